"""Plates made of the objects on a page: what each way to draw lays on each plate."""

import io
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String
from PIL import Image, ImageChops, ImageStat

from layout.commands.build import build
from layout.proof.plates.separating import PressInks, Separations, separate, spots_of
from layout.requests import BuildRequest
from tests.proof.plates.ghost import ghostly, needs_ghostscript
from tests.proof.plates.patches import (
    PATCHES,
    SIDE,
    SPOT,
    corner,
    page_of_patches,
    separation,
)
from tests.proof.preflight.cleanly import PRINTER

SAMPLE = Path(__file__).parents[3] / "issues" / "2026-12"
NUMBERS = range(len(PATCHES))
NAMES = [patch.name for patch in PATCHES]


def taken_apart(content: bytes, spots: tuple[str, ...] = ()) -> Separations:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return separate(pdf, 0, PressInks(profile=PRINTER.icc, spots=spots, ppi=72))


@pytest.fixture(scope="module")
def patches() -> Separations:
    return taken_apart(page_of_patches(), (SPOT,))


def inks_of(plates: dict[str, Image.Image], number: int) -> list[float]:
    """Return the per cent of each ink in the middle of a patch."""
    left, foot = corner(number)
    middle = left + SIDE // 2, foot + SIDE // 2
    found: list[float] = []
    for plate in plates.values():
        value = plate.getpixel((middle[0], plate.height - middle[1]))
        assert isinstance(value, int)
        found.append(value / 2.55)
    return found


def test_a_file_tells_its_spots() -> None:
    with pikepdf.open(io.BytesIO(page_of_patches())) as pdf:
        assert spots_of(pdf) == (SPOT,)


def test_nothing_on_the_page_is_left_out(patches: Separations) -> None:
    assert patches.faults == ()
    assert list(patches.plates) == ["Cyan", "Magenta", "Yellow", "Black", SPOT]


@pytest.mark.parametrize("number", NUMBERS, ids=NAMES)
def test_a_patch_has_its_inks(patches: Separations, number: int) -> None:
    assert inks_of(patches.plates, number) == pytest.approx(PATCHES[number].inks, abs=1)


@needs_ghostscript
def test_ghostscript_has_the_same_inks(tmp_path: Path) -> None:
    file = tmp_path / "patches.pdf"
    file.write_bytes(page_of_patches())
    ours = taken_apart(file.read_bytes(), (SPOT,)).plates
    theirs = ghostly(file, 1, 72, ours["Cyan"].size, tmp_path)
    theirs = {name: theirs[name] for name in ours}
    for number, patch in enumerate(PATCHES):
        expected = pytest.approx(inks_of(theirs, number), abs=2)
        assert inks_of(ours, number) == expected, patch.name


# --- What a press has not.


def page_with(draw: str, **spaces: object) -> bytes:
    """Return a page 10 points square; the spaces' names are lower case here."""
    pdf = pikepdf.new()
    made = {
        f"/{name.title()}": space(pdf) if callable(space) else space
        for name, space in spaces.items()
    }
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, 10, 10]),
        Resources=Dictionary(ColorSpace=Dictionary(made)),
        Contents=pdf.make_indirect(Stream(pdf, f"{draw} 0 0 10 10 re f".encode())),
    )
    pdf.pages.append(pikepdf.Page(page))
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def inks_in(content: bytes, spots: tuple[str, ...] = ()) -> list[float]:
    separations = taken_apart(content, spots)
    assert separations.faults == ()
    return [
        round(ImageStat.Stat(plate).mean[0] / 2.55, 1)
        for plate in separations.plates.values()
    ]


def calculated(pdf: Pdf) -> Object:
    function = Stream(pdf, b"{ dup 0.5 mul exch 0 exch 0 exch pop 0.25 }")
    function.FunctionType = 4
    function.Domain, function.Range = Array([0, 1]), Array([0, 1] * 4)
    array = [Name.Separation, Name.Gold, Name.DeviceCMYK, pdf.make_indirect(function)]
    return pdf.make_indirect(Array(array))


