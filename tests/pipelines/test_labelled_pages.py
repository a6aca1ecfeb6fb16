"""The labelled pages of the benchmark: as many figures as they promise, the same each time, and read right."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from benchmarks.pages.make import WRITERS, reports
from pipelines.cli import app


def test_they_have_ten_fields_and_a_thousand_figures_that_are_the_same_for_a_seed() -> None:
    made = list(reports(7))
    assert len({labels["field"] for _, labels in made}) == 10
    assert sum(len(labels["statements"]) for _, labels in made) >= 1000
    assert made == list(reports(7))
    assert made != list(reports(8))


@pytest.mark.parametrize("ending", WRITERS)
def test_a_page_of_each_format_is_read_as_its_labels_say(tmp_path: Path, ending: str) -> None:
    report, labels = list(reports(7))[list(WRITERS).index(ending)]
    (tmp_path / f"{report.file}{ending}").write_bytes(WRITERS[ending](report))
    (tmp_path / f"{report.file}.labels.json").write_text(json.dumps(labels), encoding="utf-8")
    said = CliRunner().invoke(app, ["evaluate", str(tmp_path)]).output
    due = len(labels["statements"])
    assert f"{due:>8}{due:>8}{due:>8}" in said, said
