"""A report that disagrees with a loaded one: what its year's check says, and when it says so no more."""

from pathlib import Path

import dagster as dg
import pytest

from assets.resources import Warehouse
from pipelines.instance import open_instance
from pipelines.refresh import refresh
from pipelines.settings import Settings
from warehouse.export import read_view
from warehouse.queries import fact_totals

WORDS = "Kết quả năm 2022\n\nCác địa phương có 71.836 Tổ công nghệ số cộng đồng với {} thành viên tham gia.\n"
ENTRY = (
    "  - {{file: {name}.txt, id: 2022-{name}, title: Báo cáo, issuer: null, number: null, issued_on: {issued_on},"
    " kind: result, year: 2022}}\n"
)


class Reports:
    """A folder that reports come into, and the warehouse that they are loaded into."""

    def __init__(self, tmp_path: Path) -> None:
        self.folder = tmp_path / "reports"
        self.folder.mkdir()
        (self.folder / "catalogue.yaml").write_text("reports:\n", encoding="utf-8")
        self.settings = Settings(data_dir=tmp_path / "data", reports=str(self.folder))
        self.warehouse = Warehouse(url=self.settings.warehouse_url)

    def add(self, name: str, members: str, issued_on: str = "null") -> None:
        (self.folder / f"{name}.txt").write_text(WORDS.format(members), encoding="utf-8")
        with (self.folder / "catalogue.yaml").open("a", encoding="utf-8") as catalogue:
            catalogue.write(ENTRY.format(name=name, issued_on=issued_on))

    def refresh(self) -> dg.AssetCheckEvaluation:
        """Load what is new, and give the last verdict on the reports of 2022."""
        with open_instance(self.settings) as instance:
            assert refresh(instance, self.settings, say=lambda _: None).failed == {}
            key = dg.AssetCheckKey(dg.AssetKey("year_over_year"), "agreement")
            records = instance.event_log_storage.get_asset_check_execution_history(key, limit=10)
            verdicts = (record.event.dagster_event.event_specific_data for record in records)
            return next(one for one in verdicts if one.partition == "2022")


@pytest.fixture
def reports(tmp_path: Path) -> Reports:
    return Reports(tmp_path)


def findings(reports: Reports) -> list[tuple[str, str, str]]:
    shown = read_view(reports.warehouse.engine, "findings")
    return [(row["severity"], row["rule_id"], row["message"]) for row in shown if row["stage"] == "between"]


def test_the_year_of_a_report_that_disagrees_warns_and_names_both_places(reports: Reports):
    reports.add("bao-cao-a", "344.896")
    assert reports.refresh().passed
    reports.add("bao-cao-b", "334.986")
    verdict = reports.refresh()
    assert (verdict.passed, verdict.severity, verdict.blocking) == (False, dg.AssetCheckSeverity.WARN, False)
    assert verdict.partition == "2022"
    said = verdict.description or ""
    for place in ("344.896 thành viên [2022-bao-cao-a, đoạn", "334.986 thành viên [2022-bao-cao-b, đoạn"):
        assert place in said
    ((severity, rule, _),) = findings(reports)
    assert (severity, rule) == ("warning", "reports_give_one_value")
    assert fact_totals(reports.warehouse.engine)["actual"] == 4, "both figures stay"


def test_a_later_report_restates_and_that_is_a_remark(reports: Reports):
    reports.add("bao-cao-a", "334.986", issued_on="2023-01-15")
    reports.add("bao-cao-b", "344.896", issued_on="2023-07-12")
    assert reports.refresh().passed
    ((severity, rule, message),) = findings(reports)
    assert (severity, rule) == ("info", "value_not_restated")
    assert message.index("2022-bao-cao-a") < message.index("2022-bao-cao-b")


def test_the_warning_ends_with_the_disagreement(reports: Reports):
    reports.add("bao-cao-a", "344.896")
    reports.add("bao-cao-b", "334.986")
    assert not reports.refresh().passed
    corrected = WORDS.format("344.896") + "\nBáo cáo này đính chính báo cáo trước.\n"
    (reports.folder / "bao-cao-b.txt").write_text(corrected, encoding="utf-8")
    assert reports.refresh().passed
    assert findings(reports) == []
