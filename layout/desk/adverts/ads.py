"""Advertisements: booked sizes and files that open."""

import html
import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import msgspec

from layout.codes import Code
from layout.desk import late
from layout.desk.adverts.fullpages import Sheetful, check_pdf, check_place, depth_of
from layout.desk.adverts.unfit import unfit
from layout.desk.files.decoding import LinedData
from layout.desk.files.named import Wanted, located
from layout.desk.files.pictures import SUFFIXES, OpenedPicture, open_picture
from layout.desk.files.sources import note_case_clashes, read_bytes, read_text
from layout.desk.issue import Ad, AdKind
from layout.desk.issuekeys import AdKeys
from layout.desk.room import ReadingRoom
from layout.disk.contents import size_of
from layout.disk.digests import digest_of
from layout.disk.unchanged import read_unchanged
from layout.errors import Refused
from layout.notebook import Notebook
from layout.pdf.confining import attempted
from layout.pdf.fitness import UnfitError
from layout.units import millimetres

if TYPE_CHECKING:
    from layout.desk.adverts.supplied import Supplied

TEMPLATE = ".html.j2"
PDF = ".pdf"
# A broadsheet's page with pictures that are far too large has a hundred megabytes.
MOST_BYTES = 200_000_000
# Millimetres by which a PDF may miss the space that is booked: what people round.
SLACK = 0.5
TITLE = re.compile(r"<title\b[^>]*>([^<]*)</title>")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedAd:
    """An advertisement's file that opens.

    `trim` and `beyond` (how far it goes on beyond that) are those of a PDF, `text` is
    that of a PDF or a drawing's title.
    """

    kind: AdKind
    sha256: str
    trim: tuple[float, float] = (0.0, 0.0)
    beyond: float = 0.0
    text: str = ""
    colour: bool = False


def read_ads(
    entries: tuple[AdKeys, ...], document: LinedData, room: ReadingRoom, book: Notebook
) -> tuple[Ad, ...]:
    """Return advertisements as their manifest lists them; files are in room's ads/."""
    note_case_clashes(room.folder / "ads", room.book.about(_folder(room)))
    ads = []
    for index, entry in enumerate(entries):
        line = document.line(("ad", index))
        if entry.name in {ad.name for ad in entries[:index]}:
            book.note(
                Code.AD_TWICE,
                f'two advertisements are called "{entry.name}"',
                line=document.line(("ad", index, "name")),
                hint="give each its own name",
            )
        _note_size(entry, line, room, book)
        wanted = Wanted(
            name=entry.file,
            folder=room.folder / "ads",
            root=room.publication.folder,
            book=book,
            line=document.line(("ad", index, "file")),
        )
        if (ad := _ad(entry, wanted, room, line)) is not None:
            ads.append(ad)
    return tuple(ads)


def _folder(room: ReadingRoom) -> str:
    return room.name_of(room.folder / "ads")


def _note_size(
    entry: AdKeys, line: int | None, room: ReadingRoom, book: Notebook
) -> None:
    if entry.columns is None:
        if not entry.bleed:
            book.note(
                Code.MISSING_KEY,
                f'ad "{entry.name}": columns is missing',
                line=line,
                hint="add it, or bleed = true for a whole page",
            )
    elif room.columns is not None and entry.columns > room.columns:
        book.note(
            Code.AD_SIZE,
            f'advertisement "{entry.name}" is {entry.columns} columns wide, '
            f"the page {room.columns}",
            line=line,
            hint="book it narrower",
        )
    if entry.page is not None and room.pages and entry.page > room.pages:
        book.note(
            Code.UNKNOWN_PAGE,
            f'advertisement "{entry.name}" is booked on page {entry.page} '
            f"of {room.pages}",
            line=line,
            hint="name a page that the issue has, or leave it out",
        )


def _ad(
    entry: AdKeys, wanted: Wanted, room: ReadingRoom, line: int | None
) -> Ad | None:
    opened = _opened(wanted, room)
    if opened is None or (entry.columns is None and not entry.bleed):
        return None
    if entry.bleed:
        return _full_page(entry, opened, wanted, room)
    if opened.kind is AdKind.PDF:
        depth = entry.depth_mm or round(millimetres(opened.trim[1]), 3)
        _note_trim(entry, opened, room, wanted)
    elif entry.depth_mm is not None:
        depth = entry.depth_mm
    else:
        wanted.book.note(
            Code.MISSING_KEY,
            f'ad "{entry.name}": depth_mm is missing',
            line=line,
            hint="add it; only a PDF has a depth of its own",
        )
        return None
    return Ad(
        name=entry.name,
        kind=opened.kind,
        path=room.folder / "ads" / entry.file,
        sha256=opened.sha256,
        columns=entry.columns or 1,
        depth_mm=depth,
        page=entry.page,
        house=entry.house or entry.file.startswith("house-"),
        colour=opened.colour,
        alt=entry.alt or opened.text,
        trim=opened.trim,
    )


