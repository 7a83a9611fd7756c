"""Hand-made dummies on the real style and faces: one story filling a page's legs."""

from datetime import date
from pathlib import Path

from layout.desk.issue import (
    Article,
    BlockKind,
    Issue,
    Publication,
    Span,
    TextBlock,
)
from layout.desk.printers.profile import read_printer
from layout.desk.style.styling import read_stylebook
from layout.desk.stylebook import Face
from layout.galley.composing import ComposingRoom
from layout.galley.galley import Line, SetBlock
from layout.geometry import Rect
from layout.makeup.dummy import (
    Dummy,
    Frame,
    Furniture,
    LegPart,
    Page,
    Placed,
    PlacedLeg,
    PlacedText,
)
from layout.plate.tasks import FontFile, Inking
from tests.plate.copytext import WORDS

ROOT = Path(__file__).resolve().parents[2]
PRINTER = read_printer("newsprint-tabloid", None)
PROFILE, PROFILE_SHA256 = PRINTER.profile, PRINTER.profile_sha256
STYLE = read_stylebook("courier", None)
SHOP = ComposingRoom(STYLE)
# Black on a press that has nothing else.
BLACK = Inking(palette=(), profile=PROFILE, profile_sha256=PROFILE_SHA256)


def font_file(face: Face) -> FontFile:
    return FontFile(name=face.path.name, path=face.path, sha256=face.sha256)


def paragraph(
    *spans: Span, kind: BlockKind = BlockKind.PARAGRAPH, marker: str = ""
) -> TextBlock:
    return TextBlock(kind=kind, spans=spans, line=1, marker=marker)


def plain(text: str) -> TextBlock:
    return paragraph(Span(text=text))


def mixed() -> TextBlock:
    """Every kind of run, often, so that many lines begin and end in one."""
    spans = []
    for at, word in enumerate(WORDS.split()):
        kinds = {1: "bold", 3: "italic", 5: "small_caps", 7: "superscript"}
        kind = kinds.get(at % 9)
        text = f"{word} "
        spans.append(Span(text=text, **({kind: True} if kind else {})))  # type: ignore[arg-type]
        if at % 9 == 8:
            spans.append(Span(text="Hollin ", href="https://example.org/hollin"))
    return paragraph(*spans)


def article(*blocks: TextBlock, slug: str = "bridge", rank: int = 1) -> Article:
    return Article(
        slug=slug,
        file=f"issues/test/articles/{slug}.md",
        sha256="0" * 64,
        language="en-GB",
        headline="Bridge to close for nine weeks",
        kicker="Roads",
        standfirst="The county finds the money, and the worst possible month",
        byline="Staff reporter",
        rank=rank,
        blocks=blocks,
    )


def issue(*articles: Article) -> Issue:
    publication = Publication(folder=ROOT, title="The Alder Courier")
    return Issue(
        folder=ROOT / "issues" / "test",
        name="test",
        file="issues/test/issue.toml",
        publication=publication,
        number=12,
        date=date(2026, 12, 4),
        label="December 2026",
        pages=None,
        price="",
        ears=(),
        style="courier",
        printer="newsprint-tabloid",
        multiple=4,
        sections=(),
        plans=(),
        ads=(),
        articles=articles,
    )


def legs(story: Article, *, line: int, lines: int, columns: int) -> list[PlacedLeg]:
    """Pour a story's best settings into legs, without any of makeup's rules."""
    grid = STYLE.grid
    galley = SHOP.galley(story, grid.measure)
    rows = [row for block, at in _numbered(galley.blocks) for row in _rows(block, at)]
    placed = []
    for column in range(columns):
        taken, rows = _leg(rows, lines)
        rect = Rect(x=grid.x(column), line=line, width=grid.measure, lines=lines)
        placed.append(PlacedLeg(rect=rect, parts=taken))
    return placed


