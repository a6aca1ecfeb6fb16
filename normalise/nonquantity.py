"""Digits that are no statement and no period: citations, addresses, names, list numbers, times, ages, durations.

Every rule is a pattern with the reason it gives; none knows a single document. Dates and years belong in `period`.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from normalise import units

_DIGIT = re.compile(r"\d")
_NOT_GLUED = r"(?<![^\W_])"
_DATE = r"(?:\d{1,2}\s{0,2}[/.-]\s{0,2}\d{1,2}\s{0,2}[/.-]\s{0,2}\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"
_OF_DATE = rf"(?:,?\s+ngày\s+{_DATE})?"
_ISSUER = r"[A-ZĐ]{2}[A-ZĐa-z\d]*(?:[-.&]\s?[A-ZĐ][A-ZĐa-z\d&]*)*"
_NUMBER = rf"\d{{1,6}}[a-zđ]?(?:/\d{{4}}/|/|-[A-ZĐ]{{2,}}/){_ISSUER}"
_PAPERS = (
    r"(?:[Qq]uyết định|[Nn]ghị quyết|[Nn]ghị định|[Tt]hông tư|[Tt]hông tư liên tịch|[Cc]hỉ thị|[Cc]ông văn|[Cc]ông điện|"
    r"QUYẾT ĐỊNH|NGHỊ QUYẾT|NGHỊ ĐỊNH|THÔNG TƯ|CHỈ THỊ)"
)
_OTHER_PAPERS = (
    r"(?:[Tt]ờ trình|[Tt]hông báo|[Bb]áo cáo|[Kk]ế hoạch|[Vv]ăn bản|[Ll]uật|[Pp]háp lệnh|[Kk]ết luận|[Hh]ướng dẫn|"
    r"[Gg]iấy phép|[Cc]hương trình|[Vv]ăn kiện|[Hh]ợp đồng|[Mm]ã số|Số)"
)
_NO_QUANTITY = r"(?![.,]\d|\d|\s{0,2}%|\s+(?:triệu|nghìn|ngàn|tỷ|tỉ)\b)"
_LOOSE_NUMBER = rf"\d{{1,6}}[a-z]?(?![a-z]){_NO_QUANTITY}(?:/\d{{4}}(?!\d))?(?:\s?/\s?{_ISSUER})?"
_MORE = rf"(?:\s{{0,2}}(?:,|và|-|–|hoặc)\s{{0,2}}\d{{1,2}}{_NO_QUANTITY})*"
_LEVELS = rf"(?:\s{{0,2}}(?:,|và|-|–|hoặc)\s{{0,2}}[1-5]{_NO_QUANTITY})*"


class Span(NamedTuple):
    """A piece of the text and what it is."""

    start: int
    end: int
    reason: str


class _Rule(NamedTuple):
    reason: str
    pattern: re.Pattern[str]
    unless_unit: bool = False
    """The words are also ordinary ones: no name where a unit follows the number ("nhóm 03 nước")."""
    needs: str = ""
    """A mark without which the pattern cannot match: most texts are spared the search."""


def _rule(reason: str, pattern: str, flags: int = 0, unless_unit: bool = False, needs: str = "") -> _Rule:
    return _Rule(reason, re.compile(pattern, flags), unless_unit, needs)


_I = re.IGNORECASE

_REFERENCES = (
    _rule("url", r"(?<!\S)[(\[\"“]?(?:https?://|www\.)\S+", _I, needs="."),
    _rule("url", r"(?<![\w.+-])[\w+-]+(?:\.[\w+-]+)*@[\w-]+(?:\.[\w-]+)+", needs="@"),
    _rule("url", r"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:vn|com|org|net)\b(?:/\S*)?", needs="."),
    # Number/kind-issuer, as Decree 30/2020/NĐ-CP prescribes, with the date that belongs to it.
    _rule("document_number", rf"{_NOT_GLUED}(?<![\d.,/]){_NUMBER}{_OF_DATE}", needs="/"),
    _rule("document_number", rf"\b{_PAPERS}\s+(?:số:?\s*)?{_LOOSE_NUMBER}{_OF_DATE}"),
    _rule("document_number", rf"\b{_OTHER_PAPERS}\s+số:?\s*{_LOOSE_NUMBER}{_OF_DATE}"),
    _rule("document_number", r"\b(?:[Kk]ế hoạch|[Bb]áo cáo|[Tt]ờ trình|[Vv]ăn bản)\s+\d{2,5}(?=[\s]*[).,;])"),
    _rule("document_number", rf"\b(?:{_PAPERS}|{_OTHER_PAPERS})\s+ngày\s+{_DATE}"),
    # "Luật Thống kê năm 2021": the year of a law is its name, unless the words between tell something.
    _rule(
        "document_number",
        r"\b[Ll]uật(?:\s+(?!từ\b|trong\b|đến\b|vào\b|tại\b|được\b|trình\b|năm\b|hết\b|là\b)[^\W\d_]+){1,9}\s+(?:năm\s+)?"
        r"(?:19|20)\d\d(?!\d)",
    ),
    _rule(
        "name",
        r"\b(?:ISO|IEC|TCVN|QCVN|TCN|ITU|IEEE|RFC|NIST|CMMI|PCI|KC)(?:[/ -][A-Z]{2,6})*[ -]?\d[\w:./-]*(?:\s\d{4}(?:/[A-Z]+)?)?",
    ),
    _rule("name", r"\b[A-ZĐ]{2,}\.\d{1,3}(?![\d.,])|\b[Cc][Oo][Vv][Ii][Dd]\s-\s?19\b"),
    # V06, IPv6, Covid-19, F-16, KC-4.0/19-25; T12/2022 and Q1/2022 are periods, EUR29,99 is money.
    _rule(
        "name",
        rf"{_NOT_GLUED}(?!(?:[TtQq]\d{{1,2}}[./-]\d{{4}}|(?:USD|EUR|VND|VNĐ|[Qq]uý|[Tt]háng|[Nn]ăm)\d))"
        r"(?=[^\W\d_]*[A-ZĐ]|[a-zđ]{1,2}\d)[^\W\d_]+-?\d\w*(?:[-./:]\w*\d\w*)*",
    ),
    _rule("name", rf"{_NOT_GLUED}(?<![\d.,])(?:[2-6]G|[234]D|5[SK]|\dFA)(?!\w)"),
    # "cộng đồng13.", "(…)2": the mark of a footnote.
    _rule("footnote", r"(?<=[^\W\d_A-Z]{3})\d{1,2}(?=[\s.,;:)]|$)|(?<=[)\"”’])\d{1,2}(?=[\s.,;:)]|$)"),
    _rule(
        "name",
        r"\b(?:công nghiệp|cmcn|industry|nghiệp lần thứ|web|phiên bản|version|bản)\s+v?\d(?:\.\d{1,2}){1,3}(?!\d)",
        _I,
    ),
    _rule("name", r"(?<![\d.,])[2-5]\.0(?=[\s”\"),.;:]|$)(?!\s*%)", needs=".0"),
    _rule(
        "name",
        r"\b(?:đề án|phiên bản|thế hệ|lần thứ|thứ|thế kỷ|kỳ họp thứ|khóa thứ|windows|office|quốc lộ|tỉnh lộ|android|"
        rf"(?:thành phần|dự án|gói thầu|hợp phần|tiểu dự án|nhiệm vụ|mục tiêu|khu vực|tổ|biểu mẫu|mẫu) số)\s+\d{{1,4}}{_NO_QUANTITY}{_MORE}",
        _I,
    ),
    _rule("name", rf"\b(?:mức độ|cấp độ|level)\s+\d{{1,2}}{_NO_QUANTITY}{_LEVELS}", _I),
    _rule(
        "name",
        r"\b(?:mức|cấp|giai đoạn|chương trình|dự án|hạng|loại|nhóm|lớp|khối|vùng|vòng|(?<!định )kỳ|đợt|cụm|khóa|tầng|ngõ|bước|pha|làn|"
        rf"cảng|top|tốp)\s+\d{{1,3}}{_NO_QUANTITY}",
        _I,
        unless_unit=True,
    ),
    _rule(
        "phone",
        r"(?<![\d.,])(?:\(?(?:\+84|0\d{2,3})\)?[ .-]?\d{3,4}[ .-]?\d{3,4}|1[89]00[ .]?\d{4,6}|1[89]00[ .]?\d{2}[ .]?\d{2})(?![\d.,]*\d)",
    ),
    _rule(
        "phone",
        r"\b(?:hotline|tổng đài|đường dây nóng|số máy|điện thoại|fax)\s*:?\s*(?:số\s*)?\d{3,5}(?![.,]?\d)",
        _I,
        unless_unit=True,
    ),
    # Four parts and more: an address of a computer, a version. Two or three short parts: the number of an item.
    _rule(
        "name",
        r"(?<![\d.,/])\d{1,3}\.\d{1,2}\.\d{1,3}\.\d{1,3}(?![.,]?\d)|(?<![\d.,/])\d{1,3}(?:\.\d{1,3}){2}\.\d{1,2}(?![.,]?\d)",
        needs=".",
    ),
    _rule("list_number", r"(?<![\d.,/])\d{1,2}(?:\.\d{1,2}){2,4}\.?(?![\d,%])", needs="."),
)
"""Looked for first: what may hold a date or a year that is not one of the statement's."""

