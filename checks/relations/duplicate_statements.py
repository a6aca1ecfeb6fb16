"""The same thing told twice: two values for one measure.

One value for several measures belongs to `copied_values`, two comparators or wholes of one to `told_otherwise`, values
of different reports to `between`.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, combinations

from checks.relations.finder import finds, relation_rule
from checks.relations.nouns import content, overlap, same_noun
from checks.relations.printed import Figure, Printed
from checks.relations.reading import digits, reading
from checks.relations.relation import Relation, figures, first_few
from normalise.lexical.lexicon import cased, pattern
from normalise.lexical.text import fold
from normalise.records import Kind, Observation, Severity
from normalise.tables.header import Role

_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")
_LISTED = pattern(r"^\s*(?:,|;|{joins})?\s*$")
_PHRASE_END = pattern(r"[,;:.()–]|\s-\s|{ends_counted}|{of_which}")
_SUBJECT = cased(
    r"[\W\d]*+(?P<name>{body|local_unit|province|city|company|institution}\s+[A-ZĐÀ-Ỹ]\w*(?:(?:,?\s|\svà\s)[A-ZĐÀ-Ỹ]\w*|\s\w+(?=\s[A-ZĐÀ-Ỹ]))*(?:\s(?!{tense|have_or_be|act})\w+)?)"
)
_AMONG = pattern(r"{of_which}")
_MEAN = pattern(r"(?:{average}|{each_one})(?:\s+[^\W\d]+){0,6}\s*$")
_NARROWED = pattern(r"{turns_round}")
REACH = 40
"""Characters behind a number in which words turn what is counted into its opposite."""
PHRASE = 120
"""Characters behind a number in which the words stand that name what is counted."""
FEWEST_WORDS = 2
"""So many words behind a number say what is counted."""
FEW = 10
LONG_NAME = 4
NEAR = 2
"""Two versions of one figure differ by less than this factor; what differs by more is another measure."""
VALUES = 12
"""So many values told in the same words are paired with each other; a text that tells more of them is a list."""
ALIKE = Decimal("0.75")


def _is_mean(figure: Figure) -> bool:
    """Whether a figure is an average, or what each of many has."""
    return figure.led(_MEAN) is not None


def phrase(figure: Figure) -> frozenset[str]:
    """Return the words that name what is counted, directly behind the number."""
    after = figure.passage.text[figure.end : min(figure.end + PHRASE, figure.sentence[1])]
    text = after if figure.observation.unit == "%" else f"{figure.observation.unit} {after}"
    return content(_PHRASE_END.split(text.strip()[:PHRASE], maxsplit=1)[0])


@finds(
    relation_rule(
        "one_value_for_one_thing",
        Severity.ERROR,
        "one value for one thing at one time",
        "một giá trị cho một chỉ tiêu tại một thời điểm",
        "The services of one portal are 4 396 in the text and 4 250 in the table.",
    ),
)
def two_values(report: Printed) -> Iterator[Relation]:
    """Pair the figures of two sentences that count the same thing in the same words at the same time."""
    counted = [
        figure for figure in report.figures if figure.observation.kind is Kind.ACTUAL and figure.observation.value
    ]
    by_unit: dict[str, list[Figure]] = defaultdict(list)
    for figure in counted:
        by_unit[fold(figure.observation.unit or "").split(",")[0].split(" ")[0]].append(figure)
    told: set[tuple[Decimal, Decimal]] = set()
    few = (first_few(first_few(group, _said), _told, VALUES) for group in by_unit.values())
    for group in chain.from_iterable(_by(_apart, filter(_may_be_told_again, members)).values() for members in few):
        for one, other in _pairs(group):
            pair = _value(one), _value(other)
            if pair not in told and _same_thing(one, other):
                told.add(pair)
                members = (*_beside(report, one), *_beside(report, other))
                yield Relation(
                    rule="one_value_for_one_thing",
                    left=reading(one.observation),
                    right=reading(other.observation),
                    found=f"{one.observation.raw}; {other.observation.raw}",
                    places=figures(members),
                )


def _may_be_told_again(figure: Figure) -> bool:
    """Whether its words are enough to know a figure again by: what is counted, or the name of a share."""
    one = figure.observation
    if one.unit == "%":
        return len(content(one.indicator)) >= LONG_NAME
    return one.denominator is not None or len(phrase(figure)) >= FEWEST_WORDS


def _apart(figure: Figure) -> Hashable:
    """Return what two figures of one thing have alike in any case."""
    one = figure.observation
    name = (content(one.indicator), tuple(_DIGITS.findall(one.indicator))) if one.unit == "%" else None
    return _is_mean(figure), one.per, one.denominator is None, name


def _said(figure: Figure) -> Hashable:
    """Return all that is compared of a figure: of what says the same in the same words, two are enough."""
    return figure.observation.raw, figure.after[:PHRASE], _told(figure)


def _told(figure: Figure) -> Hashable:
    """Return all that is compared of a figure but its value."""
    one = figure.observation
    time, body = (one.period_code, one.period_stated), (one.entity_code, one.agency)
    return one.indicator, time, body, phrase(figure), id(figure.passage.table)


def _pairs(group: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield the pairs that may be of one thing, each in the order of the page; their values differ by less than NEAR.

    What sentences tell with all else; a value of a table only with those of other tables that have its label and may
    be of its body, so that the time grows with the length of a table.
    """
    order = {id(figure): turn for turn, figure in enumerate(group)}
    told = [figure for figure in group if not _is_value(figure)]
    values = [figure for figure in group if _is_value(figure)]
    pairs = chain(
        _near(told, told), _near(values, told), *(_of_tables(alike) for alike in _by(_label, values).values())
    )
    for one, other in pairs:
        if order[id(one)] < order[id(other)]:
            yield one, other
        elif _is_value(one):
            yield other, one