def _full_page(
    entry: AdKeys, opened: OpenedAd, wanted: Wanted, room: ReadingRoom
) -> Ad | None:
    """Return an advertisement that fills its page."""
    if not check_place(entry, wanted.line, wanted.book) or room.grid is None:
        return None
    if opened.kind is AdKind.PDF:
        where = room.book.about(room.name_of(wanted.folder / wanted.name))
        check_pdf(Sheetful(trim=opened.trim, beyond=opened.beyond), room, where)
    return Ad(
        name=entry.name,
        kind=opened.kind,
        path=room.folder / "ads" / entry.file,
        sha256=opened.sha256,
        columns=room.grid.columns,
        depth_mm=depth_of(room.grid),
        page=entry.page,
        alt=entry.alt or opened.text,
        trim=opened.trim,
        colour=opened.colour,
        bleed=True,
    )


def _title(drawing: OpenedPicture) -> str:
    """Return the first title of a drawing, which tells what it shows (SVG 2, 5.7)."""
    content = read_unchanged(drawing.path, drawing.sha256)
    found = TITLE.search(content.decode("utf-8", "replace"))
    return " ".join(html.unescape(found[1]).split()) if found else ""


def _opened(wanted: Wanted, room: ReadingRoom) -> OpenedAd | None:
    """Open an advertisement's file as its name says, or return None with a note."""
    if wanted.name.endswith(TEMPLATE):
        return _template(wanted, room)
    suffix = PurePosixPath(wanted.name).suffix.lower()
    if suffix == PDF:
        return _pdf(wanted, room)
    if suffix in {*SUFFIXES, ".svg"}:
        picture = open_picture(wanted, room)
        if picture is None:
            return None
        kind = AdKind.VECTOR if picture.vector else AdKind.RASTER
        return OpenedAd(
            kind=kind,
            sha256=picture.sha256,
            text=_title(picture) if picture.vector else "",
            colour=picture.colour,
        )
    wanted.book.note(
        Code.AD_KIND,
        f'"{wanted.name}" is of a kind that cannot be placed',
        line=wanted.line,
        hint="advertisements are PDF, SVG, JPEG, PNG, TIFF, WebP or .html.j2",
    )
    return None


def _template(wanted: Wanted, room: ReadingRoom) -> OpenedAd | None:
    path = located(wanted)
    if path is None:
        return None
    book = room.book.about(room.name_of(path))
    data = read_bytes(path, book, root=wanted.root)
    if data is None or read_text(data, book) is None:
        return None
    return OpenedAd(kind=AdKind.TEMPLATE, sha256=digest_of(data))


def _pdf(wanted: Wanted, room: ReadingRoom) -> OpenedAd | None:
    path = located(wanted)
    if path is None:
        return None
    book = room.book.about(room.name_of(path))
    if (size := size_of(path)) > MOST_BYTES:
        book.note(
            Code.ENORMOUS_AD,
            f"the file is too large to print: {size / 1e6:.0f} MB",
            hint="ask for it with pictures in the size they are printed",
        )
        return None
    data = read_bytes(path, book, root=wanted.root, most=MOST_BYTES)
    if data is None:
        return None
    digest = digest_of(data)
    # Read again where it is measured: it may be large, and once is enough in memory.
    del data
    known = room.memory.recall("supplied", digest)
    if known is None:
        measured = _measured(path, digest, book)
        if measured is None:
            return None
        known = msgspec.msgpack.encode(measured)
        room.memory.keep(known, "supplied", digest)
    page = msgspec.msgpack.decode(known)
    return OpenedAd(
        kind=AdKind.PDF,
        sha256=digest,
        trim=(page["width"], page["height"]),
        beyond=page["beyond"],
        text=page["text"],
        colour=page.get("colour", False),
    )


def _measured(path: Path, digest: str, book: Notebook) -> "Supplied | None":
    """Return what a PDF measures, or None with notes on why it cannot be placed."""
    try:
        return attempted(
            partial(late.supplied, path, digest, book.file), path, book.file
        )
    except Refused as refused:
        book.copy_in(refused.notes)
    except UnfitError as problem:
        book.copy_in([unfit(book.file, problem.fault)])
    return None


def _note_trim(
    entry: AdKeys, opened: OpenedAd, room: ReadingRoom, wanted: Wanted
) -> None:
    """Refuse a PDF that is not as large as the space that is booked for it."""
    if entry.columns is None or room.grid is None:
        return
    if entry.columns > room.grid.columns:
        return
    grid = room.grid
    wide, deep = map(millimetres, opened.trim)
    booked = (millimetres(grid.span(entry.columns)), entry.depth_mm or deep)
    if abs(wide - booked[0]) <= SLACK and abs(deep - booked[1]) <= SLACK:
        return
    widths = [millimetres(grid.span(n)) for n in range(1, grid.columns + 1)]
    fits = [n for n, width in enumerate(widths, 1) if abs(wide - width) <= SLACK]
    hint = "columns are " + ", ".join(f"{width:.1f}" for width in widths) + " mm wide"
    if fits:
        hint = f"book columns = {fits[0]}, depth_mm = {deep:.1f}"
    where = room.book.about(room.name_of(wanted.folder / wanted.name))
    where.note(
        Code.AD_TRIM,
        f"the page is {wide:.1f} x {deep:.1f} mm, and {_columns(entry.columns)} by "
        f"{booked[1]:.1f} mm are booked, which is {booked[0]:.1f} x {booked[1]:.1f}",
        hint=f"{hint}; or ask for it in the size that is booked",
    )


def _columns(count: int) -> str:
    return "1 column" if count == 1 else f"{count} columns"
