"""The tables of the warehouse, with the comments from which the data dictionary is made.

Views are in `warehouse.views`; how rows get in is in `load`, `dimensions` and `year_over_year`.
"""

from warehouse.schema.tables.checked import (
    check_finding,
    check_finding_figure,
    check_result,
    check_run,
    correction,
    finding_mark,
    quarantine,
)
from warehouse.schema.tables.compared import fact_year_over_year
from warehouse.schema.tables.dimensions import (
    dim_entity,
    dim_indicator,
    dim_period,
    dim_unit,
    entity_alias,
    entity_change,
    entity_class,
    entity_class_member,
    indicator_link,
    indicator_suggestion,
)
from warehouse.schema.tables.facts import (
    fact_observation,
    fact_stated_change,
    fact_target,
    fact_task,
    task_figure,
    task_link,
)
from warehouse.schema.tables.loads import dim_report, load, made_views, source_file, stale_year
from warehouse.schema.tables.metadata import metadata

__all__ = (
    "check_finding",
    "check_finding_figure",
    "check_result",
    "check_run",
    "correction",
    "dim_entity",
    "dim_indicator",
    "dim_period",
    "dim_report",
    "dim_unit",
    "entity_alias",
    "entity_change",
    "entity_class",
    "entity_class_member",
    "fact_observation",
    "fact_stated_change",
    "fact_target",
    "fact_task",
    "fact_year_over_year",
    "finding_mark",
    "indicator_link",
    "indicator_suggestion",
    "load",
    "made_views",
    "metadata",
    "quarantine",
    "source_file",
    "stale_year",
    "task_figure",
    "task_link",
)
