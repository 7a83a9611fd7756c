"""A fitted story becomes frames: every piece at its place, in reading order."""

from dataclasses import replace

from layout.galley.galley import SetBox, SetTable, SetText
from layout.galley.shop import GalleyShop
from layout.geometry import Rect
from layout.makeup.dummy import (
    Frame,
    LegPart,
    Placed,
    PlacedBox,
    PlacedLeg,
    PlacedPicture,
    PlacedTable,
    PlacedText,
    Rule,
)
from layout.makeup.story.anatomy import (
    Carving,
    FreeColumn,
    Heading,
    InsetPlace,
    SetPicture,
    SetQuote,
    StoryPart,
)
from layout.makeup.story.fitting import Fit


def frames(fit: Fit, shop: GalleyShop) -> tuple[tuple[int, Frame], ...]:
    """Return a story's frames with the numbers of their pages."""
    found = []
    first_well = 0
    for number, (part, carving) in enumerate(zip(fit.parts, fit.carvings, strict=True)):
        wells = range(first_well, first_well + len(carving.columns))
        items = _items(fit, number, wells, shop)
        first_well = wells.stop
        last = number == len(fit.parts) - 1
        found.append(
            (
                part.page,
                Frame(
                    slug=fit.article.slug,
                    headline=fit.article.headline,
                    language=fit.article.language,
                    part=number,
                    rect=plot_rect(part, shop),
                    items=items,
                    continued_from=part.jump_from,
                    continued_on=part.jump_to,
                    open_lines=fit.pour.open_lines if last else 0,
                ),
            )
        )
    return tuple(found)


def plot_rect(part: StoryPart, shop: GalleyShop) -> Rect:
    """Return the rectangle of a part's plot."""
    grid, plot = shop.style.grid, part.plot
    return Rect(
        x=grid.x(plot.column),
        line=plot.line,
        width=grid.span(plot.columns),
        lines=plot.lines,
    )


def _items(fit: Fit, number: int, wells: range, shop: GalleyShop) -> tuple[Placed, ...]:
    """Collect a part's pieces: heading, pictures, copy, then what stands beside."""
    part, carving = fit.parts[number], fit.carvings[number]
    items: list[Placed] = []
    items += _heading(fit, part, carving.head_line, shop)
    for place in carving.places:
        if isinstance(place.inset, SetPicture):
            items += _picture(place, place.inset, shop)
    for well, column in zip(wells, carving.columns, strict=True):
        leg = _leg(fit, well, column, shop)
        if leg.parts:
            items.append(leg)
        items += _tables(fit, well, column, shop)
    if part.jump_to is not None and carving.columns:
        items.append(_jump_line(fit, part, carving, shop))
    for place in carving.places:
        if not isinstance(place.inset, SetPicture):
            items += _beside(place, shop)
    return tuple(items)


def _heading(fit: Fit, part: StoryPart, line: int, shop: GalleyShop) -> list[Placed]:
    grid, plot, heading = shop.style.grid, part.plot, part.heading
    pieces: list[tuple[str, SetText | None]] = _stack(heading, part)
    if part.jump_from is not None:
        words = shop.style.words["continued_from"].format(page=part.jump_from)
        width = grid.span(plot.columns)
        pieces.append(
            (
                "continued_from",
                shop.text("from_line", words, width, fit.article.language),
            )
        )
    placed: list[Placed] = []
    for role, text in pieces:
        if text is None:
            continue
        rect = Rect(
            x=grid.x(plot.column),
            line=line,
            width=grid.span(plot.columns),
            lines=text.lines_deep,
        )
        target = part.jump_from if role == "continued_from" else None
        placed.append(
            PlacedText(
                role=role, rect=rect, text=text, target=target, slug=fit.article.slug
            )
        )
        line += text.lines_deep
    return placed


def _stack(heading: Heading, part: StoryPart) -> list[tuple[str, SetText | None]]:
    if part.jump_from is not None:
        return [("jump_head", heading.head)]
    return [
        ("kicker", heading.kicker),
        ("headline", heading.head),
        ("standfirst", heading.standfirst),
        ("byline", heading.byline),
    ]


def _place_rect(place: InsetPlace, shop: GalleyShop) -> Rect:
    grid = shop.style.grid
    return Rect(
        x=grid.x(place.column),
        line=place.line,
        width=grid.span(place.columns),
        lines=place.lines,
    )


