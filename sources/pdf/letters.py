"""The letters of a page as PDFium has them, on pages where they are sure to be those that `exact` gives.

PDFium's own order of text is not used anywhere: LibreOffice draws accented letters after the plain ones of their line,
and PDFium keeps that order. What else makes a page plain is the business of `fast`.
"""

import ctypes
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from pypdfium2 import raw

from sources import limits
from sources.pdf import drawn, pdfium
from sources.pdf.page import Chars, Numbers, Places, columns, extent, is_bold

_NEAR = 2.0
"""Points of a square in which two runs may begin at one place."""
_ROUNDED = 0.001
"""PDFium keeps lengths in single precision."""


def _those(*ranges: tuple[int, int]) -> npt.NDArray[np.bool_]:
    """Say of every code whether it lies in one of the ranges, their ends included."""
    out = np.zeros(0x10000, np.bool_)
    for first, last in ranges:
        out[first : last + 1] = True
    return out


_BLANK = _those(*((code, code) for code in range(0x10000) if chr(code).isspace()))
_HYPHEN = _those((0x02, 0x02), (0xFFFE, 0xFFFE))
"""PDFium's marks for a hyphen that ends a line."""
_NO_LETTER = _those((0x00, 0x09), (0x0B, 0x0C), (0x0E, 0x1F), (0x7F, 0x9F), (0xD800, 0xDFFF), (0xFFFD, 0xFFFF))
"""Codes that stand for no letter: the page's font says nothing of what it prints."""
_FROM_THE_RIGHT = _those((0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFE))
"""Scripts whose lines PDFium turns round."""


class NotPlain(Exception):  # noqa: N818 (a finding, not a fault)
    """Something on the page that PDFium and pdfminer may take differently."""


def chars(page: Any, height: float, texts: Sequence[int]) -> Chars:
    """Give the characters that are no blanks; PDFium leaves some blanks out and makes others up."""
    textpage = page.get_textpage()
    try:
        runs = _Runs(height)
        found = _Letters(textpage, runs).columns()
    finally:
        textpage.close()
    for text in texts:
        # PDFium leaves out what has no width, which are blanks, and what is printed over itself.
        if text not in runs and (sides := drawn.bounds(text)) and sides[0] != sides[2]:
            raise NotPlain
    return found


class _Letters:
    """The letters of a page, in the order in which PDFium has them."""

    def __init__(self, textpage: Any, runs: "_Runs") -> None:
        self._textpage, self._handle = textpage, pdfium.address(textpage.raw)
        codes = _codes(textpage)
        blank = _BLANK[codes]
        self._places: list[int] = np.flatnonzero(~blank).tolist()
        self._codes = codes[~blank]
        self._lefts = self._origins()
        # PDFium ends a line where a text object ends, as a rule.
        breaks = np.searchsorted(self._places, np.flatnonzero(codes == ord("\n"))).tolist()
        self._starts: list[int] = []
        self._runs: list[_Run] = []
        for first, last in pairwise([0, *breaks, len(self._places)]):
            start = first
            while start < last:
                address = self._object(start)
                self._starts.append(start)
                self._runs.append(runs[address])
                start = self._end(address, start, last)

    def columns(self) -> Chars:
        """Give the letters with all that is known of them."""
        run = np.repeat(np.arange(len(self._runs)), np.diff([*self._starts, len(self._places)]))
        stretch, top, bottom, size, bold, ink, font = np.array(self._runs, np.float64).reshape(-1, len(_Run._fields)).T
        x0, widths = np.array(self._lefts), self._widths(run, font)
        x1 = x0 + widths * stretch[run]
        if _is_printed_again(self._codes[self._starts], x0[self._starts], top):
            raise NotPlain
        for at in np.flatnonzero(widths == 0).tolist():
            x1[at] = self._right(at)
        texts = self._codes.astype(np.uint32).view("U1")
        whole = np.ones(len(x0), np.bool_)
        whole[1:] = (x0[1:] != x0[:-1]) | (run[1:] != run[:-1])
        if not whole.all():
            texts = texts.tolist()
            for at in reversed(np.flatnonzero(~whole).tolist()):
                # One sign of the font that stands for several letters.
                texts[at - 1] += texts[at]
                x1[at - 1] = self._right(at)
        same = {"top": top, "bottom": bottom, "size": size, "bold": bold, "ink": ink}
        found: Chars = columns(texts, x0=x0, x1=x1, turn=0, **{name: values[run] for name, values in same.items()})
        return found if whole.all() else found[whole]

    def _origins(self) -> list[float]:
        x, y = ctypes.c_double(), ctypes.c_double()
        at_x, at_y = ctypes.addressof(x), ctypes.addressof(y)
        handle, origin = self._handle, pdfium.char_origin
        return [x.value for place in self._places if origin(handle, place, at_x, at_y)]

    def _object(self, at: int) -> int:
        """Give the address of the text object that a letter belongs to."""
        return pdfium.text_object(self._handle, self._places[at]) or 0

    def _end(self, address: int, start: int, last: int) -> int:
        """Give the letter after the text object that begins at `start`, `last` at most: those of one stand together."""
        if self._object(last - 1) == address:
            return last
        step = 1
        while start + step < last and self._object(start + step) == address:
            start += step
            step *= 2
        while step > 1:
            step //= 2
            if start + step < last and self._object(start + step) == address:
                start += step
        return start + 1

    def _widths(self, run: Places, font: Numbers) -> Numbers:
        """Give the width of each letter at size 1; a font that does not map one makes the page unsafe."""
        number = np.unique(font, return_inverse=True)[1]
        _, firsts, kinds = np.unique(number[run] << 16 | self._codes, return_index=True, return_inverse=True)
        found = []
        width = ctypes.c_float()
        for at in firsts.tolist():
            if pdfium.has_no_letter(self._handle, self._places[at]):
                raise NotPlain
            pdfium.glyph_width(self._runs[run[at]].font, int(self._codes[at]), 1.0, ctypes.addressof(width))
            found.append(width.value)
        return np.array(found)[kinds]

    def _right(self, at: int) -> float:
        """Give the right side of a letter whose font does not tell its width: the sign may reach beyond it."""
        box = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(self._textpage, self._places[at], box)
        return float(box.right)


