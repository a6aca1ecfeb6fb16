"""When a figure holds: choosing, among the periods that a sentence names, the one a number belongs to, and its base.

Reading a period's words belongs to `period`, reckoning with periods to `horizon`, a report's own to `reporting`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from normalise.lexical import lexicon
from normalise.periods import horizon
from normalise.periods.period_form import Clock, Told
from normalise.records import Period, Quantity
from normalise.statements import timeless
from normalise.statements.analysis import Sentence
from normalise.statements.named_time import (
    ADVERBIAL,
    AS_ADVERBIAL,
    LEADS_TO,
    NEAR,
    PLANNED,
    TELLS,
    NamedTime,
    Surroundings,
    count_before,
    first_from,
)

_OPEN = lexicon.pattern(r"\s*\(\s*{tells_base}?\s*")
_FROM_TO = lexicon.pattern(r"{up_to_level}\s*$")
_OF = lexicon.pattern(r"[^\d,;.()]{0,24}?\s{of}\s*|\s*")
_LEVEL_OF = lexicon.pattern(
    r"(?:(?:{above}|{below}|{over}|{under})\s+(?:{level_of}\s*){1,2}|{compare}\s+(?:(?:{level_of}|{nearly}|{about}|{over})\s*){0,2}|{rise|fall}(?:\s{degree})*\s{come_from}\s*)$"
)
_NEXT_FIGURE = re.compile(r"[,;]\s")
_OPEN_BRACKET = re.compile(r"\s*\(\s*")
_CLAUSE_END = re.compile(r"[,;:.(]")
_NOW = lexicon.pattern(r"(?:{now}|{still}\s+{still_verb})")
_PARTED = lexicon.pattern(
    r"[^,;.\d]{0,30}(?:[,;](?:\s*{joins|conjunction|left_over})?|\s{joins|conjunction|left_over})\s*"
)
_NEXT_CHANGE = lexicon.pattern(r"[\s,]*(?:[^\W\d_]+\s+){0,8}(?:{rise}|{fall}|{above}|{below})[^,;.\d]{0,24}\d")
_HEADED = lexicon.pattern(r"(?:[\s\W]+|{opens_clause})*+")
_TELLS_PARTS = lexicon.pattern(r"[\s–+*•-]*{of_which}")
_LISTED = lexicon.pattern(r"\s*(?:,|{joins}|,\s*{joins})\s*(?:{during}\s)?")


class Carried(NamedTuple):
    """What a sentence leaves to those after it in its passage."""

    period: Period | None = None
    base: Period | None = None
    """What the changes of the passage's first sentence are measured against."""
    base_of: Period | None = None
    """The time of those changes: a figure of another time has another base."""
    last: Period | None = None
    """The time of what was told last, which a sentence that begins with "trong đó" tells the parts of."""


