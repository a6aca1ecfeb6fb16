"""What a team's processes need: databases with the roles of `deploy/roles.sql`, Redis, and a store that speaks S3.

PostgreSQL is that of `tests.postgresql`, Redis that of `TEST_REDIS`, else the one on 127.0.0.1:6379; without them
tests skip and say so, and fail in CI. The store is moto's server, started here.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from uuid import uuid4

import psycopg
import pytest
import redis
from sqlalchemy import URL

from pipelines.settings import PROJECT
from tests import postgresql
from tests.deploy.team import answers, free_port, wait

REDIS = "redis://127.0.0.1:6379"
ROLES = ("chiso_owner", "chiso_loader", "chiso_reader", "dagster")


class Databases(NamedTuple):
    """SQLAlchemy URLs: the warehouse by role, and Dagster's own storage."""

    owner: str
    loader: str
    reader: str
    dagster: str
    names: dict[str, str]
    """Role as the script calls it → role on the server."""


@contextmanager
def databases() -> Iterator[Databases]:
    """What `deploy/roles.sql` makes, under names of the test's own; all of it is dropped afterwards."""
    server, mark = postgresql.server(), uuid4().hex[:12]
    names = {name: f"{name}_{mark}" for name in (*ROLES, "chiso")}
    script = (PROJECT / "deploy" / "roles.sql").read_text(encoding="utf-8")
    renamed = re.sub(r"(?<!')\b(chiso_owner|chiso_loader|chiso_reader|dagster|chiso)\b", lambda m: names[m[0]], script)
    plain = server.set(drivername="postgresql").render_as_string(hide_password=False)
    passwords = {f"{name.removeprefix('chiso_').upper()}_PASSWORD": "secret" for name in ROLES}
    subprocess.run(["psql", plain, "-q", "-f", "-"], input=renamed, text=True, check=True, env=os.environ | passwords)

    def url(role: str, database: str, driver: str = "postgresql+psycopg") -> str:
        address: URL = server.set(drivername=driver, username=names[role], password="secret", database=names[database])
        return address.render_as_string(hide_password=False)

    try:
        yield Databases(
            url("chiso_owner", "chiso"),
            url("chiso_loader", "chiso"),
            url("chiso_reader", "chiso"),
            url("dagster", "dagster", "postgresql+psycopg2"),
            names,
        )
    finally:
        with psycopg.connect(plain, autocommit=True) as connection:
            for database in ("chiso", "dagster"):
                connection.execute(f"DROP DATABASE {names[database]} WITH (FORCE)")
            for role in ROLES:
                connection.execute(f"DROP ROLE {names[role]}")


@contextmanager
def broker() -> Iterator[dict[str, str]]:
    """Two empty Redis databases, as the workers' and the launcher's environment names them."""
    server = os.environ.get("TEST_REDIS", REDIS)
    urls = [f"{server}/14", f"{server}/15"]
    try:
        for url in urls:
            redis.from_url(url).flushdb()
    except redis.ConnectionError as error:
        reason = f"no Redis for tests at {server}: {error}"
        if "CI" in os.environ:
            pytest.fail(reason)
        pytest.skip(reason)
    try:
        yield {"DAGSTER_BROKER_URL": urls[0], "DAGSTER_RESULTS_URL": urls[1]}
    finally:
        for url in urls:
            redis.from_url(url).flushdb()


@contextmanager
def store() -> Iterator[dict[str, str]]:
    """A bucket for intermediate data, as the workers' environment names it."""
    import boto3

    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    keys = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1"}
    try:
        wait(lambda: answers(f"{address}/moto-api/"), "the store answers")
        client = boto3.client(
            "s3", endpoint_url=address, region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test"
        )
        client.create_bucket(Bucket="chiso")
        yield keys | {"AWS_ENDPOINT_URL": address, "CHISO_STAGING_ROOT": "s3://chiso/staging"}
    finally:
        server.terminate()
        server.wait()
