"""The bundled reports say what their facts say, and the committed files are what the program makes."""

import csv
import re
from collections import Counter
from pathlib import Path

import pdfplumber
import pytest
import yaml

from sources import reader
from sources.bundled.content import CONTENT, ContentError, Fact, Report, leftover_numbers, load_reports
from sources.bundled.make import REPORTS, make
from sources.document import Document, Table

REPORTS_MADE = load_reports()
EACH_REPORT = pytest.mark.parametrize("report", REPORTS_MADE, ids=lambda report: report.id)
MARK = re.compile(r"\[([^\[\]]+)\]\(([^)\s]+)\)")
NUMBER = re.compile(r"\d[\d.]*(?:,\d+)?")
LONG_TABLE = REPORTS / "2022-summary-indicators.pdf"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    make(folder)
    return folder


def texts(document: Document) -> list[str]:
    """All texts of a document, cell by cell, serial numbers of table rows left out."""
    found = []
    for block in document.blocks:
        if isinstance(block, Table):
            cells = (block.columns, *(row.cells for row in block.rows))
            found += [text for row in cells for text in row[block.columns[0] == "STT" :]]
        else:
            found.append(block.text)
    return found


def marks(report: Report) -> list[tuple[str, str]]:
    """What the report's YAML prints, and the key of the fact behind it."""
    return MARK.findall((CONTENT / f"{report.id}.yaml").read_text("utf-8"))


@EACH_REPORT
def test_the_program_makes_the_committed_content_again(report: Report, made: Path) -> None:
    again, committed = made / report.file, REPORTS / report.file
    if report.format in ("html", "txt"):
        assert again.read_bytes() == committed.read_bytes()
    # PDF and DOCX bytes hang on the versions of the libraries that pack them; what can be read in them does not.
    assert reader.read(again) == reader.read(committed)


def test_the_program_makes_the_same_bytes_twice(made: Path, tmp_path: Path) -> None:
    for path in make(tmp_path):
        assert path.read_bytes() == (made / path.name).read_bytes(), path.name


def test_the_catalogue_lists_the_files(made: Path) -> None:
    assert (made / "catalogue.yaml").read_bytes() == (REPORTS / "catalogue.yaml").read_bytes()
    listed = [entry["file"] for entry in yaml.safe_load((REPORTS / "catalogue.yaml").read_text("utf-8"))["reports"]]
    assert sorted([*listed, "catalogue.yaml"]) == sorted(path.name for path in REPORTS.iterdir())


@EACH_REPORT
def test_every_printed_figure_has_its_fact(report: Report) -> None:
    """The figures that can be read in the file are those marked in the YAML: none lost, none added."""
    document = reader.read(REPORTS / report.file)
    body = texts(document)
    body = body[: body.index(report.sources_heading)]
    printed = Counter(number for text in body for number in leftover_numbers(text))
    assert printed == Counter(number for text, _ in marks(report) for number in NUMBER.findall(text))


@EACH_REPORT
def test_each_report_names_its_sources_at_its_end(report: Report) -> None:
    found = texts(reader.read(REPORTS / report.file))
    listed = " ".join(found[found.index(report.sources_heading) + 1 :])
    for citation in report.citations:
        assert citation.text in listed


@EACH_REPORT
def test_a_report_is_dated_by_its_latest_source(report: Report) -> None:
    book = yaml.safe_load((CONTENT / "facts.yaml").read_text("utf-8"))
    dates = [book["sources"][fact.source]["date"] for fact in report.facts if "date" in book["sources"][fact.source]]
    latest = max(dates, key=lambda date: f"{date}-99")
    assert report.issued_on.isoformat().startswith(latest)


def test_no_file_is_large() -> None:
    assert {path.suffix for path in REPORTS.iterdir()} == {".pdf", ".docx", ".html", ".txt", ".yaml"}
    assert max(path.stat().st_size for path in REPORTS.iterdir()) < 150_000


def test_the_long_table_runs_over_pages_like_a_real_one() -> None:
    with pdfplumber.open(LONG_TABLE) as pdf:
        tables = [table for page in pdf.pages for table in page.extract_tables() if table[0][0] == "STT"]
    assert len(tables) >= 3
    assert {tuple(table[0]) for table in tables} == {tuple(tables[0][0])}, "the header comes again on each page"
    firsts = [table[1] for table in tables[1:]]
    assert any(row[0] == "" and row[1] != "" for row in firsts), "a row goes on from the page before"
    rows = [row for table in tables for row in table[1:]]
    groups = [row for row in rows if row[0] and not any(row[2:])]
    assert len(groups) >= 4
    assert sum("." in row[0] for row in rows) >= 36


