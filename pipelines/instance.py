"""The project's own Dagster instance; `python -m pipelines.instance` prepares it and prints its home."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.settings import Settings

if TYPE_CHECKING:
    from dagster import DagsterInstance

DESCRIBED = Path(__file__).with_name("dagster.yaml")


def prepare_home(settings: Settings) -> Path:
    """Make the home folder with the project's dagster.yaml in it, and return it."""
    home = settings.dagster_home
    home.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(DESCRIBED, home / DESCRIBED.name)
    return home


def open_instance(settings: Settings) -> "DagsterInstance":
    """The instance that `make dev` shows; use as a context manager."""
    from dagster import DagsterInstance

    return DagsterInstance.from_config(str(prepare_home(settings)))


if __name__ == "__main__":
    print(prepare_home(Settings()))
