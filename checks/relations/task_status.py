"""The status of a table row against its result and its target.

Which rows have a status, and how good it is, belongs to `standing`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checks.relations.finder import finds, relation_rule
from checks.relations.nouns import less_is_better, overlap, same_noun
from checks.relations.printed import Figure, Line, Printed
from checks.relations.reading import at_least, exactly, reading
from checks.relations.relation import Place, Relation, at, figures, when, words
from checks.relations.shares import shares_reached
from checks.relations.standing import DONE, EARLY, LIKELY, Standing, is_result, row_name, standings
from normalise.records import Interval, Kind, Severity
from normalise.tables.header import Role

_NOTHING = re.compile(r"\s*(?:[-–—…]|\.\.\.|không có|chưa có)?\s*")
_OPEN = re.compile(
    r"\b(?:sớm đạt|hướng tới|phấn đấu|tiếp tục|nhằm|chưa (?:xác định|có|được|thực hiện|hoàn thành)|đang (?:phối hợp|"
    r"triển khai|thực hiện|xây dựng))\b",
    re.IGNORECASE,
)
_NOT_ASSESSED = re.compile(r"khó đánh giá|chưa đánh giá|không đánh giá", re.IGNORECASE)
ON_THE_WAY = 33
"""Percent of the target: what is called likely to be reached has a third of it."""
PART_DONE = 90
"""Percent: what is called done may lack a tenth of what was counted."""
REACH = 120
"""Characters behind a number that may name what it counts."""
CLEARLY_LESS = 75
"""Percent of another row's share: what is rated better may have reached a little less, not a quarter less."""
CEILINGS = ("<", "<=")
ALIKE, SOMEWHAT_ALIKE = 0.5, 0.3


@finds(
    relation_rule(
        "status_has_result",
        Severity.WARNING,
        "a result in every row that has a status",
        "mỗi dòng có đánh giá mức độ đều có kết quả",
        'Rows with the result "-" are rated "can be completed ahead of time": on what, nobody can tell.',
        "ask the issuer for the results; do not count these rows as reported",
    ),
)
def results_given(report: Printed) -> Iterator[Relation]:
    """Pair, for each table, the rows that have a status with those that have a result too."""
    tables: dict[int, list[Standing]] = defaultdict(list)
    for one in standings(report):
        if not _NOT_ASSESSED.search(one.status) and any(map(is_result, one.line.cells)):
            tables[id(one.line.table)].append(one)
    for rows in tables.values():
        empty = [one for one in rows if one.result is None or _NOTHING.fullmatch(one.result.text)]
        shown = empty or rows[:1]
        yield Relation(
            rule="status_has_result",
            left=exactly(len(rows) - len(empty)),
            right=exactly(len(rows)),
            found=f"{len(rows) - len(empty)} / {len(rows)}",
            places=tuple(place for one in shown for place in _row_places(report, one)),
        )


def _row_places(report: Printed, one: Standing) -> tuple[Place, ...]:
    targets = [figure for cell in one.line.cells if not is_result(cell) for figure in report.of(cell)]
    found = figures(figure for figure in targets if figure.passage.column and figure.passage.column.role is Role.VALUE)
    return (*(row_name(one.line) if one.result is None else ()), *found, words(one.cell, one.status))


@dataclass(frozen=True)
class _Reached:
    """How much of its target a row has reached, in percent."""

    share: Interval
    actual: Figure
    target: Figure


def _reached(report: Printed, line: Line) -> list[_Reached]:
    """Return what a row has reached of each of its targets, as far as it prints the same measure for both."""
    row = [figure for cell in line.cells for figure in report.of(cell) if figure.observation.value]
    targets = [one for one in row if one.observation.kind is Kind.TARGET and _to_be_reached(one)]
    named = [one for one in targets if not (one.passage.column and one.passage.column.role is Role.RESULT)]
    actuals = [one for one in row if one.observation.kind is Kind.ACTUAL and one.observation.per is None]
    made = []
    for target in named:
        fitting = [one for one in actuals if _same_measure(one, target, targets, actuals)]
        meeting = [one for one in actuals if _meets(one, target)]
        if fitting or meeting:
            best = max(meeting or fitting, key=lambda one: one.observation.value or Decimal(0))
            made.append(_Reached(_share(best, target), best, target))
    return made


