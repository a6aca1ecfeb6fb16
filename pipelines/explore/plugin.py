"""What the pages need beyond Datasette: links from figures to where they are printed, Vietnamese words, safe CSV.

The functions are Datasette's plugin hooks; all they know comes from the metadata, under `plugins` › `chiso`.
"""

import csv
import io
import json
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlencode

from datasette import Forbidden, NotFound, Request, Response, hookimpl
from datasette.app import Datasette
from datasette.utils import path_with_removed_args
from markupsafe import Markup

from assets.pages.figures import SIGNS
from assets.pages.page import page_path
from pipelines.explore import links, saying
from pipelines.explore.metadata import DATABASE, config
from sources.document import Rejected
from warehouse.exports.csv_file import guarded
from warehouse.schema.dictionary import column_title, view_title

App = Callable[[dict[str, Any], Any, Any], Awaitable[None]]
POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; "
    "frame-ancestors 'none'; form-action 'self'; base-uri 'none'"
)
"""Browsers load nothing from elsewhere, whatever a report says."""
GROUPS = (
    ("Kết quả", ("indicator_card", "year_over_year", "series_wide", "observations")),
    ("Mục tiêu và nhiệm vụ", ("target_progress", "tasks", "task_progress")),
    ("Độ tin cậy", ("revisions", "conflicts", "findings", "quarantine_open", "corrections")),
    ("Còn thiếu", ("coverage", "not_reported", "unmapped_indicators")),
    ("Danh mục", ("indicators", "indicator_links", "entities", "codes")),
    ("Nguồn", ("reports", "lineage", "sdmx_csv")),
)
"""The tables as the first page shows them; one that is in no group comes last."""


STATEMENT = (
    "SELECT l.*, l.observation_id AS place, o.indicator_name, o.entity, o.value, o.value_high, o.entity_code "
    "FROM lineage l LEFT JOIN observations o ON o.observation_id = l.observation_id WHERE l.observation_id = :id "
    "ORDER BY l.recorded_to IS NOT NULL, l.recorded_from DESC"
)
HELD_BACK = (
    "SELECT q.row_id AS observation_id, q.report_id, "
    "CASE q.stage WHEN 'observations' THEN q.row_id ELSE q.locator END AS place, q.page, q.locator, q.raw, "
    "q.sentence, q.reading, q.message_vi, "
    "q.recorded_from, NULL AS value, NULL AS recorded_to, r.report_title, r.issuer, r.number, r.issued_on, r.file, "
    "r.sha256 FROM quarantine_open q LEFT JOIN reports r ON r.report_id = q.report_id WHERE q.row_id = :id"
)
"""A figure that no check let in has its place all the same."""


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None, datasette: Datasette) -> Any:
    """Show a number as Vietnamese print does and a code in words; link a figure to its cell, a name to its page."""
    if value is None or isinstance(value, dict):
        return None
    if column == "raws" and "observation_ids" in row.keys():  # noqa: SIM118  a row of sqlite3 is no mapping
        return links.figures(datasette, json.loads(value), json.loads(row["observation_ids"]))
    if column in ("findings", "previous_findings"):
        return Markup(" ").join(links.finding(datasette, one) for one in value.split())
    shown = said(datasette, value, column, table)
    source = "row_id" if (table, column) == ("quarantine_open", "raw") else links.PRINTED.get(column)
    if source in row.keys() and row[source]:  # noqa: SIM118
        return links.printed(datasette, row[source], shown)
    page = links.page_of(datasette, dict(row), column, table)
    if page is not None:
        return Markup('<a href="{}">{}</a>').format(page, shown)
    return Markup("{}").format(shown) or Markup("&nbsp;")


def said(datasette: Datasette, value: Any, column: str, table: str | None) -> Any:
    """Give a value as people read it; codes keep themselves as a tooltip."""
    told = config(datasette)
    types = told["types"].get(table) or {name: kind for each in told["types"].values() for name, kind in each.items()}
    if types.get(column) == "boolean":
        return "có" if value else "không"
    if types.get(column) == "array":
        return ", ".join(str(each) for each in json.loads(value))
    if isinstance(value, float) or (isinstance(value, int) and types.get(column, "number") == "number"):
        return saying.number(value)
    words = saying.shown(column, value, table)
    return value if words is None else words


@hookimpl
def extra_template_vars(datasette: Datasette, view_name: str, table: str | None, request: Request | None) -> Any:
    """Give templates the Vietnamese words, and the first page what it lists."""
    told = config(datasette)
    arguments = request.args if request else {}
    everything = any(name.startswith(("_all", "_col", "_nocol")) for name in arguments)
    named: dict[str, Any] = {
        "column_title": column_title,
        "say": saying.code,
        "view_title": view_title,
        "described": told["described"].get(table, {}),
        "site": links.SITE if told["site"] else None,
        "shown_first": () if everything else told["first"].get(table, ()),
        "copied": told["tables"],
        "copied_at": told["copied_at"],
        "without": lambda *names: path_with_removed_args(request, {*names, "_next"}),
        "with_arguments": lambda url, more: f"{url}{'&' if '?' in url else '?'}{more}",
    }
    if view_name != "index":
        return named

    async def home() -> dict[str, Any]:
        database = datasette.get_database(DATABASE)
        reports = await database.execute("SELECT * FROM reports ORDER BY issued_on DESC, report_id LIMIT 8")
        grouped = {name for _, names in GROUPS for name in names}
        others = tuple(name for name in told["tables"] if name not in grouped)
        return named | {
            "groups": [*GROUPS, *((("Khác", others),) if others else ())],
            "questions": [(*question, query_path(datasette, name)) for name, question in told["questions"].items()],
            "reports": [dict(row) for row in reports.rows],
        }

    return home


