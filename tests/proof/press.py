"""A small real press: sets a story into columns, paints it by WeasyPrint, proves it.

Tests make up one page and paint another one, as a faulty renderer would.
"""

import html
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from PIL import ImageFont
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from layout.desk.articles.words import words_of
from layout.desk.issue import Article, Issue, Publication
from layout.galley.galley import DropCap, Line, Run, SetText
from layout.geometry import Grid, Rect
from layout.makeup.dummy import (
    Dummy,
    Frame,
    LegPart,
    Page,
    PlacedLeg,
    PlacedText,
    StoryFit,
)
from layout.proof.readback.evidence import Evidence, ReadFile
from layout.proof.readback.finding import find
from layout.proof.readback.pdf_words import read_file

FONT = Path(__file__).parents[2] / "fonts" / "SourceSerif4SmText-Regular.ttf"
SIZE, LEADING = 8.6, 10.5
GRID = Grid(
    page_width=600,
    page_height=400,
    left=30,
    right=30,
    top=40,
    foot=30,
    columns=3,
    gutter=12,
    leading=LEADING,
)
COPY = (
    "The office finds the first five official files efficiently. Nobody asked the "
    "baker, who has a long-postponed letter to write about the bridge-and-weir "
    "committee; it met on Tuesday, in its coats, and agreed by eight votes to three. "
    "“It is not a crisis,” he said. “It’s a cushion with some of the stuffing out.” "
    "The town’s share would go from £127.50 to £135, a rise of 5.9 per cent, or a "
    "little over 14p a week. The pre- and post-war drains in 2027–28 are another "
    "matter — and the council knows it. Comments must be in writing. The chess "
    "club’s has already arrived, in eight different hands, the smallest in crayon."
)
HEADLINE = "Town tax to rise as hall needs heat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Made-up pages of one story, to be painted and proved."""

    issue: Issue
    dummy: Dummy

    def evidence(self, press: Path | None = None, **changes: object) -> Evidence:
        plain = Evidence(issue=self.issue, dummy=self.dummy, grid=GRID)
        changed = replace(plain, **changes)  # type: ignore[arg-type]
        if press is None:
            return changed
        wanted = changed.pages
        pages = [p for p in self.dummy.pages if not wanted or p.number in wanted]
        return replace(changed, files=(read_back(press, pages),))


def read_back(path: Path, pages: Sequence[Page]) -> ReadFile:
    """Read a PDF and find what was made up on its pages."""
    read = read_file(path)
    found = zip(pages, read, strict=False)
    return ReadFile(
        name=path.name,
        pages=tuple(find(page, words, GRID) for page, words in found),
    )


@cache
def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, 1000)


def break_lines(text: str, *, start: int = 0) -> tuple[Line, ...]:
    """Break text greedily; one long word at a line's end is hyphenated by hand."""
    lines: list[Line] = []
    held: list[str] = []
    hyphenated = False
    words = text.split()
    for word in words:
        if held and _font().getlength(" ".join([*held, word])) * SIZE / 1000 > room(
            len(lines), start
        ):
            cut = len(word) // 2
            trial = " ".join([*held, word[:cut] + "-"])
            fits = _font().getlength(trial) * SIZE / 1000 <= room(len(lines), start)
            hyphenated = len(word) > 7 and word.isalpha() and fits
            lines.append(_line(trial if hyphenated else " ".join(held), hyphenated))
            held = [word[cut:] if hyphenated else word]
        else:
            held.append(word)
    lines.append(replace(_line(" ".join(held), False), justified=False))
    return tuple(
        replace(line, offset=float(start), measure=line.measure - start)
        if number < 3
        else line
        for number, line in enumerate(lines)
    )


def room(number: int, start: int) -> float:
    return GRID.measure - 2 - (start if number < 3 else 0)


def _line(text: str, hyphenated: bool) -> Line:
    return Line(
        runs=(Run(text=text, face="text"),),
        width=0.0,
        spaces=text.count(" "),
        measure=GRID.measure,
        hyphenated=hyphenated,
    )


def story(copy: str = COPY, *, initial: bool = False, depth: int = 9) -> Job:
    """Make up a page with a headline over a story in columns of `depth` lines."""
    body = copy[1:] if initial else copy
    lines = break_lines(body, start=26 if initial else 0)
    drop_cap = DropCap(text=copy[0], face="text", size=38.0, lines=3, width=26.0)
    legs = tuple(
        _leg(column, lines[first : first + depth], (first, len(lines)), depth)
        for column, first in enumerate(range(0, len(lines), depth))
    )
    if initial:
        part = replace(legs[0].parts[0], drop_cap=drop_cap)
        legs = (replace(legs[0], parts=(part,)), *legs[1:])
    head = PlacedText(
        role="headline",
        rect=Rect(x=0, line=0, width=GRID.span(3), lines=3),
        text=SetText(
            element="headline",
            size=24,
            leading=26,
            lines=(_line(HEADLINE, False),),
            lines_deep=3,
            width=GRID.span(3),
        ),
    )
    return _job((head, *legs), copy)


