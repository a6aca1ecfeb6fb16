"""The history of entities and their classes in the warehouse, on both databases."""

import pytest
from sqlalchemy import select, text

from normalise.reference import entity, entity_catalogue
from tests.warehouse.factory import CATALOGUE, observation, report, task
from warehouse.comparison.year_over_year import compute_year, rows_of_year
from warehouse.export import read_view
from warehouse.loading.dimensions import load_catalogue
from warehouse.loading.entities import load_changes_and_classes, unlisted_bodies
from warehouse.loading.load import load_report
from warehouse.schema.tables import entity_change, entity_class


def load(engine) -> None:
    load_catalogue(engine, CATALOGUE, entity.catalogue())
    load_changes_and_classes(engine, entity.catalogue(), entity_catalogue.changes(), entity_catalogue.classes())


def test_changes_join_the_entities_of_their_days(engine):
    load(engine)
    asked = text(
        "SELECT o.name_vi, n.entity_id, c.whole FROM entity_change c "
        "JOIN dim_entity o ON o.entity_id = c.from_entity_id JOIN dim_entity n ON n.entity_id = c.to_entity_id "
        "WHERE n.name_vi = 'Tỉnh Bắc Ninh' ORDER BY o.name_vi"
    )
    with engine.connect() as connection:
        assert connection.execute(asked).fetchall() == [
            ("Tỉnh Bắc Giang", "VN-NSO-34:24@2025-07-01", True),
            ("Tỉnh Bắc Ninh", "VN-NSO-34:24@2025-07-01", True),
        ]
        # A code that went on with other functions: from the ministry until February 2025 to that since March.
        finance = select(entity_change).where(entity_change.c.to_entity_id == "VN-GOV:BTC@2025-03-01")
        origins = {row["from_entity_id"]: row["change_kind"] for row in connection.execute(finance).mappings()}
    assert origins == {
        "VN-GOV:BTC": "merge",
        "VN-GOV:BKHDT": "merge",
        "VN-GOV:UBQLV": "transfer",
        "VN-GOV:BHXH": "transfer",
    }


def test_analysts_see_both_in_views(engine):
    load(engine)
    merged = [row for row in read_view(engine, "entity_changes") if row["to_entity"] == "Tỉnh Lâm Đồng"]
    assert [row["from_entity"] for row in merged] == ["Tỉnh Bình Thuận", "Tỉnh Đắk Nông", "Tỉnh Lâm Đồng"]
    assert {row["legal_basis"] for row in merged} == {"Resolution 202/2025/QH15"}
    districts = [row["size"] for row in read_view(engine, "class_sizes") if row["class_code"] == "DISTRICT"]
    assert districts == [705, 696, 0]


def test_a_class_has_as_many_members_as_its_size_on_every_day_it_changed(engine):
    load(engine)
    asked = text(
        "SELECT c.class_code, c.valid_from, c.size, COUNT(m.entity_id) FROM entity_class c "
        "JOIN entity_class_member m ON m.class_code = c.class_code"
        " AND (m.valid_from IS NULL OR m.valid_from <= c.valid_from)"
        " AND (m.valid_to IS NULL OR m.valid_to >= c.valid_from) "
        "GROUP BY c.class_code, c.valid_from, c.size"
    )
    with engine.connect() as connection:
        rows = connection.execute(asked).fetchall()
    assert {row[0] for row in rows} >= {"MINISTRY", "MINISTERIAL", "CENTRAL", "PROVINCE", "PROVINCIAL"}
    assert [row for row in rows if row[2] != row[3]] == []


def test_loading_again_changes_nothing_and_what_left_the_catalogue_goes(engine):
    load(engine)
    with engine.connect() as connection:
        before = connection.execute(select(entity_change)).fetchall()
    load(engine)
    changes = entity_catalogue.changes()
    with engine.connect() as connection:
        assert connection.execute(select(entity_change)).fetchall() == before
    load_changes_and_classes(engine, entity.catalogue(), changes[:3], [])
    with engine.connect() as connection:
        assert len(connection.execute(select(entity_change)).fetchall()) == 3
        assert connection.execute(select(entity_class)).fetchall() == []


def test_a_body_outside_the_catalogue_is_loaded_as_itself_and_listed(engine):
    load(engine)
    of = report("2022-results")
    stranger = {"entity_code": "PRINTED:vnpt", "agency": "VNPT"}
    facts = [observation(of, "1", "2022", **stranger), observation(of, "2", "2021", **stranger)]
    load_report(engine, of, facts, [], [task(of, "Phủ sóng", **stranger)], [], [])
    (row,) = unlisted_bodies(engine, 10)
    assert (row["entity_code"], row["name_vi"], row["rows"]) == ("PRINTED:vnpt", "VNPT", 3)


def test_a_target_belongs_to_the_body_that_it_was_set_for(engine):
    """A target of 2022 for 2030 is that of the ministry of 2022: its code stands for another since March 2025."""
    load(engine)
    of = report("2022-results")
    goal = observation(of, "1", "2030", entity_code="VN-GOV:BTC", agency="Bộ Tài chính")
    load_report(engine, of, [goal], [], [], [], [])
    with engine.connect() as connection:
        assert connection.execute(text("SELECT entity_id FROM facts")).scalars().all() == ["VN-GOV:BTC"]


