"""What periods and dates look like in Vietnamese text, and the words before them that make a base or a stock.

Only patterns belong here; what they mean is in `period`. Each repetition is bounded or followed by what it cannot hold,
so that the time taken grows with the length of the text and no faster.
"""

import re

_YEAR = r"(?:19|20)\d\d(?!\d|[.,]\d)"
_MONTHS = r"(?:[1-9]|1[0-2]|0[1-9])"
_DASH = r"\s{0,2}[-–—]\s{0,2}"
_START = r"(?<![\d/])(?<!\d[.,])"
_OF_YEAR = r"\s+(?:của\s+)?năm"

_WORDS = "một|giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|mười một|mười hai|mười|chạp"

_FORMS = (
    # 6 tháng đầu năm 2022, nửa cuối năm
    rf"{_START}(?P<half>nửa|{_MONTHS})(?:\s+tháng)?\s+(?P<side>đầu|cuối)\s+(?:của\s+)?năm(?:\s+(?P<half_y>{_YEAR}))?",
    # 9 tháng năm 2022, 9 tháng/2022
    rf"{_START}(?P<ytd>{_MONTHS})\s+tháng(?:{_OF_YEAR}\s+|/)(?P<ytd_y>{_YEAR})",
    # tính chung 11 tháng, lũy kế 9 tháng: of the year at hand
    rf"(?:tính chung|lũy kế|luỹ kế|bình quân|ước)\s+(?P<sofar>{_MONTHS})\s+tháng\b(?!\s+(?:đầu|cuối|năm|qua|gần)|\s?/)",
    # cả năm
    r"\bcả\s+(?P<whole>năm)\b(?!\s+(?:(?:19|20)\d\d|học|trước|sau|nay))",
    # tháng Chín/2023, tháng Mười Một năm 2023, tháng Năm
    rf"\btháng\s+(?-i:(?=[A-ZĐ]))(?P<word>{_WORDS})\b(?:(?:\s?/\s?|\s+năm\s+)(?P<word_y>{_YEAR}))?",
    # ngày 31/12/2022, 07-10/12/2022, 30/10 - 01/11/2022, 13 và 14/6/2022
    rf"(?:ngày\s+)?(?<!\d)(?<!\d[./-])(?:(?P<dd0>\d{{1,2}})(?:/(?P<dm0>\d{{1,2}}))?(?:{_DASH}|\s+và\s+))?"
    r"(?P<dd>\d{1,2})\s{0,2}(?P<sep>[/.-])\s{0,2}(?P<dm>\d{1,2})\s{0,2}(?P=sep)\s{0,2}(?P<dy>\d{4})(?!\d)",
    # 31/3/23
    r"(?<!\d)(?<!\d[./-])(?P<sd>\d{1,2})/(?P<sm>\d{1,2})/(?P<sy>\d\d)(?![\d/])",
    # 2022-12-31
    rf"{_START}(?P<iy>{_YEAR})(?P<isep>[/-])(?P<im>\d\d)(?P=isep)(?P<id>\d\d)(?!\d)",
    # ngày 15 tháng 3 năm 2022
    rf"(?:ngày\s+)?(?<!\d)(?P<wd>\d{{1,2}})\s+tháng\s+(?P<wm>\d{{1,2}})(?!\d)(?:\s+năm\s+(?P<wy>{_YEAR}))?",
    # Quý I/2023, quý 4 của năm 2018, Q3/2022
    r"\b(?:quý|q)\s?(?P<q>i{1,3}|iv|0?[1-4])(?![^\W_])"
    rf"(?:(?:\s?[/-]\s?|\s+(?:của\s+)?(?:năm\s+)?)(?P<qy>{_YEAR}))?",
    # tháng 12/2022, tháng 3 năm 2023, T9/2022, tháng 1 đến tháng 11/2022
    rf"\b(?:tháng\s+|t)(?:(?P<m0>\d{{1,2}})(?:{_DASH}|\s+đến\s+(?:tháng\s+)?))?(?P<m>\d{{1,2}})(?!\d)"
    rf"(?:\s?[/.-]\s?|\s+năm\s+|\s+)(?P<my>{_YEAR})",
    # tháng 6
    r"\btháng\s+(?P<m_only>\d{1,2})(?!\d|[.,/]\d|\s?%)",
    # 6/2023
    rf"{_START}(?P<bm>0?[1-9]|1[0-2])\s?[/-]\s?(?P<by>{_YEAR})",
    # 2021-2025, năm 2021-2022, năm học 2021-2022
    rf"{_START}(?:năm\s+(?P<school>học\s+)?)?(?P<y0>(?:19|20)\d\d){_DASH}(?:năm\s+)?(?P<y1>{_YEAR})",
    # năm 2022
    rf"\bnăm\s+(?P<y>{_YEAR})",
    rf"{_START}(?P<bare>{_YEAR})(?!\s?%|\w)",
    # ngày 15/3, từ 1/8, trước 30/4
    r"\b(?:(?P<day>ngày)|từ|trước|hết|đến|lễ|dịp|sáng|chiều|tối)\s+"
    r"(?P<nd>0?[1-9]|[12]\d|3[01])[/.](?P<nm>0?[1-9]|1[0-2])(?![\d/]|[.,]\d)(?!\s*%)",
    # cùng kỳ, where no year follows; "cung kỳ" is a slip seen in results-411
    r"(?P<same>\bc[ùu]ng k[ỳì]\b)(?!\s+(?:năm\s+)?(?:\d|trước|ngoái))",
    # năm trước, quý này, tháng tới
    r"\b(?P<unit>năm|quý|tháng)\s+(?:liền\s+)?(?P<shift>trước|ngoái|nay|này|sau|tới)\b(?!\s+(?:đó|đây|mắt|khi))",
    # lũy kế đến nay
    r"\b(?P<sum>(?:lũy|luỹ) kế|cộng dồn)\b(?:\s+(?:tính\s+)?đến\s+(?:nay|thời điểm hiện tại|hiện tại))?"
    r"(?!\s+(?:tính\s+)?đến)",
)
_FIRST_LETTERS = r"(?<![^\W\d_])(?=[\dntqhđldscbư])"
"""Every form begins with a digit or one of these letters: most places of a text are passed over at once."""

