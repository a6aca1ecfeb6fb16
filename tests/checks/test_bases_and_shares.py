"""Bases in brackets, ranks, and shares of a list: sound sentences of many fields, each with one slip."""

import pytest

from tests.checks.text_of import told

PAIRS: tuple[tuple[str, str, str, str], ...] = (
    # rule, sentences, what is replaced, by what
    (
        "percent_of_plan_matches",  # Two bases in one sentence, each with its percentage.
        "Trong 11 tháng, cả tỉnh tuyển sinh học nghề 18.540 người, đạt 92,7% kế hoạch năm (20.000 người), "
        "bằng 108,2% so với cùng kỳ (17.135 người).",
        "92,7%",
        "97,2%",
    ),
    (
        "change_matches_values",
        "Trong 11 tháng, cả tỉnh tuyển sinh học nghề 18.540 người, đạt 92,7% kế hoạch năm (20.000 người), "
        "bằng 108,2% so với cùng kỳ (17.135 người).",
        "108,2%",
        "118,2%",
    ),
    (
        "percent_of_plan_matches",  # More than the plan, by so much.
        "Kho lưu trữ hiện có 412.600 hồ sơ, trong đó chỉnh lý trong năm 8.640 hồ sơ, vượt 8,0% kế hoạch (8.000 hồ sơ).",
        "8,0%",
        "18,0%",
    ),
    (
        "percent_of_plan_matches",  # Less than the plan, by so much.
        "Thu phí bảo vệ môi trường 47,5 tỷ đồng, thấp hơn 5,0% so với dự toán (50 tỷ đồng).",
        "5,0%",
        "15,0%",
    ),
    (
        "change_matches_values",  # The base has a name of its own.
        "Tịch thu tang vật trị giá 6,3 tỷ đồng, gấp 1,8 lần trị giá tang vật năm 2022 (3,5 tỷ đồng).",
        "gấp 1,8 lần",
        "gấp 2,8 lần",
    ),
    (
        "change_matches_values",  # Times of a fall.
        "Năm 2023 ghi nhận 320 ca tay chân miệng, giảm 2,5 lần so với năm 2022 (800 ca).",
        "2,5 lần",
        "3,5 lần",
    ),
    (
        "change_matches_values",
        "Số tàu thuyền vào tránh trú bão là 1.284 chiếc, tăng 7,0% so với cùng kỳ năm trước (1.200 chiếc).",
        "7,0%",
        "17,0%",
    ),
    (
        "change_matches_values",  # Its base is told with the year.
        "Tiêu thụ 2.340 tấn mực đông lạnh, tăng 4,0% so với năm trước (năm 2022 là 2.250 tấn).",
        "4,0%",
        "14,0%",
    ),
    (
        "rank_moved_as_told",  # The first place is the best.
        "Chỉ số cải cách hành chính năm 2023 xếp thứ 12/63, tăng 9 bậc so với năm 2022 (xếp thứ 21).",
        "tăng 9 bậc",
        "giảm 9 bậc",
    ),
    (
        "rank_moved_as_told",
        "Năm 2023, chỉ số hài lòng xếp hạng 31, tụt 4 bậc, từ vị trí 27 xuống vị trí 31.",
        "tụt 4 bậc",
        "tụt 14 bậc",
    ),
    (
        "fraction_matches_percent",  # The whole is what the list adds up to.
        "Theo giới tính: nam 1.270 học viên, chiếm 63,5%; nữ 730 học viên, chiếm 36,5%.",
        "63,5%",
        "65,3%",
    ),
    (
        "fraction_matches_percent",  # The whole stands in the sentence before.
        "Tổng diện tích cà phê đạt 8.400 ha. Diện tích cà phê vối 6.720 ha, chiếm 80,0%; "
        "diện tích cà phê chè 1.512 ha, chiếm 18,0%.",
        "18,0%",
        "19,0%",
    ),
    (
        "fraction_matches_percent",
        "Lực lượng kiểm tra 640 cơ sở: cơ sở sản xuất 256 cơ sở (40,0%), cơ sở kinh doanh 384 cơ sở (60,0%).",
        "(60,0%)",
        "(66,0%)",
    ),
    (
        "parts_make_whole",  # What divides a whole is listed without "gồm".
        "Trong 24 tuyến xe buýt có 13 tuyến tăng khách, 8 tuyến giảm khách và 3 tuyến không thay đổi.",
        "8 tuyến",
        "9 tuyến",
    ),
    (
        "parts_make_whole",  # The words of a part in brackets are many.
        "Trong kỳ nhận 1.960 đơn (số đơn kỳ trước chuyển sang 148 đơn, nhận mới 1.812 đơn).",
        "148 đơn",
        "184 đơn",
    ),
    (
        "count_matches_names",  # Names in a bracket, each of words that are none by themselves.
        "Có 03 tiêu chí giảm điểm (Chi phí thời gian, Tính minh bạch, Cạnh tranh bình đẳng).",
        "03",
        "04",
    ),
    (
        "change_matches_values",  # The base stands in the row of the table.
        """
        | Chỉ tiêu | Đơn vị | TH 2022 | KH 2023 | TH 2023 |
        | Tỷ lệ thất thoát nước | % | 18,0 | 17,0 | 16,5 |
        | Khách hàng cuối năm | hộ | 128.410 | 133.000 | 133.925 |
        Tỷ lệ thất thoát nước năm 2023 là 16,5%, giảm 1,5 điểm phần trăm so với năm 2022.
        """,
        "1,5 điểm",
        "2,5 điểm",
    ),
    (
        "change_matches_values",
        """
        | Chỉ tiêu | Năm 2022 | Năm 2023 |
        | Sản lượng thịt hơi xuất chuồng (tấn) | 41.500 | 43.575 |
        | Sản lượng trứng (nghìn quả) | 96.400 | 98.100 |
        Sản lượng thịt hơi xuất chuồng năm 2023 đạt 43.575 tấn, tăng 5,0% so với năm 2022.
        """,
        "5,0%",
        "6,5%",
    ),
    (
        "percent_of_plan_matches",
        """
        | Chỉ tiêu | Kế hoạch 2023 | Thực hiện 2023 |
        | Số thuê bao cáp quang (thuê bao) | 268.000 | 254.600 |
        | Số trạm phát sóng (trạm) | 1.250 | 1.262 |
        Số thuê bao cáp quang năm 2023 là 254.600 thuê bao, bằng 95,0% kế hoạch.
        """,
        "95,0%",
        "98,0%",
    ),
    (
        "change_matches_values",  # An amount and its percentage.
        "Nguồn vốn ủy thác đạt 4.526,8 tỷ đồng, tăng 512,3 tỷ đồng (+12,8%) so với cuối năm 2022.",
        "+12,8%",
        "+18,2%",
    ),
    (
        "change_matches_values",
        "Năm 2023 xảy ra 318 vụ ngộ độc, làm 142 người nhập viện. So với năm 2022, số vụ tăng 27 vụ (9,3%), "
        "số người nhập viện giảm 16 người (10,1%).",
        "(9,3%)",
        "(3,9%)",
    ),
    (
        "change_matches_values",  # The value stands behind its change, the base in the table.
        """
        | Chỉ tiêu | Năm 2022 | Năm 2023 |
        | Tỷ lệ hộ nghèo đa chiều (%) | 9,84 | 7,52 |
        | Tỷ lệ hộ cận nghèo (%) | 6,10 | 5,85 |
        Năm 2023, tỷ lệ hộ nghèo đa chiều giảm 2,32 điểm phần trăm so với năm 2022, còn 7,52%.
        """,
        "2,32 điểm",
        "2,92 điểm",
    ),
    (
        "change_matches_values",
        "Hộ cận nghèo: đầu năm 152 hộ (2,84%), cuối năm 137 hộ (2,56%), giảm 15 hộ.",
        "15 hộ",
        "25 hộ",
    ),
    (
        "parts_make_whole",  # Nouns of many kinds behind a colon.
        "Trung tâm có 214 viên chức: 48 bác sĩ, 96 điều dưỡng, 21 kỹ thuật viên, 15 dược sĩ, 34 nhân viên khác.",
        "96 điều dưỡng",
        "86 điều dưỡng",
    ),
    (
        "total_is_sum_of_rows",  # Quarters and their year.
        """
        | Quý | Lượt kiểm định | Phí thu (triệu đồng) |
        | I | 81.230 | 4.061 |
        | II | 76.890 | 3.844 |
        | III | 113.470 | 5.673 |
        | IV | 129.670 | 6.483 |
        | Cả năm | 401.260 | 20.061 |
        """,
        "113.470",
        "114.370",
    ),
    (
        "total_is_sum_of_rows",  # Months and their quarter.
        """
        | Tháng | Doanh thu (tỷ đồng) | Lợi nhuận (tỷ đồng) |
        | Tháng 1 | 34,2 | 3,2 |
        | Tháng 2 | 22,5 | -0,6 |
        | Tháng 3 | 39,7 | 3,9 |
        | Quý I | 96,4 | 6,5 |
        """,
        "-0,6",
        "0,6",
    ),
    (
        "comparison_matches_columns",
        """
        | Cấp học | Biên chế giao | Hiện có | Thừa (+), thiếu (-) |
        | Mầm non | 6.420 | 5.985 | -435 |
        | Tiểu học | 7.815 | 7.560 | -255 |
        | Trung học cơ sở | 5.240 | 5.255 | 15 |
        """,
        "-255",
        "-525",
    ),
    (
        "serial_used_once",
        """
        | STT | Xã | Số hộ |
        | 1 | Tân Mỹ | 1.214 |
        | 2 | Yên Lư | 1.345 |
        | 3 | Song Khê | 987 |
        | 4 | Lãng Sơn | 1.102 |
        """,
        "| 3 |",
        "| 2 |",
    ),
    (
        "counted_up_to_issue",
        "Đến ngày 30/11/2023, toàn tỉnh đã có 98 trạm y tế đạt chuẩn.",
        "30/11/2023",
        "30/11/2024",
    ),
)

