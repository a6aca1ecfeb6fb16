"""What leads to a figure from outside its sentence: lines above it, the title of its table, its group of rows.

Headings are not meant here (they are in the code of the indicator), nor the sentence itself (`series`).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from normalise.statements.analysis import analyse
from normalise.statements.wording import Words, bare, of_line, words
from sources.document import Block, Document, Heading, Paragraph, Span, Table

_LISTED = re.compile(r"\s*(?:[-–+*•▪●○]|[^\W\d_]\)|\d{1,2}[.)])\s")
_STOPS = re.compile(r"[.;!?]\s*$")
_DIGIT = re.compile(r"\d")
_SHORT = 12
"""Words of a line that names what follows, and tells nothing itself."""
_FAR = 10_000
"""Characters before a sentence that may say of what it is; a bound, so that a long passage is read in linear time."""


class Framing:
    """The lines of a document that lead to its figures."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._words: dict[tuple[tuple[int, int | None, int | None], int], Words] = {}
        self._labels: dict[int, Sequence[str]] = {}

    @cached_property
    def _leads(self) -> Sequence[str]:
        """For each block the line above it that leads to it: one that ends with a colon, or a short one."""
        return list(_leads(self._document.blocks))

    def of(self, span: Span) -> Words:
        """Return the words that lead to the sentence of a span."""
        sentence = span.place, span.start
        if sentence not in self._words:
            self._words[sentence] = (*self._above(span), *_framed(self._document.text(span), span.start))
        return self._words[sentence]

    def text(self, span: Span) -> str:
        """Return the whole text that a span lies in."""
        return self._document.text(span)

    def _above(self, span: Span) -> Iterator[str]:
        """Yield the words of the lines above a span, and of the title and the group of rows that it stands in."""
        block = self._document.blocks[span.block]
        yield from of_line(self._leads[span.block])
        if isinstance(block, Table):
            yield from of_line(block.title or "")
            yield from of_line(self._groups(span.block)[span.row or 0])

    def _groups(self, position: int) -> Sequence[str]:
        """Return for each row of a table the label of the group that it belongs to."""
        if position not in self._labels:
            block = self._document.blocks[position]
            self._labels[position] = list(_groups(block)) if isinstance(block, Table) else []
        return self._labels[position]


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


def _groups(table: Table) -> Iterator[str]:
    """Yield for each row the nearest row above that holds nothing but a label: the group that it belongs to."""
    label = ""
    for row in table.rows:
        yield label
        told = [cell for cell in row.cells if cell.strip()]
        if row.group or len(set(told)) == 1:
            label = told[0] if told else ""
    yield label


def _framed(text: str, start: int) -> Words:
    """Return what the earlier sentences of a passage say of the one that begins at an offset."""
    left = _left(text)
    first, last = (bisect_left(left.starts, at) for at in (start - _FAR, start))
    return left.words[left.counts[first] : left.counts[last]]


class _Left(NamedTuple):
    """The words that the sentences of a passage leave to those behind them."""

    starts: tuple[int, ...]
    counts: tuple[int, ...]
    """How many words the sentences before each leave, and all of them."""
    words: Words


@lru_cache(maxsize=256)
def _left(text: str) -> _Left:
    """Return what is left: by a sentence without a figure all its words, by others the names, which have capitals."""
    sentences, spoken = analyse(text).sentences, bare(text)
    counts, told = [0], list[str]()
    for one in sentences:
        words_of = spoken[one.start : one.end]
        if one.has_numbers:
            told += (word for other in words_of.split()[1:] if other[:1].isupper() for word in words(other))
        else:
            told += words(words_of)
        counts.append(len(told))
    return _Left(tuple(one.start for one in sentences), tuple(counts), tuple(told))
