"""Refreshes that meet faults: `make faults`, or `python -m tests.faults.campaign [--seed N] [--only KIND] [--runs N]`.

After each fault nothing may be half loaded, nothing lost, and the screen says in a line what happened and what to do;
after some of them a refresh that nobody disturbs must bring the warehouse, the files and the pages to what the reports
say. Every run has a seed of its own, which is printed: `--only KIND --seed N --runs 1` replays it. Exit status 1 where
something is wrong.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests import postgresql
from tests.faults.campaign import forked, trials
from tests.faults.campaign.ground import Ground
from tests.faults.campaign.trials import CannotBeTriedError, Trial

FILES: dict[str, tuple[Trial, int]] = {
    "killed": (trials.killed, 100),
    "interrupted": (trials.interrupted, 60),
    "two-at-once": (trials.two_at_once, 10),
    "report-changed": (trials.report_changed, 60),
    "folder-gone": (trials.folder_gone, 30),
    "reports-read-only": (trials.reports_read_only, 2),
    "data-read-only": (trials.data_read_only, 3),
    "disk-full": (trials.disk_full, 40),
    "warehouse-damaged": (trials.warehouse_damaged, 50),
    "dagster-damaged": (trials.dagster_damaged, 50),
    "damaged-reports": (partial(trials.damaged_reports, count=200, smallest=False), 1),
}
"""What is tried with a warehouse in a file, and how often."""
SERVER = {"server-restarted": 30, "connections-cut": 40, "server-killed": 30}
"""What is tried with one on a server of the campaign's own."""
TURNS = 5
"""Faults that strike one refresh after the other before one is left in peace."""


def main() -> int:
    """Try all kinds, or one; print what each run found."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.campaign")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--only", nargs="+", choices=[*FILES, *SERVER], default=[*FILES, *SERVER])
    parser.add_argument("--runs", type=int)
    asked = parser.parse_args()
    forked.warm()
    wrong = 0
    for kind in asked.only:
        with tempfile.TemporaryDirectory(prefix="faults-") as folder:
            try:
                wrong += _kind(kind, Path(folder), asked.seed, asked.runs)
            except CannotBeTriedError as reason:
                print(f"{kind}: left out, {reason}", flush=True)
    print(f"{wrong} runs found a fault")
    return int(bool(wrong))


def _kind(kind: str, folder: Path, seed: int, runs: int | None) -> int:
    """Try one kind; give how many runs found a fault."""
    if kind in FILES:
        trial, count = FILES[kind]
        return series(kind, trial, Ground(folder), range(seed, seed + (runs or count)))
    with _server() as server, postgresql.database(server.url) as url:
        trial = {
            "server-restarted": partial(trials.server_restarted, restart=server.restart),
            "connections-cut": trials.connections_cut,
            "server-killed": trials.killed,
        }[kind]
        return series(kind, trial, Ground(folder, url), range(seed, seed + (runs or SERVER[kind])))


@contextmanager
def _server() -> Iterator[postgresql.Own]:
    if postgresql.programs() is None:
        raise CannotBeTriedError("no programs of a PostgreSQL server are installed")
    with postgresql.own() as server:
        yield server


def series(kind: str, trial: Trial, ground: Ground, seeds: range) -> int:
    """Try one kind once for each seed, on the same ground; give how many runs found a fault."""
    ground.begin = forked.refresh
    ground.write()
    wrong = _tell(kind, "first refresh", 0, ground.healed())
    begun = time.monotonic()
    for turn, seed in enumerate(seeds, 1):
        at = time.monotonic()
        faults = trial(ground, random.Random(seed)) + ground.kept()
        if turn % TURNS == 0 or seed == seeds[-1]:
            faults += ground.healed()
        wrong += _tell(kind, f"seed {seed}", time.monotonic() - at, faults)
    print(f"{kind}: {len(seeds)} runs in {time.monotonic() - begun:.0f} s, {wrong} with a fault", flush=True)
    return wrong


def _tell(kind: str, what: str, seconds: float, faults: list[str]) -> int:
    for fault in faults:
        print(f"{kind}, {what}, {seconds:.0f} s: {fault}", flush=True)
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
