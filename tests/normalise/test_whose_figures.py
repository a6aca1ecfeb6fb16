"""Short reports of provinces, communes, departments, ministries, hospitals, schools and companies, in several formats.

Each is worded by us after reports of its kind. Told of every figure: whom it is about, who tells it, and when.
"""

import io
from pathlib import Path

import docx
import pytest

from normalise.observation import extract
from normalise.records import Observation
from sources import reader
from sources.catalogue import describe

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"

PROVINCE = f"""
ỦY BAN NHÂN DÂN
TỈNH QUẢNG NINH
{STATE}
Số: 345/BC-UBND
Quảng Ninh, ngày 28 tháng 6 năm 2024
BÁO CÁO
Tình hình kinh tế - xã hội 6 tháng đầu năm 2024
Toàn tỉnh có 12.300 doanh nghiệp đang hoạt động. UBND tỉnh ban hành 56 quyết định.
Cả nước đón 8,8 triệu lượt khách quốc tế. Tỉnh đón 1,9 triệu lượt khách quốc tế.
Thành phố Hạ Long tiếp nhận 2.300 hồ sơ; huyện Cô Tô tiếp nhận 110 hồ sơ.
Công an tỉnh phát hiện 85 vụ vi phạm.
Tỷ lệ hộ nghèo còn 0,14%.
"""

CITY = """
ỦY BAN NHÂN DÂN THÀNH PHỐ HUẾ
BÁO CÁO
Kết quả công tác quý III năm 2025
Thành phố đã cấp 412 giấy phép xây dựng.
Phường Thuận Hóa tiếp nhận 1.250 hồ sơ; phường Kim Long tiếp nhận 980 hồ sơ.
"""

COMMUNE = """
ỦY BAN NHÂN DÂN
XÃ ĐẠI ĐỒNG
BÁO CÁO
Tình hình kinh tế - xã hội tháng 10 năm 2024 của xã Đại Đồng, huyện Tứ Kỳ, tỉnh Hải Dương
Toàn xã có 2.150 hộ. Trong tháng, UBND xã tiếp nhận 210 hồ sơ.
Thôn Nghĩa Xá có 12 hộ nghèo; thôn Độ Trung có 9 hộ nghèo.
Toàn tỉnh còn 9.800 hộ nghèo.
"""

DEPARTMENT = f"""
UBND TỈNH THANH HÓA
SỞ GIÁO DỤC VÀ ĐÀO TẠO
{STATE}
Thanh Hóa, ngày 25 tháng 6 năm 2024
BÁO CÁO
Tổng kết năm học 2023-2024
Toàn ngành có 890.000 học sinh.
Sở đã ban hành 42 văn bản chỉ đạo.
Trường THPT chuyên Lam Sơn có 68 giải quốc gia.
"""

MINISTRY = f"""
BỘ CÔNG THƯƠNG
{STATE}
Hà Nội, ngày 5 tháng 10 năm 2024
BÁO CÁO
Tình hình hoạt động ngành công nghiệp và thương mại tháng 9 và 9 tháng năm 2024
Kim ngạch xuất khẩu đạt 34,05 tỷ USD. Tính chung 9 tháng, kim ngạch xuất khẩu đạt 299,63 tỷ USD.
Bộ đã ban hành 18 thông tư. Cả nước có 3.120 siêu thị.
Thành phố Hà Nội có 135 siêu thị; Nghệ An có 45 siêu thị. Cả nước có 8.517 chợ.
"""

STATISTICS = """
CỤC THỐNG KÊ TỈNH ĐỒNG THÁP
TÌNH HÌNH KINH TẾ - XÃ HỘI THÁNG 8 NĂM 2024
Sản lượng cá tra đạt 46,2 nghìn tấn.
"""

CUSTOMS = """
BỘ TÀI CHÍNH
TỔNG CỤC HẢI QUAN
BÁO CÁO
Kết quả thu ngân sách 11 tháng năm 2024
Tổng số tờ khai là 15,4 triệu tờ khai. Cục Hải quan TP Hồ Chí Minh phát hiện 1.150 vụ vi phạm.
"""

JUSTICE = """
BÁO CÁO
Công tác tư pháp quý I năm 2024 trên địa bàn tỉnh Gia Lai
Các phòng công chứng đã công chứng 25.600 hợp đồng.
Huyện Chư Sê chứng thực 5.400 bản sao; huyện Đak Đoa chứng thực 3.900 bản sao.
"""

HOSPITAL = """
SỞ Y TẾ TỈNH BÌNH DƯƠNG
BỆNH VIỆN ĐA KHOA KHU VỰC DĨ AN
BÁO CÁO
Kết quả hoạt động 9 tháng đầu năm 2024
Tổng số lượt khám bệnh là 215.400 lượt. Bệnh viện có 450 giường bệnh.
"""

