WITH stated AS (
  SELECT i.indicator_code, i.name_vi AS indicator_name, COUNT(*) AS statements, COUNT(DISTINCT f.report_id) AS reports,
         COUNT(DISTINCT f.unit) AS units, MIN(f.unit) AS unit, MIN(f.report_id) AS report_id,
         MIN(f.sentence) AS sentence, MAX(CASE WHEN f.as_of THEN 1 ELSE 0 END) AS stated_at_a_date,
         MIN(p.year) AS first_year, MAX(p.year) AS last_year
  FROM facts f
  JOIN dim_indicator i ON i.indicator_code = f.indicator_code
  JOIN dim_period p ON p.period_code = f.period_code AND p.as_of = f.as_of
  WHERE f.recorded_to IS NULL AND NOT i.mapped
    AND CAST(f.flags AS TEXT) = REPLACE(CAST(f.flags AS TEXT), '"dismissed"', '')
  GROUP BY i.indicator_code, i.name_vi
), suggested AS (
  SELECT s.indicator_code, s.rank, s.suggested_code, CAST(s.score AS NUMERIC) AS score, s.lacks, s.adds,
         CASE WHEN s.is_another THEN 1 ELSE 0 END AS is_another,
         s.suggested_code || ' (' || CAST(ROUND(CAST(s.score AS NUMERIC) * 100) AS INTEGER) || '/100)' AS words
  FROM indicator_suggestion s
)
SELECT u.*, a.suggested_code AS suggestion, a.score AS suggestion_score, a.lacks AS suggestion_lacks,
       a.adds AS suggestion_adds, a.is_another AS suggestion_is_another, b.words AS second_suggestion,
       c.words AS third_suggestion
FROM stated u
LEFT JOIN suggested a ON a.indicator_code = u.indicator_code AND a.rank = 1
LEFT JOIN suggested b ON b.indicator_code = u.indicator_code AND b.rank = 2
LEFT JOIN suggested c ON c.indicator_code = u.indicator_code AND c.rank = 3
