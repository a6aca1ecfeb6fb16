"""The same expectation on a pandas frame and on a table of SQLite or PostgreSQL: the same outcome, the same rows."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import great_expectations as gx
import pandas as pd
import pytest
from great_expectations.validator.v1_validator import Validator
from sqlalchemy import Boolean, Column, Date, Integer, MetaData, Numeric, Table, Text, create_engine, insert

from checks import expectations as e
from checks.engine import outcomes
from checks.frames import observations_frame
from checks.suites import RULES, suite
from tests.checks.records_of import CATALOGUE, REPORT, observation
from tests.postgresql import database, server

COLUMNS = (
    Column("row_id", Text),
    Column("text", Text),
    Column("number", Numeric),
    Column("flags", Text),
)
BLANK: dict[str, Any] = dict.fromkeys(column.name for column in COLUMNS) | {"flags": ""}
Outcome = tuple[bool, list[str]]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path_factory.mktemp('sql') / 'rows.sqlite'}"
        return
    with database(server()) as address:
        yield address


def on_pandas(made: Any, frame: pd.DataFrame, row_id: str) -> list[Any]:
    return outcomes(made, frame, row_id)


def on_sql(made: Any, rows: list[dict[str, Any]], columns: tuple[Column, ...], url: str, row_id: str) -> list[Any]:
    """The outcomes of a suite on a table that holds the rows."""
    engine = create_engine(url)
    tables = MetaData()
    table = Table("checked_rows", tables, *(Column(column.name, column.type) for column in columns))
    tables.drop_all(engine)
    tables.create_all(engine)
    if rows:
        with engine.begin() as connection:
            connection.execute(insert(table), rows)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    add = context.data_sources.add_sqlite if url.startswith("sqlite") else context.data_sources.add_postgres
    asset = add("rows", connection_string=url).add_table_asset("rows", table_name="checked_rows")
    validator = Validator(
        asset.add_batch_definition_whole_table("all"),
        result_format={"result_format": "COMPLETE", "unexpected_index_column_names": [row_id]},
    )
    found = list(validator.validate_expectation_suite(made).results)
    engine.dispose()
    return found


def told(found: list[Any], row_id: str) -> dict[str, Outcome]:
    """By expectation, whether it holds and which rows break it; an exception fails the test."""
    said = {}
    for one in found:
        info = one.exception_info
        assert not any(
            each["raised_exception"] for each in ([info] if "raised_exception" in info else info.values())
        ), info
        settings = {name: value for name, value in one.expectation_config.kwargs.items() if name != "batch_id"}
        failing = sorted(row[row_id] for row in one.result.get("unexpected_index_list") or ())
        said[f"{one.expectation_config.type} {settings}"] = (bool(one.success), failing)
    return said


def rows_of(column: str, *values: Any) -> list[dict[str, Any]]:
    return [BLANK | {"row_id": f"r{turn}", column: value} for turn, value in enumerate(values, start=1)]


NUMBERS = (Decimal(1), Decimal(2))


@pytest.mark.parametrize(
    ("made", "rows", "expected"),
    [
        pytest.param(e.SomeRows(), [], (False, []), id="no rows"),
        pytest.param(e.SomeRows(), rows_of("text", "a"), (True, []), id="a row"),
        pytest.param(e.SomeValue(column="text"), [], (False, []), id="no value in no rows"),
        pytest.param(e.SomeValue(column="text"), rows_of("text", None, None), (False, []), id="nothing but nothing"),
        pytest.param(e.SomeValue(column="text"), rows_of("text", None, "a"), (True, []), id="a value"),
        pytest.param(e.TotalPresent(column="number"), rows_of("number", Decimal(0)), (False, []), id="only zeros"),
        pytest.param(e.TotalPresent(column="number"), rows_of("number", *NUMBERS), (True, []), id="a count"),
        pytest.param(e.SomeText(column="text"), rows_of("text", "a", " ", None), (False, ["r2"]), id="white space"),
        pytest.param(e.Filled(column="text"), rows_of("text", "a", None), (False, ["r2"]), id="a gap"),
        pytest.param(e.Empty(column="text"), rows_of("text", "a", None), (False, ["r1"]), id="no gap"),
        pytest.param(e.Unique(column="text"), rows_of("text", "a", "b", "a"), (False, ["r1", "r3"]), id="twice"),
        pytest.param(
            e.InSet(column="text", value_set=["a", "đ"]),
            rows_of("text", "a", "d", None, "đ"),
            (False, ["r2"]),
            id="set",
        ),
        pytest.param(
            e.NotInSet(column="text", value_set=["a"]),
            rows_of("text", "a", "b", None),
            (False, ["r1"]),
            id="not in set",
        ),
        pytest.param(
            e.Within(column="number", min_value=0, strict_min=True),
            rows_of("number", Decimal(0), Decimal(1), None),
            (False, ["r1"]),
            id="above",
        ),
        pytest.param(
            e.NotInSet(column="text", value_set=["a"], row_condition=e.Column("number") == 1),
            [row | {"number": Decimal(turn)} for turn, row in enumerate(rows_of("text", "a", "a"), start=1)],
            (False, ["r1"]),
            id="not in set under a condition",
        ),
        pytest.param(
            e.NotFlagged(regex=r"(^| )odd_scale( |$)"),
            rows_of("flags", "", "odd_scale", "dot_decimal odd_scale", "very_odd_scale"),
            (False, ["r2", "r3"]),
            id="flags",
        ),
    ],
)
def test_own_expectations_fail_on_the_same_rows(url: str, made: Any, rows: list[Any], expected: Outcome) -> None:
    made = made.model_copy() if hasattr(made, "model_copy") else made.copy()
    made.meta = {"rule_id": "one"}
    one = gx.ExpectationSuite(name="one", expectations=[made])
    frame = pd.DataFrame(rows, columns=[column.name for column in COLUMNS], dtype=object)
    assert list(told(on_pandas(one, frame, "row_id"), "row_id").values()) == [expected]
    assert list(told(on_sql(one, rows, COLUMNS, url, "row_id"), "row_id").values()) == [expected]


BROKEN = (
    observation("fine"),
    observation("scale", flags=("dot_decimal", "odd_scale")),
    observation("week", per="week"),
    observation("kind", qualifier="about"),
    observation("grown", kind="growth", direction="sideways"),
    observation("dash", value=None, raw="-", flags=("not_reported",)),
)


def typed(name: str) -> Column:
    """The column of a field as the warehouse would keep it."""
    if name.endswith(("_start", "_end", "issued_on")):
        return Column(name, Date)
    if name in ("value", "value_high", "denominator", "indicator_minimum", "indicator_maximum"):
        return Column(name, Numeric)
    if name in ("mapped", "as_of", "period_stated", "reported", "share", "below_zero", "of_nation_unsaid"):
        return Column(name, Boolean)
    return Column(name, Integer if name in ("page", "decimals", "scale") else Text)


def test_all_rules_on_columns_of_observations_name_the_same_rows(url: str) -> None:
    frame = observations_frame(BROKEN, REPORT, CATALOGUE).drop(columns="pieces")
    made = suite("observations", tuple(rule for rule in RULES["observations"] if rule.expect))
    columns = tuple(typed(name) for name in frame.columns)
    on_frame = told(on_pandas(made, frame, "observation_id"), "observation_id")
    on_table = told(on_sql(made, frame.to_dict("records"), columns, url, "observation_id"), "observation_id")
    assert on_table == on_frame
    assert {row for _, failing in on_frame.values() for row in failing} == {"scale", "week", "grown", "kind"}
