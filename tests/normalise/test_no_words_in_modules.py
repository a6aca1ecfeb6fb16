"""No module of normalise lists Vietnamese words of its own: they stand in classes in normalise/lexical/classes/*.yaml.

Docstrings and comments may show examples. What a module prints (the places in locators, names of units) is listed here.
"""

import ast
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOM = Path(__file__).parents[2] / "normalise"
PRINTED = {
    "amount.py": {r"(?:(?<!\w)(?:US\$|USD|EUR|VNĐ|VND)|[$€₫])\s?$"},  # signs of currencies
    "text.py": {"đ"},  # the letter that folding takes for d
    "units.py": {"đ"},  # the sign of đồng
    "unit_list.py": {"đĐÐ", "ððð"},  # letters that units keep apart
}
RANGES = ("a-zđ", "A-ZĐ")
"""Ranges of letters in patterns, which are no words."""
MODULES = sorted(ROOM.rglob("*.py"))


def strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """The string constants of a module without docstrings and the examples of rules."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    told |= {id(call.args[-1]) for call in calls if call.func.id == "Rule" and call.args}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node


def vietnamese(text: str) -> bool:
    """Whether a text has a letter that plain Latin script does not have."""
    for letters in RANGES:
        text = text.replace(letters, "")
    return any(letter.isalpha() and "LATIN" in unicodedata.name(letter) and not letter.isascii() for letter in text)


def words_in(source: str, printed: set[str]) -> list[str]:
    """The words that a module's source lists, each with its line."""
    found = [one for one in strings(ast.parse(source)) if vietnamese(str(one.value)) and one.value not in printed]
    return [f"line {one.lineno}: {one.value!r}" for one in found]


@pytest.mark.parametrize("module", MODULES, ids=lambda one: one.name)
def test_a_module_lists_no_words(module: Path) -> None:
    found = words_in(module.read_text(encoding="utf-8"), PRINTED.get(module.name, set()))
    assert not found, (
        f"move into a class of normalise/lexical/classes/*.yaml, or into PRINTED if it is printed: {found}"
    )


@pytest.mark.parametrize("name", sorted(PRINTED))
def test_what_a_module_prints_is_still_there(name: str) -> None:
    (module,) = (one for one in MODULES if one.name == name)
    left = {str(one.value) for one in strings(ast.parse(module.read_text(encoding="utf-8")))}
    assert left >= PRINTED[name], f"{name} prints no {PRINTED[name] - left}: take them off PRINTED"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('X = "tăng"', ["line 1: 'tăng'"]),
        ('def f():\n    """tăng"""\n    return "giảm"', ["line 3: 'giảm'"]),  # a docstring is none
        ("X = 1  # tăng", []),  # nor is a comment
        ('X = r"[a-zđ]\\)"', []),  # nor a range of letters
        ('X = f"{1} đoạn"', ["line 1: ' đoạn'"]),  # but the text of an f-string is
    ],
)
def test_words_are_found_in_code_only(source: str, expected: list[str]) -> None:
    assert words_in(source, set()) == expected
