"""What `chiso curate` prints for a person to settle, and what becomes of it once it is completed."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from normalise.records import CheckResult, CheckRun, Severity
from pipelines.curate import SECTIONS, curate, decisions
from pipelines.curate.names import Name
from pipelines.curate.written import with_entries
from pipelines.settings import Settings
from sources.document import Rejected
from tests.warehouse.factory import observation, quarantined, report

REPORT = report("2022-results")


def printed(settings: Settings, *sections: str) -> list[str]:
    return list(curate(settings, sections or SECTIONS, 20))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with an empty folder of reports."""
    (tmp_path / "reports").mkdir()
    return Settings(data_dir=tmp_path / "data", reports=str(tmp_path / "reports"))


@pytest.fixture
def unmapped(settings: Settings):
    """Load statements of indicators that nobody curated, and what they may mean; give the lines printed."""
    from assets.resources import Warehouse
    from normalise.reference.matching import matcher
    from warehouse.loading.dimensions import load_suggestions
    from warehouse.loading.load import load_report

    engine = Warehouse(url=settings.warehouse_url).engine

    def lines(name: str, unit: str, *statements: dict[str, object]) -> list[str]:
        rows = [
            observation(
                REPORT,
                "5",
                str(other.pop("when", "2022")),
                **{
                    "indicator_code": "X_1",
                    "indicator": name,
                    "mapped": False,
                    "unit": unit,
                    "sentence": f"{name} đạt 5",
                }
                | other,
            )
            for other in map(dict, statements or ({},))
        ]
        load_report(engine, REPORT, rows, [], [], [], [])
        load_suggestions(engine, {"X_1": matcher().suggest(name, unit)})
        return printed(settings, "indicators")

    return lines


def entries(lines: Sequence[str]) -> dict:
    return yaml.safe_load("\n".join(lines))


def test_an_empty_warehouse_has_nothing_to_curate_and_nothing_is_made(settings: Settings) -> None:
    lines = [line for line in printed(settings) if line]
    assert len(lines) == len(SECTIONS)
    assert all(line.endswith(": none") for line in lines)
    assert list(Path(settings.reports).iterdir()) == []


def test_another_wording_is_offered_as_an_alias(unmapped) -> None:
    lines = unmapped("hộ gia đình đã có đường Internet cáp quang băng rộng", "%")
    assert any("“hộ gia đình đã có đường Internet cáp quang băng rộng đạt 5”" in line for line in lines)
    assert any(line.startswith("# HH_FIBRE_SHARE: ") and "only the printed one has “đã”" in line for line in lines)
    alias = {"name": "hộ gia đình đã có đường Internet cáp quang băng rộng", "of": "HH_FIBRE_SHARE"}
    assert entries(lines) == {"aliases": [alias]}


def test_a_look_alike_is_offered_as_a_new_entry_with_a_link(unmapped) -> None:
    lines = unmapped("Tỷ lệ người dân có điện thoại thông minh", "%", {"when": "2022-12-31"})
    assert any("another indicator by these words" in line for line in lines)
    (entry,) = entries(lines)["indicators"]
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


@pytest.mark.parametrize(
    ("whens", "time_basis"),
    [
        (["2022", "2022-Q1"], "flow"),
        (["2022-12-31", "2022-06-30"], "stock"),
        (["2022", "2022-12-31"], "…"),  # the sentences do not agree: a person says it
    ],
)
def test_all_sentences_tell_the_time_basis(unmapped, whens: list[str], time_basis: str) -> None:
    lines = unmapped("Số lò mổ gia cầm tập trung", "lò mổ", *({"when": when} for when in whens))
    assert "# like no curated indicator" in lines
    (entry,) = entries(lines)["indicators"]
    assert (entry["code"], entry["unit"]) == ("SO_LO_MO_GIA_CAM_TAP_TRUNG", "lò mổ")
    assert (entry["kind"], entry["time_basis"]) == ("level", time_basis)
    assert "links" not in entry


def test_what_is_offered_never_takes_another_ones_sentences_in(unmapped) -> None:
    """Two border gates print one name: each is offered within its own heading, and both are shown."""
    gates = [
        {"section": "1. Cửa khẩu Tân Thanh"},
        {"section": "2. Cửa khẩu Chi Ma", "indicator_code": "X_2", "sentence": "Chi Ma cũng đạt 5"},
    ]
    lines = unmapped("Kim ngạch xuất khẩu nông sản", "tấn", *gates)
    assert any("“Chi Ma cũng đạt 5”" in line for line in lines)
    found = entries(lines)
    assert [alias["section"] for alias in found["aliases"]] == [gate["section"] for gate in gates]
    assert [entry["code"] for entry in found["indicators"]] == [alias["of"] for alias in found["aliases"]]


def test_nothing_is_offered_where_no_limit_keeps_sentences_apart() -> None:
    row = {"indicator_name": "Kim ngạch", "indicator_code": "X_1", "unit": "USD"}
    one = {
        "observation_id": "1", "indicator_code": "X_1", "indicator": "Kim ngạch", "kind": "actual", "unit": "USD",
        "report_id": "2022-a", "section": "A", "entity_code": None, "as_of": False,
    }  # fmt: skip
    other = one | {"observation_id": "2", "indicator_code": "X_2"}
    assert Name(row, (one,), (other,)).limits is None
    assert Name(row, (one,), (other | {"report_id": "2021-a"},)).limits == {"report": "2022-a"}
    assert Name(row, (one,), ()).limits == {}


def applied(settings: Settings, text: str) -> list[str]:
    checked = decisions.check(settings, decisions.read(text, "quyết định")[0])
    decisions.apply(checked)
    return list(decisions.told(checked))


