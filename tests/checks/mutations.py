"""Breaks the rules one at a time and asks of the tests that they notice: `python -m tests.checks.mutations [RULE ...]`.

A rule is broken in three ways: left out, made to pass whatever it sees, and turned round, so that it names the rows
that it should pass. Each time the tests of its stage must fail. Exit status 1 if a broken rule was not noticed.
"""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from checks import runner
from checks.rule import Rule
from checks.suites import ROW_ID, RULES

if TYPE_CHECKING:
    import pandas as pd

HERE = Path(__file__).parent
TESTS = {
    "document": ("test_document_rules.py", "test_check_runner.py"),
    "statements": ("test_document_rules.py", "test_check_runner.py"),
    "observations": ("test_observation_rules.py", "test_check_runner.py"),
    "tasks": ("test_result_rules.py",),
    "relations": ("test_relation_rules.py",),
    "quarantine": ("test_quarantine.py",),
    "warehouse": ("test_result_rules.py",),
    "year_over_year": ("test_result_rules.py",),
    "between": ("test_between_rules.py",),
}
Mutation = Callable[[str, Rule], Any]


@contextmanager
def left_out(stage: str, broken: Rule) -> Iterator[None]:
    """The stage without the rule."""
    with _rules(stage, tuple(rule for rule in RULES[stage] if rule is not broken)):
        yield


@contextmanager
def blind(stage: str, broken: Rule) -> Iterator[None]:
    """The rule passes whatever it sees."""
    passing = replace(broken, expect=lambda e: (e.SomeRows(min_value=0),))
    with _rules(stage, tuple(passing if rule is broken else rule for rule in RULES[stage])):
        yield


@contextmanager
def turned_round(_stage: str, broken: Rule) -> Iterator[None]:
    """The rule passes what it should fail, and names the other rows."""
    judge = runner._told

    def turned(rule: Rule, stage: str, outcomes: list[Any], frame: "pd.DataFrame", context: runner.Context) -> Any:
        told = judge(rule, stage, outcomes, frame, context)
        if rule.id != broken.id or told.result.could_not_run:
            return told
        others = () if not told.result.passed else tuple(map(str, frame[ROW_ID[stage]]))
        return told._replace(
            result=told.result.model_copy(update={"passed": not told.result.passed, "failing": others})
        )

    runner._told = turned
    try:
        yield
    finally:
        runner._told = judge


@contextmanager
def _rules(stage: str, rules: tuple[Rule, ...]) -> Iterator[None]:
    whole = RULES[stage]
    RULES[stage] = rules
    try:
        yield
    finally:
        RULES[stage] = whole


def noticed(stage: str, rule: Rule, mutation: Mutation) -> bool:
    """Whether a test of the stage fails while the rule is broken."""
    quiet = io.StringIO()
    with mutation(stage, rule), redirect_stdout(quiet), redirect_stderr(quiet):
        status = pytest.main(["-x", "-q", "-k", "not real", *(str(HERE / name) for name in TESTS[stage])])
    return status == pytest.ExitCode.TESTS_FAILED


def main(wanted: list[str]) -> int:
    """Break every rule, or those named; print what went unnoticed."""
    missed, tried = [], 0
    for stage, rules in list(RULES.items()):
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