def _to_be_reached(target: Figure) -> bool:
    """Whether more is better: a target that is neither a ceiling ("dưới 5%"), nor a change, nor of what is bad."""
    one = target.observation
    return one.direction is None and one.qualifier not in CEILINGS and not less_is_better(one.indicator)


def _same_measure(actual: Figure, target: Figure, targets: Sequence[Figure], actuals: Sequence[Figure]) -> bool:
    one, other = actual.observation, target.observation
    if one.unit == other.unit == "%":
        in_value_columns = actual.passage.column and actual.passage.column.role is Role.VALUE
        shared = overlap(one.indicator, other.indicator)
        return bool(in_value_columns or shared >= ALIKE or (shared and _only(targets) and _only(actuals)))
    return same_noun(one.unit, other.unit) and overlap(one.indicator, other.indicator) >= ALIKE


def _meets(actual: Figure, target: Figure) -> bool:
    """Whether a result that has some words of a target reaches it."""
    one, other = actual.observation, target.observation
    reached = (one.value or Decimal(0)) >= (other.value or Decimal(0))
    alike = max(overlap(one.indicator, other.indicator), overlap(actual.after[:REACH], other.indicator))
    return reached and one.unit == other.unit and alike >= SOMEWHAT_ALIKE


def _only(row: Sequence[Figure]) -> bool:
    """Whether a row has one percentage."""
    return sum(1 for each in row if each.observation.unit == "%") == 1


def _share(actual: Figure, target: Figure) -> Interval:
    now, aim = reading(actual.observation), target.observation.value or Decimal(1)
    low = Decimal(0) if now.low is None else now.low / aim * 100
    return Interval(low, None if now.high is None else now.high / aim * 100)


@finds(
    relation_rule(
        "status_fits_target",
        Severity.WARNING,
        "a status that the share of the target reached allows",
        "đánh giá mức độ phù hợp với phần mục tiêu đã đạt",
        '21.2 % of a target of 50 % is called "Đã hoàn thành", 11.2 % of 100 % "Có khả năng hoàn thành".',
        "quote the figures, not the status",
    ),
    relation_rule(
        "statuses_in_order",
        Severity.WARNING,
        "no better status for a row that has reached clearly less of its target",
        "dòng đạt thấp hơn hẳn so với mục tiêu không được đánh giá cao hơn",
        "30.5 % of 100 % is rated lower than 11.2 % and 22 % of 100 %.",
        "quote the figures, not the status",
    ),
    relation_rule(
        "done_target_has_figure",
        Severity.WARNING,
        "a figure of what was reached of a target that is called done",
        "có số liệu kết quả cho mục tiêu được báo cáo là hoàn thành",
        "Provinces report a target of 7 % as done and give no percentage at all.",
        "ask for the figure; the status alone proves nothing",
    ),
    relation_rule(
        "done_is_whole",
        Severity.WARNING,
        "all, or nearly all, of the whole that was counted where the task is called done",
        "khi báo cáo hoàn thành, số đã làm gần bằng tổng số phải làm",
        'A task with 23 % of its land parcels entered is called "Đã hoàn thành".',
        "quote the figures, not the status",
    ),
)
def statuses_and_targets(report: Printed) -> Iterator[Relation]:
    """Pair the status of each row with the share of its target that it has reached."""
    graded: list[tuple[Standing, _Reached]] = []
    for one in standings(report):
        reached = _reached(report, one.line)
        graded += [(one, each) for each in reached]
        limit = 100 if one.grade == DONE else ON_THE_WAY if one.grade in (LIKELY, EARLY) else None
        for each in reached:
            if limit is None:
                continue
            yield Relation(
                rule="status_fits_target",
                left=each.share,
                right=at_least(limit),
                found=f"{each.actual.observation.raw} / {each.target.observation.raw}: {one.status}",
                places=(at(each.actual), at(each.target), words(one.cell, one.status)),
            )
        if one.grade == DONE:
            yield from _done(report, one, reached)
    yield from _order(graded)


