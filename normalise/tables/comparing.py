"""Columns that compare: of what time, with what, and as a ratio or a change, where their own headings do not say."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from normalise.lexical.lexicon import only, pattern
from normalise.period_form import Clock
from normalise.records import Kind, Period
from normalise.tables import figures, meaning
from normalise.tables.column import Column, Role
from normalise.tables.meaning import Comparison, Meaning
from sources.document import Table

_BARE_SHARE = pattern(r"{unsaid_percent}[\s(%)]*")


def of_results(made: Sequence[Column]) -> list[Column]:
    """Give a column that only compares ("So với cùng kỳ (%)") the time of the results before it."""
    told: list[Column] = []
    for column in made:
        results = [one for one in told if one.role is Role.VALUE and _is_result(one)]
        bare = column.says.comparison is not None and column.period is None
        told.append(_at(column, results) if bare and results and all(one.period for one in results) else column)
    return told


def _is_result(column: Column) -> bool:
    return column.kind is not Kind.TARGET and not column.says.comparison


def _at(column: Column, results: Sequence[Column]) -> Column:
    now = _latest(results)
    return replace(column, says=replace(column.says, period=now, base=_rebased(column.says, now)))


def shares(made: Sequence[Column]) -> list[Column]:
    """Say of what a column is that is headed "Tỷ lệ (%)": of the plan before it, or of the whole before it."""
    told: list[Column] = []
    for column in made:
        before = told[-1] if told and told[-1].role is Role.VALUE and told[-1].unit != "%" else None
        told.append(_share(column, before, told) if before and _BARE_SHARE.fullmatch(column.heading) else column)
    return told


def _share(column: Column, before: Column, told: Sequence[Column]) -> Column:
    planned = before.kind is not Kind.TARGET and any(one.kind is Kind.TARGET for one in told)
    comparison, against = (Comparison.PLAN, only("made_plan")) if planned else (Comparison.SHARE, "")
    says = replace(column.says, unit="%", comparison=comparison, against=against)
    return replace(column, says=replace(says, left=before.subject, period=before.period, kind=before.kind))


def as_titled(made: tuple[Column, ...], table: Table, title: str, clock: Clock) -> tuple[Column, ...]:
    """Give columns that compare nothing themselves the comparison that the title makes for all.

    "Giá tiêu dùng so với cùng kỳ năm trước" over "Tháng 1", "Tháng 2".
    """
    if not title or any(column.says.comparison for column in made):
        return made
    return tuple(_titled(column, table, title, clock) for column in made)


def _titled(column: Column, table: Table, title: str, clock: Clock) -> Column:
    if column.role is not Role.VALUE or column.unit not in {None, "%"} or column.kind is not None:
        return column
    cells = [row.cells[column.index].strip() for row in table.rows if not row.group]
    says = meaning.of(title, clock, figures.of(cells))
    base = meaning.as_long_as(column.period, says.base) if column.period and says.base else says.base
    compared = replace(column.says, comparison=says.comparison, against=says.against, kind=says.kind)
    return replace(column, says=replace(compared, base=base, unit="%"))


def _latest(results: Sequence[Column]) -> Period | None:
    """Return the time of the results that a comparison beside them is of: the latest, of those the nearest."""
    return max(results, key=lambda one: (one.period.end, one.index) if one.period else (date.min, 0)).period


def _rebased(says: Meaning, now: Period | None) -> Period | None:
    """Return the base of a comparison whose time is taken from beside it: the same months of the base's year."""
    if says.base is None or now is None or says.comparison is Comparison.PLAN:
        return says.base
    return meaning.as_long_as(now, says.base)
