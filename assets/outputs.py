"""What people are handed: the views as files with the data dictionary, and the pages to read."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import dagster as dg

from assets.failures import TRY_AGAIN
from assets.resources import Warehouse
from assets.staging import ReadReport, Staging
from assets.warehouse import year_over_year
from normalise.records import Observation

if TYPE_CHECKING:
    from assets.pages.report import Staged as StagedReport


class AnalystFolder(dg.ConfigurableResource):
    """The folders that are written to."""

    path: str
    """Of the files."""
    pages: str
    """Of the pages."""
    address: str = ""
    """Where the pages are published."""


def staged_report(staging: Staging, report_id: str) -> "StagedReport | None":
    """Give what a refresh left of a report, as far as pages show it; None where nothing is left."""
    from assets.pages.report import Staged as StagedReport

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
    retry_policy=TRY_AGAIN,
    deps=[dg.AssetDep(year_over_year, partition_mapping=dg.AllPartitionMapping())],
)
def analyst_outputs(warehouse: Warehouse, analyst_folder: AnalystFolder) -> dg.MaterializeResult:
    """Every analyst view as CSV, Parquet, XLSX and SDMX-CSV, with `datapackage.json` and the data dictionary."""
    from warehouse.export import export_views

    files = export_views(warehouse.engine, Path(analyst_folder.path))
    return dg.MaterializeResult(
        metadata={"folder": dg.MetadataValue.path(analyst_folder.path), "files": [file.name for file in files]}
    )


@dg.asset(
    group_name="publish",
    kinds={"html"},
    retry_policy=TRY_AGAIN,
    deps=[dg.AssetDep(year_over_year, partition_mapping=dg.AllPartitionMapping())],
)
def analyst_pages(warehouse: Warehouse, staging: Staging, analyst_folder: AnalystFolder) -> dg.MaterializeResult:
    """The site: a page an indicator, body and report with the printed cell of every number; what is unchanged stays."""
    from assets.pages.site import make_site

    staged = partial(staged_report, staging)
    made = make_site(warehouse.engine, staged, Path(analyst_folder.pages), analyst_folder.address)
    first = Path(analyst_folder.pages) / "index.html"
    return dg.MaterializeResult(
        metadata={"first page": dg.MetadataValue.path(str(first)), "files": made.files, "new or changed": made.written}
    )
