"""The flatplan in a terminal: spreads side by side, a table of stories, the reasons."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from layout.flatplan import Flatplan, Shapes
from layout.makeup.dummy import Page
from layout.makeup.explaining import last_run
from layout.sketching import Sketch

BETWEEN_PAGES, BETWEEN_SPREADS = 1, 3
# How a story fits, in colour.
EXACT, OPEN, OVER = "green", "yellow", "bold red"
# The other columns of the table of stories want about so many characters.
BESIDE = 66
LEAST = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """How a story fits, in words and in a colour."""

    words: str
    style: str


def show_plan(plan: Flatplan, console: Console, *, reasons: bool) -> None:
    """Print a flatplan; with `reasons` a sentence for all that stands in it."""
    states = _states(plan)
    for row in _sketches(plan, states, console):
        console.print(row, no_wrap=True, crop=True)
    room = None if reasons else max(LEAST, console.width - BESIDE)
    console.print(_stories(plan, states, room))
    for line in _fillers(plan):
        console.print(line)
    if reasons:
        for position in plan.dummy.plan:
            if position.why:
                place = f"page {position.page}, {position.name}: "
                console.print(Text(place, "bold") + Text(position.why))
        console.print()


def show_shapes(shapes: Shapes, console: Console) -> None:
    """Print the shapes that a story can take."""
    table = Table(box=box.SIMPLE_HEAD, title=shapes.slug, title_justify="left")
    names = ("columns", "head", "quotes", "picture", "least", "natural", "most", "cost")
    for name in (*names, "hole"):
        table.add_column(name, justify="right")
    for shape in shapes.shapes:
        numbers = (
            *(shape.columns, shape.head, shape.quotes, shape.picture),
            *(shape.least, shape.natural, shape.most),
            *(round(shape.cost), shape.hole),
        )
        table.add_row(*map(str, numbers))
    console.print(table)


def _fillers(plan: Flatplan) -> Iterator[Text]:
    """Yield a line for each filler of the library that runs, and one of white."""
    library = {filler.name: filler for filler in plan.issue.fillers}
    found = False
    for position in plan.dummy.plan:
        if position.name in library:
            found = True
            when = last_run(library[position.name])
            words = f" on page {position.page} {when}"
            yield Text(position.name, "bold") + Text(words)
    if found:
        yield Text()


def _states(plan: Flatplan) -> dict[str, _State]:
    """Say of each story how it fits."""
    frames = [frame for page in plan.dummy.pages for frame in page.frames]
    fits = {fit.slug: fit for fit in plan.dummy.stories}
    states = {}
    for article in plan.issue.articles:
        slug = article.slug
        left = sum(frame.open_lines for frame in frames if frame.slug == slug)
        if slug not in fits:
            states[slug] = _State(words="unplaced", style=OVER)
        elif fits[slug].overset_lines:
            over = fits[slug].overset_lines
            states[slug] = _State(words=f"{over} over", style=OVER)
        elif left:
            states[slug] = _State(words=f"{left} open", style=OPEN)
        else:
            states[slug] = _State(words="exact", style=EXACT)
    return states


def _sketches(
    plan: Flatplan, states: dict[str, _State], console: Console
) -> Iterator[Text]:
    """Yield the rows of characters of all pages: 1, 2-3, 4-5 and so on."""
    styles = {slug: state.style for slug, state in states.items()}
    blocks = {}
    for page in plan.dummy.pages:
        own = [p for p in plan.dummy.plan if p.page == page.number]
        sketch = Sketch(plan.grid, own, plain=console.options.ascii_only)
        sketch.draw(styles)
        if page.number == 1:
            sketch.title(plan.issue.publication.title)
        label = Text(f"{page.number} {page.section}", "bold")
        label.truncate(sketch.width, pad=True)
        blocks[page.number] = [label, *sketch.rows()]
    for line in _across(plan.dummy.pages, len(blocks[1][0]), console.width):
        yield from _side_by_side(line, blocks)
        yield Text()


def _across(
    pages: tuple[Page, ...], width: int, room: int
) -> Iterator[list[list[int]]]:
    """Yield rows of spreads, as many as there is room for; pages where none fits."""
    spreads: dict[int, list[int]] = {}
    for page in pages:
        # A spread is an even page and the odd one after it.
        key = page.number // 2 if room > 2 * width else page.number
        spreads.setdefault(key, []).append(page.number)
    line: list[list[int]] = []
    for spread in spreads.values():
        taken = [*line, spread]
        wide = sum(width * len(s) + BETWEEN_PAGES * (len(s) - 1) for s in taken)
        if line and wide + BETWEEN_SPREADS * len(line) > room:
            yield line
            taken = [spread]
        line = taken
    yield line


def _side_by_side(
    line: list[list[int]], blocks: dict[int, list[Text]]
) -> Iterator[Text]:
    for row in range(len(blocks[line[0][0]])):
        spreads = [
            Text(" " * BETWEEN_PAGES).join(blocks[number][row] for number in spread)
            for spread in line
        ]
        yield Text(" " * BETWEEN_SPREADS).join(spreads)


def _stories(plan: Flatplan, states: dict[str, _State], room: int | None) -> Table:
    """Return the table of stories; what made them fit is cut to `room` characters."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for name in ("story", "rank", "section", "pages", "words", "lines", "fit"):
        right = name in ("rank", "words", "lines")
        table.add_column(
            name,
            justify="right" if right else "left",
            no_wrap=True,
        )
    table.add_column("made to fit by")
    fits = {fit.slug: fit for fit in plan.dummy.stories}
    for article in plan.issue.articles:
        fit, state = fits.get(article.slug), states[article.slug]
        pages = [p.page for p in plan.dummy.plan if p.name == article.slug]
        table.add_row(
            *(article.slug, str(article.rank), article.section),
            ", ".join(map(str, pages)),
            str(len(article.words)),
            str(fit.lines) if fit else "",
            Text(state.words, state.style),
            _cut("; ".join(fit.elastic) if fit else "", room),
        )
    return table


def _cut(text: str, room: int | None) -> str:
    if room is None or len(text) <= room:
        return text
    return text[: room - 1].rstrip() + "…"
