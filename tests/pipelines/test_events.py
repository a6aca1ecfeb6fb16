"""Dagster's log of events, where nobody has said where it is to lie."""

from pathlib import Path

from pipelines.events import EventsInSqlite


def test_without_a_home_nothing_is_made_in_the_checkout(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DAGSTER_HOME", raising=False)
    EventsInSqlite.from_config_value(None, {"base_dir": "$DAGSTER_HOME/history/runs"})
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "home"))
    EventsInSqlite.from_config_value(None, {"base_dir": "$DAGSTER_HOME/history/runs"})
    assert (tmp_path / "home" / "history" / "runs").is_dir()
