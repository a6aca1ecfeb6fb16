"""`chiso extract --explain` and `read --explain`: what became of every number, and the roles of columns and rows."""

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


TABLE = """Báo cáo kết quả năm 2023

Bảng 1. Số học sinh năm học 2023-2024

Đơn vị tính: học sinh

| TT | Cấp học | Tổng số | Nữ |
| --- | --- | --- | --- |
| 1 | Tiểu học | 45.210 | 22.110 |
|   | Tổng cộng | 45.210 | 22.110 |
"""


def test_the_roles_of_a_table_are_told_with_the_rules_that_gave_them(tmp_path: Path) -> None:
    file = tmp_path / "bao-cao.txt"
    file.write_text(TABLE, encoding="utf-8")
    result = CliRunner().invoke(app, ["read", str(file), "--explain"])
    assert result.exit_code == 0, result.output
    (table,) = [json.loads(line) for line in result.output.splitlines()]
    assert (table["measures"], table["units"], table["period"]) == ("Số học sinh", ["học sinh"], "2023-09-01/P9M")
    assert [(one["column"], one["role"]) for one in table["columns"]] == [
        ("TT", "serial"),
        ("Cấp học", "label"),
        ("Tổng số", "value"),
        ("Nữ", "value"),
    ]
    assert [(one["label"], one["role"], one["rule"]) for one in table["rows"]] == [
        ("Tiểu học", "item", "part_of_the_whole"),
        ("Tổng cộng", "total", "total_words"),
    ]
