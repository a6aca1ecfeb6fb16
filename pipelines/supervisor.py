"""`chiso refresh` as it is started: the refresh itself runs in a process of its own, and this one watches over it.

Whatever a report does to that process, be it a loop without end, all memory or a crash of a library, the report is
given up, said to be, and a new process goes on with the others. A signal ends both at once. All that a refresh writes
is written whole or not at all, so that a process may be killed at any moment (docs/decisions/0027).
"""

import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pipelines.command import Interrupted

SECONDS_A_RUN = 300
"""Processor time of one run: a report from its file on, a year, or the analysts' files. Reports take three to thirty;
the reading of a file is not counted, its limits are in `sources.limits`."""
MEMORY = 1024**3
"""Bytes that the process may hold; it needs 0.3 to 0.4 GB."""
RENEWED_FROM = MEMORY // 2
"""Bytes from which on a process that is done with a run makes room for a new one, which goes on: what large reports
leave behind is no burden of the next, which may itself be read by a process of 1 GB."""
RENEW = ""
LOOKS_EVERY = 0.5
"""Seconds."""
SHOW_CURSOR = "\x1b[?25h"
PROCESSES = 200
"""Processes that one refresh may lose, each over a run, before it is given up itself."""


@dataclass
class State:
    """How far a refresh is, over all its processes."""

    under_way: str | None = None
    """The run at hand: a report, `year 2022` or `publish`."""
    done: list[str] = field(default_factory=list)
    given_up: dict[str, tuple[bool, str]] = field(default_factory=dict)
    """Run → whether its report is to blame, and why, in words."""


def supervise(reports: str | None, say: Callable[[str], None]) -> int:
    """Refresh, and give the exit status. `say` gets the lines that are not of the refresh itself.

    Raises Interrupted after a signal, with the process gone and what is done told.
    """
    state = State()
    try:
        while len(state.given_up) < PROCESSES:
            status = _process(reports, state, say)
            if status is not None:
                return status
    except Interrupted as error:
        if sys.stdout.isatty():
            say(SHOW_CURSOR)  # which the bar of progress had hidden
        say(f"interrupted by {error}: {_told(state)}")
        raise
    say(f"failed: {PROCESSES} processes of one refresh ended by themselves; see whether memory and disk are left")
    return 1


def _told(state: State) -> str:
    done = f"{len(state.done)} done ({', '.join(state.done)})" if state.done else "nothing done yet"
    open_run = f"{state.under_way} was under way" if state.under_way else "nothing was under way"
    return f"{done}; {open_run}; the next refresh goes on from here"


def _process(reports: str | None, state: State, say: Callable[[str], None]) -> int | None:
    """Let one process refresh; give its exit status, or None where another has to go on.

    It has made room, or was lost over a run that is now given up.
    """
    ours, theirs = socket.socketpair()
    with ours, theirs:
        process = subprocess.Popen(  # noqa: S603 (the same interpreter, our own module)
            # Where the user is, since settings may be relative to it; but without that folder's modules (-P).
            [sys.executable, "-P", "-m", "pipelines.refresh_process", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            # Ctrl-C is meant for this process, which then ends the other.
            start_new_session=True,
        )
        theirs.close()
        try:
            asked = {"reports": reports, "done": state.done, "given_up": state.given_up}
            ours.sendall(json.dumps(asked).encode() + b"\n")
            over = _watched(process.pid, ours, state)
        except ConnectionError:  # it ended before it was told
            over = None
        except BaseException:
            process.kill()
            process.wait()
            raise
        if over is not None:
            process.kill()
        status = process.wait()
    if over == RENEW:
        return None
    if over is None and status >= 0:
        return status
    if state.under_way is None:
        say(f"failed: the process of the refresh ended ({signal.Signals(-status).name}); see whether memory is left")
        return 1
    found = over or f"an end of its process ({signal.Signals(-status).name})"
    remedy = "split it, or report it as a fault of chiso" if over else "see whether memory is left; it is tried again"
    line = f"{state.under_way}: run: found {found}, expected a run within its limits; {remedy}"
    state.given_up[state.under_way] = (over is not None, line)
    state.under_way = None
    return None


def _watched(process: int, link: socket.socket, state: State) -> str | None:
    """Follow a process until it closes its end of the socket; say which limit it went beyond, None for none.

    `RENEW` where it has grown large over a run that is done for the first time: one that fails is run by each process.
    """
    rest, before = b"", 0.0
    while True:
        if select.select([link], [], [], LOOKS_EVERY)[0]:
            if not (more := link.recv(65536)):
                return None
            *lines, rest = (rest + more).split(b"\n")
            for line in lines:
                event, run = json.loads(line)
                state.under_way = run if event == "begun" else None
                before, memory = _used(process)
                if event == "done" and run not in state.done:
                    state.done.append(run)
                    if memory > RENEWED_FROM:
                        return RENEW
        seconds, memory = _used(process)
        if memory > MEMORY:
            return f"contents that take more than {MEMORY >> 30} GB of memory"
        if state.under_way and seconds - before > SECONDS_A_RUN:
            return f"contents that take more than {SECONDS_A_RUN} s of processor time"


def _used(process: int) -> tuple[float, int]:
    """Processor seconds and bytes of memory of a process; nothing where the system does not tell."""
    try:
        times = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        pages = Path(f"/proc/{process}/statm").read_text().split()
    except OSError:
        return 0.0, 0
    ticks = int(times[11]) + int(times[12])
    return ticks / os.sysconf("SC_CLK_TCK"), int(pages[1]) * os.sysconf("SC_PAGE_SIZE")
