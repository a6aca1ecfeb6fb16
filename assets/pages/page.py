"""One page in one language: what its template can say and point at."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from assets.pages import figures
from assets.pages.text import alphabetical, plain, put, safe
from assets.pages.words import Words

if TYPE_CHECKING:
    from jinja2 import Environment

Row = Mapping[str, Any]
HERE = Path(__file__).parent
MENU = (
    ("index.html", "overview"),
    ("indicators.html", "indicators"),
    ("agencies.html", "agencies"),
    ("reports.html", "reports"),
    ("quality.html", "quality"),
    ("changes.html", "changes"),
    ("search.html", "search"),
)


@dataclass(frozen=True)
class Sheet:
    """A drawn page of a report: its picture, and its size in points."""

    picture: str
    width: float
    height: float


@dataclass
class Known:
    """What every page may name or point at."""

    indicators: dict[str, Row]
    entities: dict[str, Row]
    reports: dict[str, Row]
    names: dict[str, Row]
    """Every body of the catalogue, also those without a page."""
    cells: dict[str, str] = field(default_factory=dict)
    """Statement → its printed place, as a path within a language."""
    sheets: dict[tuple[str, int], Sheet] = field(default_factory=dict)
    """Report and page → its drawing."""
    quotes: dict[str, Markup] = field(default_factory=dict)
    """Statement of a format without pages → its cell and what stands beside it."""
    places: set[str] = field(default_factory=set)
    """Pages of reports that are made, as paths within a language."""


class Page:
    """What a template calls `p`."""

    def __init__(self, known: Known, words: Words, path: str) -> None:
        self._known, self.words, self.path = known, words, path
        self.t = words.phrases
        self.language = words.language
        self.up = "../" * path.count("/")
        """From here to the first page of the language."""
        self.root = f"../{self.up}"
        self.code, self.day, self.period, self.place, self.pick = (
            words.code,
            words.day,
            words.period,
            words.place,
            words.pick,
        )

    @property
    def other(self) -> str:
        """Give the path of the same page in the other language."""
        return f"{self.root}{self.words.other.language}/{self.path}"

    @property
    def menu(self) -> list[tuple[str, str]]:
        """The pages that every page points at."""
        return [(path, self.t[name]) for path, name in MENU]

    def unit(self, of: str | None) -> Markup:
        """Say a unit."""
        said = figures.unit(of, self.words)
        return self.vi(said) if said == of else safe(said)

    def message(self, finding: Row) -> Markup:
        """Say a finding; of a long one the end is folded away."""
        text = str(finding["message_vi" if self.language == "vi" else "message"])
        if len(text) <= LONG:
            return Markup("<bdi>{}</bdi>").format(put(text))
        begin = text[:LONG].rsplit(" ", 1)[0]
        folded = Markup("<details><summary><bdi>{} …</bdi></summary><bdi>… {}</bdi></details>")
        return folded.format(put(begin), put(text[len(begin) :].strip()))

    def stage(self, stage: str) -> str:
        """Say what a rule looks at."""
        return self.t.get(f"stage_{stage}", stage)

    def theme(self, theme: str) -> str:
        """Say what indicators are about."""
        return self.t.get(f"theme_{theme}", theme)

    def title(self, row: Row, of: str) -> str:
        """Give a name as `name` does, for the title of a page."""
        return str((row.get("name_en") if self.language == "en" else None) or row[of])

    def in_order(self, rows: Iterable[Row], of: str) -> list[Row]:
        """Sort rows by the names that this page gives them."""
        return sorted(rows, key=lambda row: alphabetical(self.title(row, of)))

    def called(self, code: str, name: str) -> str:
        """Name an indicator where nothing can be pointed at, as in a picture."""
        known = self._known.indicators.get(code)
        return self.title(known, "indicator_name") if known else name

    def cite(self, report_id: str) -> Markup:
        """Name a report as one cites it."""
        row = self._known.reports[report_id]
        parts = [row["issuer"], row["report_title"], row["number"], self.day(row["issued_on"])]
        return Markup("{}. {}").format(self.vi(", ".join(str(part) for part in parts if part)), self.report(report_id))

    def figure(self, row: Row, side: str = "", of: str | None = None) -> str:
        """Say a figure of a row."""
        return figures.figure(row, self.words, side, of)

    def change(self, row: Row) -> str:
        """Say what changed in a row of two years."""
        return figures.change(row, self.words)

    def number(self, value: Any) -> str:
        """Say a number."""
        return figures.number(value, self.words)

    def vi(self, text: object) -> Markup:
        """Give a text that is Vietnamese whatever the language of the page, set apart from what stands around it."""
        element = Markup("<bdi>{}</bdi>" if self.language == "vi" else '<bdi lang="vi">{}</bdi>')  # noqa: S704
        return element.format(put(text)) if text else Markup()

    def name(self, row: Row | None, of: str) -> Markup:
        """Give the name of a thing that has one of column `of` and perhaps an English one."""
        if row is None:
            return Markup()
        english = row.get("name_en") if self.language == "en" else None
        return safe(english) if english else self.vi(row[of])

    def indicator(self, code: str, name: str | None = None) -> Markup:
        """Point at an indicator by its name."""
        known = self._known.indicators.get(code)
        if known is None:
            return self.vi(name or code)
        return self._link(indicator_path(code), self.name(known, "indicator_name"))

    def short_name(self, code: str) -> str:
        """Name a province without the word for what it is."""
        row = self._known.names.get(code)
        if row is None:
            return code
        english = row["name_en"] if self.language == "en" else None
        return str(english or row["entity"].removeprefix("Tỉnh ").removeprefix("Thành phố "))

    def agency(self, code: str | None, name: str | None = None) -> Markup:
        """Point at a body by its name."""
        known = self._known.entities.get(code or "VN")
        if known is None:
            return self.vi(name or code)
        return self._link(agency_path(code or "VN"), self.name(known, "entity"))

    def report(self, report_id: str | None) -> Markup:
        """Point at a report by its id."""
        if report_id not in self._known.reports:
            return safe(report_id or "")
        return self._link(report_path(str(report_id)), safe(report_id), "id")

    def printed(self, observation_id: str | None, text: object) -> Markup:
        """Point from a figure at the place where it is printed."""
        said = text if isinstance(text, Markup) else safe(text)
        cell = self._known.cells.get(observation_id or "")
        return self._link(cell, said, "printed") if cell and said else said

    def on_page(self, report_id: str, page: int | None, text: str) -> Markup:
        """Point at a page of a report, or at the report where it has none."""
        path = page_path(report_id, page)
        return self._link(path, safe(text)) if path in self._known.places else safe(text)

    def quoted(self, observation_id: str) -> bool:
        """Whether the printed place of a statement is shown in words already."""
        return observation_id in self._known.quotes

    def crop(self, row: Row) -> Markup:
        """Show the printed cell of a statement of `lineage`: a strip of its page, or its cell in words."""
        if row["observation_id"] in self._known.quotes:
            return self._known.quotes[row["observation_id"]]
        piece = next(iter(row["pieces"] or ()), None)
        sheet = self._known.sheets.get((row["report_id"], piece["page"])) if piece else None
        if piece is None or sheet is None:
            return Markup()
        boxes = [one["box"] for one in row["pieces"] if one["page"] == piece["page"]]
        top = max(0.0, min(box[1] for box in boxes) - AROUND)
        bottom = min(sheet.height, max(box[3] for box in boxes) + AROUND, top + TALLEST)
        strip = bottom - top
        outlines = Markup().join(
            Markup('<i style="left:{:.2f}%;top:{:.2f}%;width:{:.2f}%;height:{:.2f}%"></i>').format(
                100 * box[0] / sheet.width,
                100 * (box[1] - top) / strip,
                100 * (box[2] - box[0]) / sheet.width,
                100 * (box[3] - box[1]) / strip,
            )
            for box in boxes
        )
        alt = self.t["page_picture"].format(page=piece["page"])
        return Markup(
            '<div class="crop" style="aspect-ratio:{:.0f}/{:.0f}"><img loading="lazy" src="{}" alt="{}" '
            'width="{:.0f}" height="{:.0f}" style="margin-top:-{:.2f}%">{}</div>'
        ).format(
            sheet.width, strip, f"{self.root}{sheet.picture}", alt, sheet.width, sheet.height,
            100 * top / sheet.width, outlines,
        )  # fmt: skip

    def thumbnail(self, report_id: str, page: int) -> Markup:
        """Show a page of a report small; nothing where it is not drawn."""
        sheet = self._known.sheets.get((report_id, page))
        if sheet is None:
            return Markup()
        small = Markup('<img loading="lazy" src="{}" alt="" width="{:.0f}" height="{:.0f}">')
        return small.format(f"{self.root}{sheet.picture}", sheet.width / 4, sheet.height / 4)

    def _link(self, path: str, words: Markup, kind: str = "") -> Markup:
        classed = Markup(' class="{}"').format(kind) if kind else ""
        return Markup('<a{} href="{}">{}</a>').format(classed, f"{self.up}{path}", words)


_HEADING, _ROW, _CELL = re.compile(r"<th>(.*?)</th>"), re.compile(r"<tr><td.*?</tr>", re.DOTALL), re.compile(r"<td\b")
LONG = 320
"""Letters of a finding that are shown at once."""
AROUND, TALLEST = 30.0, 260.0
"""Points of a page shown above and below a cell, and at most in all."""


def indicator_path(code: str) -> str:
    """Give the page of an indicator within a language."""
    return f"indicator/{_file(code)}.html"


def agency_path(code: str) -> str:
    """Give the page of a body within a language."""
    return f"agency/{_file(code)}.html"


def report_path(report_id: str) -> str:
    """Give the first page of a report within a language."""
    return f"report/{_file(report_id)}/index.html"


def page_path(report_id: str, page: int | None) -> str:
    """Give the page that shows one page of a report, or all of it where the format has none."""
    return f"report/{_file(report_id)}/{'text' if page is None else f'page-{page}'}.html"


def _file(code: str) -> str:
    """Give a code in the letters of a file name; a mark of the whole tells apart what is written alike then."""
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", code if code.isascii() else plain(code))[:60].strip("-")
    told = {code.replace(":", "-"), code}
    return name if name in told else f"{name}-{sha256(code.encode()).hexdigest()[:8]}"


def _table(caller: Callable[[], Markup]) -> Markup:
    """Wrap the rows of a table: one that is too wide scrolls in its place, by keys too."""
    return Markup('<div class="scroll" tabindex="0"><table>\n{}</table></div>').format(caller())


def _rows(caller: Callable[[], Markup]) -> Markup:
    """Wrap the rows of a table of ours, each cell with the name of its column: narrow screens show no headings."""
    written = str(caller())
    names = _HEADING.findall(written)

    def row(found: re.Match[str]) -> str:
        turns = iter(names)
        return _CELL.sub(lambda _: f'<td data-label="{next(turns)}"', found[0])

    return Markup('<div class="scroll" tabindex="0"><table class="rows">\n{}</table></div>').format(
        Markup(_ROW.sub(row, written))  # noqa: S704  what the template has made
    )


def _wide(drawn: Markup) -> Markup:
    """Let a picture keep a size at which its words can be read."""
    return Markup('<div class="scroll" tabindex="0">{}</div>').format(drawn)


def environment() -> "Environment":
    """Give the templates: everything they print is escaped, and what cannot be seen is shown."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=put,
        auto_reload=False,
    )
    made.globals.update(data_name=_file, p_table=_table, p_rows=_rows, p_wide=_wide)
    return made
