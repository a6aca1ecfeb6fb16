"""How frames are handed to Great Expectations: in memory, without files, network or progress bars.

Which expectations there are does not belong here, nor what their outcomes mean. Importing this module imports
great_expectations, which takes seconds: only `checks.runner` does so, when a suite is run.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import great_expectations as gx
from great_expectations.datasource.fluent import PandasDatasource
from great_expectations.execution_engine import PandasExecutionEngine
from great_expectations.expectations.row_conditions import Condition
from great_expectations.validator.v1_validator import Validator

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("column", "column_A", "column_B")
"""Fields of an expectation that name a column."""


class _OnePass(PandasExecutionEngine):
    """Filters the rows of a condition once: the library does so for each of the metrics that an expectation needs.

    With the columns left out that no expectation names, this is the difference between seven times the time of the bare
    rules and twice (benchmarks/checks.py).
    """

    def load_batch_data(self, batch_id: str, batch_data: Any) -> None:
        """Forget the rows of the batch before."""
        self._selected: dict[str, pd.DataFrame] = {}
        super().load_batch_data(batch_id, batch_data)

    def get_domain_records(self, domain_kwargs: dict[str, Any]) -> "pd.DataFrame":
        """Give the rows that an expectation is about."""
        key = repr(sorted(domain_kwargs.items()))
        if key not in self._selected:
            self._selected[key] = super().get_domain_records(domain_kwargs)
        return self._selected[key]


@cache
def _batch_definition() -> Any:
    """Make the one place where frames come in; once a process."""
    PandasDatasource.execution_engine_override = _OnePass
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    asset = context.data_sources.add_pandas("staged").add_dataframe_asset("rows")
    return asset.add_batch_definition_whole_dataframe("partition")


def outcomes(suite: Any, frame: "pd.DataFrame", row_id: str) -> list[Any]:
    """Validate a frame against a suite: one outcome an expectation, in an order of the library's own.

    Failing rows are named by the column `row_id`, all of them: only the lists of values stop at 200.
    """
    used = {name for expectation in suite.expectations for name in _columns(expectation)} | {row_id}
    validator = Validator(
        _batch_definition(),
        batch_parameters={"dataframe": frame[[name for name in frame.columns if name in used]]},
        result_format={
            "result_format": "COMPLETE",
            "unexpected_index_column_names": [row_id],
            "return_unexpected_index_query": False,
        },
    )
    return list(validator.validate_expectation_suite(suite).results)


def _columns(expectation: Any) -> Iterator[str]:
    yield from (name for field in COLUMNS if (name := getattr(expectation, field, None)))
    condition = getattr(expectation, "row_condition", None)
    if condition is not None:
        yield from _compared(condition)


def _compared(condition: Condition) -> Iterator[str]:
    for part in getattr(condition, "conditions", ()):
        yield from _compared(part)
    if hasattr(condition, "column"):
        yield condition.column.name
