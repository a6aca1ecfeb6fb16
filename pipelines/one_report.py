"""One report outside the warehouse, as the commands `read`, `extract` and `check` take and print it."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from normalise.records import Extraction, Observation
from sources.document import Document, Rejected, Report, ReportKind

NOT_IN_CONTRACT = {"observation_id", "pieces", "rules", "task_id"}
"""Fields of the record that belong to the warehouse, not to the printed contract (docs/observations.md)."""


def explained(found: Extraction) -> Iterator[dict[str, Any]]:
    """Yield a line for each number of an extraction: what became of it as `outcome`, and the rules that decided."""
    for outcome, rows in (("observation", found.observations), ("not_reported", found.not_reported)):
        yield from ({"outcome": outcome} | printable(row) | {"rules": row.rules} for row in rows)
    for outcome, others in (("skipped", found.skipped), ("refused", found.refused)):
        yield from ({"outcome": outcome} | other.model_dump() for other in others)


def printable(observation: Observation) -> dict[str, Any]:
    """The fields of the observation contract with JSON numbers; the shortest decimal that is exact."""
    return {
        name: _number(value) if isinstance(value, Decimal) else value
        for name, value in observation.model_dump(exclude=NOT_IN_CONTRACT).items()
    } | observation.model_dump(
        mode="json", include={"issued_on", "period_start", "period_end", "base_start", "base_end", "kind"}
    )


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def document_of(file: Path) -> Document:
    """What a file holds; Rejected where there is none."""
    from sources.reader import read as read_file

    if not file.is_file():
        raise Rejected(str(file), "no such file", "a report", "check the path")
    return read_file(file.read_bytes(), file.name)


def report_of(file: Path, document: Document, year: int | None, kind: ReportKind | None) -> Report:
    """The report's description from catalogue or first page; what the caller says wins."""
    from sources.catalogue import describe, refuse_unusable

    said = {key: value for key, value in (("year", year), ("kind", kind)) if value is not None}
    refuse_unusable(str(file.parent))
    return describe(str(file.parent), file.name, file.read_bytes(), document, said)
