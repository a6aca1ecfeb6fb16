"""Sentences of fields that no report at hand is about (trade, prices, tourism, tax, farming, health): what they state.

Each case is one sentence in the style of a ministry, a province, a bank or the statistics office, worded by us.
"""

from decimal import Decimal

import pytest

from normalise.statements import statement
from normalise.statements.passage import Context, Statement
from sources.document import Locator, Report, ReportKind


def report(year: int, kind: ReportKind) -> Report:
    return Report(
        id=f"{year}-trial", title="", issuer=None, number=None, issued_on=None, kind=kind, year=year, file="", sha256=""
    )


def plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def shown(one: Statement) -> str:
    """A statement in one line: kind, measure, bound, value, unit, time; for a change its direction and base."""
    number = one.quantity
    value = plain(number.value) + (f"-{plain(number.value_high)}" if number.value_high is not None else "")
    value += f"/{plain(number.denominator)}" if number.denominator is not None else ""
    line = f"{one.kind} | {one.indicator} | {number.qualifier} {value} {number.unit or ''}".rstrip()
    line += f" per {number.per}" if number.per else ""
    line += f" | {one.period.code}"
    return f"{line} {one.direction} from {one.base.code}" if one.base and one.kind == "growth" else line


def told(sentence: str, year: int, kind: ReportKind = ReportKind.RESULT) -> list[str]:
    context = Context(report=report(year, kind), locator=Locator(block="paragraph", number=1))
    return [shown(one) for one in statement.read(sentence, context).statements]


TRADE = [
    # two rates against two bases, by month
    (
        "Kim ngạch xuất khẩu tháng 9/2024 ước đạt 34,05 tỷ USD, giảm 9,9% so với tháng trước và tăng 10,7% so với "
        "cùng kỳ năm trước.",
        [
            "actual | Kim ngạch xuất khẩu | ~ 34050000000 USD | 2024-09",
            "growth | Kim ngạch xuất khẩu | = 9.9 % | 2024-09 down from 2024-08",
            "growth | Kim ngạch xuất khẩu | = 10.7 % | 2024-09 up from 2023-09",
        ],
    ),
    # a part of the total, its growth and its share
    (
        "Tính chung 9 tháng năm 2024, kim ngạch xuất khẩu hàng hóa ước đạt 299,63 tỷ USD, tăng 15,4% so với cùng kỳ "
        "năm trước; trong đó khu vực kinh tế trong nước đạt 83,47 tỷ USD, tăng 20,7%, chiếm 27,9% tổng kim ngạch.",
        [
            "actual | kim ngạch xuất khẩu hàng hóa | ~ 299630000000 USD | 2024-01-01/P9M",
            "growth | kim ngạch xuất khẩu hàng hóa | = 15.4 % | 2024-01-01/P9M up from 2023-01-01/P9M",
            "actual | kim ngạch xuất khẩu hàng hóa (khu vực kinh tế trong nước) | = 83470000000 USD | 2024-01-01/P9M",
            "growth | kim ngạch xuất khẩu hàng hóa (khu vực kinh tế trong nước) | = 20.7 % | 2024-01-01/P9M up from "
            "2023-01-01/P9M",
            "actual | tỷ lệ kim ngạch xuất khẩu hàng hóa (khu vực kinh tế trong nước) | = 27.9 % | 2024-01-01/P9M",
        ],
    ),
    # a balance beside the turnover
    (
        "Kim ngạch nhập khẩu đạt 25,1 tỷ USD; cán cân thương mại xuất siêu 2,29 tỷ USD.",
        [
            "actual | Kim ngạch nhập khẩu | = 25100000000 USD | 2023",
            "actual | cán cân thương mại xuất siêu | = 2290000000 USD | 2023",
        ],
    ),
    # rates by volume and by worth, and a price
    (
        "Xuất khẩu gạo năm 2023 đạt 8,1 triệu tấn với trị giá 4,68 tỷ USD, tăng 14,4% về lượng và 35,3% về trị giá "
        "so với năm 2022; giá xuất khẩu bình quân 575 USD/tấn.",
        [
            "actual | Xuất khẩu gạo | = 8100000 tấn | 2023",
            "actual | trị giá Xuất khẩu gạo | = 4680000000 USD | 2023",
            "growth | Xuất khẩu gạo | = 14.4 % | 2023 up from 2022",
            "growth | trị giá Xuất khẩu gạo | = 35.3 % | 2023 up from 2022",
            "actual | giá xuất khẩu bình quân | = 575 USD | 2023",
        ],
    ),
    # a day of the month, nearly, and a second amount of the same time
    (
        "Vốn đầu tư nước ngoài đăng ký đến ngày 20/12/2023 đạt gần 36,61 tỷ USD, tăng 32,1% so với cùng kỳ năm trước; "
        "vốn thực hiện ước đạt 23,18 tỷ USD, tăng 3,5%.",
        [
            "actual | Vốn đầu tư nước ngoài đăng ký | <~ 36610000000 USD | 2023-12-20",
            "growth | Vốn đầu tư nước ngoài đăng ký | = 32.1 % | 2023-12-20 up from 2022-12-20",
            "actual | vốn thực hiện | ~ 23180000000 USD | 2023-12-20",
            "growth | vốn thực hiện | = 3.5 % | 2023-12-20 up from 2022-12-20",
        ],
    ),
    # rates by number and by capital
    (
        "Trong 6 tháng đầu năm 2023 cấp mới 1.205 dự án với tổng vốn đăng ký 9,54 tỷ USD, tăng 11,3% về số dự án và "
        "giảm 12,1% về số vốn so với cùng kỳ năm trước.",
        [
            "actual | cấp mới dự án | = 1205 dự án | 2023-01-01/P6M",
            "actual | tổng vốn đăng ký | = 9540000000 USD | 2023-01-01/P6M",
            "growth | cấp mới dự án | = 11.3 % | 2023-01-01/P6M up from 2022-01-01/P6M",
            "growth | tổng vốn đăng ký | = 12.1 % | 2023-01-01/P6M down from 2022-01-01/P6M",
        ],
    ),
    (
        "Tính đến 15/12/2023, dự trữ ngoại hối đạt trên 100 tỷ USD.",
        ["actual | dự trữ ngoại hối | > 100000000000 USD | 2023-12-15"],
    ),
]

