"""Rules on the arithmetic of tables: sums, comparisons and runs of numbers, whatever they count.

The frame is `checks.frames.relations_frame`, of the relations of `checks.arithmetic`. Rules on what sentences say are
in `checks.suites.relations` and `checks.suites.changes`.
"""

from checks.suites.relations import related
from normalise.records import Severity

RULES = (
    related(
        "total_is_sum_of_rows",
        Severity.ERROR,
        "a total that is the sum of its rows, within rounding",
        "tổng bằng tổng các dòng hợp thành, trong phạm vi làm tròn",
        "13 120, 1 350 and 3 105 add up to 17 575; the row of the total has 17 755.",
    ),
    related(
        "total_is_sum_of_columns",
        Severity.ERROR,
        "a total that is the sum of the columns it is divided into, within rounding",
        "cột tổng bằng tổng các cột chia ra, trong phạm vi làm tròn",
        "688 men and 546 women are 1 234 people; the column of the total has 1 324.",
    ),
    related(
        "part_within_column",
        Severity.ERROR,
        "no more in a column of a part than in the column of its whole",
        "số ở cột “trong đó” không lớn hơn số ở cột chung",
        "Of 1 250 members 1 520 are women.",
    ),
    related(
        "comparison_matches_columns",
        Severity.ERROR,
        "a ratio, growth or difference that is the one between the two columns it compares, within rounding",
        "tỷ lệ, mức tăng giảm hoặc chênh lệch khớp với hai cột được so sánh, trong phạm vi làm tròn",
        "13 120 of 12 450 are 105.4 %; the column of the comparison has 115.4.",
    ),
    related(
        "columns_in_their_order",
        Severity.ERROR,
        "headings over the columns that they are of",
        "tiêu đề cột đúng với số liệu của cột",
        "In every row the percentage of the plan is the plan in percent of what was reached: two columns are swapped.",
    ),
    related(
        "share_of_total_matches",
        Severity.ERROR,
        "a share that is that of its own row in the total, within rounding",
        "tỷ trọng khớp với số của dòng chia cho tổng, trong phạm vi làm tròn",
        "1 250 of 5 000 are 25 %; the column of shares has 35.",
    ),
    related(
        "running_total_rises",
        Severity.ERROR,
        "a running total no smaller than the one before",
        "số lũy kế không nhỏ hơn số lũy kế kỳ trước",
        "25 310 accounts were opened up to September and 24 980 up to December.",
    ),
    related(
        "column_not_copied",
        Severity.WARNING,
        "other results in another year",
        "số liệu của hai năm khác nhau",
        "The results of two years are alike in every row: one column may have been copied from the other.",
    ),
    related(
        "row_printed_once",
        Severity.WARNING,
        "each row of a table once",
        "mỗi dòng của bảng chỉ in một lần",
        "A district stands twice in a table, with the same numbers: a sum over the table counts it twice.",
        "count the row once, and ask the issuer whether another row was meant",
    ),
)
