"""What is left failed: what the register says, and what ended before it could say anything."""

from pathlib import Path

import dagster as dg
import pytest

from assets.folder import look
from assets.resources import Warehouse
from assets.standing import left_failed, result, strays
from pipelines.definitions import definitions_for
from pipelines.due import due_reports
from pipelines.instance import open_instance
from pipelines.refresh import refresh
from pipelines.settings import Settings
from warehouse.loading.register import files_of
from warehouse.queries import live_facts

TEXT = "Báo cáo kết quả năm {year}\n\nTỷ lệ hộ gia đình sử dụng cáp quang đạt 72%.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    for year in (2021, 2022):
        (made / f"ket-qua-{year}.txt").write_text(TEXT.format(year=year), encoding="utf-8")
    return made


def test_a_run_that_was_killed_leaves_its_reports_failed_until_they_are_loaded(folder: Path, tmp_path: Path):
    settings = Settings(data_dir=tmp_path / "data", reports=str(folder))
    warehouse = Warehouse(url=settings.warehouse_url)
    with open_instance(settings) as instance:
        look(instance, warehouse, settings.reports)
        assert left_failed(instance, warehouse) == []
        job = definitions_for(settings).resolve_job_def("report")
        killed = instance.create_run_for_job(job, tags={"dagster/partition": "2022-ket-qua"})
        instance.report_run_failed(killed, "the process ended")
        (left,) = left_failed(instance, warehouse)
        assert (left.name, left.outcome) == ("2022-ket-qua", "failed")
        assert "run it again" in left.message
        assert job.execute_in_process(instance=instance, partition_key="2022-ket-qua").success
        assert left_failed(instance, warehouse) == []


def test_a_file_that_is_no_report_is_left_failed_too(folder: Path, tmp_path: Path):
    (folder / "ban-tin.txt").write_text("Bản tin\n\nKhông nói năm nào.\n", encoding="utf-8")
    settings = Settings(data_dir=tmp_path / "data", reports=str(folder))
    warehouse = Warehouse(url=settings.warehouse_url)
    with open_instance(settings) as instance:
        look(instance, warehouse, settings.reports)
        (left,) = left_failed(instance, warehouse)
        assert (left.name, left.outcome) == ("ban-tin.txt", "rejected")
        assert "no reporting year" in left.message


def test_a_report_whose_file_cannot_be_read_any_more_keeps_what_was_loaded(folder: Path, tmp_path: Path):
    named = folder / "bao-cao.txt"  # its year stands on its first page only
    named.write_text(TEXT.format(year=2020), encoding="utf-8")
    settings = Settings(data_dir=tmp_path / "data", reports=str(folder))
    warehouse = Warehouse(url=settings.warehouse_url)
    with open_instance(settings) as instance:
        assert refresh(instance, settings, say=lambda _: None).failed == {}
        named.write_text("Bản tin không nói năm nào.\n", encoding="utf-8")
        outcome = refresh(instance, settings, say=lambda _: None)
        assert (outcome.done, outcome.withdrawn) == ((), {})
        assert [left.name for left in left_failed(instance, warehouse)] == ["2020-bao-cao"]
        assert live_facts(warehouse.engine, "2020-bao-cao")
        assert due_reports(files_of(warehouse.engine, settings.reports)).reports == ()


def test_what_belongs_to_no_report_is_a_warning(folder: Path, tmp_path: Path):
    written = "corrections:\n- {report: 2019-ket-qua, locator: đoạn 1, printed: 5%, action: drop, reason: thử}\n"
    (folder / "corrections.yaml").write_text(written, encoding="utf-8")
    settings = Settings(data_dir=tmp_path / "data", reports=str(folder))
    warehouse = Warehouse(url=settings.warehouse_url)
    with open_instance(settings) as instance:
        look(instance, warehouse, settings.reports)
        instance.add_dynamic_partitions("reports", ["2021-ket-qau"])
        left = strays(instance, warehouse, settings.reports)
        assert [(each.name, each.outcome) for each in left] == [
            ("2021-ket-qau", "stray partition"),
            (f"{folder}/corrections.yaml", "stray correction"),
        ]
        assert "no report of the id 2019-ket-qua" in left[1].message
        shown = result(left)
        assert (shown.passed, shown.severity) == (False, dg.AssetCheckSeverity.WARN)


def test_the_check_is_evaluated_with_every_look(folder: Path, tmp_path: Path):
    settings = Settings(data_dir=tmp_path / "data", reports=str(folder))
    (folder / "ban-tin.txt").write_text("Bản tin\n\nKhông nói năm nào.\n", encoding="utf-8")
    with open_instance(settings) as instance:
        job = definitions_for(settings).resolve_implicit_global_asset_job_def()
        looked = job.execute_in_process(instance=instance, asset_selection=[dg.AssetKey("report_folder")])
        (evaluation,) = looked.get_asset_check_evaluations()
        assert (evaluation.check_name, evaluation.passed) == ("no_report_left_failed", False)
        assert "ban-tin.txt" in (evaluation.description or "")
        assert evaluation.blocking is False
