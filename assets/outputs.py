"""What analysts are handed: the views as files and the data dictionary."""

from pathlib import Path

import dagster as dg

from assets.failures import TRY_AGAIN
from assets.resources import Warehouse
from assets.warehouse import year_over_year


class AnalystFolder(dg.ConfigurableResource):
    """The folder that the files are written to."""

    path: str


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
