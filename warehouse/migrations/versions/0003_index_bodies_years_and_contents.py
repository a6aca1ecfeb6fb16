"""Find statements by body and by year, and a report that was loaded before by the hash of its content."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = ("fact_observation", "fact_target", "fact_stated_change")


def upgrade() -> None:
    op.add_column(
        "dim_report",
        sa.Column(
            "content",
            sa.Text(),
            nullable=True,
            comment="Hash of all that was last loaded; null where it has to be compared row by row",
        ),
    )
    op.create_index("ix_dim_entity_code", "dim_entity", ["entity_code"])
    op.create_index("ix_dim_period_year", "dim_period", ["year"])
    op.create_index("ix_quarantine_report", "quarantine", ["report_id"])
    for table in STATEMENTS:
        op.create_index(f"ix_{table}_entity", table, ["entity_id", "period_code"])
        op.create_index(f"ix_{table}_period", table, ["period_code", "as_of"])
    op.drop_index("ux_fact_year_over_year_live", "fact_year_over_year")
    op.create_index(
        "ux_fact_year_over_year_live",
        "fact_year_over_year",
        ["indicator_code", "entity_id", "year", "season", "kind"],
        unique=True,
        sqlite_where=sa.text("recorded_to IS NULL"),
        postgresql_where=sa.text("recorded_to IS NULL"),
    )
    op.create_index("ix_fact_year_over_year_entity", "fact_year_over_year", ["entity_id", "year"])
    op.create_index("ix_fact_year_over_year_year", "fact_year_over_year", ["year"])
