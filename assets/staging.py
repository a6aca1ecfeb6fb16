"""Where intermediate data lies: one folder or object store, one file an asset and partition, and the verdicts on it.

What the data means does not belong here. Bytes are kept as they are, records as JSON, lists of records as Parquet.
"""

import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

import dagster as dg
from pydantic import BaseModel
from upath import UPath

from normalise.records import CheckRun
from sources.document import Document, Frozen, Rejected, Report, Unavailable
from sources.store import answering
from warehouse.whole_file import whole

if TYPE_CHECKING:
    import pyarrow as pa

Model = TypeVar("Model", bound=BaseModel)


class ReadReport(Frozen):
    """What the asset `document` makes: the report's description and its text."""

    report: Report
    document: Document


def fingerprint(records: Iterable[BaseModel]) -> str:
    """The content hash that ties a verdict to the data it was given on."""
    digest = hashlib.sha256()
    for record in records:
        digest.update(record.model_dump_json().encode())
    return digest.hexdigest()


class Staging(dg.ConfigurableResource):
    """The intermediate store under one fsspec URL."""

    root: str

    def path(self, asset: str, partition: str, suffix: str) -> UPath:
        """The file of one asset and partition; Rejected where its name would lead elsewhere.

        Ids of reports never do, but whoever sees the Dagster UI may add a partition of any name.
        """
        if "/" in partition or "\\" in partition:
            remedy = "delete the partition in the Dagster UI; reports are registered by `chiso refresh`"
            raise Rejected(partition, "a partition whose name is a path", "the id of a report, or a year", remedy)
        return UPath(self.root) / asset / f"{partition}{suffix}"

    def write(self, path: UPath, data: bytes) -> None:
        """Write whole or not at all: a reader never sees half a file. An object store does so by itself."""
        with self._answering():
            if path.protocol not in ("", "file"):
                path.write_bytes(data)
                return
            path.parent.mkdir(parents=True, exist_ok=True)
            with whole(Path(str(path))) as part:
                part.write_bytes(data)

    def read(self, path: UPath) -> bytes | None:
        """The bytes of a file, or None where there is none."""
        with self._answering():
            return path.read_bytes() if path.exists() else None

    @contextmanager
    def _answering(self) -> Iterator[None]:
        """Whatever the store refuses, for good or not, is no fault of the report: its run may be tried again."""
        try:
            with answering(self.root):
                yield
        except Rejected as error:
            raise Unavailable(self.root, error.found, error.remedy) from error

    def save(self, asset: str, partition: str, value: Any, kind: Any) -> dict[str, dg.MetadataValue]:
        """Keep a value of the given type; returns where, and how many bytes, as metadata."""
        suffix, data = encode(value, kind)
        path = self.path(asset, partition, suffix)
        self.write(path, data)
        return {"path": dg.MetadataValue.path(str(path)), "bytes": dg.MetadataValue.int(len(data))}

    def load(self, asset: str, partition: str, kind: Any) -> Any:
        """The value that was kept; `dg.Failure` says what to materialize where there is none."""
        data = self.read(self.path(asset, partition, suffix_of(kind)))
        if data is None:
            message = f"{partition}: nothing staged by {asset}; materialize it first"
            raise dg.Failure(message, allow_retries=False)
        return decode(data, kind)

    def file(self, partition: str) -> bytes:
        """The report's own file, as it was fetched."""
        data: bytes = self.load("report_file", partition, bytes)
        return data

    def note_origin(self, partition: str, key: str) -> None:
        """Keep what file, entry and code the staged data of a report were made from."""
        self.write(self.path("document", partition, ".origin"), key.encode())

    def origin(self, partition: str) -> str | None:
        """What the staged data of a report were made from."""
        data = self.read(self.path("document", partition, ".origin"))
        return data.decode() if data else None

    def store_verdict(self, run: CheckRun) -> None:
        """Keep the verdict of one stage beside the data that it is about."""
        self.write(self.path(f"verdict_{run.stage}", run.partition, ".json"), run.model_dump_json(indent=1).encode())

    def verdict(self, stage: str, partition: str, expected_fingerprint: str) -> CheckRun:
        """The stored verdict; `dg.Failure` where there is none, where it is about other data, or where it blocks."""
        data = self.read(self.path(f"verdict_{stage}", partition, ".json"))
        remedy = f"materialize the report {partition} from its file on, checks included"
        if data is None:
            raise dg.Failure(f"{partition}: no verdict of stage {stage} is stored; {remedy}", allow_retries=False)
        run = CheckRun.model_validate_json(data)
        if run.fingerprint != expected_fingerprint:
            raise dg.Failure(
                f"{partition}: the verdict of stage {stage} is about other data than is staged; {remedy}",
                allow_retries=False,
            )
        if run.blocked:
            reasons = "; ".join(result.message for result in run.results if not result.passed)
            raise dg.Failure(f"{partition}: stage {stage} is blocked: {reasons}", allow_retries=False)
        return run


