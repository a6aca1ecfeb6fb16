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
