"""A number in its sentence, with what the rules ask of its surroundings, each worked out once; and what a rule is.

The rules themselves stand in `change` (is it a change), `statement_kind` (reached or to be reached), `naming` and
`change_name` (of what).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from normalise.lexical.lexicon import pattern
from normalise.lexical.units import SHARES
from normalise.records import Period, Quantity
from normalise.reference import entity
from normalise.statements import phrase
from normalise.statements.analysis import Sentence
from normalise.statements.listed import in_turn
from normalise.statements.passage import Clause, Context, Statement
from normalise.statements.period_binding import Times

_CITY = pattern(r"\s*{city}\s*")
_HAS = pattern(r"(?:^|\s)(?:{having}|{left_over})\s+(?P<measure>.+)$")
_LEADS_TO_LIST = pattern(r"[\s,]+{leads_to_list}\s*$")
_STANDS_OUT = pattern(r"\s+{stands_out}\s*$")
_LONGEST_NAME = 600
"""Characters of a sentence that may name what it is about; of a list without stops no more is taken for a name."""
_LONGEST_LABEL = 240
_Subject = TypeVar("_Subject")
_Result = TypeVar("_Result")


@dataclass
class Earlier:
    """What a sentence stated so far, kept so that no rule has to look through all of it for each number."""

    statements: list[Statement] = field(default_factory=list)
    levels: list[Statement] = field(default_factory=list)
    """Those that are no changes and no distances from a plan."""
    measures: list[Statement] = field(default_factory=list)
    """The levels that a change may be of: no share or ratio of something told before."""
    of_unit: dict[str | None, Statement] = field(default_factory=dict)
    """The last statement of each unit."""
    measure_of_unit: dict[str | None, Statement] = field(default_factory=dict)
    """The last of `measures` of each unit."""
    counted: str | None = None
    """The last unit that is a noun."""
    base: Period | None = None
    """The last one that a change was measured against."""
    implies_unit: bool = False
    """Whether a number was printed without its unit."""

    @property
    def last(self) -> Statement | None:
        """The statement before."""
        return self.statements[-1] if self.statements else None

    def add(self, one: Statement, *, level: bool, measure: bool) -> None:
        """Add the next statement, and whether it is a level, and one that a change may be of."""
        unit = one.quantity.unit
        self.statements.append(one)
        self.of_unit[unit] = one
        if level:
            self.levels.append(one)
            if measure:
                self.measures.append(one)
                self.measure_of_unit[unit] = one
        self.counted = self.counted if unit in phrase.UNCOUNTED else unit
        self.base = one.base or self.base
        self.implies_unit = self.implies_unit or "implied_unit" in one.quantity.flags


@dataclass(frozen=True)
class Mention:
    """A number that is a statement, before it is known of what and of which kind."""

    analysed: Sentence
    clause: Clause
    number: Quantity
    previous: Quantity | None
    """The statement's number before it in the sentence."""
    following: Quantity | None
    """The number behind it in the sentence."""
    listed: Mapping[int, str]
    """The names of the sentence's numbers that tell the names before their list, by where they begin."""
    earlier: Earlier
    """What the sentence stated before."""
    shared: str
    """Words that a list of numbers shares: the verb of its first."""
    times: Times
    context: Context

    @property
    def behind(self) -> str:
        """The sentence behind the number."""
        return self.clause.sentence[self.number.end :]

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage, per mille or in percentage points."""
        return self.number.unit in SHARES

    @cached_property
    def last(self) -> Statement | None:
        """The statement of the number directly before, if that is one."""
        last, previous = self.earlier.last, self.previous
        chained = last is not None and previous is not None and last.quantity.start == previous.start
        return last if chained else None

    @cached_property
    def before(self) -> Statement | None:
        """The last level before it, else the last statement."""
        return self.outside or (self.earlier.levels[-1] if self.earlier.levels else self.earlier.last)

    @cached_property
    def outside(self) -> Statement | None:
        """The last level before a bracket that has just been closed: what is told behind it goes on from there."""
        closed = ")" in self.clause.between.partition("(")[0]
        opened = self.clause.sentence.rfind("(", 0, self.previous.start) if closed and self.previous else -1
        before = bisect_right(self.earlier.levels, opened, key=lambda one: one.quantity.end)
        return self.earlier.levels[before - 1] if opened >= 0 and before else None

    @cached_property
    def list_of(self) -> str:
        """What a list after a colon is of: "Một số huyện có tỷ lệ giải ngân cao như: …" tells "tỷ lệ giải ngân"."""
        colon = self.clause.sentence.rfind(":", 0, self.number.start)
        if colon < 0:
            return ""
        head = phrase.lead_words(self.times.without(self.clause.sentence[max(0, colon - _LONGEST_NAME) : colon]))
        had = _HAS.search(head)
        return _STANDS_OUT.sub("", _LEADS_TO_LIST.sub("", had["measure"] if had else head)).strip(" ,")

    @cached_property
    def turn(self) -> Statement | None:
        """The measure told before that has its turn in a list of numbers, if it is one of a list."""
        return in_turn(self.analysed.turns.get(self.number.start), self.earlier.measures)

    @cached_property
    def words(self) -> str:
        """The words before it: without times, list mark, introduction, qualifier and the entity they begin with."""
        return without_owner(phrase.lead_words(self.times.without(self.clause.lead)), self.context)

    @cached_property
    def lead(self) -> str:
        """The end of `words` where they are long: what the number is the object of; a label before a colon is whole."""
        labelled = (
            phrase.follows_colon(self.clause.lead) and len(self.words) <= _LONGEST_LABEL and "(" not in self.words
        )
        return self.words if labelled else phrase.shortened(self.words)

    @cached_property
    def measure(self) -> str:
        """`lead` without the verb of reaching at its end."""
        return phrase.without_verb(self.lead)

    @cached_property
    def counted(self) -> str:
        """What is counted: the unit noun and the words behind it."""
        return phrase.tail_words(self.times.without(self.clause.tail), self.number)

    @cached_property
    def parent(self) -> Statement | None:
        """The statement that the number breaks down: the one before its bracket, or before "trong đó"."""
        sentence, start, levels = self.clause.sentence, self.number.start, self.earlier.levels
        opened, closed = sentence.rfind("(", 0, start), sentence.rfind(")", 0, start)
        turn = bisect_left(self.analysed.breaks, start) - 1
        among = self.analysed.breaks[turn] if turn >= 0 else -1
        among = among if among > sentence.rfind(";", 0, start) else -1
        before = bisect_right(levels, max(opened if opened > closed else -1, among), key=lambda one: one.quantity.end)
        return levels[before - 1] if before else None


class Rule(NamedTuple, Generic[_Subject, _Result]):
    """One of an ordered list of rules: the first that applies decides."""

    name: str
    when: Callable[[_Subject], bool]
    then: Callable[[_Subject], _Result]
    example: str
    """A sentence in which it decides of the last number; of the first where it is one that another follows."""


class Decision(NamedTuple, Generic[_Result]):
    """What a list of rules came to, and the name of the one that decided."""

    rule: str
    result: _Result


def decide(rules: Sequence[Rule[_Subject, _Result]], subject: _Subject) -> Decision[_Result]:
    """Return what the first rule says that applies; the last one always does."""
    for rule in rules:
        if rule.when(subject):
            return Decision(rule.name, rule.then(subject))
    raise AssertionError("the last rule of a list always applies")


def always(_: object) -> bool:
    """For the last rule of a list."""
    return True


def without_owner(words: str, context: Context) -> str:
    """Return the words without the entity they begin with, be it a titled city: it is recorded beside them."""
    title = _CITY.match(words)
    name = words[title.end() :] if title else words
    found = entity.opening(name, context.day)
    return phrase.lead_words(name[found.end :]) if found and found.entry.type != "nation" else words


def fallback(mention: Mention) -> str:
    """Return a name where the clause has none: what a list is of, what leads the sentence, else its section."""
    clause = mention.clause
    if mention.list_of and not mention.words and not phrase.follows_colon(clause.lead):
        return mention.list_of
    head = clause.sentence[: clause.start] + clause.lead
    words = phrase.lead_words(head[:_LONGEST_NAME]) or phrase.lead_words(clause.sentence[:_LONGEST_NAME])
    return phrase.without_verb(words) or mention.context.section or clause.sentence[:240]
