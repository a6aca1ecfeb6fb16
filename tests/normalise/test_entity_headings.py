"""Every body in a row heading, an agency cell or a section title of the five real reports is resolved."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from normalise.lexical.text import fold
from normalise.records import EntityEntry
from normalise.reference import entity
from normalise.statements.passage import day_of
from normalise.tables import header
from normalise.tables.header import Role
from sources.catalogue import describe
from sources.document import Document, Heading, Report, Table
from sources.reader import read

BROADCASTERS = "Đài Truyền hình Việt Nam, Đài Tiếng nói Việt Nam; các cơ quan thông tấn, báo chí"
CELLS = {
    "Bộ TT&TT": "BTTTT",
    "Bộ TT&TT, các Nhà Xuất bản": "BTTTT",
    "Bộ GD&ĐT Bộ LĐTB &XH Bộ TT&TT Cơ sở nghiên cứu, đào tạo": "BGDDT BLDTBXH BTTTT",
    "Bộ TT&TT Bộ Công an Bộ Quốc phòng": "BTTTT BCA BQP",
    "VCCI, Hội, Hiệp hội": "VCCI",
    "Bộ Thông tin và Truyền thông, các địa phương có đô thị thông minh": "BTTTT",
    "Bộ Công Thương Các bộ, ngành": "BCT",
    "Bộ Thông tin và Truyền thông; các tỉnh, thành phố trực thuộc trung ương": "BTTTT",
    "Cơ quan chủ quản nền tảng số quốc gia; Bộ TT&TT; các doanh nghiệp": "BTTTT",
    "Bộ TT&TT; Bộ Tài chính": "BTTTT BTC",
    "Bộ TT&TT; các bộ, ngành, địa phương": "BTTTT",
    "Bộ Giáo dục và Đào tạo; Bộ Lao động Thương binh và Xã hội": "BGDDT BLDTBXH",
    "Bộ Giáo dục và Đào tạo; Bộ Thông tin và Truyền thông": "BGDDT BTTTT",
    "Bộ GD&ĐT; Bộ LĐ-TB&XH": "BGDDT BLDTBXH",
    "Bộ GD&ĐT; Các tỉnh, thành phố trực thuộc TW": "BGDDT",
    "Bộ Giáo dục và Đào tạo; Bộ Văn hóa": "BGDDT BVHTTDL",
    "Bộ TT&TT; Bộ GD&ĐT": "BTTTT BGDDT",
    "Bộ GD&ĐT; Bộ LĐ-TB & XH; các cơ sở đào tạo đại học, cao đẳng": "BGDDT BLDTBXH",
    "Bộ Lao động - Thương binh và Xã hội; Bộ Thông tin và Truyền thông": "BLDTBXH BTTTT",
    "Bộ TT&TT; các bộ, cơ quan thuộc Chính phủ; các tỉnh, thành phố trực thuộc trung ương": "BTTTT",
    "Bộ Thông tin và Truyền thông; các bộ, ngành, địa phương": "BTTTT",
    "Bộ Thông tin và Truyền thông; các bộ và các tỉnh, thành phố trực thuộc trung ương": "BTTTT",
    "Bộ TT&TT; Bộ KH&ĐT; UBQL VNN tại DN; các bộ, cơ quan ngang bộ; các tỉnh thành phố trực thuộc trung ương": (
        "BTTTT BKHDT UBQLV"
    ),
    "Bộ TT&TT; các tỉnh, thành phố trực thuộc trung ương": "BTTTT",
    "Bộ Nông nghiệp và Phát triển nông thôn; Bộ Giáo dục và Đào tạo": "BNNPTNT BGDDT",
    "Bộ Y tế; Bộ Giáo dục và Đào tạo": "BYT BGDDT",
    "Bộ LĐ - TB và XH": "BLDTBXH",
    "Bộ LĐ - TB và XH; Bộ Giáo dục và Đào tạo": "BLDTBXH BGDDT",
    "Bộ Công Thương; Bộ TT&TT": "BCT BTTTT",
    "Bộ Công Thương; Bộ GD và ĐT": "BCT BGDDT",
    "Bộ Công Thương; Bộ Giáo dục và Đào tạo": "BCT BGDDT",
    "Bộ Văn hóa, Thể thao và Du lịch; Bộ Giáo dục và Đào tạo": "BVHTTDL BGDDT",
    "Bộ Nội vụ; Bộ TT&TT": "BNV BTTTT",
    "Bộ Khoa học và Công nghệ; Bộ TT&TT; Bộ Kế hoạch và Đầu tư": "BKHCN BTTTT BKHDT",
    "Bộ Khoa học và Công nghệ; Bộ Tài chính": "BKHCN BTC",
    "Bộ KH&CN; Bộ KH&ĐT; Bộ TT&TT": "BKHCN BKHDT BTTTT",
    "Bộ Khoa học và Công nghệ; Bộ Kế hoạch và Đầu tư; Bộ Thông tin và Truyền thông": "BKHCN BKHDT BTTTT",
    f"Bộ TT&TT; bộ, ngành, địa phương; {BROADCASTERS}": "BTTTT THVN TNVN",
    BROADCASTERS: "THVN TNVN",
    "Bộ Kế hoạch và Đầu tư; Bộ TT&TT; các bộ, ngành, địa phương": "BKHDT BTTTT",
    "Bộ Tài chính; Bộ KH&ĐT; các bộ, ngành, địa phương": "BTC BKHDT",
    "Bộ Tài chính; Bộ Kế hoạch và Đầu tư; các bộ, ngành, địa phương": "BTC BKHDT",
    "Bộ Lao động - Thương binh và Xã hội; các địa phương": "BLDTBXH",
    "Bộ LĐ-TB&XH; Bộ TT&TT; các địa phương": "BLDTBXH BTTTT",
}
"""Agency cells that are not just an official name, as plan-2023 and results-411 print them → the bodies they name."""
KINDS = re.compile(r"(?:Các |Bộ, ngành|Hội, )")
"""How the agency cells begin that name kinds of bodies only."""


@cache
def document(path: Path) -> tuple[Document, Report]:
    found = read(path.read_bytes(), path.name)
    return found, describe(str(path.parent), path.name, path.read_bytes(), found, {})


def agency_cells(path: Path) -> Iterator[str]:
    found, report = document(path)
    for table in found.blocks:
        if isinstance(table, Table):
            columns = [column.index for column in header.columns(table, report) if column.role is Role.ENTITY]
            for row in table.rows:
                yield from (row.cells[index].strip() for index in columns if not row.group)


def is_official(cell: str, found: EntityEntry) -> bool:
    """Whether a cell is the name of the catalogue, with or without the title of a province."""
    name = fold(found.name_vi)
    return fold(cell.replace("TP.", "Thành phố")) in (name, re.sub(r"^(?:tỉnh|thành phố) ", "", name))


@pytest.mark.parametrize(
    "name", ["report-942-2022.pdf", "pl3-results-2022.pdf", "plan-2023.pdf", "results-411-2022.docx"]
)
def test_every_agency_cell_is_resolved(shared: Path, name: str) -> None:
    path = shared / "reports" / name
    day = day_of(document(path)[1])
    cells = list(agency_cells(path))
    assert len(cells) >= 18
    for cell in cells:
        found = [match.entry for match in entity.find(cell, day)]
        if cell in CELLS:
            assert [entry.code for entry in found] == CELLS[cell].split(), cell
        elif KINDS.match(cell):
            assert found == [], cell
            assert entity.owner(cell, day) is None, cell
        else:
            assert len(found) == 1, cell
            assert is_official(cell, found[0]), cell


def test_appendix_3_has_the_30_bodies_and_the_63_provinces(shared: Path) -> None:
    path = shared / "reports" / "pl3-results-2022.pdf"
    owners = {entity.owner(cell, day_of(document(path)[1])) for cell in agency_cells(path)}
    kinds = [owner.member_of for owner in owners if owner]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "MINISTRY": 18,
        "MINISTRY_RANK": 4,
        "GOVERNMENT_AGENCY": 8,
        "PROVINCE": 58,
        "CITY": 5,
    }


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        # 13 members of the committee, of whom 12 lead a ministry and one the bank, then 32 bodies, then the provinces
        ("plan-2023.pdf", {"ministry": 13 + 22, "organisation": 10, "province": 63}),
        ("plan-2022.html", {"ministry": 22, "organisation": 8, "province": 63}),
    ],
)
def test_every_section_of_a_plan_that_is_a_body_is_resolved(shared: Path, name: str, numbers: dict[str, int]) -> None:
    found, report = document(shared / "reports" / name)
    titles = [
        block.text
        for block in found.blocks
        if isinstance(block, Heading)
        and re.match(
            r"\d+\. (?:Bộ|Thống đốc|Văn|Thanh|Ngân|Ủy|Đài|Ban|Bảo|Thông|Viện|Liên|Đoàn|Thành|Tỉnh)", block.text
        )
    ]
    bodies = []
    for title in titles:
        named = entity.find(title, day_of(report))
        assert len(named) == 1, title
        words = re.sub(r"^\d+\. (?:Bộ trưởng, Chủ nhiệm |Bộ trưởng |Thống đốc )?", "", title)
        assert fold(words) in fold(named[0].entry.name_vi) or named[0].entry.code == "46", title
        bodies.append(named[0].entry)
    assert {kind: sum(body.type == kind for body in bodies) for kind in numbers} == numbers
    assert len({body.key for body in bodies if body.type == "province"}) == 63
