"""A site is written by difference: what is there as it should be stays as it is."""

from pathlib import Path

import dagster as dg
import pytest
from typer.testing import CliRunner

from assets.outputs import AnalystFolder, analyst_pages
from assets.pages.folder import Folder
from assets.pages.site import make_site
from assets.resources import Warehouse
from assets.staging import Staging
from pipelines.cli import app
from pipelines.settings import Settings
from tests.warehouse.factory import observation, report
from warehouse.loading.load import load_report


def stamps(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): path.stat().st_mtime_ns for path in folder.rglob("*.html")}


def test_the_command_says_what_it_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CHISO_DATA_DIR", str(tmp_path / "data"))
    nothing = CliRunner().invoke(app, ["site", str(tmp_path / "site")])
    assert nothing.exit_code == 1
    assert "chiso refresh" in nothing.output
    engine = Warehouse(url=Settings().warehouse_url).engine
    first = report("2021-first")
    said = {"indicator": "số trạm", "indicator_code": "X_0000000001", "mapped": False, "unit": "trạm"}
    load_report(engine, first, [observation(first, "5", "2021", **said)], [], [], [], [])
    made = CliRunner().invoke(app, ["site", str(tmp_path / "site")])
    assert (made.exit_code, made.output.partition(":")[0]) == (0, str(tmp_path / "site" / "index.html"))
    assert (tmp_path / "site" / "vi" / "report" / "2021-first" / "index.html").is_file()


def test_only_pages_that_tell_something_new_are_written_again(tmp_path: Path):
    engine = Warehouse(url=f"sqlite:///{tmp_path}/warehouse.sqlite").engine
    first = report("2021-first")
    said = {"indicator": "số trạm", "indicator_code": "X_0000000001", "mapped": False, "unit": "trạm"}
    load_report(engine, first, [observation(first, "5", "2021", **said)], [], [], [], [])
    made = make_site(engine, lambda _: None, tmp_path / "site")
    assert made.files == made.written
    before = stamps(tmp_path / "site")

    assert make_site(engine, lambda _: None, tmp_path / "site").written == 0
    assert stamps(tmp_path / "site") == before

    second = report("2022-second")
    other = said | {"indicator": "số cầu", "indicator_code": "X_0000000002", "unit": "cầu"}
    load_report(engine, second, [observation(second, "7", "2022", **other)], [], [], [], [])
    assert make_site(engine, lambda _: None, tmp_path / "site").written > 0
    after = stamps(tmp_path / "site")
    assert after["vi/indicator/X_0000000001.html"] == before["vi/indicator/X_0000000001.html"]
    assert "vi/indicator/X_0000000002.html" in after
    assert after["vi/index.html"] != before["vi/index.html"]


def test_what_is_no_longer_made_goes_and_what_others_put_there_stays(tmp_path: Path):
    with Folder(tmp_path) as folder:
        folder.write("a/old.html", "old")
        folder.write("a/same.html", "same")
    (tmp_path / "a" / "note.txt").write_text("not ours")
    with Folder(tmp_path) as folder:
        folder.write("a/same.html", "same")
        assert folder.written == 0
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == ["note.txt", "same.html"]


def test_a_file_that_was_spoilt_is_mended(tmp_path: Path):
    with Folder(tmp_path) as folder:
        folder.write("page.html", "whole")
    (tmp_path / "page.html").write_text("WHOLE")
    with Folder(tmp_path) as folder:
        folder.write("page.html", "whole")
        assert folder.written == 1
    assert (tmp_path / "page.html").read_text() == "whole"


def test_the_asset_writes_once_what_is_unchanged(tmp_path: Path):
    url = f"sqlite:///{tmp_path}/warehouse.sqlite"
    first = report("2021-first")
    said = {"indicator": "số trạm", "indicator_code": "X_0000000001", "mapped": False, "unit": "trạm"}
    load_report(Warehouse(url=url).engine, first, [observation(first, "5", "2021", **said)], [], [], [], [])
    resources = {
        "warehouse": Warehouse(url=url),
        "staging": Staging(root=str(tmp_path / "staging")),
        "analyst_folder": AnalystFolder(path=str(tmp_path / "exports"), pages=str(tmp_path / "site")),
    }
    written = []
    for _ in range(2):
        result = dg.materialize([analyst_pages], resources=resources)
        metadata = result.asset_materializations_for_node("analyst_pages")[0].metadata
        written.append(metadata["new or changed"].value)
    assert written[0] > 10
    assert written[1] == 0
    assert (tmp_path / "site" / "vi" / "index.html").is_file()
