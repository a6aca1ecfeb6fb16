"""What a first page says of its report, and what it leaves blank."""

from datetime import date

import pytest

from sources import first_page
from sources.document import Document, Paragraph, ReportKind

DECISION = (
    "ỦY BAN QUỐC GIA VỀ CHUYỂN ĐỔI SỐ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 27/QĐ-UBQGCĐS",
    "Hà Nội, ngày 15 tháng 3 năm 2022",
    "QUYẾT ĐỊNH",
    "Ban hành Kế hoạch hoạt động của Ủy ban Quốc gia về chuyển đổi số năm 2022",
    "CHỦ TỊCH ỦY BAN QUỐC GIA VỀ CHUYỂN ĐỔI SỐ",
    "Căn cứ Nghị quyết số 17/NQ-CP ngày 07 tháng 3 năm 2019 của Chính phủ;",
)


def document(*texts: str) -> Document:
    paragraphs = tuple(Paragraph(text=text, number=number) for number, text in enumerate(texts, start=1))
    return Document(file="x.html", format="html", pages=None, blocks=paragraphs)


def test_the_head_of_a_decision() -> None:
    assert first_page.number(DECISION) == "27/QĐ-UBQGCĐS"
    assert first_page.issued_on(DECISION) == date(2022, 3, 15)
    assert first_page.title(DECISION, "x.html").startswith("Quyết định Ban hành Kế hoạch hoạt động của Ủy ban")
    assert first_page.kind(DECISION, "x.html") is ReportKind.PLAN
    assert first_page.year(document(*DECISION), "x.html") == 2022


def test_blanks_stay_blank() -> None:
    draft = ("Số: /QĐ-UBQGCĐS", "Hà Nội, ngày tháng năm 2023", "Căn cứ Nghị quyết số 17/NQ-CP ngày 07 tháng 3 năm 2019")
    assert first_page.number(draft) is None
    assert first_page.issued_on(draft) is None
    assert first_page.year(document(*draft), "x.html") == 2023


def test_number_and_date_on_one_line() -> None:
    line = ("Số: 120/BC-BTTTT Hà Nội, ngày 12 tháng 7 năm 2023",)
    assert first_page.number(line) == "120/BC-BTTTT"
    assert first_page.issued_on(line) == date(2023, 7, 12)


def test_a_date_that_does_not_exist() -> None:
    assert first_page.issued_on(("Hà Nội, ngày 31 tháng 2 năm 2023",)) is None


@pytest.mark.parametrize(
    ("texts", "file", "year"),
    [
        (("BÁO CÁO", "Kết quả năm 2023"), "results-2022.pdf", 2022),  # the file name comes first
        (("BÁO CÁO", "Kết quả chuyển đổi số năm 2021"), "a.pdf", 2021),
        # The issuer above the title, the date of publication in it.
        (("NHÓM BIÊN SOẠN", "Tỷ trọng kinh tế số năm 2022, công bố tháng 9 năm 2023"), "a.pdf", 2022),
        # Horizons in a title ("đến năm 2030") are no reporting years; the page speaks of 2022.
        (
            ("BÁO CÁO", "Tình hình thực hiện Chiến lược đến năm 2030", "Trong năm 2022 đạt 5%, hết năm 2022"),
            "a.pdf",
            2022,
        ),
        (("Hà Nội, ngày 5 tháng 1 năm 2023", "BÁO CÁO", "Tình hình triển khai"), "a.pdf", 2022),  # issued in January
        (("Hà Nội, ngày 5 tháng 1 năm 2023", "KẾ HOẠCH", "Triển khai chuyển đổi số"), "a.pdf", 2023),
        (("Không nói gì về thời gian.",), "a.pdf", None),
        # At last the date of the paper that an annex is attached to.
        (("PHỤ LỤC I", "DANH MỤC", "(Kèm theo Quyết định số 9/QĐ-TTg ngày 07 tháng 02 năm 2024)"), "a.pdf", 2024),
        (("PHỤ LỤC I", "DANH MỤC", "Ban hành kèm theo Nghị quyết số …/NQ-HĐND ngày 7/12/2023"), "a.pdf", 2023),
        (("PHỤ LỤC I", "DANH MỤC", "(Kèm theo Tờ trình số …/TTr-UBND ngày … tháng … năm 2025)"), "a.pdf", 2025),
        # A part of a year, in the title or on the line under it; not the month of a day, nor a span of years.
        (("BÁO CÁO", "Công tác y tế tháng 10 năm 2024"), "a.pdf", 2024),
        (("BÁO CÁO", "Công tác y tế quý IV/2024, nhiệm vụ quý I/2025"), "a.pdf", 2024),
        (("BÁO CÁO", "Tổng kết năm học 2023 - 2024"), "a.pdf", 2024),
        (("BÁO CÁO", "Hoạt động khám chữa bệnh", "Tháng 10/2024"), "a.pdf", 2024),
        (("BÁO CÁO", "Phát triển rừng từ năm 2011 đến năm 2022", "Năm 2023 trồng mới 500 ha"), "a.pdf", 2023),
        (("BÁO CÁO", "Phát triển rừng năm 2011–2022", "Năm 2023 trồng mới 500 ha"), "a.pdf", 2023),
    ],
)
def test_the_reporting_year(texts: tuple[str, ...], file: str, year: int | None) -> None:
    assert first_page.year(document(*texts), file) == year


@pytest.mark.parametrize(
    ("texts", "file", "kind"),
    [
        (
            ("Kết quả thực hiện nhiệm vụ theo Kế hoạch hoạt động năm 2022",),
            "a.pdf",
            ReportKind.RESULT,
        ),  # first word counts
        (("KẾ HOẠCH", "Khắc phục kết quả kiểm tra"), "a.pdf", ReportKind.PLAN),
        (("Chuyển đổi số năm 2022",), "bao-cao-2022.pdf", ReportKind.RESULT),
        (("Chuyển đổi số năm 2022",), "Kế hoạch 2022.pdf", ReportKind.PLAN),
        # What names no plan states results; an annex is what the paper is that it is attached to.
        (("Chuyển đổi số năm 2022",), "a.pdf", ReportKind.RESULT),
        (("1. Diện tích gieo trồng đến ngày 15 tháng 4 năm 2019",), "1904.xlsx", ReportKind.RESULT),
        (
            ("PHỤ LỤC II", "DANH MỤC CHỈ TIÊU", "(Kèm theo Chương trình hành động số 5/CTr-UBND ngày 7/2/2024)"),
            "a.pdf",
            ReportKind.PLAN,
        ),
        (
            ("PHỤ LỤC", "SẢN LƯỢNG THỦY SẢN", "(Ban hành kèm theo Công văn số 12/SNN ngày 7/2/2024)"),
            "a.pdf",
            ReportKind.RESULT,
        ),
    ],
)
def test_plan_or_result(texts: tuple[str, ...], file: str, kind: ReportKind) -> None:
    assert first_page.kind(texts, file) is kind


@pytest.mark.parametrize(
    ("file", "year", "slug"),
    [
        ("report-942-2022.pdf", 2022, "report-942"),
        ("Kế hoạch Đề án 06 (2023).docx", 2023, "ke-hoach-de-an-06"),
        ("so-sanh-2021-2022.html", None, "so-sanh"),  # two years: neither is chosen
        ("120220.pdf", None, "120220"),  # digits, no year
    ],
)
def test_file_names(file: str, year: int | None, slug: str) -> None:
    assert first_page.year_in_name(file) == year
    assert first_page.slug(file) == slug
