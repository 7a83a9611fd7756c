"""Pictures and advertisements to lay out with: real files, cheap and small."""

import colorsys
import io

from PIL import Image, ImageDraw

from tests.makeup.chance import Chance

# Width and height in pixels: landscapes, a panorama, portraits, squares.
SIZES = ((1200, 800), (1200, 900), (1500, 640), (800, 1100), (800, 1200), (900, 900))
SQUARES = 8
# The house style's columns and the gutters between, in millimetres.
MEASURE, GUTTER = 49.8, 4.0


def jpeg(size: tuple[int, int], chance: Chance) -> bytes:
    """Return a picture of rings and squares: a wrong crop or scale shows at once."""
    width, height = size
    hue = chance.share()
    image = Image.new("RGB", size, _colour(hue, 0.75))
    draw = ImageDraw.Draw(image)
    side = max(size) // SQUARES
    for row in range(SQUARES):
        for column in range(row % 2, SQUARES, 2):
            x, y = column * side, row * side
            draw.rectangle((x, y, x + side, y + side), _colour(hue, 0.6))
    for ring in range(1, 4):
        radius = ring * min(size) // 8
        x, y = width // 2, height // 2
        box = (x - radius, y - radius, x + radius, y + radius)
        draw.ellipse(box, outline=_colour(hue, 0.2), width=12)
    # Colours repeat; a dot at a place of its own makes every picture another.
    x, y = int(hue * 1e6) % width, int(hue * 1e9) % height
    draw.ellipse((x - 15, y - 15, x + 15, y + 15), _colour(hue, 0.95))
    draw.rectangle((8, 8, width - 9, height - 9), outline=_colour(hue, 0.2), width=8)
    file = io.BytesIO()
    image.save(file, "JPEG", quality=60)
    return file.getvalue()


def _colour(hue: float, light: float) -> tuple[int, int, int]:
    red, green, blue = colorsys.hls_to_rgb(hue, light, 0.5)
    return int(255 * red), int(255 * green), int(255 * blue)


def svg(columns: int, depth_mm: int, words: str) -> str:
    """Return an advertisement of so many columns: a frame and its name."""
    width = columns * MEASURE + (columns - 1) * GUTTER
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="{width:.1f}mm" \
height="{depth_mm}mm" viewBox="0 0 {width:.1f} {depth_mm}" role="img">
<title>{words}</title>
<rect x="0.5" y="0.5" width="{width - 1:.1f}" height="{depth_mm - 1}" \
fill="#f3efe6" stroke="#1a1a1a"/>
<text x="{width / 2:.1f}" y="{depth_mm / 2:.1f}" font-family="Libre Franklin" \
font-size="5" font-weight="700" text-anchor="middle" fill="#1a1a1a">{words}</text>
</svg>
"""
