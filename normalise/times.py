"""When a figure holds: choosing, among the periods that a sentence names, the one a number belongs to, and its base.

Reading a period's words belongs to `period`, reckoning with periods to `horizon`, a report's own to `reporting`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from normalise import horizon
from normalise.analysis import Sentence
from normalise.lexical import lexicon
from normalise.period_form import Clock, Told
from normalise.records import Period, Quantity

_LOOK_BACK = 160
"""Characters before a period that can tell what it is for; a bound, so that a long cell is read in linear time."""
_NEAR = 60
_BEGINS_CLAUSE = lexicon.pattern(r"(?:^|[.;:,(–])\s*(?:[-+*•▪]\s*)?(?:{opens_clause}[\s,]*)*$")
_ADVERBIAL = lexicon.pattern(r"{adverbial}\s*$")
_DURING = lexicon.pattern(r"{during}\s*$")
_AS_ADVERBIAL = lexicon.pattern(r"(?:{adverbial}|{cumulative})")
_REACHED = lexicon.pattern(r"\s+{told_after_time}|\s*:")
"""After a year at the end of the measure: "Doanh thu dịch vụ viễn thông năm 2022 đạt …"."""
_COMPARED = lexicon.pattern(
    r"{compare}(?:(?!{plan})[^,;.()\d]){0,40}$|(?:{multiple}|{equal_to})\s(?:\w+\s){0,2}[\d.,]+\s?(?:{times}|%)\s*$"
)
_SINCE = lexicon.pattern(r"{begins}(?:\s{since_when}(?:\s(?!{to})[^\W\d]+){0,5})?\s*\(?\s*$")
_SPAN = lexicon.pattern(r"\d\s*(?:{to}|[-–])\s")
"""Within a period that tells both its ends."""
_SAME_TIME = lexicon.pattern(r"{same_period}")
_COMPARES = lexicon.pattern(r"{compare}|{above}|{below}")
_OPEN = lexicon.pattern(r"\s*\(\s*{tells_base}?\s*")
_FROM_TO = lexicon.pattern(r"{up_to_level}\s*$")
_TIED = lexicon.pattern(r"{up_to_level}\s+\d[\d.,]*[^\d,;.()]*$")
_VISION = lexicon.pattern(r"{vision}(?:\s+(?:{to}|{year})){0,2}\s*$")
_ISSUES = lexicon.pattern(r"[^.;:]{0,120}?{issues}")
_PAST_SPAN = lexicon.pattern(r"\s+{done}")
_TELLS = lexicon.pattern(r"(?:[\s:,;&]|{tells_base}|{and}|{about}|{over}|\d[\d.,]*+(?:\s?%)?)*")
"""Between an earlier time and a number that it had: "(cùng kỳ năm 2022 tăng 17,6% và giảm 11,1%)"."""
_TELLER = re.compile(r"[(;,:]\s*(?:[^\W\d_]+\s+){0,6}$")
"""Before an earlier time that has a figure of its own: "(cơ cấu tương ứng của cùng kỳ năm 2017 là: 15,06%)"."""
_OF = lexicon.pattern(r"[^\d,;.()]{0,24}?\s{of}\s*|\s*")
_LEVEL_OF = lexicon.pattern(
    r"(?:(?:{above}|{below}|{over}|{under})\s+(?:{level_of}\s*){1,2}|{compare}\s+(?:(?:{level_of}|{nearly}|{about}|{over})\s*){0,2})$"
)
_BRACKET = re.compile(r"[()]")
_OPEN_BRACKET = re.compile(r"\s*\(\s*")
_PLANNED = lexicon.pattern(r"{planned}")
_NOW = lexicon.pattern(r"(?:{now}|{still}\s+{still_verb})")
_PARTED = lexicon.pattern(
    r"[^,;.\d]{0,30}(?:[,;](?:\s*{joins|conjunction|left_over})?|\s{joins|conjunction|left_over})\s*"
)
_NEXT_CHANGE = lexicon.pattern(r"[\s,]*(?:[^\W\d_]+\s+){0,8}(?:{rise}|{fall}|{above}|{below})[^,;.\d]{0,24}\d")
_CHANGES_NOW = lexicon.pattern(r"[\s,]*(?:{aspect_modal}\s+)?(?:{rise}|{fall}|{above}|{below}|{multiple})")
_NEXT_TO = lexicon.pattern(r"{month|quarter|week}\s+{previous}")
_CHANGES = lexicon.pattern(r"(?:{rise}|{fall}|{above}|{below}|{multiple})|\d")
_HEADED = lexicon.pattern(r"(?:[\s\W]+|{opens_clause})*+")
_LISTED = lexicon.pattern(r"\s*(?:,|{joins}|,\s*{joins})\s*(?:{during}\s)?")
_CLAUSE_START = re.compile(r"[,;:(]\s|[(]")
_UNDATED = frozenset({"to_date", "opening"})
_ALWAYS = frozenset(
    {"counted", "half", "half_month", "days_of_month", "single", "opening", "named_month", "days", "quarter", "month",
     "month_alone", "week", "relative", "within", "span", "school", "semester", "crop_years"}
)  # fmt: skip
"""Forms of a part of a year, which names of documents do not have: before a number, they hold for it."""


class Carried(NamedTuple):
    """What a sentence leaves to those after it in its passage."""

    period: Period | None = None
    base: Period | None = None
    """What the changes of the passage's first sentence are measured against."""
    base_of: Period | None = None
    """The time of those changes: a figure of another time has another base."""


