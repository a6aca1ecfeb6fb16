"""Create the tables of the warehouse."""

import sqlalchemy as sa
from alembic import op

from warehouse.schema.columns import Exact

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "check_run",
        sa.Column("check_run_id", sa.Integer(), nullable=False, comment="Run of all rules of a stage"),
        sa.Column("stage", sa.Text(), nullable=False, comment="Stage checked: document, statements, observations …"),
        sa.Column("partition", sa.Text(), nullable=False, comment="Report or year checked"),
        sa.Column("fingerprint", sa.Text(), nullable=False, comment="Content hash of the data looked at"),
        sa.Column("blocked", sa.Boolean(), nullable=False, comment="True if the partition as a whole must not go on"),
        sa.Column(
            "recorded_from", sa.DateTime(timezone=True), nullable=False, comment="When the row was recorded (UTC)"
        ),
        sa.Column(
            "recorded_to",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="When the row was closed (UTC); null while it holds",
        ),
        sa.Column(
            "closed_reason",
            sa.Text(),
            nullable=True,
            comment="Why it was closed: `changed` (a new row follows) or `vanished` (no longer there)",
        ),
        sa.CheckConstraint(
            "recorded_to IS NULL OR closed_reason IN ('changed', 'vanished')",
            name=op.f("ck_check_run_closed_with_reason"),
        ),
        sa.PrimaryKeyConstraint("check_run_id", name=op.f("pk_check_run")),
        comment="Verdicts of the checks",
    )
    with op.batch_alter_table("check_run", schema=None) as batch_op:
        batch_op.create_index(
            "ux_check_run_live",
            ["stage", "partition"],
            unique=True,
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )

    op.create_table(
        "dim_entity",
        sa.Column(
            "entity_id",
            sa.Text(),
            nullable=False,
            comment="Scheme, code and, where a code was reused, start of validity",
        ),
        sa.Column("entity_code", sa.Text(), nullable=False, comment="Scheme and code, as observations carry it"),
        sa.Column("scheme", sa.Text(), nullable=False, comment="Code list, for example VN-NSO-63"),
        sa.Column("code", sa.Text(), nullable=False, comment="Code within the scheme"),
        sa.Column("valid_from", sa.Date(), nullable=True, comment="First day; null from the beginning"),
        sa.Column("valid_to", sa.Date(), nullable=True, comment="Last day; null while it exists"),
        sa.Column("name_vi", sa.Text(), nullable=False, comment="Full Vietnamese name"),
        sa.Column("name_en", sa.Text(), nullable=True, comment="English name"),
        sa.Column("type", sa.Text(), nullable=False, comment="nation, ministry, province or organisation"),
        sa.Column("mapped", sa.Boolean(), nullable=False, comment="False for a body that only a report names"),
        sa.PrimaryKeyConstraint("entity_id", name=op.f("pk_dim_entity")),
        sa.UniqueConstraint("scheme", "code", "valid_from", name=op.f("uq_dim_entity_scheme")),
        comment="Who a number is about. Codes were reused after mergers, so validity is part of the key",
    )
    op.create_table(
        "dim_period",
        sa.Column("period_code", sa.Text(), nullable=False, comment="SDMX form"),
        sa.Column("as_of", sa.Boolean(), nullable=False, comment="True for a stock at a date"),
        sa.Column("period_start", sa.Date(), nullable=True, comment="First day; null for a stock at a date"),
        sa.Column("period_end", sa.Date(), nullable=False, comment="Last day, inclusive"),
        sa.Column("months", sa.Integer(), nullable=True, comment="Whole months covered; null for a date or odd days"),
        sa.Column(
            "season",
            sa.Text(),
            nullable=True,
            comment="What repeats each year: A, S1, Q1, M11, YTD11, AT1231; null over a year",
        ),
        sa.Column(
            "stock_season",
            sa.Text(),
            nullable=True,
            comment="The season of a stock reported for the period: it stands at its end",
        ),
        sa.Column("year", sa.Integer(), nullable=False, comment="Year the period ends in"),
        sa.PrimaryKeyConstraint("period_code", "as_of", name=op.f("pk_dim_period")),
        comment="Periods; the partner of a year before is the same season of year - 1",
    )
    op.create_table(
        "dim_report",
        sa.Column("report_id", sa.Text(), nullable=False, comment="Report id, reporting year first"),
        sa.Column("title", sa.Text(), nullable=False, comment="Title"),
        sa.Column("issuer", sa.Text(), nullable=True, comment="Issuing body"),
        sa.Column("number", sa.Text(), nullable=True, comment="Document number"),
        sa.Column("issued_on", sa.Date(), nullable=True, comment="Day of issue: which of two reports is the later"),
        sa.Column("kind", sa.Text(), nullable=False, comment="plan or result"),
        sa.Column("year", sa.Integer(), nullable=False, comment="Reporting year"),
        sa.Column("file", sa.Text(), nullable=False, comment="File name"),
        sa.Column("sha256", sa.Text(), nullable=False, comment="SHA-256 of the file last loaded"),
        sa.Column("inferred", sa.JSON(), nullable=False, comment="Fields no catalogue gave: read off the first page"),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_dim_report")),
        comment="Published documents",
    )
    op.create_table(
        "dim_unit",
        sa.Column("unit", sa.Text(), nullable=False, comment="Unit as observations carry it"),
        sa.Column("name_vi", sa.Text(), nullable=False, comment="Vietnamese name"),
        sa.Column(
            "dimension", sa.Text(), nullable=False, comment="Only units of one dimension are converted into each other"
        ),
        sa.Column(
            "factor_to_base", Exact(), nullable=False, comment="How many base units of the dimension one of it is"
        ),
        sa.PrimaryKeyConstraint("unit", name=op.f("pk_dim_unit")),
        comment="Units; a counted noun is a dimension of its own, so dossiers never turn into transactions",
    )
    op.create_table(
        "stale_year",
        sa.Column("year", sa.Integer(), nullable=False, comment="Year that has to be compared anew"),
        sa.Column(
            "touched_at", sa.DateTime(timezone=True), nullable=False, comment="When what it rests on last changed (UTC)"
        ),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_stale_year")),
        comment="Work list: a load puts years in, comparing them takes them out",
    )
    op.create_table(
        "check_result",
        sa.Column("check_run_id", sa.Integer(), nullable=False, comment="Run"),
        sa.Column("position", sa.Integer(), nullable=False, comment="Turn within the run, from 0"),
        sa.Column("rule_id", sa.Text(), nullable=False, comment="Rule"),
        sa.Column("severity", sa.Text(), nullable=False, comment="error, warning or info"),
        sa.Column("passed", sa.Boolean(), nullable=False, comment="True if the rule holds"),
        sa.Column("checked", sa.Integer(), nullable=False, comment="Rows looked at"),
        sa.Column("failing", sa.JSON(), nullable=False, comment="Ids of the failing rows"),
        sa.Column("message", sa.Text(), nullable=False, comment="What was found and expected"),
        sa.Column("could_not_run", sa.Boolean(), nullable=False, comment="True if the rule itself failed"),
        sa.ForeignKeyConstraint(
            ["check_run_id"], ["check_run.check_run_id"], name=op.f("fk_check_result_check_run_id")
        ),
        sa.PrimaryKeyConstraint("check_run_id", "position", name=op.f("pk_check_result")),
        comment="Results of single rules",
    )
    op.create_table(
        "dim_indicator",
        sa.Column("indicator_code", sa.Text(), nullable=False, comment="Code"),
        sa.Column(
            "name_vi", sa.Text(), nullable=False, comment="Vietnamese name; the report's words while provisional"
        ),
        sa.Column("name_en", sa.Text(), nullable=True, comment="English name"),
        sa.Column("definition", sa.Text(), nullable=True, comment="What exactly is measured"),
        sa.Column(
            "population", sa.Text(), nullable=True, comment="Of what a share is: households, subscriptions, dossiers"
        ),
        sa.Column("kind", sa.Text(), nullable=True, comment="level, rate, index or rank"),
        sa.Column("time_basis", sa.Text(), nullable=True, comment="stock (at a date) or flow (over a period)"),
        sa.Column("unit", sa.Text(), nullable=True, comment="Unit of the indicator"),
        sa.Column("decimals", sa.Integer(), nullable=True, comment="Decimals usually shown"),
        sa.Column("direction", sa.Text(), nullable=True, comment="Which way is better: up, down or none"),
        sa.Column("minimum", Exact(), nullable=True, comment="Natural lower limit, in the unit"),
        sa.Column("maximum", Exact(), nullable=True, comment="Natural upper limit, in the unit"),
        sa.Column("mapped", sa.Boolean(), nullable=False, comment="True when a person curated the indicator"),
        sa.CheckConstraint(
            "NOT mapped OR (kind IS NOT NULL AND time_basis IS NOT NULL)",
            name=op.f("ck_dim_indicator_curated_is_complete"),
        ),
        sa.ForeignKeyConstraint(["unit"], ["dim_unit.unit"], name=op.f("fk_dim_indicator_unit")),
        sa.PrimaryKeyConstraint("indicator_code", name=op.f("pk_dim_indicator")),
        comment="Indicators. A changed definition is a new indicator linked to the old, not an edit",
    )
    op.create_table(
        "entity_alias",
        sa.Column("entity_id", sa.Text(), nullable=False, comment="Entity"),
        sa.Column("alias", sa.Text(), nullable=False, comment="Another name reports use"),
        sa.ForeignKeyConstraint(["entity_id"], ["dim_entity.entity_id"], name=op.f("fk_entity_alias_entity_id")),
        sa.PrimaryKeyConstraint("entity_id", "alias", name=op.f("pk_entity_alias")),
        comment="Other names of entities",
    )
    op.create_table(
        "load",
        sa.Column("load_id", sa.Integer(), nullable=False, comment="Load"),
        sa.Column("report_id", sa.Text(), nullable=False, comment="Report loaded"),
        sa.Column("sha256", sa.Text(), nullable=False, comment="SHA-256 of the file then read"),
        sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False, comment="When (UTC)"),
        sa.Column("added", sa.Integer(), nullable=False, comment="Facts and tasks recorded"),
        sa.Column("closed", sa.Integer(), nullable=False, comment="Facts and tasks closed"),
        sa.Column("unchanged", sa.Integer(), nullable=False, comment="Facts and tasks left untouched"),
        sa.ForeignKeyConstraint(["report_id"], ["dim_report.report_id"], name=op.f("fk_load_report_id")),
        sa.PrimaryKeyConstraint("load_id", name=op.f("pk_load")),
        comment="Loads that changed something; a load that finds nothing new leaves no trace",
    )
    op.create_table(
        "quarantine",
        sa.Column("quarantine_key", sa.Integer(), nullable=False, comment="Key of this recorded version of the row"),
        sa.Column("row_id", sa.Text(), nullable=False, comment="Identity of the row kept out"),
        sa.Column("report_id", sa.Text(), nullable=False, comment="Report"),
        sa.Column("stage", sa.Text(), nullable=False, comment="Stage whose rule failed"),
        sa.Column("rule_id", sa.Text(), nullable=False, comment="Rule that failed"),
        sa.Column("page", sa.Integer(), nullable=True, comment="Page, from 1"),
        sa.Column("locator", sa.Text(), nullable=False, comment="Place for people"),
        sa.Column("found", sa.Text(), nullable=False, comment="What was found"),
        sa.Column("expected", sa.Text(), nullable=False, comment="What was expected"),
        sa.Column("remedy", sa.Text(), nullable=False, comment="What a person can do"),
        sa.Column("raw", sa.Text(), nullable=False, comment="Printed digits with their unit"),
        sa.Column("sentence", sa.Text(), nullable=False, comment="Sentence or cell it stands in"),
        sa.Column(
            "recorded_from", sa.DateTime(timezone=True), nullable=False, comment="When the row was recorded (UTC)"
        ),
        sa.Column(
            "recorded_to",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="When the row was closed (UTC); null while it holds",
        ),
        sa.Column(
            "closed_reason",
            sa.Text(),
            nullable=True,
            comment="Why it was closed: `changed` (a new row follows) or `vanished` (no longer there)",
        ),
        sa.CheckConstraint(
            "recorded_to IS NULL OR closed_reason IN ('changed', 'vanished')",
            name=op.f("ck_quarantine_closed_with_reason"),
        ),
        sa.ForeignKeyConstraint(["report_id"], ["dim_report.report_id"], name=op.f("fk_quarantine_report_id")),
        sa.PrimaryKeyConstraint("quarantine_key", name=op.f("pk_quarantine")),
        comment="Rows kept out of the facts, with all a person needs to settle them",
    )
    with op.batch_alter_table("quarantine", schema=None) as batch_op:
        batch_op.create_index(
            "ux_quarantine_live",
            ["row_id"],
            unique=True,
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )

    op.create_table(
        "fact_observation",
        sa.Column("fact_key", sa.Integer(), nullable=False, comment="Key of this recorded version of the row"),
        sa.Column(
            "observation_id", sa.Text(), nullable=False, comment="Identity of the statement, stable over re-reading"
        ),
        sa.Column("report_id", sa.Text(), nullable=False, comment="Report it is printed in"),
        sa.Column("position", sa.Integer(), nullable=False, comment="Turn in reading order within the report, from 0"),
        sa.Column("page", sa.Integer(), nullable=True, comment="Page, from 1; null where the format has no pages"),
        sa.Column("locator", sa.Text(), nullable=False, comment="Place for people: bảng 1, dòng 4.1, cột Kết quả 2022"),
        sa.Column("section", sa.Text(), nullable=True, comment="Nearest headings, joined with ›"),
        sa.Column("entity_id", sa.Text(), nullable=False, comment="Who it is about"),
        sa.Column("agency", sa.Text(), nullable=True, comment="Full Vietnamese name of the body; null for the nation"),
        sa.Column("loaded_by", sa.Integer(), nullable=False, comment="Load that recorded the row"),
        sa.Column(
            "indicator_code", sa.Text(), nullable=False, comment="Indicator; a provisional code while `mapped` is false"
        ),
        sa.Column("indicator", sa.Text(), nullable=False, comment="What is measured, in the words of the report"),
        sa.Column(
            "period_code", sa.Text(), nullable=False, comment="Period in SDMX form: 2022, 2022-Q1, 2022-01-01/P11M"
        ),
        sa.Column("as_of", sa.Boolean(), nullable=False, comment="True for a stock at a date"),
        sa.Column("period_stated", sa.Boolean(), nullable=False, comment="True where the text itself says the period"),
        sa.Column("value", Exact(), nullable=True, comment="Value in base units; null where the report prints a dash"),
        sa.Column("value_high", Exact(), nullable=True, comment="Upper end of a printed range"),
        sa.Column("denominator", Exact(), nullable=True, comment="The y of a printed x/y"),
        sa.Column("unit", sa.Text(), nullable=True, comment="Unit: %, VND, x (times) or the counted noun"),
        sa.Column("per", sa.Text(), nullable=True, comment="day, month, year or null"),
        sa.Column("qualifier", sa.Text(), nullable=False, comment="= > >= < <= ~ (about) <~ (nearly) range"),
        sa.Column("low", Exact(), nullable=True, comment="Least value the words allow; null without limit"),
        sa.Column("low_open", sa.Boolean(), nullable=False, comment="True if `low` itself is excluded"),
        sa.Column("high", Exact(), nullable=True, comment="Greatest value the words allow; null without limit"),
        sa.Column("high_open", sa.Boolean(), nullable=False, comment="True if `high` itself is excluded"),
        sa.Column(
            "half_width", Exact(), nullable=False, comment="Half of the printed rounding unit: scale / 10^decimals / 2"
        ),
        sa.Column("decimals", sa.Integer(), nullable=False, comment="Decimals as printed"),
        sa.Column("scale", sa.BigInteger(), nullable=False, comment="Printed multiplier: 1000000 for triệu"),
        sa.Column(
            "flags", sa.JSON(), nullable=False, comment="Oddities of the print: dot_decimal, ambiguous_separator …"
        ),
        sa.Column("raw", sa.Text(), nullable=False, comment="Printed digits with their unit"),
        sa.Column(
            "sentence", sa.Text(), nullable=False, comment="Sentence or cell it stands in (at most 400 characters)"
        ),
        sa.Column(
            "pieces", sa.JSON(), nullable=False, comment="Rectangles on the pages, in points from the upper left corner"
        ),
        sa.Column(
            "status",
            sa.Text(),
            nullable=False,
            comment="SDMX observation status: A normal, E estimated, O not reported",
        ),
        sa.Column("origin", sa.Text(), nullable=False, comment="reported, implied (by a printed growth) or derived"),
        sa.Column(
            "recorded_from", sa.DateTime(timezone=True), nullable=False, comment="When the row was recorded (UTC)"
        ),
        sa.Column(
            "recorded_to",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="When the row was closed (UTC); null while it holds",
        ),
        sa.Column(
            "closed_reason",
            sa.Text(),
            nullable=True,
            comment="Why it was closed: `changed` (a new row follows) or `vanished` (no longer there)",
        ),
        sa.CheckConstraint(
            "(value IS NULL) = (status = 'O')", name=op.f("ck_fact_observation_only_not_reported_is_empty")
        ),
        sa.CheckConstraint("origin IN ('reported', 'implied', 'derived')", name=op.f("ck_fact_observation_origin")),
        sa.CheckConstraint(
            "qualifier IN ('=', '>', '>=', '<', '<=', '~', '<~', 'range')", name=op.f("ck_fact_observation_qualifier")
        ),
        sa.CheckConstraint(
            "recorded_to IS NULL OR closed_reason IN ('changed', 'vanished')",
            name=op.f("ck_fact_observation_closed_with_reason"),
        ),
        sa.CheckConstraint("status IN ('A', 'E', 'O', 'P', 'F')", name=op.f("ck_fact_observation_status")),
        sa.ForeignKeyConstraint(["entity_id"], ["dim_entity.entity_id"], name=op.f("fk_fact_observation_entity_id")),
        sa.ForeignKeyConstraint(
            ["indicator_code"], ["dim_indicator.indicator_code"], name=op.f("fk_fact_observation_indicator_code")
        ),
        sa.ForeignKeyConstraint(["loaded_by"], ["load.load_id"], name=op.f("fk_fact_observation_loaded_by")),
        sa.ForeignKeyConstraint(
            ["period_code", "as_of"],
            ["dim_period.period_code", "dim_period.as_of"],
            name=op.f("fk_fact_observation_period_code"),
        ),
        sa.ForeignKeyConstraint(["report_id"], ["dim_report.report_id"], name=op.f("fk_fact_observation_report_id")),
        sa.ForeignKeyConstraint(["unit"], ["dim_unit.unit"], name=op.f("fk_fact_observation_unit")),
        sa.PrimaryKeyConstraint("fact_key", name=op.f("pk_fact_observation")),
        comment="What was reached, as reports print it; a dash is a row with an empty value and status O",
    )
    with op.batch_alter_table("fact_observation", schema=None) as batch_op:
        batch_op.create_index("ix_fact_observation_report", ["report_id"], unique=False)
        batch_op.create_index(
            "ix_fact_observation_series", ["indicator_code", "entity_id", "period_code"], unique=False
        )
        batch_op.create_index(
            "ux_fact_observation_live",
            ["observation_id"],
            unique=True,
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )

    op.create_table(
        "fact_stated_change",
        sa.Column("fact_key", sa.Integer(), nullable=False, comment="Key of this recorded version of the row"),
        sa.Column(
            "observation_id", sa.Text(), nullable=False, comment="Identity of the statement, stable over re-reading"
        ),
        sa.Column("report_id", sa.Text(), nullable=False, comment="Report it is printed in"),
        sa.Column("position", sa.Integer(), nullable=False, comment="Turn in reading order within the report, from 0"),
        sa.Column("page", sa.Integer(), nullable=True, comment="Page, from 1; null where the format has no pages"),
        sa.Column("locator", sa.Text(), nullable=False, comment="Place for people: bảng 1, dòng 4.1, cột Kết quả 2022"),
        sa.Column("section", sa.Text(), nullable=True, comment="Nearest headings, joined with ›"),
        sa.Column("entity_id", sa.Text(), nullable=False, comment="Who it is about"),
        sa.Column("agency", sa.Text(), nullable=True, comment="Full Vietnamese name of the body; null for the nation"),
        sa.Column("loaded_by", sa.Integer(), nullable=False, comment="Load that recorded the row"),
        sa.Column(
            "indicator_code", sa.Text(), nullable=False, comment="Indicator; a provisional code while `mapped` is false"
        ),
        sa.Column("indicator", sa.Text(), nullable=False, comment="What is measured, in the words of the report"),
        sa.Column(
            "period_code", sa.Text(), nullable=False, comment="Period in SDMX form: 2022, 2022-Q1, 2022-01-01/P11M"
        ),
        sa.Column("as_of", sa.Boolean(), nullable=False, comment="True for a stock at a date"),
        sa.Column("period_stated", sa.Boolean(), nullable=False, comment="True where the text itself says the period"),
        sa.Column("value", Exact(), nullable=True, comment="Value in base units; null where the report prints a dash"),
        sa.Column("value_high", Exact(), nullable=True, comment="Upper end of a printed range"),
        sa.Column("denominator", Exact(), nullable=True, comment="The y of a printed x/y"),
        sa.Column("unit", sa.Text(), nullable=True, comment="Unit: %, VND, x (times) or the counted noun"),
        sa.Column("per", sa.Text(), nullable=True, comment="day, month, year or null"),
        sa.Column("qualifier", sa.Text(), nullable=False, comment="= > >= < <= ~ (about) <~ (nearly) range"),
        sa.Column("low", Exact(), nullable=True, comment="Least value the words allow; null without limit"),
        sa.Column("low_open", sa.Boolean(), nullable=False, comment="True if `low` itself is excluded"),
        sa.Column("high", Exact(), nullable=True, comment="Greatest value the words allow; null without limit"),
        sa.Column("high_open", sa.Boolean(), nullable=False, comment="True if `high` itself is excluded"),
        sa.Column(
            "half_width", Exact(), nullable=False, comment="Half of the printed rounding unit: scale / 10^decimals / 2"
        ),
        sa.Column("decimals", sa.Integer(), nullable=False, comment="Decimals as printed"),
        sa.Column("scale", sa.BigInteger(), nullable=False, comment="Printed multiplier: 1000000 for triệu"),
        sa.Column(
            "flags", sa.JSON(), nullable=False, comment="Oddities of the print: dot_decimal, ambiguous_separator …"
        ),
        sa.Column("raw", sa.Text(), nullable=False, comment="Printed digits with their unit"),
        sa.Column(
            "sentence", sa.Text(), nullable=False, comment="Sentence or cell it stands in (at most 400 characters)"
        ),
        sa.Column(
            "pieces", sa.JSON(), nullable=False, comment="Rectangles on the pages, in points from the upper left corner"
        ),
        sa.Column(
            "status",
            sa.Text(),
            nullable=False,
            comment="SDMX observation status: A normal, E estimated, O not reported",
        ),
        sa.Column("origin", sa.Text(), nullable=False, comment="reported, implied (by a printed growth) or derived"),
        sa.Column(
            "recorded_from", sa.DateTime(timezone=True), nullable=False, comment="When the row was recorded (UTC)"
        ),
        sa.Column(
            "recorded_to",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="When the row was closed (UTC); null while it holds",
        ),
        sa.Column(
            "closed_reason",
            sa.Text(),
            nullable=True,
            comment="Why it was closed: `changed` (a new row follows) or `vanished` (no longer there)",
        ),
        sa.Column("base_start", sa.Date(), nullable=True, comment="First day of the period compared with"),
        sa.Column("base_end", sa.Date(), nullable=True, comment="Last day of the period compared with"),
        sa.Column("direction", sa.Text(), nullable=True, comment="up or down, as printed"),
        sa.CheckConstraint(
            "(value IS NULL) = (status = 'O')", name=op.f("ck_fact_stated_change_only_not_reported_is_empty")
        ),
        sa.CheckConstraint("origin IN ('reported', 'implied', 'derived')", name=op.f("ck_fact_stated_change_origin")),
        sa.CheckConstraint(
            "qualifier IN ('=', '>', '>=', '<', '<=', '~', '<~', 'range')", name=op.f("ck_fact_stated_change_qualifier")
        ),
        sa.CheckConstraint(
            "recorded_to IS NULL OR closed_reason IN ('changed', 'vanished')",
            name=op.f("ck_fact_stated_change_closed_with_reason"),
        ),
        sa.CheckConstraint("status IN ('A', 'E', 'O', 'P', 'F')", name=op.f("ck_fact_stated_change_status")),
        sa.ForeignKeyConstraint(["entity_id"], ["dim_entity.entity_id"], name=op.f("fk_fact_stated_change_entity_id")),
        sa.ForeignKeyConstraint(
            ["indicator_code"], ["dim_indicator.indicator_code"], name=op.f("fk_fact_stated_change_indicator_code")
        ),
        sa.ForeignKeyConstraint(["loaded_by"], ["load.load_id"], name=op.f("fk_fact_stated_change_loaded_by")),
        sa.ForeignKeyConstraint(
            ["period_code", "as_of"],
            ["dim_period.period_code", "dim_period.as_of"],
            name=op.f("fk_fact_stated_change_period_code"),
        ),
        sa.ForeignKeyConstraint(["report_id"], ["dim_report.report_id"], name=op.f("fk_fact_stated_change_report_id")),
        sa.ForeignKeyConstraint(["unit"], ["dim_unit.unit"], name=op.f("fk_fact_stated_change_unit")),
        sa.PrimaryKeyConstraint("fact_key", name=op.f("pk_fact_stated_change")),
        comment="Growth as the report states it, never mixed with what is computed",
    )
    with op.batch_alter_table("fact_stated_change", schema=None) as batch_op:
        batch_op.create_index("ix_fact_stated_change_report", ["report_id"], unique=False)
        batch_op.create_index(
            "ix_fact_stated_change_series", ["indicator_code", "entity_id", "period_code"], unique=False
        )
        batch_op.create_index(
            "ux_fact_stated_change_live",
            ["observation_id"],
            unique=True,
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )

    op.create_table(
        "fact_target",
        sa.Column("fact_key", sa.Integer(), nullable=False, comment="Key of this recorded version of the row"),
        sa.Column(
            "observation_id", sa.Text(), nullable=False, comment="Identity of the statement, stable over re-reading"
        ),
        sa.Column("report_id", sa.Text(), nullable=False, comment="Report it is printed in"),
        sa.Column("position", sa.Integer(), nullable=False, comment="Turn in reading order within the report, from 0"),
        sa.Column("page", sa.Integer(), nullable=True, comment="Page, from 1; null where the format has no pages"),
        sa.Column("locator", sa.Text(), nullable=False, comment="Place for people: bảng 1, dòng 4.1, cột Kết quả 2022"),
        sa.Column("section", sa.Text(), nullable=True, comment="Nearest headings, joined with ›"),
        sa.Column("entity_id", sa.Text(), nullable=False, comment="Who it is about"),
        sa.Column("agency", sa.Text(), nullable=True, comment="Full Vietnamese name of the body; null for the nation"),
        sa.Column("loaded_by", sa.Integer(), nullable=False, comment="Load that recorded the row"),
        sa.Column(
            "indicator_code", sa.Text(), nullable=False, comment="Indicator; a provisional code while `mapped` is false"
        ),
        sa.Column("indicator", sa.Text(), nullable=False, comment="What is measured, in the words of the report"),
        sa.Column(
            "period_code", sa.Text(), nullable=False, comment="Period in SDMX form: 2022, 2022-Q1, 2022-01-01/P11M"
        ),
        sa.Column("as_of", sa.Boolean(), nullable=False, comment="True for a stock at a date"),
        sa.Column("period_stated", sa.Boolean(), nullable=False, comment="True where the text itself says the period"),
        sa.Column("value", Exact(), nullable=True, comment="Value in base units; null where the report prints a dash"),
        sa.Column("value_high", Exact(), nullable=True, comment="Upper end of a printed range"),
        sa.Column("denominator", Exact(), nullable=True, comment="The y of a printed x/y"),
        sa.Column("unit", sa.Text(), nullable=True, comment="Unit: %, VND, x (times) or the counted noun"),
        sa.Column("per", sa.Text(), nullable=True, comment="day, month, year or null"),
        sa.Column("qualifier", sa.Text(), nullable=False, comment="= > >= < <= ~ (about) <~ (nearly) range"),
        sa.Column("low", Exact(), nullable=True, comment="Least value the words allow; null without limit"),
        sa.Column("low_open", sa.Boolean(), nullable=False, comment="True if `low` itself is excluded"),
        sa.Column("high", Exact(), nullable=True, comment="Greatest value the words allow; null without limit"),
        sa.Column("high_open", sa.Boolean(), nullable=False, comment="True if `high` itself is excluded"),
        sa.Column(
            "half_width", Exact(), nullable=False, comment="Half of the printed rounding unit: scale / 10^decimals / 2"
        ),
        sa.Column("decimals", sa.Integer(), nullable=False, comment="Decimals as printed"),
        sa.Column("scale", sa.BigInteger(), nullable=False, comment="Printed multiplier: 1000000 for triệu"),
        sa.Column(
            "flags", sa.JSON(), nullable=False, comment="Oddities of the print: dot_decimal, ambiguous_separator …"
        ),
        sa.Column("raw", sa.Text(), nullable=False, comment="Printed digits with their unit"),
        sa.Column(
            "sentence", sa.Text(), nullable=False, comment="Sentence or cell it stands in (at most 400 characters)"
        ),
        sa.Column(
            "pieces", sa.JSON(), nullable=False, comment="Rectangles on the pages, in points from the upper left corner"
        ),
        sa.Column(
            "status",
            sa.Text(),
            nullable=False,
            comment="SDMX observation status: A normal, E estimated, O not reported",
        ),
        sa.Column("origin", sa.Text(), nullable=False, comment="reported, implied (by a printed growth) or derived"),
        sa.Column(
            "recorded_from", sa.DateTime(timezone=True), nullable=False, comment="When the row was recorded (UTC)"
        ),
        sa.Column(
            "recorded_to",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="When the row was closed (UTC); null while it holds",
        ),
        sa.Column(
            "closed_reason",
            sa.Text(),
            nullable=True,
            comment="Why it was closed: `changed` (a new row follows) or `vanished` (no longer there)",
        ),
        sa.CheckConstraint("(value IS NULL) = (status = 'O')", name=op.f("ck_fact_target_only_not_reported_is_empty")),
        sa.CheckConstraint("origin IN ('reported', 'implied', 'derived')", name=op.f("ck_fact_target_origin")),
        sa.CheckConstraint(
            "qualifier IN ('=', '>', '>=', '<', '<=', '~', '<~', 'range')", name=op.f("ck_fact_target_qualifier")
        ),
        sa.CheckConstraint(
            "recorded_to IS NULL OR closed_reason IN ('changed', 'vanished')",
            name=op.f("ck_fact_target_closed_with_reason"),
        ),
        sa.CheckConstraint("status IN ('A', 'E', 'O', 'P', 'F')", name=op.f("ck_fact_target_status")),
        sa.ForeignKeyConstraint(["entity_id"], ["dim_entity.entity_id"], name=op.f("fk_fact_target_entity_id")),
        sa.ForeignKeyConstraint(
            ["indicator_code"], ["dim_indicator.indicator_code"], name=op.f("fk_fact_target_indicator_code")
        ),
        sa.ForeignKeyConstraint(["loaded_by"], ["load.load_id"], name=op.f("fk_fact_target_loaded_by")),
        sa.ForeignKeyConstraint(
            ["period_code", "as_of"],
            ["dim_period.period_code", "dim_period.as_of"],
            name=op.f("fk_fact_target_period_code"),
        ),
        sa.ForeignKeyConstraint(["report_id"], ["dim_report.report_id"], name=op.f("fk_fact_target_report_id")),
        sa.ForeignKeyConstraint(["unit"], ["dim_unit.unit"], name=op.f("fk_fact_target_unit")),
        sa.PrimaryKeyConstraint("fact_key", name=op.f("pk_fact_target")),
        comment="What was promised for a period",
    )
    with op.batch_alter_table("fact_target", schema=None) as batch_op:
        batch_op.create_index("ix_fact_target_report", ["report_id"], unique=False)
        batch_op.create_index("ix_fact_target_series", ["indicator_code", "entity_id", "period_code"], unique=False)
        batch_op.create_index(
            "ux_fact_target_live",
            ["observation_id"],
            unique=True,
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )

    op.create_table(
        "fact_task",
        sa.Column("fact_key", sa.Integer(), nullable=False, comment="Key of this recorded version of the row"),
        sa.Column("task_id", sa.Text(), nullable=False, comment="Identity of the task, stable over re-reading"),
        sa.Column("report_id", sa.Text(), nullable=False, comment="Report it is printed in"),
        sa.Column("position", sa.Integer(), nullable=False, comment="Turn in reading order within the report, from 0"),
        sa.Column("page", sa.Integer(), nullable=True, comment="Page, from 1; null where the format has no pages"),
        sa.Column("locator", sa.Text(), nullable=False, comment="Place for people: bảng 1, dòng 4.1, cột Kết quả 2022"),
        sa.Column("section", sa.Text(), nullable=True, comment="Nearest headings, joined with ›"),
        sa.Column("entity_id", sa.Text(), nullable=False, comment="Who it is about"),
        sa.Column("agency", sa.Text(), nullable=True, comment="Full Vietnamese name of the body; null for the nation"),
        sa.Column("loaded_by", sa.Integer(), nullable=False, comment="Load that recorded the row"),
        sa.Column("number", sa.Text(), nullable=True, comment="Serial number or letter as printed"),
        sa.Column("text", sa.Text(), nullable=False, comment="The job, as printed"),
        sa.Column("deadline", sa.Text(), nullable=True, comment="Deadline as printed"),
        sa.Column("status", sa.Text(), nullable=True, comment="Progress; null in a plan"),
        sa.Column("status_raw", sa.Text(), nullable=True, comment="Printed words of the status"),
        sa.Column("result", sa.Text(), nullable=True, comment="Progress narrative as printed"),
        sa.Column(
            "recorded_from", sa.DateTime(timezone=True), nullable=False, comment="When the row was recorded (UTC)"
        ),
        sa.Column(
            "recorded_to",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="When the row was closed (UTC); null while it holds",
        ),
        sa.Column(
            "closed_reason",
            sa.Text(),
            nullable=True,
            comment="Why it was closed: `changed` (a new row follows) or `vanished` (no longer there)",
        ),
        sa.CheckConstraint(
            "recorded_to IS NULL OR closed_reason IN ('changed', 'vanished')",
            name=op.f("ck_fact_task_closed_with_reason"),
        ),
        sa.ForeignKeyConstraint(["entity_id"], ["dim_entity.entity_id"], name=op.f("fk_fact_task_entity_id")),
        sa.ForeignKeyConstraint(["loaded_by"], ["load.load_id"], name=op.f("fk_fact_task_loaded_by")),
        sa.ForeignKeyConstraint(["report_id"], ["dim_report.report_id"], name=op.f("fk_fact_task_report_id")),
        sa.PrimaryKeyConstraint("fact_key", name=op.f("pk_fact_task")),
        comment="Assigned jobs and their reported progress",
    )
    with op.batch_alter_table("fact_task", schema=None) as batch_op:
        batch_op.create_index("ix_fact_task_report", ["report_id"], unique=False)
        batch_op.create_index(
            "ux_fact_task_live",
            ["task_id"],
            unique=True,
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )

    op.create_table(
        "fact_year_over_year",
        sa.Column("fact_key", sa.Integer(), nullable=False, comment="Key of this recorded version of the row"),
        sa.Column("kind", sa.Text(), nullable=False, comment="actual or target: compared within a kind, never across"),
        sa.Column("indicator_code", sa.Text(), nullable=False, comment="Curated indicator"),
        sa.Column("entity_id", sa.Text(), nullable=False, comment="Who it is about"),
        sa.Column("year", sa.Integer(), nullable=False, comment="Year compared with the year before"),
        sa.Column("season", sa.Text(), nullable=False, comment="What is compared: A, Q1, YTD11, AT1231 …"),
        sa.Column("status", sa.Text(), nullable=False, comment="Whether and how the two years can be compared"),
        sa.Column("reason_vi", sa.Text(), nullable=False, comment="The status in Vietnamese words"),
        sa.Column("reason_en", sa.Text(), nullable=False, comment="The status in English words"),
        sa.Column("unit", sa.Text(), nullable=True, comment="Unit of both values"),
        sa.Column("current_observation_id", sa.Text(), nullable=True, comment="Statement of this year"),
        sa.Column("current_report_id", sa.Text(), nullable=True, comment="Report of this year's value"),
        sa.Column("current_period_code", sa.Text(), nullable=True, comment="Period of this year's value"),
        sa.Column("current_value", Exact(), nullable=True, comment="This year's value"),
        sa.Column("current_value_high", Exact(), nullable=True, comment="Upper end where this year's value is a range"),
        sa.Column("current_qualifier", sa.Text(), nullable=True, comment="How this year's value is to be read"),
        sa.Column(
            "previous_observation_id", sa.Text(), nullable=True, comment="Statement of the year before; null if implied"
        ),
        sa.Column("previous_report_id", sa.Text(), nullable=True, comment="Report of the value before"),
        sa.Column("previous_period_code", sa.Text(), nullable=True, comment="Period of the value before"),
        sa.Column(
            "previous_value",
            Exact(),
            nullable=True,
            comment="Value of the year before, in `unit` where it could be converted",
        ),
        sa.Column("previous_value_high", Exact(), nullable=True, comment="Upper end where the value before is a range"),
        sa.Column("previous_qualifier", sa.Text(), nullable=True, comment="How the value before is to be read"),
        sa.Column("previous_origin", sa.Text(), nullable=True, comment="reported, or implied by a printed growth"),
        sa.Column("previous_low", Exact(), nullable=True, comment="Least implied value before"),
        sa.Column("previous_high", Exact(), nullable=True, comment="Greatest implied value before"),
        sa.Column("absolute_change", Exact(), nullable=True, comment="Change in the unit; null for percentages"),
        sa.Column(
            "point_change",
            Exact(),
            nullable=True,
            comment="Change in percentage points; null for anything but percentages",
        ),
        sa.Column(
            "percent_change", Exact(), nullable=True, comment="Relative change in percent; never given for percentages"
        ),
        sa.Column(
            "change_low",
            Exact(),
            nullable=True,
            comment="Lowest possible change, in the unit or in points; null without limit",
        ),
        sa.Column(
            "change_low_open",
            sa.Boolean(),
            nullable=False,
            comment="True if the change is strictly more than `change_low`",
        ),
        sa.Column(
            "change_high",
            Exact(),
            nullable=True,
            comment="Highest possible change, in the unit or in points; null without limit",
        ),
        sa.Column("change_high_open", sa.Boolean(), nullable=False, comment="True if strictly less than `change_high`"),
        sa.Column("percent_low", Exact(), nullable=True, comment="Lowest possible relative change in percent"),
        sa.Column("percent_high", Exact(), nullable=True, comment="Highest possible relative change in percent"),
        sa.Column("direction", sa.Text(), nullable=True, comment="up, down or same; null where it is not certain"),
        sa.Column(
            "revised",
            sa.Boolean(),
            nullable=False,
            comment="True if an earlier report gave another value for either year",
        ),
        sa.Column(
            "stated_change",
            Exact(),
            nullable=True,
            comment="Change the report itself prints, down negative; a ratio where unit is x",
        ),
        sa.Column(
            "stated_unit", sa.Text(), nullable=True, comment="Unit of the printed change: %, x or the unit itself"
        ),
        sa.Column("stated_observation_id", sa.Text(), nullable=True, comment="Statement of the printed change"),
        sa.Column(
            "recorded_from", sa.DateTime(timezone=True), nullable=False, comment="When the row was recorded (UTC)"
        ),
        sa.Column(
            "recorded_to",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="When the row was closed (UTC); null while it holds",
        ),
        sa.Column(
            "closed_reason",
            sa.Text(),
            nullable=True,
            comment="Why it was closed: `changed` (a new row follows) or `vanished` (no longer there)",
        ),
        sa.CheckConstraint("kind IN ('actual', 'target')", name=op.f("ck_fact_year_over_year_kind")),
        sa.CheckConstraint(
            "recorded_to IS NULL OR closed_reason IN ('changed', 'vanished')",
            name=op.f("ck_fact_year_over_year_closed_with_reason"),
        ),
        sa.CheckConstraint(
            "absolute_change IS NULL OR point_change IS NULL", name=op.f("ck_fact_year_over_year_points_or_absolute")
        ),
        sa.CheckConstraint(
            "point_change IS NULL OR percent_change IS NULL", name=op.f("ck_fact_year_over_year_no_percent_of_percent")
        ),
        sa.ForeignKeyConstraint(
            ["current_report_id"], ["dim_report.report_id"], name=op.f("fk_fact_year_over_year_current_report_id")
        ),
        sa.ForeignKeyConstraint(["entity_id"], ["dim_entity.entity_id"], name=op.f("fk_fact_year_over_year_entity_id")),
        sa.ForeignKeyConstraint(
            ["indicator_code"], ["dim_indicator.indicator_code"], name=op.f("fk_fact_year_over_year_indicator_code")
        ),
        sa.ForeignKeyConstraint(
            ["previous_report_id"], ["dim_report.report_id"], name=op.f("fk_fact_year_over_year_previous_report_id")
        ),
        sa.PrimaryKeyConstraint("fact_key", name=op.f("pk_fact_year_over_year")),
        comment="One year against the year before, with a status and a reason on every row",
    )
    with op.batch_alter_table("fact_year_over_year", schema=None) as batch_op:
        batch_op.create_index(
            "ux_fact_year_over_year_live",
            ["kind", "indicator_code", "entity_id", "year", "season"],
            unique=True,
            sqlite_where=sa.text("recorded_to IS NULL"),
            postgresql_where=sa.text("recorded_to IS NULL"),
        )

    op.create_table(
        "indicator_link",
        sa.Column("indicator_code", sa.Text(), nullable=False, comment="Indicator"),
        sa.Column("other_code", sa.Text(), nullable=False, comment="Linked indicator"),
        sa.Column(
            "relation",
            sa.Text(),
            nullable=False,
            comment="replaces (definition changed) or not_comparable (look-alike)",
        ),
        sa.Column("reason", sa.Text(), nullable=False, comment="What differs, in words"),
        sa.CheckConstraint("relation IN ('replaces', 'not_comparable')", name=op.f("ck_indicator_link_relation")),
        sa.ForeignKeyConstraint(
            ["indicator_code"], ["dim_indicator.indicator_code"], name=op.f("fk_indicator_link_indicator_code")
        ),
        sa.ForeignKeyConstraint(
            ["other_code"], ["dim_indicator.indicator_code"], name=op.f("fk_indicator_link_other_code")
        ),
        sa.PrimaryKeyConstraint("indicator_code", "other_code", name=op.f("pk_indicator_link")),
        comment="Which indicators must not be compared, and which one took the place of another",
    )
