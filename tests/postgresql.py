"""PostgreSQL for tests: a running server, and databases of one's own on it that are dropped afterwards.

The server is that of `TEST_POSTGRESQL` (what `.ci/run` starts), else the one on 127.0.0.1:5432. Without one the
tests skip and say so; in CI its absence is a failure.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import URL, make_url

DEFAULT = "postgresql+psycopg://postgres@127.0.0.1:5432/postgres"


def server() -> URL:
    """The server's maintenance database; skips the test, or fails it in CI, where none answers."""
    url = address()
    if reason := unreachable(url):
        if "CI" in os.environ:
            pytest.fail(reason)
        pytest.skip(reason)
    return url


def unreachable(url: URL) -> str | None:
    """Why no server can be used there; None where one answers."""
    try:
        _execute(url, "SELECT 1")
    except psycopg.OperationalError as error:
        return f"no PostgreSQL for tests at {url.render_as_string()}: {error}"
    return None


@contextmanager
def database(server: URL, template: str = "template1") -> Iterator[str]:
    """A new database, as an SQLAlchemy URL; it is dropped even where connections are left open."""
    name = f"chiso_test_{uuid4().hex}"
    _execute(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield server.set(database=name).render_as_string(hide_password=False)
    finally:
        _execute(server, f"DROP DATABASE {name} WITH (FORCE)")


@dataclass(frozen=True)
class Own:
    """A server of one's own, which may be restarted."""

    folder: Path
    port: int

    @property
    def url(self) -> URL:
        """Its maintenance database."""
        return make_url(f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/postgres")

    def restart(self, how: str = "fast") -> None:
        """Restart it: `fast` rolls back what is under way, `immediate` is as a lost machine."""
        self.control("restart", "-m", how)

    def control(self, *arguments: str) -> None:
        """Call `pg_ctl`; it returns once the server is there, or gone."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder}"
        self._call("pg_ctl", "-D", f"{self.folder}/data", "-l", f"{self.folder}/log", "-w", "-o", options, *arguments)

    def _call(self, program: str, *arguments: str) -> None:
        as_server = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []  # it refuses to run as root
        subprocess.run(
            [*as_server, f"{programs()}/{program}", *arguments],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )

    def begin(self) -> None:
        """Make its data and start it."""
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
        how = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        self._call("initdb", "-D", f"{self.folder}/data", *how)
        self.control("start")


@contextmanager
def own() -> Iterator[Own]:
    """Start a server on a free port, gone afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        server = Own(Path(folder), port)
        server.begin()
        try:
            yield server
        finally:
            server.control("stop", "-m", "immediate")


def programs() -> Path | None:
    """Where the newest server's programs are; None where none is installed."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in found), key=lambda path: float(path.parent.name), default=None)


def address() -> URL:
    """Where the server is looked for."""
    return make_url(os.environ.get("TEST_POSTGRESQL", DEFAULT))


def _execute(url: URL, statement: str) -> None:
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True, connect_timeout=5) as connection:
        connection.execute(statement)


if __name__ == "__main__":
    sys.exit(unreachable(address()))