def _of_tables(alike: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield the pairs of values of different tables that may be of one body, each in the order of the page."""
    bodies = _by(lambda figure: figure.observation.entity_code, alike)
    of_none = bodies.pop(None, [])
    groups = [of_none, *([*of_none, *members] for members in bodies.values())]
    for members in groups:
        for one, other in combinations(_by(lambda figure: id(figure.passage.table), members).values(), 2):
            yield from _near(one, other)


def _by(key: Callable[[Figure], Hashable], members: Iterable[Figure]) -> dict[Hashable, list[Figure]]:
    groups: dict[Hashable, list[Figure]] = defaultdict(list)
    for figure in members:
        groups[key(figure)].append(figure)
    return groups


def _label(figure: Figure) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(figure.observation.indicator)))


def _near(ones: Sequence[Figure], others: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Yield the pairs of one of each whose values differ by less than the factor."""
    by_value = sorted(others, key=_value)
    values = [_value(figure) for figure in by_value]
    for one in ones:
        least, most = _value(one) / NEAR, _value(one) * NEAR
        for other in by_value[bisect_left(values, least) : bisect_right(values, most)]:
            yield one, other


def _value(figure: Figure) -> Decimal:
    return figure.observation.value or Decimal(0)


def _subject(figure: Figure) -> str | None:
    """Return the body that a sentence begins with."""
    start, end = figure.sentence
    found = _SUBJECT.match(figure.passage.text, start, end)
    return fold(found["name"]) if found else None


def of_two_bodies(one: Figure, other: Figure) -> bool:
    """Whether the sentences of two figures begin with two bodies: "Sở Y tế tổ chức …", "Sở Nội vụ tổ chức …"."""
    subjects = _subject(one), _subject(other)
    return None not in subjects and subjects[0] != subjects[1]


def _same_thing(one: Figure, other: Figure) -> bool:
    left, right = one.observation, other.observation
    if one.passage is other.passage and one.sentence == other.sentence:
        return False
    if of_two_bodies(one, other):
        return False
    if not _same_unit(left, right):
        return False
    ends = sorted((_value(one), _value(other)))
    if not _same_time(left, right) or not _same_body(left, right):
        return False
    if {digits(left), digits(right)} == {1} and ends[1] < 10 and not _same_name(left, right):
        return False
    if left.denominator == right.value or right.denominator == left.value:
        return False  # The one was counted among those of the other.
    if left.unit == "%" and _divided(one) != _divided(other):
        return False
    if left.unit == "%" or left.denominator != right.denominator:
        return _same_words(left.indicator, right.indicator, 1 if left.unit == "%" else 0.6)
    if bool(_NARROWED.search(one.after[:REACH])) != bool(_NARROWED.search(other.after[:REACH])):
        return False
    here, there = phrase(one), phrase(other)
    if ends[1] < FEW and here != there:
        return False  # Of so few, those of a narrower kind are as likely to be others.
    specific = here & there - content(left.unit or "") - content(right.unit or "")
    if len(here & there) < FEWEST_WORDS or not specific or (here - there and there - here):
        return False
    shared = len(here & there) / max(len(here), len(there))
    return shared >= ALIKE or (shared >= Decimal("0.5") and overlap(left.indicator, right.indicator) >= ALIKE)


def _divided(figure: Figure) -> frozenset[str]:
    """Return the words of the whole that a percentage divides: "Tổng số hồ sơ cấp xã là 468.000, trong đó …"."""
    divided = _AMONG.split(figure.before, maxsplit=1)
    return content(re.sub(r"\d[\d.,]*", "", divided[0])) if len(divided) > 1 else frozenset()


def _is_value(*members: Figure) -> bool:
    return all(each.passage.column is not None and each.passage.column.role is Role.VALUE for each in members)


def _same_words(one: str, other: str, share: float) -> bool:
    """Whether two names of some length have the same words, or that share of those of the shorter one."""
    left, right = content(one), content(other)
    if min(len(left), len(right)) < LONG_NAME or _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    return left == right if share == 1 else overlap(one, other) >= share


def _same_unit(left: Observation, right: Observation) -> bool:
    return left.unit == right.unit or same_noun(left.unit, right.unit)


def _same_name(left: Observation, right: Observation) -> bool:
    return overlap(left.indicator, right.indicator) >= ALIKE


def _same_time(left: Observation, right: Observation) -> bool:
    """Whether two figures may be of one time: a part of a year is only of the same part."""
    if left.period_code == right.period_code:
        return True
    if left.period_end != right.period_end and left.period_stated and right.period_stated:
        return False
    if any(
        one.period_stated and one.period_end.year < other.period_end.year
        for one, other in ((left, right), (right, left))
    ):
        return False  # What is told of an earlier year is told of none else.
    return not any(one.period_stated and one.period_start and _short(one) for one in (left, right))


def _short(one: Observation) -> bool:
    return one.period_start is not None and (one.period_end - one.period_start).days < 360


def _same_body(left: Observation, right: Observation) -> bool:
    """Whether two figures may be of one body: the nation's and a ministry's may, those of two bodies not."""
    if left.entity_code == right.entity_code:
        return True
    return None in (left.entity_code, right.entity_code) and not any(
        code and "63:" in code for code in (left.entity_code, right.entity_code)
    )


def _beside(report: Printed, figure: Figure) -> tuple[Figure, ...]:
    """Return a figure with the ones listed directly before it: "09 CSDL, 14 hệ thống"."""
    row = list(report.of(figure.passage))
    place = row.index(figure)
    if (
        place
        and _LISTED.match(figure.passage.text[row[place - 1].end : figure.start])
        and figure.observation.unit != "%"
    ):
        return row[place - 1], figure
    return (figure,)
