"""What `chiso curate` prints for a person to settle."""

import pytest
import yaml
from pydantic import ValidationError

from normalise.records import CheckResult, CheckRun, Severity
from pipelines.curate import SECTIONS, curate, indicators, quarantine, recognised
from pipelines.settings import Settings
from tests.warehouse.factory import observation, quarantined, report

REPORT = report("2022-results")


@pytest.fixture
def unmapped(settings: Settings):
    """Load one statement of an indicator that nobody curated, and what it may mean; give the lines printed."""
    from assets.resources import Warehouse
    from normalise.matching import matcher
    from warehouse.dimensions import load_suggestions
    from warehouse.load import load_report

    engine = Warehouse(url=settings.warehouse_url).engine

    def lines(name: str, unit: str, **other: object) -> list[str]:
        said = {"indicator_code": "X_1", "indicator": name, "mapped": False, "unit": unit, "sentence": f"{name} đạt 5"}
        load_report(engine, REPORT, [observation(REPORT, "5", "2022", **(said | other))], [], [], [], [])
        load_suggestions(engine, {"X_1": matcher().suggest(name, unit)})
        return list(indicators.lines(engine, 20))

    return lines


def test_an_empty_warehouse_has_nothing_to_curate(settings: Settings) -> None:
    printed = [line for line in curate(settings, SECTIONS, 20) if line]
    assert len(printed) == len(SECTIONS)
    assert all(line.endswith(": none") for line in printed)


def test_another_wording_is_offered_as_an_alias(unmapped) -> None:
    printed = unmapped("hộ gia đình đã có đường Internet cáp quang băng rộng", "%")
    assert "# stated 1 times, in 2022-results: “hộ gia đình đã có đường Internet cáp quang băng rộng đạt 5”" in printed
    assert "# under HH_FIBRE_SHARE:" in printed
    assert any(line.startswith("# HH_FIBRE_SHARE: ") and "only the printed one has “đã”" in line for line in printed)
    assert yaml.safe_load("\n".join(printed)) == {"aliases": ["hộ gia đình đã có đường Internet cáp quang băng rộng"]}


def test_a_look_alike_is_offered_as_a_new_entry_with_a_link(unmapped) -> None:
    printed = unmapped("Tỷ lệ người dân có điện thoại thông minh", "%")
    assert any("another indicator by these words" in line for line in printed)
    (entry,) = yaml.safe_load("\n".join(printed))
    known = {name: entry[name] for name in ("name_vi", "unit", "kind", "time_basis", "maximum")}
    assert known == {
        "name_vi": "Tỷ lệ người dân có điện thoại thông minh",
        "unit": "%",
        "kind": "rate",
        "time_basis": "stock",
        "maximum": 100,
    }
    assert entry["links"][0]["to"] == "SMARTPHONE_POPULATION_SHARE"
    assert entry["links"][0]["relation"] == "not_comparable"


def test_what_is_like_nothing_is_offered_as_a_new_entry(unmapped) -> None:
    printed = unmapped("Số lò mổ gia cầm tập trung", "lò mổ")
    assert "# like no curated indicator" in printed
    (entry,) = yaml.safe_load("\n".join(printed))
    assert (entry["unit"], entry["kind"], entry["time_basis"]) == ("lò mổ", "level", "flow")
    assert "links" not in entry


def test_a_recognised_figure_is_offered_for_confirmation(settings: Settings) -> None:
    from assets.resources import Warehouse
    from checks.corrections import Entry
    from warehouse.load import load_report

    engine = Warehouse(url=settings.warehouse_url).engine
    unknown = {"indicator_code": "X_1", "mapped": False}
    seen = observation(REPORT, "5", "2022", flags=("ocr",), **unknown)
    load_report(engine, REPORT, [seen, observation(REPORT, "6", "2022", **unknown)], [], [], [], [])
    printed = list(recognised.lines(engine, 20))
    assert printed[1] == f'# chiso show {REPORT.id} "{seen.locator}"'
    (entry,) = yaml.safe_load("\n".join(printed))
    assert (entry["printed"], entry["action"], entry["expect"]["value"]) == (seen.raw, "accept", "5")
    # As printed it says no reason yet, which only a person has.
    with pytest.raises(ValidationError, match="reason"):
        Entry(**entry)
    assert Entry(**entry | {"reason": "đã đối chiếu với trang in"})


def test_an_open_row_of_each_kind_is_offered_with_the_decision_that_fits_it(settings: Settings) -> None:
    from assets.resources import Warehouse
    from checks.corrections import Entry
    from warehouse.load import load_report

    engine = Warehouse(url=settings.warehouse_url).engine
    figure = quarantined(REPORT, "O1").model_copy(update={"reading": {"value": "105", "kind": "actual", "unit": "%"}})
    job = quarantined(REPORT, "T1").model_copy(update={"stage": "tasks", "reading": {"text": "Xây dựng nền tảng"}})
    number = quarantined(REPORT, "N1").model_copy(update={"stage": "statements"})
    failed = CheckResult(
        rule_id="share_within_hundred",
        severity=Severity.ERROR,
        passed=False,
        checked=2,
        failing=("O1", "T1"),
        message="",
    )
    verdict = CheckRun(stage="observations", partition=REPORT.id, fingerprint="f", results=(failed,), blocked=False)
    load_report(engine, REPORT, [], [], [], [figure, job, number], [verdict])
    entries = yaml.safe_load("\n".join(quarantine.lines(engine, 20)))
    assert {(entry["action"], *entry.get("rules", ())) for entry in entries} == {
        ("override",),
        ("accept", "share_within_hundred"),
        ("drop",),
    }
    assert all(Entry(**entry | {"reason": "đã đối chiếu"}) for entry in entries)
