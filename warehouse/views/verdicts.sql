SELECT c.stage, c.partition, r.rule_id, r.severity, r.passed, r.could_not_run, r.checked,
       r.failing, c.blocked, c.recorded_from, c.recorded_to, c.check_run_id, r.position
FROM check_result r
JOIN check_run c ON c.check_run_id = r.check_run_id
