"""The text of the views: what analysts see, and the helpers they are built on; those on tasks are in `tasks`.

One text serves SQLite and PostgreSQL, so only what both share is used: CASE, CTEs, window functions, NULLS LAST, and
`CAST(x AS NUMERIC)`, which makes the exact decimal text of SQLite a number and leaves PostgreSQL's NUMERIC as it is.
Reading and exporting views is `export`.
"""

from sqlalchemy import Connection, text

from warehouse.views import catalogue, tasks
from warehouse.views.findings import COMPARED_YEARS, CONFLICTS, FINDINGS, MARKED
from warehouse.views.statements import HISTORY, RANKED, RECORDED, REVISIONS, SERIES, facts_sql
from warehouse.views.targets import FIGURES, TARGET_PROGRESS
from warehouse.views.view import View

SERIES_YEARS = range(2015, 2031)
"""Years with a column of their own in `series_wide`: the plans of the field reach from 2016 to 2030."""


OBSERVATIONS = """
SELECT f.observation_id, f.report_id, r.issued_on, f.page, f.locator, f.section,
       b.entity_code, f.agency, f.reported_by, f.reporter,
       f.indicator_code, f.indicator, i.mapped, f.kind,
       p.period_start, p.period_end, f.as_of, f.period_stated, f.period_code,
       CAST(f.value AS NUMERIC) AS value, CAST(f.value_high AS NUMERIC) AS value_high,
       CAST(f.denominator AS NUMERIC) AS denominator, f.unit, f.per, f.qualifier,
       f.base_start, f.base_end, f.direction, f.decimals, f.scale, f.flags, f.raw, f.sentence,
       f.value AS value_exact, i.name_vi AS indicator_name, e.name_vi AS entity, p.year, f.status, f.origin,
       f.series, r.title AS report_title, f.recorded_from, f.value_high AS value_high_exact,
       f.denominator AS denominator_exact, m.findings, m.severity AS worst_severity
FROM facts f
LEFT JOIN finding_mark m ON m.observation_id = f.observation_id
JOIN dim_indicator i ON i.indicator_code = f.indicator_code
JOIN dim_period p ON p.period_code = f.period_code AND p.as_of = f.as_of
JOIN dim_entity e ON e.entity_id = f.entity_id
JOIN dim_report r ON r.report_id = f.report_id
LEFT JOIN dim_entity b ON b.entity_id = f.entity_id AND b.type <> 'nation'
WHERE f.recorded_to IS NULL AND f.value IS NOT NULL
"""

YEAR_OVER_YEAR_ALL = """
SELECT y.kind, y.indicator_code, i.name_vi AS indicator_name, e.entity_code, e.name_vi AS entity, y.year, y.season,
       y.shown_status AS status, CASE WHEN i.mapped AND b.mapped THEN 'curated' ELSE 'uncurated' END AS curation,
       CASE WHEN y.missing_because = 'unstated' AND NOT EXISTS (
              SELECT 1 FROM dim_report r
              WHERE r.kind = CASE y.kind WHEN 'actual' THEN 'result' ELSE 'plan' END
                AND r.year = CASE WHEN y.current_value IS NULL THEN y.year ELSE y.year - 1 END)
            THEN 'no_report' ELSE y.missing_because END AS missing_because,
       y.revised, y.shown_reason_vi AS reason_vi, y.shown_reason_en AS reason_en, y.comparability, y.caveat_vi,
       y.caveat_en, y.findings, y.previous_findings, y.worst_severity,
       NULLIF(y.previous_indicator_code, y.indicator_code) AS previous_indicator_code,
       CASE WHEN y.previous_indicator_code <> y.indicator_code THEN b.name_vi END AS previous_indicator_name, y.unit,
       y.previous_unit,
       CAST(y.previous_value AS NUMERIC) AS previous_value,
       CAST(y.previous_value_high AS NUMERIC) AS previous_value_high,
       y.previous_qualifier, y.previous_origin,
       CAST(y.previous_low AS NUMERIC) AS previous_low, CAST(y.previous_high AS NUMERIC) AS previous_high,
       CAST(y.current_value AS NUMERIC) AS current_value, CAST(y.current_value_high AS NUMERIC) AS current_value_high,
       y.current_qualifier,
       CAST(y.absolute_change AS NUMERIC) AS absolute_change, CAST(y.point_change AS NUMERIC) AS point_change,
       ROUND(CAST(y.percent_change AS NUMERIC), 2) AS percent_change,
       CAST(y.change_low AS NUMERIC) AS change_low, y.change_low_open,
       CAST(y.change_high AS NUMERIC) AS change_high, y.change_high_open,
       ROUND(CAST(y.percent_low AS NUMERIC), 2) AS percent_low,
       ROUND(CAST(y.percent_high AS NUMERIC), 2) AS percent_high,
       y.direction, CAST(y.stated_change AS NUMERIC) AS stated_change, y.stated_unit,
       y.previous_period_code, y.current_period_code, y.previous_report_id, y.current_report_id,
       y.previous_observation_id, y.previous_parts, y.current_observation_id, y.stated_observation_id,
       CASE y.shown_status WHEN 'ok' THEN 0 WHEN 'stated_mismatch' THEN 1 WHEN 'bounded' THEN 2 WHEN 'approx' THEN 3
            WHEN 'implied_base' THEN 4 WHEN 'zero_base' THEN 5 WHEN 'sign' THEN 6 WHEN 'disputed' THEN 7
            WHEN 'unit_mismatch' THEN 8 WHEN 'break' THEN 9 WHEN 'coverage_mismatch' THEN 10 WHEN 'asof_shift' THEN 11
            WHEN 'missing' THEN 12 ELSE 13 END AS status_order
FROM compared_years y
JOIN dim_indicator i ON i.indicator_code = y.indicator_code
JOIN dim_indicator b ON b.indicator_code = y.previous_indicator_code
JOIN dim_entity e ON e.entity_id = y.entity_id
WHERE y.recorded_to IS NULL
"""

