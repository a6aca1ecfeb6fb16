"""The catalogue of entities against what is published elsewhere: codes, names, mergers, numbers of members."""

import re
import sqlite3
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from normalise.records import EntityEntry
from normalise.reference import entity, entity_catalogue
from normalise.reference.entity_class import class_size

IN_2022, IN_2025, IN_2026 = date(2022, 12, 31), date(2025, 12, 31), date(2026, 12, 31)


def on(day: date, **fields: str) -> list[EntityEntry]:
    return [
        entry
        for entry in entity.catalogue()
        if entry.valid_on(day) and all(getattr(entry, name) == value for name, value in fields.items())
    ]


@pytest.fixture(scope="module")
def published() -> sqlite3.Connection:
    """The units of the package vietnamadminunits, which takes them from the National Statistics Office."""
    package = pytest.importorskip("vietnamadminunits")
    return sqlite3.connect(Path(package.__file__).parent / "data" / "dataset.db")


def test_the_63_and_the_34_provinces_have_the_published_codes_and_names(published: sqlite3.Connection) -> None:
    before = dict(published.execute("select distinct provinceCode, province from admin_units_legacy"))
    after = dict(published.execute("select distinct provinceCode, province from admin_units"))
    # The package has the names of the first half of 2025 for the old codes, when Huế was a city already.
    assert {entry.code: entry.name_vi for entry in on(date(2025, 3, 1), scheme="VN-NSO-63")} == {
        code: re.sub(r"\s*-\s*", " - ", name) for code, name in before.items()
    }
    assert {entry.code: entry.name_vi for entry in on(date(2026, 1, 1), scheme="VN-NSO-34")} == after | {
        "75": "Tỉnh Đồng Nai"
    }
    assert len(before) == 63
    assert len(after) == 34


def test_each_old_province_went_into_the_published_new_one(published: sqlite3.Connection) -> None:
    import json

    import vietnamadminunits

    table = json.loads((Path(vietnamadminunits.__file__).parent / "data" / "converter_2025.json").read_text("utf-8"))
    old = dict(published.execute("select distinct provinceKey, provinceCode from admin_units_legacy"))
    new = dict(published.execute("select distinct provinceKey, provinceCode from admin_units"))
    wanted = {new[key]: {old[part] for part in parts} for key, parts in table["DICT_PROVINCE"].items()}
    found = defaultdict(set)
    for change in entity_catalogue.changes():
        if change.to_key.startswith("VN-NSO-34:") and change.changed_on == date(2025, 7, 1):
            assert change.whole
            found[change.to_key.split(":")[1]].add(change.from_key.split(":")[1])
    assert found == wanted
    assert sum(len(parts) > 1 for parts in found.values()) == 23


def test_codes_were_given_anew_to_seven_other_provinces() -> None:
    """What makes a join on the code alone wrong: found by comparing the two lists of the statistics office."""
    before = {entry.code: entry.name_vi for entry in on(IN_2022, scheme="VN-NSO-63")}
    after = {entry.code: entry.name_vi for entry in on(IN_2025, scheme="VN-NSO-34")}
    other = {code for code, name in after.items() if before[code] != name and code != "46"}
    assert other == {"15", "24", "44", "52", "80", "82", "91"}


@pytest.mark.parametrize(
    ("day", "numbers"),
    [
        # Resolution 08/2021/QH15; 30 bodies as in appendix 3 of the results of 2022
        (IN_2022, {"MINISTRY": 18, "MINISTRY_RANK": 4, "GOVERNMENT_AGENCY": 8, "PROVINCE": 58, "CITY": 5}),
        # Resolution 176/2025/QH15, Resolution 202/2025/QH15
        (IN_2025, {"MINISTRY": 14, "MINISTRY_RANK": 3, "GOVERNMENT_AGENCY": 5, "PROVINCE": 28, "CITY": 6}),
        # Đồng Nai became a city on 30 April 2026
        (IN_2026, {"MINISTRY": 14, "MINISTRY_RANK": 3, "GOVERNMENT_AGENCY": 5, "PROVINCE": 27, "CITY": 7}),
    ],
)
def test_there_are_as_many_as_the_resolutions_say(day: date, numbers: dict[str, int]) -> None:
    counted = {
        code: sum(entry.member_of == code and day <= (entry.member_until or date.max) for entry in on(day))
        for code in numbers
    }
    assert counted == numbers


def test_changes_carry_their_legal_basis_and_whether_they_are_whole() -> None:
    changes = {(change.from_key, change.to_key): change for change in entity_catalogue.changes()}
    merger = changes["VN-NSO-63:24", "VN-NSO-34:24"]  # Bắc Giang went into the new Bắc Ninh
    assert (merger.kind, merger.whole, merger.legal_basis) == ("merge", True, "Resolution 202/2025/QH15")
    press = changes["VN-GOV:BTTTT", "VN-GOV:BVHTTDL"]
    assert (press.kind, press.whole, press.changed_on) == ("transfer", False, date(2025, 3, 1))
    assert not changes["VN-GOV:BTTTT", "VN-GOV:BKHCN"].whole
    assert changes["VN-GOV:BKHDT", "VN-GOV:BTC"].whole
    assert changes["VN-NSO-63:46", "VN-NSO-63:46"].legal_basis == "Resolution 175/2024/QH15"
    assert changes["VN-NSO-34:75", "VN-NSO-34:75"].changed_on == date(2026, 4, 30)


@pytest.mark.parametrize(
    ("noun", "day", "sizes"),
    [
        # report 942: 05/22 bộ, ngành · 31/63 tỉnh, thành phố · 217/705 đơn vị cấp huyện · 19/30 Ban Chỉ đạo
        ("bộ, ngành", IN_2022, (22, 30)),
        ("bộ, cơ quan ngang bộ", IN_2022, (22,)),
        ("tỉnh, thành phố trực thuộc Trung ương", IN_2022, (63,)),
        ("đơn vị cấp huyện", IN_2022, (705,)),
        ("Ban Chỉ đạo các cơ quan Trung ương", IN_2022, (30,)),
        ("Ban Chỉ đạo ở địa phương", IN_2022, (63,)),
        # strategy 411: 11/22 bộ, 45/63 địa phương
        ("bộ", IN_2022, (18, 22, 30)),
        ("địa phương", IN_2022, (63,)),
        # both together
        ("bộ, ngành và các địa phương", IN_2022, (85, 93)),
        # after the reorganisation and the mergers
        ("bộ, ngành", IN_2025, (17, 22)),
        ("bộ, cơ quan ngang bộ", date(2025, 2, 28), (22,)),
        ("tỉnh, thành phố", date(2025, 6, 30), (63,)),
        ("tỉnh, thành phố", date(2025, 7, 1), (34,)),
        # there are no districts any more
        ("huyện", date(2025, 6, 30), (696,)),
        ("huyện", IN_2025, (0,)),
        ("xã", IN_2025, (3321,)),
        # what is no class of bodies, or is a longer name that begins like one
        ("hồ sơ", IN_2022, ()),
        ("bộ chỉ số", IN_2022, ()),
        # a day of which no source speaks
        ("huyện", date(1999, 1, 1), ()),
    ],
)
def test_the_sizes_of_a_class_are_those_of_the_day(noun: str, day: date, sizes: tuple[int, ...]) -> None:
    assert class_size(noun, day) == sizes
