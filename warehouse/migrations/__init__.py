"""Revisions of the schema, applied by Alembic through `warehouse.database.migrate`.

Views are not revised here: `migrate` makes them anew after every upgrade. A changed view therefore needs a revision
too, which may be empty, so that warehouses in use notice. The name of a revision file begins with its number.
"""
