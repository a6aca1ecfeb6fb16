"""When a figure holds: choosing, among the periods that a sentence names, the one a number belongs to.

Reading a period's words belongs to `period`, reckoning with periods to `horizon`.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from normalise import horizon, period
from normalise.records import Period, Quantity

_LOOK_BACK = 160
"""Characters before a period that can tell what it is for; a bound, so that a long cell is read in linear time."""
_PREPOSITIONS = "trong|vào|cho đến|đến|tính đến|tới|hết|trước"
_BEGINS_CLAUSE = re.compile(
    r"(?:^|[.;:,(–])\s*(?:[-+*•▪]\s*)?(?:(?:trong|riêng|chỉ|cả|tính|lũy kế|luỹ kế|đến|từ|vào|hết|mục tiêu|phấn đấu|"
    r"dự kiến|"
    r"kết quả|cụ thể|đã|hiện|ngoài ra|và|cho)\b[\s,]*)*$",
    re.IGNORECASE,
)
_AFTER_PREPOSITION = re.compile(rf"\b(?:{_PREPOSITIONS})\s*$", re.IGNORECASE)
_AFTER_WITHIN = re.compile(r"\b(?:trong|vào)\s*$", re.IGNORECASE)
_WITH_PREPOSITION = re.compile(rf"(?:{_PREPOSITIONS}|tính|lũy kế|luỹ kế)\b", re.IGNORECASE)
_REACHED = re.compile(r"\s+(?:đạt|là|ước|tăng|giảm|chiếm|ở mức|khoảng|hơn|trên|gần|xấp xỉ)\b|\s*:", re.IGNORECASE)
"""After a year at the end of the measure: "Doanh thu dịch vụ viễn thông năm 2022 đạt …"."""
_COMPARED = re.compile(
    r"\bso với\b[^,;.)\d]{0,40}$|\b(?:gấp|bằng)\s(?:\w+\s){0,2}[\d.,]+\s?(?:lần|%)\s*$", re.IGNORECASE
)
_SINCE = re.compile(
    r"\b(?:từ|kể từ)(?:\s(?:khi|lúc|đầu|giữa|cuối|ngày|tháng|năm|quý|thời điểm)\b"
    r"(?:\s(?!đến\b|tới\b)[^\W\d]+){0,5})?\s*\(?\s*$",
    re.IGNORECASE,
)
_SPAN = re.compile(r"\d\s*(?:đến|tới|[-–])\s", re.IGNORECASE)
"""Within a period that tells both its ends."""
_SAME_TIME = re.compile(r"c[ùu]ng k[ỳìyi]", re.IGNORECASE)
"""Also misspelt: "so với cung kỳ năm 2021"."""
_OPEN = re.compile(r"\s*\(\s*(?:là|đạt|khoảng)?\s*")
_FROM_TO = re.compile(r"\b(?:từ|lên|lên đến|lên tới|xuống|xuống còn)\s*$", re.IGNORECASE)
_TIED = re.compile(r"\b(?:từ|lên|lên đến|lên tới|xuống|xuống còn)\s+\d[\d.,]*[^\d,;.()]*$", re.IGNORECASE)
_VISION = re.compile(r"\b(?:định hướng|tầm nhìn)(?:\s+(?:đến|tới|năm)){0,2}\s*$", re.IGNORECASE)
"""The far horizon in a document's name: "… đến năm 2025, định hướng đến năm 2030"."""
_ISSUES = re.compile(
    r"[^.;:]{0,120}?\b(?:ban hành|ký|trình|phê duyệt|thông qua|có (?:tờ trình|công văn|văn bản|quyết định|báo cáo))\b",
    re.IGNORECASE,
)
"""After a day: what was issued on it, whose numbers are not of that day."""
_PAST_SPAN = re.compile(r"\s+đã\b", re.IGNORECASE)
"""After a span of years: "giai đoạn 2016-2020 đã có 26 nhiệm vụ"."""
_BASE_REACHED = re.compile(
    r"[\s:,]*(?:(?:đạt|là|tăng|giảm|chỉ|chiếm|bằng|ở mức|khoảng|hơn|trên|gần|ước|tương ứng)\s*)*", re.IGNORECASE
)
"""Between a base and the number that tells it: "(cùng kỳ năm 2022 tăng 17,6%)"."""
_BRACKET = re.compile(r"[()]")
_PLANNED = re.compile(r"\b(?:dự kiến|phấn đấu)\b", re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:đến nay|tới nay|hiện nay|hiện tại|(?<!thực )(?<!thể )(?<!phát )(?<!xuất )hiện (?:có|đã|đang))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Named:
    """A period where it stands in the sentence, and what the words around it make of it."""

    period: Period
    start: int
    end: int
    base: bool
    """A change is measured against it."""
    said: bool
    """A preposition makes it an adverbial: "trong năm 2022", not "Kế hoạch năm 2022"."""
    opens: bool
    """It opens its clause, is said, or ends the measure: it holds for the numbers after it."""
    since: bool
    tied: bool
    """It belongs to the number before it alone: "từ 1.923 tài khoản năm 2013"."""
    now: bool
    """Words without a date: "lũy kế đến nay"."""


