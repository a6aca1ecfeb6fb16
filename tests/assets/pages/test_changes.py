"""What a publication brought, as a page, a feed and a message."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from dagster import AssetMaterialization
from lxml import html
from typer.testing import CliRunner

from assets.resources import Warehouse
from pipelines.cli import app
from pipelines.instance import open_instance
from pipelines.news import tell_news
from pipelines.settings import Settings
from tests.alerts_endpoint import endpoint
from tests.bundled import bundled_warehouse
from tests.warehouse.factory import observation, report
from warehouse.loading.load import load_report


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_feed_names_the_newest_publication_first(site: Path, language: str):
    channel = ET.parse(site / f"feed-{language}.xml").getroot().find("channel")
    items = channel.findall("item")
    assert (
        items[0].findtext("title") == "Tổng hợp tỷ trọng kinh tế số các năm 2020 - 2024, đợt công bố tháng 01 năm 2025"
    )
    assert items[0].findtext("pubDate") == "Mon, 06 Jan 2025 00:00:00 +0000"
    assert len({item.findtext("guid") for item in items}) == len(items)
    page = site / items[0].findtext("link").partition("#")[0]
    assert page.is_file()


def test_a_restated_figure_is_named_with_what_it_was(site: Path):
    page = html.fromstring((site / "en" / "changes.html").read_bytes())
    (section,) = page.xpath('//section[h2[@id="2024-summary-gdp-share"]]')
    assert "before:" in section.text_content()


def test_the_last_publication_is_sent_to_the_services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CHISO_DATA_DIR", str(tmp_path))
    bundled_warehouse(Settings().warehouse_url)
    with endpoint() as service:
        monkeypatch.setenv("CHISO_ALERT_URLS", service.url)
        told = CliRunner().invoke(app, ["changes", "--language", "en", "--send"])
    assert told.exit_code == 0, told.output
    assert "4 restated figures" in told.output
    assert "sent to 1 of 1 services" in told.output
    assert "4 restated figures" in service.text


def test_a_service_is_told_once_of_each_publication(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CHISO_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("CHISO_SITE_URL", "https://so-lieu.example/")
    engine, named = Warehouse(url=Settings().warehouse_url).engine, {"indicator_code": "X_1", "mapped": False}
    plan, result = report("2022-ke-hoach"), report("2023-ket-qua")
    load_report(engine, plan, [observation(plan, "7", "2023", **named)], [], [], [], [])
    with endpoint() as service, open_instance(Settings()) as instance:
        monkeypatch.setenv("CHISO_ALERT_URLS", service.url)

        def published() -> str:
            instance.report_runless_asset_event(AssetMaterialization("analyst_pages"))
            return tell_news(instance, Settings())

        assert tell_news(instance, Settings()) == "", "nothing is published yet"
        assert published() == "a service was told of 1 new publications"
        assert tell_news(instance, Settings()) == published() == ""
        load_report(engine, result, [observation(result, "7.5", "2023", **named)], [], [], [], [])
        service.answers = 500
        assert published() == "a service did not take the news; they are sent again"
        service.answers = 200
        assert tell_news(instance, Settings()) == "a service was told of 1 new publications"
    first, second = service.bodies
    assert first.startswith(f"chiso: 1 công bố mới\n{plan.title}: 1 con số")
    assert second.startswith(f"chiso: 1 công bố mới\n{result.title}: 1 con số")
    assert second.endswith("\nhttps://so-lieu.example/vi/changes.html")
