"""Figures in one list, each of its own name or of its own measure before. Each case is one sentence of ours."""

import pytest

from sources.document import Paragraph
from tests.normalise.test_distances_and_means import read


def named(sentence: str) -> list[str]:
    """Each figure of a sentence as printed, and what it is of."""
    return [f"{one.raw}: {one.indicator}" for one in read((Paragraph(text=sentence, number=1),))]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        (
            "Khu vực nhà nước nộp 612 tỷ đồng, khu vực FDI 1.845 tỷ đồng, khu vực ngoài quốc doanh 2.310 tỷ đồng, "
            "lần lượt tăng 3,2%, 25,6% và 11,8% so với cùng kỳ.",
            ["3,2%: Khu vực nhà nước nộp", "25,6%: khu vực FDI", "11,8%: khu vực ngoài quốc doanh"],
        ),
        (
            "Sản lượng tôm đạt 12 nghìn tấn, sản lượng cá đạt 45 nghìn tấn, tăng 3,2% và 4,1%.",
            ["3,2%: Sản lượng tôm", "4,1%: sản lượng cá"],
        ),
        (
            "Lượng khách nội địa đạt 3,2 triệu lượt, khách quốc tế đạt 0,4 triệu lượt, tăng 12% và giảm 35%.",
            ["12%: Lượng khách nội địa", "35%: khách quốc tế"],
        ),
        (
            "Doanh thu, nộp ngân sách và lợi nhuận đạt 45 tỷ đồng, 5 tỷ đồng và 3 tỷ đồng.",
            ["45 tỷ đồng: Doanh thu", "5 tỷ đồng: nộp ngân sách", "3 tỷ đồng: lợi nhuận"],
        ),
        (
            "Năm 2024, số vụ cháy và số người chết là 12 vụ và 3 người.",
            ["12 vụ: số vụ cháy", "3 người: số người chết"],
        ),
        (
            "Diện tích lúa, ngô, sắn lần lượt đạt 12.000 ha, 3.400 ha và 1.200 ha.",
            ["12.000 ha: Diện tích lúa", "3.400 ha: Diện tích ngô", "1.200 ha: Diện tích sắn"],
        ),
        (
            "Trồng mới 120 ha cà phê, 45 ha hồ tiêu, đạt lần lượt 95% và 102% kế hoạch.",
            [
                "95%: tỷ lệ Trồng mới ha cà phê so với kế hoạch",
                "102%: tỷ lệ Trồng mới ha hồ tiêu so với kế hoạch",
            ],
        ),
        (
            "Đàn trâu 45,2 nghìn con, đàn bò 120,5 nghìn con, tương ứng bằng 98,2% và 101,4% so với cùng kỳ.",
            [
                "45,2 nghìn con: Đàn trâu",
                "120,5 nghìn con: đàn bò",
                "98,2%: tỷ lệ Đàn trâu so với cùng kỳ",
                "101,4%: tỷ lệ đàn bò so với cùng kỳ",
            ],
        ),
        (
            "Số vụ án hình sự là 120 vụ, số bị can là 210 người, giảm lần lượt 5,1% và 3,4%.",
            ["5,1%: Số vụ án hình sự", "3,4%: số bị can"],
        ),
        (
            "Tỷ lệ hộ nghèo và cận nghèo còn 3,1% và 4,2%.",
            ["3,1%: Tỷ lệ hộ nghèo", "4,2%: Tỷ lệ cận nghèo"],
        ),
    ],
)
def test_each_figure_of_a_list_has_its_own(sentence: str, figures: list[str]):
    found = named(sentence)
    assert [figure for figure in figures if figure not in found] == []


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("Doanh thu đạt 45 tỷ đồng, lợi nhuận đạt 3 tỷ đồng, tăng 12% so với cùng kỳ.", "12%: lợi nhuận"),
        ("Lợi nhuận đạt 3 tỷ đồng, tăng 12% so với năm 2023 và 8% so với năm 2022.", "8%: Lợi nhuận"),
        ("Tai nạn làm 12 người chết, 9 người bị thương, giảm 4 vụ, 25%.", "12 người: Tai nạn làm người chết"),
        (
            "Công tác dạy và học có 12 giáo viên giỏi, 45 học sinh giỏi.",
            "45 học sinh: Công tác dạy và học có học sinh giỏi",
        ),
        ("Có 12 sở, ban, ngành và 9 huyện gửi báo cáo.", "12 sở, ban, ngành: sở, ban, ngành"),
    ],
)
def test_what_is_no_such_list_stays(sentence: str, figure: str):
    assert figure in named(sentence)


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        (
            "Các mặt hàng tăng gồm: điện tử (12,5%), dệt may (8,3%), gỗ (5,1%).",
            ["12,5%: điện tử", "8,3%: dệt may", "5,1%: gỗ"],
        ),
        (
            "Một số địa phương có tỷ lệ giải ngân cao như: huyện Tân Yên (88,4%), huyện Lạng Giang (85%).",
            ["88,4%: tỷ lệ giải ngân", "85%: tỷ lệ giải ngân"],
        ),
        (
            "Có 3 khoản thu đạt thấp gồm: thuế môi trường (52,3%), lệ phí trước bạ (58,9%) và thu khác (64,5%).",
            ["3 khoản: khoản thu đạt thấp", "52,3%: thuế môi trường", "58,9%: lệ phí trước bạ", "64,5%: thu khác"],
        ),
        (
            "Ba xã còn hộ nghèo cao: xã Phong Vân 45 hộ, xã Sa Lý 38 hộ.",
            ["45 hộ: hộ nghèo", "38 hộ: hộ nghèo"],
        ),
        (
            "Các huyện có số vụ nhiều nhất: huyện A Lưới (12 vụ), huyện Nam Đông (9 vụ).",
            ["12 vụ: số vụ", "9 vụ: số vụ"],
        ),
        (
            "Đã trồng các loại cây: keo (120 ha), quế (45 ha) và hồi (12 ha).",
            ["120 ha: keo", "45 ha: quế", "12 ha: hồi"],
        ),
        (
            "Doanh thu đạt 12 tỷ đồng (tăng 5%), nộp ngân sách 3 tỷ đồng (giảm 2%).",
            ["12 tỷ đồng: Doanh thu", "5%: Doanh thu", "3 tỷ đồng: nộp ngân sách", "2%: nộp ngân sách"],
        ),
        ("Có 12 xã đạt (25%), trong đó xã khó khăn (3 xã).", ["12 xã: xã", "25%: tỷ lệ xã", "3 xã: xã khó khăn"]),
        ("Đàn lợn 45 nghìn con, đàn gà 120 nghìn con.", ["45 nghìn con: Đàn lợn", "120 nghìn con: đàn gà"]),
    ],
)
def test_each_item_of_a_list_has_its_figure(sentence: str, figures: list[str]):
    assert named(sentence) == figures


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        (
            "Tỷ lệ trường đạt chuẩn là 85,6% (1.700/1.986 trường), vượt 0,6 điểm phần trăm so với kế hoạch; "
            "phấn đấu năm 2025 đạt 87%.",
            "87%: Tỷ lệ trường đạt chuẩn",
        ),
        ("Tỷ lệ bao phủ là 92,1%, vượt 0,6 điểm phần trăm so với kế hoạch, tăng 2,1%.", "2,1%: Tỷ lệ bao phủ"),
        ("Ngân sách tỉnh 480 tỷ đồng, ngân sách huyện, xã 459 tỷ đồng.", "459 tỷ đồng: ngân sách huyện, xã"),
        ("Ngân sách tỉnh 480 tỷ đồng, ngân sách huyện, xã 459 tỷ đồng.", "480 tỷ đồng: Ngân sách tỉnh"),
        ("Trồng 12 ha quế, cao su, keo 45 ha.", "45 ha: keo"),
        ("Có 1.245 cán bộ, giáo viên, nhân viên.", "1.245 cán bộ, giáo viên, nhân viên: cán bộ, giáo viên, nhân viên"),
    ],
)
def test_what_stands_between_figures_belongs_to_one_of_them(sentence: str, figure: str):
    assert figure in named(sentence)
