"""Who tells a figure beside whom it is about, and the period that a catalogue gives a report."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

FACTS = ("fact_observation", "fact_target", "fact_stated_change")
REPORTED_BY = "Code of who tells it: the body of the row or section, else the issuer; null where none is named"


def upgrade() -> None:
    for table in FACTS:
        op.add_column(table, sa.Column("reported_by", sa.Text(), nullable=True, comment=REPORTED_BY))
        op.add_column(
            table, sa.Column("reporter", sa.Text(), nullable=True, comment="Full Vietnamese name of who tells it")
        )
    period = sa.Column(
        "period", sa.Text(), nullable=True, comment="Part of the year it is about, where a catalogue says so"
    )
    op.add_column("dim_report", period)