PRICES_AND_GROWTH = [
    (
        "Chỉ số giá tiêu dùng (CPI) tháng 12/2023 tăng 0,12% so với tháng trước và tăng 3,58% so với cùng kỳ năm "
        "trước.",
        [
            "growth | Chỉ số giá tiêu dùng (CPI) | = 0.12 % | 2023-12 up from 2023-11",
            "growth | Chỉ số giá tiêu dùng (CPI) | = 3.58 % | 2023-12 up from 2022-12",
        ],
    ),
    (
        "Bình quân năm 2023, CPI tăng 3,25% so với năm trước.",
        ["growth | CPI | = 3.25 % | 2023 up from 2022"],
    ),
    # the quarter holds over the semicolon
    (
        "CPI bình quân quý I/2023 tăng 4,18%; lạm phát cơ bản tăng 5,01%.",
        [
            "growth | CPI bình quân | = 4.18 % | 2023-Q1 up from 2022-Q1",
            "growth | lạm phát cơ bản | = 5.01 % | 2023-Q1 up from 2022-Q1",
        ],
    ),
    # a comma inside the name of a sector
    (
        "Tổng sản phẩm trên địa bàn tỉnh (GRDP) quý III/2023 ước tăng 6,2% so với cùng kỳ năm trước, trong đó khu vực "
        "nông, lâm nghiệp và thủy sản tăng 3,1%; khu vực công nghiệp và xây dựng tăng 8,4%; khu vực dịch vụ tăng 5,9%.",
        [
            "growth | Tổng sản phẩm trên địa bàn tỉnh (GRDP) | ~ 6.2 % | 2023-Q3 up from 2022-Q3",
            "growth | khu vực nông, lâm nghiệp và thủy sản | = 3.1 % | 2023-Q3 up from 2022-Q3",
            "growth | khu vực công nghiệp và xây dựng | = 8.4 % | 2023-Q3 up from 2022-Q3",
            "growth | khu vực dịch vụ | = 5.9 % | 2023-Q3 up from 2022-Q3",
        ],
    ),
    # without the change of prices, and what the same quarter of the year before had grown by
    (
        "Tổng mức bán lẻ hàng hóa quý II/2023 ước đạt 1.507,8 nghìn tỷ đồng, tăng 8,8% so với cùng kỳ năm 2022, nếu "
        "loại trừ yếu tố giá tăng 5,3% (cùng kỳ năm 2022 tăng 17,6%).",
        [
            "actual | Tổng mức bán lẻ hàng hóa | ~ 1507800000000000 VND | 2023-Q2",
            "growth | Tổng mức bán lẻ hàng hóa | = 8.8 % | 2023-Q2 up from 2022-Q2",
            "growth | Tổng mức bán lẻ hàng hóa (nếu loại trừ yếu tố giá) | = 5.3 % | 2023-Q2 up from 2022-Q2",
            "growth | Tổng mức bán lẻ hàng hóa (nếu loại trừ yếu tố giá) | = 17.6 % | 2022-Q2 up from 2021-Q2",
        ],
    ),
    # months without a year are the reporting year's
    (
        "Chỉ số sản xuất công nghiệp (IIP) tháng 11 tăng 3% so với tháng trước; tính chung 11 tháng, IIP tăng 1% "
        "(cùng kỳ năm 2022 tăng 8,8%).",
        [
            "growth | Chỉ số sản xuất công nghiệp (IIP) | = 3 % | 2023-11 up from 2023-10",
            "growth | IIP | = 1 % | 2023-01-01/P11M up from 2022-01-01/P11M",
            "growth | IIP | = 8.8 % | 2022-01-01/P11M up from 2021-01-01/P11M",
        ],
    ),
    # the same amount in two currencies
    (
        "Quy mô GDP theo giá hiện hành năm 2023 ước đạt 10.221,8 nghìn tỷ đồng, tương đương 430 tỷ USD.",
        [
            "actual | Quy mô GDP theo giá hiện hành | ~ 10221800000000000 VND | 2023",
            "actual | Quy mô GDP theo giá hiện hành | = 430000000000 USD | 2023",
        ],
    ),
    # parts of a structure that the words before the colon name
    (
        "Cơ cấu nền kinh tế: khu vực nông nghiệp chiếm 11,96%; công nghiệp và xây dựng chiếm 37,12%; dịch vụ chiếm "
        "42,54%.",
        [
            "actual | Cơ cấu nền kinh tế (khu vực nông nghiệp) | = 11.96 % | 2023",
            "actual | Cơ cấu nền kinh tế (công nghiệp và xây dựng) | = 37.12 % | 2023",
            "actual | Cơ cấu nền kinh tế (dịch vụ) | = 42.54 % | 2023",
        ],
    ),
    # a month written in words
    (
        "Vốn đầu tư từ ngân sách nhà nước tháng Chín/2023 ước đạt 63,4 nghìn tỷ đồng, tăng 20,5% so với cùng kỳ năm "
        "trước.",
        [
            "actual | Vốn đầu tư từ ngân sách nhà nước | ~ 63400000000000 VND | 2023-09",
            "growth | Vốn đầu tư từ ngân sách nhà nước | = 20.5 % | 2023-09 up from 2022-09",
        ],
    ),
    (
        "Giá vàng trong nước tháng 4 tăng 3,75% so với cuối năm trước.",
        ["growth | Giá vàng trong nước | = 3.75 % | 2023-04 up from 2022-12-31"],
    ),
]

