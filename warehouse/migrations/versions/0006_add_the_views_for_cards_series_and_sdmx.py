"""Add the views indicator_card, series_wide, sdmx_csv and reports; views are made anew after every upgrade."""

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    pass
