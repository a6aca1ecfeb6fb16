"""Intermediate data: what is kept comes back equal, and a verdict holds only for the data it was given on."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import dagster as dg
import pytest

from assets.metadata import table
from assets.staging import ReadReport, Staging, fingerprint
from normalise.records import CheckResult, CheckRun, Observation, Severity, Unread
from sources.document import Document, Paragraph, Piece, Rejected, Report, ReportKind, Span

PIECE = Piece(page=3, box=(79.7, 56.95, 533.2, 199.45))
FIGURE = Observation(
    observation_id="O1",
    report_id="2022-r",
    issued_on=date(2023, 1, 5),
    page=3,
    locator="bảng 1, dòng 4.1, cột Kết quả 2022",
    section="I › 1",
    entity_code=None,
    agency=None,
    indicator_code="X_1",
    indicator="giá trị giao dịch",
    mapped=False,
    kind="actual",
    period_start=date(2022, 1, 1),
    period_end=date(2022, 10, 31),
    as_of=False,
    period_stated=True,
    period_code="2022-01-01/P10M",
    # more than a double holds: 160,74 triệu tỷ đồng
    value=Decimal("160740000000000000.00"),
    unit="VND",
    decimals=2,
    scale=10**15,
    flags=("odd_scale",),
    raw="160,74 triệu tỷ đồng",
    sentence="đạt 160,74 triệu tỷ đồng",
    pieces=(PIECE,),
    span=Span(block=4, row=7, column=2, start=4, end=24),
)
REPORT = Report(
    id="2022-r",
    title="Báo cáo",
    issuer=None,
    number=None,
    issued_on=None,
    kind=ReportKind.RESULT,
    year=2022,
    file="r.pdf",
    sha256="0" * 64,
)
PARAGRAPH = Paragraph(text="Đạt 5%", number=1, pieces=(PIECE,))
READ = ReadReport(report=REPORT, document=Document(file="r.pdf", format="pdf", pages=1, blocks=(PARAGRAPH,)))


@pytest.fixture
def staging(tmp_path: Path) -> Staging:
    return Staging(root=str(tmp_path))


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        pytest.param(b"%PDF-1.7", bytes, id="a file's bytes"),
        pytest.param(READ, ReadReport, id="a document"),
        pytest.param(
            [FIGURE, FIGURE.model_copy(update={"value": None, "pieces": (), "span": None})],
            list[Observation],
            id="rows",
        ),
        pytest.param([], list[Unread], id="no rows: the columns are there all the same"),
    ],
)
def test_what_is_kept_comes_back_equal(staging: Staging, value, kind):
    staging.save("asset", "2022-r", value, kind)
    assert staging.load("asset", "2022-r", kind) == value


def test_nothing_staged_is_said_with_the_remedy(staging: Staging):
    with pytest.raises(dg.Failure) as failure:
        staging.load("observations", "2022-r", list[Observation])
    assert failure.value.description == "2022-r: nothing staged by observations; materialize it first"


def verdict(on: list[Observation], blocked: bool = False) -> CheckRun:
    result = CheckResult(
        rule_id="observations_found", severity=Severity.ERROR, passed=not blocked, checked=1, message="found none"
    )
    return CheckRun(
        stage="observations", partition="2022-r", fingerprint=fingerprint(on), results=(result,), blocked=blocked
    )


def test_a_verdict_on_the_staged_rows_lets_the_load_go_on(staging: Staging):
    staging.store_verdict(verdict([FIGURE]))
    assert staging.verdict("observations", "2022-r", fingerprint([FIGURE])) == verdict([FIGURE])


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        pytest.param(None, "no verdict of stage observations is stored", id="never checked"),
        pytest.param(verdict([]), "is about other data than is staged", id="checked before the rows changed"),
        pytest.param(verdict([FIGURE], blocked=True), "stage observations is blocked: found none", id="blocked"),
    ],
)
def test_the_load_refuses_without_a_verdict_that_lets_it_go_on(staging: Staging, stored: CheckRun | None, said: str):
    if stored:
        staging.store_verdict(stored)
    with pytest.raises(dg.Failure) as failure:
        staging.verdict("observations", "2022-r", fingerprint([FIGURE]))
    assert said in (failure.value.description or "")
    assert failure.value.allow_retries is False


def test_report_text_in_a_table_of_metadata_stays_text():
    assert table(["a", "b"], [["x | y", "two\nlines"]]).value.splitlines()[-1] == "| x \\| y | two lines |"


@pytest.mark.parametrize("partition", ["../../2022-r", "/tmp/2022-r", "2022/r", "..\\2022-r"])
def test_no_partition_leads_out_of_the_store(tmp_path: Path, partition: str):
    (tmp_path / "2022-r.bin").write_bytes(b"secret")
    staging = Staging(root=str(tmp_path / "data" / "staging"))
    with pytest.raises(Rejected, match="name is a path"):
        staging.file(partition)
    with pytest.raises(Rejected, match="name is a path"):
        staging.save("report_file", partition, b"x", bytes)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["2022-r.bin"]
