"""Made-up tables of many fields, as people write them, with what each of their figures states.

A case is a remark, the table, and a line a figure: kind | indicator | value and unit | period | entity. In the table a
line without strokes stands above it ("# " before a heading), the first line between strokes is the heading, and "> "
begins a group row.
"""

from dataclasses import dataclass, field
from datetime import date

from sources.document import ReportKind


@dataclass(frozen=True)
class Case:
    """A table and what it states."""

    remark: str
    lines: tuple[str, ...]
    states: tuple[str, ...]
    year: int = 2024
    kind: ReportKind = field(default=ReportKind.RESULT)
    issued: date | None = None


def case(
    remark: str,
    text: str,
    *states: str,
    year: int = 2024,
    kind: ReportKind = ReportKind.RESULT,
    issued: date | None = None,
) -> Case:
    lines = tuple(line.strip() for line in text.strip().splitlines())
    return Case(remark, lines, states, year, kind, issued)


CASES = [
    case(
        "the unit behind the source, and a heading that is no unit",
        """
        # BÁO CÁO
        Bảng 2: Giá trị xuất khẩu phân theo thị trường
        (Nguồn: Tổng cục Hải quan; đơn vị: nghìn USD)
        | | Tháng 8 | Tháng 9 |
        | Hoa Kỳ | 12.410 | 13.520 |
        | Tổng | 20.425 | 21.160 |
        """,
        "actual | Giá trị xuất khẩu phân theo thị trường, Hoa Kỳ | 12410000 USD | 2024-08",
        "actual | Giá trị xuất khẩu phân theo thị trường, Hoa Kỳ | 13520000 USD | 2024-09",
        "actual | Giá trị xuất khẩu phân theo thị trường | 20425000 USD | 2024-08",
        "actual | Giá trị xuất khẩu phân theo thị trường | 21160000 USD | 2024-09",
    ),
    case(
        "the mean of a quarter beside its months",
        """
        Bảng 5 - Chỉ số giá tiêu dùng các tháng năm 2024 so với tháng trước (%)
        | Nhóm hàng | T1 | T2 | BQ quý I |
        | Giao thông | 101,39 | 102,11 | 101,03 |
        """,
        "actual | Chỉ số giá tiêu dùng, Giao thông | 101.39 % | 2024-01",
        "actual | Chỉ số giá tiêu dùng, Giao thông | 102.11 % | 2024-02",
        "actual | Chỉ số giá tiêu dùng, Giao thông, BQ | 101.03 % | 2024-Q1",
    ),
    case(
        "the unit in the title; a ratio in percent beside two seasons",
        """
        # 2. Nông nghiệp
        Bảng 3: Diện tích gieo trồng vụ Đông Xuân (ha)
        | Cây trồng | Vụ Đông Xuân 2023 | Vụ Đông Xuân 2024 | So sánh (%) |
        | Lúa | 12.345 | 12.500 | 101,3 |
        | Ngô | 2.100 | 1.980 | 94,3 |
        """,
        "actual | Lúa | 12345 ha | 2023",
        "actual | Lúa | 12500 ha | 2024",
        "actual | tỷ lệ Lúa so với năm trước | 101.3 % | 2024",
        "actual | Ngô | 2100 ha | 2023",
        "actual | Ngô | 1980 ha | 2024",
        "actual | tỷ lệ Ngô so với năm trước | 94.3 % | 2024",
    ),
    case(
        "quarters and the year as columns",
        """
        Tình hình khám chữa bệnh năm 2024
        Đơn vị: lượt
        | Chỉ số | Quý I | Quý II | Quý III | Quý IV | Cả năm |
        | Khám ngoại trú | 1.200 | 1.300 | 1.250 | 1.400 | 5.150 |
        | Nội trú | 300 | 310 | 290 | 305 | 1.205 |
        """,
        "actual | Khám ngoại trú | 1200 lượt | 2024-Q1",
        "actual | Khám ngoại trú | 1300 lượt | 2024-Q2",
        "actual | Khám ngoại trú | 1250 lượt | 2024-Q3",
        "actual | Khám ngoại trú | 1400 lượt | 2024-Q4",
        "actual | Khám ngoại trú | 5150 lượt | 2024",
        "actual | Nội trú | 300 lượt | 2024-Q1",
        "actual | Nội trú | 310 lượt | 2024-Q2",
        "actual | Nội trú | 290 lượt | 2024-Q3",
        "actual | Nội trú | 305 lượt | 2024-Q4",
        "actual | Nội trú | 1205 lượt | 2024",
    ),
    case(
        "a breakdown by sex goes into the name; rows are parts of what the title measures",
        """
        Bảng 5. Số học sinh năm học 2023-2024
        ĐVT: học sinh
        | Cấp học | Tổng số | Nam | Nữ |
        | Tiểu học | 45.210 | 23.100 | 22.110 |
        | THCS | 30.112 | 15.500 | 14.612 |
        | Tổng cộng | 75.322 | 38.600 | 36.722 |
        """,
        "actual | Số học sinh, Tiểu học, Tổng số | 45210 học sinh | 2023-09-01/P9M",
        "actual | Số học sinh, Tiểu học, Nam | 23100 học sinh | 2023-09-01/P9M",
        "actual | Số học sinh, Tiểu học, Nữ | 22110 học sinh | 2023-09-01/P9M",
        "actual | Số học sinh, THCS, Tổng số | 30112 học sinh | 2023-09-01/P9M",
        "actual | Số học sinh, THCS, Nam | 15500 học sinh | 2023-09-01/P9M",
        "actual | Số học sinh, THCS, Nữ | 14612 học sinh | 2023-09-01/P9M",
        "actual | Số học sinh, Tổng số | 75322 học sinh | 2023-09-01/P9M",
        "actual | Số học sinh, Nam | 38600 học sinh | 2023-09-01/P9M",
        "actual | Số học sinh, Nữ | 36722 học sinh | 2023-09-01/P9M",
    ),
    case(
        "a plan of the year beside half a year; ratios to the plan and to the year before are no growth",
        """
        Biểu số 1. TÌNH HÌNH THỰC HIỆN THU NGÂN SÁCH 6 THÁNG ĐẦU NĂM 2024
        Đơn vị tính: Triệu đồng
        | STT | Nội dung | Dự toán năm | Ước thực hiện 6 tháng | So với dự toán năm (%) | So với cùng kỳ năm trước (%) |
        | A | TỔNG THU NSNN | 5.000.000 | 2.650.000 | 53,0 | 108,5 |
        | I | Thu nội địa | 4.000.000 | 2.100.000 | 52,5 | 107,2 |
        | 1 | Thu từ DNNN | 500.000 | 240.000 | 48 | 95,1 |
        | II | Thu từ XNK | 1.000.000 | 550.000 | 55 | 113,0 |
        """,
        "target | TỔNG THU NSNN | 5000000000000 VND | 2024",
        "actual | TỔNG THU NSNN | ~ 2650000000000 VND | 2024-01-01/P6M",
        "actual | tỷ lệ TỔNG THU NSNN so với dự toán | 53 % | 2024-01-01/P6M",
        "actual | tỷ lệ TỔNG THU NSNN so với cùng kỳ năm trước | 108.5 % | 2024-01-01/P6M",
        "target | Thu nội địa | 4000000000000 VND | 2024",
        "actual | Thu nội địa | ~ 2100000000000 VND | 2024-01-01/P6M",
        "actual | tỷ lệ Thu nội địa so với dự toán | 52.5 % | 2024-01-01/P6M",
        "actual | tỷ lệ Thu nội địa so với cùng kỳ năm trước | 107.2 % | 2024-01-01/P6M",
        "target | Thu từ DNNN | 500000000000 VND | 2024",
        "actual | Thu từ DNNN | ~ 240000000000 VND | 2024-01-01/P6M",
        "actual | tỷ lệ Thu từ DNNN so với dự toán | 48 % | 2024-01-01/P6M",
        "actual | tỷ lệ Thu từ DNNN so với cùng kỳ năm trước | 95.1 % | 2024-01-01/P6M",
        "target | Thu từ XNK | 1000000000000 VND | 2024",
        "actual | Thu từ XNK | ~ 550000000000 VND | 2024-01-01/P6M",
        "actual | tỷ lệ Thu từ XNK so với dự toán | 55 % | 2024-01-01/P6M",
        "actual | tỷ lệ Thu từ XNK so với cùng kỳ năm trước | 113 % | 2024-01-01/P6M",
    ),
    case(
        "a column of units; a month, an estimate, the months so far",
        """
        | Chỉ tiêu | ĐVT | Thực hiện tháng 4/2024 | Ước tháng 5/2024 | Lũy kế 5 tháng | Tháng 5 so với cùng kỳ (%) |
        | Vận chuyển hành khách | Nghìn HK | 120,5 | 125 | 610,2 | 104,1 |
        | Luân chuyển hành khách | Triệu HK.km | 10,2 | 10,9 | 53,1 | 103,7 |
        | Doanh thu vận tải | Tỷ đồng | 80,1 | 82,5 | 405,6 | 109,9 |
        """,
        "actual | Vận chuyển hành khách | 120500 HK | 2024-04",
        "actual | Vận chuyển hành khách | ~ 125000 HK | 2024-05",
        "actual | Vận chuyển hành khách | 610200 HK | 2024-01-01/P5M",
        "actual | tỷ lệ Vận chuyển hành khách so với cùng kỳ năm trước | 104.1 % | 2024-05",
        "actual | Luân chuyển hành khách | 10200000 hành khách.km | 2024-04",
        "actual | Luân chuyển hành khách | ~ 10900000 hành khách.km | 2024-05",
        "actual | Luân chuyển hành khách | 53100000 hành khách.km | 2024-01-01/P5M",
        "actual | tỷ lệ Luân chuyển hành khách so với cùng kỳ năm trước | 103.7 % | 2024-05",
        "actual | Doanh thu vận tải | 80100000000 VND | 2024-04",
        "actual | Doanh thu vận tải | ~ 82500000000 VND | 2024-05",
        "actual | Doanh thu vận tải | 405600000000 VND | 2024-01-01/P5M",
        "actual | tỷ lệ Doanh thu vận tải so với cùng kỳ năm trước | 109.9 % | 2024-05",
    ),
    case(
        "years as columns without a word; a total and its parts",
        """
        Lực lượng lao động từ 15 tuổi trở lên
        Nghìn người
        |  | 2020 | 2021 | 2022 | 2023 |
        | Cả nước | 54.842 | 50.561 | 51.705 | 52.376 |
        | Thành thị | 18.172 | 18.536 | 19.204 | 19.501 |
        | Nông thôn | 36.670 | 32.025 | 32.501 | 32.875 |
        """,
        "actual | Lực lượng lao động từ 15 tuổi trở lên | 54842000 người | 2020",
        "actual | Lực lượng lao động từ 15 tuổi trở lên | 50561000 người | 2021",
        "actual | Lực lượng lao động từ 15 tuổi trở lên | 51705000 người | 2022",
        "actual | Lực lượng lao động từ 15 tuổi trở lên | 52376000 người | 2023",
        "actual | Lực lượng lao động từ 15 tuổi trở lên, Thành thị | 18172000 người | 2020",
        "actual | Lực lượng lao động từ 15 tuổi trở lên, Thành thị | 18536000 người | 2021",
        "actual | Lực lượng lao động từ 15 tuổi trở lên, Thành thị | 19204000 người | 2022",
        "actual | Lực lượng lao động từ 15 tuổi trở lên, Thành thị | 19501000 người | 2023",
        "actual | Lực lượng lao động từ 15 tuổi trở lên, Nông thôn | 36670000 người | 2020",
        "actual | Lực lượng lao động từ 15 tuổi trở lên, Nông thôn | 32025000 người | 2021",
        "actual | Lực lượng lao động từ 15 tuổi trở lên, Nông thôn | 32501000 người | 2022",
        "actual | Lực lượng lao động từ 15 tuổi trở lên, Nông thôn | 32875000 người | 2023",
        year=2023,
    ),
    case(
        "rows are ministries; the plan is for the year, the rest up to a day",
        """
        Kết quả giải ngân vốn đầu tư công đến 30/9/2024
        | STT | Bộ, ngành | Kế hoạch (tỷ đồng) | Giải ngân (tỷ đồng) | Tỷ lệ giải ngân (%) |
        | 1 | Bộ Giao thông vận tải | 57.735 | 35.200 | 61,0 |
        | 2 | Bộ Y tế | 1.249 | 300 | 24,0 |
        """,
        "target | giải ngân vốn đầu tư công | 57735000000000 VND | 2024 | VN-GOV:BGTVT",
        "actual | giải ngân vốn đầu tư công | 35200000000000 VND | 2024-09-30 | VN-GOV:BGTVT",
        "actual | Tỷ lệ giải ngân | 61 % | 2024-09-30 | VN-GOV:BGTVT",
        "target | giải ngân vốn đầu tư công | 1249000000000 VND | 2024 | VN-GOV:BYT",
        "actual | giải ngân vốn đầu tư công | 300000000000 VND | 2024-09-30 | VN-GOV:BYT",
        "actual | Tỷ lệ giải ngân | 24 % | 2024-09-30 | VN-GOV:BYT",
    ),
    case(
        "years to come as columns",
        """
        CÁC CHỈ TIÊU CHỦ YẾU
        | TT | Chỉ tiêu | Đơn vị tính | Năm 2025 | Năm 2030 |
        | 1 | Tốc độ tăng GRDP | % | 8,0 | ≥ 9 |
        | 2 | GRDP bình quân đầu người | Triệu đồng | 85 | 150 |
        | 3 | Tỷ lệ đô thị hóa | % | 35 | 45 |
        """,
        "target | Tốc độ tăng GRDP | 8 % | 2025",
        "target | Tốc độ tăng GRDP | >= 9 % | 2030",
        "target | GRDP bình quân đầu người | 85000000 VND | 2025",
        "target | GRDP bình quân đầu người | 150000000 VND | 2030",
        "target | Tỷ lệ đô thị hóa | 35 % | 2025",
        "target | Tỷ lệ đô thị hóa | 45 % | 2030",
        kind=ReportKind.PLAN,
    ),
    case(
        "rows are months, the title has the unit",
        """
        Lượng mưa các tháng năm 2023 (mm)
        | Tháng | Trạm Láng | Trạm Hà Đông |
        | Tháng 1 | 12,5 | 10,1 |
        | Tháng 2 | 20,0 | 22,4 |
        | Cả năm | 1.650,2 | 1.702,0 |
        """,
        "actual | Trạm Láng | 12.5 mm | 2023-01",
        "actual | Trạm Hà Đông | 10.1 mm | 2023-01",
        "actual | Trạm Láng | 20 mm | 2023-02",
        "actual | Trạm Hà Đông | 22.4 mm | 2023-02",
        "actual | Trạm Láng | 1650.2 mm | 2023",
        "actual | Trạm Hà Đông | 1702 mm | 2023",
        year=2023,
    ),
    case(
        "a bare “Tỷ lệ (%)” is the share of the column before it; a district that no catalogue has is told of",
        """
        Bảng 2. Kết quả rà soát hộ nghèo năm 2024
        | TT | Huyện, thị xã | Tổng số hộ | Hộ nghèo | Tỷ lệ (%) |
        | 1 | Huyện A Lưới | 14.500 | 2.030 | 14,0 |
        |  | Tổng cộng | 46.500 | 2.510 | 5,4 |
        """,
        "actual | Tổng số hộ | 14500 hộ | 2024 | PRINTED:huyện-a-lưới",
        "actual | Hộ nghèo | 2030 hộ nghèo | 2024 | PRINTED:huyện-a-lưới",
        "actual | tỷ lệ Hộ nghèo | 14 % | 2024 | PRINTED:huyện-a-lưới",
        "actual | Tổng số hộ | 46500 hộ | 2024",
        "actual | Hộ nghèo | 2510 hộ nghèo | 2024",
        "actual | tỷ lệ Hộ nghèo | 5.4 % | 2024",
    ),
    case(
        "a heading and the line above give one unit in two scales",
        """
        Đơn vị tính: triệu đồng
        | Chỉ tiêu | Dự toán (tỷ đồng) | Thực hiện | Tỷ lệ (%) |
        | Chi lương | 12,5 | 11.800 | 94,4 |
        """,
        "target | Chi lương | 12500000000 VND | 2024",
        "actual | Chi lương | 11800000000 VND | 2024",
        "actual | tỷ lệ Chi lương so với kế hoạch | 94.4 % | 2024",
    ),
    case(
        "no unit anywhere; a count has that of its name",
        """
        Kết quả năm 2024
        | Nội dung | Năm 2023 | Năm 2024 |
        | Hệ số sử dụng đất | 1,2 | 1,4 |
        | Số vụ cháy | 12 | 10 |
        """,
        "actual | Hệ số sử dụng đất | 1.2 no unit | 2023",
        "actual | Hệ số sử dụng đất | 1.4 no unit | 2024",
        "actual | Số vụ cháy | 12 vụ | 2023",
        "actual | Số vụ cháy | 10 vụ | 2024",
    ),
    case(
        "two levels of headings, units in some of the lower ones",
        """
        Xuất khẩu 9 tháng năm 2024 (triệu USD)
        | Mặt hàng | Hoa Kỳ Lượng (tấn) | Hoa Kỳ Trị giá | EU Lượng (tấn) | EU Trị giá |
        | Cà phê | 1.200 | 3,5 | 2.200 | 6,1 |
        | Hồ tiêu | 300 | 1,1 | 150 | 0,6 |
        """,
        "actual | Hoa Kỳ Lượng, Cà phê | 1200 tấn | 2024-01-01/P9M",
        "actual | Hoa Kỳ Trị giá, Cà phê | 3500000 USD | 2024-01-01/P9M",
        "actual | EU Lượng, Cà phê | 2200 tấn | 2024-01-01/P9M",
        "actual | EU Trị giá, Cà phê | 6100000 USD | 2024-01-01/P9M",
        "actual | Hoa Kỳ Lượng, Hồ tiêu | 300 tấn | 2024-01-01/P9M",
        "actual | Hoa Kỳ Trị giá, Hồ tiêu | 1100000 USD | 2024-01-01/P9M",
        "actual | EU Lượng, Hồ tiêu | 150 tấn | 2024-01-01/P9M",
        "actual | EU Trị giá, Hồ tiêu | 600000 USD | 2024-01-01/P9M",
    ),
    case(
        "columns are ministries",
        """
        Số thủ tục hành chính năm 2024
        | STT | Nội dung | Bộ Y tế | Bộ Công Thương |
        | 1 | Số TTHC cấp trung ương | 310 | 270 |
        | 2 | Tỷ lệ hồ sơ trực tuyến (%) | 45,2 | 78,1 |
        """,
        "actual | Số TTHC cấp trung ương | 310 TTHC | 2024 | VN-GOV:BYT",
        "actual | Số TTHC cấp trung ương | 270 TTHC | 2024 | VN-GOV:BCT",
        "actual | Tỷ lệ hồ sơ trực tuyến | 45.2 % | 2024 | VN-GOV:BYT",
        "actual | Tỷ lệ hồ sơ trực tuyến | 78.1 % | 2024 | VN-GOV:BCT",
    ),
    case(
        "a difference in the unit of what differs, and in percent",
        """
        Thu hút đầu tư nước ngoài 5 tháng
        | Chỉ tiêu | Đơn vị | 5 tháng 2023 | 5 tháng 2024 | Tăng/giảm | Tăng/giảm (%) |
        | Dự án cấp mới | Dự án | 120 | 131 | +11 | 9,2 |
        | Vốn đăng ký | Triệu USD | 850,5 | 790,2 | -60,3 | -7,1 |
        """,
        "actual | Dự án cấp mới | 120 dự án | 2023-01-01/P5M",
        "actual | Dự án cấp mới | 131 dự án | 2024-01-01/P5M",
        "growth | Dự án cấp mới | 11 dự án | 2024-01-01/P5M up from 2023-01-01..2023-05-31",
        "growth | Dự án cấp mới | 9.2 % | 2024-01-01/P5M up from 2023-01-01..2023-05-31",
        "actual | Vốn đăng ký | 850500000 USD | 2023-01-01/P5M",
        "actual | Vốn đăng ký | 790200000 USD | 2024-01-01/P5M",
        "growth | Vốn đăng ký | 60300000 USD | 2024-01-01/P5M down from 2023-01-01..2023-05-31",
        "growth | Vốn đăng ký | 7.1 % | 2024-01-01/P5M down from 2023-01-01..2023-05-31",
    ),
    case(
        "“2024/2023 (%)” is a ratio to the year before",
        """
        | TT | Chỉ tiêu | ĐVT | TH 2023 | Ước TH 2024 | KH 2025 | So sánh 2024/2023 (%) | So sánh 2025/2024 (%) |
        | 1 | Tổng sản phẩm (GRDP) | Tỷ đồng | 55.000 | 59.400 | 64.200 | 108,0 | 108,1 |
        | 2 | Số bác sĩ/vạn dân | Bác sĩ | 9,1 | 9,5 | 10 | 104,4 | 105,3 |
        """,
        "actual | Tổng sản phẩm (GRDP) | 55000000000000 VND | 2023",
        "actual | Tổng sản phẩm (GRDP) | ~ 59400000000000 VND | 2024",
        "target | Tổng sản phẩm (GRDP) | 64200000000000 VND | 2025",
        "actual | tỷ lệ Tổng sản phẩm (GRDP) so với năm trước | 108 % | 2024",
        "target | tỷ lệ Tổng sản phẩm (GRDP) so với năm trước | 108.1 % | 2025",
        "actual | Số bác sĩ/vạn dân | 9.1 bác sĩ | 2023",
        "actual | Số bác sĩ/vạn dân | ~ 9.5 bác sĩ | 2024",
        "target | Số bác sĩ/vạn dân | 10 bác sĩ | 2025",
        "actual | tỷ lệ Số bác sĩ/vạn dân so với năm trước | 104.4 % | 2024",
        "target | tỷ lệ Số bác sĩ/vạn dân so với năm trước | 105.3 % | 2025",
    ),
    case(
        "comparisons around zero are changes",
        """
        | Chỉ tiêu | 6 tháng 2024 | So với cùng kỳ (%) |
        | Xuất khẩu (triệu USD) | 512,3 | 12,5 |
        | Nhập khẩu (triệu USD) | 401 | -3,2 |
        """,
        "actual | Xuất khẩu | 512300000 USD | 2024-01-01/P6M",
        "growth | Xuất khẩu | 12.5 % | 2024-01-01/P6M up from 2023-01-01..2023-06-30",
        "actual | Nhập khẩu | 401000000 USD | 2024-01-01/P6M",
        "growth | Nhập khẩu | 3.2 % | 2024-01-01/P6M down from 2023-01-01..2023-06-30",
    ),
    case(
        "days as columns are stocks",
        """
        Tình hình huy động vốn và dư nợ
        Đơn vị: tỷ đồng
        | Chỉ tiêu | 31/12/2023 | 31/5/2024 | So với 31/12/2023 (%) |
        | Huy động vốn | 102.300 | 104.500 | 102,2 |
        | Dư nợ cho vay | 98.000 | 101.200 | 103,3 |
        """,
        "actual | Huy động vốn | 102300000000000 VND | 2023-12-31",
        "actual | Huy động vốn | 104500000000000 VND | 2024-05-31",
        "actual | tỷ lệ Huy động vốn so với tháng 12 năm trước | 102.2 % | 2024-05-31",
        "actual | Dư nợ cho vay | 98000000000000 VND | 2023-12-31",
        "actual | Dư nợ cho vay | 101200000000000 VND | 2024-05-31",
        "actual | tỷ lệ Dư nợ cho vay so với tháng 12 năm trước | 103.3 % | 2024-05-31",
    ),
    case(
        "groups of rows set the year",
        """
        Thu chi ngân sách xã
        ĐVT: triệu đồng
        | Nội dung | Kế hoạch | Thực hiện |
        > Năm 2023 |  |  |
        | Thu | 1.200 | 1.250 |
        | Chi | 1.100 | 1.090 |
        > Năm 2024 |  |  |
        | Thu | 1.300 | 1.410 |
        | Chi | 1.250 | 1.240 |
        """,
        "target | Thu | 1200000000 VND | 2023",
        "actual | Thu | 1250000000 VND | 2023",
        "target | Chi | 1100000000 VND | 2023",
        "actual | Chi | 1090000000 VND | 2023",
        "target | Thu | 1300000000 VND | 2024",
        "actual | Thu | 1410000000 VND | 2024",
        "target | Chi | 1250000000 VND | 2024",
        "actual | Chi | 1240000000 VND | 2024",
    ),
    case(
        "groups of rows set the province",
        """
        Tai nạn giao thông năm 2024
        | Chỉ tiêu | Số lượng | Đơn vị |
        > Hà Nam |  |  |
        | Số vụ | 120 | vụ |
        | Số người chết | 45 | người |
        > Ninh Bình |  |  |
        | Số vụ | 98 | vụ |
        | Số người chết | 31 | người |
        """,
        "actual | Số vụ | 120 vụ | 2024 | VN-NSO-63:35",
        "actual | Số người chết | 45 người | 2024 | VN-NSO-63:35",
        "actual | Số vụ | 98 vụ | 2024 | VN-NSO-63:37",
        "actual | Số người chết | 31 người | 2024 | VN-NSO-63:37",
    ),
    case(
        "a row that numbers the columns; a part in the heading",
        """
        Đơn vị: người
        | TT | Nhóm đối tượng | Tổng số | Trong đó: Nữ |
        | A | B | 1 | 2 |
        | 1 | Người có công | 2.310 | 1.002 |
        | 2 | Bảo trợ xã hội | 5.120 | 2.877 |
        """,
        "actual | Người có công, Tổng số | 2310 người | 2024",
        "actual | Người có công, Nữ | 1002 người | 2024",
        "actual | Bảo trợ xã hội, Tổng số | 5120 người | 2024",
        "actual | Bảo trợ xã hội, Nữ | 2877 người | 2024",
    ),
    case(
        "cells that say nothing, and blanks between thousands",
        """
        Đơn vị: con
        | Vật nuôi | Năm 2023 | Năm 2024 |
        | Trâu | 1.250 | x |
        | Bò | - | 2.300 |
        | Gà | … | 1 250 300 |
        """,
        "actual | Trâu | 1250 con | 2023",
        "actual | Bò | 2300 con | 2024",
        "actual | Gà | 1250300 con | 2024",
    ),
    case(
        "the unit in the last cell of the heading",
        """
        Bảng 4. Lao động
        | Ngành | Năm 2023 | Năm 2024 | Đơn vị tính: người |
        | Nông nghiệp | 1.200 | 1.100 |  |
        """,
        "actual | Lao động, Nông nghiệp | 1200 người | 2023",
        "actual | Lao động, Nông nghiệp | 1100 người | 2024",
    ),
    case(
        "quarters as rows under years as columns",
        """
        Sản lượng điện (triệu kWh)
        | Quý | 2022 | 2023 |
        | Quý I | 1.200 | 1.250 |
        | Quý II | 1.300 | 1.345 |
        | Cả năm | 5.000 | 5.200 |
        """,
        "actual | Sản lượng điện | 1200000000 kWh | 2022-Q1",
        "actual | Sản lượng điện | 1250000000 kWh | 2023-Q1",
        "actual | Sản lượng điện | 1300000000 kWh | 2022-Q2",
        "actual | Sản lượng điện | 1345000000 kWh | 2023-Q2",
        "actual | Sản lượng điện | 5000000000 kWh | 2022",
        "actual | Sản lượng điện | 5200000000 kWh | 2023",
        year=2023,
    ),
    case(
        "the title compares all columns; bare numbers under “Tháng” are months",
        """
        Chỉ số giá tiêu dùng các tháng năm 2023 so với cùng kỳ năm trước
        | Tháng | CPI (%) | Lạm phát cơ bản (%) |
        | 1 | 104,89 | 105,21 |
        | 2 | 104,31 | 104,96 |
        """,
        "actual | CPI so với cùng kỳ năm trước | 104.89 % | 2023-01",
        "actual | tỷ lệ Lạm phát cơ bản so với cùng kỳ năm trước | 105.21 % | 2023-01",
        "actual | CPI so với cùng kỳ năm trước | 104.31 % | 2023-02",
        "actual | tỷ lệ Lạm phát cơ bản so với cùng kỳ năm trước | 104.96 % | 2023-02",
        year=2023,
    ),
    case(
        "a list with provinces that ended in June 2025 is of the 63",
        """
        Kết quả giải quyết hồ sơ năm 2025
        | STT | Địa phương | Số hồ sơ | Tỷ lệ đúng hạn (%) |
        | 1 | Hưng Yên | 120.300 | 98,1 |
        | 2 | Thái Bình | 150.100 | 97,5 |
        | 3 | Bình Thuận | 88.100 | 99,0 |
        """,
        "actual | Số hồ sơ | 120300 hồ sơ | 2025 | VN-NSO-63:33",
        "actual | Tỷ lệ đúng hạn | 98.1 % | 2025 | VN-NSO-63:33",
        "actual | Số hồ sơ | 150100 hồ sơ | 2025 | VN-NSO-63:34",
        "actual | Tỷ lệ đúng hạn | 97.5 % | 2025 | VN-NSO-63:34",
        "actual | Số hồ sơ | 88100 hồ sơ | 2025 | VN-NSO-63:60",
        "actual | Tỷ lệ đúng hạn | 99 % | 2025 | VN-NSO-63:60",
        year=2025,
        issued=date(2026, 1, 5),
    ),
    case(
        "“Đơn vị” over names is a column of bodies",
        """
        Kết quả xử lý văn bản năm 2024
        | TT | Đơn vị | Văn bản đến | Văn bản đi | Tỷ lệ đúng hạn (%) |
        | 1 | Sở Y tế | 1.200 | 800 | 98,5 |
        | 2 | UBND huyện Phú Vang | 900 | 650 | 97,0 |
        | 3 | Văn phòng UBND tỉnh | 3.400 | 2.100 | 99,2 |
        |  | Tổng | 5.500 | 3.550 | 98,6 |
        """,
        "actual | Văn bản đến | 1200 văn bản | 2024 | PRINTED:sở-y-tế",
        "actual | Văn bản đi | 800 văn bản | 2024 | PRINTED:sở-y-tế",
        "actual | Tỷ lệ đúng hạn | 98.5 % | 2024 | PRINTED:sở-y-tế",
        "actual | Văn bản đến | 900 văn bản | 2024 | PRINTED:ubnd-huyện-phú-vang",
        "actual | Văn bản đi | 650 văn bản | 2024 | PRINTED:ubnd-huyện-phú-vang",
        "actual | Tỷ lệ đúng hạn | 97 % | 2024 | PRINTED:ubnd-huyện-phú-vang",
        "actual | Văn bản đến | 3400 văn bản | 2024 | PRINTED:văn-phòng-ubnd-tỉnh",
        "actual | Văn bản đi | 2100 văn bản | 2024 | PRINTED:văn-phòng-ubnd-tỉnh",
        "actual | Tỷ lệ đúng hạn | 99.2 % | 2024 | PRINTED:văn-phòng-ubnd-tỉnh",
        "actual | Văn bản đến | 5500 văn bản | 2024",
        "actual | Văn bản đi | 3550 văn bản | 2024",
        "actual | Tỷ lệ đúng hạn | 98.6 % | 2024",
    ),
    case(
        "scores and ranks have their units from the headings",
        """
        Kết quả PCI năm 2023
        | Chỉ số thành phần | Điểm | Thứ hạng | Thay đổi hạng |
        | Gia nhập thị trường | 7,21 | 12 | +5 |
        | Tiếp cận đất đai | 6,95 | 30 | -4 |
        """,
        "actual | Gia nhập thị trường, Điểm | 7.21 điểm | 2023",
        "actual | Gia nhập thị trường, Thứ hạng | 12 thứ hạng | 2023",
        "actual | Gia nhập thị trường, Thay đổi hạng | 5 no unit | 2023",
        "actual | Tiếp cận đất đai, Điểm | 6.95 điểm | 2023",
        "actual | Tiếp cận đất đai, Thứ hạng | 30 thứ hạng | 2023",
        "actual | Tiếp cận đất đai, Thay đổi hạng | -4 no unit | 2023",
        year=2023,
    ),
    case(
        "a plan in letters, a ratio to it, a ratio to the same time of the year before",
        """
        Tiến độ thực hiện vụ Đông Xuân
        ĐVT: ha
        | Cây trồng | KH năm 2024 | Đã thực hiện đến 15/3/2024 | % TH/KH | % so cùng kỳ |
        | Lúa | 30.000 | 28.500 | 95 | 102,3 |
        | Ngô | 4.000 | 4.200 | 105 | 98,7 |
        """,
        "target | Lúa | 30000 ha | 2024",
        "actual | Lúa | 28500 ha | 2024-03-15",
        "actual | tỷ lệ Lúa so với kế hoạch | 95 % | 2024-03-15",
        "actual | tỷ lệ Lúa so với cùng kỳ năm trước | 102.3 % | 2024-03-15",
        "target | Ngô | 4000 ha | 2024",
        "actual | Ngô | 4200 ha | 2024-03-15",
        "actual | tỷ lệ Ngô so với kế hoạch | 105 % | 2024-03-15",
        "actual | tỷ lệ Ngô so với cùng kỳ năm trước | 98.7 % | 2024-03-15",
    ),
    case(
        "codes and notes are no figures; losses in brackets; the period before",
        """
        BÁO CÁO KẾT QUẢ KINH DOANH
        Quý II năm 2024
        Đơn vị tính: VND
        | Chỉ tiêu | Mã số | Thuyết minh | Kỳ này | Kỳ trước |
        | Doanh thu bán hàng | 01 | VI.1 | 1.092.332.145 | 1.019.895.257 |
        | Lợi nhuận sau thuế | 60 |  | (120.500.000) | 45.000.000 |
        """,
        "actual | Doanh thu bán hàng | 1092332145 VND | 2024-Q2",
        "actual | Doanh thu bán hàng | 1019895257 VND | 2024-Q1",
        "actual | Lợi nhuận sau thuế | -120500000 VND | 2024-Q2",
        "actual | Lợi nhuận sau thuế | 45000000 VND | 2024-Q1",
    ),
    case(
        "what there is at the end and at the beginning of the year",
        """
        Bảng cân đối kế toán tại ngày 31/12/2023
        Đơn vị: triệu đồng
        | TÀI SẢN | Mã số | Số cuối năm | Số đầu năm |
        | Tiền và tương đương tiền | 110 | 21.831 | 13.893 |
        | Hàng tồn kho | 140 | 9.120 | 10.455 |
        """,
        "actual | Tiền và tương đương tiền | 21831000000 VND | 2023-12-31",
        "actual | Tiền và tương đương tiền | 13893000000 VND | 2022-12-31",
        "actual | Hàng tồn kho | 9120000000 VND | 2023-12-31",
        "actual | Hàng tồn kho | 10455000000 VND | 2022-12-31",
        year=2023,
    ),
    case(
        "units in the labels of rows",
        """
        | Chỉ tiêu | Năm 2023 | Ước năm 2024 |
        | Sản lượng lúa (tấn) | 125.300 | 127.000 |
        | Diện tích rừng trồng mới (ha) | 1.250 | 1.310 |
        | Tỷ lệ hộ nghèo (%) | 3,25 | 2,71 |
        | Thu ngân sách (tỷ đồng) | 4.512,6 | 5.120,4 |
        """,
        "actual | Sản lượng lúa | 125300 tấn | 2023",
        "actual | Sản lượng lúa | ~ 127000 tấn | 2024",
        "actual | Diện tích rừng trồng mới | 1250 ha | 2023",
        "actual | Diện tích rừng trồng mới | ~ 1310 ha | 2024",
        "actual | Tỷ lệ hộ nghèo | 3.25 % | 2023",
        "actual | Tỷ lệ hộ nghèo | ~ 2.71 % | 2024",
        "actual | Thu ngân sách | 4512600000000 VND | 2023",
        "actual | Thu ngân sách | ~ 5120400000000 VND | 2024",
    ),
    case(
        "groups that only part the rows; bodies behind the figures",
        """
        PHỤ LỤC
        CHỈ TIÊU KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2025
        | TT | Chỉ tiêu | Đơn vị tính | Ước TH 2024 | Kế hoạch 2025 | Cơ quan theo dõi |
        > I | Chỉ tiêu kinh tế |  |  |  |  |
        | 1 | Tốc độ tăng trưởng GRDP | % | 7,5 | 8,0 | Sở KH&ĐT |
        | 2 | Thu ngân sách | Tỷ đồng | 5.120 | 5.500 | Sở Tài chính |
        > II | Chỉ tiêu xã hội |  |  |  |  |
        | 3 | Tỷ lệ hộ nghèo giảm | % | 1,1 | 1,0 | Sở LĐTBXH |
        """,
        "actual | Tốc độ tăng trưởng GRDP | ~ 7.5 % | 2024 | PRINTED:sở-kh-dt",
        "target | Tốc độ tăng trưởng GRDP | 8 % | 2025 | PRINTED:sở-kh-dt",
        "actual | Thu ngân sách | ~ 5120000000000 VND | 2024 | PRINTED:sở-tài-chính",
        "target | Thu ngân sách | 5500000000000 VND | 2025 | PRINTED:sở-tài-chính",
        "actual | Tỷ lệ hộ nghèo giảm | ~ 1.1 % | 2024 | PRINTED:sở-ldtbxh",
        "target | Tỷ lệ hộ nghèo giảm | 1 % | 2025 | PRINTED:sở-ldtbxh",
        year=2025,
        kind=ReportKind.PLAN,
    ),
    case(
        "units of no list under “Đơn vị”",
        """
        Nhu cầu vắc xin năm 2024
        | TT | Tên vắc xin | Đơn vị | Kế hoạch | Thực hiện |
        | 1 | BCG | lọ | 1.200 | 1.150 |
        | 2 | Viêm gan B | liều | 45.000 | 44.120 |
        | 3 | Sởi | Liều | 30.500 | 29.870 |
        """,
        "target | Nhu cầu vắc xin, BCG | 1200 lọ | 2024",
        "actual | Nhu cầu vắc xin, BCG | 1150 lọ | 2024",
        "target | Nhu cầu vắc xin, Viêm gan B | 45000 liều | 2024",
        "actual | Nhu cầu vắc xin, Viêm gan B | 44120 liều | 2024",
        "target | Nhu cầu vắc xin, Sởi | 30500 liều | 2024",
        "actual | Nhu cầu vắc xin, Sởi | 29870 liều | 2024",
    ),
    case(
        "“Chỉ tiêu” over figures is a quota",
        """
        Kế hoạch tuyển sinh lớp 10 năm học 2025-2026
        | STT | Trường | Số lớp | Chỉ tiêu |
        | 1 | THPT Chuyên Biên Hòa | 12 | 420 |
        | 2 | THPT Phủ Lý A | 15 | 675 |
        """,
        "target | Số lớp, THPT Chuyên Biên Hòa | 12 lớp | 2025-09-01/P9M",
        "target | tuyển sinh lớp 10, THPT Chuyên Biên Hòa | 420 no unit | 2025-09-01/P9M",
        "target | Số lớp, THPT Phủ Lý A | 15 lớp | 2025-09-01/P9M",
        "target | tuyển sinh lớp 10, THPT Phủ Lý A | 675 no unit | 2025-09-01/P9M",
        year=2025,
        kind=ReportKind.PLAN,
    ),
    case(
        "groups that say when targets are due",
        """
        MỘT SỐ MỤC TIÊU CHỦ YẾU
        | TT | Nội dung | Đơn vị tính | Mục tiêu |
        > A | Mục tiêu đến năm 2035 |  |  |
        | 1 | Tỷ lệ dân số dùng nước sạch | % | ≥ 95 |
        > B | Giai đoạn 2036-2040 |  |  |
        | 1 | Số bác sĩ trên 10.000 dân | bác sĩ | 35 |
        > C | Tầm nhìn 2050 |  |  |
        | 1 | Tỷ lệ dân số dùng nước sạch | % | 100 |
        """,
        "target | Tỷ lệ dân số dùng nước sạch | >= 95 % | 2035",
        "target | Số bác sĩ trên 10.000 dân | 35 bác sĩ | 2036-01-01/P5Y",
        "target | Tỷ lệ dân số dùng nước sạch | 100 % | 2050",
        year=2025,
        kind=ReportKind.PLAN,
    ),
    case(
        "two rankings side by side",
        """
        Xếp hạng cải cách hành chính năm 2023
        | Hạng | Bộ | Điểm | Hạng | Tỉnh | Điểm |
        | 1 | Bộ Tư pháp | 89,95 | 1 | Quảng Ninh | 92,18 |
        | 2 | Bộ Tài chính | 89,89 | 2 | Hải Phòng | 91,87 |
        """,
        "actual | Xếp hạng cải cách hành chính, Hạng | 1 hạng | 2023 | VN-GOV:BTP",
        "actual | Xếp hạng cải cách hành chính, Điểm | 89.95 điểm | 2023 | VN-GOV:BTP",
        "actual | Xếp hạng cải cách hành chính, Hạng | 2 hạng | 2023 | VN-GOV:BTC",
        "actual | Xếp hạng cải cách hành chính, Điểm | 89.89 điểm | 2023 | VN-GOV:BTC",
        "actual | Xếp hạng cải cách hành chính, Hạng | 1 hạng | 2023 | VN-NSO-63:22",
        "actual | Xếp hạng cải cách hành chính, Điểm | 92.18 điểm | 2023 | VN-NSO-63:22",
        "actual | Xếp hạng cải cách hành chính, Hạng | 2 hạng | 2023 | VN-NSO-63:31",
        "actual | Xếp hạng cải cách hành chính, Điểm | 91.87 điểm | 2023 | VN-NSO-63:31",
        year=2023,
    ),
    case(
        "rows are plan, result and the ratio of both",
        """
        Sản lượng thủy sản (tấn)
        |  | Nuôi trồng | Khai thác |
        | Kế hoạch năm 2024 | 12.500 | 3.400 |
        | Thực hiện năm 2024 | 12.910 | 3.320 |
        | Tỷ lệ thực hiện so với kế hoạch (%) | 103,3 | 97,6 |
        """,
        "target | Nuôi trồng | 12500 tấn | 2024",
        "target | Khai thác | 3400 tấn | 2024",
        "actual | Nuôi trồng | 12910 tấn | 2024",
        "actual | Khai thác | 3320 tấn | 2024",
        "actual | tỷ lệ Nuôi trồng so với kế hoạch | 103.3 % | 2024",
        "actual | tỷ lệ Khai thác so với kế hoạch | 97.6 % | 2024",
    ),
    case(
        "a/b/c under A/B/C are three figures",
        """
        Kết quả thanh tra năm 2024
        | Lĩnh vực | Số cuộc thanh tra/Số đơn vị được thanh tra/Số đơn vị vi phạm | Số tiền phạt (triệu đồng) |
        | Đất đai | 5/12/7 | 1.250 |
        | Xây dựng | 10/33/21 | 2.300 |
        """,
        "actual | Đất đai, Số cuộc thanh tra | 5 cuộc | 2024",
        "actual | Đất đai, Số đơn vị được thanh tra | 12 đơn vị | 2024",
        "actual | Đất đai, Số đơn vị vi phạm | 7 đơn vị | 2024",
        "actual | Đất đai, Số tiền phạt | 1250000000 VND | 2024",
        "actual | Xây dựng, Số cuộc thanh tra | 10 cuộc | 2024",
        "actual | Xây dựng, Số đơn vị được thanh tra | 33 đơn vị | 2024",
        "actual | Xây dựng, Số đơn vị vi phạm | 21 đơn vị | 2024",
        "actual | Xây dựng, Số tiền phạt | 2300000000 VND | 2024",
    ),
    case(
        "of two figures with a stroke one is counted out of the other",
        """
        | Chỉ tiêu | Số xã đạt/Tổng số xã | Tỷ lệ (%) |
        | Xã đạt chuẩn nông thôn mới | 85/102 | 83,3 |
        """,
        "actual | Xã đạt chuẩn nông thôn mới | 85/102 xã | 2024",
        "actual | tỷ lệ Xã đạt chuẩn nông thôn mới | 83.3 % | 2024",
    ),
    case(
        "columns are provinces and the nation",
        """
        Kết quả tiêm chủng 6 tháng đầu năm 2024
        | Loại vắc xin | Cả nước | Hà Nội | Thành phố Hồ Chí Minh |
        | Sởi (liều) | 1.250.000 | 98.000 | 110.000 |
        | Bại liệt (liều) | 1.180.000 | 91.000 | 99.500 |
        """,
        "actual | tiêm chủng, Sởi | 1250000 liều | 2024-01-01/P6M",
        "actual | tiêm chủng, Sởi | 98000 liều | 2024-01-01/P6M | VN-NSO-63:01",
        "actual | tiêm chủng, Sởi | 110000 liều | 2024-01-01/P6M | VN-NSO-63:79",
        "actual | tiêm chủng, Bại liệt | 1180000 liều | 2024-01-01/P6M",
        "actual | tiêm chủng, Bại liệt | 91000 liều | 2024-01-01/P6M | VN-NSO-63:01",
        "actual | tiêm chủng, Bại liệt | 99500 liều | 2024-01-01/P6M | VN-NSO-63:79",
    ),
    case(
        "a heading over several unmerged rows, then a row that numbers the columns",
        """
        Đơn vị tính: Triệu đồng
        |  |  |  |  |  |
        | TT | Nội dung | Dự toán | Thực hiện | So sánh |
        |  |  | năm 2024 | 6 tháng | TH/DT |
        |  |  |  |  | (%) |
        | A | B | 1 | 2 | 3=2/1 |
        | 1 | Chi thường xuyên | 1.200,5 | 620,1 | 51,7 |
        | 2 | Chi đầu tư | 800 | 300 | 37,5 |
        """,
        "target | Chi thường xuyên | 1200500000 VND | 2024",
        "actual | Chi thường xuyên | 620100000 VND | 2024-01-01/P6M",
        "actual | tỷ lệ Chi thường xuyên so với kế hoạch | 51.7 % | 2024-01-01/P6M",
        "target | Chi đầu tư | 800000000 VND | 2024",
        "actual | Chi đầu tư | 300000000 VND | 2024-01-01/P6M",
        "actual | tỷ lệ Chi đầu tư so với kế hoạch | 37.5 % | 2024-01-01/P6M",
    ),
    case(
        "numbers of rows and codes are no figures",
        """
        Đơn vị: đồng
        | Mục | Mã số | Nội dung | Số tiền |
        | 1 | 6000 | Tiền lương | 1.250.300.000 |
        | 2 | 6100 | Phụ cấp | 420.000.000 |
        """,
        "actual | Tiền lương | 1250300000 VND | 2024",
        "actual | Phụ cấp | 420000000 VND | 2024",
    ),
    case(
        "a difference between the two columns before it, and the same in percent",
        """
        Giá bán lẻ bình quân tháng 5/2024 (đồng/kg)
        | Mặt hàng | Tháng 4/2024 | Tháng 5/2024 | +/- | % |
        | Thịt lợn | 125.000 | 130.000 | +5.000 | 104,0 |
        | Gạo tẻ | 18.000 | 17.500 | -500 | 97,2 |
        """,
        "actual | Giá bán lẻ bình quân, Thịt lợn | 125000 VND | 2024-04",
        "actual | Giá bán lẻ bình quân, Thịt lợn | 130000 VND | 2024-05",
        "growth | Giá bán lẻ bình quân, Thịt lợn | 5000 VND | 2024-05 up from 2024-04-01..2024-04-30",
        "actual | tỷ lệ Giá bán lẻ bình quân, Thịt lợn so với tháng trước | 104 % | 2024-05",
        "actual | Giá bán lẻ bình quân, Gạo tẻ | 18000 VND | 2024-04",
        "actual | Giá bán lẻ bình quân, Gạo tẻ | 17500 VND | 2024-05",
        "growth | Giá bán lẻ bình quân, Gạo tẻ | 500 VND | 2024-05 down from 2024-04-01..2024-04-30",
        "actual | tỷ lệ Giá bán lẻ bình quân, Gạo tẻ so với tháng trước | 97.2 % | 2024-05",
    ),
    case(
        "the month, the months so far, and the same of the year before",
        """
        Tai nạn giao thông từ 15/4 đến 14/5/2024
        | Chỉ tiêu | Trong tháng | Lũy kế từ đầu năm | Cùng kỳ năm trước | Tăng/giảm (%) |
        | Số vụ | 12 | 58 | 61 | -4,9 |
        | Số người chết | 5 | 30 | 28 | 7,1 |
        """,
        "actual | Số vụ | 12 vụ | 2024-04-15/P30D",
        "actual | Số vụ | 58 vụ | 2024-01-01/P135D",
        "actual | Số vụ | 61 vụ | 2023-01-01/P134D",
        "growth | Số vụ | 4.9 % | 2024-01-01/P135D down from 2023-01-01..2023-05-14",
        "actual | Số người chết | 5 người | 2024-04-15/P30D",
        "actual | Số người chết | 30 người | 2024-01-01/P135D",
        "actual | Số người chết | 28 người | 2023-01-01/P134D",
        "growth | Số người chết | 7.1 % | 2024-01-01/P135D up from 2023-01-01..2023-05-14",
    ),
    case(
        "rows are years; the title says that all are changes",
        """
        Tốc độ tăng điện thương phẩm so với năm trước (%)
        | Năm | Toàn quốc | Miền Bắc |
        | 2022 | 7,53 | 8,1 |
        | 2023 | 4,56 | 5,2 |
        """,
        "growth | điện thương phẩm | 7.53 % | 2022 up from 2021-01-01..2021-12-31",
        "growth | điện thương phẩm, Miền Bắc | 8.1 % | 2022 up from 2021-01-01..2021-12-31",
        "growth | điện thương phẩm | 4.56 % | 2023 up from 2022-01-01..2022-12-31",
        "growth | điện thương phẩm, Miền Bắc | 5.2 % | 2023 up from 2022-01-01..2022-12-31",
        year=2023,
    ),
    case(
        "labels merged over several rows tell parts apart",
        """
        Sản xuất lúa vụ Mùa năm 2023
        | Huyện | Chỉ tiêu | Đơn vị | Kết quả |
        | Kim Bảng | Diện tích | ha | 3.200 |
        | Kim Bảng | Năng suất | tạ/ha | 52,1 |
        | Lý Nhân | Diện tích | ha | 4.100 |
        | Lý Nhân | Năng suất | tạ/ha | 53,4 |
        """,
        "actual | Kim Bảng, Diện tích | 3200 ha | 2023",
        "actual | Kim Bảng, Năng suất | 52.1 tạ/ha | 2023",
        "actual | Lý Nhân, Diện tích | 4100 ha | 2023",
        "actual | Lý Nhân, Năng suất | 53.4 tạ/ha | 2023",
        year=2023,
    ),
    case(
        "number and value of the same, told apart by their headings",
        """
        | TT | Chỉ tiêu | Số lượng (triệu giao dịch) | Giá trị (nghìn tỷ đồng) |
        | 1 | Giao dịch qua Internet | 1.250,5 | 25.300 |
        | 2 | Giao dịch qua ATM | 890,0 | 2.750 |
        """,
        "actual | Giao dịch qua Internet, Số lượng | 1250500000 giao dịch | 2024",
        "actual | Giao dịch qua Internet, Giá trị | 25300000000000000 VND | 2024",
        "actual | Giao dịch qua ATM, Số lượng | 890000000 giao dịch | 2024",
        "actual | Giao dịch qua ATM, Giá trị | 2750000000000000 VND | 2024",
    ),
    case(
        "marks in the labels; changes by their signs",
        """
        ĐVT: triệu USD
        | Nội dung | Tháng 5/2024 | 5 tháng/2024 | Tăng/giảm so cùng kỳ (%) |
        | I. XUẤT KHẨU | 120,5 | 560,1 | 8,2 |
        | 1. Dệt may | 50,1 | 230,4 | -2,1 |
        | 2. Điện tử | 40,2 | 200,0 | 15,5 |
        | II. NHẬP KHẨU | 99,0 | 480,3 | 5,0 |
        """,
        "actual | XUẤT KHẨU | 120500000 USD | 2024-05",
        "actual | XUẤT KHẨU | 560100000 USD | 2024-01-01/P5M",
        "growth | XUẤT KHẨU | 8.2 % | 2024-01-01/P5M up from 2023-01-01..2023-05-31",
        "actual | Dệt may | 50100000 USD | 2024-05",
        "actual | Dệt may | 230400000 USD | 2024-01-01/P5M",
        "growth | Dệt may | 2.1 % | 2024-01-01/P5M down from 2023-01-01..2023-05-31",
        "actual | Điện tử | 40200000 USD | 2024-05",
        "actual | Điện tử | 200000000 USD | 2024-01-01/P5M",
        "growth | Điện tử | 15.5 % | 2024-01-01/P5M up from 2023-01-01..2023-05-31",
        "actual | NHẬP KHẨU | 99000000 USD | 2024-05",
        "actual | NHẬP KHẨU | 480300000 USD | 2024-01-01/P5M",
        "growth | NHẬP KHẨU | 5 % | 2024-01-01/P5M up from 2023-01-01..2023-05-31",
    ),
    case(
        "two units for the whole table, each to its columns",
        """
        Nghìn tấn; Triệu USD
        | Mặt hàng | Tháng 5 Lượng | Tháng 5 Trị giá | 5 tháng Lượng | 5 tháng Trị giá |
        | Gạo | 350 | 170 | 1.800 | 905 |
        | Điện thoại |  | 2.550 |  | 12.700 |
        """,
        "actual | Gạo, Lượng | 350000 tấn | 2024-05",
        "actual | Gạo, Trị giá | 170000000 USD | 2024-05",
        "actual | Gạo, Lượng | 1800000 tấn | 2024-01-01/P5M",
        "actual | Gạo, Trị giá | 905000000 USD | 2024-01-01/P5M",
        "actual | Điện thoại, Trị giá | 2550000000 USD | 2024-05",
        "actual | Điện thoại, Trị giá | 12700000000 USD | 2024-01-01/P5M",
    ),
    case(
        "rows are countries, the title is measured",
        """
        Khách quốc tế đến tỉnh 5 tháng năm 2024 (lượt khách)
        | Quốc gia | 5 tháng 2023 | 5 tháng 2024 | So sánh (%) |
        | Hàn Quốc | 12.300 | 15.200 | 123,6 |
        | Nhật Bản | 3.400 | 3.100 | 91,2 |
        """,
        "actual | Khách quốc tế đến tỉnh, Hàn Quốc | 12300 lượt khách | 2023-01-01/P5M",
        "actual | Khách quốc tế đến tỉnh, Hàn Quốc | 15200 lượt khách | 2024-01-01/P5M",
        "actual | tỷ lệ Khách quốc tế đến tỉnh, Hàn Quốc so với cùng kỳ năm trước | 123.6 % | 2024-01-01/P5M",
        "actual | Khách quốc tế đến tỉnh, Nhật Bản | 3400 lượt khách | 2023-01-01/P5M",
        "actual | Khách quốc tế đến tỉnh, Nhật Bản | 3100 lượt khách | 2024-01-01/P5M",
        "actual | tỷ lệ Khách quốc tế đến tỉnh, Nhật Bản so với cùng kỳ năm trước | 91.2 % | 2024-01-01/P5M",
    ),
    case(
        "units behind headings without brackets",
        """
        Sản xuất lúa năm 2024
        | Huyện | Diện tích ha | Năng suất tạ/ha | Sản lượng nghìn tấn | Giá trị tỷ đồng | Số hợp đồng |
        | Vụ Bản | 8.200 | 60,1 | 49,3 | 380,5 | 12 |
        """,
        "actual | Sản xuất lúa, Diện tích | 8200 ha | 2024 | PRINTED:huyện-vụ-bản",
        "actual | Sản xuất lúa, Năng suất | 60.1 tạ/ha | 2024 | PRINTED:huyện-vụ-bản",
        "actual | Sản xuất lúa, Sản lượng | 49300 tấn | 2024 | PRINTED:huyện-vụ-bản",
        "actual | Sản xuất lúa, Giá trị | 380500000000 VND | 2024 | PRINTED:huyện-vụ-bản",
        "actual | Số hợp đồng | 12 hợp đồng | 2024 | PRINTED:huyện-vụ-bản",
    ),
    case(
        "columns are provinces in two years",
        """
        Tỷ lệ hộ nghèo (%)
        | Khu vực | Hà Nam 2022 | Hà Nam 2023 | Nam Định 2022 | Nam Định 2023 |
        | Thành thị | 1,2 | 1,0 | 1,5 | 1,3 |
        | Nông thôn | 3,2 | 2,9 | 3,5 | 3,1 |
        """,
        "actual | Tỷ lệ hộ nghèo, Thành thị | 1.2 % | 2022 | VN-NSO-63:35",
        "actual | Tỷ lệ hộ nghèo, Thành thị | 1 % | 2023 | VN-NSO-63:35",
        "actual | Tỷ lệ hộ nghèo, Thành thị | 1.5 % | 2022 | VN-NSO-63:36",
        "actual | Tỷ lệ hộ nghèo, Thành thị | 1.3 % | 2023 | VN-NSO-63:36",
        "actual | Tỷ lệ hộ nghèo, Nông thôn | 3.2 % | 2022 | VN-NSO-63:35",
        "actual | Tỷ lệ hộ nghèo, Nông thôn | 2.9 % | 2023 | VN-NSO-63:35",
        "actual | Tỷ lệ hộ nghèo, Nông thôn | 3.5 % | 2022 | VN-NSO-63:36",
        "actual | Tỷ lệ hộ nghèo, Nông thôn | 3.1 % | 2023 | VN-NSO-63:36",
        year=2023,
    ),
    case(
        "the total comes first",
        """
        Tình hình giải ngân đến hết quý III/2024
        Đơn vị: tỷ đồng
        |  | Kế hoạch | Giải ngân | Tỷ lệ giải ngân (%) |
        | TỔNG SỐ | 677.944 | 320.566 | 47,29 |
        | Bộ Y tế | 1.249 | 280 | 22,4 |
        | Bộ Quốc phòng | 20.500 | 11.070 | 54 |
        """,
        "target | giải ngân | 677944000000000 VND | 2024",
        "actual | giải ngân | 320566000000000 VND | 2024-09-30",
        "actual | Tỷ lệ giải ngân | 47.29 % | 2024-09-30",
        "target | giải ngân | 1249000000000 VND | 2024 | VN-GOV:BYT",
        "actual | giải ngân | 280000000000 VND | 2024-09-30 | VN-GOV:BYT",
        "actual | Tỷ lệ giải ngân | 22.4 % | 2024-09-30 | VN-GOV:BYT",
        "target | giải ngân | 20500000000000 VND | 2024 | VN-GOV:BQP",
        "actual | giải ngân | 11070000000000 VND | 2024-09-30 | VN-GOV:BQP",
        "actual | Tỷ lệ giải ngân | 54 % | 2024-09-30 | VN-GOV:BQP",
    ),
    case(
        "changes of a score and of a rank are in their own units",
        """
        Chỉ số PAR INDEX của tỉnh
        | Chỉ tiêu | Năm 2022 | Năm 2023 | Tăng/giảm |
        | Điểm số | 84,25 | 87,10 | +2,85 |
        | Thứ hạng | 35 | 22 | +13 |
        """,
        "actual | Điểm số | 84.25 điểm | 2022",
        "actual | Điểm số | 87.1 điểm | 2023",
        "growth | Điểm số | 2.85 điểm | 2023 up from 2022-01-01..2022-12-31",
        "actual | Thứ hạng | 35 thứ hạng | 2022",
        "actual | Thứ hạng | 22 thứ hạng | 2023",
        "growth | Thứ hạng | 13 thứ hạng | 2023 up from 2022-01-01..2022-12-31",
        year=2023,
    ),
    case(
        "points of a whole; communes that no catalogue has",
        """
        Kết quả chấm điểm nông thôn mới năm 2024
        | STT | Tên xã | Số tiêu chí đạt | Thu nhập bình quân (triệu đồng/người) |
        | 1 | Xã Liêm Cần | 19/19 | 72,5 |
        | 2 | Xã Thanh Hà | 18/19 | 68 |
        """,
        "actual | Số tiêu chí đạt | 19/19 tiêu chí | 2024 | PRINTED:xã-liêm-cần",
        "actual | Thu nhập bình quân | 72500000 VND | 2024 | PRINTED:xã-liêm-cần",
        "actual | Số tiêu chí đạt | 18/19 tiêu chí | 2024 | PRINTED:xã-thanh-hà",
        "actual | Thu nhập bình quân | 68000000 VND | 2024 | PRINTED:xã-thanh-hà",
    ),
    case(
        "stocks at two days and the change between them, of places that no catalogue has",
        """
        Nợ thuế đến thời điểm 30/6/2024 (triệu đồng)
        | Địa bàn | Nợ đầu năm | Nợ đến 30/6/2024 | Tăng, giảm |
        | Huyện A | 1.200 | 1.350 | 150 |
        | Huyện B | 900 | 820 | -80 |
        """,
        "actual | Nợ thuế | 1200000000 VND | 2023-12-31 | PRINTED:huyện-a",
        "actual | Nợ thuế | 1350000000 VND | 2024-06-30 | PRINTED:huyện-a",
        "growth | Nợ thuế | 150000000 VND | 2024-06-30 up from ..2023-12-31 | PRINTED:huyện-a",
        "actual | Nợ thuế | 900000000 VND | 2023-12-31 | PRINTED:huyện-b",
        "actual | Nợ thuế | 820000000 VND | 2024-06-30 | PRINTED:huyện-b",
        "growth | Nợ thuế | 80000000 VND | 2024-06-30 down from ..2023-12-31 | PRINTED:huyện-b",
    ),
    case(
        "two months, an estimate of five, and two ratios; parts of a total",
        """
        # 3. Thương mại
        Tổng mức bán lẻ hàng hóa (tỷ đồng)
        |  | Tháng 4 | Ước tháng 5 | Ước 5 tháng | Tháng 5 so tháng trước (%) | 5 tháng so cùng kỳ (%) |
        | TỔNG SỐ | 1.205,3 | 1.220,1 | 6.010,2 | 101,2 | 109,5 |
        | Thực phẩm | 500,1 | 505,6 | 2.480,3 | 101,1 | 112,3 |
        | Hàng may mặc | 80,2 | 79,9 | 402,7 | 99,6 | 104,8 |
        """,
        "actual | Tổng mức bán lẻ hàng hóa | 1205300000000 VND | 2024-04",
        "actual | Tổng mức bán lẻ hàng hóa | ~ 1220100000000 VND | 2024-05",
        "actual | Tổng mức bán lẻ hàng hóa | ~ 6010200000000 VND | 2024-01-01/P5M",
        "actual | tỷ lệ Tổng mức bán lẻ hàng hóa so với tháng trước | 101.2 % | 2024-05",
        "actual | tỷ lệ Tổng mức bán lẻ hàng hóa so với cùng kỳ năm trước | 109.5 % | 2024-01-01/P5M",
        "actual | Tổng mức bán lẻ hàng hóa, Thực phẩm | 500100000000 VND | 2024-04",
        "actual | Tổng mức bán lẻ hàng hóa, Thực phẩm | ~ 505600000000 VND | 2024-05",
        "actual | Tổng mức bán lẻ hàng hóa, Thực phẩm | ~ 2480300000000 VND | 2024-01-01/P5M",
        "actual | tỷ lệ Tổng mức bán lẻ hàng hóa, Thực phẩm so với tháng trước | 101.1 % | 2024-05",
        "actual | tỷ lệ Tổng mức bán lẻ hàng hóa, Thực phẩm so với cùng kỳ năm trước | 112.3 % | 2024-01-01/P5M",
        "actual | Tổng mức bán lẻ hàng hóa, Hàng may mặc | 80200000000 VND | 2024-04",
        "actual | Tổng mức bán lẻ hàng hóa, Hàng may mặc | ~ 79900000000 VND | 2024-05",
        "actual | Tổng mức bán lẻ hàng hóa, Hàng may mặc | ~ 402700000000 VND | 2024-01-01/P5M",
        "actual | tỷ lệ Tổng mức bán lẻ hàng hóa, Hàng may mặc so với tháng trước | 99.6 % | 2024-05",
        "actual | tỷ lệ Tổng mức bán lẻ hàng hóa, Hàng may mặc so với cùng kỳ năm trước | 104.8 % | 2024-01-01/P5M",
    ),
    case(
        "rows are a plan, an estimate, the ratio of both, and the year before",
        """
        Vốn đầu tư công (tỷ đồng)
        | Chỉ tiêu | Vốn trung ương | Vốn địa phương |
        | Kế hoạch năm 2024 | 1.250 | 3.200 |
        | Ước thực hiện 6 tháng | 512 | 1.420 |
        | Tỷ lệ so với kế hoạch (%) | 41,0 | 44,4 |
        | Cùng kỳ năm 2023 | 430 | 1.300 |
        """,
        "target | Vốn trung ương | 1250000000000 VND | 2024",
        "target | Vốn địa phương | 3200000000000 VND | 2024",
        "actual | Vốn trung ương | ~ 512000000000 VND | 2024-01-01/P6M",
        "actual | Vốn địa phương | ~ 1420000000000 VND | 2024-01-01/P6M",
        "actual | tỷ lệ Vốn trung ương so với kế hoạch | 41 % | 2024",
        "actual | tỷ lệ Vốn địa phương so với kế hoạch | 44.4 % | 2024",
        "actual | Vốn trung ương | 430000000000 VND | 2023",
        "actual | Vốn địa phương | 1300000000000 VND | 2023",
    ),
    case(
        "columns are parts of the whole that the title names",
        """
        Cơ cấu lao động theo khu vực (%)
        | Năm | Nông nghiệp | Công nghiệp | Dịch vụ |
        | 2021 | 29,1 | 33,1 | 37,8 |
        | 2022 | 27,5 | 33,4 | 39,1 |
        """,
        "actual | Cơ cấu lao động theo khu vực, Nông nghiệp | 29.1 % | 2021",
        "actual | Cơ cấu lao động theo khu vực, Công nghiệp | 33.1 % | 2021",
        "actual | Cơ cấu lao động theo khu vực, Dịch vụ | 37.8 % | 2021",
        "actual | Cơ cấu lao động theo khu vực, Nông nghiệp | 27.5 % | 2022",
        "actual | Cơ cấu lao động theo khu vực, Công nghiệp | 33.4 % | 2022",
        "actual | Cơ cấu lao động theo khu vực, Dịch vụ | 39.1 % | 2022",
        year=2022,
    ),
    case(
        "a quarter and the months so far, each of this year and the one before",
        """
        Đơn vị tính: triệu đồng
        | Chỉ tiêu | Mã số | Quý II Năm nay | Quý II Năm trước | Lũy kế 6 tháng Năm nay | Lũy kế 6 tháng Năm trước |
        | Doanh thu thuần | 10 | 1.250 | 1.100 | 2.400 | 2.150 |
        | Chi phí tài chính | 22 | (120) | (98) | (230) | (190) |
        """,
        "actual | Doanh thu thuần | 1250000000 VND | 2024-Q2",
        "actual | Doanh thu thuần | 1100000000 VND | 2023-Q2",
        "actual | Doanh thu thuần | 2400000000 VND | 2024-01-01/P6M",
        "actual | Doanh thu thuần | 2150000000 VND | 2023-01-01/P6M",
        "actual | Chi phí tài chính | -120000000 VND | 2024-Q2",
        "actual | Chi phí tài chính | -98000000 VND | 2023-Q2",
        "actual | Chi phí tài chính | -230000000 VND | 2024-01-01/P6M",
        "actual | Chi phí tài chính | -190000000 VND | 2023-01-01/P6M",
    ),
    case(
        "ratios to the plan and to the year before, told by years",
        """
        | STT | Chỉ tiêu | ĐVT | TH năm 2022 | KH năm 2023 | TH năm 2023 | TH 2023/KH 2023 (%) | TH 2023/TH 2022 (%) |
        | 1 | Sản lượng điện | triệu kWh | 1.200 | 1.300 | 1.350 | 103,8 | 112,5 |
        | 2 | Số khách hàng | khách hàng | 45.200 | 46.000 | 46.800 | 101,7 | 103,5 |
        """,
        "actual | Sản lượng điện | 1200000000 kWh | 2022",
        "target | Sản lượng điện | 1300000000 kWh | 2023",
        "actual | Sản lượng điện | 1350000000 kWh | 2023",
        "actual | tỷ lệ Sản lượng điện so với kế hoạch | 103.8 % | 2023",
        "actual | tỷ lệ Sản lượng điện so với năm trước | 112.5 % | 2023",
        "actual | Số khách hàng | 45200 khách hàng | 2022",
        "target | Số khách hàng | 46000 khách hàng | 2023",
        "actual | Số khách hàng | 46800 khách hàng | 2023",
        "actual | tỷ lệ Số khách hàng so với kế hoạch | 101.7 % | 2023",
        "actual | tỷ lệ Số khách hàng so với năm trước | 103.5 % | 2023",
        year=2023,
    ),
    case(
        "a column of units is of the amounts, the value has its own",
        """
        Xuất khẩu nông sản
        | Mặt hàng | Đơn vị | Lượng | Trị giá (nghìn USD) |
        | Chè | Tấn | 1.250 | 3.400 |
        | Gỗ dăm | Tấn | 45.000 | 6.120 |
        | Sầu riêng | Tấn | 800 | 2.900 |
        """,
        "actual | Xuất khẩu nông sản, Chè, Lượng | 1250 tấn | 2024",
        "actual | Xuất khẩu nông sản, Chè, Trị giá | 3400000 USD | 2024",
        "actual | Xuất khẩu nông sản, Gỗ dăm, Lượng | 45000 tấn | 2024",
        "actual | Xuất khẩu nông sản, Gỗ dăm, Trị giá | 6120000 USD | 2024",
        "actual | Xuất khẩu nông sản, Sầu riêng, Lượng | 800 tấn | 2024",
        "actual | Xuất khẩu nông sản, Sầu riêng, Trị giá | 2900000 USD | 2024",
    ),
    case(
        "units as bills shorten them; an unheaded period of what is added up",
        """
        Kết quả kinh doanh nước sạch tháng 5 năm 2024
        | TT | Chỉ tiêu | ĐVT | TH tháng 5 | Lũy kế 5 tháng | Tăng/giảm so cùng kỳ |
        | 1 | Nước thương phẩm | Ng.m3 | 412,5 | 2.010,2 | +3,4% |
        | 2 | Doanh thu | tr.đ | 5.120 | 24.980 | -1,2% |
        """,
        "actual | Nước thương phẩm | 412500 m³ | 2024-05",
        "actual | Nước thương phẩm | 2010200 m³ | 2024-01-01/P5M",
        "growth | Nước thương phẩm | 3.4 % | 2024-01-01/P5M up from 2023-01-01..2023-05-31",
        "actual | Doanh thu | 5120000000 VND | 2024-05",
        "actual | Doanh thu | 24980000000 VND | 2024-01-01/P5M",
        "growth | Doanh thu | 1.2 % | 2024-01-01/P5M down from 2023-01-01..2023-05-31",
    ),
    case(
        "a rate of falling that only its unit calls a change",
        """
        | Huyện | Đầu năm 2024 | Cuối năm 2024 | Tỷ lệ giảm (%) |
        | Krông Bông | 1.050 hộ | 800 hộ | 23,8 |
        """,
        "actual | Krông Bông | 1050 hộ | 2023-12-31 | PRINTED:huyện-krông-bông",
        "actual | Krông Bông | 800 hộ | 2024-12-31 | PRINTED:huyện-krông-bông",
        "growth | Tỷ lệ giảm | 23.8 % | 2024-12-31 up from ..2023-12-31 | PRINTED:huyện-krông-bông",
    ),
    case(
        "two units above: people are counted, money is not",
        """
        Đơn vị tính: Người, triệu đồng
        | Huyện | Số người tham gia | Số thu | Nợ |
        | Nga Sơn | 9.340 | 45.120 | 1.980 |
        """,
        "actual | Số người tham gia | 9340 người | 2024 | PRINTED:huyện-nga-sơn",
        "actual | Số thu | 45120000000 VND | 2024 | PRINTED:huyện-nga-sơn",
        "actual | Nợ | 1980000000 VND | 2024 | PRINTED:huyện-nga-sơn",
    ),
    case(
        "months by their letter",
        """
        Bảng 2. Lượng mưa (mm)
        | Trạm | T6 | T7 |
        | Sa Pa | 391,2 | 460,5 |
        """,
        "actual | Sa Pa | 391.2 mm | 2024-06",
        "actual | Sa Pa | 460.5 mm | 2024-07",
    ),
]
