"""The nightly schedule, the sensor on the folder and the refresh that both start, over one folder that changes."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from pipelines.definitions import definitions_for
from pipelines.instance import open_instance
from pipelines.jobs import nightly_refresh
from pipelines.refresh import Outcome, refresh
from pipelines.sensors import drop_folder
from pipelines.settings import Settings
from sources.document import Rejected
from warehouse.register import Outcome as Became
from warehouse.register import file_of, record_outcome

FACT = """Báo cáo kết quả chuyển đổi số năm {year}

Năm {year}, tỷ lệ hộ gia đình có đường Internet cáp quang băng rộng đạt {value}%.
"""


class Place:
    """A folder of reports, an instance and a warehouse over it."""

    def __init__(self, folder: Path, settings: Settings, instance: dg.DagsterInstance) -> None:
        self.folder, self.settings, self.instance = folder, settings, instance

    def put(self, year: int, value: int) -> None:
        (self.folder / f"ket-qua-{year}.txt").write_text(FACT.format(year=year, value=value), encoding="utf-8")

    def take(self, year: int) -> None:
        (self.folder / f"ket-qua-{year}.txt").unlink()

    def refresh(self) -> Outcome:
        return refresh(self.instance, self.settings, say=lambda _: None)

    def rows(self, query: str) -> list[tuple]:
        with sqlite3.connect(self.settings.data_dir / "warehouse.sqlite") as connection:
            return connection.execute(query).fetchall()

    def night(self) -> Any:
        """What the schedule says at two."""
        context = dg.build_schedule_context(instance=self.instance)
        return nightly_refresh(self.settings).evaluate_tick(context)

    def watch(self, cursor: str | None = None) -> Any:
        """What the sensor says."""
        return drop_folder(dg.build_sensor_context(instance=self.instance, cursor=cursor))

    @property
    def engine(self) -> Any:
        from assets.resources import Warehouse

        return Warehouse(url=self.settings.warehouse_url).engine


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A folder that held results of two years when it was refreshed."""
    folder, data_dir = tmp_path_factory.mktemp("reports"), tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("CHISO_DATA_DIR", str(data_dir))
        environment.setenv("CHISO_REPORTS", str(folder))
        settings = Settings()
        with open_instance(settings) as instance:
            made = Place(folder, settings, instance)
            made.put(2021, 65)
            made.put(2022, 75)
            assert len(made.night().run_requests) == 1
            assert isinstance(made.watch(), dg.SensorResult)
            assert made.refresh().done == ("2021-ket-qua", "2022-ket-qua")
            yield made


def changes_of(place: Place) -> list[tuple]:
    return place.rows(
        "select year, status, point_change from year_over_year where status not in ('missing', 'no_previous')"
    )


def test_nothing_is_asked_for_when_nothing_changed(place: Place):
    runs = place.instance.get_runs_count()
    tick = place.night()
    assert (tick.run_requests, tick.skip_message) == ([], "nothing is due: 2 reports are as they were")
    assert place.watch().skip_message == "nothing is due"
    assert place.refresh().unchanged == ("2021-ket-qua", "2022-ket-qua")
    assert place.instance.get_runs_count() == runs


def test_the_folder_counts_as_looked_at_when_nothing_changed(place: Place):
    seen = [dg.AssetKey("report_folder")]
    before = place.instance.get_asset_records(seen)[0].asset_entry.last_materialization.timestamp
    place.night()
    after = place.instance.get_asset_records(seen)[0].asset_entry.last_materialization
    assert after.timestamp > before
    assert after.asset_materialization.metadata["reports"].value == 2


def test_a_new_file_becomes_a_partition_and_its_year_is_compared_once(place: Place):
    place.put(2023, 80)
    asked = place.watch()
    assert len(asked.run_requests) == 1
    outcome = place.refresh()
    assert outcome.done == ("2023-ket-qua",)
    assert "2023-ket-qua" in place.instance.get_dynamic_partitions("reports")
    assert outcome.years == (2023, 2024)
    assert (2023, "ok", 5) in changes_of(place)
    runs = place.instance.get_runs(dg.RunsFilter(job_name="year", tags={"dagster/partition": "2024"}))
    assert len([run for run in runs if run.status is dg.DagsterRunStatus.SUCCESS]) == 1


def test_a_changed_file_is_read_again_and_the_old_figure_kept_closed(place: Place):
    place.put(2022, 76)
    outcome = place.refresh()
    assert outcome.done == ("2022-ket-qua",)
    closed = place.rows("select value, closed_reason from fact_observation where report_id = '2022-ket-qua' order by 1")
    assert closed == [("75", "vanished"), ("76", None)]


def test_a_withdrawn_file_closes_its_rows_and_can_come_back(place: Place):
    place.take(2023)
    assert len(place.watch().run_requests) == 1
    outcome = place.refresh()
    assert outcome.withdrawn.keys() == {"2023-ket-qua"}
    assert outcome.years == (2023, 2024)
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


def test_a_report_that_was_run_by_hand_is_not_due(place: Place):
    place.put(2021, 66)
    with open_instance(place.settings):
        from assets.folder import look
        from assets.resources import Warehouse

        look(place.instance, Warehouse(url=place.settings.warehouse_url), place.settings.reports)
        job = definitions_for(place.settings).resolve_job_def("report")
        assert job.execute_in_process(instance=place.instance, partition_key="2021-ket-qua").success
    # its years are: the run of a report does not compare them
    assert "was touched by a load" in place.watch().run_requests[0].tags["chiso/due"]
    outcome = place.refresh()
    assert (outcome.done, outcome.years) == ((), (2021, 2022))


def test_what_failed_is_tried_again_at_night_and_not_every_minute(place: Place):
    file = file_of(place.engine, "2021-ket-qua")
    record_outcome(place.engine, file.folder, file.file, Became.FAILED, file.outcome_of, "the store did not answer")
    assert place.watch().skip_message == "nothing is due"
    assert len(place.night().run_requests) == 1
    assert place.refresh().done == ("2021-ket-qua",)


def test_the_sensor_waits_for_runs_under_way(place: Place):
    place.put(2024, 82)
    run = place.instance.create_run_for_job(
        definitions_for(place.settings).resolve_job_def("publish"), status=dg.DagsterRunStatus.STARTED
    )
    assert place.watch().skip_message == "waits for 1 unfinished runs"
    place.instance.delete_run(run.run_id)
    assert len(place.watch().run_requests) == 1
    place.take(2024)
