"""The exact way through a PDF: every page as pdfplumber reads it, whatever is on it.

Only reading the file belongs here; the record that comes out is that of `page`.
"""

import io
import math
from collections import Counter
from typing import Any, Self

from sources import limits
from sources.document import Box, Rejected
from sources.pdf import overprint
from sources.pdf.drawing import Drawing, Point
from sources.pdf.page import ASKEW, Char, Chars, PageContent, as_array, extent, is_bold

# A font may print these as one sign; they are letters all the same.
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ſt", "ﬆ": "st"}
_NO_SIGN = "\0"
"""What a file says of signs that stand for nothing."""

_RAISED = 0.1
"""Share of the size by which a letter stands higher than others of its font: raised, and not rounded."""
_DEPTH = 0.2
"""Share of the size that the boxes of most fonts reach below the baseline."""
_LEVEL = 3.0
"""Degrees: what is turned by less stands level, as lines of a page do that was scanned a little askew."""


class ExactPages:
    """An open PDF; Rejected if it is damaged or locked. Use it with `with`."""

    def __init__(self, data: bytes, name: str) -> None:
        import pdfplumber
        from pdfminer.pdfdocument import PDFPasswordIncorrect
        from pdfplumber.utils.exceptions import PdfminerException

        self._name = name
        try:
            self._pdf = pdfplumber.open(io.BytesIO(data))
        except PdfminerException as error:
            if any(isinstance(cause, PDFPasswordIncorrect) for cause in error.args):
                raise Rejected(
                    name, "a locked PDF", "a PDF that opens without a password", "save it unlocked"
                ) from error
            raise _damaged(name, error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pdf.close()

    @property
    def count(self) -> int:
        """How many pages the file has."""
        return len(self._pdf.pages)

    def content(self, number: int) -> PageContent:
        """Give what page `number` (1-based) holds; LeftOut if it is damaged or holds too much."""
        page = self._pdf.pages[number - 1]
        try:
            limits.check(_operators(page), limits.OPERATORS_OF_A_PAGE, "bytes of drawing operators")
            # Parses the page; a damaged one makes pdfminer fail in as many ways as there are objects in it.
            page.objects  # noqa: B018
        except limits.LeftOut:
            raise
        except Exception as error:
            raise limits.LeftOut(f"damaged contents ({_cause(error)})") from error
        try:
            limits.check(len(page.chars), limits.CHARACTERS_OF_A_PAGE, "characters")
            limits.check(len(page.rects) + len(page.lines) + len(page.curves), limits.PATHS_OF_A_PAGE, "drawn paths")
            return _content(page)
        finally:
            # Without this every page's characters stay in memory until the file is closed.
            page.close()


def _operators(page: Any) -> int:
    """Count the bytes of what draws the page, unpacked: they are read one by one, with no end in sight."""
    from pdfminer.pdftypes import PDFStream, resolve1

    parts = [resolve1(part) for part in page.page_obj.contents]
    return sum(len(part.get_data()) for part in parts if isinstance(part, PDFStream))


def _damaged(name: str, error: Exception) -> Rejected:
    return Rejected(
        name,
        f"a damaged PDF ({_cause(error)})",
        "a whole PDF file",
        "fetch it again from its publisher",
    )


def _cause(error: Exception) -> str:
    """Name the error that pdfplumber wraps in its own."""
    cause = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
    return type(cause).__name__


def _content(page: Any) -> PageContent:
    drawing = Drawing()
    for thing in (*page.lines, *page.curves):
        points = [_from_corner(point, page) for point in thing["pts"]]
        drawing.add([points], filled=bool(thing["fill"]), stroked=bool(thing["stroke"]))
    for thing in page.rects:
        x0, top, x1, bottom = _box(thing, page)
        corners = [(x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top)]
        drawing.add([corners], filled=bool(thing["fill"]), stroked=bool(thing["stroke"]))
    return PageContent(
        number=page.page_number,
        width=float(page.width),
        height=float(page.height),
        chars=_chars(page),
        edges=tuple(drawing.edges),
        shading=tuple(drawing.shading),
        images=tuple(_box(image, page) for image in page.images),
    )


def _from_corner(point: tuple[float, float], page: Any) -> Point:
    """Give a point from the page's upper left corner; pdfplumber counts from where the MediaBox has its origin."""
    return float(point[0] - page.mediabox[0]), float(point[1] - page.mediabox[1])


def _box(thing: dict[str, Any], page: Any) -> Box:
    x0, top = _from_corner((thing["x0"], thing["top"]), page)
    x1, bottom = _from_corner((thing["x1"], thing["bottom"]), page)
    return x0, top, x1, bottom


def _chars(page: Any) -> Chars:
    found = [char for char in page.chars if char["text"].strip()]
    depths = _depths(found, page.height)
    return as_array(overprint.once(_char(char, page, depths[char["fontname"]]) for char in found))


def _char(char: dict[str, Any], page: Any, depth: float) -> Char:
    x0, top, x1, bottom = _box(char, page)
    turn, size = _turn_and_size(char)
    x, y = _baseline(char, page.height)
    if not turn:
        # The baseline of a raised letter is that of its line; only its box tells that it stands higher.
        raised = -_below(char, page.height) - depth * size
        top, bottom = extent(y - (raised if raised > _RAISED * size else 0.0), size)
    elif turn == 180:
        top, bottom = sorted(2 * y - side for side in extent(y, size))
    elif turn == 90:
        x0, x1 = extent(x, size)
    elif turn == 270:
        x0, x1 = sorted(2 * x - side for side in extent(x, size))
    text = _LIGATURES.get(char["text"], char["text"].replace(_NO_SIGN, "\ufffd"))
    return Char(text, x0, top, x1, bottom, size, is_bold(char["fontname"]), turn, _ink(char["non_stroking_color"]))


def _baseline(char: dict[str, Any], height: float) -> Point:
    """Give where a letter begins on its baseline, from the page's upper left corner."""
    *_, x, y = char["matrix"]
    return float(x), float(height - y)


def _below(char: dict[str, Any], height: float) -> float:
    """Give by how much the box of a level letter reaches below its baseline; less where it is raised."""
    return float(height - char["y0"]) - _baseline(char, height)[1]


def _depths(chars: list[dict[str, Any]], height: float) -> dict[str, float]:
    """Give by font how far above the baseline most of its boxes begin, as a share of the size: below 0, as a rule."""
    seen: dict[str, Counter[float]] = {}
    for char in chars:
        turn, size = _turn_and_size(char)
        often = seen.setdefault(char["fontname"], Counter())
        if not turn and size > 0:
            often[round(-_below(char, height) / size, 2)] += 1
    # A font that only prints raised letters has the depth of most fonts.
    return {
        font: min(often.most_common(1)[0][0], 0.0) if often and often.most_common(1)[0][0] <= _RAISED else -_DEPTH
        for font, often in seen.items()
    }


def _turn_and_size(char: dict[str, Any]) -> tuple[int, float]:
    """Give the turn of a letter and its size along its own height; pdfminer measures both along the page."""
    a, b, *_ = char["matrix"]
    angle = math.degrees(math.atan2(b, a))
    quarter = round(angle / 90) * 90
    width, height = float(char["x1"] - char["x0"]), float(char["y1"] - char["y0"])
    if abs(angle - quarter) <= _LEVEL:
        return quarter % 360, width if quarter % 180 else height
    sine, cosine = abs(math.sin(math.radians(angle))), abs(math.cos(math.radians(angle)))
    length = math.hypot(a, b) * float(char["adv"])
    size = (height - length * sine) / cosine if cosine > sine else (width - length * cosine) / sine
    return ASKEW, max(size, 0.0)


def _ink(colour: Any) -> int:
    """Give a colour of one, three or four parts as 0xRRGGBB; black for patterns."""
    parts = [part for part in colour or () if isinstance(part, int | float)]
    if len(parts) == 4:
        *inks, black = parts
        parts = [(1 - ink) * (1 - black) for ink in inks]
    elif len(parts) == 1:
        parts *= 3
    if len(parts) != 3:
        return 0
    red, green, blue = (round(255 * min(max(part, 0.0), 1.0)) for part in parts)
    return red << 16 | green << 8 | blue
