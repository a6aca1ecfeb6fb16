"""Every command, at everything that a user may point it to by mistake: one line with a remedy, and no traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines import errors
from pipelines.settings import PROJECT
from sources.document import Rejected, Unavailable

BUNDLED = PROJECT / "sources" / "bundled" / "reports"
REPORT = str(BUNDLED / "2021-summary-results.html")
NEEDS_WAREHOUSE = (
    ["export", "{}/out"],
    ["explore", "--port", "0"],
    ["curate"],
    ["migrate"],
    ["show", "2022-x", "bảng 1"],
)


def chiso(data_dir: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipelines.command", *arguments]
    environment = os.environ | {"CHISO_DATA_DIR": str(data_dir)}
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, env=environment, check=False)


def one_line(result: subprocess.CompletedProcess[str]) -> str:
    said = result.stdout + result.stderr
    assert result.returncode in (1, 2), said
    assert "Traceback" not in said
    (line,) = (line for line in result.stderr.splitlines() if line.strip())
    assert "; " in line, "the remedy follows the semicolon"
    return line


@pytest.mark.parametrize("arguments", [["refresh"], *NEEDS_WAREHOUSE], ids=lambda arguments: arguments[0])
def test_a_data_folder_that_is_a_file(tmp_path: Path, arguments: list[str]) -> None:
    place = tmp_path / "data"
    place.write_text("", encoding="utf-8")
    line = one_line(chiso(place, *(each.format(tmp_path) for each in arguments)))
    assert "a file stands where a folder is needed" in line


@pytest.mark.parametrize("arguments", NEEDS_WAREHOUSE, ids=lambda arguments: arguments[0])
def test_a_warehouse_that_is_no_database(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "warehouse.sqlite").write_bytes(b"no database" * 1000)
    line = one_line(chiso(tmp_path, *(each.format(tmp_path) for each in arguments)))
    assert "file is not a database; put a copy from a backup in its place" in line


@pytest.mark.parametrize(
    ("reports", "said"),
    [
        ("{}/none", "no such folder"),
        ("{}/empty", "no report at all"),
        (REPORT, "found a file, expected a folder of reports; name its folder"),
    ],
)
def test_a_folder_of_reports_that_is_none(tmp_path: Path, reports: str, said: str) -> None:
    (tmp_path / "empty").mkdir()
    assert said in one_line(chiso(tmp_path / "data", "refresh", "--reports", reports.format(tmp_path)))


@pytest.mark.parametrize("command", ["read", "extract", "check"])
def test_a_file_that_is_none(tmp_path: Path, command: str) -> None:
    assert "no such file" in one_line(chiso(tmp_path, command, str(tmp_path / "none.pdf")))
    assert "no such file" in one_line(chiso(tmp_path, command, str(tmp_path)))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Rejected("a.pdf", "x", "y", "z"), "rejected: a.pdf: file: found x, expected y; z"),
        (Rejected("a\n\x1b[2J.pdf", "x", "y", "z"), "rejected: a\\n\\x1b[2J.pdf: file: found x, expected y; z"),
        (Unavailable("s3://b", "x", "z"), "failed: s3://b: does not answer now: x; z"),
        (
            OSError(28, "No space left on device", "/d/x"),
            "failed: /d/x: No space left on device; make room on the disk",
        ),
        (PermissionError(13, "Permission denied", "/d"), "failed: /d: Permission denied; change its rights"),
        (MemoryError(), "failed: there is no memory left"),
        (KeyError("x"), "failed: KeyError: 'x'; a fault of chiso: report it with "),
    ],
)
def test_what_an_error_is_told_as(error: Exception, said: str) -> None:
    line, status = errors.told(error)
    assert line.startswith(said)
    assert "\n" not in line
    assert status == 1
