"""CSV for spreadsheets and programs: UTF-8 with a byte order mark, a comma between cells, empty for null.

Qualifiers are codes of letters (EQ, GT, …), since a spreadsheet would run "=".

A text that a spreadsheet would run as a formula gets an apostrophe in front, and so does one that begins with an
apostrophe: taking one leading apostrophe away from every text cell gives back the text, always.
"""

import csv
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from warehouse.exports.rows import Row
from warehouse.schema.codes import qualifier_codes
from warehouse.schema.columns import canonical
from warehouse.schema.dictionary import Field

GUARD = "'"
_RUNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", GUARD)
"""What a cell must not begin with; spreadsheets of East Asia take the full-width signs too."""


class CsvFile:
    """One view as one CSV file."""

    def __init__(self, path: Path, fields: Sequence[Field], encoding: str = "utf-8-sig") -> None:
        self._file = path.open("w", encoding=encoding, newline="")
        self._writer = csv.writer(self._file, lineterminator="\r\n")
        self._writer.writerow([field.name for field in fields])
        self._lettered = [is_qualifier(field) for field in fields]

    def add(self, rows: Iterable[Row]) -> None:
        """Write rows."""
        letters = qualifier_codes()
        self._writer.writerows(
            [
                letters.get(value, value) if lettered else plain(value)
                for value, lettered in zip(row, self._lettered, strict=True)
            ]
            for row in rows
        )

    def close(self) -> None:
        """End the file."""
        self._file.close()


def is_qualifier(field: Field) -> bool:
    """Whether a column holds signs that CSV gives as letters."""
    return field.codes is not None and field.codes.name == "qualifier"


def plain(value: Any) -> str:
    """Give a typed value as the text of a cell.

    >>> plain("=1+1"), plain(Decimal("-0.35")), plain(True), plain(None)
    ("'=1+1", '-0.35', 'true', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return canonical(value)
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return guarded(value) if isinstance(value, str) else str(value)


def guarded(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run."""
    return f"{GUARD}{text}" if text.startswith(_RUNS) else text


def unguarded(text: str) -> str:
    """Give back the text that `guarded` was given."""
    return text.removeprefix(GUARD)