YEAR_OVER_YEAR = f"""
{YEAR_OVER_YEAR_ALL.strip()}
  AND (y.current_value IS NOT NULL AND y.previous_value IS NOT NULL OR y.stated_change IS NOT NULL
       OR y.kind = 'actual' AND EXISTS (
         SELECT 1 FROM dim_report told
         JOIN dim_report peer ON peer.kind = told.kind AND COALESCE(peer.issuer, '') = COALESCE(told.issuer, '')
         WHERE told.report_id = COALESCE(y.current_report_id, y.previous_report_id)
           AND peer.year = CASE WHEN y.current_value IS NULL THEN y.year ELSE y.year - 1 END))
"""  # noqa: S608
"""A side is missing only where the body that told the other one has reported on that year too. A target that is set for
one year and not for the next is no gap, nor is one for the end of a strategy."""

LINEAGE = """
SELECT f.observation_id, f.kind, f.indicator_code, f.indicator, f.period_code, f.value AS value_exact, f.unit,
       f.qualifier, f.raw, f.sentence, f.page, f.locator, f.section, f.pieces, f.report_id, r.title AS report_title,
       r.number, r.issuer, r.issued_on, r.file, l.sha256, f.recorded_from, f.recorded_to, f.closed_reason
FROM facts f
JOIN load l ON l.load_id = f.loaded_by
JOIN dim_report r ON r.report_id = f.report_id
"""

QUARANTINE_OPEN = """
SELECT q.row_id, q.report_id, r.title AS report_title, q.stage, q.rule_id, q.page, q.locator, q.raw, q.found,
       q.expected, q.remedy, q.sentence, q.reading, q.recorded_from, q.message_vi
FROM quarantine q
JOIN dim_report r ON r.report_id = q.report_id
WHERE q.recorded_to IS NULL
"""

CORRECTIONS = """
SELECT c.row_id, c.report_id, c.stage, c.action, c.page, c.locator, c.raw, c.reading, c.value, c.rules, c.reason,
       c.told, c.status, c.source, c.recorded_from
FROM correction c
WHERE c.recorded_to IS NULL
"""

