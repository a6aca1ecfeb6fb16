"""`chiso migrate`: from nothing to the newest schema, and again."""

import pytest
from typer.testing import CliRunner

from pipelines.cli import app
from warehouse.database import connect
from warehouse.export import read_view


@pytest.fixture
def data_dir(tmp_path, monkeypatch):
    monkeypatch.setenv("CHISO_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("CHISO_WAREHOUSE_URL", raising=False)
    return tmp_path


def test_migrating_makes_the_schema_and_then_changes_nothing(data_dir):
    first, second = (CliRunner().invoke(app, ["migrate"]) for _ in range(2))
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.output == second.output
    assert "warehouse.sqlite: schema 00" in first.output
    assert read_view(connect(f"sqlite:///{data_dir / 'warehouse.sqlite'}"), "observations") == []


def test_a_reader_of_a_file_is_refused(data_dir):
    outcome = CliRunner().invoke(app, ["migrate", "--reader", "analyst"])
    assert outcome.exit_code == 1
    assert "rejected:" in outcome.output
    assert "mode=ro" in outcome.output
