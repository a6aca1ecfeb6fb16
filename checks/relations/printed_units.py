"""The units of numbers as they are printed: missing, misspelt, of something else than the name counts.

How the numbers themselves are printed belongs to `printing`.
"""

import re
from collections.abc import Iterator, Sequence

from checks.relations.finder import READ, finds, relation_rule
from checks.relations.nouns import same_noun
from checks.relations.printed import REACH, Figure, Printed
from checks.relations.printing import by_sentence
from checks.relations.ranks import is_rank
from checks.relations.reading import exactly
from checks.relations.relation import Relation, figures, words
from normalise.lexical import units as lexicon
from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.records import Kind, Severity
from normalise.tables.header import Role

_OFTEN = re.compile(r"(?<!\d)\d+\s*(?:ngày|tuần|tháng|quý|năm)\s*/\s*\d+\s*lần", re.IGNORECASE)
_COUNT_OF = re.compile(
    r"(?:^|[.;(]\s*)(?:tổng )?số (?:lượng )?(?P<rest>[^.;:(\d]{3,160}?)\s(?:là|đạt|có)\s*:?\s*"
    r"(?:hơn|trên|gần|khoảng)?\s*$",
    re.IGNORECASE,
)
_BASE_IN_BRACKET = pattern(r"(?:{compare}|{plan})(?:\s[^;.()]{2,60})?\s?\($")
"""A base of a comparison has the unit of what is compared: "tăng 127 vụ so với năm 2022 (1.521)"."""
PERSONS = frozenset({"people", "accused"})
"""Families of nouns for persons: "số phạm nhân là 1.602 người"."""
_VAGUE = pattern(r"{vague_noun}")
_BRACKET_BEHIND = re.compile(r"\s*\([^()]*\)?")
_RATIO_WORDS = re.compile(r"tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|đạt|chiếm|tăng|giảm|mức|bằng", re.IGNORECASE)
_LABELLED = re.compile(r"(?:^|[;:,.])\s*(?P<label>[^;:.\d]{4,120}):\s*$")


@finds(
    relation_rule(
        "unit_printed",
        Severity.WARNING,
        "the unit of a number, printed with it or before it",
        "đơn vị của số liệu được nêu cùng số hoặc trước số",
        '"Tổng giá trị hơn 929 tỷ" leaves the currency to the reader.',
        READ,
    ),
    relation_rule(
        "unit_spelt",
        Severity.ERROR,
        "a unit that exists",
        "đơn vị tính viết đúng",
        '"2,4 triệu giao dịch/này": a slip for "ngày", but only the context says so.',
        READ,
    ),
    relation_rule(
        "frequency_in_order",
        Severity.WARNING,
        "how often in how long, not the other way round",
        "số lần trên khoảng thời gian, không viết ngược",
        '"01 quý/01 lần" for once a quarter.',
        READ,
    ),
    relation_rule(
        "percent_of_something",
        Severity.WARNING,
        "a percentage that says what it is of",
        "tỷ lệ phần trăm nêu rõ là phần trăm của cái gì",
        'Services are followed by ": 51,1%" and ": 80,25%": of applications, of offices or of people.',
    ),
)
def units(report: Printed) -> Iterator[Relation]:
    """Look at what stands behind each number: a unit that is none, none at all, a frequency turned round."""
    for figure in report.figures:
        one = figure.observation
        if _is_bare_cell(figure) or is_rank(figure):
            continue  # Tables say their units over the columns, beside the rows or not at all; a place has none.
        if "implied_unit" in one.flags and one.kind is not Kind.GROWTH and one.unit and one.denominator is None:
            named = _named_before(report, figure)
            yield _yes_no("unit_printed", named, (figure, *_in_bracket_behind(report, figure)))
        if "misspelt" in one.flags:
            yield _yes_no("unit_spelt", False, (figure,))
    for passage in report.passages:
        for match in _OFTEN.finditer(passage.text):
            place = words(passage, match[0], match.start())
            yield Relation("frequency_in_order", exactly(0), exactly(1), match[0], (place,))
    yield from _of_what(report)


