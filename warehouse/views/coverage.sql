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
