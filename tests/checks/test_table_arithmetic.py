"""The arithmetic of tables: sound tables of many fields that nothing is found in, and one number changed in each.

No table is one of a report; the numbers are made up so that they agree. A fault is what officials make of them: a digit
turned, a row left out of a sum or counted twice, a number in the wrong column.
"""

from typing import NamedTuple

import pytest

from tests.checks.text_of import told


class Fault(NamedTuple):
    """What is printed instead of what, the rule that has to see it, and the numbers that it has to name."""

    instead_of: str
    printed: str
    rule: str
    names: tuple[str, ...]


TOTAL, ACROSS, COMPARED = "total_is_sum_of_rows", "total_is_sum_of_columns", "comparison_matches_columns"

TABLES: dict[str, tuple[str, tuple[Fault, ...]]] = {
    "beds by hospital, total in the last row": (
        """
        Bảng 2. Giường bệnh năm 2023
        | TT | Bệnh viện | Giường kế hoạch | Giường thực kê |
        | 1 | Bệnh viện đa khoa tỉnh | 620 | 745 |
        | 2 | Bệnh viện Sản Nhi | 210 | 268 |
        | 3 | Bệnh viện Y học cổ truyền | 150 | 172 |
        | 4 | Trung tâm y tế Phú Lương | 130 | 141 |
        | | Tổng cộng | 1.110 | 1.326 |
        """,
        (
            Fault("1.326", "1.236", TOTAL, ("1.236", "745", "268", "172", "141")),
            Fault("| 172 |", "| 127 |", TOTAL, ("1.326", "127")),
            Fault("1.110", "980", TOTAL, ("980", "620", "210", "150", "130")),
        ),
    ),
    "what is left of petitions": (
        """
        Tình hình giải quyết đơn thư năm 2023
        | TT | Đơn vị | Tồn đầu kỳ | Tiếp nhận | Đã giải quyết | Tồn cuối kỳ |
        | 1 | Sở Tài chính | 30 | 420 | 400 | 50 |
        | 2 | Sở Xây dựng | 12 | 215 | 208 | 19 |
        | 3 | Sở Y tế | 25 | 318 | 321 | 22 |
        """,
        (Fault("| 50 |", "| 80 |", "balance_is_what_is_left", ("30", "420", "400", "80")),),
    ),
    "shares under a heading that does not say so, and the average of each row": (
        """
        Tờ khai hải quan năm 2023
        | Luồng | Số tờ khai | Tỷ lệ (%) | Trị giá (tỷ đồng) | Bình quân (triệu đồng/tờ khai) |
        | Xanh | 6.100 | 61,0 | 3.660 | 600,0 |
        | Vàng | 3.150 | 31,5 | 1.260 | 400,0 |
        | Đỏ | 750 | 7,5 | 600 | 800,0 |
        | Tổng | 10.000 | 100 | 5.520 | 552,0 |
        """,
        (
            Fault("31,5", "35,1", "share_of_total_matches", ("3.150", "10.000", "35,1")),
            Fault("| 400,0 |", "| 440,0 |", COMPARED, ("3.150", "1.260", "440,0")),
        ),
    ),
    "growth beside shares": (
        """
        Hàng hóa qua cảng
        | Loại hàng | Năm 2022 (nghìn tấn) | Năm 2023 (nghìn tấn) | Tăng trưởng (%) | Cơ cấu 2023 (%) |
        | Container | 1.340 | 1.512 | 12,8 | 14,9 |
        | Hàng rời | 5.210 | 5.846 | 12,2 | 57,6 |
        | Hàng lỏng | 1.105 | 1.022 | -7,5 | 10,1 |
        | Hàng quá cảnh | 1.480 | 1.770 | 19,6 | 17,4 |
        | Tổng | 9.135 | 10.150 | 11,1 | 100,0 |
        """,
        (Fault("| 19,6 |", "| 16,9 |", COMPARED, ("1.480", "1.770", "16,9")),),
    ),
    "one column, total in the last row": (
        """
        Kinh phí trợ giúp xã hội năm 2023, đơn vị tính: triệu đồng
        | STT | Đối tượng | Kinh phí |
        | 1 | Người cao tuổi | 84.320 |
        | 2 | Người khuyết tật | 61.475 |
        | 3 | Trẻ em mồ côi | 7.208 |
        | | Tổng cộng | 153.003 |
        """,
        (
            Fault("153.003", "135.003", TOTAL, ("135.003", "84.320", "61.475", "7.208")),
            Fault("61.475", "61.745", TOTAL, ("153.003", "61.745")),
            Fault("153.003", "145.795", TOTAL, ("145.795", "84.320")),
        ),
    ),
    "forest by district, total in the first row": (
        """
        Diện tích rừng trồng mới (ha)
        | Địa bàn | Năm 2022 | Năm 2023 |
        | Toàn tỉnh | 4.815,5 | 5.230,2 |
        | Huyện Mường La | 1.640,3 | 1.822,0 |
        | Huyện Thuận Châu | 2.105,0 | 2.150,7 |
        | Huyện Sốp Cộp | 1.070,2 | 1.257,5 |
        """,
        (
            Fault("5.230,2", "5.320,2", TOTAL, ("5.320,2", "1.822,0", "2.150,7", "1.257,5")),
            Fault("2.150,7", "2.510,7", TOTAL, ("5.230,2", "2.510,7")),
        ),
    ),
    "three levels of groups": (
        """
        Số lao động có việc làm mới năm 2023 (người)
        | TT | Chỉ tiêu | Kế hoạch | Thực hiện |
        | A | Trong nước | 14.200 | 15.046 |
        | I | Khu vực nhà nước | 2.100 | 2.246 |
        | 1 | Cơ quan hành chính | 640 | 702 |
        | 2 | Đơn vị sự nghiệp | 1.460 | 1.544 |
        | II | Khu vực ngoài nhà nước | 12.100 | 12.800 |
        | 1 | Doanh nghiệp | 9.350 | 9.914 |
        | 2 | Hộ kinh doanh | 2.750 | 2.886 |
        | B | Xuất khẩu lao động | 1.800 | 2.054 |
        | | Tổng số | 16.000 | 17.100 |
        """,
        (
            Fault("15.046", "15.406", TOTAL, ("15.406", "2.246", "12.800")),
            Fault("9.914", "9.194", TOTAL, ("12.800", "9.194", "2.886")),
            Fault("| 17.100 |", "| 32.146 |", TOTAL, ("32.146", "15.046", "2.054")),
            Fault("2.246", "2.264", TOTAL, ("2.264", "702", "1.544")),
        ),
    ),
    "sub-totals inside the table": (
        """
        Sản lượng thủy sản năm 2023, ĐVT: tấn
        | Loại | Khai thác | Nuôi trồng |
        | Cá biển | 18.420 | 2.310 |
        | Mực | 3.105 | 0 |
        | Cộng hải sản | 21.525 | 2.310 |
        | Cá nước ngọt | 1.240 | 6.715 |
        | Tôm | 860 | 9.480 |
        | Cộng thủy sản nội địa | 2.100 | 16.195 |
        | Tổng cộng | 23.625 | 18.505 |
        """,
        (
            Fault("| 23.625 |", "| 26.325 |", TOTAL, ("26.325", "21.525", "2.100")),
            Fault("18.420", "18.240", TOTAL, ("21.525", "18.240", "3.105")),
        ),
    ),
    "two divisions of one total": (
        """
        Lực lượng lao động năm 2023 (nghìn người)
        | Chỉ tiêu | Năm 2022 | Năm 2023 |
        | Tổng số | 612,4 | 620,9 |
        | Chia theo giới tính | | |
        | Nam | 318,1 | 322,5 |
        | Nữ | 294,3 | 298,4 |
        | Chia theo khu vực | | |
        | Thành thị | 141,0 | 150,2 |
        | Nông thôn | 471,4 | 470,7 |
        """,
        (Fault("| 298,4 |", "| 289,4 |", TOTAL, ("620,9", "322,5", "289,4")),),
    ),
    "men and women": (
        """
        Hội viên được vay vốn năm 2023 (người)
        | TT | Đơn vị | Tổng số | Nam | Nữ |
        | 1 | Xã Tân Lập | 412 | 190 | 222 |
        | 2 | Xã Hồng Thái | 385 | 171 | 214 |
        | 3 | Xã Minh Sơn | 527 | 240 | 287 |
        """,
        (
            Fault("| 527 |", "| 572 |", ACROSS, ("572", "240", "287")),
            Fault("| 171 |", "| 117 |", ACROSS, ("385", "117", "214")),
        ),
    ),
    "quarters and the year": (
        """
        Khách du lịch theo quý (nghìn lượt)
        | Chỉ tiêu | Quý I | Quý II | Quý III | Quý IV | Cả năm 2023 |
        | Khách nội địa | 310 | 540 | 725 | 402 | 1.977 |
        | Khách quốc tế | 48 | 36 | 29 | 61 | 174 |
        | Doanh thu | 612 | 1.004 | 1.391 | 803 | 3.810 |
        """,
        (
            Fault("1.977", "1.797", ACROSS, ("1.797", "310", "540", "725", "402")),
            Fault("| 1.391 |", "| 1.931 |", ACROSS, ("3.810", "1.931")),
        ),
    ),
    "per cent of the plan": (
        """
        Kết quả thu bảo hiểm năm 2023
        | TT | Loại hình | Kế hoạch (tỷ đồng) | Thực hiện (tỷ đồng) | Tỷ lệ thực hiện (%) |
        | 1 | Bảo hiểm xã hội | 2.140 | 2.218 | 103,6 |
        | 2 | Bảo hiểm y tế | 1.365 | 1.352 | 99,0 |
        | 3 | Bảo hiểm thất nghiệp | 118 | 124 | 105,1 |
        """,
        (
            Fault("103,6", "130,6", COMPARED, ("2.140", "2.218", "130,6")),
            Fault("| 1.352 |", "| 1.532 |", COMPARED, ("1.365", "1.532", "99,0")),
            Fault("| 118 | 124 |", "| 124 | 118 |", COMPARED, ("124", "118", "105,1")),
        ),
    ),
    "growth against the same period": (
        """
        Tổng mức bán lẻ hàng hóa 9 tháng (tỷ đồng)
        | Nhóm hàng | 9 tháng năm 2022 | 9 tháng năm 2023 | Tăng, giảm so với cùng kỳ (%) |
        | Lương thực, thực phẩm | 5.120 | 5.734 | 12,0 |
        | May mặc | 884 | 843 | -4,6 |
        | Xăng dầu | 2.310 | 2.518 | 9,0 |
        """,
        (
            Fault("-4,6", "4,6", COMPARED, ("884", "843", "4,6")),
            Fault("9,0 |", "90,0 |", COMPARED, ("2.310", "2.518", "90,0")),
            Fault("5.734", "5.374", COMPARED, ("5.120", "5.374", "12,0")),
        ),
    ),
    "difference of two columns": (
        """
        Số vụ tai nạn giao thông
        | Địa bàn | Năm 2022 | Năm 2023 | Chênh lệch |
        | Thành phố | 112 | 97 | -15 |
        | Thị xã | 64 | 71 | 7 |
        | Các huyện | 203 | 188 | -15 |
        """,
        (Fault("| 188 | -15 |", "| 188 | -51 |", COMPARED, ("203", "188", "-51")),),
    ),
    "two years swapped": (
        """
        Xuất khẩu theo mặt hàng (triệu USD)
        | Mặt hàng | Năm 2022 | Năm 2023 | Tốc độ tăng (%) |
        | Chè | 41,2 | 45,7 | 10,9 |
        | Cà phê | 120,5 | 139,8 | 16,0 |
        | Hồ tiêu | 77,0 | 81,6 | 6,0 |
        """,
        (Fault("Năm 2022 | Năm 2023", "Năm 2023 | Năm 2022", "columns_in_their_order", ("41,2", "45,7", "10,9")),),
    ),
    "plan and result swapped": (
        """
        Gieo trồng vụ mùa 2023
        | Cây trồng | Kế hoạch (ha) | Thực hiện (ha) | Đạt (%) |
        | Lúa | 12.400 | 12.152 | 98,0 |
        | Ngô | 3.250 | 3.445 | 106,0 |
        | Lạc | 870 | 835 | 96,0 |
        """,
        (
            Fault(
                "Kế hoạch (ha) | Thực hiện (ha)",
                "Thực hiện (ha) | Kế hoạch (ha)",
                "columns_in_their_order",
                ("12.400", "12.152", "98,0"),
            ),
        ),
    ),
    "shares of a total": (
        """
        Cơ cấu nguồn vốn đầu tư năm 2023
        | Nguồn vốn | Số vốn (tỷ đồng) | Tỷ trọng (%) |
        | Ngân sách nhà nước | 3.420 | 28,5 |
        | Vốn doanh nghiệp | 6.240 | 52,0 |
        | Vốn dân cư | 2.340 | 19,5 |
        | Tổng số | 12.000 | 100,0 |
        """,
        (
            Fault("28,5", "25,8", "share_of_total_matches", ("3.420", "12.000", "25,8")),
            Fault("| 52,0 |", "| 55,0 |", "shares_make_hundred", ("28,5", "55,0", "19,5")),
        ),
    ),
    "running totals": (
        """
        Số hồ sơ đất đai đã số hóa
        | Chi nhánh | Lũy kế đến 30/6/2023 | Lũy kế đến 30/9/2023 | Lũy kế đến 31/12/2023 |
        | Chi nhánh Bắc | 41.200 | 58.640 | 73.915 |
        | Chi nhánh Nam | 22.745 | 30.108 | 39.660 |
        """,
        (Fault("39.660", "29.660", "running_total_rises", ("30.108", "29.660")),),
    ),
    "running totals, one row a month": (
        """
        Giải ngân vốn đầu tư công lũy kế theo tháng (tỷ đồng)
        | Thời điểm | Giải ngân lũy kế |
        | Tháng 3/2023 | 412 |
        | Tháng 6/2023 | 1.036 |
        | Tháng 9/2023 | 1.745 |
        | Tháng 12/2023 | 2.980 |
        """,
        (Fault("1.745", "1.017", "running_total_rises", ("1.036", "1.017")),),
    ),
    "a year copied": (
        """
        Học sinh theo cấp học
        | Cấp học | Năm 2022 | Năm 2023 |
        | Mầm non | 41.205 | 40.118 |
        | Tiểu học | 88.340 | 89.927 |
        | Trung học cơ sở | 61.772 | 63.450 |
        """,
        (
            Fault(
                "| 40.118 |\n        | Tiểu học | 88.340 | 89.927 |\n        | Trung học cơ sở | 61.772 | 63.450",
                "| 41.205 |\n        | Tiểu học | 88.340 | 88.340 |\n        | Trung học cơ sở | 61.772 | 61.772",
                "column_not_copied",
                ("41.205", "88.340", "61.772"),
            ),
        ),
    ),
    "a row twice": (
        """
        Hộ kinh doanh nộp thuế điện tử
        | TT | Chi cục | Số hộ | Số tiền (triệu đồng) |
        | 1 | Khu vực Đông Hà | 1.342 | 8.415 |
        | 2 | Khu vực Gio Linh | 1.187 | 6.902 |
        | 3 | Khu vực Hải Lăng | 956 | 5.377 |
        """,
        (
            Fault(
                "| 3 | Khu vực Hải Lăng | 956 | 5.377 |",
                "| 3 | Khu vực Đông Hà | 1.342 | 8.415 |",
                "row_printed_once",
                ("Khu vực Đông Hà", "1.342", "8.415"),
            ),
        ),
    ),
    "women among members": (
        """
        Đảng viên mới kết nạp
        | Đảng bộ | Tổng số | Trong đó: nữ |
        | Huyện Đức Trọng | 214 | 97 |
        | Huyện Lâm Hà | 186 | 88 |
        | Huyện Di Linh | 201 | 110 |
        | Huyện Bảo Lâm | 158 | 64 |
        """,
        (Fault("| 64 |", "| 164 |", "part_within_column", ("158", "164")),),
    ),
}

