SELECT c.stage, c.partition, f.rule_id, f.severity, f.message, f.message_vi, f.page, f.raws, f.sentences, f.locators,
       f.observation_ids, c.recorded_from, c.check_run_id, f.position,
       CAST(f.check_run_id AS TEXT) || '.' || CAST(f.position AS TEXT) AS finding_id
FROM check_finding f
JOIN check_run c ON c.check_run_id = f.check_run_id
WHERE c.recorded_to IS NULL
