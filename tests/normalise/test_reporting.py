"""The period that a report is about."""

import pytest

from normalise.periods import calendar_code, reporting
from sources.document import Document, Paragraph, Rejected, Report, ReportKind


def of(title, year=2023, kind=ReportKind.RESULT, first="Kính gửi Chính phủ."):
    """What a report with this title and first paragraph is about."""
    document = Document(file="r.txt", format="text", pages=None, blocks=(Paragraph(text=first, number=1),))
    return reporting.of_document(document, report(title, year, kind)).code


def report(title, year, kind, period=None):
    return Report(
        id=f"{year}-r", title=title, issuer=None, number=None, issued_on=None, kind=kind, year=year, period=period,
        file="r.txt", sha256="0" * 64,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Báo cáo Tình hình kinh tế - xã hội 9 tháng đầu năm 2023", "2023-01-01/P9M"),
        ("Báo cáo công tác y tế tháng 5/2023", "2023-05"),
        ("Báo cáo kết quả Quý I năm 2023, nhiệm vụ quý II", "2023-Q1"),
        ("Báo cáo sơ kết 6 tháng đầu năm, phương hướng 6 tháng cuối năm", "2023-01-01/P6M"),
        ("Báo cáo sơ kết 6 tháng", "2023-01-01/P6M"),
        ("Tình hình tháng 5 và 5 tháng đầu năm 2023", "2023-05"),
        ("Báo cáo tổng kết năm học 2022-2023", "2022-09-01/P9M"),
        ("Báo cáo dịch bệnh tuần 35/2023", "2023-W35"),
        ("Báo cáo tổng kết năm 2023", "2023"),
        ("Kết quả thực hiện Chiến lược giai đoạn 2011–2022", "2023"),  # a span of years
        ("Thực hiện Quyết định số 12/QĐ-TTg ngày 15/06/2023", "2023"),  # the date of a document
        ("Báo cáo tháng 12/2022", "2023"),  # another year than the catalogue says
    ],
)
def test_a_title_says_what_a_report_is_about(title, expected):
    assert of(title) == expected


def test_a_plan_for_a_span_is_due_at_its_end():
    assert of("Kế hoạch cải cách giai đoạn 2021 - 2025", kind=ReportKind.PLAN) == "2025"
    assert of("Kế hoạch năm 2023 thực hiện Chương trình giai đoạn 2021-2025", kind=ReportKind.PLAN) == "2023"


def test_first_lines_stand_for_a_title_that_names_no_time():
    assert of("Sản xuất phục hồi", first="Sản xuất 8 tháng đầu năm 2023 chỉ tăng 2%.") == "2023-01-01/P8M"
    assert of("Sản xuất phục hồi", first="Theo sở, tháng 8/2023 đạt 2%.") == "2023"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Số liệu từ tháng 01 đến tháng 5 năm 2023", "2023-01-01/P5M"),
        ("(Số liệu tính đến ngày 15/11/2023)", "2023-01-01/P319D"),
        ("(Từ ngày 15/12/2022 đến ngày 14/12/2023)", "2022-12-15/P365D"),
        ("Kỳ báo cáo: Quý III/2023", "2023-Q3"),
        ("Thời điểm báo cáo: 31/12/2023", "2023"),
        ("Tính đến ngày 30/9/2023, toàn tỉnh có 12 xã.", "2023"),  # tells a figure of its own
        ("Trong 5 tháng đầu năm, sản lượng tăng khá", "2023"),
        ("Số liệu năm 2022", "2023"),  # another year
    ],
)
def test_a_line_dates_the_data_of_a_report_on_a_year(line, expected):
    assert of("Báo cáo công tác năm 2023", first=line) == expected


def test_a_line_that_dates_the_data_leaves_a_month_in_the_title_alone():
    assert of("Báo cáo công tác tháng 5/2023", first="(Số liệu tính đến ngày 15/5/2023)") == "2023-05"


@pytest.mark.parametrize(
    "code",
    [
        "2024",
        "2024-05",
        "2024-Q3",
        "2024-W20",
        "2024-01-01/P9M",
        "2023-09-01/P9M",
        "2021-01-01/P5Y",
        "2023-12-15/P366D",
    ],
)
def test_a_code_in_the_catalogue_gives_its_days(code):
    assert calendar_code.code(*calendar_code.days(code)) == code


@pytest.mark.parametrize("code", ["2024-13", "quý 3", "2024-Q5", "2024-02-30/P1M"])
def test_what_is_no_code_is_refused(code):
    with pytest.raises(ValueError, match=r".+"):
        calendar_code.days(code)


def test_a_period_of_no_calendar_is_rejected_with_its_file():
    made = report("Báo cáo", 2023, ReportKind.RESULT, period="2023-02-30/P1M")
    with pytest.raises(Rejected, match=r"r\.txt.*2023-02-30/P1M.*catalogue\.yaml"):
        reporting.of_document(Document(file="r.txt", format="text", pages=None, blocks=()), made)