EGGS = """indicators:
- {code: EGGS, name_vi: Sản lượng trứng, name_en: Eggs, unit: quả, kind: level, time_basis: flow, definition: Số trứng.}
"""


@pytest.fixture
def eggs(settings: Settings, unmapped) -> Settings:
    """Eggs of two years under a provisional code."""
    unmapped("Sản lượng trứng", "quả", {"when": "2021"}, {"when": "2022"})
    return settings


def test_what_is_applied_is_written_and_what_changes_is_told(eggs: Settings) -> None:
    told = applied(eggs, EGGS)
    assert told[0].startswith("2 figures")
    assert "  EGGS, Việt Nam, 2021–2022 A: no row → ok (5 / 5 quả)" in told
    assert yaml.safe_load((Path(eggs.reports) / "indicators.yaml").read_text("utf-8")) == yaml.safe_load(EGGS)
    # It is decided, though no refresh has been; the warehouse itself was only tried.
    assert entries(printed(eggs, "indicators")) is None
    from assets.resources import Warehouse
    from warehouse.export import read_view

    assert [row["indicator_code"] for row in read_view(Warehouse(url=eggs.warehouse_url).engine, "observations")] == [
        "X_1",
        "X_1",
    ]


def test_what_is_set_aside_waits_no_longer(eggs: Settings) -> None:
    applied(eggs, "dismissed:\n- {name: Sản lượng trứng, reason: không theo dõi}\n")
    assert entries(printed(eggs, "indicators")) is None


def test_entries_that_nobody_completed_are_left_out(eggs: Settings) -> None:
    text = "\n".join(printed(eggs, "indicators"))
    assert decisions.read(text, "như in") == ({}, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("dismissed:\n- {name: Sản lượng sữa, reason: thử}\n", "no figure named “Sản lượng sữa”"),
        ("aliases:\n- {name: Sản lượng trứng, of: NO_SUCH}\n", "no indicator NO_SUCH"),
        ("indicator: []\n", "expected lists named indicators, aliases, dismissed, corrections"),
        ("dismissed: vinh dự\n", "no list under dismissed"),
        ("corrections:\n- {report: x, locator: a, printed: b, action: drop, reason: thử}\n", "nothing read of that"),
    ],
)
def test_what_is_wrong_is_refused_and_nothing_is_written(eggs: Settings, text: str, said: str) -> None:
    with pytest.raises(Rejected, match=said):
        applied(eggs, text)
    assert list(Path(eggs.reports).iterdir()) == []


def test_a_store_is_not_written_to(eggs: Settings) -> None:
    with pytest.raises(Rejected, match="no folder of this machine"):
        decisions.check(eggs.model_copy(update={"reports": "s3://reports"}), {"dismissed": []})


@pytest.mark.parametrize(
    "before",
    [
        "",
        "# của tôi\n",
        "aliases:  # tên khác\n- name: a\n  of: B  # vì sao\n# hết\n",
        "aliases:\n  - {name: a, of: B}\n\n# sau\ndismissed:\n- name: c\n  reason: |\n    hai dòng\n    lý do\n",
        "dismissed:\n- {name: c, reason: d}",
        "aliases: []\ndismissed:\n- {name: c, reason: d}\n",
        "aliases:\ndismissed:\n- {name: c, reason: d}\n",
        "dismissed:\n- {name: c, reason: d}\naliases:",
    ],
)
def test_an_entry_is_added_beside_what_people_wrote(before: str) -> None:
    after = with_entries(before, "indicators.yaml", "aliases", [{"name": "tên: mới", "of": "C"}])
    was = yaml.safe_load(before) or {}
    assert yaml.safe_load(after) == was | {"aliases": [*(was.get("aliases") or []), {"name": "tên: mới", "of": "C"}]}
    comments = [line.partition("#")[2] for line in before.splitlines() if "#" in line]
    assert all(comment in after for comment in comments)


def test_a_list_in_brackets_is_left_to_the_person() -> None:
    with pytest.raises(Rejected, match="a list in brackets"):
        with_entries("aliases: [{name: a, of: B}]\n", "indicators.yaml", "aliases", [{"name": "b", "of": "C"}])


def test_a_recognised_figure_is_offered_for_confirmation(settings: Settings) -> None:
    from assets.resources import Warehouse
    from checks.corrections import Entry
    from warehouse.loading.load import load_report

    engine = Warehouse(url=settings.warehouse_url).engine
    unknown = {"indicator_code": "X_1", "mapped": False}
    seen = observation(REPORT, "5", "2022", flags=("ocr",), **unknown)
    load_report(engine, REPORT, [seen, observation(REPORT, "6", "2022", **unknown)], [], [], [], [])
    lines = printed(settings, "recognised")
    assert f'# chiso show {REPORT.id} "{seen.locator}"' in lines
    (entry,) = entries(lines)["corrections"]
    assert (entry["printed"], entry["action"], entry["expect"]["value"]) == (seen.raw, "accept", "5")
    # As printed it says no reason yet, which only a person has.
    with pytest.raises(ValidationError, match="reason"):
        Entry(**entry)
    assert Entry(**entry | {"reason": "đã đối chiếu với trang in"})


def test_an_open_row_of_each_kind_is_offered_with_the_decision_that_fits_it(settings: Settings) -> None:
    from assets.resources import Warehouse
    from checks.corrections import Entry
    from warehouse.loading.load import load_report

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
    offered = entries(printed(settings, "quarantine"))["corrections"]
    assert {(entry["action"], *entry.get("rules", ())) for entry in offered} == {
        ("override",),
        ("accept", "share_within_hundred"),
        ("drop",),
    }
    assert all(Entry(**entry | {"reason": "đã đối chiếu"}) for entry in offered)
