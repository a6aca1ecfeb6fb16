"""Files are read in processes of their own, so that a hostile or damaged one can neither harm nor hold up the others.

Here is the side that asks and that says what an ending means; the processes themselves are in `child`, the limits in
`limits`. Every file ends as a Document, as a Document with pages left out (its notes say which and why), or Rejected.
"""

import atexit
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
from collections import deque
from pathlib import Path

from sources import limits
from sources.document import Document, Frozen, Rejected, Unavailable
from sources.isolation.child import Ending, Job

_NEEDED = re.compile(r"PATH|LANG|LC_\w+|TZ|TMPDIR|TESSDATA_PREFIX|LD_LIBRARY_PATH|PYTHON\w+|OMP_\w+")
"""Variables that the reading process is given: what it reads may be hostile, and passwords are none of its business."""
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""What numpy brings along starts a thread for each processor, each with its memory; the process has to fork."""
_ROOT = Path(__file__).parents[2]
_BACKSTOP = limits.PATIENCE * (
    limits.SECONDS_A_FILE
    + limits.SECONDS_A_PAGE * limits.PAGES
    + limits.SECONDS_OF_A_PICTURE * limits.PICTURES
    + limits.SECONDS_A_FILE
)
"""Seconds after which even the process that watches over the reading is given up."""


class ReaderProcessError(Unavailable):
    """The process that was to read ended although the file had no part in it; reading may be tried again."""


class _Said(Frozen):
    found: str
    expected: str
    remedy: str
    place: str


class _Answer(Frozen):
    document: Document | None = None
    rejected: _Said | None = None


def read(data: bytes, file: str, *, only_first_page: bool = False) -> Document:
    """Read a report in a process of its own; a page that ends the process is left out and the others are read again.

    Raises Rejected, and ReaderProcessError where the machine does not let the processes live.
    """
    spent = 0.0
    given_up: dict[int, str] = {}
    while True:
        ending, answer = _tried(Job(file, only_first_page, given_up, spent), data)
        spent += ending.spent
        if answer is not None and answer.document is not None:
            return answer.document
        if answer is not None and answer.rejected is not None:
            raise Rejected(file, **answer.rejected.model_dump())
        again = ending.page and ending.page not in given_up and len(given_up) < limits.PAGES_GIVEN_UP
        if ending.late == "file" or not again:
            raise limits.rejected(file, _found(ending), f"page {ending.page}" if ending.page else "file")
        given_up[ending.page] = _found(ending)


def _found(ending: Ending) -> str:
    """Say what a try that gave no answer came upon."""
    if ending.late == "page":
        return f"contents that take more than {limits.SECONDS_OF_ONE_PAGE} s to read"
    if ending.late or ending.status == -signal.SIGXCPU:
        each = f"{limits.SECONDS_A_FILE} s and {limits.SECONDS_A_PAGE} s for every page"
        return f"contents that take longer to read than {each}"
    how = signal.Signals(-ending.status).name if ending.status < 0 else f"status {ending.status}"
    return f"contents that end the process that reads them ({how})"


def _tried(job: Job, data: bytes, *, again: bool = False) -> tuple[Ending, _Answer | None]:
    """Let one try be made; a second time by a new process if the one that waited was no longer there."""
    process = _Process() if again else _idle_or_new()
    try:
        found = process.do(job, data)
    except ConnectionError as error:
        status = process.end()
        if not again:
            return _tried(job, data, again=True)
        ended = f"the process that reads files ended by itself, with status {status}"
        raise ReaderProcessError(job.file, ended, "see whether the installation is whole and memory is left") from error
    except BaseException:
        process.end()
        raise
    _idle.append(process)
    return found


class _Process:
    """A waiting process and the socket to it; it does one job at a time."""

    def __init__(self) -> None:
        self._link, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 (the same interpreter, our own module)
                [sys.executable, "-m", "sources.isolation.child", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                cwd=_ROOT,
                env={name: value for name, value in os.environ.items() if _NEEDED.fullmatch(name)} | _ONE_THREAD,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                # Ctrl-C is meant for the program that asks, which ends this one by closing the socket.
                start_new_session=True,
            )
        self._link.settimeout(_BACKSTOP)

    @property
    def number(self) -> int:
        """Give the number by which the system knows it."""
        return self._process.pid

    def do(self, job: Job, data: bytes) -> tuple[Ending, _Answer | None]:
        """Have a job done; ConnectionError if the process ends over it."""
        # Files without a name, which are gone when nobody has them open any more.
        with tempfile.TemporaryFile() as question, tempfile.TemporaryFile() as answer:
            question.write(json.dumps(vars(job)).encode() + b"\n" + data)
            question.seek(0)
            socket.send_fds(self._link, [b"j"], [question.fileno(), answer.fileno()])
            with self._link.makefile("rb") as lines:
                line = lines.readline()
            if not line:
                raise ConnectionResetError
            ending = Ending(**json.loads(line))
            answer.seek(0)
            text = b"" if ending.late or ending.status else answer.read()
        return ending, _Answer.model_validate_json(text) if text else None

    def end(self) -> int:
        """End it and whatever it is reading; give its exit status."""
        self.forget()
        return self._process.wait()

    def forget(self) -> None:
        """Leave it to the process that this one was forked from."""
        self._link.close()


# Threads may read at the same time, each with a process of its own; the ends of a deque are safe between them.
_idle: deque[_Process] = deque()


def _idle_or_new() -> _Process:
    try:
        return _idle.pop()
    except IndexError:
        return _Process()


def waiting() -> tuple[int, ...]:
    """Give the numbers of the processes that wait for a file."""
    return tuple(process.number for process in _idle)


@atexit.register
def end_all() -> None:
    """End the processes that wait for a file; the next file starts a new one."""
    while _idle:
        _idle.pop().end()


def _forget_all() -> None:
    """A fork has copies of the sockets: it must neither use them nor keep them open."""
    while _idle:
        _idle.pop().forget()


os.register_at_fork(after_in_child=_forget_all)
