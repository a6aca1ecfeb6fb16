"""A folder that was moved, renamed or mounted elsewhere holds the same reports, and it is read as it is now."""

import shutil
from pathlib import Path

from tests.pipelines.test_refresh import chiso, rows

REPORT = "<html><body><h1>Báo cáo kết quả năm 2022</h1><p>Tỷ lệ hộ nghèo giảm còn {}%.</p></body></html>"


def refreshed(data_dir: Path, folder: Path) -> tuple[str, list[str]]:
    """What a refresh says of its reports, and the figures that then stand in the warehouse."""
    result = chiso(data_dir, "refresh", "--reports", str(folder))
    (line,) = (line for line in result.stdout.splitlines() if line.startswith("Reports: "))
    return line, [raw for (raw,) in rows(data_dir, "select raw from observations order by raw")]


def test_a_moved_folder_is_read_where_it_is_now(tmp_path: Path) -> None:
    first, copy, renamed, data_dir = (tmp_path / name for name in ("first", "copy", "renamed", "data"))
    first.mkdir()
    (first / "ngheo-2022.html").write_text(REPORT.format("4,03"), encoding="utf-8")
    assert refreshed(data_dir, first) == ("Reports: 1 read, 0 unchanged, 0 rejected, 0 failed", ["4,03%"])

    shutil.copytree(first, copy)
    (copy / "ngheo-2022.html").write_text(REPORT.format("4,13"), encoding="utf-8")
    shutil.rmtree(first)
    assert refreshed(data_dir, copy) == ("Reports: 1 read, 0 unchanged, 0 rejected, 0 failed", ["4,13%"])

    copy.rename(renamed)
    assert refreshed(data_dir, renamed) == ("Reports: 0 read, 1 unchanged, 0 rejected, 0 failed", ["4,13%"])
