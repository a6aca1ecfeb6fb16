"""Three times: what was known on a day, by publication and by recording."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from sqlalchemy import text

from pipelines.explore.worked_queries import worked_queries
from tests.warehouse.factory import observation, report

KNOWN = next(query for query in worked_queries() if query.name == "what-was-known-on-a-day")
FIRST, LATER = report("2022-first", "2023-01-15"), report("2022-later", "2024-01-15")
EVER = "2100-01-01"


def known(engine, known_on: str = EVER, recorded_by: str = EVER) -> list[float]:
    """Values of `BROADBAND` as the page's query gives them."""
    given = {"indicator_code": "BROADBAND", "known_on": known_on, "recorded_by": recorded_by}
    with engine.connect() as connection:
        return [float(row.value) for row in connection.execute(text(KNOWN.sql), given)]


def test_by_publication(engine, load):
    load(FIRST, observation(FIRST, "100", "2022"))
    load(LATER, observation(LATER, "110", "2022"))
    assert known(engine, known_on="2022-12-31") == []
    assert known(engine, known_on="2023-06-30") == [100]
    assert known(engine, known_on="2024-01-15") == known(engine) == [110]


def test_by_recording(engine, load):
    """A report that was first read wrongly, and mended: before the mending we knew the wrong value."""
    wrong = observation(FIRST, "100", "2022", observation_id="a")
    load(FIRST, wrong)
    between = datetime.now(UTC)
    load(FIRST, wrong.model_copy(update={"value": Decimal(1000)}))
    assert known(engine, recorded_by=str((between - timedelta(days=1)).date())) == []
    assert known(engine, recorded_by=f"{between:%Y-%m-%d %H:%M:%S.%f}+00") == [100]
    assert known(engine) == [1000]


def test_of_one_report_the_most_exact_statement_was_known(engine, load):
    load(FIRST, observation(FIRST, "90", "2022", qualifier=">"), observation(FIRST, "95", "2022"))
    assert known(engine) == [95]
