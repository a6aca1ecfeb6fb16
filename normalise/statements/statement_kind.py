"""Whether a figure was reached, is promised, or is a change: ordered rules over the words around it.

Whether a number is a change at all is for `change`, when it holds for `period_binding`.
"""

import re
from typing import NamedTuple

from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.periods import horizon
from normalise.quantities import fraction
from normalise.records import Kind, Period, Quantity
from normalise.statements import change, relation
from normalise.statements.mention import Mention, Rule, always
from sources.document import ReportKind

_NEAR = 160
"""Characters before a number in which words that make it an aim are looked for."""
_AIM = pattern(r"{aim}|{to_come}|{towards}(?=\s{aim_noun}|\s{reach}|\s{having}|\s*$)")
_EXPECTED = pattern(r"{expected}")
_SET = pattern(
    r"{target_set}[^,;.\d]{0,80}\s{is_verb}\s*(?:{come_from}\s*)?$"
    r"|{assigned}(?:[^,;.\d]{0,40}\s)?{given}\s*(?:{rise|fall}\s*(?:{degree}\s*)?)?$"
)
"""A target that a result quotes: "vượt chỉ tiêu theo yêu cầu … là 65-70%", "Nhiệm vụ giao 100% thôn …"."""
_PLAN_IN_BRACKETS = pattern(
    relation.PLAN_NAMED
    + r"\s*\(\s*(?:{is_verb}\s*)?$|/\s*"
    + relation.PLAN_NAMED
    + r"\s*$|\(\s*"
    + relation.PLAN_NAMED
    + r"(?:\s*:)?[^()\d;]{0,60}$",
)
_PLAN_AT_HEAD = pattern(r"[\s–+*•▪-]*{plan}(?:\s+{aim_given}|\s+{time_noun}\s[\w/]+)+[^:;.]{0,40}:")
"""What a plan sets is listed: "Kế hoạch năm 2024: trồng 500 ha rừng"."""
_CHANGE_OF_PLAN = pattern(
    r"(?:{exceed_plan}|{reach})\s+" + relation.PLAN_NAMED + r"\s+(?:{rise}|{fall})(?:\s+{degree})*\s*$"
)
"""A change that was planned: "giảm 2,3%, vượt chỉ tiêu giảm 2%"."""
_OF_NEXT = pattern(r"{expected|aim}[^,;.]*$")
_RESULT_BEHIND = pattern(r"[^;.]{0,60}?{compare}")
_DONE = pattern(r"{done_before}|{now}")
_HEAD_END = re.compile(r"[;.]")
_ITEM_MARK = re.compile(r"\s*(?:\(?[\da-zđ]{1,3}(?:\.\d{1,2})*[.)]|[-–+*•▪])\s+")
_TOLD_AS_DONE = pattern(r"{heading_actual}")
_NAMES_PLAN = pattern(r"{issue_paper}\s+{paper_of_plan}(?:(?!{done_before}|{with_result})[^;.:”])*$")
_LISTS_AIMS = pattern(r"{list_of_aims}(?!\s{done_before}\s{reach})[^;:.]*:\s*$")


class Told(NamedTuple):
    """A number of which is known when it holds and whether it is a change."""

    mention: Mention
    direction: str | None
    period: Period
    stated: bool
    """Whether the report says the period."""

    @property
    def ahead(self) -> bool:
        """Whether the report says a period that it could not know the results of, or a day that had not come.

        Under a heading of a time to come that is each that ends after what is reported on.
        """
        context = self.mention.context
        known = context.report, context.reported
        among = context.period is not None and horizon.is_ahead(context.period, *known)
        later = among and self.period.end > context.reported.end
        to_come = horizon.is_to_come(self.period, context.report)
        return self.stated and (later or to_come or horizon.is_ahead(self.period, *known))

    @property
    def past(self) -> bool:
        """Whether a plan looks back: it says a year before its own."""
        report = self.mention.context.report
        return self.stated and report.kind is ReportKind.PLAN and self.period.end.year < report.year

    @property
    def head(self) -> str:
        """The words that open the sentence, up to its first quantity or stop."""
        sentence, until = self.mention.clause.sentence, self.mention.analysed.quantities[0].start
        mark = _ITEM_MARK.match(sentence)
        end = _HEAD_END.search(sentence, mark.end() if mark else 0, until)
        return sentence[: end.start() if end else until]


