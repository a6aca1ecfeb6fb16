"""`chiso curate`: what waits for a person, one section a module of this package, and writing what was decided.

A section is a module with `TITLE` and `offers(engine, decided, limit)`: what waits, the most urgent first, each with
where it is printed and what to write to settle it. The lines printed are one YAML text: completed, it is what
`decisions.apply` takes. What is asked of the warehouse belongs to `warehouse.queries` and `warehouse.loading.curating`.
"""

from collections.abc import Iterator, Sequence
from importlib import import_module

from pipelines.settings import Settings

SECTIONS = ("quarantine", "recognised", "indicators", "entities", "tasks")
"""Modules of this package, in the order in which they are printed: those whose entries are of one list side by side."""


def curate(settings: Settings, sections: Sequence[str], limit: int) -> Iterator[str]:
    """Yield the lines of the named sections, each under its title as a YAML comment; nothing is changed."""
    from assets.resources import Warehouse
    from pipelines.curate.decided import of_folder
    from pipelines.curate.offer import printed

    engine = Warehouse(url=settings.warehouse_url).engine
    decided = of_folder(engine, settings.reports)
    begun = ""
    for name in sorted(sections, key=SECTIONS.index):
        section = import_module(f"{__name__}.{name}")
        found = list(section.offers(engine, decided, limit))
        yield f"# {section.TITLE}" if found else f"# {section.TITLE}: none"
        for line, open_list in printed(found, begun):
            yield line
            begun = open_list
        yield ""
