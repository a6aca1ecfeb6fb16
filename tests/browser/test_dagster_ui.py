"""The Dagster UI in a real browser: what a data engineer finds there after `chiso refresh`."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from pipelines.instance import prepare_home
from pipelines.settings import PROJECT, Settings
from tests.pipelines.test_refresh import BUNDLED, chiso

REPORT = "2022-summary-gdp-share-2023-09.txt"
PATIENCE_MS = 60_000
"""A page of the UI may load slowly; how slowly is not what is tested."""


@pytest.fixture(scope="module")
def browser_page() -> Iterator[Page]:
    """A page of headless Chromium. Without it the tests skip here and fail in CI."""
    chromium = shutil.which("chromium")
    if chromium is None and "CI" not in os.environ:
        pytest.skip("no chromium on this machine")
    assert chromium, "CI installs chromium from Debian's packages"
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield browser.new_page(viewport={"width": 1500, "height": 1000})
        browser.close()


@pytest.fixture(scope="module")
def ui(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the UI over a data folder in which one report was refreshed."""
    data_dir, folder = tmp_path_factory.mktemp("ui"), tmp_path_factory.mktemp("reports")
    for name in (REPORT, "catalogue.yaml"):
        shutil.copyfile(BUNDLED / name, folder / name)
    said = chiso(data_dir, "refresh", "--reports", str(folder)).stdout
    assert "Reports: 1 read" in said, said
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {
        "CHISO_DATA_DIR": str(data_dir),
        "DAGSTER_HOME": str(prepare_home(Settings(data_dir=data_dir))),
    }
    command = [
        str(Path(sys.executable).parent / "dagster"),
        "dev",
        "--workspace",
        "workspace.yaml",
        "--port",
        str(port),
    ]
    process = subprocess.Popen(
        command,
        cwd=PROJECT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        # A process started where SIGINT is ignored would not stop on SIGTERM either.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/server_info")
        yield address
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=60)


def _wait_for(address: str) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(address).close()
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise AssertionError(f"nothing answers at {address}")


def test_the_lineage_shows_the_steps_from_file_to_output(ui: str, browser_page: Page):
    browser_page.goto(f"{ui}/asset-groups")
    for group in ("extract", "transform", "load", "publish"):
        expect(browser_page.get_by_text(group, exact=True).first).to_be_visible(timeout=PATIENCE_MS)


def test_the_runs_of_the_refresh_are_there(ui: str, browser_page: Page):
    browser_page.goto(f"{ui}/runs")
    expect(browser_page.get_by_text("report", exact=True).first).to_be_visible(timeout=PATIENCE_MS)
    expect(browser_page.get_by_text("publish", exact=True).first).to_be_visible(timeout=PATIENCE_MS)


def test_a_check_shows_its_verdict_and_partition(ui: str, browser_page: Page):
    browser_page.goto(f"{ui}/assets/observations?view=checks")
    expect(browser_page.get_by_text("This is a blocking asset check").first).to_be_visible(timeout=PATIENCE_MS)
    expect(browser_page.get_by_text("Passed", exact=True).first).to_be_visible(timeout=PATIENCE_MS)
    expect(browser_page.get_by_text(REPORT.removesuffix(".txt")).first).to_be_visible(timeout=PATIENCE_MS)


def test_the_nightly_schedule_is_on(ui: str, browser_page: Page):
    browser_page.goto(f"{ui}/automation")
    expect(browser_page.get_by_text("nightly_refresh")).to_be_visible(timeout=PATIENCE_MS)
    expect(browser_page.get_by_text("At 02:00 AM GMT+7")).to_be_visible(timeout=PATIENCE_MS)