def _leg(
    column: int, lines: tuple[Line, ...], place: tuple[int, int], depth: int
) -> PlacedLeg:
    first, last = place
    return PlacedLeg(
        rect=Rect(x=GRID.x(column), line=4, width=GRID.measure, lines=depth),
        parts=(
            LegPart(
                block=0,
                element="paragraph",
                line=0,
                lines=lines,
                opens=first == 0,
                closes=first + len(lines) == last,
            ),
        ),
    )


def _job(items: tuple[PlacedText | PlacedLeg, ...], copy: str) -> Job:
    words = words_of(f"{HEADLINE} {copy}")
    article = Article(
        slug="council",
        file="issues/one/articles/council.md",
        sha256="",
        language="en-GB",
        headline=HEADLINE,
        words=words,
    )
    frame = Frame(
        slug="council",
        headline=HEADLINE,
        language="en-GB",
        part=0,
        rect=Rect(x=0, line=0, width=GRID.span(3), lines=30),
        items=items,
    )
    page = Page(number=1, section="", ink="mono", frames=(frame,), furniture=())
    fit = StoryFit(slug="council", lines=20, overset_lines=0, elastic=("head 24 pt",))
    return Job(issue=_issue(article), dummy=Dummy(pages=(page,), stories=(fit,)))


def _issue(article: Article) -> Issue:
    folder = Path("paper")
    return Issue(
        folder=folder / "issues" / "one",
        name="one",
        file="issues/one/issue.toml",
        publication=Publication(folder=folder, title="The Courier"),
        number=1,
        date=date(2026, 12, 4),
        label="December 2026",
        pages=1,
        price="",
        ears=(),
        style="courier",
        printer="",
        multiple=4,
        sections=(),
        plans=(),
        ads=(),
        articles=(article,),
    )


def paint(
    job: Job,
    path: Path,
    *,
    css: str = "",
    change: tuple[str, str] = ("", ""),
    raised: str = "",
) -> Path:
    """Paint a job's pages as a plate would: lines kept by newlines.

    A fault is made by more `css` or a `change` of the text; `raised` is a superscript
    that is painted as a raised figure.
    """
    body = "".join(
        f'<section class="page">{_page(page)}</section>' for page in job.dummy.pages
    )
    if change[0]:
        assert change[0] in body
        body = body.replace(*change)
    if raised:
        figure = unicodedata.normalize("NFKC", raised)
        body = body.replace(raised, f"<sup>{figure}</sup>")
    fonts = FontConfiguration()
    HTML(string=f"<style>{_CSS}{css}</style>{body}").write_pdf(path, font_config=fonts)
    return path


_CSS = f"""
@font-face {{ font-family: Text; src: url({FONT.as_uri()}) }}
@page {{ size: {GRID.page_width}pt {GRID.page_height}pt; margin: 0 }}
body {{ margin: 0; font: {SIZE}pt/{LEADING}pt Text }}
.page {{ position: relative; height: 399pt; break-after: page }}
h1, p, b {{ position: absolute; margin: 0; white-space: pre-line; font-weight: 400 }}
h1 {{ font-size: 24pt; line-height: 26pt }}
p {{ text-align: justify; text-align-last: justify; word-spacing: -.4pt;
     hyphens: manual; overflow: hidden }}
p.first {{ text-indent: 0 }}
b {{ font-size: 38pt; line-height: 31.5pt }}
s {{ float: left; text-decoration: none; width: 26pt; height: 31.5pt }}
sup {{ font-size: 5pt; line-height: 0; vertical-align: 3pt }}
i {{ display: inline-block; width: 100% }}
"""


def _page(page: Page) -> str:
    return "".join(_item(item) for frame in page.frames for item in frame.items)


def _item(item: object) -> str:
    if isinstance(item, PlacedText):
        return f"<h1 {_place(item.rect)}>{html.escape(item.text.text)}</h1>"
    assert isinstance(item, PlacedLeg)
    (part,) = item.parts
    text = html.escape("\n".join(line.text for line in part.lines))
    end = "<i></i>" if part.closes else ""
    initial = gap = ""
    if part.drop_cap:
        initial = f"<b {_place(item.rect)}>{part.drop_cap.text}</b>"
        gap = "<s></s>"
    return f"{initial}<p {_place(item.rect)}>{gap}{text}{end}</p>"


def _place(rect: Rect) -> str:
    return (
        f'style="left: {GRID.left + rect.x}pt; top: {GRID.top + rect.line * LEADING}pt;'
        f' width: {rect.width}pt; height: {rect.lines * LEADING}pt"'
    )
