{% from "macros/stated.sql" import stated %}
WITH stated AS ({{ stated("entity_id") }})
SELECT e.entity_code, e.name_vi AS entity, e.name_en, e.type, e.mapped, e.valid_from, e.valid_to,
       COALESCE(s.actuals, 0) AS actuals, COALESCE(s.targets, 0) AS targets, COALESCE(s.dashes, 0) AS dashes,
       s.first_year, s.last_year, e.entity_id
FROM dim_entity e
LEFT JOIN stated s ON s.entity_id = e.entity_id
