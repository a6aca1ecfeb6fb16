"""Makes the frames that the rules look at from the records: one row a thing, with the columns that rules are about.

Rules do not belong here. Columns are of dtype object, so that Decimal and date stay what they are and None stays None;
every frame has the id column of its stage (`checks.suites.ROW_ID`) and `page`, `locator`, `raw` and `sentence`.
"""

from checks.frames.coverage import account_of, coverage_frame
from checks.frames.figures import observations_frame
from checks.frames.loaded import warehouse_frame, year_over_year_frame
from checks.frames.structure import document_frame, misread_rows
from checks.frames.tasks import tasks_frame

__all__ = [
    "account_of",
    "coverage_frame",
    "document_frame",
    "misread_rows",
    "observations_frame",
    "tasks_frame",
    "warehouse_frame",
    "year_over_year_frame",
]