FINANCE = [
    (
        "Tổng dư nợ tín dụng đến cuối năm 2023 đạt 13,57 triệu tỷ đồng, tăng 13,71% so với cuối năm 2022.",
        [
            "actual | Tổng dư nợ tín dụng | = 13570000000000000 VND | 2023-12-31",
            "growth | Tổng dư nợ tín dụng | = 13.71 % | 2023-12-31 up from 2022-12-31",
        ],
    ),
    # points of a rate
    (
        "Tỷ lệ nợ xấu nội bảng đến cuối tháng 6/2023 ở mức 3,36%, tăng 1,33 điểm phần trăm so với cuối năm trước.",
        [
            "actual | Tỷ lệ nợ xấu nội bảng | = 3.36 % | 2023-06-30",
            "growth | Tỷ lệ nợ xấu nội bảng | = 1.33 điểm phần trăm | 2023-06-30 up from 2022-12-31",
        ],
    ),
    # points, and where the rate went to
    (
        "Lãi suất huy động bình quân giảm 2,5 điểm phần trăm, còn 3,9%/năm.",
        [
            "growth | Lãi suất huy động bình quân | = 2.5 điểm phần trăm | 2023 down from 2022",
            "actual | Lãi suất huy động bình quân | = 3.9 % per year | 2023",
        ],
    ),
    # measured against a plan, and against a year
    (
        "Tổng thu ngân sách nhà nước ước đạt 1.717,8 nghìn tỷ đồng, bằng 106% dự toán năm và giảm 5,4% so với cùng kỳ "
        "năm trước.",
        [
            "actual | Tổng thu ngân sách nhà nước | ~ 1717800000000000 VND | 2023",
            "actual | tỷ lệ Tổng thu ngân sách nhà nước so với dự toán năm | = 106 % | 2023",
            "growth | Tổng thu ngân sách nhà nước | = 5.4 % | 2023 down from 2022",
        ],
    ),
    # what the same months of the year before had reached
    (
        "Giải ngân vốn đầu tư công đến hết tháng 10/2023 đạt 401.863 tỷ đồng, đạt 56,74% kế hoạch được giao (cùng kỳ "
        "năm 2022 đạt 51,34%).",
        [
            "actual | Giải ngân vốn đầu tư công | = 401863000000000 VND | 2023-10-31",
            "actual | tỷ lệ Giải ngân vốn đầu tư công so với kế hoạch được giao | = 56.74 % | 2023-10-31",
            "actual | tỷ lệ Giải ngân vốn đầu tư công so với kế hoạch được giao | = 51.34 % | 2022-10-31",
        ],
    ),
    (
        "Số giao dịch qua ví điện tử đạt 2,3 tỷ món với giá trị 610 nghìn tỷ đồng.",
        [
            "actual | Số giao dịch qua ví điện tử | = 2300000000 món | 2023",
            "actual | giá trị giao dịch qua ví điện tử | = 610000000000000 VND | 2023",
        ],
    ),
    # channels, each with its count and worth
    (
        "Năm 2023, số lượng giao dịch qua Internet đạt 1,9 tỷ giao dịch với giá trị 52 triệu tỷ đồng; qua kênh điện "
        "thoại di động đạt 7,1 tỷ giao dịch với giá trị 49 triệu tỷ đồng.",
        [
            "actual | số lượng giao dịch qua Internet | = 1900000000 giao dịch | 2023",
            "actual | giá trị giao dịch qua Internet | = 52000000000000000 VND | 2023",
            "actual | số lượng giao dịch qua kênh điện thoại di động | = 7100000000 giao dịch | 2023",
            "actual | giá trị giao dịch qua kênh điện thoại di động | = 49000000000000000 VND | 2023",
        ],
    ),
    # parts of a stock
    (
        "Tổng số thẻ ngân hàng đang lưu hành đạt 150 triệu thẻ, trong đó thẻ nội địa 118 triệu thẻ, thẻ quốc tế 32 "
        "triệu thẻ.",
        [
            "actual | Tổng số thẻ ngân hàng đang lưu hành | = 150000000 thẻ | 2023",
            "actual | thẻ nội địa | = 118000000 thẻ | 2023",
            "actual | thẻ quốc tế | = 32000000 thẻ | 2023",
        ],
    ),
    (
        "Doanh thu viễn thông ước đạt 138.000 tỷ đồng, tăng 0,5%, trong khi lợi nhuận trước thuế giảm 2,4%.",
        [
            "actual | Doanh thu viễn thông | ~ 138000000000000 VND | 2023",
            "growth | Doanh thu viễn thông | = 0.5 % | 2023 up from 2022",
            "growth | lợi nhuận trước thuế | = 2.4 % | 2023 down from 2022",
        ],
    ),
]

