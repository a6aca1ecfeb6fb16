"""Ratios told in words, and what looks like one: figures of made-up passages, thought out by hand."""

import pytest

from tests.normalise.told import told

RATIOS = [
    ("Số vé tàu bán ra tăng gấp đôi so với cùng kỳ năm 2022.", ["growth = 2 x | 2023 up 2022"]),
    (
        "Đón 4.200 lượt khách thuyền, gấp rưỡi năm trước.",
        ["actual = 4200 lượt khách | 2023", "growth = 1.5 x | 2023 up 2022"],
    ),
    ("Doanh thu xổ số gấp ba lần năm 2019.", ["growth = 3 x | 2023 up 2019"]),
    ("Thu nhập của ngư dân gần gấp đôi năm 2018.", ["growth <~ 2 x | 2023 up 2018"]),
    ("Công suất trạm bơm gấp hơn hai lần rưỡi so với năm 2015.", ["growth > 2.5 x | 2023 up 2015"]),
    ("Số vụ cháy giảm một nửa so với năm 2021.", ["growth = 1/2 | 2023 down 2021"]),
    ("Số đơn thư chỉ bằng một nửa cùng kỳ.", ["actual = 1/2 | 2023"]),
    ("Tỷ lệ tái nghiện giảm còn một nửa so với năm 2020.", ["actual = 1/2 | 2023"]),
    ("Nữ chiếm hơn một nửa số học viên.", ["actual > 1/2 | 2023"]),
    ("Phấn đấu đến năm 2025 tăng gấp đôi số thư viện xã.", ["target = 2 x | 2025"]),
    (
        "Lượng mưa 310 mm, tăng gấp bốn lần so với tháng 9/2023.",
        ["actual = 310 mm | 2023", "growth = 4 x | 2023 up 2023-09"],
    ),
    (
        "Giá trị hợp đồng khoảng gấp đôi, số hợp đồng bằng phân nửa năm trước.",
        ["growth ~ 2 x | 2023 up 2022", "actual = 1/2 | 2023"],
    ),
]
NONE = [
    ("Nửa đầu năm 2023, tỉnh trồng 12 ha rừng.", ["actual = 12 ha | 2023-01-01/P6M"]),
    ("Học sinh gấp ba chiếc thuyền giấy.", []),
    ("Một nửa mái nhà thờ bị tốc.", []),
    ("Cần khắc phục gấp một số hạn chế.", []),
    ("Gia đình có ba con, nuôi đôi trâu.", []),
    ("Hoàn thành gấp năm công trình trọng điểm.", []),
]


@pytest.mark.parametrize(("passage", "states"), [*RATIOS, *NONE])
def test_ratios_in_words_are_read_behind_the_words_that_make_them_one(passage: str, states: list[str]) -> None:
    assert told(passage, 2023) == states
