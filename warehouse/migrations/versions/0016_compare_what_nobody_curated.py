"""Keep which figures under provisional codes are of one thing, why a side is missing, and the figures of findings."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

FACTS = ("fact_observation", "fact_target", "fact_stated_change")
SERIES = "Equal for figures that are surely of one thing, of which some have a provisional code; else null"
GAP = "Why a side is missing: dash (a report prints one) or unstated; null with two sides"


def upgrade() -> None:
    known = sa.text("series IS NOT NULL")
    for table in FACTS:
        op.add_column(table, sa.Column("series", sa.Text(), nullable=True, comment=SERIES))
        op.create_index(f"ix_{table}_same", table, ["series"], sqlite_where=known, postgresql_where=known)
    with op.batch_alter_table("fact_year_over_year") as batch:
        batch.add_column(sa.Column("missing_because", sa.Text(), nullable=True, comment=GAP))
        batch.create_check_constraint("missing_because", "missing_because IN ('dash', 'unstated')")
    if op.get_bind().dialect.supports_comments:
        op.alter_column(
            "fact_year_over_year",
            "indicator_code",
            existing_type=sa.Text(),
            comment="Indicator; a provisional one only with two sides",
        )
    op.create_index("ix_dim_report_year", "dim_report", ["year", "kind"])
    op.create_table(
        "check_finding_figure",
        sa.Column("check_run_id", sa.Integer(), nullable=False, comment="Run"),
        sa.Column("position", sa.Integer(), nullable=False, comment="Finding, by its turn within the run"),
        sa.Column("turn", sa.Integer(), nullable=False, comment="Turn within the finding, from 0"),
        sa.Column("raw", sa.Text(), nullable=True, comment="Printed number or words"),
        sa.Column("sentence", sa.Text(), nullable=True, comment="Sentence or cell it stands in"),
        sa.Column("locator", sa.Text(), nullable=True, comment="Place for people"),
        sa.Column("observation_id", sa.Text(), nullable=True, comment="Statement; null where it is none"),
        sa.ForeignKeyConstraint(
            ["check_run_id"], ["check_run.check_run_id"], name=op.f("fk_check_finding_figure_check_run_id")
        ),
        sa.PrimaryKeyConstraint("check_run_id", "position", "turn", name=op.f("pk_check_finding_figure")),
        comment="The figures of findings, one a row",
    )