UNMAPPED_INDICATORS = """
WITH stated AS (
  SELECT i.indicator_code, i.name_vi AS indicator_name, COUNT(*) AS statements, COUNT(DISTINCT f.report_id) AS reports,
         COUNT(DISTINCT f.unit) AS units, MIN(f.unit) AS unit, MIN(f.report_id) AS report_id,
         MIN(f.sentence) AS sentence, MAX(CASE WHEN f.as_of THEN 1 ELSE 0 END) AS stated_at_a_date,
         MIN(p.year) AS first_year, MAX(p.year) AS last_year
  FROM facts f
  JOIN dim_indicator i ON i.indicator_code = f.indicator_code
  JOIN dim_period p ON p.period_code = f.period_code AND p.as_of = f.as_of
  WHERE f.recorded_to IS NULL AND NOT i.mapped
    AND CAST(f.flags AS TEXT) = REPLACE(CAST(f.flags AS TEXT), '"dismissed"', '')
  GROUP BY i.indicator_code, i.name_vi
), suggested AS (
  SELECT s.indicator_code, s.rank, s.suggested_code, CAST(s.score AS NUMERIC) AS score, s.lacks, s.adds,
         CASE WHEN s.is_another THEN 1 ELSE 0 END AS is_another,
         s.suggested_code || ' (' || CAST(ROUND(CAST(s.score AS NUMERIC) * 100) AS INTEGER) || '/100)' AS words
  FROM indicator_suggestion s
)
SELECT u.*, a.suggested_code AS suggestion, a.score AS suggestion_score, a.lacks AS suggestion_lacks,
       a.adds AS suggestion_adds, a.is_another AS suggestion_is_another, b.words AS second_suggestion,
       c.words AS third_suggestion
FROM stated u
LEFT JOIN suggested a ON a.indicator_code = u.indicator_code AND a.rank = 1
LEFT JOIN suggested b ON b.indicator_code = u.indicator_code AND b.rank = 2
LEFT JOIN suggested c ON c.indicator_code = u.indicator_code AND c.rank = 3
"""

NOT_REPORTED = """
SELECT f.report_id, r.title AS report_title, f.page, f.locator, f.indicator_code, f.indicator, i.mapped, e.entity_code,
       e.name_vi AS entity, f.kind, f.period_code, f.raw, f.sentence, f.observation_id
FROM facts f
JOIN dim_indicator i ON i.indicator_code = f.indicator_code
JOIN dim_entity e ON e.entity_id = f.entity_id
JOIN dim_report r ON r.report_id = f.report_id
WHERE f.recorded_to IS NULL AND f.value IS NULL
"""

INDICATOR_CARD = """
SELECT y.indicator_code, i.name_vi AS indicator_name, i.name_en, i.definition, i.population, i.direction AS better,
       e.entity_code, e.name_vi AS entity, y.season, y.year, y.current_period_code AS period_code,
       CAST(y.current_value AS NUMERIC) AS value, CAST(y.current_value_high AS NUMERIC) AS value_high,
       y.current_qualifier AS qualifier, y.unit, CAST(y.previous_value AS NUMERIC) AS previous_value,
       y.previous_qualifier, CAST(y.point_change AS NUMERIC) AS point_change,
       CAST(y.absolute_change AS NUMERIC) AS absolute_change,
       ROUND(CAST(y.percent_change AS NUMERIC), 2) AS percent_change, y.direction, y.shown_status AS status,
       y.revised, y.shown_reason_vi AS reason_vi, y.shown_reason_en AS reason_en, y.comparability, y.caveat_vi,
       y.caveat_en, y.findings, y.previous_findings, y.worst_severity,
       NULLIF(y.previous_indicator_code, y.indicator_code) AS previous_indicator_code, y.previous_unit,
       t.year AS target_year, CAST(t.current_value AS NUMERIC) AS target_value,
       CAST(t.current_value_high AS NUMERIC) AS target_value_high,
       t.current_qualifier AS target_qualifier, o.flags, o.raw, o.page, o.locator, r.report_id,
       r.title AS report_title, r.issued_on, y.current_observation_id AS observation_id, y.previous_observation_id,
       t.current_observation_id AS target_observation_id
FROM compared_years y
JOIN dim_indicator i ON i.indicator_code = y.indicator_code
JOIN dim_entity e ON e.entity_id = y.entity_id
LEFT JOIN fact_observation o ON o.observation_id = y.current_observation_id AND o.recorded_to IS NULL
LEFT JOIN dim_report r ON r.report_id = y.current_report_id
LEFT JOIN fact_year_over_year t
  ON t.kind = 'target' AND t.indicator_code = y.indicator_code AND t.entity_id = y.entity_id AND t.season = y.season
 AND t.recorded_to IS NULL AND t.partner = 1
 AND t.year = (SELECT MIN(n.year) FROM fact_year_over_year n
               WHERE n.kind = 'target' AND n.indicator_code = y.indicator_code AND n.entity_id = y.entity_id
                 AND n.season = y.season AND n.year >= y.year AND n.current_value IS NOT NULL
                 AND n.recorded_to IS NULL)
WHERE y.recorded_to IS NULL AND i.mapped AND y.partner = 1 AND y.kind = 'actual' AND y.current_value IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM fact_year_over_year later
                  WHERE later.kind = 'actual' AND later.indicator_code = y.indicator_code
                    AND later.entity_id = y.entity_id AND later.season = y.season AND later.year > y.year
                    AND later.current_value IS NOT NULL AND later.recorded_to IS NULL)
"""


