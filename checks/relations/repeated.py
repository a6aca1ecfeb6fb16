"""Words told twice: doubled in a sentence, listed twice in a cell, copied from one row into another.

Figures that are copied belong to `copied_values`.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from checks.relations.finder import READ, finds, relation_rule
from checks.relations.printed import REACH, Printed
from checks.relations.relation import Place, Relation, at, slip, words
from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.records import Severity
from normalise.tables.header import Role

_RUNNING = pattern(r"{running_total}")
_DOUBLED = re.compile(r"(?<![\w-])(?P<words>[^\W\d_]+(?:,?[ ][^\W\d_]+){1,9})[ ](?P=words)(?![\w-])", re.IGNORECASE)
"""One syllable twice may be a word of its own ("luôn luôn"); two are a slip."""
_NUMBERED = re.compile(
    r"\b(?:Quyết định|Nghị định|Nghị quyết|Thông tư|Chỉ thị|Kế hoạch|Công văn|Tờ trình|Văn bản)\s+(?:số\s*)?"
    r"\d+\s?/[\w/-]+\s*,?\s*ngày\s+\d{1,2}[^\s;,]*",
    re.IGNORECASE,
)
TITLE = 60
"""Characters behind its number by which an act's title is known again."""
LONG_PHRASE = 6
LONG_SENTENCE = 60
"""A sentence of so many characters with a date is known again wherever it stands."""
SHOWN = 80
"""Characters of a sentence that a message shows."""
_NOTHING = re.compile(r"\bchưa có\b", re.IGNORECASE)


@finds(
    relation_rule(
        "words_not_doubled",
        Severity.WARNING,
        "each word once",
        "không lặp lại từ",
        '"Phát triển nhân lực dữ liệu dữ liệu": words may also be missing between the two.',
        READ,
    ),
)
def doubled(report: Printed) -> Iterator[Relation]:
    """Find the words that are printed twice in a row."""
    for passage in report.passages:
        for match in filter(_is_slip, _DOUBLED.finditer(passage.text)):
            start = max(passage.sentence_at(match.start())[0], match.start() - REACH)
            titled = list(_NUMBERED.finditer(passage.text, start, match.start()))[-1:]
            places = (words(passage, match[0], match.start()), *(words(passage, act[0], act.start()) for act in titled))
            yield slip("words_not_doubled", match[0], places)


def _is_slip(match: re.Match[str]) -> bool:
    """Whether words are doubled, and not the end of one item or heading and the beginning of the next."""
    text, count = match["words"], len(match["words"].split())
    if "," in text:
        return count >= LONG_PHRASE and match[0].islower()
    return count == 2 or match[0].islower()


@finds(
    relation_rule(
        "act_listed_once",
        Severity.WARNING,
        "each act once in a list",
        "mỗi văn bản chỉ liệt kê một lần",
        "A cell lists five decisions, two of them twice in the same words.",
        "count each act once",
    ),
)
def listed_twice(report: Printed) -> Iterator[Relation]:
    """Gather, for each cell or paragraph, the acts that are listed twice under the same title."""
    for passage in report.passages:
        told: dict[str, list[Place]] = defaultdict(list)
        for act in _NUMBERED.finditer(passage.text):
            title = passage.text[act.start() : act.end() + TITLE]
            told[fold(title)].append(words(passage, act[0], act.start()))
        twice = [place for places in told.values() if len(places) > 1 for place in places]
        if twice:
            yield slip("act_listed_once", ", ".join(dict.fromkeys(place.raw for place in twice)), twice)


@finds(
    relation_rule(
        "sentence_told_once",
        Severity.WARNING,
        "a dated result in one row of a table only",
        "một kết quả có ngày tháng chỉ nêu ở một dòng của bảng",
        "Two tasks have the same dated sentence as their result: one may have been copied from the other.",
        "count the result once",
    ),
)
def copied_sentences(report: Printed) -> Iterator[Relation]:
    """Gather the sentences with a date that several rows of a table tell in the same words as their result."""
    told: dict[tuple[int, str], list[Place]] = defaultdict(list)
    for line in report.lines:
        cell = line.cell(Role.RESULT)
        for start, end in cell.sentences if cell else ():
            sentence = cell.text[start:end] if cell else ""
            dates = re.findall(r"\d{1,2}/\d{1,2}(?:/\d{4})?|\d{1,2}/\d{4}", sentence)
            if cell and len(sentence) >= LONG_SENTENCE and dates and not _NOTHING.search(sentence):
                told[(id(line.table), fold(sentence))].append(words(cell, sentence, start))
    for places in told.values():
        if len(places) > 1:
            yield slip("sentence_told_once", f"{len(places)} × {places[0].raw[:SHOWN]}", places)


@finds(
    relation_rule(
        "time_said_once",
        Severity.WARNING,
        "one time for a figure: up to a month, or in it",
        "một thời điểm cho một số liệu: đến tháng đó, hoặc trong tháng đó",
        '"Đến tháng 11/2022, số website … đăng ký tháng 11/2022 là 2.061": the stock, or the month\'s flow.',
        READ,
    ),
)
def times_twice(report: Printed) -> Iterator[Relation]:
    """Find the figures whose sentence names one time twice before them: up to it, and in it."""
    for passage, row in report.in_passages():
        for before, figure in zip([None, *row], row, strict=False):
            start = max(figure.sentence[0], before.end if before else 0)
            first = bisect_left(passage.periods, start, key=lambda one: one.span_start)
            last = bisect_left(passage.periods, figure.start, lo=first, key=lambda one: one.span_start)
            times = [one for one in passage.periods[first:last] if one.span_end <= figure.start]
            running = any(_RUNNING.search(one.raw) for one in times)
            if len(times) != 2 or running or "(" in passage.text[times[0].span_end : times[1].span_start]:
                continue  # a bracket tells a figure of its own time
            if times[0].end == times[1].end and times[0].as_of != times[1].as_of:
                spans = [(one.span_start, one.span_end) for one in times]
                places = [words(passage, passage.text[a:b], a) for a, b in spans]
                yield slip("time_said_once", figure.observation.raw, (*places, at(figure)))
