"""How metadata is shown to people in the Dagster UI."""

from collections.abc import Iterable, Sequence

import dagster as dg


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> dg.MarkdownMetadataValue:
    """A table in Markdown: report text is data, so its bars are escaped and its line ends become blanks."""
    lines = [columns, ["---"] * len(columns), *rows]
    return dg.MarkdownMetadataValue("\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines))


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split()).replace("|", "\\|")
