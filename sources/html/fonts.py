"""The text of a page that is set in fonts from before Unicode, as the letters that it shows.

Which fonts those are is the business of `old_fonts`, what font an element is set in of `style`.
"""

from collections.abc import Iterator
from typing import Any

from sources.html.style import Styles
from sources.layout.old_fonts import OldFonts

_NO_TEXT = ("style", "script")


def decode_old_fonts(root: Any, styles: Styles, *, named: bool) -> tuple[str, ...]:
    """Change the texts of a page into what they show, and give notes of it.

    `named`: the page names an old font somewhere; else only the words of the whole page can tell.
    """
    texts = [
        (element, part, getattr(element, part), styles.font(holder) if named else None)
        for element, part, holder in _texts(root)
    ]
    fonts = OldFonts.of((text, font) for _, _, text, font in texts)
    if fonts.any:
        for element, part, text, font in texts:
            setattr(element, part, fonts.read(text, font))
    return fonts.notes()


def _texts(root: Any) -> Iterator[tuple[Any, str, Any]]:
    """Give the texts of a page by the element and attribute that hold them, and the element that they stand in."""
    for element in root.iter():
        if element.text and isinstance(element.tag, str) and element.tag not in _NO_TEXT:
            yield element, "text", element
        if element.tail and element.getparent() is not None:
            yield element, "tail", element.getparent()
