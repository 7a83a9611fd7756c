"""What benchmarks measured, by commit: results.csv, and results.svg drawn from it.

`make bench` appends and draws. Both files are kept with the code, so that a figure can
be held against what it was; a commit with uncommitted changes has a plus sign.
"""

import csv
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).parent
RESULTS, PICTURE = HERE / "results.csv", HERE / "results.svg"
# A panel's size and distance in pixels, and how many there are side by side.
WIDTH, DEPTH, GAP, ACROSS = 260, 90, 50, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of one run; `goal` is what was to be reached, "" where nothing is."""

    commit: str
    name: str
    value: float
    goal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A figure's course: `points` in pixels from the panel's corner, and its ends."""

    name: str
    left: int
    top: int
    points: str
    first: Figure
    last: Figure


def keep(name: str, value: float, goal: str = "", *, results: Path = RESULTS) -> None:
    """Append a figure of the commit that is checked out."""
    new = not results.exists()
    with results.open("a", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        if new:
            rows.writerow(("commit", "figure", "value", "to reach"))
        rows.writerow((_commit(), name, f"{value:.4g}", goal))


def read(results: Path = RESULTS) -> tuple[Figure, ...]:
    """Return all figures, oldest first."""
    with results.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return tuple(
        Figure(commit=commit, name=name, value=float(value), goal=goal)
        for commit, name, value, goal in rows
    )


def draw(results: Path = RESULTS, picture: Path = PICTURE) -> None:
    """Draw a panel for each figure, with its last value and its commits."""
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined
    )
    panels = list(_panels(read(results)))
    text = environment.get_template("results.svg.j2").render(
        panels=panels,
        panel_width=WIDTH,
        panel_depth=DEPTH,
        width=ACROSS * (WIDTH + GAP) + GAP,
        depth=-(-len(panels) // ACROSS) * (DEPTH + GAP) + GAP,
    )
    picture.write_text(text + "\n", "utf-8")


def _panels(figures: Iterable[Figure]) -> Iterator[Panel]:
    courses: dict[str, list[Figure]] = {}
    for figure in figures:
        courses.setdefault(figure.name, []).append(figure)
    for number, (name, course) in enumerate(courses.items()):
        row, column = divmod(number, ACROSS)
        yield Panel(
            name=name,
            left=GAP + column * (WIDTH + GAP),
            top=GAP + row * (DEPTH + GAP),
            points=" ".join(_points([figure.value for figure in course])),
            first=course[0],
            last=course[-1],
        )


def _points(values: list[float]) -> Iterator[str]:
    """Yield points: a panel's foot is nothing, its head the highest value."""
    most, steps = max(values) or 1.0, max(1, len(values) - 1)
    for place, value in enumerate(values):
        yield f"{WIDTH * place / steps:.1f},{DEPTH * (1 - value / most):.1f}"


def _commit() -> str:
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty=+"],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() or "unknown"
