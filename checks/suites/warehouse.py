"""Rules on one report's facts in the warehouse: they are the staged rows, no more, no less, and unaltered.

The frame is `checks.frames.warehouse_frame`. What the values may be was settled before the load.
"""

from checks.rule import Row, Rule, Scope
from normalise.records import Severity

FACT_FIELDS = ("kind", "indicator_code", "period_code", "value", "value_high", "denominator", "unit", "qualifier")
"""What a fact must have in common with its observation; the frame has each as `staged_…` and `live_…`."""


def _is_as_staged(row: Row) -> bool | None:
    """Only what is on both sides."""
    if not row["staged"] or not row["live"]:
        return None
    return all(row[f"staged_{field}"] == row[f"live_{field}"] for field in FACT_FIELDS)


RULES = (
    Rule(
        id="facts_found",
        severity=Severity.ERROR,
        scope=Scope.PRESENCE,
        expected="at least one figure or task of the report in the warehouse",
        expected_vi="có ít nhất một số liệu của báo cáo trong kho",
        why="A load that ends without an error and without rows must not pass for a success.",
        remedy="`chiso extract --explain FILE` says what became of each printed number; take a file that states none "
        "out of the folder",
        expect=lambda e: (e.SomeValue(column="observation_id"),),
    ),
    Rule(
        id="fact_loaded",
        severity=Severity.ERROR,
        scope=Scope.PARTITION,
        expected="a live fact, with its report, indicator, entity and period, for every accepted observation",
        expected_vi="mỗi số liệu được chấp nhận có một dòng trong kho, đủ báo cáo, chỉ tiêu, đơn vị và kỳ",
        why="Views join facts to their dimensions: a fact with a broken key would silently not be in them.",
        remedy="load the report again",
        expect=lambda e: (e.Filled(column="live"), e.Within(column="live", min_value=1)),
        shows=("live",),
    ),
    Rule(
        id="fact_still_staged",
        severity=Severity.ERROR,
        scope=Scope.PARTITION,
        expected="no live fact that the report does not state (any more)",
        expected_vi="kho không còn dòng nào mà báo cáo không nêu nữa",
        why="A row that vanished from the report is closed, not left behind.",
        remedy="load the report again",
        expect=lambda e: (e.Filled(column="staged"), e.Within(column="staged", min_value=1)),
        shows=("staged",),
    ),
    Rule(
        id="fact_live_once",
        severity=Severity.ERROR,
        scope=Scope.PARTITION,
        expected="one live fact for an observation",
        expected_vi="mỗi số liệu chỉ có một dòng hiện hành",
        why="A fact that is live twice is counted twice.",
        remedy="close the older row of the two",
        expect=lambda e: (e.Within(column="live", max_value=1),),
        shows=("live",),
    ),
    Rule(
        id="fact_as_staged",
        severity=Severity.ERROR,
        scope=Scope.PARTITION,
        expected=f"the staged {', '.join(FACT_FIELDS)} in the fact",
        expected_vi="số liệu trong kho đúng như số liệu đã đọc",
        why="Values pass through column types of two databases; none may lose a digit on the way.",
        remedy="load the report again, and report the difference as a fault of the load",
        holds=_is_as_staged,
        shows=tuple(f"{side}_{field}" for field in ("value", "unit") for side in ("staged", "live")),
    ),
)
