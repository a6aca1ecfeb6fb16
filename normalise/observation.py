"""From a Document to records: the walk over its blocks.

What a passage or a cell states belongs to `statement`, `statements` and `task`, the record that it becomes to
`recording`; nothing is read or stored here. A block in which the program itself fails loses its own numbers alone.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from normalise.lexical.lexicon import pattern
from normalise.periods import horizon, period, reporting
from normalise.periods.period_form import Clock
from normalise.quantities import unit_text
from normalise.recording import REFUSED, fault, record
from normalise.records import EntityEntry, Extraction, Period, Task
from normalise.reference import entity, issuer, unlisted
from normalise.reference.issuer import Issuer
from normalise.statements import indicator_completion, statement, statement_kind, subject
from normalise.statements.analysis import Sentence
from normalise.statements.framing import Framing
from normalise.statements.passage import Context, Reading, Statement, day_of, together
from normalise.statements.period_binding import Times
from normalise.tables import grid, header, lead, plain
from normalise.tables import statements as table
from normalise.tasks import assignment, task
from sources.document import FAULTS, Block, Document, Footnote, Heading, Locator, Paragraph, Report, Span, Table

_LIST_MARK = re.compile(r"^\s*(?:[-–+*•▪●○]|[a-zđ]\)|\d{1,2}[.)])\s", re.IGNORECASE)
_NUMBERING = re.compile(r"^\s*(?:[IVXLC]+|[A-ZĐ]|\d{1,3}(?:\.\d{1,3})*)[.)]?\s+(?=\S)|^\s*[a-zđ]\)\s*")
_BASIS = pattern(r"\s*(?:{legal_basis}|\({attached_to})")
_RECIPIENTS = pattern(r"\s*{recipients}")
_SOURCES = pattern(r"\s*(?:\d+[.)]\s*)?{sources_of_data}\s*(?::|$)")
_LEADS_TASK = pattern(r"[^.;]{0,40}?{takes_charge}")
_IN_CHARGE = pattern(r"{done_by}\s+(?P<who>.{3,80}?)\s+{carries_out}")
_CITES = pattern(r"{names_paper}")
_YEAR_DAYS = 366
_COMPARES = pattern(r"[\s–+*•-]*{compare}\s")
_Parts = tuple[Reading, Sequence[Statement], Sequence[Task]]
"""What a block gives: statements, cells that say that there is no result, tasks."""


@dataclass
class _Walk:
    """What the blocks read so far leave for the next one."""

    report: Report
    reporting: Period
    """What the report is about."""
    issuer: Issuer
    """Who tells the report."""
    position: int = 0
    """Of the block that is read, counted from 0."""
    headings: tuple[tuple[int, str], ...] = ()
    owner: EntityEntry | None = None
    """Of the nearest heading that is an entity's name, or the paragraph under it that says who is in charge."""
    periods: tuple[tuple[int, Period], ...] = ()
    """Of the headings in force that say when, outermost first, each with its level."""
    list_period: Period | None = None
    """Of a paragraph that ends with a colon: for the items under it."""
    task_of: Mapping[int, str] = field(default_factory=dict)
    """Paragraph number → the task that it assigns."""
    told: str | None = None
    """The last paragraph of the section that does not go on from the one before: "So với năm 2023 tăng 13 vụ"."""
    measured: Mapping[str, str] = field(default_factory=dict)
    """What the paragraphs of the section measured last, by unit."""
    aside: str | None = None
    """Why the paragraphs of this zone state nothing: the list of recipients or of sources."""

    @property
    def period(self) -> Period | None:
        """The time that the nearest heading says."""
        return self.periods[-1][1] if self.periods else None

    def section(self) -> str | None:
        """Return the headings in force, outermost first."""
        return " › ".join(text for _, text in self.headings) or None


