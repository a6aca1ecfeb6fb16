"""Which bodies a sentence is about, as the reports word it."""

from datetime import date

import pytest

from normalise.reference import issuer
from normalise.statements import subject_entity
from normalise.statements.analysis import Sentence
from normalise.statements.passage import Context
from sources.document import Locator, Report, ReportKind


def context(by: str | None = None, year: int = 2022, title: str = "") -> Context:
    """Where a sentence stands in a report of `by`."""
    report = Report(
        id=f"{year}-r", title=title, issuer=by, number=None, issued_on=None, kind=ReportKind.RESULT, year=year, file="",
        sha256="",
    )  # fmt: skip
    place = Locator(block="paragraph", number=1)
    return Context(report, place, issuer=issuer.of_report(report, date(year, 12, 31)))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # it opens the sentence, or acts further on
        ("Trong năm 2022, Bộ GTVT ban hành 06 Quyết định", ["BGTVT"]),
        ("CSDL quốc gia đang được Bộ Tài nguyên và Môi trường, các địa phương phát triển", ["BTNMT"]),
        ("Tổng cục Thống kê chủ trì 28 chỉ tiêu; Bộ Thông tin Truyền thông 15 chỉ tiêu", ["TCTK", "BTTTT"]),
        # a number directly behind each of a list
        ("như: Hải Phòng (132 tổ), Cần Thơ (56 tổ)", ["31", "92"]),
        # one leads, the other helps
        ("Bộ trưởng Bộ Y tế chủ trì chỉ đạo, Bộ Thông tin và Truyền thông phối hợp thúc đẩy", ["BYT"]),
        ("Thống đốc Ngân hàng Nhà nước chủ trì, Bộ TT&TT và các bộ, ngành phối hợp phát triển", ["NHNN"]),
        # services named by the field of their ministry, and by one that is no ministry's name
        ("+ Nhóm DVC về giáo dục và đào tạo: Triển khai 2 dịch vụ", ["BGDDT"]),
        ("+ Nhóm dịch vụ Tài chính, ngân hàng: Đẩy mạnh thanh toán", []),
        # only mentioned
        ("Đã phối hợp với Bộ Y tế kết nối 12 hệ thống", []),
        ("Người dân Việt Nam có 2 tài khoản", []),
    ],
)
def test_a_sentence_is_about_the_bodies_that_act(sentence: str, expected: list[str]) -> None:
    assert [one.entry.code for one in subject_entity.subjects(Sentence(sentence, 0), context())] == expected


@pytest.mark.parametrize(
    ("by", "sentence", "expected"),
    [
        # a title alone means the place, or the body, of the report
        ("UBND tỉnh Sơn La", "Toàn tỉnh gieo trồng 41.200 ha", ["Tỉnh Sơn La"]),
        ("UBND tỉnh Sơn La", "Tỉnh đã ban hành 82 văn bản", ["Tỉnh Sơn La"]),
        ("UBND tỉnh Sơn La", "UBND tỉnh ban hành 12 quyết định", ["Tỉnh Sơn La"]),
        ("UBND TP Đà Nẵng", "Thành phố đã cấp 120 giấy phép", ["Thành phố Đà Nẵng"]),
        ("UBND thành phố Vinh, tỉnh Nghệ An", "Toàn tỉnh có 21 huyện", ["Tỉnh Nghệ An"]),
        ("UBND xã Chiềng Cọ", "Trên địa bàn xã có 3 trường", ["Xã Chiềng Cọ"]),
        ("Bộ Y tế", "Bộ đã ban hành 12 thông tư", ["Bộ Y tế"]),
        ("Sở Y tế tỉnh Nghệ An", "Sở đã cử 5 đoàn kiểm tra", ["Sở Y tế tỉnh Nghệ An"]),
        # nobody says which
        (None, "Toàn tỉnh có 200 xã", ["Tỉnh"]),
        (None, "Sở đã ban hành 12 văn bản", []),
        # a class of bodies, a part of another word
        ("Bộ Y tế", "Các bộ, ngành đã ban hành 12 văn bản", []),
        ("UBND tỉnh Sơn La", "63/63 tỉnh, thành phố đã ban hành kế hoạch", []),
        ("UBND xã Chiềng Cọ", "Vốn xã hội hóa đạt 3 tỷ đồng", []),
        # the nation as a whole; not where it is only mentioned
        ("UBND tỉnh Sơn La", "Cả nước có 11 tỉnh đạt chuẩn", ["Việt Nam"]),
        ("UBND tỉnh Sơn La", "GRDP cao hơn bình quân cả nước 1,2 điểm phần trăm", []),
        # places and bodies that the catalogue does not have, each with its own
        ("UBND tỉnh Sơn La", "Huyện Mai Sơn đạt 12 xã; huyện Yên Châu đạt 9 xã", ["Huyện Mai Sơn", "Huyện Yên Châu"]),
        ("Sở Y tế tỉnh Nghệ An", "Bệnh viện đa khoa Cửa Đông khám 900 lượt", ["Bệnh viện đa khoa Cửa Đông"]),
        ("Sở GD&ĐT tỉnh Sơn La", "Trường Mầm non có 12 lớp", []),
        ("UBND xã Chiềng Cọ", "bản Hôm (12 hộ), bản Muông (9 hộ)", ["Bản Hôm", "Bản Muông"]),
    ],
)
def test_what_titles_and_unlisted_names_mean(by: str | None, sentence: str, expected: list[str]) -> None:
    told = [one.entry.name_vi for one in subject_entity.subjects(Sentence(sentence, 0), context(by))]
    assert [name.partition(", ")[0] for name in told] == expected


