SELECT q.row_id, q.report_id, r.title AS report_title, q.stage, q.rule_id, q.page, q.locator, q.raw, q.found,
       q.expected, q.remedy, q.sentence, q.reading, q.recorded_from, q.message_vi
FROM quarantine q
JOIN dim_report r ON r.report_id = q.report_id
WHERE q.recorded_to IS NULL