def extract(document: Document, report: Report) -> Extraction:
    """Return all that a document states: every printed number ends in exactly one of the first four parts.

    `observations` have a value; `not_reported` are cells that say that there is none; `skipped` are dates, names, list
    numbers and the like with their reason; `refused` are numbers that could not be understood.
    """
    assigned = assignment.read(document, report)
    told_by = issuer.of_report(report, day_of(report))
    walk = _Walk(report, reporting.of_document(document, report), told_by, task_of=assignment.task_of(assigned))
    readings: list[Reading] = []
    missing: list[Statement] = []
    tasks: list[Task] = [one.task for one in assigned]
    for walk.position, block in enumerate(document.blocks):
        try:
            part, not_reported, jobs = _block(block, walk, document.blocks)
        except FAULTS as error:
            part, not_reported, jobs = _not_read(block, walk, fault(error)), (), ()
        readings.append(part)
        missing += not_reported
        tasks += jobs
    reading = together(readings)
    recognised, framing = frozenset(document.ocr_pages), Framing(document)
    told = record(reading.statements, report, recognised, framing)
    untold = record(missing, report, recognised, framing)
    unread = (*reading.unread, *told.lost, *untold.lost)
    return Extraction(
        observations=told.observations,
        not_reported=untold.observations,
        skipped=tuple(item for item in unread if not item.reason.startswith(REFUSED)),
        refused=tuple(item for item in unread if item.reason.startswith(REFUSED)),
        tasks=tuple(tasks),
    )


def _block(block: Block, walk: _Walk, blocks: Sequence[Block]) -> _Parts:
    if isinstance(block, Heading):
        return _heading(block, walk), (), ()
    if isinstance(block, Paragraph):
        return _paragraph(block, walk), (), ()
    if isinstance(block, Footnote):
        return _footnote(block, walk), (), ()
    return _table(block, walk, blocks)


def _not_read(block: Block, walk: _Walk, reason: str) -> Reading:
    """Refuse every number of a block in which the program itself failed: they wait in quarantine.

    Where its numbers cannot even be listed, the check of the account finds them (`checks.suites.statements`).
    """
    context = _context(walk, block)
    try:
        if not isinstance(block, Table):
            return statement.skip_all(block.text, reason, context)
        return together((plain.headings(block, context), plain.passed_over(block, reason, context)))
    except FAULTS:
        return Reading()


def _heading(block: Heading, walk: _Walk) -> Reading:
    """Enter a section: its owner and its time hold until the next heading of its level."""
    walk.headings = (*(outer for outer in walk.headings if outer[0] < block.level), (block.level, block.text))
    walk.told, walk.measured = None, {}
    walk.aside = "citation" if _SOURCES.match(block.text) else None
    title = _NUMBERING.sub("", block.text)
    walk.owner = _owner_of(title, walk)
    walk.periods = tuple(outer for outer in walk.periods if outer[0] < block.level)
    if said := _heading_period(block.text, walk):
        walk.periods = (*walk.periods, (block.level, said))
    walk.list_period = None
    context = _context(walk, block)
    if walk.aside:
        return statement.skip_all(block.text, walk.aside, context)
    return statement.read(block.text, context)


def _owner_of(title: str, walk: _Walk) -> EntityEntry | None:
    """Return the entity whose name a heading is, or who leads what it announces."""
    known = entity.named(title, day_of(walk.report)) or _in_charge(title, walk.report)
    other = unlisted.named(title) if known is None else None
    return unlisted.within(other, walk.issuer.places) if other else known


def _in_charge(title: str, report: Report) -> EntityEntry | None:
    """Return who leads the tasks that a title announces: "Các nhiệm vụ do Bộ … chủ trì"."""
    match = _IN_CHARGE.search(title)
    return entity.named(match["who"], day_of(report)) if match else None


def _heading_period(text: str, walk: _Walk) -> Period | None:
    """Return the time that a heading sets for its section and those in it; one that cites a document sets none."""
    if _CITES.search(text):
        return None
    found = [one for one in period.find(text, walk.report.year, walk.reporting, heading=True) if not one.is_base]
    alone = found[0] if len(found) == 1 else None
    called = horizon.called(walk.reporting)
    if alone is None or alone.code in {walk.reporting.code, called and called.code} or _over_a_year(alone):
        return None
    return horizon.of_target(alone) if statement_kind.is_aim(text) else alone


