"""Seconds that one process takes to plan an issue whose type is set."""

import time
from pathlib import Path

from layout.desk.reading import read_issue
from layout.desk.style.styling import read_stylebook
from layout.galley.composing import ComposingRoom
from layout.makeup.making import make_pages
from tests.bench.record import keep
from tests.bench.running import say
from tests.makeup.generator import generate

# Stories of an issue, and the seconds to reach.
SIZES = ((40, 4.0), (80, 10.0))
SEEDS = (1, 2, 3)


def main(folder: Path) -> None:
    for stories, goal in SIZES:
        seconds = [_seconds(folder, stories, seed) for seed in SEEDS]
        told = ", ".join(f"{found:.1f}" for found in seconds)
        say(f"plan: {stories} stories in {told} s (seeds 1, 2, 3; to reach: {goal:g})")
        keep(f"plan: {stories} stories, s of processor", max(seconds), f"{goal:g}")


def _seconds(folder: Path, stories: int, seed: int) -> float:
    """Set all copy, then plan: processor time, since other work disturbs a clock."""
    issue, _ = read_issue(generate(folder / str(seed), stories=stories, seed=seed))
    style = read_stylebook(issue.style, issue.publication.folder)
    shop = ComposingRoom(style)
    for article in issue.articles:
        shop.galley(article, style.grid.measure)
    start = time.process_time()
    make_pages(issue, shop)
    return time.process_time() - start
