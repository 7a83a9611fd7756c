"""Painted pages in the press's inks: what overprints, what is grey, what is a spot."""

import io
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from layout.disk.cache import Cache
from layout.pdf.marks import Mark, MarkKind, PageInventory
from layout.plate.pressroom import pressroom, rendering
from layout.plate.tasks import Edition, Inking, PageTask, PaletteColour, PictureRecipe
from layout.proof.preflight.inventory import take_inventory
from tests.plate.dummies import PRINTER, PROFILE, PROFILE_SHA256, STYLE, font_file

# Pages are painted.
pytestmark = pytest.mark.slow

INK = PaletteColour(rgb="#1a1a1a", cmyk=(0.0, 0.0, 0.0, 1.0))
TINT = PaletteColour(rgb="#ffe9d0", cmyk=(0.0, 0.1, 0.2, 0.0))
RED = PaletteColour(
    rgb="#da291c",
    cmyk=(0.0, 0.95, 1.0, 0.0),
    spot="ALDER RED 2X",
    full=(0.0, 0.95, 1.0, 0.0),
)
PLAIN_RED = PaletteColour(rgb="#da291c", cmyk=(0.0, 0.95, 1.0, 0.0))
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
<rect width="100" height="100" fill="#ffe9d0"/>
<rect x="10" y="10" width="30" height="30" fill="#da291c"/>
<pattern id="p" width="5" height="5" patternUnits="userSpaceOnUse">
<rect width="3" height="3" fill="#da291c"/></pattern>
<rect x="50" y="10" width="40" height="30" fill="url(#p)"/>
<text x="10" y="70" font-family="Text" font-size="8">Drawn</text>
<line x1="10" y1="80" x2="90" y2="80" stroke="black" stroke-width="1"/>
<rect x="10" y="85" width="80" height="12" fill="black"/>
</svg>"""
BODY = """
<div style="left: 20pt; top: 20pt; width: 260pt; height: 100pt;
  background: var(--tint)">