def suffix_of(kind: Any) -> str:
    """The file name ending for a value of the annotated type."""
    if kind is bytes:
        return ".bin"
    return ".parquet" if get_origin(kind) is list else ".json"


def encode(value: Any, kind: Any) -> tuple[str, bytes]:
    """The ending and the bytes that keep a value of the annotated type."""
    suffix = suffix_of(kind)
    if suffix == ".bin":
        return suffix, value
    if suffix == ".json":
        return suffix, value.model_dump_json().encode()
    return suffix, to_parquet(value, get_args(kind)[0])


def decode(data: bytes, kind: Any) -> Any:
    """The value that `encode` kept."""
    suffix = suffix_of(kind)
    if suffix == ".bin":
        return data
    if suffix == ".json":
        return kind.model_validate_json(data)
    return from_parquet(data, get_args(kind)[0])


def parquet_schema(model: type[BaseModel]) -> "pa.Schema":
    """Columns of a record type: whole numbers and booleans as such, lists and records as JSON, all else as text."""
    import pyarrow as pa

    types = {frozenset({"integer"}): pa.int64(), frozenset({"boolean"}): pa.bool_()}
    return pa.schema([(name, types.get(names, pa.string())) for name, names in _types(model).items()])


def column_schema(model: type[BaseModel]) -> dg.TableSchema:
    """Columns of a record type as the UI shows them, with what its fields say of themselves."""
    fields = model.model_fields
    return dg.TableSchema(
        [
            dg.TableColumn(
                name, " or ".join(sorted(types)) or "string", fields[name].description if name in fields else None
            )
            for name, types in _types(model).items()
        ]
    )


@cache
def _types(model: type[BaseModel]) -> dict[str, frozenset[str]]:
    """Field name → the JSON types that it may have, null aside."""
    schema = model.model_json_schema(mode="serialization")
    named = {f"#/$defs/{name}": kind for name, kind in schema.get("$defs", {}).items()}
    return {
        name: frozenset(named.get(one.get("$ref"), one)["type"] for one in field.get("anyOf", [field])) - {"null"}
        for name, field in schema["properties"].items()
    }


def to_parquet(records: Sequence[BaseModel], model: type[BaseModel]) -> bytes:
    """One row a record."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = parquet_schema(model)
    rows = [
        {key: json.dumps(value) if isinstance(value, list | dict) else value for key, value in row.items()}
        for row in (record.model_dump(mode="json") for record in records)
    ]
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), sink, compression="zstd")
    return sink.getvalue()


def from_parquet(data: bytes, model: type[Model]) -> list[Model]:
    """The records that `to_parquet` wrote, equal to the originals."""
    import pyarrow.parquet as pq

    nested = {name for name, names in _types(model).items() if names & {"array", "object"}}
    rows = pq.read_table(io.BytesIO(data)).to_pylist()
    return [
        model.model_validate_json(
            json.dumps({key: json.loads(value) if key in nested and value else value for key, value in row.items()})
        )
        for row in rows
    ]