COMPANY = """
CÔNG TY CỔ PHẦN CẤP NƯỚC BÌNH MINH
BÁO CÁO
Kết quả sản xuất kinh doanh quý II năm 2024
Doanh thu đạt 145,2 tỷ đồng. Công ty có 342 lao động.
"""

SCHOOL = """
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO
TRƯỜNG TIỂU HỌC LÊ LỢI
BÁO CÁO
Tổng kết năm học 2023-2024
Nhà trường có 1.120 học sinh.
"""

DATED = """
UBND TỈNH SƠN LA
BÁO CÁO
Công tác thi hành án dân sự năm 2024
(Số liệu tính đến ngày 30/9/2024)
Các cơ quan thi hành án thụ lý 5.120 việc.
"""

SIGNED = """
BÁO CÁO
Tình hình sản xuất tháng 5 và 5 tháng đầu năm 2024
Đàn lợn có 305.200 con. Lũy kế 5 tháng, sản lượng thịt đạt 12.400 tấn.
TM. ỦY BAN NHÂN DÂN TỈNH BẮC GIANG
CHỦ TỊCH
"""

UTILITY = """
TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM
BÁO CÁO
Kết quả sản xuất kinh doanh 6 tháng đầu năm 2024
Tập đoàn có 97.000 lao động.
Tổng công ty Điện lực Miền Bắc bán 45,2 tỷ kWh; Tổng công ty Điện lực Miền Nam bán 42,1 tỷ kWh.
Trên cả nước, phụ tải cực đại đạt 49.533 MW.
"""

INSURANCE = """
BẢO HIỂM XÃ HỘI VIỆT NAM
BÁO CÁO
Công tác tháng 7 năm 2024
Số người tham gia bảo hiểm y tế là 93,3 triệu người.
BHXH tỉnh Thái Bình thu 312 tỷ đồng; BHXH thành phố Đà Nẵng thu 415 tỷ đồng.
BHXH Việt Nam đã ban hành 12 công văn.
"""

OFFICE = """
BÁO CÁO
Kết quả thực hiện nhiệm vụ quý II/2024 của Sở Xây dựng tỉnh Lào Cai
Sở đã thẩm định 120 dự án. Toàn tỉnh có 14 đô thị.
"""

HARVEST = """
BỘ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN
BÁO CÁO
Sản xuất lúa năm 2024
Bến Tre giảm 3,1% so với năm 2023; An Giang giảm 2,2%; các tỉnh còn lại tăng 1,5%.
"""

BANK = """
Báo cáo thường niên năm 2023 của Ngân hàng TMCP Phương Đông
Ngân hàng có 176 chi nhánh.
"""

QUANG_NINH, HALF_2024 = "Tỉnh Quảng Ninh", "2024-01-01/P6M"
DAI_DONG = "Xã Đại Đồng, huyện Tứ Kỳ, tỉnh Hải Dương"
THANH_HOA, SCHOOL_YEAR = "Tỉnh Thanh Hóa", "2023-09-01/P9M"
DEPARTMENT_NAME = "SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH THANH HÓA"

