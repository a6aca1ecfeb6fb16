"""What the style of a page says of an element: hidden, bold, centred, its list marks.

Of style sheets only rules for tags, classes and ids are looked at, alone or inside others, which is how saved pages
are styled.
"""

import re
from dataclasses import dataclass
from typing import Any, Self

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_AT_BLOCK = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]*;")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"(\*|[a-z][a-z0-9]*)?((?:[.#][\w-]+)*)")
_BOLD = {"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"}
_HEAVY = re.compile(r"bold|bolder|[6-9]00")
_LENGTH = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+))\s*(%|r?em|ex|pt|px)")
_FAMILY = re.compile(r"^.*\d(?:pt|px|r?em|%)(?:/\S+)?\s+")
"""What stands before the names of fonts in the property `font`: "bold 12pt .VnTime"."""
_LEFT_OUT_OF_LINE = 0.85
"""Share of the size of the text around: what is smaller is set apart from it."""


@dataclass(frozen=True)
class _Simple:
    """What a selector asks of one element."""

    tag: str
    classes: frozenset[str]
    identities: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Self | None:
        """Read "td.figure"; None for what is not looked at."""
        found = _SIMPLE.fullmatch(text)
        if not found or not text:
            return None
        names = re.findall(r"[.#][\w-]+", found[2])
        return cls(
            tag=(found[1] or "").replace("*", ""),
            classes=frozenset(name[1:] for name in names if name[0] == "."),
            identities=frozenset(name[1:] for name in names if name[0] == "#"),
        )

    def holds_for(self, element: Any) -> bool:
        return (
            self.tag in ("", element.tag)
            and self.classes <= set((element.get("class") or "").lower().split())
            and self.identities <= {(element.get("id") or "").lower()}
        )

    @property
    def weight(self) -> tuple[int, int, int]:
        return len(self.identities), len(self.classes), int(bool(self.tag))


@dataclass(frozen=True)
class _Rule:
    """What a style sheet declares for an element (the last of `path`) that stands within others."""

    path: tuple[_Simple, ...]
    declared: dict[str, str]

    def holds_within(self, element: Any) -> bool:
        """Whether the elements around one that the last selector holds for are those asked for."""
        wanted = list(self.path[:-1])
        above = element.getparent()
        while wanted and above is not None:
            if isinstance(above.tag, str) and wanted[-1].holds_for(above):
                wanted.pop()
            above = above.getparent()
        return not wanted

    @property
    def weight(self) -> tuple[int, ...]:
        return tuple(map(sum, zip(*(one.weight for one in self.path), strict=True)))


class Styles:
    """The styles of a page's elements."""

    def __init__(self, root: Any) -> None:
        self._rules: list[_Rule] = []
        for sheet in root.iter("style"):
            self._add(sheet.text or "")
        self._rules.sort(key=lambda rule: rule.weight)
        self._rules_of: dict[tuple[str | None, ...], list[_Rule]] = {}
        self._bold: dict[Any, bool] = {}
        self._centred: dict[Any, bool] = {}
        self._font: dict[Any, str | None] = {}

    def _add(self, sheet: str) -> None:
        for selectors, declarations in _RULE.findall(_AT_BLOCK.sub("", _COMMENT.sub("", sheet))):
            declared = _declared(declarations)
            for selector in selectors.lower().split(","):
                path = tuple(map(_Simple.of, selector.replace(">", " ").split()))
                if path and None not in path:
                    self._rules.append(_Rule(tuple(one for one in path if one), declared))

    def of(self, element: Any) -> dict[str, str]:
        """Give what is declared for an element itself, the more particular rule over the more general."""
        kind = element.tag, element.get("class"), element.get("id")
        if kind not in self._rules_of:
            self._rules_of[kind] = [rule for rule in self._rules if rule.path[-1].holds_for(element)]
        declared: dict[str, str] = {}
        for rule in self._rules_of[kind]:
            if rule.holds_within(element):
                declared |= rule.declared
        return declared | _declared(element.get("style") or "")

    def is_hidden(self, element: Any) -> bool:
        """Whether an element is not shown."""
        declared = self.of(element)
        return (
            declared.get("display") == "none"
            or declared.get("visibility") in ("hidden", "collapse")
            or element.get("hidden") is not None
        )

    def is_bold(self, element: Any) -> bool:
        """Whether an element's text is bold, by its own style or what it stands in."""
        if element not in self._bold:
            weight, above = self.of(element).get("font-weight"), element.getparent()
            if weight not in (None, "inherit"):
                found = bool(_HEAVY.fullmatch(str(weight)))
            else:
                found = element.tag in _BOLD or (above is not None and self.is_bold(above))
            self._bold[element] = found
        return self._bold[element]

    def is_centred(self, element: Any) -> bool:
        """Whether an element's text is centred, by its own style or what it stands in, a table cell at most."""
        if element not in self._centred:
            aligned = self.of(element).get("text-align") or (element.get("align") or "").lower()
            above = element.getparent()
            if element.tag == "center" or aligned:
                found = element.tag == "center" or aligned == "center"
            else:
                found = above is not None and element.tag not in ("body", "td", "th") and self.is_centred(above)
            self._centred[element] = found
        return self._centred[element]

    def is_superscript(self, element: Any) -> bool:
        """Whether an inline element is raised by name, and not only moved or made small, as whole cells may be."""
        return self.of(element).get("vertical-align", "super" if element.tag == "sup" else "") == "super"

    def is_raised(self, element: Any) -> bool:
        """Whether an inline element's text stands above the line, or is so small that it does not belong to it."""
        declared = self.of(element)
        aligned, moved = declared.get("vertical-align"), declared.get("position") == "relative"
        if aligned is not None and aligned != "inherit":
            return aligned in ("super", "text-top", "top") or _sign(aligned) > 0
        if element.tag == "sup" or _sign(declared.get("mso-text-raise", "")) > 0:
            return True
        if moved and (_sign(declared.get("top", "")) < 0 or _sign(declared.get("bottom", "")) > 0):
            return True
        return element.tag != "sub" and _relative_size(declared.get("font-size", "")) < _LEFT_OUT_OF_LINE

    def font(self, element: Any) -> str | None:
        """Give the first font that an element's text is set in, by its own style or what it stands in."""
        if element not in self._font:
            declared = self.of(element)
            family = declared.get("font-family") or _FAMILY.sub("", declared.get("font", "")) or element.get("face")
            above = element.getparent()
            inherited = self.font(above) if above is not None else None
            self._font[element] = inherited if family in (None, "inherit") else family.split(",")[0].strip(" '\"")
        return self._font[element]

    def list_form(self, element: Any) -> str:
        """Give the kind of mark of a list (`ul`, `ol`) or item: "disc", "decimal", "lower-alpha", …, "none"."""
        declared = self.of(element)
        stated = f"{declared.get('list-style-type', '')} {declared.get('list-style', '')}".split()
        return stated[0] if stated else ""


def _sign(length: str) -> int:
    """Give whether a length is positive, negative or neither."""
    found = _LENGTH.fullmatch(length)
    number = float(found[1]) if found else 0.0
    return (number > 0) - (number < 0)


def _relative_size(size: str) -> float:
    """Give a font size as a share of that of the text around it; 1 for one that is told in points or not at all."""
    found = _LENGTH.fullmatch(size)
    if found is None or found[2] not in ("%", "em"):
        return 1.0
    return float(found[1]) / (100 if found[2] == "%" else 1)


def _declared(text: str) -> dict[str, str]:
    pairs = (one.partition(":") for one in text.lower().replace("!important", "").split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value.strip()}
