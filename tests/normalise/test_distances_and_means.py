"""Figures that stand beside a measure: its distance from a plan, a mean time, where it came from, whose part it is.

Each case is one passage worded by us, with the name of each figure and what it is.
"""

from datetime import date

import pytest

from normalise.observation import extract
from normalise.records import Observation
from sources.document import Block, Document, Heading, Paragraph, Report, ReportKind, Row, Table
from tests.normalise.told import PARTED, shown


def read(
    blocks: tuple[Block, ...],
    year: int = 2024,
    title: str = "",
    period: str | None = None,
    issued_on: date | None = None,
) -> list[Observation]:
    document = Document(file="trial.txt", format="text", pages=None, blocks=blocks)
    report = Report(
        id=f"{year}-trial",
        title=title,
        issuer="Ủy ban nhân dân tỉnh Gia Lai",
        number=None,
        issued_on=issued_on,
        kind=ReportKind.RESULT,
        year=year,
        period=period,
        file="trial.txt",
        sha256="",
    )
    return list(extract(document, report).observations)


def told(passages: str) -> list[str]:
    parts = passages.split(PARTED)
    blocks = tuple(Paragraph(text=text, number=turn) for turn, text in enumerate(parts, start=1))
    return [f"{one.indicator} | {shown(one)}" for one in read(blocks)]


def table(columns: tuple[str, ...], *rows: tuple[str, ...], title: str | None = None) -> Table:
    return Table(number=1, title=title, columns=columns, rows=tuple(Row(cells=one, page=None) for one in rows))


