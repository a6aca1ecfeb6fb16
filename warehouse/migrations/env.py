"""How Alembic reaches the warehouse: on the connection, and inside the transaction, that `migrate` hands over."""

from alembic import context

from warehouse.schema.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
