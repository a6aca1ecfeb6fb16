"""Add the views indicator_card, series_wide, sdmx_csv and reports; views are made anew after every upgrade."""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    pass
