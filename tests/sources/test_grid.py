"""Which rows of a table are its header and which are headings inside it."""

import pytest

from sources.layout.grid import Cell, GridRow, body, columns, header_depth, is_group


def row(*texts: str | None, bold: bool = False, down: tuple[int, ...] = (), head: bool = False) -> GridRow:
    """A row of texts; None is a place that the cell to its left is merged over."""
    cells = (
        Cell(text or "", bold if text else None, down=place in down, across=text is None)
        for place, text in enumerate(texts)
    )
    return GridRow(tuple(cells), head=head)


HEADER = row("STT", "Chỉ tiêu", "Kết quả 2022", bold=True)


@pytest.mark.parametrize(
    ("rows", "depth"),
    [
        ([HEADER, row("1", "Hạ tầng", "50%")], 1),
        ([row("Chỉ tiêu", "Năm 2021", "2022"), row("Hạ tầng", "5", "6")], 1),  # years are names of columns, not values
        ([row("Chương trình", "31/12/2022", "31/12/2023"), row("Hộ nghèo", "512", "480")], 1),  # days are, too
        ([row("1", "12/3/2023", "50%"), row("2", "14/3/2023", "60%")], 0),  # but not beside values
        ([row("1", "Hạ tầng", "50%"), row("2", "Dữ liệu", "60%")], 0),  # values from the first row on
        ([row("A", "B", head=True), row("x", "y", head=True), row("1", "2")], 2),  # marked in the file
        (
            [
                row("STT", "Tên", "Kết quả", None),
                row("STT", "Tên", "2021", "2022", down=(0, 1)),
                row("1", "a", "5", "6"),
            ],
            2,
        ),
        ([HEADER, row("(1)", "(2)", "(3)"), row("1", "Hạ tầng", "50%")], 2),  # the numbers of the columns
        ([HEADER, row("1", "2", "2"), row("2", "Dữ liệu", "60%")], 1),  # values, though small
        ([row("STT", "Chỉ tiêu", "Kết quả")], 0),  # nothing below it
        ([row("", "Năm 2021", "Năm 2022"), row("Hạ tầng", "5", "6")], 1),  # an empty corner beside years
        ([row("", "Tốt", "Khá"), row("Hạ tầng", "5", "6")], 0),  # an empty corner: may be values in words
        (  # two lists crossed over an empty corner: each column is named by both
            [
                row("", "Thành thị", None, "Nông thôn", None, bold=True),
                row("", "Nam", "Nữ", "Nam", "Nữ", bold=True),
                row("1995", "1", "2", "3", "4"),
            ],
            2,
        ),
        (  # the same with years, which date the values below them
            [
                row("", "2021", None, "2022", None, bold=True),
                row("", "Nam", "Nữ", "Nam", "Nữ", bold=True),
                row("Hà Nội", "1", "2", "3", "4"),
            ],
            2,
        ),
    ],
)
def test_header_depth(rows: list[GridRow], depth: int) -> None:
    assert header_depth(tuple(rows)) == depth


def test_a_header_of_two_rows_becomes_one() -> None:
    rows = (row("STT", "Tên", "Kết quả", None), row("STT", "Tên", "2021", "2022", down=(0, 1)))
    assert columns(rows) == ("STT", "Tên", "Kết quả 2021", "Kết quả 2022")


def test_the_numbers_of_columns_are_no_names() -> None:
    assert columns((HEADER, row("(1)", "(2)", "(3)"))) == ("STT", "Chỉ tiêu", "Kết quả 2022")


@pytest.mark.parametrize(
    ("found", "following", "expected"),
    [
        (row("I. CHÍNH PHỦ SỐ", None, None), None, True),  # merged over the table
        (row("II", "Kinh tế số", ""), row("4", "Doanh thu", "5"), True),  # a Roman number and a title
        (row("1", "Cung cấp dịch vụ", ""), row("1.1", "Tỷ lệ hồ sơ", "5%"), True),  # the next row is numbered below it
        (row("1", "Cung cấp dịch vụ", ""), row("2", "Tỷ lệ hồ sơ", "5%"), False),  # its result is missing
        (row("5", "Kinh tế số", "", bold=True), row("6", "Doanh thu", "5"), True),
        (row("Tháng 4", "Chủ đề: dữ liệu mở", None, bold=True), None, True),  # title merged beside a period
        (row("Bộ Y tế", "Chưa báo cáo", None), None, False),  # merged, but a result
        (row("1", "Tỷ lệ hồ sơ", "5%"), None, False),
        (row("", "", "5%"), None, False),
        (row("50%", None, None), None, False),  # a value is no title
    ],
)
def test_group_rows(found: GridRow, following: GridRow | None, expected: bool) -> None:
    assert is_group(found, following) is expected


def test_a_header_repeated_in_the_middle_is_left_out() -> None:
    names = ("STT", "Chỉ tiêu", "Kết quả 2022")
    rows = body((row("1", "Hạ tầng", "50%"), HEADER, row("", "", ""), row("2", "Dữ liệu", "-")), names)
    assert [r.cells for r in rows] == [("1", "Hạ tầng", "50%"), ("2", "Dữ liệu", "-")]
