"""Whether two counted nouns, or the words around two figures, tell of the same thing.

Units as such belong to `normalise.units`.
"""

import re
from functools import lru_cache

from normalise import units
from normalise.text import fold

_WORD = re.compile(r"[^\W\d_]{2,}")
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


@lru_cache(maxsize=10_000)
def same_noun(one: str | None, other: str | None) -> bool:
    """Whether two units count the same: equal, one longer than the other by a word, or both bodies of the state.

    >>> same_noun("dịch vụ công", "dịch vụ"), same_noun("cơ quan", "bộ, ngành"), same_noun("hồ sơ", "giao dịch")
    (True, True, False)
    """
    if one is None or other is None or "%" in (one, other):
        return False
    left, right = _noun(one), _noun(other)
    if left == right or left.startswith(f"{right} ") or right.startswith(f"{left} "):
        return True
    if {left, right} <= _BODIES:
        return True
    firsts = {part.strip() for part in left.split(",")}, {part.strip() for part in right.split(",")}
    return bool(firsts[0] & firsts[1])


def _noun(unit: str) -> str:
    """Return the key of a unit, with slips of the tone mark that keep its letters ("tải khoản")."""
    return fold(unit).replace("tải khoản", "tài khoản")


def family(unit: str | None) -> str | None:
    """Return the family of nouns that a unit belongs to ("people", "institutions"), None for one of no list."""
    found = units.unit(unit, 0) if unit else None
    return found.family if found else None


@lru_cache(maxsize=20_000)
def content(text: str) -> frozenset[str]:
    """Return the folded words of a text that say what it is about."""
    return frozenset(word for word in map(fold, _WORD.findall(text)) if word not in _COMMON)


def overlap(one: str, other: str) -> float:
    """Return the share of the words of the shorter of two names that the other has too; 0 where either has none."""
    left, right = content(one), content(other)
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0
