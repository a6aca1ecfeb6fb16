"""Making the names of a sentence's measures whole: what one number of a list leaves to its neighbours.

How a name is first cut belongs to `measure`. A name must tell series apart by itself, so that a bare noun ("CSDL",
"doanh nghiệp") or a bare measure ("Tổng số lượng giao dịch") is completed by the words of its own sentence, or left.
"""

import re
from dataclasses import replace

from normalise import phrase
from normalise.passage import Statement
from normalise.text import fold

_APART = re.compile(r"[;:]|\.\s")
_TOPIC = re.compile(r"^\s*(?:[-–+*•▪]\s*)?(?:\(?\w{1,3}[.)]\s+)?(?P<words>[^:;.\d(]{4,90}):\s*\S")
_STRUCTURE = re.compile(r"(?:cơ cấu|tỷ trọng|tỉ trọng|tỷ lệ|tỉ lệ)\s+\S", re.IGNORECASE)
_ABOUT = re.compile(r"về\s+", re.IGNORECASE)


def whole(statements: list[Statement], sentence: str) -> list[Statement]:
    """Return the statements of a sentence with whole names; each change follows the measure it is of.

    - a bare noun takes the predicate of the number after it: "07 CSDL và 10 hệ thống kết nối với NDXP";
    - else the words that its noun has earlier in the sentence: "149 tổ khuyến nông …, như: Hải Phòng (132 tổ)";
    - the parts of a structure take its name from before the colon: "Cơ cấu kinh tế: khu vực nông nghiệp chiếm 12%";
    - a bare measure takes the topic before the colon: "Về giao dịch bằng ví: Tổng số lượng giao dịch đạt …".
    """
    made: list[Statement] = []
    renamed: dict[str, str] = {}
    for index, one in enumerate(statements):
        name = renamed.get(one.indicator, one.indicator) if one.direction else one.indicator
        if one.direction is None:
            following = statements[index + 1] if index + 1 < len(statements) else None
            name = _whole(one, made, following, sentence)
            renamed[one.indicator] = name
        made.append(replace(one, indicator=name) if name != one.indicator else one)
    return made


def _whole(one: Statement, earlier: list[Statement], following: Statement | None, sentence: str) -> str:
    if _is_bare(one):
        return _predicate(one, following, sentence) or _attributes(one, earlier) or one.indicator
    topic = _topic(one, sentence)
    if topic is None:
        return one.indicator
    if _STRUCTURE.match(topic) and one.quantity.unit == "%" and not phrase.is_measure(one.indicator):
        return f"{topic} ({one.indicator})"
    noun = phrase.counted_noun(one.indicator)
    if noun and _ABOUT.match(topic):
        about = _ABOUT.sub("", topic)
        at = fold(about).find(fold(noun))
        return f"{one.indicator}{about[at + len(noun) :]}" if at >= 0 else f"{one.indicator} ({about})"
    return one.indicator


def _is_bare(one: Statement) -> bool:
    unit = one.quantity.unit
    return bool(unit) and fold(one.indicator) == fold(str(unit)) and unit not in phrase.NO_NOUN


def _predicate(one: Statement, following: Statement | None, sentence: str) -> str | None:
    """Return the bare noun with the predicate that the number after it has, where nothing parts the two."""
    if following is None or following.direction or following.quantity.unit in phrase.NO_NOUN:
        return None
    between = sentence[one.quantity.end : following.quantity.start]
    noun = str(following.quantity.unit)
    if _APART.search(between) or not fold(following.indicator).startswith(f"{fold(noun)} "):
        return None
    predicate = following.indicator[len(noun) :].strip()
    if not phrase.stands_alone(predicate):
        return None
    return f"{one.indicator} {_after_noun(predicate)}"


def _after_noun(predicate: str) -> str:
    """Return the predicate without the place that only the other noun has: "trên cả nước đã đăng ký"."""
    verb = phrase.first_verb(predicate)
    return predicate[verb:].strip() if verb is not None else predicate


def _attributes(one: Statement, earlier: list[Statement]) -> str | None:
    """Return the noun with the attributes that it has in an earlier name."""
    noun = fold(str(one.quantity.unit))
    for other in reversed(earlier):
        at = fold(other.indicator).rfind(f"{noun} ")
        if at >= 0 and len(fold(other.indicator)) == len(other.indicator):
            return other.indicator[at:]
    return None


def _topic(one: Statement, sentence: str) -> str | None:
    """Return the words that a sentence sets before a colon, if the number stands behind them."""
    match = _TOPIC.match(sentence)
    if match is None or one.quantity.start < match.end("words"):
        return None
    return match["words"].strip()
