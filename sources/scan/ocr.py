"""A picture of a page to what the page holds: tesseract gives the words, the picture itself the ruled lines.

Which pages need it is the business of `reader`. Nothing is corrected here: a wrong digit of tesseract stays wrong,
which is why all that comes out is flagged `ocr` further on.
"""

import io
import math
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from sources import limits
from sources.pdf.page import Char, Edge

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image

LANGUAGE = "vie"
DPI = 300
"""At 200 dpi tesseract errs by half as much again, on clean print as on noisy print."""

_SECONDS = limits.SECONDS_OF_A_PICTURE - 10
"""After which tesseract is stopped, so that the page and not the file is given up."""
_DARK = 150
"""Grey value, of 255, below which a pixel is ink."""
_RULING_LONGEST_GAP = 2
_RULING_SHORTEST = 24.0
"""Points: longer than any stroke of a letter, shorter than any row or column that is worth a line."""
_RULING_THICKEST = 3.0
"""Points: what is thicker is a bar, a stamp or a picture."""
_MOST_SKEWED = 2.0
"""Degrees by which a sheet is taken to lie askew at most."""
_SKEW_STEP = 0.1
_UNSURE = 30.0
"""Confidence, of 100, below which signs without a letter or digit are taken for dirt."""
_SIGNS = re.compile(r"^[-–—+•*%‰…≥≤<>=~/()\[\]:;,.\"'“”&§]+$")
"""What a report prints between words and figures; other signs on their own are dirt, or a dash that was misread."""
_MARGIN = 0.1
"""Share of the page height at its top and bottom in which page numbers stand."""
_LONGEST_NUMBER = 4


@cache
def tesseract() -> str | None:
    """Path of a tesseract that knows Vietnamese, or None."""
    path = shutil.which("tesseract")
    if path is None:
        return None
    listed = subprocess.run(  # noqa: S603 (the program found on the path, fixed arguments)
        [path, "--list-langs"], capture_output=True, text=True, check=False, timeout=_SECONDS
    )
    return path if LANGUAGE in (listed.stdout + listed.stderr).split() else None


def read(picture: "Image", width: float) -> tuple[tuple[Char, ...], tuple[Edge, ...]] | None:
    """Give words, as characters with blanks between, and ruled lines of a page's grey picture.

    Lengths in points of a page that is `width` points wide, after the sheet was straightened. None where tesseract is
    missing or fails.
    """
    import numpy as np
    from PIL import Image

    path = tesseract()
    if path is None:
        return None
    ink = np.asarray(picture) < _DARK
    skew = _skew(ink)
    if skew:
        picture = picture.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
        ink = np.asarray(picture) < _DARK
    point = picture.width / width
    level, upright = _rulings(ink, point), _rulings(ink.T, point).T
    table = _tsv(path, _without(picture, level | upright))
    if table is None:
        return None
    edges = [Edge(start / point, y / point, end / point, y / point) for y, start, end in _runs(level)]
    edges += [Edge(x / point, start / point, x / point, end / point) for x, start, end in _runs(upright.T)]
    return tuple(_without_page_numbers(tuple(_chars(table, point)), picture.height / point)), tuple(edges)


