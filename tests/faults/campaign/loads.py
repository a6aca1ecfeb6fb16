"""Loads that are killed (SIGKILL) at random moments: no report may be half loaded, no row lost, and the next goes on.

`python -m tests.faults.campaign.loads [sqlite|postgresql] [MOMENTS]`, fifty on each database unless said otherwise. A
process loads new versions of the same reports over and over, telling each one that is done; it is killed, what is there
is counted, and the next process begins with the report that was interrupted. Exit status 1 where a row is missing.
"""

import random
import subprocess
import sys
import time
from functools import cache
from itertools import count

from sqlalchemy import Engine, text

from benchmarks.databases import names, warehouse
from benchmarks.facts import reports
from normalise.records import Observation
from sources.document import Report
from warehouse.database import connect
from warehouse.loading.load import load_report

REPORTS, ROWS, MOMENTS = 8, 400, 50
FEWEST, MOST = 1, 4
"""Loads that a process finishes before it is killed during the next."""


def main() -> int:
    """Kill so many loads on each database; print what was found."""
    if sys.argv[1:2] == ["load"]:
        return load_for_ever(sys.argv[2], int(sys.argv[3]))
    moments = int(sys.argv[2]) if len(sys.argv) > 2 else MOMENTS
    wrong = 0
    for name in names():
        with warehouse(name) as engine:
            done, faults = kill_loads(engine, moments)
        print(f"{name}: {moments} loads killed, {done} reports loaded between, {len(faults)} faults")
        print(*faults, sep="\n")
        wrong += len(faults)
    return int(wrong > 0)


def kill_loads(engine: Engine, moments: int) -> tuple[int, list[str]]:
    """Kill loads at so many moments; give how many reports were told to be loaded, and all that is wrong."""
    first, told, faults = 0, 0, []
    moment = random.Random(moments)
    url = engine.url.render_as_string(hide_password=False)
    for _ in range(moments):
        done = loads_until_killed(url, first, moment)
        told += len(done)
        faults += [f"told that load {number} is done, found another" for number in done if not is_there(engine, number)]
        faults += half_loaded(engine)
        first = max(done) + 1
    of, observations = load_numbered(first)
    load_report(engine, of, observations, [], [], [], [])
    return told, faults + half_loaded(engine)


def loads_until_killed(url: str, first: int, moment: random.Random) -> list[int]:
    """Start a process that loads, and kill it some way into a load; give the loads that it told to be done."""
    command = [sys.executable, "-m", "tests.faults.campaign.loads", "load", url, str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        done = [int(process.stdout.readline()) for _ in range(moment.randint(FEWEST, MOST))]
        begun = time.perf_counter()
        done.append(int(process.stdout.readline()))
        time.sleep(moment.uniform(0, time.perf_counter() - begun))  # as long as a load takes
        process.kill()
        return done + [int(line) for line in process.stdout if line.endswith("\n")]


def load_for_ever(url: str, first: int) -> int:
    """Load version after version of the reports, and tell each load that is done."""
    engine = connect(url)
    for number in count(first):
        of, observations = load_numbered(number)
        load_report(engine, of, observations, [], [], [], [])
        print(number, flush=True)
    return 0


def load_numbered(number: int) -> tuple[Report, list[Observation]]:
    """Give what a load brings: all reports in turn, then all with every value one higher, and so on."""
    of, observations = made()[number % REPORTS]
    more = number // REPORTS
    return of, [each.model_copy(update={"value": (each.value or 0) + more}) for each in observations]


@cache
def made() -> list[tuple[Report, list[Observation]]]:
    """Give the reports in their first version."""
    return list(reports(REPORTS, ROWS))


def is_there(engine: Engine, number: int) -> bool:
    """Whether a report has the rows of a load, or of a later one."""
    expected = load_numbered(number)[1][0]
    query = text("SELECT value FROM facts WHERE observation_id = :id AND recorded_to IS NULL")
    with engine.connect() as connection:
        value = connection.scalar(query, {"id": expected.observation_id})
    return value is not None and float(value) >= float(expected.value or 0)


def half_loaded(engine: Engine) -> list[str]:
    """Reports whose live rows are not all of one load, or that lost a row that a load had closed."""
    query = text(
        "SELECT report_id, SUM(CASE WHEN recorded_to IS NULL THEN 1 ELSE 0 END) AS live, COUNT(*) AS ever, "
        "COUNT(DISTINCT CASE WHEN recorded_to IS NULL THEN loaded_by END) AS loads, "
        "(SELECT SUM(added) FROM load WHERE load.report_id = facts.report_id) AS told FROM facts GROUP BY report_id"
    )
    with engine.connect() as connection:
        found = connection.execute(query).all()
        empty = connection.scalar(
            text("SELECT COUNT(*) FROM dim_report WHERE report_id NOT IN (SELECT report_id FROM facts)")
        )
    wrong = [f"half loaded: {row}" for row in found if row.live != ROWS or row.loads != 1 or row.ever != row.told]
    return [*wrong, f"{empty} reports without a row"] if empty else wrong


if __name__ == "__main__":
    sys.exit(main())
