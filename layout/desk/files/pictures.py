"""Pictures are opened before anything is set: a page is not made on a promise."""

from dataclasses import dataclass, replace
from hashlib import file_digest, sha256
from pathlib import Path
from typing import IO

from layout.codes import Code
from layout.desk.files.greyness import drawing_has_colour
from layout.desk.files.looking import PictureError, look_in
from layout.desk.files.named import Wanted, located
from layout.desk.files.picture_structure import FileBytes
from layout.desk.files.sources import told_unreadable
from layout.desk.files.svg import PictureSize, svg_size
from layout.desk.room import ReadingRoom
from layout.disk.confined import opened_within
from layout.disk.contents import size_of
from layout.notebook import Notebook

# A picture in colours of sixteen bits, laid down as it is, of 102 megapixels.
MOST_BYTES = 650_000_000
# What the cache calls the measures of a picture.
SIZE = "sizes"
# A drawing of so many elements as there is time for has a fifth of it.
MOST_DRAWN = 30_000_000
RASTER = ("JPEG", "PNG", "TIFF", "WEBP")
SUFFIXES = {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp"}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPicture:
    """A picture file that opens: pixels of a raster picture, points of an SVG."""

    path: Path
    sha256: str
    vector: bool
    width: float
    height: float
    colour: bool


def open_picture(wanted: Wanted, room: ReadingRoom) -> OpenedPicture | None:
    """Open a named picture and measure it, or return None with notes."""
    path = located(wanted)
    if path is None:
        return None
    book = room.book.about(room.name_of(path))
    if (size := size_of(path)) > MOST_BYTES:
        _note_enormous(book, f"{size / 1e6:.0f} MB", _smaller(MOST_BYTES))
        return None
    with (
        told_unreadable(book),
        opened_within(path, wanted.root, most=MOST_BYTES) as file,
    ):
        digest = file_digest(file, sha256).hexdigest()
        measures = _measured(
            file, digest, path.suffix.lower(), _PictureDesk(room, book)
        )
        if measures is None:
            return None
        return OpenedPicture(
            path=path,
            sha256=digest,
            vector=path.suffix.lower() == ".svg",
            width=measures.width,
            height=measures.height,
            colour=measures.colour,
        )
    return None


@dataclass(frozen=True, slots=True)
class _PictureDesk:
    room: ReadingRoom
    book: Notebook


def _measured(
    file: IO[bytes], digest: str, suffix: str, desk: _PictureDesk
) -> PictureSize | None:
    if suffix == ".svg":
        return _drawing_size(FileBytes(file), desk)
    if suffix in SUFFIXES:
        return _remembered_size(file, digest, desk)
    desk.book.note(
        Code.PICTURE_KIND,
        f'"{suffix}" pictures cannot be printed',
        hint="save it as JPEG, PNG, TIFF, WebP or SVG",
    )
    return None


def _drawing_size(drawing: FileBytes, desk: _PictureDesk) -> PictureSize | None:
    if len(drawing) > MOST_DRAWN:
        what = f"a drawing of {len(drawing) / 1e6:.0f} MB"
        _note_enormous(desk.book, what, _smaller(MOST_DRAWN))
        return None
    data = drawing[:]
    drawn = svg_size(data, desk.room.families, desk.book)
    return drawn and replace(drawn, colour=drawing_has_colour(data))


def _remembered_size(
    file: IO[bytes], digest: str, desk: _PictureDesk
) -> PictureSize | None:
    """Return a picture's size; one that was whole before is not decoded again."""
    memory = desk.room.memory
    known = memory.recall(SIZE, digest)
    if known is not None:
        width, height, colour = map(int, known.split())
        return PictureSize(width=width, height=height, colour=bool(colour))
    size = _raster_size(file, desk.book)
    if size is not None:
        answer = f"{size.width:.0f} {size.height:.0f} {size.colour:d}"
        memory.keep(answer.encode(), SIZE, digest)
    return size


def _raster_size(file: IO[bytes], book: Notebook) -> PictureSize | None:
    """Return width and height in pixels as seen, or None with a note."""
    if not len(FileBytes(file)):
        book.note(Code.ZERO_SIZED, "the file is empty", hint="save the picture again")
        return None
    try:
        seen = look_in(file, RASTER)
    except PictureError as problem:
        if problem.large:
            _note_enormous(book, str(problem), problem.hint)
        else:
            _note_broken(book, problem)
        return None
    return PictureSize(width=seen.width, height=seen.height, colour=seen.colour)


def _note_enormous(book: Notebook, size: str, hint: str) -> None:
    book.note(
        Code.ENORMOUS_PICTURE,
        f"the picture is too large to open: {size}",
        hint=hint,
    )


def _smaller(most: int) -> str:
    return f"save it in less than {most // 1_000_000} MB"


def _note_broken(book: Notebook, problem: PictureError) -> None:
    book.note(
        Code.BROKEN_PICTURE,
        f"the picture does not open: {problem}",
        hint=problem.hint,
    )
