"""The text of the views on what the warehouse knows beside figures: indicators, bodies, code lists, who told what.

Views on figures are in `definitions`, which makes all of them; the rules for view text are said there.
"""

from warehouse.schema.codes import code_lists
from warehouse.views.view import View

_STATED = """
  SELECT f.{key}, SUM(CASE WHEN f.kind = 'actual' AND f.value IS NOT NULL THEN 1 ELSE 0 END) AS actuals,
         SUM(CASE WHEN f.kind = 'target' AND f.value IS NOT NULL THEN 1 ELSE 0 END) AS targets,
         SUM(CASE WHEN f.value IS NULL THEN 1 ELSE 0 END) AS dashes,
         MIN(p.year) AS first_year, MAX(p.year) AS last_year
  FROM facts f
  JOIN dim_period p ON p.period_code = f.period_code AND p.as_of = f.as_of
  WHERE f.recorded_to IS NULL
  GROUP BY f.{key}
"""

_INDICATORS = f"""
WITH stated AS ({_STATED.format(key="indicator_code")})
SELECT i.indicator_code, i.name_vi AS indicator_name, i.name_en, i.mapped, i.definition, i.numerator, i.population,
       i.kind, i.time_basis, i.unit, i.direction, CAST(i.minimum AS NUMERIC) AS minimum,
       CAST(i.maximum AS NUMERIC) AS maximum, i.led_by, NULLIF(i.themes, '') AS themes,
       COALESCE(s.actuals, 0) AS actuals,
       COALESCE(s.targets, 0) AS targets, COALESCE(s.dashes, 0) AS dashes, s.first_year, s.last_year
FROM dim_indicator i
LEFT JOIN stated s ON s.indicator_code = i.indicator_code
WHERE i.mapped OR s.indicator_code IS NOT NULL
"""  # noqa: S608

_INDICATOR_LINKS = """
SELECT l.indicator_code, a.name_vi AS indicator_name, l.relation, l.other_code, b.name_vi AS other_name, l.reason_vi,
       l.reason_en
FROM indicator_link l
JOIN dim_indicator a ON a.indicator_code = l.indicator_code
JOIN dim_indicator b ON b.indicator_code = l.other_code
"""

_ENTITIES = f"""
WITH stated AS ({_STATED.format(key="entity_id")})
SELECT e.entity_code, e.name_vi AS entity, e.name_en, e.type, e.mapped, e.valid_from, e.valid_to,
       COALESCE(s.actuals, 0) AS actuals, COALESCE(s.targets, 0) AS targets, COALESCE(s.dashes, 0) AS dashes,
       s.first_year, s.last_year, e.entity_id
FROM dim_entity e
LEFT JOIN stated s ON s.entity_id = e.entity_id
"""  # noqa: S608

_COVERAGE = """
WITH said AS (
  SELECT p.year, f.entity_id, COUNT(DISTINCT f.report_id) AS reports,
         SUM(CASE WHEN f.kind = 'actual' AND f.value IS NOT NULL THEN 1 ELSE 0 END) AS actuals,
         SUM(CASE WHEN f.kind = 'target' AND f.value IS NOT NULL THEN 1 ELSE 0 END) AS targets,
         SUM(CASE WHEN f.kind = 'growth' THEN 1 ELSE 0 END) AS growths,
         SUM(CASE WHEN f.value IS NULL THEN 1 ELSE 0 END) AS dashes
  FROM facts f
  JOIN dim_period p ON p.period_code = f.period_code AND p.as_of = f.as_of
  WHERE f.recorded_to IS NULL
  GROUP BY p.year, f.entity_id
), jobs AS (
  SELECT r.year, t.entity_id, COUNT(*) AS tasks,
         SUM(CASE WHEN s.status IS NULL OR s.status = 'not_reported' THEN 1 ELSE 0 END) AS silent
  FROM fact_task t
  JOIN dim_report r ON r.report_id = t.report_id
  LEFT JOIN task_results s ON s.task_id = t.task_id AND s.preference = 1
  WHERE t.recorded_to IS NULL AND COALESCE(t.level, '') <> 'calendar' AND (r.kind = 'plan' OR s.task_id IS NOT NULL)
  GROUP BY r.year, t.entity_id
), due AS (
  SELECT year, entity_id FROM said
  UNION
  SELECT year, entity_id FROM jobs
  UNION
  SELECT y.year, e.entity_id
  FROM (SELECT DISTINCT year FROM dim_report WHERE kind = 'result') y
  JOIN (SELECT entity_id, type, valid_from, valid_to, CASE WHEN valid_from IS NULL THEN 0
               ELSE CAST(SUBSTR(CAST(valid_from AS TEXT), 1, 4) AS INTEGER) END AS first_year,
               CASE WHEN valid_to IS NULL THEN 9999
               ELSE CAST(SUBSTR(CAST(valid_to AS TEXT), 1, 4) AS INTEGER) END AS last_year
        FROM dim_entity WHERE mapped AND type IN ('ministry', 'province')) e
    ON y.year BETWEEN e.first_year AND e.last_year
)
SELECT d.year, e.entity_code, e.name_vi AS entity, e.type,
       CASE WHEN COALESCE(s.actuals, 0) + COALESCE(s.growths, 0) > 0 THEN 'told'
            WHEN COALESCE(s.dashes, 0) > 0 THEN 'dashes_only'
            WHEN COALESCE(s.targets, 0) + COALESCE(j.tasks, 0) > 0 THEN 'assigned_only' ELSE 'nothing' END AS coverage,
       COALESCE(s.reports, 0) AS reports, COALESCE(s.actuals, 0) AS actuals, COALESCE(s.targets, 0) AS targets,
       COALESCE(s.growths, 0) AS growths, COALESCE(s.dashes, 0) AS dashes, COALESCE(j.tasks, 0) AS tasks,
       COALESCE(j.silent, 0) AS silent, e.entity_id
FROM due d
JOIN dim_entity e ON e.entity_id = d.entity_id
LEFT JOIN said s ON s.year = d.year AND s.entity_id = d.entity_id
LEFT JOIN jobs j ON j.year = d.year AND j.entity_id = d.entity_id
"""

