"""Files, folders and zip archives into sources; nothing outside them is read.

Names in an archive are only names: nothing is unpacked to the disk, so none can climb
out of a folder. What an archive says of its sizes is not believed either; reading
stops where the limit is.
"""

import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from layout.codes import Code
from layout.copy.manuscript import Source
from layout.copy.recognising import MOST_BYTES, is_export, too_large
from layout.copy.remarks import refusal
from layout.copy.zipped import ends_as_zip, opened_zip
from layout.disk.confined import content_within, inside
from layout.disk.contents import opened, size_of
from layout.disk.listing import files_below
from layout.errors import LayoutError
from layout.notebook import Notebook
from layout.notes import Note

# Parts of saved pages and of tools, in which no copy is.
PARTS = frozenset(
    {".css", ".js", ".ico", ".woff", ".woff2", ".ttf", ".map", ".db"}
    | {".toml", ".yaml", ".yml", ".ini", ".csv", ".log"}
)
PICTURES = frozenset(
    {".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".tif", ".tiff", ".bmp", ".avif"}
)
# An export or a feed may be in them, or a page's or tool's data.
EXPORTS = frozenset({".json", ".xml"})
MOST_NAMED = 3
ARCHIVE = ".zip"
# What all files of an archive may have together when unpacked.
MOST_UNPACKED = 1_000_000_000
MOST_FILES = 20_000
# What a damaged or strange archive makes its reader raise.
DAMAGES = (
    *(zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError),
    *(RuntimeError, zlib.error, lzma.LZMAError),
)


@dataclass(slots=True, kw_only=True)
class Gathered:
    """Sources in order, and what could not be one, with remarks."""

    sources: list[Source] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def gathered(paths: tuple[Path, ...]) -> Gathered:
    """Return the sources that paths name. Their names are the paths as typed."""
    found = Gathered()
    for path in paths:
        remarks = Notebook(file=path.as_posix())
        try:
            _gather(path, remarks, found)
        except LayoutError as problem:
            found.notes += problem.notes
        except OSError as problem:
            reason = (problem.strerror or "no reason given").lower()
            found.notes += refusal(
                remarks,
                f"this cannot be read: {reason}",
                "see that it exists and you may read it",
            ).notes
        found.notes += remarks.notes
    return found


def _gather(path: Path, remarks: Notebook, found: Gathered) -> None:
    if path.is_dir():
        for file in _files_in(path, remarks):
            _gather_file(file, path, remarks, found)
    else:
        _gather_file(path, None, remarks, found)


def _files_in(folder: Path, remarks: Notebook) -> Iterator[Path]:
    """Yield the files of a folder that may have copy in them, sorted by name."""
    some = False
    passed: list[str] = []
    for path in files_below(folder):
        own = path.relative_to(folder)
        if _is_part(PurePosixPath(own.as_posix())):
            continue
        if not inside(path, folder):
            remarks.note(
                Code.IMPORT_OUTSIDE,
                f"{own.as_posix()} is a link that leads out of the folder",
                hint="name the file itself",
            )
            continue
        if path.suffix.lower() in EXPORTS and not _has_export(path):
            passed.append(own.as_posix())
            continue
        some = True
        yield path
    _note_passed(passed, remarks)
    if not some:
        raise refusal(
            remarks,
            "the folder has no copy in it",
            "put text, HTML, Markdown or Word files there",
        )


def _is_part(path: PurePosixPath) -> bool:
    """Say whether a file belongs to a page or a tool, or is a picture."""
    hidden = any(part.startswith((".", "~", "__")) for part in path.parts)
    return hidden or path.suffix.lower() in PARTS | PICTURES


def _has_export(path: Path) -> bool:
    """Say whether an export or a feed is in a file; what cannot be read is none."""
    try:
        with opened(path) as file:
            return is_export(file.read(MOST_BYTES))
    except (OSError, LayoutError):
        return False


def _note_passed(names: list[str], remarks: Notebook) -> None:
    """Tell which files were passed over that might have been exports."""
    if not names:
        return
    more = len(names) - MOST_NAMED
    named = ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    remarks.note(Code.IMPORT_PASSED, f"no export and no feed is in {named}")


def _gather_file(
    path: Path, root: Path | None, remarks: Notebook, found: Gathered
) -> None:
    size = size_of(path)
    with opened(path) as file:
        head = file.read(4)
        if size > (MOST_UNPACKED if head == b"PK\x03\x04" else MOST_BYTES):
            raise too_large(size, remarks)
        # Of so much that is no archive, nothing but its end is looked at.
        if size > MOST_BYTES and not ends_as_zip(file):
            raise too_large(size, remarks)
        file.seek(0)
        data = file.read(size)
    if head == b"PK\x03\x04" and _is_archive(data):
        found.sources += _unpacked(data, path, remarks)
        return
    if size > MOST_BYTES:
        raise too_large(size, remarks)
    found.sources.append(
        Source(
            name=path.as_posix(),
            data=data,
            folder=path.parent.name,
            found=root is not None,
            neighbour=_neighbour_on_disk(path.parent, root or path.parent),
        )
    )


def _neighbour_on_disk(here: Path, root: Path) -> Callable[[str], bytes | None]:
    """Return what finds files by their paths as seen from `here`, inside `root`."""

    def neighbour(name: str) -> bytes | None:
        try:
            return content_within(here / name, root, most=MOST_BYTES)
        except OSError:
            return None

    return neighbour


def _is_archive(data: bytes) -> bool:
    """Say whether a zip file holds files, and is not a word processor's document."""
    try:
        with opened_zip(data) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        # What it is, and that it is damaged, is found where it is read.
        return False
    return not names & {"word/document.xml", "content.xml", "[Content_Types].xml"}


def _unpacked(data: bytes, path: Path, remarks: Notebook) -> Iterator[Source]:
    """Yield the files of an archive that may have copy in them, sorted by name."""
    with opened_zip(data) as archive:
        infos = sorted(
            (info for info in archive.infolist() if not info.is_dir()),
            key=lambda info: info.filename,
        )
        _check_archive(infos, remarks)
        content = _contents(archive, infos, remarks)
    some = False
    passed: list[str] = []
    for name, own in content.items():
        place = PurePosixPath(name)
        if _is_part(place):
            continue
        if place.suffix.lower() in EXPORTS and not is_export(own):
            passed.append(name)
            continue
        some = True
        yield Source(
            name=f"{path.as_posix()}/{name}",
            data=own,
            folder=place.parent.name or path.stem,
            found=True,
            neighbour=_neighbour_in(content, place.parent),
        )
    _note_passed(passed, remarks)
    if not some:
        raise refusal(remarks, "the archive has no copy in it", "look what is in it")


def _check_archive(infos: list[zipfile.ZipInfo], remarks: Notebook) -> None:
    if len(infos) > MOST_FILES:
        raise refusal(
            remarks,
            f"the archive has {len(infos)} files",
            "unpack it and import it in parts",
        )
    if any(info.flag_bits & 1 for info in infos):
        raise refusal(remarks, "the archive has a password", "unpack it first")


def _contents(
    archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], remarks: Notebook
) -> dict[str, bytes]:
    """Read the files of an archive, each once, none that climbs, up to the limit."""
    content: dict[str, bytes] = {}
    left = MOST_UNPACKED
    for info in infos:
        name = info.filename.replace("\\", "/")
        if _climbs(name):
            remarks.note(
                Code.IMPORT_OUTSIDE,
                f"{name} in the archive leads out of it; only its own name is used",
                hint="see where the archive is from",
            )
            name = PurePosixPath(name).name
        if info.file_size > MOST_BYTES:
            raise too_large(info.file_size, remarks)
        left -= info.file_size
        if left < 0:
            raise refusal(
                remarks,
                "the archive unpacks to far more than it should",
                "see where it is from; unpack it in parts",
            )
        data = _member(archive, info, remarks)
        if name and name not in content:
            content[name] = data
    return content


def _climbs(name: str) -> bool:
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts or ":" in path.parts[0][1:2]


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, remarks: Notebook
) -> bytes:
    """Return a file of an archive, and refuse one that is not what it says."""
    try:
        with archive.open(info) as file:
            # One byte more shows a file that is larger than it says.
            data = file.read(info.file_size + 1)
    except DAMAGES as problem:
        raise refusal(
            remarks,
            f"{info.filename} in the archive is damaged",
            "make the archive again from the files",
        ) from problem
    if len(data) != info.file_size:
        raise refusal(
            remarks,
            f"{info.filename} in the archive lies about its size",
            "make the archive again from the files",
        )
    return data


def _neighbour_in(
    content: dict[str, bytes], here: PurePosixPath
) -> Callable[[str], bytes | None]:
    """Return what finds files of an archive by their paths as seen from `here`."""

    def neighbour(name: str) -> bytes | None:
        parts: list[str] = []
        for part in (here / name.replace("\\", "/")).parts:
            if part == ".." and parts:
                parts.pop()
            elif part not in (".", "..", "/"):
                parts.append(part)
        return content.get("/".join(parts))

    return neighbour
