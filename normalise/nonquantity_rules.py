"""The table of patterns for digits that are no statement: each rule has the reason it gives, and an example.

Only the table belongs here; `nonquantity` applies it. No rule knows a single document. Each repetition is bounded or
followed by what it cannot hold, and starts where a word starts, so that the time grows with the length of the text.
"""

import re
from typing import NamedTuple

from normalise.lexical import lexicon


class Rule(NamedTuple):
    """What is looked for, and what it is."""

    reason: str
    pattern: re.Pattern[str]
    unless_unit: bool = False
    """The words are also ordinary ones: no name where a unit follows the number ("nhóm 03 nước")."""
    needs: str = ""
    """A mark without which the pattern cannot match: most texts are spared the search."""


def _rule(reason: str, pattern: str, flags: int = 0, unless_unit: bool = False, needs: str = "") -> Rule:
    return Rule(reason, re.compile(pattern, flags), unless_unit, needs)


def _any(words: str) -> str:
    """Return a pattern for any of the words, which stand apart by bars and may run over lines."""
    return "(?:" + "|".join(word.strip() for word in words.split("|")) + ")"


_I = re.IGNORECASE
_NOT_GLUED = r"(?<![^\W_])"
_NOT_INSIDE = r"(?<![\d.,/])"
_DATE = r"(?:\d{1,2}\s{0,2}[/.-]\s{0,2}\d{1,2}\s{0,2}[/.-]\s{0,2}\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"
_OF_DATE = rf"(?:,?\s+ngày\s+{_DATE})?"
_NO_QUANTITY = r"(?![.,]\d|\d|\s{0,2}%|\s+(?:triệu|nghìn|ngàn|tỷ|tỉ)\b)"
_AND = r"\s{0,2}(?:,|và|-|–|hoặc)\s{0,2}"
_AND_MORE = rf"(?:{_AND}\d{{1,2}}{_NO_QUANTITY})*"
_AND_LEVELS = rf"(?:{_AND}[1-5]{_NO_QUANTITY})*"
_ISSUER = r"[A-ZĐ]{2}[A-ZĐa-z\d]*(?:[-.&]\s?[A-ZĐ][A-ZĐa-z\d&]*)*"
_LOOSE_NUMBER = rf"\d{{1,6}}[a-z]?(?![a-z]){_NO_QUANTITY}(?:/\d{{4}}(?!\d))?(?:\s?/\s?{_ISSUER})?"
_PAPERS = _any(
    """[Qq]uyết định|[Nn]ghị quyết|[Nn]ghị định|[Tt]hông tư|[Tt]hông tư liên tịch|[Cc]hỉ thị|[Cc]ông văn|[Cc]ông điện|
    QUYẾT ĐỊNH|NGHỊ QUYẾT|NGHỊ ĐỊNH|THÔNG TƯ|CHỈ THỊ"""
)
_OTHER_PAPERS = _any(
    """[Tt]ờ trình|[Tt]hông báo|[Bb]áo cáo|[Kk]ế hoạch|[Vv]ăn bản|[Ll]uật|[Pp]háp lệnh|[Kk]ết luận|[Hh]ướng dẫn|
    [Gg]iấy phép|[Cc]hương trình|[Vv]ăn kiện|[Hh]ợp đồng|[Mm]ã số"""
)
_STANDARDS = _any("ISO|IEC|TCVN|QCVN|TCN|ITU|IEEE|RFC|NIST|CMMI|PCI|KC")
_NAMED = _any(
    """đề án|phiên bản|thế hệ|lần thứ|(?<!xếp )(?<!hạng )(?<!đứng )(?<!trí )thứ|
    thế kỷ|kỳ họp thứ|khóa thứ|windows|office|quốc lộ|tỉnh lộ|android|
    thành phần số|dự án số|gói thầu số|hợp phần số|nhiệm vụ số|mục tiêu số|khu vực số|tổ số|biểu mẫu số|mẫu số"""
)
_SOMETIMES_NAMED = _any(
    """mức|cấp|giai đoạn|chương trình|dự án|hạng|loại|nhóm|lớp|khối|vùng|vòng|(?<!định )kỳ|đợt|cụm|khóa|tầng|ngõ|bước|
    pha|làn|cảng|top|tốp"""
)
_PARTS = _any(
    """điều|khoản|mục|tiểu mục|phụ lục|chương|bảng|biểu|hình|trang|tr\\.|stt|tt|phần|câu|bài|tập|quyển|dòng|cột|
    ghi chú"""
)
_LETTERS = map(chr, (*range(0x41, 0x1B1), *range(0x1EA0, 0x1EFA)))
_UPPER = f"[{''.join(letter for letter in _LETTERS if letter.isupper())}]"
"""A capital of the Vietnamese alphabet: those with marks lie scattered."""
_NAME = rf"{_UPPER}[^\W\d_]*(?:\s{_UPPER}[^\W\d_]*){{0,4}}"
_TELLS = _any(r"từ\b|trong\b|đến\b|vào\b|tại\b|được\b|trình\b|năm\b|hết\b|là\b")

