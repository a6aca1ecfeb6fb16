"""The exact way through a PDF: every page as pdfplumber reads it, whatever is on it.

Only reading the file belongs here; the record that comes out is that of `page`.
"""

import io
from typing import Any, Self

from sources import limits
from sources.document import Rejected
from sources.page import Char, Drawing, PageContent, extent, is_bold

# A font may print these as one sign; they are letters all the same.
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ſt", "ﬆ": "st"}


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
        drawing.add(thing["pts"], filled=bool(thing["fill"]), stroked=bool(thing["stroke"]))
    for thing in page.rects:
        x0, top, x1, bottom = (float(thing[side]) for side in ("x0", "top", "x1", "bottom"))
        corners = [(x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top)]
        drawing.add(corners, filled=bool(thing["fill"]), stroked=bool(thing["stroke"]))
    return PageContent(
        number=page.page_number,
        width=float(page.width),
        height=float(page.height),
        chars=tuple(_char(char, page) for char in page.chars if char["text"].strip()),
        edges=tuple(drawing.edges),
        shading=tuple(drawing.shading),
        images=float(sum(image["width"] * image["height"] for image in page.images)),
    )


def _char(char: dict[str, Any], page: Any) -> Char:
    a, b, c, d, _, y = char["matrix"]
    top, bottom, size = float(char["top"]), float(char["bottom"]), float(char["size"])
    if a > 0 and d > 0 and not b and not c:
        top, bottom = extent(float(page.height - y + page.mediabox[1]), size)
    text = _LIGATURES.get(char["text"], char["text"])
    return Char(text, float(char["x0"]), top, float(char["x1"]), bottom, size, is_bold(char["fontname"]))