PEOPLE = [
    # points of a rate, and where it went to
    (
        "Tỷ lệ hộ nghèo giảm 1,1 điểm phần trăm xuống còn 2,93%.",
        [
            "growth | Tỷ lệ hộ nghèo | = 1.1 điểm phần trăm | 2023 down from 2022",
            "actual | Tỷ lệ hộ nghèo | = 2.93 % | 2023",
        ],
    ),
    (
        "Hộ nghèo đa chiều còn 815.101 hộ, chiếm tỷ lệ 2,93%.",
        [
            "actual | Hộ nghèo đa chiều | = 815101 hộ | 2023",
            "actual | tỷ lệ Hộ nghèo đa chiều | = 2.93 % | 2023",
        ],
    ),
    # against the quarter before and the same quarter
    (
        "Tỷ lệ thất nghiệp quý IV/2023 là 2,26%, giảm 0,04 điểm phần trăm so với quý trước và giảm 0,06 điểm phần "
        "trăm so với cùng kỳ năm trước.",
        [
            "actual | Tỷ lệ thất nghiệp | = 2.26 % | 2023-Q4",
            "growth | Tỷ lệ thất nghiệp | = 0.04 điểm phần trăm | 2023-Q4 down from 2023-Q3",
            "growth | Tỷ lệ thất nghiệp | = 0.06 điểm phần trăm | 2023-Q4 down from 2022-Q4",
        ],
    ),
    # a change in number and in percent
    (
        "Dân số trung bình năm 2023 ước đạt 100,3 triệu người, tăng 835 nghìn người, tương đương tăng 0,84% so với năm "
        "2022.",
        [
            "actual | Dân số trung bình | ~ 100300000 người | 2023",
            "growth | Dân số trung bình | = 835000 người | 2023 up from 2022",
            "growth | Dân số trung bình | = 0.84 % | 2023 up from 2022",
        ],
    ),
    # an income per month
    (
        "Thu nhập bình quân của người lao động đạt 7,1 triệu đồng/tháng, tăng 6,9%, tương ứng tăng 459 nghìn đồng so "
        "với năm 2022.",
        [
            "actual | Thu nhập bình quân của người lao động | = 7100000 VND per month | 2023",
            "growth | Thu nhập bình quân của người lao động | = 6.9 % | 2023 up from 2022",
            "growth | Thu nhập bình quân của người lao động | = 459000 VND | 2023 up from 2022",
        ],
    ),
    (
        "Thu nhập bình quân đầu người đạt 59,2 triệu đồng/người/năm.",
        ["actual | Thu nhập bình quân đầu người | = 59200000 VND per year | 2023"],
    ),
    ("Mật độ dân số là 304 người/km2.", ["actual | Mật độ dân số | = 304 người/km² | 2023"]),
    (
        "Có 85,7% doanh nghiệp đánh giá sản xuất ổn định; 14,3% doanh nghiệp đánh giá khó khăn.",
        [
            "actual | doanh nghiệp đánh giá sản xuất ổn định | = 85.7 % | 2023",
            "actual | doanh nghiệp đánh giá khó khăn | = 14.3 % | 2023",
        ],
    ),
    (
        "Tỷ lệ lấp đầy các khu công nghiệp đạt 73%, tạo việc làm cho khoảng 4 triệu lao động.",
        [
            "actual | Tỷ lệ lấp đầy các khu công nghiệp | = 73 % | 2023",
            "actual | tạo việc làm cho lao động | ~ 4000000 lao động | 2023",
        ],
    ),
]

