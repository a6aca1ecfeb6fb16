"""Giving printed names their codes."""

import pytest

from normalise import indicator
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


def test_people_and_subscriptions_are_two_indicators_that_must_not_be_compared() -> None:
    people, _ = indicator.resolve("Tỷ lệ dân số có điện thoại thông minh", "%")
    lines, _ = indicator.resolve("Tỷ lệ thuê bao điện thoại di động sử dụng điện thoại thông minh", "%")
    entries = {entry.code: entry for entry in indicator.catalogue()}
    assert people != lines
    assert lines in entries[people].not_comparable
    assert people in entries[lines].not_comparable


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


def test_all_faults_of_a_catalogue_are_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        {"code": "lower", "name_vi": "a"},
        {
            "code": "A",
            "name_vi": "Tên",
            "name_en": "a",
            "unit": "%",
            "kind": "rate",
            "time_basis": "stock",
            "definition": "d",
            "not_comparable": {"GONE": "x"},
        },
        {
            "code": "B",
            "name_vi": "tên",
            "name_en": "b",
            "unit": "%",
            "kind": "rate",
            "time_basis": "stock",
            "definition": "d",
        },
    ]
    monkeypatch.setattr("yaml.safe_load", lambda _: rows)
    indicator.catalogue.cache_clear()
    try:
        with pytest.raises(Rejected) as error:
            indicator.catalogue()
    finally:
        indicator.catalogue.cache_clear()
    assert all(part in str(error.value) for part in ("lower", "GONE", "A and B share the name"))
