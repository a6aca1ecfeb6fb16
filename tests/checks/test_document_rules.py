"""Rules on the structure of a Document and on the accounting of its numbers."""

from pathlib import Path

import pytest

from checks.frames import coverage_frame, document_frame
from checks.frames.structure import run_on
from checks.quarantine import lost_rows
from checks.runner import run
from normalise.records import CheckRun, Unread
from sources.document import Document, Heading, Paragraph, Piece, Row, Span, Table
from tests.checks.records_of import unread


def at(page: int) -> tuple[Piece, ...]:
    return (Piece(page=page, box=(0, 0, 1, 1)),)


def table(*rows: tuple[str, ...], columns: tuple[str, ...] = ("TT", "Chỉ tiêu", "Kết quả"), **more: bool) -> Table:
    return Table(number=1, title=None, columns=columns, rows=tuple(Row(cells=cells, page=1) for cells in rows), **more)


def document(*blocks: Heading | Paragraph | Table, pages: int | None = None) -> Document:
    return Document(file="bao-cao.pdf", format="pdf", pages=pages, blocks=blocks)


SOUND = document(
    Heading(text="I. Kết quả", level=1, pieces=at(1)),
    Paragraph(text="Đã cấp 29/33 chứng thư.", number=1, pieces=at(1)),
    table(("1", "Cáp quang", "75%"), ("2", "Hồ sơ", "50%"), ("3", "Sàn", "7%")),
    Paragraph(text="Nơi nhận", number=2, pieces=at(2)),
    pages=2,
)
THREE = (("Cáp quang", "75%"), ("Hồ sơ", "50%"), ("Sàn", "7%"))

# What is wrong, the document, the rule that fails, the ids of the rows it names, whether the report is blocked.
BROKEN: tuple[tuple[str, Document, str, tuple[str, ...], bool], ...] = (
    ("nothing read", document(), "document_not_empty", (), True),
    ("no number", document(Paragraph(text="Kính gửi các bộ", number=1)), "document_has_numbers", (), True),
    ("a cell lost", document(table(("1", "Hồ sơ", "7%"), ("2", "7%"))), "row_complete", ("table-1-row-2",), False),
    ("a header lost", document(table(*THREE, columns=("", " "))), "header_known", ("table-1",), False),
    # 1, 2, 4: the row of a page end is gone, or the report miscounts.
    (
        "a serial skipped",
        document(table(("1", "a", "1%"), ("2", "b", "2%"), ("4", "d", "4%"))),
        "serials_run_on",
        ("table-1-row-3",),
        False,
    ),
    ("a page without text", SOUND.model_copy(update={"pages": 3}), "pages_covered", ("page-3",), False),
)


def failed(verdict: CheckRun) -> dict[str, tuple[str, ...]]:
    return {result.rule_id: result.failing for result in verdict.results if not result.passed}


def test_sound_document_passes_all_rules() -> None:
    verdict = run("document", "r", document_frame(SOUND), "f")
    assert failed(verdict) == {}
    assert not verdict.blocked
    # Every rule had something to look at.
    assert all(result.checked for result in verdict.results)


@pytest.mark.parametrize(("wrong", "broken", "rule_id", "rows", "blocked"), BROKEN, ids=[case[0] for case in BROKEN])
def test_broken_document_fails_its_rule(
    wrong: str, broken: Document, rule_id: str, rows: tuple[str, ...], blocked: bool
) -> None:
    verdict = run("document", "r", document_frame(broken), "f")
    assert failed(verdict)[rule_id] == rows
    assert verdict.blocked == blocked


@pytest.mark.parametrize(
    ("what", "block"),
    [
        ("letterhead: a table without a header that has two rows", table(*THREE[:2], columns=("", ""))),
        ("three rows without a number: names and signatures", table(*[("Lê", "Vũ")] * 3, columns=("", ""))),
        ("plain text: headings could not be told", table(*THREE, columns=("", ""), low_confidence=True)),
    ],
)
def test_layout_tables_need_no_header(what: str, block: Table) -> None:
    verdict = run("document", "r", document_frame(document(Paragraph(text="5", number=1), block)), "f")
    assert "header_known" not in failed(verdict)


# Serials as printed (None: a group row), and the numbers due where another one stands.
@pytest.mark.parametrize(
    ("serials", "due"),
    [
        (["1", "2", "3"], {}),
        (["1", "2", "4"], {2: "3"}),
        # Each group counts anew.
        ([None, "1", "2", None, "1", "2"], {}),
        # A group in which the first row is lost.
        (["1", "2", "3", None, "2"], {4: "4"}),
        # Levels.
        (["1", "1.1", "1.2", "2", "2.1", "3"], {}),
        (["1", "1.1", "1.3"], {2: "1.2"}),
        (["4", "4.2"], {1: "4.1"}),
        # The second part of a table begins where the first one ended.
        (["12", "13"], {}),
        # One cell merged over two rows is given in both.
        (["1", "1", "2"], {}),
        # Numbers set by the word processor are not in the text: two empty cells may be 2 and 3, and no more.
        (["1", "", "", "4"], {}),
        (["1", "", "", "5"], {3: "2"}),
        # … and may as well not count.
        (["1", "", "2"], {}),
        # … or be the first ones of a group.
        (["7", None, "", "2"], {}),
        # Letters name groups.
        (["a", "b", "1", "IV", "2"], {}),
    ],
)
def test_serial_numbers(serials: list[str | None], due: dict[int, str]) -> None:
    found = list(run_on(serials))
    assert {place: wanted for place, (serial, wanted) in enumerate(found) if serial != wanted} == due


