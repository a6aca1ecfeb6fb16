"""How a rule's outcome is told to people: the printed text, the values the rule is about, and the place.

Which rows fail is found by `checks.runner`.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from checks.phrasebook import NAMES, shown
from checks.rule import Rule, Scope
from normalise.records import Finding, Severity

if TYPE_CHECKING:
    import pandas as pd

NAMED_ROWS = 3
"""So many failing rows are described in the message of a rule; all are listed by id."""
FINDINGS = 1_000
"""So many failing rows of a rule become findings of their own: a report that breaks one more often was misread."""


def summary(rule: Rule, passed: bool, checked: int, accepted: int, rows: "pd.DataFrame") -> str:
    """Say in one line what a rule found over all, and what it expected."""
    vouched = f", {accepted} more accepted by a correction" if accepted else ""
    if passed:
        none = "no row to hold for" if not checked else f"holds for {checked - accepted} rows{vouched}"
        return f"{none}: {rule.expected}"
    if rows.empty:
        return f"found none in {checked} rows, expected {rule.expected}"
    records = rows.head(NAMED_ROWS).to_dict("records")
    found = "; ".join(describe(rule, record) for record in records)
    more = f" and {len(rows) - len(records)} more" if len(rows) > len(records) else ""
    return f"{len(rows)} of {checked}: found {found}{more}{vouched}; expected {rule.expected}"


def on_whole(rule: Rule, severity: Severity, message: str) -> Finding:
    """Tell of a breach that no row is to blame for."""
    return Finding(
        check=rule.id,
        severity=severity,
        message=f"{message}; {rule.remedy}",
        message_vi=f"Cần {rule.expected_vi}. Cách xử lý: {rule.remedy_vi}.",
    )


def findings(rule: Rule, rows: "pd.DataFrame") -> tuple[Finding, ...]:
    """Tell of the first failing rows one by one.

    A row of a rule on relations is about several printed numbers: it has them in `raws`, and says in `found` what does
    not agree.
    """
    return tuple(_finding(rule, record) for record in rows.head(FINDINGS).to_dict("records"))


def needless(rule: Rule, rows: "pd.DataFrame") -> tuple[Finding, ...]:
    """Tell of the rows for which a correction accepts a breach of the rule that they do not make."""
    return tuple(
        Finding(
            check=rule.id,
            severity=Severity.WARNING,
            message=f"{describe(rule, record)} keeps the rule {rule.id}, a breach of which a correction accepts; "
            "expected an acceptance that is needed: take the rule out of the entry, or the entry",
            message_vi=f"“{record['raw']}” không vi phạm quy tắc đã được chấp nhận. "
            "Cách xử lý: bỏ quy tắc này khỏi phần chấp nhận.",
            page=record.get("page"),
            raws=_texts(record, "raw"),
            sentences=_texts(record, "sentence"),
            locators=_texts(record, "locator"),
        )
        for record in rows.to_dict("records")
    )


def _finding(rule: Rule, record: Mapping[Any, Any]) -> Finding:
    related = rule.scope is Scope.RELATION
    found = record["found"] if related else describe(rule, record)
    found_vi = record["found"] if related else describe_vi(rule, record)
    where = f" Nơi ghi: {record['locator']}." if related and record["locator"].split(" · ")[0] not in found else ""
    return Finding(
        check=rule.id,
        severity=rule.severity,
        message=f"{found}; expected {rule.expected}; {rule.remedy}",
        message_vi=f"{found_vi}: cần {rule.expected_vi}.{where} Cách xử lý: {rule.remedy_vi}.",
        page=record.get("page"),
        raws=_texts(record, "raws" if related else "raw"),
        sentences=_texts(record, "sentences" if related else "sentence"),
        locators=_texts(record, "locators" if related else "locator"),
        observation_ids=_texts(record, "observation_ids" if related else "observation_id"),
    )


def _texts(record: Mapping[Any, Any], column: str) -> tuple[str, ...]:
    text = record.get(column)
    return text if isinstance(text, tuple) else () if text is None else (text,)


def describe(rule: Rule, record: Mapping[Any, Any]) -> str:
    """Put a failing row in words: the printed text, the values that the rule is about, and the place.

    >>> from checks.suites import rule
    >>> describe(rule("part_within_whole"), {"raw": "34/33", "value": 34, "denominator": 33, "locator": "đoạn 2"})
    '"34/33" (value 34, denominator 33) at đoạn 2'
    """
    values = ", ".join(f"{name} {_shown(record[name])}" for name in rule.shows if name in record)
    return f'"{record["raw"]}"{f" ({values})" if values else ""} at {record["locator"]}'


def describe_vi(rule: Rule, record: Mapping[Any, Any]) -> str:
    """Put a failing row in Vietnamese: the printed text, the values that the rule is about, and the place.

    >>> from checks.suites import rule
    >>> describe_vi(rule("part_within_whole"), {"raw": "34/33", "value": 34, "denominator": 33, "locator": "đoạn 2"})
    '“34/33” (giá trị 34, mẫu số 33), tại đoạn 2'
    """
    values = ", ".join(f"{NAMES[name]} {shown(record[name])}" for name in rule.shows if name in record)
    return f"“{record['raw']}”{f' ({values})' if values else ''}, tại {record['locator']}"


def _shown(value: object) -> str:
    """Write a value for people."""
    return "none" if value is None else f"{value}"
