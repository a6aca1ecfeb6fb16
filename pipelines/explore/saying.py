"""How the pages say a value: numbers as Vietnamese print has them, codes, signs, seasons and rules in words.

Whole cells with their links are made in `plugin`; the words of code lists are those of the warehouse.
"""

from decimal import Decimal

from markupsafe import Markup, escape

from assets.pages.figures import SIGNS
from assets.pages.words import Words
from checks.rules import rule
from warehouse.schema.columns import canonical
from warehouse.schema.dictionary import code_title

WORDS = Words("vi")


def number(value: float) -> str:
    """Write a number with dots between thousands and a decimal comma.

    >>> number(1234567.5)
    '1.234.567,5'
    """
    return format(Decimal(canonical(Decimal(str(value)))), ",f").translate(str.maketrans(",.", ".,"))


def season(code: str) -> str:
    """Say what part of a year a season is.

    >>> season("YTD11"), season("AT1231"), season("1011-1017"), season("W35")
    ('11 tháng đầu năm', 'tại 31/12', '1011-1017', 'tuần 35')
    """
    if code == "A":
        return "cả năm"
    if code.startswith("AT") and len(code) == 6:
        return f"tại {code[4:]}/{code[2:4]}"
    if code.startswith("YTD"):
        return f"{code[3:]} tháng đầu năm"
    if code[0] == "M" and code[1:].isdigit():
        return f"tháng {int(code[1:])}"
    if code[0] == "W" and code[1:].isdigit():
        return f"tuần {int(code[1:])}"
    return {"Q": f"quý {code[1:]}", "S": f"nửa năm {code[1:]}"}.get(code[0], code) if len(code) == 2 else code


def code(column: str, value: object, table: str | None = None) -> str | None:
    """Say a code in words: of a list of the warehouse, a rule, a step, a season; None for what is no code.

    >>> code("rule_id", "unit_spelt"), code("stage", "relations"), code("season", "Q3"), code("sentence", "A")
    ('đơn vị tính viết đúng', 'các con số với nhau', 'quý 3', None)
    """
    if column in ("rule_id", "finding"):
        return _rule(str(value))
    if column == "stage":
        return WORDS.phrases.get(f"stage_{value}")
    return season(str(value)) if column == "season" and value else code_title(column, value, table or "")


def _rule(rule_id: str) -> str | None:
    try:
        return rule(rule_id).expected_vi
    except KeyError:
        return None  # of a package or release that is not here


def shown(column: str, value: object, table: str | None = None) -> str | Markup | None:
    """Say a code as a cell does, the code itself as a tooltip; a qualifier by its sign. None for what is no code."""
    words = code(column, value, table)
    if words is None:
        return None
    if column.endswith("qualifier"):
        words, value = SIGNS.get(str(value), words), words
    return Markup('<span title="{}">{}</span>').format(value, words)


def mark(text: str, part: str) -> Markup:
    """Mark the first place of a part within a text; both are data."""
    before, found, after = text.partition(part)
    return escape(before) + Markup("<mark>{}</mark>").format(found) + escape(after) if part else escape(text)
