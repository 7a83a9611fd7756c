"""fonts.toml: every face checked against its digest, so no other can slip in."""

from collections import Counter
from pathlib import Path

from layout.codes import Code
from layout.desk.files.checking import Checker
from layout.desk.files.decoding import LinedData, read_toml
from layout.desk.files.sources import find_file, read_bytes
from layout.desk.style.stylekeys import FaceKeys, FontsKeys
from layout.desk.stylebook import Face
from layout.disk.confined import climbs, inside
from layout.disk.digests import digest_of
from layout.notebook import Notebook

FONTS = "fonts.toml"


def read_faces(folder: Path, book: Notebook) -> dict[str, Face]:
    """Return the faces of a fonts folder by key; what is wrong is noted."""
    book = book.about(f"{folder.name}/{FONTS}")
    document = read_toml(folder / FONTS, book)
    if document is None:
        return {}
    # The tables stand at the top of the file; the struct has them under one key.
    lines = {("faces", *key): line for key, line in document.lines.items()}
    document = LinedData(data={"faces": document.data}, lines=lines)
    keys = Checker(document=document, book=book).struct(FontsKeys, document.data)
    if keys is None:
        return {}
    _check_alike(keys.faces, document, book)
    faces = {}
    for key, face in keys.faces.items():
        line = document.line(("faces", key, "file"))
        path = _checked(face, folder, line, book)
        if path is not None:
            faces[key] = Face(
                key=key,
                family=face.family,
                weight=face.weight,
                style=face.style,
                path=path,
                sha256=face.sha256,
            )
    return faces


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


def _checked(
    face: FaceKeys, folder: Path, line: int | None, book: Notebook
) -> Path | None:
    path = None if climbs(face.file) else find_file(folder, face.file)
    if path is None or not inside(path, folder.parent):
        book.note(
            Code.MISSING_FONT,
            f'there is no "{face.file}" in {folder.name}/',
            line=line,
            hint="put the font file there",
        )
        return None
    data = read_bytes(path, book)
    if data is None:
        return None
    if digest_of(data) != face.sha256:
        book.note(
            Code.FONT_CHANGED,
            f'"{face.file}" is not the font that its sha256 names',
            line=line,
            hint="bring back that version of the font, or enter the new digest",
        )
        return None
    return path
