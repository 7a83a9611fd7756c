"""What a craft check looks at, and what it finds: pages taken apart once for all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol, runtime_checkable

from layout.codes import Code
from layout.desk.issue import Article, Issue
from layout.desk.stylebook import Stylebook
from layout.galley.galley import Line
from layout.makeup.dummy import (
    Dummy,
    Frame,
    LegPart,
    Page,
    PlacedLeg,
    PlacedTable,
    PlacedText,
)
from layout.proof.craft.passages import Passage, passages
from layout.proof.craft.spacing import Spacing, spacing

HEADS = frozenset({"headline", "jump_head"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CraftFinding:
    """One fault: what is wrong, where, and the next move.

    `file` is left out for what is to be mended in the issue's manifest.
    """

    message: str
    page: int | None = None
    hint: str = ""
    file: str = ""
    line: int | None = None


class LegLine(NamedTuple):
    """A line of a leg: its grid line from the leg's head, and the part it is of."""

    number: int
    line: Line
    part: LegPart


@dataclass(frozen=True, slots=True, kw_only=True)
class FramedLeg:
    """A leg with lines of copy, the page and frame that it stands in.

    `number` counts the frame's legs from 1, in reading order; `last` is its last.
    `tables` stand in the leg's column, inside its rectangle.
    """

    page: int
    frame: Frame
    leg: PlacedLeg
    number: int
    last: bool
    tables: tuple[PlacedTable, ...]

    @property
    def place(self) -> str:
        """The leg in an editor's words."""
        return f'"{self.frame.slug}", column {self.number} of its copy'

    @property
    def lines(self) -> Iterator[LegLine]:
        """Each line of type with its grid line, counted from the leg's head."""
        for part in self.leg.parts:
            for offset, line in enumerate(part.lines):
                yield LegLine(part.line + offset, line, part)


@dataclass(frozen=True, slots=True, kw_only=True)
class FramedHead:
    """A headline or jump head, and the page and frame that it stands in."""

    page: int
    frame: Frame
    head: PlacedText


@dataclass(frozen=True, slots=True, kw_only=True)
class Specimen:
    """An issue's made-up pages, their legs and heads in reading order, and its copy."""

    issue: Issue
    dummy: Dummy
    style: Stylebook
    legs: tuple[FramedLeg, ...]
    heads: tuple[FramedHead, ...]
    articles: dict[str, Article]
    passages: tuple[Passage, ...]
    spacing: Spacing

    def file(self, slug: str) -> str:
        """Return the file of a story, or "" of one that the issue does not have."""
        article = self.articles.get(slug)
        return article.file if article else ""

    def page_of(self, slug: str) -> int | None:
        """Return the page on which a story begins, if it is on any."""
        for page in self.dummy.pages:
            if any(frame.slug == slug for frame in page.frames):
                return page.number
        return None


@runtime_checkable
class CraftCheck(Protocol):
    """A module of `checks`: its docstring says why, `check` what is wrong.

    `CODE` is the file's name, with hyphens; its severity is that of every finding.
    """

    CODE: Code

    def check(self, specimen: Specimen) -> Iterable[CraftFinding]:
        """Return the faults found, in page order."""
        ...


def take_apart(issue: Issue, dummy: Dummy, style: Stylebook) -> Specimen:
    """Return the issue's pages with their legs and heads at hand."""
    frames = [(page, frame) for page in dummy.pages for frame in page.frames]
    return Specimen(
        issue=issue,
        dummy=dummy,
        style=style,
        legs=tuple(leg for page, frame in frames for leg in _legs(page, frame)),
        heads=tuple(
            FramedHead(page=page.number, frame=frame, head=item)
            for page, frame in frames
            for item in frame.items
            if isinstance(item, PlacedText) and item.role in HEADS
        ),
        articles={article.slug: article for article in issue.articles},
        passages=tuple(p for article in issue.articles for p in passages(article)),
        spacing=spacing(style),
    )


def _legs(page: Page, frame: Frame) -> Iterator[FramedLeg]:
    legs = [item for item in frame.items if isinstance(item, PlacedLeg) and item.parts]
    for number, leg in enumerate(legs, 1):
        yield FramedLeg(
            page=page.number,
            frame=frame,
            leg=leg,
            number=number,
            last=number == len(legs),
            tables=tuple(_tables(frame, leg)),
        )


def _tables(frame: Frame, leg: PlacedLeg) -> Iterator[PlacedTable]:
    for item in frame.items:
        if isinstance(item, PlacedTable) and (
            item.rect.x == leg.rect.x
            and leg.rect.line <= item.rect.line < leg.rect.foot
        ):
            yield item
