"""Applies corrections to what was extracted from a report, before any rule looks at it.

A correction whose row is not there, or is read otherwise than it expects, is refused and never skipped: the source may
have been mended, and the old decision would then spoil a right figure. Which rules a row breaks is found by
`checks.runner`; a breach that a correction accepts is left out of its verdict.
"""

import difflib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from checks.corrections import Placed
from checks.frames.figures import plain
from checks.quarantine import reading, refused_rows
from normalise.quantities import quantity
from normalise.records import Action, Correction, Extraction, Observation, Task, Unread

CORRECTED, ACCEPTED, RECOGNISED = "corrected", "accepted", "ocr"
"""Flags of an observation. The first two say that a person vouches for it: then it is no longer merely recognised."""
MENDED = "the report or its reading has changed: compare with the page, then mend the entry or take it out"
DROPPED = "dropped"
"""How the account names a number that a person took out; the words after it are the reason."""
SUGGESTED = 3

Row = Observation | Task | Unread


def apply(extraction: Extraction, report_id: str, written: Iterable[Placed]) -> tuple[Extraction, list[Correction]]:
    """Correct what was extracted from a report; give it, and what was done to which row.

    A dropped number is listed with the skipped ones. Raises Rejected for an entry whose row is not there or is not
    read as it expects, that fits several rows, or whose row another entry has decided on.
    """
    found = list(_rows(extraction, report_id))
    rows = [row for _, row in found]
    new: list[Row | None] = list(rows)
    done: dict[int, Correction] = {}
    for placed in written:
        if placed.entry.report != report_id:
            continue
        for turn in _meant(placed, rows):
            if turn in done:
                raise placed.refuse(f"a row that {done[turn].source} decides on", "one entry a row", "keep one of them")
            done[turn] = _correction(placed, *found[turn], report_id)
            new[turn] = _changed(placed, rows[turn])
    return (_rebuilt(extraction, new) if done else extraction), list(done.values())


def accepted(corrections: Iterable[Correction]) -> dict[str, frozenset[str]]:
    """Row id → the rules whose breach a person accepts there."""
    return {each.row_id: frozenset(each.rules) for each in corrections if each.action is Action.ACCEPT}


def _rows(extraction: Extraction, report_id: str) -> Iterator[tuple[str, Row]]:
    """Give each row that a correction may mean, under the id that quarantine and facts know it by."""
    for figure in (*extraction.observations, *extraction.not_reported):
        yield figure.observation_id, figure
    for task in extraction.tasks:
        yield task.task_id, task
    for held, number in zip(refused_rows(extraction.refused, report_id), extraction.refused, strict=True):
        yield held.row_id, number


def _meant(placed: Placed, rows: Sequence[Row]) -> list[int]:
    """Find the row that an entry means, or all of a number that was refused several times at one place."""
    entry = placed.entry
    there = [turn for turn, row in enumerate(rows) if _place(row) == (_key(entry.locator), _key(entry.printed))]
    if not there:
        raise placed.refuse(f"no such text at that place{_nearest(placed, rows)}", "a row of the report", MENDED)
    fitting = [turn for turn in there if _unlike(entry.expect, rows[turn]) is None]
    if not fitting:
        found = "; ".join(dict.fromkeys(str(_unlike(entry.expect, rows[turn])) for turn in there))
        raise placed.refuse(f"a row read as {found}", f"{_said(entry.expect)}, as the entry says", MENDED)
    if len(fitting) > 1 and not all(isinstance(rows[turn], Unread) for turn in fitting):
        readings = " or ".join(_said(reading(rows[turn])) for turn in fitting)
        raise placed.refuse(f"{len(fitting)} rows: {readings}", "one row", "say in `expect` which of them is meant")
    return fitting


def _said(fields: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in fields.items())


def _place(row: Row) -> tuple[str, str]:
    return _key(row.locator), _key(_printed(row))


def _printed(row: Row) -> str:
    """Give the printed text of a row, as quarantine and views show it."""
    return row.raw if isinstance(row, Unread) else plain(row)["raw"]


