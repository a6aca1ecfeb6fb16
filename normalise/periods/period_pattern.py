"""What periods and dates look like in Vietnamese text, and the words before them that make a base or a stock.

Only patterns belong here; what they mean is in `period`, the words themselves in lexical/lexicon.yaml. Each repetition
is bounded or followed by what it cannot hold, so that the time taken grows with the length of the text and no faster.
"""

import re

from normalise.lexical import lexicon

_YEAR = r"(?:19|20)\d\d(?!\d|[.,]\d)"
_COUNT = r"(?:[1-9]|1[0-2]|0[1-9])"
_DASH = r"\s{0,2}[-–—]\s{0,2}"
_START = r"(?<![\d/])(?<!\d[.,])"
_SHIFT = "(?:(?P<before>{previous})|(?P<now>{current})|(?P<after>{next}))"
_OF_YEAR = (
    rf"(?:(?:\s?[/-]\s?|\.|\s+(?:{{of}}\s+)?(?:{{year}}\s+)?)(?P<y>{_YEAR})|\s+(?:{{of}}\s+)?{{year}}\s+{_SHIFT})?"
)
"""After a month or a quarter: "/2022", " năm 2022", " của năm nay"."""
_BARE_YEAR = rf"(?:\s+(?P<y>{_YEAR})|\s+{_SHIFT})?"
_SIDE = "(?:(?P<head>{first_of})|(?P<tail>{last_of}))"
_NUMBER = rf"(?:(?P<n>{_COUNT})|(?P<word>{{number_word}}))"
_CAPITAL = r"(?-i:(?=[A-ZĐ]))"
_MONTH_OF_YEAR = (
    rf"(?P<m>\d{{1,2}})(?!\d|[.,]\d|\s?%)"
    rf"(?:(?:\s?[/.-]\s?|\s+{{year}}\s+|\s+)(?P<y>{_YEAR})|\s+(?:{{of}}\s+)?{{year}}\s+{_SHIFT})?"
)
"""The number of a month, perhaps with its year: "10/2025", "10 năm 2025", "10 năm trước"."""
_MONTH_SHORT = r"t(?P<m>0?[1-9]|1[0-2])(?!\S)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"

