"""Where reports are and what they are: a folder or store of files, and the catalogue entries that describe them.

An entry in the folder's own `catalogue.yaml` wins over one in the project's, and both over what the first page says.
What the first page says is read in `firstpage`; how a file is read is the business of `reader`.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path, PurePath
from typing import Any

import yaml
from pydantic import Field, ValidationError

from sources import firstpage, reader
from sources.document import Document, Frozen, Rejected, Report, ReportKind

CATALOGUE = "catalogue.yaml"
CORRECTIONS = "corrections.yaml"
"""A user's corrections lie beside the reports; what they say is the business of `checks.corrections`."""
_OWN = Path(__file__).with_name(CATALOGUE)


class Entry(Frozen):
    """What a catalogue says of one file; what it leaves out is inferred, what it says is null is not known."""

    file: str
    id: str | None = Field(default=None, pattern=r"^\d{4}-[a-z0-9]+(-[a-z0-9]+)*$")
    title: str | None = None
    issuer: str | None = None
    number: str | None = None
    issued_on: date | None = None
    kind: ReportKind | None = None
    year: int | None = Field(default=None, ge=2000, le=2099)


class _Catalogue(Frozen):
    reports: tuple[Entry, ...]


@dataclass(frozen=True)
class Listed:
    """A report that was found: enough to tell whether it is new or changed."""

    id: str
    file: str
    sha256: str


@dataclass(frozen=True)
class Listing:
    """What a folder or store holds."""

    reports: tuple[Listed, ...]
    rejected: tuple[Rejected, ...]
    """Files that cannot be told apart or read, and entries whose file is missing."""
    left_alone: tuple[str, ...]
    """Files that are no reports by their ending."""


def find_reports(location: str) -> Listing:
    """List the reports in a folder or fsspec URL, itself only, in the order of their names.

    A file is read whole for its sha256 but parsed only if neither an entry nor its name gives the id, and then no
    further than its first page. Raises Rejected if there is no such folder or its catalogue is not valid.
    """
    files = _files(location)
    entries = _entries(location, files)
    reports: dict[str, Listed] = {}
    rejected = [
        Rejected(
            file, "an entry without a file", f"the file in {location}", f"add it or take its entry out of {CATALOGUE}"
        )
        for file in entries
        if file not in files
    ]
    for file in files:
        if PurePath(file).suffix.lower() not in reader.ENDINGS:
            continue
        try:
            data = fetch(location, file)
            report_id = _id(file, data, entries.get(file) or _own_entries().get(file))
            if report_id in reports:
                raise Rejected(
                    file,
                    f"the id {report_id}, which {reports[report_id].file} has",
                    "an id of its own",
                    f"give it one in {CATALOGUE}",
                )
        except Rejected as error:
            rejected.append(error)
        else:
            reports[report_id] = Listed(report_id, file, hashlib.sha256(data).hexdigest())
    return Listing(
        reports=tuple(reports.values()),
        rejected=tuple(rejected),
        left_alone=tuple(
            f for f in files if PurePath(f).suffix.lower() not in reader.ENDINGS and f not in (CATALOGUE, CORRECTIONS)
        ),
    )


def fetch(location: str, file: str) -> bytes:
    """Fetch the bytes of one file of a folder or store; Rejected if it is missing or too large."""
    store, folder = _store(location)
    path = f"{folder.rstrip('/')}/{file}"
    try:
        size = store.size(path)
        if size and size > reader.LARGEST:
            raise reader.too_large(file, size)
        return bytes(store.cat_file(path))
    except FileNotFoundError as error:
        raise Rejected(file, "no such file", f"a file in {location}", "check the name and the folder") from error
    except PermissionError as error:
        raise Rejected(file, "no right to read it", "a readable file", "change its rights") from error


def beside(location: str, name: str) -> bytes | None:
    """Fetch the bytes of a file that may lie beside the reports; None where it does not."""
    return fetch(location, name) if name in _files(location) else None