CASES = [
    # a place is whose the figure is, under each of its titles
    (
        "Các địa phương có số vụ cao: TP. Hồ Chí Minh 1.205 vụ, Hà Nội 1.118 vụ.",
        [
            "vụ (Các địa phương có số vụ cao) | actual = 1205 vụ | 2024",
            "vụ (Các địa phương có số vụ cao) | actual = 1118 vụ | 2024",
        ],
    ),
    (
        "TP.HCM có 12 bệnh viện, Hà Nội có 10 bệnh viện.",
        ["bệnh viện | actual = 12 bệnh viện | 2024", "bệnh viện | actual = 10 bệnh viện | 2024"],
    ),
    # what goes along with a figure of a day is of a day
    (
        "Trung bình mỗi ngày xảy ra 56 vụ tai nạn, làm chết 26 người.",
        [
            "xảy ra vụ tai nạn | actual = 56 vụ per day | 2024",
            "làm chết người | actual = 26 người per day | 2024",
        ],
    ),
    # a plan that was not reached is told beside what was
    (
        "Tỷ lệ che phủ rừng đạt 42,1%, không đạt kế hoạch 43%.",
        ["Tỷ lệ che phủ rừng | actual = 42.1 % | 2024", "Tỷ lệ che phủ rừng | target = 43 % | 2024"],
    ),
    (
        "Diện tích trồng mới đạt 812 ha, chưa hoàn thành kế hoạch năm (900 ha).",
        ["Diện tích trồng mới | actual = 812 ha | 2024", "Diện tích trồng mới | target = 900 ha | 2024"],
    ),
    # how far from a plan or a mean: no second level of the measure, and no number of a paper
    (
        "Giá bán điện bình quân đạt 1.986,5 đồng/kWh, cao hơn kế hoạch 12,3 đồng/kWh.",
        [
            "Giá bán điện bình quân | actual = 1986.5 VND | 2024",
            "Giá bán điện bình quân (cao hơn kế hoạch) | actual = 12.3 VND | 2024",
        ],
    ),
    (
        "Tỷ lệ phá án đạt 95,1%, vượt 5,1 điểm phần trăm so với chỉ tiêu giao.",
        [
            "Tỷ lệ phá án | actual = 95.1 % | 2024",
            "Tỷ lệ phá án (vượt chỉ tiêu giao) | actual = 5.1 điểm phần trăm | 2024",
        ],
    ),
    (
        "Tỷ lệ hộ nghèo còn 3,1%, thấp hơn bình quân chung của cả nước 0,4 điểm phần trăm.",
        [
            "Tỷ lệ hộ nghèo | actual = 3.1 % | 2024",
            "Tỷ lệ hộ nghèo (thấp hơn bình quân chung của cả nước) | actual = 0.4 điểm phần trăm | 2024",
        ],
    ),
    # as large as the measure: what the plan set
    (
        "Tỷ lệ hộ dùng nước sạch đạt 97%, vượt chỉ tiêu 95%.",
        ["Tỷ lệ hộ dùng nước sạch | actual = 97 % | 2024", "Tỷ lệ hộ dùng nước sạch | target = 95 % | 2024"],
    ),
    # a plan in brackets is of the measure, not of its ratio
    (
        "Trồng mới 6.815 ha rừng, đạt 85,2% kế hoạch năm (8.000 ha).",
        [
            "Trồng mới ha rừng | actual = 6815 ha | 2024",
            "tỷ lệ Trồng mới ha rừng so với kế hoạch năm | actual = 85.2 % | 2024",
            "Trồng mới ha rừng | target = 8000 ha | 2024",
        ],
    ),
    (
        "Kế hoạch năm 2024: trồng 500 ha rừng; tuyển 30 cán bộ.",
        ["trồng ha rừng | target = 500 ha | 2024", "tuyển cán bộ | target = 30 cán bộ | 2024"],
    ),
    # mean times are figures, times that are set are none
    (
        "Ngày điều trị trung bình 6,4 ngày, giảm 2 ngày so với năm trước; hồ sơ phải trả trong 3 ngày.",
        [
            "Ngày điều trị trung bình | actual = 6.4 ngày | 2024",
            "Ngày điều trị trung bình | growth = 2 ngày | 2024 down 2023",
        ],
    ),
    (
        "Thời gian thông quan bình quân là 26 giờ; dự án kéo dài 2 năm 6 tháng, tập huấn 5 ngày.",
        ["Thời gian thông quan bình quân | actual = 26 giờ | 2024"],
    ),
    ("Lượng nước thải 245.000 m3/ngày.", ["Lượng nước thải | actual = 245000 m³ per day | 2024"]),
    # where a level came from is a level of then, and dates nothing behind it
    (
        "Diện tích rừng bị cháy 12,4 ha, giảm từ 31,2 ha của 9 tháng đầu năm 2023. Xử phạt 17 vụ.",
        [
            "Diện tích rừng bị cháy | actual = 12.4 ha | 2024",
            "Diện tích rừng bị cháy | actual = 31.2 ha | 2023-01-01/P9M",
            "Xử phạt vụ | actual = 17 vụ | 2024",
        ],
    ),
    (
        "Lợi nhuận 12,8 tỷ đồng (cùng kỳ lỗ 4,5 tỷ đồng).",
        ["Lợi nhuận | actual = 12800000000 VND | 2024", "Lợi nhuận (lỗ) | actual = 4500000000 VND | 2023"],
    ),
    # times: shortened, of half a year, the month before in a report of the year, how long after
    (
        "Trong 9T/2024 xảy ra 120 vụ cháy; doanh thu bán niên 2023 đạt 12 tỷ đồng.",
        [
            "xảy ra vụ cháy | actual = 120 vụ | 2024-01-01/P9M",
            "doanh thu | actual = 12000000000 VND | 2023-01-01/P6M",
        ],
    ),
    (
        "Chỉ số giá tiêu dùng tăng 0,3% so với tháng trước.",
        ["Chỉ số giá tiêu dùng | growth = 0.3 % | 2024-12 up 2024-11"],
    ),
    (
        "Tỷ lệ sinh viên có việc làm sau 12 tháng đạt 83,9%.",
        ["Tỷ lệ sinh viên có việc làm sau 12 tháng | actual = 83.9 % | 2024"],
    ),
    # names: whole where a bound, a bracket, a preposition or a body stands in them
    (
        "Có 1.488/1.502 tàu có chiều dài từ 15 mét trở lên đã lắp thiết bị giám sát.",
        ["tàu có chiều dài từ 15 mét trở lên đã lắp thiết bị giám sát | actual = 1488/1502 tàu | 2024"],
    ),
    (
        "Mức độ hài lòng của người bệnh nội trú đạt 94,3%, của người bệnh ngoại trú đạt 91,8%.",
        [
            "Mức độ hài lòng của người bệnh nội trú | actual = 94.3 % | 2024",
            "Mức độ hài lòng của người bệnh ngoại trú | actual = 91.8 % | 2024",
        ],
    ),
    (
        "Trong tháng 10 (từ ngày 15/9/2024 đến ngày 14/10/2024), xảy ra 63 vụ tai nạn. So với tháng trước, tăng 5 vụ.",
        [
            "xảy ra vụ tai nạn | actual = 63 vụ | 2024-10",
            "xảy ra vụ tai nạn | growth = 5 vụ | 2024-10 up 2024-09",
        ],
    ),
    (
        "Thu nhập tăng thêm bình quân 3,2 triệu đồng.",
        ["Thu nhập tăng thêm bình quân | actual = 3200000 VND | 2024"],
    ),
    (
        "Tỷ lệ che phủ rừng đạt 47%; giảm 10% số vụ vi phạm so với năm 2023.",
        ["Tỷ lệ che phủ rừng | actual = 47 % | 2024", "vụ vi phạm | growth = 10 % | 2024 down 2023"],
    ),
    (
        "Kinh phí thực hiện Đề án cơ sở dữ liệu quốc gia về cán bộ, công chức, viên chức trong các cơ quan nhà nước từ "
        "trung ương đến cơ sở: 32.200 triệu đồng.",
        [
            "Kinh phí thực hiện Đề án cơ sở dữ liệu quốc gia về cán bộ, công chức, viên chức trong các cơ quan nhà "
            "nước từ trung ương đến cơ sở | actual = 32200000000 VND | 2024"
        ],
    ),
    (
        "Điện thương phẩm đạt 240 triệu kWh, doanh thu 488 tỷ đồng.",
        ["Điện thương phẩm | actual = 240000000 kWh | 2024", "doanh thu | actual = 488000000000 VND | 2024"],
    ),
    (
        "Giải quyết việc làm cho 31.254 lao động, đạt 104,2% kế hoạch (kế hoạch 30.000 lao động).",
        [
            "Giải quyết việc làm cho lao động | actual = 31254 lao động | 2024",
            "tỷ lệ Giải quyết việc làm cho lao động so với kế hoạch | actual = 104.2 % | 2024",
            "Giải quyết việc làm cho lao động | target = 30000 lao động | 2024",
        ],
    ),
    (
        "Toàn tỉnh còn 6.904 hộ nghèo; 11/16 khoản thu đạt trên 50% dự toán.",
        ["hộ nghèo | actual = 6904 hộ nghèo | 2024", "khoản thu đạt trên 50% dự toán | actual = 11/16 khoản | 2024"],
    ),
    (
        "Thời gian nộp thuế bình quân của doanh nghiệp là 98 giờ, giảm 12 giờ so với năm trước.",
        [
            "Thời gian nộp thuế bình quân của doanh nghiệp | actual = 98 giờ | 2024",
            "Thời gian nộp thuế bình quân của doanh nghiệp | growth = 12 giờ | 2024 down 2023",
        ],
    ),
    ("Đàn gia cầm con 1,2 triệu con.", ["Đàn gia cầm con | actual = 1200000 con | 2024"]),
    ("Đơn vị đã tổ chức 12 hội nghị.", ["Đơn vị đã tổ chức hội nghị | actual = 12 hội nghị | 2024"]),
    ("Toàn tỉnh có 120 lớp (trường) mầm non.", ["lớp mầm non | actual = 120 lớp | 2024"]),
    (
        "Hộ thuộc nhóm 1, 2 và 3 được vay 45 tỷ đồng.",
        ["Hộ thuộc nhóm 1, 2 và 3 được vay | actual = 45000000000 VND | 2024"],
    ),
]


