"""Passages and tables as reports of many fields have them: sound ones (said/sound.txt), and wrong ones with their rule.

A passage of `said/wrong.txt` begins with the rule that has to find it; nothing may be found in one of `said/sound.txt`.
"""

from pathlib import Path

import pytest

from tests.checks.text_of import told

SAID = Path(__file__).parent / "said"


def passages(name: str) -> list[str]:
    return [text.strip() for text in (SAID / name).read_text(encoding="utf-8").split("\n---\n")]


@pytest.mark.parametrize("text", passages("sound.txt"), ids=lambda text: text[:40])
def test_a_sound_passage_has_nothing_to_tell(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", passages("wrong.txt"), ids=lambda text: text.split("\n")[0][2:])
def test_a_wrong_passage_is_found_and_told_once(text: str) -> None:
    rule, _, passage = text.removeprefix("# ").partition("\n")
    assert [found for found, _ in told(passage)] == [rule]
