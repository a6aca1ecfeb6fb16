"""Whom a figure is about, and who tells it (docs/decisions/0023).

What a clause names is found in `agent`, what a report is about in `issuer`; here the nearest of them is chosen.
"""

from datetime import date

from normalise import entity, indicator, unlisted
from normalise.passage import Context, Statement
from normalise.records import EntityEntry
from sources.document import Table

UNRESOLVED = "unresolved_entity"
"""Flag of a figure about a place or a body that the catalogue does not have."""
_LABELS = 3
"""Columns of a table that may name what its rows are about."""
_LONGEST_NAME = 80


def of(one: Statement, code: str | None) -> EntityEntry | None:
    """Return whom a statement is about; None for the nation. `code` is that of its curated indicator, if it has one.

    What its clause, its row or its heading names, else the place or body that its name begins with ("Huyện Kim Bôi đạt
    12 xã"), else what the report is about. A national indicator, which the catalogue says a ministry leads, is the
    nation's when that ministry tells it.
    """
    context = one.context
    named = unlisted.opening(one.indicator) if context.owner is None else None
    owner = context.owner or (named and unlisted.within(named, context.places)) or context.issuer.subject
    if owner is None or owner.type == "nation" or (code and owner.key == indicator.led_by(code)):
        return None
    return entity.at(owner, min(one.period.end, context.day))


def reporter(context: Context) -> EntityEntry | None:
    """Return who tells a figure: the body of its row or section, else the report's issuer.

    A place tells nothing of itself, except where it is in charge of the row's task.
    """
    owner = context.teller or context.owner
    if owner is None or owner.type == "nation" or (unlisted.is_place(owner) and not (context.task or context.task_id)):
        owner = context.issuer.body
    return owner and entity.at(owner, context.day)


def flags(about: EntityEntry | None, context: Context) -> tuple[str, ...]:
    """Return the flag of a subject that the catalogue does not have, and that is neither the row's nor the issuer."""
    known = (context.issuer.subject, context.teller or context.owner)
    return (UNRESOLVED,) if about and entity.unlisted(about) and about not in known else ()


def listed_on(table: Table, day: date) -> date | None:
    """Return the last day of all that a table lists: one with provinces that are gone by `day` is a list of before."""
    cells = (*table.columns, *(cell for row in table.rows for cell in row.cells[:_LABELS]))
    named = (entity.named(cell, day) for cell in cells if len(cell) <= _LONGEST_NAME)
    return entity.last_day((one for one in named if one and one.type == "province"), day)
