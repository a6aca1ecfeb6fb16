"""How numbers are printed: thousands marks, decimal marks, bounds before exact counts, numbers left inside words.

Units belong to `printed_units`, what a number is worth to `normalise`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checks.relations.finder import READ, finds, relation_rule
from checks.relations.printed import Figure, Printed
from checks.relations.reading import at_least, at_most, digits, exactly, step
from checks.relations.relation import Place, Relation, figures, slip, words
from normalise.records import Observation, Severity
from normalise.statements.relation import MONEY

_LONG = re.compile(r"(?<![\d.,/])\d{4,}(?![\d])|(?<=/)\d{4,}(?!\d)")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)")
_NO_STOP = re.compile(r"[^,;.:]*")
_BOUND = re.compile(r"(?<!\w)(?:trên|hơn|gần|khoảng|xấp xỉ|ít nhất)\s*$", re.IGNORECASE)
_INSIDE = re.compile(r"(?<![\w-])(?P<one>[^\W\d_]+) \d{1,3} (?P<other>[^\W\d_]+)(?![\w-])")
_WORDS = re.compile(r"(?<!\w)[^\W\d_]+(?: [^\W\d_]+(?!\w))+")
"""Words with nothing but a blank between them."""
OFTEN = 10
"""Two syllables that stand together so often, and more often than apart, are one word."""
ROUND_DIGITS = 4
"""A bound is set before round numbers: up to so many digits."""
EXACT_FROM = 1000


def by_sentence(members: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Yield figures by the sentence that they stand in."""
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
    for group in by_sentence(long):
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
        if one.unit in ("%", "x") or one.value < EXACT_FROM or _is_out_of(report, figure):
            continue
        if one.qualifier in ("~", ">=") and not _is_to_the_last(one):
            continue  # What was estimated, or is asked for, was worked out: "khoảng 1.384,4 tỷ đồng".
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


def _is_out_of(report: Printed, figure: Figure) -> bool:
    """Whether a number is what another before it is counted out of: "561.240 tài khoản trên 604.780 người"."""
    before = [one for one in report.of(figure.passage) if one.sentence == figure.sentence and one.end <= figure.start]
    return bool(before) and _NO_STOP.fullmatch(figure.passage.text, before[-1].end, figure.start) is not None


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
    return ROUND_DIGITS - 1 if _is_to_the_last(figure.observation) else ROUND_DIGITS


def _is_to_the_last(one: Observation) -> bool:
    """Whether a number is counted to the last one."""
    return one.scale == 1 and one.decimals == 0 and step(one) == 1


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
