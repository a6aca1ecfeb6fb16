"""Who issued a report: what its letterhead, its signature, its cover and the line of place and day say.

A letterhead gives the body above on its first lines and the issuer on the last, either of them over several lines
(Decree 30/2020/NĐ-CP, annex I). What the issuer governs is the business of `normalise.reference.issuer`.
"""

import re
from collections.abc import Iterable, Sequence

from sources.document import Document, Table
from sources.layout import headings

_LINES = 12
"""So many blocks may make the letterhead and the title under it."""
_FOOT = 30
"""So many of the last blocks may hold the signature."""
_LONGEST_LINE = 90
_STATE_HEAD = re.compile(r"cộng h(?:òa|oà) xã hội chủ nghĩa|độc lập\s*[-–]\s*tự do", re.IGNORECASE)
_ENDS = re.compile(r"^(?:số\s*:|\D{2,30},\s*ngày\s)", re.IGNORECASE)
"""The number, or the line of place and day: the issuer stands before both."""
_PLACED = re.compile(r"^(?P<place>[^\d,.:]{2,30}),\s*ngày\s*(?:\d|\.|…|tháng)", re.IGNORECASE)
_PLACE_NOUN = r"tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã(?! hội)|phường|đặc khu"
_PLACE = re.compile(rf"(?<!\w)(?:{_PLACE_NOUN})\s+\w", re.IGNORECASE)
_BODY = re.compile(
    r"^(?:bộ|(?:ủy|uỷ) ban|ubnd|hội đồng nhân dân|hđnd|tổng cục|cục|chi cục|vụ|sở|phòng|ngân hàng|chính phủ|văn phòng"
    r"|ban(?! hành)|thanh tra|kiểm toán|bảo hiểm|viện|đài|hội(?! nghị| thảo| đồng)|hiệp hội|liên đoàn|liên minh"
    r"|mặt trận|tổng (?:công ty|liên đoàn)|tập đoàn|công ty|xí nghiệp|nhà máy|hợp tác xã|quỹ|kho bạc|bệnh viện"
    r"|trung tâm|trạm|trường|đại học|học viện|(?:tòa|toà) án|công an|(?:tỉnh|huyện|thành|thị|đảng) (?:ủy|uỷ)|đảng bộ"
    r"|đoàn (?=thanh niên|tncs)|thuế(?= (?:tỉnh|thành phố|tp))|thống kê(?= (?:tỉnh|thành phố|tp))|hải quan|cảng"
    r"|thông tấn xã)(?=\s|$)",
    re.IGNORECASE,
)
_COMMITTEE = re.compile(r"^(?:(?:ủy|uỷ) ban nhân dân|ubnd|hội đồng nhân dân|hđnd)", re.IGNORECASE)
_OF_A_PLACE = re.compile(
    r"^(?:sở|phòng|ban|chi cục|văn phòng|thanh tra|công an|trạm|trung tâm|hội|đoàn)\s", re.IGNORECASE
)
"""Bodies of a people's committee, whose own name leaves its place out."""
_WITHIN_LINE = re.compile(
    r"(?<=\w)\s+(?=(?<!CƠ )SỞ |CHI CỤC |(?<!TỔNG )(?<!CHI )CỤC |TỔNG CỤC |BỆNH VIỆN |TRUNG TÂM |(?<!MÔI )TRƯỜNG "
    r"|(?<!TỔNG )CÔNG TY |TỔNG CÔNG TY |(?:ỦY|UỶ) BAN NHÂN DÂN |UBND |PHÒNG GIÁO DỤC )"
)
"""Where the name of a second body begins on a line in capitals: plain text runs the lines of a letterhead together."""
_GOES_ON = re.compile(rf"^(?:và|về|của|{_PLACE_NOUN})\s", re.IGNORECASE)
_SPEAKS = re.compile(r"[.:;!?]$|\d|báo cáo|kế hoạch|kết quả|tình hình|công tác|chương trình", re.IGNORECASE)
"""What no line of an issuer's name has."""
_SUBJECT = re.compile(r"\s(?:BÁO CÁO|TÌNH HÌNH|KẾT QUẢ)\s")
"""Where a title begins on the line of the issuer."""
_OFFICE = re.compile(
    r"^(?:(?:KT|TL|TUQ)\.\s*)?(?:CHỦ TỊCH|BỘ TRƯỞNG|CHỦ NHIỆM|TỔNG CỤC TRƯỞNG|CỤC TRƯỞNG|THỐNG ĐỐC|(?:TỔNG )?GIÁM ĐỐC"
    r"|HIỆU TRƯỞNG)\s+(?P<body>.+)$"
)
_ON_BEHALF = re.compile(r"^TM\.\s*(?P<body>.+)$")


