"""The text of the views on tasks: their progress, what was not linked, and their figures.

Views on statements are in `definitions`, which makes all of them; the rules for view text are said there.
"""

from warehouse.views.targets import ATTAINMENT, STRICT, WANTED
from warehouse.views.view import View

_TASK_RESULTS = """
SELECT l.plan_task_id AS task_id, l.result_task_id, l.result_report_id, l.score, s.status, s.status_raw,
       ROW_NUMBER() OVER (
         PARTITION BY l.plan_task_id ORDER BY r.issued_on DESC NULLS LAST, l.result_report_id DESC
       ) AS preference
FROM task_link l
JOIN fact_task s ON s.task_id = l.result_task_id AND s.recorded_to IS NULL
JOIN dim_report r ON r.report_id = l.result_report_id
WHERE l.recorded_to IS NULL
UNION ALL
SELECT t.task_id, t.task_id, t.report_id, NULL, t.status, t.status_raw, 1
FROM fact_task t
JOIN dim_report r ON r.report_id = t.report_id
WHERE t.recorded_to IS NULL AND r.kind = 'result'
  AND t.report_id NOT IN (SELECT result_report_id FROM task_link WHERE recorded_to IS NULL)
"""

_TASK_PROGRESS = """
WITH assigned AS (
  SELECT r.year, t.report_id, r.kind AS report_kind,
         CASE WHEN e.type = 'nation' THEN NULL ELSE e.entity_code END AS entity_code,
         COALESCE(t.agency, e.name_vi) AS agency, COALESCE(s.status, 'not_reported') AS status
  FROM fact_task t
  JOIN dim_entity e ON e.entity_id = t.entity_id
  JOIN dim_report r ON r.report_id = t.report_id
  LEFT JOIN task_results s ON s.task_id = t.task_id AND s.preference = 1
  WHERE t.recorded_to IS NULL AND COALESCE(t.level, '') <> 'calendar'
    AND (r.kind = 'plan' OR s.task_id IS NOT NULL)
)
SELECT year, report_id, report_kind, entity_code, agency, COUNT(*) AS assigned,
       SUM(CASE WHEN status = 'done' THEN 1 ELSE 0 END) AS done,
       SUM(CASE WHEN status = 'done_continuing' THEN 1 ELSE 0 END) AS done_continuing,
       SUM(CASE WHEN status = 'in_progress' THEN 1 ELSE 0 END) AS in_progress,
       SUM(CASE WHEN status = 'studied' THEN 1 ELSE 0 END) AS studied,
       SUM(CASE WHEN status = 'not_started' THEN 1 ELSE 0 END) AS not_started,
       SUM(CASE WHEN status = 'not_reported' THEN 1 ELSE 0 END) AS silent
FROM assigned
GROUP BY year, report_id, report_kind, entity_code, agency
"""

_TASKS = """
WITH told AS (
  SELECT s.task_id, s.status, s.status_raw, s.result_report_id, s.result_task_id, k.result, k.page, k.locator,
         COALESCE(r.issued_on, (SELECT MAX(other.issued_on) FROM dim_report other)) AS told_on
  FROM task_results s
  JOIN fact_task k ON k.task_id = s.result_task_id AND k.recorded_to IS NULL
  JOIN dim_report r ON r.report_id = s.result_report_id
  WHERE s.preference = 1
), listed AS (
  SELECT r.year, r.kind AS report_kind, t.report_id, CASE WHEN e.type = 'nation' THEN NULL ELSE e.entity_code END
           AS entity_code,
         COALESCE(t.agency, e.name_vi) AS agency, t.level, t.number, t.letter, t.title, t.text, t.coordinators,
         t.deadline, t.due, COALESCE(told.status, 'not_reported') AS status, told.status_raw, told.result,
         COALESCE(told.told_on, (SELECT MAX(other.issued_on) FROM dim_report other)) AS told_on,
         told.result_report_id, t.page, t.locator, told.page AS result_page, told.locator AS result_locator,
         t.task_id, told.result_task_id
  FROM fact_task t
  JOIN dim_entity e ON e.entity_id = t.entity_id
  JOIN dim_report r ON r.report_id = t.report_id
  LEFT JOIN told ON told.task_id = t.task_id
  WHERE t.recorded_to IS NULL AND COALESCE(t.level, '') <> 'calendar' AND (r.kind = 'plan' OR told.task_id IS NOT NULL)
)
SELECT year, report_id, report_kind, entity_code, agency, level, number, letter, title, text, coordinators,
       deadline, due, status, status_raw,
       CASE WHEN due IS NULL OR told_on IS NULL THEN NULL
            WHEN due < told_on AND status NOT IN ('done', 'done_continuing') THEN 1 ELSE 0 END AS overdue,
       told_on, result, result_report_id, page, locator, result_page, result_locator, task_id, result_task_id
FROM listed
"""

