"""The tables of the warehouse, with the comments from which the data dictionary is made.

Views are in `warehouse.views`; how rows get in is in `load`, `dimensions` and `year_over_year`.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from warehouse.schema.columns import Exact, indexes_of_statements, one_live, placed, recorded, stated

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

dim_unit = Table(
    "dim_unit",
    metadata,
    Column("unit", Text, primary_key=True, comment="Unit as observations carry it"),
    Column("name_vi", Text, nullable=False, comment="Vietnamese name"),
    Column("dimension", Text, nullable=False, comment="Only units of one dimension are converted into each other"),
    Column("factor_to_base", Exact, nullable=False, comment="How many base units of the dimension one of it is"),
    comment="Units; a counted noun is a dimension of its own, so dossiers never turn into transactions",
)

dim_indicator = Table(
    "dim_indicator",
    metadata,
    Column("indicator_code", Text, primary_key=True, comment="Code"),
    Column("name_vi", Text, nullable=False, comment="Vietnamese name; the report's words while provisional"),
    Column("name_en", Text, comment="English name"),
    Column("definition", Text, comment="What exactly is measured"),
    Column("population", Text, comment="Of what a share is: households, subscriptions, dossiers"),
    Column("numerator", Text, comment="What a share counts of its population"),
    Column("kind", Text, comment="level, rate, index or rank"),
    Column("time_basis", Text, comment="stock (at a date) or flow (over a period)"),
    Column("unit", Text, ForeignKey("dim_unit.unit"), comment="Unit of the indicator"),
    Column("decimals", Integer, comment="Decimals usually shown"),
    Column("direction", Text, comment="Which way is better: up, down or none"),
    Column("minimum", Exact, comment="Natural lower limit, in the unit"),
    Column("maximum", Exact, comment="Natural upper limit, in the unit"),
    Column("led_by", Text, comment="Ministry whose figures on it are the nation's, as observations carry it"),
    Column("themes", Text, comment="What it is about, with commas between"),
    Column("mapped", Boolean, nullable=False, comment="True when a person curated the indicator"),
    CheckConstraint("NOT mapped OR (kind IS NOT NULL AND time_basis IS NOT NULL)", name="curated_is_complete"),
    comment="Indicators. A changed definition is a new indicator linked to the old, not an edit",
)

indicator_link = Table(
    "indicator_link",
    metadata,
    Column("indicator_code", Text, ForeignKey("dim_indicator.indicator_code"), primary_key=True, comment="Indicator"),
    Column(
        "other_code", Text, ForeignKey("dim_indicator.indicator_code"), primary_key=True, comment="Linked indicator"
    ),
    Column("relation", Text, nullable=False, comment="caveat, not_comparable, or replaces (the definition changed)"),
    Column("reason_vi", Text, nullable=False, comment="What differs, in Vietnamese words"),
    Column("reason_en", Text, nullable=False, comment="What differs, in English words"),
    CheckConstraint("relation IN ('caveat', 'not_comparable', 'replaces')", name="relation"),
    comment="How far look-alikes may be set against each other, and which indicator took the place of another",
)

indicator_suggestion = Table(
    "indicator_suggestion",
    metadata,
    Column(
        "indicator_code", Text, ForeignKey("dim_indicator.indicator_code"), primary_key=True, comment="Provisional code"
    ),
    Column("rank", Integer, primary_key=True, comment="1 is the likest"),
    Column(
        "suggested_code", Text, ForeignKey("dim_indicator.indicator_code"), nullable=False, comment="Curated look-alike"
    ),
    Column("score", Exact, nullable=False, comment="Share of words in common and in order, 0 to 1"),
    Column("lacks", Text, nullable=False, comment="Words that only the curated name has, with commas between"),
    Column("adds", Text, nullable=False, comment="Words that only the printed name has, with commas between"),
    Column("is_another", Boolean, nullable=False, comment="True if a word that differs changes the definition"),
    comment="Which curated indicators a printed name may mean; only a person can say that it does",
)

dim_entity = Table(
    "dim_entity",
    metadata,
    Column("entity_id", Text, primary_key=True, comment="Scheme, code and, where a code was reused, start of validity"),
    Column("entity_code", Text, nullable=False, comment="Scheme and code, as observations carry it"),
    Column("scheme", Text, nullable=False, comment="Code list, for example VN-NSO-63"),
    Column("code", Text, nullable=False, comment="Code within the scheme"),
    Column("valid_from", Date, comment="First day; null from the beginning"),
    Column("valid_to", Date, comment="Last day; null while it exists"),
    Column("name_vi", Text, nullable=False, comment="Full Vietnamese name"),
    Column("name_en", Text, comment="English name"),
    Column("type", Text, nullable=False, comment="nation, ministry, province or organisation"),
    Column("mapped", Boolean, nullable=False, comment="False for a body that only a report names"),
    UniqueConstraint("scheme", "code", "valid_from"),
    Index("ix_dim_entity_code", "entity_code"),
    comment="Who a number is about. Codes were reused after mergers, so validity is part of the key",
)

entity_alias = Table(
    "entity_alias",
    metadata,
    Column("entity_id", Text, ForeignKey("dim_entity.entity_id"), primary_key=True, comment="Entity"),
    Column("alias", Text, primary_key=True, comment="Another name reports use"),
    comment="Other names of entities",
)

entity_change = Table(
    "entity_change",
    metadata,
    Column(
        "from_entity_id", Text, ForeignKey("dim_entity.entity_id"), primary_key=True, comment="Entity as it was before"
    ),
    Column("to_entity_id", Text, ForeignKey("dim_entity.entity_id"), primary_key=True, comment="Entity it went into"),
    Column("changed_on", Date, primary_key=True, comment="First day of the new state"),
    Column("change_kind", Text, nullable=False, comment="merge, split, rename or transfer"),
    Column("whole", Boolean, nullable=False, comment="False if only a part went there: sums are no figure of it"),
    Column("legal_basis", Text, nullable=False, comment="Resolution or decision that changed it"),
    CheckConstraint("change_kind IN ('merge', 'split', 'rename', 'transfer')", name="change_kind"),
    comment="What became of entities: mergers, new names and ranks, functions handed over",
)

entity_class = Table(
    "entity_class",
    metadata,
    Column("class_code", Text, primary_key=True, comment="Class of bodies that reports count, as in 05/22 bộ, ngành"),
    Column("valid_from", Date, primary_key=True, comment="First day of this size"),
    Column("size", Integer, primary_key=True, comment="How many bodies it has; several rows where sources differ"),
    Column("valid_to", Date, comment="Last day of this size; null while it holds"),
    Column("name_vi", Text, nullable=False, comment="Vietnamese name"),
    Column("source", Text, nullable=False, comment="Who says so"),
    comment="Sizes of classes of bodies by date: the denominators that are possible",
)

entity_class_member = Table(
    "entity_class_member",
    metadata,
    Column("class_code", Text, primary_key=True, comment="Class"),
    Column("entity_id", Text, ForeignKey("dim_entity.entity_id"), primary_key=True, comment="Entity counted in it"),
    Column("valid_from", Date, comment="First day in the class; null from the beginning"),
    Column("valid_to", Date, comment="Last day in the class; null while it is"),
    comment="Which entities a class counts, where the catalogue has them one by one",
)

dim_period = Table(
    "dim_period",
    metadata,
    Column("period_code", Text, primary_key=True, comment="SDMX form"),
    Column("as_of", Boolean, primary_key=True, comment="True for a stock at a date"),
    Column("period_start", Date, comment="First day; null for a stock at a date"),
    Column("period_end", Date, nullable=False, comment="Last day, inclusive"),
    Column("months", Integer, comment="Whole months covered; null for a date or odd days"),
    Column("season", Text, comment="What repeats each year: A, S1, Q1, M11, YTD11, AT1231; null over a year"),
    Column("stock_season", Text, comment="The season of a stock reported for the period: it stands at its end"),
    Column("year", Integer, nullable=False, comment="Year the period ends in"),
    Index("ix_dim_period_year", "year"),
    comment="Periods; the partner of a year before is the same season of year - 1",
)

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

fact_observation = Table(
    "fact_observation",
    metadata,
    *stated(),
    *indexes_of_statements("fact_observation"),
    comment="What was reached, as reports print it; a dash is a row with an empty value and status O",
)

fact_target = Table(
    "fact_target",
    metadata,
    *stated(),
    *indexes_of_statements("fact_target"),
    comment="What was promised for a period",
)

fact_stated_change = Table(
    "fact_stated_change",
    metadata,
    *stated(),
    Column("base_start", Date, comment="First day of the period compared with"),
    Column("base_end", Date, comment="Last day of the period compared with"),
    Column("direction", Text, comment="up or down, as printed"),
    *indexes_of_statements("fact_stated_change"),
    comment="Growth as the report states it, never mixed with what is computed",
)

fact_task = Table(
    "fact_task",
    metadata,
    Column("fact_key", Integer, primary_key=True, comment="Key of this recorded version of the row"),
    Column("task_id", Text, nullable=False, comment="Identity of the task, stable over re-reading"),
    *placed(),
    Column("level", Text, comment="To whom it is given: member, ministry, province, common (a class) or calendar"),
    Column("number", Text, comment="Serial number or letter as printed"),
    Column("letter", Text, comment="Letter among the jobs of one item"),
    Column("agency_raw", Text, comment="Who leads, as printed"),
    Column("coordinators", JSON, nullable=False, comment="Who works with the leader"),
    Column("title", Text, comment="Heading that names the job"),
    Column("text", Text, nullable=False, comment="The job, as printed"),
    Column("deadline", Text, comment="Deadline as printed"),
    Column("deadline_kind", Text, comment="How it is meant: before, in, by, recurring or own_plan"),
    Column("deadline_month", Text, comment="Month that it names, the last of a quarter, year or span: 2022-06"),
    Column("due", Date, comment="Last day in time"),
    Column("status", Text, comment="Progress; null in a plan"),
    Column("status_raw", Text, comment="Printed words of the status"),
    Column("result", Text, comment="Progress narrative as printed"),
    *recorded(),
    one_live("ux_fact_task_live", ["task_id"]),
    Index("ix_fact_task_report", "report_id"),
    comment="Assigned jobs and their reported progress",
)

task_link = Table(
    "task_link",
    metadata,
    Column("link_key", Integer, primary_key=True, comment="Key of this recorded version of the row"),
    Column("year", Integer, nullable=False, comment="Reporting year of both reports"),
    Column("plan_report_id", Text, ForeignKey("dim_report.report_id"), nullable=False, comment="Plan"),
    Column("result_report_id", Text, ForeignKey("dim_report.report_id"), nullable=False, comment="Report on it"),
    Column("plan_task_id", Text, nullable=False, comment="Task as assigned"),
    Column("result_task_id", Text, nullable=False, comment="The same task in the report on the plan"),
    Column("score", Integer, nullable=False, comment="How alike their words are, 0 to 100"),
    *recorded(),
    one_live("ux_task_link_live", ["plan_task_id", "result_task_id"]),
    Index("ix_task_link_year", "year"),
    comment="Which reported progress is of which assigned task, matched by agency and words",
)

task_figure = Table(
    "task_figure",
    metadata,
    Column("figure_key", Integer, primary_key=True, comment="Key of this recorded version of the row"),
    Column("year", Integer, nullable=False, comment="Reporting year of the task"),
    Column("task_id", Text, nullable=False, comment="Task in whose words the target stands"),
    Column("result_task_id", Text, comment="The task in the report that tells of it; null where none does"),
    Column("target_observation_id", Text, nullable=False, comment="The target"),
    Column("actual_observation_id", Text, comment="The figure reached that answers it; null where none does"),
    Column("score", Integer, comment="How much of the target's words the figure reached has, 0 to 100"),
    Column("basis", Text, comment="words (their words agree) or sole (the only figures of one unit on both sides)"),
    *recorded(),
    CheckConstraint("basis IN ('words', 'sole')", name="basis"),
    one_live("ux_task_figure_live", ["target_observation_id"]),
    Index("ix_task_figure_year", "year"),
    comment="Targets inside tasks, and the figures in the reported results that answer them",
)

fact_year_over_year = Table(
    "fact_year_over_year",
    metadata,
    Column("fact_key", Integer, primary_key=True, comment="Key of this recorded version of the row"),
    Column("kind", Text, nullable=False, comment="actual or target: compared within a kind, never across"),
    Column("indicator_code", Text, nullable=False, comment="Indicator; a provisional one only with two sides"),
    Column("entity_id", Text, nullable=False, comment="Who it is about"),
    Column("year", Integer, nullable=False, comment="Year compared with the year before"),
    Column("season", Text, nullable=False, comment="What is compared: A, Q1, YTD11, AT1231 …"),
    Column("status", Text, nullable=False, comment="Whether and how the two years can be compared"),
    Column("reason_vi", Text, nullable=False, comment="The status in Vietnamese words"),
    Column("reason_en", Text, nullable=False, comment="The status in English words"),
    Column(
        "missing_because",
        Text,
        comment="Why a side is missing: dash (a report prints one) or unstated; null with two sides",
    ),
    Column(
        "comparability",
        Text,
        comment="same (one indicator), caveat (shown, with what differs) or not_comparable; null without two figures",
    ),
    Column("caveat_vi", Text, comment="What differs between the two indicators, in Vietnamese words; a caveat only"),
    Column("caveat_en", Text, comment="What differs between the two indicators, in English words; a caveat only"),
    Column("unit", Text, comment="Unit of this year's value, and of the value before where that could be converted"),
    Column("current_observation_id", Text, comment="Statement of this year"),
    Column("current_report_id", Text, comment="Report of this year's value"),
    Column("current_period_code", Text, comment="Period of this year's value"),
    Column("current_value", Exact, comment="This year's value"),
    Column("current_value_high", Exact, comment="Upper end where this year's value is a range"),
    Column("current_qualifier", Text, comment="How this year's value is to be read"),
    Column(
        "previous_indicator_code",
        Text,
        nullable=False,
        comment="Indicator of the value before: another one where the two years were stated differently",
    ),
    Column(
        "partner",
        Integer,
        nullable=False,
        comment="1; from 2 on where several indicators of the year before stand beside one figure",
    ),
    Column("previous_observation_id", Text, comment="Statement of the year before; null if implied or derived"),
    Column(
        "previous_parts",
        JSON,
        comment="Statements that a derived value before is the sum of: one for each body that merged",
    ),
    Column("previous_report_id", Text, comment="Report of the value before"),
    Column("previous_period_code", Text, comment="Period of the value before"),
    Column("previous_value", Exact, comment="Value of the year before, in `unit` where it could be converted"),
    Column("previous_value_high", Exact, comment="Upper end where the value before is a range"),
    Column("previous_unit", Text, comment="Unit of the value before: `unit`, unless the two cannot be converted"),
    Column("previous_qualifier", Text, comment="How the value before is to be read"),
    Column(
        "previous_origin",
        Text,
        comment="reported, implied by a printed growth, or derived: the sum of bodies that merged",
    ),
    Column("previous_low", Exact, comment="Least implied value before"),
    Column("previous_high", Exact, comment="Greatest implied value before"),
    Column("absolute_change", Exact, comment="Change in the unit; null for percentages"),
    Column("point_change", Exact, comment="Change in percentage points; null for anything but percentages"),
    Column("percent_change", Exact, comment="Relative change in percent; never given for percentages"),
    Column("change_low", Exact, comment="Lowest possible change, in the unit or in points; null without limit"),
    Column("change_low_open", Boolean, nullable=False, comment="True if the change is strictly more than `change_low`"),
    Column("change_high", Exact, comment="Highest possible change, in the unit or in points; null without limit"),
    Column("change_high_open", Boolean, nullable=False, comment="True if strictly less than `change_high`"),
    Column("percent_low", Exact, comment="Lowest possible relative change in percent"),
    Column("percent_high", Exact, comment="Highest possible relative change in percent"),
    Column("direction", Text, comment="up, down or same; null where it is not certain"),
    Column("revised", Boolean, nullable=False, comment="True if an earlier report gave another value for either year"),
    Column("stated_change", Exact, comment="Change the report itself prints, down negative; a ratio where unit is x"),
    Column("stated_unit", Text, comment="Unit of the printed change: %, x or the unit itself"),
    Column("stated_observation_id", Text, comment="Statement of the printed change"),
    *recorded(),
    CheckConstraint("kind IN ('actual', 'target')", name="kind"),
    CheckConstraint("absolute_change IS NULL OR point_change IS NULL", name="points_or_absolute"),
    CheckConstraint("point_change IS NULL OR percent_change IS NULL", name="no_percent_of_percent"),
    CheckConstraint("comparability IN ('same', 'caveat', 'not_comparable')", name="comparability"),
    CheckConstraint("missing_because IN ('dash', 'unstated')", name="missing_because"),
    one_live(
        "ux_fact_year_over_year_live",
        ["indicator_code", "entity_id", "year", "season", "kind", "previous_indicator_code"],
    ),
    Index("ix_fact_year_over_year_entity", "entity_id", "year"),
    Index("ix_fact_year_over_year_year", "year"),
    comment="One year against the year before, with a status and a reason on every row",
)
"""Without foreign keys of its own: every code and id in it is taken from facts that have them (docs/decisions/0018)."""

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

made_views = Table(
    "made_views",
    metadata,
    Column("sha256", Text, primary_key=True, comment="SHA-256 of the files that the views were made from"),
    Column("names", JSON, nullable=False, comment="Names of the views that were made"),
    comment="What the views were made from, in one row: another text makes them anew",
)
