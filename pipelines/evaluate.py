"""`chiso evaluate`: what is read and understood of files, held against labels that lie beside them.

`NAME.labels.json` beside `NAME.pdf`, `NAME.docx` … says what the pages print, once for all formats of one report:

- `field`: what the report is about, a line of the table;
- `cells`: its tables, each a list of rows of printed texts, header rows first;
- `statements`: for each figure its `value` and any other fields of an observation (docs/observations.md): `unit`,
  `kind`, `period_code` … A field that a label leaves out is not judged. `indicator` is right where it has all words of
  the label;
- `findings`: for each contradiction the `check` that is due and, if wanted, its `raws`.

Only the parts that a file has are scored. Cells are scored as the ICDAR 2013 competition on tables did: by the pairs of
neighbours, to the right and below, so that a shifted row costs its own neighbours only.
"""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from normalise.observation import extract
from normalise.records import Finding, Observation
from sources.document import Document, Rejected, Report

LABELS = ".labels.json"
CELLS, STATEMENTS, FINDINGS = "cells", "statements", "findings"
MISSING, EXTRA = "missing", "not on the page"
_WORD = re.compile(r"[^\W_]+|%")


class LabelledStatement(BaseModel):
    """A figure of the page: its value, and what else is to be judged, by the names of an observation's fields."""

    model_config = ConfigDict(extra="allow")

    value: Decimal

    def wrong_in(self, found: Observation) -> list[str]:
        """Give the fields in which an observation differs."""
        said = self.model_extra or {}
        return [name for name, due in said.items() if not _agree(name, due, getattr(found, name))]


class LabelledFinding(BaseModel):
    """A contradiction that is to be found."""

    model_config = ConfigDict(extra="forbid")

    check: str
    raws: tuple[str, ...] = ()

    def is_in(self, found: Finding) -> bool:
        """Whether a finding is this one."""
        return found.check == self.check and set(self.raws) <= set(found.raws)


class Labels(BaseModel):
    """What a person says that a report prints."""

    model_config = ConfigDict(extra="forbid")

    field: str
    cells: tuple[tuple[tuple[str, ...], ...], ...] | None = None
    statements: tuple[LabelledStatement, ...] | None = None
    findings: tuple[LabelledFinding, ...] | None = None


class Score(NamedTuple):
    """One part of one file: how many labels, how many of them were got, how many were given; and the errors."""

    field: str
    part: str
    labels: int
    right: int
    given: int
    errors: tuple[tuple[str, str], ...]
    """Kind of each error, and an example of it."""


def labelled(folder: Path) -> Iterator[tuple[Path, Labels]]:
    """Give the files of a folder and the labels beside them. Raises Rejected where there is none, or one is wrong."""
    from sources.formats import BY_ENDING

    beside = sorted(folder.glob(f"*{LABELS}")) if folder.is_dir() else []
    if not beside:
        raise Rejected(str(folder), "no labels", f"files {LABELS} beside reports", "docs/engineer.md tells their form")
    for path in beside:
        try:
            labels = Labels.model_validate_json(path.read_bytes())
            _refuse_unknown_fields(labels)
        except (ValidationError, ValueError) as error:
            found = " ".join(str(error).split())[:200]
            raise Rejected(path.name, found, "labels", "docs/engineer.md tells their form") from error
        name = path.name.removesuffix(LABELS)
        files = [folder / f"{name}{ending}" for ending in BY_ENDING if (folder / f"{name}{ending}").is_file()]
        if not files:
            raise Rejected(
                path.name, "no report beside it", f"a file {name} with {' '.join(BY_ENDING)}", "put it there"
            )
        for file in files:
            yield file, labels


def _refuse_unknown_fields(labels: Labels) -> None:
    said = {name for each in labels.statements or () for name in each.model_extra or {}}
    if unknown := said - Observation.model_fields.keys():
        raise ValueError(f"no field of an observation: {', '.join(sorted(unknown))}")


def scores(document: Document, report: Report, labels: Labels) -> Iterator[Score]:
    """Score the parts of a file that its labels have."""
    from checks.findings import findings

    extraction = extract(document, report)
    if labels.cells is not None:
        tables = ([table.columns, *(row.cells for row in table.rows)] for table in document.tables)
        yield of_cells(labels.field, labels.cells, tables)
    if labels.statements is not None:
        given = [each for each in extraction.observations if each.value is not None]
        yield _of_statements(labels.field, labels.statements, given)
    if labels.findings is not None:
        yield _of_findings(labels.field, labels.findings, findings(document, extraction, report))


def nothing_read(labels: Labels, reason: str) -> Iterator[Score]:
    """Score a file that was rejected: every label is missing."""
    for part in (CELLS, STATEMENTS, FINDINGS):
        due = getattr(labels, part)
        if due is not None:
            yield Score(labels.field, part, len(due), 0, 0, ((f"rejected: {reason}", ""),) * len(due))


