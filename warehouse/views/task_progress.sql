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
