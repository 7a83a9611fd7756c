"""Advertisements: booked sizes and files that open."""

import hashlib
from pathlib import PurePosixPath

from layout.desk.decoding import Document
from layout.desk.issue import Ad, AdKind
from layout.desk.manifest import AdKeys
from layout.desk.notebook import Notebook
from layout.desk.pictures import SUFFIXES, Wanted, located, open_picture
from layout.desk.room import Room
from layout.desk.sources import note_case_clashes, read_bytes, read_text

TEMPLATE = ".html.j2"


def read_ads(
    entries: tuple[AdKeys, ...], document: Document, room: Room, book: Notebook
) -> tuple[Ad, ...]:
    """Return advertisements as their manifest lists them; files are in room's ads/."""
    note_case_clashes(room.folder / "ads", room.book.about(_folder(room)))
    ads = []
    for index, entry in enumerate(entries):
        line = document.line(("ad", index))
        if entry.name in {ad.name for ad in entries[:index]}:
            book.error(
                "ad-twice",
                f'two advertisements are called "{entry.name}"',
                line=document.line(("ad", index, "name")),
                hint="give each its own name",
            )
        _note_size(entry, line, room, book)
        line = document.line(("ad", index, "file"))
        wanted = Wanted(
            name=entry.file, folder=room.folder / "ads", book=book, line=line
        )
        if (ad := _ad(entry, wanted, room)) is not None:
            ads.append(ad)
    return tuple(ads)


def _folder(room: Room) -> str:
    return room.name_of(room.folder / "ads")


def _note_size(entry: AdKeys, line: int | None, room: Room, book: Notebook) -> None:
    if room.columns is not None and entry.columns > room.columns:
        book.error(
            "ad-size",
            f'advertisement "{entry.name}" is {entry.columns} columns wide, '
            f"the page {room.columns}",
            line=line,
            hint="book it narrower",
        )
    if entry.page is not None and room.pages and entry.page > room.pages:
        book.error(
            "unknown-page",
            f'advertisement "{entry.name}" is booked on page {entry.page} '
            f"of {room.pages}",
            line=line,
            hint="name a page that the issue has, or leave it out",
        )


def _ad(entry: AdKeys, wanted: Wanted, room: Room) -> Ad | None:
    house = entry.house or entry.file.startswith("house-")
    if entry.file.endswith(TEMPLATE):
        kind, digest = AdKind.TEMPLATE, _template_digest(wanted, room)
    elif PurePosixPath(entry.file).suffix.lower() in {*SUFFIXES, ".svg"}:
        opened = open_picture(wanted, room)
        vector = opened is not None and opened.vector
        kind = AdKind.VECTOR if vector else AdKind.RASTER
        digest = None if opened is None else opened.sha256
    else:
        wanted.book.error(
            "ad-kind",
            f'"{entry.file}" is of a kind that cannot be placed',
            line=wanted.line,
            hint="advertisements are SVG, JPEG, PNG or .html.j2",
        )
        return None
    if digest is None:
        return None
    return Ad(
        name=entry.name,
        kind=kind,
        path=room.folder / "ads" / entry.file,
        sha256=digest,
        columns=entry.columns,
        depth_mm=entry.depth_mm,
        page=entry.page,
        house=house,
    )


def _template_digest(wanted: Wanted, room: Room) -> str | None:
    path = located(wanted, room)
    if path is None:
        return None
    book = room.book.about(room.name_of(path))
    data = read_bytes(path, book)
    if data is None or read_text(data, book) is None:
        return None
    return hashlib.sha256(data).hexdigest()
