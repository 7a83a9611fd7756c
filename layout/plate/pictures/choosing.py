"""Which file a page carries for each picture and advertisement, and how good it is."""

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from layout.codes import Code, Severity
from layout.desk.inks import COLOUR, MONO
from layout.desk.issue import Ad, AdKind, Picture
from layout.desk.printer import Printer
from layout.makeup.dummy import PlacedPicture
from layout.notes import Note
from layout.plate.tasks import Edition, PictureRecipe
from layout.units import points

# How names are made. They stand in the HTML and decide bytes of the PDFs, so they say
# nothing of the code that makes the pictures: the cache's own names do.
NAMING = 2

Crop = tuple[float, float, float, float]
WHOLE: Crop = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureTarget:
    """For what pictures are prepared: an edition, a page's ink, a printer.

    `style` is the hash of the style, whose faces are in drawings.
    """

    edition: Edition
    ink: str
    printer: Printer
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeOnPaper:
    """What a picture takes on paper, in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _PictureSource:
    """A picture's file as the desk has read it; a `vector` one is drawn."""

    path: Path
    sha256: str
    vector: bool


def picture_recipe(
    picture: Picture, crop: Crop, size: SizeOnPaper, press: PictureTarget
) -> PictureRecipe:
    """Return how to make a picture of a size from its file."""
    source = _PictureSource(
        path=picture.path, sha256=picture.sha256, vector=picture.vector
    )
    return _recipe(source, WHOLE if picture.vector else crop, size, press)


def ad_recipe(ad: Ad, width: float, press: PictureTarget) -> PictureRecipe:
    """Return how to make an advertisement `width` points wide from its file.

    One that fills its page is as large as that with its bleed.
    """
    if ad.kind is AdKind.PDF:
        return _supplied_recipe(ad, press)
    vector = ad.kind is AdKind.VECTOR
    source = _PictureSource(path=ad.path, sha256=ad.sha256, vector=vector)
    size = SizeOnPaper(width=width, height=points(ad.depth_mm))
    if ad.bleed:
        beyond = 2 * press.printer.bleed
        size = SizeOnPaper(
            width=press.printer.width + beyond, height=press.printer.height + beyond
        )
    return _recipe(source, WHOLE, size, press)


def _supplied_recipe(ad: Ad, press: PictureTarget) -> PictureRecipe:
    """Return how to make ready a PDF, which has its own size and inks."""
    source = _PictureSource(path=ad.path, sha256=ad.sha256, vector=False)
    size = SizeOnPaper(width=ad.trim[0], height=ad.trim[1])
    made = _recipe(source, WHOLE, size, press)
    on_press = press.edition is Edition.PRESS
    bleed = press.printer.bleed if ad.bleed and on_press else 0.0
    parts = (NAMING, "supplied", ad.sha256, on_press, bleed)
    key = sha256(repr(parts).encode()).hexdigest()[:24]
    name = f"{key}.{'pdf' if on_press else 'jpg'}"
    return replace(made, name=name, supplied=True, bleed=bleed)


def _recipe(
    source: _PictureSource, crop: Crop, size: SizeOnPaper, press: PictureTarget
) -> PictureRecipe:
    sides = [round(size.width, 3), round(size.height, 3)]
    parts = (NAMING, source.sha256, source.vector, crop, sides)
    printer = press.printer
    inks = (
        press.edition,
        press.ink,
        printer.profile_sha256,
        printer.ppi,
        printer.ink_limit,
        printer.space,
    )
    # On a screen a drawing is what it is; for a press parts of it are pictures.
    drawn = () if press.edition is Edition.SCREEN else (*inks, printer.pdf, press.style)
    key = sha256(repr((parts, drawn if source.vector else inks)).encode()).hexdigest()[
        :24
    ]
    return PictureRecipe(
        name=f"{key}.{'svg' if source.vector else 'jpg'}",
        source=source.path,
        sha256=source.sha256,
        vector=source.vector,
        crop=crop,
        width=size.width,
        height=size.height,
        edition=press.edition,
        ink=COLOUR if press.ink == COLOUR and printer.space != "grey" else MONO,
        space=printer.space,
        profile=printer.profile,
        profile_sha256=printer.profile_sha256,
        ppi=printer.ppi,
        ink_limit=printer.ink_limit,
        strict=printer.pdf.startswith("X-1a"),
    )


def resolution_notes(
    placed: PlacedPicture, printer: Printer, *, file: str, page: int
) -> tuple[Note, ...]:
    """Return a note if a picture has too few pixels for its width and the printer.

    It names the article's `file` and the `page`.
    """
    picture, crop = placed.picture, placed.crop
    if picture.vector:
        return ()
    ppi = (crop[2] - crop[0]) * picture.width * 72 / placed.rect.width
    if ppi >= printer.poor_ppi:
        return ()
    severity = Severity.ERROR if ppi < printer.least_ppi else Severity.WARNING
    return (
        Note(
            code=Code.PICTURE_RESOLUTION,
            weight=severity,
            file=file,
            page=page,
            message=f'picture "{picture.name}" has {ppi:.0f} pixels an inch',
            hint=f"place it smaller, or find one of {printer.poor_ppi} or more",
        ),
    )
