"""The nightly schedule, the sensors and the runs that they ask for, over one folder that changes."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from assets.dagster_internals import carried_out, failed_partitions
from assets.partitions import REPORTS
from pipelines.definitions import definitions_for
from pipelines.due import batches
from pipelines.instance import open_instance
from pipelines.refresh import Refreshed, refresh
from pipelines.sensors import drop_folder, what_is_due
from pipelines.settings import Settings
from sources.document import Rejected
from warehouse.loading.register import Outcome as Became
from warehouse.loading.register import file_of, record_outcome

FACT = """Báo cáo kết quả chuyển đổi số năm {year}

Năm {year}, tỷ lệ hộ gia đình có đường Internet cáp quang băng rộng đạt {value}%.
"""


class Place:
    """A folder of reports, an instance and a warehouse over it; what the daemon does is done at once."""

    def __init__(self, folder: Path, settings: Settings, instance: dg.DagsterInstance) -> None:
        self.folder, self.settings, self.instance = folder, settings, instance
        self.definitions = definitions_for(settings)
        self.cursor: str | None = None
        self.keys = set[str]()

    def put(self, year: int, value: int) -> None:
        (self.folder / f"ket-qua-{year}.txt").write_text(FACT.format(year=year, value=value), encoding="utf-8")

    def take(self, year: int) -> None:
        (self.folder / f"ket-qua-{year}.txt").unlink()

    def refresh(self) -> Refreshed:
        return refresh(self.instance, self.settings, say=lambda _: None)

    def rows(self, query: str) -> list[tuple]:
        with sqlite3.connect(self.settings.data_dir / "warehouse.sqlite") as connection:
            return connection.execute(query).fetchall()

    def run(self, job: str, tags: dict[str, str]) -> dg.DagsterRun:
        list(carried_out(self.definitions.resolve_job_def(job), self.instance, tags, {}))
        (latest,) = self.instance.get_runs(limit=1)
        return latest

    def night(self) -> None:
        """What the schedule starts at two."""
        schedule = self.definitions.resolve_schedule_def("nightly_refresh")
        tick = schedule.evaluate_tick(dg.build_schedule_context(instance=self.instance))
        assert len(tick.run_requests) == 1
        assert self.run("look", {}).is_success

    def watch(self) -> Any:
        """What the sensor on the folder says."""
        return drop_folder(dg.build_sensor_context(instance=self.instance))

    def due(self) -> list[tuple[str, dict[str, str]]]:
        """The runs that the other sensor asks for next; Dagster starts none twice under one key."""
        result = what_is_due(dg.build_sensor_context(instance=self.instance, cursor=self.cursor))
        if isinstance(result, dg.SkipReason):
            return [(str(result.skip_message), {})]
        self.cursor = result.cursor
        for request in result.dynamic_partitions_requests or ():
            self.instance.add_dynamic_partitions(request.partitions_def_name, request.partition_keys)
        asked = [each for each in result.run_requests or () if each.run_key not in self.keys]
        self.keys |= {each.run_key for each in asked if each.run_key}
        return [(str(each.job_name), dict(each.tags)) for each in asked]

    def all_due(self) -> list[tuple[str, dict[str, str]]]:
        """All that is asked for until nothing is, each carried out."""
        done = []
        while asked := self.due():
            for job, tags in asked:
                self.run(job, tags)
            done += asked
        return done

    @property
    def engine(self) -> Any:
        from assets.resources import Warehouse

        return Warehouse(url=self.settings.warehouse_url).engine


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A folder that held results of two years when all that was due was run."""
    folder, data_dir = tmp_path_factory.mktemp("reports"), tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("CHISO_DATA_DIR", str(data_dir))
        environment.setenv("CHISO_REPORTS", str(folder))
        settings = Settings()
        with open_instance(settings) as instance:
            made = Place(folder, settings, instance)
            made.put(2021, 65)
            made.put(2022, 75)
            assert made.due() == [
                ("nobody has looked into the folder: materialize report_folder, or run `chiso refresh`", {})
            ]
            made.night()
            assert made.all_due() == [
                ("report", ranged("2021-ket-qua", "2022-ket-qua")),
                ("year", ranged("2021", "2022")),
                ("publish", {}),
            ]
            yield made


def ranged(first: str, last: str) -> dict[str, str]:
    return {"dagster/asset_partition_range_start": first, "dagster/asset_partition_range_end": last}


def alone(partition: str) -> dict[str, str]:
    return {"dagster/partition": partition}


@pytest.mark.parametrize(
    ("due", "size", "runs"),
    [
        (set(), 9, []),
        (set("abcde"), 9, [ranged("a", "e")]),
        (set("abcde"), 2, [ranged("a", "b"), ranged("c", "d"), alone("e")]),  # as many as a run may have
        (set("abd"), 9, [ranged("a", "b"), alone("d")]),  # what is not due is in no range
    ],
)
def test_due_partitions_share_runs(due: set[str], size: int, runs: list[dict[str, str]]):
    assert list(batches(due, list("abcde"), size)) == runs


def changes_of(place: Place) -> list[tuple]:
    return place.rows(
        "select year, status, point_change from year_over_year where status not in ('missing', 'no_previous')"
    )


def test_nothing_is_asked_for_when_nothing_changed(place: Place):
    assert place.watch().skip_message == "the folder is as it was looked at"
    runs = place.instance.get_runs_count()
    assert place.refresh().unchanged == ("2021-ket-qua", "2022-ket-qua")
    place.due()
    assert place.instance.get_runs_count() == runs


