"""The processes in which files are read: one that is kept ready with its imports done, and a fork of it for each file.

Run as `python -m sources.isolation.child FD` by `sandbox`, which alone talks to it, over the socket FD. A job is one
byte and two open files: the question (a line of JSON, then the bytes of the report) and an empty one for the answer.
The process forks, watches over the fork and says in a line of JSON how it ended; what that means is decided in
`sandbox`. Whatever becomes of the fork or of `sandbox`, no process is left: the end of the socket ends everything.
"""

import ctypes
import importlib
import json
import os
import resource
import select
import signal
import socket
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO, NoReturn

from sources import limits
from sources.document import Rejected
from sources.formats import BY_ENDING

_NEW_USERS, _NEW_NETWORK = 0x10000000, 0x40000000
"""CLONE_NEWUSER and CLONE_NEWNET of unshare(2)."""
_TICK = 0.05
"""Seconds between two looks at a clock that is about to strike."""


@dataclass(frozen=True)
class Job:
    """What is asked for. `spent`: seconds that earlier tries have taken; `given_up`: pages that ended them, and why."""

    file: str
    only_first_page: bool
    given_up: dict[int, str]
    spent: float


@dataclass(frozen=True)
class Ending:
    """How a try ended, and the page that was being read, 0 for none.

    `late`: what took too long, the `file` or the `page`, else empty. `status`: 0 where there is an answer; a signal
    that ended it counts below 0. `spent`: the seconds it took, by its `Clock`.
    """

    late: str
    status: int
    page: int
    spent: float


def main() -> None:
    """Serve jobs one after another until the other end of the socket is closed."""
    leave_the_network()
    link = socket.socket(fileno=int(sys.argv[1]))
    # A closed socket ends the loop in whichever of the two ways it is noticed.
    with suppress(ConnectionError):
        while files := socket.recv_fds(link, 1, 2)[1]:
            with os.fdopen(files[0], "rb") as question, os.fdopen(files[1], "wb") as answer:
                fields = json.loads(question.readline())
                fields["given_up"] = {int(page): why for page, why in fields["given_up"].items()}
                ending = _supervised(Job(**fields), question, answer, link)
            link.sendall(json.dumps(vars(ending)).encode() + b"\n")


def leave_the_network() -> bool:
    """Go where there is no network, so that a hostile file can send nothing; whether the system allows it.

    A process without the right to do so gets it in a space of users of its own, in which it is who it was.
    """
    if sys.platform != "linux":
        return False
    system = ctypes.CDLL(None, use_errno=True)
    if system.unshare(_NEW_NETWORK) == 0:
        return True
    user, group = os.getuid(), os.getgid()
    if system.unshare(_NEW_USERS | _NEW_NETWORK) != 0:
        return False
    own = Path("/proc/self")
    (own / "setgroups").write_text("deny")
    (own / "uid_map").write_text(f"{user} {user} 1")
    (own / "gid_map").write_text(f"{group} {group} 1")
    return True


def _supervised(job: Job, question: BinaryIO, answer: BinaryIO, link: socket.socket) -> Ending:
    ending = PurePath(job.file).suffix.lower()
    for module in BY_ENDING[ending].needs if ending in BY_ENDING else ():
        importlib.import_module(module)
    heard, said = os.pipe()
    reader = os.fork()
    if reader == 0:
        _read_and_exit(job, question, answer, said)
    os.close(said)
    with suppress(OSError):  # The fork does the same; whoever comes second is refused.
        os.setpgid(reader, reader)
    clock = Clock(reader)
    late, page = _wait(heard, link, clock, limits.SECONDS_A_FILE - job.spent)
    spent = clock.seconds()
    os.close(heard)
    # The group, for the reader may have started programs; before the reader is reaped, while the number is still its.
    with suppress(ProcessLookupError):
        os.killpg(reader, signal.SIGKILL)
    return Ending(late, os.waitstatus_to_exitcode(os.waitpid(reader, 0)[1]), page, spent)


