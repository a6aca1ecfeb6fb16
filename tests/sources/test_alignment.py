"""Tables that no ruling parts into columns, or not all of it; and texts side by side that are no tables."""

import pytest

from sources.document import Paragraph, Table
from sources.pdf import reader
from tests.sources.drawn_pages import LINE, Pages

XS = [72, 240, 330, 420]
"""Where the columns begin."""
END = 500
YEARS = ["Chỉ tiêu", "Năm 2020", "Năm 2021", "Năm 2022"]
FIGURES = [
    ["Dịch vụ công trực tuyến (%)", "12,5", "30,1", "55,0"],
    ["Hồ sơ trực tuyến (%)", "7,0", "18,4", "36,9"],
    ["Số doanh nghiệp", "58.000", "64.000", "70.000"],
]


def row(pages: Pages, top: float, texts: list[str], xs: list[int] = XS, *, bold: bool = False) -> None:
    for x, text in zip(xs, texts, strict=True):
        pages.text(x, top, *text.split("\n"), bold=bold)


def rule(pages: Pages, *tops: float, x0: float = XS[0] - 4, x1: float = END) -> None:
    for top in tops:
        pages.line(x0, top, x1, top)


def read(pages: Pages) -> list[list[tuple[str, ...]]]:
    """The tables, each with its column names first."""
    tables = reader.read(pages.done(), "drawn.pdf").tables
    return [[table.columns, *(row.cells for row in table.rows)] for table in tables]


def test_level_rulings_above_and_below_header_and_body() -> None:
    pages = Pages()
    pages.text(72, 60, "Bảng 1. Kết quả qua các năm", bold=True)
    row(pages, 102, YEARS, bold=True)
    for number, texts in enumerate(FIGURES):
        row(pages, 122 + number * 14, texts)
    rule(pages, 100, 118, 166)
    pages.text(72, 170, "Nguồn: Bộ Thông tin và Truyền thông.")
    document = reader.read(pages.done(), "drawn.pdf")
    (table,) = document.tables
    assert table.title == "Bảng 1. Kết quả qua các năm"
    assert table.columns == tuple(YEARS)
    assert [row.cells for row in table.rows] == [tuple(texts) for texts in FIGURES]
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "Bảng 1. Kết quả qua các năm",
        "Nguồn: Bộ Thông tin và Truyền thông.",
    ]


def test_every_cell_of_an_aligned_table_knows_its_place() -> None:
    pages = Pages()
    row(pages, 102, YEARS, bold=True)
    for number, texts in enumerate(FIGURES):
        row(pages, 122 + number * 14, texts)
    rule(pages, 100, 118, 166)
    (table,) = reader.read(pages.done(), "drawn.pdf").tables
    (piece,) = table.rows[1].boxes[2]
    assert piece.page == 1
    x0, top, x1, bottom = piece.box
    # "18,4" is drawn at 330, 136
    assert x0 < 330
    assert top <= 137
    assert x1 > 350
    assert bottom >= 146
    assert x1 < 420
    assert bottom < 152


def test_white_space_alone() -> None:
    pages = Pages()
    pages.text(72, 60, "Kết quả thực hiện các chỉ tiêu chủ yếu về chính phủ số trong ba năm qua như sau:")
    row(pages, 102, YEARS, bold=True)
    for number, texts in enumerate(FIGURES):
        row(pages, 118 + number * 16, texts)
    pages.text(72, 190, "Các chỉ tiêu còn lại được nêu tại phụ lục kèm theo báo cáo này.")
    assert read(pages) == [[tuple(YEARS), *(tuple(texts) for texts in FIGURES)]]


def test_a_header_text_over_several_columns() -> None:
    pages = Pages()
    pages.text(72, 102, "Chỉ tiêu", bold=True)
    pages.text(270, 102, "Kết quả thực hiện qua các năm", bold=True)
    row(pages, 118, ["2020", "2021", "2022"], XS[1:], bold=True)
    for number, texts in enumerate(FIGURES):
        row(pages, 138 + number * 14, texts)
    rule(pages, 100, 134, 182)
    ((names, *_),) = read(pages)
    assert names == ("Chỉ tiêu", *(f"Kết quả thực hiện qua các năm {year}" for year in ("2020", "2021", "2022")))


def test_rulings_between_the_rows_of_a_header_too() -> None:
    pages = Pages()
    pages.text(270, 102, "Kết quả thực hiện qua các năm", bold=True)
    row(pages, 122, ["Chỉ tiêu", "2020", "2021", "2022"], bold=True)
    for number, texts in enumerate(FIGURES):
        row(pages, 142 + number * 20, texts)
    rule(pages, 100, 120, 140, 160, 180, 200)
    ((names, *rows),) = read(pages)
    assert [name.split()[-1] for name in names] == ["tiêu", "2020", "2021", "2022"]
    assert rows == [tuple(texts) for texts in FIGURES]


