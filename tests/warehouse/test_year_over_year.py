"""One year against the year before: a case for every status, on a real warehouse."""

from decimal import Decimal
from typing import Any, NamedTuple

import pytest
from sqlalchemy import select, text

from normalise.records import Kind, Observation
from tests.warehouse.factory import CATALOGUE, ENTITIES, growth, indicator, link, observation, report
from tests.warehouse.rows import plain
from warehouse.comparison.statements import in_order, read_catalogue, read_statements
from warehouse.comparison.year_over_year import compute_year, rows_of_year, settle_year, stale_years
from warehouse.database import connect
from warehouse.export import read_view
from warehouse.loading.dimensions import load_catalogue
from warehouse.loading.load import load_report
from warehouse.queries import year_over_year_rows
from warehouse.schema.tables import fact_year_over_year

BEFORE, NOW = report("2022-before"), report("2023-now")

FIBRE: dict[str, Any] = {"indicator_code": "FIBRE", "unit": "%"}
SHARE: dict[str, Any] = {"indicator_code": "SHARE", "unit": "%"}
STOCK: dict[str, Any] = {"indicator_code": "SUBSCRIBERS"}
RANK: dict[str, Any] = {"indicator_code": "RANK", "unit": "hạng"}
SPEED: dict[str, Any] = {"indicator_code": "SPEED", "unit": "Mbps"}
REVENUE: dict[str, Any] = {"indicator_code": "REVENUE", "unit": "VND"}
TARGET: dict[str, Any] = {"kind": Kind.TARGET}
MILLION = {"scale": 1_000_000}
TRIAL: dict[str, Any] = {"indicator_code": "TRIAL_SHARE", "unit": "%"}
LEADER = {"entity_code": "VN-AGENCY:BTTTT", "agency": "Bộ Thông tin và Truyền thông"}
DOSSIERS: dict[str, Any] = {"unit": "tỉnh"}


class Case(NamedTuple):
    """What the reports of 2022 and 2023 say, and the row of 2023 that follows."""

    said: list[Observation]
    expected: dict[str, Any]


def before(value: str | None, when: str = "2022", **other: Any) -> Observation:
    return observation(BEFORE, value, when, **other)


def now(value: str | None, when: str = "2023", **other: Any) -> Observation:
    return observation(NOW, value, when, **other)


def said(value: str, base: str = "2022", when: str = "2023", **other: Any) -> Observation:
    return growth(NOW, value, when, base, **other)


