"""Reports are found in folders and stores, and described by catalogues first and by themselves second."""

import hashlib
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import fsspec
import pytest

from sources import catalogue, reader
from sources.document import Rejected, Report, ReportKind

RESULT = "BÁO CÁO\n\nKết quả chuyển đổi số năm 2021\n\nTỷ lệ hộ gia đình có cáp quang đạt 65%.\n"
ENTRY = """reports:
- file: b.txt
  id: 2020-annual
  title: Báo cáo năm 2020
  issuer: Bộ Y tế
  number: null
  issued_on: 2021-01-05
  kind: result
  year: 2020
"""


def folder(path: Path, **files: str) -> str:
    for name, text in files.items():
        (path / name.replace("__", ".").replace("_", "-")).write_text(text, encoding="utf-8")
    return str(path)


def described(location: str, file: str, **said: object) -> Report:
    data = catalogue.fetch(location, file)
    return catalogue.describe(location, file, data, reader.read(data, file), said)


def test_reports_are_listed_and_other_files_left_alone(tmp_path: Path) -> None:
    location = folder(tmp_path, ket_qua_2022__txt=RESULT, so_lieu__csv="x", README__md="x")
    (tmp_path / ".hidden.txt").write_text("x")
    (tmp_path / "archive").mkdir()
    listing = catalogue.find_reports(location)
    assert [(report.id, report.file) for report in listing.reports] == [("2022-ket-qua", "ket-qua-2022.txt")]
    assert listing.reports[0].sha256 == hashlib.sha256(RESULT.encode()).hexdigest()
    assert listing.left_alone == ("README.md", "so-lieu.csv")
    assert listing.rejected == ()


def test_an_entry_gives_the_id_without_opening_the_file(tmp_path: Path) -> None:
    location = folder(tmp_path, catalogue__yaml=ENTRY, b__txt="")
    assert [report.id for report in catalogue.find_reports(location).reports] == ["2020-annual"]


def test_without_entry_and_year_in_the_name_the_first_page_tells(tmp_path: Path) -> None:
    location = folder(tmp_path, ket_qua__txt=RESULT)
    assert [report.id for report in catalogue.find_reports(location).reports] == ["2021-ket-qua"]
    assert described(location, "ket-qua.txt").id == "2021-ket-qua"


def test_an_entry_whose_file_is_missing_is_rejected_and_the_others_stay(tmp_path: Path) -> None:
    location = folder(tmp_path, catalogue__yaml=ENTRY, ket_qua_2022__txt=RESULT)
    listing = catalogue.find_reports(location)
    assert [report.id for report in listing.reports] == ["2022-ket-qua"]
    assert [(error.file, error.found) for error in listing.rejected] == [("b.txt", "an entry without a file")]


def test_a_file_without_any_year_is_rejected_with_the_remedy(tmp_path: Path) -> None:
    location = folder(tmp_path, note__txt="Không nói gì về thời gian.")
    (error,) = catalogue.find_reports(location).rejected
    assert "add an entry with `year`" in error.remedy
    with pytest.raises(Rejected, match="reporting year"):
        described(location, "note.txt")


def test_two_files_of_one_id(tmp_path: Path) -> None:
    location = folder(tmp_path, ket_qua_2022__txt=RESULT, ket_qua_2022__html=f"<p>{RESULT}</p>")
    listing = catalogue.find_reports(location)
    assert len(listing.reports) == 1
    assert [error.found for error in listing.rejected] == ["the id 2022-ket-qua, which ket-qua-2022.html has"]


def test_the_catalogue_is_believed_and_its_nulls_too(tmp_path: Path) -> None:
    location = folder(tmp_path, catalogue__yaml=ENTRY, b__txt=f"Số: 5/BC-BYT\n\n{RESULT}")
    report = described(location, "b.txt")
    assert (report.id, report.year, report.kind, report.issuer) == ("2020-annual", 2020, ReportKind.RESULT, "Bộ Y tế")
    assert report.issued_on == date(2021, 1, 5)
    assert report.number is None
    assert report.inferred == ()


def test_what_no_entry_gives_is_inferred_and_said_so(tmp_path: Path) -> None:
    report = described(folder(tmp_path, x__txt=f"Số: 5/BC-BYT\n\n{RESULT}"), "x.txt")
    assert (report.id, report.number, report.title) == ("2021-x", "5/BC-BYT", "Báo cáo Kết quả chuyển đổi số năm 2021")
    assert report.issuer is None
    assert report.inferred == ("id", "title", "number", "kind", "year")


