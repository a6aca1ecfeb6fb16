"""The words and signs around a number that make it a bound or an approximation.

Whether a bound is a target or a result is for `statement`.
"""

import re

_AT_LEAST = r"≥|>=|tối thiểu|ít nhất|thấp nhất là|không dưới|không ít hơn|không thấp hơn|không nhỏ hơn|không kém"
_AT_MOST = (
    r"≤|<=|tối đa|nhiều nhất|cao nhất là|không quá|không vượt quá|không vượt|không cao hơn|không nhiều hơn|"
    r"không lớn hơn|không hơn|không trên|(?:thuộc|vào|trong)\s+(?:nhóm|top|tốp)"
)
_OVER = r">|trên|hơn|lớn hơn|cao hơn|nhiều hơn|vượt mốc|vượt ngưỡng|vượt con số"
_UNDER = r"<|dưới|chưa đến|chưa tới|chưa đầy|thấp hơn|nhỏ hơn|ít hơn"
_NEARLY = r"gần|ngót|suýt soát"
_ABOUT = r"~|≈|khoảng|ước|ước tính|ước thực hiện|ước đạt|xấp xỉ|chừng|tầm|khoảng chừng|vào khoảng"

_BEFORE = re.compile(
    rf"(?:(?P<ge>{_AT_LEAST})|(?P<le>{_AT_MOST})|(?P<gt>(?<!không )(?:{_OVER}))|(?P<lt>(?<!không )(?:{_UNDER}))|"
    rf"(?P<near>{_NEARLY})|(?P<about>{_ABOUT})|(?P<filler>đạt|là|tăng|giảm|từ|gấp|tới|đến|mức|được|có|còn|về|:))\s*$",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_SIGNS = {"ge": ">=", "le": "<=", "gt": ">", "lt": "<", "near": "<~", "about": "~"}
_BOUND_AFTER = re.compile(r"\s+trở\s+(lên|xuống)\b|(\+)(?=[\s.,;)]|$)", re.IGNORECASE)
_LOOK_BACK = 40


def before(text: str, start: int, floor: int, spatial: bool) -> str | None:
    """Return the sign of the qualifying words that end at `start`; None where there are none.

    Of several the bound counts: "khoảng hơn 240" is `>`. Words like "đạt" may stand between ("ước đạt 5%"), but not
    after trên, hơn and dưới, which there point to a place or a text ("như trên đạt 5%"); nor do trên and dưới where
    `spatial` says that they tell a place.
    """
    piece = text[max(floor, start - _LOOK_BACK) : start]
    sign: str | None = None
    filled = False
    for _ in range(4):
        word = _BEFORE.search(piece)
        if not word or not _whole(piece, word):
            break
        name = word.lastgroup or ""
        if name == "filler":
            filled = True
        elif (filled and name in {"gt", "lt"}) or (spatial and word[0].strip().lower() in {"trên", "dưới"}):
            break
        elif sign in {None, "~"}:
            sign = _SIGNS[name]
        piece = piece[: word.start()]
    return sign


def _whole(piece: str, word: re.Match[str]) -> bool:
    """Return whether the words found are whole words: no "hơn" at the end of another."""
    return not (_LETTER.match(word[0]) and word.start() and _LETTER.match(piece[word.start() - 1]))


def after(text: str, end: int) -> str | None:
    """Return `>=` for "trở lên" and a plus sign, `<=` for "trở xuống" behind a quantity."""
    bound = _BOUND_AFTER.match(text, end)
    if not bound:
        return None
    return "<=" if (bound[1] or "").lower() == "xuống" else ">="
