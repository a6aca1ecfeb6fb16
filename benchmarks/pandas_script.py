"""What one writes instead of chiso: the cells of all tables of a folder, with pandas, in one table of a database.

`python -m benchmarks.pandas_script FOLDER DATA`. Numbers are read with their decimal comma; no unit, period, body or
indicator is known, sentences and text files are not read, nothing is checked and no year compared.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import docx
import pandas as pd
import pdfplumber
from sqlalchemy import create_engine


def tables(file: Path) -> Iterator[pd.DataFrame]:
    """The tables of a file, each with its first row as header."""
    if file.suffix == ".pdf":
        with pdfplumber.open(file) as pdf:
            found = [rows for page in pdf.pages for rows in page.extract_tables()]
    elif file.suffix == ".docx":
        found = [[[cell.text for cell in row.cells] for row in table.rows] for table in docx.Document(str(file)).tables]
    elif file.suffix == ".html":
        yield from (table.astype(str) for table in pd.read_html(file, thousands=None))
        return
    else:
        return
    for header, *rows in found:
        yield pd.DataFrame(rows, columns=header)


def main(folder: str, data: str) -> None:
    """Read all, write one table."""
    long = []
    for file in sorted(Path(folder).iterdir()):
        for number, table in enumerate(tables(file)):
            table.columns = [f"{place} {name}" for place, name in enumerate(table.columns)]
            cells = table.reset_index().melt(id_vars="index", var_name="column", value_name="text")
            long.append(cells.assign(file=file.name, table=number))
    cells = pd.concat(long, ignore_index=True)
    printed = cells["text"].astype(str).str.extract(r"(\d[\d.]*(?:,\d+)?)", expand=False)
    cells["value"] = pd.to_numeric(printed.str.replace(".", "").str.replace(",", "."), errors="coerce")
    cells.to_sql("cells", create_engine(f"sqlite:///{data}/cells.sqlite"), index=False, if_exists="replace")


if __name__ == "__main__":
    main(*sys.argv[1:])
