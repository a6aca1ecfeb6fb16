"""What is read wrongly today: class, word, frame. A line is taken out when its word is read in its frame.

`test_frames` fails where a line is no longer true.
"""

FAILING: frozenset[tuple[str, str, str]] = frozenset(
    {
        # "thời gian" before a time stays in the name
        ("within", "trong thời gian", "_ 6 tháng đầu năm"),
        ("within", "trong thời gian", "Tỷ lệ thất nghiệp _"),
        # a span since January, not its last day
        ("until", "tính từ đầu năm đến", "_ ngày 30/6/2023, toàn tỉnh"),
        ("until", "tính từ đầu năm đến", "_ tháng 6/2023, dư nợ"),
        # "trong ba tháng", "trong năm tháng": too short to tell from "three" and "year"
        ("number_word", "ba", "months"),
        ("number_word", "năm", "months"),
    }
)
