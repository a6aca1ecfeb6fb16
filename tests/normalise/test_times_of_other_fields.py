"""Times of reports of any field: when a figure holds, and what a change is measured against.

Each case is one passage in the style of a ministry, a province or the statistics office, worded by us; " || " parts the
paragraphs of a report that begins with its title.
"""

import pytest

from tests.normalise.told import told

CASES = [
    # halves of a month, as the customs count, and its first days
    (
        "Trong kỳ 1 tháng 10, sản lượng hàng qua cảng đạt 1,2 triệu tấn, giảm 3% so với kỳ 2 tháng 9.",
        2025,
        ["actual = 1200000 tấn | 2025-10-01/P15D", "growth = 3 % | 2025-10-01/P15D down 2025-09-16/P15D"],
    ),
    (
        "Nửa đầu tháng 8/2024, lượng khách qua cửa khẩu đạt 45.200 lượt.",
        2024,
        ["actual = 45200 lượt | 2024-08-01/P15D"],
    ),
    (
        "Nửa cuối tháng 8 năm 2024, nhập khẩu thép đạt 320 nghìn tấn, tăng 12% so với nửa đầu tháng 8.",
        2024,
        ["actual = 320000 tấn | 2024-08-16/P16D", "growth = 12 % | 2024-08-16/P16D up 2024-08-01/P15D"],
    ),
    (
        "Kỳ II tháng 2/2023, cả nước xuất khẩu 410 nghìn tấn gạo.",
        2023,
        ["actual = 410000 tấn | 2023-02-16/P13D"],
    ),
    (
        "Số vụ vi phạm trong nửa đầu tháng 3 là 56 vụ.",
        2022,
        ["actual = 56 vụ | 2022-03-01/P15D"],
    ),
    (
        "Tính từ đầu năm đến hết kỳ 1 tháng 4/2025, thu thuế xuất nhập khẩu đạt 9.100 tỷ đồng.",
        2025,
        ["actual = 9100000000000 VND | 2025-01-01/P105D"],
    ),
    # bases that count from the figure: "so với quý trước"
    (
        "Quý III/2024, doanh thu vận tải đạt 5.300 tỷ đồng, tăng 4% so với quý trước và tăng 11% so với cùng kỳ năm "
        "trước.",
        2024,
        [
            "actual = 5300000000000 VND | 2024-Q3",
            "growth = 4 % | 2024-Q3 up 2024-Q2",
            "growth = 11 % | 2024-Q3 up 2023-Q3",
        ],
    ),
    (
        "Tháng 7 năm 2024, sản lượng điện đạt 820 triệu kWh, tăng 6,5% so với tháng trước.",
        2024,
        ["actual = 820000000 kWh | 2024-07", "growth = 6.5 % | 2024-07 up 2024-06"],
    ),
    (
        "Tháng 1/2024, số doanh nghiệp giải thể là 45 doanh nghiệp, giảm 8 doanh nghiệp so với tháng trước.",
        2024,
        ["actual = 45 doanh nghiệp | 2024-01", "growth = 8 doanh nghiệp | 2024-01 down 2023-12"],
    ),
    (
        "So với quý trước, chỉ số giá nguyên liệu quý II/2024 tăng 1,8%.",
        2024,
        ["growth = 1.8 % | 2024-Q2 up 2024-Q1"],
    ),
    (
        "Báo cáo công tác tháng 11 năm 2023 || Giá thép xây dựng giảm 2,1% so với tháng trước.",
        2023,
        ["growth = 2.1 % | 2023-11 down 2023-10"],
    ),
    (
        "BÁO CÁO kết quả quý II năm 2023 || Số lao động mất việc là 1.250 người, giảm 15% so với quý trước.",
        2023,
        ["actual = 1250 người | 2023-Q2", "growth = 15 % | 2023-Q2 down 2023-Q1"],
    ),
    # semesters
    (
        "Học kỳ I năm học 2023-2024, toàn tỉnh có 1.250 học sinh bỏ học.",
        2024,
        ["actual = 1250 học sinh | 2023-09-01/P5M"],
    ),
    (
        "Trong học kỳ II năm học 2023-2024, tỷ lệ chuyên cần đạt 97,5%.",
        2024,
        ["actual = 97.5 % | 2024-02-01/P4M"],
    ),
    (
        "Học kỳ 1 năm học 2022-2023 có 86% sinh viên đạt loại khá trở lên.",
        2023,
        ["actual = 86 % | 2022-09-01/P5M"],
    ),
    (
        "Kết quả học kỳ I năm học 2024-2025: tỷ lệ học sinh giỏi đạt 32%, tăng 4% so với học kỳ I năm học 2023-2024.",
        2024,
        ["actual = 32 % | 2024-09-01/P5M", "growth = 4 % | 2024-09-01/P5M up 2023-09-01/P5M"],
    ),
    # crops, counted to the year they are harvested in
    (
        "Vụ đông xuân 2023-2024, năng suất lúa đạt 71 tạ/ha, tăng 1,2 tạ/ha so với vụ đông xuân 2022-2023.",
        2024,
        ["actual = 71 tạ/ha | 2024", "growth = 1.2 tạ/ha | 2024 up 2023"],
    ),
    (
        "Vụ hè thu năm 2024, toàn tỉnh gieo sạ 82.000 ha.",
        2024,
        ["actual = 82000 ha | 2024"],
    ),
    (
        "Vụ đông năm 2023-2024 trồng được 12.300 ha rau màu.",
        2024,
        ["actual = 12300 ha | 2024"],
    ),
    # a printed day stays the day
    (
        "Đến ngày 20/8/2024, ngành thuế thu được 3.412 tỷ đồng.",
        2024,
        ["actual = 3412000000000 VND | @2024-08-20"],
    ),
    (
        "Tính đến 31/10/2024, còn 14 xã chưa có chợ.",
        2024,
        ["actual = 14 xã | @2024-10-31"],
    ),
    (
        "Tại thời điểm 01/4/2023, đàn trâu có 98.400 con.",
        2023,
        ["actual = 98400 con | @2023-04-01"],
    ),
    (
        "Lũy kế đến ngày 5 tháng 9 năm 2023 đã cấp 41.200 thẻ căn cước.",
        2023,
        ["actual = 41200 thẻ | @2023-09-05"],
    ),
    (
        "Đến hết ngày 30/11/2022, số dư quỹ là 215 tỷ đồng.",
        2022,
        ["actual = 215000000000 VND | @2022-11-30"],
    ),
    (
        "Tính tới ngày 25/3, có 1.250 hộ được hỗ trợ xóa nhà tạm.",
        2025,
        ["actual = 1250 hộ | @2025-03-25"],
    ),
    # months that begin with January
    (
        "Trong 10 tháng, cả tỉnh thu hút 52 dự án mới.",
        2024,
        ["actual = 52 dự án | 2024-01-01/P10M"],
    ),
    (
        "8 tháng, lượng hàng qua cảng đạt 41 triệu tấn.",
        2023,
        ["actual = 41000000 tấn | 2023-01-01/P8M"],
    ),
    (
        "Qua 7 tháng, số vụ cháy giảm 12%.",
        2023,
        ["growth = 12 % | 2023-01-01/P7M down 2022-01-01/P7M"],
    ),
    (
        "Chín tháng đầu năm, các trạm y tế khám cho 320.000 lượt người.",
        2022,
        ["actual = 320000 lượt người | 2022-01-01/P9M"],
    ),
    (
        "Tính chung 4 tháng, doanh thu lưu trú đạt 2.100 tỷ đồng.",
        2024,
        ["actual = 2100000000000 VND | 2024-01-01/P4M"],
    ),
    (
        "Lũy kế 5 tháng, giải ngân đạt 31,2%.",
        2024,
        ["actual = 31.2 % | 2024-01-01/P5M"],
    ),
    # spans of days, also told by the title
    (
        "Từ ngày 16/11/2022 đến ngày 15/11/2023, toàn quốc xảy ra 2.950 vụ cháy.",
        2023,
        ["actual = 2950 vụ | 2022-11-16/P365D"],
    ),
    (
        "Từ 15/12/2023 đến 14/6/2024, lực lượng công an phát hiện 412 vụ ma túy.",
        2024,
        ["actual = 412 vụ | 2023-12-15/P183D"],
    ),
    (
        "Trong thời gian từ 01/7 đến 31/7/2024, có 56 đơn khiếu nại.",
        2024,
        ["actual = 56 đơn | 2024-07"],
    ),
    (
        "Đợt kiểm tra từ ngày 05/8/2024 đến ngày 20/8/2024 phát hiện 17 cơ sở vi phạm.",
        2024,
        ["actual = 17 cơ sở | 2024-08-05/P16D"],
    ),
    (
        "(Số liệu từ 01/10/2023 đến 30/9/2024) Toàn ngành thụ lý 12.450 việc.",
        2024,
        ["actual = 12450 việc | 2023-10-01/P12M"],
    ),
    (
        "BÁO CÁO || Kết quả công tác thi hành án 6 tháng đầu năm 2024 (từ ngày 01/10/2023 đến ngày 31/3/2024) || Tổng "
        "số việc thụ lý là 8.120 việc, tăng 340 việc so với cùng kỳ.",
        2024,
        ["actual = 8120 việc | 2023-10-01/P6M", "growth = 340 việc | 2023-10-01/P6M up 2022-10-01/P6M"],
    ),
    # school years
    (
        "Năm học 2024-2025, toàn thành phố có 512.000 học sinh.",
        2024,
        ["actual = 512000 học sinh | 2024-09-01/P9M"],
    ),
    (
        "Trong năm học 2022 - 2023, có 98,7% học sinh lên lớp, tăng 0,4% so với năm học trước.",
        2023,
        ["actual = 98.7 % | 2022-09-01/P9M", "growth = 0.4 % | 2022-09-01/P9M up 2021-09-01/P9M"],
    ),
    (
        "BÁO CÁO || Tổng kết năm học 2023-2024 || Toàn ngành có 312 trường, tăng 4 trường so với năm học trước.",
        2024,
        ["actual = 312 trường | 2023-09-01/P9M", "growth = 4 trường | 2023-09-01/P9M up 2022-09-01/P9M"],
    ),
    # weeks
    (
        "Tuần 22/2024 có 310 ca sốt xuất huyết, giảm 8,5% so với tuần 21.",
        2024,
        ["actual = 310 ca | 2024-W22", "growth = 8.5 % | 2024-W22 down 2024-W21"],
    ),
    (
        "Trong tuần 15, hồ thủy điện phát 120 triệu kWh.",
        2024,
        ["actual = 120000000 kWh | 2024-W15"],
    ),
    (
        "Cộng dồn đến tuần 40 có 5.600 ca mắc.",
        2023,
        ["actual = 5600 ca mắc | @2023-10-08"],
    ),
    # the date of a plan is not that of the results
    (
        "BÁO CÁO || Kết quả 7 tháng đầu năm 2025 || Dự kiến đến cuối năm 2025 có 52 trạm sạc. Tỷ lệ xe buýt điện đạt "
        "35%.",
        2025,
        ["target = 52 trạm | 2025", "actual = 35 % | 2025-01-01/P7M"],
    ),
    (
        "BÁO CÁO || Công tác quý I năm 2024 || Phấn đấu đến hết quý II/2024 hoàn thành 80% khối lượng. Tổng số hộ đã "
        "di dời là 214 hộ.",
        2024,
        ["target = 80 % | @2024-06-30", "actual = 214 hộ | 2024-Q1"],
    ),
    # figures without a time are of what the report is on
    (
        "BÁO CÁO || Kết quả công tác quý III năm 2024 || Đã tổ chức 45 lớp tập huấn.",
        2024,
        ["actual = 45 lớp tập huấn | 2024-Q3"],
    ),
    (
        "BÁO CÁO || Sơ kết 6 tháng đầu năm 2024 và nhiệm vụ 6 tháng cuối năm || Đã tiếp 312 lượt công dân, tăng 18 "
        "lượt so với cùng kỳ.",
        2024,
        ["actual = 312 lượt | 2024-01-01/P6M", "growth = 18 lượt | 2024-01-01/P6M up 2023-01-01/P6M"],
    ),
    (
        "BÁO CÁO || Tình hình kinh tế - xã hội tháng 2 năm 2025 || Toàn huyện có 14 vụ vi phạm, tăng 3 vụ so với "
        "tháng trước.",
        2025,
        ["actual = 14 vụ | 2025-02", "growth = 3 vụ | 2025-02 up 2025-01"],
    ),
    (
        "BÁO CÁO || Công tác tuần 12 năm 2025 || Ghi nhận 42 ca sởi, giảm 5 ca so với tuần trước.",
        2025,
        ["actual = 42 ca | 2025-W12", "growth = 5 ca | 2025-W12 down 2025-W11"],
    ),
    # a base before the change
    (
        "Năm 2024 xảy ra 31 vụ cháy. So với năm 2023 giảm 7 vụ (31/38).",
        2024,
        ["actual = 31 vụ | 2024", "growth = 7 vụ | 2024 down 2023", "actual = 31 vụ | 2024", "actual = 38 vụ | 2023"],
    ),
    (
        "So với cùng kỳ năm 2023, số vụ tai nạn giảm 15 vụ, số người chết tăng 2 người.",
        2024,
        ["growth = 15 vụ | 2024 down 2023", "growth = 2 người | 2024 up 2023"],
    ),
    (
        "So với tháng trước, giá thực phẩm tháng 4 tăng 0,3%; so với cùng kỳ tăng 2,1%.",
        2023,
        ["growth = 0.3 % | 2023-04 up 2023-03", "growth = 2.1 % | 2023-04 up 2022-04"],
    ),
    (
        "So với kế hoạch, thu ngân sách đạt 103,5%.",
        2024,
        ["actual = 103.5 % | 2024"],
    ),
    # two times in one sentence
    (
        "Tháng 6/2024 thu hút 310 triệu USD, giảm 5% so với tháng trước; 6 tháng thu hút 2,1 tỷ USD, tăng 14% so với "
        "cùng kỳ năm trước.",
        2024,
        [
            "actual = 310000000 USD | 2024-06",
            "growth = 5 % | 2024-06 down 2024-05",
            "actual = 2100000000 USD | 2024-01-01/P6M",
            "growth = 14 % | 2024-01-01/P6M up 2023-01-01/P6M",
        ],
    ),
    (
        "Chỉ số giá tháng 3 giảm 0,2% so với tháng trước và tăng 3,9% so với cùng kỳ; bình quân quý I tăng 3,7%.",
        2024,
        [
            "growth = 0.2 % | 2024-03 down 2024-02",
            "growth = 3.9 % | 2024-03 up 2023-03",
            "growth = 3.7 % | 2024-Q1 up 2023-Q1",
        ],
    ),
    (
        "Năm 2022 sản xuất 12 nghìn tấn, năm 2023 sản xuất 14 nghìn tấn.",
        2023,
        ["actual = 12000 tấn | 2022", "actual = 14000 tấn | 2023"],
    ),
    (
        "Trong tháng 10 có 56 vụ, lũy kế 10 tháng có 612 vụ.",
        2024,
        ["actual = 56 vụ | 2024-10", "actual = 612 vụ | 2024-01-01/P10M"],
    ),
    # months in words
    (
        "Ba tháng đầu năm, toàn tỉnh xảy ra 21 vụ đuối nước.",
        2023,
        ["actual = 21 vụ | 2023-Q1"],
    ),
    (
        "Bảy tháng năm 2024, số lao động xuất khẩu là 3.250 người.",
        2024,
        ["actual = 3250 người | 2024-01-01/P7M"],
    ),
    (
        "Tháng Tám, cả huyện thu được 42 tỷ đồng.",
        2024,
        ["actual = 42000000000 VND | 2024-08"],
    ),
    (
        "Trong sáu tháng cuối năm 2023, đã khởi công 14 công trình.",
        2023,
        ["actual = 14 công trình | 2023-07-01/P6M"],
    ),
    (
        "Quý Một năm 2024, lượng mưa đạt 120 mm.",
        2024,
        ["actual = 120 mm | 2024-Q1"],
    ),
    # "quí"
    (
        "Quí III năm 2024, số vụ cháy giảm 12,1% so với cùng kỳ năm trước.",
        2024,
        ["growth = 12.1 % | 2024-Q3 down 2023-Q3"],
    ),
    (
        "9 tháng đầu năm tăng 6,1%, trong đó quí I tăng 5,2%, quí II tăng 6,3% và quí III tăng 6,8%.",
        2023,
        [
            "growth = 6.1 % | 2023-01-01/P9M up 2022-01-01/P9M",
            "growth = 5.2 % | 2023-Q1 up 2022-Q1",
            "growth = 6.3 % | 2023-Q2 up 2022-Q2",
            "growth = 6.8 % | 2023-Q3 up 2022-Q3",
        ],
    ),
    # lists in order: names, times, changes
    (
        "Tỷ lệ tham gia bảo hiểm xã hội, bảo hiểm y tế lần lượt là 38,2% và 93,1%.",
        2023,
        ["actual = 38.2 % | 2023", "actual = 93.1 % | 2023"],
    ),
    (
        "Số vụ, số người chết và số người bị thương lần lượt là 84 vụ, 31 người và 69 người.",
        2024,
        ["actual = 84 vụ | 2024", "actual = 31 người | 2024", "actual = 69 người | 2024"],
    ),
    (
        "Sản lượng cà phê, hồ tiêu đạt lần lượt 520 nghìn tấn và 34 nghìn tấn, tăng lần lượt 2,1% và 3,4% so với năm "
        "2023.",
        2024,
        [
            "actual = 520000 tấn | 2024",
            "actual = 34000 tấn | 2024",
            "growth = 2.1 % | 2024 up 2023",
            "growth = 3.4 % | 2024 up 2023",
        ],
    ),
    (
        "Xảy ra 23 vụ cháy, thiệt hại 41,8 ha, lần lượt giảm 9 vụ và 17,3 ha so với năm 2022.",
        2023,
        [
            "actual = 23 vụ | 2023",
            "actual = 41.8 ha | 2023",
            "growth = 9 vụ | 2023 down 2022",
            "growth = 17.3 ha | 2023 down 2022",
        ],
    ),
    (
        "Số hồ sơ và số tiền chi trả lần lượt tăng 4,5% và 11,2% so với cùng kỳ năm trước.",
        2024,
        ["growth = 4.5 % | 2024 up 2023", "growth = 11.2 % | 2024 up 2023"],
    ),
    (
        "Năm 2022 và 2023, tỷ lệ này lần lượt là 71,2% và 74,5%.",
        2023,
        ["actual = 71.2 % | 2022", "actual = 74.5 % | 2023"],
    ),
    # the base of a remark is not carried on
    (
        "Quý II/2024, du lịch phục hồi mạnh so với quý I/2024, trong đó khách quốc tế tăng 18%; khách nội địa tăng "
        "6,5% so với cùng kỳ năm trước.",
        2024,
        ["growth = 18 % | 2024-Q2 up 2023-Q2", "growth = 6.5 % | 2024-Q2 up 2023-Q2"],
    ),
    (
        "Tháng 9/2023, tình hình tội phạm giảm so với tháng trước; đã khởi tố 45 vụ, tăng 10% so với cùng kỳ năm 2022.",
        2023,
        ["actual = 45 vụ | 2023-09", "growth = 10 % | 2023-09 up 2022-09"],
    ),
    (
        "Năm 2024, công tác tuyển sinh có nhiều chuyển biến so với năm 2023. Số thí sinh nhập học tăng 5,2%.",
        2024,
        ["growth = 5.2 % | 2024 up 2023"],
    ),
    (
        "6 tháng đầu năm 2024, sản xuất khởi sắc so với 6 tháng cuối năm 2023. Sản lượng thép đạt 1,2 triệu tấn, tăng "
        "9%.",
        2024,
        ["actual = 1200000 tấn | 2024-01-01/P6M", "growth = 9 % | 2024-01-01/P6M up 2023-01-01/P6M"],
    ),
    # from one level to another
    (
        "Tỷ lệ hộ có nước máy tăng từ 88,2% năm 2023 lên 90,5% năm 2024.",
        2024,
        ["actual = 88.2 % | 2023", "actual = 90.5 % | 2024"],
    ),
    (
        "Tỷ lệ hộ nghèo giảm từ 4,1% (năm 2022) xuống còn 3,2% (năm 2023).",
        2023,
        ["actual = 4.1 % | 2022", "actual = 3.2 % | 2023"],
    ),
    (
        "Số giường bệnh từ 3.120 giường năm 2020 tăng lên 3.940 giường năm 2024.",
        2024,
        ["actual = 3120 giường | 2020", "actual = 3940 giường | 2024"],
    ),
    (
        "Năm 2023, lãi suất giảm từ 9% xuống 6,5%.",
        2023,
        ["actual = 9 % | 2022", "actual = 6.5 % | 2023"],
    ),
    (
        "Thu nhập bình quân nâng từ 42 triệu đồng năm 2020 lên 56 triệu đồng năm 2023.",
        2023,
        ["actual = 42000000 VND | 2020", "actual = 56000000 VND | 2023"],
    ),
    (
        "Tuổi thọ bình quân tăng từ 73,7 tuổi năm 2023 lên 74,5 tuổi năm 2024.",
        2024,
        ["actual = 73.7 tuổi | 2023", "actual = 74.5 tuổi | 2024"],
    ),
    # the level of another time, or of a plan
    (
        "Lạm phát 3,25%, thấp hơn mức 4,5% Quốc hội giao.",
        2023,
        ["actual = 3.25 % | 2023", "target = 4.5 % | 2023"],
    ),
    (
        "Tỷ lệ thất nghiệp là 2,2%, thấp hơn mức 2,5% của năm 2023.",
        2024,
        ["actual = 2.2 % | 2024", "actual = 2.5 % | 2023"],
    ),
    (
        "Năng suất đạt 62 tạ/ha, cao hơn mức 60 tạ/ha của vụ trước.",
        2024,
        ["actual = 62 tạ/ha | 2024", "actual = 60 tạ/ha | 2023"],
    ),
    (
        "GRDP tăng 7,2%, cao hơn mức tăng 6,5% của năm 2023.",
        2024,
        ["growth = 7.2 % | 2024 up 2023", "growth = 6.5 % | 2023 up 2022"],
    ),
    (
        "Quý I tăng 5,6%, cùng kỳ tăng 3,2%.",
        2024,
        ["growth = 5.6 % | 2024-Q1 up 2023-Q1", "growth = 3.2 % | 2023-Q1 up 2022-Q1"],
    ),
    (
        "Thu hút 12 dự án (cùng kỳ năm trước 9 dự án).",
        2024,
        ["actual = 12 dự án | 2024", "actual = 9 dự án | 2023"],
    ),
]


@pytest.mark.parametrize(("passages", "year", "expected"), CASES)
def test_a_text_states(passages: str, year: int, expected: list[str]) -> None:
    assert told(passages, year) == expected
