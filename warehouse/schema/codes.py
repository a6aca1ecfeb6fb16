"""The code lists of the views: which codes a column holds, and their words. The words themselves are in codes.yaml."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sources.own_yaml import read_yaml

_FILE = Path(__file__).parent / "codes.yaml"


class Code(NamedTuple):
    """A code and its words."""

    code: str
    vi: str
    en: str


class CodeList(NamedTuple):
    """A list of codes, and the columns that hold codes of it, as `column` or `view.column`."""

    name: str
    columns: tuple[str, ...]
    codes: tuple[Code, ...]
    closed: bool
    """Whether a column holds no other codes: of seasons only the common ones are listed."""

    def is_of(self, column: str) -> bool:
        """Whether a column of that name holds codes of it in some view."""
        return any(name.rpartition(".")[2] == column for name in self.columns)


@cache
def code_lists() -> tuple[CodeList, ...]:
    """Read the code lists, in their order."""
    lists: Mapping[str, dict[str, object]] = read_yaml(_FILE)
    return tuple(_list(name, **given) for name, given in lists.items())  # type: ignore[arg-type]


def _list(name: str, columns: list[str], codes: dict[str, list[str]], open: bool = False) -> CodeList:
    return CodeList(name, tuple(columns), tuple(Code(code, *words) for code, words in codes.items()), not open)


@cache
def qualifier_codes() -> Mapping[str, str]:
    """Give each sign of a qualifier its code of letters, which no spreadsheet takes for a formula: = is EQ."""
    signs, letters = (next(one for one in code_lists() if one.name == name) for name in ("qualifier", "qualifier_code"))
    return {sign.code: letter.code for sign, letter in zip(signs.codes, letters.codes, strict=True)}


def codes_of(view: str, column: str) -> CodeList | None:
    """Give the list that a column of a view holds codes of; one named with the view counts before one named without."""
    for wanted in (f"{view}.{column}", column):
        for listed in code_lists():
            if wanted in listed.columns:
                return listed
    return None
