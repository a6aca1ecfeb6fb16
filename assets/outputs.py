"""What analysts are handed: the views as files and the data dictionary."""

from pathlib import Path
from typing import TYPE_CHECKING

import dagster as dg

from assets.resources import Warehouse
from assets.staging import ReadReport, Staging
from assets.warehouse import year_over_year
from normalise.records import Observation

if TYPE_CHECKING:
    from pages.report import Staged as StagedReport


class AnalystFolder(dg.ConfigurableResource):
    """The folder that the files are written to."""

    path: str


def staged_report(staging: Staging, report_id: str) -> "StagedReport | None":
    """Give what a refresh left of a report, as far as pages show it; None where nothing is left."""
    from pages.report import Staged as StagedReport

    try:
        document = staging.load("document", report_id, ReadReport).document
        return StagedReport(
            staging.file(report_id), document, tuple(staging.load("observations", report_id, list[Observation]))
        )
    except dg.Failure:
        return None


@dg.asset(
    group_name="publish",
    kinds={"csv", "parquet", "excel"},
    deps=[dg.AssetDep(year_over_year, partition_mapping=dg.AllPartitionMapping())],
)
def analyst_outputs(warehouse: Warehouse, analyst_folder: AnalystFolder) -> dg.MaterializeResult:
    """Every analyst view as CSV, Parquet, XLSX and SDMX-CSV, with `datapackage.json` and the data dictionary."""
    from warehouse.export import export_views

    files = export_views(warehouse.engine, Path(analyst_folder.path))
    return dg.MaterializeResult(
        metadata={"folder": dg.MetadataValue.path(analyst_folder.path), "files": [file.name for file in files]}
    )
