"""Note what the views were made from: from now on a changed text of a view needs no revision."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.create_table(
        "made_views",
        sa.Column("sha256", sa.Text(), nullable=False, comment="SHA-256 of the files that the views were made from"),
        sa.Column("names", sa.JSON(), nullable=False, comment="Names of the views that were made"),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_made_views")),
        comment="What the views were made from, in one row: another text makes them anew",
    )
