"""Rules on figures that belong together: what two of them say of each other, and whether both can be right.

The frame is `checks.frames.relations_frame`; each rule is about the relations of its name, and every one of them holds
when its two intervals meet. How figures are paired belongs to `checks.relations`. The rules on how a report prints and
dates its figures are in `checks.suites.wording`.
"""

from checks.rule import Expectations, Rule, Scope
from normalise.records import Severity

ASK = "ask the issuer which of the figures is right; until then none of them should be quoted alone"


def meets(relation: str) -> Expectations:
    """Return the expectation that the two intervals of the relations of that name meet."""
    return lambda e: (
        e.AtLeast(column_A="common_high", column_B="common_low", row_condition=e.Column("relation") == relation),
    )


def related(rule_id: str, severity: Severity, expected: str, expected_vi: str, why: str, remedy: str = ASK) -> Rule:
    """Make the rule of one kind of relation."""
    return Rule(
        id=rule_id,
        severity=severity,
        scope=Scope.RELATION,
        expected=expected,
        expected_vi=expected_vi,
        why=why,
        remedy=remedy,
        expect=meets(rule_id),
        shows=("found",),
    )


RULES = (
    related(
        "fraction_matches_percent",
        Severity.ERROR,
        "a percentage that is that of its own fraction, within rounding",
        "tỷ lệ phần trăm khớp với phân số đi kèm, trong phạm vi làm tròn",
        "A summary of indicators prints 14 of 36 as 35 %, which is 38.9 %: one of the three numbers is wrong.",
    ),
    related(
        "parts_make_whole",
        Severity.ERROR,
        "parts that make up their whole, or do not exceed it",
        "các phần cộng lại bằng tổng số, hoặc không vượt tổng số",
        "A province's accounts of persons and of organisations add up to 32 more than its accounts.",
    ),
    related(
        "item_has_number",
        Severity.WARNING,
        "a number for each item of a list of counts",
        "mỗi mục trong danh sách số đếm đều có số",
        'In a list of indicators by body one body has "chỉ tiêu" and no number before it.',
    ),
    related(
        "spent_within_funds",
        Severity.ERROR,
        "no more money spent than was provided",
        "số tiền đã sử dụng không vượt số tiền được trích lập, phân bổ",
        "A fund of 3 368 tỷ đồng has spent 3 385: two digits may have been swapped.",
    ),
    related(
        "one_whole_behind_shares",
        Severity.WARNING,
        "one whole behind the percentages of one count",
        "các tỷ lệ phần trăm của một chỉ tiêu tính trên cùng một tổng số",
        "796 268 people are 79.89 % in November, 852 174 are 82.52 % in December: the wholes differ by 36 000.",
    ),
    related(
        "shares_make_hundred",
        Severity.WARNING,
        "percentages of one whole that add up to 100, within rounding",
        "các tỷ lệ phần trăm của một tổng thể cộng lại bằng 100, trong phạm vi làm tròn",
        "A summary divides all indicators into classes whose percentages add up to 96.",
    ),
    related(
        "count_matches_names",
        Severity.WARNING,
        "as many different names as the sentence announces",
        "số tên khác nhau được liệt kê đúng bằng số đã nêu",
        "A list of 30 provinces names two of them twice.",
    ),
    related(
        "name_listed_once",
        Severity.WARNING,
        "each name once in a list",
        "mỗi tên chỉ liệt kê một lần",
        "A list of the provinces with 14 contact points names one of them twice.",
    ),
    related(
        "count_matches_rows",
        Severity.ERROR,
        "as many rows in the tables as their summary counts",
        "số dòng trong bảng đúng bằng số nêu ở phần tóm tắt",
        "A summary counts 12 indicators that are hard to reach; its tables have 8.",
    ),
    related(
        "whole_is_class",
        Severity.ERROR,
        "a whole that is the size of the class on that day",
        "mẫu số đúng bằng số đơn vị của nhóm tại thời điểm đó",
        "There were 63 provinces before 1 July 2025; a report counts 9 of 62.",
    ),
    related(
        "list_is_class",
        Severity.WARNING,
        "as many bodies under a heading as the class that it names has",
        "số cơ quan liệt kê dưới một đề mục đúng bằng số đơn vị của nhóm nêu ở đề mục",
        "Under the ministries and the bodies of the Government, which are 30, a plan gives tasks to 32.",
        "ask the issuer which of the bodies belong elsewhere",
    ),
    related(
        "count_within_class",
        Severity.ERROR,
        "no more members than the class has",
        "không nhiều hơn số đơn vị của nhóm",
        "No count of provinces can exceed the number of provinces.",
    ),
    related(
        "share_of_class_possible",
        Severity.WARNING,
        "a percentage that whole members of the class can make",
        "tỷ lệ phần trăm ứng với một số nguyên đơn vị của nhóm",
        "63.8 % of 63 provinces would be 40.2 of them: it was taken of another whole, which is not named.",
    ),
    related(
        "central_bodies_of_one_size",
        Severity.WARNING,
        "one number of central bodies that all counts are out of",
        "một số lượng thống nhất các bộ, cơ quan trung ương làm mẫu số",
        "A report counts central bodies out of 22 and out of 30, and does not say which set is meant.",
    ),
    related(
        "part_within_class",
        Severity.ERROR,
        "no more in a part of a class than in the whole of it",
        "số đếm trong một phần của nhóm không nhiều hơn trong cả nhóm",
        "4 of the 10 ministries that reported have a plan, but only 2 of all 22.",
    ),
    related(
        "part_of_one_size",
        Severity.ERROR,
        "one number of the members that a part of a class has",
        "số đơn vị của một nhóm con thống nhất giữa các chỗ nêu",
        "4 of 10 ministries and 25 of 45 provinces that reported have a plan; 11 ministries and 45 provinces reported.",
    ),
    related(
        "fraction_of_all",
        Severity.WARNING,
        "all of a class where elsewhere 100 % of it are told of",
        "đủ cả nhóm khi chỗ khác nêu 100 % của nhóm",
        "A network reaches 100 % of the provinces in the text and 31 of 63 in the table.",
    ),
    related(
        "change_matches_values",
        Severity.ERROR,
        "a change that is the one between the two printed values, within rounding",
        "mức tăng, giảm khớp với hai giá trị được nêu, trong phạm vi làm tròn",
        '"Tăng 25 lần" may mean 25 times as much or 25 times more; any other reading contradicts the values.',
    ),
    related(
        "change_has_value",
        Severity.WARNING,
        "the value that a change led to",
        "có giá trị đạt được bên cạnh mức tăng, giảm",
        '"Năm 2022 đạt tăng 3,3 lần": what was reached is not said.',
    ),
    related(
        "base_lies_before",
        Severity.ERROR,
        "a change against an earlier period",
        "so sánh với một kỳ trước đó",
        "A change of ten months of 2022 is printed against the same period of 2022: itself.",
    ),
    related(
        "base_as_long",
        Severity.WARNING,
        "a base period as long as the period itself",
        "kỳ gốc dài bằng kỳ báo cáo",
        "Ten months set against a whole year show a fall, or hide a rise, that never was.",
    ),
    related(
        "rate_matches_total",
        Severity.WARNING,
        "a number a day or month that gives the total of the period",
        "số bình quân ngày hoặc tháng khớp với tổng số của kỳ",
        "5.8 million documents in 11 months are 527 000 a month; 550 000 a month is printed beside it.",
    ),
    related(
        "household_size_plausible",
        Severity.ERROR,
        "two to seven people a household",
        "mỗi hộ có từ hai đến bảy người",
        "98 million people in 2.7 million households would be 36 in each: a digit is missing.",
    ),
    related(
        "status_has_result",
        Severity.WARNING,
        "a result in every row that has a status",
        "mỗi dòng có đánh giá mức độ đều có kết quả",
        'Rows with the result "-" are rated "can be completed ahead of time": on what, nobody can tell.',
        "ask the issuer for the results; do not count these rows as reported",
    ),
    related(
        "status_fits_target",
        Severity.WARNING,
        "a status that the share of the target reached allows",
        "đánh giá mức độ phù hợp với phần mục tiêu đã đạt",
        '21.2 % of a target of 50 % is called "Đã hoàn thành", 11.2 % of 100 % "Có khả năng hoàn thành".',
        "quote the figures, not the status",
    ),
    related(
        "statuses_in_order",
        Severity.WARNING,
        "no better status for a row that has reached clearly less of its target",
        "dòng đạt thấp hơn hẳn so với mục tiêu không được đánh giá cao hơn",
        "30.5 % of 100 % is rated lower than 11.2 % and 22 % of 100 %.",
        "quote the figures, not the status",
    ),
    related(
        "done_target_has_figure",
        Severity.WARNING,
        "a figure of what was reached of a target that is called done",
        "có số liệu kết quả cho mục tiêu được báo cáo là hoàn thành",
        "Provinces report a target of 7 % as done and give no percentage at all.",
        "ask for the figure; the status alone proves nothing",
    ),
    related(
        "done_is_whole",
        Severity.WARNING,
        "all, or nearly all, of the whole that was counted where the task is called done",
        "khi báo cáo hoàn thành, số đã làm gần bằng tổng số phải làm",
        'A task with 23 % of its land parcels entered is called "Đã hoàn thành".',
        "quote the figures, not the status",
    ),
    related(
        "done_tells_of_work_done",
        Severity.WARNING,
        "something that was done, in the result of a task that is called done",
        "nhiệm vụ báo cáo hoàn thành có nêu việc đã làm xong",
        'A task is called "Đã hoàn thành"; its result only tells of what is under way.',
        "read the result, not the status",
    ),
    related(
        "done_list_is_whole",
        Severity.WARNING,
        "all that the task lists, in the result of a task that is called done",
        "kết quả của nhiệm vụ báo cáo hoàn thành nêu đủ các mục mà nhiệm vụ liệt kê",
        'A task for 17 platforms is called "Đã hoàn thành"; its result names 13 of them.',
        "ask for what is missing; the status alone proves nothing",
    ),
    related(
        "result_told",
        Severity.WARNING,
        "a result in every row of a table of results",
        "mỗi dòng của bảng kết quả có nêu kết quả",
        'Five rows of a ministry say only that its report "chưa có nội dung này"; others are empty.',
        "ask the bodies in charge for the results; do not count these rows as reported",
    ),
    related(
        "nothing_or_something",
        Severity.WARNING,
        "either that there is nothing to report, or what there is",
        "hoặc nêu chưa có thông tin, hoặc nêu thông tin",
        "A row says that a ministry's report has no information on its task, and goes on with the ministry's figure.",
        "read the figure; ask where it comes from",
    ),
    related(
        "open_target_not_met",
        Severity.WARNING,
        "a result below the target of a task that is still in progress",
        "kết quả còn dưới mục tiêu khi nhiệm vụ vẫn đang thực hiện",
        "A task for at least 860 million transactions is in progress; the report counts 876 million.",
        "check whether target and result are of the same period",
    ),
    related(
        "one_value_for_one_thing",
        Severity.ERROR,
        "one value for one thing at one time",
        "một giá trị cho một chỉ tiêu tại một thời điểm",
        "The services of one portal are 4 396 in the text and 4 250 in the table.",
    ),
    related(
        "value_not_copied",
        Severity.WARNING,
        "different values for neighbouring measures",
        "các chỉ tiêu liền kề có giá trị khác nhau",
        "Two training indicators in adjacent rows have the same 45 %: one may have been copied from the other.",
    ),
    related(
        "task_told_once",
        Severity.WARNING,
        "one time for one task of one body",
        "mỗi nhiệm vụ của một cơ quan chỉ nêu ở một thời điểm",
        "A calendar has one course in the same words in three months, two of them under other headings.",
        "ask the issuer which of the rows was meant to differ",
    ),
    related(
        "sentence_told_once",
        Severity.WARNING,
        "a dated result in one row of a table only",
        "một kết quả có ngày tháng chỉ nêu ở một dòng của bảng",
        "Two tasks have the same dated sentence as their result: one may have been copied from the other.",
        "count the result once",
    ),
    related(
        "act_listed_once",
        Severity.WARNING,
        "each act once in a list",
        "mỗi văn bản chỉ liệt kê một lần",
        "A cell lists five decisions, two of them twice in the same words.",
        "count each act once",
    ),
    related(
        "task_has_deadline",
        Severity.WARNING,
        "a deadline for each task, as nearly all others of its list have",
        "mỗi nhiệm vụ có thời hạn như hầu hết các nhiệm vụ cùng danh mục",
        "Of 63 provinces 62 have a date for their task.",
        "ask the issuer for the deadline",
    ),
    related(
        "percent_of_one_population",
        Severity.WARNING,
        "one population for one percentage of one matter",
        "một tỷ lệ phần trăm của cùng một việc tính trên cùng một đối tượng",
        "The same 97 % is once of the choices that were paid for and once of the candidates who paid.",
    ),
    related(
        "value_told_once",
        Severity.WARNING,
        "an exact count in one row of a table only",
        "một số liệu chính xác chỉ nêu ở một dòng của bảng",
        "Four tasks report the same 204 397 trained officials: a sum over the table counts them four times.",
        "do not add up the rows of this table",
    ),
)
