"""Ghostscript's separations, to hold ours against, where Ghostscript is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops

GS = shutil.which("gs")
needs_ghostscript = pytest.mark.skipif(
    GS is None, reason="Ghostscript is not installed: apt-get install ghostscript"
)
# So many times finer than asked for, and then reduced: Ghostscript itself fills every
# pixel that a shape touches.
FINER = 4


def ghostly(
    file: Path, page: int, ppi: int, size: tuple[int, int], work: Path
) -> dict[str, Image.Image]:
    """Return a page's plates by Ghostscript, `size` pixels large, full ink at 255."""
    points = [side * 72 / ppi for side in size]
    command = [
        *(str(GS), "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep"),
        *(f"-r{ppi * FINER}", f"-dDownScaleFactor={FINER}", "-dUseTrimBox"),
        *("-dFIXEDMEDIA", f"-dDEVICEWIDTHPOINTS={points[0]}"),
        *(f"-dDEVICEHEIGHTPOINTS={points[1]}", f"-dFirstPage={page}"),
        *(f"-dLastPage={page}", f"-sOutputFile={work / 'plate.tif'}", str(file)),
    ]
    subprocess.run(command, check=True, capture_output=True)
    plates = {}
    for path in sorted(work.glob("plate(*).tif")):
        with Image.open(path) as plate:
            name = path.stem.removeprefix("plate(").removesuffix(")")
            plates[name] = ImageChops.invert(plate.convert("L"))
    return plates
