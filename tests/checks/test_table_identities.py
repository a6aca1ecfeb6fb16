"""Identities that no heading names: columns and rows that make up each other, found by the numbers of the table itself.

The tables are made up and agree. In each one number is then changed, exchanged or set apart by another mark; those of
`SOUND` look as if an identity held in them, which their numbers only seem to show.
"""

import pytest

from tests.checks.test_table_arithmetic import ACROSS, COMPARED, TOTAL, Fault
from tests.checks.text_of import told

RUNNING, CONSTANT, SHARE = "running_total_adds_up", "part_is_constant", "share_of_total_matches"

TABLES: dict[str, tuple[str, tuple[Fault, ...]]] = {
    "calls by shift, no heading says that the last is their sum": (
        """
        Cuộc gọi cấp cứu 115 năm 2023
        | Trạm | Ca sáng | Ca chiều | Ca đêm | Tiếp nhận |
        | Trạm Bắc | 1.214 | 986 | 431 | 2.631 |
        | Trạm Nam | 905 | 1.127 | 398 | 2.430 |
        | Trạm Đông | 642 | 713 | 256 | 1.611 |
        | Trạm Tây | 388 | 402 | 175 | 965 |
        """,
        (
            Fault("2.430", "2.340", ACROSS, ("2.340", "905", "1.127", "398")),
            Fault("| 713 |", "| 731 |", ACROSS, ("1.611", "642", "731", "256")),
        ),
    ),
    "rooms let and empty, nothing between the two names the whole": (
        """
        Ký túc xá, phòng
        | Cơ sở | Hiện có | Đã xếp | Chưa xếp |
        | Cơ sở 1 | 412 | 385 | 27 |
        | Cơ sở 2 | 268 | 241 | 27 |
        | Cơ sở 3 | 196 | 188 | 8 |
        | Cơ sở 4 | 154 | 120 | 34 |
        """,
        (Fault("| 188 |", "| 138 |", ACROSS, ("196", "138", "8")),),
    ),
    "doctors by 10,000 inhabitants": (
        """
        Nhân lực y tế
        | Địa bàn | Bác sĩ | Dân số (nghìn người) | Bác sĩ/vạn dân |
        | Huyện Ba Bể | 142 | 138,4 | 10,3 |
        | Huyện Na Rì | 96 | 112,7 | 8,5 |
        | Huyện Chợ Đồn | 171 | 151,2 | 11,3 |
        | Huyện Bạch Thông | 58 | 84,6 | 6,9 |
        | Huyện Ngân Sơn | 203 | 164,9 | 12,3 |
        """,
        (
            Fault("| 11,3 |", "| 17,3 |", COMPARED, ("171", "151,2", "17,3")),
            Fault("| 58 |", "| 580 |", COMPARED, ("580", "84,6", "6,9")),
        ),
    ),
    "water that was lost on its way": (
        """
        Cấp nước
        | Xí nghiệp | Sản xuất (nghìn m3) | Tiêu thụ (nghìn m3) | Thất thoát (%) |
        | Xí nghiệp 1 | 2.865 | 2.417 | 15,6 |
        | Xí nghiệp 2 | 2.604 | 2.188 | 16,0 |
        | Xí nghiệp 3 | 3.118 | 2.731 | 12,4 |
        | Xí nghiệp 4 | 1.940 | 1.709 | 11,9 |
        """,
        (Fault("| 12,4 |", "| 14,2 |", COMPARED, ("3.118", "2.731", "14,2")),),
    ),
    "women among men and women": (
        """
        Công nhân
        | Nhà máy | Nam | Nữ | Tỷ lệ nữ (%) |
        | Nhà máy May 1 | 412 | 1.865 | 81,9 |
        | Nhà máy May 2 | 298 | 1.107 | 78,8 |
        | Nhà máy Giày | 655 | 1.420 | 68,4 |
        | Nhà máy Dệt | 386 | 742 | 65,8 |
        """,
        (Fault("| 68,4 |", "| 64,8 |", COMPARED, ("655", "1.420", "64,8")),),
    ),
    "a price that is the value by the amount": (
        """
        Tiêu thụ muối
        | Đồng muối | Lượng bán (tấn) | Doanh thu (triệu đồng) | Đồng/kg |
        | Hòn Khói | 4.215 | 6.744 | 1.600 |
        | Tri Hải | 3.180 | 4.611 | 1.450 |
        | Phương Cựu | 2.764 | 4.698 | 1.700 |
        | Quán Thẻ | 1.952 | 2.557 | 1.310 |
        """,
        (Fault("1.450", "1.540", COMPARED, ("3.180", "4.611", "1.540")),),
    ),
    "trees planted by month and since January": (
        """
        Trồng cây phân tán (nghìn cây)
        | Tháng | Trong tháng | Từ đầu năm |
        | 1 | 812 | 812 |
        | 2 | 1.145 | 1.957 |
        | 3 | 934 | 2.891 |
        | 4 | 427 | 3.318 |
        | 5 | 389 | 3.707 |
        | 6 | 615 | 4.322 |
        """,
        (
            Fault("3.318", "2.383", RUNNING, ("2.383", "2.891", "427")),
            Fault("| 934 |", "| 394 |", RUNNING, ("2.891", "1.957", "394")),
        ),
    ),
    "shares of a whole that no row has": (
        """
        Vi phạm tải trọng, có xe vi phạm nhiều lỗi
        | Lỗi | Số xe | Tỷ lệ (%) |
        | Quá tải trọng | 1.618 | 67,4 |
        | Quá khổ | 742 | 30,9 |
        | Cơi nới thùng | 511 | 21,3 |
        | Không giấy phép | 288 | 12,0 |
        | Rơi vãi vật liệu | 943 | 39,3 |
        """,
        (Fault("| 39,3 |", "| 93,3 |", CONSTANT, ("943", "93,3")),),
    ),
    "a year's amount and that of a day": (
        """
        Rác thải sinh hoạt năm 2023
        | Địa bàn | Thu gom (tấn) | Mỗi ngày (tấn) |
        | Phường Tân An | 43.800 | 120,0 |
        | Phường Hòa Bình | 31.390 | 86,0 |
        | Xã Bình Lâm | 18.980 | 52,0 |
        | Xã Đông Sơn | 25.915 | 71,0 |
        | Xã Long Thạnh | 11.680 | 32,0 |
        """,
        (Fault("| 71,0 |", "| 17,0 |", CONSTANT, ("25.915", "17,0")),),
    ),
    "a total by another name": (
        """
        Kết quả thu phí
        | Trạm thu phí | Lượt xe | Tỷ lệ (%) | Doanh thu (triệu đồng) |
        | Cầu Bến | 412.680 | 41,2 | 15.272 |
        | Đèo Ngang | 296.350 | 29,6 | 9.483 |
        | Sông Phan | 181.745 | 18,2 | 7.270 |
        | Núi Thành | 109.705 | 11,0 | 3.073 |
        | Bốn trạm | 1.000.480 | 100 | 35.098 |
        """,
        (
            Fault("| 18,2 |", "| 13,2 |", SHARE, ("181.745", "1.000.480", "13,2")),
            Fault("7.270", "2.770", TOTAL, ("35.098", "2.770")),
        ),
    ),
    "groups without marks, their parts below them": (
        """
        Phương tiện đăng ký đến 31/12/2023
        | Mã | Loại | Số xe | Tỷ lệ (%) |
        | OT | Ô tô | 48.312 | 20,16 |
        | | Ô tô con | 31.846 | 13,29 |
        | | Ô tô khách | 5.127 | 2,14 |
        | | Ô tô tải | 11.339 | 4,73 |
        | MT | Xe mô tô | 191.378 | 79,84 |
        | | Trên 175 cm3 | 8.264 | 3,45 |
        | | Từ 50 đến 175 cm3 | 152.809 | 63,75 |
        | | Dưới 50 cm3 | 30.305 | 12,64 |
        | | Tổng số xe | 239.690 | 100,00 |
        """,
        (
            Fault("30.305", "33.305", TOTAL, ("191.378", "8.264", "152.809", "33.305")),
            Fault("| 48.312 |", "| 43.812 |", TOTAL, ("43.812", "31.846", "5.127", "11.339")),
        ),
    ),
    "classes that are named by numbers": (
        """
        Quy mô trường lớp
        | Khối | Số lớp | Tổng số HS | Nam | Nữ |
        | 6 | 12 | 498 | 251 | 247 |
        | 7 | 11 | 467 | 224 | 243 |
        | 8 | 11 | 451 | 236 | 215 |
        | 9 | 10 | 412 | 198 | 214 |
        | Cộng | 44 | 1.828 | 909 | 919 |
        """,
        (Fault("| 215 |", "| 251 |", ACROSS, ("451", "236", "251")),),
    ),
    "two cells of a row exchanged": (
        """
        Giáo viên
        | Cấp học | Tổng số | Nam | Nữ |
        | Mầm non | 2.104 | 12 | 2.092 |
        | Tiểu học | 3.516 | 703 | 2.813 |
        | Trung học cơ sở | 2.487 | 871 | 1.616 |
        | Trung học phổ thông | 1.290 | 542 | 748 |
        | Cộng | 9.397 | 2.128 | 7.269 |
        """,
        (Fault("| 871 | 1.616 |", "| 1.616 | 871 |", TOTAL, ("871", "1.616", "2.128", "7.269")),),
    ),
    "a comma among stops": (
        """
        Thu phí, lệ phí
        | Đơn vị | Hồ sơ | Phí (triệu đồng) | Lệ phí (triệu đồng) |
        | Chi nhánh 1 | 21.406 | 8.315 | 1.274 |
        | Chi nhánh 2 | 35.118 | 14.962 | 2.081 |
        | Tổng | 56.524 | 23.277 | 3.355 |
        """,
        (Fault("14.962", "14,962", TOTAL, ("23.277", "8.315", "14,962")),),
    ),
    "a lost digit that makes a part more than its total": (
        """
        Bảo tàng
        | Bảo tàng | Hiện vật | Lượt khách | Buổi thuyết minh |
        | Bảo tàng tỉnh | 18.240 | 64.310 | 512 |
        | Bảo tàng Chiến thắng | 6.115 | 41.928 | 347 |
        | Nhà lưu niệm | 1.094 | 15.206 | 138 |
        | Tổng | 25.449 | 121.444 | 997 |
        """,
        (Fault("41.928", "419.280", TOTAL, ("121.444", "419.280")),),
    ),
}

