"""Where reports are and what they are: a folder or store of files, and the catalogue entries that describe them.

An entry in the folder's own `catalogue.yaml` wins over one in the project's, and both over what the first page says.
What the first page says is read in `first_page`; how a file is read is the business of `reader`.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path, PurePath
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, Field, ValidationError

from sources import first_page, formats, letterhead, reader, store, yaml_text
from sources.document import PERIOD, Document, Frozen, Rejected, Report, ReportKind

CATALOGUE = "catalogue.yaml"
CORRECTIONS = "corrections.yaml"
"""A user's corrections lie beside the reports; what they say is the business of `checks.corrections`."""
INDICATORS = "indicators.yaml"
"""Indicators and names of a user's own; what they say is the business of `normalise.curation`."""
BESIDE = (CATALOGUE, CORRECTIONS, INDICATORS)
"""Files that say something of the reports beside them."""
ENTRY_DIGITS = 12
"""Of the hash of an entry."""
LONGEST_ID = 120
"""Characters; files are named after the id, and a file system takes names of 255 bytes."""
_OWN = Path(__file__).with_name(CATALOGUE)


def _as_text(value: Any) -> Any:
    """Give a bare year as text: YAML makes a number of it."""
    return str(value) if isinstance(value, int) else value


class Entry(Frozen):
    """What a catalogue says of one file; what it leaves out is inferred, what it says is null is not known."""

    file: str
    id: str | None = Field(default=None, pattern=r"^\d{4}-[a-z0-9]+(-[a-z0-9]+)*$", max_length=LONGEST_ID)
    title: str | None = None
    issuer: str | None = None
    number: str | None = None
    issued_on: date | None = None
    kind: ReportKind | None = None
    year: int | None = Field(default=None, ge=2000, le=2099)
    period: Annotated[str | None, BeforeValidator(_as_text)] = Field(default=None, pattern=PERIOD)
    """A part of the year, or other days, that the report is about: `2024-05`, `2024-Q3`, `2023-09-01/P9M`."""


class Double(Rejected):
    """A file that holds another report: of what it held before, nothing is there any more."""


class _Catalogue(NamedTuple):
    """The entries of a catalogue by file name, and what is wrong with the others."""

    entries: Mapping[str, Entry]
    faults: tuple[Rejected, ...] = ()
    """Of single entries, under the file that they are of, or of the catalogue, which then has no entries at all."""
    usable: bool = True


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
    entry: str | None = None
    """As that of `Listed`, where it is known."""


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

    `known` is what an earlier listing saw: a file whose stamp has not changed is not opened again, and of two files
    with one id or one content it is the one that had it before that is the report. Another one is read whole for its
    sha256 but parsed only if neither an entry nor its name gives the id, and then no further than its first page.

    A catalogue that cannot be used is rejected by itself: reports that are known keep their ids, others are described
    by their first pages. Raises Rejected if there is no such folder, Unavailable if the store does not answer.
    """
    known = known or {}
    files = store.files(location)
    catalogue = _catalogue(location) if CATALOGUE in files and not files[CATALOGUE].fault else _Catalogue({})
    counted = [file for file in files if _counts(file)]
    faults = {error.file: error for error in catalogue.faults}
    remedy = f"add it or take its entry out of {CATALOGUE}"
    rejected = [
        faults.get(file) or Rejected(file, "an entry without a file", f"the file in {location}", remedy)
        for file in (*catalogue.entries, *faults)
        if file not in files
    ]
    reports: dict[str, Listed] = {}
    seen: dict[str, Seen] = {}
    for file in counted:
        try:
            seen[file] = _seen(location, files[file], known.get(file))
        except Rejected as error:
            rejected.append(error)
    # What a file held last time is its own before it is another's: the others come later.
    for file in sorted(seen, key=lambda file: (_novelty(seen[file], known.get(file)), file)):
        before = known.get(file)
        try:
            if file in faults:
                raise faults[file]
            if file in BESIDE:
                continue
            if before and before.report_id and not catalogue.usable:
                listed = Listed(before.report_id, file, seen[file].sha256, before.entry or "")
            else:
                listed = _listed(location, file, seen[file], catalogue.entries.get(file) or _own_entries().get(file))
            _refuse_second(listed, reports)
        except Rejected as error:
            rejected.append(error)
            seen[file] = replace(seen[file], report_id=None)
        else:
            reports[listed.id] = listed
            seen[file] = replace(seen[file], report_id=listed.id)
    seen |= {file: Seen("", files[file].stamp) for file in counted if file not in seen}
    return Listing(
        reports=tuple(sorted(reports.values(), key=lambda listed: listed.file)),
        rejected=tuple(rejected),
        left_alone=tuple(file for file, found in files.items() if not _counts(file) and found.fault != store.FOLDER),
        seen=seen,
    )


def _novelty(now: Seen, before: Seen | None) -> int:
    """Return 0 for a report that is as it was, 1 for one that changed, 2 for what was none before."""
    if before is None or before.report_id is None:
        return 2
    return int(before.sha256 != now.sha256)


def _refuse_second(listed: Listed, reports: Mapping[str, Listed]) -> None:
    """Refuse a file that is another report's double: under its id, or its content under another name."""
    if listed.id in reports:
        found = f"the id {listed.id}, which {reports[listed.id].file} has"
        raise Rejected(listed.file, found, "an id of its own", f"give it one in {CATALOGUE}")
    double = next((other for other in reports.values() if other.sha256 == listed.sha256), None)
    if double is not None:
        found = f"the same bytes as {double.file}, which is the report {double.id}"
        raise Double(listed.file, found, "each report once", "take one of the two files out")


