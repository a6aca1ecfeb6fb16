"""Which failures are tried again, and what a failure that is the last word leaves in the register."""

import re
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import dagster as dg
import pytest
from dagster._core.execution.plan import active

from assets import failures
from assets.folder import look
from assets.resources import Warehouse
from pipelines.definitions import definitions_for
from pipelines.instance import open_instance
from pipelines.settings import Settings
from sources.document import Rejected
from warehouse.loading.register import file_of

TEXT = "Báo cáo kết quả năm 2022\n\nTỷ lệ hộ gia đình có cáp quang đạt 72%.\n".encode()


class Site:
    """A web server with one report; it refuses the next `refusing` requests for it."""

    def __init__(self) -> None:
        site = self
        self.refusing, self.text = 0, TEXT

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked = self.path.endswith(".txt")
                if asked and site.refusing > 0:
                    site.refusing -= 1
                    self.send_error(503)
                elif asked:
                    self.answer("text/plain", site.text)
                elif self.path == "/":
                    self.answer("text/html", b'<a href="bao-cao-2022.txt">bao-cao-2022.txt</a>')
                else:
                    self.send_error(404)

            def do_HEAD(self) -> None:
                self.do_GET()

            def answer(self, kind: str, body: bytes) -> None:
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if self.command == "GET":
                    self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}/"


class Clock:
    """The clock by which Dagster pauses between tries: who sleeps finds the time gone by at once."""

    def __init__(self) -> None:
        self.slept = 0.0

    def time(self) -> float:
        return time.time() + self.slept

    def sleep(self, seconds: float) -> None:
        self.slept += seconds


@pytest.fixture
def site(monkeypatch) -> Iterator[Site]:
    monkeypatch.setattr(active, "time", Clock())
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


def run(tmp_path: Path, site: Site, refusing: int = 0) -> tuple[Any, Any]:
    """The run of the report after its folder was looked at, and what the register then says of its file."""
    settings = Settings(data_dir=tmp_path, reports=site.address)
    warehouse = Warehouse(url=settings.warehouse_url)
    with open_instance(settings) as instance:
        look(instance, warehouse, settings.reports)
        site.refusing = refusing
        job = definitions_for(settings).resolve_job_def("report")
        selection = [dg.AssetKey("report_file"), dg.AssetKey("document")]
        result = job.execute_in_process(
            instance=instance, partition_key="2022-bao-cao", asset_selection=selection, raise_on_error=False
        )
    return result, file_of(warehouse.engine, "2022-bao-cao")


def retries(result: Any) -> int:
    return sum(event.event_type is dg.DagsterEventType.STEP_UP_FOR_RETRY for event in result.all_events)


def test_a_store_that_answers_again_is_waited_for(tmp_path: Path, site: Site):
    # the store is asked twice for each try: for the size, where it falls back from HEAD to GET, and for the bytes
    result, file = run(tmp_path, site, refusing=4)
    assert result.success
    assert 1 <= retries(result) <= failures.TRY_AGAIN.max_retries
    assert file.outcome is None


def test_a_store_that_stays_silent_fails_the_report_for_now(tmp_path: Path, site: Site):
    result, file = run(tmp_path, site, refusing=1000)
    assert not result.success
    assert retries(result) == failures.TRY_AGAIN.max_retries
    assert file.outcome == "failed"
    assert "does not answer now" in file.outcome_reason


def test_a_file_that_is_no_report_is_rejected_and_not_tried_again(tmp_path: Path, site: Site):
    site.text = b"%PDF-1.7 but named .txt"
    result, file = run(tmp_path, site)
    assert not result.success
    assert retries(result) == 0
    assert file.outcome == "rejected"
    assert file.outcome_reason.startswith("bao-cao-2022.txt: ")


def test_pauses_grow():
    assert [failures.TRY_AGAIN.calculate_delay(turn) for turn in range(1, 5)] == [2, 6, 14, 30]


def test_a_step_that_goes_on_without_end_rejects_its_report(monkeypatch) -> None:
    monkeypatch.setattr(failures, "SECONDS_A_STEP", 0.1)

    def search() -> None:
        with failures.within_time("2022-x"):
            while True:
                with suppress(Exception):  # as libraries do
                    re.search("(a+)+b", "a" * 40)

    with pytest.raises(Rejected, match=r"^2022-x: file: found contents that take more than"):
        search()


def test_a_step_within_its_time_leaves_the_clock_as_it_was(monkeypatch) -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    with failures.within_time("2022-x"):
        assert signal.getitimer(signal.ITIMER_VIRTUAL)[0] > 0
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)
    assert signal.getsignal(signal.SIGVTALRM) is before
