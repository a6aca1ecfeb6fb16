"""Rules on what sentences say of one measure: twice, at two times, of a plan, of a whole.

The frame is `checks.frames.relations_frame`. Rules on tables are in `checks.suites.arithmetic`.
"""

from checks.suites.relations import related
from normalise.records import Severity

RULES = (
    related(
        "one_size_for_one_thing",
        Severity.ERROR,
        "one order of magnitude for one thing at one time",
        "một chỉ tiêu tại một thời điểm có cùng một độ lớn (không lệch dấu phẩy, không lẫn tỷ với triệu)",
        "The expenses of one year are 2 350 tỷ đồng in one place and 2 350 triệu đồng in another.",
    ),
    related(
        "direction_fits_values",
        Severity.ERROR,
        "a rise to a larger value and a fall to a smaller one",
        "tăng thì số sau lớn hơn số trước, giảm thì số sau nhỏ hơn số trước",
        "The fires fell from 120 to 135.",
    ),
    related(
        "points_are_no_percent",
        Severity.WARNING,
        "a change of a percentage in points, or else the percent by which it changed",
        "mức tăng, giảm của một tỷ lệ tính bằng điểm phần trăm, hoặc đúng bằng số phần trăm thay đổi",
        "A share rose from 42.3 to 45.8 %: that is by 3.5 points, or by 8.3 per cent.",
        "read the change as points, and ask the issuer to print it so",
    ),
    related(
        "part_of_time_within_whole",
        Severity.ERROR,
        "no more in a part of a time than in the whole of it",
        "số của một phần kỳ không lớn hơn số của cả kỳ",
        "The turnover is 5 200 tỷ đồng in the fourth quarter and 4 800 in the year.",
    ),
    related(
        "quarters_make_year",
        Severity.ERROR,
        "four quarters that add up to their year, within rounding",
        "bốn quý cộng lại bằng cả năm, trong phạm vi làm tròn",
        "The visitors of four quarters add up to 2 140 thousand; the year has 2 410.",
    ),
    related(
        "percent_of_plan_matches",
        Severity.ERROR,
        "a percentage of the plan that is that of the two values beside it, within rounding",
        "tỷ lệ so với kế hoạch khớp với số thực hiện và số kế hoạch đi kèm, trong phạm vi làm tròn",
        "13 120 of 12 450 are 105.4 % of the plan; 115.4 % is printed.",
    ),
    related(
        "counted_up_to_issue",
        Severity.ERROR,
        "a count up to a day before the report was issued",
        "số liệu tính đến một ngày không sau ngày ban hành báo cáo",
        "A report of January 2024 counts up to 31 December 2032.",
        "ask the issuer for the day; a digit of the year may be wrong",
    ),
    related(
        "numbers_run_on",
        Severity.WARNING,
        "numbers of headings and items that run on",
        "số thứ tự các mục liên tục",
        "A section numbers its items 1, 2 and 4.",
        "ask the issuer whether an item is missing or the numbers are wrong",
    ),
    related(
        "day_exists",
        Severity.ERROR,
        "a day that the calendar has",
        "ngày có trong lịch",
        "A report counts up to 31 November.",
        "ask the issuer for the day",
    ),
    related(
        "target_above_result",
        Severity.WARNING,
        "a target that is not below what is reached already",
        "mục tiêu không thấp hơn kết quả đã đạt",
        "96.2 % of the households have clean water; the plan of the next year aims at 92 %.",
        "ask the issuer whether the target was updated",
    ),
)