def _series_wide_sql() -> str:
    """One row a series, one column a year; a figure that is no exact one is named, so that none passes for it."""
    value = "MAX(CASE WHEN y.year = {0} THEN CAST(y.current_value AS NUMERIC) END) AS y{0}"
    sign = (
        "COALESCE(MAX(CASE WHEN y.year = {0} AND y.current_qualifier <> '=' "
        "THEN '{0} ' || y.current_qualifier || '; ' END), '')"
    )
    values = ",\n       ".join(value.format(year) for year in SERIES_YEARS)
    signs = "\n       || ".join(sign.format(year) for year in SERIES_YEARS)
    return f"""
SELECT y.kind, y.indicator_code, i.name_vi AS indicator_name, e.entity_code, e.name_vi AS entity, y.season, y.unit,
       COUNT(*) AS years, MIN(y.year) AS first_year, MAX(y.year) AS last_year,
       {values},
       NULLIF(RTRIM({signs}, '; '), '') AS inexact
FROM fact_year_over_year y
JOIN dim_indicator i ON i.indicator_code = y.indicator_code
JOIN dim_entity e ON e.entity_id = y.entity_id
WHERE y.recorded_to IS NULL AND i.mapped AND y.partner = 1 AND y.current_value IS NOT NULL
GROUP BY y.kind, y.indicator_code, i.name_vi, y.entity_id, e.entity_code, e.name_vi, y.season, y.unit
"""  # noqa: S608


SDMX_CSV = """
SELECT 'dataflow' AS "STRUCTURE", 'CHISO:INDICATORS(2.0)' AS "STRUCTURE_ID", 'I' AS "ACTION",
       CASE WHEN p.season = 'A' THEN 'A' WHEN p.season LIKE 'S_' THEN 'S' WHEN p.season LIKE 'Q_' THEN 'Q'
            WHEN p.season LIKE 'M__' THEN 'M' ELSE '_O' END AS "FREQ",
       CASE WHEN e.type = 'province' THEN REPLACE(s.entity_code, ':', '-') ELSE 'VN' END AS "REF_AREA",
       CASE WHEN e.type IN ('nation', 'province') THEN '_T' ELSE REPLACE(s.entity_code, ':', '-') END AS "ORGANISATION",
       s.indicator_code AS "INDICATOR",
       CASE s.kind WHEN 'actual' THEN 'ACTUAL' ELSE 'TARGET' END AS "MEASURE_KIND", s.period_code AS "TIME_PERIOD",
       s.value AS "OBS_VALUE", s.value_high AS "UPPER_VALUE",
       CASE s.qualifier WHEN '=' THEN 'EQ' WHEN '>' THEN 'GT' WHEN '>=' THEN 'GE' WHEN '<' THEN 'LT' WHEN '<=' THEN 'LE'
            WHEN '~' THEN 'ABOUT' WHEN '<~' THEN 'NEARLY' ELSE 'RANGE' END AS "QUALIFIER",
       s.unit AS "UNIT_MEASURE", s.per AS "UNIT_PER", 0 AS "UNIT_MULT", s.decimals AS "DECIMALS",
       s.status AS "OBS_STATUS", s.report_id AS "SOURCE_REPORT", s.issued_on AS "PUBLISHED",
       s.observation_id AS "OBSERVATION"
FROM ranked_statements s
JOIN dim_period p ON p.period_code = s.period_code AND p.as_of = s.as_of
JOIN dim_entity e ON e.entity_id = s.entity_id
WHERE s.kind <> 'growth' AND s.preference = 1 AND s.value IS NOT NULL
"""

