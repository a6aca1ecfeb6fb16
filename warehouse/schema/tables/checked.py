"""Verdicts and findings of the checks, quarantine and corrections."""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
)

from warehouse.schema.columns import one_live, recorded
from warehouse.schema.tables.metadata import metadata

check_run = Table(
    "check_run",
    metadata,
    Column("check_run_id", Integer, primary_key=True, comment="Run of all rules of a stage"),
    Column("stage", Text, nullable=False, comment="Stage checked: document, statements, observations …"),
    Column("partition", Text, nullable=False, comment="Report or year checked"),
    Column("fingerprint", Text, nullable=False, comment="Content hash of the data looked at"),
    Column("blocked", Boolean, nullable=False, comment="True if the partition as a whole must not go on"),
    *recorded(),
    one_live("ux_check_run_live", ["stage", "partition"]),
    comment="Verdicts of the checks",
)

check_result = Table(
    "check_result",
    metadata,
    Column("check_run_id", Integer, ForeignKey("check_run.check_run_id"), primary_key=True, comment="Run"),
    Column("position", Integer, primary_key=True, comment="Turn within the run, from 0"),
    Column("rule_id", Text, nullable=False, comment="Rule"),
    Column("severity", Text, nullable=False, comment="error, warning or info"),
    Column("passed", Boolean, nullable=False, comment="True if the rule holds"),
    Column("checked", Integer, nullable=False, comment="Rows looked at"),
    Column("failing", JSON, nullable=False, comment="Ids of the failing rows"),
    Column("message", Text, nullable=False, comment="What was found and expected"),
    Column("could_not_run", Boolean, nullable=False, comment="True if the rule itself failed"),
    comment="Results of single rules",
)

check_finding = Table(
    "check_finding",
    metadata,
    Column("check_run_id", Integer, ForeignKey("check_run.check_run_id"), primary_key=True, comment="Run"),
    Column("position", Integer, primary_key=True, comment="Turn within the run, from 0"),
    Column("rule_id", Text, nullable=False, comment="Rule"),
    Column("severity", Text, nullable=False, comment="error, warning or info"),
    Column("message", Text, nullable=False, comment="What was found there and expected"),
    Column("message_vi", Text, nullable=False, comment="The same in Vietnamese"),
    Column("page", Integer, comment="Page, from 1; the first of several"),
    Column("raws", JSON, nullable=False, comment="Printed numbers involved"),
    Column("sentences", JSON, nullable=False, comment="Sentences or cells they stand in"),
    Column("locators", JSON, nullable=False, comment="Places for people"),
    Column("observation_ids", JSON, nullable=False, comment="Statements involved"),
    comment="What failed rules found, place by place: the first rows of each rule",
)

check_finding_figure = Table(
    "check_finding_figure",
    metadata,
    Column("check_run_id", Integer, ForeignKey("check_run.check_run_id"), primary_key=True, comment="Run"),
    Column("position", Integer, primary_key=True, comment="Finding, by its turn within the run"),
    Column("turn", Integer, primary_key=True, comment="Turn within the finding, from 0"),
    Column("raw", Text, comment="Printed number or words"),
    Column("sentence", Text, comment="Sentence or cell it stands in"),
    Column("locator", Text, comment="Place for people"),
    Column("observation_id", Text, comment="Statement; null where it is none"),
    comment="The figures of findings, one a row",
)

finding_mark = Table(
    "finding_mark",
    metadata,
    Column("observation_id", Text, primary_key=True, comment="Statement"),
    Column("findings", Text, nullable=False, comment="Ids of the findings that name it, with blanks between"),
    Column("severity", Text, nullable=False, comment="That of the gravest: error, warning or info"),
    Column(
        "check_run_id",
        Integer,
        ForeignKey("check_run.check_run_id"),
        nullable=False,
        comment="Run of the gravest finding",
    ),
    Column("position", Integer, nullable=False, comment="Its turn within the run, from 0"),
    comment="Statements that findings name, as far as they hold",
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("quarantine_key", Integer, primary_key=True, comment="Key of this recorded version of the row"),
    Column("row_id", Text, nullable=False, comment="Identity of the row kept out"),
    Column("report_id", Text, ForeignKey("dim_report.report_id"), nullable=False, comment="Report"),
    Column("stage", Text, nullable=False, comment="Stage whose rule failed"),
    Column("rule_id", Text, nullable=False, comment="Rule that failed"),
    Column("page", Integer, comment="Page, from 1"),
    Column("locator", Text, nullable=False, comment="Place for people"),
    Column("found", Text, nullable=False, comment="What was found"),
    Column("expected", Text, nullable=False, comment="What was expected"),
    Column("remedy", Text, nullable=False, comment="What a person can do"),
    Column("raw", Text, nullable=False, comment="Printed digits with their unit"),
    Column("sentence", Text, nullable=False, comment="Sentence or cell it stands in"),
    Column("reading", JSON, comment="How the row was understood, by field; empty for what was not"),
    *recorded(),
    Column(
        "message_vi",
        Text,
        comment="What is printed, where, what does not fit and what to do, in Vietnamese; null before revision 0019",
    ),
    one_live("ux_quarantine_live", ["row_id"]),
    Index("ix_quarantine_report", "report_id"),
    comment="Rows kept out of the facts, with all a person needs to settle them",
)

correction = Table(
    "correction",
    metadata,
    Column("correction_key", Integer, primary_key=True, comment="Key of this recorded version of the row"),
    Column("row_id", Text, nullable=False, comment="Statement, task or refused number that was decided on"),
    Column("report_id", Text, ForeignKey("dim_report.report_id"), nullable=False, comment="Report"),
    Column(
        "stage", Text, nullable=False, comment="What the row is: observations, tasks or statements (not understood)"
    ),
    Column("action", Text, nullable=False, comment="override, drop or accept"),
    Column("page", Integer, comment="Page, from 1"),
    Column("locator", Text, nullable=False, comment="Place for people"),
    Column("raw", Text, nullable=False, comment="As printed"),
    Column("reading", JSON, nullable=False, comment="How the row was understood before, by field"),
    Column("value", Text, comment="What should have been printed; null unless overridden"),
    Column("rules", JSON, nullable=False, comment="Rules whose breach is accepted"),
    Column("reason", Text, nullable=False, comment="Why"),
    Column("told", Text, comment="Who was told of the mistake"),
    Column("status", Text, nullable=False, comment="open, asked or confirmed by the issuer"),
    Column("source", Text, nullable=False, comment="File and entry of the decision"),
    *recorded(),
    one_live("ux_correction_live", ["row_id"]),
    Index("ix_correction_report", "report_id"),
    CheckConstraint("action IN ('override', 'drop', 'accept')", name="action"),
    comment="Decisions of people on printed figures; the printed text stays beside them",
)