class Times:
    """The periods of one sentence, and the one that the passage carries into it."""

    def __init__(self, analysed: Sentence, year: int, reported: Period, carried: Carried | None = None) -> None:
        """`reported` is what the report is about, `carried` what the sentence before leaves."""
        sentence = analysed.text
        first = analysed.quantities[0].start if analysed.quantities else len(sentence)
        carried = carried or Carried()
        self._sentence, self._year, self._reported = sentence, year, reported
        self._turns = analysed.turns
        self._first = first
        self._numbers = analysed.quantities
        self._starts = [one.start for one in analysed.quantities]
        """Offset of the first quantity: a date before it holds for all."""
        self._head, self._base_head, self._base_of = carried[:3]
        if carried.last and _TELLS_PARTS.match(sentence):
            self._head = carried.last
        at_hand = self._head if self._head and self._head.start and self._head.end.year == year else reported
        told = [_as_reported(one, reported) for one in analysed.times(Clock(year, at_hand))]
        self._around = Surroundings(sentence, year)
        self._named = [
            self._around.describe(one, told[turn - 1].period.span_end if turn else 0) for turn, one in enumerate(told)
        ]
        self._own = [one for one in self._named if not one.base]
        self._bases = [one for one in self._named if one.base and not one.teller]
        self._tellers = [one for one in self._named if one.teller]

    @cached_property
    def _stops(self) -> list[int]:
        return [mark.start() for mark in re.finditer(";", self._sentence)]

    @cached_property
    def _told(self) -> list[str]:
        """The adverbials of time as they are printed, each once."""
        told = (one.period.raw for one in self._named if one.base or one.opens or one.tied)
        return list(dict.fromkeys(raw for raw in told if raw))

    @cached_property
    def _nows(self) -> list[int]:
        return [mark.start() for mark in _NOW.finditer(self._sentence)]

    def of(self, number: Quantity, inherited: Period | None, aim: bool = False) -> tuple[Period, bool]:
        """Return the period of a number, and whether the report says it.

        In this order: the one it is tied to, what leads its clause or the sentence, what follows it with "trong năm …",
        the date at the head of the passage, the heading or deadline it stands under, the reporting period. An `aim` is
        due in the year that follows it: "hướng tới mục tiêu hỗ trợ 100 doanh nghiệp đến năm 2025".
        """
        if earlier := self._earlier(number):
            return self._before(earlier, self._lead_period(earlier.start, inherited)), True
        if beside := self._beside(number, inherited) or self.in_order(number):
            return beside, True
        leading = self._leading(number.start)
        last = next(leading, None)
        if last is not None and last.now:
            return self._until_now(next(leading, None))
        if last is not None and last.since:
            return horizon.span(last.period, self._known_end(last)), True
        if self._between(self._nows, last.end if last else 0, number.start):
            return self._until_now(last) if last is not None else self._default(inherited)
        after = self._after(number, aim)
        chosen = last.period if last else after.period if after else self._after_base() or self._head
        if chosen is None:
            return self._default(inherited)
        return (horizon.since_january(chosen) if number.per and chosen.as_of else _bare(chosen)), True

    def _after_base(self) -> Period | None:
        """Return the month, quarter or week that is compared with the one before, in a sentence that names no other."""
        before = next((one.period for one in self._bases if one.next_to), None)
        return horizon.following(before) if before and not self._own else None

    def in_order(self, number: Quantity) -> Period | None:
        """Return the time that has the number's turn: "Quý I và quý II năm 2024 lần lượt tăng 3% và 4%"."""
        turn = self._turns.get(number.start)
        if turn is None or turn.said is None:
            return None
        named = self._own[: count_before(self._own, turn.said)][-turn.size :]
        listed = all(_LISTED.fullmatch(self._sentence, one.end, two.start) for one, two in pairwise(named))
        return _bare(named[turn.turn].period) if listed and len(named) == turn.size else None

    def _default(self, inherited: Period | None) -> tuple[Period, bool]:
        return inherited or self._reported, inherited is not None

    def _lead_period(self, at: int, inherited: Period | None) -> Period:
        """Return what holds for the words at an offset."""
        leading = next(self._leading(at), None)
        return (leading.period if leading else None) or self._head or inherited or self._reported

    def _leading(self, at: int) -> Iterator[NamedTime]:
        """Yield the periods before an offset that hold for what stands there, the nearest first."""
        for turn in range(count_before(self._own, at), 0, -1):
            if self._leads(self._own[turn - 1], at):
                yield self._own[turn - 1]

    def base(self, number: Quantity, of: Period) -> Period:
        """Return what a growth is measured against: the base named nearest, else that of the passage.

        Without either it is the same period a year before. A figure of an earlier time goes back as far again.
        """
        if earlier := self._earlier(number):
            main = self._chosen(earlier.start, earlier.start)
            if main is None or main.same or main.period.start is not None:
                return horizon.shifted(of, of.end.year - 1)
            return horizon.shifted(main.period, main.period.end.year - 1)
        chosen = self._chosen(number.start, number.end)
        if chosen is not None:
            return self._before(chosen, of)
        if self._base_head and self._base_of and self._base_of.code == of.code:
            return self._base_head
        return horizon.shifted(of, of.end.year - 1)

    def _before(self, base: NamedTime, of: Period) -> Period:
        """Return the period of a base, counted from the figure's own where it is the same time of a year."""
        if base.same:
            year = base.period.end.year
            return horizon.shifted(of, year if year < of.end.year else of.end.year - 1)
        return _bare(base.period)

    def _chosen(self, start: int, end: int) -> NamedTime | None:
        """Return the base of a figure: the next one, unless another time stands between; else the last before it.

        One in brackets holds within them, and for the figure before them.
        """
        following = first_from(self._bases, end)
        bases = reversed(self._bases[: count_before(self._bases, start)])
        before = next((one for one in bases if not one.remark and self._holds(one, start)), None)
        if following is None or not self._reaches(following, end) or (before and self._leads_next(following, end)):
            return before
        return following

    def _leads_next(self, base: NamedTime, end: int) -> bool:
        """Whether a base behind a figure is that of the next one: "… 0,3%; so với cùng kỳ tăng 2,1%"."""
        parted = _PARTED.fullmatch(self._sentence, end, base.start) is not None
        return parted and _NEXT_CHANGE.match(self._sentence, base.end) is not None

    def _reaches(self, base: NamedTime, end: int) -> bool:
        """Whether a base behind a figure is its own, over whatever stands between."""
        between = [one for one in self._own if end <= one.start < base.start and one.opens and not one.said]
        if between:
            return False
        inside = self._around.inside(base.start)
        return inside is None or inside[0] < end or not re.search(r"\d", self._sentence[end : inside[0]])

    def _holds(self, base: NamedTime, start: int) -> bool:
        """Whether a base before a figure still holds for it: no other time has begun, and its bracket is not closed."""
        heads = _HEADED.fullmatch(self._sentence, 0, base.start) is not None
        if not heads and any(base.end <= one.start < start and one.opens for one in self._own):
            return False
        inside = self._around.inside(base.start)
        return inside is None or start < inside[1]

    def names_base(self) -> bool:
        """Whether the sentence says what a change is measured against."""
        return len(self._own) < len(self._named)

    def planned(self, number: Quantity) -> bool:
        """Whether the words after a number put it off to a date: "250 huyện, dự kiến hoàn thành 6/2023"."""
        after = self._after(number)
        return after is not None and PLANNED.search(self._sentence, number.end, after.start) is not None

    def carried(self) -> Carried:
        """Return what the sentences after this one inherit: a date at its head, and its base, else what it inherited.

        Not what is planned, nor one of the dates of a list of milestones.
        """
        if self._nows or any(one.now for one in self._own):
            return Carried()
        leading = [
            one
            for one in self._own
            if one.opens
            and one.closed is None
            and not (one.planned or one.alone or self._is_of_level(one))
            and self._carries(one.period)
        ]
        if leading and self._is_list(leading):
            leading = []
        head = _bare(leading[0].period) if leading else self._head
        last = _bare(leading[-1].period) if leading else self._head
        at = head or self._reported
        if self._base_head and self._base_of and self._base_of.code == at.code:
            return Carried(head, self._base_head, self._base_of, last)
        return Carried(head, self._main_base(), at, last)

    def _is_of_level(self, one: NamedTime) -> bool:
        """Whether a time dates only the figure before it, from which a measure went to another."""
        before = next((number for number in reversed(self._numbers) if number.end <= one.start), None)
        return before is not None and self._has_level(one, before)

    def _carries(self, one: Period) -> bool:
        whole = one.start is None or (one.end - one.start).days < _YEAR_DAYS
        return whole and one.end.year <= self._year and (one.end <= self._reported.end or one.end.year < self._year)

    def _is_list(self, leading: list[NamedTime]) -> bool:
        """Whether several times are told one by one behind a colon: "Mốc triển khai: tháng 6 (10%), tháng 9 (15%)"."""
        colon = self._sentence.find(":", 0, leading[0].start)
        return colon > 0 and len({one.period.code for one in self._own}) > 1

    def _main_base(self) -> Period | None:
        """Return the base of the sentence's first change, where it is another than a year before."""
        bases = [
            one for one in self._named if one.base and not (one.teller or one.remark or self._around.inside(one.start))
        ]
        alone = len({one.period.code for one in bases}) == 1
        return _bare(bases[0].period) if alone and not bases[0].same else None

    def without(self, words: str) -> str:
        """Return `words` without the adverbials of time printed in them; a year that is part of a name stays."""
        return timeless.without(words, self._told)

    def _between(self, places: list[int], start: int, end: int) -> bool:
        at = bisect_left(places, start)
        return at < len(places) and places[at] < end

    def _leads(self, one: NamedTime, until: int) -> bool:
        """Whether a period holds for what stands at `until`; over a semicolon only one that heads the sentence does."""
        if not one.since and one.closed is not None and one.closed <= until:
            return False
        if self._between(self._stops, one.end, until) and (
            self._between(self._stops, 0, one.start) or one.end > self._first
        ):
            return False
        return one.opens and not (one.alone and self._is_past_its_figure(one, until))

    def _is_past_its_figure(self, one: NamedTime, until: int) -> bool:
        """Whether the figure of a stock was told, and the words after it are of another: those in brackets are not."""
        turn = bisect_left(self._starts, one.end)
        return (
            turn < len(self._numbers)
            and _NEXT_FIGURE.search(self._sentence, self._numbers[turn].end, until) is not None
        )

    def tells_earlier(self, number: Quantity) -> bool:
        """Whether a number is the figure of an earlier time: "so với 82 vụ của năm trước"."""
        return self._earlier(number) is not None

    def _earlier(self, number: Quantity) -> NamedTime | None:
        """Return the earlier time whose figure a number is: "(cùng kỳ tăng 18,5%)", "mức 4,0% của năm 2022"."""
        for one in self._tellers[: count_before(self._tellers, number.start)]:
            if TELLS.fullmatch(self._sentence, one.end, number.start):
                return one
        lead = self._named[0] if self._named and self._named[0].leads else None
        if (
            lead
            and count_before(self._named, number.start) == 1
            and LEADS_TO.fullmatch(self._sentence, lead.end, number.start)
        ):
            return lead
        behind = first_from(self._named, number.end)
        return behind if behind is not None and self._has_level(behind, number) else None

    def _has_level(self, behind: NamedTime, number: Quantity) -> bool:
        """Whether a number is what a change is measured from, and the time behind it when that was."""
        near = max(0, number.start - NEAR)
        close = _OF.fullmatch(self._sentence, number.end, behind.start)
        return close is not None and _LEVEL_OF.search(self._sentence, near, number.start) is not None

    def ties(self, number: Quantity) -> bool:
        """Whether the sentence tells a time of this number alone: "từ 77% năm 2022 lên …"."""
        return self._earlier(number) is not None or self._beside(number, None) is not None

    def _beside(self, number: Quantity, inherited: Period | None) -> Period | None:
        """Return the period a number is tied to: before its bracket, or behind it.

        "Từ … năm 2013 lên … năm 2022", "12 trạm (năm 2022), 15 trạm (2023)".
        """
        count = count_before(self._named, number.start)
        if count and _OPEN.fullmatch(self._sentence, self._named[count - 1].end, number.start):
            one = self._named[count - 1]
            return self._before(one, self._lead_period(one.start, inherited)) if one.base else _bare(one.period)
        behind = first_from(self._named, number.end)
        if behind is None or behind.base:
            return None
        if _OPEN_BRACKET.fullmatch(self._sentence, number.end, behind.start) and behind.closed is not None:
            return _bare(behind.period) if not self._sentence[behind.end : behind.closed].strip() else None
        if not _NOTHING_BETWEEN.fullmatch(self._sentence, number.end, behind.start):
            return None
        near = max(0, number.start - 20)
        return _bare(behind.period) if _FROM_TO.search(self._sentence, near, number.start) else None

    def _after(self, number: Quantity, aim: bool = False) -> NamedTime | None:
        """Return the period that follows a number: "… trong tháng 5/2022", "… dự kiến hoàn thành 6/2023"."""
        after = first_from(self._own, number.end)
        if after is None or self._between(self._stops, number.end, after.start):
            return None
        between = self._sentence[number.end : after.start]
        if "," in between and self._leads_to_next(after):
            return None
        said = after.said or (aim and (ADVERBIAL.search(between) or AS_ADVERBIAL.match(after.period.raw)))
        return after if PLANNED.search(between) or (said and not re.search(r"\d", between)) else None

    def _leads_to_next(self, time: NamedTime) -> bool:
        """Whether a time and a figure behind it stand in one clause: "…, phấn đấu đến năm 2025 đạt 3.000 km"."""
        turn = bisect_left(self._starts, time.end)
        following = self._starts[turn] if turn < len(self._starts) else None
        return following is not None and not _CLAUSE_END.search(self._sentence, time.end, following)

    def _until_now(self, leading: NamedTime | None) -> tuple[Period, bool]:
        """Return the date that "lũy kế đến nay" means: the end of the period that the sentence spoke of before."""
        spoken = leading.period if leading else None
        if spoken is None or spoken.start == spoken.end or spoken.end.year < self._year:
            return self._reported, False
        return horizon.as_of(spoken.end), False

    def _known_end(self, since: NamedTime) -> date:
        """Return the last day after `since` that the passage has results for."""
        named = [one.period.end for one in self._own if one is not since]
        ends = [end for end in (*named, *([self._head.end] if self._head else [])) if end.year == self._year]
        return max((end for end in ends if end > since.period.end), default=self._reported.end)


_YEAR_DAYS = 366
_NOTHING_BETWEEN = re.compile(r"[^\d,;.()]*")


def _as_reported(told: Told, reported: Period) -> Told:
    """Return the days that a report is about for the months by whose name it calls them."""
    called, one = horizon.called(reported), told.period
    if called is None or one.code != called.code:
        return told
    return Told(one.model_copy(update={"code": reported.code, "start": reported.start, "end": reported.end}), told.form)


def _bare(one: Period) -> Period:
    """Return a period without its place in a text."""
    return Period(code=one.code, start=one.start, end=one.end, as_of=one.as_of)
