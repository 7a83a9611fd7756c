"""The plates of a page on one sheet, each in grey as on its film, with its ink."""

from collections.abc import Mapping

from PIL import Image, ImageChops, ImageDraw

from layout.proof.plates.figures import PageInks
from layout.proof.plates.picture_words import font_for

Rgb = tuple[int, int, int]
HUES: dict[str, Rgb] = {
    "Cyan": (0, 158, 224),
    "Magenta": (226, 0, 122),
    "Yellow": (255, 222, 0),
    "Black": (20, 20, 20),
}
SPOT: Rgb = (120, 120, 120)
DESK: Rgb = (128, 128, 128)
LETTERS: Rgb = (255, 255, 255)
# Each plate is shown at half its size, two beside each other.
SMALLER, ACROSS = 2, 2


def plate_sheet(
    plates: Mapping[str, Image.Image], found: PageInks, hues: Mapping[str, Rgb]
) -> Image.Image:
    """Return all plates of a page, named, with their mean ink.

    `hues` are what the spots look like.
    """
    small = {name: plate.reduce(SMALLER) for name, plate in plates.items()}
    wide, high = next(iter(small.values())).size
    shares = dict(found.coverage)
    titles = {name: f"{name} {shares[name]:.1f} %" for name in small}
    font = font_for(list(titles.values()), wide * 0.6, max(9, wide // 24))
    band = round(font.getbbox("Ag")[3] * 1.7)
    edge = max(4, band // 4)
    rows = -(-len(small) // ACROSS)
    size = (ACROSS * (wide + edge) + edge, rows * (high + band) + edge)
    sheet = Image.new("RGB", size, DESK)
    draw = ImageDraw.Draw(sheet)
    for place, (name, plate) in enumerate(small.items()):
        row, column = divmod(place, ACROSS)
        left, top = edge + column * (wide + edge), row * (high + band)
        hue = HUES.get(name, hues.get(name, SPOT))
        chip = (left, top + band * 0.25, left + band * 0.5, top + band * 0.75)
        draw.rectangle(chip, fill=hue)
        words = (left + band * 0.75, top + band / 2)
        draw.text(words, titles[name], fill=LETTERS, font=font, anchor="lm")
        sheet.paste(ImageChops.invert(plate), (left, top + band))
    return sheet
