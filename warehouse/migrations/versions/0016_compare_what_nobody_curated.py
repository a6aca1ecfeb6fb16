"""Keep which figures under provisional codes are of one thing, and why a side of a comparison is missing."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0014"

FACTS = ("fact_observation", "fact_target", "fact_stated_change")
SERIES = "Equal for figures that are surely of one thing, of which some have a provisional code; else null"
GAP = "Why a side is missing: dash (a report prints one) or unstated; null with two sides"


def upgrade() -> None:
    known = sa.text("series IS NOT NULL")
    for table in FACTS:
        op.add_column(table, sa.Column("series", sa.Text(), nullable=True, comment=SERIES))
        op.create_index(f"ix_{table}_same", table, ["series"], sqlite_where=known, postgresql_where=known)
    with op.batch_alter_table("fact_year_over_year") as batch:
        batch.add_column(sa.Column("gap", sa.Text(), nullable=True, comment=GAP))
        batch.create_check_constraint("gap", "gap IN ('dash', 'unstated')")
    if op.get_bind().dialect.supports_comments:
        op.alter_column(
            "fact_year_over_year",
            "indicator_code",
            existing_type=sa.Text(),
            comment="Indicator; a provisional one only with two sides",
        )
