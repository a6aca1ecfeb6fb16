"""`chiso show` as its users run it: a file or a registered report, and a locator as printed."""

from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner, Result

from assets.resources import Warehouse
from assets.staging import Staging
from normalise.observation import extract
from normalise.records import Observation, Task, Unread
from pipelines.cli import app
from pipelines.settings import PROJECT, Settings
from sources.catalogue import describe
from sources.reader import read
from warehouse.loading.register import SourceFile, register

BUNDLED = PROJECT / "sources" / "bundled" / "reports"
INDICATORS = BUNDLED / "2022-summary-indicators.pdf"
FIBRE = "bảng 1, dòng 1.1, cột Kết quả 2021"


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CHISO_DATA_DIR", str(tmp_path))

    def run(*arguments: object) -> Result:
        return CliRunner().invoke(app, ["show", *map(str, arguments)])

    return run


@pytest.fixture
def registered(tmp_path: Path) -> tuple[str, Observation]:
    """The id of a report whose reading is staged as a refresh leaves it, and its first observation."""
    data = INDICATORS.read_bytes()
    document = read(data, INDICATORS.name)
    report = describe(str(BUNDLED), INDICATORS.name, data, document)
    made = extract(document, report)
    staging = Staging(root=Settings(data_dir=tmp_path).staging_root)
    engine = Warehouse(url=Settings(data_dir=tmp_path).warehouse_url).engine
    register(engine, str(BUNDLED), [SourceFile(str(BUNDLED), INDICATORS.name, report.id, report.sha256)])
    staging.save("report_file", report.id, data, bytes)
    staging.save("observations", report.id, [*made.observations, *made.not_reported], list[Observation])
    staging.save("statements", report.id, [*made.skipped, *made.refused], list[Unread])
    staging.save("tasks", report.id, list(made.tasks), list[Task])
    return report.id, made.observations[0]


def test_a_place_in_a_file(show, tmp_path: Path) -> None:
    result = show(INDICATORS, FIBRE, "--to", tmp_path / "fibre.png")
    assert (result.exit_code, result.output) == (0, f"{tmp_path / 'fibre.png'}\n")
    with Image.open(tmp_path / "fibre.png") as picture:
        assert picture.format == "PNG"
        assert picture.width == 1241  # A4 at 150 dpi


def test_places_of_a_registered_report(show, registered: tuple[str, Observation], tmp_path: Path) -> None:
    report, observation = registered
    by_locator, by_id = show(report, observation.locator.upper()), show(report, observation.observation_id)
    assert by_locator.exit_code == by_id.exit_code == 0
    assert by_locator.output == by_id.output
    path = Path(by_id.output.strip())
    assert path.parent == tmp_path / "pictures" / report
    assert path.read_bytes().startswith(b"\x89PNG")


def test_a_format_without_pages_is_shown_as_text(show) -> None:
    result = show(BUNDLED / "2022-summary-agencies.docx", "đoạn 5, câu 1")
    assert result.exit_code == 0, result.output
    locator, text, why = result.output.splitlines()
    assert locator == "đoạn 5, câu 1"
    assert any(char.isdigit() for char in text)
    assert why == "2022-summary-agencies.docx: a DOCX file has no pages, so there is no picture of them"


def test_an_unknown_locator_names_the_nearest(show) -> None:
    result = show(INDICATORS, "bảng 1, dòng 1.1, cột Kết quả 2020")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "no “bảng 1, dòng 1.1, cột Kết quả 2020”" in result.stderr
    assert FIBRE in result.stderr.partition("the nearest: ")[2].partition("; take")[0].split("; ")


def test_an_unknown_report_names_the_nearest(show, registered: tuple[str, Observation]) -> None:
    report, _ = registered
    result = show(report[:-2], FIBRE)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert f"the nearest: {report}" in result.stderr


@pytest.mark.parametrize("locator", ["../../../stolen", "/tmp/stolen", FIBRE + "/../../stolen"])
def test_no_locator_leads_out_of_the_pictures(show, registered: tuple[str, Observation], tmp_path: Path, locator: str):
    report, _ = registered
    assert show(report, locator).exit_code == 1
    assert show(f"../{report}", FIBRE).exit_code == 1
    assert not list(tmp_path.rglob("*stolen*"))
    assert not (tmp_path / "pictures").exists()


def test_a_report_that_was_never_read_says_so(show, tmp_path: Path) -> None:
    engine = Warehouse(url=Settings(data_dir=tmp_path).warehouse_url).engine
    register(engine, "", [SourceFile("", "a.pdf", "2022-a", "")])
    result = show("2022-a", FIBRE)
    assert result.exit_code == 1
    assert "run `chiso refresh`" in result.stderr