@pytest.mark.parametrize(("passages", "expected"), CASES)
def test_a_passage_states(passages: str, expected: list[str]) -> None:
    assert told(passages) == expected


def test_figures_of_places_in_a_list_are_named_after_what_the_list_is_of() -> None:
    text = "Cập nhật 46.500 địa chỉ (Huyện Bác Ái 5.953 địa chỉ; Huyện Ninh Hải 21.214 địa chỉ)."
    found = read((Paragraph(text=text, number=1),))
    assert [(one.agency, one.indicator) for one in found[1:]] == [
        ("Huyện Bác Ái, tỉnh Gia Lai", found[0].indicator),
        ("Huyện Ninh Hải, tỉnh Gia Lai", found[0].indicator),
    ]


def test_bare_names_under_a_title_of_places_are_places() -> None:
    rows = (("Kbang", "23"), ("Krông Pa", "41"), ("Tổng cộng", "64"))
    found = read((table(("Huyện, thị xã", "Số vụ vi phạm"), *rows),))
    assert [(one.agency, one.indicator, one.value) for one in found] == [
        ("Huyện/thị xã Kbang, tỉnh Gia Lai", "Số vụ vi phạm", 23),
        ("Huyện/thị xã Krông Pa, tỉnh Gia Lai", "Số vụ vi phạm", 41),
        ("Tỉnh Gia Lai", "Số vụ vi phạm", 64),
    ]