def test_an_entry_may_leave_fields_to_the_first_page(tmp_path: Path) -> None:
    location = folder(tmp_path, catalogue__yaml="reports: [{file: x.txt, year: 2019}]", x__txt=RESULT)
    report = described(location, "x.txt")
    assert (report.id, report.year) == ("2019-x", 2019)
    assert report.inferred == ("id", "title", "kind")
    assert [listed.id for listed in catalogue.find_reports(location).reports] == ["2019-x"]


def test_the_caller_has_the_last_word(tmp_path: Path) -> None:
    report = described(folder(tmp_path, x__txt=RESULT), "x.txt", year=2018, kind=ReportKind.PLAN)
    assert (report.year, report.kind) == (2018, ReportKind.PLAN)
    assert not {"year", "kind"} & set(report.inferred)


@pytest.mark.parametrize(
    ("entry", "place", "found"),
    [
        ("year: 2022, yaer: 2022", "line 3, yaer", "Extra inputs"),  # a misspelt field is no field
        ("id: Năm 2022", "line 3, id", "String should match"),
        ("issued_on: 2022-02-31", "line 3, issued_on", "day value"),  # no date, though it looks like one
        (f"year: {'9' * 10_000}", "line 3, year", "integer"),
        (f"title: {'x' * 10_000}, id: {'y' * 10_000}", "line 3, id", "at most 120"),
        ("year: [2022]", "line 3, year", "integer"),
        ("title: a}\n- {file: a.txt", "line 4", "two entries for a.txt"),
    ],
)
def test_a_wrong_entry_is_told_with_its_line_and_the_other_reports_are_there(
    tmp_path: Path, entry: str, place: str, found: str
) -> None:
    text = f"reports:\n- {{file: b.txt, id: 2020-annual}}\n- {{file: a.txt, {entry}}}\n"
    location = folder(tmp_path, catalogue__yaml=text, a__txt=f"{RESULT} A", b__txt=f"{RESULT} B", c__txt=f"{RESULT} C")
    listing = catalogue.find_reports(location)
    (error,) = listing.rejected
    assert (error.file, error.place) == ("a.txt", f"catalogue.yaml {place}")
    assert found in error.found
    assert len(str(error)) < 400
    assert [report.id for report in listing.reports] == ["2020-annual", "2021-c"]
    with pytest.raises(Rejected, match=r"catalogue\.yaml line"):
        described(location, "a.txt")


BOMB = "".join(f"x{n}: &x{n} [{', '.join([f'*x{n - 1}' if n else 'x'] * 9)}]\n" for n in range(10))


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        ("- file: a.txt", "line 1", "[{'file': 'a.txt'}]"),
        ("reports: [", "line 1", "while parsing"),
        ("reports:\n- file: a.txt\n  title: “a\n bad: - b", "line 4", "while parsing a block mapping"),
        (f"reports: {'[' * 20_000}", "line 1", "more than 20 levels"),
        (f"{BOMB}reports: *x9", "file", "aliases"),
        (f"{BOMB}reports: [{{file: a.txt, title: *x9}}]", "file", "aliases"),
        ("reports: &a [*a]", "file", "aliases"),
        ("reports: []\nnotes: []", "line 1", "notes"),
        ("", "line 1", "None"),
        ("reports: [\0]", "file", "special characters"),
        ("# " + "x" * 2_000_000, "file", "2,000,002 bytes"),
    ],
)
def test_a_catalogue_that_cannot_be_used_is_told_and_the_reports_are_there(
    tmp_path: Path, text: str, place: str, found: str
) -> None:
    location = folder(tmp_path, catalogue__yaml=text, a__txt=RESULT)
    listing = catalogue.find_reports(location)
    (error,) = listing.rejected
    assert (error.file, error.place) == ("catalogue.yaml", place)
    assert found in error.found
    assert [report.id for report in listing.reports] == ["2021-a"]
    with pytest.raises(Rejected, match=r"catalogue\.yaml"):
        catalogue.refuse_unusable(location)


def test_reports_keep_what_the_catalogue_said_while_it_cannot_be_used(tmp_path: Path) -> None:
    location = folder(tmp_path, catalogue__yaml=ENTRY, b__txt=RESULT)
    before = catalogue.find_reports(location)
    folder(tmp_path, catalogue__yaml=ENTRY + "-")
    known = {file: replace(seen, entry=before.reports[0].entry) for file, seen in before.seen.items()}
    listing = catalogue.find_reports(location, known)
    assert listing.reports == before.reports
    assert [error.file for error in listing.rejected] == ["catalogue.yaml"]


