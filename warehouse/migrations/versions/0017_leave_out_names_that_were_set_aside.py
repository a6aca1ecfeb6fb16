"""Leave out names that a person has set aside: only the text of the view unmapped_indicators changed."""

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    pass
