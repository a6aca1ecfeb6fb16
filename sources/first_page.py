"""What a report says of itself on its first page and in its file name: number, date, title, kind, year.

Used where the catalogue has no entry. Nothing is invented: a blank that the issuer left blank stays None. Who issued it
is read in `letterhead`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import PurePath

from sources.document import Block, Document, ReportKind, Table
from sources.layout import headings

_BLOCKS_WITHOUT_PAGES = 40
"""So many blocks stand for the first page in formats that have none."""
_NUMBER = re.compile(r"(?:^|\s)Số\s*:\s*(\d+[A-Za-z]?(?:/\d{4})?/[\w\-&.]*\w)")
_DATE = re.compile(r"(?:\D{2,30},\s*)?ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})\.?", re.IGNORECASE)
_DATE_AT_END = re.compile(r",\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})$")
_UNDATED = re.compile(r",\s*ngày\s*\d*\s*tháng\s*\d*\s*năm\s+(\d{4})")
_STATE_HEAD = re.compile(r"cộng h(?:òa|oà) xã hội chủ nghĩa|độc lập\s*[-–]\s*tự do", re.IGNORECASE)
_PLAN = re.compile(r"kế hoạch|chương trình|chiến lược|mục tiêu|nhiệm vụ trọng tâm", re.IGNORECASE)
_RESULT = re.compile(
    r"báo cáo|kết quả|tình hình|công bố|thông cáo|số liệu|đánh giá|tăng trưởng|thống kê", re.IGNORECASE
)
_NAMED_PLAN = {"plan", "kh", "ke-hoach", "kehoach", "chuong-trinh"}
_NAMED_RESULT = {"result", "results", "report", "bc", "bao-cao", "baocao", "ket-qua", "ketqua", "kq"}
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_REPORTED = re.compile(
    r"(?<!đến )(?:năm|kết quả(?: đến hết)?|hết(?: năm)?)\s+(20\d\d)(?!\d|\s*[-–]\s*20)", re.IGNORECASE
)
_ASIDE = re.compile(r"^\(|^căn cứ|^kính gửi|^theo đề nghị|^số\s*:", re.IGNORECASE)
_DAY_OR_MONTH = re.compile(r"(?:ngày\s+\d{1,2}\s+)?tháng\s+\d{1,2}\s+năm\s+\d{4}", re.IGNORECASE)
_SPAN = re.compile(r"năm\s+20\d\d\s*(?:[-–]|(?:cho\s+)?đến(?:\s+hết)?)\s*(?:năm\s+)?20\d\d", re.IGNORECASE)
"""Years from one to another, none of which is what a report is on."""
_PART_OF_YEAR = re.compile(
    r"(?<!\d )(?<!\d\d )(?:tháng|quý)\s+(?:\d{1,2}|[IV]{1,3})(?:\s*/\s*|\s+năm\s+)(20\d\d)(?!\d)"
    r"|năm\s+học\s+20\d\d\s*[-–]\s*(20\d\d)",
    re.IGNORECASE,
)
"""A month, a quarter, a school year (of which the year it ends in counts); not the month of a day."""
_ATTACHED = re.compile(r"\(?\s*(?:được\s+)?(?:ban\s+hành\s+)?kèm\s+theo\s", re.IGNORECASE)
_YEAR_OF_DATE = re.compile(
    r"ngày\s+(?:\d{1,2}|[.…\s]*)(?:\s*tháng\s+(?:\d{1,2}|[.…\s]*)\s*năm\s+|\s*[/.-]\s*\d{1,2}\s*[/.-]\s*)(20\d\d)(?!\d)",
    re.IGNORECASE,
)
_LONGEST_SUBJECT = 400
_LONGEST_LINE = 120
_HEAD_LINES = 5


def year_in_name(file: str) -> int | None:
    """Give the year that a file name holds ("results-411-2022.docx"); None without one or with several."""
    found = {int(year) for year in _YEAR.findall(PurePath(file).stem)}
    return found.pop() if len(found) == 1 else None


def slug(file: str) -> str:
    """Give the file name in the letters of an id, without its ending and years."""
    stem = _YEAR.sub(" ", PurePath(file).stem).replace("đ", "d").replace("Đ", "d")
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "report"


def texts(document: Document) -> tuple[str, ...]:
    """Headings and paragraphs of the first page, in order."""
    return tuple(block.text for block in _first_blocks(document) if not isinstance(block, Table))


def _first_blocks(document: Document) -> list[Block]:
    if document.pages is None:
        return list(document.blocks[:_BLOCKS_WITHOUT_PAGES])
    out = []
    for block in document.blocks:
        page = block.rows[0].page if isinstance(block, Table) and block.rows else None
        if not isinstance(block, Table):
            page = block.pieces[0].page if block.pieces else None
        if page not in (None, 1):
            break
        out.append(block)
    return out


def number(page: Iterable[str]) -> str | None:
    """Give the document number of the letterhead: "Số: 27/QĐ-UBQGCĐS"."""
    return next((match[1] for text in page if (match := _NUMBER.search(text))), None)


def issued_on(page: Iterable[str]) -> date | None:
    """Give the date of the letterhead: "Hà Nội, ngày 15 tháng 3 năm 2022", by itself or on the line of the number."""
    for text in page:
        match = _DATE.fullmatch(text) or (_DATE_AT_END.search(text) if _NUMBER.search(text) else None)
        if match:
            try:
                return date(int(match[3]), int(match[2]), int(match[1]))
            except ValueError:
                return None
    return None


def title(page: tuple[str, ...], file: str) -> str:
    """Give the sort of document and its subject; without them the first heading or paragraph, at last the file name."""
    for place, text in enumerate(page):
        if headings.is_document_title(text):
            subject = next(
                (t for t in page[place + 1 : place + 3] if not _ASIDE.match(t) and not _STATE_HEAD.search(t)), ""
            )
            if len(subject) <= _LONGEST_SUBJECT and headings.numbered_level(subject) is None:
                return f"{text.strip(':').capitalize()} {subject}".strip()
            return text.capitalize()
    others = [
        text[:_LONGEST_SUBJECT]
        for text in page
        if not (_STATE_HEAD.search(text) or _ASIDE.match(text) or headings.numbered_level(text) == headings.PART)
    ]
    # The issuer's name may stand above the title, which speaks of a plan or of results.
    telling = [text for text in others[:_HEAD_LINES] if _PLAN.search(text) or _RESULT.search(text)]
    return next(iter([*telling, *others]), PurePath(file).stem)


def kind(page: tuple[str, ...], file: str) -> ReportKind:
    """Tell plan from result by what the title names first, else by the file name, else by the paper it is attached to.

    "Kết quả thực hiện … Kế hoạch …" is a result, an annex "(Kèm theo Chương trình …)" a plan. What names no plan
    anywhere, such as a workbook of statistics, states results.
    """
    heading = title(page, file)
    plan, result = _PLAN.search(heading), _RESULT.search(heading)
    if plan and (not result or plan.start() < result.start()):
        return ReportKind.PLAN
    if result:
        return ReportKind.RESULT
    name = f"-{slug(file)}-"
    if any(f"-{word}-" in name for word in _NAMED_RESULT):
        return ReportKind.RESULT
    if any(f"-{word}-" in name for word in _NAMED_PLAN) or any(_PLAN.search(text) for text in _attached_to(page)):
        return ReportKind.PLAN
    return ReportKind.RESULT


def _attached_to(page: Iterable[str]) -> list[str]:
    """Give the lines that say which paper this one is an annex of: "(Kèm theo Quyết định số … ngày …)"."""
    return [text for text in page if len(text) <= _LONGEST_SUBJECT and _ATTACHED.match(text)]


def _years(text: str) -> list[int]:
    """Give the years that a text speaks of, those of dates and of spans of years left out."""
    return [int(found) for found in _REPORTED.findall(_SPAN.sub("", _DAY_OR_MONTH.sub("", text)))]


def _year_of_part(page: Iterable[str]) -> int | None:
    """Give the year of the first month, quarter or school year that a title, or a short line under it, names."""
    told = (match for text in page if len(text) <= _LONGEST_LINE and (match := _PART_OF_YEAR.search(text)))
    return next((int(match[1] or match[2]) for match in told), None)


def year(document: Document, file: str) -> int | None:
    """Give the reporting year: of the file name, the title, what the page most often calls "năm …", at last a date.

    The date is that of the letterhead, for an annex without one that of the paper it is attached to.

    A result that is issued in the first three months reports on the year before.
    """
    page = texts(document)
    if (named := year_in_name(file)) is not None:
        return named
    name = title(page, file)
    if found := _years(name):
        return found[0]
    under = [text for text in page[: 2 * _HEAD_LINES] if not (_ASIDE.match(text) or _DATE.fullmatch(text))]
    if (of_part := _year_of_part([name[:_LONGEST_LINE], *under])) is not None:
        return of_part
    issued = issued_on(page)
    latest = issued.year if issued else 9999
    body = [text for text in page if not _ASIDE.match(text) and not _DATE.fullmatch(text)]
    headers = [name for block in _first_blocks(document) if isinstance(block, Table) for name in block.columns]
    often = Counter(y for text in [*body, *headers] for y in _years(text) if y <= latest)
    if often:
        return max(often, key=lambda y: (often[y], y))
    if issued:
        return issued.year - (kind(page, file) is ReportKind.RESULT and issued.month <= 3)
    undated = next((match for text in page if (match := _UNDATED.search(text))), None)
    if undated:
        return int(undated[1])
    of_papers = map(_YEAR_OF_DATE.search, _attached_to(page))
    return next((int(dated[1]) for dated in of_papers if dated), None)
