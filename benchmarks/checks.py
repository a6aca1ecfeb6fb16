"""What the checks cost: Great Expectations against the same rules bare in pandas, and all checks of the real reports.

`python -m benchmarks.checks`: the rules on single observations over 100 000 rows, through `checks.runner` and bare, in
turns, the median of five, after checking that both name the same rows; then every check of the real reports beside the
project, if they are there. Exit status 1 above three times the bare rules, or above 15 s for the reports.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from normalise.records import Kind, Observation
from sources.document import Report, ReportKind

if TYPE_CHECKING:
    import pandas as pd

ROWS = 100_000
ROUNDS = 5
TIMES_BARE = 3
SECONDS = 15
REPORTS = Path(__file__).parents[2] / "shared" / "reports"
REPORT = Report(
    id="2022-bench",
    title="",
    issuer=None,
    number=None,
    issued_on=date(2023, 2, 1),
    kind=ReportKind.RESULT,
    year=2022,
    file="",
    sha256="",
)
KINDS = {
    "share": {"value": Decimal("54.34"), "unit": "%", "raw": "54,34%"},
    "count": {"value": Decimal(129690000), "unit": "giao dịch", "scale": 1000000, "raw": "129,69 triệu giao dịch"},
    "part": {"value": Decimal(29), "denominator": Decimal(33), "unit": "bộ", "raw": "29/33 bộ"},
    "target": {"kind": Kind.TARGET, "value": Decimal(80), "unit": "%", "qualifier": ">=", "raw": "80%"},
    "range": {"value": Decimal(65), "value_high": Decimal(70), "unit": "%", "qualifier": "range", "raw": "65 - 70%"},
    "growth": {
        "kind": Kind.GROWTH,
        "value": Decimal("14.08"),
        "unit": "%",
        "direction": "up",
        "base_start": date(2021, 1, 1),
        "base_end": date(2021, 12, 31),
        "raw": "14,08%",
    },
    "dash": {"value": None, "unit": None, "flags": ("not_reported",), "raw": "-"},
}
FAULTS = {"value": Decimal("154.34"), "flags": ("odd_scale",), "qualifier": "≈", "period_end": date(2020, 12, 31)}
"""One of these strikes every hundredth row in turn."""


def observations() -> Iterator[Observation]:
    """Rows of every kind in turn; every hundredth has a fault."""
    turn = 0
    while True:
        for given in KINDS.values():
            name = tuple(FAULTS)[turn // 100 % len(FAULTS)] if turn % 100 == 99 else None
            yield _observation(turn, given | ({name: FAULTS[name]} if name else {}))
            turn += 1


def _observation(turn: int, given: dict[str, Any]) -> Observation:
    fields = {
        "observation_id": f"O{turn}",
        "report_id": REPORT.id,
        "issued_on": REPORT.issued_on,
        "page": turn // 40 + 1,
        "locator": f"bảng 1, dòng {turn}",
        "section": None,
        "entity_code": None,
        "agency": None,
        "indicator_code": "X_0",
        "indicator": "Tỷ lệ hồ sơ nộp trực tuyến",
        "mapped": False,
        "kind": Kind.ACTUAL,
        "period_start": date(2022, 1, 1),
        "period_end": date(2022, 12, 31),
        "as_of": False,
        "period_stated": True,
        "period_code": "2022",
        "sentence": given["raw"],
    }
    return Observation.model_construct(**{**fields, **given})


def seconds(work: Callable[[], object]) -> float:
    """Seconds of processor time: other work on the machine does not count."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def bare(frame: "pd.DataFrame", expectations: list[Any]) -> dict[str, set[str]]:
    """Rule id → the rows that break it, by the plainest pandas that says so."""
    failing: dict[str, set[str]] = {}
    for expectation in expectations:
        rows = frame if expectation.row_condition is None else frame[_holds(frame, expectation.row_condition)]
        rows = rows[_breaks(rows, expectation)]
        failing.setdefault(expectation.meta["rule_id"], set()).update(rows["observation_id"])
    return failing


def _holds(frame: "pd.DataFrame", condition: Any) -> "pd.Series":
    if condition.type == "and":
        first, *others = condition.conditions
        held = _holds(frame, first)
        for other in others:
            held &= _holds(frame, other)
        return held
    column = frame[condition.column.name]
    if condition.type == "nullity":
        return column.isna() if condition.is_null else column.notna()
    operator, operand = str(condition.operator), condition.parameter
    if operator in ("IN", "NOT_IN"):
        return column.isin(operand) if operator == "IN" else ~column.isin(operand)
    return {"==": column.eq, "!=": column.ne, "<": column.lt, "<=": column.le, ">": column.gt, ">=": column.ge}[
        operator
    ](operand)