HEALTH_AND_SCHOOL = [
    (
        "Đến hết ngày 31/12/2023, cả nước có 93,3 triệu người tham gia bảo hiểm y tế, đạt tỷ lệ bao phủ 93,35% dân số.",
        [
            "actual | người tham gia bảo hiểm y tế | = 93300000 người tham gia | 2023-12-31",
            "actual | tỷ lệ bao phủ dân số | = 93.35 % | 2023-12-31",
        ],
    ),
    # what a rate is counted on states nothing
    (
        "Số bác sĩ trên 10.000 dân đạt 12,5 bác sĩ; số giường bệnh trên 10.000 dân đạt 32 giường.",
        [
            "actual | Số bác sĩ trên 10.000 dân | = 12.5 bác sĩ | 2023",
            "actual | số giường bệnh trên 10.000 dân | = 32 giường | 2023",
        ],
    ),
    # the value of the base in brackets
    (
        "Tổng số ca mắc sốt xuất huyết là 172.520 ca, giảm 53,8% so với năm 2022 (373.123 ca).",
        [
            "actual | Tổng số ca mắc sốt xuất huyết | = 172520 ca | 2023",
            "growth | Tổng số ca mắc sốt xuất huyết | = 53.8 % | 2023 down from 2022",
            "actual | Tổng số ca mắc sốt xuất huyết | = 373123 ca | 2022",
        ],
    ),
    (
        "Đã tiêm 1,05 triệu mũi vắc xin sởi, đạt 95,2% kế hoạch.",
        [
            "actual | tiêm mũi vắc xin sởi | = 1050000 mũi | 2023",
            "actual | tỷ lệ tiêm mũi vắc xin sởi so với kế hoạch | = 95.2 % | 2023",
        ],
    ),
    (
        "Toàn tỉnh có 412 trường học, trong đó 298 trường đạt chuẩn quốc gia, chiếm 72,3%.",
        [
            "actual | trường học | = 412 trường học | 2023",
            "actual | trường học (trường đạt chuẩn quốc gia) | = 298 trường | 2023",
            "actual | tỷ lệ trường học (trường đạt chuẩn quốc gia) | = 72.3 % | 2023",
        ],
    ),
    # the base stands before the change
    (
        "Tỷ lệ tốt nghiệp trung học phổ thông năm 2023 đạt 99,12%, cao hơn năm trước 0,35 điểm phần trăm.",
        [
            "actual | Tỷ lệ tốt nghiệp trung học phổ thông | = 99.12 % | 2023",
            "growth | Tỷ lệ tốt nghiệp trung học phổ thông | = 0.35 điểm phần trăm | 2023 up from 2022",
        ],
    ),
    # marks and places
    (
        "Điểm trung bình môn Toán là 6,25 điểm, tăng 0,22 điểm so với năm 2022.",
        [
            "actual | Điểm trung bình môn Toán | = 6.25 điểm | 2023",
            "growth | Điểm trung bình môn Toán | = 0.22 điểm | 2023 up from 2022",
        ],
    ),
    (
        "Chỉ số PCI năm 2023 đạt 68,79 điểm, xếp thứ 9/63 tỉnh, thành phố, tăng 3 bậc so với năm 2022.",
        [
            "actual | Chỉ số PCI | = 68.79 điểm | 2023",
            "actual | thứ hạng Chỉ số PCI | = 9/63 tỉnh, thành phố | 2023",
            "growth | thứ hạng Chỉ số PCI | = 3 bậc | 2023 up from 2022",
        ],
    ),
]

