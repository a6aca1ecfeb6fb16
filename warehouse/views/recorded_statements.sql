{% from "macros/statements.sql" import recorded %}
{{ recorded("CASE WHEN i.time_basis = 'stock' THEN p.stock_season ELSE p.season END", "i.mapped") }}
