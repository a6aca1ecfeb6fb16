"""Settings: what is filled in, and that a run started elsewhere finds the same places."""

from pathlib import Path

from pipelines.settings import PROJECT, Settings


def test_everything_lies_in_the_data_folder_unless_said_otherwise(tmp_path: Path):
    settings = Settings(data_dir=tmp_path)
    assert settings.warehouse_url == f"sqlite:///{tmp_path / 'warehouse.sqlite'}"
    assert {Path(settings.staging_root).parent, settings.exports.parent, settings.dagster_home.parent} == {tmp_path}


def test_relative_places_become_absolute_and_addresses_stay(monkeypatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    assert Settings(reports="reports", data_dir=Path("data")).reports == str(tmp_path / "reports")
    assert Settings(data_dir=Path("data")).data_dir == tmp_path / "data"
    assert Settings(reports="s3://bucket/reports").reports == "s3://bucket/reports"


def test_variables_of_the_environment_are_read(monkeypatch):
    monkeypatch.setenv("CHISO_WAREHOUSE_URL", "sqlite:////elsewhere.sqlite")
    assert Settings().warehouse_url == "sqlite:////elsewhere.sqlite"
    assert Settings().reports == str(PROJECT / "sources" / "bundled" / "reports")
