"""Which findings name a figure, so that its row says so: one mark for each statement that a finding names.

A finding names statements by their ids, which it has from the figures it was found in; nothing is looked for by its
printed text. Marks are made anew for the statements of every verdict that is written.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from sqlalchemy import Connection, delete, select

from warehouse.loading.bulk import insert_stored, stored
from warehouse.schema.tables import check_finding, check_finding_figure, check_run, finding_mark

GRAVITY = ("error", "warning", "info")
MOST = 500
"""Statements that one query asks for."""


class _Named(NamedTuple):
    """One naming of a statement by a finding."""

    observation_id: str
    check_run_id: int
    position: int
    severity: str


def named_by(connection: Connection, stage: str, partition: str) -> set[str]:
    """Return the statements that the findings of a stage of a partition name, by the verdict that holds."""
    of = check_finding_figure
    runs = select(check_run.c.check_run_id).where(
        check_run.c.stage == stage, check_run.c.partition == partition, check_run.c.recorded_to.is_(None)
    )
    named = select(of.c.observation_id).where(of.c.check_run_id.in_(runs), of.c.observation_id.is_not(None))
    return set(connection.execute(named.distinct()).scalars())


def mark(connection: Connection, observation_ids: Iterable[str]) -> None:
    """Make the marks of statements anew, from the findings that hold."""
    wanted = iter(sorted(set(observation_ids)))
    while some := list(islice(wanted, MOST)):
        connection.execute(delete(finding_mark).where(finding_mark.c.observation_id.in_(some)))
        rows = [_mark(members) for members in _by_statement(connection, some)]
        if rows:
            columns = list(finding_mark.columns)
            insert_stored(connection, finding_mark, columns, stored(connection, columns, rows))


def _by_statement(connection: Connection, observation_ids: Sequence[str]) -> Iterator[list[_Named]]:
    of = check_finding_figure
    names = (
        select(of.c.observation_id, of.c.check_run_id, of.c.position, check_finding.c.severity)
        .join(
            check_finding,
            (check_finding.c.check_run_id == of.c.check_run_id) & (check_finding.c.position == of.c.position),
        )
        .join(check_run, check_run.c.check_run_id == of.c.check_run_id)
        .where(of.c.observation_id.in_(observation_ids), check_run.c.recorded_to.is_(None))
        .distinct()
    )
    found: dict[str, list[_Named]] = defaultdict(list)
    for row in connection.execute(names):
        found[row.observation_id].append(_Named(*row))
    yield from found.values()


def _mark(members: Sequence[_Named]) -> list[object]:
    """Return the columns of the mark of one statement."""
    turns = sorted(members, key=lambda one: (one.check_run_id, one.position))
    gravest = min(turns, key=lambda one: GRAVITY.index(one.severity))
    ids = " ".join(f"{one.check_run_id}.{one.position}" for one in turns)
    return [gravest.observation_id, ids, gravest.severity, gravest.check_run_id, gravest.position]
