"""Means, flows, lists with a rest, changes in a row: sound passages of many fields, and the same with one slip."""

import pytest

from tests.checks.text_of import told

PAIRS: tuple[tuple[str, str, str, str], ...] = (
    # rule, sentences, what is replaced, by what
    (
        "share_without_slip",
        "Năm 2023, Trung tâm tiếp nhận 3.125 đơn, đã trả kết quả 2.877 đơn (đạt 92,06%).",
        "92,06%",
        "29,06%",
    ),
    (
        "share_without_slip",
        "Năm 2023, mở 12 lớp cho 248 học viên, cấp chứng chỉ cho 217 học viên (87,5%).",
        "217 học viên",
        "317 học viên",
    ),
    (
        "share_without_slip",
        "Năm 2023, thuốc nam được dùng cho 1.962 bệnh nhân, chiếm 24,6% số bệnh nhân nội trú (7.976 bệnh nhân).",
        "24,6%",
        "34,6%",
    ),
    (
        "mean_matches_total",
        "Năm 2023, 6 hợp tác xã vay được 9,3 tỷ đồng, bình quân 1,55 tỷ đồng/hợp tác xã.",
        "1,55 tỷ đồng/",
        "1,55 triệu đồng/",
    ),
    (
        "mean_matches_total",
        "Năm 2023, 24 thư viện xã đón 51.600 lượt, trung bình 2.150 lượt/thư viện.",
        "2.150",
        "2.510",
    ),
    (
        "mean_within_values",
        "Giá thuê kho lạnh 42.000 đồng/m2, kho thường 28.500 đồng/m2, sân bãi 9.600 đồng/m2; "
        "giá bình quân chung 25.400 đồng/m2.",
        "25.400",
        "52.400",
    ),
    (
        "mean_within_values",
        "Bình quân 36 vụ/thẩm phán; cao nhất 52 vụ, thấp nhất 21 vụ.",
        "36 vụ",
        "63 vụ",
    ),
    (
        "stock_follows_flows",
        "Đầu kỳ có 2.418 học viên; tiếp nhận 615 học viên; hoàn thành chương trình 702 học viên; "
        "cuối kỳ còn 2.331 học viên.",
        "615",
        "651",
    ),
    (
        "stock_follows_flows",
        "Năm 2023 kết nạp 326 đoàn viên, trưởng thành đoàn 118 đoàn viên, chuyển đi 45 đoàn viên, "
        "so với đầu năm tăng 163 đoàn viên.",
        "tăng 163",
        "tăng 208",
    ),
    (
        "quarters_make_year",
        "Cả năm 2023, cảng đạt 1.846 nghìn tấn. Theo quý: quý I 418 nghìn tấn, quý II 462 nghìn tấn, "
        "quý III 497 nghìn tấn, quý IV 469 nghìn tấn.",
        "497",
        "479",
    ),
    (
        "parts_make_whole",
        "Năm 2023 xảy ra 84 sự cố lưới điện. Nguyên nhân: do sét 31 sự cố; do cây đổ 27 sự cố; do vật nuôi 14 sự cố; "
        "nguyên nhân khác 12 sự cố.",
        "27 sự cố",
        "37 sự cố",
    ),
    (
        "change_matches_values",
        "Năm 2023 kiểm tra 512 cơ sở, tịch thu 1.942 kg, phạt 685 triệu đồng. "
        "Năm 2022 là 468 cơ sở, 1.520 kg và 640 triệu đồng; như vậy số cơ sở tăng 44 cơ sở, "
        "hàng tịch thu tăng 422 kg, tiền phạt tăng 45 triệu đồng.",
        "422 kg",
        "442 kg",
    ),
    (
        "direction_fits_values",
        "Năm 2023 xảy ra 138 vụ đuối nước, 79 em tử vong, cứu được 84 người. So với năm 2022 "
        "(121 vụ, 86 em tử vong, 61 người được cứu), số vụ tăng 17 vụ, số em tử vong giảm 7 em, "
        "số người được cứu tăng 23 người.",
        "cứu tăng 23",
        "cứu giảm 23",
    ),
    (
        "direction_fits_values",
        "Năm 2023, tỷ lệ buồng trống là 31,4%, tăng 3,3 điểm phần trăm so với tỷ lệ 28,1% của năm trước.",
        "tăng 3,3",
        "giảm 3,3",
    ),
    (
        "points_are_no_percent",
        "Năm 2023, tỷ lệ buồng trống là 31,4%, tăng 3,3 điểm phần trăm so với mức 28,1% của năm 2022.",
        "3,3 điểm phần trăm",
        "3,3%",
    ),
)

