"""Giving printed names their codes."""

from pathlib import Path

import pytest
import yaml

from normalise.reference import entity, indicator
from sources.document import Rejected


@pytest.mark.parametrize(
    ("text", "unit", "code"),
    [
        # the name in either plan; letter case and blanks do not matter
        ("tỷ lệ hộ gia đình có đường  Internet cáp quang băng rộng", "%", "HH_FIBRE_SHARE"),
        # 2022 says "xử lý", 2023 "được xử lý" inside a sentence
        ("Tỷ lệ hồ sơ thủ tục hành chính xử lý trực tuyến", "%", "DOSSIER_ONLINE_PROCESSED_SHARE"),
        ("hồ sơ thủ tục hành chính được xử lý trực tuyến", "%", "DOSSIER_ONLINE_PROCESSED_SHARE"),
        # 2022 measures the revenue, 2023 drops the word
        ("Tỷ trọng doanh thu thương mại điện tử trong tổng mức bán lẻ", "%", "ECOMMERCE_RETAIL_SHARE"),
        ("Tỷ trọng thương mại điện tử trong tổng mức bán lẻ", "%", "ECOMMERCE_RETAIL_SHARE"),
    ],
)
def test_known_names_have_their_code(text: str, unit: str, code: str) -> None:
    assert indicator.resolve(text, unit) == (code, True)


@pytest.mark.parametrize(
    ("printed", "unit", "code"),
    [
        # a sentence leaves out what the unit says
        ("hộ gia đình có cáp quang", "%", "HH_FIBRE_SHARE"),
        ("Tỷ lệ hộ gia đình có cáp quang", "%", "HH_FIBRE_SHARE"),
        ("máy ATM", "máy", "ATM_MACHINES"),
        ("Số lượng máy ATM", "máy", "ATM_MACHINES"),
        ("tỉ lệ dân số phủ sóng 4G", "%", "POPULATION_4G_COVERAGE_SHARE"),
    ],
)
def test_the_first_word_that_the_unit_says_need_not_be_printed(printed: str, unit: str, code: str) -> None:
    assert indicator.resolve(printed, unit) == (code, True)


def test_ministries_that_lead_an_indicator_are_known_entities() -> None:
    known = {entry.key for entry in entity.catalogue()}
    assert {entry.led_by for entry in indicator.catalogue()} - {None} <= known


def test_a_known_name_with_another_unit_is_another_indicator() -> None:
    code, mapped = indicator.resolve("Tỷ trọng thương mại điện tử trong tổng mức bán lẻ", "VND")
    assert not mapped
    assert code.startswith("X_")


def test_a_provisional_code_is_stable_and_never_shared_by_likeness() -> None:
    first = indicator.resolve("Số giao dịch qua ATM", "giao dịch")
    assert indicator.resolve("số giao dịch  qua ATM", "giao dịch") == first
    assert indicator.resolve("Số giao dịch qua POS", "giao dịch") != first
    assert indicator.resolve("Số giao dịch qua ATM", "VND") != first


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # reports shorten and exchange the counted noun
        ("dịch vụ công trực tuyến", "dịch vụ", True),
        ("người", "thành viên", True),
        # the place in a list is not the score it was given for
        ("hạng", "điểm", False),
        ("hạng", "bậc", True),
        # two currencies, a share, a count
        ("VND", "USD", False),
        ("%", "hồ sơ", False),
        # the population that the name gives already
        ("thuê bao", "thuê bao/100 dân", True),
    ],
)
def test_units_of_one_dimension_may_stand_for_one_indicator(one: str, other: str, same: bool) -> None:
    assert (indicator.dimension(one) == indicator.dimension(other)) is same


def test_a_growth_takes_the_code_of_the_measure_it_is_of() -> None:
    name = "Tỷ trọng thương mại điện tử trong tổng mức bán lẻ"
    assert indicator.resolve(name, None, growth=True) == ("ECOMMERCE_RETAIL_SHARE", True)


def entry(code: str, name: str, **other: object) -> dict[str, object]:
    share = {"unit": "%", "kind": "rate", "time_basis": "stock", "numerator": "a", "population": "b"}
    return {"code": code, "name_vi": name, "name_en": name, "definition": "d"} | share | other


def link(to: str, relation: str = "not_comparable") -> dict[str, str]:
    return {"to": to, "relation": relation, "reason_vi": "khác", "reason_en": "differs"}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([entry("lower", "a")], "lower: "),
        ([entry("A", "Tên"), entry("A", "b")], "A: 2 entries"),
        # one name, whatever its case and whether the first word is printed
        ([entry("A", "Tỷ lệ xã có sóng"), entry("B", "b", aliases=["XÃ có sóng"])], "A and B share the name"),
        ([entry("A", "Tỷ lệ xã có sóng", aliases=["xã có sóng"])], "A: the name 'xã có sóng' is there already"),
        # links
        ([entry("A", "a", links=[link("GONE")])], "A: linked to unknown GONE"),
        ([entry("A", "a", links=[link("A")])], "A: .*linked to itself"),
        ([entry("A", "a", links=[link("B")]), entry("B", "b", links=[link("A", "caveat")])], "linked from both sides"),
        ([entry("A", "a", links=[link("B"), link("B", "caveat")]), entry("B", "b")], "two links to one indicator"),
        (
            [entry("A", "a", links=[link("B", "caveat")]), entry("B", "b", time_basis="flow")],
            "same unit, kind and time",
        ),
        ([entry("A", "a", links=[link("B", "like")]), entry("B", "b")], "caveat"),
        # an entry against itself
        ([entry("A", "a", kind="level")], "unit % needs kind rate"),
        ([entry("A", "a", population=None)], "a share needs numerator and population"),
        ([entry("A", "a", minimum=5, maximum=1)], "minimum above maximum"),
        ([entry("A", "a", unit="hạng", kind="rank", direction="down")], "a rank needs minimum 1"),
        ([entry("A", "a", unit="hạng", kind="rank", minimum=1)], "direction down"),
        ([entry("A", "a", themes=["weather"])], "themes"),
        ([entry("A", "a", colour="red")], "colour"),
    ],
)
def test_a_fault_of_the_catalogue_is_said(rows: list[dict[str, object]], said: str, tmp_path: Path) -> None:
    (tmp_path / "made.yaml").write_text(yaml.safe_dump(rows, allow_unicode=True), encoding="utf-8")
    with pytest.raises(Rejected, match=said):
        indicator.read(tmp_path)


def test_all_faults_are_said_at_once_with_their_file(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(yaml.safe_dump([entry("lower", "a"), entry("A", "b")]), encoding="utf-8")
    (tmp_path / "two.yaml").write_text(yaml.safe_dump([entry("B", "B", links=[link("GONE")])]), encoding="utf-8")
    with pytest.raises(Rejected) as error:
        indicator.read(tmp_path)
    assert all(part in str(error.value) for part in ("one.yaml: lower", "B: linked to unknown GONE"))
