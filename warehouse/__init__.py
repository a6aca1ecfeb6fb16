"""The warehouse: schema, loads by difference, year over year, views for analysts, migrations, exports. All SQL is here.

What may enter is decided before (`checks`), when to load is decided outside (`assets`, `pipelines`).
"""
