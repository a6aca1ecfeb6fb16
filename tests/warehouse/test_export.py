"""What analysts are handed: every row of every view in every format, read back with the tools that analysts use."""

import csv
import gc
from datetime import UTC
from decimal import Decimal
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
import yaml
from frictionless import Package
from msgspec.json import Decoder
from openpyxl.utils.escape import unescape
from pysdmx.io.csv.sdmx20.reader import read as read_sdmx_csv
from pysdmx.io.json.sdmxjson2.messages.structure import JsonStructureMessage
from sqlalchemy import Engine, inspect, text

from normalise.records import Action, CheckResult, CheckRun, Correction, Finding, Kind, Severity, TaskStatus
from normalise.reference import entity, entity_catalogue
from normalise.tasks.figure_link import link_figures
from normalise.tasks.task_link import link_tasks
from pipelines.settings import PROJECT
from tests.warehouse.factory import growth, observation, quarantined, report, task
from warehouse import export
from warehouse.comparison.year_over_year import compute_year
from warehouse.export import Format, export_views
from warehouse.exports.csv_file import guarded, is_qualifier, unguarded
from warehouse.exports.rows import Row, typed, typed_rows
from warehouse.loading.dimensions import load_catalogue
from warehouse.loading.entities import load_changes_and_classes
from warehouse.loading.load import load_report
from warehouse.loading.task_links import relink_year
from warehouse.schema import dictionary
from warehouse.schema.codes import qualifier_codes
from warehouse.schema.dictionary import (
    Field,
    column_title,
    columns_of,
    fields,
    meaning,
)
from warehouse.schema.tables import metadata
from warehouse.views.view import View, helpers, views

RESULTS, PLAN, BEFORE = report("2022-results"), report("2022-plan", "2022-01-05", kind="plan"), report("2021-results")
MANY_DIGITS = "1234567890123456.78"
"""More than a double holds."""
HOSTILE = (
    '=HYPERLINK("http://x.example","bấm")',
    "+84 tăng",
    "-5%",
    "@SUM(A1)",
    "'đã có dấu nháy",
    "\tcmd",
    "<b>đậm</b>, \"ngoặc\" 'nháy'",
    "hai\ndòng",
    "chuông\x07 và _x0007_",
)

VERDICT = CheckRun(
    stage="observations",
    partition=RESULTS.id,
    fingerprint="0",
    results=(
        CheckResult(
            rule_id="share_within_100",
            severity=Severity.WARNING,
            passed=False,
            checked=3,
            failing=("=1+1",),
            message="found 104 %",
        ),
    ),
    blocked=False,
    findings=(
        Finding(
            check="share_within_100",
            severity=Severity.WARNING,
            message="found 104 %",
            message_vi="=104 % là quá",
            raws=("104%",),
            locators=("đoạn 4",),
            page=3,
        ),
    ),
)
CORRECTION = Correction(
    row_id="row-1",
    report_id=RESULTS.id,
    stage="observations",
    action=Action.OVERRIDE,
    page=3,
    locator="đoạn 4",
    raw="104%",
    reading={"unit": "%"},
    value="10,4%",
    reason="-in sai dấu phẩy",
    told=None,
    status="open",
    source="corrections.yaml: 1",
)


