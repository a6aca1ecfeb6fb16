"""A warehouse of its own for each test: a real SQLite file, migrated, with the small catalogue of the factory."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from normalise.records import Observation
from sources.document import Report
from tests.warehouse.factory import CATALOGUE, ENTITIES
from warehouse.database import connect, migrate
from warehouse.dimensions import load_catalogue
from warehouse.load import LoadSummary, load_report


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'warehouse.db'}"


@pytest.fixture
def engine(url: str) -> Engine:
    engine = connect(url)
    migrate(engine)
    load_catalogue(engine, CATALOGUE, ENTITIES)
    return engine


@pytest.fixture
def load(engine: Engine) -> Callable[..., LoadSummary]:
    """Load observations of one report; a dash among them goes where dashes go."""

    def load(report: Report, *observations: Observation, tasks=(), quarantined=(), check_runs=()) -> LoadSummary:
        said = [each for each in observations if each.value is not None]
        dashes = [each for each in observations if each.value is None]
        return load_report(engine, report, said, dashes, tasks, quarantined, check_runs)

    return load
