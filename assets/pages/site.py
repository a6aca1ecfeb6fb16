"""Making the whole site: which pages there are, and what each is told. What a page says is in its own module.

A site is a folder of files that any web server or file manager shows; nothing in it asks anybody for anything.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assets.pages import agency, changes, indicator, overview, quality, report, search
from assets.pages.folder import Folder
from assets.pages.page import HERE, Known, Page, agency_path, environment, indicator_path, report_path
from assets.pages.words import LANGUAGES, Words
from warehouse.views.copied import Copy, copied

if TYPE_CHECKING:
    from jinja2 import Environment

    from warehouse.database import Engine

_KINDS = ("nation", "ministry", "province", "organisation")
StagedReport = Callable[[str], report.Staged | None]
"""Report id → what a refresh left of it; None where nothing did."""


@dataclass(frozen=True)
class Made:
    """What a making of the site did."""

    files: int
    written: int
    """Files that are new or changed."""


class Site:
    """A site in the making."""

    def __init__(self, copy: Copy, staged: StagedReport, folder: Folder, address: str) -> None:
        self._copy, self._staged, self._folder, self._address = copy, staged, folder, address
        self._templates: Environment = environment()
        stated = {row["indicator_code"] for view in ("observations", "not_reported") for row in copy.each(view)}
        self._times: dict[str, list[Any]] = {}
        for row in copy.each("entities"):
            self._times.setdefault(row["entity_code"], []).append(row)
        self._known = Known(
            {row["indicator_code"]: row for row in copy.each("indicators") if row["indicator_code"] in stated},
            self._told_of(copy),
            {row["report_id"]: row for row in copy.each("reports")},
            {code: times[-1] for code, times in self._times.items()},
        )

    def _told_of(self, copy: Copy) -> dict[str, Any]:
        """Bodies that something is told of, each as it is now."""
        named = {row["entity_code"] for view in ("observations", "not_reported", "tasks") for row in copy.each(view)}
        led = {row["led_by"] for row in copy.each("indicators")}
        told = {code or agency.NATION for code in named} | led
        newest = {code: max(times, key=lambda row: row["valid_from"] or "") for code, times in self._times.items()}
        return {code: row for code, row in newest.items() if code in told}

    def make(self) -> None:
        """Write every page: reports first, since all others point at what is printed there."""
        for each in self._reports():
            report.note(self._known, each)
        for each in self._reports():
            self._report(each)
        for row in self._known.indicators.values():
            self._indicator(indicator.told(self._copy, row))
        self._render("indicators.html", "indicators.html", themes=self._themes())
        self._render("overview.html", "index.html", told=overview.told(self._copy), overview=overview)
        self._render("reports.html", "reports.html", reports=self._newest_reports())
        self._agencies()
        self._render("quality.html", "quality.html", told=quality.told(self._copy), quality=quality, most=quality.MOST)
        self._changes(changes.told(self._copy))
        self._render("search.html", "search.html")
        self._folder.write("search-index.js", search.index(self._entries()))
        for path in sorted((HERE / "static").iterdir()):
            self._folder.write(f"static/{path.name}", path.read_bytes())
        self._folder.write("index.html", self._templates.get_template("languages.html").render())

    def _report(self, told: report.Told) -> None:
        of = told.report["report_id"]
        live = (row for row in self._copy.each("lineage", report_id=of) if not row["recorded_to"])
        pieces = {row["observation_id"]: row["pieces"] or [] for row in live}
        staged = self._staged(of)
        report.draw(self._known, self._folder, told, staged)
        report.write(self._known, told, staged, pieces, self._render)

    def _reports(self) -> Iterator[report.Told]:
        findings: dict[str, list[Any]] = {}
        for row in self._copy.each("findings"):
            findings.setdefault(row["partition"], []).append(row)
        for row in self._newest_reports():
            of = row["report_id"]
            tasks = {
                task["task_id"]: task
                for view, column in (("tasks", "report_id"), ("tasks", "result_report_id"))
                for task in self._copy.each(view, **{column: of})
            }
            yield report.Told(
                row,
                [*self._copy.each("observations", report_id=of), *self._copy.each("not_reported", report_id=of)],
                list(tasks.values()),
                sorted(findings.get(of, []), key=quality.turn),
                self._copy.rows("quarantine_open", report_id=of),
            )

    def _newest_reports(self) -> list[Any]:
        reports = self._known.reports.values()
        return sorted(reports, key=lambda row: (row["issued_on"] or "", row["report_id"]), reverse=True)

    def _indicator(self, told: indicator.Told) -> None:
        path = indicator_path(told.code)
        self._render("indicator.html", path, told=told, drawn=indicator)
        name = path.removesuffix(".html").removeprefix("indicator/")
        self._folder.write(f"data/{name}.csv", indicator.as_csv(told))
        self._folder.write(f"data/{name}.json", indicator.as_json(told))

    def _changes(self, published: list[changes.Publication]) -> None:
        self._render("changes.html", "changes.html", published=published, changes=changes)
        for language in LANGUAGES:
            page = Page(self._known, Words(language), "changes.html")
            feed = self._templates.get_template("feed.xml")
            shown = feed.render(p=page, t=page.t, published=published, changes=changes, address=self._address)
            self._folder.write(f"feed-{language}.xml", shown)

    def _agencies(self) -> None:
        for code, times in self._times.items():
            if code in self._known.entities:
                told = agency.told(self._copy, self._known.entities[code], times)
                self._render("agency.html", agency_path(code), told=told, most=agency.MOST)
        kinds: dict[str, list[Any]] = {}
        for row in self._known.entities.values():
            kinds.setdefault(row["type"], []).append(row)
        covered = [row for row in self._copy.each("coverage") if row["coverage"] == "nothing"]
        last = max((row["year"] for row in covered), default=None)
        silent = [row for row in covered if row["year"] == last]
        self._render(
            "agencies.html",
            "agencies.html",
            kinds=[(kind, kinds[kind]) for kind in sorted(kinds, key=_turn_of_kind)],
            silent=silent,
        )

    def _entries(self) -> Iterator[tuple[search.Entry, list[str]]]:
        """What can be found: what it is looked for by, its page and names, and what it is."""
        for row in self._known.indicators.values():
            shown = [indicator_path(row["indicator_code"]), row["indicator_name"], row["name_en"] or "", "indicator"]
            yield search.of_indicator(row), shown
        for row in self._known.entities.values():
            weight = search.CURATED + row["actuals"] + row["targets"]
            shown = [agency_path(row["entity_code"]), row["entity"], row["name_en"] or "", "agency"]
            yield search.entry(row["entity_code"], row["entity"], row["name_en"], weight), shown
        for row in self._known.reports.values():
            shown = [report_path(row["report_id"]), row["report_title"], "", "report"]
            yield search.entry(row["report_id"], f"{row['report_title']} {row['number'] or ''}", None, 0), shown

    def _themes(self) -> list[tuple[str, list[Any]]]:
        """Curated indicators by their first theme, then those that nobody has curated."""
        found: dict[str, list[Any]] = {}
        for row in self._known.indicators.values():
            theme = (row["themes"] or "other").split(",")[0] if row["mapped"] else "uncurated"
            found.setdefault(theme, []).append(row)
        order = sorted(found, key=lambda theme: (theme == "uncurated", theme == "other", theme))
        return [(theme, found[theme]) for theme in order]

    def _render(self, template: str, path: str, **shown: Any) -> None:
        """Write a page in both languages."""
        for language in LANGUAGES:
            page = Page(self._known, Words(language), path)
            text = self._templates.get_template(template).render(p=page, t=page.t, **shown)
            self._folder.write(f"{language}/{path}", text)


def _turn_of_kind(kind: str) -> tuple[int, str]:
    return (_KINDS.index(kind) if kind in _KINDS else len(_KINDS), kind)


def make_site(engine: "Engine", staged: StagedReport, path: Path, address: str = "") -> Made:
    """Write the pages over a warehouse into a folder; what is there already as it should be is not written again.

    `address` is where the folder is published, which the links of feeds begin with: readers fetch them from afar.
    """
    with copied(engine) as copy, Folder(path) as folder:
        Site(copy, staged, folder, address and f"{address.rstrip('/')}/").make()
        return Made(folder.files, folder.written)