def _codes(textpage: Any) -> npt.NDArray[np.uint16]:
    """Give one letter a code of Unicode, line ends and blanks that PDFium makes up included."""
    count = raw.FPDFText_CountChars(textpage)
    limits.check(count, limits.CHARACTERS_OF_A_PAGE, "characters")
    codes = np.zeros(max(count, 0) + 1, np.uint16)
    written = raw.FPDFText_GetText(textpage, 0, count, codes.ctypes.data_as(ctypes.POINTER(ctypes.c_ushort)))
    codes = codes[:-1]
    codes[_HYPHEN[codes]] = ord("-")
    # PDFium leaves characters without a letter out of the text, so that letters would no longer be those of the places.
    if written != count + 1 or _NO_LETTER[codes].any() or _FROM_THE_RIGHT[codes].any():
        raise NotPlain
    return codes


def _is_printed_again(codes: npt.NDArray[np.uint16], x: Numbers, y: Numbers) -> bool:
    """Whether two runs begin with one letter at one place, give or take a point: they are one printed twice."""
    across, down = (np.clip(values / _NEAR, -(2**20), 2**20) for values in (x, y))
    # Two rasters, one between the other: what lies near each other is in one square of one of them.
    for moved in (0.0, 0.5):
        squares = [np.floor(values + moved).astype(np.int64) & 0x3FFFFF for values in (across, down)]
        places = codes.astype(np.int64) << 44 | squares[0] << 22 | squares[1]
        if len(np.unique(places)) < len(places):
            return True
    return False


class _Run(NamedTuple):
    """A text object: characters of one font on one line."""

    stretch: float
    """Points of width for one unit of the font."""
    top: float
    bottom: float
    size: float
    bold: bool
    ink: int
    font: int
    """Its address."""


class _Runs(dict[int, _Run]):
    """Text objects by their address in memory; one that is met first is looked at, and refused if it is not plain."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._bold: dict[int, bool] = {}
        """Fonts by their address."""
        self._matrix, self._size, self._colour = raw.FS_MATRIX(), ctypes.c_float(), (ctypes.c_uint * 4)()
        """What PDFium writes its answers to."""
        colours = ctypes.addressof(self._colour)
        self._answers = ctypes.addressof(self._matrix), ctypes.addressof(self._size)
        self._colours = colours, colours + 4, colours + 8, colours + 12

    def __missing__(self, text: int) -> _Run:
        at_matrix, at_size = self._answers
        if not pdfium.matrix(text, at_matrix):
            raise drawn.Unknown
        matrix = self._matrix
        if matrix.a <= 0 or matrix.d <= 0 or abs(matrix.b) > _ROUNDED or abs(matrix.c) > _ROUNDED:
            raise NotPlain
        for place in range(pdfium.count_marks(text)):
            if pdfium.mark_has(pdfium.mark(text, place), b"ActualText"):
                # PDFium gives the text that the file says is meant, instead of the letters printed.
                raise NotPlain
        pdfium.font_size(text, at_size)
        stretch, size = self._size.value * matrix.a, self._size.value * matrix.d
        font = pdfium.font(text)
        bold = self._bold.get(font)
        if bold is None:
            bold = self._bold[font] = _is_bold(font)
        run = self[text] = _Run(stretch, *extent(self._height - matrix.f, size), size, bold, self._ink(text), font)
        return run

    def _ink(self, text: int) -> int:
        """Give the colour of a text object on white paper; 0 for black and for what PDFium does not tell."""
        if not pdfium.fill_colour(text, *self._colours):
            return 0
        *colour, alpha = self._colour
        red, green, blue = (255 - (255 - part) * alpha // 255 for part in colour)
        return red << 16 | green << 8 | blue


def _is_bold(font: int) -> bool:
    """Say it of a font that lies in the file and has a name."""
    handle = ctypes.cast(font, raw.FPDF_FONT)
    name = ctypes.create_string_buffer(200)
    raw.FPDFFont_GetBaseFontName(handle, name, len(name))
    # Of a font outside the file each library has an idea of its own; a font without a name is drawn by hand.
    if not name.value or raw.FPDFFont_GetIsEmbedded(handle) != 1:
        raise NotPlain
    return is_bold(name.value.decode("latin-1"))
