"""Who issued a report, as its first and last lines say."""

import pytest

from sources import letterhead
from sources.document import Document, Paragraph

STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def issuer(*texts: str) -> str | None:
    """The issuer of a document of these paragraphs."""
    paragraphs = tuple(Paragraph(text=text, number=number) for number, text in enumerate(texts, start=1))
    document = Document(file="x.html", format="html", pages=None, blocks=paragraphs)
    return letterhead.issuer(document, texts)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        # one line, two lines, and the state's name beside or between them
        (("BỘ Y TẾ", *STATE, "BÁO CÁO"), "BỘ Y TẾ"),
        (("ỦY BAN NHÂN DÂN", "TỈNH SƠN LA", *STATE, "Số: 12/BC-UBND", "BÁO CÁO"), "ỦY BAN NHÂN DÂN TỈNH SƠN LA"),
        (
            (
                "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "XÃ TÂN MINH Độc lập - Tự do - Hạnh phúc",
                "BÁO CÁO",
            ),
            "ỦY BAN NHÂN DÂN XÃ TÂN MINH",
        ),
        (("BỘ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG", *STATE, "BÁO CÁO"), "BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"),
        (("Bộ Tư pháp", "BÁO CÁO", "Công tác hộ tịch"), "Bộ Tư pháp"),
        # the body, not the one above it; with the place that its own name leaves out
        (("TỔNG CÔNG TY ĐIỆN LỰC", "MIỀN BẮC", "CÔNG TY ĐIỆN LỰC", "HÀ NAM", "BÁO CÁO"), "CÔNG TY ĐIỆN LỰC HÀ NAM"),
        (("SỞ Y TẾ HÀ NỘI", "BỆNH VIỆN ĐA KHOA XANH PÔN", "BÁO CÁO"), "BỆNH VIỆN ĐA KHOA XANH PÔN"),
        (("UBND TỈNH HUẾ", "SỞ Y TẾ", *STATE, "Sở Y tế báo cáo"), "Sở Y tế TỈNH HUẾ"),
        (("UBND HUYỆN GIA LÂM", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", "BÁO CÁO"), "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO HUYỆN GIA LÂM"),
        (("ỦY BAN NHÂN DÂN", "Hà Giang, ngày 2 tháng 3 năm 2024", "BÁO CÁO"), "ỦY BAN NHÂN DÂN Hà Giang"),
        # in the letters of the text
        (
            ("ỦY BAN QUỐC GIA VỀ CHUYỂN ĐỔI SỐ", *STATE, "Ủy ban Quốc gia về chuyển đổi số họp"),
            "Ủy ban Quốc gia về chuyển đổi số",
        ),
        # a cover, an office, a signature
        (("BÁO CÁO THƯỜNG NIÊN NĂM 2023", "CÔNG TY CỔ PHẦN DỆT HÒA THỌ"), "CÔNG TY CỔ PHẦN DỆT HÒA THỌ"),
        (("KẾ HOẠCH", "BỘ TRƯỞNG BỘ Y TẾ"), "BỘ Y TẾ"),
        (("BÁO CÁO", "Kết quả năm 2023", "TM. ỦY BAN NHÂN DÂN TỈNH HÀ NAM", "CHỦ TỊCH"), "ỦY BAN NHÂN DÂN TỈNH HÀ NAM"),
        (("BÁO CÁO", "Tổng kết năm học", "HIỆU TRƯỞNG TRƯỜNG THPT LÊ LỢI"), "TRƯỜNG THPT LÊ LỢI"),
        # nobody
        (("TỔNG HỢP KẾT QUẢ NĂM 2022",), None),
        (("BAN HÀNH KẾ HOẠCH NĂM 2022",), None),
        (("Bộ Y tế đã ban hành 12 thông tư trong năm.", "Ngành đạt 95% kế hoạch."), None),
        (("BÁO CÁO", "Tình hình năm 2023", "Toàn tỉnh có 12 huyện."), None),
    ],
)
def test_issuers(texts: tuple[str, ...], expected: str | None) -> None:
    assert issuer(*texts) == expected
