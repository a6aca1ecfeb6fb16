"""From Documents to records: table cells, coverage of every number, and the real reports."""

import re
from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from normalise import observation
from normalise.records import Extraction, Kind, Observation
from sources import reader
from sources.document import Block, Document, Footnote, Heading, Paragraph, Piece, Report, ReportKind, Row, Table


def report(kind: ReportKind = ReportKind.RESULT, year: int = 2022, issued: date | None = None) -> Report:
    return Report(
        id=f"{year}-trial",
        title="",
        issuer=None,
        number=None,
        issued_on=issued,
        kind=kind,
        year=year,
        file="",
        sha256="",
    )


def extract(*blocks: Block, of: Report | None = None) -> Extraction:
    return observation.extract(Document(file="", format="docx", pages=None, blocks=blocks), of or report())


def table(columns: tuple[str, ...], *rows: tuple[str, ...], title: str | None = None) -> Table:
    return Table(number=1, title=title, columns=columns, rows=tuple(Row(cells=cells, page=3) for cells in rows))


def short(one: Observation) -> tuple[str, str, str, str | None]:
    return one.kind.value, str(one.value), one.period_code, one.unit


def test_a_row_gives_its_result_and_its_target() -> None:
    made = extract(
        table(("STT", "Chỉ tiêu", "Kết quả 2022", "Mục tiêu 2025"), ("4.1", "Tỷ lệ xã có cáp quang", "54,3%", "≥ 80%"))
    )
    assert [short(one) for one in made.observations] == [("actual", "54.3", "2022", "%"), ("target", "80", "2025", "%")]
    assert made.observations[0].locator == "bảng 1, dòng 4.1, cột Kết quả 2022"
    assert (made.observations[0].page, made.observations[1].qualifier) == (3, ">=")


@pytest.mark.parametrize("cell", ["-", "–", "…", "Chưa có số liệu"])
def test_a_result_that_is_missing_beside_a_target_is_listed_as_not_reported(cell: str) -> None:
    made = extract(table(("Chỉ tiêu", "Kết quả 2022", "Mục tiêu 2025"), ("Tỷ lệ xã có cáp quang", cell, "80%")))
    assert [one.kind for one in made.observations] == [Kind.TARGET]
    (missing,) = made.not_reported
    assert (missing.value, missing.unit, missing.flags, missing.raw) == (None, "%", ("not_reported",), cell)


def test_a_column_gives_unit_and_scale_to_bare_numbers() -> None:
    made = extract(
        table(
            ("Chỉ tiêu", "Đơn vị", "Năm 2021", "Ước 2022", "Tăng trưởng (%)"),
            ("Doanh thu bưu chính", "tỷ đồng", "40.500", "46.170,5", "14,0"),
        )
    )
    before, now, growth = made.observations
    assert short(before) == ("actual", "40500000000000", "2021", "VND")
    assert (now.value, now.qualifier, now.raw) == (Decimal("46170500000000"), "~", "46.170,5")
    assert (growth.kind, growth.value, growth.unit, growth.direction, growth.base_end) == (
        Kind.GROWTH,
        Decimal("14.0"),
        "%",
        "up",
        date(2021, 12, 31),
    )


def test_where_the_row_is_an_entity_the_heading_is_the_indicator() -> None:
    made = extract(
        table(
            ("STT", "Tỉnh, thành phố", "Số tổ công nghệ số năm 2022 (tổ)"),
            ("1", "Bắc Ninh", "125"),
            ("2", "TP.HCM", "1.200"),
        )
    )
    assert [(one.agency, one.indicator, one.value) for one in made.observations] == [
        ("Tỉnh Bắc Ninh", "Số tổ công nghệ số", 125),
        ("Thành phố Hồ Chí Minh", "Số tổ công nghệ số", 1200),
    ]
    assert {one.entity_code for one in made.observations} == {"VN-NSO-63:27", "VN-NSO-63:79"}


def test_brackets_that_name_a_source_belong_to_the_indicator() -> None:
    made = extract(
        table(
            ("Chỉ tiêu", "Đơn vị", "Kết quả 2022"), ("Tỷ trọng kinh tế số trong GDP (Tổng cục Thống kê)", "%", "12,6")
        )
    )
    (one,) = made.observations
    assert (one.indicator, one.unit) == ("Tỷ trọng kinh tế số trong GDP (Tổng cục Thống kê)", "%")


def test_headings_name_the_section_and_the_owner_of_what_stands_below() -> None:
    made = extract(
        Heading(text="IV. NHIỆM VỤ CÁC TỈNH", level=1),
        Heading(text="3. Tỉnh Bà Rịa - Vũng Tàu", level=2),
        Paragraph(text="Nối 60% số hộ. Mở 5 lớp học.", number=7),
        of=report(ReportKind.PLAN),
    )
    assert [(one.agency, one.locator) for one in made.observations] == [
        ("Tỉnh Bà Rịa - Vũng Tàu", "đoạn 7, câu 1"),
        ("Tỉnh Bà Rịa - Vũng Tàu", "đoạn 7, câu 2"),
    ]
    assert made.observations[0].section == "IV. NHIỆM VỤ CÁC TỈNH › 3. Tỉnh Bà Rịa - Vũng Tàu"


def test_a_date_before_a_list_holds_for_its_items() -> None:
    made = extract(
        Paragraph(text="Kết quả đến hết tháng 9/2022:", number=1),
        Paragraph(text="- Có 40 trạm.", number=2),
        Paragraph(text="Có 50 trạm.", number=3),
    )
    assert [one.period_code for one in made.observations] == ["2022-09-30", "2022"]


