"""How numbers are printed: thousands marks, decimal marks, bounds before exact counts, units that are missing.

What a number is worth does not belong here.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checks.relations.finder import READ, finds, relation_rule
from checks.relations.nouns import same_noun
from checks.relations.printed import REACH, Figure, Printed
from checks.relations.ranks import is_rank
from checks.relations.reading import at_least, at_most, digits, exactly, step
from checks.relations.relation import Place, Relation, figures, slip, words
from normalise.lexical import units as lexicon
from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.records import Kind, Severity
from normalise.statements.relation import MONEY
from normalise.tables.header import Role

_LONG = re.compile(r"(?<![\d.,/])\d{4,}(?![\d])|(?<=/)\d{4,}(?!\d)")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)")
_BOUND = re.compile(r"(?<!\w)(?:trên|hơn|gần|khoảng|xấp xỉ|ít nhất)\s*$", re.IGNORECASE)
_OFTEN = re.compile(r"(?<!\d)\d+\s*(?:ngày|tuần|tháng|quý|năm)\s*/\s*\d+\s*lần", re.IGNORECASE)
_COUNT_OF = re.compile(
    r"(?:^|[.;(]\s*)(?:tổng )?số (?:lượng )?(?P<rest>[^.;:(\d]{3,160}?)\s(?:là|đạt|có)\s*:?\s*"
    r"(?:hơn|trên|gần|khoảng)?\s*$",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"(?<![\w-])(?P<one>[^\W\d_]+) \d{1,3} (?P<other>[^\W\d_]+)(?![\w-])")
_WORDS = re.compile(r"(?<!\w)[^\W\d_]+(?: [^\W\d_]+(?!\w))+")
"""Words with nothing but a blank between them."""
OFTEN = 10
"""Two syllables that stand together so often, and more often than apart, are one word."""
_VAGUE = pattern(r"{vague_noun}")
_BRACKET_BEHIND = re.compile(r"\s*\([^()]*\)?")
_RATIO_WORDS = re.compile(r"tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|đạt|chiếm|tăng|giảm|mức|bằng", re.IGNORECASE)
_LABELLED = re.compile(r"(?:^|[;:,.])\s*(?P<label>[^;:.\d]{4,120}):\s*$")
ROUND_DIGITS = 4
"""A bound is set before round numbers: up to so many digits."""
EXACT_FROM = 1000


def _by_sentence(members: Sequence[Figure]) -> Iterator[list[Figure]]:
    groups: dict[tuple[int, tuple[int, int]], list[Figure]] = defaultdict(list)
    for figure in members:
        groups[(id(figure.passage), figure.sentence)].append(figure)
    yield from groups.values()


@finds(
    relation_rule(
        "thousands_marked",
        Severity.WARNING,
        "a thousands mark in every number from 1 000 on, as elsewhere in the report",
        "số từ 1.000 trở lên có dấu phân cách hàng nghìn như các chỗ khác trong báo cáo",
        "1792 beside 1.417: a reader takes one of them for a decimal or a year.",
        READ,
    ),
)
def thousands(report: Printed) -> Iterator[Relation]:
    """Compare, in each sentence, the numbers from 1000 on with those among them that are grouped."""
    long = [one for one in report.figures if _LONG.search(one.observation.raw) or _GROUPED.search(one.observation.raw)]
    if not any(_GROUPED.search(one.observation.raw) for one in long):
        return
    for group in _by_sentence(long):
        bare = [one for one in group if _LONG.search(one.observation.raw)]
        yield Relation(
            rule="thousands_marked",
            left=exactly(len(group) - len(bare)),
            right=exactly(len(group)),
            found=", ".join(one.observation.raw for one in bare or group),
            places=figures(bare or group),
        )


@finds(
    relation_rule(
        "bound_is_round",
        Severity.WARNING,
        'a round number behind "trên", "hơn", "gần" or "khoảng"',
        'sau "trên", "hơn", "gần", "khoảng" là số tròn',
        '"Trên 204.397" is either an exact count or a bound; it cannot be both.',
        "take the number for exact only if the issuer says so",
    ),
)
def precision(report: Printed) -> Iterator[Relation]:
    """Compare the digits of each number that is said to be a bound, or about right, with those of a round number."""
    told: dict[str, list[Figure]] = defaultdict(list)
    for figure in report.figures:
        one = figure.observation
        if one.qualifier not in (">", "<~", "~", ">=") or not one.value or not _BOUND.search(figure.before):
            continue
        if one.unit in ("%", "x") or one.value < EXACT_FROM:
            continue
        told[f"{one.value} {one.unit}"].append(figure)
    exact: list[list[Figure]] = []
    for group in told.values():
        spare = digits(group[0].observation) - _roundest(group[0])
        if spare > 0 and exact and _is_amount_of(exact[-1][-1], group[0]):
            exact[-1] += group
        elif spare > 0:
            exact.append(group)
        else:
            yield _bound(spare, group)
    for group in exact:
        yield _bound(1, group)


def _bound(spare: int, group: Sequence[Figure]) -> Relation:
    raws = dict.fromkeys(f"{_BOUND.findall(one.before)[-1].strip()} {one.observation.raw}" for one in group)
    return Relation(
        rule="bound_is_round",
        left=exactly(spare),
        right=at_most(0),
        found=", ".join(raws),
        places=figures(group),
    )


def _roundest(figure: Figure) -> int:
    """Return how many digits a round number of its kind may have."""
    one = figure.observation
    to_the_last = one.scale == 1 and one.decimals == 0 and step(one) == 1
    return ROUND_DIGITS - 1 if to_the_last else ROUND_DIGITS


def _is_amount_of(count: Figure, money: Figure) -> bool:
    """Whether the amount of money of a count stands behind it in one sentence."""
    return (
        money.observation.unit in MONEY
        and count.observation.unit not in MONEY
        and count.passage is money.passage
        and count.sentence == money.sentence
    )


@finds(
    relation_rule(
        "decimal_comma",
        Severity.WARNING,
        "a comma before the decimals",
        "dấu phẩy trước phần thập phân",
        "10.15 % is printed beside 9,80 %; in a count the same dot marks thousands.",
        READ,
    ),
)
def decimal_marks(report: Printed) -> Iterator[Relation]:
    """Compare the numbers with decimals with those that have the comma: in one passage, else in the report."""
    decimals = [one for one in report.figures if one.observation.decimals]
    if sum(1 for one in decimals if "dot_decimal" in one.observation.flags) * 2 > len(decimals):
        return  # The dot is this report's mark.
    alone: list[Figure] = []
    for _, row in report.in_passages():
        group = [one for one in row if one.observation.decimals]
        dotted = [one for one in group if _is_dotted(one)]
        if group and not dotted:
            yield _decimals(0, group)
        elif len(dotted) < len(group):
            sentences = {one.sentence for one in dotted}
            commas = [one for one in group if one not in dotted]
            beside = [one for one in commas if one.sentence in sentences]
            yield _decimals(len(dotted), [*dotted, *(beside or commas[:1])])
        else:
            alone += dotted
    if alone:
        commas = [one for one in decimals if not _is_dotted(one)]
        alike = [one for one in commas if one.observation.unit == alone[0].observation.unit]
        yield _decimals(len(alone), [*alone, *(alike or commas)[:1]])


def _is_dotted(figure: Figure) -> bool:
    return "dot_decimal" in figure.observation.flags


def _decimals(dotted: int, group: Sequence[Figure]) -> Relation:
    return Relation(
        rule="decimal_comma",
        left=exactly(len(group) - dotted),
        right=exactly(len(group)),
        found=", ".join(one.observation.raw for one in group),
        places=figures(group),
    )


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
        same = same_noun(noun.name, one.unit) or noun.family == behind.family
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
        return False  # Alone in its bracket, it leans on nothing.
    if any(one.observation.unit == unit and one.start < figure.start for one in report.of(figure.passage)):
        return True
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
    for group in _by_sentence(bare):
        yield _yes_no("percent_of_something", False, group)


@finds(
    relation_rule(
        "word_without_number",
        Severity.WARNING,
        "no number inside a word",
        "không có số chen vào giữa từ",
        '"Phát 2 triển": the page number of the source was left in the sentence.',
        "leave the number out",
    ),
)
def strays(report: Printed) -> Iterator[Relation]:
    """Gather the numbers that stand inside a word of two syllables: page numbers and marks left in the text."""
    pairs = Counter(
        pair
        for passage in report.passages
        for run in _WORDS.findall(passage.text.lower())
        for pair in pairwise(run.split(" "))
    )
    before, behind = Counter[str](), Counter[str]()
    for (one, other), count in pairs.items():
        before[one] += count
        behind[other] += count
    found: list[Place] = []
    for passage in report.passages:
        for match in _INSIDE.finditer(passage.text):
            pair = (match["one"].lower(), match["other"].lower())
            whole = pairs[pair]
            if whole >= OFTEN and whole * 2 >= max(before[pair[0]], behind[pair[1]]):
                found.append(words(passage, match[0], match.start()))
    if found:
        yield slip("word_without_number", ", ".join(place.raw for place in found), found)


@finds(
    relation_rule(
        "bound_within_whole",
        Severity.ERROR,
        "a bound of a share that the whole can satisfy",
        "ngưỡng tỷ lệ mà toàn bộ tổng thể có thể đạt",
        '"Trên 100 %" of the health facilities: not even all of them would be enough.',
    ),
)
def bounds(report: Printed) -> Iterator[Relation]:
    """Compare the least that each bound of a share asks for with the whole."""
    for figure in report.figures:
        one = figure.observation
        if one.unit != "%" or not figure.is_level or one.qualifier not in (">", ">=") or one.value is None:
            continue
        if "of_base" in one.flags:
            continue
        least = one.value + Decimal(1).scaleb(-one.decimals) if one.qualifier == ">" else one.value
        yield Relation(
            rule="bound_within_whole",
            left=at_least(least),
            right=at_most(100),
            found=f"{one.qualifier} {one.raw}",
            places=figures((figure,)),
        )
