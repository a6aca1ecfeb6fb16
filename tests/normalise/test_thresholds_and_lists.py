"""Bounds before what they choose, medals, counted hours, parts of what was told last, quoted plans."""

import pytest

from tests.normalise.told import told

CHOSEN_BY_A_BOUND = [
    (
        "Quản lý 1.246 tàu cá, trong đó dài từ 15 m trở lên 318 tàu.",
        ["actual = 1246 tàu cá | 2023", "actual = 318 tàu | 2023"],
    ),
    (
        "Có 52 dự án, trong đó từ 10 tỷ đồng trở lên có 4 dự án.",
        ["actual = 52 dự án | 2023", "actual = 4 dự án | 2023"],
    ),
    ("Ruộng từ 2 ha trở lên: 120 hộ.", ["actual = 120 hộ | 2023"]),
    ("Xe chở từ 5 tấn trở lên là 64 xe.", ["actual = 64 xe | 2023"]),
    ("Ao dưới 500 m2 trở xuống có 41 ao.", ["actual = 41 ao | 2023"]),
    ("Lãi suất kỳ hạn từ 1 đến dưới 6 tháng là 3,2%.", ["actual = 3.2 % | 2023"]),
    # left alone: the bound is what is told
    ("Thu nhập đạt 12 triệu đồng trở lên.", ["actual >= 12000000 VND | 2023"]),
    ("Diện tích mỗi hồ từ 3 ha trở lên.", ["actual >= 3 ha | 2023"]),
    ("Sản lượng 40 tấn trở lên, bán 12 tấn.", ["actual >= 40 tấn | 2023", "actual = 12 tấn | 2023"]),
]
MEDALS = [
    (
        "Đoàn giành 12 vàng, 15 bạc, 82 đồng.",
        ["actual = 12 vàng | 2023", "actual = 15 bạc | 2023", "actual = 82 đồng | 2023"],
    ),
    (
        "Cờ vua được 1 vàng, 3 bạc và 4 đồng.",
        ["actual = 1 vàng | 2023", "actual = 3 bạc | 2023", "actual = 4 đồng | 2023"],
    ),
    ("Đạt 3 HCV, 2 HCB, 5 HCĐ.", ["actual = 3 HCV | 2023", "actual = 2 HCB | 2023", "actual = 5 HCĐ | 2023"]),
    (
        "Có 6 huy chương bạc, 9 huy chương đồng.",
        ["actual = 6 huy chương bạc | 2023", "actual = 9 huy chương đồng | 2023"],
    ),
    # left alone: money
    ("Giá bạc là 82 đồng.", ["actual = 82 VND | 2023"]),
    ("Thưởng 3 HCB, mỗi chiếc 500 đồng.", ["actual = 3 HCB | 2023", "actual = 500 VND | 2023"]),
    ("Vé 15 nghìn đồng, 82 đồng lẻ.", ["actual = 15000 VND | 2023", "actual = 82 VND | 2023"]),
]
COUNTED_HOURS = [
    ("Số giờ nắng 148 giờ; độ ẩm 86%.", ["actual = 148 giờ | 2023", "actual = 86 % | 2023"]),
    ("Số ngày mưa 17 ngày.", ["actual = 17 ngày | 2023"]),
    ("Tổng số giờ phát sóng 1.240 giờ.", ["actual = 1240 giờ | 2023"]),
    ("Số ngày nghỉ ốm: 12 ngày.", ["actual = 12 ngày | 2023"]),
    # left alone: times that are set
    ("Trả kết quả trong 12 ngày.", []),
    ("Đăng ký trước 3 ngày.", []),
    ("Trực 24 giờ mỗi ca.", []),
]
TIMES_AND_PLANS = [
    (
        "Báo cáo năm 2022 || Hàng qua cảng tháng 11 đạt 6 nghìn tấn; 11 tháng đạt 70 nghìn tấn. Trong đó hàng rời "
        "đạt 30 nghìn tấn.",
        ["actual = 6000 tấn | 2022-11", "actual = 70000 tấn | 2022-01-01/P11M", "actual = 30000 tấn | 2022-01-01/P11M"],
    ),
    (
        "Báo cáo năm 2022 || Quý I thu 3 tỷ đồng, 9 tháng thu 8 tỷ đồng. Trong số đó, phí thu 1 tỷ đồng.",
        [
            "actual = 3000000000 VND | 2022-Q1",
            "actual = 8000000000 VND | 2022-01-01/P9M",
            "actual = 1000000000 VND | 2022-01-01/P9M",
        ],
    ),
    # left alone: a sentence that tells no parts goes on with the first time
    (
        "Báo cáo năm 2022 || Tháng 11, bán 6 nghìn vé; 11 tháng đạt 70 nghìn vé. Vé tháng đạt 30 nghìn vé.",
        ["actual = 6000 vé | 2022-11", "actual = 70000 vé | 2022-01-01/P11M", "actual = 30000 vé | 2022-11"],
    ),
    (
        "Cai nghiện 612 lượt người, đạt 122,4% chỉ tiêu tỉnh giao (500 lượt người).",
        ["actual = 612 lượt người | 2022", "actual = 122.4 % | 2022", "target = 500 lượt người | 2022"],
    ),
    (
        "Trồng 400 ha, đạt 80% kế hoạch Bộ Nông nghiệp giao (500 ha).",
        ["actual = 400 ha | 2022", "actual = 80 % | 2022", "target = 500 ha | 2022"],
    ),
    (
        "Thu 90 tỷ đồng, bằng 90% dự toán thành phố giao (100 tỷ đồng).",
        ["actual = 90000000000 VND | 2022", "actual = 90 % | 2022", "target = 100000000000 VND | 2022"],
    ),
    # left alone: what stands in brackets behind other words was reached
    ("Giao rừng cho hộ dân (500 ha).", ["actual = 500 ha | 2022"]),
    (
        "So với cùng kỳ 2021, số khách tăng 3,4 lần, lượt xe tăng 41%.",
        ["growth = 3.4 x | 2022 up 2021", "growth = 41 % | 2022 up 2021"],
    ),
    ("Sưu tầm được 415 hiện vật.", ["actual = 415 hiện vật | 2022"]),
]

