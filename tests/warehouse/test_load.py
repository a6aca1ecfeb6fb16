"""Loads by difference: nothing lost, nothing doubled, nothing written twice."""

import threading
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from normalise.records import CheckResult, CheckRun, Kind, Severity, TaskStatus
from sources.document import Piece, Rejected
from tests.warehouse.factory import CATALOGUE, ENTITIES, growth, indicator, link, observation, quarantined, report, task
from warehouse.database import connect
from warehouse.export import read_view
from warehouse.loading import verdicts
from warehouse.loading.dimensions import load_catalogue
from warehouse.loading.load import load_report, loaded_reports
from warehouse.queries import check_totals, fact_totals, live_facts, open_quarantine
from warehouse.schema.tables import dim_indicator, metadata

REPORT = report("2022-results")


def verdict(passed: bool = True, fingerprint: str = "f1") -> CheckRun:
    rules = (
        CheckResult(rule_id="a", severity=Severity.ERROR, passed=True, checked=3, message="fine"),
        CheckResult(
            rule_id="b", severity=Severity.WARNING, passed=passed, checked=3, failing=("x",), message="over 100"
        ),
    )
    return CheckRun(stage="observations", partition=REPORT.id, fingerprint=fingerprint, results=rules, blocked=False)


def everything(engine) -> dict[str, list[tuple]]:
    """Every row of every table."""
    with engine.connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(table.select())), key=str)
            for table in metadata.sorted_tables
        }


def closed(engine, table: str) -> list[tuple]:
    with engine.connect() as connection:
        return connection.exec_driver_sql(
            f"SELECT raw, closed_reason FROM {table} WHERE recorded_to IS NOT NULL ORDER BY raw"
        ).all()


def test_each_kind_goes_to_its_table(engine, load):
    summary = load(
        REPORT,
        observation(REPORT, "64000", "2022"),
        observation(REPORT, "70000", "2023", kind=Kind.TARGET),
        growth(REPORT, "9.4", "2022", "2021"),
        observation(REPORT, None, "2022", indicator_code="SHARE"),
        tasks=[task(REPORT, "Ban hành quy chế", status=TaskStatus.DONE, status_raw="Đã hoàn thành")],
    )
    assert (summary.added, summary.closed, summary.unchanged) == (5, 0, 0)
    assert summary.years == (2022, 2023, 2024)
    assert fact_totals(engine) == {"actual": 1, "target": 1, "growth": 1, "not_reported": 1, "task": 1}


def test_a_second_load_of_the_same_writes_nothing_at_all(engine, load):
    rows = [observation(REPORT, "64000", "2022", pieces=(Piece(page=1, box=(1.5, 2, 3, 4)),), flags=("dot_decimal",))]
    rest = {"tasks": [task(REPORT, "Ban hành")], "quarantined": [quarantined(REPORT, "q1")], "check_runs": [verdict()]}
    load(REPORT, *rows, **rest)
    before = everything(engine)
    summary = load(REPORT, *rows, **rest)
    assert (summary.added, summary.closed, summary.unchanged, summary.years) == (0, 0, 2, ())
    assert everything(engine) == before


def test_changed_and_vanished_rows_are_closed_and_kept(engine, load):
    kept, altered, gone = (observation(REPORT, value, "2022", observation_id=value) for value in ("1", "2", "3"))
    load(REPORT, kept, altered, gone)
    summary = load(REPORT, kept, altered.model_copy(update={"value": Decimal("2.5"), "raw": "2,5"}))
    assert (summary.added, summary.closed, summary.unchanged) == (1, 2, 1)
    assert closed(engine, "fact_observation") == [("2", "changed"), ("3", "vanished")]
    assert sorted(row["raw"] for row in live_facts(engine, REPORT.id)) == ["1", "2,5"]
    assert len(read_view(engine, "lineage")) == 4, "what was closed can still be traced"


