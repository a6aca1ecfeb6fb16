"""Finding entities in text as reports print them."""

from datetime import date

import pytest

from normalise import entity


def keys(text: str) -> list[str]:
    return [match.entry.key for match in entity.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # full name and two abbreviations of one ministry
        ("Bộ Thông tin và Truyền thông; Bộ TT&TT; Bộ TTTT", ["VN-GOV:BTTTT"] * 3),
        # a comma instead of the dash of the official name
        ("Bộ Lao động, Thương binh và Xã hội", ["VN-GOV:BLDTBXH"]),
        # the longest name wins over the shorter one it begins with
        ("Ngân hàng Nhà nước Việt Nam", ["VN-GOV:NHNN"]),
        # both placements of the tone mark
        ("Hoà Bình, Khánh Hoà", ["VN-NSO-63:17", "VN-NSO-63:56"]),
        # any dash, with and without the title
        ("UBND tỉnh Bà Rịa – Vũng Tàu và TP.HCM", ["VN-NSO-63:77", "VN-NSO-63:79"]),
        # headings in capitals
        ("TỈNH HÀ NAM", ["VN-NSO-63:35"]),
        # common words that only sound like a province
        ("hòa bình và thái bình", []),
        # a longer name that begins with one
        ("khu vực châu Á - Thái Bình Dương", []),
        # the seat in the name of another body
        ("Đại học Quốc gia Hà Nội, Đài Phát thanh và Truyền hình Đồng Nai", []),
        # a branch of administration stands for its ministry
        ("Nhóm dịch vụ của ngành Công an", ["VN-GOV:BCA"]),
    ],
)
def test_entities_are_found_as_printed(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


def test_a_match_has_the_offsets_of_the_name_with_its_title() -> None:
    text = "Hiện đang thí điểm tại UBND tỉnh Hà Nam."
    (match,) = entity.find(text)
    assert text[match.start : match.end] == "tỉnh Hà Nam"


def test_a_cell_names_an_entity_only_as_a_whole() -> None:
    found = entity.named("Tỉnh Bà Rịa - Vũng Tàu")
    assert found is not None
    assert found.name_vi == "Tỉnh Bà Rịa - Vũng Tàu"
    assert entity.named("Số doanh nghiệp của Hà Nội") is None


def test_the_catalogue_has_the_nation_the_63_provinces_and_the_agencies() -> None:
    entries = entity.catalogue()
    provinces = [entry for entry in entries if entry.type == "province"]
    assert len(provinces) == 63
    assert {entry.valid_to for entry in provinces} == {date(2025, 6, 30)}
    assert [entry.code for entry in entries if entry.type == "nation"] == ["VN"]
    assert sum(entry.scheme == "VN-GOV" for entry in entries) >= 30


def test_a_province_is_not_found_after_it_ceased() -> None:
    assert keys("tỉnh Hà Nam") == ["VN-NSO-63:35"]
    assert entity.find("tỉnh Hà Nam", on=date(2025, 7, 1)) == []
