"""What a short report states, a line a figure: kind, bound, value, unit and time; of a change direction and base."""

from decimal import Decimal

from normalise.observation import extract
from normalise.periods import calendar_code
from normalise.records import Kind, Observation
from sources.document import Document, Paragraph, Report, ReportKind

PARTED = " || "


def told(passages: str, year: int) -> list[str]:
    """Read passages parted by " || " as the paragraphs of a result report of a year."""
    blocks = tuple(Paragraph(text=text, number=turn) for turn, text in enumerate(passages.split(PARTED), start=1))
    document = Document(file="trial.txt", format="text", pages=None, blocks=blocks)
    report = Report(
        id=f"{year}-trial",
        title="",
        issuer=None,
        number=None,
        issued_on=None,
        kind=ReportKind.RESULT,
        year=year,
        file="trial.txt",
        sha256="",
    )
    return [shown(one) for one in extract(document, report).observations]


def shown(one: Observation) -> str:
    """Return an observation as one line, without the name of what is measured."""
    value = "" if one.value is None else plain(one.value)
    value += f"-{plain(one.value_high)}" if one.value_high is not None else ""
    value += f"/{plain(one.denominator)}" if one.denominator is not None else ""
    line = f"{one.kind} {one.qualifier} {value} {one.unit or ''}".rstrip()
    line += f" per {one.per}" if one.per else ""
    line += f" | {'@' if one.as_of else ''}{one.period_code}"
    if one.kind is not Kind.GROWTH or one.base_end is None:
        return line
    base = calendar_code.code(one.base_start, one.base_end) if one.base_start else f"@{one.base_end}"
    return f"{line} {one.direction} {base}"


def plain(value: Decimal) -> str:
    """Return a number without an exponent."""
    return f"{value.normalize():f}"