def describe(
    location: str, file: str, data: bytes, document: Document, said: Mapping[str, Any] | None = None
) -> Report:
    """Tell what the report is: `said` by the caller, else by the catalogues, else inferred from the first page.

    `said` holds fields of a Report by name. Raises Rejected if the year or the kind is to be found nowhere.
    """
    known = _known(location, file)
    known.update(said or {})
    page = firstpage.texts(document)
    inferring = {
        "title": lambda: firstpage.title(page, file),
        "issuer": lambda: firstpage.issuer(page),
        "number": lambda: firstpage.number(page),
        "issued_on": lambda: firstpage.issued_on(page),
        "kind": lambda: firstpage.kind(page, file),
        "year": lambda: firstpage.year(document, file),
    }
    inferred = [name for name in inferring if name not in known]
    fields = known | {name: inferring[name]() for name in inferred}
    for name, sought in (("year", "the reporting year"), ("kind", "whether it is a plan or a result")):
        if fields[name] is None:
            raise Rejected(
                file,
                f"nothing that says {sought}",
                "a title that does",
                f"add an entry with `{name}` to {CATALOGUE}",
                "page 1",
            )
    if "id" not in fields:
        fields["id"] = f"{fields['year']}-{firstpage.slug(file)}"
        inferred.insert(0, "id")
    return Report(
        **fields,
        file=file,
        sha256=hashlib.sha256(data).hexdigest(),
        inferred=tuple(name for name in inferred if fields[name] is not None),
    )


def _known(location: str, file: str) -> dict[str, Any]:
    """Give the fields that the catalogues know, a null among them included: that is known not to be known."""
    entry = _entries(location, _files(location)).get(file) or _own_entries().get(file)
    if entry is None:
        return {}
    given = entry.model_dump(exclude={"file"}, exclude_unset=True)
    required = ("id", "title", "kind", "year")
    return {name: value for name, value in given.items() if value is not None or name not in required}


def _id(file: str, data: bytes, entry: Entry | None) -> str:
    if entry and entry.id:
        return entry.id
    year = (entry.year if entry else None) or firstpage.year_in_name(file)
    if year is None:
        year = firstpage.year(reader.read(data, file, only_first_page=True), file)
    if year is None:
        raise Rejected(
            file,
            "no reporting year in its name or on its first page",
            "a year",
            f"add an entry with `year` to {CATALOGUE}, or the year to the file name",
        )
    return f"{year}-{firstpage.slug(file)}"


def _store(location: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs

    try:
        store, folder = url_to_fs(location)
    except (ValueError, ImportError) as error:
        raise Rejected(location, str(error), "a folder or an fsspec URL", "check the location") from error
    return store, folder


def _files(location: str) -> tuple[str, ...]:
    """Name the files in a folder, in order, hidden ones left out."""
    store, folder = _store(location)
    try:
        found = store.ls(folder, detail=True)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Rejected(location, "no such folder", "a folder of reports", "check the location") from error
    names = (PurePath(item["name"]).name for item in found if item["type"] == "file")
    return tuple(sorted(name for name in names if not name.startswith(".")))


def _entries(location: str, files: tuple[str, ...]) -> dict[str, Entry]:
    return _parsed(fetch(location, CATALOGUE), f"{location.rstrip('/')}/{CATALOGUE}") if CATALOGUE in files else {}


@cache
def _own_entries() -> dict[str, Entry]:
    return _parsed(_OWN.read_bytes(), str(_OWN))


def _parsed(data: bytes, name: str) -> dict[str, Entry]:
    """Read a catalogue's entries by file name; Rejected if it is no YAML, an entry is wrong or a file stands twice."""
    remedy = "mend the catalogue; see the project's own sources/catalogue.yaml for the form"
    try:
        entries = _Catalogue.model_validate(yaml.safe_load(data)).reports
    except yaml.YAMLError as error:
        raise Rejected(name, " ".join(str(error).split()), "YAML", remedy) from error
    except ValidationError as error:
        wrong = error.errors()[0]
        place = " ".join(map(str, wrong["loc"])) or "file"
        raise Rejected(name, f"{wrong['msg']} ({wrong['input']!r:.60})", "a list of entries", remedy, place) from error
    by_file = {entry.file: entry for entry in entries}
    if len(by_file) < len(entries):
        twice = next(e.file for e in entries if sum(other.file == e.file for other in entries) > 1)
        raise Rejected(name, f"two entries for {twice}", "one entry a file", remedy)
    return by_file
