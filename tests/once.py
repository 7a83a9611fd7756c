"""What tests share, made once for all processes that test side by side."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

DONE = ".done"


def made_once(
    factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]
) -> Path:
    """Return a folder of a name that `make` has filled, by whichever process was first.

    Nobody changes what is in it: it is the others' too. Where to make it fails, the
    next that asks tries again.
    """
    base = factory.getbasetemp()
    # Each process of pytest-xdist has a folder of its own in one that all have.
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    place, done = base / "once" / name, base / "once" / f"{name}{DONE}"
    place.parent.mkdir(exist_ok=True)
    with (base / "once" / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
            make(place)
            done.touch()
    return place
