"""Names of figures that stand beside others: listed nouns, means, parts of all, bounds within a name, plans."""

import pytest

from tests.normalise.test_figures_in_turn import named
from tests.normalise.test_figures_of_other_fields import told


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        (
            "Toàn tỉnh còn 8.912 hộ nghèo (3,86%) và 10.345 hộ cận nghèo (4,48%).",
            [
                "8.912 hộ nghèo: hộ nghèo",
                "3,86%: tỷ lệ hộ nghèo",
                "10.345 hộ cận nghèo: hộ cận nghèo",
                "4,48%: tỷ lệ hộ cận nghèo",
            ],
        ),
        (
            "Có 112 trường mầm non (35 trường tư thục) và 204 trường tiểu học (12 trường tư thục).",
            [
                "112 trường mầm non: trường mầm non",
                "35 trường: trường mầm non (trường tư thục)",
                "204 trường tiểu học: trường tiểu học",
                "12 trường: trường tiểu học (trường tư thục)",
            ],
        ),
        (
            "Có 46 giám định viên, 120 hòa giải viên và 18 điều tra viên.",
            [
                "46 giám định viên: giám định viên",
                "120 hòa giải viên: hòa giải viên",
                "18 điều tra viên: điều tra viên",
            ],
        ),
        (
            "Toàn ngành có 612 cơ sở giáo dục với 9.870 lớp, 318.600 học sinh và 21.450 cán bộ quản lý, giáo viên.",
            [
                "612 cơ sở giáo dục: cơ sở giáo dục",
                "9.870 lớp: lớp (cơ sở giáo dục)",
                "318.600 học sinh: học sinh (cơ sở giáo dục)",
                "21.450 cán bộ: cán bộ quản lý, giáo viên",
            ],
        ),
        (
            "Có 12 xã và 3 phường đạt chuẩn đô thị văn minh.",
            ["12 xã: xã đạt chuẩn đô thị văn minh", "3 phường: phường đạt chuẩn đô thị văn minh"],
        ),
        (
            "Có 07 trạm cân và 10 kho bãi kết nối với cổng thông tin của hải quan.",
            [
                "07 trạm: trạm cân kết nối với cổng thông tin của hải quan",
                "10 kho: kho bãi kết nối với cổng thông tin của hải quan",
            ],
        ),
        (
            "Vốn đăng ký 9.860 tỷ đồng, bình quân 8,65 tỷ đồng/doanh nghiệp.",
            ["9.860 tỷ đồng: Vốn đăng ký", "8,65 tỷ đồng/doanh nghiệp: Vốn đăng ký bình quân"],
        ),
        (
            "Sản lượng điện đạt 6.500 triệu kWh, trung bình 17,8 triệu kWh/ngày.",
            ["6.500 triệu kWh: Sản lượng điện", "17,8 triệu kWh/ngày: Sản lượng điện trung bình"],
        ),
        (
            "Số lượt bạn đọc là 386.200 lượt, bình quân mỗi thư viện 27.586 lượt.",
            ["386.200 lượt: Số lượt bạn đọc", "27.586 lượt: Số lượt bạn đọc bình quân mỗi thư viện"],
        ),
        (
            "Giá trị sản xuất đạt 812 tỷ đồng, năng suất bình quân đạt 62 tạ/ha.",
            ["812 tỷ đồng: Giá trị sản xuất", "62 tạ/ha: năng suất bình quân"],
        ),
        (
            "Tuổi thọ trung bình đạt 74,3 tuổi, trong đó nữ 76,9 tuổi, nam 71,8 tuổi.",
            [
                "74,3 tuổi: Tuổi thọ trung bình",
                "76,9 tuổi: Tuổi thọ trung bình (nữ)",
                "71,8 tuổi: Tuổi thọ trung bình (nam)",
            ],
        ),
        (
            "Tỷ lệ hộ dùng nước sạch đạt 93%; khu vực nông thôn đạt 71%.",
            ["93%: Tỷ lệ hộ dùng nước sạch", "71%: Tỷ lệ hộ dùng nước sạch (khu vực nông thôn)"],
        ),
        (
            "Tỷ lệ hộ nghèo là 3,1%, tỷ lệ hộ nghèo khu vực nông thôn là 4,2%.",
            ["3,1%: Tỷ lệ hộ nghèo", "4,2%: tỷ lệ hộ nghèo khu vực nông thôn"],
        ),
        (
            "Công suất buồng phòng của các khách sạn từ 3 sao trở lên đạt 61,5%.",
            ["61,5%: Công suất buồng phòng của các khách sạn từ 3 sao trở lên"],
        ),
        (
            "Tàu cá có chiều dài từ 15 m trở lên lắp thiết bị giám sát đạt 99,1%.",
            ["99,1%: Tàu cá có chiều dài từ 15 m trở lên lắp thiết bị giám sát"],
        ),
        (
            "Các dự án có vốn từ 20 tỷ đồng trở xuống giải ngân 45,6%.",
            ["45,6%: Các dự án có vốn từ 20 tỷ đồng trở xuống giải ngân"],
        ),
        (
            "Có 6 khu công nghiệp đang hoạt động với tỷ lệ lấp đầy bình quân 72,4%.",
            ["6 khu công nghiệp: khu công nghiệp đang hoạt động", "72,4%: tỷ lệ lấp đầy bình quân"],
        ),
        ("Có 12 sở đạt tỷ lệ 100%.", ["12 sở: sở đạt tỷ lệ 100%"]),
        ("Có 4 huyện với tỷ lệ giải ngân trên 60%.", ["4 huyện: huyện với tỷ lệ giải ngân trên 60%"]),
        (
            "Đàn trâu 21.300 con, bằng 97,4%; đàn bò 64.800 con, bằng 101,2% so với cùng kỳ.",
            [
                "21.300 con: Đàn trâu",
                "97,4%: tỷ lệ Đàn trâu so với cùng kỳ",
                "64.800 con: đàn bò",
                "101,2%: tỷ lệ đàn bò so với cùng kỳ",
            ],
        ),
        (
            "Thu nội địa 812 tỷ đồng, đạt 98%; thu hải quan 95 tỷ đồng, đạt 112% dự toán.",
            [
                "812 tỷ đồng: Thu nội địa",
                "98%: tỷ lệ Thu nội địa so với dự toán",
                "95 tỷ đồng: thu hải quan",
                "112%: tỷ lệ thu hải quan so với dự toán",
            ],
        ),
        (
            "Số hồ sơ trực tuyến là 812 hồ sơ, đạt 98%; tỷ lệ hài lòng đạt 112% kế hoạch.",
            [
                "812 hồ sơ: Số hồ sơ trực tuyến",
                "98%: tỷ lệ hồ sơ trực tuyến",
                "112%: tỷ lệ hài lòng",
            ],
        ),
    ],
)
def test_each_figure_has_its_own_name(sentence: str, figures: list[str]) -> None:
    assert named(sentence) == figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Giá bán điện đạt 1.987,4 đồng/kWh, tăng 45,2 đồng/kWh so với kế hoạch.",
            ["actual = 1987.4 VND | 2024", "growth = 45.2 VND | 2024"],
        ),
        (
            "Thu phí đạt 81 tỷ đồng, tăng 6 tỷ đồng so với dự toán, tăng 9% so với cùng kỳ.",
            ["actual = 81000000000 VND | 2024", "growth = 6000000000 VND | 2024", "growth = 9 % | 2024 up 2023"],
        ),
        (
            "So với kế hoạch, sản lượng giảm 12 tấn (giảm 4%).",
            ["growth = 12 tấn | 2024", "growth = 4 % | 2024"],
        ),
        ("Số vụ cháy tăng 12 vụ so với năm trước.", ["growth = 12 vụ | 2024 up 2023"]),
    ],
)
def test_a_change_against_a_plan_has_no_earlier_time(text: str, expected: list[str]) -> None:
    assert told(text, 2024) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Xảy ra 64 vụ cháy. Cùng kỳ năm 2022 xảy ra 52 vụ, làm chết 4 người, như vậy số vụ tăng 12 vụ.",
            [
                "actual = 64 vụ | 2023",
                "actual = 52 vụ | 2022",
                "actual = 4 người | 2022",
                "growth = 12 vụ | 2023 up 2022",
            ],
        ),
        ("Cùng kỳ năm trước tiếp nhận 412 đơn.", ["actual = 412 đơn | 2022"]),
        (
            "Thu ngân sách đạt 812 tỷ đồng. Cùng kỳ đạt 745 tỷ đồng.",
            ["actual = 812000000000 VND | 2023", "actual = 745000000000 VND | 2022"],
        ),
        ("Cùng kỳ năm 2022, số vụ tăng 12 vụ.", ["growth = 12 vụ | 2023 up 2022"]),
        ("Cùng kỳ năm 2022 tăng 5,2%.", ["growth = 5.2 % | 2023 up 2022"]),
        ("So với cùng kỳ năm 2022, có 12 xã tăng bậc.", ["actual = 12 xã | 2023"]),
    ],
)
def test_an_earlier_time_at_the_head_has_the_levels_behind_it(text: str, expected: list[str]) -> None:
    assert told(text, 2023) == expected


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        (
            "Nộp ngân sách 512,6 triệu đồng tiền phạt và 38,4 triệu đồng tiền bán lâm sản.",
            ["512,6 triệu đồng: Nộp ngân sách tiền phạt", "38,4 triệu đồng: Nộp ngân sách tiền bán lâm sản"],
        ),
        ("Thu giữ 12 đồng tiền cổ.", []),
        (
            "Khám 46.920 lượt, đạt 104,3% kế hoạch; điều trị nội trú 5.186 lượt, đạt 103,7%.",
            [
                "46.920 lượt: Khám lượt",
                "104,3%: tỷ lệ Khám lượt so với kế hoạch",
                "5.186 lượt: điều trị nội trú lượt",
                "103,7%: tỷ lệ điều trị nội trú lượt so với kế hoạch",
            ],
        ),
        (
            "Phát hiện 176 vụ/624 người, giảm 57,3% số vụ.",
            ["176 vụ: Phát hiện vụ", "624 người: Phát hiện người", "57,3%: Phát hiện vụ"],
        ),
        ("Sản lượng nước cả năm 2023 là 78,9 triệu m3.", ["78,9 triệu m3: Sản lượng nước"]),
    ],
)
def test_money_plans_and_nouns_behind_changes(sentence: str, figures: list[str]) -> None:
    assert named(sentence) == figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lượt bạn đọc đến phòng đọc đạt 31.200.", ["actual = 31200 lượt | 2022"]),
        ("Hồ sơ trực tuyến toàn trình đạt 4.120.", ["actual = 4120 hồ sơ | 2022"]),
        ("Khách quốc tế đạt 120 nghìn.", ["actual = 120000 khách | 2022"]),
        ("Trường THPT Lê Lợi đạt 412.", ["actual = 412 | 2022"]),  # a name
        ("Điểm thi trung bình là 6,74.", ["actual = 6.74 | 2022"]),
    ],
)
def test_a_bare_count_has_the_noun_that_its_measure_begins_with(text: str, expected: list[str]) -> None:
    assert told(text, 2022) == expected
