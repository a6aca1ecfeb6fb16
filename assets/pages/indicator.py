"""The page of an indicator: its figures in a picture, a sentence and tables, each with the place it is printed in."""

import csv
import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import yaml
from markupsafe import Markup

from assets.pages import charts
from assets.pages.figures import figure, number, unit
from assets.pages.page import HERE, Page
from assets.pages.text import safe
from warehouse.exports.csv_file import plain as spreadsheet_cell
from warehouse.schema.codes import qualifier_codes
from warehouse.views.copied import Copy

Row = Mapping[str, Any]
NATION = "VN"
FEW = 3
"""Bodies of one period from which on they are drawn."""
MAPPED = 5
"""Provinces from which on there is a map."""
MOST = 63
"""Bodies in a ranking."""
COLUMNS = (
    *("indicator_code", "indicator_name", "entity_code", "entity", "kind", "period_code", "qualifier", "value"),
    *("value_high", "denominator", "unit", "per", "direction", "raw", "report_id", "issued_on", "page", "locator"),
    *("sentence", "observation_id"),
)
"""Of `observations`, as the CSV and JSON of an indicator have them."""


@dataclass(frozen=True)
class Told:
    """All that the views tell of an indicator."""

    indicator: Row
    figures: Sequence[Row]
    dashes: Sequence[Row]
    years: Sequence[Row]
    targets: Sequence[Row]
    revisions: Sequence[Row]
    conflicts: Sequence[Row]
    links: Sequence[Row]
    printed: Mapping[str, Row]
    """Its live statements as `lineage` has them, by their ids."""
    findings: Sequence[Row]

    @property
    def code(self) -> str:
        """Its code."""
        return str(self.indicator["indicator_code"])

    @property
    def sources(self) -> list[str]:
        """The reports that state it."""
        return list(dict.fromkeys(row["report_id"] for row in (*self.figures, *self.dashes)))

    def at(self, observation_id: str) -> Row | None:
        """Where a statement is printed, as `lineage` has it."""
        return self.printed.get(observation_id)

    @property
    def main(self) -> str:
        """The body that the picture is of: the nation, else the one with most figures."""
        of = Counter(row["entity_code"] or NATION for row in self.figures if row["kind"] != "growth")
        return NATION if of[NATION] or not of else of.most_common(1)[0][0]


def told(copy: Copy, indicator: Row) -> Told:
    """Ask the views for all on an indicator."""
    code = indicator["indicator_code"]
    links = [*copy.rows("indicator_links", indicator_code=code), *copy.rows("indicator_links", other_code=code)]
    printed = {
        row["observation_id"]: row for row in copy.each("lineage", indicator_code=code) if not row["recorded_to"]
    }
    figures = sorted(copy.each("observations", indicator_code=code), key=_turn)
    seen = {row["observation_id"] for row in figures}
    findings = {
        (row["check_run_id"], row["position"]): row
        for statement in seen
        for row in copy.each("finding_figures", observation_id=statement)
        if row["severity"] != "info"
    }
    return Told(
        indicator,
        figures,
        copy.rows("not_reported", indicator_code=code),
        sorted(filter(_says_something, copy.each("year_over_year_all", indicator_code=code)), key=_turn),
        copy.rows("target_progress", indicator_code=code),
        copy.rows("revisions", indicator_code=code),
        copy.rows("conflicts", indicator_code=code),
        links,
        printed,
        [findings[key] for key in sorted(findings)],
    )