REPORTS = """
SELECT r.report_id, r.title AS report_title, r.issuer, r.number, r.issued_on, r.kind AS report_kind, r.year, r.file,
       r.sha256, r.inferred,
       (SELECT COUNT(*) FROM facts f WHERE f.report_id = r.report_id AND f.recorded_to IS NULL
         AND f.value IS NOT NULL) AS statements,
       (SELECT COUNT(*) FROM fact_task t WHERE t.report_id = r.report_id AND t.recorded_to IS NULL) AS tasks,
       (SELECT COUNT(*) FROM quarantine q WHERE q.report_id = r.report_id AND q.recorded_to IS NULL) AS quarantined
FROM dim_report r
"""

ENTITY_CHANGES = """
SELECT c.changed_on, c.change_kind, b.entity_code AS from_entity_code, b.name_vi AS from_entity,
       a.entity_code AS to_entity_code, a.name_vi AS to_entity, c.whole, c.legal_basis
FROM entity_change c
JOIN dim_entity b ON b.entity_id = c.from_entity_id
JOIN dim_entity a ON a.entity_id = c.to_entity_id
"""

CLASS_SIZES = """
SELECT class_code, name_vi AS class_name, valid_from, valid_to, size, source FROM entity_class
"""

SHARED = {
    "indicator_code": "Indicator; a provisional code while nobody has curated it",
    "report_id": "Report it is printed in",
    "year": "Year that the period ends in",
    "entity_code": "Scheme and code of the body a row is about; VN or null for the nation",
    "entity": "Vietnamese name of the body a row is about",
    "indicator_name": "Curated Vietnamese name; the words of the report while provisional",
    "report_title": "Title of the report",
    "value_exact": "The value to its last digit, also where `value` as a number cannot hold it",
    "value_high_exact": "The upper end to its last digit",
    "denominator_exact": "The denominator to its last digit",
    "mapped": "True when a person curated the indicator; false while its code is provisional",
    "kind": "actual (reached), target (promised) or growth (change as printed)",
}
"""Columns that several views have and no table explains."""

HELPERS = (
    View("facts", "Every recorded statement of all kinds, live or closed, with exact values", facts_sql(), "1"),
    View(
        "recorded_statements",
        "Every recorded statement of a curated indicator, live or closed, with its year and season; what was "
        "recognised in a picture (flag `ocr`) is left out until a person confirms it",
        RECORDED,
        "1",
    ),
    View(
        "recorded_series",
        "Every recorded statement of which it is sure what it is of though its indicator, or that of another statement "
        "of its series, has a provisional code; without what was recognised in a picture",
        SERIES,
        "1",
    ),
    View(
        "ranked_statements",
        "Live statements of curated indicators in order of preference within indicator, entity, year and season: the "
        "latest report first, within a report the most exact, then the first in reading order",
        RANKED,
        "1",
    ),
    tasks.TASK_RESULTS,
    View(
        "compared_years",
        "Each compared year with the findings that name its figures: where one of them is contradicted, the years that "
        "could be compared are disputed",
        COMPARED_YEARS,
        "1",
    ),
    View("figures", "The figure that counts of each indicator, body, year, season and kind", FIGURES, "1"),
)
"""Views that other views are built on; not for export."""

_YEAR_OVER_YEAR_ORDER = "status_order, year DESC, kind, indicator_code, entity_code, season"
_YEAR_OVER_YEAR_COLUMNS = {
    "year": "Year compared with the year before",
    "kind": "actual (reached) or target (promised): compared within a kind, never across",
    "status_order": "Statuses in order of what they show, from 0 for ok",
    "curation": "curated, or uncurated: nobody has curated the indicator, and the reports use the same words, unit, "
    "subject and section for it",
    "missing_because": "Why a side is missing: dash (a report prints one), unstated (reports on that year are loaded, "
    "and none states it) or no_report (none is loaded); null with two sides",
    "direction": "up, down or same; null where it is not certain",
    **MARKED,
    "previous_indicator_code": "Indicator of the value before, where it is another one",
    "previous_indicator_name": "Its curated Vietnamese name",
}

