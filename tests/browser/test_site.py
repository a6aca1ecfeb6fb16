"""The static site in a real browser: accessible on every kind of page, and one click from a number to its cell."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.assets.pages.conftest import site  # noqa: F401  the same site as the tests of its files look at
from tests.assets.pages.test_site import KINDS

WIDTHS = (390, 1280)
GRAVE = ("serious", "critical")


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:  # noqa: F811
    """The address of the site on a web server that knows nothing but files."""
    quiet = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(quiet, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def page(address: str, browser_page: Page) -> Iterator[Page]:
    """A page that asks nobody for anything but files of the site, and complains of nothing."""
    outside: list[str] = []
    complaints: list[str] = []
    browser_page.on(
        "request",
        lambda asked: None if asked.url.startswith((address, "data:")) else outside.append(asked.url),
    )
    browser_page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    browser_page.on("pageerror", lambda error: complaints.append(str(error)))
    yield browser_page
    assert outside == []
    assert complaints == []
    browser_page.set_viewport_size({"width": 1280, "height": 1000})


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_is_kept_out(page: Page, address: str, kind: str):
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for language in ("vi", "en"):
            page.goto(f"{address}/{language}/{kind}")
            found = Axe().run(page).response["violations"]
            grave = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found if one["impact"] in GRAVE]
            assert grave == [], f"{language}, {width} wide"
            wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wider == 0, f"{language}, {width} wide: {wider} points stand out at the right"


def test_one_click_from_a_number_to_its_outlined_cell(page: Page, address: str):
    page.goto(f"{address}/vi/indicator/ICT_INDUSTRY_REVENUE.html")
    page.locator("article.figure").filter(has_text="2022-summary-indicators").locator("a.printed").first.click()
    expect(page.locator(".sheet img")).to_be_visible()
    cell = page.locator(".box:has(:target)")
    expect(cell).to_be_in_viewport()
    assert cell.bounding_box()["width"] > 10


def test_one_click_from_a_number_to_the_sentence_it_stands_in(page: Page, address: str):
    page.goto(f"{address}/en/indicator/ICT_INDUSTRY_REVENUE.html")
    page.locator("article.figure").filter(has_text="2022-summary-growth").filter(has_text="148 tỷ USD").locator(
        "a.printed"
    ).first.click()
    mark = page.locator("mark:target")
    expect(mark).to_be_in_viewport()
    expect(mark).to_contain_text("148 tỷ USD")


def test_every_picture_of_a_cell_is_there(page: Page, address: str):
    page.goto(f"{address}/vi/indicator/ICT_INDUSTRY_REVENUE.html")
    crops = page.locator(".crop img")
    assert crops.count() > 0
    for place in range(crops.count()):
        crops.nth(place).scroll_into_view_if_needed()
        picture = crops.nth(place).element_handle()
        page.wait_for_function("picture => picture.complete && picture.naturalWidth > 0", arg=picture)


@pytest.mark.parametrize("typed", ["thuong mai dien tu", "TMĐT", "e-commerce share", "ECOMMERCE_RETAIL_SHARE"])
def test_search_finds_the_page_first(page: Page, address: str, typed: str):
    page.goto(f"{address}/en/search.html")
    page.get_by_role("searchbox").fill(typed)
    page.locator("#found a").first.click()
    expect(page).to_have_url(f"{address}/en/indicator/ECOMMERCE_RETAIL_SHARE.html")


def test_the_switch_leads_to_the_same_page_in_the_other_language(page: Page, address: str):
    page.goto(f"{address}/vi/indicator/ICT_INDUSTRY_REVENUE.html")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_have_text("ICT industry revenue")
    page.get_by_role("link", name="Tiếng Việt").click()
    expect(page.locator("html")).to_have_attribute("lang", "vi")
