"""What sentences say of one measure: sound ones of many fields that nothing is found in, and the same with one slip."""

import pytest

from tests.checks.text_of import told

PAIRS: tuple[tuple[str, str, str, str], ...] = (
    # rule, sentences, what is replaced, by what
    (
        "one_size_for_one_thing",
        """Tổng vốn vay ưu đãi cho hộ mới thoát nghèo năm 2023 là 1.845 tỷ đồng.
        Tín dụng được quan tâm. Tổng vốn vay ưu đãi cho hộ mới thoát nghèo năm 2023 là 1.845 tỷ đồng.""",
        "là 1.845 tỷ đồng.\n",
        "là 1.845 triệu đồng.\n",
    ),
    (
        "one_size_for_one_thing",
        """Tỷ lệ trẻ em suy dinh dưỡng thể thấp còi năm 2023 là 18,6%.
        Tỷ lệ trẻ em suy dinh dưỡng thể thấp còi năm 2023 là 18,6%, giảm 0,8 điểm phần trăm.""",
        "là 18,6%.",
        "là 1,86%.",
    ),
    (
        "one_value_for_one_thing",
        """Số giáo viên được bồi dưỡng thường xuyên năm 2023 là 12.480 giáo viên.
        Số giáo viên được bồi dưỡng thường xuyên năm 2023 là 12.480 giáo viên, đạt 98,7% kế hoạch.""",
        "12.480 giáo viên.",
        "12.840 giáo viên.",
    ),
    (
        "direction_fits_values",
        "Số vụ bạo lực gia đình giảm từ 214 vụ năm 2022 xuống 186 vụ năm 2023.",
        "186 vụ",
        "286 vụ",
    ),
    (
        "direction_fits_values",
        "Năng suất lúa tăng từ 58,4 tạ/ha năm 2022 lên 60,2 tạ/ha năm 2023.",
        "60,2",
        "56,2",
    ),
    (
        "direction_fits_values",
        "Sản lượng cà phê năm 2023 đạt 48.200 tấn, tăng 4,8% so với năm 2022 (46.000 tấn).",
        "tăng 4,8%",
        "giảm 4,8%",
    ),
    (
        "points_are_no_percent",
        "Tỷ lệ lao động qua đào tạo tăng từ 64,0% năm 2022 lên 67,2% năm 2023, tăng 3,2 điểm phần trăm.",
        "3,2 điểm phần trăm",
        "3,2%",
    ),
    (
        "change_matches_values",
        "Tỷ lệ lao động qua đào tạo tăng từ 64,0% năm 2022 lên 67,2% năm 2023, tăng 3,2 điểm phần trăm.",
        "tăng 3,2 điểm",
        "tăng 2,3 điểm",
    ),
    (
        "change_matches_values",
        "Số hộ trồng cây dược liệu năm 2023 là 1.350 hộ, gấp 3 lần năm 2022 (450 hộ).",
        "gấp 3 lần",
        "gấp 4 lần",
    ),
    (
        "change_matches_values",
        "Sản lượng tôm nuôi năm 2023 đạt 9.720 tấn, tăng 8,0% so với năm 2022 (9.000 tấn).",
        "8,0%",
        "18,0%",
    ),
    (
        "part_of_time_within_whole",
        "Doanh thu vận tải hành khách quý II năm 2023 đạt 640 tỷ đồng. "
        "Doanh thu vận tải hành khách năm 2023 đạt 2.415 tỷ đồng.",
        "640 tỷ",
        "2.640 tỷ",
    ),
    (
        "part_of_time_within_whole",
        "Số lượt khách tham quan bảo tàng 6 tháng đầu năm 2023 là 84.300 lượt. "
        "Số lượt khách tham quan bảo tàng 9 tháng đầu năm 2023 là 121.700 lượt.",
        "121.700",
        "81.700",
    ),
    (
        "percent_of_plan_matches",
        "Năm 2023, thu thuế xuất nhập khẩu đạt 3.105 tỷ đồng, bằng 92,7% dự toán (3.350 tỷ đồng).",
        "92,7%",
        "97,2%",
    ),
    (
        "percent_of_plan_matches",
        "Kế hoạch năm 2023 trồng 2.400 ha rừng sản xuất, đã trồng 2.208 ha, đạt 92,0% kế hoạch.",
        "2.208 ha",
        "2.280 ha",
    ),
    (
        "shares_make_hundred",
        "Cơ cấu lao động năm 2023: nông nghiệp chiếm 38,4%; công nghiệp chiếm 33,1%; dịch vụ chiếm 28,5%.",
        "28,5%",
        "24,5%",
    ),
    (
        "count_matches_names",
        "Toàn tỉnh có 05 xã đạt chuẩn nâng cao gồm: Yên Lư, Tân Mỹ, Song Khê, Hương Gián và Lãng Sơn.",
        "05 xã",
        "06 xã",
    ),
    (
        "count_matches_names",
        "Đã khởi công 03 tuyến đường tại các huyện: Bình Liêu, Ba Chẽ, Tiên Yên.",
        ", Tiên Yên",
        "",
    ),
    (
        "counted_up_to_issue",
        "Tính đến ngày 30/11/2023, toàn tỉnh có 412 trường đạt chuẩn quốc gia.",
        "30/11/2023",
        "30/11/2032",
    ),
    (
        "change_matches_values",
        "Số vụ tai nạn đuối nước giảm 10 vụ (từ 145 vụ xuống 135 vụ) so với năm 2022.",
        "giảm 10 vụ",
        "giảm 12 vụ",
    ),
    (
        "direction_fits_values",
        "Diện tích nuôi tôm nước lợ tăng 120 ha (từ 3.450 ha lên 3.570 ha).",
        "tăng 120",
        "giảm 120",
    ),
    (
        "target_above_result",
        "Năm 2023, tỷ lệ dân số tham gia bảo hiểm y tế đạt 94,6%. "
        "Phấn đấu năm 2024, tỷ lệ dân số tham gia bảo hiểm y tế đạt trên 95,2%.",
        "trên 95,2%",
        "trên 92,5%",
    ),
    (
        "fraction_matches_percent",
        "Có 124/160 trạm y tế có bác sĩ làm việc thường xuyên (đạt 77,5%).",
        "77,5%",
        "75,7%",
    ),
    (
        "parts_make_whole",
        "Toàn ngành có 2.140 phòng học, gồm 1.320 phòng kiên cố, 610 phòng bán kiên cố và 210 phòng học tạm.",
        "1.320",
        "1.230",
    ),
    (
        "quarters_make_year",
        """Số lượt khách du lịch quý I năm 2023 là 412 nghìn lượt, quý II năm 2023 là 530 nghìn lượt.
        Số lượt khách du lịch quý III năm 2023 là 655 nghìn lượt, quý IV năm 2023 là 543 nghìn lượt.
        Số lượt khách du lịch năm 2023 là 2.140 nghìn lượt.""",
        "2.140",
        "2.410",
    ),
    (
        "numbers_run_on",
        """Kết quả thực hiện:
        1. Xây mới 12 cầu nông thôn.
        2. Sửa chữa 48 km đường.
        3. Lắp đặt 310 biển báo.
        4. Trồng 1.200 cây xanh.""",
        "4. Trồng",
        "5. Trồng",
    ),
    (
        "day_exists",
        "Tính đến ngày 30/11/2023, toàn tỉnh có 1.245 hợp tác xã.",
        "30/11",
        "31/11",
    ),
    (
        "direction_fits_values",  # The base in brackets, and no amount of the change.
        "Diện tích hồ tiêu năm 2023 là 16.350 ha, tăng so với năm 2022 (15.800 ha).",
        "tăng so với",
        "giảm so với",
    ),
    (
        "direction_fits_values",
        "Năm 2023, Tòa án hai cấp đã thụ lý 2.140 vụ án dân sự, tăng so với 1.985 vụ của năm 2022.",
        "2.140",
        "1.740",
    ),
    (
        "columns_in_their_order",
        """Số hộ được đấu nối nước sạch mới năm 2023 là 18.200 hộ, năm 2022 là 16.900 hộ.
        Bảng 1. Đấu nối nước sạch
        | TT | Chỉ tiêu | Năm 2022 | Năm 2023 |
        | 1 | Số hộ được đấu nối nước sạch mới (hộ) | 16.900 | 18.200 |
        | 2 | Chiều dài ống lắp mới (km) | 214 | 236 |""",
        "| 16.900 | 18.200 |",
        "| 18.200 | 16.900 |",
    ),
    (
        "verdict_fits_target",
        "Tỷ lệ tiêm chủng đầy đủ cho trẻ dưới 1 tuổi năm 2023 đạt 96,3%, vượt mục tiêu đề ra là 95%.",
        "vượt",
        "chưa đạt",
    ),
    (
        "verdict_fits_target",
        "Năm 2023, tỷ lệ tham gia bảo hiểm y tế đạt 93,2% dân số, chưa đạt kế hoạch giao (94%).",
        "93,2%",
        "95,2%",
    ),
    (
        "result_is_of_its_target",
        """Mục tiêu năm 2023: tỷ lệ hộ dân nông thôn được sử dụng nước sạch đạt 65%.
        Kết quả: tỷ lệ hộ dân nông thôn được sử dụng nước sạch năm 2023 đạt 82%, vượt mục tiêu đề ra.""",
        "hộ dân nông thôn được sử dụng nước sạch năm 2023",
        "hộ dân đô thị được sử dụng nước sạch năm 2023",
    ),
    (
        "shares_make_hundred",
        "Trong tổng số lao động có việc làm năm 2023, lao động nam chiếm 54,3%, lao động nữ chiếm 45,7%.",
        "45,7%",
        "47,7%",
    ),
    (
        "product_matches_rate",
        "Vụ đông xuân 2023, diện tích lúa 40.000 ha, năng suất 60 tạ/ha, sản lượng đạt 240.000 tấn.",
        "240.000",
        "260.000",
    ),
    (
        "product_matches_rate",
        """Bảng 1. Dân số năm 2023
        | Đơn vị hành chính | Diện tích (km2) | Dân số (người) | Mật độ dân số (người/km2) |
        | Toàn tỉnh | 6.000 | 1.200.000 | 200 |""",
        "| 200 |",
        "| 250 |",
    ),
    (
        "done_before_issue",
        "Ngày 15/8/2023, Sở Công Thương đã ban hành kế hoạch và tổ chức 12 đợt kiểm tra.",
        "15/8/2023",
        "15/8/2025",
    ),
    (
        "one_value_for_one_thing",  # A summary opens with words that are no part of the name.
        """Số người nhiễm HIV đang được điều trị ARV năm 2023 là 1.284 người.
        Tóm lại, số người nhiễm HIV đang được điều trị ARV năm 2023 là 1.284 người.""",
        "là 1.284 người.\n",
        "là 1.248 người.\n",
    ),
    (
        "quarters_make_year",
        "Lượt khám quý I/2023 đạt 120.500 lượt, quý II/2023 đạt 131.200 lượt; 6 tháng đầu năm 2023 đạt 251.700 lượt.",
        "251.700",
        "281.700",
    ),
    (
        "result_is_of_its_target",
        """Chỉ tiêu giao năm 2023 là 70% cơ quan cấp huyện sử dụng chữ ký số.
        Đến nay 95% cơ quan cấp huyện đã sử dụng chữ ký số, đạt chỉ tiêu giao.""",
        "95% cơ quan cấp huyện",
        "95% cơ quan cấp tỉnh",
    ),
    (
        "percent_of_plan_matches",  # One noun, once with a word more.
        "Năm 2023, toàn tỉnh hoàn thành 1.360 căn nhà ở xã hội, đạt 85% kế hoạch (kế hoạch 1.600 căn).",
        "85%",
        "95%",
    ),
    (
        "count_matches_names",
        "Năm 2023, Viện đã công nhận lưu hành 04 giống lúa mới: HN6, DT80, QR15 và VN20.",
        "04",
        "03",
    ),
)

