"""Names for pictures: safe on every machine, one file once, none taken twice."""

import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from layout.codes import Code
from layout.copy.manuscript import Leftover, Manuscript, SourcePicture
from layout.copy.markup import escaped
from layout.copy.slugging import plain_name
from layout.notebook import Notebook
from layout.notes import Note

MOST_CHARACTERS = 60
FOLDER = "pictures/"
# What the desk can open.
SUFFIXES = {".jpeg": ".jpg", ".jpg": ".jpg", ".png": ".png", ".svg": ".svg"}

# Scripts and event handlers of an SVG, which are never kept.
LIVE = re.compile(rb"<\s*script|\son[a-z]+\s*=|javascript:", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPictures:
    """A manuscript whose pictures have final names; `files` are those to be written.

    `files` are by paths such as `pictures/mill.jpg`; `notes` tell what was left out.
    """

    manuscript: Manuscript
    files: dict[str, bytes]
    notes: tuple[Note, ...]


def named_pictures(
    manuscript: Manuscript, slug: str, there: dict[str, bytes]
) -> NamedPictures:
    """Return a manuscript whose pictures have final names, and their files.

    `there` are the files that the issue has already, by paths such as
    `pictures/mill.jpg`; a picture that is among them is used from there.
    """
    files: dict[str, bytes] = {}
    remarks = Notebook(file="")
    pictures: list[SourcePicture] = []
    captions: list[Leftover] = []
    for picture in manuscript.pictures:
        suffix = _usable(picture, remarks)
        if suffix is None:
            captions += _caption(picture)
            continue
        name = _name(picture, slug, suffix, there | files)
        files[FOLDER + name] = picture.data
        pictures.append(replace(picture, file=name))
    fresh = {name: data for name, data in files.items() if name not in there}
    dropped = (*manuscript.dropped, *captions)
    changed = replace(manuscript, pictures=tuple(pictures), dropped=dropped)
    return NamedPictures(manuscript=changed, files=fresh, notes=tuple(remarks.notes))


def _usable(picture: SourcePicture, remarks: Notebook) -> str | None:
    """Return the suffix of a picture that the desk can open, None with a remark."""
    suffix = SUFFIXES.get(PurePosixPath(picture.file).suffix.lower())
    if suffix is None:
        remarks.note(
            Code.IMPORT_PICTURE,
            f"{picture.file} is no JPEG, PNG or SVG, and is left out",
            line=picture.line,
            hint="save it as JPEG or PNG, and add it to the article",
        )
    elif suffix == ".svg" and LIVE.search(picture.data):
        remarks.note(
            Code.IMPORT_PICTURE,
            f"{picture.file} has a script in it, and is left out",
            line=picture.line,
            hint="save it as PNG, and add it to the article",
        )
        return None
    return suffix


def _caption(picture: SourcePicture) -> list[Leftover]:
    """Return the words of a picture that is left out, so that they are listed."""
    text = " ".join(filter(None, (picture.caption, escaped(picture.credit))))
    reason = "the caption of a picture that cannot be used"
    return [Leftover(text=text, reason=reason, line=picture.line)] if text else []


def _name(
    picture: SourcePicture, slug: str, suffix: str, there: dict[str, bytes]
) -> str:
    stem = plain_name(PurePosixPath(picture.file.replace("\\", "/")).stem)
    stem = stem[:MOST_CHARACTERS].strip("-") or slug
    taken = {path.casefold(): data for path, data in there.items()}
    number = 1
    while True:
        name = f"{stem}{suffix}" if number == 1 else f"{stem}-{number}{suffix}"
        if taken.get((FOLDER + name).casefold(), picture.data) == picture.data:
            return name
        number += 1
