"""How planning grows with an issue: processor time, steps and memory, and their ratios.

Each issue is planned by a process of its own, from generated copy whose type is set.
"""

import json
import resource
import subprocess
import sys
import time
from math import log2
from pathlib import Path

from layout.desk.reading import read_issue
from layout.desk.style.styling import read_stylebook
from layout.galley.composing import ComposingRoom
from layout.makeup.issue.flatplanning import flatplan
from layout.makeup.story.fit_memory import Fitter
from tests.bench.running import ROOT, say
from tests.makeup.generator import generate

SIZES = (40, 80, 160, 320, 640)
# Twice the stories take at most so many doublings of time.
GOAL = 1.2


def main(folder: Path, sizes: tuple[int, ...] = SIZES) -> None:
    before: dict[str, float] = {}
    for stories in sizes:
        found = _apart(folder, stories)
        said = ", ".join(f"{value:g} {name}" for name, value in found.items())
        growth = ""
        if before:
            doublings = log2(found["stories"] / before["stories"])
            grown = log2(found["seconds"] / before["seconds"]) / doublings
            growth = f"; time grows with the power {grown:.2f} (to reach: {GOAL})"
        say(f"scale: {said}{growth}")
        before = found


def _apart(folder: Path, stories: int) -> dict[str, float]:
    words = [sys.executable, "-m", "tests.bench.bench_scale", str(folder), str(stories)]
    done = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def planned(folder: Path, stories: int) -> dict[str, float]:
    """Set all copy, then plan; processor time, since other work disturbs a clock."""
    issue, _ = read_issue(generate(folder / str(stories), stories=stories, seed=1))
    style = read_stylebook(issue.style, issue.publication.folder)
    shop = ComposingRoom(style)
    for article in issue.articles:
        shop.galley(article, style.grid.measure)
    fitter = Fitter(shop)
    start = time.process_time()
    pages = flatplan(issue, fitter)
    return {
        "stories": stories,
        "pages": len(pages),
        "seconds": round(time.process_time() - start, 2),
        "steps": fitter.effort.steps,
        "MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(planned(Path(sys.argv[1]), int(sys.argv[2]))))
