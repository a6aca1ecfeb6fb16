"""The words of the pages in each language: phrases of words.yaml, codes of the warehouse, periods and places.

Numbers are in `figures`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from normalise.periods.calendar_code import days
from warehouse.schema.codes import code_lists

LANGUAGES = ("vi", "en")
_PLACES = {
    "bảng": "table",
    "dòng": "row",
    "cột": "column",
    "đoạn": "paragraph",
    "câu": "sentence",
    "mục": "section",
    "chú thích": "note",
    "trang": "page",
}
_PART = re.compile(rf"(?:^|(?<=, ))({'|'.join(_PLACES)})(?= )")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Words:
    """The words of one language."""

    language: str

    @property
    def turn(self) -> int:
        """Where the language stands in every pair of words."""
        return LANGUAGES.index(self.language)

    @property
    def other(self) -> "Words":
        """The words of the other language."""
        return Words(LANGUAGES[1 - self.turn])

    @property
    def phrases(self) -> Mapping[str, str]:
        """The phrases of the pages by their names."""
        return {name: pair[self.turn] for name, pair in _phrases().items()}

    def code(self, of: str, code: str | None) -> str:
        """Say a code of a list in words; the code itself where the list does not have it."""
        return _codes().get((of, code or ""), (code or "", code or ""))[self.turn]

    def place(self, locator: str) -> str:
        """Say where something stands.

        >>> Words("en").place("bảng 1, dòng 4.1, cột Kết quả 2022")
        'table 1, row 4.1, column Kết quả 2022'
        """
        return locator if self.turn == 0 else _PART.sub(lambda found: _PLACES[found[1]], locator)

    def day(self, day: date | str | None) -> str:
        """Say a day.

        >>> Words("vi").day("2022-03-05"), Words("en").day("2022-03-05")
        ('5/3/2022', '5 Mar 2022')
        """
        if not day:
            return ""
        said = date.fromisoformat(day[:10]) if isinstance(day, str) else day
        month = f" {_MONTHS[said.month - 1]} " if self.turn else f"/{said.month}/"
        return f"{said.day}{month}{said.year}"

    def period(self, code: str | None) -> str:
        """Say a period.

        >>> [Words("vi").period(code) for code in ("2022", "2022-Q3", "2022-01-01/P11M", "2022-12-31")]
        ['năm 2022', 'quý 3/2022', '11 tháng đầu năm 2022', 'đến 31/12/2022']
        >>> [Words("en").period(code) for code in ("2022", "2022-Q3", "2022-01-01/P11M", "2021-01-01/P5Y")]
        ['2022', 'Q3 2022', 'Jan–Nov 2022', '2021–2025']
        """
        if not code:
            return ""
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", code):
            return f"{'đến' if self.turn == 0 else 'as of'} {self.day(code)}"
        if code.isdigit():
            return f"năm {code}" if self.turn == 0 else code
        try:
            first, last = days(code)
        except ValueError:
            return code
        if quarter := re.fullmatch(r"(\d{4})-Q(\d)", code):
            return f"quý {quarter[2]}/{quarter[1]}" if self.turn == 0 else f"Q{quarter[2]} {quarter[1]}"
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return f"{first.year}–{last.year}"
        return self._months(code, first, last)

    def _months(self, code: str, first: date, last: date) -> str:
        if re.fullmatch(r"\d{4}-\d{2}", code):
            return f"tháng {first.month}/{first.year}" if self.turn == 0 else f"{_MONTHS[first.month - 1]} {first.year}"
        if re.fullmatch(r"\d{4}-01-01/P\d+M", code) and first.year == last.year:
            if self.turn == 0:
                return f"{last.month} tháng đầu năm {first.year}"
            return f"Jan–{_MONTHS[last.month - 1]} {first.year}"
        return f"{self.day(first)} – {self.day(last)}"

    def pick(self, row: Mapping[str, object], name: str) -> str:
        """Give the text of `name_vi` or `name_en`, whichever the row has in this language, else the other."""
        for one in (self, self.other):
            if text := row.get(f"{name}_{one.language}"):
                return str(text)
        return ""


@cache
def _phrases() -> dict[str, tuple[str, str]]:
    listed = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text("utf-8"))
    return {name: (vi, en) for name, (vi, en) in listed.items()}


@cache
def _codes() -> dict[tuple[str, str], tuple[str, str]]:
    return {(each.name, one.code): (one.vi, one.en) for each in code_lists() for one in each.codes}
