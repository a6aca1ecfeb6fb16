"""The documents: their links lead somewhere, and decision records stay short enough to be read."""

import re
import unicodedata
from pathlib import Path

import pytest

from pipelines.settings import PROJECT

DECISIONS = PROJECT / "docs" / "decisions"
PAGES = sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!\w+:)([^)\s]+)\)")
WORDS = 600


def anchors(page: Path) -> set[str]:
    """Headings as GitHub names them in addresses."""
    found = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M)
    return {_anchor(heading) for heading in found}


def _anchor(heading: str) -> str:
    kept = (sign for sign in heading.lower() if sign in " -_" or unicodedata.category(sign)[0] in "LNM")
    return "".join(kept).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PROJECT)))
def test_links_lead_somewhere(page):
    broken = []
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        path, _, anchor = link.partition("#")
        target = (page.parent / path) if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_a_decision_is_told_in_few_words():
    long = {
        path.name: words for path in DECISIONS.glob("*.md") if (words := len(path.read_text("utf-8").split())) > WORDS
    }
    assert long == {}