def _numbered(blocks: tuple[SetBlock, ...]) -> list[tuple[SetBlock, int]]:
    return [(block, at) for at, block in enumerate(blocks)]


def _rows(block: SetBlock, at: int) -> list[tuple[SetBlock, int, int, Line | None]]:
    lines = block.settings[0].lines
    white = [(block, at, -1, None)] * block.before
    return white + [(block, at, number, line) for number, line in enumerate(lines)]


def _leg(
    rows: list[tuple[SetBlock, int, int, Line | None]], lines: int
) -> tuple[tuple[LegPart, ...], list[tuple[SetBlock, int, int, Line | None]]]:
    parts: list[LegPart] = []
    groups: dict[int, list[tuple[int, int, Line]]] = {}
    blocks: dict[int, SetBlock] = {}
    for place, (block, at, number, line) in enumerate(rows[:lines]):
        blocks[at] = block
        if line is not None:
            groups.setdefault(at, []).append((place, number, line))
    for at, found in groups.items():
        block = blocks[at]
        last = len(block.settings[0].lines) - 1
        parts.append(
            LegPart(
                block=at,
                element=block.element,
                line=found[0][0],
                lines=tuple(line for _, _, line in found),
                opens=found[0][1] == 0,
                closes=found[-1][1] == last,
                marker=block.marker,
                drop_cap=block.drop_cap,
            )
        )
    return tuple(parts), rows[lines:]


def display(story: Article, columns: int) -> list[PlacedText]:
    """Kicker, head, standfirst and byline over some columns, from line 0."""
    width, language = STYLE.grid.span(columns), story.language
    head = SHOP.head(story.headline, STYLE.heads[story.rank], width, language)[0]
    pieces = (
        ("kicker", SHOP.text("kicker", story.kicker.upper(), width, language)),
        ("headline", head),
        ("standfirst", SHOP.text("standfirst", story.standfirst, width, language)),
        ("byline", SHOP.text("byline", story.byline, width, language)),
    )
    placed: list[PlacedText] = []
    line = 2
    for role, text in pieces:
        rect = Rect(x=0, line=line, width=width, lines=text.lines_deep)
        placed.append(PlacedText(role=role, rect=rect, text=text))
        line += text.lines_deep
    return placed


def page(number: int, story: Article, *extra: Placed, ink: str = "colour") -> Page:
    grid = STYLE.grid
    head = display(story, grid.columns)
    line = head[-1].rect.foot + 1
    copy = legs(story, line=line, lines=grid.lines - line, columns=grid.columns)
    width = grid.span(grid.columns)
    whole = Rect(x=0, line=0, width=width, lines=grid.lines)
    frame = Frame(
        slug=story.slug,
        headline=story.headline,
        language=story.language,
        part=0,
        rect=whole,
        items=(*head, *copy, *extra),
    )
    text = SHOP.text("folio", f"{number} The Alder Courier", width, "en-GB")
    rect = Rect(x=0, line=0, width=width, lines=1)
    placed = PlacedText(role="folio", rect=rect, text=text)
    folio = Furniture(name="folio", rect=rect, texts=(placed,))
    return Page(
        number=number, section="News", ink=ink, frames=(frame,), furniture=(folio,)
    )


def dummy(*pages: Page) -> Dummy:
    return Dummy(pages=pages, stories=())


def dense(slug: str = "bridge", paragraphs: int = 18) -> Article:
    """A story that fills a page, with a crosshead, a list and a quotation in it."""
    kind = BlockKind
    blocks = [plain(WORDS), mixed()]
    blocks.append(paragraph(Span(text="What the baker says"), kind=kind.CROSSHEAD))
    blocks.append(paragraph(Span(text=WORDS[:230]), kind=kind.ITEM, marker="•"))
    blocks.append(paragraph(Span(text=WORDS[200:500]), kind=kind.QUOTE))
    blocks += [plain(WORDS) for _ in range(paragraphs)]
    return article(*blocks, slug=slug)
