"""PostgreSQL for tests: a running server, and databases of one's own on it that are dropped afterwards.

The server is that of `TEST_POSTGRESQL` (what `.ci/run` starts), else the one on 127.0.0.1:5432. Without one the
tests skip and say so; in CI its absence is a failure.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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


def address() -> URL:
    """Where the server is looked for."""
    return make_url(os.environ.get("TEST_POSTGRESQL", DEFAULT))


def _execute(url: URL, statement: str) -> None:
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True, connect_timeout=5) as connection:
        connection.execute(statement)


if __name__ == "__main__":
    sys.exit(unreachable(address()))
