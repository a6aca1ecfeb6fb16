"""Judges relations: one that does not hold is a finding on all the places that it is about.

How figures are paired belongs to the finders, what must hold to the rules that are declared with them.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from checks.message import FINDINGS, summary
from checks.policy import judged
from checks.relations.relation import Relation
from checks.rule import Rule
from checks.rules import rules
from normalise.records import CheckResult, CheckRun, Finding


class _Named(NamedTuple):
    """A relation and its name in a verdict."""

    name: str
    relation: Relation


def judge(stage: str, partition: str, relations: Iterable[Relation], fingerprint: str) -> CheckRun:
    """Give the verdict of a stage's rules on the relations of a partition; KeyError for a relation of no rule.

    `partition` is the report id or the year, `fingerprint` the content hash of the staged data that the relations were
    found in. Nothing is blocked: each figure is plainly printed, and which one is wrong is not known.
    """
    by_rule: dict[str, list[_Named]] = {rule.id: [] for rule in rules(stage)}
    for turn, relation in enumerate(relations, start=1):
        by_rule[relation.rule].append(_Named(f"relation-{turn}", relation))
    results, findings = list[CheckResult](), list[Finding]()
    for rule in judged(rules(stage), partition):
        looked_at = by_rule[rule.id]
        broken = [one for one in looked_at if not holds(one.relation)]
        results.append(
            CheckResult(
                rule_id=rule.id,
                severity=rule.severity,
                passed=not broken,
                checked=len(looked_at),
                failing=tuple(one.name for one in broken),
                message=summary(rule, not broken, len(looked_at), 0, [_described(one.relation) for one in broken]),
            )
        )
        findings += [_finding(rule, one.relation) for one in broken[:FINDINGS]]
    return CheckRun(
        stage=stage,
        partition=partition,
        fingerprint=fingerprint,
        results=tuple(results),
        blocked=False,
        findings=tuple(findings),
    )


def holds(relation: Relation) -> bool:
    """Whether what is printed can agree with what it must agree with."""
    return relation.left.overlaps(relation.right)


def _described(relation: Relation) -> dict[str, Any]:
    places = relation.places
    return {"raw": _joined(place.raw for place in places), "locator": _joined(place.locator for place in places)}


def _finding(rule: Rule, relation: Relation) -> Finding:
    places = relation.places
    where = _described(relation)["locator"]
    told = "" if where.split(" · ")[0] in relation.found else f" Nơi ghi: {where}."
    return Finding(
        check=rule.id,
        severity=rule.severity,
        message=f"{relation.found}; expected {rule.expected}; {rule.remedy}",
        message_vi=f"{relation.found}: cần {rule.expected_vi}.{told} Cách xử lý: {rule.remedy_vi}.",
        page=places[0].page if places else None,
        raws=tuple(place.raw for place in places),
        sentences=_once(place.sentence for place in places),
        locators=_once(place.locator for place in places),
        observation_ids=tuple(place.observation_id for place in places if place.observation_id),
    )


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _joined(texts: Iterable[str]) -> str:
    return " · ".join(_once(texts))
