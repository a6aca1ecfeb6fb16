"""The pages that write, asked without a browser: a figure off a picture, and what they refuse."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
import yaml

from assets.resources import Warehouse
from assets.staging import Staging
from normalise.records import Observation, Task, Unread
from pipelines.explore.curating import COOKIE, ROOT, Curating
from pipelines.explore.server import explore, pages
from pipelines.settings import Settings
from sources.document import Rejected
from tests.warehouse.factory import observation, report
from warehouse.loading.load import load_report

REPORT = report("2022-quet")


class Pages:
    """The pages of a server, asked by somebody who has the token unless said otherwise."""

    def __init__(self, settings: Settings, runner: asyncio.Runner) -> None:
        datasette = pages(Warehouse(url=settings.warehouse_url).engine, settings)
        runner.run(datasette.invoke_startup())
        self.curating = Curating(datasette, Warehouse(url=settings.warehouse_url).engine, settings)
        self._app, self._runner = self.curating.before(datasette.app()), runner

    def ask(self, path: str, form: dict[str, str] | None = None, cookie: str | None = None) -> httpx.Response:
        async def asked() -> httpx.Response:
            async with httpx.AsyncClient(
                transport=httpx.ASGITransport(self._app), base_url="http://127.0.0.1", cookies={COOKIE: cookie}
            ) as client:
                return await (client.get(path) if form is None else client.post(path, data=form))

        cookie = self.curating.token if cookie is None else cookie
        return self._runner.run(asked())


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "reports").mkdir()
    return Settings(data_dir=tmp_path / "data", reports=str(tmp_path / "reports"))


@pytest.fixture
def seen(settings: Settings) -> Observation:
    """A figure that was recognised in a picture of a page, loaded and staged."""
    made = observation(REPORT, "31", "2022", flags=("ocr",), indicator_code="X_1", mapped=False, raw="31 nhà văn hóa")
    load_report(Warehouse(url=settings.warehouse_url).engine, REPORT, [made], [], [], [], [])
    staging = Staging(root=settings.staging_root)
    staging.save("observations", REPORT.id, [made], list[Observation])
    staging.save("statements", REPORT.id, [], list[Unread])
    staging.save("tasks", REPORT.id, [], list[Task])
    return made


@pytest.fixture
def asked(settings: Settings, seen: Observation) -> Iterator[Pages]:
    with asyncio.Runner() as runner:
        yield Pages(settings, runner)


def test_a_figure_off_a_picture_is_confirmed(settings: Settings, asked: Pages, seen: Observation) -> None:
    place = {"report": REPORT.id, "at": seen.locator, "printed": seen.raw}
    page = asked.ask(f"{ROOT}/figure?{urlencode(place)}")
    assert "nhận dạng từ ảnh trang" in page.text
    assert f"{ROOT}/picture?" in page.text
    done = asked.ask(
        f"{ROOT}/figure",
        place
        | {"token": asked.curating.token, "action": "accept", "step": "write", "reason": "đã đối chiếu với trang in"},
    )
    assert done.status_code == 303, done.text
    (entry,) = yaml.safe_load((Path(settings.reports) / "corrections.yaml").read_text("utf-8"))["corrections"]
    assert (entry["action"], entry["expect"]["value"], entry["reason"]) == ("accept", "31", "đã đối chiếu với trang in")
    # It is decided, and waits no longer.
    assert seen.raw not in asked.ask(ROOT).text


@pytest.mark.parametrize(
    ("form", "cookie"),
    [
        ({"action": "drop"}, None),  # a form that does not say the token
        ({"action": "drop", "token": "guessed"}, None),
        ({"action": "drop", "token": "TOKEN"}, ""),  # the token without the cookie
    ],
)
def test_who_has_only_one_half_writes_nothing(
    settings: Settings, asked: Pages, seen: Observation, form: dict[str, str], cookie: str | None
) -> None:
    given = {name: asked.curating.token if value == "TOKEN" else value for name, value in form.items()}
    answer = asked.ask(f"{ROOT}/figure", {"report": REPORT.id, "at": seen.locator, "reason": "thử"} | given, cookie)
    assert answer.status_code == 403
    assert list(Path(settings.reports).iterdir()) == []


def test_an_empty_reason_is_told(settings: Settings, asked: Pages, seen: Observation) -> None:
    place = {"report": REPORT.id, "at": seen.locator, "printed": seen.raw}
    page = asked.ask(f"{ROOT}/figure", place | {"token": asked.curating.token, "action": "drop", "reason": " "})
    assert "reason: String should have at least 1 character" in page.text
    assert list(Path(settings.reports).iterdir()) == []


def test_nothing_is_loaded_from_elsewhere_and_nothing_kept_by_the_browser(asked: Pages) -> None:
    headers = asked.ask(ROOT).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert (headers["cache-control"], headers["referrer-policy"]) == ("no-store", "same-origin")


def test_pages_that_write_listen_to_this_machine_only(settings: Settings) -> None:
    engine = Warehouse(url=settings.warehouse_url).engine
    with pytest.raises(Rejected, match="a host that others can reach"):
        explore(engine, settings, "0.0.0.0", 0, curate=True, say=print)
