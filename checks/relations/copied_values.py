"""One value for several things: neighbours alike, counts told in several rows, tasks and percentages that were copied.

Two values for one thing belong to `duplicate_statements`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise, permutations

from checks.relations.finder import finds, relation_rule
from checks.relations.nouns import content
from checks.relations.printed import Figure, Line, Printed
from checks.relations.reading import at_most, digits, exactly
from checks.relations.relation import Place, Relation, figures, first_few, words
from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.records import Kind, Severity
from normalise.tables.header import Role

EXACT_DIGITS, SAME_TEXT = 4, 40
"""An exact count has so many digits; a small one is known again by so many characters behind it."""
LONG_NAME = 6
"""So many words that say something make a name that may be taken for its neighbour."""
LONG_TEXT = 60
"""Characters: two tasks in the same words of some length are one task twice."""
_CODE = re.compile(r"\bmã số \S*\d[^\s,;]*", re.IGNORECASE)
_NO_POPULATION = pattern(r"{no_population}")
ROUND = 5
"""Percentages by fives are round and meet by chance."""
REACH, SHARED_WORDS = 80, 3
"""Two percentages are of one matter if they share so many words within so many characters."""


@finds(
    relation_rule(
        "value_not_copied",
        Severity.WARNING,
        "different values for neighbouring measures",
        "các chỉ tiêu liền kề có giá trị khác nhau",
        "Two training indicators in adjacent rows have the same 45 %: one may have been copied from the other.",
    ),
)
def copied_beside(report: Printed) -> Iterator[Relation]:
    """Pair neighbours of different measures that have one value: rows of a table, items of a sentence."""
    for _, row in report.in_passages():
        for one, other in pairwise(row):
            if one.passage.table and one.passage.column and one.passage.column.role is Role.VALUE:
                continue
            if _copyable(one, other) and one.sentence == other.sentence and _both_counts(one, other):
                yield _copied((one, other))
    for above, below in pairwise(report.lines):
        if above.table is not below.table or not _near_names(_name(above), _name(below)):
            continue
        for upper, lower in zip(above.cells, below.cells, strict=True):
            if upper.column is None or upper.column.role is not Role.VALUE or upper.column.kind is not Kind.ACTUAL:
                continue
            for one in report.of(upper)[:1]:
                for other in report.of(lower)[:1]:
                    if _copyable(one, other):
                        yield _copied((one, other))


def _copyable(one: Figure, other: Figure) -> bool:
    """Whether two figures are results of different measures that could be told apart by their values."""
    left, right = one.observation, other.observation
    return bool(
        left.kind is right.kind is Kind.ACTUAL
        and left.value
        and right.value
        and left.unit is not None
        and left.indicator != right.indicator
        and left.value != 100
        and "of_base" not in (*left.flags, *right.flags)
        and left.denominator is None
        and (left.unit == right.unit or left.scale == right.scale)
    )


def _name(line: Line) -> frozenset[str]:
    """Return the words by which a row is told from the others of its table."""
    told = (cell.text for cell in line.cells if cell.column and cell.column.role is not Role.VALUE)
    return content(max(told, key=len, default=""))


def _near_names(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two rows have long names of nearly the same words: their values are then as near, and copied easily."""
    return min(len(left), len(right)) >= LONG_NAME and len(left & right) * 4 >= min(len(left), len(right)) * 3


def _both_counts(one: Figure, other: Figure) -> bool:
    left, right = one.observation, other.observation
    return (
        "%" not in (left.unit, right.unit)
        and left.unit != right.unit
        and min(left.value or 0, right.value or 0) >= 1000
    )


def _copied(members: Sequence[Figure]) -> Relation:
    """One relation: the two values, which should not be one."""
    one, other = members[0].observation, members[-1].observation
    same = one.value == other.value and one.qualifier == other.qualifier
    return Relation(
        rule="value_not_copied",
        left=exactly(int(same)),
        right=exactly(0),
        found="; ".join(figure.observation.raw for figure in members),
        places=figures(members),
    )


@finds(
    relation_rule(
        "value_told_once",
        Severity.WARNING,
        "an exact count in one row of a table only",
        "một số liệu chính xác chỉ nêu ở một dòng của bảng",
        "Four tasks report the same 204 397 trained officials: a sum over the table counts them four times.",
        "do not add up the rows of this table",
    ),
)
def copied_over_rows(report: Printed) -> Iterator[Relation]:
    """Gather the exact counts that several rows of a table report alike: their sum counts them several times."""
    rows: dict[tuple[int, Decimal, str | None, str], dict[int, Figure]] = defaultdict(dict)
    place = {id(cell): turn for turn, line in enumerate(report.lines) for cell in line.cells}
    for figure in report.figures:
        one = figure.observation
        turn = place.get(id(figure.passage))
        if turn is None or one.kind is Kind.TARGET or one.value is None or (one.unit == "%" and one.value == 100):
            continue
        if figure.passage.column and figure.passage.column.role is Role.RESULT:
            behind = figure.after[:SAME_TEXT]
            # An exact count is known again by itself, a small one by the words that it is copied with.
            known = "" if digits(one) >= EXACT_DIGITS else behind if len(behind) == SAME_TEXT else f"{turn}"
            rows[(id(figure.passage.table), one.value, one.unit, known)].setdefault(turn, figure)
    repeated = [found for found in rows.values() if len(found) > 1]
    for cluster in _clusters(repeated):
        members = [figure for found in cluster for figure in found.values()]
        lines = {turn for found in cluster for turn in found}
        yield Relation(
            rule="value_told_once",
            left=exactly(len(lines)),
            right=at_most(1),
            found=f"{len(lines)} × {', '.join(next(iter(found.values())).observation.raw for found in cluster)}",
            places=(*figures(members), *_codes(members)),
        )


