"""Small records for the tests of checks: a complete one of each kind, and copies that differ in what matters."""

from datetime import date
from decimal import Decimal
from typing import Any

from normalise.records import IndicatorEntry, Observation, Task, Unread
from normalise.statements.passage import BEGINNING
from sources.document import Report, ReportKind, Span

REPORT = Report(
    id="2022-bao-cao",
    title="Kết quả năm 2022",
    issuer=None,
    number=None,
    issued_on=date(2022, 11, 15),
    kind=ReportKind.RESULT,
    year=2022,
    file="bao-cao.pdf",
    sha256="0" * 64,
)


def entry(code: str, unit: str, minimum: int | None, maximum: int | None) -> IndicatorEntry:
    return IndicatorEntry(
        code=code,
        name_vi=code,
        name_en=code,
        unit=unit,
        kind="rate" if unit == "%" else "level",
        time_basis="flow",
        definition=code,
        numerator=code if unit == "%" else None,
        population=code if unit == "%" else None,
        minimum=None if minimum is None else Decimal(minimum),
        maximum=None if maximum is None else Decimal(maximum),
    )


CATALOGUE = {
    each.code: each
    for each in (
        entry("HOUSEHOLD_FIBRE", "%", 0, 100),
        entry("GDP_CHANGE", "%", -50, 200),
        entry("DOSSIERS", "hồ sơ", 0, 1000),
        entry("BALANCE", "VND", -(10**15), None),
    )
}


def observation(name: str, **differences: Any) -> Observation:
    fields = {
        "observation_id": name,
        "report_id": REPORT.id,
        "issued_on": REPORT.issued_on,
        "page": 7,
        "locator": "bảng 1, dòng 4.1",
        "section": None,
        "entity_code": None,
        "agency": None,
        "indicator_code": "P_TEN_TRONG_BAO_CAO",
        "indicator": "Tỷ lệ hồ sơ nộp trực tuyến",
        "mapped": False,
        "kind": "actual",
        "period_start": date(2022, 1, 1),
        "period_end": date(2022, 12, 31),
        "as_of": False,
        "period_stated": True,
        "period_code": "2022",
        "value": Decimal("54.34"),
        "unit": "%",
        "decimals": 2,
        "raw": "54,34%",
        "sentence": "Tỷ lệ hồ sơ nộp trực tuyến đạt 54,34%.",
    }
    return Observation(**{**fields, **differences})


def task(name: str, **differences: Any) -> Task:
    fields = {
        "task_id": name,
        "report_id": REPORT.id,
        "page": 3,
        "locator": "bảng 2, dòng 5",
        "section": None,
        "number": "5",
        "entity_code": None,
        "agency": "Bộ Y tế",
        "text": "Xây dựng nền tảng hồ sơ sức khỏe điện tử",
        "deadline": "2022",
        "deadline_kind": "in",
        "status": "done",
        "status_raw": "Đã hoàn thành",
        "result": "Đã hoàn thành. Đã tạo lập 29/33 hồ sơ.",
    }
    return Task(**{**fields, **differences})


def unread(raw: str, reason: str, sentence: str, locator: str = "đoạn 1", text: Span = BEGINNING) -> Unread:
    """A number that is the first of its form in a text."""
    start = sentence.index(raw)
    span = text.part(start, start + len(raw))
    return Unread(raw=raw, reason=reason, page=1, locator=locator, sentence=sentence, span=span)