CASES = {
    # Levels: two exact figures of one season
    "64 000 enterprises, then 70 000": Case(
        [before("64000"), now("70000")],
        {"status": "ok", "absolute_change": "6000", "percent_change": "9.375", "point_change": None, "direction": "up"},
    ),
    "a fall to nothing is minus a hundred percent": Case(
        [before("5"), now("0")],
        {"status": "ok", "absolute_change": "-5", "percent_change": "-100", "direction": "down"},
    ),
    "eleven months against eleven months": Case(
        [before("200", "2022/11"), now("150", "2023/11")],
        {"status": "ok", "season": "YTD11", "percent_change": "-25", "direction": "down"},
    ),
    "quý I is the first three months": Case(
        [before("200", "2022-Q1"), now("250", "2023/3")], {"status": "ok", "season": "Q1", "percent_change": "25"}
    ),
    "a rank has places, no percent": Case(
        [before("48", **RANK), now("46", **RANK)],
        {"status": "ok", "absolute_change": "-2", "percent_change": None, "direction": "down"},
    ),
    # Rates: percentage points only
    "31 % of dossiers, then 54,34 %": Case(
        [before("31", **SHARE), now("54.34", **SHARE)],
        {"status": "ok", "point_change": "23.34", "absolute_change": None, "percent_change": None, "direction": "up"},
    ),
    "a rate that was zero still has points": Case(
        [before("0", **SHARE), now("5", **SHARE)], {"status": "ok", "point_change": "5"}
    ),
    # No percentage from zero or below
    "from zero": Case([before("0"), now("5")], {"status": "zero_base", "absolute_change": "5", "percent_change": None}),
    "from a loss to a gain": Case(
        [before("-3", **REVENUE), now("5", **REVENUE)],
        {"status": "sign", "absolute_change": "8", "percent_change": None, "direction": "up"},
    ),
    # Periods that are not partners
    "eleven months against a year": Case(
        [before("240"), now("220", "2023/11")],
        {"status": "coverage_mismatch", "absolute_change": None, "percent_change": None, "previous_value": "240"},
    ),
    "a stock at the end of September against the end of the year": Case(
        [before("91", "2022-12-31", **STOCK), now("93", "2023-09-30", **STOCK)],
        {"status": "asof_shift", "season": "AT0930", "absolute_change": None, "previous_period_code": "2022-12-31"},
    ),
    "a stock of the year stands at its end": Case(
        [before("90", "2022", **STOCK), now("99", "2023-12-31", **STOCK)],
        {"status": "ok", "season": "AT1231", "percent_change": "10"},
    ),
    "the end of February, leap year or not": Case(
        [before("90", "2022-02-28", **STOCK), now("99", "2023-02-28", **STOCK)], {"status": "ok", "season": "AT0228"}
    ),
    # Bounds and ranges: lowest and highest possible change
    "households with fibre: 75 %, then >85 %": Case(
        [before("75", **FIBRE, **TARGET), now("85", qualifier=">", **FIBRE, **TARGET)],
        {
            "status": "bounded",
            "change_low": "10",
            "change_low_open": True,
            "change_high": "25",
            "change_high_open": False,
            "point_change": None,
            "percent_low": None,
            "direction": "up",
        },
    ),
    "without a known maximum the highest change is not known": Case(
        [before("50", **SHARE, **TARGET), now("60", qualifier=">", **SHARE, **TARGET)],
        {"status": "bounded", "change_low": "10", "change_low_open": True, "change_high": None, "direction": "up"},
    ),
    "7 %, then >8,5 %": Case(
        [before("7", **SHARE, **TARGET), now("8.5", qualifier=">", **SHARE, **TARGET)],
        {"status": "bounded", "change_low": "1.5", "change_high": None},
    ),
    "180,9 million transactions, then more than 876 million": Case(
        [before("180900000", **MILLION), now("876000000", qualifier=">", **MILLION)],
        # 876 / 180.9 = 4.84245439…
        {"status": "bounded", "change_low": "695100000", "percent_low": "384.245439", "percent_high": None},
    ),
    "a range against an exact figure": Case(
        [before("60", **FIBRE), now("65", value_high=Decimal(70), qualifier="range", **FIBRE)],
        {"status": "bounded", "change_low": "5", "change_high": "10", "change_low_open": False, "direction": "up"},
    ),
    "two bounds may go either way": Case(
        [before("70", qualifier=">=", **FIBRE), now("80", qualifier=">=", **FIBRE)],
        {"status": "bounded", "change_low": "-20", "change_high": "30", "direction": None},
    ),
    "80 % after less than 70 % is strictly more than ten points": Case(
        [before("70", qualifier="<", **FIBRE), now("80", **FIBRE)],
        {
            "status": "bounded",
            "change_low": "10",
            "change_low_open": True,
            "change_high": "80",
            "change_high_open": False,
        },
    ),
    "at most 5 % ends at zero": Case(
        [before("8", **FIBRE), now("5", qualifier="<=", **FIBRE)],
        {"status": "bounded", "change_low": "-8", "change_high": "-3", "direction": "down"},
    ),
    # Approximate figures: the printed rounding
    "30 %, then about 35 %": Case(
        [before("30", **FIBRE), now("35", qualifier="~", **FIBRE)],
        {"status": "approx", "change_low": "4", "change_high": "6", "point_change": None, "direction": "up"},
    ),
    "nearly 2,5 million after 2,4 million": Case(
        [before("2400000", decimals=1, **MILLION), now("2500000", decimals=1, qualifier="<~", **MILLION)],
        # Half of a tenth of a million on each side of each
        {"status": "approx", "change_low": "0", "change_high": "200000", "direction": None},
    ),
    # Only the growth is printed
    "129,69 million transactions, up 4,60 %": Case(
        [now("129690000", decimals=2, **MILLION), said("4.60")],
        # 129.69 / 1.04605 = 123.980689…, / 1.04595 = 123.992542…
        {
            "status": "implied_base",
            "previous_value": "123990000",
            "previous_origin": "implied",
            "previous_low": "123980689.259595",
            "previous_high": "123992542.664564",
            "percent_change": "4.6",
            "absolute_change": "5700000",
            "stated_change": "4.60",
            "direction": "up",
        },
    ),
    "gấp 4,86 lần is the ratio": Case(
        [now("486"), said("4.86", unit="x")],
        {"status": "implied_base", "previous_value": "100.0", "percent_change": "386", "stated_unit": "x"},
    ),
    "down 20 %": Case(
        [now("80"), said("20", direction="down")],
        {"status": "implied_base", "previous_value": "100", "percent_change": "-20", "direction": "down"},
    ),
    "a bound and its growth imply nothing": Case(
        [now("890", qualifier=">"), said("14.08")],
        {"status": "no_previous", "previous_value": None, "stated_change": "14.08"},
    ),
    "a percent on a percentage implies nothing": Case(
        [now("60", **SHARE), said("4.6", indicator_code="SHARE")], {"status": "no_previous", "stated_change": "4.6"}
    ),
    # The printed change against the computed one
    "9,4 % is what 64 000 to 70 000 rounds to": Case(
        [before("64000"), now("70000"), said("9.4")], {"status": "ok", "stated_change": "9.4"}
    ),
    "14 % cannot be 100 to 110": Case(
        [before("100"), now("110"), said("14")],
        {"status": "stated_mismatch", "percent_change": "10", "stated_change": "14", "absolute_change": "10"},
    ),
    "a printed fall contradicts a rise": Case(
        [before("100"), now("110"), said("10", direction="down")], {"status": "stated_mismatch", "stated_change": "-10"}
    ),
    "twice is twice": Case([before("100"), now("200"), said("2", unit="x")], {"status": "ok"}),
    "three times is not twice": Case([before("100"), now("200"), said("3", unit="x")], {"status": "stated_mismatch"}),
    "1 042 more in the counted unit": Case(
        [before("5000"), now("6042"), said("1042", unit="thuê bao")], {"status": "ok", "stated_change": "1042"}
    ),
    "4 points more of a rate may be printed as %": Case(
        [before("50", **SHARE), now("54", **SHARE), said("4", indicator_code="SHARE")], {"status": "ok"}
    ),
    # 890 or more, after 800 to the unit: 11,2 % or more
    "5 % is below what the bound allows": Case(
        [before("800"), now("890", qualifier=">"), said("5")], {"status": "stated_mismatch", "change_low": "90"}
    ),
    # Another base is not year over year
    "ten months against the whole year before": Case(
        [before("100"), now("90", "2023/10"), said("5", when="2023/10", base="2022")],
        {"status": "coverage_mismatch", "stated_change": None},
    ),
    "against the same season of two years before": Case(
        [now("90"), said("5", base="2021")], {"status": "no_previous", "stated_change": None}
    ),
    "against the end of last year": Case(
        [now("90", "2023-09-30", **STOCK), said("5", when="2023-09-30", base="2022-12-31", **STOCK | {"unit": "%"})],
        {"status": "no_previous", "stated_change": None},
    ),
    # Breaks
    "the definition changed": Case(
        [before("60", **SHARE), now("55", indicator_code="NEW_SHARE", unit="%")],
        {
            "status": "break",
            "previous_value": "60",
            "point_change": None,
            "comparability": "not_comparable",
            "previous_indicator_code": "SHARE",
            "caveat_vi": None,
        },
    ),
    "smartphones in the population are not fibre in households": Case(
        [before("85", indicator_code="PHONES", unit="%", **TARGET), now("80", qualifier=">", **FIBRE, **TARGET)],
        {"status": "break", "previous_value": "85", "change_low": None, "previous_indicator_code": "PHONES"},
    ),
    "a number of enterprises, then the share of them given a trial": Case(
        [before("150000", indicator_code="SUPPORTED", unit="doanh nghiệp"), now("90", **TRIAL)],
        {
            "status": "break",
            "season": "AT1231",
            "previous_value": "150000",
            "previous_unit": "doanh nghiệp",
            "unit": "%",
            "absolute_change": None,
        },
    ),
    # Comparable with a caveat, which travels with the row
    "use of platforms, then regular use": Case(
        [before("30", indicator_code="ANY_SHARE", unit="%"), now("35", indicator_code="REGULAR_SHARE", unit="%")],
        {
            "status": "ok",
            "point_change": "5",
            "comparability": "caveat",
            "previous_indicator_code": "ANY_SHARE",
            "caveat_vi": "thường xuyên sử dụng chặt hơn sử dụng",
            "caveat_en": "EN thường xuyên sử dụng chặt hơn sử dụng",
        },
    ),
    "a caveat holds the other way too": Case(
        [before("30", indicator_code="REGULAR_SHARE", unit="%"), now("30", indicator_code="ANY_SHARE", unit="%")],
        {"status": "ok", "point_change": "0", "comparability": "caveat", "previous_indicator_code": "REGULAR_SHARE"},
    ),
    "one indicator is the same": Case(
        [before("30", **SHARE), now("35", **SHARE)],
        {"status": "ok", "comparability": "same", "previous_indicator_code": "SHARE", "caveat_vi": None},
    ),
    # A ministry that leads a national indicator states it for the nation
    "the minister's target, then the nation's": Case(
        [before("40", **TRIAL, **LEADER), now("50", **TRIAL)],
        {"status": "ok", "point_change": "10", "entity_id": "VN"},
    ),
    "29 of 33 provinces, then 30 of 34": Case(
        [before("29", denominator=Decimal(33), **DOSSIERS), now("30", denominator=Decimal(34), **DOSSIERS)],
        {"status": "break", "absolute_change": None},
    ),
    "29 of 33, then 30 of 33": Case(
        [before("29", denominator=Decimal(33), **DOSSIERS), now("30", denominator=Decimal(33), **DOSSIERS)],
        {"status": "ok", "absolute_change": "1"},
    ),
    # Units
    "gigabits become megabits": Case(
        [before("0.08", **SPEED | {"unit": "Gbps"}), now("100", **SPEED)],
        {"status": "ok", "unit": "Mbps", "previous_value": "80.00", "absolute_change": "20", "percent_change": "25"},
    ),
    "dossiers are not subscriptions": Case(
        [before("80", unit="hồ sơ"), now("100")], {"status": "unit_mismatch", "absolute_change": None}
    ),
    "a counted noun in full is the same as shortened": Case(
        [before("80", unit="thuê bao băng rộng"), now("100")], {"status": "ok", "unit": "thuê bao"}
    ),
    "a day is not a year": Case(
        [before("80", per="day"), now("100")], {"status": "unit_mismatch", "absolute_change": None}
    ),
    "a bare number has the unit of its indicator": Case(
        [before("80", unit=None), now("100")], {"status": "ok", "absolute_change": "20", "unit": "thuê bao"}
    ),
    # Missing on one side is never zero
    "a dash this year": Case(
        [before("80"), now(None)], {"status": "missing", "previous_value": "80", "current_value": None}
    ),
    "a dash the year before": Case(
        [before(None), now("80")], {"status": "no_previous", "current_value": "80", "previous_value": None}
    ),
    "nothing the year before": Case([now("80")], {"status": "no_previous", "direction": None}),
    "a target is no previous value of an actual": Case(
        [before("80", **TARGET), now("90")], {"status": "no_previous", "previous_value": None, "kind": "actual"}
    ),
    # Several values for one figure: the most exact of a report
    "a bound and the exact figure in one report": Case(
        [before("70"), now("80", qualifier=">"), now("84"), now("85", qualifier="~")],
        {"status": "ok", "current_value": "84"},
    ),
}


