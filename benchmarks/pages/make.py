"""Makes the pages and their labels: `python -m benchmarks.pages.make FOLDER [SEED]`; one seed gives the same figures.

A report a field, in five formats, with labels beside it as `chiso evaluate` reads them. All figures are invented; the
layouts are those of reports: a table of years, of plan and result, of units in the names; sentences; a table by
district.
"""

import io
import json
import random
import sys
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from sources.bundled.content import Block, Heading, Paragraph, Report, Row, Table
from sources.bundled.to_docx import to_docx
from sources.bundled.to_html import to_html
from sources.bundled.to_pdf import to_pdf
from sources.bundled.to_text import to_text

CONTENT = yaml.safe_load(Path(__file__).with_name("fields.yaml").read_text(encoding="utf-8"))
YEAR = 2022
IN_TABLE, BY_DISTRICT = 8, 5


class Indicator(NamedTuple):
    """What is told of, in which unit, between which values, with how many decimals."""

    name: str
    unit: str
    low: int
    high: int
    decimals: int

    def draw(self, by: random.Random) -> float:
        """Give a value."""
        return round(by.uniform(self.low, self.high), self.decimals)

    def printed(self, value: float) -> str:
        """Give a value as it is printed in Vietnamese: points between thousands, a comma before decimals."""
        return f"{value:,.{self.decimals}f}".translate(str.maketrans(",.", ".,"))

    def label(self, value: float, period: int, kind: str) -> dict[str, Any]:
        """Give the label of a value: money in its currency, and of "Số bác sĩ" what is counted."""
        unit, zeros = CONTENT["money"].get(self.unit, (self.unit, 0))
        number = Decimal(f"{value:.{self.decimals}f}").scaleb(zeros)
        counted = self.name.removeprefix("Số ")
        return {"value": f"{number:f}", "unit": unit, "kind": kind, "period_code": str(period), "indicator": counted}


class Page:
    """The blocks of a report while it is written, with their labels."""

    def __init__(self, by: random.Random) -> None:
        self._by = by
        self.blocks: list[Block] = []
        self.statements: list[dict[str, Any]] = []
        self.cells: list[list[tuple[str, ...]]] = []

    def table(self, title: str, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
        """Write a table."""
        widths = tuple(3 if column == "STT" else max(6, min(10, len(column))) for column in columns)
        self.blocks.append(Table(title, columns, widths, tuple(map(Row, rows))))
        self.cells.append([columns, *rows])

    def value(self, indicator: Indicator, period: int = YEAR, kind: str = "actual") -> str:
        """Draw a value, label it and give it as it is printed."""
        value = indicator.draw(self._by)
        self.statements.append(indicator.label(value, period, kind))
        return indicator.printed(value)

    def years(self, indicators: list[Indicator], layout: int) -> None:
        """Write three values of each indicator, in one of three layouts."""
        before, this = f"Năm {YEAR - 1}", f"Năm {YEAR}"
        columns, kinds = {
            0: (("STT", "Chỉ tiêu", "Đơn vị tính", f"Năm {YEAR - 2}", before, this), (-2, -1, 0)),
            1: (
                (
                    "STT",
                    "Chỉ tiêu",
                    "ĐVT",
                    f"Thực hiện năm {YEAR - 1}",
                    f"Kế hoạch năm {YEAR}",
                    f"Thực hiện năm {YEAR}",
                ),
                (-1, None, 0),
            ),
            2: (("Chỉ tiêu", f"Năm {YEAR - 2}", before, this), (-2, -1, 0)),
        }[layout]
        rows = []
        for number, one in enumerate(indicators, 1):
            values = [
                self.value(one, YEAR, "target") if kind is None else self.value(one, YEAR + kind) for kind in kinds
            ]
            named = (f"{one.name} ({one.unit})",) if layout == 2 else (str(number), one.name, one.unit)
            rows.append((*named, *values))
        self.table("Biểu 1. Kết quả thực hiện các chỉ tiêu", columns, rows)

    def sentences(self, indicators: list[Indicator]) -> None:
        """Write a sentence of each indicator, with its value of this year and of the year before."""
        for one in indicators:
            unit = one.unit if one.unit == "%" else f" {one.unit}"
            this, before = self.value(one), self.value(one, YEAR - 1)
            text = f"{one.name} năm {YEAR} là {this}{unit}; năm {YEAR - 1} là {before}{unit}."
            self.blocks.append(Paragraph(text, item=True))

    def districts(self, names: list[str], indicators: list[Indicator]) -> None:
        """Write a table of districts, an indicator a column."""
        columns = ("STT", "Huyện", *(f"{one.name} ({one.unit})" for one in indicators))
        rows = [
            (str(number), f"Huyện {name}", *(self.value(one) for one in indicators))
            for number, name in enumerate(names, 1)
        ]
        self.table(f"Biểu 2. Một số chỉ tiêu năm {YEAR} theo huyện", columns, rows)


def reports(seed: int) -> Iterator[tuple[Report, dict[str, Any]]]:
    """Give a report of each field, and its labels."""
    for turn, (field, told) in enumerate(CONTENT["fields"].items()):
        indicators = [Indicator(*each) for each in told["indicators"]]
        page = Page(random.Random(f"{seed} {field}"))  # noqa: S311  figures, not secrets
        page.blocks.append(Heading("I. KẾT QUẢ CHUNG", 1))
        page.years(indicators[:IN_TABLE], turn % 3)
        page.blocks.append(Heading("II. MỘT SỐ KẾT QUẢ KHÁC", 1))
        page.sentences(indicators[IN_TABLE:])
        page.blocks.append(Heading("III. KẾT QUẢ THEO HUYỆN", 1))
        page.districts(CONTENT["districts"], indicators[:BY_DISTRICT])
        name = f"{_name(field)}-{YEAR}"
        title = f"Báo cáo kết quả công tác {field} năm {YEAR}"
        issued = date(YEAR + 1, 1, 10)
        blocks = tuple(page.blocks)
        report = Report(name, name, title, told["issuer"], None, issued, "result", YEAR, blocks, (), ())
        yield report, {"field": field, "cells": page.cells, "statements": page.statements}


def to_xlsx(report: Report) -> bytes:
    """Give a report as a workbook of one sheet, figures as the numbers that they are."""
    import openpyxl

    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet: Any = book.active
    sheet.append([report.title.upper()])
    for block in report.blocks:
        sheet.append([])
        if isinstance(block, Table):
            sheet.append([block.title])
            for cells in (block.columns, *(row.cells for row in block.rows)):
                sheet.append(list(cells))
        else:
            sheet.append([block.text])
    book.save(out)
    return out.getvalue()


WRITERS = {".html": to_html, ".docx": to_docx, ".pdf": to_pdf, ".txt": to_text, ".xlsx": to_xlsx}


def main() -> None:
    """Write all, each format into a folder of its own."""
    folder, seed = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else YEAR
    count = 0
    for report, labels in reports(seed):
        count += len(labels["statements"])
        text = json.dumps(labels, ensure_ascii=False, indent=1)
        for ending, write in WRITERS.items():
            place = folder / ending.removeprefix(".")
            place.mkdir(parents=True, exist_ok=True)
            (place / f"{report.file}{ending}").write_bytes(write(report))
            (place / f"{report.file}.labels.json").write_text(text, encoding="utf-8")
    print(f"{count} quantities in {len(WRITERS)} formats, in {folder}")


def _name(field: str) -> str:
    """Give a field without marks and blanks."""
    plain = unicodedata.normalize("NFD", field.replace("đ", "d"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).replace(" ", "-")


if __name__ == "__main__":
    main()