<p style="top: 10pt">Black on a tint</p>
<p style="top: 30pt; color: var(--paper)">White on a tint</p>
<p style="top: 50pt; color: var(--red)">Red on a tint</p>
<p style="top: 40pt; left: 130pt; font-size: 80pt; line-height: 1">Big</p>
<hr style="top: 90pt">
</div>
<aside style="left: 20pt; top: 130pt; width: 100pt; height: 40pt">Framed</aside>
<div style="left: 20pt; top: 180pt; width: 100pt; height: 40pt; background: var(--ink)">
</div>
<b style="left: 20pt; top: 225pt">In light</b>
<img src="asset:drawing.svg" style="left: 140pt; top: 130pt; width: 100pt">
"""
PAGE = '<html lang="en-GB"><title>A page</title><body>{}</body></html>'
FACE = next(face for face in STYLE.faces.values() if face.key == "text")
CSS = f"""
@font-face {{ font-family: Text; src: url(asset:{FACE.path.name}) }}
@page {{ size: 300pt 250pt; margin: 0 }}
:root {{ --ink: device-cmyk(0 0 0 1); --paper: device-cmyk(0 0 0 0);
--red: device-cmyk(0 .95 1 0); --tint: device-cmyk(0 .1 .2 0) }}
body {{ margin: 0; font: 10pt/12pt Text; color: var(--ink) }}
p, div, hr, aside, img, b {{ margin: 0; position: absolute }}
p {{ white-space: pre; left: 10pt }}
hr {{ border: 0; border-top: .5pt solid var(--ink); width: 260pt }}
aside {{ border: 1pt solid var(--ink); background: var(--tint) }}
b {{ font-weight: inherit; color: lab(50 40 30) }}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A painted page: its PDF and what an interpreter finds in it."""

    pdf: pikepdf.Pdf
    content: bytes
    marks: tuple[Mark, ...]

    def text(self, *, size: float = 10.0) -> list[Mark]:
        return [m for m in self.marks if m.kind is MarkKind.TEXT and near(m.size, size)]


def near(one: float, other: float) -> bool:
    return abs(one - other) < 0.1


def task(inking: Inking, folder: Path) -> PageTask:
    drawing = folder / "drawing.svg"
    drawing.write_text(DRAWING, encoding="utf-8")
    return PageTask(
        number=1,
        edition=Edition.PRESS,
        html=PAGE.format(BODY),
        css=CSS,
        fonts=(font_file(FACE),),
        pictures=(recipe(drawing),),
        inking=inking,
        cache=Cache(folder=folder),
    )


def recipe(drawing: Path) -> PictureRecipe:
    return PictureRecipe(
        name=drawing.name,
        source=drawing,
        sha256=sha256(drawing.read_bytes()).hexdigest(),
        vector=True,
        crop=(0, 0, 1, 1),
        width=100,
        height=100,
        edition=Edition.PRESS,
        ink="colour",
        profile=PROFILE,
        profile_sha256=PRINTER.profile_sha256,
        ppi=250,
        ink_limit=2.4,
    )


INKINGS = {
    "colour": Inking(
        palette=(INK, TINT, PLAIN_RED), profile=PROFILE, profile_sha256=PROFILE_SHA256
    ),
    "spot": Inking(
        palette=(INK, TINT, RED), profile=PROFILE, profile_sha256=PROFILE_SHA256
    ),
    "mono": Inking(
        palette=(INK, TINT, RED),
        profile=PROFILE,
        profile_sha256=PROFILE_SHA256,
        ink="mono",
        tint_least=0.05,
        tint_most=0.85,
    ),
}


@pytest.fixture(scope="module")
def painted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shown]:
    folder = tmp_path_factory.mktemp("painted")
    with pressroom(1) as room:
        answers = [
            room.begin(rendering(task(inks, folder))) for inks in INKINGS.values()
        ]
        return {
            name: shown(answer.result().pdf)
            for name, answer in zip(INKINGS, answers, strict=True)
        }


def shown(content: bytes) -> Shown:
    pdf = pikepdf.open(io.BytesIO(content))
    found: PageInventory = take_inventory(1, pdf.pages[0])
    assert found.faults == []
    marks = tuple(mark for mark in found.marks if not mark.hidden)
    return Shown(pdf=pdf, content=content, marks=marks)


def black(marks: Iterator[Mark] | list[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.colour.inks == (0, 0, 0, 1)]


@pytest.mark.parametrize("name", list(INKINGS))
def test_small_black_overprints_and_nothing_else(
    painted: dict[str, Shown], name: str
) -> None:
    page = painted[name]
    over = [mark for mark in page.marks if mark.overprint]
    assert black(over) == over
    assert all(mark.overprint_mode == 1 for mark in over)
    small = [
        m for m in black(list(page.marks)) if m.kind is MarkKind.TEXT and m.size < 72
    ]
    assert {round(m.size) for m in small} == {8, 10}, "on the page, in the drawing"
    assert all(mark.overprint for mark in small)
    assert not any(mark.overprint for mark in page.text(size=80))
    thin = [
        m
        for m in page.marks
        if m.kind in (MarkKind.STROKE, MarkKind.FILL) and m.overprint
    ]
    assert {round(m.size, 1) for m in thin if m.kind is MarkKind.STROKE} == {1.0}
    assert any(near(m.size, 0.5) for m in thin), "the rule"
    assert any(near(m.size, 42) for m in thin), "the frame, which is 1 pt thick"
    panels = [m for m in black(list(page.marks)) if near(m.size, 40)]
    assert [mark.overprint for mark in panels] == [False]


@pytest.mark.parametrize("name", list(INKINGS))
def test_a_page_has_one_pair_of_states(painted: dict[str, Shown], name: str) -> None:
    states = [
        found
        for found in painted[name].pdf.objects
        if isinstance(found, pikepdf.Dictionary) and "/OPM" in found
    ]
    assert sorted((bool(s.OP), bool(s.op), int(s.OPM)) for s in states) == [
        (False, False, 0),
        (True, True, 1),
    ]


@pytest.mark.parametrize("name", list(INKINGS))
def test_all_is_ink(painted: dict[str, Shown], name: str) -> None:
    page = painted[name]
    allowed = {"DeviceCMYK", "Separation"} if name == "spot" else {"DeviceCMYK"}
    assert {mark.colour.space for mark in page.marks} == allowed
    assert b"/Lab" not in page.content
    assert b"/DeviceRGB" not in page.content


def test_a_drawing_lies_on_the_page(painted: dict[str, Shown]) -> None:
    """In a group of its own its black could not overprint the page's ground."""
    streams = [
        found
        for found in painted["colour"].pdf.objects
        if isinstance(found, pikepdf.Stream) and found.get("/Subtype") == "/Form"
    ]
    assert streams
    assert not any("/Group" in stream for stream in streams)


def test_a_page_in_black_is_black_alone(painted: dict[str, Shown]) -> None:
    inks = {mark.colour.inks for mark in painted["mono"].marks}
    assert all(ink is not None and not any(ink[:3]) for ink in inks)
    shares = {ink[3] for ink in inks if ink}
    assert all(share in (0, 1) or 0.05 <= share <= 0.85 for share in shares)
    assert len(shares) == 5, "paper, tint, red, light and ink are told apart"


