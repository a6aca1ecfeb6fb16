"""All rules by the stage that they belong to, and each by its name.

Those on rows stand in `checks.suites`; those on relations stand beside their finders, and with them are the words of
the language loaded, which takes a second: so they are asked for here when one of them is needed.
"""

from functools import cache
from itertools import chain

from checks import suites
from checks.rule import Rule


@cache
def on_relations() -> dict[str, tuple[Rule, ...]]:
    """Return the rules of the stages that hold figures against each other; those of installed packages among them."""
    from checks.cross_report.between import FINDERS as BETWEEN
    from checks.policy import extensions
    from checks.relations import FINDERS, IN_TABLES
    from checks.relations.finder import RAN, rules_of

    return {"relations": (*rules_of((*FINDERS, *IN_TABLES, *extensions())), RAN), "between": rules_of(BETWEEN)}


def rules(stage: str) -> tuple[Rule, ...]:
    """Return the rules of a stage, in the order in which a person is told of them; KeyError for an unknown stage."""
    return suites.RULES[stage] if stage in suites.RULES else on_relations()[stage]


def rule(rule_id: str) -> Rule:
    """Return the rule of that name; KeyError where there is none."""
    found = next((one for one in chain(*suites.RULES.values()) if one.id == rule_id), None)
    return found or {one.id: one for one in chain(*on_relations().values())}[rule_id]


def known() -> frozenset[str]:
    """Return the names of all rules of all stages."""
    return frozenset(one.id for one in chain(*suites.RULES.values(), *on_relations().values()))
