"""Corrections: what a person decided is done to the row that is meant, and to no other; the rest is refused."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from checks.correcting import accepted, apply
from checks.corrections import Entry, Placed, digests, of_folder
from checks.frames import observations_frame
from checks.quarantine import refused_rows, split
from checks.runner import Context, run
from normalise.observation import extract
from normalise.records import Action, Extraction, Observation
from sources.document import Rejected
from sources.reader import read
from tests.checks.records_of import CATALOGUE, REPORT, task, unread

TEXT = """BÁO CÁO
Kết quả chuyển đổi số năm 2022

Cổng dịch vụ công có hơn 1 tỷ triệu lượt truy cập trong năm 2022. Tỷ lệ hồ sơ nộp trực tuyến đạt 105,2% năm 2022.

Năm 2022, cả nước có 5% hộ nghèo và 5% hộ cận nghèo.
"""
VISITS = {"locator": "đoạn 2, câu 1", "printed": "1 tỷ triệu lượt truy cập", "expect": {"value": 10**15}}
SHARE = {"locator": "đoạn 2, câu 2", "printed": "105,2%", "expect": {"value": 105.2, "unit": "%"}}
POOR = {"locator": "đoạn 3, câu 1", "printed": "5%", "expect": {"indicator": "hộ nghèo"}}


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    found = extract(read(TEXT.encode(), "bao-cao.txt"), REPORT)
    return found.model_copy(
        update={"tasks": (task("t1"),), "refused": (unread("1.23.4", "refused: no order", "Đạt 1.23.4 hồ sơ."),) * 2}
    )


def placed(turn: int = 1, **fields: Any) -> Placed:
    entry = Entry(**{"report": REPORT.id, "action": "drop", "reason": "đã đối chiếu với bản in", **fields})
    return Placed(entry, "reports/corrections.yaml", turn)


def figure(extraction: Extraction, raw: str) -> Observation:
    return next(one for one in (*extraction.observations, *extraction.not_reported) if one.raw == raw)


def checked(extraction: Extraction, corrections: list) -> tuple[list[str], list[str]]:
    """The printed texts that go on, and those that are kept out."""
    figures = list(extraction.observations)
    frame = observations_frame(figures, REPORT, CATALOGUE)
    verdict = run("observations", REPORT.id, frame, "f", Context(accepted=accepted(corrections)))
    going_on, held = split(figures, verdict, REPORT.id)
    return [one.raw for one in going_on], [one.raw for one in held]


def test_without_corrections_the_impossible_is_kept_out(extraction: Extraction) -> None:
    same, done = apply(extraction, REPORT.id, [placed(report="2022-another", **VISITS)])
    assert (same, done) == (extraction, [])
    assert checked(extraction, done) == (["5%", "5%"], ["1 tỷ triệu lượt truy cập", "105,2%"])


def test_an_overridden_figure_is_read_as_if_it_had_been_printed_so_and_keeps_the_print(extraction: Extraction) -> None:
    corrected, done = apply(
        extraction, REPORT.id, [placed(action="override", value="hơn 1 tỷ lượt truy cập", **VISITS)]
    )
    row = figure(corrected, "1 tỷ triệu lượt truy cập")
    assert (row.value, row.unit, row.qualifier, row.scale, row.flags) == (
        Decimal(10**9),
        "lượt truy cập",
        ">",
        10**9,
        ("corrected",),
    )
    before = figure(extraction, "1 tỷ triệu lượt truy cập")
    assert (row.observation_id, row.sentence, row.indicator) == (
        before.observation_id,
        before.sentence,
        before.indicator,
    )
    assert "1 tỷ triệu lượt truy cập" in checked(corrected, done)[0]
    (decision,) = done
    assert (decision.raw, decision.reading["value"], decision.value) == (
        "1 tỷ triệu lượt truy cập",
        "1000000000000000",
        "hơn 1 tỷ lượt truy cập",
    )
    assert (decision.row_id, decision.source) == (row.observation_id, "reports/corrections.yaml, entry 1")


def test_a_corrected_figure_answers_to_the_rules_as_any_other(extraction: Extraction) -> None:
    corrected, done = apply(extraction, REPORT.id, [placed(action="override", value="150,2%", **SHARE)])
    assert figure(corrected, "105,2%").value == Decimal("150.2")
    assert "105,2%" in checked(corrected, done)[1]


def test_an_accepted_breach_lets_the_row_in_as_it_is_printed(extraction: Extraction) -> None:
    corrected, done = apply(extraction, REPORT.id, [placed(action="accept", rules=("share_within_hundred",), **SHARE)])
    row = figure(corrected, "105,2%")
    assert (row.value, row.flags) == (Decimal("105.2"), ("share_over_100", "accepted"))
    assert checked(corrected, done) == (["105,2%", "5%", "5%"], ["1 tỷ triệu lượt truy cập"])


def test_an_acceptance_that_is_not_needed_is_told(extraction: Extraction) -> None:
    rules = ("share_within_hundred", "part_within_whole")
    _, done = apply(extraction, REPORT.id, [placed(action="accept", rules=rules, **SHARE)])
    frame = observations_frame(list(extraction.observations), REPORT, CATALOGUE)
    verdict = run("observations", REPORT.id, frame, "f", Context(accepted=accepted(done)))
    results = {one.rule_id: one for one in verdict.results}
    assert results["share_within_hundred"].passed
    assert (results["part_within_whole"].passed, results["part_within_whole"].failing) == (False, ())
    assert not verdict.blocked
    (told,) = (one for one in verdict.findings if one.check == "part_within_whole")
    assert (told.severity, told.raws) == ("warning", ("105,2%",))
    assert "take the rule out of the entry" in told.message


def test_only_the_named_breach_is_accepted(extraction: Extraction) -> None:
    corrected, done = apply(extraction, REPORT.id, [placed(action="accept", rules=("part_within_whole",), **SHARE)])
    assert "105,2%" in checked(corrected, done)[1]


@pytest.mark.parametrize(
    ("given", "flag"), [({"action": "accept"}, "accepted"), ({"action": "override", "value": "95,3%"}, "corrected")]
)
def test_a_recognised_figure_that_a_person_vouches_for_is_no_longer_merely_recognised(
    extraction: Extraction, given: dict[str, str], flag: str
) -> None:
    scanned = extraction.model_copy(
        update={"observations": tuple(one.model_copy(update={"flags": ("ocr",)}) for one in extraction.observations)}
    )
    corrected, _ = apply(scanned, REPORT.id, [placed(**given, **SHARE)])
    assert [one.flags for one in corrected.observations] == [("ocr",), (flag,), ("ocr",), ("ocr",)]


def test_a_dropped_figure_is_listed_with_what_is_no_figure(extraction: Extraction) -> None:
    corrected, done = apply(extraction, REPORT.id, [placed(**SHARE)])
    assert len(corrected.observations) == len(extraction.observations) - 1
    (gone,) = (one for one in corrected.skipped if one.raw == "105,2%")
    assert gone.reason == "dropped: đã đối chiếu với bản in"
    assert done[0].action is Action.DROP


def test_dropped_tasks_and_refused_numbers_leave_quarantine(extraction: Extraction) -> None:
    held = [row.row_id for row in refused_rows(extraction.refused, REPORT.id)]
    corrected, done = apply(
        extraction,
        REPORT.id,
        [placed(locator="đoạn 1", printed="1.23.4"), placed(2, locator="bảng 2, dòng 5", printed="5")],
    )
    assert (corrected.refused, corrected.tasks) == ((), ())
    assert [one.row_id for one in done] == [*held, "t1"]
    assert [one.reason for one in corrected.skipped[-2:]] == ["dropped: đã đối chiếu với bản in"] * 2


@pytest.mark.parametrize(
    ("why", "given", "said"),
    [
        (
            "the print changed",
            SHARE | {"printed": "102,5%"},
            ['entry 1 (2022-bao-cao, đoạn 2, câu 2, "102,5%")', "there: 105,2%", "take it out"],
        ),
        ("the place changed", SHARE | {"locator": "đoạn 9, câu 2"}, ["the text stands at: đoạn 2, câu 2"]),
        (
            "the reading was mended",
            VISITS | {"expect": {"value": 10**12}},
            ["found a row read as value 1000000000000000", "expected value 1000000000000", "take it out"],
        ),
        ("two rows fit", POOR | {"expect": {"value": 5}}, ["2 rows", "hộ cận nghèo", "say in `expect` which"]),
        ("no figure in the value", SHARE | {"action": "override", "value": "năm mươi"}, ["0 figures", "năm mươi"]),
        ("two figures in the value", SHARE | {"action": "override", "value": "5% và 6%"}, ["2 figures"]),
        (
            "the multiplier is missing",
            VISITS | {"action": "override", "value": "1"},
            ['"1" without a unit', "lượt truy cập", "write it in full"],
        ),
        (
            "a refused number has no row",
            {"locator": "đoạn 1", "printed": "1.23.4", "action": "accept", "expect": {"value": None}},
            ["a number that was not understood"],
        ),
    ],
)
def test_a_correction_that_does_not_fit_is_refused_in_one_line(
    extraction: Extraction, why: str, given: dict[str, Any], said: list[str]
) -> None:
    with pytest.raises(Rejected) as refused:
        apply(extraction, REPORT.id, [placed(**given)])
    line = str(refused.value)
    assert line.startswith("reports/corrections.yaml: ")
    assert all(part in line for part in said), line
    assert "\n" not in line


def test_expect_tells_two_rows_of_one_print_apart(extraction: Extraction) -> None:
    corrected, _ = apply(extraction, REPORT.id, [placed(action="override", value="6%", **POOR)])
    assert [(one.indicator, one.value) for one in corrected.observations[-2:]] == [
        ("hộ nghèo", Decimal(6)),
        ("hộ cận nghèo", Decimal(5)),
    ]


def test_two_entries_for_one_row_are_refused(extraction: Extraction) -> None:
    with pytest.raises(Rejected, match=r"a row that reports/corrections\.yaml, entry 1 decides on"):
        apply(extraction, REPORT.id, [placed(1, **SHARE), placed(2, **SHARE)])


GOOD = {"report": REPORT.id, "action": "drop", "reason": "sai", **SHARE}


def written(folder: Path, *entries: dict[str, Any]) -> Path:
    text = yaml.safe_dump({"corrections": list(entries)}, allow_unicode=True)
    (folder / "corrections.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_users_corrections_lie_beside_the_reports(tmp_path: Path) -> None:
    assert of_folder(str(written(tmp_path, GOOD)))[-1].entry == Entry(**GOOD)


def test_a_changed_correction_changes_the_digest_of_its_report_only(tmp_path: Path) -> None:
    other = GOOD | {"report": "2022-other"}
    before = digests(str(written(tmp_path, GOOD, other)))
    after = digests(str(written(tmp_path, GOOD | {"reason": "khác"}, other)))
    assert {report for report in before if before[report] != after[report]} == {REPORT.id}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"action": "fix"}, "action: Input should be 'override', 'drop' or 'accept'"),
        ({"acton": "drop"}, "acton: Extra inputs are not permitted"),
        ({"reason": ""}, "reason: String should have at least 1 character"),
        ({"value": "54%"}, "`value` belongs to an override"),
        ({"action": "override"}, "`value` belongs to an override"),
        # A bare number in YAML has a decimal point; a report has a comma.
        ({"action": "override", "value": 54.34}, "value: Input should be a valid string"),
        ({"action": "accept", "rules": ["share_in_hundred"]}, "no rule is called share_in_hundred"),
        ({"action": "accept", "rules": ["parts_make_whole"]}, "parts_make_whole keeps no row out"),
        ({"rules": ["share_within_hundred"]}, "`rules` are accepted by the action accept only"),
        ({"action": "accept", "expect": {}}, "`expect` must say how the row is read"),
        ({"status": "asked"}, "the status asked needs `told`"),
        ({"expect": {"colour": "red"}}, "`expect` knows no colour"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_place(tmp_path: Path, wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(Rejected) as refused:
        of_folder(str(written(tmp_path, GOOD, GOOD | wrong)))
    assert str(refused.value).startswith(f"{tmp_path}/corrections.yaml: entry 2: found {said}")


def test_the_example_of_the_handbook_is_a_correction(tmp_path: Path) -> None:
    handbook = (Path(__file__).parents[2] / "docs" / "engineer.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(corrections:.*?)```", handbook, re.DOTALL)
    (tmp_path / "corrections.yaml").write_text(example, encoding="utf-8")
    (written,) = (one.entry for one in of_folder(str(tmp_path)) if one.file.startswith(str(tmp_path)))
    assert (written.action, written.value) == (Action.OVERRIDE, "hơn 1 tỷ lượt truy cập")


@pytest.mark.parametrize("text", ["corrections: [", "reports: []", "- drop"])
def test_a_file_that_is_no_list_of_corrections_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "corrections.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Rejected, match=r"corrections\.yaml: (file|line 1): found"):
        of_folder(str(tmp_path))