def _done(report: Printed, one: Standing, reached: Sequence[_Reached]) -> Iterator[Relation]:
    """What is called done: each target in percent has a result, and what was counted out of a whole is the whole."""
    met = {id(each.target) for each in reached}
    targets = [
        figure
        for cell in one.line.cells
        for figure in report.of(cell)
        if figure.observation.kind is Kind.TARGET
        and figure.observation.unit == "%"
        and (_to_be_reached(figure) or figure.observation.direction)
        and not is_result(cell)
    ]
    for target in targets:
        told = id(target) in met or _told_as_done(report, one, target)
        yield Relation(
            rule="done_target_has_figure",
            left=exactly(int(told)),
            right=exactly(1),
            found=f"{target.observation.raw}: {one.status}",
            places=(
                *row_name(one.line),
                at(target),
                *when(target),
                *_instead(report, one, target),
                words(one.cell, one.status, open_words(one)),
            ),
        )
    if targets or one.result is None:
        return
    for share, members in shares_reached(report, one.result):
        yield Relation(
            rule="done_is_whole",
            left=share,
            right=at_least(PART_DONE),
            found=f"{', '.join(each.observation.raw for each in members)}: {one.status}",
            places=(*row_name(one.line), *figures(members), words(one.cell, one.status)),
        )


def _told_as_done(report: Printed, one: Standing, target: Figure) -> bool:
    """Whether the result says that the target was reached, "đã hoàn thành … tới 100% cấp xã", or tells of a change."""
    if target.observation.direction:
        return any(figure.observation.direction for figure in report.of(one.result))
    return any(
        (figure.observation.value or Decimal(0)) >= (target.observation.value or Decimal(0))
        and figure.observation.unit == "%"
        and overlap(figure.observation.indicator, target.observation.indicator) >= ALIKE
        and re.search(r"\b(?:hoàn thành|đạt|vượt)\b", figure.before, re.IGNORECASE) is not None
        and not _OPEN.search(figure.before)
        for figure in report.of(one.result)
    )


def _instead(report: Printed, one: Standing, target: Figure) -> tuple[Place, ...]:
    """Return what the result gives where the share asked for is missing: its value of another thing, or a count."""
    row = [each for each in report.of(one.result) if each.observation.value and each.observation.kind is Kind.ACTUAL]
    aim = target.observation
    same = [each for each in row if (each.observation.unit, each.observation.value) == (aim.unit, aim.value)]
    counts = [each for each in row if each.observation.unit != "%"]
    return figures(same[:1] or sorted(counts, key=lambda each: each.observation.value or 0)[-1:])


def open_words(one: Standing) -> int:
    """Return where the result says that something is open, else where the words behind the status begin."""
    text = one.cell.text
    found = _OPEN.search(text, len(one.status))
    return found.start() if found else min(len(one.status) + 2, max(len(text) - 1, 0))


def _order(graded: Sequence[tuple[Standing, _Reached]]) -> Iterator[Relation]:
    """Pair each row with those of the tables of the same columns that are rated better."""
    rated = [(one, each) for one, each in graded if one.grade is not None and one.cell is not one.result]
    for lower, reached in rated:
        better = [
            (one, each)
            for one, each in rated
            if one.grade is not None
            and lower.grade is not None
            and one.grade > lower.grade
            and one.line.table.columns == lower.line.table.columns
        ]
        if not better:
            continue
        bar = at_least((reached.share.low or Decimal(0)) * CLEARLY_LESS / 100)
        worse = [(one, each) for one, each in better if not each.share.overlaps(bar)]
        chosen = worse or [min(better, key=lambda pair: pair[1].share.low or Decimal(0))]
        yield Relation(
            rule="statuses_in_order",
            left=min((each.share for _, each in chosen), key=lambda share: share.low or Decimal(0)),
            right=bar,
            found="; ".join(
                f"{each.actual.observation.raw} / {each.target.observation.raw}: {one.status}"
                for one, each in (*chosen, (lower, reached))
            ),
            places=tuple(
                place
                for one, each in (*chosen, (lower, reached))
                for place in (at(each.actual), at(each.target), words(one.cell, one.status))
            ),
        )
