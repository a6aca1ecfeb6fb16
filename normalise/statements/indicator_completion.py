"""Making the names of a sentence's measures whole: what one number of a list leaves to its neighbours.

How a name is first cut belongs to `naming`. A name must tell series apart by itself, so that a bare noun ("CSDL",
"doanh nghiệp") or a bare measure ("Tổng số lượng giao dịch") is completed by the words of its own sentence, by what its
paragraph is about, or left.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from normalise.lexical.lexicon import expand, openings, pattern
from normalise.lexical.text import fold
from normalise.lexical.units import SHARES
from normalise.reference import indicator, unlisted
from normalise.statements import phrase, relation
from normalise.statements.naming import INHERITED
from normalise.statements.passage import Statement

_GOES_ON = pattern(r"[\s–+*•-]*{cumulative}\s(?![^\d,;.:]*{having}\s+\d)")
"""Not "Lũy kế toàn huyện có 486 doanh nghiệp", which tells how many there are."""
_APART = pattern(r"[;:()]|\.\s|{of_which}")
_TOPIC = re.compile(r"^\s*(?:[-–+*•▪]\s*)?(?:\(?\w{1,3}[.)]\s+)?(?P<words>[^:;.\d(]{4,90}):\s*\S")
_STRUCTURE = pattern(r"{structure_name}\s+\S")
_ABOUT = pattern(r"{about_topic}\s+")
_SUBJECT = pattern(r"(?P<words>[^:;.\d]{4,90}?)\s+{subject_verb}\s")
_THIS = pattern(r"(?P<noun>{system})\s+{this}")
_NAME_ENDS = pattern(r"\s{name_ends}\s")
_ATTRIBUTE, _PREDICATE = pattern(r"\s+{act}(?=[\s,])"), pattern(r"\s+{act}(?:,\s[^,]{2,30})?\s{place_preposition}\s")
"""A verb directly behind a noun tells of which kind it is ("cán bộ quản lý dự án"), unless it leads on to somewhere."""
_LISTED = pattern(r"\s*(?:\([^()]*\)\s*)?(?:,|;|{joins})\s*")
_BRACKETS = re.compile(r"\([^()]*\)")
_POINTER, _POINTERS = expand("{this}"), openings("this")
_LONGEST_BARE = 3
"""Words of a noun that says too little by itself: "thành viên", not "Tổ công nghệ số cộng đồng"."""
_NEIGHBOURS = 12
"""Numbers before a bare one that may tell its noun; a bound, so that a long list is read in linear time."""
_FAR = 5_000
"""Characters before a sentence in which what it points to is named."""
_LONGEST = 90
"""Characters of a topic that still makes a short name."""


def topic(sentence: str) -> str | None:
    """Return the words that a sentence sets before a colon: what it and the sentences after it are about."""
    match = _TOPIC.match(sentence)
    return phrase.lead_words(match["words"]) or None if match and not phrase.announces(match["words"]) else None


def whole(statements: list[Statement], sentence: str, about: str | None = None) -> list[Statement]:
    """Return the statements of a sentence with whole names; each change follows the measure it is of.

    - a noun that is a curated measure by itself stays: "20.853 ATM";
    - a noun without a predicate takes that of the number after it: "07 CSDL và 10 hệ thống kết nối với NDXP";
    - else the words that its noun has earlier in the sentence: "149 tổ khuyến nông …, như: Hải Phòng (132 tổ)";
    - else what the sentence or (`about`) the paragraph is about: "CSDL ngành Giáo dục …: Đã có 18 nghìn người dùng";
    - the parts of a structure take its name from before the colon: "Cơ cấu kinh tế: khu vực nông nghiệp chiếm 12%";
    - a bare measure takes the topic before the colon: "Về giao dịch bằng ví: Tổng số lượng giao dịch đạt …".
    """
    made: list[Statement] = []
    renamed: dict[str, str] = {}
    for index, one in enumerate(statements):
        if one.direction is None:
            following = statements[index + 1] if index + 1 < len(statements) else None
            name = _whole(one, made, following, sentence, about)
            renamed[one.indicator] = name
        else:
            name = renamed.get(one.indicator, one.indicator)
        made.append(replace(one, indicator=name) if name != one.indicator else one)
    return made


def named(name: str, passage: str, start: int) -> str:
    """Return a name with "nền tảng này" replaced by the platform that the passage named last before `start`."""
    this = _THIS.search(name) if any(word in name.lower() for word in _POINTERS) else None
    if this is None:
        return name
    full_name = rf"\b{re.escape(this['noun'])}\s+(?!{_POINTER})[^,.;:()]{{3,70}}"
    found = list(re.compile(full_name, re.IGNORECASE).finditer(passage, max(0, start - _FAR), start))
    if not found:
        return name
    full = _NAME_ENDS.split(found[-1][0] + " ", maxsplit=1)[0].strip()
    return f"{name[: this.start()]}{full}{name[this.end() :]}"


def goes_on(words: str) -> bool:
    """Whether a sentence or paragraph goes on from the one before with a longer time: "Lũy kế 8 tháng đạt …"."""
    return _GOES_ON.match(words) is not None


def measured(statements: Sequence[Statement]) -> dict[str, str]:
    """Return what the levels of a passage measure, by unit: the first of each."""
    levels = (one for one in reversed(statements) if not one.direction and not _is_bare(one))
    return {fold(str(one.quantity.unit)): one.indicator for one in levels if INHERITED not in one.rules}


def of_passage(
    statements: Sequence[Statement], sentence: str, told: dict[str, str], *, named: bool
) -> tuple[Statement, ...]:
    """Return a sentence's statements with what they leave to the sentences before it: "tăng 5 vụ", "Lũy kế đạt 9 tỷ".

    `told` holds what the passage measures by unit, and gets what this sentence does. A passage that is `named`, as a
    row is by its label, has names for what its sentences leave out.
    """
    made: list[Statement] = []
    renamed: dict[str, str] = {}
    for one in statements:
        left_out = _is_bare(one) and (one.direction or goes_on(sentence))
        left_out = left_out or (INHERITED in one.rules and not one.direction and not named)
        if left_out and (name := _of_unit(fold(str(one.quantity.unit)), told)):
            renamed[one.indicator] = name
        made.append(_renamed(one, renamed))
    told.update(measured(made))
    return tuple(made)


def _of_unit(unit: str, told: Mapping[str, str]) -> str | None:
    """Return what was told in a unit, or in one that says more of it: "lượt" of "lượt khách"."""
    return told.get(unit) or next((name for key, name in told.items() if key.startswith(f"{unit} ")), None)


def _renamed(one: Statement, renamed: Mapping[str, str]) -> Statement:
    """Return a statement with a new name, or one made of what has a new name: "tỷ lệ … so với kế hoạch"."""
    of = relation.measured(one.indicator)
    return replace(one, indicator=one.indicator.replace(of, renamed[of], 1)) if of in renamed else one


def _whole(
    one: Statement, earlier: list[Statement], following: Statement | None, sentence: str, about: str | None
) -> str:
    if not phrase.is_measure(one.indicator) and (predicate := _predicate(one, following, sentence)):
        return f"{one.indicator} {predicate}"
    if _is_bare(one) and not indicator.resolve(one.indicator, one.quantity.unit)[1]:
        return _attributes(one, earlier) or _of_topic(one, earlier, sentence, about) or one.indicator
    head = _topic_before(one, sentence)
    if head and _STRUCTURE.match(head) and one.quantity.unit == "%" and not phrase.is_measure(one.indicator):
        return f"{head} ({one.indicator})"
    noun = phrase.counted_noun(one.indicator)
    return _with_topic(one.indicator, noun, head) if noun and head else one.indicator


def _is_bare(one: Statement) -> bool:
    unit = one.quantity.unit
    short = len(str(unit).split()) <= _LONGEST_BARE
    noun = short and unit not in phrase.NO_NOUN and len(one.indicator) <= _LONGEST
    return noun and fold(one.indicator) == fold(str(unit))


def _predicate(one: Statement, following: Statement | None, sentence: str) -> str | None:
    """Return the predicate that the number after a noun without one has, where nothing parts the two."""
    unit = one.quantity.unit
    if following is None or following.direction or unit in phrase.NO_NOUN or following.quantity.unit in phrase.NO_NOUN:
        return None
    if not fold(one.indicator).startswith(fold(str(unit))) or phrase.first_verb(one.indicator) is not None:
        return None
    noun = str(following.quantity.unit)
    alike = fold(following.indicator).startswith(f"{fold(noun)} ")
    if not alike or _APART.search(sentence[one.quantity.end : following.quantity.start]):
        return None
    behind = following.indicator[len(noun) :]
    verb = phrase.first_verb(behind)
    attribute = _ATTRIBUTE.match(behind) is not None and not _PREDICATE.match(behind)
    return behind[verb:].strip() if verb is not None and not attribute else None


def _attributes(one: Statement, earlier: list[Statement]) -> str | None:
    """Return the noun with the attributes that it has in an earlier name, or with its brackets."""
    noun = fold(str(one.quantity.unit))
    for other in reversed(earlier[-_NEIGHBOURS:]):
        name = fold(other.indicator)
        at = 0 if name.startswith(f"{noun} (") else name.partition("(")[0].rfind(f"{noun} ")
        if at >= 0 and len(name) == len(other.indicator):
            return other.indicator[at:]
    return None


def _of_topic(one: Statement, earlier: list[Statement], sentence: str, about: str | None) -> str | None:
    """Return the bare noun with what its sentence, paragraph, task or the number before it is about in brackets."""
    subject = _SUBJECT.match(phrase.lead_words(sentence[: min(one.quantity.start, 3 * _LONGEST)]) + " ")
    known = _topic_before(one, sentence) or (phrase.lead_words(subject["words"]) if subject else None) or about
    known = known or one.context.task
    if known is None or len(known) > _LONGEST:
        known = _told_before(one, earlier, sentence) or known
    if known is None or len(known) > _LONGEST or fold(known) == fold(one.indicator):
        return None
    if unlisted.is_of_somebody(known, one.context.day):
        return None  # It says whose the figure is, which is recorded beside it.
    return f"{one.indicator} ({_ABOUT.sub('', known)})"


def _told_before(one: Statement, earlier: list[Statement], sentence: str) -> str | None:
    """Return what the number before tells; of one that is listed beside this one what that itself is of."""
    closed = [mark.span() for mark in _BRACKETS.finditer(sentence, 0, one.quantity.start)]
    counts = (other for other in reversed(earlier[-_NEIGHBOURS:]) if other.quantity.unit not in SHARES)
    outside = (other for other in counts if not any(start < other.quantity.start < end for start, end in closed))
    before = next(outside, None)
    if before is None:
        return None
    if not _LISTED.fullmatch(sentence, before.quantity.end, one.quantity.start):
        return before.indicator
    noun, _, of = before.indicator.partition(" (")
    return of.removesuffix(")") if of and fold(noun) == fold(str(before.quantity.unit)) else None


def _with_topic(name: str, noun: str, head: str) -> str:
    """Return a bare measure with its topic; the noun is not said twice."""
    if not _ABOUT.match(head):
        return name
    about = _ABOUT.sub("", head)
    at = fold(about).find(fold(noun))
    return f"{name}{about[at + len(noun) :]}" if at >= 0 else f"{name} ({about})"


def _topic_before(one: Statement, sentence: str) -> str | None:
    """Return the words before a colon, if the number stands behind them."""
    match = _TOPIC.match(sentence)
    return match["words"].strip() if match and one.quantity.start >= match.end("words") else None
