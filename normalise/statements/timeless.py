"""Words without the adverbials of time that are printed in them: "Thu ngân sách trong năm 2022" is "Thu ngân sách".

Which times there are is found in `period_binding`.
"""

import re
from collections.abc import Iterable

from normalise.lexical import lexicon
from normalise.statements.named_time import LOOK_BACK

_BEFORE_TIME = lexicon.pattern(r"(?:{before_time}\s+)+$")
_EMPTIED = lexicon.pattern(r"\s*\((?:[\s,–-]|{before_time|opening})*\)")
"""A bracket that held nothing but times: "Trong tháng 10 (từ ngày 15/9 đến ngày 14/10)"."""
_LEFT_OVER = re.compile(r"\s+(?=,)|(?<=\s)\s+")


def without(words: str, told: Iterable[str]) -> str:
    """Return words without the adverbials `told` in them; a year that is part of a name stays."""
    for raw in told:
        if raw in words:
            words = _without_time(words, raw)
    return _LEFT_OVER.sub("", _EMPTIED.sub("", words))


def _without_time(words: str, raw: str) -> str:
    """Return words without those that tell a time, and those that lead to it."""
    kept, done = [], 0
    for told in re.finditer(re.escape(raw), words, re.IGNORECASE):
        lead = _BEFORE_TIME.search(words, max(done, told.start() - LOOK_BACK), told.start())
        kept.append(words[done : lead.start() if lead else told.start()])
        done = told.end()
    return "".join([*kept, words[done:]])
