"""Parquet for programs: numbers are numbers, dates are dates, moments are UTC.

A number is a 64-bit float, with which data frames compute; the columns `…_exact` have every digit, as text.
"""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from warehouse.exports.rows import Row
from warehouse.schema.dictionary import Field

if TYPE_CHECKING:
    import pyarrow as pa


class ParquetFile:
    """One view as one Parquet file; titles and meanings of the columns are in its schema."""

    def __init__(self, path: Path, fields: Sequence[Field]) -> None:
        import pyarrow.parquet as pq

        self._schema = schema(fields)
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")

    def add(self, rows: Sequence[Row]) -> None:
        """Write rows as one row group."""
        import pyarrow as pa

        columns = [
            pa.array(map(_float, values) if field.type == pa.float64() else values, field.type)
            for values, field in zip(zip(*rows, strict=True), self._schema, strict=True)
        ]
        self._writer.write_table(pa.Table.from_arrays(columns, schema=self._schema))

    def close(self) -> None:
        """End the file."""
        self._writer.close()


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def schema(fields: Sequence[Field]) -> "pa.Schema":
    """Give the Arrow schema of a view."""
    import pyarrow as pa

    types = {
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "datetime": pa.timestamp("us", tz="UTC"),
    }
    return pa.schema(
        pa.field(
            field.name,
            types.get(field.type, pa.string()),
            metadata={"title": field.title, "meaning_vi": field.meaning_vi, "meaning": field.meaning},
        )
        for field in fields
    )
