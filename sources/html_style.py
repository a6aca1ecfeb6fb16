"""What the style of a page says of an element: hidden, bold, centred, its list marks.

Of style sheets only rules for a tag, a class or an id are looked at, which is how saved pages are styled.
"""

import re
from typing import Any

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_AT_BLOCK = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]*;")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:([.#])([\w-]+))?")
_BOLD = {"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"}
_HEAVY = re.compile(r"bold|bolder|[6-9]00")


class Styles:
    """The styles of a page's elements."""

    def __init__(self, root: Any) -> None:
        self._rules: dict[tuple[str, str, str], dict[str, str]] = {}
        for sheet in root.iter("style"):
            self._add(sheet.text or "")
        self._declared: dict[tuple[str | None, ...], dict[str, str]] = {}
        self._bold: dict[Any, bool] = {}
        self._centred: dict[Any, bool] = {}

    def _add(self, sheet: str) -> None:
        for selectors, declarations in _RULE.findall(_AT_BLOCK.sub("", _COMMENT.sub("", sheet))):
            for selector in selectors.lower().split(","):
                if match := _SELECTOR.fullmatch(selector.strip()):
                    key = match[1] or "", match[2] or "", match[3] or ""
                    self._rules.setdefault(key, {}).update(_declared(declarations))

    def of(self, element: Any) -> dict[str, str]:
        """Give what is declared for an element itself, the more particular rule over the more general."""
        kind = element.tag, element.get("class"), element.get("id"), element.get("style")
        if kind not in self._declared:
            self._declared[kind] = self._all_of(element)
        return self._declared[kind]

    def _all_of(self, element: Any) -> dict[str, str]:
        classes, identity = (element.get("class") or "").lower().split(), (element.get("id") or "").lower()
        keys = [(element.tag, "", "")]
        for tag in ("", element.tag):
            keys += [(tag, ".", one) for one in classes]
        keys += [("", "#", identity), (element.tag, "#", identity)]
        declared: dict[str, str] = {}
        for key in keys:
            declared |= self._rules.get(key, {})
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

    def list_form(self, element: Any) -> str:
        """Give the kind of mark of a list (`ul`, `ol`) or item: "disc", "decimal", "lower-alpha", …, "none"."""
        declared = self.of(element)
        stated = f"{declared.get('list-style-type', '')} {declared.get('list-style', '')}".split()
        return stated[0] if stated else ""


def _declared(text: str) -> dict[str, str]:
    pairs = (one.partition(":") for one in text.lower().replace("!important", "").split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value.strip()}