FORMS = {
    # 6 tháng đầu năm 2022, sáu tháng cuối năm, 3 tháng đầu tiên của năm 2019, 3 quý đầu năm, 9 tháng năm 2022,
    # 5 tháng/2024, 8 tháng của năm nay, 2 tháng qua, and 11 tháng alone
    "counted": rf"{_START}{_NUMBER}\s+(?:(?P<month>{{month}})|(?P<quarter>{{quarter}}))"
    rf"(?:\s+{_SIDE}\s+(?:{{of}}\s+)?{{year}}{_BARE_YEAR.replace('<', '<part_')}"
    rf"|\s+(?P<recent>{{recent}})|{_OF_YEAR})",
    # 9T/2023, 6T2024, 6T đầu năm
    "counted_short": rf"{_START}(?P<n>{_COUNT})\s?(?-i:T)"
    rf"(?:(?:\s?[/.]\s?|\s)?(?P<y>{_YEAR})|\s+{_SIDE}\s+(?:{{of}}\s+)?{{year}}{_BARE_YEAR.replace('<', '<part_')})",
    # kỳ 1 tháng 10/2025, nửa cuối tháng 8; nửa đầu tháng, of the month at hand
    "half_month": rf"(?:{{half}}\s+{_SIDE}|{{half_of_month}}\s+(?P<k>i{{1,2}}|0?[12]))"
    rf"\s+{{month}}(?:\s+{_MONTH_OF_YEAR}|(?!\s+(?:\d|{{number_word}}|{{previous}})))",
    # 15 ngày đầu tháng 9/2024, 10 ngày cuối tháng 5
    "days_of_month": rf"{_START}(?P<n>{_DAY})\s+{{day}}\s+{_SIDE}\s+{{month}}\s+{_MONTH_OF_YEAR}",
    # nửa đầu năm 2022
    "half": rf"{{half}}\s+{_SIDE}\s+(?:{{of}}\s+)?{{year}}{_BARE_YEAR}",
    # bán niên 2024, bán niên đầu năm 2022
    "half_year": rf"{{half_year}}(?:\s+{_SIDE})?(?:\s+{{year}}|\s+{{of}}\s+{{year}})?{_BARE_YEAR}",
    # tháng đầu năm, quý cuối năm 2022
    "single": rf"(?:(?P<month>{{month}})|(?P<quarter>{{quarter}}))\s+{_SIDE}\s+(?:{{of}}\s+)?{{year}}{_BARE_YEAR}",
    # so với đầu năm, từ đầu năm (đến nay), lũy kế từ đầu năm 2024
    "opening": r"(?:(?P<compared>{compare})(?:\s+{moment})?(?:\s+{since})?|(?:{to_date}\s+)?(?P<since>{since}))"
    rf"\s+{{first_of}}\s+{{year}}{_BARE_YEAR}(?:\s+{{now}})?",
    # cả năm
    "whole": rf"{{whole}}\s+{{year}}(?!\s+(?:{_YEAR}|{{previous}}|{{current}}|{{next}}))",
    # đầu năm 2024, đầu năm, đầu kỳ: a stock when it began
    "start": rf"{{first_of}}\s+(?:(?P<term>{{reporting_time}})|(?!{{school_year}}){{year}}{_BARE_YEAR})",
    # cuối kỳ: a stock when it ended
    "term_end": r"{last_of}\s+{reporting_time}",
    # cuối năm, of the year at hand: a stock
    "year_end": r"{last_of}\s+{year}(?!\s+(?:\d|{previous}|{current}|{next}))",
    # tháng Chín/2023, tháng tám năm nay, tháng Năm
    "named_month": rf"{{month}}\s+(?:{_CAPITAL}(?P<word>{{number_word}}){_OF_YEAR}"
    rf"|(?P<small>{{number_word}})(?:(?:\s?/\s?|\s+{{year}}\s+)(?P<part_y>{_YEAR})))",
    # ngày 31/12/2022, 07-10/12/2022, 30/10 - 01/11/2022, 13 và 14/6/2022
    "date": rf"(?:{{day}}\s+)?(?<!\d)(?<!\d[./-])(?:(?P<d0>\d{{1,2}})(?:/(?P<m0>\d{{1,2}}))?(?:{_DASH}|\s+{{and}}\s+))?"
    r"(?P<d>\d{1,2})\s{0,2}(?P<sep>[/.-])\s{0,2}(?P<m>\d{1,2})\s{0,2}(?P=sep)\s{0,2}(?P<y>\d{4})(?!\d)",
    # 31/3/23
    "short_date": r"(?<!\d)(?<!\d[./-])(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d\d)(?![\d/])",
    # 2022-12-31
    "iso_date": rf"{_START}(?P<y>{_YEAR})(?P<sep>[/-])(?P<m>\d\d)(?P=sep)(?P<d>\d\d)(?!\d)",
    # ngày 15 tháng 3 năm 2022
    "written_date": rf"(?:{{day}}\s+)?(?<!\d)(?P<d>\d{{1,2}})\s+{{month}}\s+(?P<m>\d{{1,2}})(?!\d)"
    rf"(?:\s+{{year}}\s+(?P<y>{_YEAR}))?",
    # 15/12-14/12, ngày 11/5 đến 20/5, of the year at hand and the one before
    "days": rf"(?:{_START}(?=[\d/.]+{_DASH}\d)|(?P<day>{{day}})\s+)(?P<d0>{_DAY})[/.](?P<m0>{_MONTH})"
    rf"(?:{_DASH}|\s+{{to}}\s+)(?P<d>{_DAY})[/.](?P<m>{_MONTH})(?![\d/]|[.,]\d|\s?%)",
    # Quý I/2023, quý 4 của năm 2018, Q3/2022, quí III năm nay, quý bốn
    "quarter": rf"(?:{{quarter}}\s?|\bq\s?)(?P<q>i{{1,3}}|iv|0?[1-4]|(?!{{year}}){{number_word}})(?![^\W_]){_OF_YEAR}",
    # tháng 12/2022, T9/2022, tháng 1 đến tháng 11/2022, tháng 12 năm trước
    "month": rf"(?:{{month}}\s+|\bt)(?:(?P<m0>\d{{1,2}})(?:{_DASH}|\s+{{to}}\s+(?:{{month}}\s+)?))?"
    rf"(?P<m>\d{{1,2}})(?!\d)(?:(?:\s?[/.-]\s?|\s+{{year}}\s+|\s+)(?P<y>{_YEAR})|\s+(?:{{of}}\s+)?{{year}}\s+{_SHIFT})",
    # tháng 6, tháng 1 đến tháng 8
    "month_alone": rf"{{month}}\s+(?:(?P<m0>\d{{1,2}})(?:{_DASH}|\s+{{to}}\s+(?:{{month}}\s+)?))?"
    r"(?P<m>\d{1,2})(?!\d|[.,/]\d|\s?%)",
    # T6, where a heading says nothing else: elsewhere it is a name
    "month_short": _MONTH_SHORT,
    # 6/2023
    "bare_month": rf"{_START}(?P<m>0?[1-9]|1[0-2])\s?[/-]\s?(?P<y>{_YEAR})",
    # tuần 35, tuần 34-35/2023
    "week": rf"{{week}}\s+(?:(?P<w0>\d{{1,2}}){_DASH})?(?P<w>\d{{1,2}})"
    rf"(?!\d|[.,/]\d\b|\s?%|\s+{{counted_in_week}}){_OF_YEAR}",
    # học kỳ I năm học 2022-2023, học kỳ II
    "semester": r"{semester}\s+(?P<q>i{1,2}|[12]|(?!{year}){number_word})(?![^\W_])"
    rf"(?:,?\s+{{school_year}}\s+(?P<y0>(?:19|20)\d\d)\s{{0,2}}[-–—/]\s{{0,2}}(?P<y1>{_YEAR})"
    rf"|\s+{{school_year}}\s+{_SHIFT})?",
    # năm học 2022-2023
    "school": rf"{{school_year}}\s+(?P<y0>(?:19|20)\d\d)\s{{0,2}}[-–—/]\s{{0,2}}(?P<y1>{_YEAR})",
    # 2021-2025, năm 2021-2022
    "years": rf"{_START}(?:{{year}}\s+)?(?P<y0>(?:19|20)\d\d){_DASH}(?:{{year}}\s+)?(?P<y1>{_YEAR})",
    # năm 2022
    "year": rf"{{year}}\s+(?P<y>{_YEAR})",
    "bare_year": rf"{_START}(?P<y>{_YEAR})(?!\s?%|\w)",
    # ngày 15/3, từ 1/8, trước 30/4
    "day": r"(?:(?P<day>{day})|(?P<since>{since})|{before_day})\s+"
    rf"(?P<d>{_DAY})[/.](?P<m>{_MONTH})(?![\d/]|[.,]\d)(?!\s*%)",
    # cùng kỳ, cùng kỳ năm trước; "cùng kỳ 8 tháng năm 2021" is the months themselves, "cùng kỳ 89,8%" a figure then
    "same": rf"{{same_period}}(?!\s+(?:\d{{1,2}}\s*(?:{{month}}|t\b)|\d{{1,2}}/\d|{_YEAR}(?![.,]?\d|\s?%))"
    r"|\s+(?:{month}|{quarter}|{number_word}\s+{month}|(?:{of}\s+)?{year}\s+\d|{first_of}))"
    rf"(?:\s+(?:{{of}}\s+)?{{year}}\s+{_SHIFT})?",
    # bình quân 5 năm trước, of what a change is measured against
    "years_before": rf"{_START}{_NUMBER}\s+{{year}}\s+(?:{{previous}}|{{recent}})",
    # năm trước, quý này, tháng tới, năm học trước
    "relative": r"(?:(?P<school>{school_year})|(?P<year>{year})|(?P<quarter>{quarter})|(?P<month>{month})"
    rf"|(?P<week>{{week}})|(?P<crop>{{crop}}(?=\s+{{previous}}))|{{reporting_time}})\s+{_SHIFT}",
    # trong tháng, trong kỳ
    "within": r"{during}\s+"
    r"(?:(?:(?P<year>{year})|(?P<quarter>{quarter})|(?P<month>{month})|(?P<week>{week}))(?!\s+\d)"
    r"|{reporting_time}(?!\s+\d{1,2}(?![\d.,])))(?!\s+(?:[ivx]+\b|{previous}|{current}|{next}|{first_of}|{last_of}|{number_word}|{school_year}|{month}))",
    # lũy kế (đến nay)
    "to_date": r"{to_date}(?:\s+{now})?(?!\s+(?:{until}|{since}|\d{1,2}\s+{month}))",
}


