"""The folder that a site is written to: only what has changed is written, and what is no longer made is taken away.

Files that somebody else put there are left alone.
"""

import json
from pathlib import Path

from warehouse.folder_lock import alone_in
from warehouse.whole_file import whole

LIST = ".chiso-pages.json"
"""Names of the files of the site, by which a later making knows its own."""


class Folder:
    """A folder of files, written by difference; used as a context, whose end takes away what was not written anew."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.written = 0
        """Files that are new or changed."""
        self._names: set[str] = set()
        self._lock = alone_in(path)

    def __enter__(self) -> "Folder":
        """Wait for another making of the same site, and read what the last one left."""
        self._lock.__enter__()
        listed = self.path / LIST
        self._before: set[str] = set(json.loads(listed.read_text("utf-8"))) if listed.exists() else set()
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        """Take away what is no longer made; after a fault only note what there is."""
        try:
            names = self._names | self._before
            if kind is None:
                names = self._names
                for name in sorted(self._before - self._names):
                    (self.path / name).unlink(missing_ok=True)
            with whole(self.path / LIST) as part:
                part.write_text(json.dumps(sorted(names)), "utf-8")
        finally:
            self._lock.__exit__(None, None, None)

    def write(self, name: str, content: str | bytes) -> None:
        """Put a file in place unless it is there as it should be."""
        data = content.encode() if isinstance(content, str) else content
        path = self.path / name
        self._names.add(name)
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole(path) as part:
            part.write_bytes(data)
        self.written += 1

    def has(self, name: str) -> bool:
        """Whether a file that is named by what it holds is there from before; it stays."""
        there = name in self._before and (self.path / name).is_file()
        if there:
            self._names.add(name)
        return there

    @property
    def files(self) -> int:
        """How many files the site has."""
        return len(self._names)
