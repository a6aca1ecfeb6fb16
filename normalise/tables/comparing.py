"""Columns that compare: of what time, with what, and as a ratio or a change, where their own headings do not say."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from normalise.lexical.lexicon import only, pattern
from normalise.periods import horizon
from normalise.periods.period_form import Clock
from normalise.records import Kind, Period
from normalise.tables import figures, meaning
from normalise.tables.column import WHOLE, Column, Role
from normalise.tables.meaning import Comparison, Meaning
from sources.document import Table

_PART = pattern(r"{of_which}\s*:?\s+\S")
_BARE_SHARE = pattern(r"{unsaid_percent}[\s(%)]*|(?:{reach}|{fulfil})?\s*\(?%\)?")


def of_results(made: Sequence[Column]) -> list[Column]:
    """Give columns the time that the results beside them have: "So với cùng kỳ (%)", "Cùng kỳ năm trước"."""
    told: list[Column] = []
    for column in made:
        results = [one for one in told if one.role is Role.VALUE and _is_result(one)]
        if column.says.as_before and results and results[-1].period:
            before = horizon.shifted(results[-1].period, results[-1].period.end.year - 1)
            told.append(replace(column, says=replace(column.says, period=before)))
        else:
            told.append(_beside(column, results) if results and all(one.period for one in results) else column)
    return told


def _is_result(column: Column) -> bool:
    return column.kind is not Kind.TARGET and not column.says.comparison


def _beside(column: Column, results: Sequence[Column]) -> Column:
    """Return a column with the time of the results before it; a change between two of them is from the earlier."""
    says, now = column.says, _latest(results)
    if now is None or says.comparison is None or says.period is not None:
        return column
    now = _behind_base(says, now)
    base = _rebased(says, now) or _earlier(results, now)
    named = says.comparison is Comparison.BASE and not says.against and base is not None
    against = meaning.name_of_base(base, now, "") if named else says.against
    return replace(column, says=replace(says, period=now, base=base, against=against))


def _behind_base(says: Meaning, now: Period) -> Period:
    """Return the time of what is compared with a shorter one: of nine months the month after "tháng trước"."""
    if says.base is None or says.comparison is Comparison.PLAN or meaning.is_same_period(says.base):
        return now
    last = horizon.following(says.base)
    within = now.start is not None and last.start is not None and now.start < last.start
    return last if within and last.end == now.end else now


def _earlier(results: Sequence[Column], now: Period) -> Period | None:
    """Return the latest of the results before the last: what "+/-" behind "Tháng 4" and "Tháng 5" is from."""
    before = [one.period for one in results if one.period and one.period.end < now.end]
    return max(before, key=lambda one: one.end, default=None)


def shares(made: Sequence[Column], cells: Sequence[Sequence[str]]) -> list[Column]:
    """Say what a column is that is headed "Tỷ lệ (%)" or "%": a share, or what the column before it is in percent."""
    told: list[Column] = []
    for column in made:
        before = told[-1] if told and told[-1].role is Role.VALUE and told[-1].unit != "%" else None
        bare = before is not None and column.role is Role.VALUE and _BARE_SHARE.fullmatch(column.heading)
        told.append(_share(column, before, told, cells[column.index]) if before and bare else column)
    return told


def _share(column: Column, before: Column, told: Sequence[Column], cells: Sequence[str]) -> Column:
    if before.says.comparison is Comparison.GROWTH:
        comparison = meaning.ratio_or_growth(figures.of(cells))
        kind = Kind.GROWTH if comparison is Comparison.GROWTH else Kind.ACTUAL
        return replace(column, says=replace(before.says, unit="%", comparison=comparison, kind=kind))
    planned = before.kind is not Kind.TARGET and any(one.kind is Kind.TARGET for one in told)
    comparison, against = (Comparison.PLAN, only("made_plan")) if planned else (Comparison.SHARE, "")
    says = replace(column.says, unit="%", comparison=comparison, against=against)
    return replace(column, says=replace(says, left=before.subject, period=before.period, kind=before.kind))


def beside_units(made: Sequence[Column]) -> list[Column]:
    """Note for a column that says only a time, a scenario or a part what the one before it has.

    "Dự toán (tỷ đồng)", "Thực hiện": the unit; "Số lao động (người)", "Trong đó nữ": the measure too.
    """
    told: list[Column] = []
    unit: str | None = None
    measured: str | None = None
    for column in made:
        part = measured if column.role is Role.VALUE and _PART.match(column.heading) else None
        if column.role is Role.VALUE and column.says.comparison is None and part is None:
            unit = column.unit or (None if column.subject else unit)
            measured = measured if WHOLE.fullmatch(column.subject) else column.subject or measured
        told.append(replace(column, unit_beside=unit, part_of=part))
    return told


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
