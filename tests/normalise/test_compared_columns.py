"""Columns that compare: their figures tell of which two columns they are, and whether they differ, grow or are ratios.

Tables of made-up figures; each comparison was reckoned by hand from the two columns named in the remark.
"""

import pytest

from tests.normalise.tables_of_fields import Case, case
from tests.normalise.test_tables import extract, told

TOLD_BY_FIGURES = [
    case(
        "a difference in cases without a unit, over its percentage: 2023 less 2022",
        """
        | Hành vi | Năm 2022 | Năm 2023 | So sánh Tuyệt đối | So sánh % |
        | Số vụ săn bắt thú rừng | 40 | 34 | -6 | -15 |
        | Số vụ cất giữ gỗ lậu | 25 | 30 | 5 | 20 |
        """,
        "actual | Số vụ săn bắt thú rừng | 40 vụ | 2022",
        "actual | Số vụ săn bắt thú rừng | 34 vụ | 2023",
        "growth | Số vụ săn bắt thú rừng | 6 vụ | 2023 down from 2022-01-01..2022-12-31",
        "growth | Số vụ săn bắt thú rừng | 15 % | 2023 down from 2022-01-01..2022-12-31",
        "actual | Số vụ cất giữ gỗ lậu | 25 vụ | 2022",
        "actual | Số vụ cất giữ gỗ lậu | 30 vụ | 2023",
        "growth | Số vụ cất giữ gỗ lậu | 5 vụ | 2023 up from 2022-01-01..2022-12-31",
        "growth | Số vụ cất giữ gỗ lậu | 20 % | 2023 up from 2022-01-01..2022-12-31",
        year=2023,
    ),
    case(
        "a difference in the unit of the column of units",
        """
        | Chỉ tiêu | ĐVT | Năm 2021 | Năm 2022 | Chênh lệch |
        | Học viên tốt nghiệp | nghìn em | 3,2 | 3,9 | 0,7 |
        | Khách tắm biển | lượt người | 5.200 | 4.700 | -500 |
        """,
        "actual | Học viên tốt nghiệp | 3200 em | 2021",
        "actual | Học viên tốt nghiệp | 3900 em | 2022",
        "growth | Học viên tốt nghiệp | 700 em | 2022 up from 2021-01-01..2021-12-31",
        "actual | Khách tắm biển | 5200 lượt người | 2021",
        "actual | Khách tắm biển | 4700 lượt người | 2022",
        "growth | Khách tắm biển | 500 lượt người | 2022 down from 2021-01-01..2021-12-31",
        year=2022,
    ),
    case(
        "the month and the months so far, each with its own ratio",
        """
        | Bến | T9/2022 | T9/2023 | 9T/2022 | 9T/2023 | So sánh (%) Tháng | So sánh (%) Lũy kế |
        | Lượt phà qua bến Tây (lượt) | 200 | 210 | 1.600 | 1.520 | 105,0 | 95,0 |
        | Lượt phà qua bến Đông (lượt) | 400 | 380 | 3.200 | 3.520 | 95,0 | 110,0 |
        """,
        "actual | Lượt phà qua bến Tây | 200 lượt | 2022-09",
        "actual | Lượt phà qua bến Tây | 210 lượt | 2023-09",
        "actual | Lượt phà qua bến Tây | 1600 lượt | 2022-01-01/P9M",
        "actual | Lượt phà qua bến Tây | 1520 lượt | 2023-01-01/P9M",
        "actual | tỷ lệ Lượt phà qua bến Tây so với cùng kỳ năm trước | 105 % | 2023-09",
        "actual | tỷ lệ Lượt phà qua bến Tây so với cùng kỳ năm trước | 95 % | 2023-01-01/P9M",
        "actual | Lượt phà qua bến Đông | 400 lượt | 2022-09",
        "actual | Lượt phà qua bến Đông | 380 lượt | 2023-09",
        "actual | Lượt phà qua bến Đông | 3200 lượt | 2022-01-01/P9M",
        "actual | Lượt phà qua bến Đông | 3520 lượt | 2023-01-01/P9M",
        "actual | tỷ lệ Lượt phà qua bến Đông so với cùng kỳ năm trước | 95 % | 2023-09",
        "actual | tỷ lệ Lượt phà qua bến Đông so với cùng kỳ năm trước | 110 % | 2023-01-01/P9M",
        year=2023,
    ),
    case(
        "years of two digits; what is planned against what was reached is a target",
        """
        | Chỉ tiêu | TH 2022 | TH 2023 | KH 2024 | Tỷ lệ (%) TH23/TH22 | Tỷ lệ (%) KH24/TH23 |
        | Sách xuất bản (cuốn) | 500 | 550 | 660 | 110 | 120 |
        | Giờ phát sóng (giờ) | 800 | 720 | 756 | 90 | 105 |
        """,
        "actual | Sách xuất bản | 500 cuốn | 2022",
        "actual | Sách xuất bản | 550 cuốn | 2023",
        "target | Sách xuất bản | 660 cuốn | 2024",
        "actual | tỷ lệ Sách xuất bản so với năm trước | 110 % | 2023",
        "target | tỷ lệ Sách xuất bản so với năm trước | 120 % | 2024",
        "actual | Giờ phát sóng | 800 giờ | 2022",
        "actual | Giờ phát sóng | 720 giờ | 2023",
        "target | Giờ phát sóng | 756 giờ | 2024",
        "actual | tỷ lệ Giờ phát sóng so với năm trước | 90 % | 2023",
        "target | tỷ lệ Giờ phát sóng so với năm trước | 105 % | 2024",
        year=2023,
    ),
    case(
        "the months so far against the plan of the year have the time of the months",
        """
        | Chỉ tiêu | KH năm 2023 | Quý III năm 2023 | 9 tháng năm 2023 | Lũy kế/KH năm (%) |
        | Vé bán ra (nghìn vé) | 400 | 90 | 300 | 75 |
        | Tiền phạt (triệu đồng) | 1.000 | 210 | 860 | 86 |
        """,
        "target | Vé bán ra | 400000 vé | 2023",
        "actual | Vé bán ra | 90000 vé | 2023-Q3",
        "actual | Vé bán ra | 300000 vé | 2023-01-01/P9M",
        "actual | tỷ lệ Vé bán ra so với kh năm | 75 % | 2023-01-01/P9M",
        "target | Tiền phạt | 1000000000 VND | 2023",
        "actual | Tiền phạt | 210000000 VND | 2023-Q3",
        "actual | Tiền phạt | 860000000 VND | 2023-01-01/P9M",
        "actual | tỷ lệ Tiền phạt so với kh năm | 86 % | 2023-01-01/P9M",
        year=2023,
    ),
    case(
        "of two measures side by side the one whose figures differ so",
        """
        | Địa bàn | Số vụ 2022 | Số người 2022 | Số vụ 2023 | Số người 2023 | So sánh |
        | Xã Đồi | 4 | 11 | 9 | 14 | 5 |
        | Xã Suối | 7 | 9 | 4 | 11 | -3 |
        """,
        "actual | Số vụ | 4 vụ | 2022 | PRINTED:xã-dồi",
        "actual | Số người | 11 người | 2022 | PRINTED:xã-dồi",
        "actual | Số vụ | 9 vụ | 2023 | PRINTED:xã-dồi",
        "actual | Số người | 14 người | 2023 | PRINTED:xã-dồi",
        "growth | Số vụ | 5 vụ | 2023 up from 2022-01-01..2022-12-31 | PRINTED:xã-dồi",
        "actual | Số vụ | 7 vụ | 2022 | PRINTED:xã-suối",
        "actual | Số người | 9 người | 2022 | PRINTED:xã-suối",
        "actual | Số vụ | 4 vụ | 2023 | PRINTED:xã-suối",
        "actual | Số người | 11 người | 2023 | PRINTED:xã-suối",
        "growth | Số vụ | 3 vụ | 2023 down from 2022-01-01..2022-12-31 | PRINTED:xã-suối",
        year=2023,
    ),
    case(
        "a growth of money from the end of the year before",
        """
        Đơn vị: tỷ đồng
        | Chỉ tiêu | 31/12/2023 | 31/3/2024 | Tăng/giảm |
        | Tiền gửi dân cư | 400 | 410 | 10 |
        | Dư nợ mua nhà | 250 | 240 | -10 |
        | Dư nợ mua xe | 60 | 66 | 6 |
        """,
        "actual | Tiền gửi dân cư | 400000000000 VND | 2023-12-31",
        "actual | Tiền gửi dân cư | 410000000000 VND | 2024-03-31",
        "growth | Tiền gửi dân cư | 10000000000 VND | 2024-03-31 up from ..2023-12-31",
        "actual | Dư nợ mua nhà | 250000000000 VND | 2023-12-31",
        "actual | Dư nợ mua nhà | 240000000000 VND | 2024-03-31",
        "growth | Dư nợ mua nhà | 10000000000 VND | 2024-03-31 down from ..2023-12-31",
        "actual | Dư nợ mua xe | 60000000000 VND | 2023-12-31",
        "actual | Dư nợ mua xe | 66000000000 VND | 2024-03-31",
        "growth | Dư nợ mua xe | 6000000000 VND | 2024-03-31 up from ..2023-12-31",
    ),
    case(
        "the quarter before, not the year before, where the figures say so",
        """
        | Chỉ tiêu | Quý II năm 2022 | Quý I năm 2023 | Quý II năm 2023 | So sánh (%) |
        | Điện tiêu thụ (MWh) | 300 | 250 | 275 | 110 |
        | Nước tiêu thụ (m3) | 900 | 800 | 840 | 105 |
        """,
        "actual | Điện tiêu thụ | 300 MWh | 2022-Q2",
        "actual | Điện tiêu thụ | 250 MWh | 2023-Q1",
        "actual | Điện tiêu thụ | 275 MWh | 2023-Q2",
        "actual | tỷ lệ Điện tiêu thụ so với quý trước | 110 % | 2023-Q2",
        "actual | Nước tiêu thụ | 900 m³ | 2022-Q2",
        "actual | Nước tiêu thụ | 800 m³ | 2023-Q1",
        "actual | Nước tiêu thụ | 840 m³ | 2023-Q2",
        "actual | tỷ lệ Nước tiêu thụ so với quý trước | 105 % | 2023-Q2",
        year=2023,
    ),
    case(
        "a ratio of rates is in percent, their difference in the rates' own unit",
        """
        | Chỉ tiêu | ĐVT | Năm 2022 | Năm 2023 | Chênh lệch |
        | Tỷ lệ hộ xem truyền hình | % | 91,5 | 93,0 | 1,5 |
        | Tỷ lệ tàu đúng giờ | % | 80,0 | 78,5 | -1,5 |
        """,
        "actual | Tỷ lệ hộ xem truyền hình | 91.5 % | 2022",
        "actual | Tỷ lệ hộ xem truyền hình | 93 % | 2023",
        "growth | Tỷ lệ hộ xem truyền hình | 1.5 điểm phần trăm | 2023 up from 2022-01-01..2022-12-31",
        "actual | Tỷ lệ tàu đúng giờ | 80 % | 2022",
        "actual | Tỷ lệ tàu đúng giờ | 78.5 % | 2023",
        "growth | Tỷ lệ tàu đúng giờ | 1.5 điểm phần trăm | 2023 down from 2022-01-01..2022-12-31",
        year=2023,
    ),
    case(
        "one row is enough where its figure has three digits and more",
        """
        | Chỉ tiêu | Năm 2022 | Năm 2023 | So sánh |
        | Số tờ khai đã nhận | 4.120 | 4.877 | 757 |
        """,
        "actual | Số tờ khai đã nhận | 4120 tờ khai | 2022",
        "actual | Số tờ khai đã nhận | 4877 tờ khai | 2023",
        "growth | Số tờ khai đã nhận | 757 tờ khai | 2023 up from 2022-01-01..2022-12-31",
        year=2023,
    ),
]
LEFT_AS_WORDED = [
    case(
        "a base that the table does not have",
        """
        | Chỉ tiêu | Năm 2023 | So với năm 2019 (%) |
        | Khách ngủ tàu (khách) | 900 | 94 |
        | Khách ghế ngồi (khách) | 700 | 102 |
        """,
        "actual | Khách ngủ tàu | 900 khách | 2023",
        "actual | tỷ lệ Khách ngủ tàu so với năm 2019 | 94 % | 2023",
        "actual | Khách ghế ngồi | 700 khách | 2023",
        "actual | tỷ lệ Khách ghế ngồi so với năm 2019 | 102 % | 2023",
        year=2023,
    ),
    case(
        "a part in percent of a whole is no comparison of two times",
        """
        | Huyện | Số hộ | Số hộ nghèo | Tỷ lệ hộ nghèo (%) |
        | Huyện A | 400 | 20 | 5,0 |
        | Huyện B | 500 | 50 | 10,0 |
        """,
        "actual | Số hộ | 400 hộ | 2023 | PRINTED:huyện-a",
        "actual | Số hộ nghèo | 20 hộ nghèo | 2023 | PRINTED:huyện-a",
        "actual | Tỷ lệ hộ nghèo | 5 % | 2023 | PRINTED:huyện-a",
        "actual | Số hộ | 500 hộ | 2023 | PRINTED:huyện-b",
        "actual | Số hộ nghèo | 50 hộ nghèo | 2023 | PRINTED:huyện-b",
        "actual | Tỷ lệ hộ nghèo | 10 % | 2023 | PRINTED:huyện-b",
        year=2023,
    ),
    case(
        "figures that contradict their two columns keep what the words say",
        """
        | Chỉ tiêu | Năm 2022 | Năm 2023 | So sánh (%) |
        | Vải dệt (m) | 100 | 120 | 131 |
        | Sợi kéo (tấn) | 200 | 210 | 142 |
        """,
        "actual | Vải dệt | 100 m | 2022",
        "actual | Vải dệt | 120 m | 2023",
        "actual | tỷ lệ Vải dệt so với năm trước | 131 % | 2023",
        "actual | Sợi kéo | 200 tấn | 2022",
        "actual | Sợi kéo | 210 tấn | 2023",
        "actual | tỷ lệ Sợi kéo so với năm trước | 142 % | 2023",
        year=2023,
    ),
    case(
        "a base that the heading names stands",
        """
        | Đối tượng (người) | 31/12/2022 | Năm 2023 | Tăng/giảm so với 2022 |
        | Thợ lặn | 310 | 340 | 30 |
        | Thợ mộc | 250 | 240 | -10 |
        """,
        "actual | Thợ lặn | 310 người | 2022-12-31",
        "actual | Thợ lặn | 340 người | 2023",
        "growth | Thợ lặn | 30 người | 2023 up from 2022-01-01..2022-12-31",
        "actual | Thợ mộc | 250 người | 2022-12-31",
        "actual | Thợ mộc | 240 người | 2023",
        "growth | Thợ mộc | 10 người | 2023 down from 2022-01-01..2022-12-31",
        year=2023,
    ),
    case(
        "two pairs explain the figure: the words decide",
        """
        | Chỉ tiêu | Năm 2021 | Năm 2022 | Năm 2023 | So sánh (%) |
        | Đèn đường (bóng) | 100 | 100 | 150 | 150 |
        | Ghế đá (ghế) | 200 | 200 | 220 | 110 |
        """,
        "actual | Đèn đường | 100 bóng | 2021",
        "actual | Đèn đường | 100 bóng | 2022",
        "actual | Đèn đường | 150 bóng | 2023",
        "actual | tỷ lệ Đèn đường so với năm trước | 150 % | 2023",
        "actual | Ghế đá | 200 ghế | 2021",
        "actual | Ghế đá | 200 ghế | 2022",
        "actual | Ghế đá | 220 ghế | 2023",
        "actual | tỷ lệ Ghế đá so với năm trước | 110 % | 2023",
        year=2023,
    ),
]


@pytest.mark.parametrize("one", [*TOLD_BY_FIGURES, *LEFT_AS_WORDED], ids=lambda one: one.remark)
def test_a_column_compares_the_two_columns_that_its_figures_are_of(one: Case) -> None:
    assert [told(made) for made in extract(one)] == list(one.states)
