"""Starting the pages: a fresh copy of the views, and Datasette over it, read-only, on one address."""

import socket
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.settings import Settings
from sources.document import Rejected

if TYPE_CHECKING:
    from datasette.app import Datasette

    from pipelines.explore.worked_queries import WorkedQuery
    from warehouse.database import Engine

HERE = Path(__file__).parent
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def pages(engine: "Engine", settings: Settings) -> "Datasette":
    """Copy the views of a warehouse and give the pages over the copy."""
    from datasette.app import Datasette
    from datasette.plugins import pm

    from pipelines.explore import plugin
    from pipelines.explore.links import SITE
    from pipelines.explore.metadata import DATABASE, metadata
    from pipelines.explore.worked_queries import worked_queries
    from warehouse.snapshot import snapshot

    path = settings.data_dir / "explore" / f"{DATABASE}.sqlite"
    copied = snapshot(engine, path)
    site = settings.site if settings.site.is_dir() else None
    queries = [_with_what_is_loaded(engine, query) for query in worked_queries()]
    described = metadata(copied, queries, settings.data_dir, site)
    described["plugins"]["chiso"]["copied_at"] = datetime.now(UTC).strftime("%d/%m/%Y %H:%M UTC")
    if not pm.has_plugin("chiso"):
        pm.register(plugin, "chiso")
    return Datasette(
        immutables=[str(path)],
        metadata=described,
        template_dir=str(HERE / "templates"),
        static_mounts=[("-/chiso", str(HERE / "static")), *([(SITE, str(site))] if site else [])],
        settings={
            "max_returned_rows": 10_000,
            "sql_time_limit_ms": 10_000,
            "facet_time_limit_ms": 3_000,
            "suggest_facets": False,
            "truncate_cells_html": 0,
        },
    )


def _with_what_is_loaded(engine: "Engine", query: "WorkedQuery") -> "WorkedQuery":
    """Give a query parameters that the reports at hand have; the examples stay where they have none."""
    from warehouse.queries import first_row

    if query.loaded is None:
        return query
    found = {name: str(value) for name, value in first_row(engine, query.loaded).items() if value is not None}
    return replace(query, parameters=query.parameters | found)


def explore(
    engine: "Engine", settings: Settings, host: str, port: int, curate: bool, say: Callable[[str], None]
) -> None:
    """Serve the pages until interrupted; with `curate` those that write, too.

    Rejected if the address is taken, or if anybody but this machine could reach pages that write.
    """
    import uvicorn

    from pipelines.explore.curating import Curating
    from pipelines.explore.guard import guarded

    if curate and host not in LOOPBACK:
        expected, remedy = f"one of {', '.join(LOOPBACK)}", "leave --host out, or --curate"
        raise Rejected(host, "a host that others can reach", expected, remedy, "host")
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, port))
        except OSError as error:
            raise Rejected(
                f"{host}:{port}",
                str(error),
                "a free address",
                "stop what listens there, or name another --port",
                "port",
            ) from error
        datasette = pages(engine, settings)
        app, path = datasette.app(), ""
        if curate:
            curating = Curating(datasette, engine, settings)
            app, path = curating.before(app), curating.path
        app = guarded(app, host)
        say(f"http://{host}:{listening.getsockname()[1]}{path}")
        sys.stdout.flush()
        uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="on")).run(sockets=[listening])
