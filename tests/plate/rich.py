"""A page with one of every kind of piece, pictures and advertisements included."""

from hashlib import sha256
from pathlib import Path

from PIL import Image

from layout.desk.issue import (
    Ad,
    AdKind,
    BlockKind,
    FactBox,
    Picture,
    Span,
    Table,
    TextBlock,
)
from layout.geometry import Rect
from layout.makeup.dummy import (
    Frame,
    Page,
    Placed,
    PlacedAd,
    PlacedBox,
    PlacedPicture,
    PlacedTable,
    PlacedText,
    Rule,
)
from layout.units import millimetres
from tests.plate.dummies import SHOP, STYLE, dense, legs

GRID = STYLE.grid
LANGUAGE = "en-GB"
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">
<rect width="200" height="100" fill="#f3efe6"/>
<circle cx="50" cy="50" r="40" fill="#a8201a" stroke="black" stroke-width="2"/>
<path d="M100 90 L150 10 L190 90 Z" fill="steelblue" opacity=".5"/>
<text x="100" y="20" font-family="Libre Franklin" font-size="12">Market day</text>
</svg>
"""
HOUSE = """<div style="background:#1f4d3a;color:white;height:100%">
<p style="font:700 14pt/20pt 'Libre Franklin'">{{ publication.title }}</p></div>
"""


def photograph(folder: Path, size: tuple[int, int] = (1200, 800)) -> Picture:
    """Write a picture of two gradients, its left half black, as a JPEG."""
    ramp = Image.linear_gradient("L").resize(size)
    side = ramp.rotate(90).resize(size)
    image = Image.merge("RGB", (ramp, side, Image.new("L", size, 90)))
    image.paste((0, 0, 0), (0, 0, size[0] // 2, size[1]))
    path = folder / f"ramp-{size[0]}.jpg"
    image.save(path, quality=95)
    return picture_of(path, size, vector=False)


def drawing(folder: Path) -> Picture:
    path = folder / "market.svg"
    path.write_text(DRAWING, encoding="utf-8")
    return picture_of(path, (200, 100), vector=True)


def picture_of(path: Path, size: tuple[int, int], *, vector: bool) -> Picture:
    return Picture(
        name=path.name,
        path=path,
        sha256=sha256(path.read_bytes()).hexdigest(),
        vector=vector,
        width=size[0],
        height=size[1],
        caption=(Span(text="Two ramps "), Span(text="left to right", bold=True)),
        credit="A. Person",
        alt="A ramp of colours",
    )


def ad(folder: Path, kind: AdKind) -> Ad:
    names = {AdKind.VECTOR: "fair.svg", AdKind.TEMPLATE: "house.html.j2"}
    path = folder / names[kind]
    source = {AdKind.VECTOR: DRAWING, AdKind.TEMPLATE: HOUSE}[kind]
    path.write_text(source, encoding="utf-8")
    return Ad(
        name=path.name.split(".")[0],
        kind=kind,
        path=path,
        sha256=sha256(path.read_bytes()).hexdigest(),
        columns=1,
        depth_mm=millimetres(8 * GRID.leading),
        house=kind is AdKind.TEMPLATE,
    )


def table() -> Table:
    rows = (("Hollin", "1,204", "£12.50"), ("Alderbeck upon the Water", "38", "£9.00"))
    return Table(
        header=tuple((Span(text=t),) for t in ("Ward", "Votes", "Rate")),
        rows=tuple(tuple((Span(text=cell),) for cell in row) for row in rows),
        align=("left", "right", "right"),
        line=1,
    )


def facts() -> FactBox:
    items = (
        "Nine weeks from the first Monday of March, and not a day longer",
        "Bicycles only",
    )
    return FactBox(
        title="The closure",
        blocks=tuple(
            TextBlock(kind=BlockKind.ITEM, spans=(Span(text=item),), line=1, marker="•")
            for item in items
        ),
        line=1,
    )


def column(number: int, line: int, lines: int, columns: int = 1) -> Rect:
    return Rect(x=GRID.x(number), line=line, width=GRID.span(columns), lines=lines)


def rich_items(folder: Path, photo: Picture) -> tuple[Placed, ...]:
    width = GRID.measure
    set_table = SHOP.table(table(), width, LANGUAGE)
    set_box = SHOP.box(facts(), width, LANGUAGE)
    caption = SHOP.text("caption", photo.caption, GRID.span(2), LANGUAGE)
    credit = SHOP.text("credit", photo.credit, GRID.span(2), LANGUAGE)
    quote = SHOP.text("pull_quote", "Nobody asked the baker", width, LANGUAGE)
    jump = SHOP.text("jump_line", "Continued on page 2", width, LANGUAGE)
    vector = drawing(folder)
    return (
        PlacedPicture(rect=column(0, 2, 20, 2), picture=photo, crop=(0, 0.1, 1, 0.9)),
        PlacedText(role="credit", rect=column(0, 22, 1, 2), text=credit),
        PlacedText(role="caption", rect=column(0, 23, 1, 2), text=caption),
        PlacedTable(rect=column(2, 2, set_table.lines_deep), table=set_table),
        PlacedBox(rect=column(2, 8, set_box.lines_deep), box=set_box),
        PlacedPicture(rect=column(3, 2, 7), picture=vector, crop=(0, 0, 1, 1)),
        Rule(rect=column(4, 2, 0), kind="pull"),
        PlacedText(role="pull_quote", rect=column(4, 3, 4), text=quote),
        Rule(rect=column(4, 7, 0), kind="pull"),
        PlacedAd(rect=column(3, 10, 9), ad=ad(folder, AdKind.VECTOR)),
        PlacedAd(rect=column(4, 10, 8), ad=ad(folder, AdKind.TEMPLATE)),
        Rule(rect=column(1, 26, 60), kind="column"),
        PlacedText(
            role="continued_on",
            rect=column(4, 92, 1),
            text=jump,
            target=2,
            slug="market",
        ),
    )


def rich_page(folder: Path, number: int = 1, ink: str = "colour") -> Page:
    story = dense(slug="rich")
    items = rich_items(folder, photograph(folder))
    copy = legs(story, line=26, lines=60, columns=GRID.columns)
    frame = Frame(
        slug="rich",
        headline="Every kind of piece",
        language=LANGUAGE,
        part=0,
        rect=column(0, 0, GRID.lines, 5),
        items=(*items, *copy),
    )
    return Page(number=number, section="News", ink=ink, frames=(frame,), furniture=())
