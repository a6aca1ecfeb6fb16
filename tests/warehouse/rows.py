"""Rows as both databases give them: SQLite has no dates, decimals and truth values of its own."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any


def plain(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with numbers as float, days as ISO text, truth as 0 and 1, and lists as JSON."""
    return [{name: _plain(name, value) for name, value in row.items()} for row in rows]


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, bool | int | Decimal) or (name == "value_exact" and value is not None):
        return float(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
