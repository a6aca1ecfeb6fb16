"""`chiso explore` in a real browser: what an analyst does there, from the first page to the printed cell."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from assets.outputs import staged_report
from assets.pages.site import make_site
from assets.staging import Staging
from pipelines.settings import Settings
from tests.bundled import bundled_warehouse, staged


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the pages over the bundled reports and the site made of them."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("explore"))
    engine = bundled_warehouse(settings.warehouse_url)
    staged(settings)
    make_site(engine, partial(staged_report, Staging(root=settings.staging_root)), settings.site)
    engine.dispose()
    command = [str(Path(sys.executable).parent / "chiso"), "explore", "--port", "0"]
    environment = os.environ | {"CHISO_DATA_DIR": str(settings.data_dir)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.terminate()


@pytest.fixture
def page(address: str, browser_page: Page) -> Page:
    """The first page, and a list of what was asked of anybody else."""
    outside: list[str] = []
    browser_page.on(
        "request", lambda request: None if request.url.startswith((address, "data:")) else outside.append(request.url)
    )
    browser_page.goto(address)
    yield browser_page
    assert outside == []


def test_from_a_question_to_its_answer(page: Page):
    page.get_by_role("link", name="Mục tiêu nào của năm đã đạt?").click()
    expect(page.get_by_label("Năm")).to_have_value("2023")  # the newest that is loaded
    page.get_by_label("Năm").fill("2022")
    page.get_by_role("button", name="Xem").click()
    row = page.get_by_role("row").filter(has_text="thương mại điện tử")
    expect(row).to_contain_text("7,5")
    expect(row).to_contain_text("đạt")
    page.get_by_label("Năm").fill("2023")
    page.get_by_role("button", name="Xem").click()
    expect(page.get_by_role("row").filter(has_text="kinh tế số trong GDP")).to_contain_text("16,5")


def test_a_view_is_filtered_by_a_facet(page: Page):
    page.get_by_role("link", name="So sánh với năm trước").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("So sánh với năm trước")
    page.get_by_text("Đếm và lọc theo").click()
    page.locator("#facet-status").get_by_role("link", name="lệch mức tăng in").click()
    expect(page.locator(".filter")).to_contain_text("lệch mức tăng in")
    rows = page.locator("table.rows-and-columns tbody tr")
    expect(rows.first).to_be_visible()
    expect(rows.filter(has_not_text="lệch mức tăng in")).to_have_count(0)
    page.locator(".filter a").click()
    expect(page.locator(".filter")).to_have_count(0)


def test_search_needs_no_marks(page: Page):
    page.get_by_label("Tìm số liệu").fill("dong")
    page.get_by_role("button", name="Tìm").click()
    rows = page.locator("table.rows-and-columns tbody tr")
    expect(rows.first).to_be_visible()
    expect(rows.filter(has_text="tỷ đồng").first).to_be_visible()


def test_one_click_from_a_figure_to_the_cell_it_was_printed_in(page: Page):
    page.goto(f"{page.url.rstrip('/')}/chiso/year_over_year?indicator_code=ICT_INDUSTRY_REVENUE&year=2022&season=A")
    page.get_by_role("link", name="148.000.000.000").click()
    expect(page.get_by_role("heading", name="Chỗ in: bảng 1, dòng 9, cột Kết quả 2022, trang 1")).to_be_visible()
    picture = page.locator("img.page")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.complete && image.naturalWidth > 1000")


def test_a_name_leads_to_its_page_of_the_site(page: Page):
    page.goto(f"{page.url.rstrip('/')}/chiso/year_over_year?indicator_code=ICT_INDUSTRY_REVENUE&year=2022&season=A")
    page.get_by_role("link", name="Doanh thu công nghiệp ICT").first.click()
    expect(page).to_have_url(re.compile(r"/site/vi/indicator/ICT_INDUSTRY_REVENUE\.html$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Doanh thu công nghiệp ICT")


def test_twenty_rows_stand_on_one_screen(page: Page):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{page.url.rstrip('/')}/chiso/observations")
    expect(page.locator("table.rows-and-columns td.whole-row").nth(19)).to_be_in_viewport(ratio=1)
    page.set_viewport_size({"width": 1500, "height": 1000})


def test_on_a_phone_each_value_stands_beside_the_name_of_its_column(page: Page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{page.url.rstrip('/')}/chiso/observations?indicator_code=ICT_INDUSTRY_REVENUE")
    label = page.locator("td.col-indicator_name").first.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert label == '"Chỉ tiêu"'
    page.set_viewport_size({"width": 1500, "height": 1000})


PATHS = ("", "chiso", "chiso/observations", "chiso/year_over_year?status=ok", "chiso/which-targets-of-a-year-were-met")


@pytest.mark.parametrize("path", PATHS)
def test_nobody_is_kept_out(page: Page, path: str):
    begin = page.url.rstrip("/")
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{begin}/{path}")
        expect(page.locator("html")).to_have_attribute("lang", "vi")
        found = Axe().run(page).response["violations"]
        grave = [one["id"] for one in found if one["impact"] in ("serious", "critical")]
        assert grave == [], f"{width} wide"
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider == 0, f"{width} wide: {wider} points stand out at the right"
    page.set_viewport_size({"width": 1500, "height": 1000})
