"""Which percentages are shares of a whole, and so can be no more than all of it.

What a percentage is of is said by the catalogue, else by the words that name it; how it was read does not belong here.
"""

from normalise.lexical import units
from normalise.lexical.lexicon import pattern
from normalise.records import IndicatorEntry, Observation

_SHARE = pattern(r"^\W*{share_name}\s+(?:{count_lead}\s+)?(?:{plural}\s+)?")
_RATIO = pattern(r"{rise|fall}|{plan_heading}|{heading_target}|{compare}|{same_period}")


def is_share(observation: Observation, entry: IndicatorEntry | None) -> bool:
    """Whether a percentage is bound to 0–100: the catalogue says so, or it is named as the share of what is counted.

    "Tỷ lệ hồ sơ nộp trực tuyến" is a share of dossiers. "Tỷ lệ sử dụng giường bệnh", "Tốc độ tăng", "Chỉ số giá" and a
    percentage of a plan or of the year before are none.
    """
    if observation.unit != "%" or "of_base" in observation.flags:
        return False
    if entry is not None:
        return (entry.minimum is None or entry.minimum >= 0) and (entry.maximum is None or entry.maximum <= 100)
    named = _SHARE.match(observation.indicator)
    if named is None or _RATIO.search(observation.indicator):
        return False
    counted = units.unit(observation.indicator, named.end())
    return counted is not None and counted.kind == "noun"
