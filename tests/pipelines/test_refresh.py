"""`chiso refresh` as its users run it: real files, the command, a Dagster instance, a SQLite warehouse."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.instance import open_instance
from pipelines.settings import PROJECT, Settings

BUNDLED = PROJECT / "sources" / "bundled" / "reports"
FACT_TABLES = (
    "fact_observation",
    "fact_target",
    "fact_stated_change",
    "fact_task",
    "fact_year_over_year",
    "quarantine",
)


def chiso(data_dir: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "chiso"), *arguments]
    environment = os.environ | {"CHISO_DATA_DIR": str(data_dir)}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def rows(data_dir: Path, query: str) -> list[tuple]:
    with sqlite3.connect(data_dir / "warehouse.sqlite") as connection:
        return connection.execute(query).fetchall()


def everything(data_dir: Path) -> dict[str, list[tuple]]:
    return {table: rows(data_dir, f"select * from {table} order by 1") for table in FACT_TABLES}


def runs(data_dir: Path) -> int:
    with open_instance(Settings(data_dir=data_dir)) as instance:
        return instance.get_runs_count()


@pytest.fixture(scope="module")
def refreshed(tmp_path_factory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The data folder after one refresh of the bundled reports, and what the command said."""
    data_dir = tmp_path_factory.mktemp("bundled")
    return data_dir, chiso(data_dir, "refresh")


def test_it_ends_well_and_tells_what_it_did(refreshed):
    _, result = refreshed
    assert result.returncode == 0, result.stdout + result.stderr
    reports = len([path for path in BUNDLED.iterdir() if path.suffix != ".yaml"])
    for line in (f"Reports: {reports} read, 0 unchanged, 0 rejected, 0 failed", "Checks:", "Quarantine:", "Warehouse:"):
        assert line in result.stdout


def test_its_runs_are_in_the_dagster_instance_of_the_project(refreshed):
    data_dir, _ = refreshed
    with open_instance(Settings(data_dir=data_dir)) as instance:
        partitions = instance.get_dynamic_partitions("reports")
        jobs = {run.job_name for run in instance.get_runs()}
    assert len(partitions) >= 9
    assert all(partition[:4].isdigit() for partition in partitions)
    assert jobs == {"report", "year", "publish"}


def test_the_share_of_the_digital_economy_in_2022_is_kept_in_its_four_publications(refreshed):
    data_dir, _ = refreshed
    values = rows(
        data_dir,
        "select value from observations where indicator_code = 'DIGITAL_ECONOMY_GDP_SHARE_GSO'"
        " and kind = 'actual' and period_code = '2022' group by report_id order by issued_on",
    )
    assert [value for (value,) in values] == [12.86, 12.67, 12.63, 12.83]


def test_a_second_refresh_reads_no_report_and_changes_no_row(refreshed):
    data_dir, _ = refreshed
    before, runs_before = everything(data_dir), runs(data_dir)
    result = chiso(data_dir, "refresh")
    assert result.returncode == 0, result.stderr
    assert ", 0 rejected" in result.stdout
    assert "Reports: 0 read" in result.stdout
    assert everything(data_dir) == before
    assert runs(data_dir) == runs_before


def test_running_a_report_again_by_hand_changes_no_row(refreshed):
    from pipelines.definitions import definitions_for

    data_dir, _ = refreshed
    settings = Settings(data_dir=data_dir)
    before = everything(data_dir)
    with open_instance(settings) as instance:
        report = instance.get_dynamic_partitions("reports")[0]
        job = definitions_for(settings).resolve_job_def("report")
        assert job.execute_in_process(instance=instance, partition_key=report).success
    assert everything(data_dir) == before


@pytest.fixture(scope="module")
def broken(tmp_path_factory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A folder with one good report and five that cannot be used."""
    folder, data_dir = tmp_path_factory.mktemp("reports"), tmp_path_factory.mktemp("broken")
    good = next(path for path in sorted(BUNDLED.iterdir()) if path.suffix == ".docx")
    shutil.copyfile(good, folder / "ket-qua-2022.docx")
    (folder / "web-2022.pdf").write_text(
        "<!DOCTYPE html><html><body><p>Đạt 12% năm 2022</p></body></html>", encoding="utf-8"
    )
    (folder / "empty-2022.pdf").write_bytes(b"")
    (folder / "cut-2022.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n")
    (folder / "words-2022.txt").write_text(
        "Báo cáo kết quả\n\nCác đơn vị tích cực triển khai nhiệm vụ.\n", encoding="utf-8"
    )
    (folder / "catalogue.yaml").write_text(
        "reports:\n"
        "  - {file: gone-2022.pdf, id: 2022-gone, title: Báo cáo, issuer: null, number: null, issued_on: 2023-01-05,"
        " kind: result, year: 2022}\n",
        encoding="utf-8",
    )
    return data_dir, chiso(data_dir, "refresh", "--reports", str(folder))


@pytest.mark.parametrize(
    ("file", "said"),
    [
        pytest.param("web-2022.pdf", "HTML", id="an HTML page named .pdf"),
        pytest.param("empty-2022.pdf", "empty", id="an empty file"),
        pytest.param("cut-2022.pdf", "PDF", id="a PDF that breaks off"),
        pytest.param("words-2022.txt", "number", id="a report with no number in it"),
        pytest.param("gone-2022.pdf", "without a file", id="a file that the catalogue lists and nobody delivered"),
    ],
)
def test_a_broken_report_is_rejected_in_one_line_with_its_remedy(broken, file: str, said: str):
    _, result = broken
    lines = [line for line in result.stdout.splitlines() if line.startswith("rejected") and file in line]
    assert len(lines) == 1, result.stdout
    assert said in lines[0]
    assert "expected" in lines[0]
    assert ";" in lines[0], "the remedy follows the semicolon"


def test_the_good_report_beside_broken_ones_is_loaded_and_the_exit_status_says_that_something_was_rejected(broken):
    data_dir, result = broken
    assert result.returncode == 1
    assert "Reports: 1 read, 0 unchanged, 5 rejected, 0 failed" in result.stdout
    assert rows(data_dir, "select count(*) from observations")[0][0] > 0


def test_a_standing_rejection_is_said_again_without_being_tried_again(broken):
    data_dir, _ = broken
    before = runs(data_dir)
    again = chiso(data_dir, "refresh", "--reports", rows(data_dir, "select folder from source_file")[0][0])
    assert again.returncode == 1
    assert "Reports: 0 read, 1 unchanged, 5 rejected, 0 failed" in again.stdout
    assert runs(data_dir) == before


def test_the_load_of_a_blocked_report_started_alone_writes_nothing(broken):
    from dagster import AssetKey

    from pipelines.definitions import definitions_for

    data_dir, _ = broken
    settings = Settings(data_dir=data_dir)
    before = everything(data_dir)
    with open_instance(settings) as instance:
        (report,) = (key for key in instance.get_dynamic_partitions("reports") if "words" in key)
        job = definitions_for(settings).resolve_job_def("report")
        only_load = [AssetKey("warehouse_facts")]
        result = job.execute_in_process(
            instance=instance, partition_key=report, asset_selection=only_load, raise_on_error=False
        )
    assert not result.success
    assert everything(data_dir) == before
