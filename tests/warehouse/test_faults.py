"""What a load leaves when its process is killed, and loads of several processes at once."""

import subprocess
import sys
from pathlib import Path

from sqlalchemy import text

from benchmarks.facts import CATALOGUE, ENTITIES
from tests.faults.campaign.loads import kill_loads
from warehouse.loading.dimensions import load_catalogue

MOMENTS, PROCESSES, ROWS = 4, 4, 60
"""`python -m tests.faults.campaign.loads` has fifty moments."""


def test_a_killed_load_leaves_whole_reports_only(engine):
    load_catalogue(engine, CATALOGUE, ENTITIES)
    told, faults = kill_loads(engine, MOMENTS)
    assert faults == []
    assert told > 0


LOADS = """
import sys
from benchmarks.facts import reports
from warehouse.database import connect
from warehouse.loading.load import load_report
url, rows = sys.argv[1], int(sys.argv[2])
engine = connect(url)
sys.stdin.readline()
for of, observations in reports(6, rows):
    new = [o.model_copy(update={"mapped": False, "indicator_code": "X_" + o.indicator_code}) for o in observations[:5]]
    load_report(engine, of, [*new, *observations[5:]], [], [], [], [])
"""


def test_processes_that_load_the_same_reports_lose_and_double_nothing(engine, url):
    """All begin at once, with the same reports, new indicators among them: each report is loaded by one of them."""
    load_catalogue(engine, CATALOGUE, ENTITIES)
    command = [sys.executable, "-c", LOADS, url, str(ROWS)]
    root = Path(__file__).parents[2]
    running = [subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, text=True) for _ in range(PROCESSES)]
    for process in running:
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in running:
        process.communicate()
    assert [process.returncode for process in running] == [0] * PROCESSES
    with engine.connect() as connection:
        counts = connection.execute(text("SELECT report_id, COUNT(*) FROM facts GROUP BY report_id")).all()
        loads = connection.scalar(text("SELECT COUNT(*) FROM load"))
    assert {count for _, count in counts} == {ROWS}
    assert (len(counts), loads) == (6, 6)
