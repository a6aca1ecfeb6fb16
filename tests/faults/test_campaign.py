"""A short campaign of faults; the long one is `make faults`."""

import random
from pathlib import Path

from tests.faults.campaign import trials
from tests.faults.campaign.ground import Ground

SEED = 21


def test_a_refresh_that_is_killed_loses_nothing_and_the_next_one_heals(tmp_path: Path) -> None:
    ground = Ground(tmp_path)
    ground.write()
    faults = trials.killed(ground, random.Random(SEED))
    assert faults + ground.healed() == []
