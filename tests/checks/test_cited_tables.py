"""Sentences that cite tables, days, lists and targets: sound ones of many fields, and the same with one slip."""

from datetime import date

import pytest

from tests.checks.text_of import told

SCHOOLS = """
| Huyện | Số trường | Số học sinh | Tỷ lệ đạt chuẩn (%) |
| Cẩm Khê | 41 | 18.462 | 71,5 |
| Thanh Ba | 36 | 15.207 | 63,8 |
| Hạ Hòa | 38 | 16.935 | 58,4 |
| Tổng cộng | 115 | 50.604 | 64,9 |
"""
QUARTERS = """
| Thời gian | Kế hoạch (tấn) | Thu mua (tấn) | Tỷ lệ thực hiện (%) |
| Quý I | 4.150 | 3.962 | 95,5 |
| Quý II | 5.240 | 4.418 | 84,3 |
| Quý III | 6.105 | 5.873 | 96,2 |
"""
YEARS = """
| Năm | Hội viên | Quỹ hội (triệu đồng) |
| 2020 | 21.340 | 1.215,4 |
| 2021 | 22.105 | 1.348,2 |
| 2022 | 22.870 | 1.506,9 |
| 2023 | 23.412 | 1.672,5 |
"""
HARVEST = """
| Vụ | Diện tích (ha) | Sản lượng (tấn) |
| Vụ Xuân | 1.842 | 11.236 |
| Vụ Mùa | 1.967 | 10.618 |
"""
MEDALS = """
| Giải | Vàng | Bạc | Đồng | Cộng |
| Giải trẻ | 31 | 26 | 44 | 101 |
| Giải vô địch | 17 | 23 | 29 | 69 |
| Tổng cộng | 48 | 49 | 73 | 170 |
"""
HERDS = """
| Chỉ tiêu | Năm 2022 | Năm 2023 |
| Đàn bò (con) | 41.265 | 43.718 |
| Đàn dê (con) | 12.904 | 11.386 |
"""
FUND = """Tình hình giải ngân năm 2023. Đơn vị tính: triệu đồng
| Dự án | Số công trình | Vốn giao | Giải ngân |
| Kè sông Lô | 6 | 41.350 | 38.215 |
| Hồ Ngòi Là | 9 | 57.620 | 52.946 |
| Tổng cộng | 15 | 98.970 | 91.161 |
"""

