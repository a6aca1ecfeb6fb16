"""What a bundled report says, read from YAML; and the rule that no figure is printed without its fact.

In the YAML a figure is written `[148 tỷ USD](ict.2022)`: what is printed, and the key of its fact in `facts.yaml`.
Numbers outside such marks may only be dates, document numbers, list numbers and names. How a report looks is the
business of the `to_*` modules.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import prod
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

CONTENT = Path(__file__).with_name("content")
FACTS = "facts.yaml"
_NAMED = 3  # indicators that a line of the source list names

_MARK = re.compile(r"\[([^\[\]]+)\]\(([^)\s]+)\)")
_NUMBER = re.compile(r"(?<!\w)\d+(?:\.\d{3})*(?:,\d+)?(?!\w)")
_SCALES = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}
_NO_FIGURE = re.compile(
    r"""
      \d{1,2}/\d{1,2}/\d{4} | \d{1,2}/\d{4}                         # 31/12/2022, 12/2022
    | (?:ngày|tháng|quý)\s\d{1,2}\b | \b\d{1,2}\stháng(?!\w)        # ngày 26, tháng 9, 9 tháng đầu năm
    | \b20\d\d(?:\s?-\s?20\d\d)?\b                                  # 2022, 2021-2025
    | \d+/[A-ZĐ][\w-]*                                              # 27/QĐ-UBQGCĐS
    | (?:Bảng|Phụ\slục|mức\sđộ|lần\sthứ)\s\d(?:,\s\d)*              # Bảng 1, mức độ 3, 4
    | (?:Quyết\sđịnh|Nghị\squyết|Đề\sán|Nghị\sđịnh)(?:\ssố)?\s\d+
    | 24/7 | 1\.000\sdân | 100\sdân | 15\stuổi | 03\snước           # parts of indicator names
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SERIAL = re.compile(r"^\d+(?:\.\d+)*\.(?=\s)")
_SERIAL_COLUMN = "STT"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


@dataclass(frozen=True)
class Source:
    """Where a fact was published; `date` is a day, a month or a year, or None: as far as the publication tells."""

    title: str
    date: str | None = None
    url: str | None = None

    @property
    def site(self) -> str | None:
        """The host of the address, without `www.`."""
        return urlsplit(self.url).netloc.removeprefix("www.") if self.url else None

    @property
    def cited(self) -> str:
        """Title, site and date. A title that states figures itself gives way to the site, so that a report prints no
        figure that is not one of its facts.
        """  # noqa: D205
        title = f"Bài đăng trên {self.site}" if self.site and leftover_numbers(self.title) else f"“{self.title}”"
        site = f", {self.site}" if self.site and not title.endswith(self.site) else ""
        return f"{title}{site}" + (f", {_date_in_words(self.date)}" if self.date else "")


@dataclass(frozen=True)
class Fact:
    """One published figure; `value` has a decimal point, a range two ends ("65-70")."""

    indicator: str
    period: str
    value: str
    unit: str
    source: str
    kind: str = "actual"
    entity: str = "Việt Nam"
    qualifier: str | None = None
    place: str | None = None
    """Where in a long source: table and row, section, letter."""

    def is_printed_by(self, printed: str) -> bool:
        """Tell whether the printed text gives this value: bare, as under a unit column, or with its scale words.

        `148 tỷ USD` and `148` print the value 148 in tỷ USD; `3,89 triệu tỷ đồng` prints 3890000 in tỷ đồng.
        """
        numbers = [_decimal(text) for text in _NUMBER.findall(printed)]
        values = [Decimal(text) for text in self.value.split("-")]
        if (scale := _scale(printed)) == 1:
            return numbers == values
        return [number * scale for number in numbers] == [value * _scale(self.unit) for value in values]


@dataclass(frozen=True)
class Citation:
    """One line of the source list: which indicators a report has from a publication."""

    text: str
    url: str | None


@dataclass(frozen=True)
class Heading:
    """A section heading; level 1 is the outermost."""

    text: str
    level: int


@dataclass(frozen=True)
class Paragraph:
    """Running text, or an item of a list."""

    text: str
    item: bool = False


@dataclass(frozen=True)
class Row:
    """One table row; in a group row only the first cells hold text."""

    cells: tuple[str, ...]
    group: bool = False


@dataclass(frozen=True)
class Table:
    """A table; `widths` are the columns' shares of the width."""

    title: str
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[Row, ...]


Block = Heading | Paragraph | Table