def picture(of: Told, page: Page) -> tuple[Markup, str]:
    """Draw the figures of the main body over the years, in the unit of most of them; with it what its signs mean."""
    rows = [row for row in of.figures if (row["entity_code"] or NATION) == of.main and row["kind"] != "growth"]
    units = Counter(row["unit"] for row in rows)
    if not units:
        return Markup(), ""
    unit_of = units.most_common(1)[0][0]
    disputed = {row[name] for row in of.conflicts for name in ("observation_id", "other_observation_id")}
    replaced = {row["observation_id"] for row in of.revisions if not row["is_latest"]}
    reached = [_at(row) for row in rows if row["kind"] == "actual" and row["unit"] == unit_of]
    last = max(reached, default=0.0)
    marks: dict[tuple[Any, ...], charts.Mark] = {}
    newest = max((row for row in rows if row["kind"] == "actual"), key=_at, default=None)
    for row in rows:
        if row["unit"] != unit_of:
            continue
        target, at = row["kind"] == "target", _at(row)
        line = _season(row) if not target else _season(newest) if newest and at > last else ""
        mark = charts.Mark(
            at,
            float(row["value"]),
            None if row["value_high"] is None else float(row["value_high"]),
            row["qualifier"],
            figure(row, page.words, of=" ") if unit_of != "%" else figure(row, page.words),
            target,
            line,
            row["observation_id"] in disputed,
            row["observation_id"] in replaced,
        )
        marks.setdefault((at, mark.value, mark.high, mark.sign, target), mark)
    breaks = {
        float(row["year"])
        for row in of.years
        if row["status"] == "break" and row["entity_code"] == of.main and row["kind"] == "actual"
    }
    whose = "" if of.main == NATION else f", {page.short_name(of.main)}"
    title = f"{page.title(of.indicator, 'indicator_name')}{whose} ({unit(unit_of, page.words)})"
    drawn = list(marks.values())
    svg = charts.series(drawn, breaks, title, lambda value: number(f"{value:g}", page.words))
    return svg, "; ".join(page.t[f"legend_{sign}"] for sign in _legend(drawn, bool(breaks)))


def _legend(marks: Sequence[charts.Mark], broken: bool) -> Iterator[str]:
    """Name the signs that a picture has."""
    has = {
        "result": any(not mark.target for mark in marks),
        "target": any(mark.target for mark in marks),
        "bound": any(mark.sign in (">", ">=", "<", "<=") for mark in marks),
        "range": any(mark.high is not None for mark in marks),
        "about": any(mark.sign in ("~", "<~") for mark in marks),
        "replaced": any(mark.replaced for mark in marks),
        "disputed": any(mark.disputed for mark in marks),
        "ahead": any(mark.target and mark.line for mark in marks),
        "broken": broken,
    }
    return (sign for sign, there in has.items() if there)


def answer(of: Told, page: Page) -> Markup:
    """Say in a sentence or two where the indicator stands."""
    t, said = page.t, []
    own = [row for row in of.targets if row["entity_code"] == of.main]
    met = max((row for row in own if row["actual_value"] is not None), key=lambda row: row["year"], default=None)
    rows = [row for row in of.figures if (row["entity_code"] or NATION) == of.main and row["kind"] == "actual"]
    latest = max(rows, key=lambda row: (row["period_end"], row["issued_on"] or ""), default=None)
    if latest is not None and not (met and str(met["year"]) >= str(latest["year"])):
        said.append(
            safe(t["stands_at"]).format(
                period=page.period(latest["period_code"]),
                value=page.printed(latest["observation_id"], figure(latest, page.words)),
            )
        )
    if met is not None:
        said.append(
            safe(t["against_target"]).format(
                year=met["year"],
                value=page.printed(met["actual_observation_id"], figure(met, page.words, "actual_")),
                target=page.printed(met["target_observation_id"], figure(met, page.words, "target_")),
                outcome=Markup('<strong class="{}">{}</strong>').format(
                    met["attainment"], page.code("attainment", met["attainment"])
                ),
            )
        )
    ahead = sorted((row for row in own if row["attainment"] == "no_actual"), key=lambda row: row["year"])
    since = max([met["year"] if met else 0, latest["year"] if latest else 0])
    for row in [each for each in ahead if each["year"] > since][:1] or (ahead[:1] if not said else []):
        goal = page.printed(row["target_observation_id"], figure(row, page.words, "target_"))
        said.append(safe(t["goal"]).format(year=row["year"], target=goal))
    if not rows:
        said.append(safe(t["no_result_yet"]))
    if of.main != NATION:
        said.insert(0, Markup("{}:").format(page.agency(of.main)))
    return Markup(" ").join(said)


@dataclass(frozen=True)
class Compared:
    """Bodies side by side in one period: a ranking, and a map where they are provinces."""

    period: str
    ranking: Markup
    tiles: Markup


