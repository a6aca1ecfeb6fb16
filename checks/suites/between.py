"""Rules on the figures of several reports: what two of them tell of one thing.

The frame is `checks.frames.relations_frame`, of the relations of `checks.relations.between`. Two reports of about one
date should agree; one that is issued later may know better, and says so by restating.
"""

from checks.suites.relations import related
from normalise.records import Severity

ASK = "ask the issuers which of the reports is right; until then quote the figure with its report"

RULES = (
    related(
        "reports_give_one_value",
        Severity.WARNING,
        "one value, beyond rounding, in reports of about one date",
        "một giá trị duy nhất, ngoài sai số làm tròn, trong các báo cáo cùng thời điểm",
        'The transactions up to one day are "hơn 15 triệu" in one report and "gần 15 triệu" in another.',
        ASK,
    ),
    related(
        "value_not_restated",
        Severity.INFO,
        "the value that the earlier report gave",
        "giá trị mà báo cáo trước đã nêu",
        "The share of the digital economy in one year differs in each of four publications.",
        "take the later value, and name its publication",
    ),
    related(
        "target_quoted_as_planned",
        Severity.WARNING,
        "the target that the plan set, in every report on it",
        "mục tiêu đúng như kế hoạch đã giao trong mọi báo cáo về kế hoạch đó",
        "A report that quotes a target otherwise measures its results by another.",
        "measure by the plan, and tell the author of the report",
    ),
    related(
        "class_of_one_size",
        Severity.WARNING,
        "one number of members of a class that all reports count out of",
        "một số lượng thống nhất các đơn vị của nhóm làm mẫu số trong mọi báo cáo",
        "A report counts 9 of 62 provinces; another of the same year counts all 63.",
        ASK,
    ),
    related(
        "no_digit_lost",
        Severity.WARNING,
        "a count that is not another report's less a digit",
        "số đếm không bị thiếu một chữ số so với báo cáo khác",
        "3.460 codes of products in one report, 13.460 products with codes in two others.",
        ASK,
    ),
)
