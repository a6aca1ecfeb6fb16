"""The tasks of the real reports, read once for all tests that look at them."""

from functools import cache
from pathlib import Path

from normalise.observation import extract
from normalise.records import Extraction
from sources.catalogue import describe
from sources.reader import read


@cache
def extraction(path: Path) -> Extraction:
    """What the file gives, described by the project's own catalogue."""
    data = path.read_bytes()
    document = read(data, path.name)
    return extract(document, describe(str(path.parent), path.name, data, document, {}))
