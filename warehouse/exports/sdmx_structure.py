"""The structure message beside SDMX-CSV, in SDMX-JSON 2.0: dataflow, data structure, concepts and code lists.

Codes of areas, bodies and indicators are those that the data have; the closed lists are those of `codes`. The data
themselves are the view `sdmx_csv`.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, text

from warehouse.schema.codes import code_lists
from warehouse.whole_file import whole

AGENCY, VERSION = "CHISO", "2.0"
_SCHEMA = (
    "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/develop/structure-message/tools/schemas/2.0.0/"
    "sdmx-json-structure-schema.json"
)
_URN = "urn:sdmx:org.sdmx.infomodel"


class Part(NamedTuple):
    """A component of the data structure: what it means, and the code list or type of its values."""

    id: str
    name: str
    codes: str | None
    type: str = "String"


DIMENSIONS = (
    Part("FREQ", "Frequency", "CL_FREQ"),
    Part("REF_AREA", "Area: the nation or a province", "CL_AREA"),
    Part("ORGANISATION", "Body whose own figure it is; _T for the area as a whole", "CL_ORGANISATION"),
    Part("INDICATOR", "Indicator", "CL_INDICATOR"),
    Part("MEASURE_KIND", "Value reached or promised", "CL_MEASURE_KIND"),
)
TIME = Part("TIME_PERIOD", "Period", None, "ObservationalTimePeriod")
MEASURE = Part("OBS_VALUE", "Value in base units", None, "Decimal")
ATTRIBUTES = (
    Part("UPPER_VALUE", "Upper end of a printed range", None, "Decimal"),
    Part("QUALIFIER", "How the value is to be read", "CL_QUALIFIER"),
    Part("UNIT_MEASURE", "Unit, in Vietnamese", None),
    Part("UNIT_PER", "Per day, month or year", "CL_UNIT_PER"),
    Part("UNIT_MULT", "Power of ten", None, "Integer"),
    Part("DECIMALS", "Decimals as printed", None, "Integer"),
    Part("OBS_STATUS", "Observation status", "CL_OBS_STATUS"),
    Part("SOURCE_REPORT", "Report the value comes from", None),
    Part("PUBLISHED", "Day of issue of the report", None, "GregorianDay"),
    Part("OBSERVATION", "Statement, for lineage", None),
)
_CLOSED = {"CL_FREQ": "FREQ", "CL_MEASURE_KIND": "MEASURE_KIND", "CL_QUALIFIER": "QUALIFIER"} | {
    "CL_OBS_STATUS": "OBS_STATUS",
    "CL_UNIT_PER": "UNIT_PER",
}
"""Code list → the column whose codes it has."""
_FROM_DATA = {
    "CL_AREA": 'SELECT DISTINCT s."REF_AREA" AS code, e.name_vi AS vi, e.name_en AS en FROM sdmx_csv s '
    "JOIN dim_entity e ON REPLACE(e.entity_code, ':', '-') = s.\"REF_AREA\" ORDER BY 1, 2",
    "CL_ORGANISATION": 'SELECT DISTINCT s."ORGANISATION" AS code, e.name_vi AS vi, e.name_en AS en FROM sdmx_csv s '
    "JOIN dim_entity e ON REPLACE(e.entity_code, ':', '-') = s.\"ORGANISATION\" ORDER BY 1, 2",
    "CL_INDICATOR": 'SELECT DISTINCT s."INDICATOR" AS code, i.name_vi AS vi, i.name_en AS en FROM sdmx_csv s '
    'JOIN dim_indicator i ON i.indicator_code = s."INDICATOR" ORDER BY 1',
}


def write_structure(path: Path, connection: Connection) -> None:
    """Write the structure message of the values that the view `sdmx_csv` has now."""
    message = {
        "meta": {"schema": _SCHEMA, "id": f"{AGENCY}_STRUCTURE", "sender": {"id": AGENCY}, **_prepared(connection)},
        "data": {
            "codelists": [*_closed_lists(), *_lists_from_data(connection)],
            "conceptSchemes": [_scheme("CONCEPTS", "Concepts of chiso", "concepts", _concepts())],
            "dataStructures": [_structure()],
            "dataflows": [
                _named("INDICATORS", "Indicators from government reports of Viet Nam")
                | {"structure": f"{_URN}.datastructure.DataStructure={AGENCY}:INDICATORS({VERSION})"}
            ],
        },
    }
    with whole(path) as part:
        part.write_text(json.dumps(message, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _prepared(connection: Connection) -> dict[str, str]:
    """Give the day of the last report as that of the message: the same state of the warehouse gives the same file."""
    day = connection.scalar(text("SELECT MAX(issued_on) FROM dim_report"))
    return {"prepared": f"{day or '1970-01-01'}T00:00:00Z"}


def _named(item: str, name: str) -> dict[str, Any]:
    return {"id": item, "agencyID": AGENCY, "version": VERSION, "name": name, "names": {"en": name}}


def _scheme(item: str, name: str, kind: str, items: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return _named(item, name) | {kind: list(items)}


def _concepts() -> Iterable[dict[str, Any]]:
    for part in (*DIMENSIONS, TIME, MEASURE, *ATTRIBUTES):
        yield {"id": part.id, "name": part.name, "names": {"en": part.name}}


def _closed_lists() -> Iterable[dict[str, Any]]:
    for name, column in _CLOSED.items():
        listed = next(one for one in code_lists() if column in one.columns)
        yield _scheme(name, name, "codes", (_code(one.code, one.vi, one.en) for one in listed.codes))


def _lists_from_data(connection: Connection) -> Iterable[dict[str, Any]]:
    for name, query in _FROM_DATA.items():
        found: dict[str, dict[str, Any]] = {}
        if name == "CL_ORGANISATION":
            found["_T"] = _code("_T", "Toàn bộ khu vực", "The area as a whole")
        for row in connection.execute(text(query)):
            found.setdefault(row.code, _code(row.code, row.vi, row.en or row.vi))
        yield _scheme(name, name, "codes", found.values())


def _code(code: str, vi: str, en: str) -> dict[str, Any]:
    return {"id": code, "name": en, "names": {"en": en, "vi": vi}}


def _structure() -> dict[str, Any]:
    attributes = [
        _component(part) | {"attributeRelationship": {"observation": {}}, "measureRelationship": [MEASURE.id]}
        for part in ATTRIBUTES
    ]
    return _named("INDICATORS", "Values reached and promised, as reports print them") | {
        "dataStructureComponents": {
            "dimensionList": {
                "id": "DimensionDescriptor",
                "dimensions": [_component(part) for part in DIMENSIONS],
                "timeDimension": _component(TIME),
            },
            "measureList": {"id": "MeasureDescriptor", "measures": [_component(MEASURE)]},
            "attributeList": {"id": "AttributeDescriptor", "attributes": attributes},
        }
    }


def _component(part: Part) -> dict[str, Any]:
    if part.codes:
        where = f"{_URN}.codelist.Codelist={AGENCY}:{part.codes}({VERSION})"
        values: dict[str, Any] = {"enumeration": where, "enumerationFormat": {"dataType": part.type}}
    else:
        values = {"format": {"dataType": part.type}}
    concept = f"{_URN}.conceptscheme.Concept={AGENCY}:CONCEPTS({VERSION}).{part.id}"
    return {"id": part.id, "conceptIdentity": concept, "localRepresentation": values}