def test_the_folder_counts_as_looked_at_and_its_check_as_evaluated(place: Place):
    seen = [dg.AssetKey("report_folder")]
    before = place.instance.get_asset_records(seen)[0].asset_entry.last_materialization.timestamp
    for look in (place.night, place.refresh):
        look()
        after = place.instance.get_asset_records(seen)[0].asset_entry.last_materialization
        assert after.timestamp > before
        assert after.asset_materialization.metadata["reports"].value == 2
        (check,) = place.instance.event_log_storage.get_asset_check_execution_history(
            dg.AssetCheckKey(seen[0], "no_report_left_failed"), limit=1
        )
        assert check.event.timestamp > before
        before = after.timestamp
    assert place.all_due() == []


def test_a_new_file_becomes_a_partition_and_its_year_is_compared_once(place: Place):
    place.put(2023, 80)
    assert "ket-qua-2023.txt" in place.watch().tags["chiso/due"]
    place.night()
    assert "2023-ket-qua" in place.instance.get_dynamic_partitions("reports")
    assert place.all_due() == [("report", alone("2023-ket-qua")), ("year", alone("2023")), ("publish", {})]
    assert (2023, "ok", 5) in changes_of(place)
    assert place.instance.get_dynamic_partitions("years") == ["2021", "2022", "2023"]


def test_a_changed_file_is_read_again_and_the_old_figure_kept_closed(place: Place):
    place.put(2022, 76)
    outcome = place.refresh()
    assert outcome.done == ("2022-ket-qua",)
    closed = place.rows("select value, closed_reason from fact_observation where report_id = '2022-ket-qua' order by 1")
    assert closed == [("75", "vanished"), ("76", None)]


def test_a_withdrawn_file_closes_its_rows_and_can_come_back(place: Place):
    place.take(2023)
    assert "gone" in place.watch().tags["chiso/due"]
    outcome = place.refresh()
    assert outcome.withdrawn.keys() == {"2023-ket-qua"}
    assert outcome.years == (2023,)
    assert "2023-ket-qua" not in place.instance.get_dynamic_partitions("reports")
    live = "select closed_reason from fact_observation where report_id = '2023-ket-qua' order by fact_key"
    assert place.rows(live) == [("withdrawn",)]
    assert all(year != 2023 for year, _, _ in changes_of(place))
    place.put(2023, 80)
    assert place.refresh().done == ("2023-ket-qua",)
    assert place.rows(live) == [("withdrawn",), (None,)]


def test_a_report_overwritten_with_another_is_withdrawn_and_said(place: Place):
    (place.folder / "ket-qua-2023.txt").write_bytes((place.folder / "ket-qua-2022.txt").read_bytes())
    outcome = place.refresh()
    assert outcome.withdrawn.keys() == {"2023-ket-qua"}
    assert "the same bytes as ket-qua-2022.txt" in outcome.rejected["ket-qua-2023.txt"]
    live = "select count(*) from fact_observation where report_id = '2023-ket-qua' and recorded_to is null"
    assert place.rows(live) == [(0,)]
    place.put(2023, 80)
    assert place.refresh().done == ("2023-ket-qua",)
    assert place.rows(live) == [(1,)]


def test_an_empty_folder_withdraws_nothing(place: Place, tmp_path: Path):
    away = [path.rename(tmp_path / path.name) for path in place.folder.iterdir()]
    with pytest.raises(Rejected, match="no report at all"):
        place.refresh()
    for path in away:
        path.rename(place.folder / path.name)
    assert len(place.refresh().unchanged) == 3


def test_a_report_that_was_run_by_hand_is_not_due_and_its_years_are(place: Place):
    place.put(2021, 66)
    place.night()
    place.run("report", alone("2021-ket-qua"))
    assert place.all_due() == [("year", ranged("2021", "2022")), ("publish", {})]


def test_what_failed_is_tried_once_more_after_each_look(place: Place):
    file = file_of(place.engine, "2021-ket-qua")
    record_outcome(place.engine, file.folder, file.file, Became.FAILED, file.outcome_of, "the store did not answer")
    place.night()
    assert place.due() == [("report", alone("2021-ket-qua"))]
    assert place.due() == []
    place.night()
    assert place.all_due()[0] == ("report", alone("2021-ket-qua"))


def test_one_bad_report_stops_no_other_and_fails_on_its_own_partition(place: Place):
    place.put(2024, 82)
    place.put(2025, 84)
    place.put(2026, 86)
    place.night()
    (place.folder / "ket-qua-2025.txt").write_bytes(b"%PDF-1.7 but named .txt")
    ((job, tags),) = place.due()
    assert (job, tags) == ("report", ranged("2024-ket-qua", "2026-ket-qua"))
    assert place.run(job, tags).is_failure
    outcomes = {year: file_of(place.engine, f"{year}-ket-qua").outcome for year in (2024, 2025, 2026)}
    assert outcomes == {2024: "loaded", 2025: "rejected", 2026: "loaded"}
    assert failed_partitions(place.instance, dg.AssetKey("warehouse_facts"), REPORTS) == {"2025-ket-qua"}
    assert [job for job, _ in place.all_due()] == ["year", "publish"]


def test_reports_of_a_run_that_was_lost_are_asked_for_again_each_alone(place: Place):
    place.put(2024, 83)
    place.put(2025, 85)
    place.night()
    assert place.due() == [("report", ranged("2024-ket-qua", "2025-ket-qua"))]
    assert place.due() == [("report", alone("2024-ket-qua")), ("report", alone("2025-ket-qua"))]
    assert place.due() == []
    assert place.refresh().done == ("2024-ket-qua", "2025-ket-qua")


def test_the_sensor_waits_for_runs_under_way(place: Place):
    run = place.instance.create_run_for_job(
        place.definitions.resolve_job_def("publish"), status=dg.DagsterRunStatus.STARTED
    )
    assert place.due() == [("waits for 1 unfinished runs", {})]
    place.instance.delete_run(run.run_id)
