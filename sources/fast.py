"""The fast way through a PDF: PDFium's characters and paths, for pages on which they are sure to be those of `exact`.

A page that is not plain (turned, cropped, with form objects, slanted text, fonts outside the file or without a mapping
to letters) is not read here: None says that the exact way has to. PDFium's own order of text is not used anywhere:
LibreOffice draws accented letters after the plain ones of their line, and PDFium keeps that order.
"""

import ctypes
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

import pypdfium2
from pypdfium2 import raw

from sources import limits
from sources.page import Char, Drawing, PageContent, Point, extent, is_bold

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

    def content(self, number: int) -> PageContent | None:
        """Give what page `number` (1-based) holds, or None if it is not plain enough; LeftOut if too much."""
        try:
            page = self._pdf[number - 1]
        except pypdfium2.PdfiumError:
            return None
        try:
            return _content(page, number)
        except _NotPlain:
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
    drawing, texts, paths, images = Drawing(), [], 0, 0.0
    for kind, thing in _things(page):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            texts.append(thing)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            paths += 1
            limits.check(paths, limits.PATHS_OF_A_PAGE, "drawn paths")
            _draw(thing, height, drawing)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            x0, y0, x1, y1 = _bounds(thing)
            images += (x1 - x0) * (y1 - y0)
        elif kind != raw.FPDF_PAGEOBJ_SHADING:
            raise _NotPlain
    chars = _chars(page, height, texts)
    return PageContent(number, width, height, chars, tuple(drawing.edges), tuple(drawing.shading), images)


def _check_size(page: Any) -> None:
    """Raise LeftOut for a page on which the exact way would spend minutes; PDFium counts it in a second."""
    limits.check(raw.FPDFPage_CountObjects(page), limits.CHARACTERS_OF_A_PAGE, "drawn things")
    textpage = page.get_textpage()
    try:
        limits.check(raw.FPDFText_CountChars(textpage), limits.CHARACTERS_OF_A_PAGE, "characters")
    finally:
        textpage.close()


def _things(page: Any) -> Iterator[tuple[int, Any]]:
    count = raw.FPDFPage_CountObjects(page)
    limits.check(count, limits.CHARACTERS_OF_A_PAGE, "drawn things")
    for place in range(count):
        thing = raw.FPDFPage_GetObject(page, place)
        yield raw.FPDFPageObj_GetType(thing), thing


def _bounds(thing: Any) -> tuple[float, ...]:
    sides = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(thing, *sides):
        raise _NotPlain
    return tuple(side.value for side in sides)


def _matrix(thing: Any) -> Any:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, matrix):
        raise _NotPlain
    return matrix


def _draw(path: Any, height: float, drawing: Drawing) -> None:
    """Add the lines and boxes of a path; one that is neither filled nor stroked only clips others."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(path, fill, stroke):
        raise _NotPlain
    if fill.value == raw.FPDF_FILLMODE_NONE and not stroke.value:
        return
    for points in _strokes(path, height):
        drawing.add(points, filled=fill.value != raw.FPDF_FILLMODE_NONE, stroked=bool(stroke.value))


def _strokes(path: Any, height: float) -> Iterator[list[Point]]:
    """Give each part of a path that is drawn without lifting the pen; of a curve its ends."""
    matrix = _matrix(path)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    bends = 0
    for place in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, place)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        # Two points of three that make a curve only bend it.
        bends = bends + 1 if kind == raw.FPDF_SEGMENT_BEZIERTO else 0
        if bends % 3 == 0:
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            points.append(
                (
                    matrix.a * x.value + matrix.c * y.value + matrix.e,
                    height - (matrix.b * x.value + matrix.d * y.value + matrix.f),
                )
            )
            if raw.FPDFPathSegment_GetClose(segment) and len(points) > 2 and points[-1] != points[0]:
                points.append(points[0])
    if len(points) > 1:
        yield points


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
        if ctypes.addressof(text.contents) not in runs and (sides := _bounds(text)) and sides[0] != sides[2]:
            raise _NotPlain
    return chars


def _read_chars(textpage: Any, runs: "_Runs") -> tuple[Char, ...]:
    text = _text(textpage)
    handle = _address(textpage.raw)
    run_of, origin_of = _calls()
    x, y = ctypes.c_double(), ctypes.c_double()
    at_x, at_y = ctypes.addressof(x), ctypes.addressof(y)
    new, chars = tuple.__new__, []
    start = 0
    while start < len(text):
        if text[start].isspace():
            start += 1
            continue
        address = run_of(handle, start)
        end = _end(lambda place: run_of(handle, place), start, len(text))
        run = runs[address]
        top, bottom, size, bold, stretch, widths = run.top, run.bottom, run.size, run.bold, run.stretch, run.widths
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
            chars.append(new(Char, (letter, x0, top, x1, bottom, size, bold)))
            before = x0
        start = end
    return tuple(chars)


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
        matrix = _matrix(text)
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
            font, handle, size.value * matrix.a, top, bottom, size.value * matrix.d, font.bold, font.widths
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
