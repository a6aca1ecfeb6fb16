"""Hand-written records for the tests of the warehouse: reports, observations and catalogue entries."""

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from normalise.records import EntityEntry, IndicatorEntry, Kind, Observation, Quarantined, Task
from sources.document import Report, ReportKind

_turn = count()

MONTH_ENDS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def report(report_id: str, issued_on: str | None = None, **other: Any) -> Report:
    """A result report of the year its id begins with, issued in the January after unless said otherwise."""
    year = int(report_id[:4])
    given = {
        "id": report_id,
        "title": f"Báo cáo {report_id}",
        "issuer": "Bộ Thông tin và Truyền thông",
        "number": None,
        "issued_on": date.fromisoformat(issued_on) if issued_on else date(year + 1, 1, 15),
        "kind": ReportKind.RESULT,
        "year": year,
        "file": f"{report_id}.pdf",
        "sha256": "0" * 64,
    }
    return Report(**(given | other))


def period(code: str) -> dict[str, Any]:
    """The period fields for a year, `2022-Q1`, `2022/11` (first eleven months) or a date."""
    if len(code) == 4:
        return _period(code, date(int(code), 1, 1), date(int(code), 12, 31), False)
    if "/" in code:
        year, months = map(int, code.split("/"))
        return _period(f"{year}-01-01/P{months}M", date(year, 1, 1), date(year, months, MONTH_ENDS[months - 1]), False)
    if "Q" in code:
        year, quarter = int(code[:4]), int(code[-1])
        return _period(
            code, date(year, quarter * 3 - 2, 1), date(year, quarter * 3, MONTH_ENDS[quarter * 3 - 1]), False
        )
    return _period(code, None, date.fromisoformat(code), True)


def _period(code: str, start: date | None, end: date, as_of: bool) -> dict[str, Any]:
    return {"period_code": code, "period_start": start, "period_end": end, "as_of": as_of}


def observation(
    of: Report,
    value: str | None,
    when: str,
    *,
    base: str | None = None,
    observation_id: str | None = None,
    **other: Any,
) -> Observation:
    """An observation of `BROADBAND`, printed as `value` says; `None` is a dash."""
    turn = next(_turn)
    given: dict[str, Any] = {
        "observation_id": observation_id or f"{of.id}:{turn}",
        "report_id": of.id,
        "issued_on": of.issued_on,
        "page": 1,
        "locator": f"bảng 1, dòng {turn}",
        "section": None,
        "entity_code": None,
        "agency": None,
        "indicator_code": "BROADBAND",
        "indicator": "Số thuê bao",
        "mapped": True,
        "kind": Kind.ACTUAL,
        "period_stated": True,
        "value": None if value is None else Decimal(value),
        "unit": "thuê bao",
        "decimals": len(value.partition(".")[2]) if value else 0,
        "raw": value or "-",
        "sentence": f"đạt {value}",
        **period(when),
    }
    if base is not None:
        named = period(base)
        given |= {"base_start": named["period_start"], "base_end": named["period_end"]}
    return Observation(**(given | other))


def growth(
    of: Report, value: str, when: str, base: str, direction: str = "up", unit: str = "%", **other: Any
) -> Observation:
    """A printed change."""
    stated = {"kind": Kind.GROWTH, "unit": unit, "direction": direction}
    return observation(of, value, when, base=base, **(stated | other))


def indicator(code: str, unit: str, **other: Any) -> IndicatorEntry:
    """A curated flow counted in `unit`; a rate where the unit is %."""
    given = {
        "code": code,
        "name_vi": f"Chỉ tiêu {code}",
        "name_en": f"Indicator {code}",
        "unit": unit,
        "kind": "rate" if unit == "%" else "level",
        "time_basis": "flow",
        "definition": "Để thử",
        **({"numerator": "phần", "population": "tổng"} if unit == "%" else {}),
    }
    return IndicatorEntry(**(given | other))


def link(to: str, relation: str, reason: str) -> dict[str, str]:
    """A link as a catalogue says it, with the same words in both languages."""
    return {"to": to, "relation": relation, "reason_vi": reason, "reason_en": f"EN {reason}"}


CATALOGUE = (
    indicator("BROADBAND", "thuê bao"),
    indicator("SUBSCRIBERS", "thuê bao", time_basis="stock"),
    indicator("REVENUE", "VND"),
    indicator("SPEED", "Mbps"),
    indicator("FIBRE", "%", minimum=Decimal(0), maximum=Decimal(100), direction="up"),
    indicator("SHARE", "%", direction="up"),
    indicator("RANK", "hạng", kind="rank", direction="down", minimum=Decimal(1)),
    indicator("ECONOMY", "%"),
    indicator("PHONES", "%", links=[link("FIBRE", "not_comparable", "mẫu số là dân số")]),
    indicator("NEW_SHARE", "%", links=[link("SHARE", "replaces", "đổi mẫu số từ thuê bao sang dân số")]),
    indicator("REGULAR_SHARE", "%", links=[link("ANY_SHARE", "caveat", "thường xuyên sử dụng chặt hơn sử dụng")]),
    indicator("ANY_SHARE", "%", maximum=Decimal(100)),
    indicator("SUPPORTED", "doanh nghiệp", links=[link("TRIAL_SHARE", "not_comparable", "số doanh nghiệp khác tỷ lệ")]),
    indicator("TRIAL_SHARE", "%", time_basis="stock", led_by="VN-AGENCY:BTTTT"),
)

ENTITIES = (
    EntityEntry(scheme="VN", code="VN", name_vi="Việt Nam", name_en="Viet Nam", type="nation"),
    EntityEntry(
        scheme="VN-AGENCY", code="BTTTT", name_vi="Bộ Thông tin và Truyền thông", type="ministry", aliases=("Bộ TTTT",)
    ),
    EntityEntry(
        scheme="VN-NSO", code="79", name_vi="Thành phố Hồ Chí Minh", type="province", valid_to=date(2025, 6, 30)
    ),
    EntityEntry(
        scheme="VN-NSO", code="79", name_vi="Thành phố Hồ Chí Minh", type="province", valid_from=date(2025, 7, 1)
    ),
)


def task(of: Report, text: str, **other: Any) -> Task:
    """A task of the Ministry of Information and Communications."""
    given = {
        "task_id": f"{of.id}:{text}",
        "report_id": of.id,
        "page": 2,
        "locator": "bảng 2, dòng 1",
        "section": None,
        "number": "1",
        "entity_code": "VN-AGENCY:BTTTT",
        "agency": "Bộ Thông tin và Truyền thông",
        "text": text,
        "deadline": None,
        "status": None,
        "status_raw": None,
        "result": None,
    }
    return Task(**(given | other))


def quarantined(of: Report, row_id: str, **other: Any) -> Quarantined:
    """A row kept out because it is over 100 %."""
    given = {
        "row_id": row_id,
        "report_id": of.id,
        "stage": "observations",
        "rule_id": "share_within_100",
        "page": 3,
        "locator": "đoạn 4",
        "found": "104 %",
        "expected": "at most 100 %",
        "remedy": "look at the page",
        "raw": "104%",
        "sentence": "đạt 104%",
    }
    return Quarantined(**(given | other))