@dataclass(frozen=True)
class _Named:
    """A period where it stands in the sentence, and what the words around it make of it."""

    period: Period
    start: int
    end: int
    base: bool
    """A change is measured against it."""
    same: bool
    """It is the time of the figure, a year or more before: "cùng kỳ năm 2021"."""
    said: bool
    """A preposition makes it an adverbial: "trong năm 2022", not "Kế hoạch năm 2022"."""
    opens: bool
    """It opens its clause, is said, or ends the measure: it holds for the numbers after it."""
    since: bool
    tied: bool
    """It belongs to the number before it alone: "từ 1.923 tài khoản năm 2013"."""
    now: bool
    """Words without a date: "lũy kế đến nay"."""
    planned: bool
    """It is still to come: "dự kiến đến hết năm 2025"."""
    teller: bool
    """An earlier time with figures of its own: "(cùng kỳ tăng 18,5%)"."""
    remark: bool
    """A base with which no change is told: "khởi sắc so với quý II"."""
    next_to: bool
    """It is the month, quarter or week before that of the figure: "so với tháng trước"."""
    closed: int | None
    """Where the innermost bracket around it closes."""


class Times:
    """The periods of one sentence, and the one that the passage carries into it."""

    def __init__(self, analysed: Sentence, year: int, reported: Period, carried: Carried | None = None) -> None:
        """`reported` is what the report is about, `carried` what the sentence before leaves."""
        sentence = analysed.text
        first = analysed.quantities[0].start if analysed.quantities else len(sentence)
        carried = carried or Carried()
        self._sentence, self._year, self._reported = sentence, year, reported
        self._first = first
        self._turns = analysed.turns
        """Offset of the first quantity: a date before it holds for all."""
        self._head, self._base_head, self._base_of = carried
        at_hand = self._head if self._head and self._head.start and self._head.end.year == year else reported
        told = analysed.times(Clock(year, at_hand))
        self._named = [
            self._describe(one, told[turn - 1].period.span_end if turn else 0) for turn, one in enumerate(told)
        ]
        self._own = [one for one in self._named if not one.base]
        self._bases = [one for one in self._named if one.base and not one.teller]
        self._tellers = [one for one in self._named if one.teller]

    @cached_property
    def _closed(self) -> list[tuple[int, int]]:
        return _brackets(self._sentence)

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

    def _describe(self, told: Told, floor: int) -> _Named:
        """Say what the words around a period make of it; `floor` is where the one before it ends."""
        found, sentence = told.period, self._sentence
        start, end = found.span_start, found.span_end
        near = max(0, start - _LOOK_BACK)

        def before(pattern: re.Pattern[str], begin: int = near) -> bool:
            return pattern.search(sentence, begin, start) is not None

        # A year to come after a name is its horizon: "Chương trình chuyển đổi số quốc gia đến năm 2025".
        planned = before(_PLANNED, max(floor, start - _NEAR))
        ahead = found.end.year > self._year and not before(_PLANNED)
        said = before(_DURING) if ahead else before(_ADVERBIAL) or bool(_AS_ADVERBIAL.match(found.raw))
        base = found.is_base or before(_COMPARED, max(near, floor))
        same = _SAME_TIME.search(sentence, max(floor, start - 12), end) is not None
        return _Named(
            period=found,
            start=start,
            end=end,
            base=base,
            same=same,
            said=said,
            opens=self._opens(told, said, ahead, near),
            since=before(_SINCE) and told.form != "span" and not _SPAN.search(found.raw),
            tied=before(_TIED),
            now=found.as_of and told.form in _UNDATED and not re.search(r"\d", found.raw),
            planned=planned,
            teller=base and not _COMPARES.search(found.raw) and self._is_teller(start, end),
            remark=base and not _CHANGES_NOW.match(sentence, end) and self._is_remark(start, floor),
            next_to=base and told.form == "relative" and _NEXT_TO.search(found.raw) is not None,
            closed=min((closed for opened, closed in self._closed if opened < start < closed), default=None),
        )

    def _opens(self, told: Told, said: bool, ahead: bool, near: int) -> bool:
        found, sentence = told.period, self._sentence
        start, end = found.span_start, found.span_end
        single_day = found.start == found.end
        if (single_day and _ISSUES.match(sentence, end)) or _VISION.search(sentence, near, start):
            return False
        if (told.form in _ALWAYS and not ahead) or said or _BEGINS_CLAUSE.search(sentence, near, start):
            return True
        past_span = found.start is not None and found.start.year < found.end.year < self._year
        opening = (
            not near and sentence[end : end + 3].lstrip().startswith(",") and not _COMPARES.search(sentence, 0, start)
        )
        return (
            _REACHED.match(sentence, end) is not None
            or (past_span and _PAST_SPAN.match(sentence, end) is not None)
            or (opening and not re.search(r"[;.:\d]", sentence[near:start]))
        )

    def _is_teller(self, start: int, end: int) -> bool:
        if not _TELLER.search(self._sentence, max(0, start - _NEAR), start):
            return False
        figure = re.compile(r"\d").search(self._sentence, end, end + _NEAR)
        return figure is not None and _TELLS.fullmatch(self._sentence, end, figure.start()) is not None

    def _is_remark(self, start: int, floor: int) -> bool:
        """Whether no change is told with a base: its clause has words before it, and none of change."""
        near = max(floor, start - _LOOK_BACK)
        marks = [mark.end() for mark in _CLAUSE_START.finditer(self._sentence, near, start)]
        begin = marks[-1] if marks else near
        clause = self._sentence[begin:start].strip()
        return bool(clause) and not _CHANGES.search(self._sentence, begin, start) and not self._inside(start)

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
        if turn is None:
            return None
        named = self._own[: _count_before(self._own, turn.said)][-turn.size :]
        listed = all(_LISTED.fullmatch(self._sentence, one.end, two.start) for one, two in pairwise(named))
        return _bare(named[turn.turn].period) if listed and len(named) == turn.size else None

    def _default(self, inherited: Period | None) -> tuple[Period, bool]:
        return inherited or self._reported, inherited is not None

    def _lead_period(self, at: int, inherited: Period | None) -> Period:
        """Return what holds for the words at an offset."""
        leading = next(self._leading(at), None)
        return (leading.period if leading else None) or self._head or inherited or self._reported

    def _leading(self, at: int) -> Iterator[_Named]:
        """Yield the periods before an offset that hold for what stands there, the nearest first."""
        for turn in range(_count_before(self._own, at), 0, -1):
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

    def _before(self, base: _Named, of: Period) -> Period:
        """Return the period of a base, counted from the figure's own where it is the same time of a year."""
        if base.same:
            year = base.period.end.year
            return horizon.shifted(of, year if year < of.end.year else of.end.year - 1)
        return _bare(base.period)

    def _chosen(self, start: int, end: int) -> _Named | None:
        """Return the base of a figure: the next one, unless another time stands between; else the last before it.

        One in brackets holds within them, and for the figure before them.
        """
        following = _first_from(self._bases, end)
        bases = reversed(self._bases[: _count_before(self._bases, start)])
        before = next((one for one in bases if not one.remark and self._holds(one, start)), None)
        if following is None or not self._reaches(following, end) or (before and self._leads_next(following, end)):
            return before
        return following

    def _leads_next(self, base: _Named, end: int) -> bool:
        """Whether a base behind a figure is that of the next one: "… 0,3%; so với cùng kỳ tăng 2,1%"."""
        parted = _PARTED.fullmatch(self._sentence, end, base.start) is not None
        return parted and _NEXT_CHANGE.match(self._sentence, base.end) is not None

    def _reaches(self, base: _Named, end: int) -> bool:
        """Whether a base behind a figure is its own, over whatever stands between."""
        between = [one for one in self._own if end <= one.start < base.start and one.opens and not one.said]
        if between:
            return False
        inside = self._inside(base.start)
        return inside is None or inside[0] < end or not re.search(r"\d", self._sentence[end : inside[0]])

    def _holds(self, base: _Named, start: int) -> bool:
        """Whether a base before a figure still holds for it: no other time has begun, and its bracket is not closed."""
        heads = _HEADED.fullmatch(self._sentence, 0, base.start) is not None
        if not heads and any(base.end <= one.start < start and one.opens for one in self._own):
            return False
        inside = self._inside(base.start)
        return inside is None or start < inside[1]

    def _inside(self, at: int) -> tuple[int, int] | None:
        """Return the innermost bracket around an offset."""
        around = [pair for pair in self._closed if pair[0] < at < pair[1]]
        return max(around) if around else None

    def names_base(self) -> bool:
        """Whether the sentence says what a change is measured against."""
        return len(self._own) < len(self._named)

    def planned(self, number: Quantity) -> bool:
        """Whether the words after a number put it off to a date: "250 huyện, dự kiến hoàn thành 6/2023"."""
        after = self._after(number)
        return after is not None and _PLANNED.search(self._sentence, number.end, after.start) is not None

    def carried(self) -> Carried:
        """Return what the sentences after this one inherit: a date at its head, and its base, else what it inherited.

        Not what is planned, nor one of the dates of a list of milestones.
        """
        if self._nows or any(one.now for one in self._own):
            return Carried()
        leading = [one for one in self._own if one.opens and not one.planned and self._carries(one.period)]
        if leading and self._is_list(leading):
            leading = []
        head = _bare(leading[0].period) if leading else self._head
        at = head or self._reported
        if self._base_head and self._base_of and self._base_of.code == at.code:
            return Carried(head, self._base_head, self._base_of)
        return Carried(head, self._main_base(), at)

    def _carries(self, one: Period) -> bool:
        whole = one.start is None or (one.end - one.start).days < _YEAR_DAYS
        return whole and one.end.year <= self._year and (one.end <= self._reported.end or one.end.year < self._year)

    def _is_list(self, leading: list[_Named]) -> bool:
        """Whether several times are told one by one behind a colon: "Mốc triển khai: tháng 6 (10%), tháng 9 (15%)"."""
        colon = self._sentence.find(":", 0, leading[0].start)
        return colon > 0 and len({one.period.code for one in self._own}) > 1

    def _main_base(self) -> Period | None:
        """Return the base of the sentence's first change, where it is another than a year before."""
        bases = [one for one in self._named if one.base and not (one.teller or one.remark or self._inside(one.start))]
        alone = len({one.period.code for one in bases}) == 1
        return _bare(bases[0].period) if alone and not bases[0].same else None

    def without(self, words: str) -> str:
        """Return `words` without the adverbials of time printed in them; a year that is part of a name stays."""
        for raw in self._told:
            if raw in words:
                words = _without_time(words, raw)
        return _LEFT_OVER.sub("", words)

    def _between(self, places: list[int], start: int, end: int) -> bool:
        at = bisect_left(places, start)
        return at < len(places) and places[at] < end

    def _leads(self, one: _Named, until: int) -> bool:
        """Whether a period holds for what stands at `until`; over a semicolon only one that heads the sentence does."""
        if not one.since and one.closed is not None and one.closed <= until:
            return False
        if self._between(self._stops, one.end, until) and (
            self._between(self._stops, 0, one.start) or one.end > self._first
        ):
            return False
        return one.opens

    def tells_earlier(self, number: Quantity) -> bool:
        """Whether a number is the figure of an earlier time: "so với 82 vụ của năm trước"."""
        return self._earlier(number) is not None

    def _earlier(self, number: Quantity) -> _Named | None:
        """Return the earlier time whose figure a number is: "(cùng kỳ tăng 18,5%)", "mức 4,0% của năm 2022"."""
        for one in self._tellers[: _count_before(self._tellers, number.start)]:
            if _TELLS.fullmatch(self._sentence, one.end, number.start):
                return one
        behind = _first_from(self._named, number.end)
        if behind is None or not _OF.fullmatch(self._sentence, number.end, behind.start):
            return None
        near = max(0, number.start - _NEAR)
        return behind if _LEVEL_OF.search(self._sentence, near, number.start) else None

    def ties(self, number: Quantity) -> bool:
        """Whether the sentence tells a time of this number alone: "từ 77% năm 2022 lên …"."""
        return self._earlier(number) is not None or self._beside(number, None) is not None

    def _beside(self, number: Quantity, inherited: Period | None) -> Period | None:
        """Return the period a number is tied to: before its bracket, or behind it.

        "Từ … năm 2013 lên … năm 2022", "12 trạm (năm 2022), 15 trạm (2023)".
        """
        count = _count_before(self._named, number.start)
        if count and _OPEN.fullmatch(self._sentence, self._named[count - 1].end, number.start):
            one = self._named[count - 1]
            return self._before(one, self._lead_period(one.start, inherited)) if one.base else _bare(one.period)
        behind = _first_from(self._named, number.end)
        if behind is None or behind.base:
            return None
        if _OPEN_BRACKET.fullmatch(self._sentence, number.end, behind.start) and behind.closed is not None:
            return _bare(behind.period) if not self._sentence[behind.end : behind.closed].strip() else None
        if not _NOTHING_BETWEEN.fullmatch(self._sentence, number.end, behind.start):
            return None
        near = max(0, number.start - 20)
        return _bare(behind.period) if _FROM_TO.search(self._sentence, near, number.start) else None

    def _after(self, number: Quantity, aim: bool = False) -> _Named | None:
        """Return the period that follows a number: "… trong tháng 5/2022", "… dự kiến hoàn thành 6/2023"."""
        after = _first_from(self._own, number.end)
        if after is None or self._between(self._stops, number.end, after.start):
            return None
        between = self._sentence[number.end : after.start]
        said = after.said or (aim and (_ADVERBIAL.search(between) or _AS_ADVERBIAL.match(after.period.raw)))
        return after if _PLANNED.search(between) or (said and not re.search(r"\d", between)) else None

    def _until_now(self, leading: _Named | None) -> tuple[Period, bool]:
        """Return the date that "lũy kế đến nay" means: the end of the period that the sentence spoke of before."""
        spoken = leading.period if leading else None
        if spoken is None or spoken.start == spoken.end or spoken.end.year < self._year:
            return self._reported, False
        return horizon.as_of(spoken.end), False

    def _known_end(self, since: _Named) -> date:
        """Return the last day after `since` that the passage has results for."""
        named = [one.period.end for one in self._own if one is not since]
        ends = [end for end in (*named, *([self._head.end] if self._head else [])) if end.year == self._year]
        return max((end for end in ends if end > since.period.end), default=self._reported.end)


