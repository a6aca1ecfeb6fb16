"""Text exported with the marks of Markdown is read without them, and its headings, notes and groups as such."""

import pytest

from sources import reader
from sources.document import Document, Footnote, Heading, Paragraph, Table

REPORT = """# BÁO CÁO KẾT QUẢ NĂM 2023

**SỞ Y TẾ**
**TỈNH BẮC KẠN**

## I. Kết quả khám, chữa bệnh

*   **Khám bệnh:** 412.300 lượt, tăng **5,1%** so với năm 2022[^1].
*   Công suất sử dụng giường bệnh đạt 87<sup>2</sup>%.
    *   Trong đó *tuyến huyện* đạt 81%.

---

| TT | Chỉ tiêu | Đơn vị | Năm 2023 |
| --- | --- | --- | ---: |
| **I** | **Tiêm chủng** | | |
| 1.1| Trẻ em được tiêm đủ | % | **95,2** |
| **II** | **Nhân lực** | | |
| 2.1 | Bác sĩ trên 10.000 dân | bác sĩ | 9,8 |

[^1]: Số liệu *sơ bộ*.
"""


def read(text: str) -> Document:
    return reader.read(text.encode(), "made.txt")


def test_a_report_with_headings_lists_tables_and_notes() -> None:
    document = read(REPORT)
    assert [block.text for block in document.blocks if isinstance(block, Heading)] == [
        "BÁO CÁO KẾT QUẢ NĂM 2023",
        "SỞ Y TẾ",
        "TỈNH BẮC KẠN",
        "I. Kết quả khám, chữa bệnh",
    ]
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "* Khám bệnh: 412.300 lượt, tăng 5,1% so với năm 2022.",
        "* Công suất sử dụng giường bệnh đạt 87%.",
        "* Trong đó tuyến huyện đạt 81%.",
    ]
    assert [(block.mark, block.text) for block in document.blocks if isinstance(block, Footnote)] == [
        ("1", "Số liệu sơ bộ.")
    ]
    (table,) = document.tables
    assert table.columns == ("TT", "Chỉ tiêu", "Đơn vị", "Năm 2023")
    assert [(row.cells, row.group) for row in table.rows] == [
        (("I", "Tiêm chủng", "", ""), True),
        (("1.1", "Trẻ em được tiêm đủ", "%", "95,2"), False),
        (("II", "Nhân lực", "", ""), True),
        (("2.1", "Bác sĩ trên 10.000 dân", "bác sĩ", "9,8"), False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Số liệu có dấu * là ước tính.\n\nKhách quốc tế*: 12,6 triệu lượt.",
        "Phép tính 5 * 3 * 2 không phải chữ nghiêng.",
        "# 12 là số nhà, không có dấu cách phía sau dấu thăng khác.",
    ],
)
def test_asterisks_of_plain_text_stay(text: str) -> None:
    read_text = " ".join(block.text for block in read(text).blocks if not isinstance(block, Table))
    assert read_text.count("*") == text.count("*")