PLANS_AND_PROGRAMMES = [
    (
        "Đã tiêm 412 liều/480 liều kế hoạch, đạt 85,8%.",
        ["actual = 412 liều | 2023", "target = 480 liều | 2023", "actual = 85.8 % | 2023"],
    ),
    ("Trồng 30 ha/50 ha chỉ tiêu được giao.", ["actual = 30 ha | 2023", "target = 50 ha | 2023"]),
    ("Thu 2,3 tỷ đồng/4 tỷ đồng dự toán năm.", ["actual = 2300000000 VND | 2023", "target = 4000000000 VND | 2023"]),
    ("Lắp 120 camera/200 camera kế hoạch.", ["actual = 120 camera | 2023", "target = 200 camera | 2023"]),
    ("Chương trình mục tiêu quốc gia: xây 12 cầu, 3 đập.", ["actual = 12 cầu | 2023", "actual = 3 đập | 2023"]),
    ("Thực hiện CTMT quốc gia, hỗ trợ 512 hộ.", ["actual = 512 hộ | 2023"]),
    ("Vốn chương trình mục tiêu đạt 4 tỷ đồng.", ["actual = 4000000000 VND | 2023"]),
    ("Giá tôm loại 70 con/kg là 98.000 đồng/kg.", ["actual = 98000 VND | 2023"]),
    ("Trứng cỡ 16-18 quả/kg bán 45.000 đồng/kg.", ["actual = 45000 VND | 2023"]),
    ("Phản ánh xử lý trong 24 giờ 98,9%.", ["actual = 98.9 % | 2023"]),
    ("Có 1.022 tàu từ 15 m trở lên lắp thiết bị.", ["actual = 1022 tàu | 2023"]),
    # left alone: fractions of plans themselves, aims, times of day, rates, bounds that are told
    ("Ban hành 12/15 kế hoạch.", ["actual = 12/15 kế hoạch | 2023"]),
    ("Mục tiêu: xây 12 cầu.", ["target = 12 cầu | 2023"]),
    ("Khai mạc lúc 8 giờ 30 ngày 5/3.", []),
    ("Mật độ thả 70 con/m2.", ["actual = 70 con/m² | 2023"]),
    ("Mỗi xã có từ 3 ha trở lên.", ["actual >= 3 ha | 2023"]),
]


@pytest.mark.parametrize(("passage", "states"), [*CHOSEN_BY_A_BOUND, *MEDALS, *COUNTED_HOURS, *PLANS_AND_PROGRAMMES])
def test_what_stands_in_lists_and_behind_bounds_is_read(passage: str, states: list[str]) -> None:
    assert told(passage, 2023) == states


@pytest.mark.parametrize(("passage", "states"), TIMES_AND_PLANS)
def test_parts_have_the_time_told_last_and_quoted_plans_are_targets(passage: str, states: list[str]) -> None:
    assert told(passage, 2022) == states