VIEWS = (
    View(
        "observations",
        "Every statement that holds, one a row, with its place in the report",
        OBSERVATIONS,
        "report_id, kind, observation_id",
        {"findings": MARKED["findings"], "worst_severity": MARKED["worst_severity"]},
        key=("observation_id",),
        of=(
            "fact_observation",
            "fact_stated_change",
            "dim_period",
            "dim_report",
        ),
    ),
    View(
        "year_over_year",
        "Each year against the year before, within a kind, where there is something to say: two figures, a printed "
        "change, or a figure that is missing from a report that was loaded; every row says whether and why it can be "
        "compared",
        YEAR_OVER_YEAR,
        _YEAR_OVER_YEAR_ORDER,
        _YEAR_OVER_YEAR_COLUMNS,
        {"status_order": "integer"},
        of=("fact_year_over_year",),
    ),
    View(
        "year_over_year_all",
        "Every figure that counts in a year, also those that nothing stands against: the first year that was loaded, "
        "targets set once, targets for the end of a strategy",
        YEAR_OVER_YEAR_ALL,
        _YEAR_OVER_YEAR_ORDER,
        _YEAR_OVER_YEAR_COLUMNS,
        {"status_order": "integer"},
        of=("fact_year_over_year",),
    ),
    View(
        "target_progress",
        "Targets against what was reached in the same period, compared as intervals: of indicators, and those "
        "that stand in tasks with what is told of the task",
        TARGET_PROGRESS,
        "year DESC, indicator_code, entity_code, season",
        {
            "year": "Year of the target",
            "unit": "Unit of the target, and of the value where the two can be compared",
            "target_value": "Target",
            "target_value_high": "Upper end where the target is a range",
            "target_qualifier": "How the target is to be read",
            "target_direction": "up: at least the target; down: at most",
            "target_report_id": "Report that states the target",
            "target_observation_id": "Statement of the target",
            "actual_value": "Value reached",
            "actual_value_high": "Upper end where the value reached is a range",
            "basis": "indicator (a report states the same indicator) or task (the reported result of the task that has "
            "the target does); null without a value",
            "actual_qualifier": "How the value reached is to be read",
            "actual_report_id": "Report that states the value reached",
            "actual_observation_id": "Statement of the value reached",
            "attainment": "achieved, not_yet, undetermined (the printed bounds allow both) or no_actual",
            "gap": "Value reached less target, where the value is exact",
            "baseline_year": "Last year with an exact value before the target was set: where the path begins",
            "baseline_value": "Value of that year",
            "latest_year": "Last year with an exact value since, up to the target's",
            "latest_value": "Value of that year",
            "expected_value": "Where a straight line from baseline to target stands in the latest year",
            "ahead_of_path": "Latest value less the expected one",
            "needed_per_year": "Change a year that leads from the latest value to the target; null once it is reached",
        },
        dict.fromkeys(
            (
                "gap",
                "actual_value_high",
                "baseline_value",
                "latest_value",
                "expected_value",
                "ahead_of_path",
                "needed_per_year",
            ),
            "number",
        )
        | dict.fromkeys(("baseline_year", "latest_year"), "integer"),
        key=("target_observation_id",),
        of=("fact_year_over_year",),
    ),
    *tasks.VIEWS,
    View(
        "revisions",
        "Values that a later report states otherwise, every vintage in order of issue",
        REVISIONS,
        "kind, indicator_code, entity_code, year, season, vintage",
        {
            "vintage": "1 is the first published",
            "value_before": "Value of the vintage before",
            "revised_by": "Value less the value before",
            "first_value": "Value first published",
            "revised_since_first": "Value less the value first published",
            "is_latest": "1 for the vintage that counts",
        },
        dict.fromkeys(("value_before", "revised_by", "first_value", "revised_since_first"), "number")
        | dict.fromkeys(("vintage", "is_latest"), "integer"),
        key=("observation_id",),
        of=(
            "fact_observation",
            "dim_period",
            "dim_report",
        ),
    ),
    View(
        "statement_history",
        "Every value that was ever recorded, closed ones included: what was known on any day can be read from it",
        HISTORY,
        "kind, indicator_code, entity_code, year, season, issued_on, report_id, position, recorded_from",
        {
            "report_year": "Reporting year of the report",
            "other_unit": "1 where the unit is not the indicator's own",
            "vagueness": "0 exact, 1 approximate, 2 a bound or a range",
        },
        dict.fromkeys(("report_year", "other_unit", "vagueness"), "integer"),
        of=(
            "fact_observation",
            "dim_period",
            "dim_report",
        ),
    ),
    View(
        "conflicts",
        "Pairs of live statements on the same figure that differ by more than their rounding, of curated indicators or "
        "found by a rule",
        CONFLICTS,
        "kind, indicator_code, entity_code, year, season, observation_id, other_observation_id",
        {
            "conflict": "same_report or between_reports",
            "finding": "Id of the finding that names both; null where none does",
            "other_report_id": "Report of the other statement",
            "other_page": "Page of the other statement",
            "other_locator": "Place of the other statement",
            "other_raw": "Printed digits of the other statement",
            "other_value": "Value of the other statement",
            "other_value_high": "Upper end where the other value is a range",
            "other_qualifier": "How the other value is to be read",
            "other_observation_id": "The other statement",
        },
        key=(
            "observation_id",
            "other_observation_id",
        ),
        of=(
            "fact_observation",
            "dim_period",
        ),
    ),
    View(
        "lineage",
        "From a value back to quote, page and file, closed versions included",
        LINEAGE,
        "observation_id, recorded_from",
        of=(
            "fact_observation",
            "load",
            "dim_report",
        ),
    ),
    View(
        "quarantine_open",
        "Rows that wait for a person, with what was found, expected and can be done",
        QUARANTINE_OPEN,
        "report_id, page, row_id",
        key=("row_id",),
        of=("quarantine",),
    ),
    View(
        "findings",
        "What the rules found, as far as it holds: contradictions, implausible and refused figures, with their place",
        FINDINGS,
        "partition, check_run_id, position",
        {"finding_id": "Id of the finding, as the rows of figures name it"},
        key=(
            "check_run_id",
            "position",
        ),
        of=(
            "check_finding",
            "check_run",
        ),
    ),
    View(
        "corrections",
        "Decisions of people that hold: what was printed, what should have been, why, and who was told",
        CORRECTIONS,
        "report_id, page, row_id",
        {
            "value": "What should have been printed; null unless overridden",
            "status": "open, asked or confirmed by the issuer",
            "stage": "What the row is: observations, tasks or statements (not understood)",
        },
        {"value": "string"},
        key=("row_id",),
        of=("correction",),
    ),
    View(
        "unmapped_indicators",
        "Indicators under a provisional code that nobody has set aside, most often stated first; years are compared "
        "only where it is sure that both tell of one thing",
        UNMAPPED_INDICATORS,
        "statements DESC, indicator_code",
        {
            "statements": "Live statements",
            "reports": "Reports that state it",
            "units": "Different units it comes with",
            "unit": "One of its units",
            "report_id": "One of the reports that state it",
            "sentence": "One of the sentences or cells it is stated in",
            "stated_at_a_date": "1 if some statement is of a date: then it is a stock",
            "first_year": "First year stated",
            "last_year": "Last year stated",
            "suggestion": "Curated indicator with the likest name; only a person can say that it is the same",
            "suggestion_score": "Share of words in common and in order, 0 to 1",
            "suggestion_lacks": "Words that only the curated name has",
            "suggestion_adds": "Words that only the printed name has",
            "suggestion_is_another": "1 if a word that differs changes the definition: not another wording of it",
            "second_suggestion": "The next likest, with its score",
            "third_suggestion": "The one after, with its score",
        },
        dict.fromkeys(("statements", "reports", "units", "first_year", "last_year"), "integer")
        | {"stated_at_a_date": "integer", "suggestion_is_another": "integer", "suggestion_score": "number"},
        key=("indicator_code",),
        of=("fact_observation",),
    ),
    View(
        "not_reported",
        "Places where a report names an indicator and prints a dash instead of a value",
        NOT_REPORTED,
        "report_id, page, observation_id",
        key=("observation_id",),
        of=("fact_observation",),
    ),
    View(
        "indicator_card",
        "The latest value of every series of curated indicators, with its change, the nearest target and its source",
        INDICATOR_CARD,
        "indicator_code, entity_code, season",
        {
            "better": "Which way is better: up, down or none",
            "year": "Year of the latest value",
            "value": "Latest value",
            "value_high": "Upper end where the latest value is a range",
            "direction": "up, down or same; null where it is not certain",
            **MARKED,
            "target_year": "Year of the nearest target, the year of the value or later; null without one",
            "target_value": "The nearest target",
            "target_value_high": "Upper end where the target is a range",
            "target_qualifier": "How the target is to be read",
            "target_observation_id": "Statement of the target",
            "observation_id": "Statement of the latest value",
            "report_id": "Report of the latest value",
            "report_title": "Title of the report of the latest value",
        },
        of=(
            "fact_year_over_year",
            "dim_indicator",
            "fact_observation",
            "dim_report",
        ),
    ),
    View(
        "series_wide",
        f"One row a series with a column a year from {SERIES_YEARS[0]} to {SERIES_YEARS[-1]}; "
        "`inexact` names the years whose figure is a bound, a range or about",
        _series_wide_sql(),
        "indicator_code, entity_code, kind, season, unit",
        {
            "unit": "Unit of all values of the row",
            "years": "Years with a value",
            "first_year": "First year with a value",
            "last_year": "Last year with a value",
            "inexact": "Years whose figure is not exact, with its sign: 2022 >; 2023 ~",
            **{f"y{year}": f"Value of {year}" for year in SERIES_YEARS},
        },
        dict.fromkeys(("years", "first_year", "last_year"), "integer")
        | dict.fromkeys((f"y{year}" for year in SERIES_YEARS), "number"),
        of=("fact_year_over_year",),
    ),
    View(
        "sdmx_csv",
        "The values and targets that count, in the columns of SDMX-CSV 2.0; growth as printed is left out",
        SDMX_CSV,
        '"INDICATOR", "REF_AREA", "ORGANISATION", "MEASURE_KIND", "TIME_PERIOD"',
        {
            "STRUCTURE": "Kind of structure",
            "STRUCTURE_ID": "Agency, dataflow and its version",
            "ACTION": "I: information",
            "FREQ": "A year, S half-year, Q quarter, M month, _O any other span or a date",
            "REF_AREA": "VN, or scheme and code of a province, joined with -",
            "ORGANISATION": "Scheme and code of the ministry or other body whose own figure it is, joined with -; _T "
            "for the area as a whole",
            "INDICATOR": "Indicator",
            "MEASURE_KIND": "ACTUAL (reached) or TARGET (promised)",
            "TIME_PERIOD": "Period in SDMX form",
            "OBS_VALUE": "Value in base units",
            "UPPER_VALUE": "Upper end of a printed range",
            "QUALIFIER": "EQ, GT, GE, LT, LE, ABOUT, NEARLY or RANGE",
            "UNIT_MEASURE": "Unit",
            "UNIT_PER": "day, month, year or empty",
            "UNIT_MULT": "0: values are in base units",
            "DECIMALS": "Decimals as printed",
            "OBS_STATUS": "SDMX observation status",
            "SOURCE_REPORT": "Report the value comes from",
            "PUBLISHED": "Day of issue of the report",
            "OBSERVATION": "Statement, for lineage",
        },
        {"OBS_VALUE": "number", "UPPER_VALUE": "number", "UNIT_MULT": "integer", "DECIMALS": "integer"}
        | {"PUBLISHED": "date"},
    ),
    View(
        "reports",
        "The reports that were loaded, with what they contribute",
        REPORTS,
        "year DESC, issued_on DESC, report_id",
        {
            "report_id": "Report id, reporting year first",
            "report_kind": "plan or result",
            "year": "Reporting year",
            "statements": "Statements that hold",
            "tasks": "Tasks that hold",
            "quarantined": "Rows that wait for a person",
        },
        dict.fromkeys(("statements", "tasks", "quarantined"), "integer"),
        key=("report_id",),
        of=("dim_report",),
    ),
    *catalogue.VIEWS,
    View(
        "entity_changes",
        "What became of bodies: mergers, new names and ranks, functions handed over, each with its legal basis",
        ENTITY_CHANGES,
        "changed_on, to_entity_code, from_entity_code",
        {
            "from_entity_code": "Scheme and code before",
            "from_entity": "Vietnamese name before",
            "to_entity_code": "Scheme and code since",
            "to_entity": "Vietnamese name since",
        },
        key=(
            "changed_on",
            "from_entity_code",
            "to_entity_code",
        ),
        of=("entity_change",),
    ),
    View(
        "class_sizes",
        "How many bodies of a kind there were from when to when: the denominators of figures such as 05/22 bộ, ngành",
        CLASS_SIZES,
        "class_code, valid_from, size",
        {"class_name": "Vietnamese name of the class"},
        key=(
            "class_code",
            "valid_from",
            "size",
        ),
        of=("entity_class",),
    ),
)


def drop(connection: Connection) -> None:
    """Drop all views, those that build on others first."""
    for view in reversed((*HELPERS, *VIEWS)):
        connection.execute(text(f"DROP VIEW IF EXISTS {view.name}"))


def create(connection: Connection) -> None:
    """Create all views, those that others build on first."""
    for view in (*HELPERS, *VIEWS):
        connection.exec_driver_sql(f"CREATE VIEW {view.name} AS {view.sql.strip()}")