CASES = {
    "province": (PROVINCE, QUANG_NINH, {
        "12.300 doanh nghiệp": (QUANG_NINH, HALF_2024),
        "56 quyết định": (QUANG_NINH, HALF_2024),
        "8,8 triệu lượt khách": (None, HALF_2024),
        "1,9 triệu lượt khách": (QUANG_NINH, HALF_2024),
        "2.300 hồ sơ": ("Thành phố Hạ Long, tỉnh Quảng Ninh", HALF_2024),
        "110 hồ sơ": ("Huyện Cô Tô, tỉnh Quảng Ninh", HALF_2024),
        "85 vụ": (QUANG_NINH, HALF_2024),
        "0,14%": (QUANG_NINH, HALF_2024),
    }),
    "city": (CITY, "Thành phố Huế", {
        "412 giấy phép": ("Thành phố Huế", "2025-Q3"),
        "1.250 hồ sơ": ("Phường Thuận Hóa, thành phố Huế", "2025-Q3"),
        "980 hồ sơ": ("Phường Kim Long, thành phố Huế", "2025-Q3"),
    }),
    "commune": (COMMUNE, DAI_DONG, {
        "2.150 hộ": (DAI_DONG, "2024-10"),
        "210 hồ sơ": (DAI_DONG, "2024-10"),
        "12 hộ nghèo": (f"Thôn Nghĩa Xá, x{DAI_DONG[1:]}", "2024-10"),
        "9 hộ nghèo": (f"Thôn Độ Trung, x{DAI_DONG[1:]}", "2024-10"),
        "9.800 hộ nghèo": ("Tỉnh Hải Dương", "2024-10"),
    }),
    "department": (DEPARTMENT, DEPARTMENT_NAME, {
        "890.000 học sinh": (THANH_HOA, SCHOOL_YEAR),
        "42 văn bản": (DEPARTMENT_NAME, SCHOOL_YEAR),
        "68 giải": ("Trường THPT chuyên Lam Sơn", SCHOOL_YEAR),
    }),
    "ministry": (MINISTRY, "Bộ Công Thương", {
        "34,05 tỷ USD": (None, "2024-09"),
        "299,63 tỷ USD": (None, "2024-01-01/P9M"),
        "18 thông tư": ("Bộ Công Thương", "2024-09"),
        "3.120 siêu thị": (None, "2024-09"),
        "135 siêu thị": ("Thành phố Hà Nội", "2024-09"),
        "45 siêu thị": ("Tỉnh Nghệ An", "2024-09"),
        "8.517 chợ": (None, "2024-09"),
    }),
    "statistics": (STATISTICS, "CỤC THỐNG KÊ TỈNH ĐỒNG THÁP", {"46,2 nghìn tấn": ("Tỉnh Đồng Tháp", "2024-08")}),
    "customs": (CUSTOMS, "TỔNG CỤC HẢI QUAN", {
        "15,4 triệu tờ khai": (None, "2024-01-01/P11M"),
        "1.150 vụ": ("Thành phố Hồ Chí Minh", "2024-01-01/P11M"),
    }),
    "justice": (JUSTICE, "Tỉnh Gia Lai", {
        "25.600 hợp đồng": ("Tỉnh Gia Lai", "2024-Q1"),
        "5.400 bản sao": ("Huyện Chư Sê, tỉnh Gia Lai", "2024-Q1"),
        "3.900 bản sao": ("Huyện Đak Đoa, tỉnh Gia Lai", "2024-Q1"),
    }),
    "hospital": (HOSPITAL, "BỆNH VIỆN ĐA KHOA KHU VỰC DĨ AN", {
        "215.400 lượt": ("BỆNH VIỆN ĐA KHOA KHU VỰC DĨ AN", "2024-01-01/P9M"),
        "450 giường bệnh": ("BỆNH VIỆN ĐA KHOA KHU VỰC DĨ AN", "2024-01-01/P9M"),
    }),
    "company": (COMPANY, "CÔNG TY CỔ PHẦN CẤP NƯỚC BÌNH MINH", {
        "145,2 tỷ đồng": ("CÔNG TY CỔ PHẦN CẤP NƯỚC BÌNH MINH", "2024-Q2"),
        "342 lao động": ("CÔNG TY CỔ PHẦN CẤP NƯỚC BÌNH MINH", "2024-Q2"),
    }),
    "school": (SCHOOL, "TRƯỜNG TIỂU HỌC LÊ LỢI", {"1.120 học sinh": ("TRƯỜNG TIỂU HỌC LÊ LỢI", SCHOOL_YEAR)}),
    "dated": (DATED, "Tỉnh Sơn La", {"5.120 việc": ("Tỉnh Sơn La", "2024-01-01/P9M")}),
    "utility": (UTILITY, "TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM", {
        "97.000 lao động": ("TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM", HALF_2024),
        "45,2 tỷ kWh": ("Tổng công ty Điện lực Miền Bắc", HALF_2024),
        "42,1 tỷ kWh": ("Tổng công ty Điện lực Miền Nam", HALF_2024),
        "49.533 MW": (None, HALF_2024),
    }),
    "insurance": (INSURANCE, "Bảo hiểm xã hội Việt Nam", {
        "93,3 triệu người": (None, "2024-07"),
        "312 tỷ đồng": ("Tỉnh Thái Bình", "2024-07"),
        "415 tỷ đồng": ("Thành phố Đà Nẵng", "2024-07"),
        "12 công văn": ("Bảo hiểm xã hội Việt Nam", "2024-07"),
    }),
    "office": (OFFICE, "Sở Xây dựng tỉnh Lào Cai", {
        "120 dự án": ("Sở Xây dựng tỉnh Lào Cai", "2024-Q2"),
        "14 đô thị": ("Tỉnh Lào Cai", "2024-Q2"),
    }),
    "harvest": (HARVEST, "Bộ Nông nghiệp và Phát triển nông thôn", {
        "3,1%": ("Tỉnh Bến Tre", "2024"),
        "2,2%": ("Tỉnh An Giang", "2024"),
        "1,5%": (None, "2024"),
    }),
    "bank": (BANK, "Ngân hàng TMCP Phương Đông", {"176 chi nhánh": ("Ngân hàng TMCP Phương Đông", "2023")}),
    "signed": (SIGNED, "Tỉnh Bắc Giang", {
        "305.200 con": ("Tỉnh Bắc Giang", "2024-05"),
        "12.400 tấn": ("Tỉnh Bắc Giang", "2024-01-01/P5M"),
    }),
}  # fmt: skip


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def as_txt(text: str) -> bytes:
    return "\n\n".join(lines(text)).encode()