@pytest.mark.parametrize("note", ["* Đơn vị: người.", "Ghi chú: Số liệu tính bằng người", "(*) ĐVT: người"])
def test_a_note_under_a_table_gives_its_unit(note: str) -> None:
    listed = table(("Trình độ", "Năm 2023", "Năm 2024"), ("Đại học chính quy", "5.980", "6.210"))
    after = table(("Khoa", "Năm 2024"), ("Khoa Nông Lâm", "180"))
    found = read((listed, Paragraph(text=note, number=1), replace_number(after)))
    assert [one.unit for one in found] == ["người", "người", None]


def test_a_unit_line_between_two_tables_is_that_of_the_lower() -> None:
    upper = table(("Trình độ", "Năm 2024"), ("Đại học chính quy", "6.210"))
    lower = replace_number(table(("Khoản mục", "Năm 2024"), ("Học phí", "180")))
    found = read((upper, Paragraph(text="Đơn vị tính: triệu đồng", number=1), lower))
    assert [(one.value, one.unit) for one in found] == [(6210, None), (180_000_000, "VND")]


def replace_number(one: Table) -> Table:
    return one.model_copy(update={"number": 2})


def test_a_caption_is_nearer_than_the_heading_of_an_appendix() -> None:
    title = "PHỤ LỤC Đơn vị tính: Tỷ đồng"
    caption = Paragraph(text="Điện thương phẩm quý III (triệu kWh)", number=1)
    listed = table(("Thành phần", "Năm 2023", "Năm 2024"), ("Công nghiệp", "92,4", "104,6"), title=title)
    found = read((Heading(text="PHỤ LỤC", level=1), caption, listed), period="2024-Q3")
    assert [(one.value, one.unit, one.period_end) for one in found] == [
        (92_400_000, "kWh", date(2023, 9, 30)),
        (104_600_000, "kWh", date(2024, 9, 30)),
    ]


def test_a_column_of_mean_times_has_its_unit() -> None:
    listed = table(("Chỉ tiêu", "Đơn vị tính", "Năm 2024"), ("Ngày điều trị bình quân", "Ngày", "6,4"))
    (one,) = read((listed,))
    assert (str(one.value), one.unit) == ("6.4", "ngày")


def test_what_a_part_of_the_year_to_come_is_told_of_is_a_target() -> None:
    blocks = (Heading(text="III. Nhiệm vụ quý IV", level=1), Paragraph(text="Trồng thêm 1.185 ha rừng.", number=1))
    (one,) = read(blocks, period="2024-01-01/P9M")
    assert (one.kind.value, one.period_code) == ("target", "2024-Q4")


def test_a_figure_of_a_sentence_without_any_unit_says_so() -> None:
    (one,) = read((Paragraph(text="Hệ số sử dụng đất đạt 1,4.", number=1),))
    assert (one.unit, one.flags) == (None, ("no_unit",))


def test_what_is_expected_by_a_day_after_the_report_is_a_target() -> None:
    text = (
        "Ba doanh nghiệp dự kiến đến hết năm 2024 số trạm đạt 6.457 trạm, phủ sóng 90% dân số. "
        "Đến 15/5/2024, số trạm đã lắp đạt 1.159 trạm."
    )
    stated = read((Paragraph(text=text, number=1),), issued_on=date(2024, 5, 25))
    assert [(one.kind.value, one.raw) for one in stated] == [
        ("target", "6.457 trạm"),
        ("target", "90%"),
        ("actual", "1.159 trạm"),
    ]
