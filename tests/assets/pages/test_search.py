"""What people type, and the page that comes first."""

import pytest
import yaml

from assets.pages.page import HERE
from assets.pages.search import entry, found, of_indicator
from assets.pages.text import alphabetical
from normalise.reference.indicator import catalogue


@pytest.fixture(scope="module")
def entries():
    """All curated indicators, and names that nobody has curated."""
    known = [
        of_indicator(
            {
                "indicator_code": one.code,
                "indicator_name": one.name_vi,
                "name_en": one.name_en,
                "mapped": True,
                "actuals": 12 if one.code in ("ECOMMERCE_RETAIL_SHARE", "CLINIC_ID_CARD_SHARE") else 0,
                "targets": int(
                    one.code in ("ECOMMERCE_RETAIL_SHARE", "CLINIC_ID_CARD_SHARE", "NEW_SERVICE_PRIVATE_SHARE")
                ),
            }
        )
        for one in catalogue()
    ]
    printed = ["thương mại điện tử trên địa bàn tỉnh", "sàn TMĐT", "số trạm bơm", "tỷ lệ che phủ rừng"]
    return [(one, one.code) for one in (*known, *(entry(f"X_{name}", name, None, 40) for name in printed))]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("thuong mai dien tu", "ecommerce_retail_share"),
        ("thương mại điện tử", "ecommerce_retail_share"),
        ("TMĐT", "ecommerce_retail_share"),
        ("tmdt", "ecommerce_retail_share"),
        ("e-commerce share", "ecommerce_retail_share"),
        ("ECOMMERCE_RETAIL_SHARE", "ecommerce_retail_share"),
        ("CCCD", "clinic_id_card_share"),
        ("tram bom", "x_so tram bom"),
        ("che phủ rừng", "x_ty le che phu rung"),
    ],
)
def test_what_is_typed_finds_its_page_first(entries, typed: str, first: str):
    assert found(entries, typed)[0] == first


def test_nothing_is_found_for_nothing(entries):
    assert found(entries, "  ") == []
    assert found(entries, "xyzzy") == []


def test_provinces_are_sorted_as_in_a_vietnamese_dictionary():
    names = [
        "Đồng Nai",
        "Điện Biên",
        "Đà Nẵng",
        "Cà Mau",
        "Cần Thơ",
        "Cao Bằng",
        "Hòa Bình",
        "Hà Nội",
        "Huế",
        "Bạc Liêu",
    ]
    assert sorted(names, key=alphabetical) == [
        *("Bạc Liêu", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Điện Biên", "Đồng Nai", "Hà Nội", "Hòa Bình"),
        "Huế",
    ]


@pytest.mark.parametrize(("scheme", "count"), [("VN-NSO-63", 63), ("VN-NSO-34", 34)])
def test_every_province_has_one_tile(scheme: str, count: int):
    from normalise.reference.entity import catalogue as entities

    grid = yaml.safe_load((HERE / "provinces.yaml").read_text("utf-8"))[scheme]
    codes = [code for line in grid for code in line.split() if code != "."]
    assert len(codes) == len(set(codes)) == count
    assert set(codes) == {one.code for one in entities() if one.scheme == scheme}
