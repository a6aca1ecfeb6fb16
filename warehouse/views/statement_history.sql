SELECT s.kind, s.indicator_code, s.indicator_name, s.entity_code, s.entity, s.year, s.season,
       CAST(s.value AS NUMERIC) AS value, CAST(s.value_high AS NUMERIC) AS value_high, s.unit, s.per, s.qualifier,
       s.issued_on, s.report_year, s.report_id, s.other_unit, s.vagueness, s.position, s.page, s.locator, s.raw,
       s.recorded_from, s.recorded_to, s.closed_reason, s.observation_id
FROM recorded_statements s
WHERE s.kind <> 'growth' AND s.value IS NOT NULL
