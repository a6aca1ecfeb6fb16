"""The period that a report is about."""

import pytest

from normalise import reporting
from sources.document import Document, Paragraph, Report, ReportKind


def of(title, year=2023, kind=ReportKind.RESULT, first="Kính gửi Chính phủ."):
    """What a report with this title and first paragraph is about."""
    report = Report(
        id=f"{year}-r", title=title, issuer=None, number=None, issued_on=None, kind=kind, year=year, file="r.txt",
        sha256="0" * 64,
    )  # fmt: skip
    document = Document(file="r.txt", format="text", pages=None, blocks=(Paragraph(text=first, number=1),))
    return reporting.of_document(document, report).code


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
