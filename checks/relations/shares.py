"""Shares and parts: a fraction and its percent, parts and their whole, percentages of one whole.

Counts of listed names belong to `listed`, the size of a class to `classes`.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice, pairwise

from checks.relations.finder import finds, relation_rule
from checks.relations.nouns import same_noun
from checks.relations.printed import Figure, Passage, Printed
from checks.relations.reading import Reading, at_most, exactly, last_place, quotient, reading, total
from checks.relations.relation import Relation, at, figures
from normalise.lexical.lexicon import pattern
from normalise.records import Kind, Severity
from normalise.relation import MONEY
from normalise.text import fold

_SHARE = re.compile(r"^[^;.]{0,90}?\b(?:chiếm|đạt|tương đương|tương ứng|bằng)\b[^;.\d]{0,40}$", re.IGNORECASE)
"""Between a count and the percentage that it makes up: "(chiếm tỷ lệ", "đạt tỷ lệ"."""
_NAMED_STROKE = re.compile(r"\s*\([^()]*\)\s*/\s*")
"""Between a part, its members named, and the whole: "4 huyện (…)/7 huyện"."""
_REACHED = re.compile(r"\bđạt(?: tỷ lệ| được)?\s*$", re.IGNORECASE)
_ANOTHER = re.compile(r"\(\s*[A-ZĐ][^\W\d_]*\s+\w")
"""A bracket that begins with a name is about another than the figure before it: "108 huyện (Sơn Động … đạt 85%)"."""
_BRACKET_BEHIND = re.compile(r"\s*\(")
_BRACKET = re.compile(r"^[^;.,()\d]{0,40}\(\s*$")
_JOINED = re.compile(r"^[^;.\d]*\bvà\s+$")
_OUT_OF = re.compile(r"\b(?:trong|trên) tổng số\b|^[^;.\d]{0,12}/\s*$", re.IGNORECASE)
_AMONG = re.compile(r"\btrong đó\b|\btrong số (?:đó|này)\b", re.IGNORECASE)
_OPENS = re.compile(
    r"(?P<word>trong đó|bao gồm(?! cả)|(?<!\w)gồm(?: có)?(?! cả))\s*(?P<colon>:)?|\((?=\s*(?:\w+\s+){0,4}\d)",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"(?<!\w)(?:tổng|gồm)(?: số| cộng)?", re.IGNORECASE)
_ANNOUNCES = re.compile(r"(?:trong đó|gồm|sau)\s*:\s*$", re.IGNORECASE)
MOST_PARTS = 15
MOST_BEFORE = 80
"""Figures before a list among which its whole stands."""
FEW, NEAR = 3, 10
"""From so many parts on, those that reach so close to their whole, in percent, were meant to make it up."""
MOVES = 1
"""Percent by which a whole may differ between two counts of it."""


@finds(
    relation_rule(
        "fraction_matches_percent",
        Severity.ERROR,
        "a percentage that is that of its own fraction, within rounding",
        "tỷ lệ phần trăm khớp với phân số đi kèm, trong phạm vi làm tròn",
        "A summary of indicators prints 14 of 36 as 35 %, which is 38.9 %: one of the three numbers is wrong.",
    ),
)
def fractions_and_percents(report: Printed) -> Iterator[Relation]:
    """Pair each percentage with the count and the whole that it is said to be of."""
    for passage, row in report.in_passages():
        for place, percent in enumerate(row):
            if percent.observation.unit != "%" or not percent.is_level or percent.observation.value is None:
                continue
            found = _fraction(passage, row, place) or _of_total(passage, row, place)
            if found is None:
                continue
            share, members = found
            stated = _stated(percent)
            yield Relation(
                rule="fraction_matches_percent",
                left=share,
                right=stated,
                found=f"{_sum_of(members)} = {_percent(share)}; {percent.observation.raw}",
                places=figures((*members, percent)),
            )


def shares_reached(report: Printed, passage: Passage) -> Iterator[tuple[Reading, tuple[Figure, ...]]]:
    """Yield the shares of a whole that a passage says were reached: fractions, and counts out of a total in percent."""
    row = report.of(passage)
    for part, whole in pairwise(row):
        stroke = _NAMED_STROKE.fullmatch(passage.text[part.end : whole.start])
        size = _size(whole, part) if stroke and _counts(part) else None
        if size and (share := quotient(reading(part.observation), size, 100)):
            yield share, (part, whole)
    for place, figure in enumerate(row):
        one = figure.observation
        if one.denominator is not None and one.kind is Kind.ACTUAL:
            behind = row[place + 1 : place + 2]
            percent = tuple(
                each for each in behind if each.observation.unit == "%" and each.sentence == figure.sentence
            )
            yield _share_of((figure,))[0], (figure, *percent)
        elif (
            one.unit == "%"
            and place >= 2
            and _REACHED.search(figure.before)
            and not _AMONG.search(figure.before)
            and (found := _of_total(passage, row, place))
        ):
            yield found[0], (*found[1], figure)


def _stated(percent: Figure) -> Reading:
    """Return what a printed percentage allows; reports cut digits off as often as they round."""
    one = percent.observation
    value = reading(one)
    if one.qualifier in ("=", "~"):
        value = Reading(one.value - last_place(one) / 2, one.value + last_place(one))  # type: ignore[operator]
    return value


def _fraction(passage: Passage, row: Sequence[Figure], place: int) -> tuple[Reading, tuple[Figure, ...]] | None:
    """Return the share that a fraction before the percentage makes, or several joined by "và", or one behind it."""
    percent = row[place]
    behind = row[place + 1] if place + 1 < len(row) else None
    between = passage.text[percent.end : behind.start] if behind else ""
    if behind and behind.observation.denominator and _BRACKET.match(between) and _of_one_noun(between, behind):
        return _share_of((behind,))
    if place == 0 or not row[place - 1].observation.denominator or not _follows(passage, row, place):
        return None
    first = place - 1
    while first and row[first - 1].observation.denominator == row[place - 1].observation.denominator:
        if not _JOINED.match(passage.text[row[first - 1].end : row[first].start]):
            break
        first -= 1
    return _share_of(row[first:place])


def _of_one_noun(between: str, fraction: Figure) -> bool:
    """Whether a percentage is of what the fraction in the bracket behind it counts: "98% các xã (118/120 xã)"."""
    named = fold(between.strip(" ("))
    return not named or fold(fraction.observation.unit or "").split(",")[0] in named


def _share_of(parts: Sequence[Figure]) -> tuple[Reading, tuple[Figure, ...]]:
    """Return what fractions of one whole make together."""
    whole = parts[0].observation.denominator or Decimal(1)
    return exactly(sum((one.observation.value or Decimal(0) for one in parts), Decimal(0)) * 100 / whole), tuple(parts)


def _follows(passage: Passage, row: Sequence[Figure], place: int) -> bool:
    """Whether the percentage says again what the figure before it says."""
    before, percent = row[place - 1], row[place]
    between = passage.text[before.end : percent.start]
    return before.sentence == percent.sentence and bool(_SHARE.match(between)) and not _ANOTHER.search(between)


def _of_total(passage: Passage, row: Sequence[Figure], place: int) -> tuple[Reading, tuple[Figure, ...]] | None:
    """Return the share of a count in the total that its sentence names: "2,34 triệu, trong đó 1,62 triệu (69,23%)"."""
    if place == 0 or not _follows(passage, row, place):
        return None
    part = row[place - 1]
    if not _counts(part):
        return None
    if place >= 2 and _counts(row[place - 2]) and _OUT_OF.search(passage.text[row[place - 2].end : part.start]):
        share = quotient(reading(row[place - 2].observation), reading(part.observation), 100)
        return (share, (row[place - 2], part)) if share else None
    for whole in reversed(row[: place - 1]):
        between = passage.text[whole.end : part.start]
        if whole.sentence != part.sentence or not _AMONG.search(between):
            continue
        size = _size(whole, part)
        if size and (share := quotient(reading(part.observation), size, 100)) and (share.low or 0) <= 100:
            return share, (whole, part)
    return None


def _counts(figure: Figure) -> bool:
    """Whether a figure is a count: no percentage, rate or change."""
    one = figure.observation
    return figure.is_level and one.unit not in ("%", None) and one.value is not None and one.per is None


def _size(whole: Figure, part: Figure) -> Reading | None:
    """Return the whole that a figure gives for a part of its noun: its denominator, else its value."""
    if not _counts(whole) or not same_noun(whole.observation.unit, part.observation.unit):
        return None
    if whole.observation.denominator is not None:
        return exactly(whole.observation.denominator)
    return reading(whole.observation)


def _percent(share: Reading) -> str:
    if share.low is None or share.high is None:
        return "?"
    if share.high - share.low < 1:
        return f"{(share.low + share.high) / 2:.1f}%".replace(".", ",")
    return f"{share.low:.1f}–{share.high:.1f}%".replace(".", ",")


@finds(
    relation_rule(
        "one_whole_behind_shares",
        Severity.WARNING,
        "one whole behind the percentages of one count",
        "các tỷ lệ phần trăm của một chỉ tiêu tính trên cùng một tổng số",
        "796 268 people are 79.89 % in November, 852 174 are 82.52 % in December: the wholes differ by 36 000.",
    ),
)
def wholes_behind_shares(report: Printed) -> Iterator[Relation]:
    """Pair the wholes that follow from two counts of one passage and their percentages: those of one noun are one."""
    for passage, row in report.in_passages():
        implied: dict[str, list[tuple[Reading, tuple[Figure, Figure]]]] = defaultdict(list)
        for place, percent in enumerate(row):
            count = row[place - 1] if place else None
            if count is None or percent.observation.unit != "%" or not percent.is_level or not _counts(count):
                continue
            if count.observation.denominator or not _follows(passage, row, place) or _AMONG.search(percent.before):
                continue
            if whole := quotient(reading(count.observation), _stated(percent), 100):
                implied[count.observation.indicator].append((whole, (count, percent)))
        for (one, first), (other, second) in (pair for group in implied.values() for pair in pairwise(group)):
            yield Relation(
                rule="one_whole_behind_shares",
                left=one,
                right=_moved(other),
                found=f"{_sum_of(first)}; {_sum_of(second)}: {_number(one)} / {_number(other)}",
                places=figures((*first, *second)),
            )


def _moved(whole: Reading) -> Reading:
    """Return all that a whole may be on another day: a population grows between a count and its estimate."""
    if whole.low is None or whole.high is None:
        return whole
    return Reading(whole.low * (100 - MOVES) / 100, whole.high * (100 + MOVES) / 100)


@finds(
    relation_rule(
        "parts_make_whole",
        Severity.ERROR,
        "parts that make up their whole, or do not exceed it",
        "các phần cộng lại bằng tổng số, hoặc không vượt tổng số",
        "A province's accounts of persons and of organisations add up to 32 more than its accounts.",
    ),
    relation_rule(
        "shares_make_hundred",
        Severity.WARNING,
        "percentages of one whole that add up to 100, within rounding",
        "các tỷ lệ phần trăm của một tổng thể cộng lại bằng 100, trong phạm vi làm tròn",
        "A summary divides all indicators into classes whose percentages add up to 96.",
    ),
)
def parts_and_wholes(report: Printed) -> Iterator[Relation]:
    """Pair each whole with the sum of the parts that its sentence lists."""
    for passage, row in report.in_passages():
        for mark in _OPENS.finditer(passage.text):
            yield from _parts(passage, row, mark)
    yield from _listed_fractions(report)


def _parts(passage: Passage, row: Sequence[Figure], mark: re.Match[str]) -> Iterator[Relation]:
    before = _between(row, 0, mark.start())[-MOST_BEFORE:]
    near = (one for one in reversed(before) if one.end <= mark.start() and _counts(one) and _near(passage, one, mark))
    listed = _between(row, mark.end(), _end_of_list(passage, mark))
    best: Relation | None = None
    for whole in islice(near, 2):
        inside = _of_one_depth(passage.text, filter(_counts, listed))
        parts = list(islice((one for one in inside if _is_part(one, whole)), MOST_PARTS + 1))
        if not 1 <= len(parts) <= MOST_PARTS:
            continue
        exhaustive = "gồm" in (mark["word"] or "").lower()
        groups = _divisions(passage.text, whole, parts)
        relation = _sum(whole, groups[0], exhaustive=exhaustive and len(groups[0]) > 1)
        if relation is None:
            continue
        if best is None or relation.left.meets(relation.right):
            best = relation
        if best.left.meets(best.right):
            break
    if best:
        yield best


def _between(row: Sequence[Figure], start: int, end: int) -> Sequence[Figure]:
    """Return the figures of a passage that begin from one offset on and before another."""
    return row[bisect_left(row, start, key=lambda one: one.start) : bisect_left(row, end, key=lambda one: one.start)]


def _of_one_depth(text: str, parts: Iterable[Figure]) -> Iterator[Figure]:
    """Yield the parts of a list without those that a bracket directly behind one of them divides it into.

    "một phần là 123 đơn vị (từ 70% là 36 đơn vị, …), toàn bộ là 65 đơn vị".
    """
    closed = 0
    for part in parts:
        if part.start < closed:
            continue
        yield part
        if opened := _BRACKET_BEHIND.match(text, part.end):
            closed = max(text.find(")", opened.end()), 0)


def _divisions(text: str, whole: Figure, parts: Sequence[Figure]) -> list[Sequence[Figure]]:
    """Return the parts, apart where semicolons divide one whole in several ways: "95 …, 291 …; cấp tỉnh 74, xã 312".

    The first way has to make the whole, and no other more than it.
    """
    groups: list[list[Figure]] = [[]]
    for part in parts:
        if groups[-1] and ";" in text[groups[-1][-1].end : part.start]:
            groups.append([])
        groups[-1].append(part)
    size = reading(whole.observation)
    sums = [total(reading(one.observation) for one in group) for group in groups]
    several = len(groups) > 1 and len(groups[0]) > 1 and sums[0].meets(size)
    fits = size.high is not None and all(one.meets(at_most(size.high)) for one in sums)
    return [*groups] if several and fits else [parts]


def _near(passage: Passage, whole: Figure, mark: re.Match[str]) -> bool:
    """Whether a whole stands in the sentence of the list, or in the one before a sentence that begins with it."""
    start, _ = passage.sentence_at(mark.start())
    if start <= whole.start:
        return ";" not in passage.text[whole.end : mark.start()].rstrip(" ;") and mark.start() - whole.end < 160
    begins = not passage.text[start : mark.start()].strip(" (-")
    return begins and bool(mark["word"]) and whole.sentence[1] >= start - 2


def _end_of_list(passage: Passage, mark: re.Match[str]) -> int:
    """Return where a list ends: at its bracket, after a colon with the sentence, else at the next semicolon."""
    _, sentence_end = passage.sentence_at(mark.start())
    text = passage.text
    opened = text.rfind("(", passage.sentence_at(mark.start())[0], mark.start() + 1)
    if opened >= 0 and ")" not in text[opened : mark.start()]:
        closed = text.find(")", mark.end())
        return closed if closed >= 0 else sentence_end
    if mark["colon"]:
        return sentence_end
    stop = text.find(";", mark.end(), sentence_end)
    lone = len(re.findall(r"\d", text[mark.end() : stop])) if stop >= 0 else 0
    return (
        stop
        if stop >= 0 and lone > 0 and not mark.start() <= passage.sentence_at(mark.start())[0] + 3
        else sentence_end
    )


def _is_part(part: Figure, whole: Figure) -> bool:
    value, size = part.observation.value, whole.observation.value
    return bool(
        same_noun(part.observation.unit, whole.observation.unit)
        and value is not None
        and size is not None
        and value > 0
        and part.observation.kind is whole.observation.kind
        and part.observation.period_code == whole.observation.period_code
    )


def _sum(whole: Figure, parts: Sequence[Figure], exhaustive: bool) -> Relation | None:
    """Make the relation of a whole and its parts; parts that come close to the whole were meant to make it up."""
    parts_sum = total(reading(one.observation) for one in parts)
    size = reading(whole.observation)
    if whole.observation.denominator is not None and not parts_sum.meets(size):
        size = exactly(whole.observation.denominator)
    if size.low is None or size.high is None or parts_sum.low is None:
        return None
    close = len(parts) >= FEW and parts_sum.low * 100 >= size.low * (100 - NEAR)
    return Relation(
        rule="parts_make_whole",
        left=parts_sum,
        right=size if exhaustive or close else at_most(size.high),
        found=f"{_sum_of(parts)} = {_number(parts_sum)}; {whole.observation.raw}",
        places=figures((whole, *parts)),
    )


def _sum_of(members: Sequence[Figure]) -> str:
    return " + ".join(one.observation.raw for one in members)


def _number(value: Reading) -> str:
    low = f"{value.low:,.0f}".replace(",", ".") if value.low is not None else "?"
    high = f"{value.high:,.0f}".replace(",", ".") if value.high is not None else "?"
    return low if low == high else f"{low}–{high}"


def _listed_fractions(report: Printed) -> Iterator[Relation]:
    """Sum the fractions, and the percentages, of the items of a list that an announced whole is divided into."""
    for whole in report.figures:
        intro = whole.passage
        if not _counts(whole) or not intro.led(_ANNOUNCES, len(intro.text)):
            continue
        items = _items_under(report, intro)
        parts = [
            one
            for item in items
            for one in report.of(item)
            if one.observation.denominator == whole.observation.value
            and same_noun(one.observation.unit, whole.observation.unit)
        ]
        if len(parts) < 2:
            continue
        if relation := _sum(whole, parts, exhaustive=True):
            yield relation
        shares = [one for item in items for one in report.of(item) if one.observation.unit == "%"]
        if len(shares) > 1:
            left = total(_stated(one) for one in shares)
            printed_sum = total(exactly(one.observation.value or 0) for one in shares)
            yield Relation(
                rule="shares_make_hundred",
                left=left,
                right=exactly(100),
                found=f"{_sum_of(shares)} = {_number(printed_sum)}%",
                places=figures(shares),
            )


def _items_under(report: Printed, intro: Passage) -> list[Passage]:
    """Return the list items directly under a paragraph."""
    items = []
    place = next(place for place, one in enumerate(report.passages) if one is intro)
    for passage in report.passages[place + 1 :]:
        if passage.table is not None or not re.match(r"\s*[-–+*•]\s", passage.text):
            break
        items.append(passage)
    return items


_CARRIED_OVER = pattern(r"{carried_over}")
CARRIED_BEHIND = 30
"""Characters behind a sum in which words say that it was carried over."""
_PROVIDED = re.compile(
    r"\b(?:trích lập|phân bổ|bố trí|dự toán|được giao|được cấp|huy động|tổng nguồn)\b", re.IGNORECASE
)
_SPENT = re.compile(r"\b(?:đã sử dụng|đã giải ngân|đã chi|giải ngân|sử dụng là|đã dùng)\b", re.IGNORECASE)


@finds(
    relation_rule(
        "spent_within_funds",
        Severity.ERROR,
        "no more money spent than was provided",
        "số tiền đã sử dụng không vượt số tiền được trích lập, phân bổ",
        "A fund of 3 368 tỷ đồng has spent 3 385: two digits may have been swapped.",
    ),
)
def funds_and_spending(report: Printed) -> Iterator[Relation]:
    """Pair the money that was spent with the money that its sentence says was provided."""
    for passage, row in report.in_passages():
        for place, spent in enumerate(row[1:], start=1):
            found = (one for one in _funds(passage.text, row[:place], spent) if _provides(passage, one, spent))
            provided = next(found, None)
            if provided is None:
                continue
            funds = (*_carried_over(passage, row[:place], provided), provided)
            limit = total(reading(one.observation) for one in funds).high
            if limit is not None:
                yield Relation(
                    rule="spent_within_funds",
                    left=reading(spent.observation),
                    right=at_most(limit),
                    found=f"{_sum_of(funds)}; {spent.observation.raw}",
                    places=figures((*funds, spent)),
                )


def _carried_over(passage: Passage, earlier: Sequence[Figure], provided: Figure) -> tuple[Figure, ...]:
    """Return the sums of the sentence that were carried over from another year, or added to what was provided."""
    told = pairwise((None, *earlier))
    return tuple(
        one
        for before, one in told
        if one is not None
        and one is not provided
        and one.sentence == provided.sentence
        and one.observation.unit == provided.observation.unit
        and "(" not in passage.text[provided.end : one.start]
        and _CARRIED_OVER.search(passage.text, before.end if before else one.sentence[0], one.end + CARRIED_BEHIND)
    )


def _provides(passage: Passage, provided: Figure, spent: Figure) -> bool:
    """Whether the words say of two sums of one sentence that the one was provided and the other spent."""
    one, other = provided.observation, spent.observation
    if not (one.unit == other.unit and one.unit in MONEY and one.value and other.value):
        return False
    if provided.sentence != spent.sentence or not _SPENT.search(passage.text, provided.end, spent.start):
        return False
    return _PROVIDED.search(provided.before) is not None


def _funds(text: str, earlier: Sequence[Figure], spent: Figure) -> Iterator[Figure]:
    """Yield what may be the funds of a sum: the last before it outside a bracket that divides them, then the last."""
    for one in reversed(earlier):
        between = text[one.end : spent.start]
        if between.count(")") <= between.count("("):
            yield one
            break
    yield earlier[-1]


@finds(
    relation_rule(
        "item_has_number",
        Severity.WARNING,
        "a number for each item of a list of counts",
        "mỗi mục trong danh sách số đếm đều có số",
        'In a list of indicators by body one body has "chỉ tiêu" and no number before it.',
    ),
)
def items_without_numbers(report: Printed) -> Iterator[Relation]:
    """Count, in each list of parts of one noun, how often the noun stands there and how many numbers it has."""
    for passage, row in report.in_passages():
        for mark in _OPENS.finditer(passage.text):
            end = _end_of_list(passage, mark)
            parts = list(islice(filter(_counts, _between(row, mark.end(), end)), MOST_PARTS + 1))
            units = {one.observation.unit for one in parts}
            if not FEW <= len(parts) <= MOST_PARTS or len(units) != 1:
                continue
            unit = fold(units.pop() or "")
            for left, right in pairwise(parts):
                between = passage.text[left.end : right.start]
                bare = bool(
                    re.search(rf"(?:^|[,;]|\bvà\b)\s*[^,;\d]{{3,60}}\s{re.escape(unit)}\s*(?:[,;]|và\b)", fold(between))
                )
                yield Relation(
                    rule="item_has_number",
                    left=exactly(int(not bare)),
                    right=exactly(1),
                    found=f"{between.strip(' ;,')} {right.observation.raw}" if bare else right.observation.raw,
                    places=(at(right),),
                )
