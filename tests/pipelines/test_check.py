"""`chiso check FILE [FILE…]` as its users run it: findings as JSON lines, nothing stored."""

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


def test_several_files_are_held_against_each_other(tmp_path: Path, report: Path) -> None:
    words = "Kết quả năm 2022\n\nCác địa phương có 71.836 Tổ công nghệ số cộng đồng với {} thành viên tham gia.\n"
    files = [tmp_path / "bao-cao-a-2022.txt", tmp_path / "bao-cao-b-2022.txt"]
    for file, members in zip(files, ("344.896", "334.986"), strict=True):
        file.write_text(words.format(members), encoding="utf-8")
    (tmp_path / "catalogue.yaml").write_text(
        "reports:\n"
        + "".join(
            f"  - {{file: {file.name}, id: 2022-{file.stem[:-5]}, title: Báo cáo, kind: result, year: 2022}}\n"
            for file in (report, *files)
        ),
        encoding="utf-8",
    )
    result = chiso(tmp_path / "data", "check", *map(str, (report, *files)))
    assert (result.returncode, result.stderr) == (0, "")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(one["report"], one["check"]) for one in found] == [
        ("2022-ket-qua", "scale_plausible"),
        ("2022-ket-qua", "fraction_matches_percent"),
        (None, "reports_give_one_value"),
    ]
    assert {"344.896 thành viên", "334.986 thành viên"} <= set(found[-1]["raws"])
    assert all("2022-bao-cao-" in locator for locator in found[-1]["locators"])
    one = chiso(tmp_path / "data", "check", str(report))
    assert [json.loads(line) | {"report": "2022-ket-qua"} for line in one.stdout.splitlines()] == found[:2]
    assert not (tmp_path / "data").exists()


def test_year_and_kind_are_said_of_one_file_only(tmp_path: Path, report: Path) -> None:
    result = chiso(tmp_path / "data", "check", str(report), str(report), "--year", "2022")
    assert (result.returncode, result.stdout) == (2, "")
    assert "catalogue.yaml" in result.stderr
