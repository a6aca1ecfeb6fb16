"""Rules on single observations: all cases in one frame through Great Expectations, and which rules name which case."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from checks.frames import misread_rows, observations_frame
from checks.runner import run
from normalise.records import CheckRun
from sources.document import Span
from tests.checks.records_of import CATALOGUE, REPORT, observation
from tests.checks.text_of import document

GROWTH = {"kind": "growth", "direction": "up", "base_start": date(2021, 1, 1), "base_end": date(2021, 12, 31)}
COUNT = {"unit": "hồ sơ", "raw": "29 hồ sơ"}
FIBRE = {"mapped": True, "indicator_code": "HOUSEHOLD_FIBRE"}
DOSSIERS = {"mapped": True, "indicator_code": "DOSSIERS", "unit": "hồ sơ"}

# Name of the case, what differs from a plain 54,34 % of 2022 in a report of 15 November 2022, the rules that name it.
CASES: tuple[tuple[str, dict[str, Any], set[str]], ...] = (
    ("a share", {}, set()),
    ("no value", {"value": None}, {"value_present"}),
    ('a cell with "-"', {"value": None, "flags": ("not_reported",)}, set()),
    ("a target", {"kind": "target"}, set()),
    ("a growth", GROWTH, set()),
    # Every printed qualifier of docs/observations.md, and one that is none.
    *((f"qualifier {sign}", {"qualifier": sign}, set[str]()) for sign in ("=", ">", ">=", "<", "<=", "~", "<~")),
    ("qualifier ≈", {"qualifier": "≈"}, {"qualifier_known"}),
    ("qualifier empty", {"qualifier": ""}, {"qualifier_known"}),
    *((f"per {unit}", {"per": unit}, set[str]()) for unit in ("day", "month", "year")),
    ("per week", {"per": "week"}, {"rate_basis_known"}),
    # "hơn 1 tỷ triệu lượt": the reader marks the multiplier; another mark is no fault.
    ("odd scale", {**COUNT, "flags": ("dot_decimal", "odd_scale")}, {"scale_plausible"}),
    ("decimal point", {"flags": ("dot_decimal",)}, set()),
    # Shares: both ends are possible, nothing beyond them, compared to the last digit.
    ("the whole", {"value": Decimal(100)}, set()),
    ("nothing of it", {"value": Decimal(0)}, set()),
    ("a hair over the whole", {"value": Decimal("100.00000000000000000001")}, {"share_within_hundred"}),
    ("a hair under nothing", {"value": Decimal("-0.00000000000000000001")}, {"share_within_hundred"}),
    ("target over the whole", {"kind": "target", "value": Decimal(105)}, {"share_within_hundred"}),
    ("over a plan", {"value": Decimal("105.2"), "flags": ("of_base",)}, set()),
    ("growth over 100 %", {**GROWTH, "value": Decimal(486)}, set()),
    ("growth below nothing", {**GROWTH, "value": Decimal(-3)}, set()),
    (
        "range that ends over the whole",
        {"qualifier": "range", "value": Decimal(95), "value_high": Decimal(101)},
        {"share_within_hundred"},
    ),
    (
        "over the whole in the catalogue",
        {**FIBRE, "value": Decimal(101)},
        {"share_within_hundred", "value_in_indicator_range"},
    ),
    ("change that may be negative", {"mapped": True, "indicator_code": "GDP_CHANGE", "value": Decimal("-2.4")}, set()),
    ("change over 100", {"mapped": True, "indicator_code": "GDP_CHANGE", "value": Decimal(150)}, set()),
    # An unmapped observation takes no leave from an entry that has its code by chance.
    ("not mapped", {"indicator_code": "GDP_CHANGE", "value": Decimal(150)}, {"share_within_hundred"}),
    # Counts start at 0.
    ("negative count", {**COUNT, "value": Decimal(-1)}, {"value_not_negative"}),
    ("negative count without a unit", {"unit": None, "value": Decimal(-1)}, {"value_not_negative"}),
    ("negative count with its sign", {**COUNT, "value": Decimal(-1), "raw": "-1"}, {"value_not_negative"}),
    ("loss", {"unit": "VND", "value": Decimal(-12), "raw": "âm 12 đồng"}, set()),
    ("loss in brackets", {"unit": "VND", "value": Decimal(-12), "flags": ("negative_in_brackets",)}, set()),
    (
        "sum that is printed without a sign",
        {"unit": "VND", "value": Decimal(-12), "raw": "12 đồng"},
        {"value_not_negative"},
    ),
    ("frost", {"unit": "°C", "value": Decimal("-2.5"), "raw": "-2,5°C"}, set()),
    ("count of 0", {**COUNT, "value": Decimal(0)}, set()),
    ("count far over 100", {**COUNT, "value": Decimal(129690000)}, set()),
    ("negative growth in pieces", {**GROWTH, **COUNT, "value": Decimal(-1)}, set()),
    ("negative balance", {"mapped": True, "indicator_code": "BALANCE", "unit": "VND", "value": Decimal(-5)}, set()),
    # Fractions.
    ("29/33", {**COUNT, "value": Decimal(29), "denominator": Decimal(33)}, set()),
    ("33/33", {**COUNT, "value": Decimal(33), "denominator": Decimal(33)}, set()),
    ("34/33", {**COUNT, "value": Decimal(34), "denominator": Decimal(33)}, {"part_within_whole"}),
    ("0/0", {**COUNT, "value": Decimal(0), "denominator": Decimal(0)}, {"part_within_whole"}),
    # Ranges.
    ("65 - 70 %", {"qualifier": "range", "value": Decimal(65), "value_high": Decimal(70)}, set()),
    ("70 - 65 %", {"qualifier": "range", "value": Decimal(70), "value_high": Decimal(65)}, {"range_in_order"}),
    ("range without an upper end", {"qualifier": "range"}, {"range_in_order"}),
    # Periods.
    ("one day", {"period_start": date(2022, 5, 1), "period_end": date(2022, 5, 1)}, set()),
    ("backwards", {"period_start": date(2022, 5, 2), "period_end": date(2022, 5, 1)}, {"period_in_order"}),
    ("base backwards", {**GROWTH, "base_start": date(2022, 1, 1)}, {"period_in_order"}),
    # Results against the day of issue (15 November 2022).
    ("the running year", {"period_end": date(2022, 12, 31)}, set()),
    (
        "next year reached",
        {"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)},
        {"result_not_in_future"},
    ),
    (
        "next year promised",
        {"kind": "target", "period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)},
        set(),
    ),
    (
        "growth of next year",
        {**GROWTH, "period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)},
        {"result_not_in_future"},
    ),
    ("stock at the end of the month", {"as_of": True, "period_start": None, "period_end": date(2022, 11, 30)}, set()),
    ("stock 31 days on", {"as_of": True, "period_start": None, "period_end": date(2022, 12, 16)}, set()),
    (
        "stock 32 days on",
        {"as_of": True, "period_start": None, "period_end": date(2022, 12, 17)},
        {"result_not_in_future"},
    ),
    # The reporting year, where the text says nothing.
    (
        "stock of the reporting year",
        {"as_of": True, "period_start": None, "period_end": date(2022, 12, 31), "period_stated": False},
        set(),
    ),
    # "giai đoạn 2021 - 2025 đạt …", said in 2022.
    ("five years", {"period_start": date(2021, 1, 1), "period_end": date(2025, 12, 31)}, {"result_not_in_future"}),
    # Growth.
    ("growth in pieces", {**GROWTH, "unit": "website", "value": Decimal(1042)}, set()),
    ("growth of what", {**GROWTH, "unit": None}, {"growth_has_unit"}),
    ("a fall by a third of it", {**GROWTH, "unit": None, "value": 1, "denominator": 3}, set()),
    ("count without a unit", {"unit": None, "value": Decimal(86)}, set()),
    ("growth down", {**GROWTH, "direction": "down"}, set()),
    ("growth sideways", {**GROWTH, "direction": "sideways"}, {"direction_known"}),
    # The catalogue.
    ("mapped", FIBRE, set()),
    ("mapped to no entry", {**FIBRE, "indicator_code": "NOT_THERE"}, {"indicator_in_catalogue"}),
    ("another unit", {**FIBRE, **COUNT, "value": Decimal(29)}, {"unit_of_indicator"}),
    ("no unit", {**FIBRE, "unit": None}, {"unit_of_indicator"}),
    ("a counted noun in full", {**DOSSIERS, "unit": "hồ sơ trực tuyến"}, set()),
    ("growth in its own unit", {**GROWTH, **DOSSIERS, "unit": "%"}, set()),
    ("lowest possible", {**DOSSIERS, "value": Decimal(0)}, set()),
    ("highest possible", {**DOSSIERS, "value": Decimal(1000)}, set()),
    ("over the highest", {**DOSSIERS, "value": Decimal("1000.01")}, {"value_in_indicator_range"}),
    ("below the lowest", {**DOSSIERS, "value": Decimal(-1)}, {"value_in_indicator_range"}),
    (
        "range over the highest",
        {**DOSSIERS, "qualifier": "range", "value": Decimal(900), "value_high": Decimal(1001)},
        {"value_in_indicator_range"},
    ),
    ("growth over the highest", {**GROWTH, **DOSSIERS, "value": Decimal(5000)}, set()),
    ("growth below the lowest", {**GROWTH, **DOSSIERS, "value": Decimal(-5)}, set()),
    (
        "growth up to over the highest",
        {**GROWTH, **DOSSIERS, "qualifier": "range", "value": Decimal(900), "value_high": Decimal(5000)},
        set(),
    ),
)


@pytest.fixture(scope="module")
def verdict() -> CheckRun:
    rows = [observation(name, **differences) for name, differences, _ in CASES]
    return run("observations", REPORT.id, observations_frame(rows, REPORT, CATALOGUE), "fingerprint")


@pytest.mark.parametrize(("name", "differences", "expected"), CASES, ids=[name for name, *_ in CASES])
def test_rules_name_the_failing_rows_and_no_others(
    verdict: CheckRun, name: str, differences: dict[str, Any], expected: set[str]
) -> None:
    assert {result.rule_id for result in verdict.results if name in result.failing} == expected


def test_every_rule_on_rows_has_a_failing_case(verdict: CheckRun) -> None:
    named = set().union(*(expected for *_, expected in CASES))
    # Records cannot have an unknown kind, a missing id or two ids: frames of other makes can, see test_runner. That
    # what a province reports is its own is asked below, of other reports.
    assert {result.rule_id for result in verdict.results} - named == {
        "observations_found",
        "observation_id_unique",
        "kind_known",
        "subject_of_local_report",
        "table_understood",
    }


@pytest.mark.parametrize(
    ("issuer", "differences", "found"),
    [
        ("UBND tỉnh Hà Nam", {}, True),
        ("Sở Y tế tỉnh Hà Nam", {}, True),
        ("Công ty Cổ phần Cấp nước Hà Nam", {}, True),
        ("UBND tỉnh Hà Nam", {"entity_code": "VN-NSO-63:35", "agency": "Tỉnh Hà Nam"}, False),
        ("UBND tỉnh Hà Nam", {"flags": ("of_nation",)}, False),  # the report says that it is the nation's
        ("Bộ Y tế", {}, False),
        (None, {}, False),
    ],
)
def test_what_a_province_reports_is_not_the_nations(
    issuer: str | None, differences: dict[str, Any], found: bool
) -> None:
    report = REPORT.model_copy(update={"issuer": issuer})
    made = run("observations", REPORT.id, observations_frame([observation("o1", **differences)], report, {}), "f")
    failing = {result.rule_id for result in made.results if result.failing}
    assert ("subject_of_local_report" in failing) is found


def test_figures_of_a_table_that_was_misread_are_held_and_the_others_go_on() -> None:
    read = document(
        """
        Số trạm quan trắc năm 2022
        | | | |
        | Sông Cầu | 12 trạm | 14 trạm |
        | Sông Đáy | 8 trạm | 9 trạm |
        | Sông Mã | 5 trạm | 7 trạm |
        Năm 2022, toàn vùng có 30 trạm quan trắc.
        """
    )
    rows = [
        observation("in-table", unit="trạm", span=Span(block=1, row=0, column=1)),
        observation("in-text", unit="trạm", span=Span(block=2)),
    ]
    verdict = run("observations", REPORT.id, observations_frame(rows, REPORT, CATALOGUE, misread_rows(read)), "f")
    assert {name for result in verdict.results for name in result.failing} == {"in-table"}
    assert not verdict.blocked


def test_failing_rows_do_not_block_the_others(verdict: CheckRun) -> None:
    assert not verdict.blocked


def test_message_says_what_was_found_where_and_expected(verdict: CheckRun) -> None:
    row = observation("o1", value=Decimal(34), denominator=Decimal(33), unit="bộ, tỉnh", raw="34/33 bộ, tỉnh")
    alone = run("observations", REPORT.id, observations_frame([row], REPORT, CATALOGUE), "fingerprint")
    message = {result.rule_id: result.message for result in alone.results}["part_within_whole"]
    assert message == (
        '1 of 1: found "34/33 bộ, tỉnh" (value 34, denominator 33) at bảng 1, dòng 4.1; '
        "expected a part that is not larger than its whole, unless that was planned, and a whole above 0"
    )


def test_day_of_issue_unknown_leaves_periods_alone() -> None:
    row = observation("o1", period_start=date(2030, 1, 1), period_end=date(2030, 12, 31))
    report = REPORT.model_copy(update={"issued_on": None})
    verdict = run("observations", REPORT.id, observations_frame([row], report, CATALOGUE), "fingerprint")
    assert {result.rule_id for result in verdict.results if not result.passed} == set()


def test_plan_may_state_where_things_stand_under_its_own_year() -> None:
    # Plan of 2023, issued in December 2022: "hiện nay đạt 54,34%" has no period of its own and takes the plan's year.
    row = observation("o1", period_start=date(2023, 1, 1), period_end=date(2023, 12, 31), period_stated=False)
    report = REPORT.model_copy(update={"issued_on": date(2022, 12, 20), "year": 2023})
    verdict = run("observations", REPORT.id, observations_frame([row], report, CATALOGUE), "fingerprint")
    assert {result.rule_id for result in verdict.results if not result.passed} == set()


@pytest.mark.parametrize(
    ("sentence", "passed"),
    [
        ("Hỗ trợ 14/12 mô hình kinh tế, vượt 2 mô hình so với kế hoạch.", True),
        ("Năm 2022 có 14/12 mô hình kinh tế hoạt động tốt.", False),
        ("Có 14/12 mô hình kinh tế; kế hoạch năm sau là 20 mô hình.", False),
    ],
)
def test_more_than_the_whole_may_be_reached_of_what_was_planned(sentence: str, passed: bool) -> None:
    row = observation("o1", value=Decimal(14), denominator=Decimal(12), unit="mô hình", raw="14/12 mô hình")
    row = row.model_copy(update={"sentence": sentence})
    verdict = run("observations", REPORT.id, observations_frame([row], REPORT, CATALOGUE), "fingerprint")
    assert {one.rule_id: one.passed for one in verdict.results}["part_within_whole"] is passed
