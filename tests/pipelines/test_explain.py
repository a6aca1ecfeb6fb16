"""`chiso extract --explain`: what became of every number that a file prints."""

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from pipelines.cli import app

TEXT = """Báo cáo kết quả năm 2022

Căn cứ Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2022.

Đến hết tháng 11/2022, đã có 45 xã nối mạng, đạt 60%.
"""


def extracted(folder: Path, *options: str) -> list[dict[str, Any]]:
    file = folder / "bao-cao.txt"
    file.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(app, ["extract", str(file), *options])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.output.splitlines()]


def outcomes(folder: Path, *options: str) -> list[tuple[str, str]]:
    return [(row.get("outcome", ""), row["raw"]) for row in extracted(folder, *options)]


def test_every_number_is_told_with_its_outcome(tmp_path: Path) -> None:
    told = outcomes(tmp_path, "--explain")
    assert ("observation", "45 xã") in told
    assert ("observation", "60%") in told
    assert any(outcome == "skipped" and "12/QĐ-UBND" in raw for outcome, raw in told)
    assert any(outcome == "skipped" and "11/2022" in raw for outcome, raw in told)


def test_without_it_only_observations_are_printed(tmp_path: Path) -> None:
    assert outcomes(tmp_path) == [("", "45 xã"), ("", "60%")]


def test_observations_are_told_with_the_rules_that_decided(tmp_path: Path) -> None:
    told = {row["raw"]: row["rules"] for row in extracted(tmp_path, "--explain") if row["outcome"] == "observation"}
    assert told["45 xã"] == ["level", "done", "words_behind"]
    assert told["60%"][:2] == ["level", "reached"]


def test_rules_are_no_part_of_the_contract(tmp_path: Path) -> None:
    assert all("rules" not in row for row in extracted(tmp_path))
