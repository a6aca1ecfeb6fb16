"""The frame of observations: their fields, and what the report and the catalogue say about them.

Rules do not belong here.
"""

from collections.abc import Container, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from checks.frames.shares import is_share
from checks.frames.table import table
from normalise.lexical import units
from normalise.lexical.lexicon import pattern
from normalise.periods.horizon import SLACK
from normalise.records import IndicatorEntry, Observation, Task
from normalise.reference import issuer
from normalise.reference.indicator import dimension
from normalise.statements.passage import day_of
from normalise.statements.subject import OF_NATION
from sources.document import Report

if TYPE_CHECKING:
    import pandas as pd

_MINUS = pattern(r"[-−–]|{below_zero}\s")
_OF_PLAN = pattern(r"^[^;.\d]{0,60}?(?:{exceed_plan}|{plan}|{given})")
_DOES = pattern(r"{act}\s*$")
_DIFFERENCE = pattern(r"{difference_words}")

DAYS_OF_YEAR = 366

OBSERVATION_COLUMNS = (
    *Observation.model_fields,
    "reported",
    "misread",
    "share",
    "below_zero",
    "whole_is_plan",
    "latest_end",
    "indicator_unit",
    "unit_dimension",
    "indicator_dimension",
    "indicator_minimum",
    "indicator_maximum",
    "of_nation_unsaid",
)


def observations_frame(
    observations: Sequence[Observation],
    report: Report,
    indicators: Mapping[str, IndicatorEntry],
    misread: Container[tuple[int, int | None]] = (),
) -> "pd.DataFrame":
    """One row an observation: its fields, and what the report's date and the catalogue say about it.

    `misread` are the rows of tables that were read wrongly (`checks.frames.misread_rows`); the column `misread` is the
    place of a figure that stands there. `reported` is False for a cell that says "-"; `share` is True for a percentage
    of a whole (`checks.frames.shares`); `below_zero` for a figure that is printed as less than nothing and may be;
    `whole_is_plan` for a fraction of what was planned; `latest_end` is the last day on which the period of a result may
    end; `indicator_…` are of the catalogue entry of a mapped observation; units of one dimension may stand for the same
    indicator. `of_nation_unsaid` is True for the nation's figure in a report about a place or a body, where the report
    does not say that it is the nation's.
    """
    local = issuer.of_report(report, day_of(report)).subject is not None
    return table(
        (
            {
                **_observation_row(each, report, indicators.get(each.indicator_code), misread),
                "of_nation_unsaid": local and each.entity_code is None and OF_NATION not in each.flags,
            }
            for each in observations
        ),
        OBSERVATION_COLUMNS,
    )


def _observation_row(
    observation: Observation,
    report: Report,
    entry: IndicatorEntry | None,
    misread: Container[tuple[int, int | None]],
) -> dict[str, Any]:
    known = entry if observation.mapped else None
    span = observation.span
    return {
        **plain(observation),
        "reported": "not_reported" not in observation.flags,
        "misread": observation.locator if span is not None and (span.block, span.row) in misread else None,
        "share": is_share(observation, known),
        "below_zero": _is_printed_below_zero(observation),
        "whole_is_plan": _is_of_plan(observation),
        "latest_end": _latest_end(observation, report),
        "indicator_unit": known and known.unit,
        "unit_dimension": dimension(observation.unit),
        "indicator_dimension": known and dimension(known.unit),
        "indicator_minimum": known and known.minimum,
        "indicator_maximum": known and known.maximum,
    }


def _is_of_plan(one: Observation) -> bool:
    """Whether the whole of a fraction is, or may be, what was planned, of which more may be reached.

    "14/12 mô hình, vượt …", "412/405 cuộc thanh tra được giao"; of what is done, "triển khai 24/20 kỹ thuật".
    """
    before, _, behind = one.sentence.partition(one.raw)
    done = units.is_measure(one.unit) or _DOES.search(before) is not None
    return one.denominator is not None and (_OF_PLAN.match(behind) is not None or done)


def plain(record: Observation | Task) -> dict[str, Any]:
    """Give a record's fields: members of closed sets as text, flags and rules in one text, everything else as it is.

    What is printed of a task, `raw` and `sentence`, is its number and words.
    """
    fields = {name: getattr(record, name) for name in type(record).model_fields}
    plain_fields = {name: getattr(value, "value", value) for name, value in fields.items()}
    if isinstance(record, Observation):
        return {**plain_fields, "flags": " ".join(record.flags), "rules": " ".join(record.rules)}
    text = record.result or record.text
    return {**plain_fields, "raw": record.number or record.text[:60], "sentence": text[:400]}


def _is_printed_below_zero(observation: Observation) -> bool:
    """Whether a minus, "âm" or the brackets of book-keepers stand with a figure that may be less than nothing.

    A profit, a balance, a temperature and every change may; of persons there are never fewer than none. What is counted
    is not always said ("Số cuối năm"): then the sign is believed.
    """
    if observation.unit == "%":
        return True
    if "negative_in_brackets" not in observation.flags and not _MINUS.match(observation.raw):
        return False
    unit = units.unit(observation.unit, 0) if observation.unit else None
    counts = unit is not None and unit.kind not in {"measure", "currency"}
    place = f"{observation.indicator} {observation.section or ''} {observation.locator} {observation.sentence}"
    return not counts or _DIFFERENCE.search(place) is not None


def _is_under_way(observation: Observation, issued_on: date) -> bool:
    """Whether a period of a year at most had begun, and not ended, on a day."""
    start, end = observation.period_start, observation.period_end
    return start is not None and start <= issued_on <= end and (end - start).days < DAYS_OF_YEAR


def _latest_end(observation: Observation, report: Report) -> date | None:
    """Return the last day on which the period of a result may end, or None where the day of issue is not known.

    A year that had begun when the report was issued, be it one of schools, may stand for its part so far ("trong năm
    2022", said in November). A period that the text does not state is the reporting year, which a plan dates ahead.
    """
    if report.issued_on is None:
        return None
    end_of_year = date(report.issued_on.year, 12, 31)
    if _is_under_way(observation, report.issued_on):
        return max(end_of_year, observation.period_end)
    if not observation.period_stated:
        return max(end_of_year, date(report.year, 12, 31))
    running = observation.period_start is not None and observation.period_start <= report.issued_on
    return max(end_of_year, report.issued_on + SLACK) if running else report.issued_on + SLACK
