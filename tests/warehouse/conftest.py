"""A warehouse of its own for each test, on either database: migrated, with the small catalogue of the factory."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url

from normalise.records import Observation
from sources.document import Report
from tests import postgresql
from tests.warehouse.factory import CATALOGUE, ENTITIES
from warehouse.database import connect, migrate
from warehouse.loading.dimensions import load_catalogue
from warehouse.loading.load import LoadSummary, load_report


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def prepared(request, tmp_path_factory) -> Iterator[str]:
    """URL of a warehouse that is ready, of which each test gets a copy."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            url = f"sqlite:///{tmp_path_factory.mktemp('prepared') / 'warehouse.db'}"
        else:
            url = stack.enter_context(postgresql.database(postgresql.server()))
        engine = connect(url)
        migrate(engine)
        load_catalogue(engine, CATALOGUE, ENTITIES)
        engine.dispose()
        yield url


@pytest.fixture
def url(prepared: str, tmp_path: Path) -> Iterator[str]:
    """URL of the test's own copy."""
    source = make_url(prepared)
    if source.get_backend_name() == "sqlite":
        yield f"sqlite:///{shutil.copy(source.database, tmp_path / 'warehouse.db')}"
    else:
        with postgresql.database(postgresql.server(), source.database) as copy:
            yield copy


@pytest.fixture
def empty_url(prepared: str, tmp_path: Path) -> Iterator[str]:
    """URL of a database without any table."""
    if make_url(prepared).get_backend_name() == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        with postgresql.database(postgresql.server()) as fresh:
            yield fresh


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    engine = connect(url)
    yield engine
    engine.dispose()


@pytest.fixture
def load(engine: Engine) -> Callable[..., LoadSummary]:
    """Load observations of one report; a dash among them goes where dashes go."""

    def load(report: Report, *observations: Observation, tasks=(), quarantined=(), check_runs=()) -> LoadSummary:
        said = [each for each in observations if each.value is not None]
        dashes = [each for each in observations if each.value is None]
        return load_report(engine, report, said, dashes, tasks, quarantined, check_runs)

    return load
