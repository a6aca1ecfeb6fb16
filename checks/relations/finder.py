"""How a finder and the rules on what it finds are declared, in one place: `@finds(relation_rule(…), …)`.

What a relation is belongs to `relation`, and whether it holds to `judging`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, ParamSpec

from checks.relations.relation import Place, Relation, slip
from checks.rule import Rule, Scope
from normalise.records import Severity
from sources.document import FAULTS

P = ParamSpec("P")

ASK = "ask the issuer which of the figures is right; until then none of them should be quoted alone"
ASK_BOTH = "ask the issuers which of the reports is right; until then quote the figure with its report"
READ = "read the number as it was meant only if the context leaves no doubt; else ask the issuer"
DATE = "take the date for a slip, or the statement for a plan; ask the issuer which"


@dataclass(frozen=True)
class Finder(Generic[P]):
    """A function that pairs figures, and the rules that its relations are for."""

    find: Callable[P, Iterator[Relation]]
    rules: tuple[Rule, ...]

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Iterator[Relation]:
        """Yield every pair, whether it holds or not."""
        return self.find(*args, **kwargs)


def finds(*rules: Rule) -> Callable[[Callable[P, Iterator[Relation]]], Finder[P]]:
    """Declare the rules of a finder. One that serves only the rules of another finder is a plain function."""
    return lambda find: Finder(find, rules)


def relation_rule(
    rule_id: str, severity: Severity, expected: str, expected_vi: str, why: str, remedy: str = ASK
) -> Rule:
    """Make the rule of one kind of relation: that its two intervals meet."""
    return Rule(
        id=rule_id,
        severity=severity,
        scope=Scope.RELATION,
        expected=expected,
        expected_vi=expected_vi,
        why=why,
        remedy=remedy,
    )


def rules_of(finders: Iterable[Callable[..., Iterator[Relation]]]) -> tuple[Rule, ...]:
    """Return the rules that are declared with some finders, in their order."""
    return tuple(rule for find in finders if isinstance(find, Finder) for rule in find.rules)


RAN = relation_rule(
    "rule_ran",
    Severity.ERROR,
    "every rule to be asked of every figure",
    "mọi quy tắc đều kiểm tra được mọi số liệu",
    "A rule that fails on a table it was not made for has said nothing of it; the other rules have.",
    "report it as a fault of the program, with the report",
)
"""Of what no finder looks for: that none of them failed."""


def all_of(
    find: Callable[P, Iterator[Relation]], where: Iterable[Place], *args: P.args, **kwargs: P.kwargs
) -> Iterator[Relation]:
    """Yield what a finder pairs; where the program itself fails in it, what it had paired, and that it failed."""
    try:
        yield from find(*args, **kwargs)
    except FAULTS as error:
        made = find.find if isinstance(find, Finder) else find
        said = " ".join(str(error).split())
        yield slip(RAN.id, f"{made.__module__}.{made.__qualname__}: {type(error).__name__}: {said}", where)
