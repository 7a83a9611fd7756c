"""Whole issues that nobody drew: nothing over, nothing lost, hardly a line unused."""

import re
import shutil
from pathlib import Path

import pytest

from layout.codes import Severity
from tests.bench.dense import ROOT
from tests.makeup.faulting import faults
from tests.makeup.generator import generate
from tests.makeup.measuring import Measured, measure

pytestmark = pytest.mark.slow

# Lines of a page across all columns: unused on average, and at most.
AVERAGE, MOST = 3, 8
# Columns that end more than a line apart are seen: one story in so many may have such.
PER_UNEVEN = 40


@pytest.fixture
def undrawn(tmp_path: Path) -> Path:
    """The sample publication, its issue without a page count and without drawings."""
    for name in ("issues", "styles", "fonts", "fillers"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "paper.toml", tmp_path)
    manifest = tmp_path / "issues" / "2026-12" / "issue.toml"
    text = manifest.read_text("utf-8")
    text = re.sub(r"\[\[page\]\].*?(?=\n\[\[ad\]\]|\Z)", "", text, flags=re.DOTALL)
    text = re.sub(r"(?m)^pages = .*\n", "", text)
    manifest.write_text(text, "utf-8")
    return manifest.parent


def check(found: Measured, stories: int = PER_UNEVEN) -> None:
    assert found.unplaced == ()
    assert found.overset == ()
    assert found.average <= AVERAGE
    assert max(found.unused) <= MOST
    assert len(found.uneven) <= max(1, stories // PER_UNEVEN)


@pytest.mark.parametrize(("stories", "seed"), [(20, 1), (20, 2), (40, 2), (80, 1)])
def test_a_generated_issue_closes(tmp_path: Path, stories: int, seed: int) -> None:
    check(measure(generate(tmp_path, stories=stories, seed=seed)), stories)


def test_the_sample_closes_without_drawings(undrawn: Path) -> None:
    found = measure(undrawn)
    check(found)
    assert len(found.pages) == 8


def test_an_editor_finds_little_to_mark(tmp_path: Path) -> None:
    found = faults(generate(tmp_path, stories=40, seed=2))
    assert not [note for note in found.marks if note.severity is Severity.ERROR]
    assert len(found.marks) <= len(found.dummy.pages)
