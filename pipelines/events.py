"""Dagster's log of events in SQLite, with one engine a file instead of one an event.

Only loaded where `dagster.yaml` names it. The files are those of Dagster's own storage, in the same place.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Self

from dagster._core.storage.event_log import SqliteEventLogStorage
from dagster._core.storage.sqlite import SQLITE_BUSY_TIMEOUT_SECONDS
from dagster._serdes import ConfigurableClassData
from sqlalchemy import Connection, Engine, NullPool, create_engine

FILES = 16
"""Engines that are kept: a file for each run that is under way or looked at, and one for all assets."""


class EventsInSqlite(SqliteEventLogStorage):
    """Dagster's own storage, which makes an engine anew for every event and with it compiles every statement anew.

    A report leaves some eighty events: the engines were a fifth of the processor time of a backfill (measured with
    dagster 1.13). Connections are opened and closed for each event as before, so that no file stays open.
    """

    @classmethod
    def from_config_value(cls, inst_data: ConfigurableClassData | None, config_value: Any) -> Self:
        """Make the storage that dagster.yaml describes.

        Dagster's own commands read the project's file itself, in which $DAGSTER_HOME is not yet replaced: without such
        a variable they keep nothing, and this storage keeps as little.
        """
        base_dir = os.path.expandvars(config_value["base_dir"])
        if "$" in base_dir:
            base_dir = tempfile.mkdtemp(prefix="chiso-dagster-")
        return cls(inst_data=inst_data, **(config_value | {"base_dir": base_dir}))

    @contextmanager
    def _connect(self, shard: str) -> Iterator[Connection]:
        if shard not in self._initialized_dbs:
            with super()._connect(shard) as connection:
                yield connection
            return
        with self._db_lock, _engine(self.conn_string_for_shard(shard)).begin() as connection:
            yield connection


@lru_cache(FILES)
def _engine(url: str) -> Engine:
    return create_engine(url, poolclass=NullPool, connect_args={"timeout": SQLITE_BUSY_TIMEOUT_SECONDS})
