"""Records of benchmarks: what keeps a limit, what the file keeps, and that the README tells what it holds."""

from pathlib import Path

import pytest

from benchmarks.picture import PICTURE, picture
from benchmarks.record import Record, growth, of_pairs
from benchmarks.results import FILE, README, keep, lines, stored, table, with_table


@pytest.mark.parametrize(
    ("record", "ok"),
    [
        # A limit is on the value where there is nothing to compare with.
        (Record("night", 19.0, "s", limit=20), True),
        (Record("night", 21.0, "s", limit=20), False),
        # Else on the ratio, whatever the value.
        (Record("load", 90.0, "s", "COPY", 60.0, 1.5, 1.5), True),
        (Record("load", 0.9, "s", "COPY", 0.5, 1.8, 1.5), False),
        # None may not happen at all.
        (Record("locks", 0, "", limit=0), True),
        (Record("locks", 1, "", limit=0), False),
        (Record("told only", 1e9, "s"), True),
    ],
)
def test_what_keeps_its_limit(record: Record, ok: bool):
    assert record.ok is ok


def test_the_ratio_is_the_median_of_those_of_the_rounds():
    # One round on a busy machine changes neither side's median nor the ratio.
    record = of_pairs("load", [(2.0, 1.0), (9.0, 1.0), (2.2, 1.1)], "COPY")
    assert (record.value, record.alternative_value, record.ratio) == (2.2, 1.0, 2.0)


@pytest.mark.parametrize(("costs", "power"), [((1, 10, 100), 1), ((1, 100, 10_000), 2), ((5, 5, 5), 0)])
def test_growth_is_the_power_of_the_size(costs: tuple[int, ...], power: int):
    sizes = [Record("pages", cost, "s", size=size) for cost, size in zip(costs, (10, 100, 1_000), strict=True)]
    assert growth(sizes, 1.1).value == pytest.approx(power)


def test_a_benchmark_run_again_takes_the_place_of_its_results(tmp_path: Path):
    file = tmp_path / "results.json"
    for value in (1.0, 2.0):
        keep("load", [Record("rows", value, "s", size=1_000)], file)
    keep("night", [Record("night", 3.0, "s", limit=20)], file)
    assert list(stored(file)) == [
        ("load", Record("rows", 2.0, "s", size=1_000)),
        ("night", Record("night", 3.0, "s", limit=20)),
    ]
    assert [row[1] for row in lines(stored(file))] == ["rows, 1,000", "night"]
    assert "| night | night | 3 | s |  |  |  | 20 | kept |" in table(file)


def test_the_readme_and_the_picture_tell_what_the_file_holds():
    text = README.read_text(encoding="utf-8")
    assert text == with_table(text, table()), "run `python -m benchmarks --table`"
    assert PICTURE.read_text(encoding="utf-8") == picture(stored()), "run `python -m benchmarks --table`"
    assert {name for name, _ in stored()}, FILE
