"""`datapackage.json` after the Data Package standard: files with columns, sizes and hashes, and their sources."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from warehouse.exports.csv_file import is_qualifier
from warehouse.schema.codes import qualifier_codes
from warehouse.schema.dictionary import Field
from warehouse.views.view import View
from warehouse.whole_file import whole

_MEDIA = {
    ".csv": "text/csv",
    ".parquet": "application/vnd.apache.parquet",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".md": "text/markdown",
    ".json": "application/vnd.sdmx.structure+json",
}


@dataclass(frozen=True)
class Exported:
    """A file that was written, and the view whose rows it has; none for a workbook of all or a text."""

    path: Path
    view: View | None = None
    fields: Sequence[Field] = ()
    rows: int = 0


def write_datapackage(path: Path, connection: Connection, exported: Iterable[Exported]) -> None:
    """Describe the files of a folder."""
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "chiso",
        "title": "Chỉ số từ báo cáo nhà nước / Indicators from government reports of Viet Nam",
        "version": version("chiso"),
        "licenses": [{"name": "MIT", "path": "https://opensource.org/license/mit", "title": "MIT License"}],
        "description": "Values are in base units. docs/analyst.md of the project says how to read them.",
        "resources": [_resource(each) for each in exported],
        "sources": _sources(connection),
    }
    with whole(path) as part:
        part.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _resource(exported: Exported) -> dict[str, Any]:
    path, view = exported.path, exported.view
    data = path.read_bytes()
    described: dict[str, Any] = {
        "name": path.name.lower().replace(".", "-"),
        "path": path.name,
        "format": path.suffix[1:],
        "mediatype": _MEDIA[path.suffix],
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
    }
    if view is not None:
        described |= {"title": view.title, "description": f"{view.about}. {view.comment}."}
    if view is None or path.suffix != ".csv":
        return described | {"type": "file"}  # Parquet has types, titles and meanings of its columns in itself
    columns = [_field(field, view) for field in exported.fields]
    schema: dict[str, Any] = {"fields": columns, "missingValues": [""]}
    if view.key:
        schema["primaryKey"] = list(view.key)
    return described | {
        "type": "table",
        "encoding": "utf-8",
        "dialect": {"delimiter": ","},
        "rows": exported.rows,
        "schema": schema,
    }


def _field(field: Field, view: View) -> dict[str, Any]:
    described: dict[str, Any] = {"name": field.name, "type": field.type, "title": field.title}
    constraints: dict[str, Any] = {"required": True} if field.name in view.key else {}
    if field.codes is not None and field.codes.closed:
        codes = [code.code for code in field.codes.codes]
        constraints["enum"] = [qualifier_codes()[code] for code in codes] if is_qualifier(field) else codes
    return (
        described
        | {"description": f"{field.meaning_vi}. {field.meaning}."}
        | ({"constraints": constraints} if constraints else {})
    )


def _sources(connection: Connection) -> list[dict[str, Any]]:
    reports = connection.execute(
        text("SELECT report_id, report_title, issuer, issued_on, file, sha256 FROM reports ORDER BY report_id")
    )
    return [
        {"title": row.report_title, "path": row.file, "id": row.report_id, "issuer": row.issuer}
        | {"issuedOn": str(row.issued_on) if row.issued_on else None, "hash": f"sha256:{row.sha256}"}
        for row in reports
    ]