def test_later_reports_restate_the_digital_economy_of_2022() -> None:
    indicator = "Tỷ trọng giá trị tăng thêm của kinh tế số trong GDP (Tổng cục Thống kê)"
    values = [
        fact.value
        for report in sorted(REPORTS_MADE, key=lambda report: report.issued_on)
        for fact in report.facts
        if fact.indicator == indicator and fact.period == "2022"
    ]
    # 14/9/2023, 4/12/2023, 2024, 6/1/2025
    assert values == ["12.86", "12.67", "12.63", "12.83"]


def test_facts_are_published_ones(shared: Path) -> None:
    """Each fact of the press is a row of the collected facts, of good confidence, and not computed by the collector."""
    with (shared / "research/facts/facts.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    known = {
        (
            row["indicator_vi"],
            row["entity"],
            row["period"],
            row["kind"],
            float(row["value"]),
            row["unit"],
            row["source_url"],
        )
        for row in rows
        if row["confidence"] in ("high", "medium") and not row["qualifier"].startswith("suy ra")
    }
    book = yaml.safe_load((CONTENT / "facts.yaml").read_text("utf-8"))
    for key, given in book["facts"].items():
        fact, url = Fact(**given), book["sources"][given["source"]].get("url")
        if url:
            found = (fact.indicator, fact.entity, fact.period, fact.kind, float(fact.value), fact.unit, url)
            assert found in known, key


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("report-942", "report-942-2022.txt"),
        ("results-411", "results-411-2022.txt"),
        ("plan-2022", "plan-2022.txt"),
        ("plan-2023", "plan-2023.txt"),
    ],
)
def test_facts_of_the_real_reports_are_printed_there(shared: Path, source: str, text: str) -> None:
    real = " ".join((shared / "reports/text" / text).read_text("utf-8").split())
    facts = yaml.safe_load((CONTENT / "facts.yaml").read_text("utf-8"))["facts"]
    printed = [text for report in REPORTS_MADE for text, key in marks(report) if facts[key]["source"] == source]
    assert printed
    for figure in printed:
        for number in NUMBER.findall(figure):
            assert re.search(rf"(?<![\d,.]){re.escape(number)}(?![\d,]|\.\d)", real), figure


def test_every_fact_is_used() -> None:
    used = {key for report in REPORTS_MADE for _, key in marks(report)}
    assert used == set(yaml.safe_load((CONTENT / "facts.yaml").read_text("utf-8"))["facts"])


@pytest.mark.parametrize(
    ("printed", "value", "unit", "agrees"),
    [
        ("148 tỷ USD", "148", "tỷ USD", True),
        ("148", "148", "tỷ USD", True),  # the unit stands in a column of its own
        ("3,89 triệu tỷ đồng", "3890000", "tỷ đồng", True),  # another scale
        ("3.890.000", "3890000", "tỷ đồng", True),
        ("65 - 70%", "65-70", "%", True),  # a range
        ("14,8 tỷ USD", "148", "tỷ USD", False),
        ("148 triệu USD", "148", "tỷ USD", False),
        ("12,68%", "12.67", "%", False),
    ],
)
def test_a_printed_figure_agrees_with_its_fact(printed: str, value: str, unit: str, agrees: bool) -> None:
    assert Fact("Doanh thu", "2022", value, unit, "nguồn").is_printed_by(printed) is agrees


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        ("đạt [149 tỷ USD](ict.2022)", "expected 148 tỷ USD as ict.2022 says"),
        ("đạt [148 tỷ USD](ict.1999)", "add the fact"),
        ("đạt 148 tỷ USD", r"mark \[figure\]\(key\)"),
    ],
)
def test_a_figure_without_its_fact_is_not_made(tmp_path: Path, sentence: str, message: str) -> None:
    (tmp_path / "facts.yaml").write_bytes((CONTENT / "facts.yaml").read_bytes())
    report = yaml.safe_load((CONTENT / "2022-summary-growth.yaml").read_text("utf-8"))
    report["blocks"] = [{"paragraph": f"Năm 2022, doanh thu công nghiệp ICT {sentence}."}]
    (tmp_path / "wrong.yaml").write_text(yaml.safe_dump(report, allow_unicode=True), "utf-8")
    with pytest.raises(ContentError, match=message):
        load_reports(tmp_path)
