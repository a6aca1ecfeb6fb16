"""The words that go with a status, in Vietnamese and English: an empty cell must explain itself.

Which status applies is decided in `rules`.
"""

from warehouse.comparison.rules import Comparison, Figure, Growth, Pair, Status

PLAIN = {
    Status.OK: (
        "Hai số chính xác, cùng kỳ, cùng đơn vị",
        "Both figures are exact, of the same season and unit",
    ),
    Status.ZERO_BASE: (
        "Số năm trước bằng 0 nên không tính được phần trăm",
        "The year before is zero, so there is no percentage",
    ),
    Status.SIGN: (
        "Có số âm nên phần trăm không có nghĩa",
        "A value is negative, so a percentage would mean nothing",
    ),
    Status.BOUNDED: (
        "Ít nhất một số chỉ là giới hạn hoặc khoảng: nêu mức thay đổi thấp nhất và cao nhất có thể",
        "At least one figure is a bound or a range: the lowest and highest possible change are given",
    ),
    Status.APPROX: (
        "Ít nhất một số là gần đúng: nêu khoảng thay đổi theo độ làm tròn đã in",
        "At least one figure is approximate: the interval of the printed rounding is given",
    ),
    Status.IMPLIED_BASE: (
        "Báo cáo chỉ nêu mức tăng, giảm: số năm trước được suy ra từ đó",
        "Only the change is printed: the value before is implied by it",
    ),
    Status.STATED_MISMATCH: (
        "Mức thay đổi báo cáo nêu khác mức tính được, quá sai số làm tròn của cả hai",
        "The printed change differs from the computed one by more than the rounding of both",
    ),
    Status.UNIT_MISMATCH: (
        "Đơn vị hai năm không đổi được sang nhau",
        "The units of the two years cannot be converted into each other",
    ),
}


DIRECTIONS = {"up": ("tăng", "up"), "down": ("giảm", "down")}
QUALIFIERS = {
    "=": ("", ""),
    ">": ("trên", "more than"),
    ">=": ("tối thiểu", "at least"),
    "<": ("dưới", "less than"),
    "<=": ("tối đa", "at most"),
    "~": ("khoảng", "about"),
    "<~": ("gần", "nearly"),
    "range": ("từ", "from"),
}


def reason(outcome: Comparison, pair: Pair, revised: bool, uncurated: bool) -> tuple[str, str]:
    """Put the status in Vietnamese and in English words, with the change that a report prints."""
    vi, en = _words(outcome, pair)
    if outcome.previous is not None and outcome.previous.parts:
        count = len(outcome.previous.parts)
        vi, en = (
            f"{vi}; số năm trước là tổng của {count} đơn vị đã hợp nhất",
            f"{en}; before: the sum of {count} merged bodies",
        )
    if pair.growth is not None:
        vi, en = f"{vi}; báo cáo in: {_growth(pair.growth, 0)}", f"{en}; printed: {_growth(pair.growth, 1)}"
    if uncurated:
        why_vi, why_en = _same(pair)
        vi, en = f"{vi}; chỉ tiêu chưa xếp mã{why_vi}", f"{en}; uncurated{why_en}"
    if revised:
        vi, en = f"{vi}; có số đã được báo cáo sau điều chỉnh", f"{en}; a later report restated a value"
    return vi, en


def _same(pair: Pair) -> tuple[str, str]:
    """Say why two figures that nobody curated are one thing."""
    if pair.current is None or pair.previous is None:
        return "", ""
    if pair.current.report_id == pair.previous.report_id:
        return ": một báo cáo in cả hai số", ": one report prints both figures"
    return ": cùng lời, đơn vị, đối tượng và mục", ": the same words, unit, subject and section"


def _growth(growth: Growth, language: int) -> str:
    """Say a printed change: "tăng 12,5%", "up 12,5%"; a ratio ("gấp 3 lần") has no word before it."""
    direction = DIRECTIONS.get(growth.direction or "", ("", ""))[language]
    return " ".join(filter(None, (direction, QUALIFIERS[growth.qualifier][language], growth.raw)))


def _words(outcome: Comparison, pair: Pair) -> tuple[str, str]:
    if plain := PLAIN.get(outcome.status):
        return plain
    if outcome.status is Status.MISSING:
        return _missing(pair)
    if outcome.status is Status.NO_PREVIOUS:
        return _no_previous(pair)
    if outcome.status is Status.BREAK:
        return _break(outcome, pair)
    now = pair.current.period_code if pair.current else ""
    then = outcome.previous.period_code if outcome.previous else ""
    if outcome.status is Status.ASOF_SHIFT:
        return (
            f"Số thời điểm của hai ngày khác nhau trong năm: {now} và {then}",
            f"Stocks at different dates of the year: {now} and {then}",
        )
    return (
        f"Hai kỳ không trùng tháng: {now} và {then}",
        f"The two periods do not cover the same months: {now} and {then}",
    )


def _missing(pair: Pair) -> tuple[str, str]:
    if pair.growth is not None:
        return "Báo cáo chỉ in mức thay đổi so với số năm trước", "Only the change from the value before is printed"
    if pair.current_dashed:
        return "Báo cáo năm nay để trống (gạch ngang)", "This year's report prints a dash"
    return "Chưa có báo cáo nào nêu số năm nay", "No report states this year's value"


def _no_previous(pair: Pair) -> tuple[str, str]:
    if pair.previous_dashed:
        return "Báo cáo năm trước để trống (gạch ngang)", "The report of the year before prints a dash"
    return "Chưa có báo cáo nào nêu số năm trước", "No report states the value of the year before"


def _break(outcome: Comparison, pair: Pair) -> tuple[str, str]:
    if outcome.entity_changed:
        return "Đơn vị hành chính hoặc cơ quan đã thay đổi", "The body was merged, split or reorganised in between"
    if pair.link is None or pair.current is None or outcome.previous is None:
        return "Mẫu số hai năm khác nhau", "The denominators of the two years differ"
    (before_vi, before_en), (now_vi, now_en) = _printed(outcome.previous), _printed(pair.current)
    link = pair.link
    return (
        f"Không so được: năm trước là “{link.name_vi}” ({before_vi}), năm nay là chỉ tiêu này ({now_vi}). "
        f"{link.reason_vi}",
        f"Not comparable: the year before it was “{link.name_en}” ({before_en}), this year it is this indicator "
        f"({now_en}). {link.reason_en}",
    )


def _printed(figure: Figure) -> tuple[str, str]:
    """Give a figure as printed, with its qualifying word."""
    vi, en = QUALIFIERS[figure.qualifier]
    return f"{vi} {figure.raw}".strip(), f"{en} {figure.raw}".strip()