LAND_AND_TRANSPORT = [
    # a yield, and its change in the same unit without a base
    (
        "Sản lượng lúa cả năm ước đạt 43,5 triệu tấn, tăng 1,9% so với năm 2022; năng suất bình quân đạt 61,0 tạ/ha, "
        "tăng 1,0 tạ/ha.",
        [
            "actual | Sản lượng lúa | ~ 43500000 tấn | 2023",
            "growth | Sản lượng lúa | = 1.9 % | 2023 up from 2022",
            "actual | năng suất bình quân | = 61 tạ/ha | 2023",
            "growth | năng suất bình quân | = 1 tạ/ha | 2023 up from 2022",
        ],
    ),
    (
        "Tổng diện tích rừng trồng mới đạt 298,2 nghìn ha, giảm 1,3%; sản lượng gỗ khai thác đạt 20,8 triệu m3, tăng "
        "2,8%.",
        [
            "actual | Tổng diện tích rừng trồng mới | = 298200 ha | 2023",
            "growth | Tổng diện tích rừng trồng mới | = 1.3 % | 2023 down from 2022",
            "actual | sản lượng gỗ khai thác | = 20800000 m³ | 2023",
            "growth | sản lượng gỗ khai thác | = 2.8 % | 2023 up from 2022",
        ],
    ),
    (
        "Tỷ lệ che phủ rừng duy trì ổn định ở mức 42,02%.",
        ["actual | Tỷ lệ che phủ rừng | = 42.02 % | 2023"],
    ),
    # a ratio to the base, not a change
    (
        "Diện tích gieo trồng lúa đông xuân đạt 2.953 nghìn ha, bằng 99,9% so với cùng kỳ năm trước.",
        [
            "actual | Diện tích gieo trồng lúa đông xuân | = 2953000 ha | 2023",
            "actual | tỷ lệ Diện tích gieo trồng lúa đông xuân so với cùng kỳ năm trước | = 99.9 % | 2023",
        ],
    ),
    # a fraction with its percentage before what they are of
    (
        "Cả nước có 6.370/8.167 xã (78%) đạt chuẩn nông thôn mới.",
        [
            "actual | xã đạt chuẩn nông thôn mới | = 6370/8167 xã | 2023",
            "actual | tỷ lệ xã đạt chuẩn nông thôn mới | = 78 % | 2023",
        ],
    ),
    # visitors against two years
    (
        "Khách quốc tế 9 tháng đầu năm 2023 đạt 8,9 triệu lượt người, gấp 4,7 lần cùng kỳ năm trước nhưng chỉ bằng "
        "69% so với cùng kỳ năm 2019.",
        [
            "actual | Khách quốc tế | = 8900000 lượt người | 2023-01-01/P9M",
            "growth | Khách quốc tế | = 4.7 x | 2023-01-01/P9M up from 2022-01-01/P9M",
            "actual | tỷ lệ Khách quốc tế so với cùng kỳ năm 2019 | = 69 % | 2023-01-01/P9M",
        ],
    ),
    (
        "Khách du lịch nội địa ước 108 triệu lượt, tổng thu từ khách du lịch 678 nghìn tỷ đồng, đạt 104% kế hoạch năm.",
        [
            "actual | Khách du lịch nội địa | ~ 108000000 lượt | 2023",
            "actual | tổng thu từ khách du lịch | = 678000000000000 VND | 2023",
            "actual | tỷ lệ tổng thu từ khách du lịch so với kế hoạch năm | = 104 % | 2023",
        ],
    ),
    # the base first, for all three
    (
        "So với năm trước, số vụ tai nạn giao thông giảm 4,4%, số người chết giảm 1,9% và số người bị thương tăng "
        "0,9%.",
        [
            "growth | số vụ tai nạn giao thông | = 4.4 % | 2023 down from 2022",
            "growth | số người chết | = 1.9 % | 2023 down from 2022",
            "growth | số người bị thương | = 0.9 % | 2023 up from 2022",
        ],
    ),
    # what was done in a month, by the number of things
    (
        "Trong tháng 5, lực lượng chức năng xử lý 215.430 trường hợp vi phạm, phạt tiền 382 tỷ đồng, tước 41.208 giấy "
        "phép lái xe.",
        [
            "actual | lực lượng chức năng xử lý trường hợp vi phạm | = 215430 trường hợp | 2023-05",
            "actual | phạt tiền | = 382000000000 VND | 2023-05",
            "actual | tước giấy phép lái xe | = 41208 giấy phép | 2023-05",
        ],
    ),
    # a count per day, and how many times that of another year
    (
        "Bình quân mỗi ngày có 1,2 triệu lượt xe qua trạm, gấp 1,5 lần so với năm 2021.",
        [
            "actual | lượt xe qua trạm | = 1200000 lượt xe per day | 2023",
            "growth | lượt xe qua trạm | = 1.5 x | 2023 up from 2021",
        ],
    ),
    (
        "Khối lượng rác thải thu gom đạt 67.877 tấn/ngày, tỷ lệ thu gom đạt 96,6%.",
        [
            "actual | Khối lượng rác thải thu gom | = 67877 tấn per day | 2023",
            "actual | tỷ lệ thu gom | = 96.6 % | 2023",
        ],
    ),
    (
        "Hàng hóa qua cảng biển 11 tháng đầu năm 2023 đạt 692,3 triệu tấn, tăng 2% so với cùng kỳ; hàng container đạt "
        "22,7 triệu TEU.",
        [
            "actual | Hàng hóa qua cảng biển | = 692300000 tấn | 2023-01-01/P11M",
            "growth | Hàng hóa qua cảng biển | = 2 % | 2023-01-01/P11M up from 2022-01-01/P11M",
            "actual | hàng container | = 22700000 TEU | 2023-01-01/P11M",
        ],
    ),
    (
        "Số thuê bao băng rộng cố định đạt 22,7 triệu thuê bao (tăng 7,6% so với cùng kỳ), tương ứng 22,6 thuê bao/100 "
        "dân.",
        [
            "actual | Số thuê bao băng rộng cố định | = 22700000 thuê bao | 2023",
            "growth | Số thuê bao băng rộng cố định | = 7.6 % | 2023 up from 2022",
            "actual | Số thuê bao băng rộng cố định | = 22.6 thuê bao/100 dân | 2023",
        ],
    ),
]

