"""fonts.toml: every face checked against its digest, so no other can slip in."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from layout.codes import Code
from layout.desk.files.checking import Checker
from layout.desk.files.decoding import LinedData, read_toml
from layout.desk.files.named import Wanted, located
from layout.desk.files.sources import read_bytes
from layout.desk.style.builtin import builtin_folder
from layout.desk.style.fontfile import font_problem
from layout.desk.style.stylekeys import FaceKeys, FontsKeys
from layout.desk.stylebook import Face
from layout.disk.digests import digest_of
from layout.notebook import Notebook

FOLDER = "fonts"
FONTS = "fonts.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class FontShelf:
    """A publication's fonts: faces by key, and the files they stand in.

    `files` are the SHA-256 of fonts.toml and of all that it names, licences too, by
    their names in `folder`.
    """

    folder: Path
    faces: dict[str, Face]
    files: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """A fonts.toml, as read; `home` is the folder with the `fonts/` it is in."""

    home: Path
    folder: Path
    document: LinedData
    book: Notebook


def read_faces(home: Path, book: Notebook) -> FontShelf:
    """Return the fonts of a publication; what is wrong is noted."""
    folder = home / FOLDER
    book = book.about(f"{FOLDER}/{FONTS}")
    document = read_toml(folder / FONTS, book, root=home)
    if document is None:
        return FontShelf(folder=folder, faces={}, files={})
    files = {FONTS: document.sha256}
    # The tables stand at the top of the file; the struct has them under one key.
    lines = {("faces", *key): line for key, line in document.lines.items()}
    document = LinedData(data={"faces": document.data}, lines=lines)
    keys = Checker(document=document, book=book).struct(FontsKeys, document.data)
    if keys is None:
        return FontShelf(folder=folder, faces={}, files=files)
    _check_alike(keys.faces, document, book)
    listed = _List(home=home, folder=folder, document=document, book=book)
    faces = {}
    for key, face in keys.faces.items():
        files |= _licence(key, face, listed)
        path = _checked(key, face, listed)
        if path is not None:
            files[face.file] = face.sha256
            faces[key] = Face(
                key=key,
                family=face.family,
                weight=face.weight,
                style=face.style,
                path=path,
                sha256=face.sha256,
            )
    return FontShelf(folder=folder, faces=faces, files=files)


def _check_alike(
    faces: dict[str, FaceKeys], document: LinedData, book: Notebook
) -> None:
    """Refuse faces that font matching could take for one another."""
    counts = Counter((f.family, f.weight, f.style) for f in faces.values())
    for key, face in faces.items():
        if counts[face.family, face.weight, face.style] > 1:
            book.note(
                Code.FACE_TWICE,
                f"{key}: another face is {face.family} {face.weight} {face.style} too",
                line=document.line(("faces", key)),
                hint="give each its own family, weight or style",
            )


def _checked(key: str, face: FaceKeys, listed: _List) -> Path | None:
    """Return a face's file, if it is the font that its digest names."""
    at = listed.document.line(("faces", key, "file"))
    path = located(_wanted(face.file, at, listed, Code.MISSING_FONT))
    data = None if path is None else read_bytes(path, listed.book, root=listed.home)
    if data is None:
        return None
    if digest_of(data) != face.sha256:
        listed.book.note(
            Code.FONT_CHANGED,
            f'"{face.file}" is not the font that its sha256 names',
            line=at,
            hint="bring back that version of the font, or enter the new digest",
        )
        return None
    # The built-in faces are looked at by the tests, not in each run.
    problem = "" if face.sha256 in _built_in() else font_problem(data)
    if problem:
        listed.book.note(
            Code.BAD_FONT,
            f'"{face.file}" {problem}',
            line=at,
            hint="take the TrueType file (.ttf) from the font's maker again, and enter "
            "its digest",
        )
        return None
    return path


@cache
def _built_in() -> frozenset[str]:
    """Return the digests of the built-in faces."""
    folder = builtin_folder()
    listed = read_toml(folder / FOLDER / FONTS, Notebook(), root=folder)
    faces = listed.data.values() if listed else ()
    return frozenset(str(face["sha256"]) for face in faces if isinstance(face, dict))


def _licence(key: str, face: FaceKeys, listed: _List) -> dict[str, str]:
    """Return a face's licence with its digest: it goes wherever the font goes."""
    at = listed.document.line(("faces", key, "licence"))
    path = located(_wanted(face.licence, at, listed, Code.MISSING_FILE))
    data = None if path is None else read_bytes(path, listed.book, root=listed.home)
    return {} if data is None else {face.licence: digest_of(data)}


def _wanted(name: str, line: int | None, listed: _List, missing: Code) -> Wanted:
    return Wanted(
        name=name,
        folder=listed.folder,
        root=listed.home,
        book=listed.book,
        line=line,
        missing=missing,
    )