def _clusters(groups: Sequence[dict[int, Figure]]) -> list[list[dict[int, Figure]]]:
    """Gather the values that are repeated together in the same rows."""
    clusters: list[list[dict[int, Figure]]] = []
    for group in groups:
        mine = next((one for one in clusters if any(_told_together(each, group) for each in one)), None)
        if mine is None:
            clusters.append([group])
        else:
            mine.append(group)
    return clusters


def _told_together(one: dict[int, Figure], other: dict[int, Figure]) -> bool:
    """Whether two values are repeated in the same rows, with most of what stands between them."""
    rows = sorted(one.keys() & other.keys())
    between = [fold(_between(one[row], other[row])) for row in rows]
    return any(left.startswith(right[: len(right) // 2 + 1]) for left, right in permutations(between, 2))


def _between(one: Figure, other: Figure) -> str:
    first, second = sorted((one, other), key=lambda each: each.start)
    return first.passage.text[first.end : second.start] if first.passage is second.passage else ""


def _codes(members: Sequence[Figure]) -> tuple[Place, ...]:
    """Return the codes in the sentences of copied figures, by which the copy is known: "mã số KC-4.0/19-25"."""
    return tuple(
        words(figure.passage, match[0], match.start())
        for figure in members
        for match in _CODE.finditer(figure.passage.text, *figure.sentence)
    )


@finds(
    relation_rule(
        "task_told_once",
        Severity.WARNING,
        "one time for one task of one body",
        "mỗi nhiệm vụ của một cơ quan chỉ nêu ở một thời điểm",
        "A calendar has one course in the same words in three months, two of them under other headings.",
        "ask the issuer which of the rows was meant to differ",
    ),
)
def copied_tasks(report: Printed) -> Iterator[Relation]:
    """Gather the rows of a table in which one body has one task in the same words at different times."""
    groups: dict[tuple[int, str], list[Line]] = defaultdict(list)
    for line in report.lines:
        task = line.cell(Role.TASK)
        if task and len(task.text) >= LONG_TEXT:
            others = " | ".join(cell.text for cell in line.cells if cell.column and cell.column.role is Role.ENTITY)
            groups[(id(line.table), fold(f"{task.text} | {others}"))].append(line)
    for lines in groups.values():
        times = {fold(cell.text) for line in lines if (cell := line.cell(Role.DEADLINE))}
        if len(times) > 1:
            yield Relation(
                rule="task_told_once",
                left=exactly(len(lines)),
                right=at_most(1),
                found=", ".join(sorted(times)),
                places=tuple(
                    words(cell, cell.text)
                    for line in lines
                    for cell in line.cells
                    if cell.column and _tells(cell.column.role)
                ),
            )


def _tells(role: Role) -> bool:
    return role in (Role.DEADLINE, Role.TASK)


@finds(
    relation_rule(
        "percent_of_one_population",
        Severity.WARNING,
        "one population for one percentage of one matter",
        "một tỷ lệ phần trăm của cùng một việc tính trên cùng một đối tượng",
        "The same 97 % is once of the choices that were paid for and once of the candidates who paid.",
    ),
)
def copied_percentages(report: Printed) -> Iterator[Relation]:
    """Pair the unround percentages of two passages that are equal and of one matter, but of different populations."""
    shares: dict[tuple[Decimal | None, str], list[Figure]] = defaultdict(list)
    for figure in report.figures:
        one = figure.observation
        if one.unit == "%" and one.kind is Kind.ACTUAL and one.value and one.value % ROUND:
            shares[(one.value, one.qualifier)].append(figure)
    for group in shares.values():
        for left, right in combinations(first_few(group, lambda one: (_about(one), _population(one))), 2):
            if left.passage is right.passage or len(_about(left) & _about(right)) < SHARED_WORDS:
                continue
            populations = _population(left), _population(right)
            if not all(populations):
                continue
            same = bool(content(populations[0]) & content(populations[1]))
            yield Relation(
                rule="percent_of_one_population",
                left=exactly(1 if same else len(set(populations))),
                right=at_most(1),
                found=f"{left.observation.raw} {populations[0]}; {right.observation.raw} {populations[1]}",
                places=figures((left, right)),
            )


def _about(figure: Figure) -> frozenset[str]:
    return content(figure.before[-REACH:] + " " + figure.after[:REACH])


def _population(figure: Figure) -> str:
    """Return the first two words directly behind a percentage: whom it is of; nothing where other words follow it."""
    behind = re.sub(r"^\s*(?:tổng )?số\s", " ", figure.after)
    words = re.match(r"\s+[^\W\d_]+(?:\s+[^\W\d_]+)?", behind)
    return words[0].strip() if words and not _NO_POPULATION.match(words[0].strip()) else ""