AIMS = [
    (
        "Năm 2024 phấn đấu tăng trưởng kinh tế đạt 6,0 - 6,5%, GDP bình quân đầu người khoảng 4.700 - 4.730 USD.",
        [
            "target | tăng trưởng kinh tế | range 6-6.5 % | 2024",
            "target | GDP bình quân đầu người | range 4700-4730 USD | 2024",
        ],
    ),
    (
        "Mục tiêu đến năm 2025: tỷ lệ bao phủ bảo hiểm y tế đạt trên 95% dân số; tỷ lệ trẻ em dưới 5 tuổi suy dinh "
        "dưỡng thấp còi giảm xuống dưới 17%.",
        [
            "target | tỷ lệ bao phủ bảo hiểm y tế | > 95 % | 2025",
            "target | tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thấp còi | < 17 % | 2025",
        ],
    ),
    (
        "Đưa tỷ lệ lao động qua đào tạo lên 70% vào năm 2025.",
        ["target | tỷ lệ lao động qua đào tạo | = 70 % | 2025"],
    ),
    (
        "Tỷ lệ đô thị hóa cần đạt tối thiểu 45% vào năm 2025.",
        ["target | Tỷ lệ đô thị hóa | >= 45 % | 2025"],
    ),
    (
        "Đến năm 2025, 100% trạm y tế xã có bác sĩ, tỷ suất tử vong trẻ em dưới 1 tuổi dưới 12,5‰.",
        [
            "target | trạm y tế xã có bác sĩ | = 100 % | 2025",
            "target | tỷ suất tử vong trẻ em dưới 1 tuổi | < 12.5 ‰ | 2025",
        ],
    ),
]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [*TRADE, *PRICES_AND_GROWTH, *FINANCE, *PEOPLE, *HEALTH_AND_SCHOOL, *LAND_AND_TRANSPORT],
)
def test_results(sentence: str, expected: list[str]) -> None:
    assert told(sentence, 2024 if "2024" in sentence else 2023) == expected


@pytest.mark.parametrize(("sentence", "expected"), AIMS)
def test_aims(sentence: str, expected: list[str]) -> None:
    assert told(sentence, 2024, ReportKind.PLAN) == expected