def issuer(document: Document, page: Sequence[str]) -> str | None:
    """Give the body that issued a report; None where nothing names one.

    `page` holds the headings and paragraphs of the first page. A department whose name leaves its place out has that
    of the people's committee above it, a people's committee without one that of the line of place and day. A name is
    given in the letters in which the page prints it elsewhere, where it does.

    >>> _of_lines(["UBND TỈNH NGHỆ AN", "SỞ Y TẾ"])
    'SỞ Y TẾ TỈNH NGHỆ AN'
    """
    foot = [block.text for block in document.blocks[-_FOOT:] if not isinstance(block, Table)]
    name = _of_lines(_letterhead(page)) or _of_cover(page) or _of_office(page) or _of_signature(foot)
    if name is None:
        return None
    if _COMMITTEE.match(name) and not _PLACE.search(name):
        name = " ".join(filter(None, (name, _place_of_day(page))))
    printed = _as_printed(name, " ".join(page))
    return printed[0].upper() + printed[1:]


def _letterhead(page: Sequence[str]) -> list[str]:
    """Return the lines above the title, without the state's name and what stands beside it."""
    lines: list[str] = []
    titled = any(headings.is_document_title(text) for text in page[: 2 * _LINES])
    for text in page[:_LINES]:
        if headings.is_document_title(text):
            break
        state = _STATE_HEAD.search(text)
        own = (text[: state.start()] if state else text).strip(" -–_*")
        if subject := _SUBJECT.search(own):
            return [*lines, *_WITHIN_LINE.split(own[: subject.start()])]
        if _ENDS.match(own):
            continue
        if own and len(own) <= _LONGEST_LINE and (own.isupper() or (titled and not _SPEAKS.search(own))):
            lines += _WITHIN_LINE.split(own) if own.isupper() else [own]
        elif own:
            break
    return lines


def _of_lines(lines: Sequence[str]) -> str | None:
    """Return the last body that the lines name, with its place."""
    names: list[str] = []
    for line in lines:
        if _BODY.match(line):
            names.append(line)
        elif names and (_GOES_ON.match(line) or not _SPEAKS.search(line)):
            names[-1] += f" {line}"
        else:
            break
    if not names:
        return None
    own, above = names[-1], names[-2] if len(names) > 1 else ""
    place = _PLACE.search(above)
    if place and _COMMITTEE.match(above) and _OF_A_PLACE.match(own) and not _PLACE.search(own):
        return f"{own} {above[place.start() :]}"
    return own


def _of_cover(page: Sequence[str]) -> str | None:
    """Return the body that a cover prints under its title: a line in capitals that is its name and nothing else."""
    lines = [text for text in page[:_LINES] if text.isupper() and len(text) <= _LONGEST_LINE]
    return next(
        (text for text in lines if _BODY.match(text) and not (_SPEAKS.search(text) or _OFFICE.match(text))), None
    )


def _of_office(texts: Iterable[str]) -> str | None:
    """Return the body whose head speaks: "BỘ TRƯỞNG BỘ Y TẾ"."""
    offices = (match["body"] for text in texts if (match := _OFFICE.match(text)))
    return next((body for body in offices if _BODY.match(body)), None)


def _of_signature(foot: Sequence[str]) -> str | None:
    """Return the body for which a report is signed: "TM. ỦY BAN NHÂN DÂN TỈNH", "GIÁM ĐỐC SỞ Y TẾ"."""
    signed = (match["body"].strip() for text in foot if (match := _ON_BEHALF.match(text)))
    return next((body for body in signed if _BODY.match(body)), None) or _of_office(foot)


def _place_of_day(page: Sequence[str]) -> str | None:
    return next((match["place"].strip() for text in page[: 2 * _LINES] if (match := _PLACED.match(text))), None)


def _as_printed(name: str, page: str) -> str:
    """Return the name in the small letters in which the page prints it, whole or its place by itself, if it does."""
    if small := _small(name, page):
        return small
    place = _PLACE.search(name)
    parts = (name[: place.start()].strip(), name[place.start() :]) if place else (name,)
    return " ".join(_small(part, page) or part for part in parts)


def _small(name: str, page: str) -> str | None:
    found = (match[0] for match in re.finditer(re.escape(name), page, re.IGNORECASE))
    return next((printed for printed in found if not printed.isupper()), None)