_FINDING_FIGURES = """
SELECT c.stage, c.partition, f.rule_id, f.severity, f.message, f.message_vi, g.turn, g.raw, g.sentence, g.locator,
       f.page, g.observation_id, c.recorded_from, c.check_run_id, f.position,
       CAST(f.check_run_id AS TEXT) || '.' || CAST(f.position AS TEXT) AS finding_id
FROM check_finding_figure g
JOIN check_finding f ON f.check_run_id = g.check_run_id AND f.position = g.position
JOIN check_run c ON c.check_run_id = g.check_run_id
WHERE c.recorded_to IS NULL
"""

_VERDICTS = """
SELECT c.stage, c.partition, r.rule_id, r.severity, r.passed, r.could_not_run, r.checked,
       r.failing, c.blocked, c.recorded_from, c.recorded_to, c.check_run_id, r.position
FROM check_result r
JOIN check_run c ON c.check_run_id = r.check_run_id
"""


def _codes_sql() -> str:
    """Every code of every list as a row; the texts are from the code, with quotes doubled."""
    rows = (
        f"SELECT {_text(listed.name)} AS list, {turn} AS turn, {_text(code.code)} AS code, "
        f"{_text(code.vi)} AS name_vi, {_text(code.en)} AS name_en"
        for listed in code_lists()
        for turn, code in enumerate(listed.codes)
    )
    return "\nUNION ALL\n".join(rows)


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


_COUNTS = {
    "actuals": "Live values reached",
    "targets": "Live targets",
    "dashes": "Places where a report prints a dash for it",
    "first_year": "First year stated",
    "last_year": "Last year stated",
}
_INTEGERS = dict.fromkeys(
    ("actuals", "targets", "growths", "dashes", "first_year", "last_year", "reports", "tasks", "silent", "turn"),
    "integer",
)

VIEWS = (
    View(
        "indicators",
        "Every curated indicator with its definition, stated or not, and every provisional one that is stated",
        _INDICATORS,
        "indicator_code",
        {
            **_COUNTS,
            "indicator_name": "Vietnamese name; the words of the report while provisional",
            "kind": "level, rate, index or rank; null while provisional",
            "direction": "Which way is better: up, down or none",
            "unit": "Unit of the indicator",
        },
        _INTEGERS,
        key=("indicator_code",),
        of=("dim_indicator",),
    ),
    View(
        "indicator_links",
        "How far look-alikes may be set against each other, and which indicator took the place of another; what is not "
        "listed has simply not been looked at",
        _INDICATOR_LINKS,
        "indicator_code, other_code",
        {"other_name": "Curated Vietnamese name of the linked indicator"},
        key=(
            "indicator_code",
            "other_code",
        ),
        of=("indicator_link",),
    ),
    View(
        "entities",
        "Every body with its days; one code may have been two bodies, before and after a merger",
        _ENTITIES,
        "entity_code, entity_id",
        {**_COUNTS, "entity": "Full Vietnamese name"},
        _INTEGERS,
        key=("entity_id",),
        of=("dim_entity",),
    ),
    View(
        "coverage",
        "Which body is told of for which year: by figures, by dashes, by tasks, or not at all. Ministries and "
        "provinces of the catalogue are listed for each year on which a result report was loaded",
        _COVERAGE,
        "year DESC, entity_code, entity_id",
        {
            **_COUNTS,
            "year": "Year of the figures, or reporting year of the tasks",
            "entity": "Full Vietnamese name",
            "coverage": "told, dashes_only, assigned_only (targets or tasks, no result) or nothing",
            "reports": "Reports that state figures of it",
            "growths": "Live printed changes",
            "tasks": "Tasks assigned to it",
            "silent": "Tasks of which no report tells",
        },
        _INTEGERS,
        key=(
            "year",
            "entity_id",
        ),
        of=("dim_entity",),
    ),
    View(
        "finding_figures",
        "The findings in long form, one row a figure: what `findings` holds as lists",
        _FINDING_FIGURES,
        "partition, check_run_id, position, turn",
        {
            "sentence": "Sentence or cell it stands in",
            "raw": "Printed number or words",
            "locator": "Place for people",
            "observation_id": "Statement; null where it is none",
            "recorded_from": "When the verdict was recorded (UTC)",
            "finding_id": "Id of the finding, as the rows of figures name it",
        },
        _INTEGERS,
        key=(
            "check_run_id",
            "position",
            "turn",
        ),
        of=(
            "check_finding_figure",
            "check_finding",
            "check_run",
        ),
    ),
    View(
        "verdicts",
        "Every rule on every report and year it was asked of, verdicts that later ones replaced included",
        _VERDICTS,
        "stage, partition, check_run_id, position",
        {},
        {},
        key=(
            "check_run_id",
            "position",
        ),
        of=(
            "check_result",
            "check_run",
        ),
    ),
    View(
        "codes",
        "Every code that stands in a view, with its words in Vietnamese and English",
        _codes_sql(),
        "list, turn",
        {
            "list": "Code list: the view and column it is of, or its subject",
            "turn": "Order within the list, from 0",
            "code": "Code",
            "name_vi": "What it means, in Vietnamese",
            "name_en": "What it means, in English",
        },
        _INTEGERS,
        key=(
            "list",
            "code",
        ),
    ),
)
