"""Leave recognised text out of comparisons: only the text of the view ranked_statements changed."""

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    pass
