"""Pages made by hand on the house style's grid, and what the checks find on them."""

from dataclasses import replace

from layout.desk.issue import Article
from layout.desk.stylebook import Stylebook
from layout.galley.galley import Line, Run, SetText
from layout.geometry import Rect
from layout.makeup.dummy import (
    Dummy,
    Frame,
    Furniture,
    LegPart,
    Page,
    Placed,
    PlacedLeg,
    PlacedPicture,
    PlacedText,
)
from layout.proof.craft.specimen import CraftCheck, CraftFinding, Specimen, take_apart
from tests.makeup import stories
from tests.makeup.stories import GRID, STYLE


def rect(column: int, columns: int, line: int, lines: int) -> Rect:
    return Rect(x=GRID.x(column), line=line, width=GRID.span(columns), lines=lines)


def line(text: str, **changes: object) -> Line:
    """A full line of copy with natural spaces."""
    plain = Line(
        runs=(Run(text=text, face="text"),),
        width=GRID.measure,
        spaces=text.count(" "),
        measure=GRID.measure,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def broken(text: str) -> Line:
    """A line that the setter ended in a hyphen."""
    return line(text, hyphenated=True)


def part(*lines: str | Line, at: int = 0, **changes: object) -> LegPart:
    """A whole paragraph in a leg, from the leg's line `at` on."""
    plain = LegPart(
        block=0,
        element="paragraph",
        line=at,
        lines=tuple(t if isinstance(t, Line) else line(t) for t in lines),
        opens=True,
        closes=True,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def copy(depth: int, at: int = 0) -> LegPart:
    """A paragraph of so many lines in which nothing is wrong."""
    return part(*("the county has found the money",) * depth, at=at)


def leg(*parts: LegPart, column: int = 0, at: int = 10, lines: int = 20) -> PlacedLeg:
    return PlacedLeg(rect=rect(column, 1, at, lines), parts=parts)


def text(
    role: str, place: Rect, *lines: str, size: float = 24, **changes: object
) -> PlacedText:
    """Display type whose letters are half an em wide."""
    content = SetText(
        element="headline",
        size=size,
        leading=size + 2,
        lines=tuple(
            Line(
                runs=(Run(text=words, face="display-bold"),),
                width=len(words) * size / 2,
                spaces=words.count(" "),
                measure=place.width,
                justified=False,
            )
            for words in lines
        ),
        lines_deep=place.lines,
        width=place.width,
    )
    plain = PlacedText(role=role, rect=place, text=content)
    return replace(plain, **changes)  # type: ignore[arg-type]


def picture(column: int, columns: int, at: int, lines: int) -> PlacedPicture:
    place = rect(column, columns, at, lines)
    return PlacedPicture(rect=place, picture=stories.picture(), crop=(0, 0, 1, 1))


def frame(*items: Placed, place: Rect | None = None, **changes: object) -> Frame:
    plain = Frame(
        slug="bridge",
        headline="Bridge",
        language="en-GB",
        part=0,
        rect=place or rect(0, 5, 2, 90),
        items=items,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def page(*frames: Frame, number: int = 1, furniture: tuple[Placed, ...] = ()) -> Page:
    return Page(
        number=number, section="", ink="mono", frames=frames, furniture=furniture
    )


def furniture(name: str, *texts: PlacedText) -> Furniture:
    return Furniture(name=name, rect=rect(0, 5, 0, 1), texts=texts)


def specimen(
    *pages: Page,
    articles: tuple[Article, ...] = (),
    style: Stylebook = STYLE,
    **changes: object,
) -> Specimen:
    """An issue of Friday 4 December 2026 with these pages."""
    issue = stories.issue(*(articles or (stories.article(),)), **changes)
    return take_apart(issue, Dummy(pages=pages, stories=()), style)


def found(check: CraftCheck, *pages: Page, **changes: object) -> list[CraftFinding]:
    return list(check.check(specimen(*pages, **changes)))  # type: ignore[arg-type]
