"""What a person decided, as `chiso curate` prints it and the pages give it: checked, shown, and written.

Names go to `indicators.yaml`, decisions on single figures to `corrections.yaml`, both beside the reports. What a
decision does is `normalise.curation` and `checks.correcting`; a refresh does it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from normalise.curation import TO_FILL, Curation, decide
from normalise.records import Extraction, Observation, Task, Unread
from pipelines.curate.offer import Entry
from pipelines.settings import Settings
from sources import yaml_text
from sources.catalogue import CORRECTIONS, INDICATORS
from sources.document import Rejected

if TYPE_CHECKING:
    from warehouse.database import Engine

FILES = {"indicators": INDICATORS, "aliases": INDICATORS, "dismissed": INDICATORS, "corrections": CORRECTIONS}
"""List of entries → the file that it stands in."""
FORM = "complete what `chiso curate` prints"

Decisions = Mapping[str, Sequence[Entry]]
Change = tuple[dict[str, Any] | None, dict[str, Any] | None]
Reread = tuple[Mapping[str, str], Mapping[str, str] | None]
"""Fields and values of a row as it was read, and as it is to be read; None for one that is taken out."""


@dataclass(frozen=True)
class Checked:
    """Decisions that can be written: the new text of each file, and what they would change."""

    texts: dict[Path, str]
    figures: int
    """Figures that names are decided for."""
    changes: list[Change]
    """Rows of year over year before and after."""
    readings: Sequence[Reread] = ()
    """How the row of each correction is read, and how it would be."""


def read(text: str, name: str) -> tuple[dict[str, list[Entry]], int]:
    """Give the decisions of a text by list, and how many entries nobody has completed, which are left out.

    Rejected if it is no YAML or has other lists.
    """
    value = yaml_text.parse(text.encode(), name, FORM).value or {}
    if not isinstance(value, dict) or not set(value) <= set(FILES):
        raise Rejected(name, f"{', '.join(map(str, value))[:80]}", f"lists named {', '.join(FILES)}", FORM)
    if wrong := [key for key, listed in value.items() if not isinstance(listed, list | None)]:
        raise Rejected(name, f"no list under {', '.join(wrong)}", "a list of entries", FORM)
    listed = {key: value[key] or [] for key in value}
    done = {key: [entry for entry in entries if not _is_open(entry)] for key, entries in listed.items()}
    open_entries = sum(map(len, listed.values())) - sum(map(len, done.values()))
    return {key: entries for key, entries in done.items() if entries}, open_entries


def _is_open(value: Any) -> bool:
    """Whether something in an entry is still to be filled in."""
    if isinstance(value, dict):
        return not value.get("reason", True) or any(map(_is_open, value.values()))
    return any(map(_is_open, value)) if isinstance(value, list) else value == TO_FILL


def check(settings: Settings, decisions: Decisions) -> Checked:
    """Check decisions against what they are about, without writing anything.

    Rejected, in one line, if the reports lie in a store that cannot be written to as a folder, if an entry is wrong, if
    a name stands for nothing that was read, or if a correction does not fit its row.
    """
    from assets import curation
    from assets.resources import Warehouse
    from pipelines.curate.written import with_entries

    folder = _folder(settings.reports)
    texts: dict[Path, str] = {}
    for list_name, entries in decisions.items():
        path = folder / FILES[list_name]
        before = texts.get(path, path.read_text("utf-8") if path.exists() else "")
        texts[path] = with_entries(before, path.name, list_name, entries)
    names = {path.name: text.encode() for path, text in texts.items()}
    readings: Sequence[Reread] = ()
    if CORRECTIONS in names:
        readings = _reread(settings, names[CORRECTIONS], len(decisions["corrections"]))
    if INDICATORS not in names:
        return Checked(texts, 0, [], readings)
    engine = Warehouse(url=settings.warehouse_url).engine
    figures, changes = _effect(engine, curation.of_folder(settings.reports), names[INDICATORS], decisions)
    return Checked(texts, figures, changes, readings)


def apply(checked: Checked) -> list[Path]:
    """Write what was checked; give the files."""
    from pipelines.curate.written import write

    for path, text in checked.texts.items():
        write(path, text)
    return list(checked.texts)


def _folder(location: str) -> Path:
    folder = Path(location.removeprefix("file://"))
    if not folder.is_dir():
        remedy = f"write the entries into {INDICATORS} and {CORRECTIONS} there yourself"
        raise Rejected(location, "no folder of this machine", "a folder that can be written to", remedy)
    return folder


def _effect(engine: "Engine", before: Curation, data: bytes, decisions: Decisions) -> tuple[int, list[Change]]:
    """Count the figures that names decide on, and compare the years as they would be; Rejected if there are none."""
    from assets.curation import of_bytes
    from pipelines.curate.names import figure, is_dismissed, plain
    from warehouse.loading.curating import spellings, stated_as, stated_under, would_change

    after = of_bytes(data, INDICATORS)
    names = {plain(name) for name in _names(decisions)}
    stated = stated_as(engine, [spelling for spelling in spellings(engine) if plain(spelling) in names])
    stated = stated_under(engine, {one["indicator_code"] for one in stated})
    figures = [figure(one) for one in stated]
    settled = decide(before, figures)
    held = {one["observation_id"]: None if is_dismissed(one) else one["indicator_code"] for one in stated}
    decided = {
        row: code
        for row, code in decide(after, figures).items()
        if code not in (held[row], settled.get(row, held[row]))
    }
    for one in (*decisions.get("aliases", ()), *decisions.get("dismissed", ())):
        if not any(plain(row["indicator"]) == plain(str(one["name"])) for row in stated):
            raise Rejected(INDICATORS, f"no figure named “{one['name']}”", "a name as it is printed", FORM)
    return len(decided), would_change(engine, after.indicators, decided)


def _names(decisions: Decisions) -> Iterator[str]:
    """Yield the names that entries are about."""
    for list_name in ("aliases", "dismissed"):
        yield from (str(entry["name"]) for entry in decisions.get(list_name, ()))
    for entry in decisions.get("indicators", ()):
        yield from (str(entry["name_vi"]), *map(str, entry.get("aliases", ())))


def _reread(settings: Settings, data: bytes, number: int) -> list[Reread]:
    """Try the last `number` corrections on what was read of their reports; Rejected where one does not fit."""
    from dagster import Failure

    from assets.staging import Staging
    from checks.correcting import apply as apply_corrections
    from checks.corrections import parsed
    from checks.quarantine import reading

    readings: list[Reread] = []
    staging = Staging(root=settings.staging_root)
    for placed in parsed(data, CORRECTIONS)[-number:]:
        report = placed.entry.report
        try:
            figures = staging.load("observations", report, list[Observation])
            account = staging.load("statements", report, list[Unread])
            tasks = staging.load("tasks", report, list[Task])
        except Failure as error:
            raise placed.refuse(
                "nothing read of that report", "a report that was read", "run `chiso refresh`"
            ) from error
        refused = tuple(one for one in account if one.reason.startswith("refused"))
        what = Extraction(observations=tuple(figures), not_reported=(), skipped=(), refused=refused, tasks=tuple(tasks))
        corrected, (done, *_) = apply_corrections(what, report, [placed])
        left = {one.observation_id: one for one in (*corrected.observations, *corrected.not_reported)}
        left_tasks = {one.task_id: one for one in corrected.tasks}
        row = left.get(done.row_id) or left_tasks.get(done.row_id)
        readings.append((done.reading, None if row is None else reading(row)))
    return readings


def told(checked: Checked) -> Iterator[str]:
    """Say what decisions on names would change in year over year."""
    yield f"{checked.figures} figures get another code or are set aside; rows of year over year that change:"
    for before, after in checked.changes:
        row = after or before
        if row is not None:
            about = f"{row['indicator_code']}, {row['entity']}, {row['year'] - 1}–{row['year']} {row['season']}"
            yield f"  {about}: {side(before)} → {side(after)}"
    if not checked.changes:
        yield "  none"


def side(row: Mapping[str, Any] | None) -> str:
    """Give a row of year over year in few words."""
    if row is None:
        return "no row"
    figures = " / ".join("–" if row[name] is None else f"{row[name]:f}" for name in ("previous_value", "current_value"))
    return f"{row['status']} ({figures} {row['unit'] or ''})".replace(" )", ")")