def as_html(text: str) -> bytes:
    body = "".join(f"<p>{line}</p>" for line in lines(text))
    return f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode()


def as_docx(text: str) -> bytes:
    made = docx.Document()
    for line in lines(text):
        made.add_paragraph(line)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def read(folder: Path, name: str, data: bytes) -> dict[str, Observation]:
    """The figures of a report by what is printed, as a refresh reads them."""
    document = reader.read(data, name)
    found = extract(document, describe(str(folder), name, data, document)).observations
    assert len({one.raw for one in found}) == len(found)
    return {one.raw: one for one in found}


@pytest.mark.parametrize("make", [as_txt, as_html, as_docx], ids=["txt", "html", "docx"])
@pytest.mark.parametrize("case", CASES)
def test_whose_a_figure_is(tmp_path: Path, case: str, make) -> None:
    text, reporter, expected = CASES[case]
    name = f"{case}.{make.__name__.removeprefix('as_')}"
    data = make(text)
    (tmp_path / name).write_bytes(data)
    found = read(tmp_path, name, data)
    assert {raw: (one.agency, one.period_code) for raw, one in found.items()} == expected
    assert {one.reporter for one in found.values()} == {reporter}


TABLE = """<html><head><meta charset="utf-8"></head><body>
<p>ỦY BAN NHÂN DÂN</p><p>TỈNH HẬU GIANG</p><p>BÁO CÁO</p><p>Kết quả giảm nghèo năm 2023</p>
<table><tr><th>STT</th><th>Đơn vị</th><th>Số hộ nghèo (hộ)</th></tr>
<tr><td>1</td><td>Thành phố Vị Thanh</td><td>310</td></tr><tr><td>2</td><td>Huyện Long Mỹ</td><td>1.120</td></tr>
<tr><td>3</td><td>Toàn tỉnh</td><td>6.730</td></tr><tr><td>4</td><td>Cả nước</td><td>815.000</td></tr></table>
</body></html>"""

HOSPITALS = """<html><head><meta charset="utf-8"></head><body>
<p>BỘ Y TẾ</p><p>BÁO CÁO</p><p>Hoạt động khám chữa bệnh quý II năm 2024</p>
<table><tr><th>Bệnh viện</th><th>Số lượt khám (lượt)</th></tr><tr><td>Bệnh viện Bạch Mai</td><td>512.300</td></tr>
<tr><td>Bệnh viện Chợ Rẫy</td><td>430.900</td></tr><tr><td>Tổng cộng</td><td>943.200</td></tr></table></body></html>"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TABLE, {
            "310": "Thành phố Vị Thanh, tỉnh Hậu Giang", "1.120": "Huyện Long Mỹ, tỉnh Hậu Giang",
            "6.730": "Tỉnh Hậu Giang", "815.000": None,
        }),
        (HOSPITALS, {"512.300": "Bệnh viện Bạch Mai", "430.900": "Bệnh viện Chợ Rẫy", "943.200": None}),
    ],
    ids=["districts", "hospitals"],
)  # fmt: skip
def test_whose_the_rows_of_a_table_are(tmp_path: Path, text: str, expected: dict[str, str | None]) -> None:
    (tmp_path / "t.html").write_bytes(text.encode())
    found = read(tmp_path, "t.html", text.encode())
    assert {raw: one.agency for raw, one in found.items()} == expected
    unlisted = {raw for raw, one in found.items() if "unresolved_entity" in one.flags}
    assert unlisted == {raw for raw, name in expected.items() if name and ("," in name or "Bệnh viện" in name)}


def test_the_catalogue_says_the_period(tmp_path: Path) -> None:
    text = as_txt("BÁO CÁO\nKết quả công tác dân số năm 2024\nToàn tỉnh có 12.300 trẻ sinh ra.")
    (tmp_path / "b.txt").write_bytes(text)
    entry = "reports:\n- {file: b.txt, year: 2024, issuer: UBND tỉnh Cà Mau, period: 2024-Q3}\n"
    (tmp_path / "catalogue.yaml").write_text(entry, "utf-8")
    (one,) = read(tmp_path, "b.txt", text).values()
    assert (one.agency, one.period_code, one.period_stated) == ("Tỉnh Cà Mau", "2024-Q3", False)
