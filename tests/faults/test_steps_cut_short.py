"""A refresh that ends between two steps, or in the middle of one: the next one makes the rest, and the line is seen."""

import os
import socket
from pathlib import Path

import dagster as dg
import pytest

from assets.documents import registered
from assets.resources import Warehouse
from pipelines import refresh_process
from pipelines.instance import open_instance
from pipelines.refresh import refresh
from pipelines.settings import Settings
from tests.faults.campaign.ground import Ground
from tests.faults.campaign.handed import handed
from warehouse.loading.register import SourceFile


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """Two reports, refreshed once."""
    ground = Ground(tmp_path_factory.mktemp("ground"))
    ground.write()
    refreshed(ground)
    return ground


def refreshed(ground: Ground) -> dict[str, str]:
    """Refresh in this process; what failed, and why."""
    settings = Settings(data_dir=ground.data, reports=str(ground.reports), warehouse_url=ground.url)
    with open_instance(settings) as instance:
        return refresh(instance, settings, say=lambda _: None).failed


@pytest.mark.parametrize(
    ("step", "run"),
    [
        ("warehouse.loading.task_links.relink_year", "2022-ket-qua"),  # the report is loaded, its tasks are not linked
        ("warehouse.queries.live_facts", "2022-ket-qua"),  # loaded, and not looked at
        ("warehouse.comparison.year_over_year.rows_of_year", "year 2022"),  # compared, and not looked at
        ("warehouse.loading.publications.load_publications", "year 2022"),  # not held against other reports
        ("warehouse.export.export_views", "publish"),  # neither files nor pages
        ("assets.pages.site.make_site", "publish"),  # files, and no pages
    ],
)
def test_the_next_refresh_makes_what_a_step_that_was_cut_short_left(
    ground: Ground, step: str, run: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ends(*_: object, **__: object) -> None:
        raise dg.Failure("an end", allow_retries=False)

    ground.write(2022)
    with monkeypatch.context() as cut:
        cut.setattr(step, ends)
        assert run in refreshed(ground)
    assert refreshed(ground) == {}
    assert ground.kept() + handed(ground) == []


@pytest.mark.parametrize("gone", ["the folder", "the file"])
def test_a_report_that_is_gone_when_it_is_to_be_read_is_read_once_it_is_back(
    ground: Ground, gone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when a mount is lost between the look into the folder and the reading."""
    ground.write(2022)
    place = ground.reports if gone == "the folder" else ground.file(2022)
    away = ground.place / "away"

    def lost(report: str, warehouse: Warehouse) -> SourceFile:
        if place.exists():
            place.rename(away)
        return registered(report, warehouse)

    with monkeypatch.context() as mount:
        mount.setattr("assets.documents.registered", lost)
        assert "found no such" in refreshed(ground)["2022-ket-qua"]
    away.rename(place)
    assert refreshed(ground) == {}
    assert ground.kept() + handed(ground) == []


def test_an_error_is_told_on_the_screen_though_a_step_still_has_the_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    ours, theirs = socket.socketpair()
    screen = os.dup(2)

    def ends(*_: object) -> int:
        with (tmp_path / "step.err").open("w") as log:
            os.dup2(log.fileno(), 2)
        raise OSError(28, "No space left on device", "data")

    monkeypatch.setattr(refresh_process, "_refresh", ends)
    monkeypatch.setattr(refresh_process, "_end_with", lambda _: None)
    monkeypatch.setattr("sys.argv", ["refresh_process", str(theirs.detach())])
    ours.sendall(b"{}\n")
    try:
        assert refresh_process.main() == 1
    finally:
        os.dup2(screen, 2)
        os.close(screen)
    assert capfd.readouterr().err == "failed: data: No space left on device; make room on the disk and run it again\n"