_UNLINKED_TASKS = """
SELECT CASE WHEN r.kind = 'plan' THEN 'assigned' ELSE 'reported' END AS side, r.year, t.report_id,
       CASE WHEN e.type = 'nation' THEN NULL ELSE e.entity_code END AS entity_code,
       COALESCE(t.agency, e.name_vi) AS agency, t.level, t.number, t.letter, t.title, t.text, t.deadline, t.status,
       t.page, t.locator, t.task_id
FROM fact_task t
JOIN dim_entity e ON e.entity_id = t.entity_id
JOIN dim_report r ON r.report_id = t.report_id
WHERE t.recorded_to IS NULL AND COALESCE(t.level, '') <> 'calendar'
  AND t.report_id IN (SELECT plan_report_id FROM task_link WHERE recorded_to IS NULL
                      UNION SELECT result_report_id FROM task_link WHERE recorded_to IS NULL)
  AND t.task_id NOT IN (SELECT plan_task_id FROM task_link WHERE recorded_to IS NULL
                        UNION SELECT result_task_id FROM task_link WHERE recorded_to IS NULL)
"""

_TASK_TARGETS = f"""
WITH pair AS (
  SELECT f.year, k.report_id, CASE WHEN e.type = 'nation' THEN NULL ELSE e.entity_code END AS entity_code,
         COALESCE(k.agency, e.name_vi) AS agency, f.task_id, k.text AS task, k.deadline, s.status, s.status_raw,
         s.result_report_id, t.indicator AS target, t.raw AS target_raw, t.qualifier AS target_qualifier,
         CAST(t.value AS NUMERIC) AS target_value, CAST(t.value_high AS NUMERIC) AS target_value_high, t.unit,
         a.indicator AS actual, a.raw AS actual_raw, a.qualifier AS actual_qualifier,
         CAST(a.value AS NUMERIC) AS actual_value, CAST(a.value_high AS NUMERIC) AS actual_value_high,
         CAST(a.low AS NUMERIC) AS low, a.low_open, CAST(a.high AS NUMERIC) AS high, a.high_open,
         COALESCE({WANTED}, 'up') AS wanted, {STRICT} AS strict, 1 = 1 AS comparable,
         f.basis, f.score, t.page AS target_page, t.locator AS target_locator, a.page AS actual_page,
         a.locator AS actual_locator, f.target_observation_id, f.actual_observation_id, f.result_task_id
  FROM task_figure f
  JOIN fact_task k ON k.task_id = f.task_id AND k.recorded_to IS NULL
  JOIN dim_entity e ON e.entity_id = k.entity_id
  JOIN fact_target t ON t.observation_id = f.target_observation_id AND t.recorded_to IS NULL
  JOIN dim_indicator i ON i.indicator_code = t.indicator_code
  LEFT JOIN fact_observation a ON a.observation_id = f.actual_observation_id AND a.recorded_to IS NULL
  LEFT JOIN task_results s ON s.task_id = f.task_id AND s.preference = 1
  WHERE f.recorded_to IS NULL
), threshold AS (
  SELECT pair.*,
         CASE WHEN wanted = 'down' AND target_value_high IS NOT NULL THEN target_value_high ELSE target_value END
           AS threshold
  FROM pair
), judged AS (
  SELECT threshold.*,
         {ATTAINMENT} AS attainment
  FROM threshold
)
SELECT year, report_id, entity_code, agency, task, deadline, status, status_raw, target, target_raw, target_qualifier,
       target_value, target_value_high, unit, actual, actual_raw, actual_qualifier, actual_value,
       actual_value_high, attainment,
       CASE WHEN status IN ('done', 'done_continuing') AND attainment = 'not_yet' THEN 'done_but_not_reached'
            WHEN status NOT IN ('done', 'done_continuing') AND attainment = 'achieved' THEN 'reached_but_not_done'
            END AS contradiction,
       basis, score, target_page, target_locator, actual_page, actual_locator, result_report_id, task_id,
       result_task_id, target_observation_id, actual_observation_id
FROM judged
"""  # noqa: S608  snippets from the code

