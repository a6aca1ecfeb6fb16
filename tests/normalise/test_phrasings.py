"""Turns of phrase that reports of any field use, one sentence each: what it states, and what it does not."""

import pytest

from tests.normalise.test_foreign_fields import told

CASES = [
    # how strongly something changed
    (
        "Lượng khách đạt 11,2 triệu khách, giảm nhẹ 0,8%; sản lượng hàng hóa đạt 145 nghìn tấn, tăng mạnh 18,4%.",
        [
            "actual | Lượng khách | = 11200000 khách | 2024",
            "growth | Lượng khách | = 0.8 % | 2024 down from 2023",
            "actual | sản lượng hàng hóa | = 145000 tấn | 2024",
            "growth | sản lượng hàng hóa | = 18.4 % | 2024 up from 2023",
        ],
    ),
    # from a day to a day
    (
        "Tính từ ngày 01/01 đến 30/6/2024, đã cấp 12.450 thẻ.",
        ["actual | cấp thẻ | = 12450 thẻ | 2024-01-01/P6M"],
    ),
    # a month, and the months up to it
    (
        "Xuất khẩu thủy sản tháng 10 đạt 1,1 tỷ USD, tăng 31% so với cùng kỳ; lũy kế 10 tháng đạt 8,2 tỷ USD, tăng "
        "12%.",
        [
            "actual | Xuất khẩu thủy sản | = 1100000000 USD | 2024-10",
            "growth | Xuất khẩu thủy sản | = 31 % | 2024-10 up from 2023-10",
            "actual | Xuất khẩu thủy sản | = 8200000000 USD | 2024-01-01/P10M",
            "growth | Xuất khẩu thủy sản | = 12 % | 2024-01-01/P10M up from 2023-01-01/P10M",
        ],
    ),
    # a link to the sentence before is no part of the measure
    (
        "Cùng thời gian này, số lượng giao dịch qua ví điện tử năm 2023 là 12,5 triệu giao dịch.",
        ["actual | số lượng giao dịch qua ví điện tử | = 12500000 giao dịch | 2023"],
    ),
    # a growth of a year to come is to be reached
    (
        "Năm 2025 đặt mục tiêu tăng trưởng GDP từ 8% trở lên.",
        ["target | tăng trưởng GDP | >= 8 % | 2025"],
    ),
    # a stock at the end of a quarter
    (
        "Tính đến hết quý I/2024, toàn tỉnh có 12.450 doanh nghiệp đang hoạt động với tổng vốn đăng ký 156.000 "
        "tỷ đồng.",
        [
            "actual | doanh nghiệp đang hoạt động | = 12450 doanh nghiệp | 2024-03-31",
            "actual | tổng vốn đăng ký | = 156000000000000 VND | 2024-03-31",
        ],
    ),
    # a list that shares its verb, each with its growth
    (
        "Trong quý, có 1.245 doanh nghiệp thành lập mới, tăng 8,5%; 312 doanh nghiệp quay trở lại hoạt động, "
        "giảm 4,1%; 689 doanh nghiệp tạm ngừng kinh doanh, tăng 21%.",
        [
            "actual | doanh nghiệp thành lập mới | = 1245 doanh nghiệp | 2024",
            "growth | doanh nghiệp thành lập mới | = 8.5 % | 2024 up from 2023",
            "actual | doanh nghiệp quay trở lại hoạt động | = 312 doanh nghiệp | 2024",
            "growth | doanh nghiệp quay trở lại hoạt động | = 4.1 % | 2024 down from 2023",
            "actual | doanh nghiệp tạm ngừng kinh doanh | = 689 doanh nghiệp | 2024",
            "growth | doanh nghiệp tạm ngừng kinh doanh | = 21 % | 2024 up from 2023",
        ],
    ),
    # a change in number behind a share
    (
        "Số lao động tham gia bảo hiểm xã hội bắt buộc là 15,2 triệu người, chiếm 32,6% lực lượng lao động trong "
        "độ tuổi, tăng gần 1 triệu người so với năm 2022.",
        [
            "actual | Số lao động tham gia bảo hiểm xã hội bắt buộc | = 15200000 người | 2024",
            "actual | tỷ lệ lao động tham gia bảo hiểm xã hội bắt buộc | = 32.6 % | 2024",
            "growth | Số lao động tham gia bảo hiểm xã hội bắt buộc | <~ 1000000 người | 2024 up from 2022",
        ],
    ),
    # a stock at a day, against the same day
    (
        "Tổng đàn lợn của cả nước tại thời điểm 31/12/2023 ước đạt 26,3 triệu con, tăng 4,2% so với cùng thời "
        "điểm năm trước.",
        [
            "actual | Tổng đàn lợn của cả nước | ~ 26300000 con | 2023-12-31",
            "growth | Tổng đàn lợn của cả nước | = 4.2 % | 2023-12-31 up from 2022-12-31",
        ],
    ),
    # an average in the name of the measure
    (
        "Công suất sử dụng buồng phòng bình quân đạt 58%, tăng 6 điểm phần trăm so với cùng kỳ.",
        [
            "actual | Công suất sử dụng buồng phòng bình quân | = 58 % | 2024",
            "growth | Công suất sử dụng buồng phòng bình quân | = 6 điểm phần trăm | 2024 up from 2023",
        ],
    ),
    # each change has its measure
    (
        "Thời gian giải quyết thủ tục thông quan giảm 20%, chi phí tuân thủ giảm 12,5% so với năm trước.",
        [
            "growth | Thời gian giải quyết thủ tục thông quan | = 20 % | 2024 down from 2023",
            "growth | chi phí tuân thủ | = 12.5 % | 2024 down from 2023",
        ],
    ),
    # how many times which year
    (
        "Xuất siêu 28,4 tỷ USD, cao gấp 2,3 lần năm 2022.",
        [
            "actual | Xuất siêu | = 28400000000 USD | 2024",
            "growth | Xuất siêu | = 2.3 x | 2024 up from 2022",
        ],
    ),
    # shares of a total
    (
        "Năm 2023, sản lượng điện sản xuất và nhập khẩu toàn hệ thống đạt 280,6 tỷ kWh, tăng 4,56% so với năm "
        "2022, trong đó thủy điện chiếm 28,8%, nhiệt điện than chiếm 46,2%, năng lượng tái tạo chiếm 13,5%.",
        [
            "actual | sản lượng điện sản xuất và nhập khẩu toàn hệ thống | = 280600000000 kWh | 2023",
            "growth | sản lượng điện sản xuất và nhập khẩu toàn hệ thống | = 4.56 % | 2023 up from 2022",
            "actual | sản lượng điện sản xuất và nhập khẩu toàn hệ thống (thủy điện) | = 28.8 % | 2023",
            "actual | sản lượng điện sản xuất và nhập khẩu toàn hệ thống (nhiệt điện than) | = 46.2 % | 2023",
            "actual | sản lượng điện sản xuất và nhập khẩu toàn hệ thống (năng lượng tái tạo) | = 13.5 % | 2023",
        ],
    ),
    # a plan that was missed, in brackets
    (
        "Tỷ lệ trẻ em trong độ tuổi được tiêm chủng đầy đủ đạt 92,4%, không đạt kế hoạch đề ra (95%).",
        [
            "actual | Tỷ lệ trẻ em trong độ tuổi được tiêm chủng đầy đủ | = 92.4 % | 2024",
            "target | Tỷ lệ trẻ em trong độ tuổi được tiêm chủng đầy đủ | = 95 % | 2024",
        ],
    ),
    # aims behind a colon, and a limit in a physical unit
    (
        "Mục tiêu năm 2025: 90% hồ sơ được giải quyết đúng hạn; 80% người dân hài lòng; thời gian chờ không quá "
        "15 phút.",
        [
            "target | hồ sơ được giải quyết đúng hạn | = 90 % | 2025",
            "target | người dân hài lòng | = 80 % | 2025",
            "target | thời gian chờ | <= 15 phút | 2025",
        ],
    ),
    # markets share the head of the measure
    (
        "Kim ngạch xuất khẩu sang Hoa Kỳ đạt 97 tỷ USD, giảm 11,3%; sang Trung Quốc đạt 61,2 tỷ USD, tăng 6,4%; "
        "sang EU đạt 43,7 tỷ USD, giảm 6,7%.",
        [
            "actual | Kim ngạch xuất khẩu sang Hoa Kỳ | = 97000000000 USD | 2024",
            "growth | Kim ngạch xuất khẩu sang Hoa Kỳ | = 11.3 % | 2024 down from 2023",
            "actual | Kim ngạch xuất khẩu sang Trung Quốc | = 61200000000 USD | 2024",
            "growth | Kim ngạch xuất khẩu sang Trung Quốc | = 6.4 % | 2024 up from 2023",
            "actual | Kim ngạch xuất khẩu sang EU | = 43700000000 USD | 2024",
            "growth | Kim ngạch xuất khẩu sang EU | = 6.7 % | 2024 down from 2023",
        ],
    ),
    # a measure against the budget
    (
        "Lũy kế 6 tháng đầu năm 2024, thu ngân sách đạt 55,7% dự toán, tăng 15,7% so với cùng kỳ năm 2023.",
        [
            "actual | tỷ lệ thu ngân sách so với dự toán | = 55.7 % | 2024-01-01/P6M",
            "growth | thu ngân sách | = 15.7 % | 2024-01-01/P6M up from 2023-01-01/P6M",
        ],
    ),
    # parts of an amount
    (
        "Tổng mức đầu tư của dự án là 9.665 tỷ đồng, trong đó vốn ngân sách trung ương 5.000 tỷ đồng, vốn ngân "
        "sách địa phương 4.665 tỷ đồng.",
        [
            "actual | Tổng mức đầu tư của dự án | = 9665000000000 VND | 2024",
            "actual | Tổng mức đầu tư của dự án (vốn ngân sách trung ương) | = 5000000000000 VND | 2024",
            "actual | Tổng mức đầu tư của dự án (vốn ngân sách địa phương) | = 4665000000000 VND | 2024",
        ],
    ),
    # a threshold that selects is no result
    (
        "Đến nay, đã có 5.365 sản phẩm OCOP đạt từ 3 sao trở lên.",
        [
            "actual | sản phẩm OCOP đạt từ 3 sao trở lên | = 5365 sản phẩm OCOP | 2024",
        ],
    ),
    # a change in number and percent, without a level
    (
        "Số vụ cháy giảm 12 vụ (giảm 8,3%) so với cùng kỳ năm trước; thiệt hại về tài sản ước tính 45,6 tỷ đồng.",
        [
            "growth | Số vụ cháy | = 12 vụ | 2024 down from 2023",
            "growth | Số vụ cháy | = 8.3 % | 2024 down from 2023",
            "actual | thiệt hại về tài sản | ~ 45600000000 VND | 2024",
        ],
    ),
    # a place out of all
    (
        "Chỉ số cải cách hành chính (PAR INDEX) đạt 87,25%, xếp hạng 12/63, tăng 5 bậc so với năm 2021.",
        [
            "actual | Chỉ số cải cách hành chính (PAR INDEX) | = 87.25 % | 2024",
            "actual | thứ hạng Chỉ số cải cách hành chính (PAR INDEX) | = 12/63 hạng | 2024",
            "growth | thứ hạng Chỉ số cải cách hành chính (PAR INDEX) | = 5 bậc | 2024 up from 2021",
        ],
    ),
    # a part in its own noun
    (
        "Thu hút 3,2 triệu lượt khách, trong đó khách quốc tế 450 nghìn lượt; tổng thu đạt 8.750 tỷ đồng, tăng "
        "gấp 1,4 lần so với năm 2022.",
        [
            "actual | Thu hút lượt khách | = 3200000 lượt khách | 2024",
            "actual | khách quốc tế | = 450000 lượt | 2024",
            "actual | tổng thu | = 8750000000000 VND | 2024",
            "growth | tổng thu | = 1.4 x | 2024 up from 2022",
        ],
    ),
    # a change of the count before
    (
        "Hệ thống đã cấp 2,1 triệu mã định danh cho hộ kinh doanh, tăng thêm 320 nghìn mã so với cuối năm 2023.",
        [
            "actual | Hệ thống đã cấp mã định danh cho hộ kinh doanh | = 2100000 mã | 2024",
            "growth | Hệ thống đã cấp mã định danh cho hộ kinh doanh | = 320000 mã | 2024 up from 2023-12-31",
        ],
    ),
    # by volume and by worth
    (
        "Nhập khẩu ô tô nguyên chiếc ước đạt 119 nghìn chiếc, trị giá 2,83 tỷ USD, giảm 31,2% về lượng và giảm "
        "26,5% về trị giá.",
        [
            "actual | Nhập khẩu ô tô nguyên chiếc | ~ 119000 chiếc | 2024",
            "actual | trị giá Nhập khẩu ô tô nguyên chiếc | = 2830000000 USD | 2024",
            "growth | Nhập khẩu ô tô nguyên chiếc | = 31.2 % | 2024 down from 2023",
            "growth | trị giá Nhập khẩu ô tô nguyên chiếc | = 26.5 % | 2024 down from 2023",
        ],
    ),
    # since January
    (
        "Từ đầu năm đến ngày 15/11/2024, cả nước xảy ra 1.523 vụ vi phạm, thu hồi 67,5 tỷ đồng.",
        [
            "actual | xảy ra vụ vi phạm | = 1523 vụ | 2024-01-01/P320D",
            "actual | thu hồi | = 67500000000 VND | 2024-01-01/P320D",
        ],
    ),
    # aims of a result report
    (
        "Phấn đấu đến năm 2030, kinh tế số chiếm khoảng 30% GDP; năng suất lao động tăng bình quân trên 6,5%/năm.",
        [
            "target | tỷ lệ kinh tế số so với GDP | ~ 30 % | 2030",
            "target | tăng năng suất lao động | > 6.5 % per year | 2030",
        ],
    ),
    # the year of constant prices is no period
    (
        "Giá trị sản xuất nông nghiệp theo giá so sánh 2010 ước đạt 12.540 tỷ đồng, bằng 102,3% kế hoạch, tăng 3,87%.",
        [
            "actual | Giá trị sản xuất nông nghiệp theo giá so sánh 2010 | ~ 12540000000000 VND | 2024",
            "actual | tỷ lệ Giá trị sản xuất nông nghiệp theo giá so sánh 2010 so với kế hoạch | = 102.3 % | 2024",
            "growth | Giá trị sản xuất nông nghiệp theo giá so sánh 2010 | = 3.87 % | 2024 up from 2023",
        ],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_a_sentence_states(sentence: str, expected: list[str]) -> None:
    assert told(sentence, 2024) == expected
