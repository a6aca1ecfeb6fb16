"""Parts and their whole: what is listed behind "trong đó" or "gồm", and lists in which a number is missing.

A fraction and its percent belong to `shares`, counts of listed names to `listed`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice, pairwise

from checks.arithmetic.slips import is_slip
from checks.relations.finder import finds, relation_rule
from checks.relations.nouns import same_noun
from checks.relations.printed import Figure, Passage, Printed
from checks.relations.reading import at_most, exactly, last_place, reading
from checks.relations.relation import Relation, at, figures
from checks.relations.shares import counts, number, stated, sum_of
from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.records import Severity, total

_BRACKET_BEHIND = re.compile(r"\s*\(")
_OPENS = re.compile(
    r"(?P<word>trong đó|bao gồm(?! cả)|(?<!\w)gồm(?: có)?(?! cả))\s*(?P<colon>:)?|\((?=\s*(?:\w+\s+){0,7}\d)",
    re.IGNORECASE,
)
_BEHIND_PERCENT = re.compile(r"[^;.()\d]{0,60}")
_OTHER_TIME = pattern(r"{compare}|{rise}|{fall}|{come_from}\s[^;()]{1,40}?\s{arrives}")
_SHARE_OF = pattern(r"\s*\d[\d.,]*\s?%\s(?:{within}|{whose})")
_DIGITS, _YEAR = re.compile(r"(?<!\w)\d[\d.,/]*(?<=\d)(?![\w.,]*\s?%|\w)"), re.compile(r"(?:19|20)\d\d")
_ADDS_NOT = pattern(r"{average}")
_PER_EACH = re.compile(r"[^\W\d]*(?:\s[^\W\d]+){0,2}\s?/\s?[^\W\d]")
_ANNOUNCES = re.compile(r"(?:trong đó|gồm|sau)\s*:\s*$", re.IGNORECASE)
MOST_PARTS = 15
LEAD = 60
"""Characters before a whole that say whether it is an average."""
MOST_BEFORE = 80
"""Figures before a list among which its whole stands."""
LIKELY_WHOLES, MOST_WHOLES = 2, 6
"""Figures before a list that are likely to be its whole, and those that may be."""
FEWEST_PLACES = 2
"""A whole and one part."""
FEW, NEAR = 3, 10
"""From so many parts on, those that reach so close to their whole, in percent, were meant to make it up."""


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
    near = (one for one in reversed(before) if one.end <= mark.start() and counts(one) and _near(passage, one, mark))
    end = _end_of_list(passage, mark)
    listed = _between(row, mark.end(), end)
    if len(listed) == 1 and not mark["word"] and passage.text[mark.end() : end].strip() == listed[0].observation.raw:
        return  # Brackets around a bare number give a limit, or a level of another time: "22 µg/m3 (25 µg/m3)".
    if not mark["word"] and listed and re.search(r"\d", passage.text[mark.end() : listed[0].start]):
        return  # A day at the head of a bracket: what follows is of another time.
    if not mark["word"] and _holds_base(row, mark.start()):
        return  # "đạt 97,6% (kế hoạch 125.000 liều)"
    other = _OTHER_TIME.search(passage.text, mark.end(), end) or _SHARE_OF.match(passage.text, mark.end(), end)
    if not mark["word"] and other:
        return  # "giảm 7 người (từ 61 xuống 54)", "22.140 người (74,1% trong 29.870 người hưởng)"
    if _has_unread(passage.text, mark.end(), end, listed):
        return  # What is no figure may be a part: "cấp trung ương 310, cấp tỉnh 3.860 hộ".
    if made := _made(passage, before, listed):
        yield made
        return
    best: Relation | None = None
    for turn, whole in enumerate(islice(filter(_adds, near), MOST_WHOLES)):
        inside = _of_one_depth(passage.text, filter(counts, listed))
        parts = list(islice((one for one in inside if _is_part(one, whole)), MOST_PARTS + 1))
        if not 1 <= len(parts) <= MOST_PARTS:
            continue
        exhaustive = "gồm" in (mark["word"] or "").lower()
        division, again = _division(passage.text, whole, parts)
        relation = _sum(whole, division, exhaustive=again or (exhaustive and len(division) > 1))
        if relation is None:
            continue
        if relation.left.overlaps(relation.right):
            best = relation
            break
        best = best or (relation if turn < LIKELY_WHOLES else None)
    if best and not (len(best.places) == FEWEST_PLACES and _may_be_of_another(before, listed, best)):
        yield best


def _has_unread(text: str, start: int, end: int, listed: Sequence[Figure]) -> bool:
    """Whether a list holds digits that are neither figures nor years."""
    spans = [(one.start, one.end) for one in listed]
    digits = (found for found in _DIGITS.finditer(text, start, end) if not _YEAR.fullmatch(found[0]))
    return any(not any(first <= found.start() < last for first, last in spans) for found in digits)


def _may_be_of_another(before: Sequence[Figure], listed: Sequence[Figure], relation: Relation) -> bool:
    """Whether one part that exceeds the figure before it fits into another that counts the same."""
    part = listed[0]
    wider = (one for one in before if counts(one) and same_noun(one.observation.unit, part.observation.unit))
    broken = not relation.left.overlaps(relation.right)
    return broken and any((one.observation.value or 0) >= (part.observation.value or 0) for one in wider)


def _holds_base(row: Sequence[Figure], opened: int) -> bool:
    """Whether a bracket stands directly behind a percentage: it holds what that is of, and no parts."""
    turn = bisect_left(row, opened, key=lambda one: one.start) - 1
    percent = row[turn] if turn >= 0 else None
    return bool(
        percent
        and percent.observation.unit == "%"
        and percent.is_level
        and _BEHIND_PERCENT.fullmatch(percent.passage.text, percent.end, opened)
    )


def _made(passage: Passage, before: Sequence[Figure], listed: Sequence[Figure]) -> Relation | None:
    """Return the sum of the first of a list, of whatever nouns, if they make up the figure before it exactly.

    What is listed further does not divide it: "28 phòng: 21 kiên cố, 7 bán kiên cố; còn thiếu 2 phòng".
    """
    whole = next((one for one in reversed(before) if counts(one)), None)
    if whole is None or not listed or whole.sentence != listed[0].sentence:
        return None
    for many in range(2, min(len(listed), MOST_PARTS) + 1):
        parts = list(_of_one_depth(passage.text, filter(counts, listed[:many])))
        if len(listed) > many + 1:
            continue  # What is listed behind may divide the whole once more.
        if len(parts) > 1 and total(reading(one.observation) for one in parts).overlaps(reading(whole.observation)):
            return _sum(whole, parts, exhaustive=True)
    return None


def _adds(whole: Figure) -> bool:
    """Whether parts of a figure can make it up: it is no average, and no amount for each of something."""
    name = _ADDS_NOT.search(f"{whole.observation.indicator} {whole.before[-LEAD:]}")
    return name is None and _PER_EACH.match(whole.after) is None


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


def _division(text: str, whole: Figure, parts: Sequence[Figure]) -> tuple[Sequence[Figure], bool]:
    """Return the parts that have to make the whole, and whether they divide it once more.

    Semicolons may divide one whole in several ways: "95 mới, 291 cũ; cấp tỉnh 74, cấp xã 312". Where the first makes
    it up, no other may be more than it: the largest is looked at.
    """
    groups: list[list[Figure]] = [[]]
    for part in parts:
        if groups[-1] and ";" in text[groups[-1][-1].end : part.start]:
            groups.append([])
        groups[-1].append(part)
    sums = [total(reading(one.observation) for one in group) for group in groups]
    if len(groups) == 1 or len(groups[0]) == 1 or not sums[0].overlaps(reading(whole.observation)):
        return parts, False
    largest = max(zip(groups, sums, strict=True), key=lambda one: one[1].high or Decimal(0))[0]
    return largest, largest is not groups[0]


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
        and "/" not in (part.observation.unit or "")
        and part.observation.kind is whole.observation.kind
        and part.observation.period_code == whole.observation.period_code
    )


def _sum(whole: Figure, parts: Sequence[Figure], exhaustive: bool) -> Relation | None:
    """Make the relation of a whole and its parts; parts that come close to the whole were meant to make it up."""
    parts_sum = total(reading(one.observation) for one in parts)
    size = reading(whole.observation)
    if whole.observation.denominator is not None and not parts_sum.overlaps(size):
        size = exactly(whole.observation.denominator)
    if size.low is None or size.high is None or parts_sum.low is None or parts_sum.high is None:
        return None
    if len(parts) > 2 and total(reading(one.observation) for one in parts[1:]).overlaps(reading(parts[0].observation)):
        return None  # The others divide the first: "tạm ứng 5,1 tỷ, đã thu hồi 3,8 tỷ, còn phải thu 1,3 tỷ đồng".
    if (
        parts_sum.low > size.high * (100 + NEAR) / 100
        and len(parts) > 1
        and not exhaustive
        and not _slipped(whole, parts)
    ):
        return None  # They are counted in several ways: "có BHYT 4.710 lượt, ngoại trú 1.260 lượt".
    close = len(parts) >= FEW and parts_sum.low * 100 >= size.low * (100 - NEAR)
    return Relation(
        rule="parts_make_whole",
        left=parts_sum,
        right=size if exhaustive or close else at_most(size.high),
        found=f"{sum_of(parts)} = {number(parts_sum)}; {whole.observation.raw}",
        places=figures((whole, *parts)),
    )


def _slipped(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a slip of the pen in one of them keeps parts from making up their whole, or one alone exceeds it."""
    value, step = whole.observation.value or Decimal(0), last_place(whole.observation)
    sizes = [one.observation.value or Decimal(0) for one in parts]
    due = [value - sum(sizes) + one for one in sizes]
    slips = any(left > 0 and is_slip(one, left, step) for one, left in zip(sizes, due, strict=True))
    return slips or is_slip(value, sum(sizes, Decimal(0)), step) or max(sizes) > value


def _listed_fractions(report: Printed) -> Iterator[Relation]:
    """Sum the fractions, and the percentages, of the items of a list that an announced whole is divided into."""
    for whole in report.figures:
        intro = whole.passage
        if not counts(whole) or not intro.led(_ANNOUNCES, len(intro.text)):
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
            left = total(stated(one) for one in shares)
            printed_sum = total(exactly(one.observation.value or 0) for one in shares)
            yield Relation(
                rule="shares_make_hundred",
                left=left,
                right=exactly(100),
                found=f"{sum_of(shares)} = {number(printed_sum)}%",
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
            parts = list(islice(filter(counts, _between(row, mark.end(), end)), MOST_PARTS + 1))
            units = {one.observation.unit for one in parts}
            unit = fold(next(iter(units)) or "") if len(units) == 1 else ""
            if not FEW <= len(parts) <= MOST_PARTS or " " not in unit:
                continue  # A unit of one syllable ends many a word: "an ninh, chức vụ và tội khác 15 vụ".
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