CORE = re.compile(f"{_FIRST_LETTERS}(?:{'|'.join(_FORMS)})", re.IGNORECASE)
"""One expression of time without the words that lead to it; the groups tell the form."""

_FILLERS = (
    r"(?:\s+(?:c[ùu]ng k[ỳì]|cùng thời điểm|thời điểm|thời gian|giai đoạn|cả|hết|đầu|cuối|số|mức|kết quả|của|các|"
    r"bình quân))"
)
BASE = re.compile(rf"(?:so với|so|c[ùu]ng k[ỳì]){_FILLERS}{{0,4}}\s{{0,3}}(?:ngày\s|năm\s)?$", re.IGNORECASE)
"""Before an expression: it is what a change is measured against."""

UNTIL = re.compile(
    r"\b(?:đến|tới|hết|cuối|thời điểm)(?:\s+(?:hết|cuối|thời điểm|cuối ngày|ngày|thời gian|năm|tháng)){0,3}\s{0,3}$",
    re.IGNORECASE,
)
"""Before a month or a day: a stock at that date."""

END_OF = re.compile(r"\b(?:hết|cuối|tính đến|tính tới|thời điểm)\b[^,;.]{0,20}$", re.IGNORECASE)
"""Before a year or a quarter: a stock at its end. A mere "đến năm 2025" is a horizon."""

SINCE = re.compile(r"\b(?:từ|giữa|giai đoạn)(?:\s+(?:năm|ngày|đầu|tháng)){0,2}\s{0,3}$", re.IGNORECASE)
"""Before the first of two expressions that "đến" makes one."""

SINCE_JANUARY = re.compile(
    r"\b(?:từ|kể từ|tính từ)\s+đầu\s+năm\s+(?:tính\s+)?(?:đến|tới)(?:\s+(?:hết|ngày|cuối|hết ngày)){0,2}\s{0,3}$",
    re.IGNORECASE,
)
"""Before a date of the year at hand: "từ đầu năm đến ngày 15/11/2024"."""

OF_YEARS = re.compile(r"(?:\b(?:năm|đầu|cuối|hết|giữa|trong)|(?:19|20)\d\d\s?(?:,|và|-|–))\s{0,3}$", re.IGNORECASE)
"""Before a bare number of four digits: it is a year, whatever follows."""

PLURAL = re.compile(r"\b(?:các|những|nhiều|mấy|vài)\s+$", re.IGNORECASE)
""" "các năm trước" names no year. """
