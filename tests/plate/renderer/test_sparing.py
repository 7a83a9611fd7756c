"""Modules that are put off: not loaded with the renderer, and there when called."""

import subprocess
import sys

import pytest

SPARED = (
    "from layout.plate.renderer.sparing import spare; spare(); import weasyprint, sys;"
)
LOADED = "print(len(sys.modules['fontTools.subset'].__dict__) > 50)"


def said(program: str) -> str:
    """Return what a Python of its own prints."""
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return run.stdout.strip()


@pytest.mark.parametrize(
    ("program", "loaded"),
    [
        ("import weasyprint, sys;", "True"),
        (SPARED, "False"),
        (f"{SPARED} from weasyprint.pdf import fonts; fonts.subset.Options();", "True"),
    ],
    ids=["renderer alone", "spared", "called"],
)
def test_a_spared_module_is_loaded_when_it_is_called(program: str, loaded: str) -> None:
    assert said(program + LOADED) == loaded
