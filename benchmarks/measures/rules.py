"""The rules on 100,000 observations, against the same rules written out in pandas and in pandera.

The rules of `checks.suites.observations` through `checks.runner`: those on columns by Great Expectations, those on
single rows by plain functions; every hundredth row has a fault, and each way must name the same rows. pandera has the
rules on columns only. What chiso does beyond the others is to tell each finding in words.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from benchmarks.record import Record, against
from checks.frames import observations_frame
from checks.runner import run
from checks.suites import ROW_ID, RULES, suite
from checks.suites.observations import LEVELS, PER, QUALIFIERS, RESULTS
from normalise.records import Kind, Observation
from normalise.reference.indicator import catalogue
from sources.document import Report, ReportKind

if TYPE_CHECKING:
    import pandas as pd

ROWS, STAGE = 100_000, "observations"
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
KINDS: tuple[dict[str, Any], ...] = (
    {"value": Decimal("54.34"), "unit": "%", "raw": "54,34%"},
    {"value": Decimal(129690000), "unit": "giao dịch", "scale": 1000000, "raw": "129,69 triệu giao dịch"},
    {"value": Decimal(29), "denominator": Decimal(33), "unit": "bộ", "raw": "29/33 bộ"},
    {"kind": Kind.TARGET, "value": Decimal(80), "unit": "%", "qualifier": ">=", "raw": "80%"},
    {"value": Decimal(65), "value_high": Decimal(70), "unit": "%", "qualifier": "range", "raw": "65 - 70%"},
    {"kind": Kind.GROWTH, "value": Decimal("14.08"), "unit": "%", "direction": "up", "raw": "14,08%"}
    | {"base_start": date(2021, 1, 1), "base_end": date(2021, 12, 31)},
    {"value": None, "unit": None, "flags": ("not_reported",), "raw": "-"},
)
FAULTS: tuple[dict[str, Any], ...] = (
    {"value": Decimal("154.34"), "unit": "%"},
    {"flags": ("odd_scale",)},
    {"qualifier": "≈"},
    {"period_end": date(2020, 12, 31)},
)
"""One of these strikes every hundredth row in turn."""


def measure() -> Iterator[Record]:
    """Give all rules against pandas, then those on columns against both."""
    frame = _frame()
    columns = suite(STAGE, tuple(rule for rule in RULES[STAGE] if rule.expect))
    named = {result.rule_id: set(result.failing) for result in run(STAGE, REPORT.id, frame, "").results}
    assert named == {name: set() for name in named} | in_pandas(frame), "both ways name the same rows"
    of_columns = set().union(*_on_columns(frame).values())
    assert of_columns == in_pandera(frame), "pandera names the same rows"

    yield against(
        "all rules", lambda: run(STAGE, REPORT.id, frame, ""), "written in pandas", lambda: in_pandas(frame), 12
    )

    def expected() -> None:
        from checks.engine import outcomes

        outcomes(columns, frame, ROW_ID[STAGE])

    yield against("rules on columns", expected, "written in pandas", lambda: _on_columns(frame), 12)
    yield against("rules on columns", expected, "pandera", lambda: in_pandera(frame), 6)


def _frame() -> "pd.DataFrame":
    return observations_frame(
        [_observation(turn) for turn in range(ROWS)], REPORT, {one.code: one for one in catalogue()}
    )


def _observation(turn: int) -> Observation:
    given = KINDS[turn % len(KINDS)] | (FAULTS[turn // 100 % len(FAULTS)] if turn % 100 == 99 else {})
    common = {
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
    return Observation.model_construct(**{**common, **given})


def _on_columns(frame: "pd.DataFrame") -> dict[str, set[str]]:
    """Rule → the rows that break it, of the rules on columns."""
    kinds, flagged = [kind.value for kind in Kind], frame["flags"].str.contains(r"(?:^| )odd_scale(?: |$)", na=False)
    per, way = frame["per"], frame["direction"]
    breaks = {
        "table_understood": frame["misread"].notna(),
        "observation_id_unique": frame["observation_id"].isna() | frame["observation_id"].duplicated(keep=False),
        "kind_known": ~frame["kind"].isin(kinds),
        "qualifier_known": ~frame["qualifier"].isin(QUALIFIERS),
        "rate_basis_known": per.notna() & ~per.isin(PER),
        "scale_plausible": flagged,
        "subject_of_local_report": ~frame["of_nation_unsaid"].isin([False]),
        "direction_known": way.notna() & ~way.isin(["up", "down"]),
    }
    assert frame["value"].notna().any()
    return {rule: set(frame["observation_id"][rows]) for rule, rows in breaks.items()}


def in_pandas(frame: "pd.DataFrame") -> dict[str, set[str]]:
    """Rule → the rows that break it, of all rules, as plainly as pandas says it."""
    level, value, high, whole = frame["kind"].isin(LEVELS), frame["value"], frame["value_high"], frame["denominator"]
    told, share = value.notna(), frame["share"].astype(bool)
    growth, mapped = frame["kind"] == Kind.GROWTH.value, frame["mapped"].astype(bool)
    least, most = frame["indicator_minimum"], frame["indicator_maximum"]
    backwards = _after(frame["period_start"], frame["period_end"]) | _after(frame["base_start"], frame["base_end"])
    breaks = {
        "value_present": frame["reported"].astype(bool) & ~told,
        "share_within_hundred": share & level & (_below(value, 0) | _above(value, 100) | _above(high, 100)),
        "value_not_negative": level & ~share & ~frame["below_zero"].astype(bool) & least.isna() & _below(value, 0),
        "part_within_whole": ~frame["whole_is_plan"].astype(bool) & _after(value, whole),
        "range_in_order": ((frame["qualifier"] == "range") & high.isna()) | _after(value, high),
        "period_in_order": frame["period_end"].isna() | backwards,
        "result_not_in_future": frame["kind"].isin(RESULTS) & _after(frame["period_end"], frame["latest_end"]),
        "growth_has_unit": growth & frame["unit"].isna(),
        "indicator_in_catalogue": mapped & frame["indicator_unit"].isna(),
        "unit_of_indicator": level
        & frame["indicator_dimension"].notna()
        & (frame["unit_dimension"] != frame["indicator_dimension"]),
        "value_in_indicator_range": level & (_after(least, value) | _after(value, most) | _after(high, most)),
    }
    return _on_columns(frame) | {rule: set(frame["observation_id"][rows]) for rule, rows in breaks.items()}


def _after(first: "pd.Series", second: "pd.Series") -> "pd.Series":
    """Where both are there, and the first is the greater."""
    both = first.notna() & second.notna()
    return (first[both] > second[both]).reindex(first.index, fill_value=False)


def _below(column: "pd.Series", bound: int) -> "pd.Series":
    return (column.dropna() < bound).reindex(column.index, fill_value=False)


def _above(column: "pd.Series", bound: int) -> "pd.Series":
    return (column.dropna() > bound).reindex(column.index, fill_value=False)


def in_pandera(frame: "pd.DataFrame") -> set[str]:
    """The rows that break a rule on a column."""
    import pandera.pandas as pa

    def column(*checks: Any, filled: bool = False, unique: bool = False) -> Any:
        return pa.Column(checks=list(checks), nullable=not filled, unique=unique)

    schema = pa.DataFrameSchema(
        {
            "value": column(pa.Check(lambda values: values.notna().any(), ignore_na=False)),
            "misread": column(pa.Check(lambda values: values.isna(), ignore_na=False)),
            "observation_id": column(filled=True, unique=True),
            "kind": column(pa.Check.isin([kind.value for kind in Kind]), filled=True),
            "qualifier": column(pa.Check.isin(QUALIFIERS), filled=True),
            "per": column(pa.Check.isin(PER)),
            "flags": column(pa.Check(lambda flags: ~flags.str.contains(r"(?:^| )odd_scale(?: |$)"))),
            "of_nation_unsaid": column(pa.Check.isin([False])),
            "direction": column(pa.Check.isin(["up", "down"])),
        }
    )
    try:
        schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        return set(frame["observation_id"].loc[errors.failure_cases["index"].dropna().unique()])
    return set()