def _is_bare_cell(figure: Figure) -> bool:
    """Whether a figure is the number that a cell of a table of figures consists of."""
    column = figure.passage.column
    return (
        column is not None and column.role is Role.VALUE and figure.end - figure.start >= len(figure.passage.text) - 1
    )


@finds(
    relation_rule(
        "unit_of_name",
        Severity.WARNING,
        "a number of what its name counts",
        "đơn vị của số liệu khớp với đối tượng được đếm",
        'The "number of enterprises" at a border gate is given in vehicles.',
        READ,
    ),
)
def named_units(report: Printed) -> Iterator[Relation]:
    """Pair the noun that a measure's name counts with the noun behind its number: "số doanh nghiệp … là 5 xe"."""
    for figure in report.figures:
        one = figure.observation
        printed = one.unit and "implied_unit" not in one.flags
        name = _COUNT_OF.search(figure.before[-REACH:]) if printed else None
        noun = lexicon.unit(name["rest"], 0) if name else None
        behind = lexicon.unit(one.unit or "", 0)
        if noun is None or behind is None or "noun" not in (noun.kind, behind.kind) or one.unit == "%":
            continue
        vague = [_VAGUE.fullmatch(each.name) is not None for each in (noun, behind)]
        if noun.kind != "noun" or behind.kind != "noun" or vague[0] != vague[1]:
            continue
        persons = {noun.family, behind.family} <= PERSONS
        same = same_noun(noun.name, one.unit) or noun.family == behind.family or persons
        yield _yes_no("unit_of_name", same, (figure,))


def _in_bracket_behind(report: Printed, figure: Figure) -> list[Figure]:
    """Return the figures of the bracket that opens behind a figure: "3.211 (gồm 2.997 website)"."""
    bracket = _BRACKET_BEHIND.match(figure.passage.text, figure.end, figure.sentence[1])
    if bracket is None:
        return []
    return [one for one in report.of(figure.passage) if figure.end <= one.start < bracket.end()]


def _named_before(report: Printed, figure: Figure) -> bool:
    """Whether the words, or a number, before a bare number name its unit."""
    unit = figure.observation.unit or ""
    if figure.before.endswith("(") and figure.after.startswith(")"):
        return _BASE_IN_BRACKET.search(figure.before[-REACH:]) is not None  # Else it leans on nothing.
    same = [one for one in report.of(figure.passage) if one is not figure and one.observation.unit == unit]
    printed = [one for one in same if "implied_unit" not in one.observation.flags]
    if any(one.start < figure.start for one in same) or any(one.sentence == figure.sentence for one in printed):
        return True  # One of a list has it behind the last: "lần lượt 5,2; 4,8 và 5,6 tấn/ha".
    before = fold(figure.passage.text[: figure.start])
    if unit == "VND":
        return bool(re.search(r"(?<!\w)(?:dồng|vnd)(?!\w)", before))
    return fold(unit).split(",")[0].removeprefix("lượt ") in before


def _yes_no(rule: str, holds: bool, members: Sequence[Figure]) -> Relation:
    raws = ", ".join(one.observation.raw for one in members)
    return Relation(rule, exactly(int(holds)), exactly(1), raws, figures(members))


def _of_what(report: Printed) -> Iterator[Relation]:
    """Find the percentages of running text that a bare name and a colon lead to: of what, is not said."""
    bare = []
    for figure in report.figures:
        one = figure.observation
        if one.unit != "%" or figure.passage.table is not None or not figure.is_level:
            continue
        label = _LABELLED.search(figure.before[-REACH:])
        if label and not _RATIO_WORDS.search(label["label"]) and re.match(r"\s*(?:[;,.…]|$)", figure.after):
            bare.append(figure)
    for group in by_sentence(bare):
        yield _yes_no("percent_of_something", False, group)
