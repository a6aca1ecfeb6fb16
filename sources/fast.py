"""The fast way through a PDF: PDFium's characters and paths, for pages on which they are sure to be those of `exact`.

A page that is not plain (turned, cropped, with form objects, slanted text, fonts outside the file or without a mapping
to letters) is not read here: None says that the exact way has to. PDFium's own order of text is not used anywhere:
LibreOffice draws accented letters after the plain ones of their line, and PDFium keeps that order.
"""

import ctypes
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

import pypdfium2
from pypdfium2 import raw

from sources import drawn, limits
from sources.page import Char, PageContent, extent, is_bold

_ROUNDED = 0.001
"""PDFium keeps lengths in single precision."""
_NO_LETTER = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd-\uffff]")
"""Codes that stand for no letter: the page's font says nothing of what it prints."""
_FROM_THE_RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")
"""Scripts whose lines PDFium turns round."""
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})
"""PDFium's marks for a hyphen that ends a line."""


class FastPages:
    """An open PDF; ValueError if PDFium cannot open it. Use it with `with`."""

    def __init__(self, data: bytes) -> None:
        try:
            self._pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise ValueError(str(error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pdf.close()

    @property
    def count(self) -> int:
        """How many pages the file has."""
        return len(self._pdf)

    def drawn(self, number: int) -> drawn.Found | None:
        """Give what is drawn on page `number` (1-based), None if PDFium does not tell; LeftOut if too much."""
        try:
            page = self._pdf[number - 1]
        except pypdfium2.PdfiumError:
            return None
        try:
            return drawn.found_on(page)
        except drawn.Unknown:
            return None
        finally:
            page.close()

    def content(self, number: int) -> PageContent | None:
        """Give what page `number` (1-based) holds, or None if it is not plain enough; LeftOut if too much."""
        try:
            page = self._pdf[number - 1]
        except pypdfium2.PdfiumError:
            return None
        try:
            return _content(page, number)
        except (_NotPlain, drawn.Unknown):
            _check_size(page)
            return None
        finally:
            page.close()


class _NotPlain(Exception):  # noqa: N818 (a finding, not a fault)
    """Something on the page that PDFium and pdfminer may take differently."""


def _content(page: Any, number: int) -> PageContent:
    # PDFium does not tell a box that the page inherits; then nobody knows whether the page is cropped.
    box = page.get_mediabox(fallback_ok=False)
    if page.get_rotation() or box is None or box[:2] != (0, 0) or page.get_bbox() != box:
        raise _NotPlain
    width, height = box[2:]
    found = drawn.found_on(page)
    if found.has_form_text:
        raise _NotPlain
    chars = _chars(page, height, found.texts)
    drawing = found.drawing
    return PageContent(number, width, height, chars, tuple(drawing.edges), tuple(drawing.shading), tuple(found.images))


def _check_size(page: Any) -> None:
    """Raise LeftOut for a page on which the exact way would spend minutes; PDFium counts it in a second."""
    limits.check(raw.FPDFPage_CountObjects(page), limits.CHARACTERS_OF_A_PAGE, "drawn things")
    textpage = page.get_textpage()
    try:
        limits.check(raw.FPDFText_CountChars(textpage), limits.CHARACTERS_OF_A_PAGE, "characters")
    finally:
        textpage.close()


def _chars(page: Any, height: float, texts: Sequence[Any]) -> tuple[Char, ...]:
    """Give the characters that are no blanks; PDFium leaves some blanks out and makes others up."""
    textpage = page.get_textpage()
    try:
        runs = _Runs(height)
        chars = _read_chars(textpage, runs)
    finally:
        textpage.close()
    for text in texts:
        # PDFium leaves out what has no width, which are blanks, and what is printed over itself.
        if ctypes.addressof(text.contents) not in runs and (sides := drawn.bounds(text)) and sides[0] != sides[2]:
            raise _NotPlain
    return chars


def _read_chars(textpage: Any, runs: "_Runs") -> tuple[Char, ...]:
    text = _text(textpage)
    handle = _address(textpage.raw)
    run_of, origin_of = _calls()
    x, y = ctypes.c_double(), ctypes.c_double()
    at_x, at_y = ctypes.addressof(x), ctypes.addressof(y)
    new, chars, begun = tuple.__new__, [], _Begun()
    start = 0
    while start < len(text):
        if text[start].isspace():
            start += 1
            continue
        address = run_of(handle, start)
        end = _end(lambda place: run_of(handle, place), start, len(text))
        run = runs[address]
        top, bottom, size, bold, ink = run.top, run.bottom, run.size, run.bold, run.ink
        stretch, widths = run.stretch, run.widths
        before = None
        for place in range(start, end):
            letter = text[place]
            if letter.isspace():
                continue
            origin_of(handle, place, at_x, at_y)
            x0 = x.value
            width = widths.get(letter)
            if width is None:
                width = run.measure(textpage, place, letter)
            if x0 == before:
                # One sign of the font that stands for several letters.
                last = chars.pop()
                chars.append(last._replace(text=last.text + letter, x1=_right(textpage, place)))
                continue
            x1 = x0 + width * stretch if width else _right(textpage, place)
            chars.append(new(Char, (letter, x0, top, x1, bottom, size, bold, 0, ink)))
            if before is None:
                begun.add(letter, x0, top)
            before = x0
        start = end
    return tuple(chars)


class _Begun:
    """Where runs begin: two that begin with one letter at one place are one printed twice, which is not plain."""

    _NEAR = 2.0

    def __init__(self) -> None:
        self._places: set[tuple[str, int, int]] = set()

    def add(self, letter: str, x: float, y: float) -> None:
        """Take the beginning of a run; _NotPlain if it was taken already, give or take a point."""
        across, down = x / self._NEAR, y / self._NEAR
        # Two rasters, one between the other: what lies near each other is in one square of one of them.
        places = {(letter, int(across), int(down)), (letter, -int(across + 0.5) - 1, -int(down + 0.5) - 1)}
        if not self._places.isdisjoint(places):
            raise _NotPlain
        self._places |= places


def _ink(text: Any) -> int:
    """Give the colour of a text object on white paper; 0 for black and for what PDFium does not tell."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(text, *parts):
        return 0
    *colour, alpha = (part.value for part in parts)
    red, green, blue = (255 - (255 - part) * alpha // 255 for part in colour)
    return red << 16 | green << 8 | blue


def _end(run_of: Callable[[int], int], start: int, count: int) -> int:
    """Give the place after the run that begins at `start`, in steps that double: the characters of one stand together.

    A blank that PDFium makes up may end it early; what is left of it then counts as another run.
    """
    run, step = run_of(start), 1
    while start + step < count and run_of(start + step) == run:
        start += step
        step *= 2
    while step > 1:
        step //= 2
        if start + step < count and run_of(start + step) == run:
            start += step
    return start + 1


def _text(textpage: Any) -> str:
    """Give one letter a character, line ends and blanks that PDFium makes up included."""
    count = raw.FPDFText_CountChars(textpage)
    limits.check(count, limits.CHARACTERS_OF_A_PAGE, "characters")
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", errors="surrogatepass").translate(_HYPHENS)
    # PDFium leaves characters without a letter out of the text, so that letters would no longer be those of the places.
    if written != count + 1 or len(text) != count or _NO_LETTER.search(text) or _FROM_THE_RIGHT.search(text):
        raise _NotPlain
    return text


def _right(textpage: Any, place: int) -> float:
    """Give the right side of a character whose font does not tell its width: the sign itself may reach beyond it."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(textpage, place, box)
    return float(box.right)


@dataclass
class _Font:
    bold: bool
    widths: dict[str, float] = field(default_factory=dict)
    """Letter → width at size 1; 0 where the font does not tell."""


@dataclass
class _Run:
    """A text object: characters of one font on one line."""

    font: _Font
    handle: Any
    stretch: float
    """Points of width for one unit of the font."""
    top: float
    bottom: float
    size: float
    bold: bool
    ink: int
    widths: dict[str, float]

    def measure(self, textpage: Any, place: int, letter: str) -> float:
        """Give the width of a letter when it is met first; a font that does not map it makes the page unsafe."""
        if raw.FPDFText_HasUnicodeMapError(textpage, place):
            raise _NotPlain
        width = ctypes.c_float()
        raw.FPDFFont_GetGlyphWidth(self.handle, ord(letter), 1.0, width)
        self.widths[letter] = width.value
        return width.value


class _Runs(dict[int, _Run]):
    """Text objects by their address in memory; one that is met first is looked at, and refused if it is not plain."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._fonts: dict[int, _Font] = {}

    def __missing__(self, address: int) -> _Run:
        text = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
        matrix = drawn.matrix(text)
        if matrix.a <= 0 or matrix.d <= 0 or abs(matrix.b) > _ROUNDED or abs(matrix.c) > _ROUNDED:
            raise _NotPlain
        if any(
            raw.FPDFPageObjMark_GetParamValueType(raw.FPDFPageObj_GetMark(text, place), b"ActualText")
            for place in range(raw.FPDFPageObj_CountMarks(text))
        ):
            # PDFium gives the text that the file says is meant, instead of the letters printed.
            raise _NotPlain
        size = ctypes.c_float()
        raw.FPDFTextObj_GetFontSize(text, size)
        handle = raw.FPDFTextObj_GetFont(text)
        font = self._font(handle)
        top, bottom = extent(self._height - matrix.f, size.value * matrix.d)
        run = self[address] = _Run(
            font, handle, size.value * matrix.a, top, bottom, size.value * matrix.d, font.bold, _ink(text), font.widths
        )
        return run

    def _font(self, handle: Any) -> _Font:
        address = ctypes.addressof(handle.contents)
        if address not in self._fonts:
            name = ctypes.create_string_buffer(200)
            raw.FPDFFont_GetBaseFontName(handle, name, len(name))
            # Of a font outside the file each library has an idea of its own; a font without a name is drawn by hand.
            if not name.value or raw.FPDFFont_GetIsEmbedded(handle) != 1:
                raise _NotPlain
            self._fonts[address] = _Font(is_bold(name.value.decode("latin-1")))
        return self._fonts[address]


def _calls() -> tuple[Any, Any]:
    """Give FPDFText_GetTextObject and FPDFText_GetCharOrigin, called for each character, without what slows ctypes.

    The bindings' own declarations make a Python object of each pointer, which takes longer than the call.
    """
    pointer, number = ctypes.c_void_p, ctypes.c_int
    run_of = ctypes.PYFUNCTYPE(pointer, pointer, number)
    origin_of = ctypes.PYFUNCTYPE(number, pointer, number, pointer, pointer)
    return run_of(_address(raw.FPDFText_GetTextObject)), origin_of(_address(raw.FPDFText_GetCharOrigin))


def _address(thing: Any) -> int:
    return ctypes.cast(thing, ctypes.c_void_p).value or 0
