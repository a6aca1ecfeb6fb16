"""The site of the bundled reports, made once."""

from functools import partial
from pathlib import Path

import pytest

from assets.outputs import staged_report
from assets.pages.site import make_site
from assets.staging import Staging
from pipelines.settings import Settings
from tests.bundled import bundled_warehouse, staged


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `chiso site` writes of them."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("data"))
    engine = bundled_warehouse(settings.warehouse_url)
    staged(settings)
    folder = tmp_path_factory.mktemp("site")
    make_site(engine, partial(staged_report, Staging(root=settings.staging_root)), folder)
    return folder
