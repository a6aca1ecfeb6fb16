"""Decisions on names, laid over what was read: which figures they mean, and which faults are refused."""

from pathlib import Path

import pytest

from normalise.curation import Curation, Figure, decide, laid_over, parse
from normalise.observation import extract
from normalise.records import Kind
from sources.document import Rejected
from sources.reader import read
from tests.warehouse.factory import report

EGGS = {
    "code": "EGGS",
    "name_vi": "Sản lượng trứng",
    "name_en": "Eggs",
    "unit": "quả",
    "kind": "level",
    "time_basis": "flow",
    "definition": "Số trứng gia cầm thu được.",
}


def figure(name: str, unit: str | None = "quả", row: str = "O1", **other: str | None) -> Figure:
    given = {"report_id": "2022-a", "section": None, "entity_code": None, "indicator_code": "X_1", "kind": "actual"}
    return Figure(observation_id=row, indicator=name, unit=unit, **(given | other))


def curated(**lists: list) -> Curation:
    return parse({"indicators": [EGGS], **lists}, "indicators.yaml")


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        (figure("Sản lượng trứng"), "EGGS"),
        (figure("sản lượng  TRỨNG", unit="quả trứng"), "EGGS"),  # letter case, blanks and the noun say nothing
        (figure("Sản lượng trứng", unit="tấn"), "X_1"),  # another kind of number
        (figure("Sản lượng trứng vịt"), "X_1"),  # a name is never part of another
    ],
)
def test_a_name_of_ones_own_means_what_one_of_the_catalogue_would(stated: Figure, code: str) -> None:
    assert decide(curated(), [stated]).get("O1", stated.indicator_code) == code


def test_the_decision_with_the_most_limits_holds() -> None:
    within = [
        {"name": "tổng đàn", "of": "EGGS", "section": "Gà đẻ"},
        {"name": "tổng đàn", "of": "BROADBAND_SUBSCRIBERS", "section": "gà đẻ", "report": "2023-b"},
    ]
    known = {**EGGS, "code": "BROADBAND_SUBSCRIBERS", "name_vi": "Đàn khác", "unit": "con"}
    curation = parse({"indicators": [EGGS, known], "aliases": within}, "indicators.yaml")
    rows = [
        figure("Tổng đàn", row="here", section="I. KẾT QUẢ NĂM 2022 › 2. Gà đẻ"),
        figure("Tổng đàn", row="narrower", section="3. Gà đẻ năm 2023", report_id="2023-b"),
        figure("Tổng đàn", row="elsewhere", section="2. Lợn nái"),
    ]
    assert decide(curation, rows) == {"here": "EGGS", "narrower": "BROADBAND_SUBSCRIBERS"}


@pytest.mark.parametrize(
    ("limit", "inside", "outside"),
    [
        ({"subject": "VN"}, {"entity_code": None}, {"entity_code": "VN-NSO-34:01"}),
        ({"subject": "VN-NSO-34:01"}, {"entity_code": "VN-NSO-34:01"}, {"entity_code": None}),
        ({"report": "2022-a"}, {"report_id": "2022-a"}, {"report_id": "2023-a"}),
    ],
)
def test_a_name_set_aside_within_limits(limit: dict, inside: dict, outside: dict) -> None:
    curation = parse({"dismissed": [{"name": "vinh dự", "reason": "mảnh câu", **limit}]}, "indicators.yaml")
    rows = [figure("vinh dự", row="in", **inside), figure("vinh dự", row="out", **outside)]
    assert decide(curation, rows) == {"in": None}


def test_a_printed_change_follows_its_figures_or_the_only_indicator_of_its_name() -> None:
    beside = [figure("Sản lượng trứng"), figure("Sản lượng trứng", unit="%", row="change", kind=Kind.GROWTH)]
    assert decide(curated(), beside) == {"O1": "EGGS", "change": "EGGS"}
    assert decide(curated(), beside[1:]) == {"change": "EGGS"}
    # Where its figures stay, it stays with them.
    apart = [figure("Sản lượng trứng", unit="tấn"), beside[1]]
    assert decide(curated(), apart) == {}


def test_figures_of_a_report_get_the_code_and_the_flag(tmp_path: Path) -> None:
    file = tmp_path / "ket-qua.txt"
    file.write_text("Năm 2022, sản lượng trứng đạt 12 triệu quả. Năm 2022, sản lượng sữa đạt 5 nghìn tấn.", "utf-8")
    found = extract(read(file), report("2022-a"))
    milk = next(one for one in found.observations if one.unit == "tấn")
    curation = curated(dismissed=[{"name": milk.indicator, "reason": "thử"}])
    eggs, dismissed = laid_over(found, curation).observations
    assert (eggs.indicator_code, eggs.mapped, eggs.raw) == ("EGGS", True, found.observations[0].raw)
    assert (dismissed.indicator_code, dismissed.series, dismissed.flags) == (
        milk.indicator_code,
        None,
        (*milk.flags, "dismissed"),
    )
    assert laid_over(found, Curation()) is found


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"aliases": [{"name": "a", "of": "NO_SUCH"}]}, "no indicator NO_SUCH"),
        ({"dismissed": [{"name": "a"}]}, "dismissed entry 1 reason: Field required"),
        ({"indicators": [EGGS | {"definition": "…"}]}, "EGGS: “…” is to be filled in"),
        ({"indicators": [EGGS, EGGS | {"name_vi": "Trứng"}]}, "EGGS: 2 entries"),
        (
            {"indicators": [EGGS], "dismissed": [{"name": "sản lượng trứng", "unit": "quả", "reason": "thử"}]},
            "two entries decide on the name 'sản lượng trứng'",
        ),
        ({"indicator": []}, "Extra inputs are not permitted"),
    ],
)
def test_a_wrong_entry_is_refused_by_name(value: dict, said: str) -> None:
    with pytest.raises(Rejected, match=said):
        parse(value, "indicators.yaml")


def test_what_bears_on_a_report_leaves_out_the_limits_of_others() -> None:
    curation = curated(dismissed=[{"name": "a", "reason": "b", "report": "2022-a"}, {"name": "c", "reason": "d"}])
    assert [one.name for one in curation.of_report("2023-b").dismissed] == ["c"]
