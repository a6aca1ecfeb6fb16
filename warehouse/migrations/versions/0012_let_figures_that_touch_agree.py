"""Let figures that touch at the ends of their rounding agree: only the text of the view conflicts changed."""

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    pass
