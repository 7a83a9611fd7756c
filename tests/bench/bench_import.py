"""Five hundred dumps of fifty issues imported by one process."""

from pathlib import Path

from tests.bench.record import keep
from tests.bench.running import run_python, say
from tests.copy.dumps import NAMES, write_archive

ISSUES = 50


def main(folder: Path) -> None:
    lines = tuple(f"The Alder Courier {n}, {n} March 2019" for n in range(1, 32))
    more = tuple(f"The Alder Courier {n}, {n - 31} May 2019" for n in range(32, 51))
    write_archive(folder / "dumps", (*lines, *more))
    weight = run_python(
        *("-m", "layout", "import", "dumps", "--into", "issues/", "-q"), folder=folder
    )
    made = len(list((folder / "issues").glob("*/articles/*.md")))
    say(f"import: {made} articles in {weight.seconds:.1f} s (to reach: 500 in 20 s)")
    keep("import: articles a second", made / weight.seconds, "25")
    say(f"import: {weight.megabytes:.0f} MB")
    assert made == ISSUES * len(NAMES)