def changes(location: str, known: Mapping[str, Seen]) -> Iterator[tuple[str, str]]:
    """Name the files that are new, changed or gone since `known`, each with its new content or `gone`.

    No more of them is opened than is asked for.
    """
    files = store.files(location)
    for file in sorted(known.keys() - files.keys()):
        yield file, "gone"
    for file, found in files.items():
        if not _counts(file):
            continue
        seen = known.get(file)
        try:
            now = _seen(location, found, seen)
        except Rejected:
            now = Seen("", found.stamp)
        if seen is None or seen.sha256 != now.sha256:
            yield file, now.sha256


def _seen(location: str, found: store.File, before: Seen | None) -> Seen:
    """Tell the content of a file: what was seen before where its stamp says that it is the same.

    Rejected if there is no file that can be read under the name.
    """
    if found.fault:
        raise Rejected(
            found.name, found.fault, "a file under a name in UTF-8", "put the file itself there, or rename it"
        )
    if before is not None and found.stamp and found.stamp == before.stamp:
        return before
    sha256 = _sha256(fetch(location, found.name))
    same = before is not None and before.sha256 == sha256
    return Seen(sha256, found.stamp, before.report_id if before and same else None)


def _listed(location: str, file: str, seen: Seen, entry: Entry | None) -> Listed:
    report_id = _id(file, entry) or seen.report_id or _id_of_first_page(file, fetch(location, file))
    if len(report_id) > LONGEST_ID:
        remedy = f"give the file a shorter name, or an `id` in {CATALOGUE}"
        raise Rejected(file, f"an id of {len(report_id)} characters", f"at most {LONGEST_ID}", remedy, "name")
    return Listed(
        report_id, file, seen.sha256, _sha256(entry.model_dump_json().encode() if entry else b"")[:ENTRY_DIGITS]
    )


def _counts(file: str) -> bool:
    return file in BESIDE or PurePath(file).suffix.lower() in formats.BY_ENDING


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def fetch(location: str, file: str) -> bytes:
    """Fetch the bytes of one file of a folder or store.

    Rejected if it is missing or too large, Unavailable if the store does not answer.
    """
    return store.fetch(location, file, reader.LARGEST, reader.too_large)


def beside(location: str, name: str) -> bytes | None:
    """Fetch the bytes of a file that may lie beside the reports; None where no file does."""
    try:
        return fetch(location, name)
    except (store.Missing, store.NotAFile):
        return None


