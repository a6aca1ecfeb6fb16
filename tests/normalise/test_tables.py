"""What tables state: units, times, plans and results, ratios, bodies and parts, in layouts of many fields."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from normalise import observation
from normalise.records import Observation
from sources.document import Block, Document, Heading, Paragraph, Report, ReportKind, Row, Table
from tests.normalise.tables_of_fields import CASES, Case


def blocks(lines: tuple[str, ...]) -> Iterator[Block]:
    """The lines above a table, then the table: heading, rows, and group rows behind "> "."""
    rows = [line for line in lines if line.startswith(("|", ">"))]
    for number, line in enumerate((line for line in lines if line not in rows), start=1):
        yield Heading(text=line[2:], level=2) if line.startswith("# ") else Paragraph(text=line, number=number)
    columns, *body = (tuple(cell.strip() for cell in row.lstrip(">").strip(" ").strip("|").split("|")) for row in rows)
    made = (
        Row(cells=(*cells, *("",) * (len(columns) - len(cells))), page=None, group=row.startswith(">"))
        for cells, row in zip(body, rows[1:], strict=True)
    )
    yield Table(number=1, title=None, columns=columns, rows=tuple(made))


def extract(case: Case) -> tuple[Observation, ...]:
    report = Report(
        id=f"{case.year}-trial",
        title="",
        issuer=None,
        number=None,
        issued_on=case.issued,
        kind=case.kind,
        year=case.year,
        file="",
        sha256="",
    )
    document = Document(file="", format="html", pages=None, blocks=tuple(blocks(case.lines)))
    return observation.extract(document, report).observations


def plain(value: Decimal) -> str:
    printed = format(value, "f")
    return printed.rstrip("0").rstrip(".") if "." in printed else printed


def told(one: Observation) -> str:
    """An observation in one line, as the cases have it."""
    assert one.value is not None
    sign = "" if one.qualifier == "=" else f"{one.qualifier} "
    high = f" - {plain(one.value_high)}" if one.value_high is not None else ""
    whole = f"/{plain(one.denominator)}" if one.denominator is not None else ""
    unit = (one.unit or "no unit") + (f"/{one.per}" if one.per else "")
    change = f" {one.direction} from {one.base_start or ''}..{one.base_end}" if one.base_end else ""
    body = f" | {one.entity_code}" if one.entity_code else ""
    number = f"{sign}{plain(one.value)}{high}{whole} {unit}"
    return f"{one.kind.value} | {one.indicator} | {number} | {one.period_code}{change}{body}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.remark)
def test_each_figure_of_a_table_is_understood(case: Case) -> None:
    assert [told(one) for one in extract(case)] == list(case.states)


def flags(*lines: str) -> list[tuple[str, ...]]:
    return [one.flags for one in extract(Case("", lines, ()))]


def test_a_table_without_any_unit_says_so_of_each_figure() -> None:
    assert flags("| Nội dung | Năm 2024 |", "| Hệ số sử dụng đất | 1,4 |") == [("no_unit",)]


def test_a_line_and_a_heading_in_two_scales_are_told_and_the_nearer_holds() -> None:
    made = extract(Case("", ("Đơn vị: triệu đồng", "| Nội dung | Chi năm 2024 (tỷ đồng) |", "| Lương | 12,5 |"), ()))
    assert [(one.value, one.flags) for one in made] == [(12_500_000_000, ("unit_conflict",))]


def test_a_percentage_under_a_line_of_money_is_no_conflict() -> None:
    lines = ("Đơn vị: triệu đồng", "| Nội dung | Năm 2024 | Tỷ trọng (%) |", "| Lương | 12,5 | 40 |")
    assert flags(*lines) == [(), ()]


def test_a_unit_line_above_a_table_states_nothing() -> None:
    made = extract(Case("", ("Đơn vị: 1.000 đồng", "| Nội dung | Năm 2024 |", "| Lương | 125,5 |"), ()))
    assert [(one.value, one.unit) for one in made] == [(125_500, "VND")]


def test_each_number_of_a_heading_row_is_accounted_for() -> None:
    lines = (
        "| | | |",
        "| | Thực hiện | Kế hoạch |",
        "| | năm 2023 | năm 2024 |",
        "| Sản lượng ngô (tấn) | 120 | 135 |",
    )
    report = Report(
        id="2024-trial",
        title="",
        issuer=None,
        number=None,
        issued_on=None,
        kind=ReportKind.RESULT,
        year=2024,
        file="",
        sha256="",
    )
    document = Document(file="", format="xlsx", pages=None, blocks=tuple(blocks(lines)))
    made = observation.extract(document, report)
    assert [told(one) for one in made.observations] == [
        "actual | Sản lượng ngô | 120 tấn | 2023",
        "target | Sản lượng ngô | 135 tấn | 2024",
    ]
    assert sorted(one.raw for one in made.skipped) == ["năm 2023", "năm 2024"]
