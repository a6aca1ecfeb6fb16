"""Level, letter, deadline and coordinators of tasks; which result is of which task, and the figures inside them."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

STATEMENTS = ("fact_observation", "fact_target", "fact_stated_change")


def upgrade() -> None:
    for table in STATEMENTS:
        comment = "Task in whose words or reported result it stands"
        op.add_column(table, sa.Column("task_id", sa.Text(), nullable=True, comment=comment))
    for name, comment in (
        ("level", "To whom it is given: member, ministry, province, common (a class) or calendar"),
        ("letter", "Letter among the jobs of one item"),
        ("agency_raw", "Who leads, as printed"),
        ("title", "Heading that names the job"),
        ("deadline_kind", "How it is meant: before, in, by, recurring or own_plan"),
        ("deadline_month", "Month that it names, the last of a quarter, year or span: 2022-06"),
    ):
        op.add_column("fact_task", sa.Column(name, sa.Text(), nullable=True, comment=comment))
    coordinators = sa.Column(
        "coordinators", sa.JSON(), nullable=False, server_default="[]", comment="Who works with the leader"
    )
    op.add_column("fact_task", coordinators)
    op.add_column("fact_task", sa.Column("due", sa.Date(), nullable=True, comment="Last day in time"))
    op.create_table(
        "task_link",
        sa.Column("link_key", sa.Integer(), nullable=False, comment="Key of this recorded version of the row"),
        sa.Column("year", sa.Integer(), nullable=False, comment="Reporting year of both reports"),
        sa.Column("plan_report_id", sa.Text(), nullable=False, comment="Plan"),
        sa.Column("result_report_id", sa.Text(), nullable=False, comment="Report on it"),
        sa.Column("plan_task_id", sa.Text(), nullable=False, comment="Task as assigned"),
        sa.Column("result_task_id", sa.Text(), nullable=False, comment="The same task in the report on the plan"),
        sa.Column("score", sa.Integer(), nullable=False, comment="How alike their words are, 0 to 100"),
        *_recorded("task_link"),
        sa.ForeignKeyConstraint(
            ["plan_report_id"], ["dim_report.report_id"], name=op.f("fk_task_link_plan_report_id_dim_report")
        ),
        sa.ForeignKeyConstraint(
            ["result_report_id"], ["dim_report.report_id"], name=op.f("fk_task_link_result_report_id_dim_report")
        ),
        sa.PrimaryKeyConstraint("link_key", name=op.f("pk_task_link")),
        comment="Which reported progress is of which assigned task, matched by agency and words",
    )
    op.create_index("ix_task_link_year", "task_link", ["year"])
    _one_live("ux_task_link_live", "task_link", ["plan_task_id", "result_task_id"])
    op.create_table(
        "task_figure",
        sa.Column("figure_key", sa.Integer(), nullable=False, comment="Key of this recorded version of the row"),
        sa.Column("year", sa.Integer(), nullable=False, comment="Reporting year of the task"),
        sa.Column("task_id", sa.Text(), nullable=False, comment="Task in whose words the target stands"),
        sa.Column("result_task_id", sa.Text(), comment="The task in the report that tells of it; null where none does"),
        sa.Column("target_observation_id", sa.Text(), nullable=False, comment="The target"),
        sa.Column(
            "actual_observation_id", sa.Text(), comment="The figure reached that answers it; null where none does"
        ),
        sa.Column("score", sa.Integer(), comment="How much of the target's words the figure reached has, 0 to 100"),
        sa.Column(
            "basis", sa.Text(), comment="words (their words agree) or sole (the only figures of one unit on both sides)"
        ),
        *_recorded("task_figure"),
        sa.CheckConstraint("basis IN ('words', 'sole')", name=op.f("ck_task_figure_basis")),
        sa.PrimaryKeyConstraint("figure_key", name=op.f("pk_task_figure")),
        comment="Targets inside tasks, and the figures in the reported results that answer them",
    )
    op.create_index("ix_task_figure_year", "task_figure", ["year"])
    _one_live("ux_task_figure_live", "task_figure", ["target_observation_id"])


def _recorded(table: str) -> list[sa.Column | sa.CheckConstraint]:
    return [
        sa.Column(
            "recorded_from", sa.DateTime(timezone=True), nullable=False, comment="When the row was recorded (UTC)"
        ),
        sa.Column(
            "recorded_to", sa.DateTime(timezone=True), comment="When the row was closed (UTC); null while it holds"
        ),
        sa.Column(
            "closed_reason",
            sa.Text(),
            comment="Why it was closed: `changed` (a new row follows), `vanished` (no longer in the report) or "
            "`withdrawn` (the report itself is gone)",
        ),
        sa.CheckConstraint(
            "recorded_to IS NULL OR closed_reason IN ('changed', 'vanished', 'withdrawn')",
            name=op.f(f"ck_{table}_closed_with_reason"),
        ),
    ]


def _one_live(name: str, table: str, columns: list[str]) -> None:
    live = sa.text("recorded_to IS NULL")
    op.create_index(name, table, columns, unique=True, sqlite_where=live, postgresql_where=live)
