"""Pictures in metadata: the printed place of a row, and what changed in a year. Drawn when a run shows them.

A picture is part of the Markdown it stands in, so that the UI shows it wherever it runs; that is why they are few.
"""

import base64
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import dagster as dg

from normalise.records import Observation
from sources.document import Rejected

CROPS_SHOWN = 3
"""Quarantined rows of a run whose place is shown; each costs some 30 kB in the event log."""
BARS_SHOWN = 15
SHORT = 60
"""Characters of a name beside its bar."""


def crops(rows: Sequence[Observation], file: str, data: bytes) -> dg.MarkdownMetadataValue:
    """The first rows' places on their pages, outlined; in words where the file has no pages."""
    shown = "\n\n".join(_crop(row, file, data) for row in rows[:CROPS_SHOWN])
    more = f"\n\nand {len(rows) - CROPS_SHOWN} more" if len(rows) > CROPS_SHOWN else ""
    return dg.MarkdownMetadataValue(f"{shown}{more}")


def _crop(row: Observation, file: str, data: bytes) -> str:
    from sources.picture import outlined

    title = f"**{row.raw}** · {row.locator} · `chiso show {row.report_id} {row.observation_id}`"
    if not row.pieces:
        return f"{title}\n\n> {row.sentence}"
    try:
        return f"{title}\n\n{_image(row.raw, outlined(data, file, row.pieces))}"
    except Rejected as error:
        return f"{title}\n\n{error}"


def chart(rows: Sequence[Mapping[str, Any]], year: int) -> dg.MarkdownMetadataValue | None:
    """The change of each indicator that has an exact one: rates in points, levels in percent. None without any.

    `rows` are those of `warehouse.comparison.year_over_year.rows_of_year`.
    """
    found = [
        (_label(row), float(change), unit) for row in rows for change, unit in [_change(row)] if change is not None
    ]
    if not found:
        return None
    from assets.pages.charts import Bar, bars

    found.sort(key=lambda each: abs(each[1]), reverse=True)
    shown = [Bar(label, change, f"{change:+.4g} {unit}") for label, change, unit in found[:BARS_SHOWN]]
    title = f"{year} against {year - 1}: rates in points, levels in percent"
    drawn = bars(shown, title)
    more = f"\n\nThe {BARS_SHOWN} greatest of {len(found)}." if len(found) > BARS_SHOWN else ""
    return dg.MarkdownMetadataValue(f"{title}\n\n{_image(title, drawn.encode(), 'svg+xml')}{more}")


def _change(row: Mapping[str, Any]) -> tuple[Decimal | None, str]:
    return (row["point_change"], "points") if row["point_change"] is not None else (row["percent_change"], "%")


def _label(row: Mapping[str, Any]) -> str:
    name = f"{row['indicator']} · {row['agency']}" if row["agency"] else str(row["indicator"])
    short = name if len(name) <= SHORT else f"{name[: SHORT - 1]}…"
    return f"{short} ({row['kind']} {row['season']})"


def _image(words: str, picture: bytes, form: str = "png") -> str:
    return f"![{words}](data:image/{form};base64,{base64.b64encode(picture).decode()})"
