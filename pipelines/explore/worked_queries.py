"""The worked queries, read from docs/analyst.md: the page that people read is their only source."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.settings import PROJECT

PAGE = PROJECT / "docs" / "analyst.md"
_QUERY = re.compile(
    r"^### (?P<question>.+)\n\n\*(?P<vietnamese>.+)\*\n\n(?P<text>(?:(?!#|```).*\n)*)"
    r"```sql\n(?P<sql>(?:(?!```).*\n)+)```",
    re.MULTILINE,
)
_LOADED = re.compile(r"^-- loaded: (.+)\n", re.MULTILINE)
_EXAMPLE = re.compile(r"^-- :(\w+) = (.+)\n", re.MULTILINE)


@dataclass(frozen=True)
class WorkedQuery:
    """A question, its query, and example values of its parameters in their order."""

    name: str
    question: str
    vietnamese: str
    text: str
    sql: str
    parameters: dict[str, str]
    """Example values, of the bundled reports."""
    loaded: str | None = None
    """A query for values of the parameters that the reports at hand have, in one row."""


def worked_queries() -> Iterator[WorkedQuery]:
    """Yield the queries in the order of the page."""
    for found in _QUERY.finditer(PAGE.read_text("utf-8")):
        sql = found["sql"]
        yield WorkedQuery(
            name=_slug(found["question"]),
            question=found["question"],
            vietnamese=found["vietnamese"],
            text=found["text"].strip(),
            sql=_LOADED.sub("", _EXAMPLE.sub("", sql)).strip().rstrip(";"),
            parameters=dict(_EXAMPLE.findall(sql)),
            loaded=next(iter(_LOADED.findall(sql)), None),
        )


def _slug(question: str) -> str:
    plain = unicodedata.normalize("NFKD", question).encode("ascii", "ignore").decode().lower().replace("'", "")
    return "-".join(re.findall(r"[a-z0-9]+", plain))
