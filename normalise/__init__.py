"""What words mean: quantities, periods, entities, indicators, statements, observations.

Pure functions, no I/O but the catalogues.

How a file is read (`sources`) and what may enter the warehouse (`checks`) do not belong here.
"""

from importlib import import_module
from types import ModuleType

_FRONT = {"period": "normalise.periods.period", "quantity": "normalise.quantities.quantity"}
"""What tools outside the project import from the room itself, whatever floor it stands on."""


def __getattr__(name: str) -> ModuleType:
    """Import a module of the front when it is first asked for."""
    if name in _FRONT:
        return import_module(_FRONT[name])
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
