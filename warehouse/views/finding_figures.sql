SELECT c.stage, c.partition, f.rule_id, f.severity, f.message, f.message_vi, g.turn, g.raw, g.sentence, g.locator,
       f.page, g.observation_id, c.recorded_from, c.check_run_id, f.position,
       CAST(f.check_run_id AS TEXT) || '.' || CAST(f.position AS TEXT) AS finding_id
FROM check_finding_figure g
JOIN check_finding f ON f.check_run_id = g.check_run_id AND f.position = g.position
JOIN check_run c ON c.check_run_id = g.check_run_id
WHERE c.recorded_to IS NULL