def test_what_bears_the_name_of_a_report_and_is_none_is_told(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text(RESULT, encoding="utf-8")
    here = tmp_path / "reports"
    (here / "folder-2022.pdf").mkdir(parents=True)
    (here / "archive").mkdir()
    (here / "kept").mkdir()
    (here / "kept" / "kept.txt").write_text(RESULT, encoding="utf-8")
    (here / "catalogue.yaml").mkdir()
    os.mkfifo(here / "pipe-2022.txt")
    (here / "nowhere-2022.txt").symlink_to("gone.txt")
    (here / "round-2022.txt").symlink_to("round-2022.txt")
    (here / "out-2022.txt").symlink_to(outside)
    (here / "in-2022.txt").symlink_to("kept/kept.txt")
    Path(os.fsdecode(os.fsencode(here) + b"/b\xe1o c\xe1o 2022.txt")).write_text(RESULT)  # Windows-1258
    listing = catalogue.find_reports(str(here))
    assert [report.id for report in listing.reports] == ["2022-in"]
    assert {error.file: error.found for error in listing.rejected} == {
        "b\\xe1o c\\xe1o 2022.txt": "a name that is not UTF-8",
        "catalogue.yaml": "a folder",
        "folder-2022.pdf": "a folder",
        "nowhere-2022.txt": "a link that leads nowhere",
        "out-2022.txt": f"a link that leads out of the folder, to {outside}",
        "pipe-2022.txt": "a pipe, a socket or a device",
        "round-2022.txt": "a link that leads nowhere",
    }
    assert listing.left_alone == ()
    assert list(catalogue.changes(str(here), listing.seen)) == []


def test_the_same_bytes_under_two_names_are_one_report(tmp_path: Path) -> None:
    location = folder(tmp_path, b_2022__txt=RESULT)
    known = catalogue.find_reports(location).seen
    folder(tmp_path, a_2022__txt=RESULT)
    listing = catalogue.find_reports(location, known)
    assert [report.id for report in listing.reports] == ["2022-b"]
    assert [(error.file, error.found) for error in listing.rejected] == [
        ("a-2022.txt", "the same bytes as b-2022.txt, which is the report 2022-b")
    ]


@pytest.mark.parametrize(("overwritten", "kept"), [("a", "b"), ("b", "a")])
def test_a_report_overwritten_with_another_is_the_double_whatever_its_name(
    tmp_path: Path, overwritten: str, kept: str
) -> None:
    location = folder(tmp_path, a_2022__txt=RESULT, b_2022__txt=f"{RESULT} Hết.")
    known = catalogue.find_reports(location).seen
    (tmp_path / f"{overwritten}-2022.txt").write_bytes((tmp_path / f"{kept}-2022.txt").read_bytes())
    listing = catalogue.find_reports(location, known)
    assert [report.id for report in listing.reports] == [f"2022-{kept}"]
    (error,) = listing.rejected
    assert isinstance(error, catalogue.Double)
    assert error.file == f"{overwritten}-2022.txt"


def test_a_name_too_long_for_the_files_that_are_made_of_it_is_rejected(tmp_path: Path) -> None:
    location = folder(tmp_path, **{f"{'a' * 200}_2022__txt": RESULT})
    (error,) = catalogue.find_reports(location).rejected
    assert (error.place, error.found) == ("name", "an id of 205 characters")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Rejected, match="no such folder"):
        catalogue.find_reports(str(tmp_path / "none"))


def test_reports_in_a_store() -> None:
    store = fsspec.filesystem("memory")
    store.pipe("/reports/ket-qua-2022.txt", RESULT.encode())
    try:
        listing = catalogue.find_reports("memory://reports")
        assert [report.id for report in listing.reports] == ["2022-ket-qua"]
        assert catalogue.fetch("memory://reports", "ket-qua-2022.txt") == RESULT.encode()
    finally:
        store.rm("/reports", recursive=True)


def test_the_five_real_reports(shared: Path) -> None:
    listing = catalogue.find_reports(str(shared / "reports"))
    assert [report.id for report in listing.reports] == [
        "2022-pl3-results",
        "2022-plan",
        "2023-plan",
        "2022-report-942",
        "2022-results-411",
    ]
    plan = described(str(shared / "reports"), "plan-2022.html")
    assert (plan.number, plan.issued_on, plan.inferred) == ("27/QĐ-UBQGCĐS", date(2022, 3, 15), ())