TASK_RESULTS = View(
    "task_results",
    "The reports that tell of a task, the latest first; a task whose plan is not at hand tells of itself",
    _TASK_RESULTS,
    "1",
)
"""For `task_progress` and `task_targets`; not for export."""

VIEWS = (
    View(
        "tasks",
        "Every assigned task with what the latest report on it tells; a calendar's actions left out. A task is overdue "
        "by what was known when that report, or the last one that was loaded, was issued",
        _TASKS,
        "year DESC, report_id, agency, task_id",
        {
            "report_id": "Report that assigns the task; the one that tells of it where the plan is not at hand",
            "report_kind": "plan, or result where the plan is not at hand",
            "year": "Reporting year",
            "agency": "Who leads: full name, or the printed words of a class of bodies",
            "status": "done, done_continuing, in_progress, studied, not_started or not_reported (none tells of it)",
            "overdue": "1 where it was due before `told_on` and is not done; null where it has no day",
            "told_on": "Day by which `overdue` is told: issue of the report that tells of it, or of the last one",
            "result_report_id": "Report that tells of the task; null where none does",
            "result_page": "Page on which it is told",
            "result_locator": "Place where it is told",
            "result_task_id": "The task in the report that tells of it",
        },
        {"overdue": "integer", "told_on": "date", "result_page": "integer", "year": "integer"},
        key=("task_id",),
        of=("fact_task",),
    ),
    View(
        "task_progress",
        "Assigned tasks by year and agency, counted by their progress: those of a plan with what the latest report on "
        "it tells, those of a report whose plan is not at hand with what itself tells; a calendar's actions left out",
        _TASK_PROGRESS,
        "year, report_id, agency",
        {
            "report_id": "Report that assigns the tasks; the one that tells of them where the plan is not at hand",
            "report_kind": "plan, or result where the plan is not at hand",
            "agency": "Who leads: full name, or the printed words of a class of bodies",
            "year": "Reporting year",
            "assigned": "Tasks",
            "done": "Done",
            "done_continuing": "Done for the year and carried on",
            "in_progress": "Under way",
            "studied": "Being studied",
            "not_started": "Not begun",
            "silent": "Assigned, and nothing is reported of them",
        },
        dict.fromkeys(
            ("assigned", "done", "done_continuing", "in_progress", "studied", "not_started", "silent"), "integer"
        ),
        of=("fact_task",),
    ),
    View(
        "unlinked_tasks",
        "Tasks of a plan of which no report on it tells, and tasks told of that the plan does not have",
        _UNLINKED_TASKS,
        "year, side, agency, task_id",
        {
            "year": "Reporting year",
            "side": "assigned (in the plan) or reported (in the report on it)",
            "agency": "Who leads: full name, or the printed words of a class of bodies",
        },
        key=("task_id",),
        of=(
            "fact_task",
            "dim_report",
        ),
    ),
    View(
        "task_targets",
        "Targets inside tasks held against the task's status and the figure that its report tells",
        _TASK_TARGETS,
        "year, report_id, agency, target_observation_id",
        {
            "agency": "Who leads: full name, or the printed words of a class of bodies",
            "year": "Reporting year of the task",
            "task": "The job, as printed",
            "task_id": "Task in whose words the target stands",
            "status": "Progress as reported; null where no report tells",
            "target": "What is to be reached, in the words of the task",
            "target_raw": "Printed digits of the target",
            "target_value": "Target",
            "target_value_high": "Upper end where the target is a range",
            "target_qualifier": "How the target is to be read",
            "target_page": "Page of the target",
            "target_locator": "Place of the target",
            "actual": "What was reached, in the words of the report",
            "actual_raw": "Printed digits of the value reached",
            "actual_value": "Value reached",
            "actual_value_high": "Upper end where the value reached is a range",
            "actual_qualifier": "How the value reached is to be read",
            "actual_page": "Page of the value reached",
            "actual_locator": "Place of the value reached",
            "attainment": "achieved, not_yet, undetermined (the printed bounds allow both) or no_actual",
            "contradiction": "done_but_not_reached or reached_but_not_done; null where status and figure agree",
            "result_report_id": "Report that tells of the task",
        },
        {
            "target_value": "number",
            "target_value_high": "number",
            "target_page": "integer",
            "actual_value": "number",
            "actual_value_high": "number",
            "actual_page": "integer",
        },
        key=("target_observation_id",),
        of=(
            "task_figure",
            "fact_target",
            "fact_task",
        ),
    ),
)
