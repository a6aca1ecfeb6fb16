"""Show what became of bodies, and how many of a kind there are: two views; all are made anew after every upgrade."""

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    pass
