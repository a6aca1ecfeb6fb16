"""Reports are found in folders and stores, and described by catalogues first and by themselves second."""

import hashlib
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
    ("text", "found"),
    [
        ("reports: [{file: a.txt, yaer: 2022}]", "Extra inputs"),  # a misspelt field is no field
        ("reports: [{file: a.txt, id: Năm 2022}]", "String should match"),
        ("reports: [{file: a.txt}, {file: a.txt}]", "two entries for a.txt"),
        ("- file: a.txt", "Input should be"),
        ("reports: [", "while parsing"),
    ],
)
def test_a_wrong_catalogue_says_what_is_wrong(tmp_path: Path, text: str, found: str) -> None:
    with pytest.raises(Rejected) as caught:
        catalogue.find_reports(folder(tmp_path, catalogue__yaml=text))
    assert found in caught.value.found
    assert caught.value.file.endswith("catalogue.yaml")


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