PAIRS: tuple[tuple[str, str, str, str], ...] = (
    # rule, sentences, what is replaced, by what
    # another row's figure
    ("sentence_matches_table", f"{SCHOOLS}Huyện Thanh Ba có 15.207 học sinh.", "có 15.207", "có 16.935"),
    ("sentence_matches_table", f"{QUARTERS}Quý II có tỷ lệ thực hiện 84,3% do mưa lũ.", "hiện 84,3%", "hiện 96,2%"),
    ("sentence_matches_table", f"{YEARS}Quỹ hội năm 2022 là 1.506,9 triệu đồng.", "là 1.506,9", "là 1.348,2"),
    ("sentence_matches_table", f"{SCHOOLS}Có 18.462 học sinh ở Cẩm Khê.", "ở Cẩm Khê", "ở Hạ Hòa"),
    ("sentence_matches_table", f"{HERDS}Năm 2022, đàn bò có 41.265 con.", "có 41.265", "có 43.718"),
    # two figures exchanged, by column, by row and by year
    (
        "sentence_matches_table",
        f"{MEDALS}Đoàn tỉnh giành 170 huy chương (48 vàng, 49 bạc, 73 đồng).",
        "49 bạc, 73 đồng",
        "73 bạc, 49 đồng",
    ),
    (
        "sentence_matches_table",
        f"{HARVEST}Toàn xã thu vụ xuân 11.236 tấn, vụ mùa 10.618 tấn.",
        "vụ xuân 11.236 tấn, vụ mùa 10.618 tấn",
        "vụ xuân 10.618 tấn, vụ mùa 11.236 tấn",
    ),
    (
        "sentence_matches_table",
        """
        | Địa bàn | Mục tiêu (căn) | Hoàn thành (căn) |
        | Phổ Yên | 1.460 | 1.312 |
        | Sông Công | 845 | 790 |
        Tại Phổ Yên, tỉnh đặt mục tiêu 1.460 căn, đến nay hoàn thành 1.312 căn.
        """,
        "mục tiêu 1.460 căn, đến nay hoàn thành 1.312 căn",
        "mục tiêu 1.312 căn, đến nay hoàn thành 1.460 căn",
    ),
    (
        "sentence_matches_table",
        """
        | Loại tàu | Năm 2022 (lượt) | Năm 2023 (lượt) |
        | Tàu khách | 412 | 538 |
        | Tàu hàng | 1.206 | 1.349 |
        Năm 2023 có 538 lượt tàu khách, tăng 126 lượt so với năm 2022 (412 lượt).
        """,
        "| Loại tàu | Năm 2022 (lượt) | Năm 2023 (lượt) |",
        "| Loại tàu | Năm 2023 (lượt) | Năm 2022 (lượt) |",
    ),
    # digits turned round
    (
        "sentence_matches_table",
        """
        | Giải | HCV | HCB | Tổng |
        | Giải trẻ | 312 | 287 | 599 |
        | Giải vô địch | 215 | 198 | 413 |
        | Tổng số | 527 | 485 | 1.012 |
        Cả năm đoàn giành 1.012 huy chương, trong đó 527 HCV.
        """,
        "đó 527 HCV",
        "đó 572 HCV",
    ),
    ("sentence_matches_table", f"{SCHOOLS}Huyện Thanh Ba có 15.207 học sinh.", "có 15.207", "có 15.027"),
    ("sentence_matches_table", f"{SCHOOLS}Vùng này có 115 trường, 50.604 học sinh.", "50.604 học", "50.640 học"),
    ("sentence_matches_table", f"{FUND}Cả năm giải ngân được 91.161 triệu đồng.", "được 91.161", "được 91.761"),
    # the highest and the lowest
    (
        "extreme_is_of_its_column",
        f"{SCHOOLS}Hạ Hòa có tỷ lệ đạt chuẩn thấp nhất (58,4%).",
        "thấp nhất",
        "cao nhất",
    ),
    (
        "extreme_is_of_its_column",
        f"{QUARTERS}Kết quả cao nhất là Quý III với 96,2% kế hoạch.",
        "Quý III với 96,2%",
        "Quý I với 95,5%",
    ),
    ("extreme_is_of_its_column", f"{SCHOOLS}Cẩm Khê là huyện có số học sinh cao nhất.", "cao nhất", "thấp nhất"),
    # the unit of a table, where no name is the same
    ("one_size_for_one_thing", f"{FUND}Cả 15 công trình giải ngân 91,2 tỷ đồng.", "triệu đồng", "tỷ đồng"),
    (
        "one_size_for_one_thing",
        """Doanh thu bán nước. Đơn vị tính: tỷ đồng
        | Khu vực | Nước thương phẩm (nghìn m3) | Doanh thu |
        | Nội thành | 5.312,4 | 4.250 |
        | Ngoại thành | 2.106,8 | 1.365 |
        | Cộng | 7.419,2 | 5.615 |
        Nước thương phẩm đạt 7.419,2 nghìn m3. Tiền nước thu được 5.615 tỷ đồng.
        """,
        "được 5.615 tỷ đồng",
        "được 5.615 triệu đồng",
    ),
    # a change since another year
    ("change_matches_values", f"{YEARS}Hội viên có 23.412 người, so với năm 2020 tăng 2.072 người.", "2.072", "1.307"),
    # a value, its percentage of the plan and what lies beyond
    (
        "beyond_plan_matches",
        "Thu phí cảng biển năm 2023 đạt 1.296 tỷ đồng, bằng 108,0% dự toán, vượt 96 tỷ đồng.",
        "vượt 96",
        "vượt 144",
    ),
    (
        "beyond_plan_matches",
        "Trồng rừng năm 2023 đạt 3.680 ha, đạt 92,0% kế hoạch, còn thiếu 320 ha.",
        "3.680 ha",
        "3.860 ha",
    ),
    (
        "one_value_for_one_thing",
        "Mười một tháng năm 2023 thu 954 tỷ đồng, đạt 90,0% kế hoạch; cả năm 2023 thu 1.060 tỷ đồng, "
        "bằng 100,0% kế hoạch.",
        "Mười một tháng năm 2023",
        "Cả năm 2023",
    ),
    # one count in two sections
    (
        "one_value_for_one_thing",
        """Bưu điện tỉnh phát 74.315 bưu phẩm trong năm 2023.
        Sản lượng năm 2023 gồm 74.315 bưu phẩm cho thấy nhu cầu tăng.""",
        "gồm 74.315",
        "gồm 73.415",
    ),
    # targets and ranks
    (
        "verdict_fits_target",
        "Tạo việc làm mới cho 1.642 lao động, chưa đạt chỉ tiêu 2.000 người (bằng 82,1%).",
        "chưa đạt",
        "đạt",
    ),
    (
        "verdict_fits_target",
        "Tỷ lệ giải quyết án đạt 92,4% (vượt 2,4 điểm phần trăm so với chỉ tiêu 90,0%).",
        "vượt",
        "chưa đạt, thấp hơn",
    ),
    (
        "rank_moved_as_told",
        "Chỉ số PCI năm 2023 xếp thứ 21/63, tăng 4 bậc so với năm 2022 (thứ 25).",
        "21/63",
        "12/63",
    ),
    # lists and numbers
    (
        "count_matches_names",
        "Thành phố tu bổ 04 di tích: Đình Mỹ Lộc, Chùa Linh Sơn, Đền thờ họ Trịnh, Khu mộ cụ Phan Tôn.",
        "04 di tích",
        "05 di tích",
    ),
    (
        "numbers_run_on",
        """[I. TÌNH HÌNH]
        Trong năm có 12 lớp học nghề.
        [II. KẾT QUẢ]
        Có 45 lao động được cấp chứng chỉ.
        [III. ĐÁNH GIÁ]
        Có 3 lớp chậm tiến độ.""",
        "[III. ",
        "[II. ",
    ),
    (
        "count_matches_items",
        """Trong năm đã triển khai 03 giải pháp sau:
        - Hỗ trợ giống cây cho hộ nghèo.
        - Mở lớp dạy nghề ngắn hạn.
        - Vay vốn ưu đãi.
        Nhìn chung kết quả tốt.""",
        "03 giải pháp",
        "04 giải pháp",
    ),
    (
        "count_matches_items",
        """Còn 04 tồn tại:
        1. Thiếu giáo viên.
        2. Thiếu phòng học.
        3. Thiết bị cũ.
        4. Đường xa.
        Đề nghị các xã khắc phục.""",
        "04 tồn tại",
        "03 tồn tại",
    ),
    # days
    (
        "counted_up_to_issue",
        "Vốn giao 52.310 triệu đồng; giải ngân đến ngày 10/01/2024: 47.286 triệu đồng, đạt 90,4%.",
        "10/01/2024",
        "20/01/2024",
    ),
    (
        "done_before_issue",
        "Tiếp nhận 1.204 hồ sơ. Ngày 09/01/2024, đoàn kiểm tra làm việc tại trạm y tế xã.",
        "09/01/2024",
        "29/01/2024",
    ),
    (
        "day_exists",
        "Số có mặt đến ngày 30/11/2023 là 412 người. Phân loại tại ngày 30/11/2023 như sau.",
        "tại ngày 30/11/2023",
        "tại ngày 31/11/2023",
    ),
)

