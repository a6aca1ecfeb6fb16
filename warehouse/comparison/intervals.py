"""What a printed figure allows where years are compared, and what two of them allow for their relative change.

Which figures are compared, and what is said of it, does not belong here: that is `rules`.
"""

from decimal import Decimal

from normalise.records import Interval

BOUNDS = frozenset({">", ">=", "<", "<=", "range"})
"""Qualifiers that leave a whole stretch open."""
APPROXIMATE = frozenset({"~", "<~"})


def allowed(value: Decimal, value_high: Decimal | None, qualifier: str, half: Decimal) -> Interval:
    """Give what the words allow: "=" the number itself, "~" all that rounds to it, ">" all above it."""
    if qualifier == "range" and value_high is not None:
        return Interval(value, value_high)
    if qualifier in APPROXIMATE:
        return Interval(value - half, value + half)
    if qualifier in (">", ">="):
        return Interval(value, None, low_open=qualifier == ">")
    if qualifier in ("<", "<="):
        return Interval(None, value, high_open=qualifier == "<")
    return Interval(value, value)


def relative(current: Interval, previous: Interval) -> Interval | None:
    """All relative changes in percent; None unless both intervals lie above zero, where a ratio has a meaning."""
    if previous.low is None or previous.low <= 0 or current.low is None or current.low < 0:
        return None
    low = None if previous.high is None else (current.low / previous.high - 1) * 100
    high = None if current.high is None else (current.high / previous.low - 1) * 100
    return Interval(
        low,
        high,
        low is not None and (current.low_open or previous.high_open),
        high is not None and (current.high_open or previous.low_open),
    )
