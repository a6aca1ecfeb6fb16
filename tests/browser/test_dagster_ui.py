"""The Dagster UI in a real browser: what a data engineer does there after `chiso refresh`."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assets.folder import look
from assets.resources import Warehouse
from pipelines.instance import open_instance
from pipelines.settings import Settings
from tests.pipelines.test_refresh import BUNDLED, chiso
from tests.running import ask, dagster_server

"""A report that was refreshed; one of its figures cannot be."""
TEXT = """Báo cáo kết quả năm 2024

Năm 2024, nền tảng đạt 1 tỷ triệu lượt truy cập. Tỷ lệ hộ gia đình sử dụng cáp quang đạt 72,4%.
"""
WAITING = ("2022-summary-plan.html", "2023-summary-plan.txt")
"""Reports that are registered and wait for the sensor, or for a backfill."""
PATIENCE_MS = 300_000
"""A page of the UI may load slowly and a backfill waits for the daemon; how slowly is not what is tested."""

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="module")
def ui(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the UI over a data folder in which one report was refreshed and two wait."""
    data_dir, folder = tmp_path_factory.mktemp("ui"), tmp_path_factory.mktemp("reports")
    (folder / "ket-qua-2024.txt").write_text(TEXT, encoding="utf-8")
    said = chiso(data_dir, "refresh", "--reports", str(folder)).stdout
    assert "Reports: 1 read" in said, said
    for name in WAITING:
        shutil.copyfile(BUNDLED / name, folder / name)
    settings = Settings(data_dir=data_dir, reports=str(folder))
    with open_instance(settings) as instance:
        look(instance, Warehouse(url=settings.warehouse_url), settings.reports)
    with dagster_server(Path(data_dir), CHISO_REPORTS=str(folder)) as running:
        yield running.address


def test_the_lineage_shows_the_steps_from_file_to_output(ui: str, browser_page: Page):
    browser_page.goto(f"{ui}/asset-groups")
    for group in ("extract", "transform", "load", "publish"):
        expect(browser_page.get_by_text(group, exact=True).first).to_be_visible()


def test_the_runs_of_the_refresh_are_there(ui: str, browser_page: Page):
    browser_page.goto(f"{ui}/runs")
    expect(browser_page.get_by_text("report", exact=True).first).to_be_visible()
    expect(browser_page.get_by_text("publish", exact=True).first).to_be_visible()


def test_a_backfill_of_all_reports_is_launched_and_succeeds(ui: str, browser_page: Page):
    browser_page.goto(f"{ui}/assets/warehouse_facts?view=lineage&lineageScope=upstream")
    browser_page.get_by_role("button", name="All", exact=True).click()
    browser_page.get_by_role("button", name="Materialize all…").click()
    browser_page.get_by_role("dialog").get_by_role("button", name="All", exact=True).click()
    expect(browser_page.get_by_role("dialog").get_by_text("3 partitions", exact=True)).to_be_visible()
    with browser_page.expect_response(lambda answer: "launchPartitionBackfill" in (answer.request.post_data or "")):
        browser_page.get_by_role("button", name="Launch backfill").click()
    query = "{ partitionBackfillsOrError(limit: 1) { ... on PartitionBackfills { results { id } } } }"
    (backfill,) = ask(ui, query)["partitionBackfillsOrError"]["results"]
    browser_page.goto(f"{ui}/runs/b/{backfill['id']}")
    expect(browser_page.get_by_text("100% completed")).to_have_count(8)
    browser_page.goto(f"{ui}/assets/warehouse_facts?view=partitions")
    expect(browser_page.get_by_text("Materialized (3)")).to_be_visible()


def test_a_failed_check_shows_the_row_that_fails(ui: str, browser_page: Page):
    browser_page.goto(f"{ui}/assets/observations?view=checks&checkDetail=values")
    expect(browser_page.get_by_text("This is a blocking asset check").first).to_be_visible()
    browser_page.get_by_text("Execution history").click()  # the latest may be of another report
    failed = browser_page.get_by_role("row", name="Failed").first
    expect(failed).to_contain_text("2024-ket-qua")
    expect(failed).to_contain_text("scale_plausible")
    failed.get_by_role("button").last.click()
    browser_page.locator("tr", has_text="first rows").get_by_text("[Show Markdown]").click()
    rows = browser_page.get_by_role("dialog").last.locator("table")
    expect(rows.get_by_text("1 tỷ triệu lượt truy cập").first).to_be_visible()
    expect(rows.get_by_text("đoạn 2, câu 1").first).to_be_visible()


def test_a_year_shows_its_table(ui: str, browser_page: Page):
    browser_page.goto(f"{ui}/assets/year_over_year?view=partitions&partition=2024")
    expect(browser_page.get_by_text("rows shown", exact=True).first).to_be_visible()


def test_what_is_left_failed_is_answered_by_one_check(ui: str, browser_page: Page):
    browser_page.goto(f"{ui}/assets/report_folder?view=checks&checkDetail=no_report_left_failed")
    expect(browser_page.get_by_text("every report that is there is loaded").first).to_be_visible()


def test_the_nightly_schedule_is_on(ui: str, browser_page: Page):
    browser_page.goto(f"{ui}/automation")
    expect(browser_page.get_by_text("nightly_refresh")).to_be_visible()
    expect(browser_page.get_by_text("At 02:00 AM GMT+7")).to_be_visible()
