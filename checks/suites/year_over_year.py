"""Rules on a year's changes: each says how comparable its two years are, and shows nothing that they do not allow.

The frame is `checks.frames.year_over_year_frame`. How a change is computed does not belong here.
"""

from collections.abc import Sequence

from checks.rule import Row, Rule, Scope, in_order
from normalise.records import Severity

STATUSES = [
    "ok",
    "zero_base",
    "sign",
    "coverage_mismatch",
    "asof_shift",
    "bounded",
    "approx",
    "implied_base",
    "stated_mismatch",
    "break",
    "unit_mismatch",
    "missing",
    "no_previous",
]
"""How two years stand to each other (docs/year_over_year.md)."""
NOT_COMPARABLE = ["coverage_mismatch", "asof_shift", "break", "unit_mismatch", "missing", "no_previous"]
"""Statuses under which no change may be shown."""

LEVEL_CHANGES = ("percent_change", "percent_low", "percent_high", "absolute_change")
CHANGES = ("absolute_change", "point_change", "percent_change", "change_low", "change_high")


def _is_empty(row: Row, columns: Sequence[str]) -> bool:
    return all(row[column] is None for column in columns)


def _shows_level_change(row: Row) -> bool | None:
    if row["unit"] == "%":
        return None
    return row["point_change"] is None and (row["status"] != "ok" or row["absolute_change"] is not None)


def _is_difference(row: Row) -> bool | None:
    shown = [row[column] for column in ("absolute_change", "point_change") if row[column] is not None]
    return all(change == row["difference"] for change in shown) if row["status"] == "ok" and shown else None


RULES = (
    Rule(
        id="changes_found",
        severity=Severity.ERROR,
        scope=Scope.PRESENCE,
        expected="at least one row for a year with facts",
        expected_vi="năm có số liệu thì có ít nhất một dòng so sánh",
        why="Every series of the year has a row, if only to say that the year before is missing.",
        remedy="compute the year again",
        expect=lambda e: (e.SomeValue(column="status"),),
    ),
    Rule(
        id="change_status_known",
        severity=Severity.ERROR,
        scope=Scope.PARTITION,
        expected=f"one of {', '.join(STATUSES)}",
        expected_vi="trạng thái so sánh thuộc danh mục đã biết",
        why="Analysts filter by status; a word outside the list would slip through every filter.",
        remedy="report it as a fault of the computation",
        expect=lambda e: (e.Filled(column="status"), e.InSet(column="status", value_set=STATUSES)),
        shows=("status",),
    ),
    Rule(
        id="change_reason_given",
        severity=Severity.ERROR,
        scope=Scope.PARTITION,
        expected="the reason of the status in Vietnamese and in English",
        expected_vi="lý do của trạng thái bằng tiếng Việt và tiếng Anh",
        why="A status without its reason sends the analyst back to the report.",
        remedy="report it as a fault of the computation",
        expect=lambda e: tuple(
            expectation
            for column in ("reason_vi", "reason_en")
            for expectation in (e.Filled(column=column), e.SomeText(column=column))
        ),
        shows=("status",),
    ),
    Rule(
        id="rate_change_in_points",
        severity=Severity.ERROR,
        scope=Scope.PARTITION,
        expected="a change in percentage points for two comparable rates",
        expected_vi="hai tỷ lệ so sánh được thì chênh lệch tính bằng điểm phần trăm",
        why="From 50 % to 60 % is 10 points; without them the row is comparable and says nothing.",
        remedy="report it as a fault of the computation",
        holds=lambda row: row["point_change"] is not None if row["status"] == "ok" and row["unit"] == "%" else None,
        shows=("previous_value", "current_value"),
    ),
    Rule(
        id="no_percent_of_percent",
        severity=Severity.ERROR,
        scope=Scope.PARTITION,
        expected="no relative change of a rate",
        expected_vi="không tính phần trăm của tỷ lệ phần trăm",
        why='"Tăng 20 %" from 50 % to 60 % is read as 70 % by every second reader.',
        remedy="report it as a fault of the computation",
        holds=lambda row: _is_empty(row, LEVEL_CHANGES) if row["unit"] == "%" else None,
        shows=("percent_change", "absolute_change"),
    ),
    Rule(
        id="level_change_shown",
        severity=Severity.ERROR,
        scope=Scope.PARTITION,
        expected="an absolute change, and no points, for two comparable levels",
        expected_vi="hai mức so sánh được thì có chênh lệch tuyệt đối, không có điểm phần trăm",
        why="Percentage points exist between percentages only; a comparable row without a change says nothing.",
        remedy="report it as a fault of the computation",
        holds=_shows_level_change,
        shows=("previous_value", "current_value", "unit"),
    ),
    Rule(
        id="change_is_difference",
        severity=Severity.ERROR,
        scope=Scope.PARTITION,
        expected="a change that is this year's value less the value before",
        expected_vi="chênh lệch bằng giá trị năm nay trừ giá trị năm trước",
        why="Computed here a second time, from the printed values, to the last digit.",
        remedy="report it as a fault of the computation",
        holds=_is_difference,
        shows=("previous_value", "current_value", "absolute_change", "point_change"),
    ),
    Rule(
        id="change_bounds_in_order",
        severity=Severity.ERROR,
        scope=Scope.PARTITION,
        expected="a lowest possible change that is not above the highest",
        expected_vi="chênh lệch nhỏ nhất không lớn hơn chênh lệch lớn nhất",
        why="A bound on the wrong side turns a certain rise into a possible fall.",
        remedy="report it as a fault of the computation",
        holds=lambda row: (
            in_order(row["change_low"], row["change_high"]) and in_order(row["percent_low"], row["percent_high"])
        ),
        shows=("change_low", "change_high", "percent_low", "percent_high"),
    ),
    Rule(
        id="nothing_shown_if_not_comparable",
        severity=Severity.ERROR,
        scope=Scope.PARTITION,
        expected="no change between years that cannot be compared",
        expected_vi="không nêu chênh lệch giữa hai năm không so sánh được",
        why="Eleven months against twelve is no decline, and a missing value is not 0.",
        remedy="report it as a fault of the computation",
        holds=lambda row: _is_empty(row, CHANGES) if row["status"] in NOT_COMPARABLE else None,
        shows=("status", "absolute_change", "point_change"),
    ),
    Rule(
        id="reports_agree",
        severity=Severity.INFO,
        scope=Scope.ROW,
        expected="one value, beyond rounding, in all reports that state the figure",
        expected_vi="một giá trị duy nhất, ngoài sai số làm tròn, trong mọi báo cáo nêu số liệu đó",
        why="A later report may restate; seen with the digital economy's share of one year in four publications.",
        remedy="look at the view revisions (a later report restates) or conflicts (two that hold at once)",
        expect=lambda e: (e.InSet(column="revised", value_set=[False]),),
        shows=("previous_value", "current_value"),
    ),
    Rule(
        id="change_within_factor_ten",
        severity=Severity.WARNING,
        scope=Scope.ROW,
        expected="a level that is neither more than ten times nor less than a tenth of the year before",
        expected_vi="mức của năm nay không quá mười lần và không dưới một phần mười năm trước",
        why="Such leaps are mostly a slipped unit (triệu for nghìn) or another definition; real ones deserve a look.",
        remedy="compare both values with their pages; correct the wrong one with its reason",
        expect=lambda e: (e.Within(column="percent_change", min_value=-90, max_value=900),),
        shows=("previous_value", "current_value", "percent_change"),
    ),
)