def bodies(of: Told, page: Page) -> Compared | None:
    """Draw the bodies of the period and kind of which most is told, the best first; nothing for a few."""
    periods: dict[tuple[str, str, str], dict[str, Row]] = defaultdict(dict)
    for row in of.figures:
        if row["kind"] != "growth" and (row["entity_code"] or NATION) != NATION:
            periods[row["kind"], row["period_code"], row["unit"]].setdefault(row["entity_code"], row)
    if not periods:
        return None
    (kind, period, _), rows = max(periods.items(), key=lambda item: (len(item[1]), item[0]))
    if len(rows) < FEW:
        return None
    least_first = of.indicator["direction"] == "down"
    ranked = sorted(rows.values(), key=lambda row: float(row["value"]), reverse=not least_first)
    shown = [
        charts.Bar(page.short_name(row["entity_code"]), float(row["value"]), figure(row, page.words)) for row in ranked
    ]
    title = f"{page.title(of.indicator, 'indicator_name')}: {page.code('kind', kind)}, {page.period(period)}"
    return Compared(
        f"{page.code('kind', kind)}, {page.period(period)}",
        charts.bars(shown[:MOST], title),
        _tiles(rows, title, page),
    )


def _tiles(rows: Mapping[str, Row], title: str, page: Page) -> Markup:
    """Draw the provinces as tiles, by the division of the country that most of them are of."""
    schemes = Counter(code.rpartition(":")[0] for code in rows if code.rpartition(":")[0] in _grids())
    if not schemes or schemes.most_common(1)[0][1] < MAPPED:
        return Markup()
    scheme = schemes.most_common(1)[0][0]
    shown = []
    for number_of_row, line in enumerate(_grids()[scheme]):
        for column, code in enumerate(line.split()):
            if code != ".":
                row = rows.get(f"{scheme}:{code}")
                name = page.short_name(f"{scheme}:{code}")
                value = None if row is None else float(row["value"])
                label = "" if row is None else figure(row, page.words)
                shown.append(charts.Tile(number_of_row, column, name, value, label))
    return charts.tiles(shown, title)


@cache
def _grids() -> Mapping[str, Sequence[str]]:
    grids: Mapping[str, Sequence[str]] = yaml.safe_load((HERE / "provinces.yaml").read_text("utf-8"))
    return grids


def as_json(of: Told) -> str:
    """Give the figures of just this indicator, its changes and targets."""
    indicator = {name: value for name, value in of.indicator.items() if value is not None}
    figures = [{name: row[name] for name in COLUMNS} for row in of.figures]
    whole = {
        "indicator": indicator,
        "observations": figures,
        "year_over_year": of.years,
        "target_progress": of.targets,
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def as_csv(of: Told) -> str:
    """Give the figures of just this indicator; text that a spreadsheet would run has an apostrophe in front."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    letters = qualifier_codes()
    writer.writerows(
        [letters[row[name]] if name == "qualifier" else spreadsheet_cell(row[name]) for name in COLUMNS]
        for row in of.figures
    )
    return f"\ufeff{file.getvalue()}"


def _says_something(row: Row) -> bool:
    """Two figures, or a word of the report on its change; a side alone is in the figures already."""
    both = row["previous_value"] is not None or row["previous_low"] is not None
    return (both and row["current_value"] is not None) or row["stated_change"] is not None


def _turn(row: Row) -> tuple[Any, ...]:
    kinds = {"actual": 0, "target": 1, "growth": 2}
    entity = row["entity_code"] or NATION
    return (entity != NATION, kinds[row["kind"]], -(row["year"] or 0), row["entity"] or "", row.get("report_id") or "")


def _at(row: Row) -> float:
    """Where in the years a period ends: 2022 for a whole year, 2021.83 for the end of October 2022."""
    end = date.fromisoformat(row["period_end"])
    return round(end.year - 1 + end.timetuple().tm_yday / (366 if end.year % 4 == 0 else 365), 3)


def _season(row: Row) -> str:
    """What repeats each year of a period."""
    return str(row["period_code"])[4:] or "A"
