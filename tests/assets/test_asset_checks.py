"""What a person reads on the page of a check: what failed, where it is printed, and whether it blocks."""

from decimal import Decimal

import dagster as dg
import pytest

from assets.asset_checks import faults_of, result_of
from assets.dagster_internals import one_by_one
from checks.findings import findings
from checks.frames import observations_frame
from checks.quarantine import with_share
from checks.runner import run
from checks.suites import RULES
from normalise.records import CheckRun, Observation, Severity
from pipelines.definitions import defs
from tests.checks.records_of import CATALOGUE, REPORT, observation

RULE_COUNT = len(RULES["observations"]) + len(RULES["quarantine"])


def verdict(*rows: Observation) -> CheckRun:
    return with_share(run("observations", REPORT.id, observations_frame(rows, REPORT, CATALOGUE), "f"), len(rows))


def over(turn: int) -> Observation:
    return observation(f"o{turn}", value=Decimal(105), raw=f"105,{turn}%", page=turn, locator=f"đoạn {turn}")


def test_what_holds_is_said_in_one_line() -> None:
    shown = result_of(verdict(observation("o1")))
    assert shown.passed
    assert shown.description == f"all {RULE_COUNT} rules hold"


def test_a_row_set_aside_is_a_warning_with_page_print_and_place() -> None:
    shown = result_of(verdict(observation("fine"), over(1)))
    assert (shown.passed, shown.severity) == (False, dg.AssetCheckSeverity.WARN)
    summary, _, line = (shown.description or "").splitlines()
    assert summary == f"1 of {RULE_COUNT} rules do not hold, nothing is blocked:"
    assert line.startswith('- **share_within_hundred**, page 1: "105,1%" (value 105')
    assert "at đoạn 1; expected a share between 0 and 100 %" in line
    table = str(shown.metadata["first rows"].value).splitlines()
    assert table[2].startswith("| share_within_hundred | 1 | 105,1% |")


def test_what_blocks_comes_first_and_is_an_error_of_one_line() -> None:
    held = verdict(observation("same"), observation("same"), *map(over, range(1, 13)))
    shown = result_of(held)
    assert (shown.passed, shown.severity) == (False, dg.AssetCheckSeverity.ERROR)
    lines = (shown.description or "").splitlines()
    assert lines[0].endswith("the partition is blocked:")
    assert lines[2].startswith("- **observation_id_unique**")
    assert lines[-1].startswith("- and 7 more")
    assert faults_of(held).startswith("2 of 14: found")
    assert "\n" not in faults_of(held)


def test_a_remark_is_no_breach() -> None:
    warned = verdict(observation("fine"), over(1))
    remark = warned.model_copy(
        update={
            "results": tuple(one.model_copy(update={"severity": Severity.INFO}) for one in warned.results),
        }
    )
    assert result_of(remark).passed


@pytest.mark.parametrize(
    ("check", "blocks"), [("structure", True), ("values", True), ("relations", False), ("contract", True)]
)
def test_a_check_blocks_where_a_rule_of_its_stage_does(check: str, blocks: bool) -> None:
    graph = defs().resolve_asset_graph()
    (key,) = (key for key in graph.asset_check_keys if key.name == check)
    spec = graph.get_check_spec(key)
    assert spec.blocking is blocks
    assert spec.partitions_def is not None
    assert ("(error): " in (spec.description or "")) is (check != "relations")  # Those are many: each verdict has them.


def test_all_checks_of_a_run_share_one_process_and_so_one_import_of_great_expectations() -> None:
    definitions = defs()
    whatever_is_materialized = definitions.resolve_implicit_global_asset_job_def()
    jobs = [definitions.resolve_job_def(name) for name in ("report", "year")]
    for job in (whatever_is_materialized, *jobs):
        assert job.executor_def is one_by_one, job.name


def test_the_findings_of_a_file_are_those_of_the_checks() -> None:
    from normalise.observation import extract
    from sources.reader import read

    text = "Có 14/36 chỉ tiêu hoàn thành (chiếm tỷ lệ 35%). Năm 2022 tỷ lệ hồ sơ trực tuyến đạt 105%."
    document = read(text.encode(), "bao-cao.txt")
    extraction = extract(document, REPORT)
    told = {one.check for one in findings(document, extraction, REPORT)}
    assert {one.check for one in verdict(*extraction.observations).findings} <= told
    assert "fraction_matches_percent" in told
