"""A generated issue as a production editor would mark it: the copy hurts nowhere."""

from pathlib import Path

import pytest

from tests.makeup.faulting import faults, listing
from tests.makeup.generator import generate

# What pouring answers for; heads and grey pages are the flatplan's.
POURED = ("widow", "orphan", "foot-hyphen", "stranded-crosshead", "uneven-columns")


@pytest.mark.slow
def test_columns_end_level_and_break_where_it_does_not_hurt(tmp_path: Path) -> None:
    found = faults(generate(tmp_path, stories=20, seed=2))
    assert not {code: found.codes[code] for code in POURED if found.codes[code]}
    assert "error" not in {str(note.severity) for note in found.marks}
    assert listing(found).count("\n") == len(found.marks) + 1
