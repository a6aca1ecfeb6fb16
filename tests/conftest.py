"""What tests of every room use: the real reports where they are present, and settings of their own."""

from pathlib import Path

import pytest

from pipelines.settings import PROJECT, Settings

LONG = ("deploy", "browser", "pipelines", "faults", "assets")
"""Folders whose modules run whole programs: they begin first, so that no worker is left alone with one at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> int:
        room = item.path.relative_to(PROJECT / "tests").parts[0]
        return LONG.index(room) if room in LONG else len(LONG)

    items.sort(key=place)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real reports, labels and scorers beside the checkout; tests that need it skip elsewhere."""
    folder = PROJECT.parent / "shared"
    if not (folder / "reports").is_dir():
        pytest.skip(f"the real reports are not in {folder}")
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings that keep everything in the test's own folder."""
    return Settings(data_dir=tmp_path / "data")
