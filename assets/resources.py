"""What assets need from outside: the register of reports and the warehouse. Settings come from `pipelines`."""

from functools import cache
from typing import TYPE_CHECKING

import dagster as dg
from pydantic import TypeAdapter
from upath import UPath

from assets.staging import Staging
from sources.document import Frozen

if TYPE_CHECKING:
    from warehouse.database import Engine


class Registered(Frozen):
    """Where a known report lies, and the content that was last seen there."""

    folder: str
    file: str
    sha256: str


_REGISTER = TypeAdapter(dict[str, Registered])


class ReportRegister(dg.ConfigurableResource):
    """Every report ever listed, by id: a partition can be run again from the UI without naming its folder again."""

    staging: dg.ResourceDependency[Staging]

    @property
    def _path(self) -> UPath:
        return UPath(self.staging.root) / "reports.json"

    def read(self) -> dict[str, Registered]:
        """Report id → where it lies; empty before the first refresh."""
        return _REGISTER.validate_json(self._path.read_bytes()) if self._path.exists() else {}

    def add(self, entries: dict[str, Registered]) -> None:
        """Add or replace entries."""
        self.staging.write(self._path, _REGISTER.dump_json(self.read() | entries, indent=1))


class Warehouse(dg.ConfigurableResource):
    """The warehouse database."""

    url: str

    @property
    def engine(self) -> "Engine":
        """Connected, at the newest schema and with the catalogues loaded: once a process and URL."""
        return _open(self.url)


@cache
def _open(url: str) -> "Engine":
    from normalise.entity import catalogue
    from normalise.entity_catalogue import changes, classes
    from normalise.indicator import catalogue as indicators
    from warehouse.database import connect, migrate
    from warehouse.dimensions import load_catalogue
    from warehouse.entities import load_changes_and_classes

    engine = connect(url)
    migrate(engine)
    entities = catalogue()
    load_catalogue(engine, indicators(), entities)
    load_changes_and_classes(engine, entities, changes(), classes())
    return engine
