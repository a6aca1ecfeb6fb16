"""YAML that people write beside reports: read within bounds, with the line of every value, and nothing executed.

What the values must be is said by the models of `catalogue` and of `checks.corrections`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from sources.document import Rejected

LARGEST = 1024 * 1024
"""Bytes; an entry has some 200, and reading a megabyte takes seconds."""
VALUES = 100_000
"""With those that aliases repeat, by which a few lines can stand for millions."""
DEPTH = 20
"""Levels of nesting; a catalogue has three, corrections have four."""


@dataclass(frozen=True)
class Written:
    """The values of a file, and the places of them."""

    value: Any
    """Mappings, lists, texts, numbers, dates, None. What looks like a number or a date and is none stays a text."""
    root: yaml.Node | None

    def line(self, path: Sequence[str | int]) -> int:
        """Give the line (from 1) of the value at a path, or of the last step of it that is there."""
        node = self.root
        for step in path:
            below = _below(node, step)
            if below is None:
                break
            node = below
        return node.start_mark.line + 1 if node is not None else 1


def parse(data: bytes, name: str, remedy: str) -> Written:
    """Read one document of YAML; Rejected, with the line, where it is none or goes beyond the bounds."""
    if len(data) > LARGEST:
        raise Rejected(name, f"{len(data):,} bytes", f"at most {LARGEST:,}", remedy)
    try:
        loader = _Bounded(data)
        root = loader.get_single_node()
        if root is not None and _size(root, {}) > VALUES:
            raise Rejected(name, f"aliases (`*name`) that stand for more than {VALUES:,} values", "fewer", remedy)
        return Written(loader.construct_document(root) if root is not None else None, root)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        found = " ".join(part for part in (error.context, error.problem) if part)
        place = f"line {mark.line + 1}" if mark else "file"
        raise Rejected(name, " ".join(found.split()), "YAML", remedy, place) from error
    except yaml.YAMLError as error:
        raise Rejected(name, " ".join(str(error).split()), "YAML", remedy) from error


class _Bounded(yaml.SafeLoader):
    """Refuses deep nesting and what stands within itself, and takes what only looks like a value for a text."""

    def __init__(self, data: bytes) -> None:
        self._depth = 0
        super().__init__(data)

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self._depth >= DEPTH:
            found = f"more than {DEPTH} levels of nesting"
            raise yaml.composer.ComposerError(None, None, found, self.peek_event().start_mark)
        self._depth += 1
        try:
            node: yaml.Node | None = super().compose_node(parent, index)
            return node
        finally:
            self._depth -= 1

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except ValueError:  # 2022-02-31, or more digits than a number may have
            return node.value


def _size(node: yaml.Node, known: dict[int, int]) -> int:
    """Count the values of a node as if each alias were written out; what stands within itself has no end."""
    if id(node) not in known:
        known[id(node)] = VALUES + 1
        parts = [part for pair in node.value for part in pair] if isinstance(node, yaml.MappingNode) else node.value
        known[id(node)] = 1 + (0 if isinstance(node, yaml.ScalarNode) else sum(_size(part, known) for part in parts))
    return known[id(node)]


def _below(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    return None