def test_a_row_that_only_moved_is_the_same_row(engine, load):
    first, second = (observation(REPORT, value, "2022", observation_id=value) for value in ("1", "2"))
    load(REPORT, first)
    summary = load(REPORT, second, first)
    assert (summary.added, summary.closed, summary.unchanged) == (1, 0, 1)
    assert [row["raw"] for row in live_facts(engine, REPORT.id)] == ["2", "1"]


def test_other_reports_are_left_alone(engine, load):
    other = report("2022-other")
    load(other, observation(other, "5", "2022"))
    load(REPORT, observation(REPORT, "6", "2022"))
    load(REPORT)
    assert [row["raw"] for row in live_facts(engine, other.id)] == ["5"]
    assert live_facts(engine, REPORT.id) == []


def test_a_value_past_what_a_double_holds_stays_exact(engine, load):
    """160,74 triệu tỷ đồng, and one more than a double can tell apart."""
    values = ("160740000000000000", "160740000000000001", "0.1", "12.830")
    load(REPORT, *(observation(REPORT, value, "2022", indicator_code="REVENUE", unit="VND") for value in values))
    assert [row["value"] for row in live_facts(engine, REPORT.id)] == [Decimal(value) for value in values]
    shown = {Decimal(row["value_exact"]): row["value"] for row in read_view(engine, "observations")}
    assert shown[Decimal("160740000000000001")] == 160740000000000001
    assert float(shown[Decimal("12.83")]) == 12.83


def test_what_fails_half_way_leaves_nothing(engine, load, monkeypatch):
    load(REPORT, observation(REPORT, "1", "2022"))
    before = everything(engine)

    def fail(*_):
        raise OSError("disk full")

    monkeypatch.setattr(verdicts, "write", fail)  # the last step, when the facts are already written
    with pytest.raises(OSError, match="disk full"):
        load(REPORT, observation(REPORT, "2", "2022"), quarantined=[quarantined(REPORT, "q1")])
    assert everything(engine) == before


def test_two_loads_at_once_lose_nothing(url, engine):
    """Eight threads with connections of their own, all loading into one file."""
    reports = [report(f"2022-part-{number}") for number in range(8)]
    start = threading.Barrier(len(reports))
    failures = []

    def run(of):
        try:
            start.wait()
            load_report(connect(url), of, [observation(of, "1", "2022", unit=f"đơn vị {of.id[-1]}")], [], [], [], [])
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=run, args=(of,)) for of in reports]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(read_view(engine, "observations")) == 8
    assert len(loaded_reports(engine)) == 8


def test_a_curated_indicator_the_warehouse_does_not_know_is_refused(load):
    with pytest.raises(Rejected, match=r"NOWHERE.*load the catalogue before the report"):
        load(REPORT, observation(REPORT, "1", "2022", indicator_code="NOWHERE"))


def test_a_row_of_another_report_is_refused(load):
    with pytest.raises(Rejected, match="a row of report 2022-other"):
        load(REPORT, observation(report("2022-other"), "1", "2022"))


def test_one_period_code_for_other_days_is_refused(load):
    wrong = observation(REPORT, "1", "2022/11", period_code="2022")
    with pytest.raises(Rejected, match="period 2022"):
        load(REPORT, observation(REPORT, "1", "2022"), wrong)


def test_two_rows_of_one_id_are_refused(load):
    with pytest.raises(ValueError, match="ids must differ"):
        load(REPORT, *(observation(REPORT, value, "2022", observation_id="twin") for value in ("1", "2")))


def test_an_unknown_indicator_and_body_get_provisional_rows(engine, load):
    unknown = {"indicator_code": "P1", "indicator": "số website", "mapped": False}
    load(REPORT, observation(REPORT, "1", "2022", entity_code="X:SỞ", agency="Sở Thông tin", **unknown))
    (row,) = read_view(engine, "observations")
    assert (row["mapped"], row["indicator"], row["entity"]) == (0, "số website", "Sở Thông tin")


