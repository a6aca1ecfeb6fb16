"""Keep what the rules found place by place, how refused rows were read, and what people decided about figures."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column(
        "quarantine",
        sa.Column(
            "reading",
            sa.JSON(),
            nullable=True,
            comment="How the row was understood, by field; empty for what was not",
        ),
    )
    op.create_table(
        "check_finding",
        sa.Column("check_run_id", sa.Integer(), nullable=False, comment="Run"),
        sa.Column("position", sa.Integer(), nullable=False, comment="Turn within the run, from 0"),
        sa.Column("rule_id", sa.Text(), nullable=False, comment="Rule"),
        sa.Column("severity", sa.Text(), nullable=False, comment="error, warning or info"),
        sa.Column("message", sa.Text(), nullable=False, comment="What was found there and expected"),
        sa.Column("message_vi", sa.Text(), nullable=False, comment="The same in Vietnamese"),
        sa.Column("page", sa.Integer(), nullable=True, comment="Page, from 1; the first of several"),
        sa.Column("raws", sa.JSON(), nullable=False, comment="Printed numbers involved"),
        sa.Column("sentences", sa.JSON(), nullable=False, comment="Sentences or cells they stand in"),
        sa.Column("locators", sa.JSON(), nullable=False, comment="Places for people"),
        sa.Column("observation_ids", sa.JSON(), nullable=False, comment="Statements involved"),
        sa.ForeignKeyConstraint(
            ["check_run_id"], ["check_run.check_run_id"], name=op.f("fk_check_finding_check_run_id")
        ),
        sa.PrimaryKeyConstraint("check_run_id", "position", name=op.f("pk_check_finding")),
        comment="What failed rules found, place by place: the first rows of each rule",
    )
    op.create_table(
        "correction",
        sa.Column("correction_key", sa.Integer(), nullable=False, comment="Key of this recorded version of the row"),
        sa.Column("row_id", sa.Text(), nullable=False, comment="Statement, task or refused number that was decided on"),
        sa.Column("report_id", sa.Text(), nullable=False, comment="Report"),
        sa.Column(
            "stage",
            sa.Text(),
            nullable=False,
            comment="What the row is: observations, tasks or statements (not understood)",
        ),
        sa.Column("action", sa.Text(), nullable=False, comment="override, drop or accept"),
        sa.Column("page", sa.Integer(), nullable=True, comment="Page, from 1"),
        sa.Column("locator", sa.Text(), nullable=False, comment="Place for people"),
        sa.Column("raw", sa.Text(), nullable=False, comment="As printed"),
        sa.Column("reading", sa.JSON(), nullable=False, comment="How the row was understood before, by field"),
        sa.Column("value", sa.Text(), nullable=True, comment="What should have been printed; null unless overridden"),
        sa.Column("rules", sa.JSON(), nullable=False, comment="Rules whose breach is accepted"),
        sa.Column("reason", sa.Text(), nullable=False, comment="Why"),
        sa.Column("told", sa.Text(), nullable=True, comment="Who was told of the mistake"),
        sa.Column("status", sa.Text(), nullable=False, comment="open, asked or confirmed by the issuer"),
        sa.Column("source", sa.Text(), nullable=False, comment="File and entry of the decision"),
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
        sa.CheckConstraint("action IN ('override', 'drop', 'accept')", name=op.f("ck_correction_action")),
        sa.CheckConstraint(
            "recorded_to IS NULL OR closed_reason IN ('changed', 'vanished')",
            name=op.f("ck_correction_closed_with_reason"),
        ),
        sa.ForeignKeyConstraint(["report_id"], ["dim_report.report_id"], name=op.f("fk_correction_report_id")),
        sa.PrimaryKeyConstraint("correction_key", name=op.f("pk_correction")),
        comment="Decisions of people on printed figures; the printed text stays beside them",
    )
    op.create_index(
        "ux_correction_live",
        "correction",
        ["row_id"],
        unique=True,
        sqlite_where=sa.text("recorded_to IS NULL"),
        postgresql_where=sa.text("recorded_to IS NULL"),
    )
    op.create_index("ix_correction_report", "correction", ["report_id"])