@pytest.mark.parametrize("file", ["report-942-2022.pdf", "plan-2022.html", "results-411-2022.docx"])
def test_structure_of_the_real_reports_holds(file: str, shared: Path) -> None:
    from sources.reader import read

    path = shared / "reports" / file
    verdict = run("document", file, document_frame(read(path.read_bytes(), file)), "f")
    assert failed(verdict) == {}


TEXT = "Đến ngày 15/11/2022 đã cấp 29/33 chứng thư, đạt 87,9%."
ACCOUNT = [
    unread("15/11/2022", "date", TEXT),
    unread("29/33 chứng thư", "observation", TEXT),
    unread("87,9%", "observation", TEXT),
]
READ = document(Paragraph(text=TEXT, number=1, pieces=at(1)))


def coverage(account: list[Unread], read: Document = READ) -> CheckRun:
    return run("statements", "r", coverage_frame(account, read), "f")


def test_every_number_accounted_for() -> None:
    assert failed(coverage(ACCOUNT)) == {}


def test_lost_number_is_named_and_kept_in_quarantine() -> None:
    verdict = coverage(ACCOUNT[1:])
    assert not verdict.blocked
    assert [(row.rule_id, row.raw) for row in lost_rows(verdict, "r")] == [
        ("numbers_accounted_for", raw) for raw in ("15", "11", "2022")
    ]
    message = {result.rule_id: result.message for result in verdict.results}["numbers_accounted_for"]
    assert message.startswith('3 of 5: found "15" at đoạn 1')


def test_number_read_twice_does_not_stand_for_a_lost_one() -> None:
    # Two agencies are said to have reached "29/33": two observations of one printed number, and a 29 that is not read.
    read = document(*READ.blocks, Paragraph(text="Còn lại 29 cơ quan.", number=2))
    assert set(failed(coverage([*ACCOUNT, ACCOUNT[1]], read))) == {"numbers_accounted_for"}


def test_same_sentence_in_two_places_counts_twice() -> None:
    # Rows of a table whose serial numbers start anew have the same locator and the same text.
    cells = document(table(("2022 - 2025",), ("2022 - 2025",), columns=("Thời gian",)))
    first, second = (
        unread("2022 - 2025", "deadline", "2022 - 2025", "bảng 1, dòng 1", Span(block=0, row=row, column=0))
        for row in range(2)
    )
    assert failed(coverage([first, second], cells)) == {}
    assert set(failed(coverage([first, first], cells))) == {"numbers_accounted_for"}


def test_number_of_which_a_digit_is_lost() -> None:
    account = [unread("87,9", "observation", "đạt 87,95%")]
    verdict = coverage(account, document(Paragraph(text="đạt 87,95%", number=1)))
    assert set(failed(verdict)) == {"numbers_accounted_for"}


@pytest.mark.parametrize(
    ("place", "read"),
    [
        ("heading", document(*READ.blocks, Heading(text="Kết quả 44 tỉnh", level=1))),
        ("column heading", document(*READ.blocks, table(columns=("TT", "Kết quả 44 tỉnh")))),
        ("cell", document(*READ.blocks, table(("44 tỉnh",), columns=("Kết quả",)))),
        ("table title", document(*READ.blocks, table(columns=("TT",)).model_copy(update={"title": "44 tỉnh"}))),
    ],
)
def test_numbers_are_looked_for_everywhere(place: str, read: Document) -> None:
    verdict = coverage(ACCOUNT, read)
    assert next(result.message for result in verdict.results if not result.passed).startswith('1 of 4: found "44" at')


@pytest.mark.parametrize(("refused", "understood", "passes"), [(1, 9, True), (2, 9, False), (0, 1, True)])
def test_many_refused_numbers_are_a_warning(refused: int, understood: int, passes: bool) -> None:
    cells = [f"{count} hồ sơ" for count in range(refused + understood)]
    fates = ["observation"] * understood + ["refused:two_separators"] * refused
    # Dates and names are no figures: they do not make the share smaller.
    cells += [f"tháng {month}/2022" for month in range(1, 13)]
    account = [
        unread(cell, fate, cell, text=Span(block=0, row=row, column=0))
        for row, (cell, fate) in enumerate(zip(cells, fates + ["date"] * 12, strict=True))
    ]
    verdict = coverage(account, document(table(*[(cell,) for cell in cells], columns=("Kết quả",))))
    assert ("numbers_understood" not in failed(verdict)) == passes
    assert not verdict.blocked


def test_document_without_any_number_does_not_pass() -> None:
    verdict = coverage([], document(Paragraph(text="Kính gửi", number=1)))
    assert set(failed(verdict)) == {"numbers_found"}
    assert verdict.blocked
