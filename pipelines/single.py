"""One refresh at a time: the lock that they take, and what becomes of the runs of one that was killed."""

import fcntl
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dagster import DagsterInstance

PROCESS = "chiso/process"
"""Tag of the runs of a refresh: the process that carries them out."""


@contextmanager
def alone_in(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold a folder against every other process that asks so; `waiting` is called if one has it.

    The lock is the system's: it ends with the process, however that ends.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def this_process() -> str:
    """Name this process among all that ever run on this machine and others."""
    return _name(os.getpid())


def cancel_broken_off(instance: "DagsterInstance") -> None:
    """Say of the runs of processes of this machine that are gone that they were cancelled: nobody goes on with them."""
    from dagster import RunsFilter
    from dagster._core.storage.dagster_run import NOT_FINISHED_STATUSES

    for run in instance.get_runs(RunsFilter(statuses=list(NOT_FINISHED_STATUSES))):
        host, _, number = run.tags.get(PROCESS, "").partition(" ")
        if host == socket.gethostname() and run.tags[PROCESS] != _name(int(number.partition(" ")[0])):
            instance.report_run_canceled(run, "the process that carried it out ended")


def _name(process: int) -> str:
    """Machine, number and time of start: a number alone is given out again."""
    try:
        begun = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[19]
    except OSError:
        begun = "gone"
    return f"{socket.gethostname()} {process} {begun}"
