"""A bag as one file: the same bytes for the same bag, whoever wraps it and when."""

import io
import tarfile
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

from layout.disk.atomic import begun
from layout.disk.contents import content
from layout.disk.listing import files_below

# Readable by all; in a zip file the system's own bits stand above sixteen others.
MODE = 0o644


def wrap(bag: Path, place: Path, day: date) -> None:
    """Write a bag into the file `place`, a .zip or a .tar, every file dated `day`.

    Nothing is compressed: most of a bag is already, and another version of a
    compressor would give other bytes.
    """
    if place.suffix == ".zip":
        _zip(bag, place, day)
    else:
        _tar(bag, place, day)


def _files(bag: Path) -> list[tuple[str, Path]]:
    paths = files_below(bag)
    return sorted((path.relative_to(bag.parent).as_posix(), path) for path in paths)


def _zip(bag: Path, place: Path, day: date) -> None:
    with begun(place) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as whole:
        for name, path in _files(bag):
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.external_attr = MODE << 16
            entry.create_system = 3
            whole.writestr(entry, content(path))


def _tar(bag: Path, place: Path, day: date) -> None:
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    with (
        begun(place) as file,
        tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as whole,
    ):
        for name, path in _files(bag):
            data = content(path)
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(data), MODE
            entry.mtime = int(moment.timestamp())
            whole.addfile(entry, io.BytesIO(data))
