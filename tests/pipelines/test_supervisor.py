"""Whatever a report does to the process of a refresh, the others are loaded; two refreshes do not meet."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines import supervisor
from pipelines.settings import PROJECT
from tests.pipelines.test_refresh import chiso, rows

REPORT = "<html><body><h1>Báo cáo kết quả năm 2022</h1><p>Tỷ lệ hộ nghèo giảm còn {}%.</p></body></html>"
ENDLESS = "Báo cáo kết quả năm 2022\n\n" + "Đến nay đã có 1.234 xã đạt chuẩn nông thôn mới, tăng 5%; " * 60_000
PATIENCE = 300


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, share in (("a-2022.html", "4,03"), ("z-2022.html", "5,2")):
        (folder / name).write_text(REPORT.format(share), encoding="utf-8")
    return folder


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def process_of(parent: int) -> int | None:
    """The process that a supervisor lets refresh; None while there is none."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return int(children[0]) if children else None


def test_a_report_without_end_is_given_up_and_the_others_are_loaded(tmp_path: Path, folder: Path, monkeypatch, capfd):
    (folder / "endless-2022.txt").write_text(ENDLESS, encoding="utf-8")
    monkeypatch.setenv("CHISO_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr(supervisor, "SECONDS_A_RUN", 12)
    assert supervisor.supervise(str(folder), say=lambda _: None) == 1
    said = capfd.readouterr().out
    assert "Reports: 2 read, 0 unchanged, 1 rejected, 0 failed" in said
    assert "rejected  2022-endless: run: found contents that take more than" in said
    loaded = "select report_id, outcome from source_file order by 1"
    assert rows(tmp_path / "data", loaded) == [
        ("2022-a", "loaded"),
        ("2022-endless", "rejected"),
        ("2022-z", "loaded"),
    ]
    again = chiso(tmp_path / "data", "refresh", "--reports", str(folder))
    assert "Reports: 0 read, 2 unchanged, 1 rejected, 0 failed" in again.stdout


def test_a_process_that_has_grown_is_renewed_after_each_run_and_all_is_told_once(
    tmp_path: Path, folder: Path, monkeypatch, capfd
):
    monkeypatch.setenv("CHISO_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr(supervisor, "RENEWED_FROM", 1)
    (folder / "m-2022.html").write_text("", encoding="utf-8")
    begun, start = [], subprocess.Popen

    def counted(command: list[str], **how: object) -> object:
        begun.append(command)
        return start(command, **how)

    monkeypatch.setattr(supervisor.subprocess, "Popen", counted)
    assert supervisor.supervise(str(folder), say=lambda _: None) == 1
    said = capfd.readouterr().out
    assert [line for line in said.splitlines() if line.startswith(("read ", "compared "))] == [
        "read      2022-a",
        "read      2022-z",
        "compared  2022 with 2021",
    ]
    assert "Reports: 2 read, 0 unchanged, 1 rejected, 0 failed" in said
    assert (tmp_path / "data" / "site" / "index.html").exists()
    assert len(begun) > 3


def test_a_process_that_the_system_ends_fails_its_report_and_the_next_refresh_tries_it_again(
    tmp_path: Path, folder: Path
):
    data_dir = tmp_path / "data"
    command = [str(Path(sys.executable).parent / "chiso"), "refresh", "--reports", folder.name]
    environment = os.environ | {"CHISO_DATA_DIR": "data"}
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as run:
        until(lambda: (data_dir / "staging" / "document" / "2022-a.json").exists())
        os.kill(process_of(run.pid) or 0, signal.SIGKILL)
        said, _ = run.communicate()
    assert run.returncode == 1
    assert "Traceback" not in said
    assert "Reports: 1 read, 0 unchanged, 0 rejected, 1 failed" in said
    assert "2022-a: run: found an end of its process (SIGKILL)" in said
    assert "Reports: 1 read, 1 unchanged" in chiso(data_dir, "refresh", "--reports", str(folder)).stdout


def test_a_second_refresh_waits_for_the_first(tmp_path: Path, folder: Path):
    said: list[str] = []

    def refresh() -> None:
        said.append(chiso(tmp_path / "data", "refresh", "--reports", str(folder)).stdout)

    both = [threading.Thread(target=refresh) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert sorted(line for text in said for line in text.splitlines() if line.startswith("Reports: ")) == [
        "Reports: 0 read, 2 unchanged, 0 rejected, 0 failed",
        "Reports: 2 read, 0 unchanged, 0 rejected, 0 failed",
    ]
    assert sum("another refresh is at work" in text for text in said) == 1


def test_nothing_goes_on_when_the_supervisor_is_killed(tmp_path: Path, folder: Path):
    command = [sys.executable, "-m", "pipelines.cli", "refresh", "--reports", str(folder)]
    environment = os.environ | {"CHISO_DATA_DIR": str(tmp_path / "data")}
    with subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL) as run:
        until(lambda: (tmp_path / "data" / "dagster").exists())
        process = process_of(run.pid)
        run.kill()
    until(lambda: not Path(f"/proc/{process}").exists())
