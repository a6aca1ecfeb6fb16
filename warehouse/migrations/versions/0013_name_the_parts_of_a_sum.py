"""Name the statements that a value of the year before was summed from."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    parts = "Statements that a derived value before is the sum of: one for each body that merged"
    op.add_column("fact_year_over_year", sa.Column("previous_parts", sa.JSON(), nullable=True, comment=parts))
    if op.get_bind().dialect.supports_comments:
        op.alter_column(
            "fact_year_over_year",
            "previous_origin",
            existing_type=sa.Text(),
            comment="reported, implied by a printed growth, or derived: the sum of bodies that merged",
        )
        op.alter_column(
            "fact_year_over_year",
            "previous_observation_id",
            existing_type=sa.Text(),
            comment="Statement of the year before; null if implied or derived",
        )
