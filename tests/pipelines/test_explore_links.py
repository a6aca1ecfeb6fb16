"""Where the cells of `chiso explore` lead: findings and figures held back to their places, codes said in words."""

import asyncio
from collections.abc import Iterator

import pytest
from lxml import html

from assets.resources import Warehouse
from normalise.records import CheckResult, CheckRun, Finding, Severity
from pipelines.explore.server import pages
from pipelines.settings import Settings
from tests.warehouse.factory import observation, quarantined, report
from warehouse.loading.load import load_report

REPORT = report("2022-ket-qua")
NAMED = {"indicator": "số trạm", "indicator_code": "X_1", "mapped": False, "unit": "trạm"}
FIGURES = [
    observation(REPORT, "7", "2022", observation_id="O1", qualifier=">", **NAMED),
    observation(REPORT, "9", "2022", observation_id="O2", **NAMED),
]


def finding(*raws: str) -> Finding:
    return Finding(
        check="unit_spelt",
        severity=Severity.ERROR,
        message="x",
        message_vi="x",
        raws=raws,
        observation_ids=("O1", "O2"),
    )


CHECKED = CheckRun(
    stage="relations",
    partition=REPORT.id,
    fingerprint="0",
    results=(CheckResult(rule_id="unit_spelt", severity=Severity.ERROR, passed=False, checked=2, message="x"),),
    blocked=False,
    findings=(finding("7", "9"), finding("7", "9", "đã hoàn thành")),
)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator:
    """Asks for a page and gives it as read."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("explore"))
    engine = Warehouse(url=settings.warehouse_url).engine
    held = quarantined(REPORT, "Q1", reading={"indicator": "tỷ lệ trạm", "kind": "actual", "value": "104"})
    load_report(engine, REPORT, FIGURES, [], [], [held], [CHECKED])
    with asyncio.Runner() as runner:
        datasette = pages(engine, settings)
        runner.run(datasette.invoke_startup())

        def ask(path: str) -> html.HtmlElement:
            answer = runner.run(datasette.client.get(path))
            assert answer.status_code == 200, answer.text[:500]
            return html.fromstring(answer.text)

        yield ask


def test_each_figure_of_a_finding_leads_to_its_place(shown) -> None:
    cells = shown("/chiso/findings").xpath('//td[contains(@class, "col-raws")]')
    links = [[(link.text, link.get("href")) for link in cell.xpath(".//a")] for cell in cells]
    assert links == [
        [("7", "/-/cell/O1"), ("9", "/-/cell/O2")],
        # The words of a task stand among the figures: which is which is not said.
        [("[1]", "/-/cell/O1"), ("[2]", "/-/cell/O2")],
    ]


def test_rules_and_steps_are_told_in_words(shown) -> None:
    page = shown("/chiso/findings")
    row = page.xpath("//tbody/tr[1]")[0].text_content()
    assert "đơn vị tính viết đúng" in row
    assert "các con số với nhau" in row
    assert "unit_spelt" not in page.xpath("//details")[0].text_content()


def test_a_figure_names_its_findings_and_its_sign_stands_before_it(shown) -> None:
    row = shown("/chiso/observations/O1")
    assert row.xpath('//a[contains(@href, "/chiso/findings?finding_id=")]')
    cells = [cell.text_content() for cell in shown("/chiso/observations").xpath("//tbody/tr[1]/td")]
    assert cells[cells.index(">") + 1] == "7"


def test_a_figure_held_back_leads_to_its_place_and_says_why(shown) -> None:
    (link,) = shown("/chiso/quarantine_open").xpath('//td[contains(@class, "col-raw")]/a')
    page = shown(link.get("href"))
    assert page.xpath("//h1")[0].text == "tỷ lệ trạm"
    assert "đoạn 4" in page.text_content()
