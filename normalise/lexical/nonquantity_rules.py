"""The table of patterns for digits that are no statement: each rule has the reason it gives, and an example.

Only the table belongs here; `nonquantity` applies it. No rule knows a single document. Each repetition is bounded or
followed by what it cannot hold, and starts where a word starts, so that the time grows with the length of the text.
"""

import re
from typing import NamedTuple

from normalise.lexical.lexicon import cased, expand, only, openings, pattern


class Rule(NamedTuple):
    """What is looked for, and what it is."""

    reason: str
    pattern: re.Pattern[str]
    unless_unit: bool = False
    """The words are also ordinary ones: no name where a unit follows the number ("nhóm 03 nước")."""
    needs: frozenset[str] = frozenset()
    """Signs or words in small letters, without one of which the pattern cannot match: most texts are spared the search.
    """
    glued: bool = False
    """Its digits follow a letter, a quotation or a bracket without a blank."""
    unless_measured: bool = False
    """A number of days or hours may also be what is measured ("bình quân 6,4 ngày")."""


def _rule(
    reason: str,
    template: str,
    flags: int = 0,
    unless_unit: bool = False,
    needs: str = "",
    glued: bool = False,
    unless_measured: bool = False,
) -> Rule:
    """Return a rule whose pattern `needs` a sign, or a word of a "{class}"; of itself of the class it begins with."""
    named = _CLASSES.match(needs or template)
    marks = openings(*named[1].lower().split("|")) if named else (needs,) if needs else ()
    return Rule(reason, re.compile(expand(template), flags), unless_unit, frozenset(marks), glued, unless_measured)


_CLASSES = re.compile(r"\{([A-Za-z_|]+)-?\}")


_I = re.IGNORECASE
_NOT_GLUED = r"(?<![^\W_])"
_NOT_INSIDE = r"(?<![\d.,/])"
_DATE = r"(?:\d{1,2}\s{0,2}[/.-]\s{0,2}\d{1,2}\s{0,2}[/.-]\s{0,2}\d{4}|\d{1,2}\s+{month}\s+\d{1,2}\s+{year}\s+\d{4})"
_OF_DATE = rf"(?:,?\s+{{day}}\s+{_DATE})?"
_NO_QUANTITY = expand(
    r"(?![.,]\d|\d|\s{0,2}%|\s+{scale_word}|\s{0,2}[-–]\s{0,2}\d[\d.,]*\s{0,2}(?:%|{scale_word})|\s+{month|quarter|year|school_year}\b)"
)
_AND = r"\s{0,2}(?:,|{and_then|or_else}|-|–)\s{0,2}"
_AND_MORE = rf"(?:{_AND}\d{{1,2}}{_NO_QUANTITY})*"
_AND_LEVELS = rf"(?:{_AND}[1-5]{_NO_QUANTITY})*"
_COUNTED_UP = "|".join(rf"{n}{_AND}{n + 1}(?:{_AND}{n + 2})?(?:{_AND}{n + 3})?" for n in range(1, 7))
"""Numbers that count up are names of parts: "nhóm 1, 2 và 3"; "nhóm 1 và 12 hộ" has one name."""
_ISSUER = r"[A-ZĐ]{2}[A-ZĐa-z\d]*(?:[-.&]\s?[A-ZĐ][A-ZĐa-z\d&]*)*"
_LOOSE_NUMBER = rf"\d{{1,6}}[a-z]?(?![a-z]){_NO_QUANTITY}(?:/\d{{4}}(?!\d))?(?:\s?/\s?{_ISSUER})?"
_LETTERS = map(chr, (*range(0x41, 0x1B1), *range(0x1EA0, 0x1EFA)))
_UPPER = f"[{''.join(letter for letter in _LETTERS if letter.isupper())}]"
"""A capital of the Vietnamese alphabet: those with marks lie scattered."""
_NAME = rf"{_UPPER}[^\W\d_]*(?:\s{_UPPER}[^\W\d_]*){{0,4}}"
GLUED = re.compile(r"\d(?:(?<=[^\W\d_]\d)|(?<=[)\"”’]\d)|(?<=[^\W\d_]-\d))")
PLACES = pattern(rf"(?<!{only('number_mark')} ){{numbered_place}}\s+(?=[^\W_])")
"""Before numbers that are names of places: "phường 1", "Quận 1, 3 và 5", "các phường Cam Ly, 1 Bảo Lộc"."""
PLACE = re.compile(rf"(?P<number>\d{{1,2}}){_NO_QUANTITY}(?P<name>\s{_NAME})?|{_NAME}")
PLACE_AND = cased(r"\s?(?:,|{and_then}|;)\s")
WORK_NUMBER = re.compile(rf"(?<=[^\W\d_]\s)\d{{1,2}}{_NO_QUANTITY}(?!\s?[-–/:])")
WORK_BEFORE = cased(rf"{{numbered_work}}\s{_NAME}\s$")
"""What a number is the end of the name of: "cầu Mỹ Thuận 2"."""

