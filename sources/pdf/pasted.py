"""Pictures pasted into a page of text that may show a table or a chart: what they say is not in the file as text.

Pages that are pictures as a whole, and their recognition, are the business of `reader`.
"""

from sources import picture
from sources.document import Box
from sources.pdf.page import PageContent, within

_WIDEST_SIGNATURE = 0.4
"""Share of the width of a page: seals, signatures and emblems are narrower than the tables that are pasted."""
_LOWEST = 0.05
"""Share of the height of a page: what is lower is a line or a letterhead."""
_BLANK = 0.5
"""Share of a picture that is as light as paper; of photographs it is less, and of banners of one colour."""
_PAPER = 215
"""Grey, of 255, from which a point is paper."""
_INKED = 0.005
"""Share of a picture that is dark; of an empty one it is less."""
_INK = 140
_DPI = 40
"""Enough to tell paper from ink."""


def unread_pictures(data: bytes, content: PageContent) -> list[Box]:
    """Give the pictures on a page with text, wide ones with nothing printed on them, that look like paper with ink."""
    if not len(content.chars):
        return []
    wide = [box for box in content.images if _may_hold_table(box, content)]
    return [box for box in wide if _looks_printed(data, content, box)]


def _may_hold_table(box: Box, content: PageContent) -> bool:
    x0, top, x1, bottom = box
    if x1 - x0 < _WIDEST_SIGNATURE * content.width or bottom - top < _LOWEST * content.height:
        return False
    return not within(content.chars, box).any()


def _looks_printed(data: bytes, content: PageContent, box: Box) -> bool:
    x0, top, x1, bottom = box
    crop = max(x0, 0.0), max(content.height - bottom, 0.0), max(content.width - x1, 0.0), max(top, 0.0)
    shades = picture.shades(data, content.number, _DPI, crop)
    points = sum(shades)
    return sum(shades[_PAPER:]) >= _BLANK * points and sum(shades[:_INK]) >= _INKED * points