def _picture(place: InsetPlace, inset: SetPicture, shop: GalleyShop) -> list[Placed]:
    """Place a picture, its credit at its edge and its caption below."""
    rect = _place_rect(place, shop)
    depth = rect.lines - inset.caption_lines
    frame = Rect(x=rect.x, line=rect.line, width=rect.width, lines=depth)
    placed: list[Placed] = [
        PlacedPicture(rect=frame, picture=inset.picture, crop=crop(inset, frame, shop))
    ]
    beside = inset.caption.width if inset.side_by_side else 0.0
    line = frame.foot
    if inset.credit.lines:
        spot = Rect(x=rect.x + beside, line=line, width=rect.width - beside, lines=1)
        placed.append(PlacedText(role="credit", rect=spot, text=inset.credit))
        line += 0 if inset.side_by_side else 1
    if inset.caption.lines:
        spot = Rect(
            x=rect.x,
            line=line,
            width=inset.caption.width,
            lines=inset.caption.lines_deep,
        )
        placed.append(PlacedText(role="caption", rect=spot, text=inset.caption))
    return placed


def crop(
    inset: SetPicture, rect: Rect, shop: GalleyShop
) -> tuple[float, float, float, float]:
    """Return what of a picture shows (left, top, right, bottom, 0..1).

    The largest part of the frame's shape, as near the focus as the edges allow.
    """
    picture = inset.picture
    wanted = rect.width / (rect.lines * shop.style.grid.leading)
    have = picture.width / picture.height
    if picture.vector:
        return 0.0, 0.0, 1.0, 1.0
    if wanted >= have:
        share = have / wanted
        top = min(max(picture.focus[1] - share / 2, 0.0), 1 - share)
        return 0.0, top, 1.0, top + share
    share = wanted / have
    left = min(max(picture.focus[0] - share / 2, 0.0), 1 - share)
    return left, 0.0, left + share, 1.0


def _leg(fit: Fit, well: int, column: FreeColumn, shop: GalleyShop) -> PlacedLeg:
    grid = shop.style.grid
    parts = []
    for piece in fit.pour.slices:
        block = fit.galley.blocks[piece.block]
        if piece.well != well or block.table is not None:
            continue
        lines = block.settings[piece.setting].lines
        opens = piece.first == 0
        parts.append(
            LegPart(
                block=piece.block,
                element=block.element,
                line=piece.line,
                lines=lines[piece.first : piece.last],
                opens=opens,
                closes=piece.last == len(lines),
                marker=block.marker if opens else "",
                drop_cap=block.drop_cap if opens else None,
                source_line=block.source_line,
            )
        )
    rect = Rect(
        x=grid.x(column.column),
        line=column.line,
        width=grid.measure,
        lines=column.lines,
    )
    return PlacedLeg(rect=rect, parts=tuple(parts))


def _tables(
    fit: Fit, well: int, column: FreeColumn, shop: GalleyShop
) -> list[PlacedTable]:
    """Place the tables that stand in a column of the copy."""
    grid = shop.style.grid
    found = []
    for piece in fit.pour.slices:
        table = fit.galley.blocks[piece.block].table
        if piece.well == well and table is not None:
            lines = table.lines_deep
            if table.again and piece.line:
                # Its head stands above, in the same column.
                table = replace(table, header=(), row_lines=table.row_lines[1:])
            else:
                lines += table.head_lines
            rect = Rect(
                x=grid.x(column.column),
                line=column.line + piece.line,
                width=grid.measure,
                lines=lines,
            )
            found.append(PlacedTable(rect=rect, table=table))
    return found


def _jump_line(
    fit: Fit, part: StoryPart, carving: Carving, shop: GalleyShop
) -> PlacedText:
    grid = shop.style.grid
    last = carving.columns[-1]
    words = shop.style.words["continued_on"].format(page=part.jump_to)
    text = shop.text("jump_line", words, grid.measure, fit.article.language)
    rect = Rect(
        x=grid.x(last.column),
        line=last.line + last.lines - 1,
        width=grid.measure,
        lines=1,
    )
    return PlacedText(
        role="continued_on",
        rect=rect,
        text=text,
        target=part.jump_to,
        slug=fit.article.slug,
    )


def _beside(place: InsetPlace, shop: GalleyShop) -> list[Placed]:
    rect = _place_rect(place, shop)
    if isinstance(place.inset, SetTable):
        return [PlacedTable(rect=rect, table=place.inset)]
    if isinstance(place.inset, SetBox):
        return [PlacedBox(rect=rect, box=place.inset)]
    if isinstance(place.inset, SetQuote):
        return _quote(rect, place.inset.text)
    return []


def _quote(rect: Rect, text: SetText) -> list[Placed]:
    """Place a pull quote between its rules, which take a grid line each."""
    inner = replace(rect, line=rect.line + 1, lines=rect.lines - 2)
    above = Rule(rect=replace(rect, lines=0), kind="pull")
    below = Rule(rect=replace(rect, line=rect.foot - 1, lines=0), kind="pull")
    return [above, PlacedText(role="pull_quote", rect=inner, text=text), below]
