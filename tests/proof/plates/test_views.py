"""What a soft proof shows: paper that is not white, ink in steps, plates by name."""

from dataclasses import replace

from PIL import Image

from layout.geometry import Point
from layout.pdf.colours import PROCESS, Inks
from layout.proof.plates.coverage import laid, measure
from layout.proof.plates.heat import HUES, OVER, PAPER, heat_map
from layout.proof.plates.newsprint import newsprint
from layout.proof.plates.platesheet import HUES as CHIPS
from layout.proof.plates.platesheet import plate_sheet
from layout.proof.plates.separating import Separations
from tests.proof.preflight.cleanly import PRINTER

SIZE = (120, 160)
SPOTS = {"Signal Red": Inks(magenta=1.0, yellow=1.0)}
Pixel = tuple[int, int, int]


def page(**shares: int) -> dict[str, Image.Image]:
    """Return plates with ink in the upper half; shares are per cent."""
    made = {}
    for name in (*PROCESS, *SPOTS):
        plate = Image.new("L", SIZE)
        share = shares.get(name.lower().replace(" ", "_"), 0)
        plate.paste(round(share * 2.55), (0, 0, SIZE[0], SIZE[1] // 2))
        made[name] = plate
    return made


def seen(**shares: int) -> tuple[Pixel, Pixel]:
    """Return what ink and paper look like."""
    picture = newsprint(page(**shares), SPOTS, PRINTER.icc)
    return pixel(picture, (60, 20)), pixel(picture, (60, 140))


def pixel(picture: Image.Image, place: tuple[int, int]) -> Pixel:
    found = picture.getpixel(place)
    assert isinstance(found, tuple)
    return found[0], found[1], found[2]


def test_newsprint_is_neither_white_nor_black() -> None:
    ink, paper = seen(black=100)
    assert 170 <= min(paper) <= max(paper) <= 225
    assert 50 <= min(ink) <= max(ink) <= 110
    # It is a warm grey.
    assert paper[0] > paper[2]


def test_more_ink_is_darker() -> None:
    shades = [sum(seen(black=share)[0]) for share in (0, 25, 50, 75, 100)]
    assert shades == sorted(shades, reverse=True)
    assert len(set(shades)) == 5


def test_a_spot_looks_like_what_stands_for_it() -> None:
    assert seen(signal_red=100)[0] == seen(magenta=100, yellow=100)[0]
    assert seen(signal_red=100, black=100)[0] != seen(signal_red=100)[0]


def heated(limit: float = 240, **shares: int) -> Image.Image:
    ink = laid(Separations(plates=page(**shares)), 25.4)
    return heat_map(ink, replace(measure(ink, 1, limit, ()), at=Point(1000.0, 1000.0)))


def test_ink_is_shown_in_steps() -> None:
    assert pixel(heated(cyan=30), (60, 20)) == HUES[0]
    assert pixel(heated(cyan=100, magenta=100, yellow=35), (60, 20)) == HUES[-1]
    assert pixel(heated(cyan=30), (60, 140)) == PAPER


def test_what_is_over_the_limit_is_red() -> None:
    shares = {"cyan": 100, "magenta": 100, "yellow": 50}
    assert pixel(heated(**shares), (60, 20)) == OVER
    assert pixel(heated(260, **shares), (60, 20)) != OVER
    # As the press lays it, a level or two over the limit is not over it.
    assert pixel(heated(250, **shares), (60, 20)) != OVER


def test_the_legend_stands_under_the_page() -> None:
    short, long = heated(cyan=30), heated(cyan=100, magenta=100, yellow=100)
    assert short.width == SIZE[0]
    # With a line more that says how much is over.
    assert long.height > short.height > SIZE[1]


def test_each_plate_is_shown_as_its_film() -> None:
    plates = page(cyan=100, signal_red=50)
    found = measure(laid(Separations(plates=plates), 25.4), 1, 240, ())
    sheet = plate_sheet(plates, found, {"Signal Red": (200, 0, 0)})
    colours = {pixel for _, pixel in sheet.getcolors(1 << 20) or []}
    # Black where there is all ink, half of it grey, and the chips in their hues.
    assert {(0, 0, 0), (128, 128, 128), (200, 0, 0), *CHIPS.values()} <= colours
    # Five plates in three rows of two, each at half its size.
    assert sheet.height > 3 * SIZE[1] // 2
