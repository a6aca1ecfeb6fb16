{% for list in code_lists %}
{% set last_list = loop.last %}
{% for code in list.codes %}
SELECT {{ list.name | quoted }} AS list, {{ loop.index0 }} AS turn, {{ code.code | quoted }} AS code, {{ code.vi | quoted }} AS name_vi, {{ code.en | quoted }} AS name_en
{{ "UNION ALL" if not (last_list and loop.last) }}
{% endfor %}
{% endfor %}