GROUPS = {name: tuple(re.findall(r"\(\?P<(\w+)>", template)) for name, template in FORMS.items()}
"""The groups of each form."""


def _labelled(name: str, template: str) -> str:
    """Return a form whose group is named after it, and whose own groups are kept apart from those of other forms."""
    own = re.sub(r"\(\?P(<|=)(\w+)", rf"(?P\g<1>{name}__\2", template)
    return f"(?P<{name}>{own})"


_OPENERS = (
    "number_word", "half", "half_year",
    "half_of_month", "semester", "month", "quarter", "compare", "to_date", "since", "whole",
    "first_of", "last_of",
    "day", "year", "week", "crop", "school_year", "before_day", "same_period", "reporting_time", "during",
)  # fmt: skip
_OPENING_LETTERS = sorted({word.words[:3] for name in _OPENERS for word in lexicon.classes()[name]})
"""Every form begins with a digit, or as one of these words does: most places of a text are passed over at once."""
CORE = re.compile(
    lexicon.expand(
        rf"(?<![^\W\d_])(?=\d|[tq]\s?[\divx]|{'|'.join(_OPENING_LETTERS)})"
        rf"(?:{'|'.join(_labelled(*form) for form in FORMS.items())})"
    ),
    re.IGNORECASE,
)
"""One expression of time without the words that lead to it; the last outer group tells the form."""

