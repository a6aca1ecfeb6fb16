"""Percentages that one slip of the pen keeps from being those of two figures of their sentence.

A percentage may be of a whole that stands elsewhere, or nowhere. That it was meant of the two figures before it, a slip
shows that explains what is printed: a point moved, two digits changed, a part that cannot exceed its whole. Shares of
fractions and of wholes that are named as such belong to `shares`.
"""

import re
from collections.abc import Iterator, Sequence

from checks.arithmetic.slips import is_slip, slips_of
from checks.relations.finder import finds, relation_rule
from checks.relations.printed import Figure, Passage, Printed
from checks.relations.reading import last_place, reading
from checks.relations.relation import Relation, figures
from checks.relations.shares import counts, follows, size_of, stated
from normalise.lexical.lexicon import pattern
from normalise.records import Interval, Severity, quotient

_BRACKET = re.compile(r"[^;.,()\d]{0,40}\(\s*")
_OF_WHAT = pattern(r"\s(?!{compare}|{plan})[^;.,()\d]{3,80}\(")
WHOLES = 3
"""So many figures before a part may be its whole."""
FEWEST, LONG = 3, 4
"""A percentage of so many digits is seldom, or never, that of two figures by chance."""
MOVED = (1, -1, 3, -3)


@finds(
    relation_rule(
        "share_without_slip",
        Severity.ERROR,
        "a percentage that is that of the two figures before it, of which only a slip of the pen keeps it",
        "tỷ lệ phần trăm khớp với hai số liệu đứng trước, chỉ sai khác do lỗi gõ số",
        "215 were trained and 296 of them got a certificate (91.2 %): 196 did.",
    ),
)
def slipped_shares(report: Printed) -> Iterator[Relation]:
    """Pair each percentage behind a count with the figure before it that it is of but for a slip."""
    for passage, row in report.in_passages():
        for place, percent in enumerate(row):
            one = percent.observation
            if (
                one.unit != "%"
                or not percent.is_level
                or one.qualifier != "="
                or place == 0
                or _length(percent) < FEWEST
            ):
                continue
            part, before = row[place - 1], row[: place - 1]
            bracket = _BRACKET.fullmatch(passage.text, part.end, percent.start)
            if not counts(part) or part.observation.denominator or not (bracket or follows(passage, row, place)):
                continue
            if any(_fits(part, other, percent) for other in row if other is not part):
                continue
            near = [each for each in before[-WHOLES:] if each.sentence == part.sentence and size_of(each, part)]
            near += _behind(passage, row[place + 1 : place + 2], part, percent)
            slipped = [whole for whole in near if _is_slipped(part, whole, percent)]
            if len(slipped) == 1:
                yield _relation(slipped[0], part, percent)


def _behind(passage: Passage, behind: Sequence[Figure], part: Figure, percent: Figure) -> list[Figure]:
    """Return the whole that a bracket behind a percentage names: "chiếm 18,6% số bệnh nhân nội trú (8.216 người)"."""
    return [
        one
        for one in behind
        if one.sentence == percent.sentence
        and size_of(one, part)
        and _OF_WHAT.fullmatch(passage.text, percent.end, one.start)
    ]


def _length(percent: Figure) -> int:
    """Return how many digits a percentage has: 4 for 41,00."""
    return len(str(int((percent.observation.value or 0) / last_place(percent.observation))))


def _share(part: Figure, whole: Figure) -> Interval | None:
    size = size_of(whole, part)
    return quotient(reading(part.observation), size, 100) if size else None


def _fits(part: Figure, whole: Figure, percent: Figure) -> bool:
    share = _share(part, whole)
    return share is not None and share.overlaps(stated(percent))


def _is_slipped(part: Figure, whole: Figure, percent: Figure) -> bool:
    """Whether a slip of the pen explains a percentage: in itself, or in one of the two figures."""
    share, said = _share(part, whole), percent.observation
    if share is None or share.low is None or share.high is None or said.value is None or said.value <= 0:
        return False
    exact = Interval(said.value - last_place(said) / 2, said.value + last_place(said) / 2)
    if any(Interval(share.low.scaleb(power), share.high.scaleb(power)).overlaps(exact) for power in MOVED):
        return True
    middle = (share.low + share.high) / 2
    if middle <= 100:
        step = last_place(said)
        telling = _length(percent) >= LONG or whole.start > percent.start
        return telling and is_slip(said.value, middle.quantize(step), step)
    return said.value <= 100 and _is_mended(part, whole, exact)


def _is_mended(part: Figure, whole: Figure, said: Interval) -> bool:
    """Whether one digit, or two that changed places, make a part that exceeds its whole the share that is printed."""
    one, other = part.observation, whole.observation
    if one.value is None or other.value is None:
        return False
    parts = (Interval(value, value) for value in slips_of(one.value, last_place(one)))
    wholes = (Interval(value, value) for value in slips_of(other.value, last_place(other)) if value > 0)
    shares = (
        *(quotient(value, reading(other), 100) for value in parts),
        *(quotient(reading(one), value, 100) for value in wholes),
    )
    return any(share is not None and share.overlaps(said) for share in shares)


def _relation(whole: Figure, part: Figure, percent: Figure) -> Relation:
    share = _share(part, whole) or Interval(None, None)
    middle = ((share.low or 0) + (share.high or 0)) / 2
    said = f"{part.observation.raw} / {whole.observation.raw} = " + f"{middle:.2f}%".replace(".", ",")
    return Relation(
        rule="share_without_slip",
        left=share,
        right=stated(percent),
        found=f"{said}; {percent.observation.raw}",
        places=figures((whole, part, percent)),
    )
