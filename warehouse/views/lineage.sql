SELECT f.observation_id, f.kind, f.indicator_code, f.indicator, f.period_code, f.value AS value_exact, f.unit,
       f.qualifier, f.raw, f.sentence, f.page, f.locator, f.section, f.pieces, f.report_id, r.title AS report_title,
       r.number, r.issuer, r.issued_on, r.file, l.sha256, f.recorded_from, f.recorded_to, f.closed_reason
FROM facts f
JOIN load l ON l.load_id = f.loaded_by
JOIN dim_report r ON r.report_id = f.report_id
