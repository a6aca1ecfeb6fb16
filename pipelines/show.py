"""`chiso show`: from the printed locator of a value to a picture of the place on its page.

Finding the place is done here, in a file or in what a refresh has staged; drawing it in `sources.picture`.
"""

import difflib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from normalise.records import Extraction, Observation, Task, Unread
from pipelines.settings import Settings
from sources.document import Piece, Rejected

SUGGESTED = 5


@dataclass(frozen=True)
class Place:
    """Something that a report states. `key` is its observation id; empty where it is no observation."""

    locator: str
    text: str
    page: int | None
    pieces: tuple[Piece, ...] = ()
    key: str = ""


@dataclass(frozen=True)
class Places:
    """All places of a report that have a locator, and the file that they are in."""

    report: str
    file: str
    data: bytes
    found: tuple[Place, ...]

    def at(self, locator: str) -> Place:
        """Give the place with a locator or observation id; where several have it, the first that has a box.

        Rejected, with the nearest ones, if there is none.
        """
        wanted = _folded(locator)
        named = [place for place in self.found if wanted in (_folded(place.locator), _folded(place.key))]
        if named:
            return max(named, key=lambda place: bool(place.pieces))
        values = [place for place in self.found if place.key] or self.found
        known = list(dict.fromkeys(place.locator for place in values))
        near = difflib.get_close_matches(wanted, list(map(_folded, known)), n=SUGGESTED, cutoff=0.0)
        shown = "; ".join(one for fold in near for one in known if _folded(one) == fold)
        raise Rejected(
            self.report,
            f"no “{locator}”",
            f"one of {len(known)} places, the nearest: {shown}" if shown else "a report that states something",
            "take a locator from `chiso extract`, from the view `observations`, or an observation id",
        )


def places_of_file(path: Path, extraction: Extraction) -> Places:
    """Give the places of a file that was read just now."""
    figures = (*extraction.observations, *extraction.not_reported)
    unread = (*extraction.skipped, *extraction.refused)
    return Places(path.stem, path.name, path.read_bytes(), _places(figures, unread, extraction.tasks))


def places_of_report(report: str, settings: Settings) -> Places:
    """Give the places of a report that a refresh has read; Rejected if it is not registered."""
    from dagster import Failure

    from assets.resources import Warehouse
    from assets.staging import Staging
    from warehouse.loading.register import file_of, report_ids

    staging, engine = Staging(root=settings.staging_root), Warehouse(url=settings.warehouse_url).engine
    known = file_of(engine, report)
    if known is None:
        near = difflib.get_close_matches(report, report_ids(engine), n=SUGGESTED, cutoff=0.3)
        raise Rejected(
            report,
            "no such file and no report of that id",
            f"the path of a report or an id, the nearest: {'; '.join(near)}" if near else "the path of a report",
            "run `chiso refresh` to register reports",
        )
    try:
        figures = staging.load("observations", report, list[Observation])
        unread = staging.load("statements", report, list[Unread])
        tasks = staging.load("tasks", report, list[Task])
        data = staging.load("report_file", report, bytes)
    except Failure as error:
        raise Rejected(report, "nothing read of it", "a report that was read", "run `chiso refresh`") from error
    return Places(report, known.file, data, _places(figures, unread, tasks))


def show(places: Places, locator: str, to: Path | None, settings: Settings) -> tuple[str, ...]:
    """Draw a place into `to`, or into the data folder; give the lines to print: its path, or text where none is drawn.

    Rejected as `Places.at`.
    """
    place = places.at(locator)
    picture = drawn(places, place)
    if picture is None:
        kind = Path(places.file).suffix.lstrip(".").upper()
        return place.locator, place.text, f"{places.file}: a {kind} file has no pages, so there is no picture of them"
    path = to or settings.data_dir / "pictures" / places.report / f"{_file_name(place)}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(picture)
    return (str(path),)


def drawn(places: Places, place: Place) -> bytes | None:
    """Give a PNG of a place; None where the format has no pages. A place without a box is shown as its whole page."""
    from sources.picture import outlined, whole

    if place.page is None:
        return None
    if place.pieces:
        return outlined(places.data, places.file, place.pieces)
    return whole(places.data, places.file, place.page)


def _places(figures: Sequence[Observation], unread: Sequence[Unread], tasks: Sequence[Task]) -> tuple[Place, ...]:
    return (
        *(Place(one.locator, one.sentence, one.page, one.pieces, one.observation_id) for one in figures),
        *(Place(one.locator, one.sentence, one.page) for one in unread),
        *(Place(one.locator, one.text, one.page) for one in tasks),
    )


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _file_name(place: Place) -> str:
    """Give the locator in the letters of a file name; the id of the value tells apart what folds alike."""
    plain = unicodedata.normalize("NFKD", place.locator.replace("đ", "d").replace("Đ", "D"))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    return "-".join([*words, place.key])[-120:].strip("-")
