"""The footnotes of a page: marks that link to a note below, or raised figures that a note below begins with.

The notes are found before the page is walked, so that each can follow the paragraph that refers to it.
"""

from collections.abc import Callable
from typing import Any

from sources.layout import wrapping
from sources.layout.note_marks import mark
from sources.layout.outline import Note

_RAISED = ("sup", "span", "small", "a", "font", "b", "i")
_HOLDS_NOTE = {"p", "li", "div", "dd", "tr"}


class Notes:
    """The notes of a page by the elements that refer to them."""

    def __init__(self, root: Any, is_raised: Callable[[Any], bool]) -> None:
        self._of: dict[Any, Note] = {}
        self.elements: set[Any] = set()
        """The elements that hold notes and are no running text."""
        self._find_linked(root)
        self._find_raised([element for element in root.iter(*_RAISED) if is_raised(element)])

    def referred_to(self, element: Any) -> Note | None:
        """Give the note that an element (`a`, `sup`) is the mark of."""
        return self._of.get(element)

    def _find_linked(self, root: Any) -> None:
        order = {element: place for place, element in enumerate(root.iter())}
        named: dict[str, Any] = {}
        for element in order:
            for name in (element.get("id"), element.get("name")) if isinstance(element.tag, str) else ():
                if name:
                    named.setdefault(name, element)
        for link in root.iter("a"):
            target = named.get((link.get("href") or "#")[1:]) if (link.get("href") or "").startswith("#") else None
            sign = mark(link.text_content())
            if target is None or sign is None or order[target] <= order[link]:
                continue
            holder = _holder(target)
            if holder is not None and link not in holder.iterdescendants():
                self._add(link, holder, sign)

    def _find_raised(self, elements: list[Any]) -> None:
        """Pair raised marks with the next paragraph that begins with the same one."""
        waiting: dict[str, list[Any]] = {}
        for raised in elements:
            sign = mark(raised.text_content())
            holder = _holder(raised)
            if sign is None or holder is None or any(child in self._of for child in raised.iter()):
                continue
            if _is_first(raised, holder):
                for reference in waiting.pop(sign, []):
                    self._add(reference, holder, sign)
            else:
                waiting.setdefault(sign, []).append(raised)

    def _add(self, reference: Any, holder: Any, sign: str) -> None:
        text = wrapping.clean(holder.text_content())
        for printed in (f"[{sign}]", f"({sign})", f"{sign}.", f"{sign})", "^", "↑", sign):
            text = text.removeprefix(printed).lstrip()
        if text:
            self._of[reference] = Note(sign, text.removesuffix("↩").rstrip())
            self.elements.add(holder)


def _is_first(element: Any, holder: Any) -> bool:
    """Whether nothing is printed in a paragraph before one of the elements in it."""
    while element is not holder:
        before, above = element.getprevious(), element.getparent()
        if (above.text or "").strip() or before is not None:
            return False
        element = above
    return True


def _holder(element: Any) -> Any:
    """Give the paragraph or list item that an element is or stands in."""
    while element is not None and element.tag not in _HOLDS_NOTE:
        element = element.getparent()
    return element
