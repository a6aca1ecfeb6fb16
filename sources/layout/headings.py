"""What a paragraph's numbering says: heading or not, how deep, list item, table caption.

The levels follow the order in which Vietnamese official documents number their parts (Decree 30/2020/NĐ-CP, annex I):
part or appendix, capital letter, Roman number, Arabic number, Arabic number of several steps, small letter.
Only texts are looked at; where they stand on a page is the business of the readers.
"""

import re

_PART = re.compile(r"^(?:phần|chương|phụ lục|phụ biểu)\b", re.IGNORECASE)
_LETTER = re.compile(r"^[A-HĐ][.)/]\s+\S")
_ROMAN = re.compile(r"^(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})[.)/]\s*[^\s\d]")
_DECIMAL = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+\D")
_DECIMAL_CLOSED = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]\s*\D")
_SMALL = re.compile(r"^[a-zđ][.)]\s+\S")
_LIST = re.compile(r"^(?:[-+•*–▪●○]\s|[a-zđ][.)]\s|\(?[ivx]+\)\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|Điều \d+\.)")
_DOCUMENT_TITLE = re.compile(
    r"^(?:BÁO CÁO|KẾ HOẠCH|QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|THÔNG BÁO|CHƯƠNG TRÌNH|CÔNG BỐ|THÔNG CÁO(?: BÁO CHÍ)?):?$"
)
_STATE_HEAD = re.compile(r"^(?:cộng h(?:òa|oà) xã hội chủ nghĩa|độc lập\s*[-–]\s*tự do|nơi nhận)", re.IGNORECASE)
_LETTERHEAD = re.compile(
    r"độc lập\s*[-–]\s*tự do|cộng h(?:òa|oà) xã hội chủ nghĩa|nơi nhận\s*:|^\s*số\s*:\s*\S*/",
    re.IGNORECASE | re.MULTILINE,
)
_CAPTION = re.compile(r"^(?:bảng|biểu|biểu số|phụ biểu|table)\s+(?:số\s+)?[\dIVX]+(?:[.\-]\d+)*\b", re.IGNORECASE)

LONGEST = 300
"""Characters: no heading of the reports that were looked at is longer."""
_UNNUMBERED_LONGEST = 200
_PLAIN_LONGEST = 120

PART, LETTER, ROMAN, ARABIC = 1, 2, 3, 4


def is_list_item(text: str) -> bool:
    """Whether the text begins with a bullet or the mark of a list."""
    return bool(_LIST.match(text))


def is_caption(text: str) -> bool:
    """Whether the text is a table's caption ("Bảng 3. …")."""
    return len(text) <= LONGEST and bool(_CAPTION.match(text))


def is_letterhead(text: str) -> bool:
    """Whether the text of a few lines is the head of a document, or its foot with recipients and signature."""
    return bool(_LETTERHEAD.search(text))


def is_document_title(text: str) -> bool:
    """Whether the text names the sort of document and nothing else ("BÁO CÁO", "KẾ HOẠCH")."""
    return bool(_DOCUMENT_TITLE.match(text))


def numbered_level(text: str) -> int | None:
    """Give the level that the numbering gives, or None without one: "I. …" is 3, "1. …" 4, "1.1. …" 5."""
    if _PART.match(text):
        return PART
    if _ROMAN.match(text):
        return ROMAN
    if _LETTER.match(text):
        return LETTER
    if decimal := _DECIMAL.match(text):
        return ARABIC + decimal[1].count(".")
    return 8 if _SMALL.match(text) else None


def is_heading(text: str, *, bold: bool | None, centred: bool = False) -> bool:
    """Whether a paragraph is a heading.

    `bold` is True only if all of the paragraph is bold, and None where the format or the file knows no bold: then
    numbering, capitals and the missing full stop must do.
    """
    if not text or len(text) > LONGEST or _STATE_HEAD.match(text) or not any(c.isalpha() for c in text):
        return False
    if is_caption(text):
        return False
    if is_document_title(text):
        return True
    level = numbered_level(text)
    if level == PART:
        return bool(bold) or text.isupper() or len(text) <= 20
    if bold:
        return level is not None or ((centred or len(text) <= _UNNUMBERED_LONGEST) and _reads_as_title(text, centred))
    if bold is None or text.isupper():
        closed = text.endswith((".", ";", ",", ":", "/"))
        marked = level in (LETTER, ROMAN) or bool(_DECIMAL_CLOSED.match(text))
        return marked and not closed and len(text) <= _PLAIN_LONGEST
    return False


def _reads_as_title(text: str, centred: bool) -> bool:
    """Bold words without a number: a title, unless a signature ("Phạm Minh Chính"), an item or a sentence."""
    words = text.split()
    if is_list_item(text) or len(words) < 3 or all(word[:1].isupper() for word in words if word[:1].isalpha()):
        return text.isupper() and len(words) > 1
    return centred or not text.endswith((".", ";", ","))