SOUND = {
    "the figure of a row that is named in other words": f"{SCHOOLS}Cẩm Khê và vùng lân cận có 16.935 học sinh Hạ Hòa.",
    "a year from which on": f"{HERDS}Từ cuối năm 2022, dịch bệnh giảm, đàn bò có 43.718 con.",
    "two rows compared": f"{SCHOOLS}So với Thanh Ba, số học sinh nhiều hơn, đạt 16.935 học sinh.",
    "figures in the order of their names": f"{HARVEST}Vụ Xuân, vụ Mùa thu lần lượt 11.236 tấn và 10.618 tấn.",
    "names in brackets": f"{HARVEST}Đã thu 11.236 tấn (vụ Xuân), 10.618 tấn (vụ Mùa).",
    "a total beside one of its parts": f"{SCHOOLS}Cùng với Thanh Ba, toàn vùng có 50.604 học sinh.",
    "a year named to compare with": f"{YEARS}So với năm 2021, quỹ hội tăng lên 1.672,5 triệu đồng.",
    "a year behind the figure to compare with": f"{YEARS}Quỹ hội đạt 1.672,5 triệu đồng, cao hơn năm 2020.",
    "the same digits of another kind": f"{SCHOOLS}Thanh Ba tổ chức 715 lượt tuyên truyền và 584 buổi tập huấn.",
    "a slip that is another row": f"{HARVEST}Sản lượng năm trước là 10.168 tấn ngô.",
    "nearly the figure of a row": f"{SCHOOLS}Năm ngoái, Thanh Ba có 15.912 học sinh.",
    "another measure of a row": f"{FUND}Kè sông Lô vay ngân hàng 38.512 triệu đồng.",
    "the highest of some rows": f"{SCHOOLS}Trong hai huyện phía Bắc, Thanh Ba cao nhất với 63,8%.",
    "the highest and the lowest": f"{SCHOOLS}Cao nhất là Cẩm Khê (71,5%), thấp nhất là Hạ Hòa (58,4%).",
    "a bound, and no lowest": f"{SCHOOLS}Mỗi huyện phấn đấu ít nhất 71,5% số trường đạt chuẩn.",
    "a table in its unit": f"{FUND}Cả 15 công trình giải ngân 91.161 triệu đồng.",
    "an amount rounded in a larger unit": f"{FUND}Cả 15 công trình giải ngân 91,2 tỷ đồng, vốn giao 99,0 tỷ đồng.",
    "the digits of another amount": f"{FUND}Vốn dân góp 38,2 tỷ đồng cho đường giao thông.",
    "medals of one kind only": f"{MEDALS}Riêng giải trẻ có 44 huy chương đồng và 26 bạc.",
    "beyond last year": "Thu phí năm 2023 đạt 1.296 tỷ đồng, bằng 108,0% dự toán, vượt 144 tỷ đồng so với năm 2022.",
    "short of the plan, rounded": "Gieo trồng 4.870 ha, đạt 97,4% kế hoạch, còn thiếu 130 ha.",
    "two plans of one value": (
        "Thu năm 2023 đạt 1.060 tỷ đồng, bằng 104,2% dự toán Trung ương giao và 98,1% dự toán tỉnh giao."
    ),
    "two times of one plan": (
        "Đến nay thu 954 tỷ đồng, đạt 90,0% kế hoạch; ước cả năm 2023 thu 1.060 tỷ đồng, bằng 100,0% kế hoạch."
    ),
    "counts whose digits differ elsewhere": "Có 74.315 bưu phẩm nội tỉnh. Có 75.413 bưu phẩm liên tỉnh.",
    "a target reached": "Tạo việc làm mới cho 2.042 lao động, vượt chỉ tiêu 2.000 người (bằng 102,1%).",
    "a share with another target": "Tỷ lệ che phủ rừng đạt 54,1%, cao hơn 0,6 điểm phần trăm so với năm 2022.",
    "a rank that fell": "Chỉ số PAPI năm 2023 xếp thứ 31/63, giảm 6 bậc so với năm 2022 (thứ 25).",
    "counts behind the names": (
        "Chuyển giao 06 gói kỹ thuật cho các bệnh viện: Hà Giang (02), Thanh Hóa (03), Sơn La (01)."
    ),
    "names with commas of their own": (
        "Xây mới 03 nhà: Trung tâm Văn hóa, Thông tin huyện Phù Ninh, Nhà thi đấu Việt Trì, Trạm y tế xã Tiên Du."
    ),
    "items and those within them": """Triển khai 02 nhóm việc:
        - Trồng rừng phòng hộ.
        + Giao cây giống.
        + Làm đất.
        - Khoán bảo vệ rừng.
        Kết quả tốt.""",
    "a number of what the items are not": """Thăm 120 hộ nghèo, tặng quà 05 hộ:
        - Xã Tân Lập, hộ ông Bàn và hộ bà Lò.
        - Xã Yên Sơn, ba hộ.
        Tổng trị giá 12 triệu đồng.""",
    "a remark behind the items": """Năm 2023 có 02 hạn chế:
        - Thiếu vốn.
        - Chậm giải phóng mặt bằng.
        - Nguyên nhân chủ yếu do mưa lũ.""",
    "the list around a list": """2. Giao 02 nhiệm vụ sau:
        1. Rà soát hộ nghèo.
        2. Hỗ trợ nhà ở.
        3. Kinh phí do huyện cấp.""",
    "a part of the time that a row is of": f"{QUARTERS}Tháng 4 của quý II thu mua được 1.418 tấn.",
    "a target beside what was won": f"{MEDALS}Mục tiêu năm 2024 là 73 huy chương bạc, 49 huy chương đồng.",
    "a lead without items": "Trong năm có 03 giải pháp sau:",
    "items of a list inside an item": """1. Trồng trọt đạt kế hoạch.
        1. Lúa đạt 12 tạ.
        2. Ngô có 15 xã trồng.
        2. Chăn nuôi có 24 trang trại.
        3. Thủy sản có 36 lồng.""",
    "a day of what is to come": "Đã tiếp nhận 1.204 hồ sơ. Ngày 29/01/2024, Sở sẽ tổ chức hội nghị tổng kết.",
    "an estimate up to a later day": "Giải ngân ước đến ngày 31/01/2024: 51.286 triệu đồng, đạt 98,0%.",
    "a month rounded up to its end": "Giải ngân đến ngày 31/01/2024: 51.286 triệu đồng, đạt 98,0%.",
    "days without a year": "Từ ngày 11/5 đến 20/5 độ mặn giảm dần, tại trạm Vàm Giá còn 4,2 g/l.",
    "a target that is a name": "2. Mục tiêu 95-95-95 được thực hiện tại 12 trung tâm y tế.",
    "a unit that ends another word": (
        "Trong đó: ma túy 541 vụ, trật tự 178 vụ, kinh tế 34 vụ, an ninh, chức vụ và tội khác 15 vụ."
    ),
    "places that one body has to do with": "Có 3/6 địa phương chưa công bố danh mục là Hưng Yên, Hà Nam, Nam Định.",
    "an estimate nearer to the change than a count": """
        | Loại hàng | Năm 2022 | 11 tháng 2023 | Ước năm 2023 |
        | Hàng nội địa | 92.416 | 91.507 | 100.180 |
        Mười một tháng, hàng nội địa đạt 91.507 nghìn tấn; ước cả năm 100.180 nghìn tấn, tăng 8,4% so với năm 2022.
        """,
}


