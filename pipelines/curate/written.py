"""Adding entries to a YAML file that people write: what stands there, comments too, stays as it is."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import yaml

from pipelines.curate.offer import Entry, as_yaml
from sources import yaml_text
from sources.document import Rejected

REMEDY = "mend the file"


def with_entries(text: str, name: str, list_name: str, entries: Sequence[Entry]) -> str:
    """Give the text of a file with entries added at the end of one of its lists, which is begun where it is missing.

    Rejected if the text is no mapping, or the list is written in brackets and not empty.
    """
    root = yaml_text.parse(text.encode(), name, REMEDY).root
    if root is None:
        return _ended(text) + _block(list_name, entries, 0)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise Rejected(name, "no lists by name", f"`{list_name}:` and the like, each on a line of its own", REMEDY)
    node = next((value for key, value in root.value if key.value == list_name), None)
    if node is None:
        return _ended(text) + _block(list_name, entries, root.start_mark.column)
    if not node.value:
        rest = text[node.end_mark.index :] if node.value == [] else text[node.start_mark.index :]
        before = text[: node.start_mark.index].rstrip()
        return f"{before}\n{_lines(entries, root.start_mark.column)}{rest.lstrip(' ').removeprefix(chr(10))}"
    if not isinstance(node, yaml.SequenceNode) or node.flow_style:
        raise Rejected(name, "a list in brackets", "a list with one entry below the other", REMEDY, list_name)
    end = _end_of_line(text, _last(node).end_mark.index)
    return _ended(text[:end]) + _lines(entries, node.start_mark.column) + text[end:]


def write(path: Path, text: str) -> None:
    """Write a file as a whole or not at all."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, prefix=".", delete=False) as fresh:
        fresh.write(text)
    os.chmod(fresh.name, path.stat().st_mode if path.exists() else 0o644)  # noqa: PTH101
    Path(fresh.name).replace(path)


def _block(list_name: str, entries: Sequence[Entry], column: int) -> str:
    return f"{' ' * column}{list_name}:\n{_lines(entries, column)}"


def _lines(entries: Sequence[Entry], column: int) -> str:
    return "".join(f"{' ' * column}{line}\n" for entry in entries for line in as_yaml(entry))


def _last(node: yaml.Node) -> yaml.Node:
    """Give the last value of a node that is written out: the end of a block itself lies behind comments."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    return node


def _end_of_line(text: str, start: int) -> int:
    """Give where the next line begins; a block of text (`|`) ends at the beginning of one already."""
    if start and text[start - 1] == "\n":
        return start
    end = text.find("\n", start)
    return len(text) if end < 0 else end + 1


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"