MONTH_SHORT = re.compile(_MONTH_SHORT, re.IGNORECASE)
BASE = lexicon.pattern(
    r"(?:{compare}|{same_period}|{above}|{below})(?:\s+{base_filler}){0,4}\s{0,3}(?:{day}\s|{year}\s)?(?:{of}\s)?$"
)
"""Before an expression: it is what a change is measured against."""
UNTIL = lexicon.pattern(r"{until}(?:\s\d{1,2}\s{hour}(?:\s\d{1,2}(?:\s{minute})?)?)?(?:\s+{until_filler}){0,3}\s{0,3}$")
"""Before a month or a day: a stock at that date."""
END_OF = lexicon.pattern(r"{end_of}[^,;.]{0,20}$")
"""Before a year or a quarter: a stock at its end. A mere "đến năm 2025" is a horizon."""
SINCE = lexicon.pattern(r"{since}(?:\s+{since_filler}){0,2}\s{0,3}$")
"""Before the first of two expressions that "đến" makes one."""
TO = lexicon.pattern(r"(?:{to}|{until})\b")
OF_YEARS = lexicon.pattern(r"(?:{year_before}|(?:19|20)\d\d\s?(?:,|{and}|-|–))\s{0,3}$")
"""Before a bare number of four digits: it is a year, whatever follows."""
PLURAL = lexicon.pattern(r"{plural_time}\s+$")
""" "các năm trước" names no year. """
AVERAGE_OF_BASE = lexicon.pattern(r"{compare}\s+(?:{moment}\s+)?{average}\s+(?:{of}\s+)?$")
""" "so với bình quân 5 năm trước"."""
OF_CROP = lexicon.pattern(r"{crop}(?:\s[^\W\d]+){0,2}\s+$")
"""Before two years that a crop grows in."""
EACH = lexicon.pattern(r"{each_single}\s+$")
"""Before a time that a number behind it is counted in: "Mỗi tháng 3-4 ca"."""
COUNTED = lexicon.pattern(r"(?:\d|{number_word})\s+$")
""" "8 năm qua" is a length of time."""
SPAN_BEFORE = lexicon.pattern(r"{span_before}\s+$")
SPAN_SINCE = lexicon.pattern(r"\w\s+{time_after}\s+$|(?<!\d)\d{1,2}\s+{year}\s+$")
"""A number of months behind it is how long after something, or a part of a length: "sau 12 tháng", "2 năm 6 tháng"."""
SPAN_AFTER = lexicon.pattern(r"\s+(?:{span_after}|/)")
"""Around a number of months that is a length of time: "kỳ hạn 6 tháng", "6 tháng liên tiếp"."""
COUNTS = lexicon.pattern(r"{counts_months}\s+$")
STATED = lexicon.pattern(r"\s+(?:{reach|rise|fall|multiple|arrives}|{estimate}|{of}\s+{year})|\s*:(?!\d)")
STANDS = lexicon.pattern(
    r"\s*[(:]?\s*(?:(?:{left_over}|{down_to_value}|{at_level})\s+)?(?:(?:{about}|{over}|{under}|{nearly}|{even_to})\s+)*\d"
)
"""After the beginning or the end of a time in a measure's name: "Số hộ nghèo đầu năm là 1.254 hộ"."""
STOOD = lexicon.pattern(r"\s*,?\s+(?:[^\W\d]+\s+){0,8}?{holds_stock}\s+(?:(?:{about}|{over}|{under}|{nearly})\s+)*\d")
"""After one that opens its clause: "Đầu năm 2024, toàn huyện có 1.254 hộ nghèo"."""
CLAUSE = re.compile(r"(?:^|[.;:(–])\s*(?:[-+*•▪]\s*)?$")
DOES = lexicon.pattern(r"\s+{act|deed_in_time}(?:\s[^,;.()\d]{1,40})?\s(?=\d)")
AFTER_CLAUSE = re.compile(r"(?:^|[.;:,(–])\s*(?:[-+*•▪]\s*)?$")
"""Around a number of months in which something is done: "quý I thu 3 tỷ đồng, 9 tháng thu 8 tỷ đồng"."""
TOLD = lexicon.pattern(r"\s*,|\s+{told_after_time}")
"""Beside a number of months that begin with January: "Tính chung 11 tháng", "xuất khẩu 9 tháng đạt", "8 tháng, …"."""
