"""What the styles of a Word file say of a paragraph or run: bold, hidden, capitals, heading level, centred, numbered.

Only what decides how text is read is looked at; sizes, colours and the styles of tables are not.
"""

from dataclasses import dataclass, replace
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True)
class Style:
    """The properties of a style with those it is based on; None where none of them says anything."""

    name: str = ""
    bold: bool | None = None
    hidden: bool | None = None
    capitals: bool | None = None
    raised: bool | None = None
    """Above the line, as superscript or by a position of its own."""
    font: str | None = None
    """Of the letters beyond ASCII; empty for one of the theme."""
    level: int | None = None
    """Heading level, 1 the outermost."""
    centred: bool | None = None
    list_id: str | None = None
    list_level: int | None = None


class Styles:
    """The styles of a document, each worked out when first asked for."""

    def __init__(self, root: Any) -> None:
        self._elements = {} if root is None else {item.get(f"{W}styleId"): item for item in root.iter(f"{W}style")}
        defaults = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.default_font = runs_apart(Style(), defaults).font
        self.roots = () if root is None else (root,)
        """The part that states the styles, where a file has one."""
        self._known: dict[str | None, Style] = {None: Style()}
        self._default = next(
            (key for key, item in self._elements.items() if item.get(f"{W}default") in ("1", "true") and _kind(item)),
            None,
        )

    def paragraph(self, properties: Any) -> Style:
        """Give the style of a paragraph by its `w:pPr` (None without one), with what the paragraph itself sets."""
        return apart(self.named(value(properties, "pStyle") or self._default), properties)

    def named(self, style_id: str | None) -> Style:
        """Give a style by its id; one that is unknown, or is based on itself, says nothing."""
        if style_id not in self._known:
            self._known[style_id] = Style()
            element = self._elements.get(style_id)
            if element is not None:
                base = self.named(value(element, "basedOn"))
                found = apart(base, element.find(f"{W}pPr"))
                found = replace(found, name=(value(element, "name") or "").lower())
                found = runs_apart(found, element.find(f"{W}rPr"))
                self._known[style_id] = replace(found, level=_named_level(found.name) or found.level)
        return self._known[style_id]


def apart(style: Style, properties: Any) -> Style:
    """Give a style changed by paragraph properties (`w:pPr`)."""
    if properties is None:
        return style
    outline, alignment = value(properties, "outlineLvl"), value(properties, "jc")
    numbering = properties.find(f"{W}numPr")
    list_id, list_level = value(numbering, "numId"), value(numbering, "ilvl")
    level = style.level
    if outline is not None and outline.isdecimal():
        level = int(outline) + 1 if int(outline) < 9 else None
    return replace(
        style,
        level=level,
        centred=style.centred if alignment is None else alignment == "center",
        list_id=style.list_id if list_id is None else list_id,
        list_level=int(list_level) if list_level and list_level.isdecimal() else style.list_level,
    )


def runs_apart(style: Style, properties: Any) -> Style:
    """Give a style changed by run properties (`w:rPr`)."""
    if properties is None:
        return style
    bold, hidden, capitals = (switch(properties, tag) for tag in ("b", "vanish", "caps"))
    return over(
        style, Style(bold=bold, hidden=hidden, capitals=capitals, raised=_raised(properties), font=_font(properties))
    )


def over(style: Style, named: Style) -> Style:
    """Give a paragraph's style with that of a run over it."""
    return replace(
        style,
        bold=style.bold if named.bold is None else named.bold,
        hidden=style.hidden if named.hidden is None else named.hidden,
        capitals=style.capitals if named.capitals is None else named.capitals,
        raised=style.raised if named.raised is None else named.raised,
        font=style.font if named.font is None else named.font,
    )


def _font(properties: Any) -> str | None:
    """Give the font that run properties set for letters beyond ASCII (`hAnsi`)."""
    fonts = properties.find(f"{W}rFonts")
    if fonts is None:
        return None
    if fonts.get(f"{W}hAnsiTheme") is not None:
        return ""
    return fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii")


def _raised(properties: Any) -> bool | None:
    """Whether run properties raise the text; its position is told in half points."""
    aligned, position = value(properties, "vertAlign"), value(properties, "position")
    if aligned is None and position is None:
        return None
    return aligned == "superscript" or (position is not None and position.isdigit() and position != "0")


def value(parent: Any, tag: str) -> str | None:
    """Give the `w:val` of a child element, None without the child."""
    child = None if parent is None else parent.find(f"{W}{tag}")
    return None if child is None else child.get(f"{W}val")


def switch(parent: Any, tag: str) -> bool | None:
    """Whether a property is switched on or off; None where nothing is said."""
    child = None if parent is None else parent.find(f"{W}{tag}")
    return None if child is None else child.get(f"{W}val", "true") not in _OFF


def _kind(style: Any) -> bool:
    return bool(style.get(f"{W}type") == "paragraph")


def _named_level(name: str) -> int | None:
    """Give the level of the built-in styles "title" and "heading 1" to "heading 9"."""
    if name == "title":
        return 1
    return int(name[8:]) if name.startswith("heading ") and name[8:].isdecimal() else None
