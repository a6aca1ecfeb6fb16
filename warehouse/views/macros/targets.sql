{# How a target is to be reached and whether it was: one rule for every view that judges. #}

{# Which way a target `t` of an indicator `i` is to be reached: by its words, else as the catalogue says; null where
neither does. One that a task holds is then to be reached from below. #}
{% macro wanted() %}
CASE WHEN t.qualifier IN ('<', '<=') THEN 'down' WHEN t.qualifier IN ('>', '>=') THEN 'up'
              WHEN i.direction IN ('up', 'down') THEN i.direction END
{%- endmacro %}

{# Whether a target itself does not reach it: "trên 100%" of a share can mean nothing but all. #}
{% macro strict() %}
t.qualifier IN ('<', '>') AND NOT (
           CAST(t.value AS NUMERIC) = 100 AND EXISTS (
             SELECT 1 FROM dim_unit u WHERE u.unit = t.unit AND u.dimension = 'share'))
{%- endmacro %}

{# What was reached, as an interval, against the threshold of a target. #}
{% macro attainment() %}
CASE
         WHEN actual_value IS NULL THEN 'no_actual'
         WHEN NOT comparable OR wanted IS NULL THEN 'undetermined'
         WHEN wanted = 'up' AND (low > threshold OR (low = threshold AND (low_open OR NOT strict))) THEN 'achieved'
         WHEN wanted = 'up' AND (high < threshold OR (high = threshold AND (high_open OR strict))) THEN 'not_yet'
         WHEN wanted = 'down' AND (high < threshold OR (high = threshold AND (high_open OR NOT strict))) THEN 'achieved'
         WHEN wanted = 'down' AND (low > threshold OR (low = threshold AND (low_open OR strict))) THEN 'not_yet'
         ELSE 'undetermined'
       END
{%- endmacro %}

{# What was reached of the targets that the caller selects, and whether it lies on the way there. The comparison of years
has chosen the figure that counts. #}
{% macro progress() %}
SELECT indicator_code, indicator_name, entity_code, entity, year, season, unit,
       target_qualifier, target_value, target_value_high, wanted AS target_direction, actual_qualifier, actual_value,
       actual_value_high,
       {{ attainment() }} AS attainment, basis,
       CASE WHEN comparable AND actual_qualifier = '=' AND wanted IS NOT NULL
            THEN ROUND(actual_value - threshold, 6) END AS gap,
       baseline_year, baseline_value, latest_year, latest_value,
       ROUND(baseline_value + (threshold - baseline_value) * 1.0 * (latest_year - baseline_year)
             / (year - baseline_year), 6) AS expected_value,
       ROUND(latest_value - (baseline_value + (threshold - baseline_value) * 1.0 * (latest_year - baseline_year)
             / (year - baseline_year)), 6) AS ahead_of_path,
       CASE WHEN latest_year < year AND (wanted = 'up' AND latest_value < threshold
                                         OR wanted = 'down' AND latest_value > threshold)
            THEN ROUND((threshold - latest_value) * 1.0 / (year - latest_year), 6) END AS needed_per_year,
       target_report_id, actual_report_id, target_observation_id, actual_observation_id
FROM (
  SELECT target.*,
         CASE WHEN said IS NULL AND f.target_observation_id IS NOT NULL THEN 'up' ELSE said END AS wanted,
         a.qualifier AS actual_qualifier, a.report_id AS actual_report_id,
         a.observation_id AS actual_observation_id, CAST(a.value AS NUMERIC) AS actual_value,
         CAST(a.value_high AS NUMERIC) AS actual_value_high,
         CAST(a.low AS NUMERIC) AS low, a.low_open, CAST(a.high AS NUMERIC) AS high, a.high_open,
         CASE WHEN g.current_observation_id IS NOT NULL THEN 'indicator'
              WHEN f.actual_observation_id IS NOT NULL THEN 'task' END AS basis,
         (g.current_observation_id IS NULL OR COALESCE(g.unit, '') = COALESCE(target.unit, ''))
           AND COALESCE(a.per, '') = COALESCE(target.per, '')
           AS comparable,
         CASE WHEN said = 'down' AND target_value_high IS NOT NULL THEN target_value_high ELSE target_value END
           AS threshold,
         b.year AS baseline_year, CAST(b.current_value AS NUMERIC) AS baseline_value,
         l.year AS latest_year, CAST(l.current_value AS NUMERIC) AS latest_value
  FROM ({{ caller() }}) target
  LEFT JOIN figures g
    ON g.kind = 'actual' AND g.indicator_code = target.indicator_code AND g.entity_id = target.entity_id
   AND g.year = target.year AND g.season = target.season
  LEFT JOIN task_figure f ON f.target_observation_id = target.target_observation_id AND f.recorded_to IS NULL
  LEFT JOIN fact_observation a
    ON a.observation_id = COALESCE(g.current_observation_id, f.actual_observation_id) AND a.recorded_to IS NULL
  LEFT JOIN figures b
    ON b.kind = 'actual' AND b.indicator_code = target.indicator_code AND b.entity_id = target.entity_id
   AND b.season = target.season AND COALESCE(b.unit, '') = COALESCE(target.unit, '') AND b.current_qualifier = '='
   AND b.year = (SELECT MAX(n.year) FROM fact_year_over_year n
                 WHERE n.kind = 'actual' AND n.indicator_code = target.indicator_code
                   AND n.entity_id = target.entity_id AND n.season = target.season AND n.year < target.set_in
                   AND n.current_qualifier = '=' AND n.recorded_to IS NULL)
  LEFT JOIN figures l
    ON l.kind = 'actual' AND l.indicator_code = target.indicator_code AND l.entity_id = target.entity_id
   AND l.season = target.season AND COALESCE(l.unit, '') = COALESCE(target.unit, '') AND l.current_qualifier = '='
   AND l.year = (SELECT MAX(n.year) FROM fact_year_over_year n
                 WHERE n.kind = 'actual' AND n.indicator_code = target.indicator_code
                   AND n.entity_id = target.entity_id AND n.season = target.season
                   AND n.year BETWEEN target.set_in AND target.year
                   AND n.current_qualifier = '=' AND n.recorded_to IS NULL)
) reached
{% endmacro %}