class Clock:
    """The time that a process has taken: of the processor, so that a busy machine makes no good report late.

    A process that waits takes none, and is stopped by the time of day: `limits.PATIENCE` times as much.
    """

    def __init__(self, process: int) -> None:
        self._times = Path(f"/proc/{process}/stat")
        self._begun = time.monotonic()

    def seconds(self) -> float:
        """Give its processor time, with that of programs it has run; where nobody tells, the time of day."""
        passed = time.monotonic() - self._begun
        try:
            ticks = sum(map(int, self._times.read_text().rpartition(")")[2].split()[11:15]))
        except (OSError, ValueError):
            return passed
        return max(ticks / os.sysconf("SC_CLK_TCK"), passed / limits.PATIENCE)


def _wait(heard: int, link: socket.socket, clock: Clock, seconds: float) -> tuple[str, int]:
    """Wait for the end of the reader, which closes its pipe, but no longer than it may take; give `late` and `page`."""
    file_end, page_end, page, rest = seconds, float("inf"), 0, b""
    sources: list[int | socket.socket] = [heard, link]
    while (left := min(file_end, page_end) - clock.seconds()) > 0:
        ready = select.select(sources, [], [], max(left, _TICK))[0]
        if link in ready:  # Nothing is sent during a job: the other side has ended.
            break
        if heard in ready:
            if not (more := os.read(heard, 65536)):
                return "", page
            *whole, rest = (rest + more).split(b"\n")
            for line in whole:
                word, number = line.split()
                if word == b"pages":
                    file_end += limits.SECONDS_A_PAGE * int(number)
                elif word == b"picture":
                    file_end += limits.SECONDS_OF_A_PICTURE
                    page_end += limits.SECONDS_OF_A_PICTURE
                else:
                    page = int(number)
                    page_end = clock.seconds() + limits.SECONDS_OF_ONE_PAGE if page else float("inf")
    return "page" if page_end < file_end else "file", page


def _read_and_exit(job: Job, question: BinaryIO, answer: BinaryIO, said: int) -> NoReturn:
    try:
        with suppress(OSError):
            os.setpgid(0, 0)
        _limit_itself()
        data = question.read()
        watch = limits.Watch(job.given_up, _teller(said))
        text = _answer(job, data, watch)
        with answer:
            answer.write(text)
        status = 0
    except BaseException:
        status = 1
    finally:
        # Without the endings of the process that it is a fork of.
        os._exit(status)


def _limit_itself() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY, limits.MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.ANSWER, limits.ANSWER))
    _limit_processor_time(limits.SECONDS_A_FILE)


def _limit_processor_time(seconds: int) -> None:
    """Let the system end the process even if nobody watches over it any more."""
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, hard))


def _teller(said: int) -> Callable[[str], None]:
    def tell(line: str) -> None:
        word, number = line.split()
        more = {"pages": limits.SECONDS_A_PAGE * int(number), "picture": limits.SECONDS_OF_A_PICTURE}.get(word)
        if more:
            _limit_processor_time(resource.getrlimit(resource.RLIMIT_CPU)[0] + more)
        os.write(said, line.encode())

    return tell


def _answer(job: Job, data: bytes, watch: limits.Watch) -> bytes:
    """Read the file; give the Document or the Rejected as JSON. Whatever goes wrong is a Rejected."""
    from sources import reader

    try:
        document = reader.read_here(data, job.file, only_first_page=job.only_first_page, watch=watch)
        text = b'{"document":' + document.model_dump_json().encode() + b"}"
        if len(text) > limits.ANSWER:
            raise limits.LeftOut(f"{len(text) >> 20} MB of text with its places")
        return text
    except Rejected as error:
        rejected = error
    except limits.LeftOut as error:
        rejected = limits.rejected(job.file, str(error))
    except MemoryError:
        rejected = limits.rejected(job.file, f"contents that need more than {limits.MEMORY >> 30} GB of memory")
    except RecursionError:
        rejected = limits.rejected(job.file, "elements nested deeper than can be read")
    except Exception as error:
        rejected = _failed(job.file, error)
    said = {name: getattr(rejected, name) for name in ("found", "expected", "remedy", "place")}
    return json.dumps({"rejected": said}).encode()


def _failed(file: str, error: Exception) -> Rejected:
    """A file that no reader was written for: damaged in a new way, or the reader's own mistake."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return Rejected(
        file,
        f"contents on which reading failed ({type(error).__name__} in {Path(frame.filename).name} line {frame.lineno})",
        "an undamaged file",
        "fetch it again from its publisher or save it anew; if it opens elsewhere, report it with this line",
    )


if __name__ == "__main__":
    main()
