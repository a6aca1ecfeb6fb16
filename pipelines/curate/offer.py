"""What a section of `chiso curate` says of one thing that waits: remarks for people, and the entries that settle it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Entry = dict[str, Any]


@dataclass(frozen=True)
class Offer:
    """Remarks, and entries by the list that they belong to: `corrections`, `aliases`, `indicators`, `dismissed`."""

    remarks: tuple[str, ...]
    entries: tuple[tuple[str, Entry], ...] = ()


def printed(offers: Iterable[Offer], begun: str) -> Iterator[tuple[str, str]]:
    """Yield each line with the list that stands open after it: offers of one list come together, under its name.

    `begun` is the list that the lines before have begun, which is not begun a second time.
    """
    lists: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for offer in offers:
        if not offer.entries:
            yield from ((f"# {remark}", begun) for remark in offer.remarks)
        for turn, (name, entry) in enumerate(offer.entries):
            lists.setdefault(name, []).append((offer.remarks if turn == 0 else (), entry))
    for name, listed in lists.items():
        if name != begun:
            yield f"{name}:", name
            begun = name
        for remarks, entry in listed:
            yield from ((f"# {remark}", name) for remark in remarks)
            yield from ((line, name) for line in as_yaml(entry))


def as_yaml(entry: Entry) -> list[str]:
    """Give the lines of an entry of a list."""
    import yaml

    text: str = yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=118)
    return text.splitlines()


def one_line(text: str) -> str:
    """Put a text of several lines on one."""
    return " ".join(text.split())
