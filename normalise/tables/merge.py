"""What holds for a cell of values: the merge of what its column, its row, the groups and the lines above say of it.

The nearest that says something wins. The quantity itself is read in `cells`, the statement made in
`normalise.tables.statements`.
"""

import re
from dataclasses import dataclass

from normalise.lexical.lexicon import pattern
from normalise.lexical.units import POINTS, SHARES
from normalise.periods import calendar_code, horizon
from normalise.quantities import unit_text
from normalise.records import EntityEntry, Kind, Period
from normalise.reference import unlisted
from normalise.statements import phrase, relation
from normalise.statements.passage import Context
from normalise.tables.column import WHOLE, Column
from normalise.tables.lead import Lead
from normalise.tables.meaning import Comparison, days_of
from normalise.tables.rows import RowAxis, RowRole
from sources.document import ReportKind

_IN_PARTS = pattern(r"^{share_heading}\s|\s{grouped_by}\s")
"""A title that says that the table tells parts: "Cơ cấu lao động", "Dân số theo nhóm tuổi"."""
_LEVEL = pattern(r"\W*{body_of_level}(?:(?:,|/|\s{joins})\s*{body_of_level})*\W*")
"""A row of all bodies of a level: "Quận, huyện" counts none of them under "Hồ sơ tiếp nhận"."""
_RANKED = pattern(r"{rank_word|rank_unit}")
_PERCENT = pattern(r"{unsaid_percent|share_heading}\s")
_PART = pattern(r"^{part_row}\s*:")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_DAYS = 364