REFERENCES = (
    _rule("url", r"(?<!\S)[(\[\"“]?(?:https?://|www\.)\S+", _I, needs="."),
    _rule("url", r"(?<![\w.+-])[\w+-]+(?:\.[\w+-]+)*@[\w-]+(?:\.[\w-]+)+", needs="@"),
    _rule("url", r"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:vn|com|org|net)\b(?:/\S*)?", needs="."),
    # 942/QĐ-TTg, 59/2022/NĐ-CP, 224-KL/TU: number, year, kind and issuer, as Decree 30/2020/NĐ-CP prescribes
    _rule(
        "document_number",
        rf"{_NOT_GLUED}{_NOT_INSIDE}\d{{1,6}}[a-zđ]?(?:/\d{{4}}/|/|-[A-ZĐ]{{2,}}/){_ISSUER}{_OF_DATE}",
        needs="/",
    ),
    # số 206/ QĐ-TL: with a blank
    _rule("document_number", rf"{{number_mark}}:?\s+\d{{1,6}}(?:/\d{{4}})?\s?/\s?{_ISSUER}{_OF_DATE}", needs="/"),
    _rule("document_number", rf"{{legal_act}}\s+(?:{{number_mark-}}:?\s*)?{_LOOSE_NUMBER}{_OF_DATE}"),  # Nghị quyết 36a
    _rule("document_number", rf"{{other_paper}}\s+{{number_mark-}}:?\s*{_LOOSE_NUMBER}{_OF_DATE}"),  # Kế hoạch số 12
    _rule("document_number", r"{bracketed_paper}\s+\d{2,5}(?=\s?[).,;](?!\d))"),
    _rule("document_number", rf"{{legal_act|other_paper}}\s+{{day}}\s+{_DATE}"),
    # Luật Thống kê năm 2015: the year is the law's name, unless the words between tell something
    _rule("document_number", r"{law}(?:\s+(?!{tells_after_law})[^\W\d_]+){1,9}\s+(?:{year}\s+)?(?:19|20)\d\d(?!\d)"),
    # ISO 20022, TCVN 11930:2017, KC 03/21-30
    _rule("name", r"{Standard}(?:[/ -][A-Z]{2,6})*[ -]?\d[\w:./-]*(?:\s\d{4}(?:/[A-Z]+)?)?"),
    _rule("name", r"\b[A-ZĐ]{2,}\.\d{1,3}(?![\d.,])|\b[Cc][Oo][Vv][Ii][Dd]\s-\s?19\b"),
    _rule("name", r"\bPM\s?(?:2[.,]5|10?)(?![\d.,]*\d)"),  # bụi PM2,5
    _rule("name", r"\bRON\s?9\d(?:-[IVX]{1,3})?(?!\w)|\b[Ee][Uu][Rr][Oo]\s?[1-6](?![\d.,]*\d)", unless_unit=True),
    _rule(
        "name",  # K = 2
        rf"{_NOT_GLUED}[A-Za-zΑ-ω]\d?\s?=\s?\d{{1,3}}(?:[.,]\d{{1,4}})?(?![\w.,/-]*\d|\s?%)",
        unless_unit=True,
        needs="=",
    ),
    _rule(
        "name",  # vắc xin 5 trong 1
        rf"{_NOT_INSIDE}\d{{1,2}}\s+{{inside}}\s+1(?![\d.,]*\d)(?!\s+{{span_of_time}})",
        _I,
        unless_unit=True,
        needs="{inside}",
    ),
    _rule(
        "name",  # Số 802 đường Lê Lợi, số nhà 15 ngõ 3
        r"{number_mark|house_number}\s+\d{1,4}[A-Z]?(?:/\d{1,4}){0,3},?\s+{street}",
        _I,
    ),
    _rule(
        "name",
        rf"{{address|house_number}}\s?:?\s(?:{{number_mark}}\s)?\d{{1,4}}[A-Z]?(?:/\d{{1,4}}){{0,3}}(?=,?\s{_UPPER})",
    ),
    # V06, IPv6, Covid-19, F-16, KC-4.0/19-25; but T12/2022 and Q1/2022 are periods, EUR29,99 is money, m3 a unit
    _rule(
        "name",
        rf"{_NOT_GLUED}(?!(?:[TtQq]\d{{1,2}}[./-]\d{{4}}|(?:{{Currency_code-}}|{{time_noun-}})\d))"
        r"(?![kcdm]?m[23](?!\w))(?=[^\W\d_]*[A-ZĐ]|[a-zđ]{1,2}\d)[^\W\d_]+-?\d\w*(?:[-./:]\w*\d\w*)*",
        glued=True,
    ),
    _rule("name", rf"{_NOT_GLUED}(?<![\d.,])(?:[2-6]G|[234]D|5[SK]|\dFA)(?!\w)"),  # 4G, 3D
    # "cộng đồng13.", "(…)2": the mark of a footnote
    _rule("footnote", r"(?<=[^\W\d_A-Z]{3})\d{1,2}(?=[\s.,;:)]|$)|(?<=[)\"”’])\d{1,2}(?=[\s.,;:)]|$)", glued=True),
    _rule("name", r"{versioned}\s+v?\d(?:\.\d{1,2}){1,3}(?!\d)", _I),
    _rule("name", r"{price_basis}(?:\s+{year})?\s+(?:19|20)\d\d(?!\d)", _I),  # giá so sánh 2010
    _rule("name", r"(?<![\d.,])[2-5]\.0(?=[\s”\"),.;:]|$)(?!\s*%)", needs=".0"),  # chợ 4.0
    # mục tiêu 95-95-95: shares of shares
    _rule("name", rf"{_NOT_INSIDE}(\d{{2}})(?:\s?[-–]\s?\1){{2}}(?![.,]?\d|\s?[-–/]\s?\d)"),
    _rule("name", rf"{{numbered}}\s+\d{{1,4}}{_NO_QUANTITY}{_AND_MORE}", _I),  # Đề án 06
    _rule(
        "name",
        rf"{_NOT_INSIDE}(?:[1-5]\s{{0,2}}[-–]\s{{0,2}})?[1-5]\s+{{star}}(?!\s+{{and_upwards}})",
        _I,
        needs="{star}",
    ),  # khách sạn 5 sao
    _rule("name", rf"{{graded}}\s+\d{{1,2}}{_NO_QUANTITY}{_AND_LEVELS}", _I),  # mức độ 3, 4
    _rule(
        "name",  # tôm loại 70 con/kg
        r"{size_of_goods}\s+\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s+{piece_of_goods}\s?/\s?[^\W\d]+",
        _I,
    ),
    _rule("name", rf"{{sometimes_numbered}}\s+(?:{_COUNTED_UP}){_NO_QUANTITY}", _I),  # nhóm 1, 2 và 3
    _rule("name", rf"{{sometimes_numbered}}\s+\d{{1,3}}{_NO_QUANTITY}", _I, unless_unit=True),  # giai đoạn 1
    _rule(
        "phone",  # no group of a number: 820 000 000 000
        r"(?<![\d.,])(?<!\d[ \u00a0\u2009\u202f])\(?(?:\+84|0\d{2,3})\)?[ .-]?\d{3,4}[ .-]?\d{3,4}(?![\d.,]*\d)",
    ),
    _rule("phone", r"(?<![\d.,])1[89]00[ .]?(?:\d{4,6}|\d{2}[ .]?\d{2})(?![\d.,]*\d)"),
    _rule(
        "phone",
        r"{phone_lead}\s?:?\s?(?:{number_mark}\s)?\d{3,5}(?![.,]?\d)",
        _I,
        unless_unit=True,
    ),
    # Four parts and more: an address of a computer, a version. Three short parts: the number of an item
    _rule("name", rf"{_NOT_INSIDE}\d{{1,3}}\.\d{{1,2}}\.\d{{1,3}}\.\d{{1,3}}(?![.,]?\d)", needs="."),
    _rule("name", rf"{_NOT_INSIDE}\d{{1,3}}(?:\.\d{{1,3}}){{2}}\.\d{{1,2}}(?![.,]?\d)", needs="."),
    _rule("list_number", rf"{_NOT_INSIDE}\d{{1,2}}(?:\.\d{{1,2}}){{2,4}}\.?(?![\d,%])", needs="."),
)
"""Looked for first: what may hold a date or a year that is not one of the statement's."""

