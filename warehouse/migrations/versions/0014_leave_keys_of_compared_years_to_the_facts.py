"""Leave the keys of compared years to the facts they come from; the text of recorded_statements changed too."""

from alembic import op

revision = "0014"
down_revision = "0013"

KEYS = ("indicator_code", "entity_id", "current_report_id", "previous_indicator_code", "previous_report_id")


def upgrade() -> None:
    with op.batch_alter_table("fact_year_over_year") as batch:
        for column in KEYS:
            batch.drop_constraint(op.f(f"fk_fact_year_over_year_{column}"), type_="foreignkey")
