"""Every figure of the bundled reports, read back from the files, is the published fact that it was printed for.

The expected values stand in `sources/bundled/content/facts.yaml`, which was written from the publications, not from
what chiso reads.
"""

import calendar
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from math import prod

import pytest
import yaml

from normalise.observation import extract
from normalise.records import Observation
from sources import reader
from sources.bundled.content import CONTENT, FACTS, Fact, Report, load_reports
from sources.bundled.make import REPORTS
from sources.catalogue import describe

MARK = re.compile(r"\[([^\[\]]+)\]\(([^)\s]+)\)")
SCALES = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}
BY_KEY = {key: Fact(**given) for key, given in yaml.safe_load((CONTENT / FACTS).read_text("utf-8"))["facts"].items()}


def values(fact: Fact) -> tuple[Decimal, ...]:
    """The fact in base units; a range has two ends."""
    scale = prod(SCALES.get(word, 1) for word in fact.unit.split())
    return tuple(Decimal(end) * scale for end in fact.value.split("-"))


def last_day(period: str) -> date:
    """The day on which a fact's period ends: of a stock the day itself."""
    start, _, duration = period.partition("/P")
    if not duration and start.count("-") == 2:
        return date.fromisoformat(start)
    year, month = (int(part) for part in (f"{start}-12-01" if "-" not in start else start).split("-")[:2])
    if duration:
        month += int(duration[:-1]) - 1 if duration.endswith("M") else 12 * int(duration[:-1]) - 1
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


def figures_of(report: Report) -> tuple[list[Fact], tuple[Observation, ...]]:
    """The facts that a report was made to print, and what is read from its file."""
    path = REPORTS / report.file
    document = reader.read(path)
    read = extract(document, describe(str(REPORTS), report.file, path.read_bytes(), document)).observations
    marks = MARK.findall((CONTENT / f"{report.id}.yaml").read_text("utf-8"))
    return [BY_KEY[key] for _, key in marks], read


def key(observation: Observation) -> tuple[object, ...]:
    both = (observation.value, observation.value_high)
    ends = tuple(value for value in both if value is not None)
    return observation.kind.value, observation.period_end, ends


@pytest.mark.parametrize("report", load_reports(), ids=lambda report: report.id)
def test_every_figure_is_the_fact_it_was_printed_for(report: Report):
    facts, observations = figures_of(report)
    wanted = Counter((fact.kind, last_day(fact.period), values(fact)) for fact in facts)
    # Two official indicator names hold a target of their own: "thuộc nhóm 03 nước tốt nhất trong khu vực".
    read = Counter(key(each) for each in observations if each.raw != "03 nước")
    assert not wanted - read, "printed and not read so"
    assert not read - wanted, "read and not printed so"


def test_figures_of_provinces_and_ministries_belong_to_them():
    (report,) = (report for report in load_reports() if report.id == "2022-summary-agencies")
    facts, observations = figures_of(report)
    wanted = Counter((fact.entity, last_day(fact.period), values(fact)) for fact in facts)
    assert Counter((each.agency, *key(each)[1:]) for each in observations) == wanted
