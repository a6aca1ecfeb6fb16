{# Only years that could be compared are disputed: of others it is said already why no change is shown. #}
SELECT y.*, n.findings, l.findings AS previous_findings,
       CASE WHEN 'error' IN (n.severity, l.severity) THEN 'error'
            WHEN 'warning' IN (n.severity, l.severity) THEN 'warning'
            ELSE COALESCE(n.severity, l.severity) END AS worst_severity,
       CASE WHEN f.message IS NULL THEN y.status ELSE 'disputed' END AS shown_status,
       CASE WHEN f.message IS NULL THEN y.reason_vi
            ELSE CASE WHEN n.severity = 'error' THEN 'Số năm nay' ELSE 'Số năm trước' END
                 || ' bị mâu thuẫn: ' || f.message_vi || ' Nếu số đã in là đúng: ' || y.reason_vi
            END AS shown_reason_vi,
       CASE WHEN f.message IS NULL THEN y.reason_en
            ELSE CASE WHEN n.severity = 'error' THEN 'The value of this year' ELSE 'The value before' END
                 || ' is contradicted: ' || f.message || '. If it is right as printed: ' || y.reason_en
            END AS shown_reason_en
FROM fact_year_over_year y
LEFT JOIN finding_mark n ON n.observation_id = y.current_observation_id
LEFT JOIN finding_mark l ON l.observation_id = y.previous_observation_id
LEFT JOIN check_finding f
  ON f.check_run_id = CASE WHEN n.severity = 'error' THEN n.check_run_id ELSE l.check_run_id END
 AND f.position = CASE WHEN n.severity = 'error' THEN n.position ELSE l.position END
 AND f.severity = 'error'
 AND y.status NOT IN ('unit_mismatch', 'break', 'coverage_mismatch', 'asof_shift', 'missing', 'no_previous')
