"""What assets need from outside: the folder of reports and the warehouse. Settings come from `pipelines`."""

from functools import cache
from typing import TYPE_CHECKING

import dagster as dg

if TYPE_CHECKING:
    from warehouse.database import Engine


class ReportFolder(dg.ConfigurableResource):
    """The folder or store that is looked at for reports."""

    location: str


class Warehouse(dg.ConfigurableResource):
    """The warehouse database."""

    url: str

    @property
    def engine(self) -> "Engine":
        """Connected, at the newest schema and with the catalogues loaded: once a process and URL."""
        return _open(self.url)


@cache
def _open(url: str) -> "Engine":
    from normalise.reference.entity import catalogue
    from normalise.reference.entity_catalogue import changes, classes
    from normalise.reference.indicator import catalogue as indicators
    from warehouse.database import connect, migrate
    from warehouse.loading.dimensions import load_catalogue
    from warehouse.loading.entities import load_changes_and_classes

    engine = connect(url)
    migrate(engine)
    entities = catalogue()
    load_catalogue(engine, indicators(), entities)
    load_changes_and_classes(engine, entities, changes(), classes())
    return engine
