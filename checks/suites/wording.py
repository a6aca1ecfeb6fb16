"""Rules on how a report prints and dates its figures, and on targets that are told twice.

They are run on the same frame, and in the same stage, as `checks.suites.relations`.
"""

from checks.suites.relations import ASK, related
from normalise.records import Severity

READ = "read the number as it was meant only if the context leaves no doubt; else ask the issuer"
DATE = "take the date for a slip, or the statement for a plan; ask the issuer which"

RULES = (
    related(
        "one_comparator",
        Severity.WARNING,
        "one comparator for one target",
        "một mục tiêu chỉ có một cách so sánh (đạt, tối thiểu, trên)",
        '"Đạt 75 %" in one place and "tối thiểu 75 %" in another: whether 76 % meets the target differs.',
    ),
    related(
        "shares_of_one_whole",
        Severity.WARNING,
        "one whole for the shares of one thing",
        "các tỷ trọng của cùng một chỉ tiêu tính trên cùng một tổng thể",
        "A province measures online sales against retail and services, the nation against retail alone.",
        "do not compare the two shares",
    ),
    related(
        "same_target_same_horizon",
        Severity.WARNING,
        "one horizon for one target",
        "cùng một mục tiêu có cùng một thời hạn",
        "The nation shall reach 90 % by the end of the year, a province the same 90 % by June.",
        "compare results at the same date only",
    ),
    related(
        "target_due_by_deadline",
        Severity.WARNING,
        "a target that is due by the deadline of its task",
        "mục tiêu đến hạn trước hoặc đúng thời hạn của nhiệm vụ",
        "A target for the end of the year stands in a task that shall be completed in June.",
        DATE,
    ),
    related(
        "yearly_change_in_whole_years",
        Severity.WARNING,
        "a whole year for a yearly change",
        "tăng trưởng hằng năm tính cho cả năm",
        "A yearly growth of 25 % shall be reached in June: half a year against a whole one.",
        DATE,
    ),
    related(
        "task_lies_ahead",
        Severity.WARNING,
        "months and quarters that were not over when the plan was issued",
        "tháng, quý nêu trong kế hoạch chưa qua khi kế hoạch được ban hành",
        "A plan of 15 March orders a task to begin in January; another, of April, is due in the first quarter.",
        DATE,
    ),
    related(
        "plan_lies_ahead",
        Severity.WARNING,
        "a day of completion that lay ahead when the report was issued",
        "thời điểm dự kiến hoàn thành còn ở phía trước khi báo cáo được ban hành",
        "A report of July expects something to be completed in June of the same year.",
        DATE,
    ),
    related(
        "result_is_no_plan",
        Severity.WARNING,
        "results, and no plans for later, in a column of results",
        "cột kết quả chỉ nêu kết quả, không nêu kế hoạch cho thời gian sau",
        'The column "results to the end of 2022" holds a plan for September 2023.',
        "do not count the row as a result",
    ),
    related(
        "result_not_after_its_year",
        Severity.WARNING,
        "no dates after the year in a column of that year's results",
        "cột kết quả của một năm không nêu ngày sau năm đó",
        "A column of results in 2022 tells of decisions of February, April and May 2023.",
        "count what happened later for the later year",
    ),
    related(
        "result_not_before_its_year",
        Severity.WARNING,
        "no dates before the year in a column of that year's results",
        "cột kết quả của một năm không nêu ngày trước năm đó",
        "A column of results in 2022 tells of acts of 2020 and 2021.",
        "count what happened earlier for the earlier year",
    ),
    related(
        "thousands_marked",
        Severity.WARNING,
        "a thousands mark in every number from 1 000 on, as elsewhere in the report",
        "số từ 1.000 trở lên có dấu phân cách hàng nghìn như các chỗ khác trong báo cáo",
        "1792 beside 1.417: a reader takes one of them for a decimal or a year.",
        READ,
    ),
    related(
        "decimal_comma",
        Severity.WARNING,
        "a comma before the decimals",
        "dấu phẩy trước phần thập phân",
        "10.15 % is printed beside 9,80 %; in a count the same dot marks thousands.",
        READ,
    ),
    related(
        "bound_is_round",
        Severity.WARNING,
        'a round number behind "trên", "hơn", "gần" or "khoảng"',
        'sau "trên", "hơn", "gần", "khoảng" là số tròn',
        '"Trên 204.397" is either an exact count or a bound; it cannot be both.',
        "take the number for exact only if the issuer says so",
    ),
    related(
        "unit_printed",
        Severity.WARNING,
        "the unit of a number, printed with it or before it",
        "đơn vị của số liệu được nêu cùng số hoặc trước số",
        '"Tổng giá trị hơn 929 tỷ" leaves the currency to the reader.',
        READ,
    ),
    related(
        "unit_spelt",
        Severity.ERROR,
        "a unit that exists",
        "đơn vị tính viết đúng",
        '"2,4 triệu giao dịch/này": a slip for "ngày", but only the context says so.',
        READ,
    ),
    related(
        "frequency_in_order",
        Severity.WARNING,
        "how often in how long, not the other way round",
        "số lần trên khoảng thời gian, không viết ngược",
        '"01 quý/01 lần" for once a quarter.',
        READ,
    ),
    related(
        "percent_of_something",
        Severity.WARNING,
        "a percentage that says what it is of",
        "tỷ lệ phần trăm nêu rõ là phần trăm của cái gì",
        'Services are followed by ": 51,1%" and ": 80,25%": of applications, of offices or of people.',
        ASK,
    ),
    related(
        "bound_within_whole",
        Severity.ERROR,
        "a bound of a share that the whole can satisfy",
        "ngưỡng tỷ lệ mà toàn bộ tổng thể có thể đạt",
        '"Trên 100 %" of the health facilities: not even all of them would be enough.',
    ),
)
