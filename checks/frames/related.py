"""The frame of relations between the figures of one report: one row a relation, whether it holds or not.

How figures are paired belongs to `checks.relations`, what must hold to `checks.suites.relations`.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from checks.frames.table import table
from checks.relations.relation import Relation

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    *("relation_id", "relation", "common_low", "common_high", "found"),
    *("raws", "sentences", "locators", "observation_ids"),
    *("page", "locator", "raw", "sentence"),
)


def relations_frame(relations: Iterable[Relation]) -> "pd.DataFrame":
    """One row a relation: what both of its sides allow, and all that is printed about it.

    `common_low` and `common_high` are the ends of what is in both intervals (Decimal; None is without limit): a
    relation holds where the lower end is not above the upper one. `relation` is the rule that it is for; `raws`,
    `sentences`, `locators` and `observation_ids` are tuples, the last without the places that are no figures.
    """
    return table((_row(turn, each) for turn, each in enumerate(relations, start=1)), COLUMNS)


def _row(turn: int, relation: Relation) -> dict[str, Any]:
    places = relation.places
    return {
        "relation_id": f"relation-{turn}",
        "relation": relation.rule,
        "common_low": max(_known(relation.left.low, relation.right.low), default=None),
        "common_high": min(_known(relation.left.high, relation.right.high), default=None),
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


def _known(*ends: Decimal | None) -> list[Decimal]:
    return [end for end in ends if end is not None]
