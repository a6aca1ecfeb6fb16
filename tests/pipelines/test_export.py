"""`chiso export` as its users run it."""

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipelines.cli import app
from pipelines.settings import Settings
from tests.warehouse.factory import CATALOGUE, ENTITIES, observation, report
from warehouse.database import connect, migrate
from warehouse.loading.dimensions import load_catalogue
from warehouse.loading.load import load_report


@pytest.fixture
def export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CHISO_DATA_DIR", str(tmp_path))

    def run(*arguments: object) -> Result:
        return CliRunner().invoke(app, ["export", *map(str, arguments)])

    return run


@pytest.fixture
def loaded(tmp_path: Path) -> None:
    engine = connect(Settings(data_dir=tmp_path).warehouse_url)
    migrate(engine)
    load_catalogue(engine, CATALOGUE, ENTITIES)
    results = report("2022-results")
    load_report(engine, results, [observation(results, "54.34", "2022")], [], [], [], [])


def test_it_writes_the_formats_asked_for(export, loaded, tmp_path: Path):
    result = export(tmp_path / "out", "--format", "csv,sdmx-csv")
    assert result.exit_code == 0, result.output
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {Path(line).name for line in result.output.splitlines()} == names
    assert {Path(name).suffix for name in names} == {".csv", ".json", ".md"}
    with (tmp_path / "out" / "observations.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["value"] for row in csv.DictReader(file)] == ["54.34"]


def test_an_unknown_format_is_wrong_use(export, loaded, tmp_path: Path):
    result = export(tmp_path / "out", "--format", "csv,ods")
    assert result.exit_code == 2
    assert "found ods, expected csv, parquet, xlsx, sdmx-csv" in " ".join(result.stderr.replace("│", " ").split())


def test_a_warehouse_without_reports_says_what_to_do(export, tmp_path: Path):
    result = export(tmp_path / "out")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "found no report, expected a warehouse with reports; run `chiso refresh`" in result.stderr
