"""Where reports are and what they are: a folder or store of files, and the catalogue entries that describe them.

An entry in the folder's own `catalogue.yaml` wins over one in the project's, and both over what the first page says.
What the first page says is read in `firstpage`; how a file is read is the business of `reader`.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path, PurePath
from typing import Any

import yaml
from pydantic import Field, ValidationError

from sources import firstpage, letterhead, reader, store
from sources.document import PERIOD, Document, Frozen, Rejected, Report, ReportKind

CATALOGUE = "catalogue.yaml"
CORRECTIONS = "corrections.yaml"
"""A user's corrections lie beside the reports; what they say is the business of `checks.corrections`."""
BESIDE = (CATALOGUE, CORRECTIONS)
"""Files that say something of the reports beside them."""
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
    period: str | None = Field(default=None, pattern=PERIOD)
    """A part of the year, or other days, that the report is about: `2024-05`, `2024-Q3`, `2023-09-01/P9M`."""


class _Catalogue(Frozen):
    reports: tuple[Entry, ...]


@dataclass(frozen=True)
class Listed:
    """A report that was found: enough to tell whether it, or what the catalogues say of it, is new or changed."""

    id: str
    file: str
    sha256: str
    entry: str
    """Hash of its catalogue entry; the same for all reports that have none."""


@dataclass(frozen=True)
class Seen:
    """What an earlier listing found in a file: its content, what the store said of it, and the report's id if any."""

    sha256: str
    stamp: str | None = None
    report_id: str | None = None


@dataclass(frozen=True)
class Listing:
    """What a folder or store holds."""

    reports: tuple[Listed, ...]
    rejected: tuple[Rejected, ...]
    """Files that cannot be told apart or read, and entries whose file is missing."""
    left_alone: tuple[str, ...]
    """Files that are no reports by their ending."""
    seen: dict[str, Seen]
    """Every report file and what lies beside them, by name: what `changes` and the next listing are given."""


def find_reports(location: str, known: Mapping[str, Seen] | None = None) -> Listing:
    """List the reports in a folder or fsspec URL, itself only, in the order of their names.

    `known` is what an earlier listing saw: a file whose stamp has not changed is not opened again. Another one is read
    whole for its sha256 but parsed only if neither an entry nor its name gives the id, and then no further than its
    first page. Raises Rejected if there is no such folder or its catalogue is not valid, Unavailable if the store does
    not answer.
    """
    files = store.files(location)
    entries = _entries(location) if CATALOGUE in files else {}
    reports: dict[str, Listed] = {}
    seen: dict[str, Seen] = {}
    rejected = [
        Rejected(
            file, "an entry without a file", f"the file in {location}", f"add it or take its entry out of {CATALOGUE}"
        )
        for file in entries
        if file not in files
    ]
    for file, found in files.items():
        if not _counts(file):
            continue
        try:
            seen[file] = _seen(location, found, (known or {}).get(file))
            if file in BESIDE:
                continue
            listed = _listed(location, file, seen[file], entries.get(file) or _own_entries().get(file))
            if listed.id in reports:
                raise Rejected(
                    file,
                    f"the id {listed.id}, which {reports[listed.id].file} has",
                    "an id of its own",
                    f"give it one in {CATALOGUE}",
                )
        except Rejected as error:
            rejected.append(error)
            seen[file] = replace(seen.get(file) or Seen("", found.stamp), report_id=None)
        else:
            reports[listed.id] = listed
            seen[file] = replace(seen[file], report_id=listed.id)
    return Listing(
        reports=tuple(reports.values()),
        rejected=tuple(rejected),
        left_alone=tuple(file for file in files if not _counts(file)),
        seen=seen,
    )


def changes(location: str, known: Mapping[str, Seen]) -> Iterator[tuple[str, str]]:
    """Name the files that are new, changed or gone since `known`, each with its new content or `gone`.

    No more of them is opened than is asked for.
    """
    files = store.files(location)
    for file in sorted(known.keys() - files.keys()):
        yield file, "gone"
    for file, found in files.items():
        if _counts(file):
            seen, now = known.get(file), _seen(location, found, known.get(file))
            if seen is None or seen.sha256 != now.sha256:
                yield file, now.sha256


def _seen(location: str, found: store.File, before: Seen | None) -> Seen:
    """Tell the content of a file: what was seen before where its stamp says that it is the same."""
    if before is not None and found.stamp and found.stamp == before.stamp:
        return before
    sha256 = _sha256(fetch(location, found.name))
    same = before is not None and before.sha256 == sha256
    return Seen(sha256, found.stamp, before.report_id if before and same else None)


def _listed(location: str, file: str, seen: Seen, entry: Entry | None) -> Listed:
    report_id = _id(file, entry) or seen.report_id or _id_of_first_page(file, fetch(location, file))
    return Listed(report_id, file, seen.sha256, _sha256(entry.model_dump_json().encode() if entry else b"")[:12])


def _counts(file: str) -> bool:
    return file in BESIDE or PurePath(file).suffix.lower() in reader.ENDINGS


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def fetch(location: str, file: str) -> bytes:
    """Fetch the bytes of one file of a folder or store.

    Rejected if it is missing or too large, Unavailable if the store does not answer.
    """
    return store.fetch(location, file, reader.LARGEST, reader.too_large)


def beside(location: str, name: str) -> bytes | None:
    """Fetch the bytes of a file that may lie beside the reports; None where it does not."""
    try:
        return fetch(location, name)
    except store.Missing:
        return None


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
        "issuer": lambda: letterhead.issuer(document, page),
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
        sha256=_sha256(data),
        inferred=tuple(name for name in inferred if fields[name] is not None),
    )


def _known(location: str, file: str) -> dict[str, Any]:
    """Give the fields that the catalogues know, a null among them included: that is known not to be known."""
    entry = _entries(location).get(file) or _own_entries().get(file)
    if entry is None:
        return {}
    given = entry.model_dump(exclude={"file"}, exclude_unset=True)
    required = ("id", "title", "kind", "year")
    return {name: value for name, value in given.items() if value is not None or name not in required}


def _id(file: str, entry: Entry | None) -> str | None:
    """Give the id that the entry or the file's name says."""
    if entry and entry.id:
        return entry.id
    year = (entry.year if entry else None) or firstpage.year_in_name(file)
    return f"{year}-{firstpage.slug(file)}" if year else None


def _id_of_first_page(file: str, data: bytes) -> str:
    year = firstpage.year(reader.read(data, file, only_first_page=True), file)
    if year is None:
        raise Rejected(
            file,
            "no reporting year in its name or on its first page",
            "a year",
            f"add an entry with `year` to {CATALOGUE}, or the year to the file name",
        )
    return f"{year}-{firstpage.slug(file)}"


def _entries(location: str) -> dict[str, Entry]:
    data = beside(location, CATALOGUE)
    return {} if data is None else _parsed(data, f"{location.rstrip('/')}/{CATALOGUE}")


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