Rows = Sequence[Sequence[str]]
"""A table as its rows of texts."""


def of_cells(field: str, due: Iterable[Rows], given: Iterable[Rows]) -> Score:
    """Compare the neighbours in all tables of a file, whatever program read them."""
    wanted = Counter(pair for rows in due for pair in _neighbours(rows))
    found = Counter(pair for rows in given for pair in _neighbours(rows))
    errors = [(MISSING, " → ".join(pair)) for pair in (wanted - found).elements()]
    errors += [(EXTRA, " → ".join(pair)) for pair in (found - wanted).elements()]
    return Score(field, CELLS, wanted.total(), (wanted & found).total(), found.total(), tuple(errors))


def _neighbours(rows: Rows) -> Iterator[tuple[str, str]]:
    """Give each text with the next one to the right of it and the next below it."""
    lines = [
        *rows,
        *([row[place] for row in rows if place < len(row)] for place in range(max(map(len, rows), default=0))),
    ]
    for line in lines:
        texts = [" ".join(text.split()) for text in line if text.strip()]
        yield from pairwise(texts)


def _of_statements(field: str, due: Sequence[LabelledStatement], given: Sequence[Observation]) -> Score:
    """Pair labels and observations of one value, those that agree best first; a pair is right where all agrees."""
    by_value = defaultdict[Decimal, list[int]](list)
    for at, observation in enumerate(given):
        by_value[_plain(observation.value)].append(at)
    wrong = {
        (label, at): due[label].wrong_in(given[at])
        for label in range(len(due))
        for at in by_value[_plain(due[label].value)]
    }
    labels_left, given_left = set(range(len(due))), set(range(len(given)))
    errors, right = list[tuple[str, str]](), 0
    for (label, at), fields in sorted(wrong.items(), key=lambda pair: len(pair[1])):
        if label in labels_left and at in given_left:
            labels_left.remove(label)
            given_left.remove(at)
            right += not fields
            errors += [(f"other {name}", f"{given[at].raw}: {getattr(given[at], name)}") for name in fields]
    errors += [(MISSING, str(due[label].value)) for label in sorted(labels_left)]
    errors += [(EXTRA, f"{given[at].raw}: {given[at].locator}") for at in sorted(given_left)]
    return Score(field, STATEMENTS, len(due), right, len(given), tuple(errors))


def _of_findings(field: str, due: Sequence[LabelledFinding], given: Iterable[Finding]) -> Score:
    left, errors, right = list(given), list[tuple[str, str]](), 0
    total = len(left)
    for label in due:
        at = next((at for at, found in enumerate(left) if label.is_in(found)), None)
        if at is None:
            errors.append((MISSING, f"{label.check} {' '.join(label.raws)}".strip()))
        else:
            right += 1
            left.pop(at)
    errors += [(EXTRA, f"{found.check}: {found.message}") for found in left]
    return Score(field, FINDINGS, len(due), right, total, tuple(errors))


def _agree(name: str, due: Any, found: Any) -> bool:
    if name == "indicator":
        return _words(due) <= _words(found)
    if isinstance(found, Decimal) and due is not None:
        return _plain(found) == _plain(due)
    return bool(str(found) == str(due))


def _words(text: object) -> set[str]:
    return set(_WORD.findall(unicodedata.normalize("NFC", str(text)).lower()))


def _plain(value: Any) -> Decimal:
    return Decimal(str(value)).normalize()


def table(found: Sequence[Score]) -> Iterator[str]:
    """Give the lines that say how good each part is by field, and which errors there are, each with an example."""
    yield f"{'part':<12}{'field':<24}{'labels':>8}{'right':>8}{'given':>8}{'recall':>9}{'precision':>11}{'F1':>7}"
    for part in dict.fromkeys(score.part for score in found):
        of_part = [score for score in found if score.part == part]
        fields = list(dict.fromkeys(score.field for score in of_part))
        for field in fields:
            yield _line(part, field, [score for score in of_part if score.field == field])
        if len(fields) > 1:
            yield _line(part, "all", of_part)
    kinds = defaultdict[tuple[str, str], Counter[str]](Counter)
    for score in found:
        for kind, example in score.errors:
            kinds[score.part, kind][f"{score.field}: {example}"] += 1
    for (part, kind), examples in sorted(kinds.items(), key=lambda each: (each[0][0], -each[1].total())):
        yield f"{part}, {kind}: {examples.total()}, as {json.dumps(next(iter(examples)), ensure_ascii=False)}"


def _line(part: str, field: str, of: Sequence[Score]) -> str:
    labels, right, given = (sum(getattr(score, name) for score in of) for name in ("labels", "right", "given"))
    recall, precision = right / labels if labels else 1.0, right / given if given else 1.0
    f1 = 2 * right / (labels + given) if labels + given else 1.0
    return f"{part:<12}{field:<24}{labels:>8}{right:>8}{given:>8}{recall:>9.4f}{precision:>11.4f}{f1:>7.4f}"