@dataclass(frozen=True)
class Report:
    """One bundled report, its marks resolved."""

    id: str
    file: str
    title: str
    issuer: str
    number: str | None
    issued_on: date
    kind: str
    year: int
    blocks: tuple[Block, ...]
    facts: tuple[Fact, ...]
    """The facts behind the figures, in order of print."""
    citations: tuple[Citation, ...]
    """The publications behind the facts, in order of first use; each report ends with them."""

    @property
    def format(self) -> str:
        """`pdf`, `docx`, `html` or `txt`."""
        return Path(self.file).suffix[1:]

    @property
    def sources_heading(self) -> str:
        """The heading of the last section, numbered on from the others."""
        sections = sum(isinstance(block, Heading) and block.level == 1 for block in self.blocks)
        return f"{_ROMAN[sections]}. Nguồn số liệu"


class ContentError(ValueError):
    """A bundled report says something that its facts do not."""


def load_reports(folder: Path = CONTENT) -> tuple[Report, ...]:
    """Return the reports of all YAML files in the folder, by file name; their facts stand in its `facts.yaml`.

    Raises ContentError for a figure that differs from its fact, a mark without a fact, or a number without a mark.
    """
    book = yaml.safe_load((folder / FACTS).read_text("utf-8"))
    sources = {key: Source(**given) for key, given in book["sources"].items()}
    facts = {key: Fact(**given) for key, given in book["facts"].items()}
    return tuple(_report(path, facts, sources) for path in sorted(folder.glob("*.yaml")) if path.name != FACTS)


def leftover_numbers(text: str) -> list[str]:
    """Return the numbers of a text that are no date, document number, list number or part of a name.

    >>> leftover_numbers("1.2. Đến hết tháng 12/2022 có 15 tỉnh dùng dịch vụ công mức độ 4")
    ['15']
    """
    return _NUMBER.findall(_NO_FIGURE.sub(" ", _SERIAL.sub(" ", text)))


def _report(path: Path, facts: Mapping[str, Fact], sources: Mapping[str, Source]) -> Report:
    given = yaml.safe_load(path.read_text("utf-8"))
    used: list[Fact] = []

    def plain(text: str) -> str:
        used.extend(_checked_facts(path.name, text, facts))
        return _MARK.sub(r"\1", text).strip()

    blocks = tuple(_block(block, plain) for block in given.pop("blocks"))
    return Report(**given, blocks=blocks, facts=tuple(used), citations=tuple(_citations(used, sources)))


def _citations(used: Sequence[Fact], sources: Mapping[str, Source]) -> Iterator[Citation]:
    for key in dict.fromkeys(fact.source for fact in used):
        names = list(dict.fromkeys(fact.indicator for fact in used if fact.source == key))
        more = " và các chỉ tiêu khác" if len(names) > _NAMED else ""
        yield Citation(f"{'; '.join(names[:_NAMED])}{more}: {sources[key].cited}.", sources[key].url)


def _checked_facts(file: str, text: str, facts: Mapping[str, Fact]) -> Iterator[Fact]:
    for printed, key in _MARK.findall(text):
        if key not in facts:
            raise ContentError(f"{file}: found [{printed}]({key}), expected a key of {FACTS}; add the fact")
        if not facts[key].is_printed_by(printed):
            raise ContentError(
                f"{file}: found {printed!r}, expected {facts[key].value} {facts[key].unit} as {key} says"
            )
        yield facts[key]
    if numbers := leftover_numbers(_MARK.sub(" ", text)):
        raise ContentError(f"{file}: found {numbers} in {text!r}, expected a fact for each figure; mark [figure](key)")


def _block(given: Mapping[str, Any], plain: Any) -> Block:
    match given:
        case {"heading": text}:
            return Heading(plain(text), given.get("level", 1))
        case {"paragraph": text}:
            return Paragraph(plain(text))
        case {"item": text}:
            return Paragraph(plain(text), item=True)
        case {"table": table}:
            columns = tuple(table["columns"])
            rows = tuple(_row(row, columns, plain) for row in table["rows"])
            return Table(plain(table["title"]), columns, tuple(table["widths"]), rows)
    raise ContentError(f"found a block with {sorted(given)}, expected heading, paragraph, item or table")


def _row(given: Any, columns: Sequence[str], plain: Any) -> Row:
    group = isinstance(given, dict)
    cells = list(given["group"] if group else given)
    serials = cells[:1] if columns[0] == _SERIAL_COLUMN else []
    cells = [*serials, *(plain(cell) for cell in cells[len(serials) :])]
    return Row((*cells, *[""] * (len(columns) - len(cells))), group)


def _decimal(printed: str) -> Decimal:
    return Decimal(printed.replace(".", "").replace(",", "."))


def _scale(text: str) -> int:
    return prod(_SCALES.get(word, 1) for word in text.split())


def _date_in_words(iso: str) -> str:
    """`2023-09-14` → ngày 14/9/2023, `2023-09` → tháng 9/2023, `2023` → năm 2023."""
    year, *rest = iso.split("-")
    numbers = [str(int(part)) for part in reversed(rest)]
    return f"{('năm', 'tháng', 'ngày')[len(rest)]} {'/'.join([*numbers, year])}"