SOUND: dict[str, str] = {
    "counts under a heading that sounds like a ratio": """
        | Cấp học | Biên chế giao | Hiện có | Thừa (+), thiếu (-) | Đạt chuẩn | Tỷ lệ đạt chuẩn (%) |
        | Mầm non | 6.420 | 5.985 | -435 | 5.612 | 93,8 |
        | Tiểu học | 7.815 | 7.560 | -255 | 6.804 | 90,0 |
        | Trung học cơ sở | 5.240 | 5.255 | 15 | 4.898 | 93,2 |
        | Tổng cộng | 19.475 | 18.800 | -675 | 17.314 | 92,1 |
        """,
    "a mean below its rows": """
        Điểm đánh giá mức độ hài lòng năm 2023
        | TT | Cơ quan | Số phiếu | Điểm trung bình |
        | 1 | Sở Tư pháp | 320 | 86,4 |
        | 2 | Sở Xây dựng | 410 | 81,2 |
        | 3 | Sở Công Thương | 275 | 90,1 |
        | | Tổng cộng | 1.005 | 85,3 |
        """,
    "main goods only": """
        Kim ngạch xuất khẩu năm 2023 (triệu USD)
        | Mặt hàng | Năm 2022 | Năm 2023 |
        | Tổng số | 1.450 | 1.620 |
        | Trong đó: | | |
        | - Dệt may | 612 | 655 |
        | - Gỗ | 318 | 401 |
        | - Linh kiện | 205 | 240 |
        """,
    "main goods without the words": """
        Kim ngạch nhập khẩu năm 2023 (triệu USD)
        | Mặt hàng | Năm 2023 |
        | Tổng kim ngạch | 2.140 |
        | Máy móc | 1.030 |
        | Vải | 560 |
        | Hóa chất | 391 |
        """,
    "overlapping groups of the poor": """
        Hộ nghèo năm 2023
        | TT | Chỉ tiêu | Số hộ |
        | 1 | Tổng số hộ nghèo | 5.214 |
        | 2 | Hộ nghèo dân tộc thiểu số | 4.108 |
        | 3 | Hộ nghèo có đối tượng bảo trợ | 1.320 |
        """,
    "rounded sums": """
        Dân số theo khu vực (nghìn người)
        | Khu vực | Năm 2022 | Năm 2023 |
        | Thành thị | 212,4 | 218,3 |
        | Nông thôn | 604,3 | 602,1 |
        | Hải đảo | 1,2 | 1,3 |
        | Tổng số | 817,8 | 821,8 |
        """,
    "growth in prices of a fixed year": """
        Tổng sản phẩm trên địa bàn (tỷ đồng)
        | Khu vực | Năm 2022 | Năm 2023 | Tốc độ tăng theo giá so sánh (%) |
        | Nông nghiệp | 10.240 | 11.105 | 3,2 |
        | Công nghiệp | 22.610 | 25.480 | 8,4 |
        | Dịch vụ | 30.115 | 33.902 | 7,1 |
        """,
    "rates compared by points": """
        Chỉ tiêu giáo dục
        | Chỉ tiêu | Năm 2022 | Năm 2023 | Tăng, giảm |
        | Tỷ lệ trường đạt chuẩn (%) | 61,2 | 66,0 | 4,8 |
        | Tỷ lệ phòng học kiên cố (%) | 88,5 | 90,3 | 1,8 |
        | Số phòng học | 9.412 | 9.540 | 128 |
        """,
    "reached at most 100": """
        Kết quả một số chỉ tiêu năm 2023
        | Chỉ tiêu | Kế hoạch | Thực hiện | Đạt (%) |
        | Số thôn có nhà văn hóa | 210 | 214 | 100 |
        | Số xã có sân thể thao | 120 | 114 | 95 |
        | Số câu lạc bộ | 300 | 327 | 100 |
        """,
    "a debt that falls": """
        Dư nợ cho vay hộ nghèo lũy kế (tỷ đồng)
        | Chỉ tiêu | Lũy kế đến 30/6/2023 | Lũy kế đến 31/12/2023 |
        | Dư nợ cho vay | 812 | 790 |
        | Doanh số cho vay | 145 | 301 |
        """,
    "plans alike in two years": """
        Chỉ tiêu giao
        | Chỉ tiêu | Kế hoạch năm 2022 | Kế hoạch năm 2023 |
        | Số lớp đào tạo | 125 | 125 |
        | Số học viên | 4.350 | 4.350 |
        | Kinh phí (triệu đồng) | 1.275 | 1.275 |
        """,
    "a group with one member": """
        Chi sự nghiệp năm 2023 (triệu đồng)
        | TT | Nội dung | Dự toán | Thực hiện |
        | I | Sự nghiệp văn hóa | 4.215 | 4.198 |
        | 1 | Bảo tồn di tích | 4.215 | 4.198 |
        | II | Sự nghiệp thể thao | 2.740 | 2.655 |
        | 1 | Giải phong trào | 1.140 | 1.105 |
        | 2 | Đào tạo vận động viên | 1.600 | 1.550 |
        | | Tổng cộng | 6.955 | 6.853 |
        """,
    "units of all kinds": """
        Một số chỉ tiêu chủ yếu năm 2023
        | TT | Chỉ tiêu | Đơn vị tính | Năm 2022 | Năm 2023 |
        | 1 | Tổng đàn trâu | con | 41.200 | 40.150 |
        | 2 | Sản lượng thịt hơi | tấn | 18.345 | 19.020 |
        | 3 | Tổng số trang trại | trang trại | 412 | 455 |
        | 4 | Giá trị sản xuất | tỷ đồng | 2.104 | 2.236 |
        """,
    "numbers of the columns": """
        Thanh toán vốn năm 2023 (tỷ đồng)
        | Chủ đầu tư | Kế hoạch vốn | Giải ngân | Tỷ lệ (%) |
        | A | 1 | 2 | 3=2/1 |
        | Ban Giao thông | 840 | 798 | 95,0 |
        | Ban Nông nghiệp | 410 | 369 | 90,0 |
        | Tổng cộng | 1.250 | 1.167 | 93,4 |
        """,
    "months that go up and down": """
        Lượng mưa theo tháng (mm)
        | Trạm | Tháng 6 | Tháng 7 | Tháng 8 |
        | Trạm Sa Pa | 412 | 460 | 388 |
        | Trạm Bắc Hà | 236 | 301 | 275 |
        """,
    "months of a run with a fall in price": """
        Giá vàng bình quân
        | Chỉ tiêu | 3 tháng | 6 tháng | 9 tháng |
        | Giá bán bình quân (triệu đồng/lượng) | 67,2 | 66,9 | 67,0 |
        """,
    "fewer than nothing": """
        Cân đối ngân sách (tỷ đồng)
        | Nội dung | Năm 2022 | Năm 2023 | Chênh lệch |
        | Thu cân đối | 4.120 | 4.385 | 265 |
        | Chi cân đối | 4.305 | 4.290 | -15 |
        | Bội chi | (185) | 95 | 280 |
        """,
}


@pytest.mark.parametrize("name", TABLES)
def test_sound_table_has_nothing_to_tell(name: str) -> None:
    assert told(TABLES[name][0]) == []


@pytest.mark.parametrize("name", SOUND)
def test_table_that_looks_wrong_and_is_not(name: str) -> None:
    assert told(SOUND[name]) == []


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        pytest.param(name, fault, id=f"{name}: {fault.rule} {turn}")
        for name, (_, faults) in TABLES.items()
        for turn, fault in enumerate(faults, start=1)
    ],
)
def test_one_number_changed(name: str, fault: Fault) -> None:
    text = TABLES[name][0]
    assert fault.instead_of in text
    found = told(text.replace(fault.instead_of, fault.printed, 1))
    assert any(rule == fault.rule and set(fault.names) <= set(raws) for rule, raws in found), found
