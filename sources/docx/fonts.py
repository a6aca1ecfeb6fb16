"""The text of a Word file that is set in fonts from before Unicode, as the letters that it shows.

Which fonts those are is the business of `old_fonts`, what font a run is set in of `styles`.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from sources.docx.styles import Styles, W, over, runs_apart, value
from sources.layout.old_fonts import OldFonts, scheme_of

_SOFT_HYPHEN = "\u00ad"
"""Word keeps this sign as an element of its own; in TCVN3 it is a letter (ư)."""


def decode_old_fonts(stories: Iterable[Any], styles: Styles) -> tuple[str, ...]:
    """Change the texts of stories (body, notes) into what they show, and give notes of it."""
    stories = list(stories)
    if any(names_old_font(root) for root in (*stories, *styles.roots)):
        # The text of a box stands in a paragraph within another: the inner one says the font.
        texts = dict(one for story in stories for one in _texts(story, styles))
    else:
        texts = {element: None for story in stories for element in story.iter(f"{W}t")}
    fonts = OldFonts.of((element.text or "", font) for element, font in texts.items())
    if fonts.any:
        for element, font in texts.items():
            element.text = fonts.read(element.text or "", font)
    return fonts.notes()


def names_old_font(root: Any) -> bool:
    """Whether a style or a run is set in an old font."""
    return any(scheme_of(name) for fonts in root.iter(f"{W}rFonts") for name in fonts.attrib.values())


def _texts(story: Any, styles: Styles) -> Iterator[tuple[Any, str | None]]:
    """Give the elements that hold text, each with its font."""
    for paragraph in story.iter(f"{W}p"):
        style = styles.paragraph(paragraph.find(f"{W}pPr"))
        for run in paragraph.iterfind(f".//{W}r"):
            properties = run.find(f"{W}rPr")
            named = styles.named(value(properties, "rStyle"))
            font = runs_apart(over(style, named), properties).font or styles.default_font
            if scheme_of(font):
                _join_soft_hyphens(run)
            for element in run.iterchildren(f"{W}t"):
                yield element, font


def _join_soft_hyphens(run: Any) -> None:
    for hyphen in list(run.iterchildren(f"{W}softHyphen")):
        hyphen.tag = f"{W}t"
        hyphen.text = _SOFT_HYPHEN
