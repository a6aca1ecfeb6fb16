SELECT r.report_id, r.title AS report_title, r.issuer, r.number, r.issued_on, r.kind AS report_kind, r.year, r.file,
       r.sha256, r.inferred,
       (SELECT COUNT(*) FROM facts f WHERE f.report_id = r.report_id AND f.recorded_to IS NULL
         AND f.value IS NOT NULL) AS statements,
       (SELECT COUNT(*) FROM fact_task t WHERE t.report_id = r.report_id AND t.recorded_to IS NULL) AS tasks,
       (SELECT COUNT(*) FROM quarantine q WHERE q.report_id = r.report_id AND q.recorded_to IS NULL) AS quarantined
FROM dim_report r
