"""One word of the sample issue changed: how long, and how many pages are new."""

import json
import shutil
from pathlib import Path

from tests.bench.dense import ROOT
from tests.bench.record import keep
from tests.bench.running import Weight, run_python, say

ISSUE = Path("issues", "2026-12")
ARTICLE = ISSUE / "articles" / "market.md"
CHANGE = ("in the dark", "in the cold")
RUNS = 3


def main(folder: Path) -> None:
    for name in ("issues", "styles", "fonts"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "paper.toml", folder)
    first = _build(folder)
    say(f"change: first build {first.seconds:.2f} s")
    article = folder / ARTICLE
    source = article.read_text(encoding="utf-8")
    for run in range(RUNS):
        before = _pages(folder)
        # A new word each time, or the page of the last run but one would be found.
        change = f"{CHANGE[1]} {'again ' * run}".rstrip()
        article.write_text(source.replace(CHANGE[0], change), encoding="utf-8")
        weight = _build(folder)
        after = _pages(folder)
        new = sum(one != other for one, other in zip(before, after, strict=True))
        say(
            f"change: {weight.seconds:.2f} s, {new} of {len(after)} pages new "
            "(to reach: 1.5 s, 1 page)"
        )
        keep("change: one article, s", weight.seconds, "1.5")


def _build(folder: Path) -> Weight:
    return run_python("-m", "layout", "build", ISSUE, "-q", "-o", "out", folder=folder)


def _pages(folder: Path) -> list[object]:
    report = json.loads((folder / "out" / "report.json").read_text(encoding="utf-8"))
    return [page["sha256"] for page in report["pages"]]
