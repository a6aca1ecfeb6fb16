"""What people curated beside the reports of a folder, as it is read and as it makes reports due."""

import hashlib
from collections.abc import Iterable

from normalise.curation import Curation, parse
from sources import yaml_text
from sources.catalogue import INDICATORS, beside

REMEDY = "mend it; docs/engineer.md shows the form"


def of_folder(location: str) -> Curation:
    """Read `indicators.yaml` of a folder or store; empty where there is none. Rejected if something in it is wrong."""
    return of_bytes(beside(location, INDICATORS), f"{location.rstrip('/')}/{INDICATORS}")


def of_bytes(data: bytes | None, name: str) -> Curation:
    """Read the contents of the file, as `of_folder` does."""
    return Curation() if data is None else parse(yaml_text.parse(data, name, REMEDY).value, name)


def digests(curation: Curation, reports: Iterable[str]) -> dict[str, str]:
    """Report id → a hash of what bears on it: the others need not be read again. None where nothing does."""
    found = {}
    for report in reports:
        of_it = curation.of_report(report)
        if of_it != Curation():
            found[report] = hashlib.sha256(of_it.model_dump_json().encode()).hexdigest()[:12]
    return found
