"""Numbering, capitals and bold type tell headings, and how deep they are."""

import pytest

from sources.layout.headings import is_caption, is_heading, is_list_item, numbered_level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("PHỤ LỤC 3", 1),
        ("Phần thứ nhất", 1),
        ("B. Kết quả của các tỉnh", 2),
        ("I. KẾT QUẢ ĐẠT ĐƯỢC", 3),
        ("IX. Tổ chức thực hiện", 3),
        ("2. Chính phủ số", 4),
        ("1.1. Nhóm các chỉ tiêu", 5),
        ("2.10.3 Hạ tầng", 6),
        ("a) Tỷ lệ hộ gia đình", 8),
        ("Vinh danh doanh nghiệp", None),  # begins with a letter that is a Roman digit
        ("100% bộ, ngành ban hành kế hoạch", None),  # a share, no number of a section
        ("2022 là năm dữ liệu", None),
    ],
)
def test_numbered_level(text: str, level: int | None) -> None:
    assert numbered_level(text) == level


@pytest.mark.parametrize(
    ("text", "bold", "centred", "expected"),
    [
        ("1. Dữ liệu số", True, False, True),
        ("1. Dữ liệu số", None, False, True),  # plain text knows no bold: short, numbered, no full stop
        ("1. Dữ liệu số", False, False, False),  # where bold is known, a plain number is an item of a list
        ("1. Đã ban hành kế hoạch năm 2022.", None, False, False),  # a sentence
        ("- Kết quả nổi bật trong năm", True, False, False),  # an item, though bold
        ("Phạm Minh Chính", True, True, False),  # a signature
        ("Kết quả thực hiện Kế hoạch năm 2022", True, True, True),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True, True, False),
        ("KẾ HOẠCH", False, True, True),  # the sort of document, by itself
        ("Bảng 1. Kết quả năm 2022", True, True, False),  # a caption belongs to its table
        ("1.", True, False, False),  # no words
    ],
)
def test_is_heading(text: str, bold: bool | None, centred: bool, expected: bool) -> None:
    assert is_heading(text, bold=bold, centred=centred) is expected


@pytest.mark.parametrize(
    "text", ["- Tổ chức", "a) Tổ chức", "đ) Tổ chức", "1. Tổ chức", "(ii) Tổ chức", "Điều 2. Các Ủy viên"]
)
def test_list_items(text: str) -> None:
    assert is_list_item(text)


def test_a_dash_or_number_inside_a_sentence_is_no_list_item() -> None:
    assert not is_list_item("-5% so với năm trước")
    assert not is_list_item("2022 đạt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Bảng 2. Kết quả", True), ("Biểu số 3: Mục tiêu", True), ("Bảng dưới đây ghi lại", False), ("Biểu đồ 1", False)],
)
def test_captions(text: str, expected: bool) -> None:
    assert is_caption(text) is expected
