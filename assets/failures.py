"""What becomes of a failing step: a fault that may pass is tried again with growing pauses, any other never.

`sources.document` has the two types, `Unavailable` and `Rejected`; here they become what Dagster understands. What a
failure leaves in the register of files is here too, so that it is the same from whichever place a run was started.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import dagster as dg

from assets.resources import Warehouse
from assets.version import content_key
from sources.document import Rejected, Unavailable

if TYPE_CHECKING:
    from warehouse.register import Outcome

RETRIES = 4
FIRST_PAUSE = 2
"""Seconds before the first retry; each further pause is twice the one before: half a minute in all."""


@contextmanager
def passing_or_final(retry_number: int) -> Iterator[None]:
    """Turn the two types of failure into what Dagster retries and what it does not."""
    try:
        yield
    except Unavailable as error:
        raise dg.RetryRequested(max_retries=RETRIES, seconds_to_wait=FIRST_PAUSE * 2**retry_number) from error
    except Rejected as error:
        raise dg.Failure(
            str(error), metadata={"file": error.file, "remedy": error.remedy}, allow_retries=False
        ) from error


@contextmanager
def settled(context: Any, warehouse: Warehouse) -> Iterator[None]:
    """A step of one report: as `passing_or_final`, and a failure that is the last word is left in the register.

    What the file itself is at fault for is final. An error of any other type is a fault of ours: not tried again by the
    run, since the same code would do the same, but due again at the next refresh.
    """
    from warehouse.register import Outcome

    report = context.partition_key
    try:
        with passing_or_final(context.retry_number):
            try:
                yield
            except Rejected as error:
                record(report, warehouse, Outcome.REJECTED, str(error))
                raise
    except dg.RetryRequested as request:
        if context.retry_number >= RETRIES:
            record(report, warehouse, Outcome.FAILED, str(request.__cause__))
        raise
    except dg.Failure:
        raise
    except Exception as error:
        remedy = "report it as a fault of chiso, with the run's error"
        record(report, warehouse, Outcome.FAILED, f"{report}: {type(error).__name__}: {error}; {remedy}")
        raise


def record(
    report: str, warehouse: Warehouse, outcome: "Outcome", message: str | None = None, of: str | None = None
) -> None:
    """Leave an outcome in the register, of the file as it is registered unless `of` says of what.

    That the register does not answer must not hide the failure itself.
    """
    from warehouse.register import file_of, record_outcome

    with suppress(Unavailable):
        file = file_of(warehouse.engine, report)
        if file is not None:
            record_outcome(warehouse.engine, file.folder, file.file, outcome, of or content_key(file), message)


def record_blocked(report: str, warehouse: Warehouse, check: str, found: str) -> None:
    """Leave in the register that a check holds the whole report back."""
    from warehouse.register import Outcome, file_of

    file = file_of(warehouse.engine, report)
    record(report, warehouse, Outcome.REJECTED, f"{file.file if file else report}: {check}: {found}")


def record_loaded(report: str, warehouse: Warehouse, of: str | None) -> None:
    """Leave in the register that a report is in the warehouse, made from the file, entry and code that `of` names."""
    from warehouse.register import Outcome

    record(report, warehouse, Outcome.LOADED, of=of)
