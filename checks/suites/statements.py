"""Rules on the accounting of printed numbers: nothing that a report prints may vanish.

The frame is `checks.frames.coverage_frame`. Whether an understood number is plausible does not belong here.
"""

from checks.rule import Rule, Scope
from normalise.records import Severity

REFUSED_SHARE = 0.1
"""Above this share of refused numbers a report is said to be poorly understood."""

RULES = (
    Rule(
        id="numbers_found",
        severity=Severity.ERROR,
        scope=Scope.PRESENCE,
        expected="at least one printed number",
        expected_vi="có ít nhất một con số được in",
        why="A report without a number in it is not a report of results or targets.",
        remedy="check that the right file was published; leave it out if it holds no figures",
        expect=lambda e: (e.SomeValue(column="outcome"),),
    ),
    Rule(
        id="numbers_accounted_for",
        severity=Severity.ERROR,
        scope=Scope.ROW,
        expected="every printed number read as a figure, listed as none, or refused with a reason",
        expected_vi="mỗi con số được in đều là số liệu, được liệt kê là không phải số liệu, hoặc bị từ chối kèm lý do",
        why="A number that is none of these was lost between the page and the warehouse, and nobody would know.",
        remedy="read the number on its page, and report the sentence as a fault of the extraction",
        expect=lambda e: (e.NotInSet(column="outcome", value_set=["unexplained"]), e.Filled(column="outcome")),
    ),
    Rule(
        id="numbers_understood",
        severity=Severity.WARNING,
        scope=Scope.PARTITION,
        expected=f"at most {REFUSED_SHARE:.0%} of the figures refused as not understood",
        expected_vi="tỷ lệ số liệu không hiểu được ở mức thấp",
        why="Single refusals are for a person to settle; many mean that a new way of writing is not read yet.",
        remedy="look at the refused numbers in quarantine; their reasons say what is missing",
        expect=lambda e: (
            e.NotInSet(
                column="outcome",
                value_set=["refused"],
                mostly=1 - REFUSED_SHARE,
                row_condition=e.Column("outcome").is_in(["observation", "refused"]),
            ),
        ),
        shows=("reason",),
    ),
)
