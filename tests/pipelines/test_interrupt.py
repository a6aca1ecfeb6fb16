"""A refresh that is told to end does so at once, in whichever stage, and the next one goes on."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.settings import PROJECT
from tests.pipelines.test_refresh import chiso, everything, rows

BUNDLED = PROJECT / "sources" / "bundled" / "reports"
REPORTS = ("2023-summary-results.pdf", "2024-summary-gdp-share.pdf")
FIRST = "2023-summary-results"
SECONDS_TO_END = 2
PATIENCE = 300


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in REPORTS:
        (folder / name).write_bytes((BUNDLED / name).read_bytes())
    return folder


def interrupted(
    data_dir: Path, folder: Path, number: signal.Signals, when: Callable[[str], bool]
) -> tuple[int, str, float]:
    """Status, output and seconds to the end of a refresh that is sent a signal once `when` is true of its output."""
    log = data_dir.parent / f"{number}-{time.monotonic_ns()}.log"
    command = [str(Path(sys.executable).parent / "chiso"), "refresh", "--reports", str(folder)]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=output, env=os.environ | {"CHISO_DATA_DIR": str(data_dir)}
        )
        end = time.monotonic() + PATIENCE
        while not when(log.read_text(encoding="utf-8")):
            assert process.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < end, log.read_text(encoding="utf-8")
            time.sleep(0.002)
        told = time.monotonic()
        process.send_signal(number)
        status = process.wait(timeout=PATIENCE)
    return status, log.read_text(encoding="utf-8"), time.monotonic() - told


def test_each_stage_ends_at_once_and_the_next_refresh_goes_on(tmp_path: Path, folder: Path) -> None:
    data_dir, staging = tmp_path / "data", tmp_path / "data" / "staging"
    stages: dict[str, tuple[signal.Signals, Callable[[str], bool]]] = {
        "looking": (signal.SIGTERM, lambda _: (data_dir / "dagster").exists()),
        "reading": (signal.SIGINT, lambda _: (staging / "report_file" / f"{FIRST}.bin").exists()),
        "checking": (signal.SIGTERM, lambda _: (staging / "verdict_document" / f"{FIRST}.json").exists()),
        "loading": (signal.SIGINT, lambda _: (staging / "verdict_tasks" / f"{FIRST}.json").exists()),
        "comparing": (signal.SIGTERM, lambda said: "read      2024" in said),
        "publishing": (signal.SIGINT, lambda _: (data_dir / "exports" / "observations.csv.part").exists()),
    }
    for stage, (number, when) in stages.items():
        for path in (staging / "report_file", staging / "verdict_document", staging / "verdict_tasks"):
            for file in path.glob("*") if path.exists() else ():
                file.unlink()
        status, said, seconds = interrupted(data_dir, folder, number, when)
        assert status == 128 + number, (stage, said)
        assert "Traceback" not in said, stage
        assert f"interrupted by {number.name}: " in said, stage
        assert seconds < SECONDS_TO_END, stage
        if (data_dir / "warehouse.sqlite").exists() and stage != "looking":
            assert rows(data_dir, "select file, outcome_reason from source_file where outcome <> 'loaded'") == [], stage

    assert chiso(data_dir, "refresh", "--reports", str(folder)).returncode == 0
    undisturbed = tmp_path / "undisturbed"
    chiso(undisturbed, "refresh", "--reports", str(folder))
    published = {path.name for path in (undisturbed / "exports").iterdir()}
    assert {path.name for path in (data_dir / "exports").iterdir()} == published
    count = "select report_id, count(*), count(distinct observation_id) from observations group by 1"
    assert rows(data_dir, count) == rows(undisturbed, count)
    assert {name: len(found) for name, found in everything(data_dir).items()} == {
        name: len(found) for name, found in everything(undisturbed).items()
    }


IN_DAGSTER = """
from pipelines.instance import open_instance
from pipelines.refresh import refresh
from pipelines.settings import Settings
with open_instance(Settings()) as instance:
    refresh(instance, Settings(), say=print)
"""
"""A refresh in a process that nobody watches over."""


def test_a_run_that_is_cancelled_in_dagster_begins_no_other_report(tmp_path: Path, folder: Path) -> None:
    data_dir = tmp_path / "data"
    environment = os.environ | {"CHISO_DATA_DIR": str(data_dir), "CHISO_REPORTS": str(folder)}
    process = subprocess.Popen(
        [sys.executable, "-c", IN_DAGSTER],
        cwd=PROJECT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    end = time.monotonic() + PATIENCE
    while not (data_dir / "staging" / "verdict_document" / f"{FIRST}.json").exists():
        assert time.monotonic() < end
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    said, errors = process.communicate(timeout=PATIENCE)
    assert process.returncode != 0
    assert "DagsterExecutionInterruptedError" in errors
    assert said == ""
    assert not (data_dir / "staging" / "report_file" / "2024-summary-gdp-share.bin").exists()
    assert rows(data_dir, "select file from source_file where outcome is not null") == []
