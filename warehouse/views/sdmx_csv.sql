SELECT 'dataflow' AS "STRUCTURE", 'CHISO:INDICATORS(2.0)' AS "STRUCTURE_ID", 'I' AS "ACTION",
       CASE WHEN p.season = 'A' THEN 'A' WHEN p.season LIKE 'S_' THEN 'S' WHEN p.season LIKE 'Q_' THEN 'Q'
            WHEN p.season LIKE 'M__' THEN 'M' ELSE '_O' END AS "FREQ",
       CASE WHEN e.type = 'province' THEN REPLACE(s.entity_code, ':', '-') ELSE 'VN' END AS "REF_AREA",
       CASE WHEN e.type IN ('nation', 'province') THEN '_T' ELSE REPLACE(s.entity_code, ':', '-') END AS "ORGANISATION",
       s.indicator_code AS "INDICATOR",
       CASE s.kind WHEN 'actual' THEN 'ACTUAL' ELSE 'TARGET' END AS "MEASURE_KIND", s.period_code AS "TIME_PERIOD",
       s.value AS "OBS_VALUE", s.value_high AS "UPPER_VALUE",
       CASE s.qualifier WHEN '=' THEN 'EQ' WHEN '>' THEN 'GT' WHEN '>=' THEN 'GE' WHEN '<' THEN 'LT' WHEN '<=' THEN 'LE'
            WHEN '~' THEN 'ABOUT' WHEN '<~' THEN 'NEARLY' ELSE 'RANGE' END AS "QUALIFIER",
       s.unit AS "UNIT_MEASURE", s.per AS "UNIT_PER", 0 AS "UNIT_MULT", s.decimals AS "DECIMALS",
       s.status AS "OBS_STATUS", s.report_id AS "SOURCE_REPORT", s.issued_on AS "PUBLISHED",
       s.observation_id AS "OBSERVATION"
FROM ranked_statements s
JOIN dim_period p ON p.period_code = s.period_code AND p.as_of = s.as_of
JOIN dim_entity e ON e.entity_id = s.entity_id
WHERE s.kind <> 'growth' AND s.preference = 1 AND s.value IS NOT NULL
