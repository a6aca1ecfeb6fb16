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
