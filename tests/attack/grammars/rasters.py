"""Pictures: whole ones of every kind with bytes changed, taken out, put in twice.

What is looked at without complaint is made ready for a screen.
"""

import io
from pathlib import Path

from hypothesis import strategies as st
from PIL import Image

from layout.codes import Code
from layout.desk.files.looking import PictureError, look_at
from layout.desk.files.pictures import RASTER
from layout.desk.issue import Picture
from layout.disk.cache import Cache
from layout.disk.digests import digest_of
from layout.errors import Refused
from layout.notes import Note
from layout.plate.pictures.choosing import PictureTarget, SizeOnPaper, picture_recipe
from layout.plate.pictures.etching import etch
from layout.plate.pictures.failing import told_by_file
from layout.plate.tasks import Edition
from tests.attack.grammars.door import Door
from tests.plate.dummies import PRINTER


def _made(mode: str, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((24, 16)).convert(mode).save(out, kind, **options)
    return out.getvalue()


WHOLE = st.sampled_from(
    (
        _made("RGB", "JPEG"),
        _made("CMYK", "JPEG", progressive=True),
        _made("RGBA", "PNG"),
        _made("P", "PNG", transparency=0),
        _made("1", "TIFF", compression="group4"),
        _made("RGB", "TIFF", compression="tiff_lzw"),
        _made("CMYK", "TIFF"),
        _made("RGB", "WEBP"),
        _made("P", "GIF"),
    )
)
PLACES = st.floats(0, 1)
CHANGES = st.lists(
    st.tuples(
        PLACES,
        st.sampled_from(("change", "change", "cut", "again", "end")),
        st.binary(max_size=6),
    ),
    max_size=5,
)


def _changed(parts: tuple[bytes, list[tuple[float, str, bytes]]]) -> bytes:
    data, changes = parts
    for place, how, other in changes:
        at = int(place * len(data))
        if how == "change":
            data = data[:at] + other + data[at + len(other) :]
        elif how == "cut":
            data = data[:at] + data[at + len(other) :]
        elif how == "again":
            data = data[:at] + data[at : at + 40] * len(other) + data[at:]
        else:
            data = data[:at] + other
    return data


def read(data: bytes, folder: Path) -> object:
    """Look at a picture, and make it ready if it is let in."""
    path = folder / "fair.png"
    path.write_bytes(data)
    try:
        seen = look_at(data, RASTER)
    except PictureError as problem:
        note = Note(code=Code.BROKEN_PICTURE, message=str(problem), hint=problem.hint)
        raise Refused(note) from problem
    picture = Picture(
        name=path.name,
        path=path,
        sha256=digest_of(data),
        vector=False,
        width=seen.width,
        height=seen.height,
    )
    target = PictureTarget(edition=Edition.SCREEN, ink="colour", printer=PRINTER)
    size = SizeOnPaper(width=100, height=100)
    recipe = picture_recipe(picture, (0, 0, 1, 1), size, target)
    with told_by_file(recipe):
        return etch(recipe, Cache())


DOOR = Door(name="picture", inputs=st.tuples(WHOLE, CHANGES).map(_changed), opened=read)
