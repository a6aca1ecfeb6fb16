"""What Datasette is told of the copy: titles, meanings of columns, facets, search, and the worked queries."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipelines.explore.worked_queries import WorkedQuery
from warehouse.schema.dictionary import shown_first, view_about, view_title
from warehouse.snapshot import Copied

if TYPE_CHECKING:
    from datasette.app import Datasette

DATABASE = "chiso"
_FACETS = (
    "year",
    "kind",
    "attainment",
    "severity",
    "conflict",
    "action",
    "status",
    "rule_id",
    "stage",
    "entity",
    "unit",
)
"""Columns that are worth counting, the most useful first."""
_MOST_FACETS = 5


def metadata(
    copied: Iterable[Copied], queries: Iterable[WorkedQuery], data_dir: Path, site: Path | None
) -> dict[str, Any]:
    """Describe the copy; `data_dir` is where the reports' files and readings lie, `site` a site made of them."""
    copied, queries = tuple(copied), tuple(queries)
    return {
        "title": "chiso: chỉ số từ báo cáo nhà nước",
        "databases": {
            DATABASE: {
                "title": "Mọi bảng và truy vấn",
                "tables": {each.view: _table(each) for each in copied}
                | {each.search: {"hidden": True} for each in copied if each.search},
                "queries": {query.name: _query(query) for query in queries},
            }
        },
        "plugins": {
            "chiso": {
                "data_dir": str(data_dir),
                "site": str(site or ""),
                "tables": {each.view: _told(each) for each in copied},
                "described": {each.view: _columns(each) for each in copied},
                "types": {each.view: {field.name: field.type for field in each.fields} for each in copied},
                "first": {each.view: shown_first(each.view) for each in copied},
                "examples": {query.name: query.parameters for query in queries},
                "questions": {query.name: (query.vietnamese, query.question) for query in queries},
            }
        },
    }


@lru_cache(maxsize=1)
def config(datasette: "Datasette") -> dict[str, Any]:
    """Give what `metadata` tells our plugin: Datasette copies all of it whenever it is asked, and a cell asks."""
    told = datasette.plugin_config("chiso")
    assert isinstance(told, dict)
    return told


def _told(copied: Copied) -> dict[str, Any]:
    return {"rows": copied.rows, "about": view_about(copied.view), "about_en": copied.comment}


def _columns(copied: Copied) -> dict[str, tuple[str, str, str]]:
    """Title and meaning of each column, the meaning in Vietnamese and English."""
    return {field.name: (field.title, field.meaning_vi, field.meaning) for field in copied.fields}


def _table(copied: Copied) -> dict[str, Any]:
    names = {field.name for field in copied.fields}
    described: dict[str, Any] = {
        "title": view_title(copied.view),
        "description": f"{view_about(copied.view)}. {copied.comment}.",
        "columns": {field.name: field.meaning_vi for field in copied.fields},
        "facets": [name for name in _FACETS if name in names][:_MOST_FACETS],
        "size": 50,
    }
    if copied.search:
        described |= {"fts_table": copied.search, "fts_pk": "rowid"}
    if copied.view == "observations":
        described["sort_desc"] = "issued_on"
    if copied.view == "reports":
        described["label_column"] = "report_title"
    return described


def _query(query: WorkedQuery) -> dict[str, Any]:
    return {
        "sql": query.sql,
        "title": query.vietnamese,
        "description": f"{query.question} {query.text}".strip(),
        "params": list(query.parameters),
        "hide_sql": True,
    }
