"""What the process that reads hostile files has within its reach: no password of ours, and no network."""

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from pipelines.settings import PROJECT
from sources import reader
from sources.isolation import child, sandbox

BUNDLED = PROJECT / "sources" / "bundled" / "reports"

CONNECT = """
import ctypes, os, socket, sys, tempfile
from sources.isolation.child import leave_the_network
os.setuid(int(sys.argv[2]))
ctypes.CDLL(None).prctl(4, 1)  # PR_SET_DUMPABLE, which a change of user takes away
if not leave_the_network():
    sys.exit(3)
tempfile.TemporaryFile().close()
try:
    socket.socket().connect(("127.0.0.1", int(sys.argv[1])))
except OSError:
    sys.exit(0)
sys.exit(1)
"""


def test_it_is_not_given_our_secrets(monkeypatch) -> None:
    monkeypatch.setenv("CHISO_WAREHOUSE_URL", "postgresql+psycopg://loader:s3cret@db/chiso")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "s3cret")
    sandbox.end_all()
    assert reader.read(BUNDLED / "2021-summary-results.html").blocks
    (process,) = sandbox.waiting()
    given = Path(f"/proc/{process}/environ").read_bytes()
    assert b"s3cret" not in given
    assert b"PATH=" in given


@pytest.mark.parametrize("user", [os.getuid(), pytest.param(65534, id="nobody")])
def test_it_reaches_no_network(user: int) -> None:
    if os.getuid() not in (0, user):
        pytest.skip("only root can become another user")
    with socket.create_server(("127.0.0.1", 0)) as server:
        command = [sys.executable, "-c", CONNECT, str(server.getsockname()[1]), str(user)]
        ended = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    if ended.returncode == 3:
        pytest.skip("this system lets no process leave the network")
    assert ended.returncode == 0, ended.stderr


class Idle:
    """The clock of a process that gets no processor."""

    def seconds(self) -> float:
        return 0.0


def test_a_reader_that_a_busy_machine_keeps_waiting_is_not_late() -> None:
    ours, theirs = socket.socketpair()
    heard, said = os.pipe()
    allowed = 0.1
    closing = threading.Timer(5 * allowed, os.close, [said])
    with ours, theirs:
        closing.start()
        assert child._wait(heard, theirs, Idle(), allowed) == ("", 0)
    os.close(heard)