@pytest.mark.parametrize(
    ("rule", "text", "instead_of", "printed"), PAIRS, ids=[f"{p[0]}-{n}" for n, p in enumerate(PAIRS)]
)
def test_one_slip(rule: str, text: str, instead_of: str, printed: str) -> None:
    assert instead_of in text
    assert told(text) == []
    found = told(text.replace(instead_of, printed, 1))
    assert rule in {name for name, _ in found}, found


@pytest.mark.parametrize("name", SOUND)
def test_what_looks_wrong_and_is_not(name: str) -> None:
    assert told(SOUND[name]) == []


def test_two_figures_exchanged_are_told_once() -> None:
    text = f"{HARVEST}Toàn xã thu vụ xuân 10.618 tấn, vụ mùa 11.236 tấn."
    assert [rule for rule, _ in told(text)] == ["sentence_matches_table"]


def test_a_day_that_is_none_is_told_with_the_last_one_of_its_month() -> None:
    text = "Số có mặt đến ngày 30/11/2023 là 412 người. Phân loại tại ngày 31/11/2023 như sau."
    assert ("day_exists", ("31/11/2023", "30/11/2023")) in told(text)


def test_a_day_after_the_issue_is_told_with_it() -> None:
    text = """Việt Trì, ngày 15 tháng 01 năm 2024
    Giải ngân đến ngày 20/01/2024: 47.286 triệu đồng."""
    names = ("đến ngày 20/01/2024", "47.286 triệu đồng", "ngày 15 tháng 01 năm 2024")
    assert told(text, issued_on=date(2024, 1, 15)) == [("counted_up_to_issue", names)]
