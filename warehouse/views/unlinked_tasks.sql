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
