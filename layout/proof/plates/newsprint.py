"""A page as its newsprint will look: the plates on the press's own paper."""

import io
from collections.abc import Mapping

from PIL import Image, ImageChops, ImageCms

from layout.disk.unchanged import FileAsRead
from layout.pdf.colours import PROCESS, Inks
from layout.proof.plates.separating import BLACK


def newsprint(
    plates: Mapping[str, Image.Image], spots: Mapping[str, Inks], profile: FileAsRead
) -> Image.Image:
    """Return plates as an sRGB picture, absolute colorimetric: the paper is no white.

    The black of newsprint is a dark grey and its paper a light one; only beside a white
    window does the picture look as dull as the paper on a desk. `spots` are the four
    inks that stand for each other one.
    """
    four = [plates[name] for name in PROCESS]
    for name, plate in plates.items():
        if name not in PROCESS:
            shares = spots.get(name, BLACK)
            # Ink on ink lets through what both let through.
            four = [
                ImageChops.screen(held, _share(plate, share))
                for held, share in zip(four, shares, strict=True)
            ]
    road = ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(profile.content())),
        ImageCms.createProfile("sRGB"),
        "CMYK",
        "RGB",
        renderingIntent=ImageCms.Intent.ABSOLUTE_COLORIMETRIC,
    )
    seen = ImageCms.applyTransform(Image.merge("CMYK", four), road)
    if seen is None:
        raise ValueError("a colour conversion gave nothing")
    seen.info.clear()
    return seen


def _share(plate: Image.Image, share: float) -> Image.Image:
    return plate.point([round(level * share) for level in range(256)])
