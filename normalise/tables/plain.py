"""Tables read without their axes, cell by cell: headings, text that is only set in columns, and what is passed over."""

from collections.abc import Iterator
from dataclasses import replace

from normalise.statements import statement
from normalise.statements.passage import Context, Reading, together
from sources.document import Table


def headings(block: Table, context: Context) -> Reading:
    """Return the numbers of a table's title and column headings: they date and name its cells, and state nothing."""
    readings = [statement.skip_all(block.title or "", "heading", context)]
    for index, text in enumerate(block.columns):
        readings.append(statement.skip_all(text, "heading", replace(context, span=context.span.cell(None, index))))
    return together(readings)


def prose(block: Table, context: Context) -> Reading:
    """Read a table that only sets text in columns."""
    return replace(together([statement.read(text, at) for text, at in _cells(block, context)]), owner=None)


def passed_over(block: Table, reason: str, context: Context) -> Reading:
    """Return every number of the rows of a table of which nothing is told, each with the reason."""
    return together([statement.skip_all(text, reason, at) for text, at in _cells(block, context)])


def _cells(block: Table, context: Context) -> Iterator[tuple[str, Context]]:
    for turn, row in enumerate(block.rows):
        for index, cell in enumerate(row.cells):
            place = replace(
                context,
                locator=context.locator.in_row(f"{turn + 1}").in_column(f"{index + 1}"),
                span=context.span.cell(turn, index),
                page=row.page,
                pieces=row.boxes[index] if index < len(row.boxes) else (),
            )
            yield cell, place
