"""A number in its sentence, with what the rules ask of its surroundings, each worked out once; and what a rule is.

The rules themselves stand in `change` (is it a change), `kind` (reached or to be reached) and `naming` (of what).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from normalise import entity, phrase
from normalise.passage import Clause, Context, Statement
from normalise.records import Quantity
from normalise.times import Times
from normalise.units import SHARES

_Subject = TypeVar("_Subject")
_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Mention:
    """A number that is a statement, before it is known of what and of which kind."""

    clause: Clause
    number: Quantity
    previous: Quantity | None
    """The statement's number before it in the sentence."""
    numbers: Sequence[Quantity]
    """All numbers of the sentence."""
    earlier: Sequence[Statement]
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
    def following(self) -> Quantity | None:
        """The number behind it in the sentence."""
        return next((one for one in self.numbers if one.start >= self.number.end), None)

    @cached_property
    def last(self) -> Statement | None:
        """The statement of the number directly before, if that is one."""
        chained = self.earlier and self.previous is not None and self.earlier[-1].quantity.start == self.previous.start
        return self.earlier[-1] if chained else None

    @cached_property
    def levels(self) -> list[Statement]:
        """The statements before it that are no changes."""
        return [one for one in self.earlier if one.direction is None]

    @cached_property
    def before(self) -> Statement | None:
        """The last level before it, else the last statement."""
        return self.levels[-1] if self.levels else self.earlier[-1] if self.earlier else None

    @cached_property
    def words(self) -> str:
        """The words before it: without times, list mark, introduction, qualifier and the entity they begin with."""
        return without_owner(phrase.lead_words(self.times.without(self.clause.lead)), self.context)

    @cached_property
    def lead(self) -> str:
        """The end of `words` where they are long: what the number is the object of."""
        return phrase.shortened(self.words)

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
        at = phrase.breaks_down(self.clause.sentence[: self.number.start])
        if at is None:
            return None
        return next((one for one in reversed(self.levels) if one.quantity.end <= at), None)


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
    rule = next(rule for rule in rules if rule.when(subject))
    return Decision(rule.name, rule.then(subject))


def always(_: object) -> bool:
    """For the last rule of a list."""
    return True


def without_owner(words: str, context: Context) -> str:
    """Return the words without the entity they begin with: it is recorded beside them."""
    found = entity.opening(words, context.day)
    return phrase.lead_words(words[found.end :]) if found and found.entry.type != "nation" else words


def fallback(mention: Mention) -> str:
    """Return a name where the clause has none: the words that lead the sentence, else its section."""
    clause = mention.clause
    words = phrase.lead_words(clause.sentence[: clause.start] + clause.lead) or phrase.lead_words(clause.sentence)
    return phrase.without_verb(words) or mention.context.section or clause.sentence[:240]
