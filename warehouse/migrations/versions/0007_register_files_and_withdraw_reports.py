"""Register the files of reports and their outcome; let rows be closed because their report was withdrawn."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

RECORDED = (
    "fact_observation",
    "fact_target",
    "fact_stated_change",
    "fact_task",
    "fact_year_over_year",
    "check_run",
    "quarantine",
    "correction",
)
BEFORE = "closed_reason IN ('changed', 'vanished')"
COMMENT = (
    "Why it was closed: `changed` (a new row follows), `vanished` (no longer in the report) or `withdrawn` (the report "
    "itself is gone)"
)
AFTER = "closed_reason IN ('changed', 'vanished', 'withdrawn')"


def upgrade() -> None:
    op.create_table(
        "source_file",
        sa.Column("folder", sa.Text(), nullable=False, comment="Folder or URL that the file was seen in"),
        sa.Column("file", sa.Text(), nullable=False, comment="File name"),
        sa.Column(
            "report_id",
            sa.Text(),
            comment="Report it holds; null for a catalogue and where no id could be made out",
        ),
        sa.Column("sha256", sa.Text(), nullable=False, comment="SHA-256 of the content last seen"),
        sa.Column("stamp", sa.Text(), comment="What the store said of that content: its ETag, or times and size"),
        sa.Column("entry", sa.Text(), comment="Hash of what catalogues and corrections say of the report"),
        sa.Column(
            "withdrawn_at",
            sa.DateTime(timezone=True),
            comment="When the file was found gone (UTC); null while it is there",
        ),
        sa.Column(
            "outcome",
            sa.Text(),
            comment="What became of it last: loaded, rejected or failed; null before its first run",
        ),
        sa.Column("outcome_of", sa.Text(), comment="File, entry and code that the outcome is about"),
        sa.Column("outcome_reason", sa.Text(), comment="Why it was rejected or failed, and what to do"),
        sa.Column("outcome_at", sa.DateTime(timezone=True), comment="When (UTC)"),
        sa.CheckConstraint("outcome IN ('loaded', 'rejected', 'failed')", name=op.f("ck_source_file_outcome")),
        sa.PrimaryKeyConstraint("folder", "file", name=op.f("pk_source_file")),
        comment="Every file that was ever found in a folder of reports, and what became of it",
    )
    op.create_index("ix_source_file_report", "source_file", ["report_id"])
    if op.get_bind().dialect.name == "sqlite":
        _widen_in_sqlite()
    else:
        for table in RECORDED:
            name = op.f(f"ck_{table}_closed_with_reason")
            op.drop_constraint(name, table, type_="check")
            op.create_check_constraint(name, table, f"recorded_to IS NULL OR {AFTER}")
            op.alter_column(table, "closed_reason", comment=COMMENT)


def _widen_in_sqlite() -> None:
    """The way that SQLite documents for a change which no stored row notices (lang_altertable.html, section 7)."""
    version = op.get_bind().exec_driver_sql("PRAGMA schema_version").scalar_one()
    op.execute("PRAGMA writable_schema = ON")
    op.execute(
        sa.text("UPDATE sqlite_schema SET sql = replace(sql, :before, :after) WHERE type = 'table'").bindparams(
            before=BEFORE, after=AFTER
        )
    )
    op.execute(f"PRAGMA schema_version = {version + 1}")
    op.execute("PRAGMA writable_schema = OFF")
