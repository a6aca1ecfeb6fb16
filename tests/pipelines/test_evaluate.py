"""`chiso evaluate`: what is right, missing, too much and wrong of labelled files, by field and kind of error."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipelines.cli import app

PAGE = """<html><body><h1>Báo cáo kết quả năm 2022</h1>
<p>Toàn tỉnh có 1.250 hộ được vay vốn.</p><p>Số giường bệnh là 320 giường.</p>
<table border=1><tr><th>STT</th><th>Chỉ tiêu</th><th>Kết quả 2022</th></tr>
<tr><td>1</td><td>Tỷ lệ hộ nghèo</td><td>3,5%</td></tr>
<tr><td>2</td><td>Tỷ lệ trẻ em được tiêm chủng</td><td>95,2%</td></tr></table></body></html>"""
TABLE = [
    ["STT", "Chỉ tiêu", "Kết quả 2022"],
    ["1", "Tỷ lệ hộ nghèo", "3,5%"],
    ["2", "Tỷ lệ trẻ em được tiêm chủng", "95,2%"],
]
STATEMENTS = [
    {"value": 1250, "unit": "hộ", "kind": "actual", "indicator": "hộ được vay vốn"},
    {"value": 320, "unit": "giường", "kind": "actual"},
    {"value": "3.5", "unit": "%", "period_code": "2022", "indicator": "Tỷ lệ hộ nghèo"},
    {"value": "95.2", "unit": "%", "period_code": "2022", "indicator": "tiêm chủng"},
]


def evaluated(folder: Path, **labels: object) -> str:
    (folder / "ket-qua-2022.html").write_text(PAGE, encoding="utf-8")
    (folder / "ket-qua-2022.labels.json").write_text(json.dumps({"field": "xã hội", **labels}), encoding="utf-8")
    result = CliRunner().invoke(app, ["evaluate", str(folder)])
    assert result.exit_code == 0, result.output
    return result.output


def counts(said: str, part: str) -> list[int]:
    (line,) = (line for line in said.splitlines() if line.startswith(f"{part} "))
    return [int(word) for word in line.split() if word.isdigit()]


def test_right_labels_of_a_page_are_all_found(tmp_path: Path) -> None:
    said = evaluated(tmp_path, cells=[TABLE], statements=STATEMENTS, findings=[])
    assert counts(said, "statements") == [4, 4, 4]
    # Two neighbours in each of three rows, and in each of three columns.
    assert counts(said, "cells") == [12, 12, 12]
    assert counts(said, "findings") == [0, 0, 0]


@pytest.mark.parametrize(
    ("part", "labels", "due", "error"),
    [
        ("statements", [*STATEMENTS, {"value": 7}], [5, 4, 4], "statements, missing: 1, as"),
        ("statements", STATEMENTS[1:], [3, 3, 4], "statements, not on the page: 1, as"),
        ("statements", [*STATEMENTS[:3], STATEMENTS[3] | {"unit": "‰"}], [4, 3, 4], "statements, other unit: 1, as"),
        ("statements", [STATEMENTS[0] | {"indicator": "xe máy"}, *STATEMENTS[1:]], [4, 3, 4], "other indicator: 1, as"),
        (
            "cells",
            [[*TABLE[:2], ["2", "Tỷ lệ trẻ em được tiêm chủng", "96,2%"]]],
            [12, 10, 12],
            "cells, missing: 2, as",
        ),
        ("findings", [{"check": "no_such_check"}], [1, 0, 0], "findings, missing: 1, as"),
    ],
)
def test_each_error_is_told_by_its_kind(tmp_path: Path, part: str, labels: list, due: list[int], error: str) -> None:
    said = evaluated(tmp_path, **{part: labels})
    assert counts(said, part) == due
    assert error in said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{", "labels"),
        ('{"field": "a", "statements": [{"value": 1, "colour": "red"}]}', "colour"),
        ('{"field": "a", "statement": []}', "statement"),
    ],
)
def test_wrong_labels_are_told_in_one_line(tmp_path: Path, text: str, found: str) -> None:
    (tmp_path / "a-2022.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "a-2022.labels.json").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(app, ["evaluate", str(tmp_path)])
    assert result.exit_code == 1
    (line,) = result.output.splitlines()
    assert line.startswith("rejected: a-2022.labels.json: file: found ")
    assert found in line


def test_a_rejected_file_misses_all_its_labels_and_the_others_are_scored(tmp_path: Path) -> None:
    (tmp_path / "trong-2022.html").write_text("", encoding="utf-8")
    (tmp_path / "trong-2022.labels.json").write_text('{"field": "xã hội", "statements": [{"value": 1}]}')
    said = evaluated(tmp_path, statements=STATEMENTS)
    assert counts(said, "statements") == [5, 4, 4]
    assert "rejected: trong-2022.html" in said