class Times:
    """The periods of one sentence, and the one that the passage carries into it."""

    def __init__(self, sentence: str, year: int, head: Period | None, first: int = 0) -> None:
        """`head` is the date carried in, `first` the offset of the first quantity: a date before it holds for all."""
        self._sentence, self._year, self._head, self._first = sentence, year, head, first
        self._named = [self._describe(found) for found in period.find(sentence, default_year=year)]
        self._own = [one for one in self._named if not one.base]
        self._stops = [mark.start() for mark in re.finditer(";", sentence)]
        self._closed = _brackets(sentence)
        self._nows = [mark.start() for mark in _NOW.finditer(sentence)]

    def _describe(self, found: Period) -> _Named:
        start, end = found.span_start, found.span_end
        near = max(0, start - _LOOK_BACK)

        def before(pattern: re.Pattern[str]) -> bool:
            return pattern.search(self._sentence, near, start) is not None

        # A year to come after a name is its horizon: "Chương trình chuyển đổi số quốc gia đến năm 2025".
        ahead = found.end.year > self._year and not before(_PLANNED)
        said = (
            before(_AFTER_WITHIN) if ahead else before(_AFTER_PREPOSITION) or bool(_WITH_PREPOSITION.match(found.raw))
        )
        single_day = found.start == found.end
        issued = single_day and _ISSUES.match(self._sentence, end) is not None
        past_span = found.start is not None and found.start.year < found.end.year < self._year
        opening = self._sentence[end : end + 3].lstrip().startswith(",") and not re.search(
            r"[;.:\d]", self._sentence[near:start]
        )
        return _Named(
            period=found,
            start=start,
            end=end,
            base=found.is_base or before(_COMPARED),
            said=said,
            opens=not issued
            and not before(_VISION)
            and (
                before(_BEGINS_CLAUSE)
                or said
                or bool(_REACHED.match(self._sentence, end))
                or (past_span and bool(_PAST_SPAN.match(self._sentence, end)))
                or (opening and not near)
            ),
            since=before(_SINCE) and not _SPAN.search(found.raw),
            tied=before(_TIED),
            now=found.as_of and not re.search(r"\d", found.raw),
        )

    def of(self, number: Quantity, inherited: Period | None, aim: bool = False) -> tuple[Period, bool]:
        """Return the period of a number, and whether the report says it.

        In this order: the one it is tied to, what leads its clause or the sentence, what follows it with "trong năm …",
        the date at the head of the passage, the heading or deadline it stands under, the reporting year. An `aim` is
        due in the year that follows it: "hướng tới mục tiêu hỗ trợ 100 doanh nghiệp đến năm 2025".
        """
        if beside := self._beside(number):
            return beside, True
        leading = [one for one in self._own if one.end <= number.start and self._leads(one, number.start)]
        last = leading[-1] if leading else None
        if last is not None and last.now:
            return self._until_now(leading[:-1])
        if last is not None and last.since:
            return horizon.span(horizon.by_month(last.period), self._known_end(last)), True
        if self._between(self._nows, last.end if last else 0, number.start):
            if last is not None:
                return self._until_now(leading)
            return inherited or horizon.whole_year(self._year), inherited is not None
        after = self._after(number, aim)
        chosen = last.period if last else after.period if after else self._head
        if chosen is not None:
            average = number.per and chosen.as_of
            return (horizon.since_january(chosen) if average else horizon.by_month(chosen)), True
        return inherited or horizon.whole_year(self._year), inherited is not None

    def base(self, number: Quantity, of: Period) -> Period:
        """Return what a growth is measured against: the base named nearest, else the same period a year before."""
        return self._base(number.end, of)

    def _base(self, at: int, of: Period) -> Period:
        bases = [one for one in self._named if one.base]
        chosen = next((one for one in bases if one.start >= at), bases[-1] if bases else None)
        if chosen is None:
            return horizon.shifted(of, of.end.year - 1)
        if _SAME_TIME.search(self._sentence, max(0, chosen.start - 12), chosen.end):
            year = chosen.period.end.year
            return horizon.shifted(of, year if year < of.end.year else of.end.year - 1)
        return horizon.by_month(chosen.period)

    def names_base(self) -> bool:
        """Whether the sentence says what a change is measured against."""
        return len(self._own) < len(self._named)

    def planned(self, number: Quantity) -> bool:
        """Whether the words after a number put it off to a date: "250 huyện, dự kiến hoàn thành 6/2023"."""
        after = self._after(number)
        return after is not None and _PLANNED.search(self._sentence, number.end, after.start) is not None

    def carried(self) -> Period | None:
        """Return the date that the sentences after this one inherit: one at its head, else the one it inherited."""
        if self._nows or any(one.now for one in self._own):
            return None
        leading = [one for one in self._own if one.period.end.year <= self._year and one.opens]
        leading = [one for one in leading if one.period.start is None or one.period.start.year == one.period.end.year]
        return leading[0].period if leading else self._head

    def without(self, words: str) -> str:
        """Return `words` without the adverbials of time printed in them; a year that is part of a name stays."""
        for one in self._named:
            if one.period.raw in words and one.period.raw and (one.base or one.opens or one.tied):
                words = re.sub(
                    rf"(?:(?:{_PREPOSITIONS}|tại|thời điểm|giai đoạn|so với)\s+)*{re.escape(one.period.raw)}",
                    "",
                    words,
                )
        return re.sub(r"\s+(?=,)|(?<=\s)\s+", "", words)

    def _between(self, places: list[int], start: int, end: int) -> bool:
        at = bisect_left(places, start)
        return at < len(places) and places[at] < end

    def _leads(self, one: _Named, until: int) -> bool:
        """Whether a period holds for what stands at `until`; over a semicolon only one that heads the sentence does."""
        if not one.since and any(opened < one.start < closed <= until for opened, closed in self._closed):
            return False
        if self._between(self._stops, one.end, until) and (
            self._between(self._stops, 0, one.start) or one.end > self._first
        ):
            return False
        return one.opens

    def _beside(self, number: Quantity) -> Period | None:
        """Return the period a number is tied to: before its bracket, or behind it ("từ … năm 2013 lên … năm 2022")."""
        for one in self._named:
            if told := self._told_base(one, number):
                return told
            if one.end <= number.start and _OPEN.fullmatch(self._sentence, one.end, number.start):
                heads = [head for head in self._own if head.end <= one.start]
                return self._base(one.start, heads[-1].period) if one.base and heads else horizon.by_month(one.period)
            if one.start >= number.end:
                tied = re.fullmatch(r"[^\d,;.()]*", self._sentence[number.end : one.start])
                near = max(0, number.start - 20)
                return (
                    horizon.by_month(one.period)
                    if tied and _FROM_TO.search(self._sentence, near, number.start)
                    else None
                )
        return None

    def _told_base(self, one: _Named, number: Quantity) -> Period | None:
        """Return the base as the period of a number that tells it: "tăng 5,3% (cùng kỳ năm 2022 tăng 17,6%)"."""
        if not (one.base and one.end <= number.start and self._sentence[: one.start].rstrip().endswith("(")):
            return None
        if not _BASE_REACHED.fullmatch(self._sentence, one.end, number.start):
            return None
        leading = [head for head in self._own if head.end <= one.start and self._leads(head, one.start)]
        of = leading[-1].period if leading else self._head or horizon.whole_year(self._year)
        return self._base(one.start, of)

    def _after(self, number: Quantity, aim: bool = False) -> _Named | None:
        """Return the period that follows a number: "… trong tháng 5/2022", "… dự kiến hoàn thành 6/2023"."""
        after = next((one for one in self._own if one.start >= number.end), None)
        if after is None or self._between(self._stops, number.end, after.start):
            return None
        between = self._sentence[number.end : after.start]
        said = after.said or (aim and (_AFTER_PREPOSITION.search(between) or _WITH_PREPOSITION.match(after.period.raw)))
        return after if _PLANNED.search(between) or (said and not re.search(r"\d", between)) else None

    def _until_now(self, leading: list[_Named]) -> tuple[Period, bool]:
        """Return the date that "lũy kế đến nay" means: the end of the period that the sentence spoke of before."""
        spoken = leading[-1].period if leading else None
        if spoken is None or spoken.start == spoken.end:
            return horizon.whole_year(self._year), False
        return horizon.by_month(horizon.as_of(spoken.end)), False

    def _known_end(self, since: _Named) -> date:
        """Return the last day after `since` that the passage has results for."""
        named = [one.period.end for one in self._own if one is not since]
        ends = [end for end in (*named, *([self._head.end] if self._head else [])) if end.year == self._year]
        return max((end for end in ends if end > since.period.end), default=date(self._year, 12, 31))


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
