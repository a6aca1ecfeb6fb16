"""Passages of the budget, the environment, labour, transport and culture: what they state, figure by figure.

Each case is one passage in the style of a ministry, a province or the statistics office, worded by us; " || " parts the
paragraphs of a report that begins with its title.
"""

import pytest

from tests.normalise.told import told

CASES = [
    # the budget
    (
        "Tổng thu ngân sách nhà nước lũy kế 8 tháng ước đạt 1.300 nghìn tỷ đồng, bằng 76,5% dự toán năm và tăng 17,8% "
        "so với cùng kỳ năm trước.",
        2024,
        [
            "actual ~ 1300000000000000 VND | 2024-01-01/P8M",
            "actual = 76.5 % | 2024-01-01/P8M",
            "growth = 17.8 % | 2024-01-01/P8M up 2023-01-01/P8M",
        ],
    ),
    (
        "Thu từ dầu thô đạt 3,2 nghìn tỷ đồng, bằng 58% dự toán, bằng 91,4% so với cùng kỳ.",
        2024,
        ["actual = 3200000000000 VND | 2024", "actual = 58 % | 2024", "actual = 91.4 % | 2024"],
    ),
    (
        "Bội chi ngân sách bằng 3,4% GDP, trong phạm vi dự toán (3,6% GDP).",
        2024,
        ["actual = 3.4 % | 2024", "target = 3.6 % | 2024"],
    ),
    (
        "Nợ công đến cuối năm 2024 khoảng 37% GDP, thấp hơn trần 60% GDP Quốc hội cho phép.",
        2024,
        ["actual ~ 37 % | @2024-12-31", "target = 60 % | 2024"],
    ),
    (
        "Đã tiết kiệm chi 5% ngay từ đầu năm, tương ứng 120 tỷ đồng.",
        2023,
        ["actual = 5 % | 2023", "actual = 120000000000 VND | 2023"],
    ),
    (
        "Kinh phí năm 2023 được bố trí là 650 tỷ đồng, tăng 12% so với năm 2022, trong đó vốn đầu tư 410 tỷ đồng, vốn "
        "sự nghiệp 240 tỷ đồng.",
        2023,
        [
            "actual = 650000000000 VND | 2023",
            "growth = 12 % | 2023 up 2022",
            "actual = 410000000000 VND | 2023",
            "actual = 240000000000 VND | 2023",
        ],
    ),
    # the environment
    (
        "Chỉ số AQI trung bình năm là 72, giảm 5 đơn vị so với năm 2023.",
        2024,
        ["actual = 72 | 2024", "growth = 5 đơn vị | 2024 down 2023"],
    ),
    (
        "Lượng nước thải phát sinh khoảng 245.000 m3/ngày đêm, tỷ lệ xử lý đạt 45,8%.",
        2024,
        ["actual ~ 245000 m³ per day | 2024", "actual = 45.8 % | 2024"],
    ),
    (
        "Nồng độ bụi PM2.5 trung bình là 32,5 µg/m3.",
        2024,
        ["actual = 32.5 µg/m³ | 2024"],
    ),
    (
        "Mưa lớn gây ngập 1.250 nhà, sạt lở 12 km đê, thiệt hại ước tính 85 tỷ đồng.",
        2023,
        ["actual = 1250 nhà | 2023", "actual = 12 km | 2023", "actual ~ 85000000000 VND | 2023"],
    ),
    # labour
    (
        "Tỷ lệ lao động qua đào tạo ước đạt 70,5%, trong đó có bằng cấp, chứng chỉ là 29%.",
        2024,
        ["actual ~ 70.5 % | 2024", "actual = 29 % | 2024"],
    ),
    (
        "Thu nhập bình quân tháng của lao động quý III/2024 là 7,6 triệu đồng, tăng 145 nghìn đồng so với quý trước "
        "và tăng 519 nghìn đồng so với cùng kỳ năm trước.",
        2024,
        [
            "actual = 7600000 VND | 2024-Q3",
            "growth = 145000 VND | 2024-Q3 up 2024-Q2",
            "growth = 519000 VND | 2024-Q3 up 2023-Q3",
        ],
    ),
    (
        "Số người thất nghiệp trong độ tuổi lao động quý I/2024 khoảng 1,05 triệu người, giảm 10,3 nghìn người so với "
        "quý trước.",
        2024,
        ["actual ~ 1050000 người | 2024-Q1", "growth = 10300 người | 2024-Q1 down 2023-Q4"],
    ),
    (
        "Đã đưa 1.312 lao động đi làm việc ở nước ngoài, trong đó Nhật Bản 620 lao động, Đài Loan 410 lao động, Hàn "
        "Quốc 182 lao động.",
        2024,
        [
            "actual = 1312 lao động | 2024",
            "actual = 620 lao động | 2024",
            "actual = 410 lao động | 2024",
            "actual = 182 lao động | 2024",
        ],
    ),
    # transport
    (
        "Luân chuyển hàng hóa 4 tháng đạt 156,3 tỷ tấn.km, tăng 9,8%.",
        2024,
        ["actual = 156300000000 tấn.km | 2024-01-01/P4M", "growth = 9.8 % | 2024-01-01/P4M up 2023-01-01/P4M"],
    ),
    (
        "Bình quân 1 ngày xảy ra 62 vụ tai nạn giao thông, làm chết 29 người.",
        2024,
        ["actual = 62 vụ | 2024", "actual = 29 người | 2024"],
    ),
    (
        "Tiến độ giải phóng mặt bằng đạt 92%, chậm 2 tháng so với kế hoạch.",
        2024,
        ["actual = 92 % | 2024"],
    ),
    # culture and sports
    (
        "Tỷ lệ gia đình văn hóa đạt 91,2%, khu dân cư văn hóa đạt 88%, cơ quan văn hóa đạt 95%.",
        2024,
        ["actual = 91.2 % | 2024", "actual = 88 % | 2024", "actual = 95 % | 2024"],
    ),
    (
        "Thư viện phục vụ 56.300 lượt bạn đọc, đạt 112,6% kế hoạch, tăng gần 1,2 lần so với năm trước.",
        2024,
        ["actual = 56300 lượt | 2024", "actual = 112.6 % | 2024", "growth <~ 1.2 x | 2024 up 2023"],
    ),
]


@pytest.mark.parametrize(("passages", "year", "expected"), CASES)
def test_a_text_states(passages: str, year: int, expected: list[str]) -> None:
    assert told(passages, year) == expected
