"""Make an advertisement's PDF as an advertiser's studio would: the sample has one.

Run as `python tools/advertisement.py tools/ads/marl.svg issues/2026-12/ads/marl.pdf`.
The drawing's colours are put in the press's inks, its type is embedded, and the file is
a PDF/X-4 for the newspaper's own printer. The same drawing gives the same bytes.
"""

import io
import sys
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pikepdf
from pikepdf import Stream

from layout.desk.files.svg import svg_size
from layout.desk.issue import Picture
from layout.desk.printers.profile import read_printer
from layout.desk.style.styling import read_stylebook
from layout.desk.stylebook import Stylebook
from layout.notebook import Notebook
from layout.plate.file.identity import Identity
from layout.plate.file.joining import Joined, read_profile, single
from layout.plate.file.marking import surround
from layout.plate.html.swatches import inking
from layout.plate.pictures.choosing import PictureTarget, picture_recipe
from layout.plate.renderer import casting, mends
from layout.plate.renderer.worker import Renderer
from layout.plate.tasks import Edition, PageTask, PictureRecipe

STYLE, PRINTER, KIND = "courier", "newsprint-tabloid", "X-4"
DAY = datetime(2026, 11, 20, tzinfo=UTC)
PAGE = """<!DOCTYPE html><html lang="en-GB"><title>{title}</title>
<meta name="dcterms.created" content="2026-11-20">
<meta name="dcterms.modified" content="2026-11-20">
<img src="asset:{name}" style="display: block; width: 100%; height: 100%">"""
CSS = """@page {{ size: {width:.4f}pt {height:.4f}pt; margin: 0 }}
html, body {{ margin: 0; height: 100% }}
"""
FACE = """@font-face {{ font-family: "{family}"; font-weight: {weight};
  font-style: {style}; src: url(asset:{file}) }}
"""


def make(drawing: Path, target: Path, store: Path) -> None:
    """Write the PDF of an SVG; `store` takes what is needed on the way."""
    style = read_stylebook(STYLE, None)
    printer = read_printer(PRINTER, None)
    data = drawing.read_bytes()
    size = svg_size(data, frozenset(), Notebook())
    if size is None:
        raise SystemExit(f"{drawing} is no drawing that can be printed")
    picture = Picture(
        name=drawing.name,
        path=drawing,
        sha256=sha256(data).hexdigest(),
        vector=True,
        width=size.width,
        height=size.height,
    )
    sides = (size.width, size.height)
    press = PictureTarget(edition=Edition.PRESS, ink="colour", printer=printer)
    recipe = picture_recipe(picture, (0, 0, 1, 1), sides, press)
    mends.install()
    casting.install()
    page = Renderer().render(_task(drawing, recipe, style, store))
    parts = Joined(
        edition=Edition.PRESS,
        pages=(),
        pdfs=(),
        identity=Identity(
            title=drawing.stem,
            paper="The Alder Courier",
            language="en-GB",
            date=DAY,
            digest=recipe.sha256,
        ),
        profile=read_profile(printer),
        kind=KIND,
        around=(surround(printer, ()),),
    )
    target.write_bytes(single(_flat(page.pdf), parts))


def _task(
    drawing: Path, recipe: PictureRecipe, style: Stylebook, store: Path
) -> PageTask:
    faces = [
        FACE.format(
            family=face.family,
            weight=face.weight,
            style=face.style,
            file=face.path.name,
        )
        for face in style.faces.values()
    ]
    size = CSS.format(width=recipe.width, height=recipe.height)
    return PageTask(
        number=1,
        edition=Edition.PRESS,
        html=PAGE.format(title=drawing.stem, name=recipe.name),
        css="".join((size, *faces)),
        fonts=tuple((face.path.name, face.path) for face in style.faces.values()),
        pictures=(recipe,),
        inking=inking(style, read_printer(PRINTER, None), recipe.ink),
        store=store,
    )


def _flat(pdf: bytes) -> bytes:
    """Take away the groups around drawings, which PDF/X-1a does not know."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as whole:
        for found in whole.objects:
            if isinstance(found, Stream) and "/Group" in found:
                del found["/Group"]
        whole.save(out, deterministic_id=True)
    return out.getvalue()


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]), Path("build/advertisement"))
