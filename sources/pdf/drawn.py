"""What PDFium finds drawn on a page: paths with their clips, images and text objects, those in forms included.

What the paths come to is the business of `drawing`; the characters of the text objects, of `fast`.
"""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pypdfium2 import raw

from sources import limits
from sources.document import Box
from sources.pdf import pdfium
from sources.pdf.drawing import Drawing, Point, common

_DEEPEST = 8
"""Forms within forms; writers nest two or three."""


class Unknown(Exception):  # noqa: N818 (a finding, not a fault)
    """PDFium does not tell what would have to be known of a thing on the page."""


class Matrix(NamedTuple):
    """x' = a·x + c·y + e, y' = b·x + d·y + f, as in ISO 32000-1, 8.3.3."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def then(self, other: "Matrix") -> "Matrix":
        """Give this one followed by another."""
        return Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )

    def at(self, x: float, y: float) -> Point:
        """Give where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Give the box around what a box becomes."""
        corners = [self.at(x, y) for x in (x0, x1) for y in (y0, y1)]
        xs, ys = zip(*corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


@dataclass
class Found:
    """What is drawn on a page, in points from its upper left corner."""

    drawing: Drawing = field(default_factory=Drawing)
    texts: list[int] = field(default_factory=list)
    """Addresses of the text objects of the page itself."""
    images: list[Box] = field(default_factory=list)
    has_form_text: bool = False
    """Whether there is text in forms as well."""
    paths: int = 0
    things: int = 0


def found_on(page: Any) -> Found:
    """Give what is drawn on a page; LeftOut if it is too much, Unknown if PDFium does not tell."""
    found = Found()
    handle = pdfium.address(page.raw)
    _add_all(handle, 0, _to_corner(page), found)
    return found


def _to_corner(page: Any) -> Matrix:
    """Give what brings the points of a page to its upper left corner, as the page is shown."""
    x0, y0, x1, y1 = page.get_mediabox()
    return {
        0: Matrix(1, 0, 0, -1, -x0, y1),
        90: Matrix(0, 1, 1, 0, -y0, -x0),
        180: Matrix(-1, 0, 0, 1, x1, -y0),
        270: Matrix(0, -1, -1, 0, y1, x1),
    }[page.get_rotation()]


def _add_all(page: int, form: int, place: Matrix, found: Found, depth: int = 0) -> None:
    """Add the things of a page, or of a form on it that `place` brings to where it stands."""
    count = pdfium.count_of_form(form) if form else pdfium.count_of_page(page)
    found.things += count
    limits.check(found.things, limits.CHARACTERS_OF_A_PAGE, "drawn things")
    for number in range(count):
        thing = pdfium.object_of_form(form, number) if form else pdfium.object_of_page(page, number)
        kind = pdfium.kind(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            if form:
                found.has_form_text = True
            else:
                found.texts.append(thing)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            found.paths += 1
            limits.check(found.paths, limits.PATHS_OF_A_PAGE, "drawn paths")
            _draw(thing, place, found.drawing)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            found.images.append(place.box(*bounds(thing)))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            _add_all(page, thing, matrix(thing).then(place), found, depth + 1)


def bounds(thing: int) -> tuple[float, float, float, float]:
    """Give left, bottom, right and top of a thing in the space that it is drawn in."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.bounds(thing, *map(ctypes.addressof, sides)):
        raise Unknown
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def matrix(thing: int) -> Matrix:
    """Give what brings a thing to where it is drawn."""
    found = raw.FS_MATRIX()
    if not pdfium.matrix(thing, ctypes.addressof(found)):
        raise Unknown
    return Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def _draw(path: int, place: Matrix, drawing: Drawing) -> None:
    """Add the lines and boxes of a path; one that is neither filled nor stroked only clips others."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.draw_mode(path, ctypes.addressof(fill), ctypes.addressof(stroke)):
        raise Unknown
    if fill.value == raw.FPDF_FILLMODE_NONE and not stroke.value:
        return
    placed = matrix(path).then(place)
    parts = list(_parts([pdfium.segment(path, at) for at in range(pdfium.count_segments(path))], placed))
    if parts:
        drawing.add(
            parts,
            filled=fill.value != raw.FPDF_FILLMODE_NONE,
            stroked=bool(stroke.value),
            clip=_clip(path, place),
            odd=fill.value == raw.FPDF_FILLMODE_ALTERNATE,
        )


def _clip(thing: int, place: Matrix) -> Box | None:
    """Give the box around what the clips of a thing leave of it; None if nothing clips it."""
    clips = pdfium.clip(thing)
    boxes = []
    for number in range(max(0, pdfium.count_clip_paths(clips))):
        count = pdfium.count_clip_segments(clips, number)
        parts = _parts([pdfium.clip_segment(clips, number, at) for at in range(count)], place)
        points = [point for part in parts for point in part]
        if points:
            xs, ys = zip(*points, strict=True)
            boxes.append((min(xs), min(ys), max(xs), max(ys)))
    return common(boxes)


def _parts(segments: Iterable[int], placed: Matrix) -> Iterator[list[Point]]:
    """Give each part of a path that is drawn without lifting the pen; of a curve its ends."""
    x, y = ctypes.c_float(), ctypes.c_float()
    at_x, at_y = ctypes.addressof(x), ctypes.addressof(y)
    points: list[Point] = []
    bends = 0
    for segment in segments:
        kind = pdfium.segment_kind(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        # Two points of three that make a curve only bend it.
        bends = bends + 1 if kind == raw.FPDF_SEGMENT_BEZIERTO else 0
        if bends % 3 == 0:
            pdfium.segment_point(segment, at_x, at_y)
            points.append(placed.at(x.value, y.value))
            if pdfium.segment_closes(segment) and len(points) > 2 and points[-1] != points[0]:
                points.append(points[0])
    if len(points) > 1:
        yield points
