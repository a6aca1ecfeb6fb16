"""A refresh that ends between two steps: what the second would have made is made by the next refresh."""

from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest

from pipelines.instance import open_instance
from pipelines.refresh import refresh
from pipelines.settings import Settings
from tests.faults.campaign.ground import Ground
from tests.faults.campaign.handed import handed


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """Two reports, refreshed once."""
    ground = Ground(tmp_path_factory.mktemp("ground"))
    ground.write()
    refreshed(ground)
    yield ground


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
