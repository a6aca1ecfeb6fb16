"""From an observation to the row of its fact table.

How rows get in is `load`; what a printed figure allows is `intervals`.
"""

from collections.abc import Mapping
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Table

from normalise.records import Interval, Kind, Observation, half_width
from warehouse.comparison.intervals import allowed
from warehouse.schema.tables import fact_observation, fact_stated_change, fact_target

FACTS: Mapping[Kind, Table] = {
    Kind.ACTUAL: fact_observation,
    Kind.TARGET: fact_target,
    Kind.GROWTH: fact_stated_change,
}
NOTHING = Interval(None, None)
ESTIMATED, NORMAL, NOT_REPORTED = "E", "A", "O"
"""SDMX observation status (CL_OBS_STATUS)."""

_MADE = (
    "position",
    "entity_id",
    *Interval._fields,
    "half_width",
    "flags",
    "pieces",
    "status",
    "origin",
)
"""Columns of a row that are not simply a field of the observation, in the order in which `fact_row` gives them."""
_COPIED = {
    kind: tuple(name for name in Observation.model_fields if name in table.columns and name not in _MADE)
    for kind, table in FACTS.items()
}
COLUMNS = {kind: (*copied, *_MADE) for kind, copied in _COPIED.items()}
"""Columns in the order in which `fact_row` gives their values."""

_copied = {kind: itemgetter(*names) for kind, names in _COPIED.items()}
_half_width = cache(half_width)


def fact_row(observation: Observation, position: int, entity_id: str) -> list[Any]:
    """Give the values of `COLUMNS` for an observation; its load adds the stamps.

    A load of a million rows spends its time here, so fields are copied by the dozen.
    """
    half = _half_width(observation.decimals, observation.scale)
    value = observation.value
    reach = NOTHING if value is None else allowed(value, observation.value_high, observation.qualifier, half)
    return [
        *_copied[observation.kind](vars(observation)),
        position,
        entity_id,
        *reach,
        half,
        observation.flags,
        observation.pieces,
        _status(observation),
        "reported",
    ]


def _status(observation: Observation) -> str:
    """SDMX status. The words "ước" and "khoảng" both come as "~": what they give is an estimate either way."""
    if observation.value is None:
        return NOT_REPORTED
    return ESTIMATED if observation.qualifier == "~" else NORMAL
