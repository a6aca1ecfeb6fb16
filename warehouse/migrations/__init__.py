"""Revisions of the schema, applied by Alembic through `warehouse.database.migrate`. Views are not revised here."""