def _tsv(path: str, picture: "Image") -> str | None:
    """Give what tesseract says of a picture, one line a word."""
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=1)
    try:
        done = subprocess.run(  # noqa: S603
            # Page segmentation 4, one column of text of any size: 3 and 11 lose or misread more cells of a table.
            [path, "-", "-", "-l", LANGUAGE, "--dpi", str(DPI), "--psm", "4", "tsv"],
            input=file.getvalue(),
            capture_output=True,
            check=True,
            timeout=_SECONDS,
            # Its threads only wait for each other on a page of text.
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace")


def _chars(table: str, point: float) -> Iterator[Char]:
    """Give the words of tesseract's table, those of one line with a blank between."""
    rows = [row.split("\t") for row in table.splitlines()[1:]]
    lines: dict[tuple[str, ...], list[tuple[str, tuple[float, ...]]]] = {}
    for row in rows:
        if len(row) != 12 or not row[11].strip() or not _is_word(row[11], float(row[10])):
            continue
        left, top, width, height = (float(number) / point for number in row[6:10])
        lines.setdefault(tuple(row[1:5]), []).append((row[11].strip(), (left, top, left + width, top + height)))
    for words in lines.values():
        size = max(box[3] - box[1] for _, box in words)
        right = None
        for text, (x0, top, x1, bottom) in words:
            if right is not None:
                yield Char(" ", right, top, max(right, x0), bottom, size, bold=False)
            yield Char(text, x0, top, x1, bottom, size, bold=False)
            right = x1


def _is_word(text: str, confidence: float) -> bool:
    return any(char.isalnum() for char in text) or bool(confidence >= _UNSURE and _SIGNS.match(text))


def _without_page_numbers(chars: Sequence[Char], height: float) -> Iterator[Char]:
    """Leave out the few signs that stand alone as the first or last line of a page: digits alone are often misread."""
    top, bottom = min((char.top for char in chars), default=0.0), max((char.bottom for char in chars), default=0.0)
    for char in chars:
        outermost = (char.top == top and char.bottom < _MARGIN * height) or (
            char.bottom == bottom and char.top > (1 - _MARGIN) * height
        )
        beside = sum(other.top < char.bottom and char.top < other.bottom for other in chars) - 1
        if not (outermost and not beside and len(char.text) <= _LONGEST_NUMBER):
            yield char


def _skew(ink: "np.ndarray[Any, Any]") -> float:
    """Give the degrees by which the sheet must be turned (counter-clockwise) so that lines of text run level.

    Level lines make the sharpest profile of ink down the page.
    """
    import numpy as np

    ys, xs = np.nonzero(ink[::4, ::4])
    if not ys.size:
        return 0.0
    steps = round(_MOST_SKEWED / _SKEW_STEP)

    def sharpness(step: int) -> float:
        slope = math.tan(math.radians(step * _SKEW_STEP))
        profile = np.bincount((ys - xs * slope - ys.min() + xs.max() * abs(slope)).astype(np.int64))
        return float((profile.astype(float) ** 2).sum())

    best = max(sorted(range(-steps, steps + 1), key=abs), key=sharpness)
    return best * _SKEW_STEP


def _rulings(ink: "np.ndarray[Any, Any]", point: float) -> "np.ndarray[Any, Any]":
    """Give the ink that belongs to thin, long, level lines."""
    bridged = ink.copy()
    for shift in range(1, _RULING_LONGEST_GAP + 1):
        # Grain of the scanner parts lines, and a line that is not quite level steps from row to row.
        bridged[:, shift:] |= ink[:, :-shift]
    bridged[1:] |= bridged[:-1].copy()
    long = _in_runs(bridged, round(_RULING_SHORTEST * point))
    thick = _in_runs(long.T, round(_RULING_THICKEST * point)).T
    return long & ~thick


def _runs(marked: "np.ndarray[Any, Any]") -> Iterator[tuple[int, int, int]]:
    """Give row, start and end of every run of marked pixels along the rows."""
    import numpy as np

    padded = np.zeros((marked.shape[0], marked.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = marked
    steps = np.diff(padded, axis=1)
    rows, starts = np.nonzero(steps == 1)
    ends = np.nonzero(steps == -1)[1]
    return zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True)


def _in_runs(marked: "np.ndarray[Any, Any]", length: int) -> "np.ndarray[Any, Any]":
    """Give the pixels that stand in runs along the rows of at least `length` pixels."""
    import numpy as np

    out = np.zeros(marked.shape, dtype=bool)
    # A pixel begins a long run if the `length` pixels from it on are all marked; sums tell that for all at once.
    sums = np.zeros((marked.shape[0], marked.shape[1] + 1), dtype=np.int32)
    np.cumsum(marked, axis=1, out=sums[:, 1:])
    full = sums[:, length:] - sums[:, :-length] == length
    if not full.any():
        return out
    reach = np.zeros_like(sums)
    reach[:, : full.shape[1]] += full
    reach[:, length : length + full.shape[1]] -= full
    return np.cumsum(reach, axis=1)[:, : marked.shape[1]] > 0


def _without(picture: "Image", marked: "np.ndarray[Any, Any]") -> "Image":
    """Give the picture with the marked ink, and the grey rim around it, painted white: lines make tesseract stumble."""
    import numpy as np
    from PIL import Image

    rim = marked.copy()
    for axis in (0, 1):
        rim |= np.roll(rim, 2, axis) | np.roll(rim, -2, axis) | np.roll(rim, 1, axis) | np.roll(rim, -1, axis)
    return Image.fromarray(np.where(rim, np.uint8(255), np.asarray(picture)))
