"""What facts are about: units, indicators, bodies, periods."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from warehouse.schema.columns import Exact
from warehouse.schema.tables.metadata import metadata

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
