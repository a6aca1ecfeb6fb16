"""From statements to observations: the codes and ids that they get, and what was lost on the way.

What a passage or a cell states is found by the walk over the Document (`normalise.observation`).
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from normalise.records import Kind, Observation, Unread
from normalise.reference import indicator
from normalise.statements import series, subject, wording
from normalise.statements.framing import Framing
from normalise.statements.passage import Statement, excerpt
from sources.document import FAULTS, Report

REFUSED = "refused"
"""How the reasons begin of numbers that could not be taken: "refused:impossible_date"."""
SHOWN = 120
"""Characters of an error's own words that are kept."""


def fault(error: Exception) -> str:
    """Return why numbers are refused that the program itself failed on: "refused:KeyError: 'ha':fault"."""
    said = " ".join(str(error).split())[:SHOWN]
    return f"{REFUSED}:{type(error).__name__}: {said}:fault"


class Recorded(NamedTuple):
    """What became of some statements."""

    observations: tuple[Observation, ...]
    lost: tuple[Unread, ...]
    """Those of which the program itself could make no record."""


def record(statements: Iterable[Statement], report: Report, recognised: frozenset[int], framing: Framing) -> Recorded:
    """Give each statement its codes and an id that stays when the report is read again.

    What stands, in whole or in part, on a page of `recognised` gets the flag `ocr`.
    """
    lost: list[Unread] = []
    listed: list[Statement] = []
    codes: list[tuple[str, bool]] = []
    for one in statements:
        try:
            codes.append(_code(one))
            listed.append(one)
        except FAULTS as error:
            lost.append(_lost(one, error))
    turns: Counter[tuple[str, str]] = Counter()
    made = []
    for one, code, same in zip(listed, codes, series.series(listed, codes, framing), strict=True):
        turn = (str(one.context.locator), one.quantity.raw)
        try:
            made.append(_record(one, report, turns[turn], recognised, code, same))
        except FAULTS as error:
            lost.append(_lost(one, error))
        turns[turn] += 1
    return Recorded(tuple(made), tuple(lost))


def _lost(one: Statement, error: Exception) -> Unread:
    return Unread(
        raw=one.quantity.raw,
        reason=fault(error),
        page=one.context.page,
        locator=str(one.context.locator),
        sentence=excerpt(one.sentence),
        span=one.span,
    )


def _code(one: Statement) -> tuple[str, bool]:
    above = " › ".join(filter(None, (one.context.section, one.context.topic)))
    section = wording.of_headings(above)
    return indicator.resolve(one.indicator, one.measure_unit, growth=one.kind is Kind.GROWTH, section=section)


def _record(
    one: Statement,
    report: Report,
    turn: int,
    recognised: frozenset[int],
    code: tuple[str, bool],
    same: str | None,
) -> Observation:
    number = one.quantity
    pages = {one.context.page, *(piece.page for piece in one.context.pieces)}
    reporter, about = subject.reporter(one.context), subject.of(one, code[0] if code[1] else None)
    missing = "not_reported" in number.flags
    locator = str(one.context.locator)
    key = "\x1f".join((report.id, locator, number.raw, str(turn)))
    return Observation(
        observation_id="O" + hashlib.sha256(key.encode()).hexdigest()[:16],
        report_id=report.id,
        issued_on=report.issued_on,
        page=one.context.page,
        locator=locator,
        section=one.context.section,
        entity_code=about.key if about else None,
        agency=about.name_vi if about else None,
        indicator_code=code[0],
        indicator=one.indicator,
        mapped=code[1],
        series=same,
        kind=one.kind,
        period_start=one.period.start,
        period_end=one.period.end,
        as_of=one.period.as_of,
        period_stated=one.period_stated,
        period_code=one.period.code,
        value=None if missing else number.value,
        value_high=number.value_high,
        denominator=number.denominator,
        unit=number.unit,
        per=number.per,
        qualifier=number.qualifier,
        base_start=one.base.start if one.base else None,
        base_end=one.base.end if one.base else None,
        direction=one.direction,
        decimals=number.decimals,
        scale=number.scale,
        flags=(*number.flags, *subject.flags(about, one.context), *(() if recognised.isdisjoint(pages) else ("ocr",))),
        raw=number.raw,
        sentence=one.sentence,
        pieces=one.context.pieces,
        span=one.span,
        reported_by=reporter.key if reporter else None,
        reporter=reporter.name_vi if reporter else None,
        task_id=one.context.task_id,
        rules=one.rules,
    )
