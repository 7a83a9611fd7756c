"""The flatplan in a terminal: spreads side by side, a table of stories, advice."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from layout.commands.plan import Flatplan, Shapes
from layout.makeup.advice.explaining import last_run
from layout.makeup.dummy import Page
from layout.makeup.remedy import Stand
from layout.show.sketch import Sketch

BETWEEN_PAGES, BETWEEN_SPREADS = 1, 3
# How a story fits, in colour.
EXACT, OPEN, OVER = "green", "yellow", "bold red"
# What the table of stories tells first, and the widths from which it tells more.
COLUMNS = {
    "story": 0,
    "rank": 62,
    "section": 56,
    "pages": 32,
    "words": 46,
    "lines": 40,
    "fit": 0,
    "made to fit by": 90,
}
# Troubles that the count of lines does not tell.
TROUBLES = {
    "no-room": "no room for all of it",
    "short-jump": "too short a jump",
    "empty-jump": "nothing left to jump",
    "table-too-wide": "its table is too wide",
}
KEEP = "This holds for the pages as shown: keep them with layout plan --write."
# The other columns of that table want about so many characters.
BESIDE = 66


@dataclass(frozen=True, slots=True, kw_only=True)
class _FitState:
    """How a story fits, in words and in a colour."""

    words: str
    style: str


def show_plan(plan: Flatplan, console: Console, *, reasons: bool) -> None:
    """Print a flatplan, and what may be done about stories that do not fit.

    With `reasons` there is a sentence for all that stands in it, and each remedy has
    its areas as plan.toml wants them.
    """
    states = _states(plan)
    for row in _sketches(plan, states, console):
        console.print(row, no_wrap=True, crop=True)
    console.print(_stories(plan, states, console.width, reasons=reasons))
    for line in _fillers(plan):
        console.print(line)
    if plan.dummy.remedies:
        console.print(_advice(plan, states, reasons=reasons))
    if reasons:
        for position in plan.dummy.plan:
            if position.why:
                place = f"page {position.page}, {position.name}: "
                console.print(Text(place, "bold") + Text(position.why))
        console.print()


def _advice(plan: Flatplan, states: dict[str, _FitState], *, reasons: bool) -> Table:
    """Return the remedies of each story that does not fit, the best first."""
    table = Table.grid(padding=(0, 1), pad_edge=True)
    table.add_column(justify="right")
    table.add_column(overflow="fold")
    for slug in dict.fromkeys(remedy.story for remedy in plan.dummy.remedies):
        state, pages = states[slug], _pages(plan, slug)
        place = f", page {pages}" if pages else ""
        own = [remedy for remedy in plan.dummy.remedies if remedy.story == slug]
        words = TROUBLES.get(own[0].cures, state.words)
        table.add_row("", Text(f"{slug}{place}: ", "bold") + Text(words, state.style))
        for number, remedy in enumerate(own, 1):
            table.add_row(str(number), remedy.text)
            for area in remedy.areas if reasons else ():
                table.add_row("", Text(f"page {area.page}: {_area(area)}", "dim"))
        table.add_row("", "")
    if not any(page.areas for page in plan.issue.plans):
        table.add_row("", KEEP)
        table.add_row("", "")
    return table


def _area(area: Stand) -> str:
    """Write an area as plan.toml has it."""
    return (
        f'{{ name = "{area.name}", column = {area.column + 1}, '
        f"columns = {area.columns}, line = {area.line + 1}, lines = {area.lines} }}"
    )


def _pages(plan: Flatplan, slug: str) -> str:
    return ", ".join(str(p.page) for p in plan.dummy.plan if p.name == slug)


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


def _states(plan: Flatplan) -> dict[str, _FitState]:
    """Say of each story how it fits."""
    frames = [frame for page in plan.dummy.pages for frame in page.frames]
    fits = {fit.slug: fit for fit in plan.dummy.stories}
    states = {}
    for article in plan.issue.articles:
        slug = article.slug
        left = sum(frame.open_lines for frame in frames if frame.slug == slug)
        if slug not in fits:
            states[slug] = _FitState(words="unplaced", style=OVER)
        elif fits[slug].overset_lines:
            over = fits[slug].overset_lines
            states[slug] = _FitState(words=f"{over} over", style=OVER)
        elif left:
            states[slug] = _FitState(words=f"{left} open", style=OPEN)
        else:
            states[slug] = _FitState(words="exact", style=EXACT)
    return states


def _sketches(
    plan: Flatplan, states: dict[str, _FitState], console: Console
) -> Iterator[Text]:
    """Yield the rows of characters of all pages: 1, 2-3, 4-5 and so on."""
    styles = {slug: state.style for slug, state in states.items()}
    blocks = {}
    for page in plan.dummy.pages:
        own = [p for p in plan.dummy.plan if p.page == page.number]
        plain = console.options.ascii_only
        sketch = Sketch(plan.grid, own, plain=plain, wide=console.width - 1)
        sketch.draw(styles, _remarks(plan, page.number, states))
        if page.number == 1:
            sketch.title(plan.issue.publication.title)
        label = Text(f"{page.number} {page.section}", "bold")
        label.truncate(sketch.width, pad=True)
        blocks[page.number] = [label, *sketch.rows()]
    for line in _across(plan.dummy.pages, len(blocks[1][0]), console.width):
        yield from _side_by_side(line, blocks)
        yield Text()


def _remarks(
    plan: Flatplan, number: int, states: dict[str, _FitState]
) -> dict[str, str]:
    """Return what stands under the names on a page: its jump, or how it fits."""
    remarks = {}
    for slug, state in states.items():
        pages = [p.page for p in plan.dummy.plan if p.name == slug]
        if number not in pages:
            continue
        after = [page for page in pages if page > number]
        before = [page for page in pages if page < number]
        if after:
            remarks[slug] = f"to {after[0]}"
        elif state.style == OVER:
            remarks[slug] = state.words
        elif before:
            remarks[slug] = f"from {before[-1]}"
        elif state.style != EXACT:
            remarks[slug] = state.words
    return remarks


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


def _stories(
    plan: Flatplan, states: dict[str, _FitState], width: int, *, reasons: bool
) -> Table:
    """Return the table of stories, with as many columns as there is room for.

    What made a story fit is cut to its column, unless `reasons` are asked for.
    """
    names = [name for name, least in COLUMNS.items() if width >= least or reasons]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for name in names:
        right = name in ("rank", "words", "lines")
        table.add_column(
            name,
            justify="right" if right else "left",
            no_wrap=name != "made to fit by",
        )
    room = None if reasons else max(0, width - BESIDE)
    fits = {fit.slug: fit for fit in plan.dummy.stories}
    for article in plan.issue.articles:
        fit, state = fits.get(article.slug), states[article.slug]
        cells: dict[str, str | Text] = {
            "story": article.slug,
            "rank": str(article.rank),
            "section": article.section,
            "pages": _pages(plan, article.slug),
            "words": str(len(article.words)),
            "lines": str(fit.lines) if fit else "",
            "fit": Text(state.words, state.style),
            "made to fit by": _cut("; ".join(fit.elastic) if fit else "", room),
        }
        table.add_row(*(cells[name] for name in names))
    return table


def _cut(text: str, room: int | None) -> str:
    if room is None or len(text) <= room:
        return text
    return text[: room - 1].rstrip() + "…"