def describe(
    location: str, file: str, data: bytes, document: Document, said: Mapping[str, Any] | None = None
) -> Report:
    """Tell what the report is: `said` by the caller, else by the catalogues, else inferred from the first page.

    `said` holds fields of a Report by name. Raises Rejected if the year is to be found nowhere.
    """
    known = _known(location, file)
    known.update(said or {})
    page = first_page.texts(document)
    inferring = {
        "title": lambda: first_page.title(page, file),
        "issuer": lambda: letterhead.issuer(document, page),
        "number": lambda: first_page.number(page),
        "issued_on": lambda: first_page.issued_on(page),
        "kind": lambda: first_page.kind(page, file),
        "year": lambda: first_page.year(document, file),
    }
    inferred = [name for name in inferring if name not in known]
    fields = known | {name: inferring[name]() for name in inferred}
    if fields["year"] is None:
        raise Rejected(
            file,
            "nothing that says the reporting year",
            "a title that does",
            f"add an entry with `year` to {CATALOGUE}",
            "page 1",
        )
    if "id" not in fields:
        fields["id"] = f"{fields['year']}-{first_page.slug(file)}"
        inferred.insert(0, "id")
    return Report(
        **fields,
        file=file,
        sha256=_sha256(data),
        inferred=tuple(name for name in inferred if fields[name] is not None),
    )


def _known(location: str, file: str) -> dict[str, Any]:
    """Give the fields that the catalogues know, a null among them included: that is known not to be known."""
    catalogue = _catalogue(location)
    if fault := next((error for error in catalogue.faults if error.file == file), None):
        raise fault
    entry = catalogue.entries.get(file) or _own_entries().get(file)
    if entry is None:
        return {}
    given = entry.model_dump(exclude={"file"}, exclude_unset=True)
    required = ("id", "title", "kind", "year")
    return {name: value for name, value in given.items() if value is not None or name not in required}


def _id(file: str, entry: Entry | None) -> str | None:
    """Give the id that the entry or the file's name says."""
    if entry and entry.id:
        return entry.id
    year = (entry.year if entry else None) or first_page.year_in_name(file)
    return f"{year}-{first_page.slug(file)}" if year else None


def _id_of_first_page(file: str, data: bytes) -> str:
    year = first_page.year(reader.read(data, file, only_first_page=True), file)
    if year is None:
        raise Rejected(
            file,
            "no reporting year in its name or on its first page",
            "a year",
            f"add an entry with `year` to {CATALOGUE}, or the year to the file name",
        )
    return f"{year}-{first_page.slug(file)}"


def refuse_unusable(location: str) -> None:
    """Raise Rejected if the catalogue of a folder cannot be used at all: for those who do not list the folder."""
    catalogue = _catalogue(location)
    if not catalogue.usable:
        raise catalogue.faults[0]


def _catalogue(location: str) -> _Catalogue:
    data = beside(location, CATALOGUE)
    return _Catalogue({}) if data is None else _parsed(data, CATALOGUE)


@cache
def _own_entries() -> Mapping[str, Entry]:
    own = _parsed(_OWN.read_bytes(), str(_OWN))
    if own.faults:
        raise own.faults[0]
    return own.entries


def _parsed(data: bytes, name: str) -> _Catalogue:
    """Read a catalogue entry by entry: what is wrong with one says nothing of the others."""
    remedy = "mend the catalogue; docs/engineer.md shows the form"
    try:
        written = yaml_text.parse(data, name, remedy)
        top = written.value
        if not isinstance(top, dict) or set(top) != {"reports"} or not isinstance(top["reports"], list):
            found = (
                f"{type(top).__name__} with {', '.join(map(str, top))[:60]}"
                if isinstance(top, dict)
                else repr(top)[:60]
            )
            raise Rejected(name, found, "`reports:` with a list of entries, and nothing else", remedy, "line 1")
    except Rejected as error:
        return _Catalogue({}, (error,), usable=False)
    entries: dict[str, Entry] = {}
    faults: dict[str, Rejected] = {}
    for turn, fields in enumerate(top["reports"]):
        file = str(fields.get("file", name)) if isinstance(fields, dict) else name
        try:
            entry = Entry.model_validate(fields)
        except ValidationError as error:
            wrong = error.errors()[0]
            line = written.line(("reports", turn, *wrong["loc"]))
            place = ", ".join((f"{name} line {line}", *map(str, wrong["loc"])))
            found = f"{wrong['msg']} ({wrong['input']!r:.60})"
            faults.setdefault(file, Rejected(file, found, "a right entry", remedy, place))
            continue
        if file in entries:
            place = f"{name} line {written.line(('reports', turn))}"
            faults.setdefault(file, Rejected(file, f"two entries for {file}", "one entry a file", remedy, place))
        entries[file] = entry
    return _Catalogue({file: entry for file, entry in entries.items() if file not in faults}, tuple(faults.values()))
