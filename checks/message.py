"""How a rule's outcome is told to people: the printed text, the values the rule is about, and the place.

Which rows fail is found by `checks.runner`, which relations by `checks.relations.judging`.
"""

from collections.abc import Iterable, Sequence

from checks.phrasebook import NAMES, shown
from checks.rule import Row, Rule
from normalise.records import Finding, Severity

NAMED_ROWS = 3
"""So many failing rows are described in the message of a rule; all are listed by id."""
FINDINGS = 1_000
"""So many failing rows of a rule become findings of their own: a report that breaks one more often was misread."""


def summary(rule: Rule, passed: bool, checked: int, accepted: int, failing: Sequence[Row]) -> str:
    """Say in one line what a rule found over all, and what it expected."""
    vouched = f", {accepted} more accepted by a correction" if accepted else ""
    if passed:
        none = "no row to hold for" if not checked else f"holds for {checked - accepted} rows{vouched}"
        return f"{none}: {rule.expected}"
    if not failing:
        return f"found none{f' in {checked} rows' if checked else ''}, expected {rule.expected}"
    found = "; ".join(describe(rule, row) for row in failing[:NAMED_ROWS])
    more = f" and {len(failing) - NAMED_ROWS} more" if len(failing) > NAMED_ROWS else ""
    return f"{len(failing)} of {checked}: found {found}{more}{vouched}; expected {rule.expected}"


def on_whole(rule: Rule, severity: Severity, message: str) -> Finding:
    """Tell of a breach that no row is to blame for."""
    return Finding(
        check=rule.id,
        severity=severity,
        message=f"{message}; {rule.remedy}",
        message_vi=f"Cần {rule.expected_vi}. Cách xử lý: {rule.remedy_vi}.",
    )


def findings(rule: Rule, failing: Sequence[Row]) -> tuple[Finding, ...]:
    """Tell of the first failing rows one by one."""
    return tuple(_finding(rule, row) for row in failing[:FINDINGS])


def needless(rule: Rule, rows: Iterable[Row]) -> tuple[Finding, ...]:
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
        for record in rows
    )


def _finding(rule: Rule, record: Row) -> Finding:
    return Finding(
        check=rule.id,
        severity=rule.severity,
        message=f"{describe(rule, record)}; expected {rule.expected}; {rule.remedy}",
        message_vi=told_vi(describe_vi(rule, record), rule.expected_vi, rule.remedy_vi),
        page=record.get("page"),
        raws=_texts(record, "raw"),
        sentences=_texts(record, "sentence"),
        locators=_texts(record, "locator"),
        observation_ids=_texts(record, "observation_id"),
    )


def told_vi(found: str, expected: str, remedy: str) -> str:
    """Say in Vietnamese what is printed and where, what must be so, and what to do."""
    return f"{found}: cần {expected}. Cách xử lý: {remedy}."


def _texts(record: Row, column: str) -> tuple[str, ...]:
    text = record.get(column)
    return () if text is None else (text,)


def describe(rule: Rule, record: Row) -> str:
    """Put a failing row in words: the printed text, the values that the rule is about, and the place.

    >>> from checks.rules import rule
    >>> describe(rule("part_within_whole"), {"raw": "34/33", "value": 34, "denominator": 33, "locator": "đoạn 2"})
    '"34/33" (value 34, denominator 33) at đoạn 2'
    """
    values = ", ".join(f"{name} {_shown(record[name])}" for name in rule.shows if name in record)
    return f'"{record["raw"]}"{f" ({values})" if values else ""} at {record["locator"]}'


def describe_vi(rule: Rule, record: Row) -> str:
    """Put a failing row in Vietnamese: the printed text, the values that the rule is about, and the place.

    >>> from checks.rules import rule
    >>> describe_vi(rule("part_within_whole"), {"raw": "34/33", "value": 34, "denominator": 33, "locator": "đoạn 2"})
    '“34/33” (giá trị 34, mẫu số 33), tại đoạn 2'
    """
    values = ", ".join(f"{NAMES[name]} {shown(record[name])}" for name in rule.shows if name in record)
    return f"“{record['raw']}”{f' ({values})' if values else ''}, tại {record['locator']}"


def _shown(value: object) -> str:
    """Write a value for people."""
    return "none" if value is None else f"{value}"
