"""Indicators under a provisional code: the most often stated first, each with the entries that settle it.

An alias is offered where the words that differ change nothing that is known to matter, else a new entry filled with
what is known; a person reads both names and decides. What is alike is found by `normalise.reference.matching`.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from normalise.curation import TO_FILL
from pipelines.curate.decided import Decided
from pipelines.curate.names import Name, waiting
from pipelines.curate.offer import Entry, Offer, one_line

if TYPE_CHECKING:
    from warehouse.database import Engine

TITLE = "Names that no catalogue knows: complete what is right, then `chiso curate --apply FILE`"
ALIKE = Decimal("0.75")
"""From this share of words in common on, the name is an alias, or needs a link that says why it is none."""
SENTENCES = 8
"""Shown of each name; the others are counted."""
LONGEST_CODE = 40
_WORD = re.compile(r"[A-Z0-9]+")

Row = dict[str, Any]


def offers(engine: "Engine", decided: Decided, limit: int) -> Iterator[Offer]:
    """Yield an offer for each of the first `limit` names, with where it is stated and what it may be."""
    for name in islice(waiting(engine, decided.curation), limit):
        yield Offer((*_said(name), *_suggested(name.row)), entries(name))


def entries(name: Name) -> tuple[tuple[str, Entry], ...]:
    """Give what would settle a name; nothing where no limit keeps the other sentences of that name out."""
    limits = name.limits
    if limits is None:
        return ()
    if is_alike(name.row) and not name.row["suggestion_is_another"]:
        return (("aliases", {"name": name.name, "of": name.row["suggestion"], **limits}),)
    made = new_entry(name, limits)
    if not limits:
        return (("indicators", made),)
    return (("indicators", made), ("aliases", {"name": name.name, "of": made["code"], **limits}))


def is_alike(row: Row) -> bool:
    """Whether the best suggestion has most of its words in common."""
    return row["suggestion_score"] is not None and Decimal(str(row["suggestion_score"])) >= ALIKE


def new_entry(name: Name, limits: dict[str, str]) -> Entry:
    """Give a new entry: what the sentences tell is filled in, the rest is marked. A limited name says its limits."""
    share = name.unit == "%"
    full_name = f"{name.name} ({'; '.join(limits.values())})" if limits else name.name
    entry = {
        "code": code_of(full_name),
        "name_vi": full_name,
        "name_en": TO_FILL,
        "unit": name.unit or TO_FILL,
        "kind": "rate" if share else "level",
        "time_basis": name.time_basis or TO_FILL,
        "definition": TO_FILL,
        **({"numerator": TO_FILL, "population": TO_FILL, "minimum": 0, "maximum": 100} if share else {}),
        "direction": "none",
    }
    if is_alike(name.row):
        reasons = {"reason_vi": TO_FILL, "reason_en": TO_FILL}
        entry["links"] = [{"to": name.row["suggestion"], "relation": "not_comparable", **reasons}]
    return entry


def code_of(name: str) -> str:
    """Make a code of the first words of a name, which a person may better.

    >>> code_of("Số lò mổ gia cầm tập trung")
    'SO_LO_MO_GIA_CAM_TAP_TRUNG'
    """
    plain = unicodedata.normalize("NFKD", name.upper().replace("Đ", "D")).encode("ascii", "ignore").decode()
    made = ""
    for word in _WORD.findall(plain):
        if len(made) + len(word) >= LONGEST_CODE:
            break
        made = f"{made}_{word}" if made else word
    return made if made[:1].isalpha() else f"I_{made}"


def _said(name: Name) -> Iterator[str]:
    """Tell the name with its sentences, and those of the same name that are another's."""
    yield f"{name.name} ({name.unit or 'no unit'}), stated {len(name.stated)} times"
    yield from _sentences(name.stated, "  ")
    if name.others:
        apart = "kept out by the limits below" if name.limits else "which no limit keeps apart: nothing is offered"
        yield f"  {len(name.others)} of that name are another's, {apart}:"
        yield from _sentences(name.others, "    ")


def _sentences(rows: Sequence[Row], indent: str) -> Iterator[str]:
    """Give each place once, however many figures stand in it."""
    places = list(dict.fromkeys(f"{indent}{_place(one)}: “{one_line(one['sentence'])}”" for one in rows))
    yield from places[:SENTENCES]
    if len(places) > SENTENCES:
        yield f"{indent}and {len(places) - SENTENCES} places more"


def _place(row: Row) -> str:
    page = f", page {row['page']}" if row["page"] else ""
    return f"{row['report_id']}{page}, {row['locator']}"


def _suggested(row: Row) -> Iterator[str]:
    """Say the best suggestion with the words that differ, the next ones, and how to set the name aside."""
    if row["suggestion"] is None:
        yield "like no curated indicator"
    else:
        words = f"{row['suggestion']}: {_percent(row['suggestion_score'])} of the words"
        differing = [
            f"only {side} has “{row[column]}”"
            for side, column in (("the curated name", "suggestion_lacks"), ("the printed one", "suggestion_adds"))
            if row[column]
        ]
        yield "; ".join([words, *differing, *["another indicator by these words"] * row["suggestion_is_another"]])
        further = [each for each in (row["second_suggestion"], row["third_suggestion"]) if each]
        if further:
            yield f"then {', '.join(further)}"
    yield f"if it is no indicator, under `dismissed`: - {{name: {row['indicator_name']!r}, reason: …}}"


def _percent(score: Any) -> str:
    return f"{Decimal(str(score)) * 100:.0f} %"
