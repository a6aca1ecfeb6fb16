{% for kind, table in [("actual", "fact_observation"), ("target", "fact_target"), ("growth", "fact_stated_change")] %}
SELECT '{{ kind }}' AS kind, {{ statement_columns }},
{% if kind == "growth" %}
       f.base_start, f.base_end, f.direction
{% else %}
       CAST(NULL AS DATE) AS base_start, CAST(NULL AS DATE) AS base_end, CAST(NULL AS TEXT) AS direction
{% endif %}
FROM {{ table }} f
{{ "UNION ALL" if not loop.last }}
{% endfor %}