SOUND = {
    "two of the kinds only": """
        Đơn thư năm 2023
        | Đơn vị | Tiếp nhận | Khiếu nại | Tố cáo |
        | Sở Công Thương | 118 | 64 | 31 |
        | Sở Giao thông | 204 | 97 | 58 |
        | Sở Nội vụ | 86 | 41 | 29 |
        | Sở Tư pháp | 153 | 88 | 60 |
        """,
    "a row with a further kind": """
        Học sinh tốt nghiệp
        | Trường | Dự thi | Đỗ | Không đỗ |
        | Trường Lê Lợi | 412 | 405 | 7 |
        | Trường Trần Phú | 386 | 371 | 15 |
        | Trường Nguyễn Du | 298 | 280 | 8 |
        """,
    "plans a tenth above the year before, but for one": """
        Kế hoạch thu
        | Chi cục | Thực hiện 2023 | Giao 2024 |
        | Khu vực I | 4.120 | 4.532 |
        | Khu vực II | 2.850 | 3.135 |
        | Khu vực III | 6.310 | 6.941 |
        | Khu vực IV | 3.740 | 4.114 |
        | Khu vực V | 2.260 | 2.900 |
        """,
    "a month's and a year's amounts, with an opening balance": """
        Quỹ vì người nghèo (triệu đồng)
        | Tháng | Vận động | Số dư |
        | 1 | 412 | 1.836 |
        | 2 | 285 | 1.704 |
        | 3 | 367 | 1.951 |
        | 4 | 298 | 2.017 |
        """,
    "rooms of quarters are a stock": """
        Cơ sở lưu trú
        | Chỉ tiêu | Quý I | Quý II | Quý III | 9 tháng |
        | Khách trong nước (nghìn lượt) | 318 | 402 | 377 | 1.097 |
        | Khách nước ngoài (nghìn lượt) | 41 | 36 | 52 | 129 |
        | Doanh thu (tỷ đồng) | 214 | 263 | 251 | 728 |
        | Số phòng (phòng) | 2.140 | 2.165 | 2.180 | 2.180 |
        """,
    "density where one row counts another thing": """
        Thuê bao
        | Địa bàn | Thuê bao (nghìn) | Dân số (nghìn người) | Thuê bao/100 dân |
        | Quận 1 | 214,6 | 142,5 | 150,6 |
        | Quận 3 | 231,9 | 190,4 | 121,8 |
        | Quận 5 | 188,3 | 159,1 | 118,4 |
        | Quận 8 | 402,7 | 424,7 | 94,8 |
        """,
    "scores that differ little": """
        Điểm khảo sát hài lòng
        | Đơn vị | Thái độ | Thời gian | Chung |
        | Xã An Phú | 4,52 | 4,48 | 4,50 |
        | Xã Bình Mỹ | 4,47 | 4,51 | 4,49 |
        | Xã Cẩm Sơn | 4,55 | 4,46 | 4,51 |
        | Xã Đại Thành | 4,49 | 4,50 | 4,47 |
        """,
    "capped and rounded days": """
        Công suất trạm bơm
        | Trạm | Thiết kế (m3/giờ) | Thực tế (m3/giờ) | Số giờ |
        | Trạm 1 | 2.400 | 2.160 | 412 |
        | Trạm 2 | 1.800 | 1.710 | 388 |
        | Trạm 3 | 3.600 | 2.950 | 516 |
        """,
    "columns alike but for one": """
        Xã về đích
        | Huyện | Đăng ký | Công nhận |
        | Huyện A Lưới | 112 | 112 |
        | Huyện Nam Đông | 134 | 134 |
        | Huyện Phú Lộc | 156 | 156 |
        | Huyện Phú Vang | 178 | 178 |
        | Huyện Quảng Điền | 145 | 135 |
        """,
    "rows one of which is near the sum of those behind it": """
        Vốn theo nguồn (tỷ đồng)
        | Nguồn | Kế hoạch | Giải ngân |
        | Ngân sách trung ương | 1.284 | 1.106 |
        | Ngân sách tỉnh | 965 | 871 |
        | Ngân sách huyện | 312 | 240 |
        | Vốn vay | 418 | 164 |
        | Vốn khác | 77 | 59 |
        """,
    "fares that are nearly of one price": """
        Vé phà
        | Bến | Lượt xe | Doanh thu (triệu đồng) |
        | Bến Bính | 412.680 | 14.443 |
        | Bến Gót | 296.350 | 10.372 |
        | Bến Đồng Bài | 181.745 | 6.361 |
        | Bến Tiên Cựu | 90.215 | 3.158 |
        | Bến Lại Xuân | 109.225 | 3.824 |
        """,
    "sets of things": """
        Sản phẩm chủ yếu
        | Sản phẩm | Đơn vị tính | Năm 2022 | Năm 2023 |
        | Bộ bàn ghế học sinh | bộ | 21.840 | 23.150 |
        | Đồng hồ nước | nghìn bộ | 312 | 347 |
        """,
    "a remark beside the names": """
        Tiến độ công trình
        | Công trình | Đơn vị thi công | Vốn (tỷ đồng) | Lũy kế (tỷ đồng) |
        | Cầu Rào | Công ty Thành Đạt | 412 | 305 |
        | Đường tránh | Công ty Hòa Phát | 268 | 268 |
        | Kè sông | | 96 | 41 |
        """,
}


@pytest.mark.parametrize("name", TABLES)
def test_sound_table_has_nothing_to_tell(name: str) -> None:
    assert told(TABLES[name][0]) == []


@pytest.mark.parametrize("name", SOUND)
def test_what_seems_an_identity_and_is_none(name: str) -> None:
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


def test_cells_exchanged_are_told_once() -> None:
    text = TABLES["two cells of a row exchanged"][0].replace("| 871 | 1.616 |", "| 1.616 | 871 |")
    assert [rule for rule, _ in told(text)] == [TOTAL]


@pytest.mark.parametrize(
    "sentence",
    [
        "Trang bị 64 bộ bàn ghế cho các trường.",
        "Thay thế 1.250 bộ đèn, trong đó có 870 bộ đèn LED.",
        "Cấp phát 45 bộ dụng cụ thể thao.",
    ],
)
def test_sets_of_things_are_no_ministries(sentence: str) -> None:
    assert told(sentence) == []


def test_ministries_out_of_their_number_are() -> None:
    assert [rule for rule, _ in told("Đã có 18/27 bộ, ngành ban hành kế hoạch.")] == ["whole_is_class"]