@pytest.mark.parametrize(
    ("paragraphs", "reason"),
    [
        # the legal basis of a decision
        (["Căn cứ Nghị quyết số 17/NQ-CP, phân bổ 30 tỷ đồng;"], "citation"),
        # the list of recipients
        (["Nơi nhận:", "- Như Điều 3;", "- Lưu: VT (30 bản)."], "boilerplate"),
        # the sources at the end
        (["Nguồn số liệu", "- Tạp chí số 4 đăng 12 bảng số liệu."], "citation"),
    ],
)
def test_what_only_frames_a_report_states_nothing(paragraphs: list[str], reason: str) -> None:
    made = extract(*(Paragraph(text=text, number=count) for count, text in enumerate(paragraphs, start=1)))
    assert made.observations == ()
    assert reason in {item.reason for item in made.skipped}


def test_ids_stay_when_a_report_is_read_again_and_never_repeat() -> None:
    source = table(("Chỉ tiêu", "Kết quả 2022"), ("Tỷ lệ xã có cáp quang", "đạt 5% ở vùng cao, 5% ở vùng thấp"))
    first, second = extract(source), extract(source)
    assert [one.observation_id for one in first.observations] == [one.observation_id for one in second.observations]
    assert len({one.observation_id for one in first.observations}) == 2


REAL = {
    "report-942-2022.pdf": report(issued=date(2023, 7, 12)),
    "pl3-results-2022.pdf": report(),
    "plan-2022.html": report(ReportKind.PLAN),
    "plan-2023.pdf": report(ReportKind.PLAN, 2023),
    "results-411-2022.docx": report(),
}


@cache
def real(path: Path) -> tuple[Document, Extraction]:
    document = reader.read(path)
    return document, observation.extract(document, REAL[path.name])


def printed_digits(document: Document) -> Counter[str]:
    """Every digit that the document prints, by its value."""
    texts = []
    for block in document.blocks:
        if isinstance(block, Table):
            texts += [block.title or "", *block.columns, *(cell for row in block.rows for cell in row.cells)]
        else:
            texts.append(block.text)
    return Counter(re.findall(r"\d", " ".join(texts)))


def test_all_that_stands_on_a_recognised_page_is_flagged() -> None:
    def paragraph(number: int, *pages: int) -> Paragraph:
        text = "Năm 2022, tỷ lệ hộ gia đình có cáp quang đạt 10.5%."
        return Paragraph(text=text, number=number, pieces=tuple(Piece(page=page, box=(0, 0, 1, 1)) for page in pages))

    # The second paragraph begins on a page with text and ends on a scanned one.
    blocks = (paragraph(1, 1), paragraph(2, 1, 2), paragraph(3, 2))
    document = Document(file="", format="pdf", pages=2, blocks=blocks, ocr_pages=(2,))
    flags = [one.flags for one in observation.extract(document, report()).observations]
    assert flags == [("dot_decimal",), ("dot_decimal", "ocr"), ("dot_decimal", "ocr")]


@pytest.mark.parametrize("name", sorted(REAL))
def test_every_printed_digit_is_accounted_for(shared: Path, name: str) -> None:
    document, made = real(shared / "reports" / name)
    told = [one.raw for one in (*made.observations, *made.not_reported)] + [
        one.raw for one in (*made.skipped, *made.refused)
    ]
    assert printed_digits(document) == Counter(re.findall(r"\d", " ".join(told)))


def test_the_indicator_tables_of_report_942(shared: Path) -> None:
    _, made = real(shared / "reports" / "report-942-2022.pdf")
    cells = [one for one in made.observations if re.match(r"bảng [12], .*cột (?:Kết quả|Mục tiêu)", one.locator)]
    assert Counter(one.kind for one in cells) == {Kind.TARGET: 35, Kind.ACTUAL: 11}
    assert len(made.not_reported) == 24
    assert all(one.page and one.raw and re.search(r"dòng \d\.\d", one.locator) for one in (*cells, *made.not_reported))


def test_the_two_plans_share_exactly_three_national_indicators(shared: Path) -> None:
    first, second = (
        {
            one.indicator_code: one
            for one in real(shared / "reports" / name)[1].observations
            if one.mapped and one.entity_code is None
        }
        for name in ("plan-2022.html", "plan-2023.pdf")
    )
    common = {
        code: (first[code].value, second[code].value, second[code].qualifier) for code in first.keys() & second.keys()
    }
    assert common == {
        "HH_FIBRE_SHARE": (75, 85, ">"),
        "DOSSIER_ONLINE_PROCESSED_SHARE": (50, 60, ">"),
        "ECOMMERCE_RETAIL_SHARE": (7, Decimal("8.5"), ">"),
    }
    assert {"SMARTPHONE_POPULATION_SHARE"} <= first.keys()
    assert {"SMARTPHONE_SUBSCRIPTION_SHARE"} <= second.keys()


def test_a_footnote_states_what_it_says_and_leaves_the_list_it_stands_in() -> None:
    made = extract(
        Paragraph(text="Đến hết tháng 6/2022:", number=1),
        Paragraph(text="- Tỷ lệ xã có cáp quang đạt 50%;", number=2),
        Footnote(text="Riêng tỷ lệ thôn có cáp quang đạt 40%.", mark="1", number=1),
        Paragraph(text="- Tỷ lệ hộ có cáp quang đạt 60%.", number=3),
    )
    assert [(str(one.value), one.locator) for one in made.observations] == [
        ("50", "đoạn 2, câu 1"),
        ("40", "chú thích 1, câu 1"),
        ("60", "đoạn 3, câu 1"),
    ]
    assert len({one.period_code for one in made.observations}) == 1
