"""Made-up reports of every text format, through readers, grammar and rules: nothing raises, nothing is invented.

`FUZZ_EXAMPLES` sets how many are tried; `make faults` tries thousands. A report that was found to fail is kept below
as an `example`.
"""

import html
import io
import os
import re
from typing import Any

import openpyxl
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from checks.frames import account_of
from checks.relations import related
from checks.relations.judging import judge
from normalise.observation import extract
from sources import reader
from sources.document import Document, Rejected
from sources.limits import LeftOut, Watch
from tests.checks.records_of import REPORT

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "15"))
LONG_ENOUGH = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
WORDS = """
đạt|tăng|giảm|so với|cùng kỳ|năm trước|năm 2021|năm 2022|quý I/2022|6 tháng đầu năm|ngày 31/12/2022|kế hoạch|trong đó
tỷ lệ hộ nghèo|số giường bệnh|thu ngân sách|bao gồm|lần lượt là|và|,|;|.|:|(|)|-|+|±|%|‰|tỷ đồng|hộ|nghìn tấn|người
triệu USD|1.250|3,5%|95,2|0|-12|1/3|12/15 xã|10-15%|≥ 60%|x|…|1.234.567,89|2022|1²|m²|Chỉ tiêu|STT|Đơn vị|Thực hiện
Tổng số|Cộng|nt|(1)|a)|I.|1.1|Ghi chú:|Nguồn:|gấp 2 lần|một nửa|điểm phần trăm
"""
PIECES = st.sampled_from(re.split(r"[|\n]", WORDS.strip()))
SENTENCES = st.lists(PIECES | st.integers(-(10**6), 10**15).map(str) | st.text(max_size=6), max_size=16).map(" ".join)
ROWS = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.lists(PIECES, max_size=3).map(" ".join), min_size=width, max_size=width), min_size=1, max_size=7
    )
)
PAGES = st.lists(SENTENCES | ROWS, min_size=1, max_size=6)
Page = list[str | list[list[str]]]


def as_html(page: Page) -> bytes:
    parts = []
    for part in page:
        if isinstance(part, str):
            parts.append(f"<p>{html.escape(part)}</p>")
        else:
            rows = "".join("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in row) + "</tr>" for row in part)
            parts.append(f"<table border=1>{rows}</table>")
    return f"<html><body>{''.join(parts)}</body></html>".encode("utf-8", "replace")


def as_text(page: Page) -> bytes:
    parts = [part if isinstance(part, str) else "\n".join("\t".join(row) for row in part) for part in page]
    return "\n\n".join(parts).encode("utf-8", "replace")


def as_xlsx(page: Page) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet: Any = book.active
    for part in page:
        for row in [[part]] if isinstance(part, str) else part:
            sheet.append([re.sub(r"[^\w .,%/()±≥²‰…:;+-]", "", cell) or None for cell in row])
    book.save(out)
    return out.getvalue()


def understood(data: bytes, name: str) -> None:
    try:
        document = reader.read_here(data, name, only_first_page=False, watch=Watch())
    except (Rejected, LeftOut):
        return
    report = REPORT.model_copy(update={"file": name})
    extraction = extract(document, report)
    printed = squeezed(" ".join(texts(document)))
    for found in extraction.observations:
        assert squeezed(found.raw) in printed
        assert len(found.sentence) <= 400
        assert found.period_start is None or found.period_start <= found.period_end
    assert len({found.observation_id for found in extraction.observations}) == len(extraction.observations)
    assert all(len(entry.sentence) <= 400 for entry in account_of(extraction))
    figures = [*extraction.observations, *extraction.not_reported]
    for finding in judge("relations", report.id, related(document, report, figures), "").findings:
        assert finding.message
        assert "\n" not in finding.message


def texts(document: Document) -> list[str]:
    found = [block.text for block in document.blocks if block.type != "table"]
    for table in document.tables:
        found += [*table.columns, *(cell for row in table.rows for cell in row.cells)]
    return found


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@LONG_ENOUGH
@given(PAGES)
@example([[["STT", "Chỉ tiêu"], ["1", ""]], "tăng 3,5% so với cùng kỳ ( ( )"])
def test_no_page_of_html_is_too_odd(page: Page) -> None:
    understood(as_html(page), "fuzz-2022.html")


@LONG_ENOUGH
@given(PAGES)
def test_no_text_is_too_odd(page: Page) -> None:
    understood(as_text(page), "fuzz-2022.txt")


@LONG_ENOUGH
@given(PAGES)
@example([[["1²", "(²)", "³", "1.250"], ["hộ", "12", "x", "3,5%"]]])
def test_no_workbook_is_too_odd(page: Page) -> None:
    understood(as_xlsx(page), "fuzz-2022.xlsx")


@LONG_ENOUGH
@given(st.binary(max_size=2000), st.sampled_from((".pdf", ".docx", ".html", ".txt", ".xlsx", ".xls", ".doc")))
@example(b"<!", ".html")
def test_bytes_of_any_kind_end_as_a_document_or_a_rejection(data: bytes, ending: str) -> None:
    understood(data, f"fuzz-2022{ending}")