def test_a_place_below_a_province_is_known_by_where_it_lies() -> None:
    here = context("UBND tỉnh Tiền Giang")
    (one,) = subject_entity.subjects(Sentence("Huyện Châu Thành có 22 xã", 0), here)
    assert one.entry.name_vi == "Huyện Châu Thành, tỉnh Tiền Giang"  # An Giang has one too


def test_one_province_that_is_gone_makes_a_list_one_of_before() -> None:
    here = context(year=2025)
    listed = subject_entity.subjects(Sentence("như: Hưng Yên (132 tổ), Thái Bình (56 tổ)", 0), here)
    assert [one.entry.key for one in listed] == ["VN-NSO-63:33", "VN-NSO-63:34"]
    listed = subject_entity.subjects(Sentence("như: Hưng Yên (132 tổ), Lâm Đồng (56 tổ)", 0), here)
    assert [one.entry.key for one in listed] == ["VN-NSO-34:33", "VN-NSO-34:68"]


@pytest.mark.parametrize(
    ("by", "sentence", "expected"),
    [
        # each with its number, whatever leads to it
        (None, "Hà Nội dẫn đầu với 120 ca, tiếp theo là TP Hồ Chí Minh 98 ca", ["Hà Nội", "Hồ Chí Minh"]),
        (None, "Số vụ cháy tại Hà Nội là 120 vụ, tại Đồng Nai là 60 vụ", ["Hà Nội", "Đồng Nai"]),
        (None, "GRDP của Bắc Giang tăng 13,85%, Thanh Hóa tăng 12,16%", ["Bắc Giang", "Thanh Hóa"]),
        (None, "So với cùng kỳ, Trà Vinh tăng 10,04%, còn Quảng Ngãi giảm 2,1%", ["Trà Vinh", "Quảng Ngãi"]),
        (None, "Trong đó, Quảng Ninh thu 55 tỷ đồng; Hải Phòng thu 118 tỷ đồng", ["Quảng Ninh", "Hải Phòng"]),
        (None, "Công an tỉnh Nghệ An triệt phá 12 vụ, Công an TP Đà Nẵng triệt phá 9 vụ", ["Nghệ An", "Đà Nẵng"]),
        ("UBND tỉnh Nghệ An", "TP. Vinh có 25 phường; thành phố Vinh thu 2 tỷ đồng", ["Vinh", "Vinh"]),
        ("UBND TP Cần Thơ", "quận Ô Môn đạt 85%, huyện Thới Lai đạt 72%", ["Quận Ô Môn", "Huyện Thới Lai"]),
        # what a figure is only held against, or measured from
        (None, "GRDP tăng 7,1%, cao hơn Hà Nội 2,1 điểm phần trăm", []),
        (None, "Khu công nghiệp cách Hà Nội 30 km có 12 nhà máy", []),
        (None, "Cao tốc Hà Nội - Hải Phòng 105 km", []),
        (None, "Chương trình hợp tác với Hà Nội đạt 12 dự án", []),
        (None, "Cả nước có 12 tỉnh đạt chuẩn, trong đó có Hà Nam", ["Việt Nam"]),
    ],
)
def test_each_place_of_a_list_has_its_number(by: str | None, sentence: str, expected: list[str]) -> None:
    told = [one.entry.name_vi for one in subject_entity.subjects(Sentence(sentence, 0), context(by, 2024))]
    names = [name.partition(", ")[0].removeprefix("Tỉnh ").removeprefix("Thành phố ") for name in told]
    assert names == expected
