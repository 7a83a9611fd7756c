"""Hostile files by grammar, others at each door round after round, for some minutes.

`LAYOUT_FUZZ_MINUTES` says how many (30 if nothing does), `LAYOUT_FUZZ_SEED` from which
round on; a failure names its round, so that it can be found again.
"""

import os
import time
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.attack.grammars.door import Door
from tests.attack.grammars.doors import DOORS
from tests.attack.grammars.trying import tried
from tests.bench.record import keep
from tests.bench.running import say

MINUTES = float(os.environ.get("LAYOUT_FUZZ_MINUTES", "30"))
FIRST = int(os.environ.get("LAYOUT_FUZZ_SEED", "0"))
TRIES = 100


def main(folder: Path) -> None:
    del folder  # each try has one of its own
    end = time.monotonic() + 60 * MINUTES
    counts: Counter[str] = Counter()
    broken: list[str] = []
    number = FIRST
    while time.monotonic() < end:
        for door in DOORS:
            try:
                _round(door, number, counts)
            except Exception as problem:
                broken.append(f"{door.name}, round {number}: {problem!r:.500}")
                say(f"fuzz: {broken[-1]}")
        number += 1
    say(f"fuzz: {dict(counts)} in {number - FIRST} rounds, {len(broken)} broken")
    keep("fuzz: defects", len(broken), "0")
    assert not broken


def _round(door: Door, number: int, counts: Counter[str]) -> None:
    @seed(number)
    @settings(
        max_examples=TRIES,
        database=None,
        # `tried` counts the processor's time; a loaded machine's clock says nothing.
        deadline=None,
        derandomize=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(data=door.inputs)
    def attempt(data: bytes) -> None:
        came = tried(door, data)
        assert came in ("read", "refused"), came
        counts[f"{door.name} {came}"] += 1

    attempt()