SOUND: dict[str, str] = {
    "a serial number over two rows": """
        | STT | Huyện | Xã | Số hộ |
        | 1 | Cao Lộc | Hợp Thành | 1.214 |
        | 1 | Cao Lộc | Tân Liên | 1.345 |
        | 2 | Văn Lãng | Tân Mỹ | 987 |
        | 3 | Bình Gia | Hồng Thái | 1.102 |
        """,
    "growth in other prices than the table's": """
        | Chỉ tiêu | Năm 2022 | Năm 2023 | Tốc độ tăng theo giá so sánh (%) |
        | Giá trị sản xuất công nghiệp (tỷ đồng) | 41.500 | 45.650 | 7,2 |
        Giá trị sản xuất công nghiệp năm 2023 đạt 45.650 tỷ đồng, tăng 7,2% so với năm 2022.
        """,
    "real growth beside amounts": "GRDP năm 2023 đạt 99.000 tỷ đồng, tăng 7,5% so với năm 2022 (90.000 tỷ đồng).",
    "so many have all of it": "Có 47/52 kỳ đạt 100%; kỳ thấp nhất 92,4%.",
    "men and women apart": "Xã có 1.846 hộ, 7.215 nhân khẩu (nam 3.640 nhân khẩu, nữ 3.575 nhân khẩu).",
    "a bracket between whole and part": (
        "Đã kiểm định 401.260 lượt phương tiện, giảm 15,1% so với năm 2022 (472.500 lượt), trong đó đạt lần đầu "
        "349.096 lượt, chiếm 87,0%."
    ),
    "a wage beside a turnover": (
        "Năm 2023, doanh thu bình quân 2,45 tỷ đồng/hợp tác xã; thu nhập bình quân của lao động 5,2 triệu đồng/tháng."
    ),
    "the beginning of a year and now": "Đến nay có 742 hợp tác xã. Đầu năm có 705 hợp tác xã.",
    "the year before in a bracket": "Trong năm cấp 36 giấy phép (năm 2022: 29 giấy phép), tăng 24,1%.",
    "a fall in a bracket": "Có 612 doanh nghiệp thành lập mới (-4,8%), 398 doanh nghiệp tạm ngừng (+7,0%).",
    "plans and spending under two heads": """
        | Dự án | Vốn đầu tư › Kế hoạch | Vốn đầu tư › Giải ngân | Vốn khác › Kế hoạch | Vốn khác › Giải ngân | Tổng |
        | Dự án 1 | 92.400 | 71.850 | 31.250 | 12.740 | 84.590 |
        | Dự án 2 | 48.600 | 35.120 | 0 | 0 | 35.120 |
        | Dự án 3 | 0 | 0 | 146.300 | 58.415 | 58.415 |
        | Dự án 4 | 241.500 | 205.330 | 18.900 | 11.020 | 216.350 |
        """,
    "quarters of an occupancy": """
        | Quý | Lượt khách | Công suất buồng (%) | Số phòng |
        | I | 81.230 | 48,5 | 1.200 |
        | II | 76.890 | 66,2 | 1.240 |
        | III | 113.470 | 71,0 | 1.260 |
        | Cả năm | 271.590 | 61,9 | 1.260 |
        """,
    "some of a list behind a colon": "Tổ chức 40 hoạt động: 12 hội thảo, 9 triển lãm, 3 cuộc thi.",
    "the year before behind the same share": """
        | Chỉ tiêu | Yêu cầu (%) | Kết quả (%) |
        | Tỷ lệ kháng nghị được chấp nhận | 70 | 83,3 |
        | Tỷ lệ truy tố đúng tội | 95 | 99,8 |
        Có 45/54 kháng nghị được chấp nhận, đạt 83,3% (năm 2022 đạt 78,4%).
        """,
    "so many reached a bound": "Có 9/16 khoản thu đạt từ 75% dự toán trở lên; 7 khoản còn lại dưới 75%.",
    "each part of the spending against its own plan": (
        "Tổng chi 15.870 tỷ đồng, trong đó chi đầu tư 5.128 tỷ đồng (đạt 52,4%), chi thường xuyên 10.742 tỷ đồng "
        "(đạt 66,5%)."
    ),
    "a second division behind the parts": (
        "Diện tích sản xuất 142 ha, gồm cam 88 ha, bưởi 36 ha, xoài 18 ha; trong đó 74 ha đạt VietGAP, 21 ha hữu cơ."
    ),
    "an earlier report in a bracket": (
        "Tính đến ngày 29/9/2023 có 95 người bị thương (báo cáo ngày 15/9/2023: 118 người ốm, 43 người bị thương)."
    ),
    "points from last year, and from the plan": """
        | Chỉ tiêu | TH 2022 | KH 2023 | TH 2023 |
        | Tỷ lệ thất thoát nước (%) | 18,0 | 17,0 | 16,5 |
        | Tỷ lệ hộ dùng nước sạch (%) | 88,0 | 90,0 | 91,2 |
        Tỷ lệ thất thoát nước năm 2023 là 16,5%, giảm 1,5 điểm phần trăm so với năm 2022 và thấp hơn kế hoạch 0,5 điểm
        phần trăm.
        """,
    "a share of those that are known": (
        "Đã xác minh 54/60 vụ (đạt 90,0%), trong đó do bất cẩn 27 vụ, chiếm 50,0% số vụ đã xác minh."
    ),
    "a share of the last of two wholes": (
        "Số phải thu 3.100 tỷ đồng, trong đó có khả năng thu 1.600 tỷ đồng; đã thu 800 tỷ đồng, đạt 50,0%."
    ),
    "a level in brackets": "Tỷ lệ thu gom rác đạt 88,0% (1.100 tấn/ngày), trong đó đô thị 640 tấn/ngày.",
    "an average and those of its parts": (
        "Diện tích sàn bình quân đầu người đạt 26,4 m2 sàn/người (đô thị 30,2 m2 sàn/người; nông thôn 24,9 m2 "
        "sàn/người), vượt mục tiêu đề ra là 26,0 m2 sàn/người."
    ),
    "a rank without a unit": "Thi tay nghề đạt 14 giải, xếp thứ 6/11 đơn vị (năm trước xếp thứ 8).",
    "provinces before a day": (
        "Trước ngày 01/7/2025, cả nước có 63 tỉnh, thành phố; sau sắp xếp còn 34 tỉnh, thành phố."
    ),
    "a target that was reached in the year": (
        "Từ ngày 01/10/2022 đến ngày 30/9/2023, đã thi hành xong 4.200 việc, đạt tỷ lệ 84,0%, "
        "vượt chỉ tiêu được giao (83,0%)."
    ),
    "a plan of less": (
        "Tỷ lệ sinh con thứ 3 trở lên năm 2022 là 14,8%. Kế hoạch năm 2023, tỷ lệ sinh con thứ 3 trở lên còn 14,5%."
    ),
    "a difference in brackets": "Chi an sinh xã hội 525 tỷ đồng, tăng 5,0% so với kế hoạch (tăng 25 tỷ đồng).",
    "classes that overlap": (
        "Trong 120 hợp tác xã có 98 hợp tác xã nông nghiệp, 41 hợp tác xã ứng dụng công nghệ và 12 hợp tác xã mới."
    ),
    "a name with a comma": "Có 02 ngành tăng trưởng khá (Nông nghiệp, lâm nghiệp và thủy sản; Vận tải, kho bãi).",
    "shares of two wholes": (
        "Cho vay nông thôn 4.100 tỷ đồng, chiếm 41,0% tổng dư nợ; cho vay hộ nghèo 820 tỷ đồng, chiếm 20,0% số đó."
    ),
    "a plan of a day to come": "Đến ngày 31/12/2025, toàn tỉnh phấn đấu có 98 trạm y tế đạt chuẩn.",
    "a span of days": "Từ ngày 15/12/2023 đến ngày 14/01/2024, xảy ra 12 vụ cháy.",
}


@pytest.mark.parametrize(
    ("rule", "text", "instead_of", "printed"), PAIRS, ids=[f"{p[0]}-{n}" for n, p in enumerate(PAIRS)]
)
def test_one_slip(rule: str, text: str, instead_of: str, printed: str) -> None:
    assert instead_of in text
    assert told(text) == []
    assert rule in {name for name, _ in told(text.replace(instead_of, printed, 1))}


@pytest.mark.parametrize("name", SOUND)
def test_what_looks_wrong_and_is_not(name: str) -> None:
    assert told(SOUND[name]) == []
