{# A figure that nobody curated is a stock where it is printed so; at least one of its series has a provisional code. #}
{% from "macros/statements.sql" import recorded %}
{{ recorded("p.season", "f.series IS NOT NULL") }}
