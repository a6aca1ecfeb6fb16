"""Refreshes as forks of a process that has refreshed before: the same three processes, without three times the imports.

What a fork does not try is the time of the imports, in which nothing is written.
"""

import gc
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

STDERR = 2


class Forked:
    """A fork under way, with as much of `subprocess.Popen` as its users need."""

    def __init__(self, does: Callable[[], object], keeps: tuple[int, ...]) -> None:
        sys.stdout.flush()
        self.pid = os.fork()
        self._status: int | None = None
        if self.pid == 0:
            _end(does, keeps)

    def poll(self) -> int | None:
        """The exit status, a signal below 0; None while it is at work."""
        if self._status is None and (waited := os.waitpid(self.pid, os.WNOHANG))[0]:
            self._status = os.waitstatus_to_exitcode(waited[1])
        return self._status

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; raises `subprocess.TimeoutExpired`."""
        end = time.monotonic() + timeout if timeout else float("inf")
        while (status := self.poll()) is None:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired("a fork", timeout or 0)
            time.sleep(0.01)
        return status

    def send_signal(self, number: int) -> None:
        """Send a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it without a word."""
        self.send_signal(signal.SIGKILL)


def refresh(variables: dict[str, str], output: int) -> Forked:
    """Start `chiso refresh` with these variables of the environment; it writes to an open file."""

    def begin() -> None:
        _write_to(output)
        os.environ.update(variables)
        from pipelines import command, supervisor

        supervisor.subprocess = SimpleNamespace(Popen=_inner, DEVNULL=subprocess.DEVNULL)  # type: ignore[assignment]
        sys.argv = ["chiso", "refresh"]
        command.main()

    return Forked(begin, (output,))


def _inner(command: list[str], pass_fds: list[int], **_how: Any) -> Forked:
    """Start what the supervisor starts: the refresh itself, in a session of its own."""

    def begin() -> None:
        os.setsid()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        _write_to(1)
        from pipelines import refresh_process

        sys.argv = command[3:]
        sys.exit(refresh_process.main())

    return Forked(begin, tuple(pass_fds))


def _write_to(output: int) -> None:
    for number in (1, 2):
        os.dup2(output, number)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False, buffering=1)  # noqa: SIM115


def _end(does: Callable[[], object], keeps: tuple[int, ...]) -> NoReturn:
    """Do it with no other file open, and end without what the process above would do at its end."""
    status: Any = 1
    try:
        for number in [int(path.name) for path in Path("/proc/self/fd").iterdir()]:
            if number > STDERR and number not in keeps:
                _close(number)
        does()
        status = 0
    except SystemExit as ended:
        status = ended.code or 0
    except BaseException:
        traceback.print_exc()
    finally:
        from sources.isolation import sandbox

        sandbox.end_all()
        sys.stdout.flush()
        os._exit(status if isinstance(status, int) else 1)


def _close(number: int) -> None:
    try:
        os.close(number)
    except OSError:
        return


def warm() -> None:
    """Refresh once in this process, so that its forks have everything imported."""
    from tqdm import tqdm

    from pipelines.instance import open_instance
    from pipelines.refresh import refresh as refresh_here
    from pipelines.settings import Settings
    from sources.isolation import sandbox
    from tests.faults.campaign.ground import Ground

    tqdm.monitor_interval = 0  # its thread would not be there in a fork
    with tempfile.TemporaryDirectory() as folder:
        ground = Ground(Path(folder) / "ground")
        ground.write()
        for _ in range(2):
            settings = Settings(data_dir=ground.data, reports=str(ground.reports), warehouse_url=ground.url)
            with open_instance(settings) as instance:
                refresh_here(instance, settings, say=lambda _: None)
    sandbox.end_all()
    gc.collect()
    gc.freeze()
