"""What becomes of a failing step: a fault that may pass is tried again with growing pauses, any other never.

`sources.document` has the two types, `Unavailable` and `Rejected`: after the first, Dagster tries the step again by its
`RetryPolicy`, as after any error; the second becomes a `Failure` that allows no retries. What a failure leaves in the
register of files is here too, so that it is the same from whichever place a run was started.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING, Any

import dagster as dg

from assets.resources import Warehouse
from assets.version import content_key
from sources.document import Rejected, Unavailable
from sources.store import Missing

if TYPE_CHECKING:
    from warehouse.loading.register import Outcome

TRY_AGAIN = dg.RetryPolicy(max_retries=4, delay=2, backoff=dg.Backoff.EXPONENTIAL)
"""For steps that ask a store or a database: pauses of 2, 6, 14 and 30 seconds."""
SECONDS_A_STEP = 240
"""Processor time of one step of a report; the longest reports take some twenty."""


class _TooLong(BaseException):
    """A step goes on beyond its time: no error that a library between might take for its own."""


@contextmanager
def within_time(report: str) -> Iterator[None]:
    """Reject a report whose step goes on for too long, wherever its run was started.

    The clock is the process's own processor time, so that a busy machine rejects nothing; it strikes again every second
    until it is heard. Only the main thread can be interrupted so, and steps run in it.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _strike)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS_A_STEP, 1)
    try:
        yield
    except _TooLong as error:
        found = f"contents that take more than {SECONDS_A_STEP} s of processor time in one step"
        remedy = "split it, or report it as a fault of chiso"
        raise Rejected(report, found, "a report within the limits of a step", remedy) from error
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _strike(_number: int, _frame: FrameType | None) -> None:
    raise _TooLong


@contextmanager
def final_if_rejected() -> Iterator[None]:
    """Tell Dagster not to try again what the input itself is at fault for."""
    try:
        yield
    except Rejected as error:
        raise dg.Failure(
            str(error), metadata={"file": error.file, "remedy": error.remedy}, allow_retries=False
        ) from error


@contextmanager
def settled(context: Any, warehouse: Warehouse) -> Iterator[None]:
    """A step of one report: a failure that is the last word is left in the register.

    `Unavailable` is tried again as `TRY_AGAIN` says. What the file itself is at fault for is final. An error of any
    other type is a fault of ours: not tried again by the run, since the same code would do the same, but due again at
    the next refresh.
    """
    from warehouse.database import fault_of
    from warehouse.loading.register import Outcome

    report = context.partition_key
    try:
        with final_if_rejected(), _rejection_recorded(report, warehouse), within_time(report):
            yield
    except Unavailable as error:
        if context.retry_number >= TRY_AGAIN.max_retries:
            record(report, warehouse, Outcome.FAILED, str(error))
        raise
    except dg.Failure:
        raise
    except Exception as error:
        fault = (
            fault_of(error) or f"{type(error).__name__}: {error}; report it as a fault of chiso, with the run's error"
        )
        message = f"{report}: {fault}"
        record(report, warehouse, Outcome.FAILED, message)
        raise dg.Failure(message, allow_retries=False) from error


@contextmanager
def _rejection_recorded(report: str, warehouse: Warehouse) -> Iterator[None]:
    from warehouse.loading.register import Outcome

    try:
        yield
    except Missing as error:
        # It was there when the folder was looked at, and may be there again: a mount that is lost settles nothing.
        record(report, warehouse, Outcome.FAILED, str(error))
        raise
    except Rejected as error:
        record(report, warehouse, Outcome.REJECTED, str(error))
        raise


def record(
    report: str, warehouse: Warehouse, outcome: "Outcome", message: str | None = None, of: str | None = None
) -> None:
    """Leave an outcome in the register, of the file as it is registered unless `of` says of what.

    That the register does not answer must not hide the failure itself.
    """
    from warehouse.loading.register import file_of, record_outcome

    with suppress(Unavailable):
        file = file_of(warehouse.engine, report)
        if file is not None:
            record_outcome(warehouse.engine, file.folder, file.file, outcome, of or content_key(file), message)


def record_blocked(report: str, warehouse: Warehouse, check: str, found: str) -> None:
    """Leave in the register that a check holds the whole report back."""
    from warehouse.loading.register import Outcome, file_of

    file = file_of(warehouse.engine, report)
    record(report, warehouse, Outcome.REJECTED, f"{file.file if file else report}: {check}: {found}")


def record_loaded(report: str, warehouse: Warehouse, of: str | None) -> None:
    """Leave in the register that a report is in the warehouse, made from the file, entry and code that `of` names."""
    from warehouse.loading.register import Outcome

    record(report, warehouse, Outcome.LOADED, of=of)
