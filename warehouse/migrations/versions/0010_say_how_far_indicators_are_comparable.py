"""Say how far look-alikes are comparable, which one a row compares with, and what a provisional name may mean."""

import sqlalchemy as sa
from alembic import op

from warehouse.schema.columns import Exact

revision = "0010"
down_revision = "0009"

RELATIONS = "relation IN ('caveat', 'not_comparable', 'replaces')"
COMPARABILITY = "comparability IN ('same', 'caveat', 'not_comparable')"
LIVE = sa.text("recorded_to IS NULL")


def upgrade() -> None:
    for name, words in (
        ("numerator", "What a share counts of its population"),
        ("led_by", "Ministry whose figures on it are the nation's, as observations carry it"),
        ("themes", "What it is about, with commas between"),
    ):
        op.add_column("dim_indicator", sa.Column(name, sa.Text(), nullable=True, comment=words))
    _links()
    _suggestions()
    _year_over_year()


def _links() -> None:
    """Both languages have the one reason there was, until the catalogue is loaded next."""
    vi, en = "What differs, in Vietnamese words", "What differs, in English words"
    relation = "caveat, not_comparable, or replaces (the definition changed)"
    with op.batch_alter_table("indicator_link") as batch:
        batch.drop_constraint(op.f("ck_indicator_link_relation"), type_="check")
        batch.create_check_constraint(op.f("ck_indicator_link_relation"), RELATIONS)
        batch.alter_column("relation", existing_type=sa.Text(), existing_nullable=False, comment=relation)
        batch.alter_column(
            "reason", new_column_name="reason_vi", existing_type=sa.Text(), existing_nullable=False, comment=vi
        )
        batch.add_column(sa.Column("reason_en", sa.Text(), nullable=True, comment=en))
    op.execute("UPDATE indicator_link SET reason_en = reason_vi")
    with op.batch_alter_table("indicator_link") as batch:
        batch.alter_column("reason_en", existing_type=sa.Text(), nullable=False, existing_comment=en)
    if op.get_bind().dialect.supports_comments:
        op.create_table_comment(
            "indicator_link",
            "How far look-alikes may be set against each other, and which indicator took the place of another",
            existing_comment="Which indicators must not be compared, and which one took the place of another",
        )


def _suggestions() -> None:
    op.create_table(
        "indicator_suggestion",
        sa.Column("indicator_code", sa.Text(), nullable=False, comment="Provisional code"),
        sa.Column("rank", sa.Integer(), nullable=False, comment="1 is the likest"),
        sa.Column("suggested_code", sa.Text(), nullable=False, comment="Curated look-alike"),
        sa.Column("score", Exact(), nullable=False, comment="Share of words in common and in order, 0 to 1"),
        sa.Column(
            "lacks", sa.Text(), nullable=False, comment="Words that only the curated name has, with commas between"
        ),
        sa.Column(
            "adds", sa.Text(), nullable=False, comment="Words that only the printed name has, with commas between"
        ),
        sa.Column(
            "is_another", sa.Boolean(), nullable=False, comment="True if a word that differs changes the definition"
        ),
        sa.ForeignKeyConstraint(
            ["indicator_code"], ["dim_indicator.indicator_code"], name=op.f("fk_indicator_suggestion_indicator_code")
        ),
        sa.ForeignKeyConstraint(
            ["suggested_code"], ["dim_indicator.indicator_code"], name=op.f("fk_indicator_suggestion_suggested_code")
        ),
        sa.PrimaryKeyConstraint("indicator_code", "rank", name=op.f("pk_indicator_suggestion")),
        comment="Which curated indicators a printed name may mean; only a person can say that it does",
    )


def _year_over_year() -> None:
    previous = "Indicator of the value before: another one where the two years were stated differently"
    partner = "1; from 2 on where several indicators of the year before stand beside one figure"
    unit = "Unit of this year's value, and of the value before where that could be converted"
    op.drop_index("ux_fact_year_over_year_live", "fact_year_over_year")
    with op.batch_alter_table("fact_year_over_year") as batch:
        for name, words in (
            (
                "comparability",
                "same (one indicator), caveat (shown, with what differs) or not_comparable; null without two figures",
            ),
            ("caveat_vi", "What differs between the two indicators, in Vietnamese words; a caveat only"),
            ("caveat_en", "What differs between the two indicators, in English words; a caveat only"),
            ("previous_indicator_code", previous),
            ("previous_unit", "Unit of the value before: `unit`, unless the two cannot be converted"),
        ):
            batch.add_column(sa.Column(name, sa.Text(), nullable=True, comment=words))
        batch.add_column(sa.Column("partner", sa.Integer(), nullable=True, comment=partner))
        batch.alter_column("unit", existing_type=sa.Text(), existing_nullable=True, comment=unit)
        batch.create_check_constraint(op.f("ck_fact_year_over_year_comparability"), COMPARABILITY)
        batch.create_foreign_key(
            op.f("fk_fact_year_over_year_previous_indicator_code"),
            "dim_indicator",
            ["previous_indicator_code"],
            ["indicator_code"],
        )
    op.execute("UPDATE fact_year_over_year SET previous_indicator_code = indicator_code, partner = 1")
    with op.batch_alter_table("fact_year_over_year") as batch:
        batch.alter_column("partner", existing_type=sa.Integer(), nullable=False, existing_comment=partner)
        batch.alter_column(
            "previous_indicator_code", existing_type=sa.Text(), nullable=False, existing_comment=previous
        )
    op.create_index(
        "ux_fact_year_over_year_live",
        "fact_year_over_year",
        ["indicator_code", "entity_id", "year", "season", "kind", "previous_indicator_code"],
        unique=True,
        sqlite_where=LIVE,
        postgresql_where=LIVE,
    )