def test_a_spot_has_a_plate_of_its_own(painted: dict[str, Shown]) -> None:
    page = painted["spot"]
    spots = [mark for mark in page.marks if mark.colour.spots]
    assert {mark.colour.spots for mark in spots} == {("ALDER RED 2X",)}
    assert {mark.kind for mark in spots} == {MarkKind.TEXT, MarkKind.FILL}
    assert not any(mark.overprint for mark in spots)
    assert (0, 0.95, 1, 0) not in {mark.colour.inks for mark in page.marks}
    [plate] = page.pdf.pages[0].Resources.ColorSpace.values()
    assert [str(plate[0]), str(plate[1]), str(plate[2])] == [
        "/Separation",
        "/ALDER RED 2X",
        "/DeviceCMYK",
    ]
    mix = plate[3]
    assert (int(mix.FunctionType), float(mix.N)) == (2, 1)
    assert [float(share) for share in mix.C0] == [0, 0, 0, 0]
    assert [float(share) for share in mix.C1] == [0, 0.95, 1, 0]


GRADIENTS = """
<div style="left: 20pt; top: 20pt; width: 100pt; height: 60pt;
  background: linear-gradient(#da291c, #ffffff)"></div>
<div style="left: 20pt; top: 100pt; width: 100pt; height: 60pt;
  background: radial-gradient(#da291c, #00ff00, #ffffff)"></div>
"""


def test_gradients_are_in_ink(tmp_path: Path) -> None:
    two = replace(INKINGS["spot"], ink="spot")
    inkings = (INKINGS["spot"], two, INKINGS["mono"])
    tasks = [
        replace(task(inks, tmp_path), html=PAGE.format(GRADIENTS)) for inks in inkings
    ]
    found = []
    with pressroom(1) as room:
        for answer in [room.begin(rendering(one)) for one in tasks]:
            with pikepdf.open(io.BytesIO(answer.result().pdf)) as pdf:
                found.append([shading(o) for o in pdf.objects if is_shading(o)])
    plate, mixed = ["/Separation", "/ALDER RED 2X"], [[0, 0.95, 1, 0], [0, 0, 0, 0]]
    for (spot_space, spot_ends), (space, ends) in found[:2]:
        assert spot_space[:2] == plate
        assert spot_ends == [[1], [0]]
        assert space == ["/DeviceCMYK"]
        assert len(ends) == 4
    assert found[0][1][1][0::3] == mixed, "the alternative of the spot"
    greys = found[1][1][1] + found[2][0][1] + found[2][1][1]
    assert not any(any(end[:3]) for end in greys), "black besides the spot"


def is_shading(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and "/ShadingType" in thing


def shading(thing: pikepdf.Object) -> tuple[list[str], list[list[float]]]:
    """Return a gradient's space and the ends of its steps."""
    space = thing.ColorSpace
    names = [str(space)] if isinstance(space, pikepdf.Name) else list(map(str, space))
    ends = [end for step in thing.Function.Functions for end in (step.C0, step.C1)]
    return names, [[float(value) for value in end] for end in ends]


def plates(content: bytes, folder: Path) -> dict[str, Image.Image]:
    """Separate a page as a press's interpreter does; full ink is 255."""
    program = shutil.which("gs")
    if program is None:
        pytest.skip("Ghostscript is not installed: apt-get install ghostscript")
    (folder / "page.pdf").write_bytes(content)
    subprocess.run(
        [
            *(program, "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-r72"),
            *("-sDEVICE=tiffsep", "-dOverprint=/enable"),
            *("-sOutputFile=page.tif", "page.pdf"),
        ],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    found = {}
    for path in sorted(folder.glob("page(*).tif")):
        with Image.open(path) as plate:
            found[path.stem[5:-1]] = plate.convert("L").point(lambda v: 255 - v)
    return found


def levels(plate: Image.Image, *box: int) -> set[int]:
    return set(plate.crop((box[0], box[1], box[2], box[3])).tobytes())


def test_the_tint_under_black_stays(painted: dict[str, Shown], tmp_path: Path) -> None:
    made = plates(painted["colour"].content, tmp_path)
    assert max(levels(made["Black"], 29, 31, 100, 42)) > 150, "Black on a tint"
    assert levels(made["Yellow"], 29, 31, 100, 42) == {51}, "a fifth, under it too"
    assert min(levels(made["Yellow"], 29, 51, 100, 62)) < 20, "White on a tint"
    assert levels(made["Cyan"], 20, 20, 160, 110) == {0}


def test_the_red_plate_has_the_red(painted: dict[str, Shown], tmp_path: Path) -> None:
    made = plates(painted["spot"].content, tmp_path)
    assert set(made) == {"Cyan", "Magenta", "Yellow", "Black", "ALDER RED 2X"}
    assert levels(made["ALDER RED 2X"], 152, 142, 178, 168) == {255}
    assert levels(made["Magenta"], 152, 142, 178, 168) == {0}
