"""What makes a report due: its file, its catalogue entry and the version of our own code."""

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warehouse.loading.register import SourceFile

PROJECT = Path(__file__).resolve().parent.parent
ROOMS = ("sources", "normalise", "checks", "warehouse", "assets")
"""The rooms whose code and catalogues decide what a report becomes."""


@cache
def code_version() -> str:
    """Changes when a rule, a catalogue or a step changes; the bundled reports are input, not code.

    Taken once a process, since the process goes on with the code that it has loaded.
    """
    digest = hashlib.sha256()
    for room in ROOMS:
        for path in sorted((PROJECT / room).rglob("*")):
            if path.suffix in (".py", ".yaml") and "bundled" not in path.parts:
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def content_key(file: "SourceFile") -> str:
    """The same key never runs twice by itself."""
    return f"{file.sha256}:{file.entry}:{code_version()}"
