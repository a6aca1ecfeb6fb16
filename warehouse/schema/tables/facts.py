"""What reports state: figures and tasks, with what links them."""

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
)

from warehouse.schema.columns import indexes_of_statements, one_live, placed, recorded, stated
from warehouse.schema.tables.metadata import metadata

fact_observation = Table(
    "fact_observation",
    metadata,
    *stated(),
    *indexes_of_statements("fact_observation"),
    comment="What was reached, as reports print it; a dash is a row with an empty value and status O",
)

fact_target = Table(
    "fact_target",
    metadata,
    *stated(),
    *indexes_of_statements("fact_target"),
    comment="What was promised for a period",
)

fact_stated_change = Table(
    "fact_stated_change",
    metadata,
    *stated(),
    Column("base_start", Date, comment="First day of the period compared with"),
    Column("base_end", Date, comment="Last day of the period compared with"),
    Column("direction", Text, comment="up or down, as printed"),
    *indexes_of_statements("fact_stated_change"),
    comment="Growth as the report states it, never mixed with what is computed",
)

fact_task = Table(
    "fact_task",
    metadata,
    Column("fact_key", Integer, primary_key=True, comment="Key of this recorded version of the row"),
    Column("task_id", Text, nullable=False, comment="Identity of the task, stable over re-reading"),
    *placed(),
    Column("level", Text, comment="To whom it is given: member, ministry, province, common (a class) or calendar"),
    Column("number", Text, comment="Serial number or letter as printed"),
    Column("letter", Text, comment="Letter among the jobs of one item"),
    Column("agency_raw", Text, comment="Who leads, as printed"),
    Column("coordinators", JSON, nullable=False, comment="Who works with the leader"),
    Column("title", Text, comment="Heading that names the job"),
    Column("text", Text, nullable=False, comment="The job, as printed"),
    Column("deadline", Text, comment="Deadline as printed"),
    Column("deadline_kind", Text, comment="How it is meant: before, in, by, recurring or own_plan"),
    Column("deadline_month", Text, comment="Month that it names, the last of a quarter, year or span: 2022-06"),
    Column("due", Date, comment="Last day in time"),
    Column("status", Text, comment="Progress; null in a plan"),
    Column("status_raw", Text, comment="Printed words of the status"),
    Column("result", Text, comment="Progress narrative as printed"),
    *recorded(),
    one_live("ux_fact_task_live", ["task_id"]),
    Index("ix_fact_task_report", "report_id"),
    comment="Assigned jobs and their reported progress",
)

task_link = Table(
    "task_link",
    metadata,
    Column("link_key", Integer, primary_key=True, comment="Key of this recorded version of the row"),
    Column("year", Integer, nullable=False, comment="Reporting year of both reports"),
    Column("plan_report_id", Text, ForeignKey("dim_report.report_id"), nullable=False, comment="Plan"),
    Column("result_report_id", Text, ForeignKey("dim_report.report_id"), nullable=False, comment="Report on it"),
    Column("plan_task_id", Text, nullable=False, comment="Task as assigned"),
    Column("result_task_id", Text, nullable=False, comment="The same task in the report on the plan"),
    Column("score", Integer, nullable=False, comment="How alike their words are, 0 to 100"),
    *recorded(),
    one_live("ux_task_link_live", ["plan_task_id", "result_task_id"]),
    Index("ix_task_link_year", "year"),
    comment="Which reported progress is of which assigned task, matched by agency and words",
)

task_figure = Table(
    "task_figure",
    metadata,
    Column("figure_key", Integer, primary_key=True, comment="Key of this recorded version of the row"),
    Column("year", Integer, nullable=False, comment="Reporting year of the task"),
    Column("task_id", Text, nullable=False, comment="Task in whose words the target stands"),
    Column("result_task_id", Text, comment="The task in the report that tells of it; null where none does"),
    Column("target_observation_id", Text, nullable=False, comment="The target"),
    Column("actual_observation_id", Text, comment="The figure reached that answers it; null where none does"),
    Column("score", Integer, comment="How much of the target's words the figure reached has, 0 to 100"),
    Column("basis", Text, comment="words (their words agree) or sole (the only figures of one unit on both sides)"),
    *recorded(),
    CheckConstraint("basis IN ('words', 'sole')", name="basis"),
    one_live("ux_task_figure_live", ["target_observation_id"]),
    Index("ix_task_figure_year", "year"),
    comment="Targets inside tasks, and the figures in the reported results that answer them",
)