_YEAR_DAYS = 366
_BEFORE_TIME = lexicon.pattern(r"(?:{before_time}\s+)+$")
_LEFT_OVER = re.compile(r"\s+(?=,)|(?<=\s)\s+")
_NOTHING_BETWEEN = re.compile(r"[^\d,;.()]*")


def _count_before(named: list[_Named], at: int) -> int:
    """Return how many of the periods, which stand in order, end before an offset."""
    return bisect_right(named, at, key=lambda one: one.end)


def _first_from(named: list[_Named], at: int) -> _Named | None:
    """Return the first of the periods that begins behind an offset."""
    turn = bisect_left(named, at, key=lambda one: one.start)
    return named[turn] if turn < len(named) else None


def _without_time(words: str, raw: str) -> str:
    """Return words without those that tell a time, and those that lead to it."""
    kept, done = [], 0
    for told in re.finditer(re.escape(raw), words, re.IGNORECASE):
        lead = _BEFORE_TIME.search(words, max(done, told.start() - _LOOK_BACK), told.start())
        kept.append(words[done : lead.start() if lead else told.start()])
        done = told.end()
    return "".join([*kept, words[done:]])


def _bare(one: Period) -> Period:
    """Return a period without its place in a text."""
    return Period(code=one.code, start=one.start, end=one.end, as_of=one.as_of)


def _brackets(sentence: str) -> list[tuple[int, int]]:
    """Return where brackets open and close, inner ones too; a bracket that never closes is left out."""
    opened: list[int] = []
    pairs = []
    for mark in _BRACKET.finditer(sentence):
        if mark[0] == "(":
            opened.append(mark.start())
        elif opened:
            pairs.append((opened.pop(), mark.start()))
    return pairs
