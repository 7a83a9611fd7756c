"""Small shelves of back issues, and the processes that rebuild them."""

import json
import time
from pathlib import Path

from tests.building import PROC, REBUILDS, children

PAPER = 'title = "The Test"\nsections = ["News"]\n'
STORY = (
    "---\nheadline: {head}\nsection: News\n---\n"
    "The café by the Weir keeps its bridge, says {head}.\n\n"
    "The crèche of issue {name} stays open.\n"
)


def shelf(folder: Path, names: tuple[str, ...], copies: int = 1) -> Path:
    """Write a publication with an issue of each name; return the folder of issues."""
    (folder / "issues").mkdir(parents=True, exist_ok=True)
    (folder / "paper.toml").write_text(PAPER, "utf-8")
    for number, name in enumerate(names, 1):
        issue = folder / "issues" / name
        (issue / "articles").mkdir(parents=True)
        manifest = f"number = {number}\ndate = {name}-04\npages = 4\n"
        (issue / "issue.toml").write_text(manifest, "utf-8")
        for slug in ("bridge", "school"):
            copy = STORY.format(head=slug.title(), name=name) * copies
            (issue / "articles" / f"{slug}.md").write_text(copy, "utf-8")
    return folder / "issues"


def briefs(folder: Path, names: tuple[str, ...]) -> Path:
    """Write issues as small as they can be: a page, and on it a brief."""
    (folder / "issues").mkdir(parents=True, exist_ok=True)
    (folder / "paper.toml").write_text('title = "The Test"\n', "utf-8")
    for number, name in enumerate(names, 1):
        issue = folder / "issues" / name
        (issue / "articles").mkdir(parents=True)
        manifest = f"number = {number}\ndate = {name}-04\npages = 1\n"
        (issue / "issue.toml").write_text(manifest, "utf-8")
        copy = (
            f"---\nheadline: Bridge\nrank: 5\n---\nThe bridge of {name} stays open.\n"
        )
        (issue / "articles" / "bridge.md").write_text(copy, "utf-8")
    return folder / "issues"


def results(report: str) -> dict[str, str]:
    """Return what became of each issue, from the JSON of a run."""
    return {done["issue"]: done["result"] for done in json.loads(report)["issues"]}


def codes(report: str) -> dict[str, set[str]]:
    """Return the codes of each issue's notes, from the JSON of a run."""
    return {
        done["issue"]: {note["code"] for note in done["notes"]}
        for done in json.loads(report)["issues"]
    }


def rebuilders(parent: int) -> list[int]:
    """Return the processes that rebuild issues for a process."""
    return [child for child in children(parent) if _rebuilds(child)]


def first_rebuilder(parent: int) -> int:
    """Wait until a process has one that rebuilds, and return that."""
    for _ in range(1000):
        if found := rebuilders(parent):
            return found[0]
        time.sleep(0.01)
    raise TimeoutError("nothing rebuilds")


def appears(path: Path) -> None:
    """Wait until there is a file."""
    for _ in range(6000):
        if path.exists():
            return
        time.sleep(0.01)
    raise TimeoutError(f"{path} was never written")


def begins(out: Path) -> None:
    """Wait until something is being made in an output folder."""
    for _ in range(6000):
        if list(out.glob(".layout-*")):
            return
        time.sleep(0.005)
    raise TimeoutError(f"{out} was never begun")


def _rebuilds(process: int) -> bool:
    try:
        return REBUILDS in (PROC / str(process) / "cmdline").read_bytes()
    except OSError:
        return False
