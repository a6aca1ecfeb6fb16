"""What the assets are partitioned by: the reports and the years of their figures, both of which come and go."""

import dagster as dg

REPORTS = dg.DynamicPartitionsDefinition(name="reports")
"""Keyed by report id, `2022-report-942`: reporting year first, so that a prefix selects a year. A look into the folder
adds and removes them."""

YEARS = dg.DynamicPartitionsDefinition(name="years")
"""Years whose results or targets can be compared with the year before. The first load that touches a year adds it."""
COMPARED = range(2010, 2051)
"""Figures of other years are not compared; strategies reach to 2050 at the most."""

ALONE = "dagster/partition"
FIRST, LAST = "dagster/asset_partition_range_start", "dagster/asset_partition_range_end"
"""Tags of a run for one partition, and of one for a range; Dagster's documentation names them."""
