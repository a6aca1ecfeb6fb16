"""A year within the name of a measure, before those whom the measure is about. Each case is one sentence of ours."""

import pytest

from tests.normalise.told import told

YEAR = 2023


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("Sản lượng điện năm 2021 của tỉnh là 45 triệu kWh.", "actual = 45000000 kWh | 2021"),
        ("Lượng mưa năm 2021 tại trạm Láng đo được là 1.650 mm.", "actual = 1650 mm | 2021"),
        ("Thu nhập năm 2020 của lao động trong hợp tác xã là 62 triệu đồng.", "actual = 62000000 VND | 2020"),
        ("Chỉ số PAPI năm 2022 của tỉnh đã đạt 42,3 điểm.", "actual = 42.3 điểm | 2022"),
        ("Số hộ nghèo năm 2022 ở các xã vùng cao còn khoảng 1.200 hộ.", "actual ~ 1200 hộ | 2022"),
        ("Tổng vốn năm 2022 cho các huyện miền núi là hơn 45 tỷ đồng.", "actual > 45000000000 VND | 2022"),
        ("Kế hoạch vốn năm 2021 của tỉnh là 2.170 tỷ đồng.", "target = 2170000000000 VND | 2021"),
        ("Dự toán chi năm 2024 của Sở là 34,5 tỷ đồng.", "target = 34500000000 VND | 2024"),
        ("Chỉ tiêu tuyển quân năm 2022 của huyện là 320 công dân.", "target = 320 công dân | 2022"),
        ("Tổng kế hoạch vốn năm 2022 được giao là 8.450 tỷ đồng.", "target = 8450000000000 VND | 2022"),
        ("Biên chế năm 2022 giao cho các xã là 1.215 người.", "actual = 1215 người | 2022"),
    ],
)
def test_the_year_is_that_of_the_figure(sentence: str, figure: str):
    assert told(sentence, YEAR) == [figure]


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("Thực hiện Kế hoạch năm 2021 của Ủy ban nhân dân tỉnh đạt 85% số nhiệm vụ.", "= 85 %"),
        ("Nghị quyết năm 2021 của Hội đồng nhân dân đã đạt 90%.", "= 90 %"),
        ("Theo Báo cáo năm 2021 của Ngân hàng Thế giới đạt 62 điểm.", "= 62 điểm"),
        ("Trong 12 xã của danh sách năm 2021 của huyện đã có 5 xã đạt chuẩn.", "= 5 xã"),
        ("Năm 2023, doanh thu của các siêu thị mở năm 2021 tại quận là 340 tỷ đồng.", "= 340000000000 VND"),
    ],
)
def test_the_year_of_a_paper_or_of_a_detail_is_not(sentence: str, figure: str):
    assert f"actual {figure} | {YEAR}" in told(sentence, YEAR)
