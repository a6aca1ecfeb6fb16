"""The letters of a page as PDFium has them, on pages where they are sure to be those that `exact` gives.

PDFium's own order of text is not used anywhere: LibreOffice draws accented letters after the plain ones of their line,
and PDFium keeps that order. What else makes a page plain is the business of `fast`.
"""

import ctypes
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from pypdfium2 import raw

from sources import drawn, limits, pdfium
from sources.page import Chars, Numbers, Places, columns, extent, is_bold

_ROUNDED = 0.001
"""PDFium keeps lengths in single precision."""
_NO_LETTER = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd-\uffff]")
"""Codes that stand for no letter: the page's font says nothing of what it prints."""
_FROM_THE_RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")
"""Scripts whose lines PDFium turns round."""
_HYPHENS = 0x02, 0xFFFE
"""PDFium's marks for a hyphen that ends a line."""
_BLANKS = [code for code in range(0x10000) if chr(code).isspace()]


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
        blank = np.isin(codes, _BLANKS)
        self._places: list[int] = np.flatnonzero(~blank).tolist()
        self._codes = codes[~blank]
        self._lefts = self._origins()
        # PDFium ends a line where a text object ends, as a rule.
        breaks = np.searchsorted(self._places, np.flatnonzero(codes == ord("\n"))).tolist()
        self._starts: list[int] = []
        self._runs: list[_Run] = []
        begun = _Begun()
        for first, last in pairwise([0, *breaks, len(self._places)]):
            start = first
            while start < last:
                address = self._object(start)
                run = runs[address]
                begun.add(int(self._codes[start]), self._lefts[start], run.top)
                self._starts.append(start)
                self._runs.append(run)
                start = self._end(address, start, last)

    def columns(self) -> Chars:
        """Give the letters with all that is known of them."""
        run = np.repeat(np.arange(len(self._runs)), np.diff([*self._starts, len(self._places)]))
        x0, widths = np.array(self._lefts), self._widths(run)
        x1 = x0 + widths * np.array([run.stretch for run in self._runs])[run]
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
        same = {
            name: np.array([getattr(run, name) for run in self._runs])[run]
            for name in ("top", "bottom", "size", "bold", "ink")
        }
        found: Chars = columns(texts, x0=x0, x1=x1, turn=0, **same)
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

    def _widths(self, run: Places) -> Numbers:
        """Give the width of each letter at size 1; a font that does not map one makes the page unsafe."""
        fonts = {run.font: number for number, run in enumerate(self._runs)}
        number = np.array([fonts[run.font] for run in self._runs])[run]
        _, firsts, kinds = np.unique(number << 16 | self._codes, return_index=True, return_inverse=True)
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
    codes[np.isin(codes, _HYPHENS)] = ord("-")
    met = "".join(map(chr, np.unique(codes).tolist()))
    # PDFium leaves characters without a letter out of the text, so that letters would no longer be those of the places.
    if written != count + 1 or _NO_LETTER.search(met) or _FROM_THE_RIGHT.search(met):
        raise NotPlain
    return codes


class _Begun:
    """Where runs begin: two that begin with one letter at one place are one printed twice, which is not plain."""

    _NEAR = 2.0

    def __init__(self) -> None:
        self._places: set[tuple[int, int, int]] = set()

    def add(self, letter: int, x: float, y: float) -> None:
        """Take the beginning of a run; NotPlain if it was taken already, give or take a point."""
        across, down = x / self._NEAR, y / self._NEAR
        # Two rasters, one between the other: what lies near each other is in one square of one of them.
        places = {(letter, int(across), int(down)), (letter, -int(across + 0.5) - 1, -int(down + 0.5) - 1)}
        if not self._places.isdisjoint(places):
            raise NotPlain
        self._places |= places


def _ink(text: int) -> int:
    """Give the colour of a text object on white paper; 0 for black and for what PDFium does not tell."""
    parts = (ctypes.c_uint * 4)()
    at = ctypes.addressof(parts)
    if not pdfium.fill_colour(text, at, at + 4, at + 8, at + 12):
        return 0
    *colour, alpha = parts
    red, green, blue = (255 - (255 - part) * alpha // 255 for part in colour)
    return red << 16 | green << 8 | blue


class _Run(NamedTuple):
    """A text object: characters of one font on one line."""

    font: int
    """Its address."""
    stretch: float
    """Points of width for one unit of the font."""
    top: float
    bottom: float
    size: float
    bold: bool
    ink: int


class _Runs(dict[int, _Run]):
    """Text objects by their address in memory; one that is met first is looked at, and refused if it is not plain."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._bold: dict[int, bool] = {}
        """Fonts by their address."""

    def __missing__(self, address: int) -> _Run:
        a, b, c, d, _, baseline = drawn.matrix(address)
        if a <= 0 or d <= 0 or abs(b) > _ROUNDED or abs(c) > _ROUNDED:
            raise NotPlain
        if any(
            pdfium.mark_has(pdfium.mark(address, place), b"ActualText") for place in range(pdfium.count_marks(address))
        ):
            # PDFium gives the text that the file says is meant, instead of the letters printed.
            raise NotPlain
        size = ctypes.c_float()
        pdfium.font_size(address, ctypes.addressof(size))
        top, bottom = extent(self._height - baseline, size.value * d)
        font = pdfium.font(address)
        run = _Run(font, size.value * a, top, bottom, size.value * d, self._is_bold(font), _ink(address))
        self[address] = run
        return run

    def _is_bold(self, font: int) -> bool:
        if font not in self._bold:
            handle = ctypes.cast(font, raw.FPDF_FONT)
            name = ctypes.create_string_buffer(200)
            raw.FPDFFont_GetBaseFontName(handle, name, len(name))
            # Of a font outside the file each library has an idea of its own; a font without a name is drawn by hand.
            if not name.value or raw.FPDFFont_GetIsEmbedded(handle) != 1:
                raise NotPlain
            self._bold[font] = is_bold(name.value.decode("latin-1"))
        return self._bold[font]