_ITEMS = (
    _rule("list_number", r"^\s*\(?\d{1,3}(?:\.\d{1,2})*(?:[.)]|/(?=\s))(?=\s|$)"),
    _rule("list_number", r"^\s*\d{1,2}\.\d{1,2}\s+(?=[A-ZĐ][^\W\d_]*[^\W\d_A-Z])", unless_unit=True),
    _rule("list_number", r"(?<=[.;:,]\s)\(?\d{1,2}(?:\.\d{1,2})*[.)](?=\s)|\(\d{1,2}\)(?!\s*/)"),
    _rule(
        "list_number",
        r"\b(?:điều|khoản|mục|tiểu mục|phụ lục|chương|bảng|biểu|hình|trang|tr\.|stt|tt|phần|câu|bài|tập|quyển|dòng|cột|"
        rf"ghi chú)\s+(?:số\s+)?\d{{1,3}}[a-zđ]?(?:\.\d{{1,2}})*{_NO_QUANTITY}{_MORE}",
        _I,
    ),
    _rule("list_number", r"\b[IVX]{1,4}\.\s?\d{1,2}(?:\.\w{1,2})*(?![\d,%])", needs="."),
    # "thuê bao/100 dân": what a rate is counted on.
    _rule("rate_base", r"(?<=[^\W\d_]/)\d{1,3}(?:\.000)*\s+(?:dân|người|hộ|trẻ|phụ nữ)\b", _I, needs="/"),
    _rule("list_number", r"\bđiểm\s+\d{1,2}(?:\.\d{1,2})*(?=\s*,?\s+(?:mục|khoản|phần|điều|phụ lục))", _I),
    _rule("time", r"(?<![\d.,/])24\s?/\s?(?:7|24)(?!\d)(?:\s?h(?!\w))?", needs="/"),
    _rule("time", r"(?<![\d.,:/])\d{1,2}:\d\d(?::\d\d)?(?![\d:]|\.\d)|(?<![\d.,/])\d{1,2}\s?h\s?\d{0,2}(?!\w)"),
    _rule("time", r"(?<![\d.,/])\d{1,2}\s+giờ\s+\d{1,2}(?:\s+phút)?(?!\w)", _I),
    _rule("name", r"(?<![\d.,/])\d{1,3}\s?:\s?\d{1,3}(?:\.\d{3})*(?![\d:])", needs=":"),
    _rule("age", r"(?<![\d.,/])\d{1,3}(?:\s*(?:-|–|đến)\s*(?:dưới\s+)?\d{1,3})?\s+(?:tháng\s+)?tuổi\b", _I),
    _rule(
        "duration",
        r"(?<![\d.,/])\d{1,3}(?:,\d)?(?:\s*(?:-|–|đến|tới)\s*\d{1,3}(?:,\d)?)?\s*(?:năm|tháng|tuần|ngày|giờ|quý|thập kỷ)\b(?!/)",
        _I,
    ),
)
"""Looked for after the periods, which hold numbers of months and items like "2022."."""


