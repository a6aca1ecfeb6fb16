"""Plain text: wrapped lines, headings, page numbers, and tables where tabs, bars, gaps or lines of cells rule them."""

import pytest

from sources.document import Document, Table
from sources.text import reader


def read(content: str) -> Document:
    return reader.read(content.encode(), "report.txt")


def texts(content: str) -> list[tuple[str, str]]:
    return [(block.type, block.text) for block in read(content).blocks if not isinstance(block, Table)]


def spaced(content: str) -> str:
    """Set lines as exports of PDF files do: an empty line after each."""
    return content.replace("\n", " \n\n")


WRAPPED = """I. KẾT QUẢ CHUNG
Trong năm 2022, doanh thu công nghiệp công nghệ thông tin đạt 148 tỷ USD theo
Quyết định số 172/QĐ-
BTTTT, tăng 8,7% so với năm 2021.
- Số doanh nghiệp công nghệ số đạt 70.000 doanh nghiệp;
- Số tên miền quốc gia đạt 564.129 tên miền, xếp thứ hai trong khu vực và thứ
10 trong khu vực châu Á - Thái Bình Dương.
Đánh giá chung: các chỉ tiêu về hạ tầng số của năm 2022 đều đạt và vượt mức đề
ra từ đầu năm.
"""
PARAGRAPHS = [
    ("heading", "I. KẾT QUẢ CHUNG"),
    (
        "paragraph",
        "Trong năm 2022, doanh thu công nghiệp công nghệ thông tin đạt 148 tỷ USD theo Quyết định số 172/QĐ-BTTTT, "
        "tăng 8,7% so với năm 2021.",
    ),
    ("paragraph", "- Số doanh nghiệp công nghệ số đạt 70.000 doanh nghiệp;"),
    (
        "paragraph",
        "- Số tên miền quốc gia đạt 564.129 tên miền, xếp thứ hai trong khu vực và thứ 10 trong khu vực châu Á - Thái "
        "Bình Dương.",
    ),
    ("paragraph", "Đánh giá chung: các chỉ tiêu về hạ tầng số của năm 2022 đều đạt và vượt mức đề ra từ đầu năm."),
]


@pytest.mark.parametrize("content", [WRAPPED, spaced(WRAPPED), WRAPPED.replace("\n-", "\n\n-")])
def test_wrapped_lines_become_paragraphs_and_numbered_lines_headings(content: str) -> None:
    assert texts(content) == PARAGRAPHS


def test_page_numbers_are_out_and_sentences_go_on_over_them() -> None:
    pages = WRAPPED.replace("xếp thứ hai", "xếp\n\n\n 5 \n\n\nthứ hai").replace("Đánh giá", "\n- 6 -\n\n\nĐánh giá")
    assert texts(pages) == PARAGRAPHS


def test_first_lines_cut_early_where_tags_stood_before_them() -> None:
    lines = [
        ("a) Tỷ lệ dân số có điện", "thoại thông minh đạt 85% vào cuối năm 2022 tại các tỉnh, thành phố trực"),
        ("b) Tỷ lệ hộ gia đình có", "đường truyền cáp quang băng rộng đạt 75% vào cuối năm 2022 tại các tỉnh"),
        ("c) Tỷ lệ hồ sơ được xử", "lý trên môi trường mạng đạt 50% vào cuối năm 2022 tại các bộ, ngành và"),
    ]
    ends = ("thuộc Trung ương.", "miền núi.", "địa phương.")
    content = "".join(f"{first}\n{second}\n{end}\n" for (first, second), end in zip(lines, ends, strict=True))
    content += "2. Bộ Y tế\nTriển khai hồ sơ sức khỏe\nđiện tử trong năm.\n"
    assert [found for _, found in texts(content)] == [
        *(" ".join((*line, end)) for line, end in zip(lines, ends, strict=True)),
        "2. Bộ Y tế",
        "Triển khai hồ sơ sức khỏe điện tử trong năm.",
    ]


def test_words_with_which_paragraphs_begin_again_and_again() -> None:
    # The third line is full, so that only the words before the colon tell that the fourth begins a paragraph.
    item = "Xây dựng kho dữ liệu của ngành.\nThời gian hoàn thành: Tháng 3/2022.\n"
    full = "Xây dựng và đưa vào khai thác Cơ sở dữ liệu quốc gia về đất đai cả nước.\n"
    found = texts(full + item * 3 + full + "Thời gian hoàn thành: Tháng 12/2022.\n")
    assert [one for _, one in found[-2:]] == [full.strip(), "Thời gian hoàn thành: Tháng 12/2022."]


def test_titles_in_capitals_end_where_their_lines_do() -> None:
    content = "BÁO CÁO\nTÌNH HÌNH THỰC HIỆN KẾ HOẠCH CHUYỂN ĐỔI SỐ CỦA BỘ Y TẾ NĂM\n2022\nCHỦ TỊCH ỦY BAN\n(Kèm theo)\n"
    assert [found for _, found in texts(content)] == [
        "BÁO CÁO",
        "TÌNH HÌNH THỰC HIỆN KẾ HOẠCH CHUYỂN ĐỔI SỐ CỦA BỘ Y TẾ NĂM 2022",
        "CHỦ TỊCH ỦY BAN",
        "(Kèm theo)",
    ]


