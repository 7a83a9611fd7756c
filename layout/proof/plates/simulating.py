"""One page's soft proof, as a worker makes it: pictures into a folder, and figures."""

from dataclasses import replace

import pikepdf
from PIL import Image

from layout.disk.atomic import put
from layout.disk.contents import opened
from layout.disk.unchanged import FileAsRead
from layout.pdf.colours import PROCESS, Inks
from layout.proof.pictures.page_pictures import png
from layout.proof.plates.coverage import laid, measure
from layout.proof.plates.figures import PageInks, PageOrder
from layout.proof.plates.heat import heat_map
from layout.proof.plates.newsprint import newsprint
from layout.proof.plates.platesheet import Rgb, plate_sheet
from layout.proof.plates.separating import (
    PressInks,
    separate,
    spot_inks,
    spots_of,
)


def simulate_page(order: PageOrder) -> PageInks:
    """Make the pictures of a page; return its figures."""
    with opened(order.file) as file, pikepdf.open(file) as pdf:
        names = spots_of(pdf) if order.spots else ()
        press = PressInks(profile=order.profile, spots=names, ppi=order.ppi)
        separations = separate(pdf, order.index, press)
        shares = spot_inks(pdf, press)
    # The spots are the file's, and this page may have none of them.
    always = PROCESS if order.process else PROCESS[-1:]
    used = {
        name: plate
        for name, plate in separations.plates.items()
        if name in always or plate.getextrema() != (0, 0)
    }
    ink = laid(replace(separations, plates=used), order.ppi)
    found = measure(ink, order.number, order.limit, separations.faults)
    hues = {name: _hue(name, shares, order.profile) for name in shares}
    pictures = {
        "newsprint": newsprint(separations.plates, shares, order.profile),
        "heat": heat_map(ink, found),
        "plates": plate_sheet(used, found, hues),
    }
    for view, picture in pictures.items():
        put(order.folder / picture_name(view, order.number), png(picture))
    return found


def _hue(name: str, shares: dict[str, Inks], profile: FileAsRead) -> Rgb:
    """Return what an ink looks like on the paper."""
    none, full = (Image.new("L", (1, 1), level) for level in (0, 255))
    plates = dict.fromkeys(PROCESS, none) | {name: full}
    red, green, blue = newsprint(plates, shares, profile).tobytes()
    return red, green, blue


def picture_name(view: str, number: int) -> str:
    """Return the name of a page's picture."""
    return f"{view}-{number:02}.png"
