"""The pictures that a source names, found beside it and made printable.

Nothing is fetched from the web: a picture that is not here is named in a remark.
"""

import base64
import binascii
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from PIL import Image, UnidentifiedImageError

from layout.codes import Code, Severity
from layout.copy.manuscript import Leftover, Source, SourcePicture
from layout.copy.markup import escaped
from layout.copy.remarks import shown
from layout.copy.web.inlining import Shot
from layout.notebook import Notebook

# What the desk prints as it is; the rest becomes PNG, or JPEG where it is in CMYK.
PRINTABLE: Final = {"JPEG": ".jpg", "PNG": ".png"}
KINDS: Final = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "AVIF", "PPM", "ICO")
MOST_PIXELS: Final = 200_000_000
# A picture of so few pixels counts readers, or is a bullet; it shows nothing.
LEAST_PIXELS: Final = 8
# Where web sites keep the pictures that their articles name from the site's root.
FOLDERS: Final = ("", "static", "assets", "public", "source", "src", "content")
SHELVES: Final = ("", "images", "img", "pictures", "media", "uploads", "assets/images")
UPWARDS: Final = 4
DATA: Final = re.compile(r"data:image/[\w.+-]+;base64,(.*)", re.DOTALL | re.IGNORECASE)


def pictures_of(
    shots: list[Shot], source: Source, remarks: Notebook
) -> tuple[tuple[SourcePicture, ...], tuple[Leftover, ...]]:
    """Return the pictures that are here, once each, and the captions of the others."""
    pictures: list[SourcePicture] = []
    captions: list[Leftover] = []
    for shot in shots:
        data = _found(shot, source)
        picture = None
        if data is None:
            _remark_missing(shot, remarks)
        else:
            picture = picture_of(shot, data, remarks)
        if picture is not None:
            _add(picture, pictures)
        elif shot.caption:
            reason = "the caption of a picture that is not here"
            captions.append(Leftover(text=shot.caption, reason=reason, line=shot.line))
    return tuple(pictures), tuple(captions)


def _add(picture: SourcePicture, pictures: list[SourcePicture]) -> None:
    """Add a picture; one that is there already gets what the new one says of it.

    Many houses name an article's picture in the front matter and show it in the copy.
    """
    for place, known in enumerate(pictures):
        if known.data == picture.data:
            said = picture.caption in known.caption
            captions = (known.caption, "" if said else picture.caption)
            pictures[place] = replace(
                known,
                caption=" ".join(filter(None, captions)),
                credit=known.credit or picture.credit,
                alt=known.alt or picture.alt,
            )
            return
    pictures.append(picture)


def _found(shot: Shot, source: Source) -> bytes | None:
    match = DATA.match(shot.source)
    if match is not None:
        try:
            return base64.b64decode(match[1], validate=False)
        except (binascii.Error, ValueError):
            return None
    tried = (source.neighbour(path) for path in paths_of(shot.source))
    return next((data for data in tried if data is not None), None)


def paths_of(address: str) -> Iterator[str]:
    """Yield where a picture may lie, as seen from the source, the likeliest first."""
    try:
        path = unquote(urlsplit(address.replace("__GHOST_URL__", "")).path)
    except ValueError:
        return
    path = path.replace("\\", "/").lstrip("/")
    name = PurePosixPath(path).name
    if not name:
        return
    for upwards, folder in product(range(UPWARDS + 1), FOLDERS):
        yield "/".join(filter(None, (*[".."] * upwards, folder, path)))
    for shelf in SHELVES:
        yield "/".join(filter(None, (shelf, name)))


def picture_of(shot: Shot, data: bytes, remarks: Notebook) -> SourcePicture | None:
    """Return a picture that prints, or None with a remark."""
    named = "" if shot.source.startswith("data:") else shot.source
    name = PurePosixPath(unquote(re.split(r"[?#]", named)[0]).replace("\\", "/")).name
    stem = PurePosixPath(name).stem or "picture"
    if data.lstrip()[:5].lower() in (b"<?xml", b"<svg ") and b"<svg" in data[:4096]:
        printable, suffix = data, ".svg"
    else:
        made = _printable(shot, data, remarks)
        if made is None:
            return None
        printable, suffix = made
    kept = PurePosixPath(name).suffix.lower()
    alike = {".jpeg", ".jpg"} if suffix == ".jpg" else {suffix}
    return SourcePicture(
        file=name if kept in alike else f"{stem}{suffix}",
        data=printable,
        caption=shot.caption,
        credit=shot.credit,
        alt=shot.alt,
        line=shot.line,
    )


def _printable(shot: Shot, data: bytes, remarks: Notebook) -> tuple[bytes, str] | None:
    """Return a raster picture as JPEG or PNG, and its suffix."""
    try:
        with Image.open(io.BytesIO(data), formats=KINDS) as image:
            return _converted(shot, data, image, remarks)
    except UnidentifiedImageError:
        problem = "it is of a kind that cannot be printed"
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        problem = "it has more pixels than can be opened"
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        problem = f"it does not open: {error}"
    remarks.note(
        Code.IMPORT_PICTURE,
        f'the picture "{shown(shot.source)}" is left out: {problem}',
        line=shot.line,
        hint="save it as JPEG or PNG, put it into pictures/ and name it in the article",
    )
    return None


def _converted(
    shot: Shot, data: bytes, image: Image.Image, remarks: Notebook
) -> tuple[bytes, str] | None:
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise Image.DecompressionBombError
    if min(width, height) < LEAST_PIXELS:
        remarks.note(
            Code.IMPORT_PICTURE,
            f'the picture "{shown(shot.source)}" is left out: '
            f"it has {width} x {height} pixels",
            line=shot.line,
            hint="nothing to do, if it only counts readers or marks a line",
            weight=Severity.ADVICE,
        )
        return None
    if image.format in PRINTABLE:
        return data, PRINTABLE[image.format]
    remarks.note(
        Code.IMPORT_PICTURE,
        f'the picture "{shown(shot.source)}" was {image.format} and is now printable',
        line=shot.line,
        hint="see that its colours are right",
        weight=Severity.ADVICE,
    )
    out = io.BytesIO()
    profile = image.info.get("icc_profile")
    if image.mode == "CMYK":
        image.save(out, "JPEG", quality=95, icc_profile=profile)
        return out.getvalue(), ".jpg"
    plain = image if image.mode in ("L", "RGB", "RGBA") else image.convert("RGBA")
    plain.save(out, "PNG", icc_profile=profile)
    return out.getvalue(), ".png"


def _remark_missing(shot: Shot, remarks: Notebook) -> None:
    remote = re.match(r"(?:https?:)?//", shot.source) is not None
    where = "is on the web, and nothing is fetched" if remote else "is not here"
    remarks.note(
        Code.IMPORT_PICTURE,
        f'the picture "{escaped(shown(shot.source))}" {where}',
        line=shot.line,
        hint="put it into pictures/ and name it in the article",
    )
