"""What the assets are partitioned by: the reports, which come and go, and the years."""

import dagster as dg

PARTITIONS = "reports"
"""The name under which the instance keeps the report ids."""

REPORTS = dg.DynamicPartitionsDefinition(name=PARTITIONS)
"""Keyed by report id, `2022-report-942`: reporting year first, so that a prefix selects a year."""

YEARS = dg.StaticPartitionsDefinition([str(year) for year in range(2010, 2051)])
"""Years whose results or targets can be compared with the year before; strategies reach to 2050 at the most."""
