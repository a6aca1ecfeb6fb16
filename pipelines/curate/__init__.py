"""`chiso curate`: what waits for a person, one section a module of this package.

A section is a module with `TITLE` and `lines(engine, limit)`: the lines to print, the most urgent first, nothing where
nothing waits. Each line says what waits, where it is printed, and what to write or do to settle it. What is asked of
the warehouse belongs to `warehouse.queries`.
"""

from collections.abc import Iterator, Sequence
from importlib import import_module

from pipelines.settings import Settings

SECTIONS = ("quarantine", "recognised", "indicators", "entities", "tasks")
"""Modules of this package, in the order in which they are printed."""


def curate(settings: Settings, sections: Sequence[str], limit: int) -> Iterator[str]:
    """Yield the lines of the named sections, each under its title as a YAML comment; nothing is changed."""
    from assets.resources import Warehouse

    engine = Warehouse(url=settings.warehouse_url).engine
    for name in sections:
        section = import_module(f"{__name__}.{name}")
        found = list(section.lines(engine, limit))
        yield f"# {section.TITLE}" if found else f"# {section.TITLE}: none"
        yield from found
        yield ""
