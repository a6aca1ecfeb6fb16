"""When a figure holds: choosing, among the periods that a passage names, the one a number belongs to.

Reading a period's words belongs to `period`.
"""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date

from normalise import period as periods
from normalise.records import Period, Quantity
from sources.document import Report

_BEGINS_CLAUSE = re.compile(
    r"(?:^|[.;:,(–])\s*(?:[-+*•▪]\s*)?(?:(?:trong|riêng|chỉ|cả|tính|lũy kế|luỹ kế|đến|từ|vào|hết|mục tiêu|phấn đấu|dự kiến|kết quả|cụ thể|đã|hiện|ngoài ra|và|cho)\b[\s,]*)*$",
    re.IGNORECASE,
)
_PREPOSITIONS = "trong|vào|cho đến|đến|tính đến|tới|hết|trước"
_AFTER = re.compile(rf"\b(?:{_PREPOSITIONS})\s*$", re.IGNORECASE)
_WITH_PREPOSITION = re.compile(rf"(?:{_PREPOSITIONS}|tính|lũy kế|luỹ kế)\b", re.IGNORECASE)
_REACHED = re.compile(r"\s+(?:đạt|là|ước|tăng|giảm|chiếm|ở mức|khoảng|hơn|trên|gần|xấp xỉ)\b|\s*:", re.IGNORECASE)
"""After a year at the end of the measure: "Doanh thu dịch vụ viễn thông năm 2022 đạt …"."""
_AFTER_WITHIN = re.compile(r"\b(?:trong|vào)\s*$", re.IGNORECASE)
_COMPARED = re.compile(r"\bso với\b[^,;.)\d]{0,40}$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:từ|kể từ)(?:\s[^\W\d]+){0,6}\s*\(?\s*$", re.IGNORECASE)
_SAME_TIME = re.compile(r"c[ùu]ng k[ỳìyi]", re.IGNORECASE)
"""Also misspelt: "so với cung kỳ năm 2021"."""
_OPEN = re.compile(r"\s*\(\s*(?:là|đạt|khoảng)?\s*")
_FROM_TO = re.compile(r"\b(?:từ|lên|lên đến|lên tới|xuống|xuống còn)\s*$", re.IGNORECASE)
_FROM_TO_BEFORE = re.compile(r"\b(?:từ|lên|lên đến|lên tới|xuống|xuống còn)\s+\d[\d.,]*[^\d,;.()]*$", re.IGNORECASE)
_PLANNED = re.compile(r"\b(?:dự kiến|phấn đấu)\b", re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:đến nay|tới nay|hiện nay|hiện tại|(?<!thực )(?<!thể )(?<!phát )(?<!xuất )hiện (?:có|đã|đang))\b",
    re.IGNORECASE,
)


@dataclass
class Times:
    """The periods of one sentence, and the one that the passage carries into it."""

    sentence: str
    year: int
    head: Period | None
    first: int = 0
    """Where the first quantity of the sentence stands: a date before it may hold for all of them."""
    found: list[Period] = field(init=False)

    def __post_init__(self) -> None:
        self.found = periods.find(self.sentence, default_year=self.year)

    def of(self, number: Quantity, inherited: Period | None) -> tuple[Period, bool]:
        """Return the period of a number, and whether the report says it.

        In this order: what leads the number's clause or the sentence, what follows it with "trong năm …", the date at
        the head of the passage, the heading or deadline it stands under, the reporting year.
        """
        if beside := self._beside(number):
            return beside, True
        leading = [p for p in self._own() if p.span_end <= number.start and self._leads(p, number.start)]
        before = leading[-1] if leading else None
        if before is not None and self._is_now(before):
            return self._until_now(leading[:-1])
        if before is not None and _SINCE.search(self.sentence[: before.span_start]):
            return _span(by_month(before), self._known_end()), True
        if _NOW.search(self.sentence, before.span_end if before else 0, number.start):
            return self._until_now(leading) if before else (inherited or whole_year(self.year), inherited is not None)
        before = before or self._after(number) or self.head
        if before is not None:
            return (_since_january(before) if number.per and before.as_of else by_month(before)), True
        return (inherited, True) if inherited else (whole_year(self.year), False)

    def _beside(self, number: Quantity) -> Period | None:
        """Return the period a number is tied to: before its bracket, or behind it in "từ … năm 2013 lên … tháng 11/2022"."""
        for found in self.found:
            if found.span_end <= number.start and _OPEN.fullmatch(self.sentence[found.span_end : number.start]):
                base = found.is_base or self._compared(found)
                heads = [p for p in self._own() if p.span_end <= found.span_start]
                return self.base(number.model_copy(update={"end": found.span_start}), heads[-1]) if base and heads else by_month(found)
            between = self.sentence[number.end : found.span_start]
            if found.span_start >= number.end and re.fullmatch(r"[^\d,;.()]*", between):
                return by_month(found) if _FROM_TO.search(self.sentence[: number.start]) else None
        return None

    def _until_now(self, leading: list[Period]) -> tuple[Period, bool]:
        """Return the date that "lũy kế đến nay" means: the end of the period that the sentence spoke of before."""
        spoken = leading[-1] if leading else None
        if spoken is None or spoken.start == spoken.end:
            return whole_year(self.year), False
        return by_month(_as_of(spoken.end)), False

    def _is_now(self, period: Period) -> bool:
        return period.as_of and not re.search(r"\d", period.raw)

    def _known_end(self) -> date:
        """Return the last day that the passage has results for."""
        named = [p.end for p in (self.head, *self._own()) if p is not None and p.end.year == self.year]
        return max(named, default=date(self.year, 12, 31))

    def base(self, number: Quantity, period: Period) -> Period:
        """Return what a growth is measured against: the base named nearest, else the same period a year before."""
        bases = [p for p in self.found if p.is_base or self._compared(p)]
        chosen = next((p for p in bases if p.span_start >= number.end), bases[-1] if bases else None)
        if chosen is None:
            return shifted(period, period.end.year - 1)
        if _SAME_TIME.search(self.sentence[max(0, chosen.span_start - 12) : chosen.span_end]):
            return shifted(period, chosen.end.year if chosen.end.year < period.end.year else period.end.year - 1)
        return by_month(chosen)

    def _compared(self, period: Period) -> bool:
        return _COMPARED.search(self.sentence[: period.span_start]) is not None

    def names_base(self) -> bool:
        """Whether the sentence says what a change is measured against."""
        return any(p.is_base or self._compared(p) for p in self.found)

    def carried(self) -> Period | None:
        """Return the date that the sentences after this one inherit: one at its head, else the one it inherited."""
        if _NOW.search(self.sentence) or any(self._is_now(p) for p in self._own()):
            return None
        leading = [p for p in self._own() if p.end.year <= self.year and self._leads(p, p.span_end)]
        return leading[0] if leading else self.head

    def without(self, words: str) -> str:
        """Return `words` without the adverbials of time printed in them; a year that is part of a name stays."""
        for found in self.found:
            tied = _FROM_TO_BEFORE.search(self.sentence[: found.span_start])
            if found.raw and (tied or found.is_base or self._leads(found, found.span_end) or self._said(found)):
                words = re.sub(rf"(?:(?:{_PREPOSITIONS}|so với)\s+)*{re.escape(found.raw)}", "", words)
        return re.sub(r"\s+(?=,)|(?<=\s)\s+", "", words)

    def _own(self) -> list[Period]:
        return [p for p in self.found if not p.is_base and not self._compared(p)]

    def _said(self, period: Period) -> bool:
        """Whether a preposition makes a period an adverbial: "trong năm 2022", not "Kế hoạch năm 2022".

        A year to come after a name is its horizon: "Chương trình chuyển đổi số quốc gia đến năm 2025".
        """
        if period.end.year > self.year and not _PLANNED.search(self.sentence[: period.span_start]):
            return bool(_AFTER_WITHIN.search(self.sentence[: period.span_start]))
        return bool(_AFTER.search(self.sentence[: period.span_start]) or _WITH_PREPOSITION.match(period.raw))

    def _leads(self, period: Period, until: int) -> bool:
        """Whether a period holds for what stands at `until`: it opens the clause, or as an adverbial the whole sentence."""
        before = self.sentence[: period.span_start]
        across = ";" in self.sentence[period.span_end : until]
        if across and (";" in before or period.span_end > self.first):
            return False
        if _BEGINS_CLAUSE.search(before) or self._said(period) or _REACHED.match(self.sentence, period.span_end):
            return True
        return bool(re.match(r"\s*,", self.sentence[period.span_end :])) and not re.search(r"[;.:\d]", before)

    def planned(self, number: Quantity) -> bool:
        """Whether the words after a number put it off to a date: "250 huyện, dự kiến hoàn thành 6/2023"."""
        found = self._after(number)
        return found is not None and _PLANNED.search(self.sentence, number.end, found.span_start) is not None

    def _after(self, number: Quantity) -> Period | None:
        for found in self._own():
            between = self.sentence[number.end : found.span_start]
            if found.span_start < number.end or ";" in between:
                continue
            if _PLANNED.search(between):
                return found
            return found if self._said(found) and not re.search(r"\d", between) else None
        return None


