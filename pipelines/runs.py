"""Whose a run is: the process that carries it out, and what becomes of the runs of one that was killed."""

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dagster import DagsterInstance

PROCESS = "chiso/process"
"""Tag of the runs of a refresh: the process that carries them out."""


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
