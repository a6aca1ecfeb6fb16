"""What may go on to the next stage and into the warehouse: rules, their Great Expectations suites, and quarantine.

How reports are read or numbers understood does not belong here, nor how rows are stored; this is the only room that
imports great_expectations, and only where a suite is run (the import takes seconds).
"""

import os

# Before the first import of the library anywhere in this room: nothing is ever sent to anybody.
os.environ["GX_ANALYTICS_ENABLED"] = "false"
