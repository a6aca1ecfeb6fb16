"""The frame of relations between the figures of one report: one row a relation, whether it holds or not.

How figures are paired belongs to `checks.relations`, what must hold to `checks.suites.relations`.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from checks.frames.table import table
from checks.relations.relation import Relation

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    *("relation_id", "relation", "left_low", "left_high", "right_low", "right_high", "found"),
    *("raws", "sentences", "locators", "observation_ids"),
    *("page", "locator", "raw", "sentence"),
)


def relations_frame(relations: Iterable[Relation]) -> "pd.DataFrame":
    """One row a relation: its two intervals (Decimal; None is without limit), and all that is printed about it.

    `relation` is the rule that it is for; `raws`, `sentences`, `locators` and `observation_ids` are tuples, the last
    without the places that are no figures.
    """
    return table((_row(turn, each) for turn, each in enumerate(relations, start=1)), COLUMNS)


def _row(turn: int, relation: Relation) -> dict[str, Any]:
    places = relation.places
    return {
        "relation_id": f"relation-{turn}",
        "relation": relation.rule,
        "left_low": relation.left.low,
        "left_high": relation.left.high,
        "right_low": relation.right.low,
        "right_high": relation.right.high,
        "found": relation.found,
        "raws": tuple(place.raw for place in places),
        "sentences": tuple(dict.fromkeys(place.sentence for place in places)),
        "locators": tuple(dict.fromkeys(place.locator for place in places)),
        "observation_ids": tuple(place.observation_id for place in places if place.observation_id),
        "page": places[0].page,
        "locator": " · ".join(dict.fromkeys(place.locator for place in places)),
        "raw": " · ".join(dict.fromkeys(place.raw for place in places)),
        "sentence": places[0].sentence,
    }
