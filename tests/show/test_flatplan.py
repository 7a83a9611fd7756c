"""The flatplan in a terminal: boxes, a table of stories, what there is room for."""

import re
from dataclasses import replace
from io import BytesIO, StringIO, TextIOWrapper

import pytest
from rich.console import Console

from layout.commands.plan import Flatplan, Shapes
from layout.makeup.dummy import Dummy, Page, Position, StoryFit
from layout.makeup.remedy import Remedy, RemedyKind, Stand
from layout.makeup.story.anatomy import Shape
from layout.requests import Result
from layout.show.flatplan import KEEP, show_plan, show_shapes
from tests.makeup.stories import GRID, article, issue


def shown(*positions: Position, width: int = 200, encoding: str = "utf-8") -> str:
    """Return what a terminal shows of pages, without colours."""
    bridge = article(4, slug="bridge")
    numbers = range(1, max(p.page for p in positions) + 1)
    pages = tuple(
        Page(number=n, section="News", ink="mono", frames=(), furniture=())
        for n in numbers
    )
    fit = StoryFit(slug="bridge", lines=31, overset_lines=7, elastic=("head smaller",))
    flatplan = Flatplan(
        issue=issue(bridge, article(4, slug="school")),
        dummy=Dummy(pages=pages, stories=(fit,), plan=positions),
        grid=GRID,
        result=Result(report="", notes=()),
    )
    file = TextIOWrapper(BytesIO(), encoding=encoding)
    show_plan(flatplan, Console(file=file, width=width), reasons=False)
    file.seek(0)
    return "\n".join(line.rstrip() for line in file.read().splitlines())


def position(name: str, page: int, *place: int) -> Position:
    column, columns, line, lines = place
    return Position(
        page=page,
        name=name,
        column=column,
        columns=columns,
        line=line,
        lines=lines,
        why="",
    )


FRONT = (
    position("bridge", 1, 0, 3, 11, 50),
    position("school", 1, 3, 2, 11, 50),
    position("ad:fair", 1, 0, 5, 62, GRID.lines - 62),
)
BOXES = """\
1 News
┌────────────────────────┐
│ The Alder Courier      │
├──────────────┬─────────┤
│              │         │
│              │         │
│    bridge    │ school  │
│    7 over    │unplaced │
│              │         │
│              │         │
│              │         │
├──────────────┴─────────┤
│░░░░░░░░░░░░░░░░░░░░░░░░│
│░░░░░░░░░░░░░░░░░░░░░░░░│
│░░░░░░░░░░fair░░░░░░░░░░│
│░░░░░░░░░░░░░░░░░░░░░░░░│
│░░░░░░░░░░░░░░░░░░░░░░░░│
└────────────────────────┘
"""


def test_a_page_is_drawn_in_boxes() -> None:
    assert shown(*FRONT).startswith(BOXES)


def test_a_terminal_without_boxes_gets_ascii() -> None:
    text = shown(*FRONT, encoding="ascii")
    assert text.isascii()
    assert "|    bridge    | school  |" in text
    assert "|//////////fair//////////|" in text


@pytest.mark.parametrize(
    ("width", "labels"),
    [
        (30, ["1", "2", "3", "4", "5"]),
        (80, ["1", "2 3", "4 5"]),
        (90, ["1 2 3", "4 5"]),
        (150, ["1 2 3 4 5"]),
    ],
)
def test_spreads_stand_side_by_side_as_far_as_there_is_room(
    width: int, labels: list[str]
) -> None:
    text = shown(*FRONT, position("bridge", 5, 0, 5, 2, 40), width=width)
    rows = [line for line in text.splitlines() if re.match(r"\d News", line)]
    assert [" ".join(re.findall(r"\d", row)) for row in rows] == labels


def test_the_table_says_how_stories_fit() -> None:
    text = shown(*FRONT, position("bridge", 3, 0, 5, 2, 40))
    assert re.search(r"bridge +3 +News +1, 3 +\d+ +31 +7 over +head smaller", text)
    assert re.search(r"school +3 +News +1 +\d+ +unplaced", text)


@pytest.mark.parametrize(
    ("width", "names"),
    [
        (24, "story fit"),
        (44, "story pages lines fit"),
        (80, "story rank section pages words lines fit"),
        (120, "story rank section pages words lines fit made to fit by"),
    ],
)
def test_a_narrow_terminal_gets_fewer_columns(width: int, names: str) -> None:
    rows = shown(*FRONT, width=width).splitlines()
    assert max(map(len, rows)) <= width
    assert names in [" ".join(row.split()) for row in rows]