@dataclass(frozen=True)
class Cell:
    """A cell of values with all that its column, its row, the groups and the lines above say of it."""

    context: Context
    """Of its row."""
    column: Column
    row: RowAxis
    lead: Lead
    names: bool
    """Whether the columns of its list measure different things, so that the heading is part of the name."""

    @property
    def comparison(self) -> Comparison | None:
        """What the figure is set against: as the row says, else the column."""
        return self.row.says.comparison or self.column.says.comparison

    @property
    def against(self) -> str:
        """What a ratio is to."""
        return self.row.says.against or self.column.says.against

    @property
    def owner(self) -> EntityEntry | None:
        """Whom the figure is about: the body of the column, or of the row."""
        body = self.column.entity or self.row.entity
        return body and unlisted.within(body, self.context.places)

    def told(self) -> Period | None:
        """Return the time that the column, the row or a group says, the nearest first."""
        column, row = self.column.period, self.row.says.period or self.row.group.period
        return _both(column, self.column.heading, row) if column and row else column or row

    def period(self) -> tuple[Period, bool]:
        """Return the time of the figure, and whether the report says it: the nearest that is told."""
        context, told = self.context, self.told()
        found = told or self.lead.period or context.period or context.reported
        if told is None and self._promised():
            found = _for_the_year(found)
        return (horizon.of_target(found) if self.kind(found) is Kind.TARGET else found), found is not context.reported

    def base(self, period: Period) -> Period:
        """Return what a change of that time is from: as row or column say, else the same time of the year before."""
        told = self.row.says.base or (self.column.base if self.column.period or not self.row.says.period else None)
        return told or horizon.shifted(period, period.end.year - 1)

    def _promised(self) -> bool:
        return self.column.kind is Kind.TARGET or self.row.says.kind is Kind.TARGET

    def kind(self, period: Period) -> Kind:
        """Return whether the figure was reached, is promised, or is a change."""
        report = self.context.report
        told = self.row.says.kind or self.column.kind or self.row.group.kind
        ahead = horizon.is_ahead(period, report, self.context.reported)
        plan = report.kind is ReportKind.PLAN
        if told is Kind.ACTUAL and ahead and (plan or self.comparison is not None):
            return Kind.TARGET
        return told or (Kind.TARGET if (plan and period.end.year >= report.year) or ahead else Kind.ACTUAL)

    def estimated(self) -> bool:
        """Whether the figure is an estimate."""
        return self.column.says.estimate or self.row.says.estimate or self.row.group.estimate

    def measure(self) -> str:
        """Return what is measured, without what it is compared with.

        The label of the row, behind the groups that tell it apart; of a part, a body or a time, what its column or else
        the title measures.
        """
        row, column = self.row, self.column.subject
        title = self.lead.subject
        told_apart = WHOLE.fullmatch(column) or _IN_PARTS.search(title) or _PART.search(self.column.heading)
        part = column if told_apart or self.column.part_of else ""
        narrower = part or title.lower().startswith(column.lower())
        of = self.column.part_of or (title if narrower else column or title)
        part = "" if of.lower().startswith(part.lower()) else part
        if row.role is RowRole.MEASURE:
            return _joined(*row.parents, row.label, column if self.names else "")
        if row.role is RowRole.ITEM:
            return _joined(of, *row.parents, row.label, part)
        if row.role is RowRole.TOTAL and not (of or row.parents):
            return _joined(row.label, part)
        alone = row.label if self.column.says.is_bare else self.column.heading
        return _joined(of, *row.parents, part) or alone or self.context.subject or ""

    def indicator(self) -> str:
        """Return the name of the figure: of a ratio with what it is to."""
        measure = self.measure()
        loose = self._loose()
        given = self.row.says.unit or self.row.group.unit or self.lead.units
        if loose and loose.islower() and not given and (self.column.unit is None or self.comparison is not None):
            measure = measure.replace(f" ({loose})", "")
        if self.comparison is Comparison.SHARE:
            return relation.share_of(measure)
        if self.comparison not in {Comparison.PLAN, Comparison.BASE} or not self.against:
            return measure
        if relation.is_index(measure):
            return relation.index_against(measure, self.against)
        return relation.ratio_of(measure, self.against)

    def unit(self) -> tuple[str | None, tuple[str, ...]]:
        """Return the unit of bare numbers and the flags that it brings: the nearest that is given.

        Heading, row, group, title and lines above; a name that counts something ("Số dự án") has its noun, unless the
        table is of such counts.
        """
        shared = self.comparison in {Comparison.PLAN, Comparison.BASE, Comparison.SHARE}
        measure = self.measure()
        money = phrase.is_money(self.column.subject) or phrase.is_money(measure)
        above = unit_text.fitting(self.lead.units, shared or _is_share(self.column), money)
        given = dict(self.row.column_units).get(self.column.index)
        own = self.column.unit or given or self.row.says.unit or self.row.group.unit
        if shared:
            own = (self.row.says.unit if self.row.says.comparison else self.column.unit) or "%"
        if own:
            own = unit_text.plain(own)
            if self.comparison is Comparison.GROWTH and self.column.unit is None and own in SHARES:
                own = POINTS  # a difference of two percentages
            clash = above is not None and not shared and unit_text.conflict(above, own)
            return own, ("unit_conflict",) if clash else ()
        if self.column.part_of and self.column.unit_beside and self.column.unit is None:
            return unit_text.plain(self.column.unit_beside), ()
        body = self.row.entity is not None and measure == self.row.label
        body = body or bool(self.column.subject and _LEVEL.fullmatch(self.row.label))
        names = ("" if body else measure, self.column.subject, self.column.lower)
        counted = next(filter(None, map(phrase.counted_by, names)), None)
        if counted is None and not self.lead.units:
            counted = next(filter(None, map(unit_text.counted, names)), None)
        if counted and (above is None or unit_text.counts_nothing(above)):
            return unit_text.plain(counted), ("unit_of_name",)
        if above is None and (implied := _implied(measure, self.column.subject)):
            return implied, ("unit_of_name",)
        found = above or self.column.unit_beside or self._loose()
        return found and unit_text.plain(found), ()

    def _loose(self) -> str | None:
        """Return a short word in brackets behind the label or the heading, which may be a unit of no list."""
        return unit_text.printed(self.row.label) or unit_text.printed(self.column.subject)


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _implied(*names: str) -> str | None:
    """Return the unit that a name without one has by its own words: a place among others, a percentage."""
    if any(_RANKED.fullmatch(name) for name in names):
        return relation.PLACE
    return "%" if any(_PERCENT.match(name) for name in names) else None


def _is_share(column: Column) -> bool:
    return relation.is_ratio_name(column.subject)


def _both(column: Period, heading: str, row: Period) -> Period:
    """Return the time that column and row say together: "Quý I" under the group "Năm 2023" is of that year."""
    if days_of(column) >= _YEAR_DAYS > days_of(row):
        return horizon.shifted(row, column.end.year)
    return column if _YEAR.search(heading) else horizon.shifted(column, row.end.year)


def _for_the_year(found: Period) -> Period:
    """Return the year of a plan that names no time, where its table is about a part of the year."""
    start = found.start or found.end
    school = calendar_code.is_of_school_year(start, found.end)
    return found if school or days_of(found) >= _YEAR_DAYS else horizon.whole_year(found.end.year)