@pytest.fixture
def filled(engine: Engine, load) -> Engine:
    """A warehouse with rows in every view that can have some, and text in them that means harm."""
    load_catalogue(engine, [], entity.catalogue())
    load_changes_and_classes(engine, entity.catalogue(), entity_catalogue.changes(), entity_catalogue.classes())
    jobs = (task(PLAN, "=1+1"), task(PLAN, "việc không ai báo cáo"))
    load(
        PLAN,
        observation(
            *(PLAN, "80", "2022"),
            kind=Kind.TARGET,
            qualifier=">=",
            indicator_code="FIBRE",
            unit="%",
            task_id=jobs[0].task_id,
        ),
        tasks=jobs,
    )
    load(BEFORE, observation(BEFORE, "72.4", "2021", indicator_code="FIBRE", unit="%"))
    load(
        RESULTS,
        observation(RESULTS, "75.8", "2022", indicator_code="FIBRE", unit="%", page=7),
        observation(RESULTS, MANY_DIGITS, "2022", indicator_code="REVENUE", unit="VND"),
        observation(RESULTS, "20.4", "2022", flags=("dot_decimal",)),
        observation(RESULTS, "20.9", "2022"),
        observation(RESULTS, "65", "2022/11", indicator_code="SHARE", unit="%", qualifier="range", value_high="70"),
        observation(RESULTS, None, "2022", indicator_code="SPEED", unit="Mbps"),
        growth(RESULTS, "14.08", "2022/10", "2021/10"),
        *(
            observation(RESULTS, "1", "2022", indicator_code=f"X_{turn}", mapped=False, indicator=text, sentence=text)
            for turn, text in enumerate(HOSTILE)
        ),
        tasks=(task(RESULTS, "=1+1", status=TaskStatus.DONE),),
        quarantined=(quarantined(RESULTS, "row-1", raw="=104%"),),
        check_runs=(VERDICT,),
    )
    settled = report("2021-plan", kind="plan")
    load_report(engine, settled, [], [], [], [], [], [CORRECTION.model_copy(update={"report_id": settled.id})])
    later = report("2023-results")
    load(later, observation(later, "76.1", "2022", indicator_code="FIBRE", unit="%"))
    for year in (2021, 2022, 2023):
        compute_year(engine, year)
    relink_year(engine, 2022, link_tasks, link_figures)
    return engine


@pytest.fixture
def exported(filled: Engine, tmp_path: Path) -> Path:
    export_views(filled, tmp_path / "out")
    return tmp_path / "out"


def rows_of(engine: Engine, view: View) -> tuple[tuple[Field, ...], list[Row]]:
    with engine.connect() as connection:
        columns = fields(connection, view)
        return columns, [row for batch in typed_rows(connection, view, columns) for row in batch]


def plain_views() -> list[View]:
    return [view for view in views() if view.name != "sdmx_csv"]


def test_typed_rows_are_the_rows_of_the_view_to_the_last_digit(filled: Engine):
    view = next(view for view in views() if view.name == "observations")
    columns, rows = rows_of(filled, view)
    names = [column.name for column in columns]
    by_code = {row[names.index("indicator_code")]: dict(zip(names, row, strict=True)) for row in rows}
    assert by_code["REVENUE"]["value"] == Decimal(MANY_DIGITS)
    assert by_code["FIBRE"]["period_start"].isoformat() == "2022-01-01"
    assert by_code["FIBRE"]["mapped"] is True
    assert by_code["FIBRE"]["recorded_from"].tzinfo is UTC
    assert by_code["SHARE"]["value_high"] == Decimal(70)
    assert {by_code[f"X_{turn}"]["sentence"] for turn in range(len(HOSTILE))} == set(HOSTILE)


def test_every_view_has_rows_to_export(filled: Engine):
    """A comparison of nothing with nothing would prove nothing."""
    empty = [view.name for view in views() if not rows_of(filled, view)[1]]
    assert empty == []


def test_csv_holds_every_row_and_starts_no_formula(filled: Engine, exported: Path):
    for view in plain_views():
        columns, rows = rows_of(filled, view)
        raw = (exported / f"{view.name}.csv").read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf"), "a spreadsheet needs the mark to see UTF-8"
        head, *lines = csv.reader(raw.decode("utf-8-sig").splitlines(keepends=True))
        assert head == [column.name for column in columns]
        texts = [place for place, column in enumerate(columns) if column.type in ("string", "array", "object")]
        assert not [line[place] for line in lines for place in texts if line[place][:1] in ("=", "+", "-", "@", "\t")]
        assert [tuple(map(_from_csv, line, columns)) for line in lines] == rows


def _from_csv(text: str, column: Field):
    if text == "":
        return None
    if column.type == "boolean":
        return {"true": True, "false": False}[text]
    if is_qualifier(column):
        return {letters: sign for sign, letters in qualifier_codes().items()}[text]
    return typed(unguarded(text) if column.type in ("string", "array", "object") else text, column.type)