def whole_year(year: int) -> Period:
    """Return a calendar year."""
    return Period(code=str(year), start=date(year, 1, 1), end=date(year, 12, 31))


def of_target(period: Period) -> Period:
    """Return the horizon of a target: "đến hết năm 2022" promises for the year 2022."""
    if period.as_of and (period.end.month, period.end.day) == (12, 31):
        return whole_year(period.end.year)
    return period


def is_ahead(period: Period, report: Report) -> bool:
    """Whether a period ends after a result report could know it."""
    known = max(date(report.year, 12, 31), report.issued_on or date.min)
    return period.end > known


def by_month(period: Period) -> Period:
    """Return a period in whole months, the finest time of an observation: "tính đến ngày 19/9/2022" is September's end."""
    end = period.end.replace(day=calendar.monthrange(period.end.year, period.end.month)[1])
    start = period.start.replace(day=1) if period.start else None
    if (start, end) == (period.start, period.end):
        return period
    if start is None:
        return _as_of(end)
    return _span(period.model_copy(update={"start": start}), end)


def shifted(period: Period, year: int) -> Period:
    """Return the same months (or the same date) of another year."""
    years = year - period.end.year
    end = _moved(period.end, years)
    start = _moved(period.start, years) if period.start else None
    code = (
        period.code.replace(str(period.end.year), str(year)) if str(period.end.year) in period.code else end.isoformat()
    )
    return Period(code=code, start=start, end=end, as_of=period.as_of)


def _moved(day: date, years: int) -> date:
    year = day.year + years
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def _as_of(day: date) -> Period:
    return Period(code=day.isoformat(), start=None, end=day, as_of=True)


def _span(start: Period, end: date) -> Period:
    first = start.start or date(start.end.year, start.end.month, 1)
    if end < first:
        return _as_of(start.end)
    months = (end.year - first.year) * 12 + end.month - first.month + 1
    if months == 1:
        return Period(code=f"{first:%Y-%m}", start=first, end=end)
    return Period(code=f"{first.isoformat()}/P{months}M", start=first, end=end)


def _since_january(period: Period) -> Period:
    """Return the part of the year up to a date: what an average per day or month is taken over."""
    months = period.end.month
    code = str(period.end.year) if months == 12 else f"{period.end.year}-01-01/P{months}M"
    return Period(code=code, start=date(period.end.year, 1, 1), end=period.end)
