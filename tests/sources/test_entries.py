"""Rows that hold lists, line by line in every cell, are as many rows; a label over several lines is one."""

from io import BytesIO

import pytest

from sources import reader
from sources.document import Table
from sources.layout import entries
from sources.layout.grid import Cell, GridRow

SEVERAL = [
    ["1\n2\n3", "Trạm Đồi\nTrạm Suối\nTrạm Núi", "10\n20\n30"],
    ["1.\n2.", "Thóc\nNgô", "1.200,5\n940", "12,5%\n8%"],
    ["Nam\nNữ", "120\n95", "55,8\n44,2"],
    ["- Cá\n- Tôm\n- Cua", "12\n7\n3", "1,2\n0,7\n0,3", "10,5\n9,1\n-"],
    ["Tàu gỗ\nTàu sắt", "tàu\ntàu", "18\n4", "20\n6"],
    ["1) Bạch đàn\n2) Keo", "5.000\n12.000", "4.800\n12.400"],
    ["Xã An\nXã Bình", "(12)\n8", "-4,5\n2,1"],
    ["Sách\nBáo\nTạp chí\nBản đồ", "900\n40\n12\n3", "100%\n98%\n97%\n90%"],
    ["Điện\nNước", "kWh\nm3", "12 400\n800", "11 900\n760"],
    ["I\nII", "Thu phí\nThu phạt", "3\n4", "5\n6"],
]
ONE = [
    ["1", "Tỷ lệ hộ dùng\nnước sạch", "95", "96"],
    ["1\n2", "Trạm bơm\nvà kênh", "10\n20"],
    ["Vụ mùa\nVụ xuân", "lúa\nngô", "10\n20"],
    ["Số vụ\nSố người", "12\n(tăng 3)", "9\n(giảm 2)"],
    ["Đã xong\nĐang làm", "Xong 3 cầu\nCòn 2 cầu", "Đúng hạn\nChậm"],
    ["1", "Cầu", "12"],
]


def row(texts: list[str]) -> GridRow:
    return GridRow(tuple(Cell(text.replace("\n", " "), lines=tuple(text.split("\n"))) for text in texts))


@pytest.mark.parametrize("texts", SEVERAL)
def test_lists_side_by_side_are_rows(texts: list[str]) -> None:
    made = entries.apart([row(texts)])
    assert [[cell.text for cell in one.cells] for one in made] == [
        list(line) for line in zip(*(text.split("\n") for text in texts), strict=True)
    ]


@pytest.mark.parametrize("texts", ONE)
def test_what_is_one_entry_stays_one_row(texts: list[str]) -> None:
    assert entries.apart([row(texts)]) == (row(texts),)


def rows_of(data: bytes, name: str) -> list[tuple[str, ...]]:
    (table,) = (block for block in reader.read(data, name).blocks if isinstance(block, Table))
    return [one.cells for one in table.rows]


WANTED = [("1", "Trạm Đồi", "10"), ("2", "Trạm Suối", "20")]


def test_lists_in_the_cells_of_a_page() -> None:
    head = "<tr><th>STT</th><th>Trạm</th><th>Số máy</th></tr>"
    cells = "<td>1<br>2</td><td>Trạm Đồi<br>Trạm Suối</td><td><p>10</p><p>20</p></td>"
    html = f"<table>{head}<tr>{cells}</tr></table>"
    assert rows_of(html.encode(), "trạm.html") == WANTED


def test_lists_in_the_cells_of_a_word_file() -> None:
    import docx

    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    for place, texts in enumerate((("STT", "1\n2"), ("Trạm", "Trạm Đồi\nTrạm Suối"), ("Số máy", "10\n20"))):
        for at, text in enumerate(texts):
            table.cell(at, place).text = text
    made = BytesIO()
    document.save(made)
    assert rows_of(made.getvalue(), "trạm.docx") == WANTED


def test_lists_in_the_cells_of_a_sheet() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["STT", "Trạm", "Số máy"])
    book.active.append(["1\n2", "Trạm Đồi\nTrạm Suối", "10\n20"])
    made = BytesIO()
    book.save(made)
    assert rows_of(made.getvalue(), "trạm.xlsx") == WANTED