def test_a_qualifier_in_csv_is_a_code_of_letters(exported: Path):
    with (exported / "target_progress.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["target_qualifier"] for row in rows} == {"GE"}
    assert {row["actual_qualifier"] for row in rows} == {"EQ"}


@pytest.mark.parametrize("text", [*HOSTILE, "''", "", "＝1"])
def test_a_guarded_text_comes_back(text: str):
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in ("=", "+", "-", "@", "\t", "＝")


def test_parquet_holds_every_row_with_its_types(filled: Engine, exported: Path):
    for view in plain_views():
        columns, rows = rows_of(filled, view)
        table = pq.read_table(exported / f"{view.name}.parquet")
        floats = [tuple(float(value) if isinstance(value, Decimal) else value for value in row) for row in rows]
        assert [tuple(row.values()) for row in table.to_pylist()] == floats
        kinds = {"number": "double", "boolean": "bool", "date": "date32[day]", "integer": "int64"}
        for column, field in zip(columns, table.schema, strict=True):
            assert str(field.type) == kinds.get(column.type, str(field.type)), column
            assert field.metadata[b"title"].decode() == column.title


def test_xlsx_holds_every_row_as_values(filled: Engine, exported: Path):
    book = openpyxl.load_workbook(exported / "chiso.xlsx")
    contents, told, *sheets = book.worksheets
    assert [sheet.title for sheet in sheets] == [view.name for view in plain_views()]
    for view, sheet in zip(plain_views(), sheets, strict=True):
        columns, rows = rows_of(filled, view)
        names, *lines = sheet.iter_rows()
        assert [cell.value for cell in names] == [column.name for column in columns]
        assert sheet.freeze_panes == "A2"
        (table,) = sheet.tables.values()
        assert (table.displayName, table.ref) == (view.name, sheet.dimensions)
        assert table.column_names == [column.name for column in columns]
        assert {cell.data_type for line in lines for cell in line} <= {"s", "n", "d", "b"}, "f would be a formula"
        assert [tuple(map(_from_xlsx, line, columns)) for line in lines] == [
            tuple(map(_to_fifteen_digits, row, columns)) for row in rows
        ]
    listed = {row[0].value: row[3].value for row in contents.iter_rows(min_row=2)}
    assert listed == {view.name: len(rows_of(filled, view)[1]) for view in plain_views()}
    explained = {(row[0].value, row[1].value): row[2].value for row in told.iter_rows(min_row=2)}
    assert explained["year_over_year", "point_change"] == "Thay đổi (điểm %)"
    frame = pd.read_excel(exported / "chiso.xlsx", sheet_name="observations")
    assert frame["value"].dtype == "float64", "a program reads the sheet without being told of its head"


def _from_xlsx(cell, column: Field):
    value = cell.value
    if isinstance(value, str):
        return unescape(value)
    if column.type == "datetime" and value is not None:
        return value.replace(tzinfo=UTC, microsecond=0)
    if column.type == "date" and value is not None:
        return value.date()
    return f"{value:.15g}" if column.type == "number" and value is not None else value


def _to_fifteen_digits(value, column: Field):
    """A spreadsheet has doubles, and moments to the millisecond."""
    if column.type == "datetime" and value is not None:
        return value.replace(microsecond=0)
    return f"{value:.15g}" if column.type == "number" and value is not None else value


def test_a_text_that_looks_like_a_formula_stays_a_text_after_it_was_edited(exported: Path):
    sheet = openpyxl.load_workbook(exported / "chiso.xlsx")["observations"]
    column = next(cell.column for cell in sheet[1] if cell.value == "sentence")
    marked = {cell.value: cell.quotePrefix for (cell,) in sheet.iter_rows(min_row=2, min_col=column, max_col=column)}
    assert marked[HOSTILE[0]]
    assert not marked["hai\ndòng"]


def test_sdmx_csv_is_read_by_an_sdmx_library(filled: Engine, exported: Path):
    view = next(view for view in views() if view.name == "sdmx_csv")
    columns, rows = rows_of(filled, view)
    names = [column.name for column in columns]
    (dataset,) = read_sdmx_csv((exported / "sdmx_csv.csv").read_text("utf-8"))
    assert dataset.structure == "Dataflow=CHISO:INDICATORS(2.0)"
    frame = dataset.data
    assert len(frame) == len(rows)
    key = ["FREQ", "REF_AREA", "ORGANISATION", "INDICATOR", "MEASURE_KIND", "TIME_PERIOD"]
    assert not frame.duplicated(key).any(), "an SDMX key names one observation"
    by_key = {tuple(row[name] for name in key): row for row in frame.to_dict("records")}
    for row in rows:
        said = dict(zip(names, row, strict=True))
        read = by_key[tuple(said[name] for name in key)]
        assert float(read["OBS_VALUE"]) == float(said["OBS_VALUE"])
        assert [read[name] for name in ("QUALIFIER", "UNIT_MEASURE", "OBS_STATUS", "OBSERVATION")] == [
            said[name] for name in ("QUALIFIER", "UNIT_MEASURE", "OBS_STATUS", "OBSERVATION")
        ]
    with (exported / "sdmx_csv.csv").open(encoding="utf-8", newline="") as file:
        exact = {row["INDICATOR"]: row["OBS_VALUE"] for row in csv.DictReader(file)}
    assert exact["REVENUE"] == MANY_DIGITS


def test_the_sdmx_structure_is_that_of_the_data(exported: Path):
    message = Decoder(JsonStructureMessage).decode((exported / "sdmx-structure.json").read_bytes()).to_model()
    structure = message.get_data_structure_definitions()[0]
    with (exported / "sdmx_csv.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    components = [component.id for component in structure.components]
    assert set(rows[0]) - {"STRUCTURE", "STRUCTURE_ID", "ACTION"} == set(components)
    lists = {listed.id: {code.id for code in listed} for listed in message.get_codelists()}
    for component in structure.components:
        if component.local_enum_ref or component.local_codes:
            known = {code.id for code in component.local_codes}
            assert {row[component.id] for row in rows} - {""} <= known, component.id
    assert lists["CL_AREA"] <= {"VN"} | {code for code in lists["CL_AREA"] if code.startswith("VN-NSO")}
    assert {row["REF_AREA"] for row in rows} == {"VN"}, "a ministry is no area"


def test_the_data_package_is_valid_and_says_what_the_columns_mean(filled: Engine, exported: Path):
    package = Package(str(exported / "datapackage.json"))
    verdict = package.validate()
    assert verdict.valid, verdict.flatten(["name", "message"])
    assert {resource.path for resource in package.resources} == {
        path.name for path in exported.iterdir() if path.name != "datapackage.json"
    }
    resource = package.get_resource("year_over_year-csv")
    assert resource.rows == len(rows_of(filled, next(view for view in views() if view.name == "year_over_year"))[1])
    field = resource.schema.get_field("point_change")
    assert (field.type, field.title) == ("number", "Thay đổi (điểm %)")
    assert "percentage points" in field.description
    assert resource.schema.get_field("status").constraints["enum"][0] == "ok"
    assert package.get_resource("observations-csv").schema.primary_key == ["observation_id"]
    assert package.version
    assert package.licenses
    assert {source["path"] for source in package.sources} >= {"2022-results.pdf", "2022-plan.pdf"}


def test_a_changed_file_is_noticed(exported: Path):
    path = exported / "revisions.csv"
    path.write_bytes(path.read_bytes().replace(b"75.8", b"75.9"))
    assert not Package(str(exported / "datapackage.json")).validate().valid


def test_only_what_is_asked_for_is_written(filled: Engine, tmp_path: Path):
    paths = export_views(filled, tmp_path / "one", [Format.SDMX_CSV])
    assert [path.name for path in paths] == [
        "sdmx_csv.csv",
        "sdmx-structure.json",
        "datapackage.json",
        "data-dictionary.md",
    ]
    assert sorted(path.name for path in (tmp_path / "one").iterdir()) == sorted(path.name for path in paths)


def test_types_are_those_of_the_database(filled: Engine):
    """PostgreSQL knows the types of a view; what the dictionary says of them must agree."""
    if filled.dialect.name != "postgresql":
        pytest.skip("SQLite knows no types of the columns of a view")
    kinds = {"numeric": "number", "bigint": "integer", "smallint": "integer", "text": "string", "varchar": "string"}
    kinds |= {"timestamp": "datetime", "json": "array", "jsonb": "array"}
    with filled.connect() as connection:
        for view in views():
            found = {
                column["name"]: str(column["type"]).lower() for column in inspect(connection).get_columns(view.name)
            }
            said = {field.name: field.type for field in fields(connection, view)}
            exact = {name for name in said if name.endswith("_exact")}
            assert {
                name: "object" if name == "reading" else kinds.get(kind, kind)
                for name, kind in found.items()
                if name not in exact
            } == {name: kind for name, kind in said.items() if name not in exact}, view.name


def test_every_view_and_column_has_a_vietnamese_title(engine: Engine):
    with engine.connect() as connection:
        missing = [
            f"{view.name}.{name}"
            for view in plain_views()
            for name in columns_of(connection, view)
            if column_title(name) == name
        ]
        unknown = [
            f"{view.name}.{name}"
            for view in views()
            for name in set(view.shown_first) - set(columns_of(connection, view))
        ]
    assert missing == [], "add them to warehouse/schema/titles.yaml"
    assert unknown == []
    assert [view.name for view in views() if not view.title] == []


def test_no_column_has_its_meaning_by_its_name_only(engine: Engine):
    """A view names the tables that explain its columns, and reads them; what no such table has it explains itself."""
    read = {view.name: view.reads for view in (*helpers(), *views())}
    with engine.connect() as connection:
        for view in views():
            reaches, more = read[view.name], set()
            while more != reaches:
                more, reaches = reaches, reaches | {name for each in reaches for name in read.get(each, ())}
            assert set(view.tables) <= reaches, f"{view.name} is explained by a table that it does not read"
            unexplained = [name for name in columns_of(connection, view) if not meaning(view, name).en]
            assert unexplained == [], f"say in {view.name} what they are"


def test_every_meaning_is_said_in_vietnamese_and_no_translation_is_of_nothing(engine: Engine):
    """Of the very words that a column has in its view: another meaning under one name is another translation."""
    with engine.connect() as connection:
        told = {f"{view.name}.{each.name}": each for view in views() for each in fields(connection, view)}
    missing = [name for name, field in told.items() if not field.meaning_vi]
    assert missing == [], "translate their meanings in the YAML file of the view, or in warehouse/schema/meanings.yaml"
    known = yaml.safe_load((Path(dictionary.__file__).parent / "meanings.yaml").read_text("utf-8"))
    assert known.keys() - {field.meaning for field in told.values()} == set(), "no column has these meanings any more"
    assert {view.name for view in views() if not view.about} == set()
    assert told["year_over_year.status"].meaning_vi != told["tasks.status"].meaning_vi
    assert told["series_wide.y2024"].meaning_vi == "Giá trị của năm 2024"


def test_a_status_is_told_as_what_it_is_in_its_view():
    told = {view.name: meaning(view, "status").en for view in views()}
    assert "two years" in told["year_over_year"]
    assert "two years" in told["indicator_card"]
    assert "SDMX" in told["observations"]
    assert "no report tells" in told["tasks"] or "none tells" in told["tasks"]


def test_every_code_in_a_view_is_in_its_list(filled: Engine):
    for view in views():
        columns, rows = rows_of(filled, view)
        for place, column in enumerate(columns):
            if column.codes is not None and column.codes.closed:
                known = {code.code for code in column.codes.codes}
                assert {row[place] for row in rows} - {None} <= known, f"{view.name}.{column.name}"


def test_postgresql_tells_what_views_and_columns_mean(engine: Engine):
    if not engine.dialect.supports_comments:
        pytest.skip("SQLite keeps no comments")
    with engine.connect() as connection:
        told = connection.scalar(
            text(
                "SELECT col_description('year_over_year'::regclass, attnum) FROM pg_attribute "
                "WHERE attrelid = 'year_over_year'::regclass AND attname = 'point_change'"
            )
        )
    assert told.startswith("Thay đổi (điểm %). Thay đổi theo điểm phần trăm")
    assert "Change in percentage points" in told


def test_the_data_dictionary_in_the_docs_is_the_one_of_the_schema(engine: Engine, tmp_path: Path):
    made = export_views(engine, tmp_path, [])[-1].read_text(encoding="utf-8")
    assert "| `attainment` | Đánh giá | string | achieved, not_yet," in made
    assert set(metadata.tables) <= set(made.split())
    committed = PROJECT / "docs" / "data-dictionary.md"
    assert committed.read_text(encoding="utf-8") == made, "run `make dictionary`"


def test_an_export_that_fails_leaves_nothing_half_written_and_says_nothing_of_its_own(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """As when the server ends the connection after a few views."""
    rows, begun = typed_rows, list[str]()

    def ending(connection, view: View, columns):
        begun.append(view.name)
        if len(begun) > 3:
            raise OSError(5, "gone")
        return rows(connection, view, columns)

    monkeypatch.setattr(export, "typed_rows", ending)
    with pytest.raises(OSError, match="gone"):
        export_views(engine, tmp_path)
    gc.collect()
    assert capfd.readouterr().err == ""
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []
