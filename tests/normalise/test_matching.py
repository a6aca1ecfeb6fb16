"""Which curated indicator a printed name may mean, and names that must never be one."""

import pytest

from normalise.records import IndicatorEntry
from normalise.reference import indicator
from normalise.reference.matching import Matcher, matcher

NEAR_MISSES = [
    # the population
    ("Tỷ lệ dân số có điện thoại thông minh", "Tỷ lệ thuê bao có điện thoại thông minh"),
    ("Tỷ lệ dân số có điện thoại thông minh", "Tỷ lệ hộ gia đình có điện thoại thông minh"),
    ("Tỷ lệ hộ gia đình có kết nối Internet", "Tỷ lệ người dân có kết nối Internet"),
    ("Tỷ lệ người dân có hồ sơ sức khỏe điện tử", "Tỷ lệ dân số có hồ sơ sức khỏe điện tử"),
    ("Tỷ lệ dân số có chữ ký số cá nhân", "Tỷ lệ dân số trưởng thành có chữ ký số cá nhân"),
    ("Tỷ lệ doanh nghiệp sử dụng nền tảng số", "Tỷ lệ doanh nghiệp nhỏ và vừa sử dụng nền tảng số"),
    ("Tỷ lệ doanh nghiệp sử dụng hợp đồng điện tử", "Tỷ lệ hợp tác xã sử dụng hợp đồng điện tử"),
    ("Tỷ lệ doanh nghiệp có trang thông tin", "Tỷ lệ hộ kinh doanh có trang thông tin"),
    ("Tỷ lệ cán bộ, công chức được tập huấn", "Tỷ lệ cán bộ, công chức, viên chức được tập huấn"),
    ("Tỷ lệ học sinh có hồ sơ số", "Tỷ lệ sinh viên có hồ sơ số"),
    ("Tỷ lệ người sử dụng Internet", "Tỷ lệ thuê bao Internet"),
    ("Số doanh nghiệp công nghệ số", "Số doanh nghiệp nhà nước công nghệ số"),
    ("Tỷ lệ người từ 15 tuổi trở lên có tài khoản", "Tỷ lệ người từ 18 tuổi trở lên có tài khoản"),
    ("Tỷ lệ bộ, ngành có kế hoạch dữ liệu mở", "Tỷ lệ địa phương có kế hoạch dữ liệu mở"),
    ("Tỷ lệ thôn được phủ sóng 4G", "Tỷ lệ xã được phủ sóng 4G"),
    ("Tỷ lệ trạm y tế xã có hồ sơ điện tử", "Tỷ lệ bệnh viện có hồ sơ điện tử"),
    ("Tỷ lệ dịch vụ công được cung cấp toàn trình", "Tỷ lệ thủ tục hành chính được cung cấp toàn trình"),
    # what is done
    ("Tỷ lệ hồ sơ nộp trực tuyến", "Tỷ lệ hồ sơ xử lý trực tuyến"),
    ("Tỷ lệ hồ sơ được tiếp nhận trực tuyến", "Tỷ lệ hồ sơ được giải quyết trực tuyến"),
    ("Tỷ lệ hồ sơ thanh toán trực tuyến", "Tỷ lệ hồ sơ nộp trực tuyến"),
    (
        "Tỷ lệ kết quả giải quyết thủ tục hành chính được số hóa",
        "Tỷ lệ hồ sơ giải quyết thủ tục hành chính được số hóa",
    ),
    ("Tỷ lệ cơ quan ban hành kế hoạch dữ liệu mở", "Tỷ lệ cơ quan cung cấp dữ liệu mở"),
    ("Tỷ lệ hệ thống thông tin được phê duyệt cấp độ", "Tỷ lệ hệ thống thông tin đáp ứng yêu cầu cấp độ"),
    ("Tỷ lệ tài khoản định danh được phê duyệt", "Tỷ lệ tài khoản định danh được kích hoạt"),
    ("Số tổ công nghệ số cộng đồng được thành lập", "Số tổ công nghệ số cộng đồng được tập huấn"),
    # having and using
    ("Tỷ lệ hộ gia đình có cáp quang", "Tỷ lệ hộ gia đình dùng cáp quang"),
    ("Tỷ lệ hộ gia đình có đường cáp quang", "Tỷ lệ hộ gia đình sử dụng đường cáp quang"),
    ("Tỷ lệ doanh nghiệp sử dụng nền tảng số", "Tỷ lệ doanh nghiệp thường xuyên sử dụng nền tảng số"),
    ("Tỷ lệ doanh nghiệp dùng thử nền tảng số", "Tỷ lệ doanh nghiệp sử dụng nền tảng số"),
    ("Số tài khoản được mở", "Số tài khoản đang hoạt động"),
    ("Tỷ lệ người dân có tài khoản dịch vụ công", "Tỷ lệ người dân sử dụng dịch vụ công"),
    ("Tỷ lệ người dân đã cài đặt ứng dụng", "Tỷ lệ người dân đã kích hoạt ứng dụng"),
    # the measure
    ("Số lượng giao dịch qua Internet", "Giá trị giao dịch qua Internet"),
    ("Số giao dịch qua nền tảng NDXP", "Số giao dịch bình quân một ngày qua nền tảng NDXP"),
    ("Số người được tập huấn", "Số lượt người được tập huấn"),
    ("Doanh thu thương mại điện tử", "Tốc độ tăng doanh thu thương mại điện tử"),
    ("Tổng số thẻ đã cấp", "Số thẻ cấp mới"),
    ("Điểm chuyển đổi số cấp tỉnh", "Thứ hạng chuyển đổi số cấp tỉnh"),
    # the scope
    ("Số thuê bao băng rộng cố định", "Số thuê bao băng rộng di động"),
    ("Tỷ lệ dân số được phủ sóng 4G", "Tỷ lệ dân số được phủ sóng 5G"),
    ("Tỷ lệ dịch vụ công mức độ 3", "Tỷ lệ dịch vụ công mức độ 4"),
    ("Tỷ lệ dịch vụ công toàn trình", "Tỷ lệ dịch vụ công một phần"),
    ("Tỷ trọng kinh tế số trong GDP", "Tỷ trọng kinh tế số trong GRDP"),
    ("Tỷ trọng kinh tế số trong GDP", "Tỷ trọng kinh tế số lõi trong GDP"),
    ("Số lượng giao dịch qua ATM", "Số lượng giao dịch qua POS"),
    ("Tỷ lệ học phí thanh toán không dùng tiền mặt", "Tỷ lệ viện phí thanh toán không dùng tiền mặt"),
    ("Tỷ lệ hộ nghèo có điện thoại thông minh", "Tỷ lệ hộ gia đình có điện thoại thông minh"),
    ("Tỷ lệ xã có mạng truyền số liệu", "Tỷ lệ huyện có mạng truyền số liệu"),
    ("Tỷ lệ người dân ở nông thôn có tài khoản", "Tỷ lệ người dân ở đô thị có tài khoản"),
    ("Tỷ lệ cơ quan có kết nối", "Tỷ lệ cơ quan chưa có kết nối"),
]