PLACES = lexicon.pattern(r"(?<!\w)(?=[pqktấvbđ])(?<!số ){numbered_place}\s+(?=[^\W_])")
"""Before numbers that are names of places: "phường 1", "Quận 1, 3 và 5", "các phường Cam Ly, 1 Bảo Lộc"."""
PLACE = re.compile(rf"(?P<number>\d{{1,2}}){_NO_QUANTITY}(?P<name>\s{_NAME})?|{_NAME}")
PLACE_AND = re.compile(r"\s?(?:,|và|;)\s")
WORK_NUMBER = re.compile(rf"(?<=[^\W\d_]\s)\d{{1,2}}{_NO_QUANTITY}(?!\s?[-–/:])")
WORK_BEFORE = re.compile(lexicon.expand(rf"(?i:{{numbered_work}})\s{_NAME}\s$"))
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
    _rule("document_number", rf"\b[Ss]ố:?\s+\d{{1,6}}(?:/\d{{4}})?\s?/\s?{_ISSUER}{_OF_DATE}", needs="/"),
    _rule("document_number", rf"\b{_PAPERS}\s+(?:số:?\s*)?{_LOOSE_NUMBER}{_OF_DATE}"),  # Nghị quyết 36a
    _rule("document_number", rf"\b{_OTHER_PAPERS}\s+số:?\s*{_LOOSE_NUMBER}{_OF_DATE}"),  # Kế hoạch số 12
    _rule("document_number", r"\b(?:[Kk]ế hoạch|[Bb]áo cáo|[Tt]ờ trình|[Vv]ăn bản)\s+\d{2,5}(?=\s?[).,;])"),
    _rule("document_number", rf"\b(?:{_PAPERS}|{_OTHER_PAPERS})\s+ngày\s+{_DATE}"),
    # Luật Thống kê năm 2015: the year is the law's name, unless the words between tell something
    _rule("document_number", rf"\b[Ll]uật(?:\s+(?!{_TELLS})[^\W\d_]+){{1,9}}\s+(?:năm\s+)?(?:19|20)\d\d(?!\d)"),
    # ISO 20022, TCVN 11930:2017, KC 03/21-30
    _rule("name", rf"\b{_STANDARDS}(?:[/ -][A-Z]{{2,6}})*[ -]?\d[\w:./-]*(?:\s\d{{4}}(?:/[A-Z]+)?)?"),
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
        rf"{_NOT_INSIDE}\d{{1,2}}\s+trong\s+1(?![\d.,]*\d)(?!\s+(?:năm|tháng|tuần|ngày|quý|giờ)\b)",
        _I,
        unless_unit=True,
    ),
    _rule(
        "name",  # Số 802 đường Lê Lợi, số nhà 15 ngõ 3
        r"(?<!tổng )\bsố(?:\s+nhà)?\s+\d{1,4}[A-Z]?(?:/\d{1,4}){0,3},?\s+" + lexicon.any_of("street"),
        _I,
    ),
    _rule(
        "name", rf"\b(?:[Đđ]ịa chỉ|[Ss]ố nhà)\s?:?\s(?:[Ss]ố\s)?\d{{1,4}}[A-Z]?(?:/\d{{1,4}}){{0,3}}(?=,?\s{_UPPER})"
    ),
    # V06, IPv6, Covid-19, F-16, KC-4.0/19-25; but T12/2022 and Q1/2022 are periods, EUR29,99 is money, m3 a unit
    _rule(
        "name",
        rf"{_NOT_GLUED}(?!(?:[TtQq]\d{{1,2}}[./-]\d{{4}}|(?:USD|EUR|VND|VNĐ|[Qq]uý|[Tt]háng|[Nn]ăm)\d))"
        r"(?![kcdm]?m[23](?!\w))(?=[^\W\d_]*[A-ZĐ]|[a-zđ]{1,2}\d)[^\W\d_]+-?\d\w*(?:[-./:]\w*\d\w*)*",
    ),
    _rule("name", rf"{_NOT_GLUED}(?<![\d.,])(?:[2-6]G|[234]D|5[SK]|\dFA)(?!\w)"),  # 4G, 3D
    # "cộng đồng13.", "(…)2": the mark of a footnote
    _rule("footnote", r"(?<=[^\W\d_A-Z]{3})\d{1,2}(?=[\s.,;:)]|$)|(?<=[)\"”’])\d{1,2}(?=[\s.,;:)]|$)"),
    _rule("name", r"\b(?:công nghiệp|cmcn|industry|web|phiên bản|version|bản)\s+v?\d(?:\.\d{1,2}){1,3}(?!\d)", _I),
    _rule("name", r"\bgiá\s+(?:so sánh|cố định|gốc)(?:\s+năm)?\s+(?:19|20)\d\d(?!\d)", _I),  # giá so sánh 2010
    _rule("name", r"(?<![\d.,])[2-5]\.0(?=[\s”\"),.;:]|$)(?!\s*%)", needs=".0"),  # chợ 4.0
    _rule("name", rf"\b{_NAMED}\s+\d{{1,4}}{_NO_QUANTITY}{_AND_MORE}", _I),  # Đề án 06
    _rule("name", rf"\b(?:mức độ|cấp độ|level)\s+\d{{1,2}}{_NO_QUANTITY}{_AND_LEVELS}", _I),  # mức độ 3, 4
    _rule("name", rf"(?<!xếp )\b{_SOMETIMES_NAMED}\s+\d{{1,3}}{_NO_QUANTITY}", _I, unless_unit=True),  # giai đoạn 1
    _rule(
        "phone",  # no group of a number: 820 000 000 000
        r"(?<![\d.,])(?<!\d[ \u00a0\u2009\u202f])\(?(?:\+84|0\d{2,3})\)?[ .-]?\d{3,4}[ .-]?\d{3,4}(?![\d.,]*\d)",
    ),
    _rule("phone", r"(?<![\d.,])1[89]00[ .]?(?:\d{4,6}|\d{2}[ .]?\d{2})(?![\d.,]*\d)"),
    _rule(
        "phone",
        r"\b(?:hotline|tổng đài|đường dây nóng|số máy|điện thoại|fax)\s?:?\s?(?:số\s)?\d{3,5}(?![.,]?\d)",
        _I,
        unless_unit=True,
    ),
    # Four parts and more: an address of a computer, a version. Three short parts: the number of an item
    _rule("name", rf"{_NOT_INSIDE}\d{{1,3}}\.\d{{1,2}}\.\d{{1,3}}\.\d{{1,3}}(?![.,]?\d)", needs="."),
    _rule("name", rf"{_NOT_INSIDE}\d{{1,3}}(?:\.\d{{1,3}}){{2}}\.\d{{1,2}}(?![.,]?\d)", needs="."),
    _rule("list_number", rf"{_NOT_INSIDE}\d{{1,2}}(?:\.\d{{1,2}}){{2,4}}\.?(?![\d,%])", needs="."),
)
"""Looked for first: what may hold a date or a year that is not one of the statement's."""

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
        rf"\b{_PARTS}\s+(?:số\s+)?\d{{1,3}}[a-zđ]?(?:\.\d{{1,2}})*{_NO_QUANTITY}{_AND_MORE}",
        _I,
    ),
    _rule("list_number", r"\b[IVX]{1,4}\.\s?\d{1,2}(?:\.\w{1,2})*(?![\d,%])", needs="."),  # VI.4.e
    _rule("list_number", r"\bđiểm\s+\d{1,2}(?:\.\d{1,2})*(?=,?\s+(?:mục|khoản|phần|điều|phụ lục))", _I),
    _rule("time", rf"{_NOT_INSIDE}24\s?/\s?(?:7|24)(?!\d)(?:\s?h(?!\w))?", unless_unit=True, needs="/"),
    _rule("time", r"(?<![\d.,:/])\d{1,2}:\d\d(?::\d\d)?(?![\d:]|\.\d)", needs=":"),
    _rule("time", rf"{_NOT_INSIDE}\d{{1,2}}\s?h\s?\d{{0,2}}(?!\w)", needs="h"),
    _rule("time", rf"{_NOT_INSIDE}\d{{1,2}}\s+giờ\s+\d{{1,2}}(?:\s+phút)?(?!\w)", _I),
    _rule("name", rf"{_NOT_INSIDE}\d{{1,3}}\s?:\s?\d{{1,3}}(?:\.\d{{3}})*(?![\d:])", needs=":"),  # 1:50.000
    _rule(
        "age",  # 15 tuổi, từ 6 đến dưới 12 tuổi
        rf"{_NOT_INSIDE}\d{{1,3}}(?:\s{{0,2}}(?:-|–|đến)\s{{0,2}}(?:dưới\s+)?\d{{1,3}})?\s+(?:tháng\s+)?tuổi\b",
        _I,
    ),
    _rule(
        "duration",  # 06 tháng, 3 tới 5 năm
        rf"{_NOT_INSIDE}\d{{1,3}}(?:,\d)?(?:\s{{0,2}}(?:-|–|đến|tới)\s{{0,2}}\d{{1,3}}(?:,\d)?)?"
        r"\s{0,2}(?:năm|tháng|tuần|ngày|giờ|quý|thập kỷ)\b(?!/)",
        _I,
    ),
)
"""Looked for after the periods, which hold numbers of months and items like "2022."."""
