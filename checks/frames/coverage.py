"""The frame that accounts for the printed numbers of a Document: what became of each.

Whether a number was understood rightly does not belong here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from checks.frames.table import table
from normalise.records import Extraction, Observation, Unread
from sources.document import Document, Table

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("row_id", "outcome", "reason", "page", "locator", "raw", "sentence")
DIGITS = re.compile(r"\d+")
Text = tuple[int | None, str, str]
"""Page, place and text of a piece of the document."""
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
    the runs of digits that headings, paragraphs and table cells hold more often than the account names; the row shows
    the first text that holds them.
    """
    rows = [_entry_row(entry) for entry in account]
    rows.extend(_unexplained(list(_texts(document)), account))
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


def _unexplained(texts: Sequence[Text], account: Iterable[Unread]) -> Iterator[dict[str, Any]]:
    printed: Counter[str] = Counter()
    first: dict[str, Text] = {}
    for page, locator, text in texts:
        for run in DIGITS.findall(text):
            printed[run] += 1
            first.setdefault(run, (page, locator, text))
    for run, lost in (printed - _accounted(account, [text for *_, text in texts])).items():
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


def _accounted(account: Iterable[Unread], texts: Sequence[str]) -> Counter[str]:
    """Count how often each run of digits is named by the account.

    One printed number may give several observations and must not stand for a lost one elsewhere: no run counts more
    often than it stands in the sentence, times the places where the document has that sentence.
    """
    by_sentence: dict[str, Counter[str]] = {}
    for entry in account:
        by_sentence.setdefault(entry.sentence, Counter()).update(DIGITS.findall(entry.raw))
    everything = "\n".join(texts)
    accounted: Counter[str] = Counter()
    for sentence, runs in by_sentence.items():
        places = everything.count(sentence)
        standing = Counter(DIGITS.findall(sentence))
        accounted.update({run: min(count, places * standing[run]) for run, count in runs.items()})
    return accounted


def _texts(document: Document) -> Iterator[Text]:
    """Give every heading, paragraph, table title, column heading and cell."""
    for block in document.blocks:
        if not isinstance(block, Table):
            yield (block.pieces[0].page if block.pieces else None), f"{block.type} {block.text[:40]}", block.text
            continue
        name, page = f"bảng {block.number}", block.rows[0].page if block.rows else None
        yield page, name, block.title or ""
        yield from ((page, f"{name}, đầu bảng", column) for column in block.columns)
        for count, row in enumerate(block.rows, start=1):
            yield from ((row.page, f"{name}, dòng {count}", cell) for cell in row.cells)
