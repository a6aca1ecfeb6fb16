"""The register of files: what is remembered of them, and what becomes of a report whose file is gone."""

import sqlite3

import pytest
from sqlalchemy import Engine, text

from sources.document import Unavailable
from tests.warehouse.factory import observation, report
from warehouse import database
from warehouse.comparison.year_over_year import compute_year, settle_year, stale_years
from warehouse.database import connect, writing
from warehouse.loading.register import (
    Outcome,
    SourceFile,
    file_of,
    files_of,
    left_failed,
    record_outcome,
    register,
    report_ids,
    withdraw_report,
)

FOLDER = "s3://reports"


def seen(file: str, report_id: str | None, sha256: str = "1", **more: str) -> SourceFile:
    return SourceFile(FOLDER, file, report_id, sha256, **more)


def test_a_file_keeps_its_outcome_until_another_one_is_recorded(engine: Engine):
    register(engine, FOLDER, [seen("a.pdf", "2022-a"), seen("b.pdf", "2022-b")])
    record_outcome(engine, FOLDER, "a.pdf", Outcome.REJECTED, "1:x", "a.pdf: found nothing")
    register(engine, FOLDER, [seen("a.pdf", "2022-a", sha256="2"), seen("b.pdf", "2022-b")])
    assert [(file.file, file.outcome_reason) for file in left_failed(engine)] == [("a.pdf", "a.pdf: found nothing")]
    known = files_of(engine, FOLDER)["a.pdf"]
    assert (known.sha256, known.outcome, known.outcome_of) == ("2", "rejected", "1:x")
    record_outcome(engine, FOLDER, "a.pdf", Outcome.LOADED, "2:x", None)
    assert left_failed(engine) == []


def test_the_same_outcome_is_not_written_again(engine: Engine):
    register(engine, FOLDER, [seen("a.pdf", "2022-a")])
    for _ in range(2):
        record_outcome(engine, FOLDER, "a.pdf", Outcome.LOADED, "1:x", None)
        first = file_of(engine, "2022-a").outcome_at
    assert file_of(engine, "2022-a").outcome_at == first


def test_files_that_are_gone_are_told_and_kept_and_can_come_back(engine: Engine):
    register(engine, FOLDER, [seen("a.pdf", "2022-a"), seen("b.pdf", "2022-b")])
    assert register(engine, FOLDER, [seen("b.pdf", "2022-b")]) == ["2022-a"]
    assert register(engine, FOLDER, [seen("b.pdf", "2022-b")]) == []
    assert report_ids(engine) == ["2022-b"]
    assert file_of(engine, "2022-a").withdrawn_at is not None
    assert register(engine, FOLDER, [seen("a.pdf", "2022-a"), seen("b.pdf", "2022-b")]) == []
    assert report_ids(engine) == ["2022-a", "2022-b"]


def test_a_report_that_moved_to_another_file_is_not_gone(engine: Engine):
    register(engine, FOLDER, [seen("a.pdf", "2022-a")])
    assert register(engine, FOLDER, [seen("a-final.pdf", "2022-a")]) == []
    assert file_of(engine, "2022-a").file == "a-final.pdf"


def test_other_folders_are_not_touched(engine: Engine):
    register(engine, FOLDER, [seen("a.pdf", "2022-a")])
    assert register(engine, "elsewhere", [SourceFile("elsewhere", "b.pdf", "2022-b", "1")]) == []
    assert report_ids(engine) == ["2022-a", "2022-b"]


@pytest.mark.parametrize(("sha256", "outcome"), [("1", "loaded"), ("2", None)])
def test_a_report_found_in_another_folder_has_moved_there(engine: Engine, sha256: str, outcome: str | None):
    register(engine, FOLDER, [seen("a.pdf", "2022-a"), seen("b.pdf", "2022-b")])
    record_outcome(engine, FOLDER, "a.pdf", Outcome.LOADED, "1:x", None)
    assert register(engine, "elsewhere", [SourceFile("elsewhere", "a.pdf", "2022-a", sha256)]) == []
    here = file_of(engine, "2022-a")
    assert (here.folder, here.sha256, here.outcome) == ("elsewhere", sha256, outcome)
    assert list(files_of(engine, FOLDER)) == ["b.pdf"]
    assert register(engine, FOLDER, [seen("b.pdf", "2022-b")]) == [], "it is not gone"


def test_a_withdrawn_report_holds_no_more_and_its_years_are_compared_anew(engine: Engine, load):
    first, second = report("2021-a"), report("2022-b")
    load(first, observation(first, "100", "2021"))
    load(second, observation(second, "110", "2022", observation_id="b1"))
    for year in stale_years(engine):
        settle_year(engine, compute_year(engine, year))
    assert withdraw_report(engine, "2022-b") == 1
    assert set(stale_years(engine)) == {2022}, "of 2023 nothing is stated"
    with engine.connect() as connection:
        reasons = connection.execute(text("SELECT report_id, closed_reason FROM fact_observation ORDER BY report_id"))
        assert reasons.all() == [("2021-a", None), ("2022-b", "withdrawn")]
        (live,) = connection.scalars(text("SELECT COUNT(*) FROM observations"))
    assert live == 1


def test_withdrawing_twice_changes_nothing(engine: Engine, load):
    of = report("2022-b")
    load(of, observation(of, "110", "2022"))
    assert withdraw_report(engine, "2022-b") == 1
    for year in stale_years(engine):
        settle_year(engine, compute_year(engine, year))
    assert withdraw_report(engine, "2022-b") == 0
    assert stale_years(engine) == {}


def test_a_withdrawn_report_that_comes_back_unchanged_is_loaded_again(engine: Engine, load):
    of = report("2022-b")
    figure = observation(of, "110", "2022")
    load(of, figure)
    withdraw_report(engine, "2022-b")
    assert load(of, figure).added == 1
    with engine.connect() as connection:
        states = connection.scalars(text("SELECT closed_reason FROM fact_observation ORDER BY fact_key"))
        assert states.all() == ["withdrawn", None]


def test_a_locked_database_is_unavailable_and_a_wrong_statement_is_not(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "BUSY_MILLISECONDS", 1)
    path = tmp_path / "locked.sqlite"
    engine = connect(f"sqlite:///{path}")
    with engine.connect() as connection, pytest.raises(Exception, match="no such table") as fault:
        connection.execute(text("SELECT * FROM nowhere"))
    assert not isinstance(fault.value, Unavailable)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Unavailable, match="locked"), writing(engine):
        pass
    holder.close()