def _breaks(rows: "pd.DataFrame", expectation: Any) -> "pd.Series":
    import pandas as pd

    from checks import expectations as e

    match expectation:
        case e.AtLeast():
            both = rows[expectation.column_A].notna() & rows[expectation.column_B].notna()
            pairs = rows[both]
            return both & (pairs[expectation.column_A] < pairs[expectation.column_B]).reindex(
                rows.index, fill_value=False
            )
        case e.Same():
            left, right = rows[expectation.column_A], rows[expectation.column_B]
            return (left.notna() | right.notna()) & (left != right)
    column = rows[expectation.column]
    match expectation:
        case e.SomeValue():
            return pd.Series(column.isna().all(), index=rows.index)
        case e.Filled():
            return column.isna()
        case e.Empty():
            return column.notna()
        case e.Unique():
            return column.duplicated(keep=False)
        case e.InSet():
            return column.notna() & ~column.isin(expectation.value_set)
        case e.NotInSet():
            return column.isin(expectation.value_set)
        case e.NotFlagged():
            return column.str.contains(expectation.regex)
        case e.Within() | e.Share():
            there = column.dropna()
            low, high = expectation.min_value, expectation.max_value
            outside = there != there
            if low is not None:
                outside |= there <= low if expectation.strict_min else there < low
            if high is not None:
                outside |= there >= high if expectation.strict_max else there > high
            return outside.reindex(rows.index, fill_value=False)
    raise NotImplementedError(f"{type(expectation).__name__}: write it bare here as well")


def against_bare() -> bool:
    """Print both times; False above the limit or where both do not name the same rows."""
    from checks import expectations as e
    from checks.frames import observations_frame
    from checks.runner import run
    from checks.suites import RULES

    frame = observations_frame(list(islice(observations(), ROWS)), REPORT, {})
    made = []
    for rule in RULES["observations"]:
        for expectation in rule.expect(e):
            expectation.meta = {"rule_id": rule.id}
            made.append(expectation)
    verdict = run("observations", REPORT.id, frame, "")
    found = {result.rule_id: set(result.failing) for result in verdict.results}
    expected = bare(frame, made)
    if found != expected:
        print("different rows:", *(rule for rule in expected if found.get(rule) != expected[rule]))
        return False
    times: dict[str, list[float]] = {"bare": [], "checked": []}
    for _ in range(ROUNDS):
        times["bare"].append(seconds(lambda: bare(frame, made)))
        times["checked"].append(seconds(lambda: run("observations", REPORT.id, frame, "")))
    plain, checked = (statistics.median(times[name]) for name in ("bare", "checked"))
    failing = sum(map(len, found.values()))
    print(
        f"{len(made)} expectations on {ROWS:,} observations, {failing:,} breaches: bare pandas {plain:.2f} s, "
        f"checks.runner {checked:.2f} s: {checked / plain:.1f} times (at most {TIMES_BARE})"
    )
    return checked <= TIMES_BARE * plain


def of_reports() -> bool:
    """Print the seconds of all checks of each real report; False above the limit."""
    from checks.findings import findings
    from normalise.observation import extract
    from sources.catalogue import describe
    from sources.reader import read

    total = 0.0
    for path in sorted(REPORTS.glob("*.*")):
        if path.suffix not in (".pdf", ".docx", ".html"):
            continue
        data = path.read_bytes()
        document = read(data, path.name)
        report = describe(str(path.parent), path.name, data, document)
        extraction = extract(document, report)
        begun = time.perf_counter()
        found = findings(document, extraction, report)
        took = time.perf_counter() - begun
        print(f"{path.name}: {len(found)} findings in {took:.2f} s")
        total += took
    if total:
        print(f"all checks of the real reports: {total:.1f} s (at most {SECONDS})")
    return total <= SECONDS


def main() -> int:
    """Print the figures; exit status 1 where one misses its limit."""
    begun = time.perf_counter()
    import great_expectations  # noqa: F401

    print(f"import of great_expectations: {time.perf_counter() - begun:.1f} s, once a process")
    return int(not all((against_bare(), of_reports())))


if __name__ == "__main__":
    sys.exit(main())
