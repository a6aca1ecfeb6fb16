"""Modules that Great Expectations imports and that nothing here uses: they are loaded when somebody asks for them.

It needs `scipy.stats` and `altair` for comparing distributions and drawing them. Loading both costs every process that
checks something 78 MB and a third of the time of the import (docs/decisions/0019).
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

UNUSED = ("altair", "scipy.stats")


class _StandIn(ModuleType):
    """In the place of a module until anything of it is asked for, then gone."""

    def __getattr__(self, attribute: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), attribute)


def spare() -> None:
    """Put stand-ins in the place of modules that are not loaded yet."""
    for name in UNUSED:
        sys.modules.setdefault(name, _StandIn(name))
