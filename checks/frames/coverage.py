"""The frame that accounts for the printed numbers of a Document: what became of each.

Whether a number was understood rightly does not belong here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from checks.frames.table import table
from normalise.records import Extraction, Observation, Unread
from sources.document import Document, Table

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("row_id", "outcome", "reason", "page", "locator", "raw", "sentence")
DIGITS = re.compile(r"\d+")


def coverage_frame(extraction: Extraction, document: Document) -> "pd.DataFrame":
    """One row a printed number: `outcome` is `observation`, `not_reported`, `skipped`, `refused` or `unexplained`.

    Unexplained are the runs of digits that headings, paragraphs and table cells hold more often than everything the
    extraction names; the row shows the first text that holds them.
    """
    understood: tuple[tuple[str, Iterable[Observation | Unread]], ...] = (
        ("observation", extraction.observations),
        ("not_reported", extraction.not_reported),
        ("skipped", extraction.skipped),
        ("refused", extraction.refused),
    )
    rows = [_item_row(outcome, item) for outcome, items in understood for item in items]
    named = chain(*(items for _, items in understood))
    rows.extend(_unexplained(document, _accounted(named)))
    return table(({**row, "row_id": f"number-{turn}"} for turn, row in enumerate(rows, start=1)), COLUMNS)


def _item_row(outcome: str, item: Observation | Unread) -> dict[str, Any]:
    return {
        "outcome": outcome,
        "reason": getattr(item, "reason", None),
        "page": item.page,
        "locator": item.locator,
        "raw": item.raw,
        "sentence": item.sentence,
    }


def _accounted(items: Iterable[Observation | Unread]) -> Counter[str]:
    """How often each run of digits is named by the extraction.

    One printed number may give several observations, so of one sentence no run counts more often than it stands there;
    a sentence that was cut at 400 characters cannot be asked.
    """
    places: dict[tuple[str, str], Counter[str]] = {}
    for item in items:
        places.setdefault((item.locator, item.sentence), Counter()).update(DIGITS.findall(item.raw))
    accounted: Counter[str] = Counter()
    for (_, sentence), runs in places.items():
        accounted.update(runs if len(sentence) == 400 else runs & Counter(DIGITS.findall(sentence)))
    return accounted


def _unexplained(document: Document, accounted: Counter[str]) -> Iterator[dict[str, Any]]:
    printed: Counter[str] = Counter()
    first: dict[str, tuple[int | None, str, str]] = {}
    for page, locator, text in _texts(document):
        for run in DIGITS.findall(text):
            printed[run] += 1
            first.setdefault(run, (page, locator, text))
    for run, lost in (printed - accounted).items():
        page, locator, text = first[run]
        for _ in range(lost):
            yield {
                "outcome": "unexplained",
                "reason": f"printed {printed[run]} times, accounted for {printed[run] - lost} times",
                "page": page,
                "locator": locator,
                "raw": run,
                "sentence": text[:400],
            }


def _texts(document: Document) -> Iterator[tuple[int | None, str, str]]:
    """Page, place and text of every heading, paragraph, table title, column heading and cell."""
    for block in document.blocks:
        if not isinstance(block, Table):
            yield (block.pieces[0].page if block.pieces else None), f"{block.type} {block.text[:40]}", block.text
            continue
        name, page = f"bảng {block.number}", block.rows[0].page if block.rows else None
        yield page, name, block.title or ""
        yield from ((page, f"{name}, đầu bảng", column) for column in block.columns)
        for count, row in enumerate(block.rows, start=1):
            yield from ((row.page, f"{name}, dòng {count}", cell) for cell in row.cells)
