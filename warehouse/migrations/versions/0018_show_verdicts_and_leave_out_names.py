"""Show the verdicts of the checks, and leave out names that a person has set aside: views alone."""

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """The views are made anew after every upgrade."""
