"""Seeded meetings. `HOPTHON_SIM_SEEDS=500` plays more; a failure names its seed."""

import os
from pathlib import Path

import pytest

from .simulation import Simulation

SEEDS = int(os.environ.get("HOPTHON_SIM_SEEDS", "24"))
STEPS = 90


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_meeting_keeps_every_promise(seed: int, tmp_path: Path) -> None:
    Simulation(seed, tmp_path).run(STEPS)


def test_the_same_seed_is_the_same_meeting_to_the_last_byte(tmp_path: Path) -> None:
    for seed in (3, 7):
        first, again = tmp_path / f"{seed}a", tmp_path / f"{seed}b"
        first.mkdir()
        again.mkdir()
        one, two = Simulation(seed, first), Simulation(seed, again)
        assert one.run(60) == two.run(60)
        assert one.path.read_bytes() == two.path.read_bytes()
