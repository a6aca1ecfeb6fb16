"""Text of a report is data: whatever it holds appears as text, in pages, pictures and files."""

import csv
import json
from pathlib import Path

import pytest
from lxml import html

from assets.pages.page import indicator_path
from assets.pages.site import make_site
from assets.resources import Warehouse
from tests.warehouse.factory import observation, report
from warehouse.loading.load import load_report

NASTY = "<script>alert(1)</script> \"q\" 'a' & \u202egnol\u202c </title><img src=x onerror=alert(2)> {{ 7*7 }}"
FORMULA = '=HYPERLINK("http://example.org")'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of one report whose every text is hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    engine = Warehouse(url=f"sqlite:///{folder}/warehouse.sqlite").engine
    hostile = report("2022-hostile", title=NASTY, issuer=NASTY, number=FORMULA, file="a<b>.pdf")
    said = {"indicator": NASTY, "indicator_code": "X_0000000001", "mapped": False, "sentence": NASTY, "raw": FORMULA}
    figure = observation(hostile, "5", "2022", section=NASTY, **said)
    load_report(engine, hostile, [figure], [], [], [], [])
    make_site(engine, lambda _: None, folder / "site")
    return folder / "site"


def test_no_text_becomes_an_element_or_an_attribute(site: Path):
    for path in site.rglob("*.html"):
        page = html.fromstring(path.read_bytes())
        assert page.xpath("//script[not(@src)]") == [], path
        assert page.xpath("//@onerror") == [], path
        assert page.xpath("//img[@src='x']") == [], path


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_is_printed_is_shown_with_its_steering_signs(site: Path, language: str):
    page = html.fromstring((site / language / indicator_path("X_0000000001")).read_bytes())
    shown = page.text_content()
    assert "<script>alert(1)</script>" in shown
    assert "⟨U+202E⟩gnol⟨U+202C⟩" in shown
    assert "{{ 7*7 }}" in shown
    assert FORMULA in shown
    assert "\u202e" not in (site / language / indicator_path("X_0000000001")).read_text("utf-8")


def test_a_spreadsheet_runs_nothing_and_json_gives_the_text_back(site: Path):
    with (site / "data" / "X_0000000001.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["raw"] == f"'{FORMULA}"
    told = json.loads((site / "data" / "X_0000000001.json").read_text("utf-8"))
    assert told["observations"][0]["raw"] == FORMULA
