"""A period where a sentence names it, and what the words around it make of it: a base, an adverbial, what is planned.

Which of them a figure belongs to is chosen in `period_binding`; reading a period's words belongs to `period`.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from normalise.lexical import lexicon
from normalise.periods import period_pattern as forms
from normalise.periods.period_form import Told
from normalise.records import Period

LOOK_BACK = 160
"""Characters before a period that can tell what it is for; a bound, so that a long cell is read in linear time."""
NEAR = 60
_BEGINS_CLAUSE = lexicon.pattern(r"(?:^|[.;:,(–])\s*(?:[-+*•▪]\s*)?(?:{opens_clause}[\s,]*)*$")
ADVERBIAL = lexicon.pattern(r"{adverbial}\s*$")
_DURING = lexicon.pattern(r"{during}\s*$")
AS_ADVERBIAL = lexicon.pattern(r"(?:{adverbial}|{cumulative})")
_REACHED = lexicon.pattern(r"(?:\s\(\d[^()]{1,20}\))?\s+{told_after_time}|\s*:")
"""After a year at the end of the measure: "Doanh thu dịch vụ viễn thông năm 2022 đạt …"."""
_OF_WHOM = lexicon.pattern(
    r"\s+(?:{whose_after_time}|{aim_given})\s(?:(?!{is_verb}\s|{reach}\s)[^\W\d]+\s){0,12}?"
    r"(?:(?P<is>{is_verb})|(?:{aspect_modal}\s+)?(?:{reach}|{left_over}))\s+(?:(?:{about}|{over}|{nearly}|{even_to})\s+)*\d"
)
"""After a year within the measure: "Sản lượng điện năm 2021 của tỉnh là 45 triệu kWh"."""
_OF_A_PAPER = lexicon.pattern(r"(?:{legal_act|other_paper|paper_of_plan})[^,;:.]*$")
_COMPARED = lexicon.pattern(
    r"{compare}(?:(?!{plan})[^,;.()\d]){0,40}$|(?:{multiple}|{equal_to})\s(?:\w+\s){0,2}"
    r"(?:[\d.,]+\s?(?:{times}|%)|{number_word}\s{times}(?:\s{half_more})?|{number_word|twice|half_more|one_half})\s*$"
)
_SINCE = lexicon.pattern(r"{begins}(?:\s{since_when}(?:\s(?!{to})[^\W\d]+){0,5})?\s*\(?\s*$")
_SPAN = lexicon.pattern(r"\d\s*(?:{to}|[-–])\s")
"""Within a period that tells both its ends."""
_SAME_TIME = lexicon.pattern(r"{same_period}")
_COMPARES = lexicon.pattern(r"{compare}|{above}|{below}")
_TIED = lexicon.pattern(r"{up_to_level}\s+\d[\d.,]*[^\d,;.()]*$")
_VISION = lexicon.pattern(r"{vision}(?:\s+(?:{to}|{year})){0,2}\s*$")
_ISSUES = lexicon.pattern(r"[^.;:]{0,120}?{issues}")
_PAST_SPAN = lexicon.pattern(r"\s+{done}")
LEADS_TO = lexicon.pattern(r"(?:(?!{rise|fall|above|below|multiple|compare}|;|\.\s).)*+")
"""Between an earlier time that leads its sentence and a level of it: no change begins there."""
TELLS = lexicon.pattern(r"(?:[\s:,;&]|{tells_base}|{and}|{about}|{over}|\d[\d.,]*+(?:\s?%)?)*")
"""Between an earlier time and a number that it had: "(cùng kỳ năm 2022 tăng 17,6% và giảm 11,1%)"."""
_TELLER = re.compile(r"[(;,:]\s*(?:[^\W\d_]+\s+){0,6}$")
"""Before an earlier time that has a figure of its own: "(cơ cấu tương ứng của cùng kỳ năm 2017 là: 15,06%)"."""
_BRACKET = re.compile(r"[()]")
PLANNED = lexicon.pattern(r"{planned}")
_CHANGES_NOW = lexicon.pattern(r"[\s,]*(?:{aspect_modal}\s+)?(?:{rise}|{fall}|{above}|{below}|{multiple})")
_NEXT_TO = lexicon.pattern(r"{month|quarter|week}\s+{previous}")
_CHANGES = lexicon.pattern(r"(?:{rise}|{fall}|{above}|{below}|{multiple})|\d")
_CLAUSE_START = re.compile(r"[,;:(]\s|[(]")
_UNDATED = frozenset({"to_date", "opening"})
_ENDS = frozenset({"start", "term_end", "year_end"})
_ALWAYS = frozenset(
    {"counted", "counted_short", "half", "half_year",
     "half_month", "days_of_month", "single", "opening", "start", "term_end", "named_month", "days", "quarter", "month",
     "month_alone", "week", "relative", "within", "span", "school", "semester", "crop_years"}
)  # fmt: skip
"""Forms of a part of a year, which names of documents do not have: before a number, they hold for it."""


@dataclass(frozen=True)
class NamedTime:
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
    alone: bool
    """It dates the stock before it, and no other figure: "Số hộ nghèo đầu năm là 1.254 hộ, thoát nghèo 267 hộ"."""
    now: bool
    """Words without a date: "lũy kế đến nay"."""
    planned: bool
    """It is still to come: "dự kiến đến hết năm 2025"."""
    teller: bool
    """An earlier time with figures of its own: "(cùng kỳ tăng 18,5%)"."""
    leads: bool
    """An earlier time at the head of its sentence, whose levels are of it: "Cùng kỳ năm 2022 xảy ra 52 vụ"."""
    remark: bool
    """A base with which no change is told: "khởi sắc so với quý II"."""
    next_to: bool
    """It is the month, quarter or week before that of the figure: "so với tháng trước"."""
    closed: int | None
    """Where the innermost bracket around it closes."""


class Surroundings:
    """The words of a sentence around the times that it names."""

    def __init__(self, sentence: str, year: int) -> None:
        """`year` is the reporting year: what comes behind it is ahead."""
        self._sentence, self._year = sentence, year
        self._opened: int | None = None
        """Where the time ends that opened a clause last."""

    @cached_property
    def _closed(self) -> list[tuple[int, int]]:
        return _brackets(self._sentence)

    def inside(self, at: int) -> tuple[int, int] | None:
        """Return the innermost bracket around an offset."""
        around = [pair for pair in self._closed if pair[0] < at < pair[1]]
        return max(around) if around else None

    def describe(self, told: Told, floor: int) -> NamedTime:
        """Say what the words around a period make of it; `floor` is where the one before it ends."""
        found, sentence = told.period, self._sentence
        start, end = found.span_start, found.span_end
        near = max(0, start - LOOK_BACK)

        def before(pattern: re.Pattern[str], begin: int = near) -> bool:
            return pattern.search(sentence, begin, start) is not None

        # A year to come after a name is its horizon: "Chương trình chuyển đổi số quốc gia đến năm 2025".
        planned = before(PLANNED, max(floor, start - NEAR))
        ahead = found.end.year > self._year and not before(PLANNED)
        said = before(_DURING) if ahead else before(ADVERBIAL) or bool(AS_ADVERBIAL.match(found.raw))
        base = found.is_base or before(_COMPARED, max(near, floor))
        same = _SAME_TIME.search(sentence, max(floor, start - 12), end) is not None
        return NamedTime(
            period=found,
            start=start,
            end=end,
            base=base,
            same=same,
            said=said,
            opens=self._opens(told, said, ahead, near),
            since=before(_SINCE) and told.form != "span" and not _SPAN.search(found.raw),
            tied=before(_TIED),
            alone=self._stands(told),
            now=found.as_of and told.form in _UNDATED and not re.search(r"\d", found.raw),
            planned=planned,
            teller=base and not _COMPARES.search(found.raw) and self._is_teller(start, end),
            leads=same and not _COMPARES.search(found.raw) and not sentence[:start].strip(" -–+*•"),
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
            self._opened = end
            return True
        past_span = found.start is not None and found.start.year < found.end.year < self._year
        opening = (
            not near and sentence[end : end + 3].lstrip().startswith(",") and not _COMPARES.search(sentence, 0, start)
        )
        return (
            _REACHED.match(sentence, end) is not None
            or self._stands(told)
            or self._is_of_measure(start, end, near)
            or (past_span and _PAST_SPAN.match(sentence, end) is not None)
            or (opening and not re.search(r"[;.:\d]", sentence[near:start]))
        )

    def _stands(self, told: Told) -> bool:
        """Whether the beginning or the end of a time is the last word of a stock's name."""
        return told.form in _ENDS and forms.STANDS.match(self._sentence, told.period.span_end) is not None

    def _is_of_measure(self, start: int, end: int, near: int) -> bool:
        """Whether a measure has a time before those whom it is about.

        A paper's year is when it was written, and under a time that opens the clause it may be that of a detail.
        """
        if self._opened is not None and ";" not in self._sentence[self._opened : start]:
            return False
        found = _OF_WHOM.match(self._sentence, end)
        return found is not None and (found["is"] is not None or not _OF_A_PAPER.search(self._sentence, near, start))

    def _is_teller(self, start: int, end: int) -> bool:
        if not _TELLER.search(self._sentence, max(0, start - NEAR), start):
            return False
        figure = re.compile(r"\d").search(self._sentence, end, end + NEAR)
        return figure is not None and TELLS.fullmatch(self._sentence, end, figure.start()) is not None

    def _is_remark(self, start: int, floor: int) -> bool:
        """Whether no change is told with a base: its clause has words before it, and none of change."""
        near = max(floor, start - LOOK_BACK)
        marks = [mark.end() for mark in _CLAUSE_START.finditer(self._sentence, near, start)]
        begin = marks[-1] if marks else near
        clause = self._sentence[begin:start].strip()
        return bool(clause) and not _CHANGES.search(self._sentence, begin, start) and not self.inside(start)


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


def count_before(named: list[NamedTime], at: int) -> int:
    """Return how many of the periods, which stand in order, end before an offset."""
    return bisect_right(named, at, key=lambda one: one.end)


def first_from(named: list[NamedTime], at: int) -> NamedTime | None:
    """Return the first of the periods that begins behind an offset."""
    turn = bisect_left(named, at, key=lambda one: one.start)
    return named[turn] if turn < len(named) else None
