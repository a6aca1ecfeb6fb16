"""Counts that announce a list, against the items that follow.

Names listed in the sentence itself, and rows of tables, belong to `listed`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from checks.relations.finder import finds, relation_rule
from checks.relations.printed import Figure, Passage, Printed
from checks.relations.reading import exactly
from checks.relations.relation import Relation, figures, words
from normalise.lexical.lexicon import pattern
from normalise.records import Severity

_MARK = re.compile(r"\s*(?:(?P<dash>[-–•*])|(?P<plus>\+)|(?P<number>\d{1,2})[.)]|(?P<letter>[a-zđ])[.)])\s+\S")
_ANNOUNCES = pattern(r"(?:[^,;.()\d]{0,40}\s)?(?:{as_follows}|{list_noun}(?:\s[^,;.()\d:]{1,40})?)\s*:\s*")
FEWEST, MOST = 2, 20


@finds(
    relation_rule(
        "count_matches_items",
        Severity.WARNING,
        "as many items in a list as the line before it announces",
        "số mục được liệt kê đúng bằng số đã nêu ở câu dẫn",
        "Four measures are announced, three items follow.",
        "ask the issuer whether an item is missing or the numbers are wrong",
    ),
)
def items(report: Printed) -> Iterator[Relation]:
    """Pair the last count of a line that ends in a colon with the items of the list behind it."""
    for turn, passage in enumerate(report.passages):
        announced = next(reversed(report.of(passage)), None)
        if passage.table is not None or announced is None or not _announces(announced):
            continue
        behind = list(takewhile(_is_item, report.passages[turn + 1 : turn + 1 + MOST * 2]))
        listed = _of_one_level(behind)
        if FEWEST <= len(listed) <= MOST and len(behind) < MOST * 2 and not _may_run_on(announced, listed):
            yield Relation(
                rule="count_matches_items",
                left=exactly(announced.observation.value or 0),
                right=exactly(len(listed)),
                found=f"{announced.observation.raw}; {len(listed)}",
                places=(*figures((announced,)), words(listed[-1], listed[-1].text[:SHOWN].strip())),
            )


def _may_run_on(announced: Figure, listed: Sequence[Passage]) -> bool:
    """Whether what is too much in a list may be of the text behind it: only numbers of a list of its own tell."""
    more = len(listed) > (announced.observation.value or 0)
    first, outer = (_MARK.match(one.text) for one in (listed[0], announced.passage))
    return more and (first is None or first["number"] is None or (outer is not None and outer["number"] is not None))


SHOWN = 60
"""Characters of an item that show which it is."""


def _announces(figure: Figure) -> bool:
    """Whether a figure counts, whole and exactly, what its line announces."""
    one = figure.observation
    plain = one.unit not in (None, "%", "VND") and one.denominator is None and one.qualifier == "=" and not one.decimals
    within = one.value is not None and FEWEST <= one.value <= MOST and figure.is_level and one.scale == 1
    unit = figure.passage.text[figure.start :]
    return plain and within and _ANNOUNCES.fullmatch(re.sub(r"^[\d.,]+\s*", "", unit)) is not None


def _is_item(passage: Passage) -> bool:
    return passage.table is None and _MARK.match(passage.text) is not None


def _of_one_level(behind: Sequence[Passage]) -> list[Passage]:
    """Return the items that are marked as the first is, up to one whose number does not run on."""
    kinds = [match.lastgroup for one in behind if (match := _MARK.match(one.text))]
    same = [one for one, kind in zip(behind, kinds, strict=True) if kind == kinds[0]]
    if kinds[:1] == ["number"]:
        numbers = [int(match["number"]) for one in same if (match := _MARK.match(one.text))]
        return [one for turn, (one, number) in enumerate(zip(same, numbers, strict=True), start=1) if number == turn]
    return same