def test_a_letterhead_in_two_columns() -> None:
    content = "Số: 12/BC-BYT             Hà Nội, ngày 5 tháng 1 năm 2023\n\nTrong năm đạt 50%.\n"
    assert [found for _, found in texts(content)][:2] == ["Số: 12/BC-BYT", "Hà Nội, ngày 5 tháng 1 năm 2023"]
    head = (
        "BỘ Y TẾ               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "-------               Độc lập - Tự do - Hạnh phúc\n"
        "Số: 12/BC-BYT         Hà Nội, ngày 5 tháng 1 năm 2023\n"
    )
    assert [found for _, found in texts(head)][:3] == ["BỘ Y TẾ", "Số: 12/BC-BYT", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert not read(head).tables


def test_bars_rule_a_table() -> None:
    (table,) = read(
        "Bảng 1. Kết quả\n\n"
        "| STT | Chỉ tiêu | Kết quả |\n|-----|----------|---------|\n| 1 | Hạ tầng | 50% |\n| 2 | Dữ liệu | |\n"
    ).tables
    assert not table.low_confidence
    assert table.title == "Bảng 1. Kết quả"
    assert table.columns == ("STT", "Chỉ tiêu", "Kết quả")
    assert [row.cells for row in table.rows] == [("1", "Hạ tầng", "50%"), ("2", "Dữ liệu", "")]


def test_a_row_between_rules_may_have_several_lines() -> None:
    (table,) = read(
        "+-----+-----------+------+\n| STT | Chỉ tiêu  | 2022 |\n+-----+-----------+------+\n"
        "| 1   | Tỷ lệ hồ  | 50%  |\n|     | sơ        |      |\n+-----+-----------+------+\n"
        "| 2   | Dữ liệu   | 60%  |\n+-----+-----------+------+\n"
    ).tables
    assert [row.cells for row in table.rows] == [("1", "Tỷ lệ hồ sơ", "50%"), ("2", "Dữ liệu", "60%")]


def test_tabs_rule_a_table() -> None:
    (table,) = read("Tỉnh\tTỷ lệ\nHà Nội\t50%\nHuế\t60%\n").tables
    assert [row.cells for row in table.rows] == [("Hà Nội", "50%"), ("Huế", "60%")]


def test_aligned_gaps_rule_a_table_of_low_confidence() -> None:
    (table,) = read(
        "Bảng 2. Kết quả năm 2022\n\n"
        "STT   Chỉ tiêu               Kết quả   Mục tiêu\n"
        "1     Tỷ lệ hồ sơ thủ tục     54,34%   ≥ 80%\n"
        "      nộp trực tuyến\n"
        "2     Tỷ lệ dịch vụ công      51,43%   100%\n"
    ).tables
    assert table.low_confidence
    assert table.columns == ("STT", "Chỉ tiêu", "Kết quả", "Mục tiêu")
    assert [row.cells for row in table.rows] == [
        ("1", "Tỷ lệ hồ sơ thủ tục nộp trực tuyến", "54,34%", "≥ 80%"),
        ("2", "Tỷ lệ dịch vụ công", "51,43%", "100%"),
    ]


def test_cells_one_a_line_behind_a_tab() -> None:
    # An export of a Word file: bookmarks are left in, the numbers that Word counts are left out.
    (table,) = read(
        "Kết quả như sau:\n\tTT\n\tNhiệm vụ\n\tKết quả\n\n\t[bookmark: muc_1]I\n\tHoàn thiện thể chế\n\t\n\n"
        "\t1\n\tXây dựng luật\n\tĐã trình dự án.\n- Đạt 50%.\n \tRà soát văn bản\n\tĐang làm\n\n"
        "\t3\n\tTập huấn\n\tXong\n"
    ).tables
    assert table.columns == ("TT", "Nhiệm vụ", "Kết quả")
    assert [(row.cells, row.group) for row in table.rows] == [
        (("I", "Hoàn thiện thể chế", ""), True),
        (("1", "Xây dựng luật", "Đã trình dự án. - Đạt 50%."), False),
        (("", "Rà soát văn bản", "Đang làm"), False),
        (("3", "Tập huấn", "Xong"), False),
    ]
    assert table.low_confidence


def test_a_row_without_its_number_and_its_last_cell() -> None:
    # The word processor had counted the rows; nothing is reported of the second.
    (table,) = read(
        "\tTT\n\tNhiệm vụ\n\tChủ trì\n\tKết quả\n"
        " \tXây dựng luật\n\tBộ Y tế\n\tĐã trình dự án\n"
        " \tRà soát văn bản\n\tBộ Công an\n"
        "\n\t3\n\tTập huấn\n\tBộ Y tế\n\tXong\n"
    ).tables
    assert [row.cells for row in table.rows] == [
        ("", "Xây dựng luật", "Bộ Y tế", "Đã trình dự án"),
        ("", "Rà soát văn bản", "Bộ Công an", ""),
        ("3", "Tập huấn", "Bộ Y tế", "Xong"),
    ]


def test_one_line_with_a_bar_or_two_with_a_gap_are_no_table() -> None:
    document = read("Liên hệ: 024.3943.0204 | mic.gov.vn\n\nHà Nội      50%\nHuế         60%\n")
    assert not document.tables
    assert "".join(block.text for block in document.blocks if not isinstance(block, Table)).count("%") == 2