def test_names_at_the_other_end_of_their_columns_than_the_values() -> None:
    # The names stand left, the values right in their columns: no name stands over its values.
    pages = Pages()
    xs = [72, 200, 300, 400]
    row(pages, 102, ["Tỉnh", "Hồ sơ nộp", "Hồ sơ xong", "Tỷ lệ (%)"], xs, bold=True)
    figures = [["Hà Nội", "120", "90", "75,0"], ["Huế", "80", "60", "75,0"], ["Đà Nẵng", "40", "36", "90,0"]]
    for number, texts in enumerate(figures):
        row(pages, 122 + number * 14, texts, [72, 272, 374, 460])
    rule(pages, 100, 118, 166)
    ((names, *rows),) = read(pages)
    assert names == ("Tỉnh", "Hồ sơ nộp", "Hồ sơ xong", "Tỷ lệ (%)")
    assert rows == [tuple(texts) for texts in figures]


def test_columns_of_values_close_to_each_other() -> None:
    # Between the values is half the font size, more than a blank and less than elsewhere between columns.
    pages = Pages()
    for number, texts in enumerate([["Hà Nội", "1200", "1300"], ["Huế", "1400", "1500"], ["Vinh", "1600", "1700"]]):
        row(pages, 122 + number * 14, texts, [72, 200, 228])
    row(pages, 102, ["Tỉnh", "2021", "2022"], [72, 200, 228], bold=True)
    rule(pages, 100, 118, 166)
    ((_, *rows),) = read(pages)
    assert rows == [("Hà Nội", "1200", "1300"), ("Huế", "1400", "1500"), ("Vinh", "1600", "1700")]


def test_one_column_aligned_two_ways() -> None:
    pages = Pages()
    for number, (name, x, value) in enumerate(
        [("Hà Nội", 300, "12,5"), ("Huế", 240, "không"), ("Vinh", 300, "17,0"), ("Hải Phòng", 300, "3,4")]
    ):
        row(pages, 122 + number * 14, [name, value, "ha"], [72, x, 400])
    pages.text(72, 102, "Tỉnh", bold=True)
    pages.text(240, 102, "Diện tích đất", bold=True)
    pages.text(400, 102, "Đơn vị", bold=True)
    rule(pages, 100, 118, 180)
    ((names, *rows),) = read(pages)
    assert names == ("Tỉnh", "Diện tích đất", "Đơn vị")
    assert [texts[1] for texts in rows] == ["12,5", "không", "17,0", "3,4"]


# The name of the second row takes two lines: its values stand on the first of them, or on the last.
@pytest.mark.parametrize("line", [0, 1])
def test_names_of_several_lines(line: int) -> None:
    pages = Pages()
    row(pages, 102, YEARS, bold=True)
    row(pages, 122, FIGURES[0])
    pages.text(72, 138, "Tỷ lệ hồ sơ được giải quyết", "hoàn toàn trên mạng (%)")
    row(pages, 138 + line * LINE, FIGURES[1][1:], XS[1:])
    row(pages, 168, FIGURES[2])
    rule(pages, 100, 118, 186)
    ((_, first, second, third),) = read(pages)
    assert first == tuple(FIGURES[0])
    assert second == ("Tỷ lệ hồ sơ được giải quyết hoàn toàn trên mạng (%)", "7,0", "18,4", "36,9")
    assert third == tuple(FIGURES[2])


def test_rulings_between_rows_of_words() -> None:
    pages = Pages()
    xs = [72, 240]
    rows = [
        ["Cơ quan", "Nhiệm vụ"],
        ["Bộ Tài chính", "Xây dựng cơ sở dữ liệu quốc gia\nvề tài chính"],
        ["Bộ Y tế", "Hồ sơ sức khỏe điện tử cho\nngười dân cả nước"],
        ["Bộ Công an\n(Cục C06)", "Kết nối dữ liệu dân cư"],
        ["Bộ Xây dựng", "Cấp phép trực tuyến"],
    ]
    for number, texts in enumerate(rows):
        row(pages, 102 + number * 32, texts, xs, bold=not number)
    rule(pages, *(98 + number * 32 for number in range(6)))
    assert read(pages) == [[tuple(text.replace("\n", " ") for text in texts) for texts in rows]]


def test_missing_outer_borders() -> None:
    pages = Pages()
    for number, texts in enumerate([["", "2021", "2022"], ["Hà Nội", "12", "15"], ["Đà Nẵng", "9", "11"]]):
        row(pages, 102 + number * 20, texts, XS[:3])
    rule(pages, 100, x0=230, x1=400)
    rule(pages, 120, 140, 160, x0=68, x1=400)
    for x in (230, 320):
        pages.line(x, 100, x, 160)
    assert read(pages) == [[("", "2021", "2022"), ("Hà Nội", "12", "15"), ("Đà Nẵng", "9", "11")]]