def _in_brackets_of_plan(told: Told) -> bool:
    start = told.mention.number.start
    if fraction.SIDE_PLANNED in told.mention.number.flags:
        return True
    return _PLAN_IN_BRACKETS.search(told.mention.clause.sentence[max(0, start - _NEAR) : start]) is not None


def _apart(told: Told) -> bool:
    known = told.mention.context.report.kind is ReportKind.RESULT and not told.ahead
    return known and change.apart_from(told.mention) is not None and not _aimed_at_head(told)


def _put_off(told: Told) -> bool:
    """Whether the words behind a number put it off to a date; words that lead to the next number are of that one."""
    mention = told.mention
    end = mention.following.start if mention.following else mention.number.end
    of_next = _OF_NEXT.search(mention.clause.sentence, mention.number.end, end) is not None
    return not of_next and mention.times.planned(mention.number)


def _quoted(told: Told) -> bool:
    mention = told.mention
    task = mention.context.task
    return task is not None and quotes(mention.clause.sentence, mention.number, task)


def _set_level(told: Told) -> bool:
    return change.is_level_of_plan(told.mention)


def _change_of_plan(told: Told) -> bool:
    return _CHANGE_OF_PLAN.search(told.mention.clause.lead[-_NEAR:]) is not None


def _upper_limit(told: Told) -> bool:
    return told.mention.number.unit == "%" and told.mention.number.qualifier == "<="


def _estimate(told: Told) -> bool:
    """Whether what is expected is of the period that the report is on, or of one before."""
    report, lead = told.mention.context.report, told.mention.clause.lead
    known = told.period.end <= told.mention.context.reported.end and not horizon.is_to_come(told.period, report)
    over = report.kind is ReportKind.RESULT and known
    head = "" if _AIM.search(told.head) else told.head
    expected = _EXPECTED.search(lead) is not None or (_EXPECTED.search(head) is not None and told.stated)
    return over and expected and not is_aim(lead, expected=False)


def _done(told: Told) -> bool:
    report, lead = told.mention.context.report, told.mention.clause.lead
    done = [match.end() for match in _DONE.finditer(lead)]
    aimed = [match.end() for match in _AIM.finditer(lead)]
    return report.kind is ReportKind.RESULT and not told.ahead and bool(done) and done[-1] > max(aimed, default=-1)


def _aimed(told: Told) -> bool:
    return is_aim(told.mention.times.without(told.mention.clause.lead))


def _aimed_at_head(told: Told) -> bool:
    """Whether the sentence begins with an aim that holds for the number.

    It does so for a list after ":", and over a semicolon unless a statement begins there or a result is told.
    """
    head, mention = told.head, told.mention
    sentence = mention.clause.sentence
    part = sentence[len(head) : mention.number.start].rpartition(";")
    apart = bool(part[1]) and (part[2].strip()[:1].isupper() or _RESULT_BEHIND.match(mention.behind) is not None)
    planned = _PLAN_AT_HEAD.match(sentence) is not None and _TOLD_AS_DONE.search(part[2]) is None
    period, reported = told.period, mention.context.reported
    if part[1] and told.stated and period.as_of and period.end <= reported.end:
        return False  # "vốn giao năm 2023 là 12 tỷ đồng; đến 30/9/2023 giải ngân 5 tỷ đồng"
    aimed = planned or _AIM.search(head) is not None or _EXPECTED.search(head) is not None
    return aimed and (not apart or ":" in head)


def _of_plan(told: Told) -> bool:
    return told.mention.context.report.kind is ReportKind.PLAN and not told.past


def _change_to_come(told: Told) -> bool:
    due = (told.ahead and not told.period.as_of) or told.mention.context.kind is Kind.TARGET
    return told.direction is not None and due


def _changed(told: Told) -> bool:
    return told.direction is not None


def _looks_back(told: Told) -> bool:
    return told.past


def _imposed(told: Told) -> bool:
    return told.mention.context.kind is not None


