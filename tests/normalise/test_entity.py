"""Finding entities in text as reports print them, under the names of their day."""

from datetime import date
from pathlib import Path

import pytest

from normalise.reference import entity

IN_2022 = date(2022, 12, 31)
IN_2026 = date(2026, 12, 31)


def keys(text: str, on: date | None = IN_2022) -> list[str]:
    return [match.entry.key for match in entity.find(text, on)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # full name and abbreviations of one ministry; its parts shortened or not, linked in any way
        ("Bộ Thông tin và Truyền thông; Bộ TT&TT; Bộ TTTT; Bộ TT-TT; BTTTT", ["VN-GOV:BTTTT"] * 5),
        ("Bộ LĐTBXH, Bộ LĐ-TB&XH, Bộ LĐ - TB và XH, Bộ LĐTB &XH, BLĐTBXH", ["VN-GOV:BLDTBXH"] * 5),
        ("Bộ Lao động Thương binh và Xã hội; Bộ Lao động - TBXH", ["VN-GOV:BLDTBXH"] * 2),
        ("Bộ Nông nghiệp và PTNT, Bộ Nông nghiệp-PTNT, Bộ NN&PTNT, BNN&PTNT", ["VN-GOV:BNNPTNT"] * 4),
        ("Bộ GD và ĐT Bộ GDĐT", ["VN-GOV:BGDDT"] * 2),
        # a comma instead of the dash of the official name
        ("Bộ Lao động, Thương binh và Xã hội", ["VN-GOV:BLDTBXH"]),
        # the longest name wins over the shorter one it begins with
        ("Ngân hàng Nhà nước Việt Nam", ["VN-GOV:NHNN"]),
        ("UBQL VNN tại DN", ["VN-GOV:UBQLV"]),
        # both placements of the tone mark
        ("Hoà Bình, Khánh Hoà", ["VN-NSO-63:17", "VN-NSO-63:56"]),
        # any dash, with and without the title; the town alone stands for the province in lists
        ("UBND tỉnh Bà Rịa – Vũng Tàu và TP.HCM", ["VN-NSO-63:77", "VN-NSO-63:79"]),
        ("Bà Rịa-Vũng Tàu, BR-VT, Bà rịa Vũng tàu, Vũng Tàu", ["VN-NSO-63:77"] * 4),
        ("TP. HCM, TPHCM, Tp Hồ Chí Minh, thành\nphố Hồ Chí Minh, Hồ Chí Minh", ["VN-NSO-63:79"] * 5),
        ("Thừa Thiên-Huế, Thừa Thiên – Huế, Huế", ["VN-NSO-63:46"] * 3),
        ("Đắc Lắc, Đắk Lắk, Bắc Cạn, Đắc Nông", ["VN-NSO-63:66", "VN-NSO-63:66", "VN-NSO-63:06", "VN-NSO-63:67"]),
        # headings in capitals
        ("TỈNH HÀ NAM", ["VN-NSO-63:35"]),
        # offices of a province act for it
        ("Sở TTTT tỉnh Hà Giang và Cục Thuế tỉnh Vĩnh Phúc", ["VN-NSO-63:02", "VN-NSO-63:26"]),
        # a title in the plural is that of the next name or of none
        ("các tỉnh, thành phố Hà Nam, Hà Nội", ["VN-NSO-63:35", "VN-NSO-63:01"]),
        # common words that only sound like a province
        ("hòa bình và thái bình", []),
        # a longer name that begins with one
        ("khu vực châu Á - Thái Bình Dương", []),
        # the seat in the name of another body
        ("Đại học Quốc gia Hà Nội, Đài Phát thanh và Truyền hình Đồng Nai", []),
        ("Đại học Quốc gia TP. Hồ Chí Minh, VNPT Nam Định, Báo Vĩnh Long", []),
        # a person, a river, a town of the same name inside the province
        ("Chủ tịch Hồ Chí Minh, sông Đồng Nai, thành phố Yên Bái", []),
        # the youth union and the mausoleum are bodies of their own
        ("Đoàn Thanh niên Cộng sản Hồ Chí Minh", ["VN-GOV:TUDTN"]),
        ("Ban Quản lý Lăng Chủ tịch Hồ Chí Minh", ["VN-GOV:BQLLANG"]),
        # a branch is neither the bank nor the province
        ("Ngân hàng Nhà nước - chi nhánh tỉnh Bà Rịa - Vũng Tàu", []),
        # kinds of bodies, sets of things, and the numbers of documents
        ("các bộ, ngành; Bộ chỉ số; Bộ luật; Bộ Chính trị", []),
        ("Thông tư 08/2022/TT-BCA, văn bản 677/BTTTT-THH, 24/QĐ-UBQGCĐS", []),
        # a branch of administration stands for its ministry, a branch of learning does not
        ("Nhóm dịch vụ của ngành Công an", ["VN-GOV:BCA"]),
        ("cao đẳng ngành Giáo dục Mầm non; CSDL chuyên ngành Giáo dục và Đào tạo", []),
    ],
)
def test_entities_are_found_as_printed(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


def test_at_least_98_in_100_phrases_of_the_reports_are_understood() -> None:
    """The list is hand-checked: what the words around each name are about in the report they come from."""
    lines = Path(__file__).with_name("entity_mentions.txt").read_text(encoding="utf-8").splitlines()
    phrases = [line.rsplit(" | ", 1) for line in lines if not line.startswith("#")]
    wrong = []
    for phrase, codes in phrases:
        found = [match.entry.code for match in entity.find(phrase, IN_2022) if match.entry.type != "nation"]
        if found != codes.replace("-", "").split():
            wrong.append(f"{phrase}: {found}")
    assert len(phrases) >= 250
    assert len(wrong) <= 0.02 * len(phrases), wrong


def test_a_match_has_the_offsets_of_the_name_with_its_title() -> None:
    text = "Hiện đang thí điểm tại UBND tỉnh Hà Nam."
    (match,) = entity.find(text, IN_2022)
    assert text[match.start : match.end] == "tỉnh Hà Nam"


def test_a_cell_names_an_entity_only_as_a_whole() -> None:
    found = entity.named("Tỉnh Bà Rịa - Vũng Tàu", IN_2022)
    assert found is not None
    assert found.name_vi == "Tỉnh Bà Rịa - Vũng Tàu"
    assert entity.named("Số doanh nghiệp của Hà Nội", IN_2022) is None


@pytest.mark.parametrize(
    ("name", "on", "key"),
    [
        # code 24 was Bắc Giang and is Bắc Ninh
        ("Bắc Ninh", IN_2022, "VN-NSO-63:27"),
        ("Bắc Ninh", IN_2026, "VN-NSO-34:24"),
        ("Bắc Ninh", date(2025, 6, 30), "VN-NSO-63:27"),
        ("Bắc Ninh", date(2025, 7, 1), "VN-NSO-34:24"),
        # a province that is no more is still named
        ("Bắc Giang", IN_2026, "VN-NSO-63:24"),
        ("Bộ TT&TT", IN_2026, "VN-GOV:BTTTT"),
        # without a day, the newest
        ("Bắc Ninh", None, "VN-NSO-34:24"),
        # nobody is named before the day it began
        ("Bộ Dân tộc và Tôn giáo", IN_2022, None),
        ("Bộ NN&MT", IN_2026, "VN-GOV:BNNMT"),
        # a town inside the province until 2024, then a city by itself
        ("thành phố Huế", IN_2022, None),
        ("thành phố Huế", IN_2026, "VN-NSO-34:46"),
    ],
)
def test_a_name_stands_for_who_has_it_on_the_day(name: str, on: date | None, key: str | None) -> None:
    found = entity.named(name, on)
    assert (found.key if found else None) == key


def test_an_entity_is_told_as_it_was_on_the_day_of_a_figure() -> None:
    now = {name: entity.named(name, IN_2026) for name in ("Bắc Ninh", "Huế", "Bộ Tài chính", "Bộ Y tế", "Bắc Giang")}
    then = {name: entity.at(entry, IN_2022) for name, entry in now.items() if entry}
    assert then["Bắc Ninh"].key == "VN-NSO-63:27"
    assert then["Huế"].name_vi == "Tỉnh Thừa Thiên Huế"
    assert then["Bộ Tài chính"].valid_to == date(2025, 2, 28)
    assert then["Bộ Y tế"] is now["Bộ Y tế"]
    assert then["Bắc Giang"] is now["Bắc Giang"]


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        ("Bộ LĐ - TB và XH; Bộ Giáo dục và Đào tạo", "VN-GOV:BLDTBXH"),
        ("Cơ quan chủ quản nền tảng số quốc gia; Bộ TT&TT; các doanh nghiệp", "VN-GOV:BTTTT"),
        # not in the catalogue: it stays itself
        ("Xã Vân Du", "PRINTED:xã-vân-du"),
        ("VNPT", "PRINTED:vnpt"),
        ("Tổng công ty Bưu điện; các doanh nghiệp", "PRINTED:tổng-công-ty-bưu-diện"),
        # kinds of bodies are nobody in particular
        ("Các bộ, ngành, địa phương", None),
        ("Bộ, ngành, địa phương, Hội, Hiệp hội", None),
        ("Các cơ quan truyền thông, báo chí từ Trung ương", None),
        ("Đơn vị đầu mối ở địa phương", None),
        ("TỔNG CỘNG", None),
        ("Trung bình Khối bộ", None),
        ("", None),
    ],
)
def test_a_cell_for_the_body_in_charge_names_the_first(cell: str, key: str | None) -> None:
    found = entity.owner(cell, IN_2022)
    assert (found.key if found else None) == key
    assert found is None or entity.unlisted(found) == (found.scheme == entity.PRINTED)