def _over_a_year(one: Period) -> bool:
    return one.start is not None and (one.end - one.start).days > _YEAR_DAYS


def _paragraph(block: Paragraph, walk: _Walk) -> Reading:
    listed = _LIST_MARK.match(block.text) is not None
    if not listed:
        walk.list_period = None
    context = replace(_context(walk, block), task_id=walk.task_of.get(block.number))
    if reason := _aside(block.text, listed, walk):
        return statement.skip_all(block.text, reason, context)
    if _COMPARES.match(block.text) and walk.told:
        context = replace(context, period=_carried(walk.told, walk) or context.period)
    else:
        walk.told = block.text
    if told := reporting.of_line(block.text, walk.report, walk.reporting):
        walk.list_period = told
        return statement.skip_all(block.text, "heading", context)
    if indicator_completion.goes_on(block.text):
        context = replace(context, told=walk.measured)
    reading = statement.read(block.text, context, count_sentences=True)
    walk.measured = {**walk.measured, **indicator_completion.measured(reading.statements)}
    if walk.owner is None and reading.owner and _LEADS_TASK.match(block.text) and not listed:
        walk.owner = reading.owner
    if block.text.rstrip().endswith(":"):
        walk.list_period = _carried(block.text, walk)
    return reading


def _carried(text: str, walk: _Walk) -> Period | None:
    """Return the time that a paragraph leaves to what goes on from it."""
    return Times(Sentence(text, 0), walk.report.year, walk.reporting).carried().period


def _footnote(block: Footnote, walk: _Walk) -> Reading:
    """Read a note without leaving the list or the zone of the paragraph it belongs to."""
    context = _context(walk, block)
    if reason := walk.aside or ("citation" if _BASIS.match(block.text) or _SOURCES.match(block.text) else None):
        return statement.skip_all(block.text, reason, context)
    return replace(statement.read(block.text, context, count_sentences=True), owner=None)


def _aside(text: str, listed: bool, walk: _Walk) -> str | None:
    """Return why a paragraph states nothing, else None; a zone ends with the first paragraph that is no item of it."""
    if _RECIPIENTS.match(text):
        walk.aside = "boilerplate"
    elif _SOURCES.match(text):
        walk.aside = "citation"
    elif walk.aside == "boilerplate" and not listed:
        walk.aside = None
    if unit_text.of_line(text):
        return "heading"
    return "citation" if _BASIS.match(text) else walk.aside


def _table(block: Table, walk: _Walk, blocks: Sequence[Block]) -> _Parts:
    """Read a table with the lines that lead to it, the nearest first, and a unit in the notes under it."""
    title = block.title or (walk.headings[-1][1] if walk.headings else "")
    context = replace(_context(walk, block), owner=_in_charge(title, walk.report) or walk.owner)
    told = lead.lines(blocks, walk.position, block.title)
    above = lead.of(told, Clock(walk.report.year, context.period or walk.reporting))
    when = above.period or context.period or walk.reporting
    columns = header.columns(block, walk.report, when, context.day)
    heading = plain.headings(block, context)
    if task.is_task_table(columns):
        part, tasks = task.read(block, columns, context)
        return together((heading, part)), (), tasks
    if not header.holds_figures(columns):
        return together((heading, plain.prose(block, context))), (), ()
    above = replace(above, units=grid.of(block).units or above.units or lead.below(blocks, walk.position))
    part, missing = table.read(block, columns, context, above)
    return together((heading, part)), missing, ()


def _context(walk: _Walk, block: Block) -> Context:
    pieces = () if isinstance(block, Table) else block.pieces
    return Context(
        report=walk.report,
        locator=Locator.of(block),
        span=Span(block=walk.position),
        page=pieces[0].page if pieces else None,
        pieces=pieces,
        section=walk.section(),
        owner=walk.owner,
        issuer=walk.issuer,
        listed_on=subject.listed_on(block, day_of(walk.report)) if isinstance(block, Table) else None,
        period=walk.list_period or walk.period,
        reporting=walk.reporting,
    )