def tabled(pdf: Pdf) -> Object:
    function = Stream(pdf, bytes([0, 0, 0, 0, 0, 128, 255, 0]))
    function.FunctionType, function.BitsPerSample = 0, 8
    function.Domain, function.Range = Array([0, 1]), Array([0, 1] * 4)
    function.Size = Array([2])
    array = [Name.Separation, Name.Gold, Name.DeviceCMYK, pdf.make_indirect(function)]
    return pdf.make_indirect(Array(array))


def stitched(pdf: Pdf) -> Object:
    def part(first: float, last: float) -> Dictionary:
        return Dictionary(
            FunctionType=2,
            Domain=Array([0, 1]),
            C0=Array([first, 0, 0, 0]),
            C1=Array([last, 0, 0, 0]),
            N=1,
        )

    function = Dictionary(
        FunctionType=3,
        Domain=Array([0, 1]),
        Functions=Array([part(0, 0.2), part(0.2, 1)]),
        Bounds=Array([0.5]),
        Encode=Array([0, 1, 0, 1]),
    )
    array = [Name.Separation, Name.Gold, Name.DeviceCMYK, function]
    return pdf.make_indirect(Array(array))


def test_a_spot_that_is_not_printed_is_made_of_its_alternate() -> None:
    def space(pdf: Pdf) -> Object:
        return separation(pdf, "Gold", (0.2, 0.4, 1, 0))

    content = page_with("/Own cs 0.5 scn", own=space)
    assert inks_in(content) == pytest.approx([10, 20, 50, 0], abs=0.5)
    assert inks_in(content, ("Gold",)) == pytest.approx([0, 0, 0, 0, 50], abs=0.5)


@pytest.mark.parametrize(
    ("space", "inks"),
    [
        pytest.param(calculated, [20, 0, 0, 25], id="calculated"),
        pytest.param(tabled, [0, 20, 40, 0], id="tabled"),
        pytest.param(stitched, [16, 0, 0, 0], id="stitched"),
    ],
)
def test_an_alternate_is_worked_out(space: object, inks: list[float]) -> None:
    content = page_with("/Own cs 0.4 scn", own=space)
    assert inks_in(content) == pytest.approx(inks, abs=0.5)


def test_what_is_no_ink_goes_through_the_profile() -> None:
    lab = Array([Name.Lab, Dictionary(WhitePoint=Array([0.9642, 1, 0.8249]))])
    red, dark = inks_in(page_with("1 0 0 rg")), inks_in(page_with("0 0 0 rg"))
    assert red[0] < 5
    assert min(red[1:3]) > 60
    assert dark[3] > 85
    assert inks_in(page_with("1 1 1 rg")) == [0, 0, 0, 0]
    assert max(inks_in(page_with("/Own cs 100 0 0 sc", own=lab))) < 1
    # sRGB's red, as L*a*b* under D50.
    content = page_with("/Own cs 54.3 80.8 69.9 sc", own=lab)
    assert inks_in(content) == pytest.approx(red, abs=4)


@pytest.mark.parametrize(
    ("draw", "said"),
    [
        pytest.param("/Own cs 0 g", "operator cs", id="a space that is not there"),
        pytest.param("1 0 0 k", "operator k", id="too few numbers"),
        pytest.param("/Im Do 0 g", "operator Do", id="a picture that is not there"),
        pytest.param("/Own gs 0 g", "operator gs", id="a state that is not there"),
    ],
)
def test_what_is_malformed_is_told_and_the_rest_is_printed(
    draw: str, said: str
) -> None:
    separations = taken_apart(page_with(draw))
    assert any(said in fault for fault in separations.faults)
    assert ImageStat.Stat(separations.plates["Black"]).mean[0] > 250