def test_a_heading_over_columns_ruled_in_the_header_only_stays_whole() -> None:
    pages = Pages()
    xs = [60.0, 120.0, 300.0, 400.0]
    pages.table(xs, [100, 120], [["STT", "Chỉ tiêu", "Kết quả"]])
    for y in (140, 160):
        pages.line(xs[0], y, xs[-1], y)
    for x in (xs[0], xs[-1]):
        pages.line(x, 120, x, 160)
    pages.text(64, 122, "Phần thứ nhất: các chỉ tiêu về chính phủ số", bold=True)
    for x, text in zip(xs, ("1", "Hạ tầng số", "50%"), strict=False):
        pages.text(x + 4, 142, text)
    (table,) = reader.read(pages.done(), "drawn.pdf").tables
    assert [row.cells for row in table.rows] == [
        ("Phần thứ nhất: các chỉ tiêu về chính phủ số", "", ""),
        ("1", "Hạ tầng số", "50%"),
    ]
    assert table.rows[0].group


def two_columns_of_running_text(pages: Pages) -> None:
    for number in range(12):
        pages.text(60, 100 + number * LINE, "Chuyển đổi số là quá trình thay đổi tổng thể")
        pages.text(320, 100 + number * LINE, f"và toàn diện, đến năm 2025 đạt {number} phần trăm")


def the_same_between_rulings(pages: Pages) -> None:
    two_columns_of_running_text(pages)
    for top in (90, 98, 250):
        pages.line(56, top, 560, top)


def a_letterhead(pages: Pages) -> None:
    pages.text(90, 60, "BỘ THÔNG TIN VÀ TRUYỀN THÔNG", bold=True)
    pages.text(320, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True)
    pages.text(360, 74, "Độc lập - Tự do - Hạnh phúc", bold=True)
    pages.line(130, 74, 220, 74)
    pages.line(370, 88, 490, 88)
    pages.text(130, 96, "Số: 15/BC-BTTTT")
    pages.text(350, 96, "Hà Nội, ngày 15 tháng 12 năm 2022")


def signatures(pages: Pages) -> None:
    pages.text(72, 400, "Nơi nhận:", "- Thủ tướng Chính phủ;", "- Các Phó Thủ tướng;", "- Lưu: VT, THH, 05.")
    pages.text(320, 400, "KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "", "Nguyễn Văn A")


def contents_with_leaders(pages: Pages) -> None:
    for number in range(6):
        pages.text(72, 100 + number * 16, f"{number + 1}.")
        pages.text(100, 100 + number * 16, "Kết quả thực hiện nhiệm vụ ............................ ")
        pages.text(480, 100 + number * 16, str(number * 3 + 1))


def contents_without_leaders(pages: Pages) -> None:
    for number in range(6):
        pages.text(72, 100 + number * 16, f"1.{number + 1}")
        pages.text(120, 100 + number * 16, "Kết quả thực hiện nhiệm vụ")
        pages.text(480, 100 + number * 16, str(number * 3 + 1))


def lists(pages: Pages) -> None:
    for number in range(5):
        pages.text(72, 100 + number * 28, f"{number + 1})")
        pages.text(110, 100 + number * 28, "Tỷ lệ hồ sơ trực tuyến đạt 55,0%, tăng 12,5% so với", "năm 2021")


def running_heads_and_footnotes_with_rulings(pages: Pages) -> None:
    rule(pages, 50, 780, x0=60, x1=540)
    rule(pages, 700, x0=60, x1=540)
    pages.text(60, 38, "Báo cáo năm 2022")
    for number in range(30):
        pages.text(60, 70 + number * 14, "Tỷ lệ hồ sơ trực tuyến năm 2022 đạt 55,0%, tăng 12,5 điểm phần trăm so với")
    pages.text(60, 705, "1  Theo số liệu của Bộ, năm 2022.", "2  Theo số liệu của Tổng cục Thống kê.")


def letters_upright_beside_a_chart(pages: Pages) -> None:
    for number in range(5):
        row(pages, 100 + number * 12, ["1", "2", "3", "4"], [100, 130, 160, 190])


@pytest.mark.parametrize(
    "drawn",
    [
        two_columns_of_running_text,
        the_same_between_rulings,
        a_letterhead,
        signatures,
        contents_with_leaders,
        contents_without_leaders,
        lists,
        running_heads_and_footnotes_with_rulings,
        letters_upright_beside_a_chart,
    ],
)
def test_no_tables(drawn) -> None:
    pages = Pages()
    drawn(pages)
    assert not [block for block in reader.read(pages.done(), "drawn.pdf").blocks if isinstance(block, Table)]
