"""Pages on which a person settles what waits: `chiso explore --curate`, on the functions of `pipelines.curate`.

They stand before Datasette, which stays read-only. Whoever has the token of the printed address may write, nobody else:
it is kept in a cookie that other sites cannot use, and each form says it once more. They work without scripts.
"""

import secrets
from asyncio import to_thread
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette import Request, Response
from datasette.app import Datasette

from normalise.curation import TO_FILL, Limits
from pipelines.curate import decisions
from pipelines.curate.decided import Decided, of_folder
from pipelines.curate.figures import OpenFigure, open_figures
from pipelines.curate.indicators import is_alike, new_entry
from pipelines.curate.names import Name, figure, name_of, waiting
from pipelines.curate.offer import Entry
from pipelines.explore.guard import App, Receive, Scope, Send
from pipelines.explore.plugin import POLICY
from pipelines.settings import Settings
from sources.document import Rejected

if TYPE_CHECKING:
    from warehouse.database import Engine

ROOT = "/-/curate"
COOKIE = "chiso_curate"
LISTED = 100
"""Names and figures shown on the first page."""
LIMITS = {"section": "section", "subject": "entity_code", "report": "report_id"}
REASONS = ("reason_vi", "reason_en")
_HEADERS = {"content-security-policy": POLICY, "referrer-policy": "same-origin", "cache-control": "no-store"}

Form = Mapping[str, str]


