"""Sentences and paragraphs that go on from the measure told before, with a longer time. Each passage is ours."""

import pytest

from tests.normalise.test_distances_and_means import PARTED, told


@pytest.mark.parametrize(
    ("passages", "names"),
    [
        (
            "Kim ngạch xuất khẩu tháng 8/2024 là 12 triệu USD. Tính chung 8 tháng là 905 triệu USD, đạt 67% kế hoạch.",
            ["Kim ngạch xuất khẩu", "Kim ngạch xuất khẩu", "tỷ lệ Kim ngạch xuất khẩu so với kế hoạch"],
        ),
        (
            f"Thu nội địa tháng 8 năm 2024 đạt 120 tỷ đồng.{PARTED}Lũy kế 8 tháng ước 905 tỷ đồng, tăng 5%.",
            ["Thu nội địa", "Thu nội địa", "Thu nội địa"],
        ),
        (
            "Tháng 8/2024, sân bay phục vụ 320 nghìn lượt khách. Lũy kế 8 tháng đạt 2,4 triệu lượt.",
            ["sân bay phục vụ lượt khách", "sân bay phục vụ lượt khách"],
        ),
        (
            "Sản lượng than tháng 5/2024 đạt 3,1 triệu tấn. Cộng dồn 5 tháng đạt 15,8 triệu tấn.",
            ["Sản lượng than", "Sản lượng than"],
        ),
        # how many there are in all is another measure than how many were added
        (
            "Thành lập mới 38 hợp tác xã. Lũy kế toàn huyện có 486 hợp tác xã.",
            ["Thành lập mới hợp tác xã", "hợp tác xã"],
        ),
        # what names itself keeps its name, and a new section begins anew
        (
            "Thu nội địa tháng 8/2024 đạt 120 tỷ đồng. Lũy kế 8 tháng chi thường xuyên đạt 905 tỷ đồng.",
            ["Thu nội địa", "chi thường xuyên"],
        ),
        (
            "Sản lượng than tháng 5/2024 đạt 3,1 triệu tấn. Doanh thu 5 tháng đạt 905 tỷ đồng.",
            ["Sản lượng than", "Doanh thu"],
        ),
        (
            "Thu nội địa tháng 8/2024 đạt 120 tỷ đồng. Lũy kế 8 tháng xảy ra 12 vụ cháy.",
            ["Thu nội địa", "xảy ra vụ cháy"],
        ),
    ],
)
def test_a_longer_time_is_of_the_same_measure(passages: str, names: list[str]):
    assert [line.split(" | ")[0] for line in told(passages)] == names
