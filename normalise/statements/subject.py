"""Whom a figure is about, and who tells it (docs/decisions/0023).

What a clause names is found in `subject_entity`, what a report is about in `issuer`; here the nearest of them is
chosen.
"""

from datetime import date

from normalise.records import EntityEntry
from normalise.reference import entity, indicator, unlisted
from normalise.statements.passage import Context, Statement
from sources.document import Table

UNRESOLVED = "unresolved_entity"
"""Flag of a figure about a place or a body that the catalogue does not have."""
OF_NATION = "of_nation"
"""Flag of a figure of the nation in a report about a place or a body: "Cả nước đạt 5,2%"."""
_LABELS = 3
"""Columns of a table that may name what its rows are about."""
_LONGEST_NAME = 80


def of(one: Statement, code: str | None) -> EntityEntry | None:
    """Return whom a statement is about; None for the nation. `code` is that of its curated indicator, if it has one.

    What its clause, its row or its heading names, else the place or body that its name begins with ("Huyện Kim Bôi đạt
    12 xã"), else what the report is about. What the catalogue says a ministry leads is of what the report is about,
    mostly the nation, when that ministry tells it.
    """
    context = one.context
    about = context.named or context.owner
    if about := about or unlisted.of_name(one.indicator):
        about = unlisted.within(about, context.places)
    if about is None or (code and about.key == indicator.led_by(code)):
        about = context.issuer.subject
    if about is None or about.type == "nation":
        return None
    return entity.at(about, min(one.period.end, context.day))


def reporter(context: Context) -> EntityEntry | None:
    """Return who tells a figure: the body of its row or section, else the report's issuer.

    A place tells nothing of itself, except where it is in charge of the row's task.
    """
    owner = context.owner
    if owner is None or owner.type == "nation" or (unlisted.is_place(owner) and not (context.task or context.task_id)):
        owner = context.issuer.body
    return owner and entity.at(owner, context.day)


def flags(about: EntityEntry | None, context: Context) -> tuple[str, ...]:
    """Return the flag of a subject that is not what one expects in the report.

    The nation, where the report is about another; a place or a body that the catalogue does not have, unless it is the
    issuer or in charge of a task.
    """
    issuer = context.issuer
    if about is None:
        return (OF_NATION,) if issuer.subject else ()
    known = (issuer.body, issuer.subject, *issuer.places, context.owner if context.task is not None else None)
    return (UNRESOLVED,) if entity.unlisted(about) and about not in known else ()


def listed_on(table: Table, day: date) -> date | None:
    """Return the last day of all that a table lists: one with provinces that are gone by `day` is a list of before."""
    if not entity.provinces_ended(day):
        return None
    cells = (*table.columns, *(cell for row in table.rows for cell in row.cells[:_LABELS]))
    named = (entity.named(cell, day) for cell in cells if len(cell) <= _LONGEST_NAME)
    return entity.last_day((one for one in named if one and one.type == "province"), day)
