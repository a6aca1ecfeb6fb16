"""A warehouse whose file is damaged or locked, or its disk full: one line with a remedy, and nothing lost."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, make_url, select

from pipelines.errors import told
from pipelines.settings import PROJECT
from tests import postgresql
from tests.bundled import bundled_warehouse
from warehouse import database
from warehouse.database import connect, settle, writing
from warehouse.schema.access import grant_loading
from warehouse.schema.tables import metadata


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with the bundled reports, as one file."""
    file = tmp_path_factory.mktemp("good") / "warehouse.sqlite"
    engine = bundled_warehouse(f"sqlite:///{file}")
    settle(engine)
    engine.dispose()
    return file


def chiso(data_dir: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pipelines.command", *arguments],
        cwd=PROJECT,
        env=os.environ | {"CHISO_DATA_DIR": str(data_dir)},
        capture_output=True,
        text=True,
        check=False,
    )


def zeroed(file: Path) -> None:
    data = bytearray(file.read_bytes())
    half = len(data) // 2 // 4096 * 4096
    data[4096:half] = bytes(half - 4096)
    file.write_bytes(data)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def overwritten(file: Path) -> None:
    file.write_text("not a database\n" * 1000, encoding="utf-8")


@pytest.mark.parametrize("damage", [zeroed, cut, overwritten])
@pytest.mark.parametrize("arguments", [["refresh"], ["export", "out"]], ids=lambda arguments: arguments[0])
def test_a_damaged_file_is_told_with_what_to_do(
    tmp_path: Path, good: Path, damage: Callable[[Path], None], arguments: list[str]
) -> None:
    shutil.copyfile(good, tmp_path / "warehouse.sqlite")
    damage(tmp_path / "warehouse.sqlite")
    result = chiso(tmp_path, *[str(tmp_path / "out") if each == "out" else each for each in arguments])
    assert result.returncode == 1
    assert "Traceback" not in result.stdout + result.stderr
    assert "put a copy from a backup in its place" in result.stderr


@pytest.mark.parametrize(("table", "column"), [("dim_period", "period_end"), ("dim_report", "issued_on")])
@pytest.mark.parametrize("lost", [bytes(10).decode(), "2022-0"], ids=["zeroes", "a part"])
def test_a_stored_value_that_a_disk_has_lost_is_told_as_a_damaged_file(
    tmp_path: Path, good: Path, table: str, column: str, lost: str
) -> None:
    file = tmp_path / "warehouse.sqlite"
    shutil.copyfile(good, file)
    with sqlite3.connect(file) as connection:
        connection.execute(f"UPDATE {table} SET {column} = ?", (lost,))
    with connect(f"sqlite:///{file}").connect() as connection, pytest.raises((ValueError, ArithmeticError)) as caught:
        connection.execute(select(metadata.tables[table])).all()
    line, status = told(caught.value)
    assert status == 1
    assert "put a copy from a backup in its place" in line
    assert "\n" not in line


@pytest.mark.parametrize("text", ["năm 2022", ""])
def test_a_value_of_our_own_that_is_wrong_is_no_damaged_file(text: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        date.fromisoformat(text)
    assert database.fault_of(caught.value) is None


def test_all_of_the_warehouse_is_in_one_file_once_it_is_settled(tmp_path: Path, good: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    shutil.copyfile(good, copy)
    with sqlite3.connect(good) as one, sqlite3.connect(copy) as other:
        count = "select count(*) from observations"
        assert one.execute(count).fetchone() == other.execute(count).fetchone() != (0,)


def fill(engine: Engine) -> None:
    """Ten megabytes in one transaction."""
    row = "insert into source_file (folder, file, sha256) values (?, ?, ?)"
    with writing(engine) as connection:
        for turn in range(10_000):
            connection.exec_driver_sql(row, ("x" * 500, str(turn), "y" * 500))


def test_a_disk_that_is_full_loses_nothing(tmp_path: Path, good: Path) -> None:
    file = tmp_path / "warehouse.sqlite"
    shutil.copyfile(good, file)
    engine = connect(f"sqlite:///{file}")
    count = "select count(*) from source_file"
    with engine.connect() as connection:
        before = connection.exec_driver_sql(count).scalar()
        connection.exec_driver_sql("PRAGMA max_page_count = 1")  # SQLite then keeps the size that the file has
    with pytest.raises(database.Unavailable, match="make room on the disk; what was loaded before is kept"):
        fill(engine)
    with engine.connect() as connection:
        assert connection.exec_driver_sql(count).scalar() == before


def test_a_locked_file_says_who_to_wait_for(tmp_path: Path, good: Path, monkeypatch) -> None:
    file = tmp_path / "warehouse.sqlite"
    shutil.copyfile(good, file)
    monkeypatch.setattr(database, "BUSY_MILLISECONDS", 100)
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with (
            pytest.raises(database.Unavailable, match="wait for the other writer to end"),
            writing(connect(f"sqlite:///{file}")),
        ):
            pass


def test_a_server_that_was_restarted_is_waited_for_and_then_used_again() -> None:
    with postgresql.database(postgresql.server()) as url:
        engine, other = connect(url), connect(url)
        others = "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> "
        with engine.connect() as connection:
            assert connection.exec_driver_sql("select 1").scalar() == 1
            with other.connect() as second:
                second.exec_driver_sql(f"{others} pg_backend_pid()")
            with pytest.raises(database.Unavailable, match="start it, wait for the other writer"):
                connection.exec_driver_sql("select 1")
        with engine.connect() as connection:
            assert connection.exec_driver_sql("select 1").scalar() == 1
        engine.dispose()
        other.dispose()


@pytest.mark.parametrize(
    ("refusal", "remedy"),
    [
        ("ALTER DATABASE {database} SET default_transaction_read_only = on", "name the server that is written to"),
        ("ALTER ROLE {role} SET default_transaction_read_only = on", "name the server that is written to"),
        ("REVOKE INSERT ON stale_year FROM {role}", "chiso migrate --loader"),
    ],
)
def test_a_server_that_refuses_to_be_written_to_is_told_with_what_to_do(refusal: str, remedy: str) -> None:
    with postgresql.database(postgresql.server()) as url:
        owner, name = connect(url), f"chiso_test_{uuid4().hex}"
        database.migrate(owner)
        with owner.begin() as connection:
            connection.exec_driver_sql(f"CREATE ROLE {name} LOGIN")
        try:
            grant_loading(owner, name)
            with owner.begin() as connection:
                connection.exec_driver_sql(refusal.format(database=owner.url.database, role=name))
            loader = connect(make_url(url).set(username=name).render_as_string())
            with pytest.raises(database.Unavailable, match=remedy), loader.begin() as connection:
                connection.exec_driver_sql("INSERT INTO stale_year VALUES (2022, now())")
            loader.dispose()
        finally:
            with connect(url).begin() as connection:
                connection.exec_driver_sql("SET TRANSACTION READ WRITE")
                connection.exec_driver_sql(f"DROP OWNED BY {name}")
                connection.exec_driver_sql(f"DROP ROLE {name}")