def _key(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _nearest(placed: Placed, rows: Sequence[Row]) -> str:
    """Say what else stands at the place, or which places are like it."""
    place, printed = _key(placed.entry.locator), _key(placed.entry.printed)
    texts = [raw for locator, raw in map(_place, rows) if locator == place]
    if texts:
        near = difflib.get_close_matches(printed, texts, SUGGESTED, 0.0)
        return f" (there: {', '.join(dict.fromkeys(near))})"
    places = [locator for locator, raw in map(_place, rows) if raw == printed]
    near = difflib.get_close_matches(place, places, SUGGESTED, 0.0)
    return f" (the text stands at: {'; '.join(dict.fromkeys(near))})" if near else ""


def _unlike(expect: Mapping[str, Any], row: Row) -> str | None:
    """Say in which fields a row is read otherwise than expected; None where it is read so."""
    read = reading(row)
    return _said({name: read.get(name) for name, wanted in expect.items() if not _same(read.get(name), wanted)}) or None


def _same(read: str | None, wanted: object) -> bool:
    if read is None or wanted is None:
        return read is None and wanted is None
    try:
        return Decimal(read) == Decimal(str(wanted))
    except InvalidOperation:
        return _key(read) == _key(str(wanted))


def _correction(placed: Placed, row_id: str, row: Row, report_id: str) -> Correction:
    entry = placed.entry
    return Correction(
        row_id=row_id,
        report_id=report_id,
        stage={Observation: "observations", Task: "tasks", Unread: "statements"}[type(row)],
        action=entry.action,
        page=row.page,
        locator=row.locator,
        raw=_printed(row),
        reading=reading(row),
        value=entry.value,
        rules=entry.rules,
        reason=entry.reason,
        told=entry.told,
        status=entry.status,
        source=placed.source,
    )


def _changed(placed: Placed, row: Row) -> Row | None:
    """Give the row as it goes on: a number that is dropped becomes an entry of the account, a task vanishes."""
    entry = placed.entry
    if entry.action is Action.DROP:
        if isinstance(row, Task):
            return None
        reason = f"{DROPPED}: {entry.reason}"
        return Unread(
            raw=row.raw, reason=reason, page=row.page, locator=row.locator, sentence=row.sentence, span=row.span
        )
    if isinstance(row, Unread):
        found, remedy = "a number that was not understood", "drop it, or report the wording as a fault"
        raise placed.refuse(found, "a row with a value", remedy)
    if entry.action is Action.OVERRIDE:
        return _overridden(placed, row)
    if isinstance(row, Task):
        return row
    return row.model_copy(update={"flags": (*(flag for flag in row.flags if flag != RECOGNISED), ACCEPTED)})


def _overridden(placed: Placed, row: Observation | Task) -> Observation:
    """Give an observation the figure that should have been printed, read as any figure of a report is."""
    text = str(placed.entry.value)
    if isinstance(row, Task):
        raise placed.refuse("a task", "an observation", "tasks can be dropped or accepted")
    numbers = quantity.find(text)
    if len(numbers) != 1:
        raise placed.refuse(f'{len(numbers)} figures in the value "{text}"', "one figure", "write it as a report would")
    number = numbers[0]
    if number.unit is None and row.unit is not None and row.scale != 1:
        raise placed.refuse(
            f'the value "{text}" without a unit', f"one with multiplier and {row.unit}", "write it in full"
        )
    figure = number.model_dump(include={"value", "value_high", "denominator", "qualifier", "decimals", "scale"})
    kept = {"unit": number.unit or row.unit, "per": number.per or row.per, "flags": (*number.flags, CORRECTED)}
    return row.model_copy(update=figure | kept)


def _rebuilt(extraction: Extraction, rows: Sequence[Row | None]) -> Extraction:
    figures = [row for row in rows if isinstance(row, Observation)]
    numbers = [row for row in rows if isinstance(row, Unread)]
    return Extraction(
        observations=tuple(row for row in figures if row.value is not None),
        not_reported=tuple(row for row in figures if row.value is None),
        skipped=(*extraction.skipped, *(row for row in numbers if row.reason.startswith(DROPPED))),
        refused=tuple(row for row in numbers if not row.reason.startswith(DROPPED)),
        tasks=tuple(row for row in rows if isinstance(row, Task)),
    )
