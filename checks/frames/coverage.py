"""The frame that accounts for the printed numbers of a Document: what became of each.

Whether a number was understood rightly does not belong here.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from checks.frames.table import table
from normalise.records import Extraction, Observation, Unread
from normalise.statements.passage import excerpt
from sources.document import Document, Locator, Span, Table

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("row_id", "outcome", "reason", "page", "locator", "raw", "sentence")
DIGITS = re.compile(r"\d+")
FATES = ("observation", "not_reported", "refused")
"""What the account says of a number that states something; every other reason names why it states nothing."""


def account_of(extraction: Extraction) -> list[Unread]:
    """List every number that an extraction met, with what became of it: the account that `coverage_frame` takes."""
    figures = (*extraction.observations, *extraction.not_reported)
    return [*map(_understood, figures), *extraction.skipped, *extraction.refused]


def _understood(figure: Observation) -> Unread:
    """The entry of a number that was understood."""
    return Unread(
        raw=figure.raw,
        reason="observation" if figure.value is not None else "not_reported",
        page=figure.page,
        locator=figure.locator,
        sentence=figure.sentence,
        span=figure.span,
    )


def coverage_frame(account: Sequence[Unread], document: Document) -> "pd.DataFrame":
    """One row a printed number: `outcome` is `observation`, `not_reported`, `skipped`, `refused` or `unexplained`.

    `account` lists every number that the extraction met and what became of it (the asset `statements`). Unexplained are
    the runs of digits of headings, paragraphs, notes and table cells that no entry's span holds.
    """
    rows = [*map(_entry_row, account), *_unexplained(document, account)]
    return table(({**row, "row_id": f"number-{turn}"} for turn, row in enumerate(rows, start=1)), COLUMNS)


def _entry_row(entry: Unread) -> dict[str, Any]:
    fate = entry.reason.partition(":")[0]
    return {
        "outcome": fate if fate in FATES else "skipped",
        "reason": entry.reason,
        "page": entry.page,
        "locator": entry.locator,
        "raw": entry.raw,
        "sentence": entry.sentence,
    }


def _unexplained(document: Document, account: Iterable[Unread]) -> Iterator[dict[str, Any]]:
    named: dict[tuple[int, int | None, int | None], set[int]] = defaultdict(set)
    for entry in account:
        if entry.span:
            named[entry.span.place].update(range(entry.span.start, entry.span.end))
    for span, page, locator in _texts(document):
        text = document.text(span)
        for run in DIGITS.finditer(text):
            if not named[span.place].issuperset(range(*run.span())):
                yield {
                    "outcome": "unexplained",
                    "reason": "printed, and neither read nor listed",
                    "page": page,
                    "locator": str(locator),
                    "raw": run[0],
                    "sentence": excerpt(text, run.start()),
                }


def _texts(document: Document) -> Iterator[tuple[Span, int | None, Locator]]:
    """Give where every heading, paragraph, note, table title, column heading and cell stands."""
    for position, block in enumerate(document.blocks):
        span, where = Span(block=position), Locator.of(block)
        if not isinstance(block, Table):
            yield span, (block.pieces[0].page if block.pieces else None), where
            continue
        first = block.rows[0].page if block.rows else None
        yield span, first, where
        yield from ((span.cell(None, index), first, where) for index in range(len(block.columns)))
        for turn, row in enumerate(block.rows):
            here = where.in_row(f"{turn + 1}")
            yield from ((span.cell(turn, index), row.page, here) for index in range(len(row.cells)))
