"""Figures of reports of any field: what a number is, of which kind and unit.

Each case is one passage in the style of a ministry, a province or the statistics office, worded by us; " || " parts the
paragraphs of a report that begins with its title.
"""

import pytest

from tests.normalise.told import told

CASES = [
    # a time that a number behind it is counted in
    (
        "Mỗi tháng 3-4 ca phải chuyển tuyến.",
        2024,
        ["actual range 3-4 ca per month | 2024"],
    ),
    (
        "Trung bình mỗi tháng 15 xe được đăng kiểm lại.",
        2024,
        ["actual = 15 xe per month | 2024"],
    ),
    (
        "Mỗi tháng trung bình tiếp nhận 320 hồ sơ.",
        2023,
        ["actual = 320 hồ sơ per month | 2023"],
    ),
    (
        "Mỗi tuần 5 chuyến bay đến Côn Đảo.",
        2023,
        ["actual = 5 chuyến bay | 2023"],
    ),
    (
        "Bình quân mỗi tháng giải quyết 1.250 lượt khám.",
        2024,
        ["actual = 1250 lượt per month | 2024"],
    ),
    (
        "Hằng tháng 8 đội lưu động về cơ sở phục vụ nhân dân.",
        2023,
        [],
    ),
    # a percentage of a base is no change
    (
        "9 tháng, tổng thu ngân sách ước đạt 17.600 tỷ đồng, đạt 75% dự toán, bằng 105,4% so với cùng kỳ.",
        2021,
        [
            "actual ~ 17600000000000 VND | 2021-01-01/P9M",
            "actual = 75 % | 2021-01-01/P9M",
            "actual = 105.4 % | 2021-01-01/P9M",
        ],
    ),
    (
        "Sản lượng cá tra năm 2022 bằng 112% năm 2021.",
        2022,
        ["actual = 112 % | 2022"],
    ),
    (
        "Trong tháng 4/2023 xảy ra 15 vụ tai nạn, chỉ bằng 68,2% so với tháng trước.",
        2023,
        ["actual = 15 vụ | 2023-04", "actual = 68.2 % | 2023-04"],
    ),
    (
        "Khối lượng hàng hóa luân chuyển đạt 98,7% so với cùng kỳ năm trước.",
        2023,
        ["actual = 98.7 % | 2023"],
    ),
    (
        "Số học sinh nhập học năm 2023 đạt 102% so với kế hoạch.",
        2023,
        ["actual = 102 % | 2023"],
    ),
    (
        "Thu phí đạt 42 tỷ đồng, so với kế hoạch đạt 84%.",
        2023,
        ["actual = 42000000000 VND | 2023", "actual = 84 % | 2023"],
    ),
    # blanks and stops that slipped
    (
        "Tỷ lệ bao phủ bảo hiểm y tế đạt 93, 1%.",
        2023,
        ["actual = 93.1 % | 2023"],
    ),
    (
        "Thu ngân sách đạt 1042.800 tỷ đồng.",
        2023,
        ["actual = 1042800000000000 VND | 2023"],
    ),
    (
        "Tỷ lệ hộ nghèo còn 2 ,8%, giảm 0, 7% so với năm 2022.",
        2023,
        ["actual = 2.8 % | 2023", "growth = 0.7 % | 2023 down 2022"],
    ),
    # scores
    (
        "Điểm trung bình môn Vật lý là 6,6 điểm, có 125 bài thi đạt điểm 10.",
        2023,
        ["actual = 6.6 điểm | 2023", "actual = 125 bài | 2023"],
    ),
    (
        "Chỉ số hài lòng đạt 8,2/10 điểm.",
        2023,
        ["actual = 8.2/10 điểm | 2023"],
    ),
    (
        "Có 1.250 bài đạt điểm 10, chiếm 2,5%.",
        2023,
        ["actual = 1250 bài | 2023", "actual = 2.5 % | 2023"],
    ),
    (
        "Chỉ số cải cách hành chính đạt 89,5/100 điểm, tăng 2,1 điểm so với năm 2023.",
        2024,
        ["actual = 89.5/100 điểm | 2024", "growth = 2.1 điểm | 2024 up 2023"],
    ),
    # multiples
    (
        "Số vụ cháy rừng là 46 vụ, gấp 2,3 lần so với cùng kỳ.",
        2023,
        ["actual = 46 vụ | 2023", "growth = 2.3 x | 2023 up 2022"],
    ),
    (
        "Kim ngạch đạt 120 triệu USD, tăng gấp 1,5 lần năm 2022.",
        2023,
        ["actual = 120000000 USD | 2023", "growth = 1.5 x | 2023 up 2022"],
    ),
    (
        "Số ca mắc 9 tháng đầu năm cao gấp 3 lần cùng kỳ năm trước.",
        2023,
        ["growth = 3 x | 2023-01-01/P9M up 2022-01-01/P9M"],
    ),
    (
        "Doanh thu bán vé đạt 36 tỷ đồng, bằng 1,8 lần so với cùng kỳ năm 2023.",
        2024,
        ["actual = 36000000000 VND | 2024", "growth = 1.8 x | 2024 up 2023"],
    ),
    # below nothing
    (
        "Tốc độ tăng trưởng GRDP năm 2023 là -1,2%.",
        2023,
        ["growth = 1.2 % | 2023 down 2022"],
    ),
    (
        "Tỷ suất di cư thuần là -3,5‰.",
        2022,
        ["actual = -3.5 ‰ | 2022"],
    ),
    (
        "Cán cân ngân sách âm 1.250 tỷ đồng.",
        2022,
        ["actual = -1250000000000 VND | 2022"],
    ),
    (
        "Biên lợi nhuận là -4,8%.",
        2023,
        ["actual = -4.8 % | 2023"],
    ),
    # what was added is a measure of its own
    (
        "Số vốn đăng ký tăng thêm đạt 2,1 tỷ USD, giảm 5% so với cùng kỳ.",
        2024,
        ["actual = 2100000000 USD | 2024", "growth = 5 % | 2024 down 2023"],
    ),
    (
        "Vốn điều chỉnh tăng thêm là 350 triệu USD.",
        2024,
        ["actual = 350000000 USD | 2024"],
    ),
    (
        "Trong tháng 5/2024, có 1.120 doanh nghiệp đăng ký tăng vốn với số vốn tăng thêm 45 nghìn tỷ đồng.",
        2024,
        ["actual = 1120 doanh nghiệp | 2024-05", "actual = 45000000000000 VND | 2024-05"],
    ),
    (
        "Công suất tăng thêm 120 MW so với năm 2023.",
        2024,
        ["growth = 120 MW | 2024 up 2023"],
    ),
    (
        "Giá trị tăng thêm của ngành công nghiệp đạt 12.300 tỷ đồng.",
        2024,
        ["actual = 12300000000000 VND | 2024"],
    ),
    # amounts in two scales
    (
        "Tổng số tiền quyên góp là 3 tỷ 120 triệu đồng.",
        2023,
        ["actual = 3120000000 VND | 2023"],
    ),
    (
        "Phạt vi phạm hành chính 1 tỷ 45 triệu 500 nghìn đồng.",
        2024,
        ["actual = 1045500000 VND | 2024"],
    ),
    (
        "Cấp 15 nghìn 320 giấy phép.",
        2024,
        ["actual = 15320 giấy phép | 2024"],
    ),
    (
        "Dự toán được giao 2 nghìn 450 tỷ đồng.",
        2024,
        ["actual = 2450000000000 VND | 2024"],
    ),
    (
        "Đã hỗ trợ 12 triệu 500 nghìn đồng cho mỗi hộ.",
        2023,
        ["actual = 12500000 VND | 2023"],
    ),
    (
        "Thu hồi 4 tỷ 7 triệu đồng, đạt 81% kế hoạch.",
        2023,
        ["actual = 4007000000 VND | 2023", "actual = 81 % | 2023"],
    ),
    # parts
    (
        "Số điểm ùn tắc giảm 1/2 so với năm 2022.",
        2023,
        ["growth = 1/2 | 2023 down 2022"],
    ),
    (
        "Lượng rác thải nhựa giảm 1/4 so với cùng kỳ năm 2023.",
        2024,
        ["growth = 1/4 | 2024 down 2023"],
    ),
    (
        "Số hộ tái nghèo giảm gần 2/3 so với năm trước.",
        2024,
        ["growth <~ 2/3 | 2024 down 2023"],
    ),
    (
        "Diện tích hạn hán tăng hơn 1/5 so với năm 2022.",
        2023,
        ["growth > 1/5 | 2023 up 2022"],
    ),
    (
        "Khoảng 1/3 số trường có nhà vệ sinh đạt chuẩn.",
        2023,
        ["actual ~ 1/3 | 2023"],
    ),
    (
        "2/3 đại biểu tán thành.",
        2023,
        ["actual = 2/3 đại biểu | 2023"],
    ),
    # wages
    (
        "Lương tối thiểu vùng tăng từ 4,68 triệu đồng lên 4,96 triệu đồng/tháng.",
        2024,
        ["actual = 4680000 VND | 2023", "actual = 4960000 VND per month | 2024"],
    ),
    # losses
    (
        "Lợi nhuận sau thuế âm 45 tỷ đồng.",
        2023,
        ["actual = -45000000000 VND | 2023"],
    ),
    (
        "Tăng trưởng tín dụng quý I âm 0,8%.",
        2023,
        ["growth = 0.8 % | 2023-Q1 down 2022-Q1"],
    ),
    (
        "Cán cân thu chi quỹ là âm 230 tỷ đồng.",
        2024,
        ["actual = -230000000000 VND | 2024"],
    ),
    (
        "Dòng tiền thuần -12,5 tỷ đồng.",
        2024,
        ["actual = -12500000000 VND | 2024"],
    ),
    (
        "Nhập siêu 1,2 tỷ USD.",
        2023,
        ["actual = 1200000000 USD | 2023"],
    ),
    # ranks
    (
        "Chỉ số PAPI tăng từ hạng 51 lên hạng 38.",
        2023,
        ["actual = 51 | 2022", "actual = 38 | 2023"],
    ),
    (
        "Xếp hạng chuyển đổi số tăng 5 bậc so với năm 2023, đứng thứ 12/63.",
        2024,
        ["growth = 5 bậc | 2024 up 2023", "actual = 12/63 hạng | 2024"],
    ),
    (
        "PAR INDEX giảm từ vị trí thứ 9 xuống vị trí thứ 14.",
        2023,
        ["actual = 9 hạng | 2022", "actual = 14 hạng | 2023"],
    ),
    (
        "Chỉ số SIPAS xếp thứ 21/63 tỉnh, thành phố.",
        2023,
        ["actual = 21/63 tỉnh, thành phố | 2023"],
    ),
    # rates
    (
        "Có 9,5 bác sĩ/10.000 dân.",
        2023,
        ["actual = 9.5 bác sĩ/10.000 dân | 2023"],
    ),
    (
        "Tỷ số giới tính khi sinh là 111,8 bé trai/100 bé gái.",
        2023,
        ["actual = 111.8 bé trai/100 bé gái | 2023"],
    ),
    (
        "Đạt 26 giường bệnh trên 10.000 dân.",
        2024,
        ["actual = 26 giường bệnh/10.000 dân | 2024"],
    ),
    (
        "Mật độ điện thoại đạt 135 thuê bao/100 dân.",
        2024,
        ["actual = 135 thuê bao/100 dân | 2024"],
    ),
    (
        "Tỷ suất chết trẻ em dưới 5 tuổi là 18,9 trẻ/1.000 trẻ đẻ sống.",
        2022,
        ["actual = 18.9 trẻ/1.000 trẻ đẻ sống | 2022"],
    ),
    # numbers repeated in words
    (
        "Đã mở 05 (năm) lớp với 180 (một trăm tám mươi) học viên.",
        2023,
        ["actual = 5 lớp | 2023", "actual = 180 học viên | 2023"],
    ),
    (
        "Kỷ luật 03 (ba) cán bộ.",
        2024,
        ["actual = 3 cán bộ | 2024"],
    ),
    (
        "Trình 12 (mười hai) dự thảo nghị quyết.",
        2024,
        ["actual = 12 dự thảo | 2024"],
    ),
    # a part of a whole
    (
        "Có 41 trong số 56 chợ đạt chuẩn văn minh.",
        2023,
        ["actual = 41/56 chợ | 2023"],
    ),
    (
        "95 trên tổng số 110 xã có nhà văn hóa.",
        2024,
        ["actual = 95/110 xã | 2024"],
    ),
    (
        "Đã thanh tra 18/20 đơn vị, đạt 90%.",
        2024,
        ["actual = 18/20 đơn vị | 2024", "actual = 90 % | 2024"],
    ),
    (
        "Có 7 trên tổng số 9 huyện hoàn thành kế hoạch.",
        2023,
        ["actual = 7/9 huyện | 2023"],
    ),
    (
        "Giải quyết 12.340 hồ sơ/12.500 hồ sơ tiếp nhận.",
        2024,
        ["actual = 12340/12500 hồ sơ | 2024"],
    ),
    (
        "Đã giải ngân 120 tỷ đồng/150 tỷ đồng, đạt 80%.",
        2024,
        ["actual = 120000000000/150000000000 VND | 2024", "actual = 80 % | 2024"],
    ),
    # grades before a colon
    (
        "Loại A: 45; loại B: 12.",
        2023,
        ["actual = 45 | 2023", "actual = 12 | 2023"],
    ),
    (
        "Cấp độ 1: 35 xã; cấp độ 2: 4 xã.",
        2023,
        ["actual = 35 xã | 2023", "actual = 4 xã | 2023"],
    ),
    (
        "Nhóm 1: 120 hộ; nhóm 2: 85 hộ.",
        2024,
        ["actual = 120 hộ | 2024", "actual = 85 hộ | 2024"],
    ),
    # estimates and what is still to come
    (
        "Sản lượng lúa cả năm ước 1,25 triệu tấn.",
        2024,
        ["actual ~ 1250000 tấn | 2024"],
    ),
    (
        "Thu nội địa ước thực hiện cả năm 2024 là 9.800 tỷ đồng.",
        2024,
        ["actual ~ 9800000000000 VND | 2024"],
    ),
    (
        "Ước đến 31/12/2023, dư nợ đạt 52.000 tỷ đồng.",
        2023,
        ["actual ~ 52000000000000 VND | @2023-12-31"],
    ),
    (
        "Năm 2022, số khách ước tính 4,2 triệu lượt.",
        2023,
        ["actual ~ 4200000 lượt | 2022"],
    ),
    (
        "Ước tính có khoảng 1.200 hộ bị ảnh hưởng.",
        2023,
        ["actual ~ 1200 hộ | 2023"],
    ),
    (
        "Chi thường xuyên ước đạt trên 5.600 tỷ đồng.",
        2024,
        ["actual > 5600000000000 VND | 2024"],
    ),
    # lists of places
    (
        "Một số địa phương có số ca mắc tăng cao so với năm 2023: Đồng Nai tăng 1.250 ca; Bình Dương tăng 980 ca; "
        "Long An tăng 410 ca.",
        2024,
        ["growth = 1250 ca | 2024 up 2023", "growth = 980 ca | 2024 up 2023", "growth = 410 ca | 2024 up 2023"],
    ),
    (
        "Chỉ số sản xuất công nghiệp năm 2023 của một số tỉnh tăng cao: Bắc Giang tăng 20,5%; Nam Định tăng 14,2%; "
        "Phú Thọ giảm 3,1%.",
        2023,
        ["growth = 20.5 % | 2023 up 2022", "growth = 14.2 % | 2023 up 2022", "growth = 3.1 % | 2023 down 2022"],
    ),
    (
        "Sản lượng tôm: Bạc Liêu 210 nghìn tấn, Cà Mau 205 nghìn tấn, Sóc Trăng 190 nghìn tấn.",
        2024,
        ["actual = 210000 tấn | 2024", "actual = 205000 tấn | 2024", "actual = 190000 tấn | 2024"],
    ),
    # a change said again in brackets
    (
        "Năm 2024, đã thụ lý 5.600 vụ, tăng 420 vụ (8,1%) so với năm 2023.",
        2024,
        ["actual = 5600 vụ | 2024", "growth = 420 vụ | 2024 up 2023", "growth = 8.1 % | 2024 up 2023"],
    ),
    (
        "Số xe đăng ký mới là 45.200 xe, giảm 3.100 xe (giảm 6,4%) so với cùng kỳ.",
        2023,
        ["actual = 45200 xe | 2023", "growth = 3100 xe | 2023 down 2022", "growth = 6.4 % | 2023 down 2022"],
    ),
    (
        "Tiếp nhận 980 tin báo, tăng 15,6% (132 tin) so với năm 2022.",
        2023,
        ["actual = 980 tin | 2023", "growth = 15.6 % | 2023 up 2022", "growth = 132 tin | 2023 up 2022"],
    ),
    (
        "Diện tích cây ăn quả 12.400 ha, tăng 800 ha, tương đương 6,9% so với năm trước.",
        2024,
        ["actual = 12400 ha | 2024", "growth = 800 ha | 2024 up 2023", "growth = 6.9 % | 2024 up 2023"],
    ),
    (
        "Đã tuyển dụng 210 người (đạt 87,5%), trong đó nữ 96 người (45,7%).",
        2024,
        ["actual = 210 người | 2024", "actual = 87.5 % | 2024", "actual = 96 người | 2024", "actual = 45.7 % | 2024"],
    ),
    # a plan in brackets
    (
        "Năm 2024, giá trị sản xuất tăng 9,2% so với năm 2023 (kế hoạch tăng 8,5%).",
        2024,
        ["growth = 9.2 % | 2024 up 2023", "target = 8.5 % | 2024"],
    ),
    (
        "Tỷ lệ lấp đầy đạt 72% (chỉ tiêu: 70%).",
        2023,
        ["actual = 72 % | 2023", "target = 70 % | 2023"],
    ),
    (
        "Số hộ thoát nghèo là 1.250 hộ (mục tiêu 1.100 hộ).",
        2023,
        ["actual = 1250 hộ | 2023", "target = 1100 hộ | 2023"],
    ),
    (
        "Trồng được 3.200 ha rừng/kế hoạch 3.000 ha, đạt 106,7%.",
        2024,
        ["actual = 3200 ha | 2024", "target = 3000 ha | 2024", "actual = 106.7 % | 2024"],
    ),
    (
        "Giải ngân 81% kế hoạch (kế hoạch giao 4.500 tỷ đồng).",
        2024,
        ["actual = 81 % | 2024", "target = 4500000000000 VND | 2024"],
    ),
    # signed percentages
    (
        "Toàn tỉnh xảy ra 96 vụ. So với cùng kỳ năm 2023 tăng 8 vụ (+9,1%), giảm 4 người chết (-11,8%), tăng 12 người "
        "bị thương (+14,6%).",
        2024,
        [
            "actual = 96 vụ | 2024",
            "growth = 8 vụ | 2024 up 2023",
            "growth = 9.1 % | 2024 up 2023",
            "growth = 4 người | 2024 down 2023",
            "growth = 11.8 % | 2024 down 2023",
            "growth = 12 người | 2024 up 2023",
            "growth = 14.6 % | 2024 up 2023",
        ],
    ),
    (
        "Xuất khẩu sang Hàn Quốc đạt 320 triệu USD (+6,4%), sang Nhật Bản đạt 280 triệu USD (-2,1%).",
        2024,
        [
            "actual = 320000000 USD | 2024",
            "growth = 6.4 % | 2024 up 2023",
            "actual = 280000000 USD | 2024",
            "growth = 2.1 % | 2024 down 2023",
        ],
    ),
    # an aim ends where a result is told
    (
        "Mục tiêu năm 2024 có 85% số xã đạt chuẩn; Số xã đã đạt chuẩn là 96 xã, tăng 7 xã so với năm 2023.",
        2024,
        ["target = 85 % | 2024", "actual = 96 xã | 2024", "growth = 7 xã | 2024 up 2023"],
    ),
    (
        "Chỉ tiêu giao giảm 500 hộ nghèo; kết quả đã giảm 620 hộ nghèo, đạt 124%.",
        2023,
        ["target = 500 hộ nghèo | 2023", "growth = 620 hộ nghèo | 2023 down 2022", "actual = 124 % | 2023"],
    ),
    (
        "Phấn đấu thu 500 tỷ đồng; đến nay đã thu 380 tỷ đồng.",
        2024,
        ["target = 500000000000 VND | 2024", "actual = 380000000000 VND | 2024"],
    ),
    # bounds that choose
    (
        "Có 8/11 huyện có tỷ lệ giải ngân đạt trên 70%.",
        2024,
        ["actual = 8/11 huyện | 2024"],
    ),
    (
        "Có 15 mặt hàng đạt kim ngạch trên 100 triệu USD.",
        2023,
        ["actual = 15 mặt hàng | 2023"],
    ),
    (
        "Có 32 doanh nghiệp có doanh thu từ 500 tỷ đồng trở lên.",
        2024,
        ["actual = 32 doanh nghiệp | 2024"],
    ),
    (
        "27 xã có tỷ lệ hộ nghèo dưới 2%.",
        2023,
        ["actual = 27 xã | 2023"],
    ),
    (
        "Dân số đã vượt mốc 100 triệu người.",
        2024,
        ["actual > 100000000 người | 2024"],
    ),
    (
        "Kim ngạch cán mốc 50 tỷ USD.",
        2024,
        ["actual = 50000000000 USD | 2024"],
    ),
    # words of rise and fall
    (
        "Đơn hàng sụt 18% so với cùng kỳ năm trước.",
        2023,
        ["growth = 18 % | 2023 down 2022"],
    ),
    (
        "Thu từ đất hụt 450 tỷ đồng so với dự toán.",
        2023,
        ["growth = 450000000000 VND | 2023"],
    ),
    (
        "Quy mô thị trường co lại 4,2%.",
        2024,
        ["growth = 4.2 % | 2024 down 2023"],
    ),
    (
        "Kim ngạch lao dốc 22% so với năm 2022.",
        2023,
        ["growth = 22 % | 2023 down 2022"],
    ),
    (
        "Giá cà phê leo thang 35%.",
        2023,
        ["growth = 35 % | 2023 up 2022"],
    ),
    (
        "Lợi nhuận đi lùi 12%.",
        2023,
        ["growth = 12 % | 2023 down 2022"],
    ),
    # percentage points
    (
        "Tỷ lệ giải ngân đạt 45%, thấp hơn 3,2 điểm phần trăm so với cùng kỳ năm 2022.",
        2023,
        ["actual = 45 % | 2023", "growth = 3.2 điểm phần trăm | 2023 down 2022"],
    ),
    (
        "Lãi suất bình quân 6,1%/năm, giảm 0,9 điểm % so với cuối năm 2023.",
        2024,
        ["actual = 6.1 % per year | 2024", "growth = 0.9 điểm phần trăm | 2024 down @2023-12-31"],
    ),
    (
        "Tỷ lệ học sinh giỏi là 32%, vượt 2 điểm phần trăm so với kế hoạch.",
        2023,
        ["actual = 32 % | 2023", "actual = 2 điểm phần trăm | 2023"],
    ),
    # parts
    (
        "Số hồ sơ cấp tỉnh là 1.250 (12%), cấp huyện 3.400 (33%), cấp xã 5.600 (55%).",
        2023,
        [
            "actual = 1250 hồ sơ | 2023",
            "actual = 12 % | 2023",
            "actual = 3400 hồ sơ | 2023",
            "actual = 33 % | 2023",
            "actual = 5600 hồ sơ | 2023",
            "actual = 55 % | 2023",
        ],
    ),
    (
        "Có 312 trường, gồm 120 trường mầm non, 110 trường tiểu học, 82 trường THCS.",
        2024,
        [
            "actual = 312 trường | 2024",
            "actual = 120 trường mầm non | 2024",
            "actual = 110 trường tiểu học | 2024",
            "actual = 82 trường THCS | 2024",
        ],
    ),
    (
        "Chi 12.300 tỷ đồng, trong đó chi đầu tư 4.100 tỷ đồng (33,3%), chi thường xuyên 8.200 tỷ đồng (66,7%).",
        2024,
        [
            "actual = 12300000000000 VND | 2024",
            "actual = 4100000000000 VND | 2024",
            "actual = 33.3 % | 2024",
            "actual = 8200000000000 VND | 2024",
            "actual = 66.7 % | 2024",
        ],
    ),
]


@pytest.mark.parametrize(("passages", "year", "expected"), CASES)
def test_a_text_states(passages: str, year: int, expected: list[str]) -> None:
    assert told(passages, year) == expected
