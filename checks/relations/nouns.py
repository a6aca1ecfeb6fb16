"""Whether two counted nouns, or the words around two figures, tell of the same thing.

Units as such belong to `normalise.lexical.units`.
"""

import re
import unicodedata
from functools import lru_cache

from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold

_WORD = re.compile(r"[^\W\d_]{2,}")
_ACRONYM = re.compile(r"(?<!\w)[A-ZĐ]{5,8}(?!\w)")
"""Shorter ones (UBND, CNTT) are in every other sentence."""
_LOW_IS_GOOD = pattern(r"{low_is_good}|{fall}")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_BODIES = frozenset(
    {"cơ quan", "bộ", "bộ, ngành", "tỉnh", "tỉnh, thành phố", "dịa phương", "dơn vị", "bộ, cơ quan ngang bộ"}
)
_COMMON = frozenset(
    fold(
        "và của các có được cho đã đang là trong trên tại với về theo đến từ những một số tỷ lệ tổng năm tháng ngày "
        "hết nay hiện này do qua ra vào sẽ đạt triển khai thực hiện xây dựng sử dụng phát bộ tỉnh thành phố cơ quan "
        "nhà nước việt nam quốc gia chuyển đổi công nghệ hệ thống thông tin dữ liệu kết quả hơn gần khoảng tối "
        "thiểu lượng mục tiêu đối tính đầu cuối bàn địa cả ban hành dịch vụ"
    ).split()
)
"""Words that say little about what is measured."""

folded = lru_cache(maxsize=20_000)(fold)
"""`fold` for single words, which return again and again."""


@lru_cache(maxsize=10_000)
def same_noun(one: str | None, other: str | None) -> bool:
    """Whether two units count the same: equal, one longer than the other by a word, or both bodies of the state.

    >>> same_noun("dịch vụ công", "dịch vụ"), same_noun("cơ quan", "bộ, ngành"), same_noun("hồ sơ", "giao dịch")
    (True, True, False)
    """
    if one is None or other is None or "%" in (one, other):
        return False
    left, right = fold(one), fold(other)
    if left.startswith(f"{right} ") or right.startswith(f"{left} "):
        return True
    left, right = left.removeprefix("lượt "), right.removeprefix("lượt ")
    if " " in left or " " in right:
        left, right = _without_tones(left), _without_tones(right)
    if left == right or left.startswith(f"{right} ") or right.startswith(f"{left} "):
        return True
    if {fold(one), fold(other)} <= _BODIES:
        return True
    firsts = {part.strip() for part in left.split(",")}, {part.strip() for part in right.split(",")}
    return bool(firsts[0] & firsts[1])


def same_unit(one: str | None, other: str | None) -> bool:
    """Whether two units are one, or count the same."""
    return one == other or same_noun(one, other)


def _without_tones(words: str) -> str:
    """Return words without their tone marks, where reports slip ("tải khoản"); one word alone is told apart by it."""
    return "".join(letter for letter in unicodedata.normalize("NFD", words) if letter not in _TONES)


@lru_cache(maxsize=20_000)
def content(text: str) -> frozenset[str]:
    """Return the folded words of a text that say what it is about."""
    return frozenset(word for word in map(fold, _WORD.findall(text)) if word not in _COMMON)


def overlap(one: str, other: str) -> float:
    """Return the share of the words of the shorter of two names that the other has too; 0 where either has none."""
    left, right = content(one), content(other)
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def less_is_better(indicator: str) -> bool:
    """Whether the less there is of a measure the better: of the poor, of accidents, of what is overdue."""
    return _LOW_IS_GOOD.search(indicator) is not None


def same_acronym(one: str, other: str) -> bool:
    """Whether the one text has an abbreviation and the other the words that it is made of.

    >>> same_acronym("Mạng TSLCD đã kết nối", "vào mạng Truyền số liệu chuyên dùng")
    True
    """
    return _spelt_out(one, other) or _spelt_out(other, one)


def _spelt_out(short: str, long: str) -> bool:
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", fold(long)))
    return any(fold(found) in initials for found in _ACRONYM.findall(short))
