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
    r"(?:^|[.;:,(–])\s*(?:[-+*•▪]\s*)?(?:(?:trong|riêng|chỉ|cả|tính|lũy kế|luỹ kế|đến|từ|vào|hết|mục tiêu|phấn đấu|dự kiến|kết quả|cụ thể|đã|hiện|ngoài ra|và)\b[\s,]*)*$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\b(?:trong|vào|đến|tính đến|tới|hết|trước)\s*$", re.IGNORECASE)
_NOW = re.compile(r"\b(?:đến nay|tới nay|hiện nay|hiện tại|hiện có|hiện đã|hiện)\b", re.IGNORECASE)
_ADVERBIAL = re.compile(r"\s*(?:,|\(|đã\b|có\b|$)")


@dataclass
class Times:
    """The periods of one sentence, and the one that the passage carries into it."""

    sentence: str
    year: int
    head: Period | None
    found: list[Period] = field(init=False)

    def __post_init__(self) -> None:
        self.found = periods.find(self.sentence, default_year=self.year)

    def of(self, number: Quantity, inherited: Period | None) -> tuple[Period, bool]:
        """Return the period of a number, and whether the report says it.

        In this order: what leads the number's clause or the sentence, what follows it with "trong năm …", the date at
        the head of the passage, the heading or deadline it stands under, the reporting year.
        """
        leading = [p for p in self._own() if p.span_end <= number.start and self._leads(p)]
        before = leading[-1] if leading else None
        now = _last(_NOW, self.sentence, before.span_end if before else 0, number.start)
        if now is not None:
            return (
                (_as_of(before.end), False) if before else ((inherited or whole_year(self.year)), inherited is not None)
            )
        if before is None:
            before = self._after(number) or self.head
        if before is not None:
            if number.per and before.as_of:
                return _since_january(before), True
            return before, True
        return (inherited, True) if inherited else (whole_year(self.year), False)

    def base(self, number: Quantity, period: Period) -> Period:
        """Return what a growth is measured against: the base named nearest, else the same period a year before."""
        bases = [p for p in self.found if p.is_base]
        chosen = next((p for p in bases if p.span_start >= number.end), bases[-1] if bases else None)
        if chosen is None:
            return shifted(period, period.end.year - 1)
        if "cùng kỳ" in chosen.raw.lower():
            return shifted(period, chosen.end.year if chosen.end.year < period.end.year else period.end.year - 1)
        return chosen

    def carried(self) -> Period | None:
        """Return the date that the sentences after this one inherit: one at its head, else the one it inherited."""
        if _NOW.search(self.sentence):
            return None
        leading = [p for p in self._own() if self._leads(p)]
        return leading[0] if leading else self.head

    def without(self, words: str) -> str:
        """Return `words` without the periods printed in them."""
        for found in self.found:
            if found.raw:
                words = re.sub(
                    rf"(?:(?:trong|đến hết|tính đến hết|tính đến|đến|tới|vào|so với)\s+)?{re.escape(found.raw)}",
                    "",
                    words,
                )
        return re.sub(r"\s{2,}", " ", words)

    def _own(self) -> list[Period]:
        return [p for p in self.found if not p.is_base]

    def _leads(self, period: Period) -> bool:
        """Whether a period opens its clause or stands as an adverbial, and is not part of a name ("Kế hoạch năm 2023")."""
        if _BEGINS_CLAUSE.search(self.sentence[: period.span_start]):
            return True
        said = _AFTER.search(self.sentence[: period.span_start]) or _AFTER.match(period.raw)
        return bool(said) or bool(
            re.match(r"\s*,", self.sentence[period.span_end :]) and _opening(self.sentence, period)
        )

    def _after(self, number: Quantity) -> Period | None:
        for found in self._own():
            between = self.sentence[number.end : found.span_start]
            if found.span_start >= number.end and ";" not in between and not re.search(r"\d", between):
                said = _AFTER.search(self.sentence[: found.span_start])
                return found if said or re.match(r"(?:trong|vào|đến|tính|tới)\b", found.raw, re.IGNORECASE) else None
        return None


def _opening(sentence: str, period: Period) -> bool:
    return not re.search(r"[;.:]", sentence[: period.span_start]) and not re.search(
        r"\d", sentence[: period.span_start]
    )


def _last(pattern: re.Pattern[str], sentence: str, start: int, end: int) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(sentence, start, end):
        pass
    return found


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


def _since_january(period: Period) -> Period:
    """Return the part of the year up to a date: what an average per day or month is taken over."""
    months = period.end.month
    code = str(period.end.year) if months == 12 else f"{period.end.year}-01-01/P{months}M"
    return Period(code=code, start=date(period.end.year, 1, 1), end=period.end)
