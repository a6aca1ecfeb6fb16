"""From quarantine to a corrected figure, and to a correction that the source has overtaken, as a user meets it."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.pipelines.test_refresh import chiso, rows

TEXT = """Kết quả chuyển đổi số năm 2022

Cổng dịch vụ công có hơn 1 tỷ triệu lượt truy cập trong năm 2022. Tỷ lệ hồ sơ nộp trực tuyến đạt 105,2% năm 2022.

Năm 2022 có 29/33 bộ, ngành kết nối. Năm 2022 có 12 nền tảng số hoạt động, đạt 85% kế hoạch.
"""
CATALOGUE = """reports:
  - {file: ket-qua.txt, id: 2022-ket-qua, title: Kết quả, issuer: null, issued_on: 2023-01-05, kind: result, year: 2022}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reports")
    (path / "ket-qua.txt").write_text(TEXT, encoding="utf-8")
    (path / "catalogue.yaml").write_text(CATALOGUE, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


def written(folder: Path, entries: list[dict[str, Any]]) -> None:
    text = yaml.safe_dump({"corrections": entries}, allow_unicode=True)
    (folder / "corrections.yaml").write_text(text, encoding="utf-8")


def quarantined(data_dir: Path) -> list[str]:
    return [raw for (raw,) in rows(data_dir, "select raw from quarantine_open order by raw")]


def test_the_way_of_a_figure_through_quarantine(folder: Path, data_dir: Path) -> None:
    # What cannot be is kept out, and the report's other figures are loaded.
    chiso(data_dir, "refresh", "--reports", str(folder))
    assert quarantined(data_dir) == ["1 tỷ triệu lượt truy cập", "105,2%"]
    assert ("29/33 bộ, ngành",) in rows(data_dir, "select raw from observations")

    # `chiso curate` prints an entry for each; without a reason it is refused.
    visits, share = yaml.safe_load(chiso(data_dir, "curate", "quarantine").stdout)["corrections"]
    assert (visits["printed"], share["printed"]) == ("1 tỷ triệu lượt truy cập", "105,2%")
    assert (share["report"], share["locator"], share["expect"]["value"]) == ("2022-ket-qua", "đoạn 2, câu 2", "105.2")
    written(folder, [visits])
    refused = chiso(data_dir, "refresh", "--reports", str(folder))
    assert refused.returncode == 1
    assert "corrections.yaml: entry 1: found reason" in refused.stdout + refused.stderr

    # With reasons they are done, and the print stays beside the figure.
    visits |= {"value": "hơn 1 tỷ lượt truy cập", "reason": "hai bội số liền nhau"}
    share |= {"action": "accept", "rules": ["share_within_hundred"], "reason": "vượt kế hoạch", "told": "văn phòng"}
    del share["value"]
    written(folder, [visits, share])
    assert "Reports: 1 read" in chiso(data_dir, "refresh", "--reports", str(folder)).stdout
    assert quarantined(data_dir) == []
    flagged = rows(data_dir, "select raw, value, flags from observations where flags <> '[]' order by raw")
    assert [(raw, value, json.loads(flags)) for raw, value, flags in flagged] == [
        ("1 tỷ triệu lượt truy cập", 1_000_000_000, ["corrected"]),
        ("105,2%", 105.2, ["share_over_100", "accepted"]),
    ]
    assert rows(data_dir, "select raw, action, value, reason, told from corrections order by raw") == [
        ("1 tỷ triệu lượt truy cập", "override", "hơn 1 tỷ lượt truy cập", "hai bội số liền nhau", None),
        ("105,2%", "accept", None, "vượt kế hoạch", "văn phòng"),
    ]
    assert "Reports: 0 read, 1 unchanged" in chiso(data_dir, "refresh", "--reports", str(folder)).stdout

    # The issuer mends the report: the old decision is refused by name, and nothing of the report is changed by it.
    (folder / "ket-qua.txt").write_text(TEXT.replace("105,2%", "95,2%"), encoding="utf-8")
    before = rows(data_dir, "select * from observations order by 1")
    overtaken = chiso(data_dir, "refresh", "--reports", str(folder))
    assert overtaken.returncode == 1
    (line,) = (line for line in overtaken.stdout.splitlines() if line.startswith("rejected"))
    assert 'corrections.yaml: entry 2 (2022-ket-qua, đoạn 2, câu 2, "105,2%"): found no such text' in line
    assert "there: 95,2%" in line
    assert "take it out" in line
    assert rows(data_dir, "select * from observations order by 1") == before

    # Once the entry is out, the mended figure is loaded.
    written(folder, [visits])
    assert chiso(data_dir, "refresh", "--reports", str(folder)).returncode == 0
    assert ("95,2%", 95.2) in rows(data_dir, "select raw, value from observations")


def test_a_correction_of_a_report_that_is_not_there_is_said(folder: Path, data_dir: Path) -> None:
    stranger = {"report": "2021-ket-qua", "locator": "đoạn 1", "printed": "5%", "action": "drop", "reason": "thử"}
    written(folder, [stranger])
    result = chiso(data_dir, "refresh", "--reports", str(folder))
    assert result.returncode == 0
    (line,) = (line for line in result.stdout.splitlines() if line.startswith("warning"))
    assert 'corrections.yaml: entry 1 (2021-ket-qua, đoạn 1, "5%"): found no report of the id 2021-ket-qua' in line