SOUND: dict[str, str] = {
    "a rounded change before its values": "Sản lượng tăng 0,3 nghìn tấn (từ 12,41 nghìn tấn lên 12,73 nghìn tấn).",
    "a sector beside the whole in another table": """
        Bảng 1. Doanh nghiệp năm 2023
        | Chỉ tiêu | Năm 2022 | Năm 2023 | Năm 2023 so với cùng kỳ năm trước (%) |
        | Hợp tác xã hoàn tất thủ tục giải thể (HTX) | 1.802 | 1.621 | 90,0 |
        | Hợp tác xã thành lập mới (HTX) | 2.150 | 2.236 | 104,0 |
        Bảng 2. Hợp tác xã hoàn tất thủ tục giải thể
        | Ngành | Năm 2022 | Năm 2023 | Năm 2023 so với cùng kỳ năm trước (%) |
        | Hợp tác xã hoàn tất thủ tục giải thể, dịch vụ | 1.357 | 1.224 | 90,2 |
        | Hợp tác xã hoàn tất thủ tục giải thể, xây dựng | 178 | 138 | 77,5 |
        """,
    "more than the plan": "Thu phí tham quan năm 2023 đạt 46,2 tỷ đồng, bằng 115,5% kế hoạch, tăng 8,0%.",
    "a price index": "Chỉ số giá tiêu dùng tháng 12/2023 bằng 103,58% so với cùng kỳ năm 2022.",
    "points without the word": "Tỷ lệ bao phủ bảo hiểm xã hội năm 2023 đạt 39,2%, tăng 1,1% so với năm 2022.",
    "a share at the end of a year": "Tỷ lệ nợ xấu cuối năm 2023 là 1,7%, giảm 0,2 điểm phần trăm so với năm 2022.",
    "a stock against last year": "Đến hết năm 2023, toàn tỉnh có 9.412 doanh nghiệp, tăng 7,4% so với năm 2022.",
    "a quarter and the one before": "Quý IV/2023, doanh thu lưu trú đạt 212 tỷ đồng, giảm 4,5% so với quý III/2023.",
    "a debt at two times": (
        "Dư nợ cho vay sinh viên đến 30/6/2023 là 412 tỷ đồng. Dư nợ cho vay sinh viên đến 31/12/2023 là 398 tỷ đồng."
    ),
    "an average of months": (
        "Thu nhập bình quân lao động tháng 12/2023 là 9,8 triệu đồng. "
        "Thu nhập bình quân lao động năm 2023 là 8,4 triệu đồng."
    ),
    "growth that fell": "Tốc độ tăng giá trị sản xuất ngành xây dựng năm 2023 là -3,1%.",
    "main shares only": "Cơ cấu chi năm 2023, trong đó: lương chiếm 52,4%; mua sắm chiếm 21,0%; họp chiếm 18,1%.",
    "two structures": (
        "Cơ cấu kinh tế năm 2023: nông nghiệp 21,4%, công nghiệp 38,2%, dịch vụ 40,4% "
        "(năm 2022: nông nghiệp 22,6%, công nghiệp 37,5%, dịch vụ 39,9%)."
    ),
    "examples of names": "Có 12 huyện triển khai tốt, điển hình: Hải Hậu, Giao Thủy, Trực Ninh.",
    "an announced day": "Dự kiến tính đến ngày 31/12/2025, toàn tỉnh có 98 xã đạt chuẩn.",
    "less of what is bad": "Năm 2023, tỷ lệ hộ nghèo còn 4,1%. Phấn đấu năm 2024, tỷ lệ hộ nghèo còn dưới 3,2%.",
    "several times as much": "Số dự án tăng từ 12 dự án năm 2022 lên 36 dự án năm 2023, tăng gấp 3 lần.",
    "one thing in two bodies": (
        "Sở Y tế tổ chức 12 lớp tập huấn kỹ năng số. Sở Nội vụ tổ chức 21 lớp tập huấn kỹ năng số."
    ),
    "from one day to another": "Thời gian xử lý hồ sơ giảm từ 15 ngày xuống còn 9 ngày, giảm 40%.",
    "a range": "Năng suất lúa đạt từ 58 đến 62 tạ/ha, tăng từ 2 đến 3 tạ/ha so với năm 2022.",
    "this year and last": ("Năm nay toàn huyện thu hút 14 dự án, năm trước thu hút 17 dự án, giảm 17,6%."),
    "money carried over": (
        "Nguồn năm 2022 chuyển sang là 45 tỷ đồng; dự toán giao năm 2023 là 320 tỷ đồng; đã giải ngân 338 tỷ đồng."
    ),
    "two divisions": (
        "Toàn tỉnh có 1.200 hợp tác xã, trong đó: 800 hợp tác xã nông nghiệp, 400 hợp tác xã phi nông nghiệp; "
        "có 950 hợp tác xã hoạt động hiệu quả, 250 hợp tác xã ngừng hoạt động."
    ),
    "provinces after the mergers": "Đến hết tháng 12/2025, 34/34 tỉnh, thành phố đã kết nối cơ sở dữ liệu đất đai.",
    "provinces before the mergers": "Đến hết tháng 5/2025, 63/63 tỉnh, thành phố đã số hóa dữ liệu hộ tịch.",
    "another place in brackets": "Đã số hóa 106/108 huyện (Sơn Động đang hoàn tất, đạt 85%).",
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
def test_sentence_that_looks_wrong_and_is_not(name: str) -> None:
    assert told(SOUND[name]) == []
