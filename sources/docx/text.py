"""What is printed of a Word paragraph: the text of its runs after tracked changes, fields and hidden text are resolved.

Also here: which footnotes it refers to and which text boxes hang on it. Lists and tables are the business of `reader`.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from sources.docx.styles import Style, Styles, W, over, runs_apart, switch, value
from sources.layout import wrapping
from sources.layout.raised import raised

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
GONE = {f"{W}del", f"{W}moveFrom"}
"""What tracked changes took out."""
_PROPERTIES = {f"{W}{tag}" for tag in ("pPr", "sdtPr", "sdtEndPr", "rPr", "rubyPr", "rt", "smartTagPr", "customXmlPr")}
_FORMULAS = {f"{_M}oMath", f"{_M}oMathPara"}
_PICTURES = {f"{W}{tag}" for tag in ("drawing", "pict", "object")}
# Letters of the Symbol font that mean something beside a figure; Word stores them as F000 and their code.
_SYMBOLS = {0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0xBB: "≈", 0xB7: "•", 0xAE: "→", 0xB0: "°", 0x2D: "-"}
_PRIVATE = re.compile("[\uf020-\uf0ff]")


@dataclass
class Printed:
    """A paragraph as printed, line by line where it has line breaks of its own."""

    lines: list[str] = field(default_factory=lambda: [""])
    bold: list[bool] = field(default_factory=list)
    """For each run with letters or digits whether it is bold."""
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    """The footnotes referred to: "footnote" or "endnote", id, and the mark if it is not counted."""
    boxes: list[Any] = field(default_factory=list)
    """The contents of its text boxes."""

    @property
    def text(self) -> str:
        """All of it on one line."""
        return wrapping.unwrap(self.lines)


class Runs:
    """Reads the paragraphs of one story (body, cell, note) in order: a field may begin in one and end in another."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[bool] = []
        """For each open field whether its result has begun; its instruction is not printed."""

    def read(self, paragraph: Any, style: Style, into: Printed) -> None:
        """Add what is printed of a `w:p` to `into`."""
        self._inside(paragraph, style, into)
        # An instruction ends with its paragraph; one that is never closed must not hide all that follows.
        self._fields = [True for _ in self._fields]

    def _inside(self, element: Any, style: Style, into: Printed) -> None:
        """Read runs and formulas in order, those inside links, content controls, fields and insertions too."""
        for child in element:
            if child.tag == f"{W}r":
                self._run(child, style, into)
            elif child.tag in _FORMULAS:
                into.lines[-1] += "".join(text.text or "" for text in child.iter(f"{_M}t"))
            elif child.tag == f"{_MC}AlternateContent":
                self._inside(chosen(child), style, into)
            elif child.tag not in GONE and child.tag not in _PROPERTIES and not is_placeholder(child):
                self._inside(child, style, into)

    def _run(self, run: Any, style: Style, into: Printed) -> None:
        properties = run.find(f"{W}rPr")
        if named := value(properties, "rStyle"):
            style = over(style, self._styles.named(named))
        style = runs_apart(style, properties)
        own = Printed(notes=into.notes, boxes=into.boxes)
        for item in run:
            self._item(item, style, own)
        if any(_has_own_mark(item) for item in run):
            return
        moved = value(properties, "position") is not None
        if style.raised and not (moved and not into.lines[-1].strip()):
            own.lines = [raised(line) for line in own.lines]
        elif any(char.isalnum() for line in own.lines for char in line):
            into.bold.append(bool(style.bold))
        into.lines[-1:] = [into.lines[-1] + own.lines[0], *own.lines[1:]]

    def _item(self, item: Any, style: Style, into: Printed) -> None:
        if item.tag == f"{W}fldChar":
            self._field(item.get(f"{W}fldCharType"))
        elif style.hidden or not all(self._fields):
            return
        elif item.tag == f"{W}t":
            text = _PRIVATE.sub(lambda found: _SYMBOLS.get(ord(found[0]) & 0xFF, ""), item.text or "")
            into.lines[-1] += text.upper() if style.capitals else text
        elif item.tag in (f"{W}br", f"{W}cr"):
            into.lines.append("")
        elif item.tag in (f"{W}tab", f"{W}ptab"):
            into.lines[-1] += " "
        elif item.tag == f"{W}noBreakHyphen":
            into.lines[-1] += "-"
        elif item.tag == f"{W}sym" and "symbol" in (item.get(f"{W}font") or "").lower():
            into.lines[-1] += _SYMBOLS.get(int(item.get(f"{W}char") or "0", 16) & 0xFF, "")
        elif item.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            into.notes.append(_reference(item))
        elif item.tag in _PICTURES:
            into.boxes += [box for box in item.iter(f"{W}txbxContent") if _is_outermost(box, item)]
        elif item.tag == f"{_MC}AlternateContent":
            for part in chosen(item):
                self._item(part, style, into)
        elif item.tag == f"{W}ruby":
            self._inside(item, style, into)

    def _field(self, step: str | None) -> None:
        if step == "begin":
            self._fields.append(False)
        elif step == "separate" and self._fields:
            self._fields[-1] = True
        elif step == "end" and self._fields:
            self._fields.pop()


def chosen(alternatives: Any) -> Any:
    """Give the one of several forms of the same content that is read: the first, which the others stand in for."""
    choice = alternatives.find(f"{_MC}Choice")
    return next(iter(alternatives), ()) if choice is None else choice


def is_placeholder(element: Any) -> bool:
    """Whether a content control shows only its invitation to fill it in."""
    properties = element.find(f"{W}sdtPr") if element.tag == f"{W}sdt" else None
    return bool(switch(properties, "showingPlcHdr"))


def _reference(item: Any) -> tuple[str, str, str]:
    """Give kind, id and own mark of a reference to a note; a mark of its own is the text of the same run."""
    mark = "".join(text.text or "" for text in item.getparent().iter(f"{W}t")) if _has_own_mark(item) else ""
    return item.tag.removeprefix(W).removesuffix("Reference"), item.get(f"{W}id") or "", mark.strip()


def _has_own_mark(item: Any) -> bool:
    """Whether the text of a run is nothing but the mark of the note that this reference in it refers to."""
    return item.get(f"{W}customMarkFollows") in ("1", "true", "on")


def _is_outermost(box: Any, inside: Any) -> bool:
    """Say whether a text box stands in no other one and is not given again for programs that cannot draw it."""
    for above in box.iterancestors():
        if above is inside:
            return True
        if above.tag in (f"{W}txbxContent", f"{_MC}Fallback"):
            return False
    return True
