"""What analysts see: a view is `NAME.sql`, its SELECT, and `NAME.yaml`, its words; `macros/` holds what several share.

`NAME.yaml` says what the view is for and, of a view for analysts, its place in lists, the order of its rows, the
columns that tell them apart and what each column means (`View`). Nothing else is to be touched for another view.

The SELECT is a Jinja template. One text serves SQLite and PostgreSQL, so only what both share is used: CASE, CTEs,
window functions, NULLS LAST, and `CAST(x AS NUMERIC)`, which makes the exact decimal text of SQLite a number and leaves
PostgreSQL's NUMERIC as it is.
"""