def unit_of(name: str) -> str:
    return "%" if name.startswith("Tỷ") else "VND" if name.startswith(("Giá trị", "Doanh thu")) else "giao dịch"


@pytest.mark.parametrize(("one", "other"), NEAR_MISSES)
def test_near_misses_are_two_indicators_and_never_offered_as_one(one: str, other: str) -> None:
    unit = unit_of(one)
    assert indicator.resolve(one, unit)[0] != indicator.resolve(other, unit)[0]
    share = {"numerator": "a", "population": "b"} if unit == "%" else {}
    curated = IndicatorEntry(
        code="ONE",
        name_vi=one,
        name_en="One",
        unit=unit,
        kind="rate" if unit == "%" else "level",
        time_basis="stock",
        definition="d",
        **share,
    )
    for suggestion in Matcher([curated]).suggest(other, unit):
        assert suggestion.is_another, suggestion


def test_no_curated_name_is_offered_as_another_wording_of_a_second_indicator() -> None:
    """Each name of the catalogue against all other entries: none may seem to be one with another."""
    entries = indicator.catalogue()
    compare = Matcher(entries)
    offered = [
        (name, suggestion.code)
        for entry in entries
        for name in (entry.name_vi, *entry.aliases)
        for suggestion in compare.suggest(name, entry.unit)
        if suggestion.code != entry.code and not suggestion.is_another
    ]
    assert offered == []


@pytest.mark.parametrize(
    ("printed", "unit", "code", "lacks", "adds"),
    [
        # another order of the same report, an abbreviation, a slip of the pen: words that change nothing
        ("hồ sơ TTHC xử lý trực tuyến", "%", "DOSSIER_ONLINE_PROCESSED_SHARE", (), ()),
        ("hộ gia đình có đường Internet cáp quang", "%", "HH_FIBRE_SHARE", ("băng rộng",), ()),
        (
            "bộ, ngành, địa phương ban hành kế hoạch về dữ liệu mở năm đó",
            "%",
            "OPEN_DATA_PLAN_AGENCY_SHARE",
            (),
            ("năm đó",),
        ),
    ],
)
def test_a_suggestion_says_which_words_differ(
    printed: str, unit: str, code: str, lacks: tuple[str, ...], adds: tuple[str, ...]
) -> None:
    first = matcher().suggest(printed, unit)[0]
    assert (first.code, first.lacks, first.adds) == (code, lacks, adds)


def test_words_are_shown_as_printed() -> None:
    first = matcher().suggest("Tỷ lệ hộ gia đình đã có đường Internet cáp quang băng rộng", "%")[0]
    assert (first.code, first.adds) == ("HH_FIBRE_SHARE", ("đã",))


def test_only_indicators_of_the_unit_are_suggested() -> None:
    codes = {one.code for one in matcher().suggest("giao dịch qua Internet", "VND")}
    assert "INTERNET_PAYMENTS_VALUE" in codes
    assert "INTERNET_PAYMENTS_NUMBER" not in codes


def test_nothing_is_suggested_for_words_that_no_name_has() -> None:
    assert matcher().suggest("lò mổ gia cầm tập trung", "%") == ()
