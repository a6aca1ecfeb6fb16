SELECT y.* FROM fact_year_over_year y
WHERE EXISTS (SELECT 1 FROM dim_indicator i WHERE i.indicator_code = y.indicator_code AND i.mapped)
  AND y.recorded_to IS NULL AND y.current_observation_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM fact_year_over_year other
                  WHERE other.indicator_code = y.indicator_code AND other.entity_id = y.entity_id
                    AND other.year = y.year AND other.season = y.season AND other.kind = y.kind
                    AND other.recorded_to IS NULL AND other.fact_key < y.fact_key)
