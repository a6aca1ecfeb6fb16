"""How frames are handed to Great Expectations: in memory, without files, network or progress bars.

Which expectations there are does not belong here, nor what their outcomes mean. Importing this module imports
great_expectations, which takes seconds: only `checks.runner` does so, when a suite is run.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

import great_expectations as gx

if TYPE_CHECKING:
    import pandas as pd


@cache
def _batch_definition() -> Any:
    """Make the one place where frames come in; once a process."""
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    asset = context.data_sources.add_pandas("staged").add_dataframe_asset("rows")
    return asset.add_batch_definition_whole_dataframe("partition")


def outcomes(suite: gx.ExpectationSuite, frame: "pd.DataFrame", row_id: str) -> list[Any]:
    """Validate a frame against a suite: one outcome an expectation, in an order of the library's own.

    Failing rows are named by the column `row_id`, all of them: only the lists of values stop at 200. Naming rows takes
    as long again as judging them, and few rules fail: those alone are judged a second time. The library hashes every
    cell that it is given, so it is given the columns of the suite.
    """
    asked = {row_id}.union(*map(_columns, suite.expectations))
    shown = frame[[name for name in frame.columns if name in asked]]
    batch = _batch_definition().get_batch(batch_parameters={"dataframe": shown})
    judged = batch.validate(suite, result_format={"result_format": "BASIC"}).results
    failed = {_rule(outcome) for outcome in judged if not outcome.success}
    if not failed:
        return list(judged)
    again = gx.ExpectationSuite(
        suite.name, expectations=[one for one in suite.expectations if one.meta["rule_id"] in failed]
    )
    named = batch.validate(
        again,
        result_format={
            "result_format": "COMPLETE",
            "unexpected_index_column_names": [row_id],
            "return_unexpected_index_query": False,
        },
    ).results
    return [*(outcome for outcome in judged if _rule(outcome) not in failed), *named]


def _columns(part: Any) -> set[str]:
    """Name the columns that an expectation, or the condition under which it holds, looks at."""
    column, condition = getattr(part, "column", None), getattr(part, "row_condition", None)
    parts = [*getattr(part, "conditions", ()), *([condition] if condition is not None else [])]
    return ({getattr(column, "name", column)} if column is not None else set()).union(*map(_columns, parts))


def _rule(outcome: Any) -> str:
    return str(outcome.expectation_config.meta["rule_id"])
