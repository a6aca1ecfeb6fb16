"""What leads to a figure from outside its sentence: lines above it, the title of its table, its group of rows.

Headings are not meant here (they are in the code of the indicator), nor the sentence itself (`series`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from normalise.analysis import analyse
from normalise.wording import Words, bare, of_line, words
from sources.document import Block, Document, Heading, Paragraph, Span, Table

_LISTED = re.compile(r"\s*(?:[-–+*•▪●○]|[^\W\d_]\)|\d{1,2}[.)])\s")
_STOPS = re.compile(r"[.;!?]\s*$")
_DIGIT = re.compile(r"\d")
_SHORT = 12
"""Words of a line that names what follows, and tells nothing itself."""


class Framing:
    """The lines of a document that lead to its figures."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _leads(self) -> Sequence[str]:
        """For each block the line above it that leads to it: one that ends with a colon, or a short one."""
        return list(_leads(self._document.blocks))

    def of(self, span: Span) -> Words:
        """Return the words that lead to the sentence of a span."""
        block = self._document.blocks[span.block]
        lines = [self._leads[span.block]]
        if isinstance(block, Table):
            lines += [block.title or "", _group(block, span.row)]
        told = [word for line in lines for word in of_line(line)]
        return (*told, *_framed(self._document.text(span)[: span.start]))


def _leads(blocks: Sequence[Block]) -> Iterator[str]:
    lead, names = "", False
    for block in blocks:
        yield "" if isinstance(block, Heading) else lead
        if isinstance(block, Heading):
            lead, names = "", False
        elif isinstance(block, Paragraph):
            text = block.text.strip()
            if text.endswith(":"):
                lead, names = text, False
            elif _names_what_follows(text):
                lead, names = text, True
            elif not names and not _LISTED.match(text):
                lead = ""


def _names_what_follows(text: str) -> bool:
    """Whether a line is a short one without a stop and without a figure, as "a) Chăn nuôi" is."""
    return len(text.split()) <= _SHORT and not _STOPS.search(text) and not _DIGIT.search(bare(text))


def _group(table: Table, row: int | None) -> str:
    """Return the row above that holds nothing but a label: the group that a row belongs to."""
    for above in reversed(table.rows[: row or 0]):
        told = [cell for cell in above.cells if cell.strip()]
        if above.group or len(set(told)) == 1:
            return told[0] if told else ""
    return ""


def _framed(before: str) -> Words:
    """Return what the earlier sentences of a passage say of the ones behind them.

    Of one without a figure that is all its words, of another the names in it, which begin with a capital.
    """
    found: list[str] = []
    for sentence in analyse(before).sentences:
        text = bare(sentence.text)
        if not _DIGIT.search(sentence.text):
            found += words(text)
        else:
            found += [word for other in text.split()[1:] if other[:1].isupper() for word in words(other)]
    return tuple(found)
