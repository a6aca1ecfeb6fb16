"""Texts far longer than a record shows them: their numbers are accounted for, and none of them loses the report."""

from datetime import date

import pytest

from assets.staging import from_parquet, to_parquet
from checks.findings import findings
from checks.frames import account_of
from normalise.observation import extract
from normalise.records import Unread
from sources import reader
from sources.document import Report, ReportKind

REPORT = Report(
    id="2022-y-te",
    title="Báo cáo kết quả năm 2022",
    issuer=None,
    number=None,
    issued_on=date(2023, 1, 10),
    kind=ReportKind.RESULT,
    year=2022,
    file="y-te-2022.html",
    sha256="0",
)
LONG = "Số liệu do các trạm y tế xã báo cáo theo mẫu 12 và chưa đối chiếu, " * 20
TABLE = """<html><body><h1>Báo cáo kết quả năm 2022</h1><table border=1>
<tr><th>STT</th><th>Chỉ tiêu</th><th>Kết quả 2022</th></tr>
<tr><td>1</td><td>Tỷ lệ trẻ em được tiêm chủng</td><td>{first}</td></tr>
<tr><td>2</td><td>Số giường bệnh</td><td>1.250 giường</td></tr>
{more}
</table></body></html>"""


@pytest.mark.parametrize(
    ("first", "more"),
    [
        pytest.param("95,2%", f'<tr><td colspan="3">Ghi chú: {LONG}</td></tr>', id="a note over all columns"),
        pytest.param("95,2%", f"<tr><td>3</td><td>Ghi chú</td><td>{LONG}</td></tr>", id="a cell of text"),
        pytest.param("95,2%", f"<tr><td>3</td><td>{LONG}</td><td>7%</td></tr>", id="a name"),
        pytest.param("95,2%", f"<tr><td>3 {LONG}</td><td>Số bác sĩ</td><td>70 bác sĩ</td></tr>", id="a serial number"),
        pytest.param(f"Chưa có số liệu; {LONG}", "", id="a cell that reports nothing"),
    ],
)
def test_a_long_text_in_a_table_loses_no_row_of_it(first: str, more: str) -> None:
    document = reader.read(TABLE.format(first=first, more=more).encode(), REPORT.file)
    extraction = extract(document, REPORT)
    account = account_of(extraction)
    assert from_parquet(to_parquet(account, Unread), Unread) == account
    assert all(len(entry.sentence) <= 400 for entry in account)
    assert "1.250 giường" in [figure.raw for figure in extraction.observations]
    assert [found.check for found in findings(document, extraction, REPORT) if found.severity == "error"] == []
