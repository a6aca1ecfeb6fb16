"""Reports, their files and loads, and what a load leaves to be done."""

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
)

from warehouse.schema.tables.metadata import metadata

dim_report = Table(
    "dim_report",
    metadata,
    Column("report_id", Text, primary_key=True, comment="Report id, reporting year first"),
    Column("title", Text, nullable=False, comment="Title"),
    Column("issuer", Text, comment="Issuing body"),
    Column("number", Text, comment="Document number"),
    Column("issued_on", Date, comment="Day of issue: which of two reports is the later"),
    Column("kind", Text, nullable=False, comment="plan or result"),
    Column("year", Integer, nullable=False, comment="Reporting year"),
    Column("period", Text, comment="Part of the year it is about, where a catalogue says so"),
    Column("file", Text, nullable=False, comment="File name"),
    Column("sha256", Text, nullable=False, comment="SHA-256 of the file last loaded"),
    Column("inferred", JSON, nullable=False, comment="Fields no catalogue gave: read off the first page"),
    Column("content", Text, comment="Hash of all that was last loaded; null where it has to be compared row by row"),
    Index("ix_dim_report_year", "year", "kind"),
    comment="Published documents",
)

source_file = Table(
    "source_file",
    metadata,
    Column("folder", Text, primary_key=True, comment="Folder or URL that the file was seen in"),
    Column("file", Text, primary_key=True, comment="File name"),
    Column("report_id", Text, comment="Report it holds; null for a catalogue and where no id could be made out"),
    Column("sha256", Text, nullable=False, comment="SHA-256 of the content last seen"),
    Column("stamp", Text, comment="What the store said of that content: its ETag, or times and size"),
    Column("entry", Text, comment="Hash of what catalogues and corrections say of the report"),
    Column(
        "withdrawn_at", DateTime(timezone=True), comment="When the file was found gone (UTC); null while it is there"
    ),
    Column("outcome", Text, comment="What became of it last: loaded, rejected or failed; null before its first run"),
    Column("outcome_of", Text, comment="File, entry and code that the outcome is about"),
    Column("outcome_reason", Text, comment="Why it was rejected or failed, and what to do"),
    Column("outcome_at", DateTime(timezone=True), comment="When (UTC)"),
    CheckConstraint("outcome IN ('loaded', 'rejected', 'failed')", name="outcome"),
    Index("ix_source_file_report", "report_id"),
    comment="Every file that was ever found in a folder of reports, and what became of it",
)

load = Table(
    "load",
    metadata,
    Column("load_id", Integer, primary_key=True, comment="Load"),
    Column("report_id", Text, ForeignKey("dim_report.report_id"), nullable=False, comment="Report loaded"),
    Column("sha256", Text, nullable=False, comment="SHA-256 of the file then read"),
    Column("loaded_at", DateTime(timezone=True), nullable=False, comment="When (UTC)"),
    Column("added", Integer, nullable=False, comment="Facts and tasks recorded"),
    Column("closed", Integer, nullable=False, comment="Facts and tasks closed"),
    Column("unchanged", Integer, nullable=False, comment="Facts and tasks left untouched"),
    comment="Loads that changed something; a load that finds nothing new leaves no trace",
)

stale_year = Table(
    "stale_year",
    metadata,
    Column("year", Integer, primary_key=True, comment="Year that has to be compared anew"),
    Column("touched_at", DateTime(timezone=True), nullable=False, comment="When what it rests on last changed (UTC)"),
    comment="Work list: a load puts years in, comparing them takes them out",
)

made_views = Table(
    "made_views",
    metadata,
    Column("sha256", Text, primary_key=True, comment="SHA-256 of the files that the views were made from"),
    Column("names", JSON, nullable=False, comment="Names of the views that were made"),
    comment="What the views were made from, in one row: another text makes them anew",
)