@pytest.mark.parametrize(
    ("before", "now", "status", "entity_id"),
    [
        # the same city under two code lists
        ("VN-NSO-63:01", "VN-NSO-34:01", "ok", "VN-NSO-34:01@2025-07-01"),
        # a province that became a city, then got another code list
        ("VN-NSO-63:46", "VN-NSO-34:46", "ok", "VN-NSO-34:46@2025-07-01"),
        # Bắc Ninh merged with Bắc Giang: the name is the same, the province is not
        ("VN-NSO-63:27", "VN-NSO-34:24", "break", "VN-NSO-34:24@2025-07-01"),
        # code 24 was another province: it has no partner
        ("VN-NSO-63:24", "VN-NSO-34:24", "no_previous", "VN-NSO-34:24@2025-07-01"),
        # a ministry that took another in
        ("VN-GOV:BTC", "VN-GOV:BTC", "break", "VN-GOV:BTC@2025-03-01"),
        # one that did not
        ("VN-GOV:BYT", "VN-GOV:BYT", "ok", "VN-GOV:BYT"),
    ],
)
def test_a_body_is_followed_through_new_names_and_not_through_mergers(engine, before, now, status, entity_id):
    load(engine)
    for year, code, value in ((2024, before, "100"), (2025, now, "110")):
        of = report(f"{year}-results")
        load_report(engine, of, [observation(of, value, str(year), entity_code=code, agency="?")], [], [], [], [])
    compute_year(engine, 2025)
    found = {row["entity_id"]: row["status"] for row in rows_of_year(engine, 2025) if row["current_value"] is not None}
    assert found == {entity_id: status}


def test_years_compared_one_after_the_other_follow_bodies_as_each_alone(engine):
    """From 2023 to 2026: codes change in the middle, and what was read of a year serves the next one."""
    load(engine)
    for year in (2023, 2024, 2025, 2026):
        code = "VN-NSO-63:01" if year < 2025 else "VN-NSO-34:01"
        of = report(f"{year}-results")
        load_report(engine, of, [observation(of, str(year), str(year), entity_code=code, agency="?")], [], [], [], [])
    for year in (2023, 2024, 2025, 2026):
        compute_year(engine, year)
    found = [
        (row["status"], row["previous_value"]) for year in (2024, 2025, 2026) for row in rows_of_year(engine, year)
    ]
    assert found == [("ok", 2023), ("ok", 2024), ("ok", 2025)]


OLD_BAC_NINH, OLD_BAC_GIANG, BAC_NINH = "VN-NSO-63:27", "VN-NSO-63:24", "VN-NSO-34:24"
"""Bắc Giang went into Bắc Ninh on 1 July 2025 (Resolution 202/2025/QH15), which took over its code."""

SHARE, SPEED = {"indicator_code": "SHARE", "unit": "%"}, {"indicator_code": "SPEED", "unit": "Mbps"}


def across_the_merger(engine, old: dict[str, dict], **new) -> list[dict]:
    """Rows of 2025 when the old provinces stated this of 2024, each in a report of its own, and the new one of 2025."""
    load(engine)
    for code, said in old.items():
        of = report(f"2024-{code[-2:]}")
        load_report(engine, of, [observation(of, when="2024", entity_code=code, agency="?", **said)], [], [], [], [])
    of = report("2025-24")
    row = observation(of, when="2025", entity_code=BAC_NINH, agency="?", **{"value": "330"} | new)
    load_report(engine, of, [row], [], [], [], [])
    compute_year(engine, 2025)
    return rows_of_year(engine, 2025)


def test_counts_of_all_parts_of_a_merged_province_are_summed(engine):
    old = {
        OLD_BAC_NINH: {"value": "100", "observation_id": "north"},
        OLD_BAC_GIANG: {"value": "200", "observation_id": "river"},
    }
    (row,) = across_the_merger(engine, old)
    assert (row["status"], row["previous_origin"], row["previous_value"]) == ("ok", "derived", 300)
    assert (row["absolute_change"], row["percent_change"]) == (30, 10)
    assert (row["previous_observation_id"], sorted(row["previous_parts"])) == (None, ["north", "river"])
    assert "tổng của 2 đơn vị đã hợp nhất" in row["reason_vi"]
    assert (compute_year(engine, 2025).added, compute_year(engine, 2025).closed) == (0, 0)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # one part states nothing
        ({OLD_BAC_NINH: {"value": "100"}}, {}),
        # one part is only known to be more
        ({OLD_BAC_NINH: {"value": "100"}, OLD_BAC_GIANG: {"value": "200", "qualifier": ">"}}, {}),
        # one part counts something else
        ({OLD_BAC_NINH: {"value": "100"}, OLD_BAC_GIANG: {"value": "200", "unit": "hồ sơ"}}, {}),
        # shares are never added, nor averaged
        (
            {code: {"value": "50"} | SHARE for code in (OLD_BAC_NINH, OLD_BAC_GIANG)},
            {"value": "60"} | SHARE,
        ),
        # nor are speeds
        (
            {
                code: {"value": "50", "indicator_code": "SPEED", "unit": "Mbps"}
                for code in (OLD_BAC_NINH, OLD_BAC_GIANG)
            },
            {"value": "60", "indicator_code": "SPEED", "unit": "Mbps"},
        ),
    ],
)
def test_without_all_parts_or_where_a_sum_means_nothing_it_is_a_break(engine, old, new):
    rows = across_the_merger(engine, old, **new)
    (row,) = [row for row in rows if row["current_value"] is not None]
    assert (row["status"], row["absolute_change"], row["point_change"]) == ("break", None, None)
    assert row["previous_origin"] == "reported"
