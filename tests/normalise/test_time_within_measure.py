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


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Số hộ nghèo đầu năm là 1.254 hộ (chiếm 4,12%).", ["= 1254 hộ | @2022-12-31", "= 4.12 % | @2022-12-31"]),
        ("Đầu năm 2023, toàn huyện có 1.254 hộ nghèo.", ["= 1254 hộ nghèo | @2022-12-31"]),
        ("Giá vàng đầu năm 2022 ở mức 61 triệu đồng/lượng.", ["= 61000000 VND | @2021-12-31"]),
        (
            "Tồn kho đầu năm 12.500 tấn, nhập trong kỳ 45.000 tấn, tồn cuối kỳ 17.700 tấn.",
            ["= 12500 tấn | @2022-12-31", "= 45000 tấn | 2023", "= 17700 tấn | @2023-12-31"],
        ),
        (
            "Số vụ việc tồn đầu kỳ là 45 vụ, thụ lý mới 120 vụ.",
            ["= 45 vụ | @2022-12-31", "= 120 vụ | 2023"],
        ),
        ("Dư nợ cho vay đầu kỳ là 45,6 tỷ đồng.", ["= 45600000000 VND | @2022-12-31"]),
        ("Số lao động đầu năm khoảng 1.200 người.", ["~ 1200 người | @2022-12-31"]),
        ("Tỷ lệ hộ nghèo cuối năm còn 3,1%.", ["= 3.1 % | @2023-12-31"]),
        # what happens early or late in a year is no stock
        ("Đầu năm 2023, cả nước xảy ra 3 vụ sạt lở.", ["= 3 vụ | 2023"]),
        ("Lễ hội đầu năm thu hút 12.000 lượt khách.", ["= 12000 lượt khách | 2023"]),
        ("Đợt cao điểm cuối năm phát hiện 45 vụ.", ["= 45 vụ | 2023"]),
        ("Hội nghị đầu năm có 300 đại biểu dự.", ["= 300 đại biểu | 2023"]),
        ("Những tháng đầu năm, xã có 12 vụ cháy.", ["= 12 vụ | 2023"]),
    ],
)
def test_a_stock_at_the_beginning_or_the_end(sentence: str, figures: list[str]):
    assert told(sentence, YEAR) == [f"actual {figure}" for figure in figures]


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("Toàn huyện có 58 trường với 1.012 lớp, 31.450 học sinh.", "= 1012 lớp"),
        ("Trường dạy nghề có 24 lớp, 720 học viên.", "= 24 lớp"),
        ("Kiến trúc của hệ thống gồm 4 lớp, mỗi lớp có máy chủ riêng.", None),
    ],
)
def test_many_classes_are_counted_and_few_layers_are_not(sentence: str, counted: str | None):
    found = [figure for figure in told(sentence, YEAR) if " lớp" in figure]
    assert found == ([f"actual {counted} | {YEAR}"] if counted else [])
