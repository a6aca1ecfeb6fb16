"""Say in Vietnamese why a row waits in quarantine; of rows from before, as soon as their report is loaded again."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    comment = "What is printed, where, what does not fit and what to do, in Vietnamese; null before revision 0019"
    op.add_column("quarantine", sa.Column("message_vi", sa.Text(), nullable=True, comment=comment))
