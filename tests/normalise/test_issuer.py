"""Who tells a report, and whom it is about."""

from datetime import date

import pytest

from normalise.reference import issuer
from sources.document import Report, ReportKind


def of(name: str | None, title: str = "Báo cáo", year: int = 2024) -> issuer.Issuer:
    """The issuer of a report."""
    report = Report(
        id=f"{year}-r", title=title, issuer=name, number=None, issued_on=None, kind=ReportKind.RESULT, year=year,
        file="", sha256="",
    )  # fmt: skip
    return issuer.of_report(report, date(year, 12, 31))


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        # who governs a place reports on the place, all of it or in its field
        ("ỦY BAN NHÂN DÂN TỈNH NGHỆ AN", "Tỉnh Nghệ An"),
        ("Ủy ban nhân dân Hà Giang", "Tỉnh Hà Giang"),
        ("UBND thành phố Vinh, tỉnh Nghệ An", "Thành phố Vinh, tỉnh Nghệ An"),
        ("SỞ Y TẾ TỈNH NGHỆ AN", "Tỉnh Nghệ An"),
        ("Sở Công Thương Hà Nội", "Thành phố Hà Nội"),
        ("Bảo hiểm xã hội tỉnh Bắc Giang", "Tỉnh Bắc Giang"),
        ("Ngân hàng Nhà nước chi nhánh tỉnh Nam Định", "Tỉnh Nam Định"),
        ("HỘI ĐỒNG NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU", "Tỉnh Bà Rịa - Vũng Tàu"),
        ("Hội Nông dân tỉnh Hà Nam", "Tỉnh Hà Nam"),
        # who governs the country, on the nation
        ("Bộ Y tế", None),
        ("Tổng cục Hải quan", None),
        ("Ngân hàng Nhà nước Việt Nam", None),
        ("Bảo hiểm xã hội Việt Nam", None),
        ("Viện kiểm sát nhân dân tối cao", None),
        ("Nhóm biên soạn", None),
        (None, None),
        # who governs nothing, on itself
        ("Công ty Điện lực Hà Nam", "Công ty Điện lực Hà Nam"),
        ("Bệnh viện đa khoa tỉnh Hà Nam", "Bệnh viện đa khoa tỉnh Hà Nam"),
        ("Trường Đại học Vinh", "Trường Đại học Vinh"),
        ("Đài Tiếng nói Việt Nam", "Đài Tiếng nói Việt Nam"),
        # a department that names its place nowhere
        ("Sở Y tế", "Sở Y tế"),
    ],
)
def test_whom_a_report_is_about(name: str | None, subject: str | None) -> None:
    made = of(name)
    assert (made.subject.name_vi if made.subject else None) == subject


@pytest.mark.parametrize(
    ("name", "title", "subject"),
    [
        (None, "Báo cáo công tác tư pháp trên địa bàn tỉnh Gia Lai", "Tỉnh Gia Lai"),
        (None, "Báo cáo kết quả của Bệnh viện Bạch Mai", "Bệnh viện Bạch Mai"),
        ("Bộ Y tế", "Báo cáo kiểm tra tại tỉnh Hà Nam", "Tỉnh Hà Nam"),
        ("Sở Y tế", "Báo cáo công tác y tế tỉnh Hà Nam", "Tỉnh Hà Nam"),
        (None, "Báo cáo hợp tác giữa tỉnh Quảng Ninh và tỉnh Hải Dương", None),  # two places
        ("UBND tỉnh Hà Nam", "Báo cáo hợp tác với tỉnh Hải Dương", "Tỉnh Hà Nam"),
    ],
)
def test_a_title_names_what_the_issuer_leaves_open(name: str | None, title: str, subject: str | None) -> None:
    made = of(name, title)
    assert (made.subject.name_vi if made.subject else None) == subject


def test_a_commune_is_known_with_the_places_around_it() -> None:
    made = of("ỦY BAN NHÂN DÂN XÃ TÂN THÀNH", "Báo cáo năm 2024 của xã Tân Thành, huyện Vụ Bản, tỉnh Nam Định")
    assert [place.name_vi for place in made.places] == [
        "Xã Tân Thành, huyện Vụ Bản, tỉnh Nam Định",
        "Huyện Vụ Bản, tỉnh Nam Định",
        "Tỉnh Nam Định",
    ]
    assert made.body == made.subject == made.places[0]


@pytest.mark.parametrize(("year", "code"), [(2024, "VN-NSO-63:68"), (2025, "VN-NSO-34:68")])
def test_a_province_is_that_of_the_day(year: int, code: str) -> None:
    made = of("UBND tỉnh Lâm Đồng", year=year)
    assert made.subject is not None
    assert made.subject.key == code
