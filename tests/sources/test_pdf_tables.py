"""Ruled tables of PDF pages drawn for the purpose, one difficulty each."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from sources import reader
from sources.document import Paragraph, Table
from tests.sources.drawn_pages import Pages

XS = [60.0, 100.0, 300.0, 400.0]
HEADER = ["STT", "Chỉ tiêu", "Kết quả"]
END = 780.0
"""Where the text area of the drawn pages ends."""


def read_tables(pages: Pages) -> tuple[Table, ...]:
    return reader.read(pages.done(), "drawn.pdf").tables


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def test_shading_makes_no_cells() -> None:
    pages = Pages()
    for x0, x1 in pairwise(XS):
        pages.shade(x0 + 5, 105, x1 - 5, 115)
    pages.table(XS, [100, 120, 140], [HEADER, ["1", "Hạ tầng số", "50%"]])
    (table,) = read_tables(pages)
    assert table.columns == ("STT", "Chỉ tiêu", "Kết quả")
    assert cells(table) == [("1", "Hạ tầng số", "50%")]


def test_every_cell_knows_its_page_and_box() -> None:
    pages = Pages()
    pages.table(XS, [100, 120, 140], [HEADER, ["1", "Hạ tầng số", "50%"]])
    (row,) = read_tables(pages)[0].rows
    assert row.page == 1
    (piece,) = row.boxes[2]
    assert piece.page == 1
    assert [round(x) for x in piece.box] == [300, 120, 400, 140]


def test_a_row_left_open_at_the_page_end_is_joined() -> None:
    pages = Pages()
    pages.table(XS, [740, 760, END], [HEADER, ["1", "Nền tảng theo Quyết định 172/QĐ-", "50%"]], bottom=False)
    pages.next_page()
    pages.table(XS, [60, 80, 100], [["", "BVHTTDL", ""], ["2", "Dữ liệu số", "60%"]], top=False)
    (table,) = read_tables(pages)
    assert cells(table) == [("1", "Nền tảng theo Quyết định 172/QĐ-BVHTTDL", "50%"), ("2", "Dữ liệu số", "60%")]
    assert [(join.action, join.rule) for join in table.joins] == [
        ("continued_table", "same_columns"),
        ("joined_row", "open_border"),
    ]
    assert [piece.page for piece in table.rows[0].boxes[1]] == [1, 2]


def test_a_row_cut_with_closed_borders_below_a_repeated_header_is_joined() -> None:
    pages = Pages()
    full = "Xây dựng nền tảng phân tích\nvà xử lý dữ liệu tổng hợp quốc"
    pages.table(XS, [730, 750, END], [HEADER, ["1", full, "50%"]])
    pages.next_page()
    pages.table(XS, [60, 80, 100, 120], [HEADER, ["", "gia", ""], ["2", "Dữ liệu số", "60%"]])
    (table,) = read_tables(pages)
    whole = "Xây dựng nền tảng phân tích và xử lý dữ liệu tổng hợp quốc gia"
    assert cells(table) == [("1", whole, "50%"), ("2", "Dữ liệu số", "60%")]
    assert [join.action for join in table.joins] == ["continued_table", "dropped_header", "joined_row"]


def test_a_new_row_with_an_empty_first_cell_is_not_joined() -> None:
    # The cell above ends far from its lower border: a cell that goes on would have filled it.
    pages = Pages()
    pages.table(XS, [600, 620, END], [HEADER, ["1", "Hạ tầng số", "50%"]])
    pages.next_page()
    pages.table(XS, [60, 80, 100], [HEADER, ["", "Dữ liệu số", "60%"]])
    (table,) = read_tables(pages)
    assert cells(table) == [("1", "Hạ tầng số", "50%"), ("", "Dữ liệu số", "60%")]


def test_a_serial_number_begins_a_row_even_at_an_open_border() -> None:
    pages = Pages()
    pages.table(XS, [740, 760, END], [HEADER, ["1", "Hạ tầng số", "50%"]], bottom=False)
    pages.next_page()
    pages.table(XS, [60, 80, 100], [["2", "Dữ liệu số", "60%"], ["3", "Nhân lực số", "-"]], top=False)
    (table,) = read_tables(pages)
    assert [row.cells[0] for row in table.rows] == ["1", "2", "3"]


def test_text_between_makes_two_tables() -> None:
    pages = Pages()
    pages.table(XS, [740, 760, END], [HEADER, ["1", "Hạ tầng số", "50%"]])
    pages.next_page()
    pages.text(60, 90, "1.2. Nhóm các chỉ tiêu khó hoàn thành", bold=True)
    pages.table(XS, [110, 130, 150], [HEADER, ["1", "Dữ liệu số", "60%"]])
    first, second = read_tables(pages)
    assert (len(first.rows), len(second.rows)) == (1, 1)
    assert second.title == "1.2. Nhóm các chỉ tiêu khó hoàn thành"


def test_page_numbers_and_running_heads_part_no_table() -> None:
    pages = Pages()
    for page, number in enumerate(("1", "2", "3", "4"), start=1):
        pages.text(60, 30, f"Báo cáo tổng hợp, trang {page}")
        pages.table(XS, [100, 120, 140], [HEADER, [number, "Hạ tầng số", "50%"]])
        pages.text(300, 810, str(page))
        pages.next_page()
    document = reader.read(pages.done(), "drawn.pdf")
    assert [type(block) for block in document.blocks] == [Table]
    assert [(row.cells[0], row.page) for row in document.tables[0].rows] == [("1", 1), ("2", 2), ("3", 3), ("4", 4)]


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        # running heads: the page, page of pages, the year, a number of the report, a chapter over several pages
        (lambda page: f"Báo cáo tổng hợp, trang {page}", False),
        (lambda page: f"Trang {page}/6 - Báo cáo năm 2023", False),
        (lambda page: f"{page + 40} | Niên giám 2023", False),
        (lambda page: "Báo cáo 942/BC-BTTTT năm 2022", False),
        (lambda page: f"Chương {1 + page // 4}: Kết quả", False),
        # what tells another figure on each page
        (lambda page: f"Doanh thu trạm này đạt {(7 * page) % 11 + 3} tỷ đồng.", True),
        (lambda page: f"Số hộ trong tổ: {page * page + 20} hộ", True),
        (lambda page: f"Tháng này bán {100 - 9 * page} vé", True),
        (lambda page: f"Tỷ lệ đạt {(page * 37) % 100}%", True),
        (lambda page: f"Kho {page} còn {(53 * page) % 97} tấn", True),
    ],
)
def test_a_line_at_the_top_of_pages_is_no_running_head_where_its_figures_tell_something(
    line: Callable[[int], str], stays: bool
) -> None:
    pages = Pages()
    for page in range(1, 7):
        pages.text(60, 30, line(page))
        pages.text(60, 200, "Kết quả được nêu ở phần dưới đây của trang này.")
        pages.next_page()
    told = " ".join(
        block.text for block in reader.read(pages.done(), "drawn.pdf").blocks if not isinstance(block, Table)
    )
    assert [line(page) in told for page in (1, 3, 6)] == [stays] * 3


def test_other_columns_make_another_table() -> None:
    pages = Pages()
    pages.table(XS, [740, 760, END], [HEADER, ["1", "Hạ tầng số", "50%"]])
    pages.next_page()
    pages.table([60, 200, 400], [60, 80, 100], [["Tỉnh", "Tỷ lệ"], ["Hà Nội", "60%"]])
    assert [len(table.columns) for table in read_tables(pages)] == [3, 2]


def bold_header(pages: Pages, top: float, texts: list[str]) -> None:
    pages.table(XS, [top, top + 20], [[""] * 3])
    for x, text in zip(XS, texts, strict=False):
        pages.text(x + 4, top + 2, text, bold=True)


def test_another_header_above_the_same_columns_makes_another_table() -> None:
    pages = Pages()
    bold_header(pages, 720, HEADER)
    pages.table(XS, [740, 760, END], [["1", "Hạ tầng số", "50%"], ["2", "Dữ liệu số", "60%"]])
    pages.next_page()
    bold_header(pages, 60, ["STT", "Nhiệm vụ", "Cơ quan"])
    pages.table(XS, [80, 100, 120], [["1", "Mở dữ liệu", "Bộ Y tế"], ["2", "Nối mạng", "Bộ Công an"]])
    first, second = read_tables(pages)
    assert (first.columns, second.columns) == (tuple(HEADER), ("STT", "Nhiệm vụ", "Cơ quan"))
    assert (len(first.rows), len(second.rows)) == (2, 2)


def test_serial_numbers_from_one_below_a_repeated_header_make_another_table() -> None:
    pages = Pages()
    pages.table(XS, [720, 740, 760, END], [HEADER, ["1", "Hạ tầng số", "50%"], ["2", "Dữ liệu số", "60%"]])
    pages.next_page()
    pages.table(XS, [60, 80, 100, 120], [HEADER, ["1", "Kinh tế số", "14%"], ["2", "Xã hội số", "-"]])
    assert [[row.cells[0] for row in table.rows] for table in read_tables(pages)] == [["1", "2"], ["1", "2"]]


def test_serial_numbers_from_one_below_a_group_heading_go_on_with_the_table() -> None:
    pages = Pages()
    pages.table(XS, [740, 760, END], [HEADER, ["II", "Chính phủ số", ""]])
    pages.next_page()
    pages.table(XS, [60, 80, 100, 120], [HEADER, ["1", "Kinh tế số", "14%"], ["2", "Xã hội số", "-"]])
    (table,) = read_tables(pages)
    assert [(row.cells[0], row.group) for row in table.rows] == [("II", True), ("1", False), ("2", False)]


def test_a_row_cut_by_two_page_ends_is_one_row() -> None:
    pages = Pages()
    pages.table(XS, [700, 720, END], [HEADER, ["1", "Phần đầu của kết quả,", "50%"]], bottom=False)
    pages.next_page()
    pages.table(XS, [60, END], [["", "phần giữa của kết quả,", ""]], top=False, bottom=False)
    pages.next_page()
    pages.table(XS, [60, 80, 100], [["", "phần cuối.", ""], ["2", "Dữ liệu số", "60%"]], top=False)
    (table,) = read_tables(pages)
    assert cells(table) == [
        ("1", "Phần đầu của kết quả, phần giữa của kết quả, phần cuối.", "50%"),
        ("2", "Dữ liệu số", "60%"),
    ]
    assert [piece.page for piece in table.rows[0].boxes[1]] == [1, 2, 3]
    assert [join.rule for join in table.joins if join.action == "joined_row"] == ["open_border", "open_border"]


def test_two_tables_on_a_page_without_text_between_stay_two() -> None:
    pages = Pages()
    pages.table(XS, [100, 120, 140], [HEADER, ["1", "Hạ tầng số", "50%"]])
    pages.table(XS, [160, 180, 200], [HEADER, ["1", "Dữ liệu số", "60%"]])
    assert [len(table.rows) for table in read_tables(pages)] == [1, 1]


def test_a_cell_over_several_rows_is_given_in_each_also_after_a_page_end() -> None:
    def two_rows(ys: list[float], agency: str, first: str, second: str) -> None:
        for x in XS:
            pages.line(x, ys[0], x, ys[2])
        pages.line(XS[0], ys[0], XS[-1], ys[0])
        pages.line(XS[1], ys[1], XS[-1], ys[1])
        pages.line(XS[0], ys[2], XS[-1], ys[2])
        pages.text(XS[0] + 2, ys[0] + 2, agency)
        pages.text(XS[1] + 4, ys[0] + 2, first)
        pages.text(XS[2] + 4, ys[0] + 2, "Xong")
        pages.text(XS[1] + 4, ys[1] + 2, second)
        pages.text(XS[2] + 4, ys[1] + 2, "Chưa")

    pages = Pages()
    pages.table(XS, [700, 720], [["Bộ", "Nhiệm vụ", "Kết quả"]])
    two_rows([720, 740, END], "Y tế", "Hồ sơ sức khỏe", "Khám chữa bệnh từ xa")
    pages.next_page()
    two_rows([60, 80, 100], "", "Trạm y tế xã", "Tiêm chủng")
    (table,) = read_tables(pages)
    assert [row.cells[0] for row in table.rows] == ["Y tế"] * 4
    assert [row.cells[1] for row in table.rows] == [
        "Hồ sơ sức khỏe",
        "Khám chữa bệnh từ xa",
        "Trạm y tế xã",
        "Tiêm chủng",
    ]


def test_an_abbreviation_cut_by_a_narrow_cell_is_made_whole() -> None:
    pages = Pages()
    pages.table([60, 300, 332], [100, 120, 160], [["Hành động", "Chủ trì"], ["Công bố kế hoạch", "Bộ\nTT&T\nT"]])
    (table,) = read_tables(pages)
    assert cells(table)[-1] == ("Công bố kế hoạch", "Bộ TT&TT")


@pytest.mark.parametrize(
    ("right", "printed", "text"),
    [
        (340, "22.\n311", "22.311"),
        (330, "4.51\n2,6", "4.512,6"),
        (330, "1.20\n4,5", "1.204,5"),
        (400, "98,\n5%", "98,5%"),
        # Two figures, though the first fills its line.
        (330, "1.250\n300", "1.250 300"),
        (320, "85\n95", "85 95"),
    ],
)
def test_a_figure_cut_by_a_narrow_cell_is_made_whole(right: float, printed: str, text: str) -> None:
    pages = Pages()
    pages.table([60, 300, right], [100, 120, 150], [["Vật nuôi", "Số con"], ["Trâu, bò", printed]])
    (table,) = read_tables(pages)
    assert cells(table)[-1] == ("Trâu, bò", text)


def test_figures_one_above_the_other_in_the_middle_of_a_cell_are_two() -> None:
    pages = Pages()
    pages.table([60, 300, 400], [100, 120, 150], [["Vật nuôi", "Số con"], ["Trâu, bò", ""]])
    pages.text(344, 122, "85", "95")
    assert cells(read_tables(pages)[0])[-1] == ("Trâu, bò", "85 95")


def test_columns_ruled_in_the_header_only() -> None:
    pages = Pages()
    pages.table(XS, [100, 120], [HEADER])
    for y in (140, 160):
        pages.line(XS[0], y, XS[-1], y)
    for x in (XS[0], XS[-1]):
        pages.line(x, 120, x, 160)
    for x, text in zip(XS, ("1", "Hạ tầng số", "50%"), strict=False):
        pages.text(x + 4, 122, text)
    for x, text in zip(XS, ("2", "Dữ liệu số", "60%"), strict=False):
        pages.text(x + 4, 142, text)
    assert cells(read_tables(pages)[0]) == [("1", "Hạ tầng số", "50%"), ("2", "Dữ liệu số", "60%")]


def test_a_slanted_line_is_no_ruling() -> None:
    pages = Pages()
    pages.line(60, 300, 200, 400)
    pages.table(XS, [100, 120, 140], [HEADER, ["1", "Hạ tầng số", "50%"]])
    assert cells(read_tables(pages)[0]) == [("1", "Hạ tầng số", "50%")]


def test_lines_become_whole_paragraphs_over_a_page_end() -> None:
    pages = Pages()
    pages.text(80, 700, "Trong năm 2022, hệ thống đã thu nhận gần 19 triệu hồ sơ và phê duyệt gần 17 triệu")
    pages.text(60, 712, "tài khoản định danh điện tử cho công dân trên cả nước, trong đó có nhiều hồ sơ của")
    pages.next_page()
    pages.text(60, 60, "người cao tuổi.")
    pages.text(80, 78, "- Nền tảng tích hợp đã kết nối 90 cơ quan.")
    pages.text(80, 96, "- Nền tảng kỹ năng số có 14 khóa học.")
    found = [block for block in reader.read(pages.done(), "drawn.pdf").blocks if isinstance(block, Paragraph)]
    assert [p.text[:30] for p in found] == [
        "Trong năm 2022, hệ thống đã th",
        "- Nền tảng tích hợp đã kết nối",
        "- Nền tảng kỹ năng số có 14 kh",
    ]
    assert found[0].text.endswith("nhiều hồ sơ của người cao tuổi.")
    assert [piece.page for piece in found[0].pieces] == [1, 2]


def test_the_two_halves_of_a_letterhead_are_read_one_after_the_other() -> None:
    pages = Pages()
    pages.text(60, 60, "ỦY BAN QUỐC GIA", "Số: 27/QĐ-UBQG")
    pages.text(300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Hà Nội, ngày 15 tháng 3 năm 2022")
    texts = [block.text for block in reader.read(pages.done(), "drawn.pdf").blocks if not isinstance(block, Table)]
    assert texts == [
        "ỦY BAN QUỐC GIA",
        "Số: 27/QĐ-UBQG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Hà Nội, ngày 15 tháng 3 năm 2022",
    ]


def test_a_bold_heading_over_all_columns_at_the_top_of_a_page_begins_no_table() -> None:
    pages = Pages()
    pages.table(XS, [740, 760, END], [[""] * 3, ["1", "Trạm y tế xã", "50%"]])
    for x, name in zip(XS, HEADER, strict=False):
        pages.text(x + 4, 742, name, bold=True)
    pages.next_page()
    for y in (60, 80, 100, 120):
        pages.line(XS[0], y, XS[-1], y)
    for x in XS:
        pages.line(x, 60 if x in (XS[0], XS[-1]) else 80, x, 120)
    pages.text(64, 62, "Huyện miền núi", bold=True)
    for y, row in ((82, ["1", "Trạm y tế xã", "40%"]), (102, ["2", "Tiêm chủng", "95%"])):
        for x, text in zip(XS, row, strict=False):
            pages.text(x + 4, y, text)
    (table,) = read_tables(pages)
    assert cells(table) == [
        ("1", "Trạm y tế xã", "50%"),
        ("Huyện miền núi", "", ""),
        ("1", "Trạm y tế xã", "40%"),
        ("2", "Tiêm chủng", "95%"),
    ]


def test_a_header_of_two_levels_repeated_on_the_next_page() -> None:
    def header(pages: Pages, top: float) -> None:
        for y, x0 in ((top, 60), (top + 20, 200), (top + 40, 60)):
            pages.line(x0, y, 400, y)
        for x, y in ((60, top), (200, top), (300, top + 20), (400, top)):
            pages.line(x, y, x, top + 40)
        pages.text(64, top + 12, "Vật nuôi", bold=True)
        pages.text(250, top + 4, "Số con đầu năm", bold=True)
        pages.text(204, top + 24, "Năm 2021", bold=True)
        pages.text(304, top + 24, "Năm 2022", bold=True)

    pages = Pages()
    header(pages, 720)
    pages.table([60, 200, 300, 400], [760, END], [["Trâu", "1.250", "1.310"]])
    pages.next_page()
    header(pages, 60)
    pages.table([60, 200, 300, 400], [100, 120], [["Bò", "2.480", "2.615"]])
    (table,) = read_tables(pages)
    assert table.columns == ("Vật nuôi", "Số con đầu năm Năm 2021", "Số con đầu năm Năm 2022")
    assert cells(table) == [("Trâu", "1.250", "1.310"), ("Bò", "2.480", "2.615")]
