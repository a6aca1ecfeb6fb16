"""Reading the views: rows for summaries, and files for analysts in one consistent state.

The text and order of the views is in `warehouse.views`, their columns in `dictionary`, the formats in `exports`.
"""

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, text

from warehouse.database import connect, migrate
from warehouse.exports.csv_file import CsvFile
from warehouse.exports.datapackage import Exported, write_datapackage
from warehouse.exports.parquet import ParquetFile
from warehouse.exports.rows import typed_rows
from warehouse.exports.sdmx_structure import write_structure
from warehouse.exports.xlsx import Sheet, Workbook
from warehouse.folder_lock import alone_in
from warehouse.schema.dictionary import Field, data_dictionary, fields
from warehouse.views.view import View, views
from warehouse.whole_file import whole

Row = dict[str, Any]
WORKBOOK = "chiso.xlsx"
SDMX_VIEW = "sdmx_csv"


class Format(StrEnum):
    """What views are exported as."""

    CSV = "csv"
    PARQUET = "parquet"
    XLSX = "xlsx"
    SDMX_CSV = "sdmx-csv"


def read_view(engine: Engine, name: str, limit: int | None = None) -> list[Row]:
    """Give the rows of a view in its own order, all or the first few. A name that is no view is a ValueError."""
    view = _view(name)
    query = f"SELECT * FROM {view.name} ORDER BY {view.order_by}"  # noqa: S608  names from the code, not from outside
    bounded = text(query if limit is None else f"{query} LIMIT :limit")
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(bounded, {} if limit is None else {"limit": limit}).mappings()]


def fields_of(engine: Engine, name: str) -> tuple[Field, ...]:
    """Give the columns of a view with their meanings. A name that is no view is a ValueError."""
    with engine.connect() as connection:
        return fields(connection, _view(name))


def export_views(engine: Engine, folder: Path, formats: Iterable[Format] = tuple(Format)) -> list[Path]:
    """Write the views in the formats asked for, `datapackage.json` and `data-dictionary.md`; give the paths.

    CSV and Parquet are one file a view, XLSX one workbook, SDMX-CSV the view `sdmx_csv`. All views are read in one
    state of the warehouse, so the files agree with each other; a file is put in place once complete. A second export to
    the same folder waits for the first.
    """
    wanted = set(formats)
    with alone_in(folder), consistent(engine) as connection:
        exported = list(_export(connection, folder, wanted))
        dictionary = folder / "data-dictionary.md"
        _replace(dictionary, data_dictionary(connection))
        package = folder / "datapackage.json"
        write_datapackage(package, connection, [*exported, Exported(dictionary)])
    return [*(each.path for each in exported), package, dictionary]


@contextmanager
def consistent(engine: Engine) -> Iterator[Connection]:
    """Read in one state of the warehouse; PostgreSQL needs to be asked for it, SQLite's transactions are so."""
    with engine.connect() as connection:
        needed = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
        yield connection.execution_options(**needed)


def _export(connection: Connection, folder: Path, wanted: set[Format]) -> Iterator[Exported]:
    with Workbook(folder / WORKBOOK) if Format.XLSX in wanted else nullcontext() as workbook:
        for view in views():
            yield from _export_view(connection, view, folder, wanted, workbook)
        if Format.SDMX_CSV in wanted:
            structure = folder / "sdmx-structure.json"
            write_structure(structure, connection)
            yield Exported(structure)
        if workbook:
            workbook.close()
            yield Exported(workbook.path)


def _export_view(
    connection: Connection, view: View, folder: Path, wanted: set[Format], workbook: Workbook | None
) -> list[Exported]:
    columns = fields(connection, view)
    is_sdmx = view.name == SDMX_VIEW
    # The standard knows no byte order mark; the view has codes, numbers and dates, no text of a report.
    csv_file = partial(CsvFile, fields=columns, encoding="utf-8") if is_sdmx else partial(CsvFile, fields=columns)
    makers: dict[Path, Callable[[Path], CsvFile | ParquetFile]] = {}
    if (Format.SDMX_CSV if is_sdmx else Format.CSV) in wanted:
        makers[folder / f"{view.name}.csv"] = csv_file
    if Format.PARQUET in wanted and not is_sdmx:
        makers[folder / f"{view.name}.parquet"] = partial(ParquetFile, fields=columns)
    rows = 0
    with ExitStack() as places:
        files: list[CsvFile | ParquetFile | Sheet]
        files = [make(places.enter_context(whole(path))) for path, make in makers.items()]
        files += [workbook.sheet(view.name, columns)] if workbook and not is_sdmx else []
        for batch in typed_rows(connection, view, columns) if files else ():
            rows += len(batch)
            for each in files:
                each.add(batch)
        for each in files:
            each.close()
    return [Exported(path, view, columns, rows) for path in makers]


def _view(name: str) -> View:
    for view in views():
        if view.name == name:
            return view
    raise ValueError(f"found no view {name}, expected one of {', '.join(view.name for view in views())}")


def _replace(path: Path, lines: Iterable[str]) -> None:
    with whole(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines)


def main(path: Path) -> None:
    """Write the data dictionary of an empty warehouse at the newest schema: `python -m warehouse.export FILE`."""
    with tempfile.TemporaryDirectory() as folder:
        engine = connect(f"sqlite:///{folder}/empty.sqlite")
        migrate(engine)
        with engine.connect() as connection:
            _replace(path, data_dictionary(connection))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