def query_path(datasette: Datasette, name: str) -> str:
    """The address of a worked query with the example values of its parameters."""
    examples = config(datasette)["examples"][name]
    path = str(datasette.urls.query(DATABASE, name))
    return f"{path}?{urlencode(examples)}" if examples else path


@hookimpl
def extra_css_urls() -> list[str]:
    """Our style, served from here."""
    return ["/-/chiso/chiso.css"]


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """The page of a figure, and its picture."""
    return [(r"^/-/cell/(?P<id>[^/.]+)$", cell_page), (r"^/-/cell/(?P<id>[^/.]+)\.png$", cell_picture)]


async def cell_page(request: Request, datasette: Datasette) -> Response:
    """Show where a figure is printed, with all that is known of it."""
    from asyncio import to_thread

    from pipelines.explore.cell import Printed, picture, printed

    figure = await _figure(request, datasette)
    data_dir = config(datasette)["data_dir"]
    context: dict[str, Any] = {
        "figure": figure,
        "sign": SIGNS.get(str(figure.get("qualifier")), ""),
        "period": saying.WORDS.period(figure.get("period_code")),
        "whole_page": links.of_site(datasette, page_path(figure["report_id"], figure["page"])),
        "picture": False,
        "printed": Printed(),
        "problem": None,
    }
    try:
        if figure["page"] is not None:
            context["picture"] = await to_thread(picture, data_dir, figure["report_id"], figure["place"])
        else:
            context["printed"] = await to_thread(printed, data_dir, figure["report_id"], figure["place"])
    except Rejected as error:
        context["problem"] = str(error)
    html = await datasette.render_template("cell.html", context, request=request, view_name="cell")
    return Response.html(html)


async def cell_picture(request: Request, datasette: Datasette) -> Response:
    """Give the picture of a figure on its page."""
    from asyncio import to_thread

    from pipelines.explore.cell import picture

    figure = await _figure(request, datasette)
    data_dir = config(datasette)["data_dir"]
    try:
        drawn = await to_thread(picture, data_dir, figure["report_id"], figure["place"])
    except Rejected as error:
        raise NotFound(str(error)) from error
    if drawn is None:
        raise NotFound(f"{figure['file']}: this format has no pages")
    return Response(drawn, content_type="image/png")


async def _figure(request: Request, datasette: Datasette) -> dict[str, Any]:
    """The statement that is asked for, as it holds now or else as it was last recorded, or as it is held back."""
    if not await datasette.permission_allowed(request.actor, "view-instance", default=True):
        raise Forbidden("this is not for you")
    asked, database = {"id": request.url_vars["id"]}, datasette.get_database(DATABASE)
    found = await database.execute(STATEMENT, asked)
    if found.rows:
        return dict(found.rows[0])
    held = await database.execute(HELD_BACK, asked)
    if not held.rows:
        raise NotFound(f"no figure {request.url_vars['id']}")
    return json.loads(held.rows[0]["reading"] or "{}") | dict(held.rows[0])


@hookimpl
def prepare_jinja2_environment(env: Any) -> None:
    """Filters and tests for templates."""
    env.filters["vietnamese_number"] = saying.number
    env.filters["mark"] = saying.mark
    env.tests["filled"] = _is_filled


def _is_filled(name: str, rows: list[Any]) -> bool:
    """Whether a column has a value in one of the rows that a page shows."""
    return any(cell["raw"] not in (None, "", "[]") for row in rows for cell in row if cell["column"] == name)


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[App], App]:
    """Give a worked query its examples, CSV its guards, and every page the policy to load nothing from elsewhere."""
    return lambda app: _wrapped(app, datasette)


def _wrapped(app: App, datasette: Datasette) -> App:
    async def wrapped(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        name = scope["path"].removeprefix(f"/{DATABASE}/")
        if not scope["query_string"] and config(datasette)["examples"].get(name):
            await _redirect(send, query_path(datasette, name))
            return
        await app(scope, receive, _guarding(send))

    return wrapped


async def _redirect(send: Any, place: str) -> None:
    await send({"type": "http.response.start", "status": 302, "headers": [(b"location", place.encode())]})
    await send({"type": "http.response.body", "body": b""})


def _guarding(send: Any) -> Any:
    """Send on, with the policy, and with texts guarded where the answer is CSV."""
    is_csv, begun = False, False

    async def guarding(message: dict[str, Any]) -> None:
        nonlocal is_csv, begun
        if message["type"] == "http.response.start":
            headers = [(name.lower(), value) for name, value in message["headers"]]
            kind = dict(headers).get(b"content-type", b"")
            # Datasette shows CSV as plain text unless a download is asked for.
            is_csv = kind.startswith((b"text/csv", b"text/plain"))
            headers = [pair for pair in headers if not (is_csv and pair[0] == b"content-length")]
            message = message | {"headers": [*headers, (b"content-security-policy", POLICY.encode())]}
        elif is_csv and message.get("body"):
            body = guard_lines(message["body"].decode("utf-8"))
            message = message | {"body": (b"" if begun else "\ufeff".encode()) + body.encode()}
            begun = True
        await send(message)

    return guarding


def guard_lines(text: str) -> str:
    """Guard the texts of whole lines of CSV; numbers with a sign stay numbers."""
    out = io.StringIO()
    writer = csv.writer(out)
    for line in csv.reader(io.StringIO(text, newline="")):
        writer.writerow([cell if _is_number(cell) else guarded(cell) for cell in line])
    return out.getvalue()


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
