"""`chiso check FILE` as its users run it: findings as JSON lines, nothing stored."""

import json
from pathlib import Path

import pytest

from tests.pipelines.test_refresh import chiso

TEXT = """Kết quả chuyển đổi số năm 2022

Có 14/36 chỉ tiêu có khả năng hoàn thành (chiếm tỷ lệ 35%). Cổng đã có hơn 1 tỷ triệu lượt truy cập trong năm 2022.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "ket-qua-2022.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_findings_are_json_lines_and_nothing_is_stored(tmp_path: Path, report: Path) -> None:
    data_dir = tmp_path / "data"
    result = chiso(data_dir, "check", str(report), "--year", "2022", "--kind", "result")
    assert (result.returncode, result.stderr) == (0, "")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert {(one["check"], one["severity"], *one["raws"]) for one in found} == {
        ("fraction_matches_percent", "error", "14/36 chỉ tiêu", "35%"),
        ("scale_plausible", "error", "1 tỷ triệu lượt truy cập"),
    }
    assert all(one["message"] and one["sentences"] and one["locators"] for one in found)
    assert not data_dir.exists()


def test_a_file_that_is_no_report_is_rejected_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    for file, said in (("empty.pdf", "empty"), ("gone.pdf", "no such file")):
        result = chiso(tmp_path / "data", "check", str(tmp_path / file))
        assert (result.returncode, result.stdout) == (1, "")
        assert len(result.stderr.splitlines()) == 1
        assert said in result.stderr


def test_wrong_use_has_a_status_of_its_own(tmp_path: Path) -> None:
    assert chiso(tmp_path / "data", "check").returncode == 2
