"""Quantities in Vietnamese text and table cells: every run of digits is read, skipped or refused with a reason.

What is measured, by whom and when belongs in `statement`; times and dates in `period`; ratios in words ("gấp đôi") in
`worded`. Out of scope, since reports do not write them: other spelled-out numbers ("hai mươi"), price-tag shorthand
("2tr5", "8,92 T"), mixed numbers ("5 1/2"), stop-watch times ("10 giây 04"). Durations ("5-10 ngày") are skipped unless
they are what is measured.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from normalise.lexical import nonquantity, units
from normalise.lexical.lexicon import pattern
from normalise.lexical.units import POINTS, TIMES
from normalise.periods import period
from normalise.quantities import amount, fraction, listed, qualifier, spelled, worded
from normalise.quantities.amount import RUN, Amount, skip
from normalise.records import Quantity, Skipped

_TO = pattern(r"\s{0,2}(?:(?P<dash>[-–—])|{to}|(?P<and>{and}))\s{0,2}(?P<minus>[-−])?(?=[$€₫]?[0-9])")
_LED = pattern(r"(?:{range_lead}|(?P<between>{between}))\s+[-−$€₫]?$")
_PER = pattern(r"\s?(?:/\s?|{per}\s+)(?:1\s?)?(?:" + listed.TIME + r"|(?P<misspelt>{per_misspelt}))")
_TIMES = pattern(
    r"{multiplies|rise|fall}(?:\s+(?:{over}|{about}|{nearly}|{degree}|{multiplies_filler})){0,3}\s*$",
)
_COMPARED = pattern(r"\s+{compare}")
_CHANGE = pattern(r"{rise|fall|exceed_plan|multiple}[^;]{0,80}$")
_OVER_100 = "share_over_100"
_NOTHING = re.compile(r"[\s.)]*$")
_OVER = re.compile(r"[^\W\d_]\s?/\s?$")
_DAY_MONTH = re.compile(r"(?:0?[1-9]|[12][0-9]|3[01])\.(?:0?[1-9]|1[0-2])")
_MINUS = pattern(r"(?P<glued>[-−])$|(?P<apart>[-−–]\s)$|(?P<word>{below_zero}\s)$")


_BRACKETED = re.compile(
    r"\s*\(\s{0,2}(?P<inside>(?:[1-9][0-9]{0,2}(?:[., \u00a0][0-9]{3})++(?:,[0-9]++)?|[0-9]++,[0-9]++|[1-9][0-9]{2}|"
    r"[1-9][0-9]{4,}+))\s{0,2}\)\s*"
)
"""A cell of a number in brackets, as book-keepers print what is below nothing; not such as number an item: "(12)"."""
_SHORT_YEAR = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}")


def find(text: str) -> list[Quantity]:
    """Return the quantities of `text` in order. See `scan`."""
    return scan(text)[0]


def scan(text: str) -> tuple[list[Quantity], list[Skipped]]:
    """Return the quantities of `text`, and every other run of digits with the reason why it is none.

    `text` is one sentence or cell in NFC. Each maximal run of digits lies in exactly one of the spans returned; any
    text whatsoever gives a result. Values are in base units: "129,69 triệu giao dịch" is 129690000, with scale 1000000
    and two decimals; both ends of a range share scale and unit; "05/22 bộ, ngành" is 5 of 22. A number without a unit
    is a quantity with unit None. `start` and `end` enclose `raw`: the number with its unit, without qualifying words.
    """
    ratios = worded.find(text)
    if not RUN.search(text):
        return ratios, []
    if loss := _BRACKETED.fullmatch(text):
        return _loss(text, loss)
    shorter, cuts = spelled.without(text)
    quantities, skipped = _scan(shorter)
    if cuts is not None:
        quantities = [spelled.restored(found, text, cuts) for found in quantities]
        skipped = [spelled.restored(found, text, cuts) for found in skipped]
    return sorted([*quantities, *ratios], key=lambda one: one.start) if ratios else quantities, skipped


def _loss(text: str, loss: re.Match[str]) -> tuple[list[Quantity], list[Skipped]]:
    """Read a cell that is a number in brackets: "(2.310)" is -2310."""
    quantities, skipped = _scan(loss["inside"])
    if len(quantities) != 1 or quantities[0].raw != loss["inside"]:
        return [], [skip(text, *loss.span("inside"), (*(found.reason for found in skipped), "list_number")[0])]
    start, end = text.index("("), text.rindex(")") + 1
    flags = (*quantities[0].flags, "negative_in_brackets")
    change = {"value": -quantities[0].value, "raw": text[start:end], "start": start, "end": end, "flags": flags}
    return [quantities[0].model_copy(update=change)], []


def _scan(text: str) -> tuple[list[Quantity], list[Skipped]]:
    """Scan a text without numbers that words repeat."""
    spans = nonquantity.references(text)
    hidden = _hide(text, spans)
    times = [nonquantity.Span(found.start, found.end, found.reason) for found in period.expressions(hidden)]
    times = [span for span in times if RUN.search(text, span.start, span.end) and not _is_no_date(text, span)]
    hidden = _hide(hidden, times)
    rest = nonquantity.items(hidden)
    hidden = _hide(hidden, rest)
    quantities: list[Quantity] = []
    skipped = [skip(text, *span) for span in (*spans, *times, *rest)]
    done = 0
    while run := RUN.search(hidden, done):
        for result in _read(hidden, run.start(), run.end(), done):
            if isinstance(result, Quantity):
                quantities.append(result)
            else:
                skipped.append(result)
            done = result.end
    quantities = listed.as_medals(text, listed.with_unit_of_list(text, quantities))
    return listed.with_time_of_first(text, quantities), sorted(skipped, key=lambda one: one.start)


def _is_no_date(text: str, span: nonquantity.Span) -> bool:
    """Return whether figures between strokes only look like a date of a short year: "12/73/82"."""
    return span.reason == "refused:impossible_date" and _SHORT_YEAR.fullmatch(text, span.start, span.end) is not None


def _hide(text: str, spans: Iterable[nonquantity.Span]) -> str:
    return nonquantity.hide(text, ((span.start, span.end) for span in spans))


def _read(text: str, start: int, run_end: int, floor: int) -> list[Quantity | Skipped]:
    """Read what begins with the run of digits at `start`; nothing before `floor` belongs to it."""
    if (base := units.rate_base(text, start)) and _OVER.search(text[max(floor, start - 3) : start]):
        return [skip(text, start, base, "rate_base")]
    first = amount.read(text, start, run_end, floor)
    if isinstance(first, Skipped):
        return [first]
    over = fraction.read(text, first)
    if isinstance(over, Skipped):
        return [over]
    if isinstance(over, fraction.Fraction):
        return [_quantity(text, over.amount, floor, denominator=over.denominator)]
    if isinstance(over, fraction.Slashed):
        slashed = (figure._replace(flags=(*figure.flags, "slashed")) for figure in over.amounts)
        return [_quantity(text, figure, figure.start) for figure in slashed]
    if (
        first.unit is None
        and _DAY_MONTH.fullmatch(text, first.start, first.end)
        and fraction.near_day(text, first.start)
    ):
        return [skip(text, first.start, first.end, "date")]
    to = _TO.match(text, first.end)
    if to and (second := _second(text, to)):
        ranged = _range(text, first, second, to, floor)
        if ranged:
            return [ranged]
    return [_quantity(text, first, floor)]


def _second(text: str, to: re.Match[str]) -> Amount | None:
    """Return the number behind a dash or "đến"."""
    run = RUN.search(text, to.end())
    found = amount.read(text, run.start(), run.end(), to.end()) if run else None
    return found if isinstance(found, Amount) else None


def _range(text: str, low: Amount, high: Amount, to: re.Match[str], floor: int) -> Quantity | Skipped | None:
    """Read "15-20%", "từ 5 đến 7 triệu đồng": both ends share scale and unit. None where these are two figures."""
    dash = to["dash"] is not None
    led = _LED.search(text[max(floor, low.start - 24) : low.start])
    if to["and"] and not (led and led["between"]):
        return None
    if low.unit is not None and (high.unit is None or low.unit.name != high.unit.name):
        return None
    if _is_counted(low.unit) and not (dash or led):
        return None
    shared = high.scale if low.unit is None and low.scale == 1 else low.scale
    sign_low, start = _sign(text, low.start, high.end, high.unit, floor)
    sign_high = -1 if to["minus"] else 1
    bottom, top = sign_low * low.value, sign_high * high.total
    if bottom * shared >= top:
        return skip(text, low.start, high.end, "refused:descending_range") if dash and low.unit is None else None
    decimals = max(low.decimals, high.decimals)
    both = low._replace(
        value=bottom,
        decimals=decimals,
        scale=shared,
        unit=high.unit,
        start=start,
        end=high.end,
        flags=tuple(dict.fromkeys(low.flags + high.flags)),
    )
    return _quantity(text, both, floor, value_high=top)


def _quantity(
    text: str, part: Amount, floor: int, value_high: Decimal | None = None, denominator: Decimal | None = None
) -> Quantity:
    unit, flags = part.unit.name if part.unit else None, part.flags
    start, end = part.start, part.end
    if unit == TIMES and (_TIMES.search(text[max(floor, start - 32) : start]) or _COMPARED.match(text, end)):
        unit = "x"
    if unit == POINTS:
        flags += ("percentage_points",)
    per, end, misspelt = _per(text, start, end, floor, unit)
    if misspelt:
        flags += ("misspelt",)
    sign = 1
    if value_high is None and denominator is None:
        sign, start = _sign(text, start, end, part.unit, floor)
    value = sign * part.total
    spatial = unit != "x" and _tells_where(part, denominator)
    bound = qualifier.after(text, end) or qualifier.before(text, start, floor, spatial)
    if value_high is not None:
        flags += ("approximate",) if bound in {"~", "<~"} else ()
        bound = "range"
    if unit == "%" and _over_all(value_high or value, bound) and not _CHANGE.search(text[max(0, start - 80) : start]):
        flags += (_OVER_100,)
    return Quantity(
        value=value,
        value_high=value_high,
        denominator=denominator,
        unit=unit,
        per=per,
        qualifier=bound or "=",
        decimals=part.decimals,
        scale=part.scale,
        raw=text[start:end],
        start=start,
        end=end,
        flags=flags,
    )


def _sign(text: str, start: int, end: int, unit: units.Unit | None, floor: int) -> tuple[int, int]:
    """Return -1 and where the sign begins for a negative number, else 1 and `start`.

    A dash at the head of a text or sentence is a bullet where words follow the number ("- 26 thủ tục mới"), and always
    where a blank follows the dash, unless the text is that number and nothing else.
    """
    minus = _MINUS.search(text, max(floor, start - 4), start)
    if not minus:
        return 1, start
    at = minus.start()
    if minus["word"]:
        return -1, at
    head = text[max(0, floor, at - 3) : at]
    opens = not head.strip() or head.rstrip()[-1] in ".;:…"
    if opens:
        negative = _NOTHING.match(text, end) is not None and (minus["glued"] or (at <= 3 and unit is None))
    else:
        negative = minus["glued"] and head[-1] in " (" and not _is_counted(unit)
    return (-1, at) if negative else (1, start)


def _per(text: str, start: int, end: int, floor: int, unit: str | None) -> tuple[str | None, int, bool]:
    """Return `day`, `month` or `year`, where the quantity ends with it, and whether it is misspelt.

    It stands behind ("giao dịch/ngày") or governs from before ("mỗi năm cung cấp 65.000 nhân lực"), though no share.
    "/này" can only be "/ngày" (report-942).
    """
    if behind := _PER.match(text, end):
        misspelt = behind["misspelt"] is not None
        return "day" if misspelt else behind.lastgroup, behind.end(), misspelt
    return listed.each(text, start, floor, unit), end, False


def _is_counted(unit: units.Unit | None) -> bool:
    return unit is not None and unit.kind in {"noun", "words"}


def _tells_where(part: Amount, denominator: Decimal | None) -> bool:
    """Return whether trên and dưới before it tell a place: "trên 5 vùng", "trên 63 tỉnh", "trên 05/22 bộ"."""
    if denominator is not None:
        return True
    if part.scale != 1 or not (part.unit is None or _is_counted(part.unit)):
        return False
    whole = part.unit is not None and units.is_whole_population(part.value, part.unit.name)
    return part.value < 10 or whole


def of_base(number: Quantity) -> Quantity:
    """Return a percentage that is no share of a whole: over 100 it is flagged `of_base`, not `share_over_100`."""
    if not is_over_all(number):
        return number
    flags = (flag for flag in number.flags if flag != _OVER_100)
    return number.model_copy(update={"flags": (*flags, "of_base")})


def is_over_all(number: Quantity) -> bool:
    """Whether a percentage is more than a share of a whole can be."""
    return number.unit == "%" and _over_all(number.value_high or number.value, number.qualifier)


def _over_all(value: Decimal, bound: str | None) -> bool:
    """Return whether a share cannot be: over 100, or "trên 100%"."""
    return value > 100 or (value == 100 and bound == ">")
