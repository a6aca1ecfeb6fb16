"""The real reports, read whole: tables cell by cell against the labels, no number lost, serial numbers running on."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from sources import reader
from sources.document import Document, Heading, Paragraph, Table


@cache
def document(path: Path) -> Document:
    return reader.read(path)


def bare(cell: str) -> str:
    return re.sub(r"\s+", "", cell)


def bare_rows(table: Table) -> list[list[str]]:
    return [[bare(cell) for cell in cells] for cells in (table.columns, *(row.cells for row in table.rows))]


def test_report_942_has_every_labelled_cell_in_its_place(shared: Path) -> None:
    labels = json.loads((shared / "gold" / "report-942-2022.tables.json").read_text(encoding="utf-8"))
    tables = document(shared / "reports" / "report-942-2022.pdf").tables
    assert [bare(table.title or "") for table in tables] == [bare(label["title"]) for label in labels]
    for table, label in zip(tables, labels, strict=True):
        assert bare_rows(table) == [[bare(cell) for cell in row] for row in (label["columns"], *label["rows"])]
        assert [place for place, row in enumerate(table.rows) if row.group] == label["group_rows"]


@pytest.mark.parametrize("name", ["lo_rep", "lo_sub", "wp_rep"])
def test_tables_over_many_pages_are_made_whole(shared: Path, name: str) -> None:
    label = json.loads((shared / "eval" / "stitching" / f"{name}.gold.json").read_text(encoding="utf-8"))
    (table,) = document(shared / "eval" / "stitching" / f"{name}.pdf").tables
    assert bare_rows(table) == [[bare(cell) for cell in row] for row in (label["header"], *label["rows"])]


def printed(document: Document) -> Iterator[str]:
    """All that is printed; a cell that is given again because it is merged over rows counts once."""
    for block in document.blocks:
        if not isinstance(block, Table):
            yield block.text
            continue
        yield from block.columns
        for place, row in enumerate(block.rows):
            above = block.rows[place - 1] if place else None
            for column, cell in enumerate(row.cells):
                if not (above and row.boxes and above.boxes and row.boxes[column] == above.boxes[column]):
                    yield cell


def numbers(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d+", text))


# What the text export holds beyond the report: page numbers left in, header rows repeated at page breaks, link targets.
@pytest.mark.parametrize(
    ("file", "export_only"),
    [
        ("plan-2022.html", {}),
        ("plan-2023.pdf", {"15": 1, "18": 1}),  # two page numbers
        ("report-942-2022.pdf", {"5": 1, "30": 1, "2022": 27, "2025": 7}),  # two page numbers, 27 header rows
        ("pl3-results-2022.pdf", {"19": 2}),  # "covid19" in two link targets
    ],
)
def test_no_number_is_lost_or_invented(shared: Path, file: str, export_only: dict[str, int]) -> None:
    export = numbers((shared / "reports" / "text" / Path(file).with_suffix(".txt").name).read_text(encoding="utf-8"))
    assert export - numbers(" ".join(printed(document(shared / "reports" / file)))) == Counter(export_only)
    assert numbers(" ".join(printed(document(shared / "reports" / file)))) - export == Counter()


def test_every_agency_and_province_of_pl3_is_a_row_and_the_numbers_run_on(shared: Path) -> None:
    agencies, provinces = document(shared / "reports" / "pl3-results-2022.pdf").tables
    assert list(dict.fromkeys(row.cells[0] for row in agencies.rows)) == [str(n) for n in range(1, 31)]
    assert [row.cells[0] for row in provinces.rows] == [str(n) for n in range(1, 64)]
    # Tasks of one ministry: its number and name are printed once and belong to all of them.
    assert [row.cells[1] for row in agencies.rows if row.cells[0] == "10"] == ["Bộ Thông tin và Truyền thông"] * 5


def test_the_calendar_of_plan_2023_parts_rows_at_page_ends(shared: Path) -> None:
    (calendar,) = document(shared / "reports" / "plan-2023.pdf").tables
    # The last row of pages 31 and 37 ends there, and a new one with an empty first cell begins overleaf.
    assert [row.cells for row in calendar.rows][-2:] == [
        ("Tháng 12", "Hội nghị Tổng kết Năm Dữ liệu số quốc gia", "Bộ TT&TT"),
        ("Tháng 12", "Phát hành bộ tem Năm Dữ liệu số quốc gia", "Bộ TT&TT"),
    ]
    months = list(dict.fromkeys(row.cells[0] for row in calendar.rows))
    assert months == ["Quý I", *(f"Tháng {n}" for n in range(4, 13))]
    assert sum(row.group for row in calendar.rows) == 10  # one theme a month


def test_the_docx_table_keeps_its_group_rows_and_171_tasks(shared: Path) -> None:
    (table,) = document(shared / "reports" / "results-411-2022.docx").tables
    assert table.columns == ("TT", "Nhiệm vụ, giải pháp", "Chủ trì", "Thời gian", "KẾT QUẢ ĐẠT ĐƯỢC TRONG NĂM 2022")
    assert len([row for row in table.rows if not row.group]) == 171
    assert table.rows[0].cells == ("A PHÁT TRIỂN NỀN MÓNG CHO KINH TẾ SỐ VÀ XÃ HỘI SỐ", "", "", "", "")


def test_headings_of_plan_2022_from_html(shared: Path) -> None:
    found = document(shared / "reports" / "plan-2022.html")
    assert not found.tables  # the letterhead and the signature are laid out as tables, and are none
    headings = [(block.level, block.text) for block in found.blocks if isinstance(block, Heading)]
    assert (3, "I. MỤC TIÊU") in headings
    assert (4, "3. Phát triển kinh tế số và xã hội số") in headings
    provinces = headings[headings.index(next(h for h in headings if h[1].startswith("IV."))) + 1 :]
    assert [text.split(".")[0] for level, text in provinces if level == 4][:63] == [str(n) for n in range(1, 64)]


def test_paragraphs_of_plan_2023_are_whole(shared: Path) -> None:
    texts = {
        block.text for block in document(shared / "reports" / "plan-2023.pdf").blocks if isinstance(block, Paragraph)
    }
    # Page 5: one line, and one that is wrapped.
    assert "b) Tỷ lệ hộ gia đình có đường Internet cáp quang băng rộng trên 85%." in texts
    assert (
        "đ) Tỷ lệ dân số từ 15 tuổi trở lên có tài khoản giao dịch thanh toán tại ngân hàng hoặc tổ chức khác trên 75%."
        in texts
    )
