"""Sixteen dense pages from files to press PDF, against WeasyPrint's own columns.

Both as whole processes, cold, in turn, so that a busy machine is busy for both.
"""

import statistics
from pathlib import Path

import pypdfium2

from tests.bench.dense import columns_html, fitting_paper, read_paper
from tests.bench.record import keep
from tests.bench.running import Weight, run_python, say

RUNS = 3


def main(folder: Path) -> None:
    issue, sizes = fitting_paper(folder)
    rival = folder / "columns.html"
    _, style = read_paper(issue)
    rival.write_text(columns_html(sizes, style), encoding="utf-8")
    say(f"dense: {len(sizes)} pages, {sum(sizes)} words")
    ours, theirs = [], []
    for _ in range(RUNS):
        ours.append(_build(issue, folder))
        theirs.append(_columns(rival, folder))
    ratios = [
        our.seconds / their.seconds for our, their in zip(ours, theirs, strict=True)
    ]
    with pypdfium2.PdfDocument(folder / "columns.pdf") as document:
        pages = len(document)
    _say("layout build", ours)
    _say(f"weasyprint columns ({pages} pages)", theirs)
    say(f"dense: median ratio {statistics.median(ratios):.3f} (to reach: 0.40)")
    keep("dense: ratio to weasyprint's columns", statistics.median(ratios), "0.40")
    keep("dense: largest process, MB", max(run.megabytes for run in ours))


def _build(issue: Path, folder: Path) -> Weight:
    editions = ("--edition", "press", "--no-cache", "-q", "-o", folder / "out")
    return run_python("-m", "layout", "build", issue, *editions, folder=folder)


def _columns(source: Path, folder: Path) -> Weight:
    script = Path(__file__).with_name("columns.py")
    return run_python(script, source, folder / "columns.pdf", folder=folder)


def _say(name: str, runs: list[Weight]) -> None:
    seconds = ", ".join(f"{run.seconds:.2f}" for run in runs)
    peak = max(run.megabytes for run in runs)
    say(f"dense: {name}: {seconds} s, largest process {peak:.0f} MB")
