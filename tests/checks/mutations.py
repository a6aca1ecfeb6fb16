"""Breaks the rules one at a time and asks of the tests that they notice: `python -m tests.checks.mutations [RULE ...]`.

A rule is broken in three ways: left out, made to pass whatever it sees, and turned round, so that it names the rows
that it should pass. Each time the tests of its stage must fail. Exit status 1 if a broken rule was not noticed.
"""

import inspect
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from checks import runner
from checks.relations import judging
from checks.relations.relation import Relation
from checks.rule import Row, Rule
from checks.rules import on_relations
from checks.suites import RULES

HERE = Path(__file__).parent
TESTS = {
    "document": ("test_document_rules.py", "test_check_runner.py"),
    "statements": ("test_document_rules.py", "test_check_runner.py"),
    "observations": ("test_observation_rules.py", "test_check_runner.py"),
    "tasks": ("test_result_rules.py",),
    "quarantine": ("test_quarantine.py",),
    "warehouse": ("test_result_rules.py",),
    "year_over_year": ("test_result_rules.py",),
    "relations": (
        *(
            "test_relation_rules.py",
            "test_sentence_arithmetic.py",
            "test_table_arithmetic.py",
            "test_table_identities.py",
            "test_slipped_shares.py",
            "test_bases_and_shares.py",
            "test_cited_tables.py",
            "test_lists_and_means.py",
        ),
        "test_program_faults.py",
    ),
    "between": ("test_between_rules.py",),
}
Mutation = Callable[[str, Rule], Any]


@contextmanager
def left_out(stage: str, broken: Rule) -> Iterator[None]:
    """The stage without the rule."""
    with _rules(stage, tuple(rule for rule in _of(stage)[stage] if rule is not broken)):
        yield


@contextmanager
def blind(stage: str, broken: Rule) -> Iterator[None]:
    """The rule passes whatever it sees."""
    with _judging(broken, lambda _verdict: True):
        yield


@contextmanager
def turned_round(_stage: str, broken: Rule) -> Iterator[None]:
    """The rule passes what it should fail, and names the other rows."""
    with _judging(broken, lambda verdict: not verdict):
        yield


@contextmanager
def _judging(broken: Rule, verdict: Callable[[bool], bool]) -> Iterator[None]:
    """The rule with another verdict on each relation, or on its rows as a whole."""
    told, holds = runner._told, judging.holds

    def of_rows(rule: Rule, row_id: str, outcome: Any, rows: Sequence[Row], context: runner.Context) -> Any:
        if rule.id == broken.id and outcome.trouble is None:
            met = verdict(outcome.is_met)
            others = frozenset() if met else frozenset(row[row_id] for row in rows) - outcome.failing
            outcome = outcome._replace(is_met=met, failing=others)
        return told(rule, row_id, outcome, rows, context)

    def of_relations(relation: Relation) -> bool:
        return verdict(holds(relation)) if relation.rule == broken.id else holds(relation)

    runner._told, judging.holds = of_rows, of_relations
    try:
        yield
    finally:
        runner._told, judging.holds = told, holds


def _of(stage: str) -> dict[str, tuple[Rule, ...]]:
    return RULES if stage in RULES else on_relations()


@contextmanager
def _rules(stage: str, rules: tuple[Rule, ...]) -> Iterator[None]:
    whole = _of(stage)[stage]
    _of(stage)[stage] = rules
    try:
        yield
    finally:
        _of(stage)[stage] = whole


class NamingFirst:
    """Runs the tests that name a rule before the others: the first that fails ends the run."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule.id

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Those named after it, those whose code names it, the rest."""
        items.sort(key=lambda item: (self.rule not in item.name, self.rule not in _code(item)))


def _code(item: pytest.Item) -> str:
    return inspect.getsource(item.function) if isinstance(item, pytest.Function) else ""


def noticed(stage: str, rule: Rule, mutation: Mutation) -> bool:
    """Whether a test of the stage fails while the rule is broken."""
    quiet = io.StringIO()
    with mutation(stage, rule), redirect_stdout(quiet), redirect_stderr(quiet):
        tests = [str(HERE / name) for name in TESTS[stage]]
        status = pytest.main(["-x", "-q", "-k", "not real", *tests], plugins=[NamingFirst(rule)])
    return status == pytest.ExitCode.TESTS_FAILED


def main(wanted: list[str]) -> int:
    """Break every rule, or those named; print what went unnoticed."""
    missed, tried = [], 0
    for stage, rules in [*RULES.items(), *on_relations().items()]:
        for rule in rules:
            if wanted and rule.id not in wanted:
                continue
            for mutation in (left_out, blind, turned_round):
                tried += 1
                if not noticed(stage, rule, mutation):
                    missed.append(f"{rule.id} {mutation.__name__}")
                    print(f"not noticed: {missed[-1]}", flush=True)
    print(f"{tried - len(missed)} of {tried} broken rules were noticed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
