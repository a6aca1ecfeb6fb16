{% from "macros/statements.sql" import figure, preference %}
SELECT s.*, ROW_NUMBER() OVER (PARTITION BY {{ figure }} ORDER BY {{ preference }}) AS preference
FROM recorded_statements s
WHERE s.recorded_to IS NULL
