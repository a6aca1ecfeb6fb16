"""The project's own Dagster instance; `python -m pipelines.instance` prepares it and prints its home."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.settings import Settings

if TYPE_CHECKING:
    from dagster import DagsterInstance

DESCRIBED = Path(__file__).with_name("dagster.yaml")


def open_instance(settings: Settings) -> "DagsterInstance":
    """The instance that `make dev` shows; use as a context manager.

    One process at a time opens it: Dagster makes the tables of its storage where they are missing, and a second
    process that does the same at that moment ends with "table already exists".
    """
    from dagster import DagsterInstance

    from warehouse.folder_lock import alone_in

    home = settings.dagster_home
    with alone_in(home):
        shutil.copyfile(DESCRIBED, home / DESCRIBED.name)
        return DagsterInstance.from_config(str(home))


if __name__ == "__main__":
    here = Settings()
    with open_instance(here):
        print(here.dagster_home)