MEASURED = pattern(
    r"(?:{average}(?:\s[^,;.()\d]{1,40}(?=\s(?:{reach|is_verb|left_over})))?|(?:{rise|fall}|{above|below}\s[^,;.()\d]{1,40})(?:\s{degree|over|nearly|about})*)"
    r"(?:\s(?:{reach|is_verb|left_over|over|nearly|about}))*\s*$"
    r"|{measured_time}(?:\s[^,;.()]{1,60})?\s(?:{reach|is_verb|left_over|arrives|rise|fall|over|nearly|about|from_value})\s*$"
    r"|{counted_time}(?:\s[^,;.()\d]{1,60})?\s*:?\s*$"
)
"""Before a number of days or hours that is a mean, a change of one, or what a name says to be a time ("số ngày nắng
nóng là"): a time that is set follows other words.
"""
MEASURED_IN = pattern(r"\d\s{0,2}{measured_span}")

ITEMS = (
    # 1. 1.1. 1) (1) 1/; but "11/ 13,5" and a cell "27/ 30" are fractions
    _rule(
        "list_number",
        r"^\s{0,3}\(?\d{1,3}(?:\.\d{1,2})*(?:[.)]|/(?=\s)(?!\s{0,2}\d{1,3}(?:\.\d{3})*(?:,\d|\s{0,3}$)))(?=\s|$)",
    ),
    _rule("list_number", r"^\s{0,3}\d{1,2}\.\d{1,2}\s+(?=[A-ZĐ][^\W\d_]*[^\W\d_A-Z])", unless_unit=True),  # 1.1 Hạ tầng
    _rule("list_number", r"(?<=[.;:,]\s)\(?\d{1,2}(?:\.\d{1,2})*[.)](?=\s)|\(\d{1,2}\)(?!\s?/)"),
    _rule(
        "list_number",  # Điều 9, khoản 2, Phụ lục 3
        rf"{{part_of_paper}}\s+(?:{{number_mark}}\s+)?\d{{1,3}}[a-zđ]?(?:\.\d{{1,2}})*{_NO_QUANTITY}{_AND_MORE}",
        _I,
    ),
    _rule("list_number", r"\b[IVX]{1,4}\.\s?\d{1,2}(?:\.\w{1,2})*(?![\d,%])", needs="."),  # VI.4.e
    _rule("list_number", r"{point}\s+\d{1,2}(?:\.\d{1,2})*(?=,?\s+{holds_points})", _I),
    _rule("time", rf"{_NOT_INSIDE}24\s?/\s?(?:7|24)(?!\d)(?:\s?h(?!\w))?", unless_unit=True, needs="/"),
    _rule("time", r"(?<![\d.,:/])\d{1,2}:\d\d(?::\d\d)?(?![\d:]|\.\d)", needs=":"),
    _rule("time", rf"{_NOT_INSIDE}\d{{1,2}}\s?h\s?\d{{0,2}}(?!\w)", needs="h"),
    _rule(
        "time",
        rf"{_NOT_INSIDE}\d{{1,2}}\s+{{hour}}\s+[0-5]?\d(?![\w%]|[.,]\d|\s%)(?:\s+{{minute}})?(?!\w)",
        _I,
        needs="{hour}",
    ),
    _rule("name", rf"{_NOT_INSIDE}\d{{1,3}}\s?:\s?\d{{1,3}}(?:\.\d{{3}})*(?![\d:])", needs=":"),  # 1:50.000
    _rule(
        "age",  # 15 tuổi, từ 6 đến dưới 12 tuổi
        rf"{_NOT_INSIDE}\d{{1,3}}(?:\s{{0,2}}(?:-|–|{{range_to}})\s{{0,2}}(?:{{under}}\s+)?\d{{1,3}})?\s+(?:{{month}}\s+)?{{year_of_age}}",
        _I,
        needs="{year_of_age}",
    ),
    _rule(
        "duration",  # 06 tháng, 3 tới 5 năm
        rf"{_NOT_INSIDE}\d{{1,3}}(?:,\d)?(?:\s{{0,2}}(?:-|–|{{range_to}})\s{{0,2}}(?:{{under}}\s+)?\d{{1,3}}(?:,\d)?)?"
        r"\s{0,2}{span_of_time}(?!/)",
        _I,
        unless_measured=True,
    ),
)
"""Looked for after the periods, which hold numbers of months and items like "2022."."""