def test_a_terminal_gets_colours() -> None:
    bridge = article(4, slug="bridge")
    page = Page(number=1, section="News", ink="mono", frames=(), furniture=())
    fit = StoryFit(slug="bridge", lines=31, overset_lines=7, elastic=())
    flatplan = Flatplan(
        issue=issue(bridge),
        dummy=Dummy(pages=(page,), stories=(fit,), plan=FRONT[:1]),
        grid=GRID,
        result=Result(report="", notes=()),
    )
    file = StringIO()
    console = Console(file=file, width=80, force_terminal=True, color_system="standard")
    show_plan(flatplan, console, reasons=False)
    assert "\x1b[1;31m7 over" in file.getvalue()


def remedy(**changes: object) -> Remedy:
    plain = Remedy(
        kind=RemedyKind.CUT,
        story="bridge",
        text="cut 12 words",
        cost=1.0,
        cures="overset",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def advised(*remedies: Remedy, reasons: bool = False) -> str:
    page = Page(number=1, section="News", ink="mono", frames=(), furniture=())
    why = replace(FRONT[0], why="it leads the page")
    fit = StoryFit(slug="bridge", lines=31, overset_lines=7, elastic=())
    flatplan = Flatplan(
        issue=issue(article(4, slug="bridge")),
        dummy=Dummy(pages=(page,), stories=(fit,), plan=(why,), remedies=remedies),
        grid=GRID,
        result=Result(report="", notes=()),
    )
    file = StringIO()
    show_plan(flatplan, Console(file=file, width=100), reasons=reasons)
    return file.getvalue()


def test_remedies_are_numbered_from_the_best() -> None:
    text = advised(remedy(), remedy(kind=RemedyKind.JUMP, text="jump to page 3"))
    assert "bridge, page 1: 7 over" in text
    assert text.index("1 cut 12 words") < text.index("2 jump to page 3")
    assert KEEP in " ".join(text.split())


def test_where_nothing_has_to_be_done_there_is_no_advice() -> None:
    assert KEEP not in " ".join(advised().split())


def test_a_trouble_that_lines_do_not_tell_is_told() -> None:
    assert "bridge, page 1: its table is too wide" in advised(
        remedy(cures="table-too-wide")
    )


def test_reasons_and_areas_are_told_when_asked() -> None:
    area = Stand(page=1, name="bridge", column=0, columns=3, line=10, lines=40)
    plain = advised(remedy(areas=(area,)))
    told = advised(remedy(areas=(area,)), reasons=True)
    drawn = (
        'page 1: { name = "bridge", column = 1, columns = 3, line = 11, lines = 40 }'
    )
    assert drawn in told
    assert drawn not in plain
    assert "page 1, bridge: it leads the page" in told
    assert "it leads the page" not in plain


def test_what_made_a_story_fit_is_cut_to_its_column() -> None:
    page = Page(number=1, section="News", ink="mono", frames=(), furniture=())
    much = (
        "head smaller",
        "two quotes left out",
        "picture cropped",
        "leading wider",
    )
    fit = StoryFit(slug="bridge", lines=31, overset_lines=0, elastic=much)
    flatplan = Flatplan(
        issue=issue(article(4, slug="bridge")),
        dummy=Dummy(pages=(page,), stories=(fit,), plan=FRONT[:1]),
        grid=GRID,
        result=Result(report="", notes=()),
    )
    for reasons in (False, True):
        file = StringIO()
        show_plan(flatplan, Console(file=file, width=100), reasons=reasons)
        row = next(
            r for r in file.getvalue().splitlines() if "bridge" in r and " 31 " in r
        )
        assert row.rstrip().endswith("…") is not reasons


def test_shapes_are_a_table_of_lines() -> None:
    shape = Shape(columns=3, heading=0, head=6, least=21, natural=24, most=27, hole=0)
    wide = replace(shape, columns=5, quotes=1, picture=2, cost=12.4, hole=3)
    file = StringIO()
    show_shapes(
        Shapes(slug="bridge", shapes=(shape, wide), notes=()),
        Console(file=file, width=100),
    )
    rows = [row.split() for row in file.getvalue().splitlines() if row.strip()]
    assert rows[0] == ["bridge"]
    assert rows[1][:4] == ["columns", "head", "quotes", "picture"]
    assert rows[-2] == ["3", "6", "0", "0", "21", "24", "27", "0", "0"]
    assert rows[-1] == ["5", "6", "1", "2", "21", "24", "27", "12", "3"]