def test_sdmx_status(engine, load):
    """Normal, estimated ("ước đạt") and not reported ("-")."""
    load(
        REPORT,
        observation(REPORT, "1", "2022"),
        observation(REPORT, "2", "2022", qualifier="~"),
        observation(REPORT, None, "2022"),
    )
    assert [row["status"] for row in live_facts(engine, REPORT.id)] == ["A", "E", "O"]


def test_quarantine_is_open_until_the_row_is_gone(engine, load):
    assert load(REPORT, quarantined=[quarantined(REPORT, "q1"), quarantined(REPORT, "q2")]).quarantined == 2
    assert load(REPORT, quarantined=[quarantined(REPORT, "q2")]).quarantined == 1
    (row,) = open_quarantine(engine)
    assert (row["row_id"], row["expected"], row["remedy"]) == ("q2", "at most 100 %", "look at the page")
    assert closed(engine, "quarantine") == [("104%", "vanished")]


def test_the_verdict_that_holds_is_the_latest(engine, load):
    load(REPORT, check_runs=[verdict(passed=False)])
    assert check_totals(engine) == {"passed": 1, "warned": 1, "failed": 0}
    load(REPORT, check_runs=[verdict(fingerprint="f2")])
    assert check_totals(engine) == {"passed": 2, "warned": 0, "failed": 0}


def test_a_verdict_on_what_is_loaded_is_recorded_once(engine, load):
    load(REPORT)
    after_load = verdict(passed=False).model_copy(update={"stage": "warehouse"})
    verdicts.record(engine, after_load)
    assert check_totals(engine) == {"passed": 1, "warned": 1, "failed": 0}
    before = everything(engine)
    verdicts.record(engine, after_load)
    assert everything(engine) == before


def test_a_new_date_of_issue_makes_the_years_of_the_report_due(load):
    row = observation(REPORT, "1", "2022", observation_id="a", issued_on=None)
    load(REPORT, row)
    redated = REPORT.model_copy(update={"issued_on": None})
    assert load(redated, row).years == (2022, 2023)


def test_the_hash_of_the_file_last_loaded(engine, load):
    row = observation(REPORT, "1", "2022")
    load(REPORT, row)
    load(REPORT.model_copy(update={"sha256": "1" * 64}), row)
    assert loaded_reports(engine) == {REPORT.id: "1" * 64}
    (row,) = read_view(engine, "lineage")
    assert row["sha256"] == "0" * 64, "the row was read from the file of the first load"


def test_the_catalogue_is_loaded_once(engine):
    before = everything(engine)
    load_catalogue(engine, CATALOGUE, ENTITIES)
    assert everything(engine) == before
    entities = {row[0]: row[6] for row in before["dim_entity"]}
    assert entities["VN"] == "Việt Nam"
    assert {"VN-NSO:79", "VN-NSO:79@2025-07-01"} < entities.keys()
    assert before["entity_alias"] == [("VN-AGENCY:BTTTT", "Bộ TTTT")]


def test_a_corrected_entry_is_updated_and_makes_all_years_due(engine, load):
    load(REPORT, observation(REPORT, "1", "2022"))
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM stale_year")
    load_catalogue(engine, [indicator("SHARE", "%", maximum=Decimal(100))], [])
    after = everything(engine)
    assert [row[0] for row in after["stale_year"]] == [2022]
    with engine.connect() as connection:
        maximum = select(dim_indicator.c.maximum).where(dim_indicator.c.indicator_code == "SHARE")
        assert connection.scalar(maximum) == 100


def test_a_link_to_nothing_is_refused(engine):
    with pytest.raises(ValueError, match="found a link to ELSEWHERE"):
        load_catalogue(engine, [indicator("A", "%", links=[link("ELSEWHERE", "not_comparable", "?")])], [])


def test_foreign_keys_are_enforced(engine):
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO entity_alias VALUES ('nobody', 'no name')")


def test_a_new_folder_is_made_for_the_file(tmp_path: Path):
    path = tmp_path / "data" / "deep" / "warehouse.db"
    with connect(f"sqlite:///{path}").connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    assert path.exists()