def _is_ahead(told: Told) -> bool:
    return told.ahead


def _target(_: Told) -> Kind:
    return Kind.TARGET


def _actual(_: Told) -> Kind:
    return Kind.ACTUAL


def _result(told: Told) -> Kind:
    return Kind.GROWTH if told.direction else told.mention.context.kind or Kind.ACTUAL


def _as_imposed(told: Told) -> Kind:
    return told.mention.context.kind or Kind.ACTUAL


RULES: tuple[Rule[Told, Kind], ...] = (
    Rule("plan_in_brackets", _in_brackets_of_plan, _target, "Gieo cấy đạt 101,7% kế hoạch (kế hoạch năm 40.500 ha)."),
    Rule("change_of_plan", _change_of_plan, _target, "Số vụ cháy giảm 6%, vượt chỉ tiêu giảm 5%."),
    Rule("apart", _apart, _result, "Thu nội địa đạt 12 tỷ đồng, cao hơn chỉ tiêu giao 2 tỷ đồng."),
    Rule("put_off", _put_off, _target, "Sẽ lắp 250 trạm, dự kiến hoàn thành tháng 6/2031."),
    Rule("quoted", _quoted, _target, "Thực hiện mục tiêu 90% hộ dùng nước sạch, tỉnh đã họp."),
    Rule("set_level", _set_level, _target, "Lạm phát 3,25%, thấp hơn mức 4,5% Quốc hội giao."),
    Rule("upper_limit", _upper_limit, _target, "Tỷ lệ nợ xấu không quá 3%."),
    Rule("estimate", _estimate, _result, "Năm 2022, xuất khẩu dự kiến đạt 660 triệu USD."),
    Rule("done", _done, _result, "Để đạt mục tiêu đề ra, tỉnh đã trồng 1.200 ha rừng."),
    Rule("aimed", _aimed, _target, "Phấn đấu tỷ lệ che phủ rừng đạt 43%."),
    Rule("aimed_at_head", _aimed_at_head, _target, "Mục tiêu: 90% hộ dùng nước sạch; 85% xã có chợ."),
    Rule("plan", _of_plan, _target, "Tỷ lệ hộ nghèo giảm còn 3%."),
    Rule("change_to_come", _change_to_come, _target, "Đến năm 2035, năng suất lao động tăng 6%."),
    Rule("change", _changed, lambda _: Kind.GROWTH, "Sản lượng điện tăng 5%."),
    Rule("looks_back", _looks_back, _actual, "Năm 2019, tỷ lệ hộ nghèo là 4%."),
    Rule("imposed", _imposed, _as_imposed, "85%"),
    Rule("ahead", _is_ahead, _target, "Năm 2035, toàn tỉnh có 40 trạm."),
    Rule("reached", always, _actual, "Toàn tỉnh có 40 trạm."),
)
"""The first that applies decides."""


def is_aim(words: str, expected: bool = True) -> bool:
    """Whether the words before a number say that it is still to be reached ("phấn đấu", `expected`: "dự kiến")."""
    found = _AIM.search(words) or _SET.search(words)
    return found is not None or (expected and _EXPECTED.search(words) is not None)


def lists_aims(sentence: str) -> bool:
    """Whether the items after a sentence are to be reached: "… đã đề ra lộ trình cụ thể:"."""
    listed = sentence.rstrip().endswith(":") and _LISTS_AIMS.search(sentence) is not None
    return listed and _TOLD_AS_DONE.search(sentence) is None


def quotes(sentence: str, number: Quantity, task: str) -> bool:
    """Whether a result repeats its task with the figure: three words on either side stand so in the task's name.

    Within the name of the plan that was issued for the task the figure alone is enough.
    """
    rest = re.split(r"[”\"»]", sentence[number.end :], maxsplit=1)[0]
    before, after = sentence[: number.start].split()[-3:], rest.split()[:3]
    words = fold(" ".join((*before, number.raw, *after))).rstrip('”".,;')
    named = _NAMES_PLAN.search(sentence[: number.start]) is not None and fold(number.raw.split(",")[0]) in fold(task)
    return named or (len(before) + len(after) > 3 and words in fold(task))
