"""Find every recorded version of a statement by its id; keep the live ones of a report together."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    for table in ("fact_observation", "fact_target", "fact_stated_change"):
        op.drop_index(f"ux_{table}_live", table)
        op.drop_index(f"ix_{table}_report", table)
        op.create_index(
            f"ux_{table}_live",
            table,
            ["report_id", "observation_id"],
            unique=True,
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )
        op.create_index(f"ix_{table}_observation", table, ["observation_id"])