class Curating:
    """The pages of one server."""

    def __init__(self, datasette: Datasette, engine: "Engine", settings: Settings) -> None:
        self.token = secrets.token_urlsafe(16)
        self._datasette, self._engine, self._settings = datasette, engine, settings

    @property
    def path(self) -> str:
        """Where they begin, with the token."""
        return f"{ROOT}?{urlencode({'token': self.token})}"

    def before(self, app: App) -> App:
        """Answer what is asked of these pages; hand on the rest."""

        async def answered(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == "http" and (scope["path"] + "/").startswith(f"{ROOT}/"):
                response = await self._answer(Request(scope, receive))
                response.headers.update(_HEADERS)
                await response.asgi_send(send)
            else:
                await app(scope, receive, send)

        return answered

    async def _answer(self, request: Request) -> Response:
        if self._is(request.args.get("token")):
            response = Response.redirect(ROOT, status=303)
            response.set_cookie(COOKIE, self.token, path=ROOT, httponly=True, samesite="strict")
            return response
        form = await request.post_vars() if request.method == "POST" else None
        if not self._is(request.cookies.get(COOKIE)) or (form is not None and not self._is(form.get("token"))):
            return Response.text("Open the address that the command has printed.", status=403)
        pages = {"": self._first, "/name": self._name, "/figure": self._figure, "/picture": self._picture}
        page = pages.get(request.path.removeprefix(ROOT).rstrip("/"))
        return await page(request, form) if page else Response.text("No such page.", status=404)

    def _is(self, given: str | None) -> bool:
        return given is not None and secrets.compare_digest(given.encode(), self.token.encode())

    async def _first(self, _request: Request, _form: Form | None) -> Response:
        def found() -> dict[str, Any]:
            decided = self._decided()
            names = list(waiting(self._engine, decided.curation))
            figures = list(open_figures(self._engine, decided))
            return {"names": names, "figures": figures, "listed": LISTED}

        return await self._page("curate.html", await to_thread(found))

    async def _name(self, request: Request, form: Form | None) -> Response:
        """Show a name; take what is decided on it, and show what would change or write it."""
        code = (form or request.args).get("code")
        name = await to_thread(self._name_of, code)
        if name is None:
            return Response.redirect(ROOT, status=303)
        said: dict[str, Any] = {"checked": None, "problem": None, "taken": ()}
        if form is not None:
            try:
                said = await to_thread(self._decide_name, name, form)
            except Rejected as error:
                said["problem"] = str(error)
            if said.get("written"):
                return Response.redirect(f"{ROOT}/name", status=303)
        return await self._page("curate_name.html", said | await to_thread(self._of_name, name, form or {}))

    def _name_of(self, code: str | None) -> Name | None:
        if code is None:
            return next(waiting(self._engine, self._decided().curation), None)
        return name_of(self._engine, code)

    def _of_name(self, name: Name, form: Form) -> dict[str, Any]:
        from normalise.reference import indicator

        limits = name.limits
        own = self._decided().curation.indicators
        told = {limit: {one[column] for one in name.stated} for limit, column in LIMITS.items()}
        return {
            "name": name,
            "limits": limits,
            "chosen": _limits(form) if form else limits or {},
            "offered": {limit: next(iter(values)) for limit, values in told.items() if len(values) == 1},
            "entry": new_entry(name, limits or {}),
            "alias": name.row["suggestion"] if is_alike(name.row) and not name.row["suggestion_is_another"] else "",
            "catalogue": (*own, *indicator.catalogue()),
            "form": form,
        }

    def _decide_name(self, name: Name, form: Form) -> dict[str, Any]:
        """Check what is decided on a name; write it, unless asked only to show, or it takes sentences of others in."""
        chosen = _limits(form)
        checked = decisions.check(self._settings, _decisions(name, form, chosen))
        taken = [one for one in name.others if Limits(**chosen).hold(figure(one))]
        written = form.get("step") == "write" and (not taken or form.get("seen") == "1")
        if written:
            decisions.apply(checked)
        lines = [(line["before"], line["after"], line["row"]) for line in map(_change, checked.changes)]
        return {"checked": checked, "lines": lines, "taken": taken, "written": written, "problem": None}

    async def _figure(self, request: Request, form: Form | None) -> Response:
        """Show a figure that waits; take what is decided on it."""
        wanted = form or request.args
        key = tuple(wanted.get(part) for part in ("report", "at", "printed"))
        found = await to_thread(self._figure_of, key)
        if found is None:
            return Response.redirect(ROOT, status=303)
        problem: str | None = None
        reread: Sequence[decisions.Reread] = ()
        if form is not None:
            try:
                reread = await to_thread(self._decide_figure, found, form)
            except Rejected as error:
                problem = str(error)
            else:
                if form.get("step") == "write":
                    return Response.redirect(f"{ROOT}/figure", status=303)
        picture = urlencode({"report": found.row["report_id"], "at": found.row["locator"]})
        context = {"figure": found, "problem": problem, "form": form or {}, "picture": picture, "reread": reread}
        return await self._page("curate_figure.html", context)

    def _figure_of(self, key: tuple[str | None, ...]) -> OpenFigure | None:
        listed = open_figures(self._engine, self._decided())
        if key == (None, None, None):
            return next(listed, None)
        return next((one for one in listed if one.key == key), None)

    def _decide_figure(self, found: OpenFigure, form: Form) -> Sequence[decisions.Reread]:
        """Check what is decided on a figure and give how it would be read; write it, unless asked only to show."""
        entry = found.decided(form.get("action", ""), form.get("reason", "").strip(), form.get("value", "").strip())
        checked = decisions.check(self._settings, {"corrections": [entry]})
        if form.get("step") == "write":
            decisions.apply(checked)
        return checked.readings

    async def _picture(self, request: Request, _form: Form | None) -> Response:
        from pipelines.explore.cell import picture

        report, place = request.args.get("report") or "", request.args.get("at") or ""
        try:
            drawn = await to_thread(partial(picture, str(self._settings.data_dir), report, place))
        except Rejected as error:
            return Response.text(str(error), status=404)
        if drawn is None:
            return Response.text("This format has no pages.", status=404)
        return Response(drawn, content_type="image/png")

    def _decided(self) -> Decided:
        return of_folder(self._engine, self._settings.reports)

    async def _page(self, template: str, context: dict[str, Any]) -> Response:
        given = context | {"token": self.token, "root": ROOT, "reports": self._settings.reports}
        return Response.html(await self._datasette.render_template(template, given))


def _limits(form: Form) -> dict[str, str]:
    return {limit: form[f"{limit}_is"] for limit in LIMITS if form.get(limit) and form.get(f"{limit}_is")}


def _decisions(name: Name, form: Form, limits: dict[str, str]) -> dict[str, list[Entry]]:
    """Make entries of what a form says of a name."""
    said = {field: value.strip() for field, value in form.items()}
    if said.get("decision") == "dismiss":
        unit = {"unit": name.unit} if name.unit else {}
        return {"dismissed": [{"name": name.name, **unit, **limits, "reason": said.get("reason", "")}]}
    if said.get("decision") == "alias":
        return {"aliases": [{"name": name.name, "of": said.get("other") or said.get("of", ""), **limits}]}
    drafted = new_entry(name, limits)
    filled = {field: said[field] for field in drafted if said.get(field)} | {"code": said.get("new_code", "")}
    entry: Entry = {field: filled.get(field, "" if of == TO_FILL else of) for field, of in drafted.items()}
    if "links" in entry:
        entry["links"] = [link | {field: said.get(field, "") for field in REASONS} for link in entry["links"]]
    if not limits:
        return {"indicators": [entry]}
    return {"indicators": [entry], "aliases": [{"name": name.name, "of": entry["code"], **limits}]}


def _change(change: decisions.Change) -> dict[str, Any]:
    before, after = change
    return {"before": decisions.side(before), "after": decisions.side(after), "row": after or before}