def exactly(row: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    """The columns of a row that a case speaks of; numbers as Decimal on both sides."""
    return {name: row[name] for name in expected}


def as_decimals(expected: dict[str, Any]) -> dict[str, Any]:
    text = {"status", "season", "kind", "direction", "unit", "previous_unit", "previous_origin", "stated_unit"}
    text |= {"comparability", "caveat_vi", "caveat_en", "entity_id"}
    return {
        name: Decimal(value) if isinstance(value, str) and name not in text and not name.endswith("code") else value
        for name, value in expected.items()
    }


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_every_case_has_its_status_and_shows_what_it_allows(engine, load, case):
    load(BEFORE, *[each for each in case.said if each.report_id == BEFORE.id])
    load(NOW, *[each for each in case.said if each.report_id == NOW.id])
    compute_year(engine, 2023)
    current = [each for each in case.said if each.report_id == NOW.id and each.kind is not Kind.GROWTH]
    (row,) = [row for row in rows_of_year(engine, 2023) if row["indicator_code"] == current[0].indicator_code]
    assert exactly(row, case.expected) == as_decimals(case.expected)
    assert row["reason_vi"]
    assert row["reason_en"]


def test_the_cases_cover_every_status():
    from warehouse.comparison.rules import Status

    assert {case.expected["status"] for case in CASES.values()} == {status.value for status in Status}


def test_what_only_the_year_before_states_is_missing_once_the_year_has_reports(engine, load):
    load(BEFORE, before("80"), before("50", **SHARE))
    assert compute_year(engine, 2023).rows == 0, "no report of 2023 yet: nothing is due"
    load(NOW, now("90"))
    compute_year(engine, 2023)
    statuses = {row["indicator_code"]: row["status"] for row in rows_of_year(engine, 2023)}
    assert statuses == {"BROADBAND": "ok", "SHARE": "missing"}


def test_what_is_recorded_between_two_years_is_not_overlooked(engine, load):
    """Comparing 2022 reads what 2023 is compared with; another process then loads 2022 anew."""
    load(BEFORE, before("80"))
    load(NOW, now("90"))
    compute_year(engine, 2022)
    other = connect(str(engine.url.render_as_string(hide_password=False)))
    load_report(other, BEFORE, [before("70")], [], [], [], [])
    compute_year(engine, 2023)
    assert [row["previous_value"] for row in rows_of_year(engine, 2023)] == [70]
    compute_year(engine, 2022)
    load_report(other, BEFORE, [before("60")], [], [], [], [])
    compute_year(other, 2023)
    compute_year(engine, 2023)
    assert [row["previous_value"] for row in rows_of_year(engine, 2023)] == [60]
    other.dispose()


def test_a_year_shown_beside_eleven_months_is_not_listed_as_missing_too(engine, load):
    load(BEFORE, before("240"))
    load(NOW, now("220", "2023/11"))
    compute_year(engine, 2023)
    assert [row["status"] for row in rows_of_year(engine, 2023)] == ["coverage_mismatch"]


def test_a_period_of_several_years_has_no_year_before(engine, load):
    several = {"period_start": before("1").period_start, "period_code": "2022-01-01/P2Y"}
    load(NOW, now("90", **several))
    assert compute_year(engine, 2023).rows == 0


def test_a_break_names_both_printed_figures_and_what_differs(engine, load):
    load(BEFORE, before("85", indicator_code="PHONES", unit="%", raw="85%", **TARGET))
    load(NOW, now("80", qualifier=">", raw="80%", **FIBRE, **TARGET))
    compute_year(engine, 2023)
    (row,) = rows_of_year(engine, 2023)
    assert row["reason_vi"] == (
        "Không so được: năm trước là “Chỉ tiêu PHONES” (85%), năm nay là chỉ tiêu này (trên 80%). mẫu số là dân số"
    )
    assert "“Indicator PHONES” (85%)" in row["reason_en"]
    assert "(more than 80%). EN mẫu số" in row["reason_en"]


def test_an_indicator_that_goes_on_is_no_partner_for_its_look_alike(engine, load):
    load(BEFORE, before("75", **FIBRE))
    load(NOW, now("85", **FIBRE), now("10", indicator_code="PHONES", unit="%"))
    compute_year(engine, 2023)
    statuses = {row["indicator_code"]: row["status"] for row in rows_of_year(engine, 2023)}
    assert statuses == {"FIBRE": "ok", "PHONES": "no_previous"}


def test_two_indicators_that_became_one_have_a_row_each(engine, load):
    extra = indicator("COURSES", "%", links=[link("PHONES", "not_comparable", "lớp học khác điện thoại")])
    load_catalogue(engine, [*CATALOGUE, extra], ENTITIES)
    load(BEFORE, before("60", **FIBRE), before("50", indicator_code="COURSES", unit="%"))
    load(NOW, now("40", indicator_code="PHONES", unit="%"))
    compute_year(engine, 2023)
    rows = rows_of_year(engine, 2023)
    said = [(row["partner"], row["previous_indicator_code"], row["status"], row["current_value"]) for row in rows]
    assert said == [(1, "COURSES", "break", Decimal(40)), (2, "FIBRE", "break", Decimal(40))]
    for view in ("indicator_card", "series_wide"):
        assert len([row for row in read_view(engine, view) if row["indicator_code"] == "PHONES"]) == 1


def test_the_nation_s_own_figure_counts_before_that_of_the_ministry_that_leads(engine, load):
    load(BEFORE, before("40", **TRIAL, **LEADER), before("45", **TRIAL))
    load(NOW, now("50", **TRIAL))
    compute_year(engine, 2023)
    (row,) = rows_of_year(engine, 2023)
    assert (row["entity_id"], row["previous_value"]) == ("VN", Decimal(45))


def test_a_province_whose_code_was_reused_is_another_entity(engine, load):
    city = {"entity_code": "VN-NSO:79", "agency": "Thành phố Hồ Chí Minh"}
    older, newer = report("2024-city"), report("2025-city")
    load(older, observation(older, "100", "2024", **city))
    load(newer, observation(newer, "150", "2025", **city))
    compute_year(engine, 2025)
    (row,) = rows_of_year(engine, 2025)
    assert (row["status"], row["entity_id"], row["absolute_change"]) == ("break", "VN-NSO:79@2025-07-01", None)


def test_unmapped_indicators_are_listed_and_not_compared(engine, load):
    provisional = {"indicator_code": "P_WEBSITES", "indicator": "số website", "mapped": False}
    load(BEFORE, before("10", **provisional))
    load(NOW, now("20", **provisional))
    assert compute_year(engine, 2023).rows == 0
    (listed,) = read_view(engine, "unmapped_indicators")
    assert (listed["indicator_code"], listed["statements"], listed["reports"]) == ("P_WEBSITES", 2, 2)


SHARE_OF_2022 = (("2023-09-14", "12.86"), ("2023-12-04", "12.67"), ("2024-06-30", "12.63"), ("2025-01-06", "12.83"))
"""The digital economy's share of GDP in 2022, as the statistics office published it four times."""


def restate(load) -> None:
    for issued_on, value in SHARE_OF_2022:
        of = report(f"{issued_on[:4]}-gso-{issued_on[5:7]}", issued_on)
        load(of, observation(of, value, "2022", indicator_code="ECONOMY", unit="%"))


def test_the_latest_publication_counts_and_the_earlier_ones_are_kept(engine, load):
    of = report("2025-gso-2021", "2025-01-06")
    load(of, observation(of, "12.87", "2021", indicator_code="ECONOMY", unit="%"))
    restate(load)
    compute_year(engine, 2022)
    (row,) = rows_of_year(engine, 2022)
    assert (row["status"], row["revised"]) == ("ok", True)
    assert (row["current_value"], row["point_change"]) == (Decimal("12.83"), Decimal("-0.04"))
    revisions = plain(read_view(engine, "revisions"))
    assert [(r["vintage"], r["value"], r["value_before"], r["is_latest"]) for r in revisions] == [
        (1, 12.86, None, 0),
        (2, 12.67, 12.86, 0),
        (3, 12.63, 12.67, 0),
        (4, 12.83, 12.63, 1),
    ]


def test_a_value_given_more_exactly_is_no_revision(engine, load):
    """The mean index of 2022 was published as 20,4 and later as 20,37."""
    first, later = report("2022-index"), report("2023-index")
    load(first, observation(first, "20.4", "2022"))
    load(later, observation(later, "20.37", "2022"))
    compute_year(engine, 2022)
    (row,) = rows_of_year(engine, 2022)
    assert (row["current_value"], row["revised"]) == (Decimal("20.37"), False)


def test_the_date_of_issue_decides_not_the_reporting_year(engine, load):
    corrected, summary = report("2022-corrected", "2024-03-01"), report("2023-summary", "2024-01-15")
    load(corrected, observation(corrected, "81", "2022"))
    load(summary, observation(summary, "80", "2022"))
    compute_year(engine, 2022)
    assert [row["current_value"] for row in rows_of_year(engine, 2022)] == [81]


def test_statements_are_preferred_here_as_in_the_view(engine, load):
    """Two reports of one day, one of no date, dashes, bounds, another unit: each figure in the order of the view."""
    reports = [report("2022-a"), report("2022-b"), report("2023-c", "2023-01-15"), report("2021-d", issued_on=None)]
    reports[3] = reports[3].model_copy(update={"issued_on": None})
    for of in reports:
        values = [("90", ">"), (None, "="), ("91", "="), ("89", "~"), ("92", "=")]
        rows = [observation(of, value, "2022", qualifier=qualifier) for value, qualifier in values]
        load(of, *rows, observation(of, "95", "2022", unit="hồ sơ"))
    with engine.connect() as connection:
        asked = text("SELECT observation_id FROM ranked_statements ORDER BY preference")
        assert [
            row.observation_id
            for row in in_order(read_statements(connection, 2022, 2022, {}, read_catalogue(connection)))
        ] == list(connection.scalars(asked))


def test_a_later_dash_does_not_take_the_place_of_a_value(engine, load):
    load(BEFORE, before("80"))
    later = report("2023-again")
    load(later, observation(later, None, "2022"))
    compute_year(engine, 2022)
    (row,) = rows_of_year(engine, 2022)
    assert row["current_value"] == 80


def test_what_was_recognised_in_a_picture_is_shown_but_not_compared(engine, load):
    load(BEFORE, before("80", flags=("dot_decimal",)), before("7", **SHARE))
    load(NOW, now("90", flags=("odd_scale", "ocr")), now("8", **SHARE))
    compute_year(engine, 2023)
    assert {row["indicator_code"]: (row["status"], row["current_value"]) for row in rows_of_year(engine, 2023)} == {
        "BROADBAND": ("missing", None),
        "SHARE": ("ok", 8),
    }
    assert sorted(row["value"] for row in read_view(engine, "observations")) == [7, 8, 80, 90]


def test_computing_again_writes_nothing(engine, load):
    load(BEFORE, before("80"), before("7", **SHARE))
    load(NOW, now("90"), now("8.5", qualifier=">", **SHARE))
    first, second = compute_year(engine, 2023), compute_year(engine, 2023)
    assert (first.added, first.closed, first.unchanged) == (2, 0, 0)
    assert (second.added, second.closed, second.unchanged) == (0, 0, 2)
    assert second.by_status == {"bounded": 1, "ok": 1}


def test_a_changed_fact_closes_the_row_and_keeps_it(engine, load):
    load(BEFORE, before("80", observation_id="a"))
    load(NOW, now("90"))
    compute_year(engine, 2023)
    summary = load(BEFORE, before("60", observation_id="a"))
    assert summary.years == (2022, 2023)
    change = compute_year(engine, 2023)
    assert (change.added, change.closed) == (1, 1)
    assert [row["absolute_change"] for row in rows_of_year(engine, 2023)] == [30]
    with engine.connect() as connection:
        closed = connection.execute(select(fact_year_over_year).where(fact_year_over_year.c.recorded_to.is_not(None)))
        assert [(row.absolute_change, row.closed_reason) for row in closed] == [(10, "changed")]


def test_years_are_stale_from_the_load_to_the_comparison(engine, load):
    load(BEFORE, before("80"))
    assert list(stale_years(engine)) == [2022], "of 2023 nothing is stated"
    load(NOW, now("85"))
    assert list(stale_years(engine)) == [2022, 2023]
    compared = [compute_year(engine, 2022), compute_year(engine, 2023)]
    assert list(stale_years(engine)) == [2022, 2023], "the checks are still to come"
    settle_year(engine, compared[0])
    load(BEFORE, before("81"))
    settle_year(engine, compared[1])
    assert list(stale_years(engine)) == [2022, 2023], "2022 is due again, and 2023 was touched meanwhile"
    for year in stale_years(engine):
        settle_year(engine, compute_year(engine, year))
    assert stale_years(engine) == {}
    load(BEFORE, *[])
    assert list(stale_years(engine)) == [2022, 2023], "the facts of 2022 are gone"


def test_the_first_rows_in_words(engine, load):
    load(BEFORE, before("75", **FIBRE), before("64000"))
    load(NOW, now("85", qualifier=">", **FIBRE), now("70000"))
    compute_year(engine, 2023)
    rows = year_over_year_rows(engine, 2)
    assert [list(row.values())[4:] for row in rows] == [
        ["64,000 thuê bao", "70,000 thuê bao", "+6,000 thuê bao (+9.38 %)", "ok"],
        ["75 %", "> 85 %", "more than +10, at most +25 points", "bounded"],
    ]
