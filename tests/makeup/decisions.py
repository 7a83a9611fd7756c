"""What the planner decides on generated issues, and which decisions a change moves.

python -m tests.makeup.decisions               say what has moved since the golden files
python -m tests.makeup.decisions page.jump=0   say what moves if a cost is changed so
python -m tests.makeup.decisions --renew       write the golden files anew
"""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from layout.desk.adverts.fillers import with_fillers
from layout.desk.issue import Issue
from layout.desk.reading import read_issue
from layout.desk.style.styling import read_stylebook
from layout.galley.composing import ComposingRoom
from layout.makeup.advice.explaining import cut_of
from layout.makeup.advice.mending import mended
from layout.makeup.advice.scene import Scene, scene_of
from layout.makeup.areas import PageLayout
from layout.makeup.costs import COSTS, Costs
from layout.makeup.issue.flatplanning import flatplan
from layout.makeup.story.fit_memory import Fitter
from tests.makeup.generator import generate

GOLDEN = Path(__file__).parent / "golden"
# Twenty issues by their number of stories and seed: four to twelve pages each.
ISSUES = tuple((4 + seed % 5 * 2, seed) for seed in range(1, 21))

# Between the decisions of one page or story.
TAB = "\t"

# A decision's name, as `news-03 width` or `page 4 cut`, and what was decided.
Decisions = Mapping[str, str]


def generated(folder: Path, stories: int, seed: int) -> tuple[Issue, ComposingRoom]:
    """Write a generated issue and read it; the shop sets its type."""
    issue, _ = read_issue(generate(folder, stories=stories, seed=seed))
    return issue, ComposingRoom(read_stylebook(issue.style, issue.publication.folder))


def decided(issue: Issue, shop: ComposingRoom, costs: Costs = COSTS) -> Decisions:
    """Return all that is decided when an issue is made up."""
    fitter = Fitter(shop, costs)
    layouts = flatplan(issue, fitter)
    whole = with_fillers(issue, (s.name for page in layouts for s in page.slots))
    return dict(_all(mended(scene_of(whole, layouts, fitter))))


def _all(scene: Scene) -> Iterator[tuple[str, str]]:
    for layout in scene.layouts:
        yield f"page {layout.number} cut", cut_of(layout.slots)
    for slug, spots in sorted(scene.spots.items()):
        first = spots[0]
        layout = scene.layout(first.page)
        yield f"{slug} page", str(first.page)
        yield f"{slug} place", str(_place(slug, layout))
        yield f"{slug} width", str(first.plot.columns)
        yield f"{slug} depth", str(first.plot.lines)
        if len(spots) > 1:
            yield f"{slug} jump", ", ".join(str(spot.page) for spot in spots[1:])
        yield f"{slug} fit", "; ".join(scene.fits[slug].elastic)
    for article in scene.unplaced:
        yield f"{article.slug} page", "none"


def _place(slug: str, layout: PageLayout) -> int:
    """Return a story's place on its page, from 1, counted from the top left."""
    order = sorted(layout.slots, key=lambda slot: (slot.plot.line, slot.plot.column))
    return 1 + [slot.name for slot in order].index(slug)


def written(decisions: Decisions) -> str:
    """Return decisions as a golden file has them: a line for each page and story."""
    lines: dict[str, list[str]] = {}
    for name, what in decisions.items():
        thing, _, kind = name.rpartition(" ")
        lines.setdefault(thing, []).append(f"{kind}={what}")
    return "".join(f"{thing}: {TAB.join(own)}\n" for thing, own in lines.items())


def read(text: str) -> Decisions:
    """Return the decisions of a golden file."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        thing, _, rest = line.partition(": ")
        for own in rest.split(TAB):
            kind, _, what = own.partition("=")
            found[f"{thing} {kind}"] = what
    return found


def moved(before: Decisions, after: Decisions) -> tuple[str, ...]:
    """Return the decisions that differ, each in a line: `news-03 width: 2 -> 3`."""
    names = sorted({*before, *after})
    return tuple(
        f"{name}: {before.get(name, 'none')} -> {after.get(name, 'none')}"
        for name in names
        if before.get(name) != after.get(name)
    )


def golden(stories: int, seed: int) -> Path:
    """Return where the decisions of a generated issue are kept."""
    return GOLDEN / f"{stories:02}-{seed:02}.txt"


def priced(change: str) -> Costs:
    """Return the house's costs with one changed: `page.jump=0`."""
    name, _, value = change.partition("=")
    purse, _, cost = name.partition(".")
    own = replace(getattr(COSTS, purse), **{cost: float(value)})
    return replace(COSTS, **{purse: own})


def main(costs: Costs, *, renew: bool) -> None:
    """Say what has moved in the twenty issues, and keep what is decided now."""
    GOLDEN.mkdir(exist_ok=True)
    for stories, seed in ISSUES:
        with tempfile.TemporaryDirectory() as folder:
            found = decided(*generated(Path(folder), stories, seed), costs)
        kept = golden(stories, seed)
        before = read(kept.read_text("utf-8")) if kept.exists() else {}
        for line in moved(before, found):
            sys.stdout.write(f"{kept.stem}: {line}\n")
        if renew:
            kept.write_text(written(found), "utf-8")


if __name__ == "__main__":
    changes = [argument for argument in sys.argv[1:] if "=" in argument]
    main(priced(changes[0]) if changes else COSTS, renew="--renew" in sys.argv[1:])