SOUND: dict[str, str] = {
    "a share of another whole": "Có 4.120 hộ nuôi cá, 1.236 hộ đăng ký bảo hiểm, đạt 61,8% chỉ tiêu được giao.",
    "a rate of its own": "Khám cho 8.412 trẻ, phát hiện 512 trẻ thấp còi, tỷ lệ tham gia đạt 96,3%.",
    "a mean over some of all": "Có 24 dự án, 5 dự án gọi được vốn 7,35 tỷ đồng, bình quân 1,47 tỷ đồng/dự án.",
    "a mean of another year": "Giá cá tra 28.400 đồng/kg, năm trước giá bình quân 31.200 đồng/kg.",
    "a mean among unlike prices": "Giá lúa 7.800 đồng/kg, cà phê 98.500 đồng/kg; lương bình quân 9,2 triệu đồng/tháng.",
    "the mean of more than is listed": "Huyện Lạc Sơn 52 vụ, huyện Kim Bôi 48 vụ; bình quân toàn tỉnh 31 vụ/huyện.",
    "stocks with a merger told apart": (
        "Đầu năm có 214 trường; sáp nhập 18 trường còn 9 trường, thành lập mới 2 trường, giải thể 1 trường; "
        "cuối năm có 206 trường."
    ),
    "a stock and one flow": "Đầu năm có 812 hộ; trong năm có 64 hộ thoát nghèo; cuối năm còn 791 hộ.",
    "parts in several ways": (
        "Khám cho 5.386 lượt, trong đó bảo hiểm y tế 4.710 lượt, ngoại trú 3.260 lượt, chuyển tuyến 318 lượt."
    ),
    "what is still wanting behind parts": (
        "Toàn trường có 28 phòng học: 21 kiên cố, 07 bán kiên cố; còn thiếu 02 phòng bộ môn."
    ),
    "parts of several nouns": (
        "Có 1.047 HTX, gồm 761 HTX nông nghiệp, 27 quỹ tín dụng nhân dân, 259 HTX phi nông nghiệp."
    ),
    "a plan in the bracket of a percentage": "Đã tiêm 121.995 liều, đạt 97,6% (kế hoạch 125.000 liều).",
    "a population in the bracket of a percentage": (
        "Có 1.412.541 người tham gia, bằng 94,0% dân số (dân số 1.502.300 người)."
    ),
    "boys and girls and their ratio": (
        "Sinh ra 21.482 trẻ: trai 11.545, gái 9.937; tỷ số giới tính khi sinh 116,2 bé trai/100 bé gái."
    ),
    "the base before a change told twice": (
        "Sản lượng năm 2022 là 104.900 tấn; năm 2023 giảm 20.235 tấn (19,3%) do thời tiết."
    ),
    "a base in brackets without its unit": "Số vụ thụ lý tăng 127 vụ so với năm 2022 (1.521).",
    "an estimate worked out": "Phấn đấu giải ngân đạt 95% kế hoạch vốn, tức khoảng 1.384,4 tỷ đồng.",
    "out of so many": "Bản án bị hủy 03 vụ (0,18%), bị sửa 05 vụ (0,30%) tính trên 1.649 vụ đã giải quyết.",
    "a month's sum for one": "Đỡ đầu 64 học sinh, 500.000 đồng/em/tháng, cả năm 384 triệu đồng.",
    "spent of its own whole": (
        "Trung ương hỗ trợ 98 tỷ đồng, ngân sách tỉnh bố trí 45,6 tỷ đồng; đã giải ngân 71,2 tỷ đồng trên tổng "
        "143,6 tỷ đồng."
    ),
    "parts that divide the first of them": (
        "Quỹ chi 9,4 tỷ đồng, trong đó tạm ứng 5,1 tỷ đồng, đã thu hồi 3,8 tỷ đồng, còn phải thu 1,3 tỷ đồng."
    ),
    "a plan between a value and its change": (
        "Thu phí 7 tháng năm 2023 đạt 15.960 tỷ đồng trên dự toán 25.200 tỷ đồng, "
        "giảm 460 tỷ đồng so với 16.420 tỷ đồng của cùng kỳ."
    ),
    "a fall of cases, not of people": "Phát hiện 176 vụ/624 người, giảm 57,3% số vụ (năm 2022: 412 vụ).",
    "items below each other that are not all": (
        "Toàn huyện có 412 công trình. Hư hỏng: cầu 12 công trình; đường 31 công trình; thủy lợi 22 công trình; "
        "khác 9 công trình."
    ),
}


@pytest.mark.parametrize(
    ("rule", "text", "instead_of", "printed"), PAIRS, ids=[f"{pair[0]}-{turn}" for turn, pair in enumerate(PAIRS)]
)
def test_one_slip(rule: str, text: str, instead_of: str, printed: str) -> None:
    assert instead_of in text
    assert told(text) == []
    found = told(text.replace(instead_of, printed, 1))
    assert rule in {name for name, _ in found}, found


@pytest.mark.parametrize("name", SOUND)
def test_passage_that_looks_wrong_and_is_not(name: str) -> None:
    assert told(SOUND[name]) == []


def test_a_sentence_may_tell_a_sum_in_a_larger_unit_than_its_table() -> None:
    table = """Bảng 1. Kim ngạch theo cửa khẩu năm 2023
        Đơn vị tính: nghìn USD
        | Cửa khẩu | Xuất khẩu | Nhập khẩu | Cộng |
        | Bờ Y | 98.650 | 51.720 | 150.370 |
        | Đắk Kôi | 25.650 | 11.580 | 37.230 |
        | Tổng | 124.300 | 63.300 | 187.600 |"""
    sentence = "Năm 2023, kim ngạch ước 187,6 triệu USD, trong đó xuất khẩu 124,3 triệu USD, nhập khẩu 63,3 triệu USD."
    assert told(f"{sentence}\n{table}") == []


def test_persons_may_be_called_by_what_they_are() -> None:
    assert told("Năm 2023, số phạm nhân được cấp chứng chỉ nghề là 1.602 người.") == []