def page_with_picture(width: int, data: bytes, **more: object) -> bytes:
    """Return a page with a picture that says it is so wide, and type beside it."""
    pdf = pikepdf.open(io.BytesIO(page_with("/Im Do 0 g")))
    image = Stream(pdf, data)
    image.Type, image.Subtype = Name.XObject, Name.Image
    image.Width, image.Height, image.BitsPerComponent = width, 2, 8
    image.ColorSpace = Name.DeviceCMYK
    for key, value in more.items():
        image[f"/{key}"] = value
    pdf.pages[0].Resources.XObject = Dictionary(Im=pdf.make_indirect(image))
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(page_with_picture(2, b"ab"), "too few samples", id="cut off"),
        pytest.param(page_with_picture(1 << 30, b""), "sensible size", id="a bomb"),
        pytest.param(
            page_with_picture(2, b"ab", Filter=Name.DCTDecode),
            "cannot be unpacked",
            id="no JPEG",
        ),
        pytest.param(
            page_with_picture(2, bytes(16), ColorSpace=Name.DeviceXYZ),
            "no colour space /DeviceXYZ",
            id="an unknown space",
        ),
        pytest.param(
            page_with_picture(2, bytes(16), BitsPerComponent=7),
            "7 bits a sample",
            id="odd samples",
        ),
    ],
)
def test_a_broken_picture_is_told_and_the_rest_is_printed(
    content: bytes, said: str
) -> None:
    separations = taken_apart(content)
    assert any(said in fault for fault in separations.faults), separations.faults
    assert ImageStat.Stat(separations.plates["Black"]).mean[0] > 250


def test_a_program_without_an_end_is_told() -> None:
    def endless(pdf: Pdf) -> Object:
        function = Stream(pdf, b"{ 1 0 0")
        function.FunctionType = 4
        function.Domain, function.Range = Array([0, 1]), Array([0, 1] * 4)
        given = pdf.make_indirect(function)
        return Array([Name.Separation, Name.Gold, Name.DeviceCMYK, given])

    separations = taken_apart(page_with("/Own cs 1 scn", own=endless))
    assert any("program has no end" in fault for fault in separations.faults)


def test_a_palette_may_be_a_string_in_lab() -> None:
    lab = Array([Name.Lab, Dictionary(WhitePoint=Array([0.9642, 1, 0.8249]))])
    # The second entry: L* 100, and a* and b* in the middle of -100 to 100.
    palette = Array([Name.Indexed, lab, 1, String(bytes([0, 128, 128, 255, 128, 128]))])
    assert max(inks_in(page_with("/Own cs 1 sc", own=palette))) < 2


SHARE = st.integers(0, 100).map(lambda whole: whole / 100)


@settings(max_examples=25)
@given(st.lists(SHARE, min_size=4, max_size=4), st.booleans())
def test_inks_come_out_as_they_went_in(shares: list[float], stroke: bool) -> None:
    numbers = " ".join(map(str, shares))
    draw = f"{numbers} k"
    if stroke:
        # The stroke covers the page, and what is filled last is outside of it.
        draw = f"{numbers} K 40 w 0 0 m 10 10 l S 50 0 0 1 re W n"
    assert inks_in(page_with(draw)) == pytest.approx(
        [100 * share for share in shares], abs=0.5
    )


# --- Whole pages.


@pytest.mark.slow
@needs_ghostscript
def test_the_sample_is_separated_as_ghostscript_does_it(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(BuildRequest(issue=SAMPLE, out=out, editions=("press",)))
    file = out / "press.pdf"
    with pikepdf.open(file) as pdf:
        count, spots = len(pdf.pages), spots_of(pdf)
        # The front page, a page of pictures and the last.
        for index in (0, 2, count - 1):
            ours = separate(pdf, index, PressInks(profile=PRINTER.icc, spots=spots))
            assert ours.faults == ()
            size = ours.plates["Cyan"].size
            theirs = ghostly(file, index + 1, 100, size, tmp_path)
            for name, plate in ours.plates.items():
                mean, worst = unlike(plate, theirs[name])
                place = f"page {index + 1}, {name}"
                # Ghostscript draws hairlines a pixel wide, and so a little more black.
                assert mean <= 0.012, place
                assert worst <= 0.15, place


def unlike(ours: Image.Image, theirs: Image.Image) -> tuple[float, float]:
    """Return the mean difference of ink, and that of which only 0.1 % has more.

    Of patches of 2.5 mm, as a densitometer sees them: at the edges of letters two
    rasterisers never agree.
    """
    off = ImageChops.difference(ours.reduce(10), theirs.reduce(10))
    histogram = off.histogram()
    left = sum(histogram) / 1000
    worst = 255
    while (left := left - histogram[worst]) >= 0:
        worst -= 1
    return ImageStat.Stat(off).mean[0] / 255, worst / 255
