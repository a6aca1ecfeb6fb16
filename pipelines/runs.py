"""Runs: whose they are, what becomes of those of a process that was killed, and why a step failed."""

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dagster import DagsterEvent, DagsterInstance, DagsterRun

PROCESS = "chiso/process"
"""Tag of the runs of a refresh: the process that carries them out."""


def this_process() -> str:
    """Name this process among all that ever run on this machine and others."""
    return _name(os.getpid())


def unfinished(instance: "DagsterInstance") -> "list[DagsterRun]":
    """Runs that wait or are under way."""
    from dagster import DagsterRunStatus, RunsFilter

    ended = (DagsterRunStatus.SUCCESS, DagsterRunStatus.FAILURE, DagsterRunStatus.CANCELED)
    return list(instance.get_runs(RunsFilter(statuses=[each for each in DagsterRunStatus if each not in ended])))


def cancel_broken_off(instance: "DagsterInstance") -> None:
    """Say of the runs of processes of this machine that are gone that they were cancelled: nobody goes on with them."""
    for run in unfinished(instance):
        host, _, number = run.tags.get(PROCESS, "").partition(" ")
        if host == socket.gethostname() and run.tags[PROCESS] != _name(int(number.partition(" ")[0])):
            instance.report_run_canceled(run, "the process that carried it out ended")


def cause(failure: "DagsterEvent") -> str:
    """Why a step failed, in one line."""
    data = failure.step_failure_data
    if data.user_failure_data is not None and data.user_failure_data.description:
        return data.user_failure_data.description
    error = data.error.cause if data.error and data.error.cause else data.error
    return f"{failure.step_key}: {' '.join(error.message.split()) if error else 'no error given'}"


def _name(process: int) -> str:
    """Machine, number and time of start: a number alone is given out again."""
    try:
        begun = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[19]
    except OSError:
        begun = "gone"
    return f"{socket.gethostname()} {process} {begun}"
