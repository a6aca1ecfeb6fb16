"""DOCX files: paragraphs and tables in the order of the document, headings by style or numbering, merged cells.

What numbering fields print is counted here, since the file does not hold it. Pages are not known to a DOCX file.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sources import wrapping
from sources.document import Document, Rejected
from sources.grid import Cell, Grid, GridRow
from sources.outline import Text, blocks

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph


def read(data: bytes, name: str) -> Document:
    """Give A DOCX file's bytes as a Document; Rejected if it is damaged or no text document."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        opened = docx.Document(io.BytesIO(data))
        found = blocks(_items(opened))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, OSError) as error:
        raise Rejected(
            name,
            f"a damaged DOCX ({type(error).__name__})",
            "a whole Word document",
            "fetch it again from its publisher",
        ) from error
    if not found:
        raise Rejected(
            name, "a DOCX without text", "paragraphs or tables", "take the document that holds the report itself"
        )
    return Document(file=name, format="docx", pages=None, blocks=found)


def _items(opened: Any) -> Iterator[Text | Grid]:
    from docx.table import Table

    numbering = _Numbering(opened)
    for item in opened.iter_inner_content():
        if isinstance(item, Table):
            yield _grid(item, numbering)
        else:
            text = _text(item, numbering)
            yield Text(text=text, bold=_is_bold(item), centred=_is_centred(item), level=_style_level(item))


def _text(paragraph: "Paragraph", numbering: "_Numbering") -> str:
    """Tell what is printed of a paragraph: its number or bullet, its text; no deleted text of tracked changes."""
    return wrapping.clean(f"{numbering.mark(paragraph)} {paragraph.text}")


def _style_level(paragraph: "Paragraph") -> int | None:
    style = paragraph.style.name if paragraph.style is not None else None
    if style == "Title":
        return 1
    if style and style.startswith("Heading ") and style[8:].isdigit():
        return int(style[8:])
    return None


def _is_centred(paragraph: "Paragraph") -> bool:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    return paragraph.alignment == WD_ALIGN_PARAGRAPH.CENTER


def _is_bold(paragraph: "Paragraph") -> bool:
    """Whether all that is printed is bold, by the runs themselves or by the style."""
    runs = [run for run in paragraph.runs if run.text.strip()]
    by_style = bool(paragraph.style is not None and paragraph.style.font.bold)
    return bool(runs) and all(by_style if run.bold is None else run.bold for run in runs)


def _grid(table: Any, numbering: "_Numbering") -> Grid:
    """Give a table's cells by place; python-docx gives a merged cell again in every place that it covers."""
    found = [(row, [None] * row.grid_cols_before + [cell._tc for cell in row.cells]) for row in table.rows]
    width = max((len(places) for _, places in found), default=0)
    texts: dict[Any, Cell] = {}
    rows = []
    above: list[Any] = [None] * width
    for row, own_places in found:
        places = own_places + [None] * (width - len(own_places))
        cells = []
        for place, tc in enumerate(places):
            if tc is None:
                cells.append(Cell(""))
                continue
            if tc not in texts:
                texts[tc] = _cell(tc, table, numbering)
            across = place > 0 and places[place - 1] is tc
            text, bold = texts[tc].text, texts[tc].bold
            cells.append(Cell("" if across else text, bold, above[place] is tc, across))
        rows.append(GridRow(cells=tuple(cells), head=_repeats_as_header(row)))
        above = places
    return Grid(rows=tuple(rows))


def _cell(tc: Any, table: Any, numbering: "_Numbering") -> Cell:
    """Give a cell's text, that of a table inside it included."""
    from docx.table import Table, _Cell

    parts, bold = [], []
    for item in _Cell(tc, table).iter_inner_content():
        if isinstance(item, Table):
            parts += [cell.text for row in _grid(item, numbering).rows for cell in row.cells if not cell.down]
        elif text := _text(item, numbering):
            parts.append(text)
            bold.append(_is_bold(item))
    return Cell(wrapping.clean(" ".join(parts)), all(bold) if bold else None)


def _repeats_as_header(row: Any) -> bool:
    from docx.oxml.ns import qn

    properties = row._tr.trPr
    mark = None if properties is None else properties.find(qn("w:tblHeader"))
    return mark is not None and mark.get(qn("w:val"), "true") not in ("0", "false", "off")


class _Numbering:
    """The marks of automatically numbered paragraphs, counted in the order in which they are asked for."""

    def __init__(self, opened: Any) -> None:
        self._levels = _level_formats(opened)
        self._counts: dict[tuple[str, int], int] = {}

    def mark(self, paragraph: "Paragraph") -> str:
        """Give the number or bullet that is printed before a paragraph; empty without one."""
        properties = paragraph._p.pPr
        numbered = None if properties is None else properties.numPr
        if numbered is None and paragraph.style is not None:
            style = paragraph.style.element.pPr
            numbered = None if style is None else style.numPr
        if numbered is None or numbered.numId is None or numbered.numId.val == 0:
            return ""
        number, level = str(numbered.numId.val), 0 if numbered.ilvl is None else int(numbered.ilvl.val)
        if (number, level) not in self._levels:
            return ""
        form, pattern, start = self._levels[number, level]
        if form == "bullet":
            return "-"
        self._counts[number, level] = self._counts.get((number, level), start - 1) + 1
        for deeper in [key for key in self._counts if key[0] == number and key[1] > level]:
            del self._counts[deeper]
        for step in range(level + 1):
            own_form, _, own_start = self._levels.get((number, step), (form, "", 1))
            count = self._counts.setdefault((number, step), own_start)
            pattern = pattern.replace(f"%{step + 1}", _numeral(count, own_form))
        return pattern


def _level_formats(opened: Any) -> dict[tuple[str, int], tuple[str, str, int]]:
    """(list, level) → format of its numbers, pattern ("%1.%2."), first number."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn

    part = next((r.target_part for r in opened.part.rels.values() if r.reltype == RELATIONSHIP_TYPE.NUMBERING), None)
    if part is None:
        return {}
    root = part.element
    abstract = {item.get(qn("w:abstractNumId")): item for item in root.findall(qn("w:abstractNum"))}
    formats = {}
    for number in root.findall(qn("w:num")):
        reference = number.find(qn("w:abstractNumId"))
        definition = None if reference is None else abstract.get(reference.get(qn("w:val")))
        for level in [] if definition is None else definition.findall(qn("w:lvl")):
            form, pattern, start = (
                "" if (item := level.find(qn(f"w:{tag}"))) is None else item.get(qn("w:val"), "")
                for tag in ("numFmt", "lvlText", "start")
            )
            key = number.get(qn("w:numId")), int(level.get(qn("w:ilvl")))
            formats[key] = form, pattern, int(start or 1)
    return formats


def _numeral(count: int, form: str) -> str:
    """Give a number as Word prints it in lists: "iv", "IV", "b", "B", else "4"."""
    if form in ("upperRoman", "lowerRoman"):
        text = ""
        for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
            text, count = text + sign * (count // value), count % value
        return text if form == "upperRoman" else text.lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if form == "upperLetter" else letter.lower()
    return str(count)