@lru_cache(maxsize=256)
def references(text: str) -> tuple[Span, ...]:
    """Return citations (with their dates), addresses, telephone numbers, names and footnote marks that hold digits.

    Kept for a while, since quantities and periods are looked for in the same texts.
    """
    return _find(text, _REFERENCES)


def items(text: str) -> tuple[Span, ...]:
    """Return list numbers, clock times, ages and durations; to be asked after periods are hidden."""
    return _find(text, _ITEMS)


def hide(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return `text` of the same length with the spans blanked out by a character that no pattern matches."""
    pieces: list[str] = []
    done = 0
    for start, end in sorted(spans):
        pieces += [text[done:start], "\0" * (end - start)]
        done = end
    return "".join([*pieces, text[done:]])


def _find(text: str, rules: Iterable[_Rule]) -> tuple[Span, ...]:
    spans: list[Span] = []
    if not _DIGIT.search(text):
        return ()
    for rule in rules:
        if rule.needs not in text:
            continue
        found = [
            Span(match.start(), match.end(), rule.reason)
            for match in rule.pattern.finditer(text)
            if _DIGIT.search(match[0]) and not (rule.unless_unit and units.known(text, match.end()))
        ]
        if found:
            text = hide(text, ((span.start, span.end) for span in found))
            spans += found
    return tuple(spans)
