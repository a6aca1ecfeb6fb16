"""Show the verdicts of the checks, those that later ones replaced included: a view alone."""

revision = "0018"
down_revision = "0016"


def upgrade() -> None:
    """The views are made anew after every upgrade."""
