"""Drawings for the press: nothing that a press cannot print, and looking the same."""

import base64
import io
from collections.abc import Iterator
from dataclasses import astuple, replace
from hashlib import sha256
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from layout.codes import Severity
from layout.desk.issue import Picture
from layout.desk.printer import Printer
from layout.disk.cache import CHECK, Cache
from layout.pdf.marks import Mark, MarkKind
from layout.plate.html.swatches import inking
from layout.plate.pictures.baking import DECODER, DRAWING
from layout.plate.pictures.choosing import PictureTarget, SizeOnPaper, picture_recipe
from layout.plate.pictures.flattening import parted
from layout.plate.renderer.worker import Renderer
from layout.plate.tasks import Edition, PageTask
from layout.proof.preflight.inventory import take_inventory
from layout.proof.preflight.preflighting import preflight
from tests.plate.dummies import PRINTER, STYLE, font_file
from tests.plate.installed import installed

WIDE, HIGH = 300.0, 150.0
RAMP = (
    '<linearGradient id="g"><stop offset="0" stop-color="#c00000"/>'
    '<stop offset="1" stop-color="#ffd0a0"/></linearGradient>'
)
ALL = 'width="200" height="100"'
WORDS = '<text x="20" y="50" font-family="Libre Franklin" font-size="20">Words</text>'


def embedded(mode: str, colour: tuple[int, ...], kind: str = "PNG") -> str:
    file = io.BytesIO()
    Image.new(mode, (800, 400), colour).save(file, kind)
    code = base64.b64encode(file.getvalue()).decode()
    return f'<image href="data:image/{kind.lower()};base64,{code}" {ALL}/>'


DRAWINGS = {
    "gradient": f'<defs>{RAMP}</defs><rect {ALL} fill="url(#g)"/>',
    "gradient in a style": f"<style>.a{{fill:url(#g)}}</style>{RAMP}"
    f'<g class="a"><rect {ALL}/></g>',
    "stroke": f'{RAMP}<rect x="20" y="20" width="99" height="50" stroke="url(#g)"/>',
    "opacity": f'<rect {ALL} fill="#c00000"/><rect x="50" y="20" width="90" '
    'height="60" fill="#0000c0" opacity=".5"/>',
    "opaque group": f'<g opacity="0.4"><rect {ALL} fill="#c00000"/>{WORDS}</g>',
    "alpha": f'<rect {ALL} fill="rgba(200,0,0,.5)"/>',
    "fill-opacity": f'<rect {ALL} fill="#c00000" style="fill-opacity:.3"/>',
    "mask": f'{RAMP}<mask id="m" maskUnits="userSpaceOnUse" x="0" y="0" {ALL}>'
    f'<rect {ALL} fill="url(#g)"/></mask><rect {ALL} fill="#0000c0" mask="url(#m)"/>',
    "clip": '<clipPath id="c"><circle cx="100" cy="50" r="45"/></clipPath>'
    f'<g clip-path="url(#c)"><rect {ALL} fill="#0000c0" fill-opacity=".5"/></g>',
    "pattern": f'{RAMP}<pattern id="p" width="20" height="20" '
    'patternUnits="userSpaceOnUse"><circle cx="10" cy="10" r="8" fill="url(#g)"/>'
    f'</pattern><rect {ALL} fill="url(#p)"/>',
    "symbol": f'{RAMP}<symbol id="s" viewBox="0 0 10 10"><rect width="10" height="10" '
    'fill="url(#g)"/></symbol><use href="#s" x="10" y="10" width="80" height="80"/>',
    "picture": embedded("RGB", (200, 40, 40)),
    "JPEG": embedded("RGB", (200, 40, 40), "JPEG"),
    "picture with holes": f'<rect {ALL} fill="#c00000"/>'
    + embedded("RGBA", (0, 0, 200, 100)),
}


def svg(inside: str, head: str = 'width="200" height="100"') -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {head} viewBox="0 0 200 100">'
        f"{inside}</svg>"
    )


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    """Return a worker's renderer; the tests' own process is left as it was."""
    with installed():
        yield Renderer()


def rendered(
    text: str,
    store: Path,
    renderer: Renderer,
    printer: Printer,
    *,
    ink: str = "colour",
    edition: Edition = Edition.PRESS,
) -> bytes:
    """Return the drawing alone on a page."""
    store.mkdir(exist_ok=True)
    path = store / "drawing.svg"
    path.write_text(text, "utf-8")
    picture = Picture(
        name=path.name,
        path=path,
        sha256=sha256(text.encode()).hexdigest(),
        vector=True,
        width=150,
        height=75,
    )
    press = PictureTarget(edition=edition, ink=ink, printer=printer)
    recipe = picture_recipe(
        picture, (0, 0, 1, 1), SizeOnPaper(width=WIDE, height=HIGH), press
    )
    faces = STYLE.faces.values()
    css = "".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f"font-style: {face.style}; src: url(asset:{face.path.name}) }}"
        for face in faces
    )
    task = PageTask(
        number=1,
        edition=edition,
        html='<!DOCTYPE html><html lang="en"><title>Drawing</title>'
        f'<img alt="-" src="asset:{recipe.name}" style="display: block; '
        f'width: {WIDE}pt; height: {HIGH}pt">',
        css=f"@page {{ size: {WIDE}pt {HIGH}pt; margin: 0 }} body {{ margin: 0 }}"
        + css,
        fonts=tuple(map(font_file, faces)),
        pictures=(recipe,),
        inking=inking(STYLE, printer, ink),
        cache=Cache(folder=store),
    )
    page = renderer.render(task)
    assert (page.remarks, page.faults) == ((), ())
    return page.pdf


def baked(store: Path) -> dict[str, bytes]:
    """Return the one drawing that was kept, with its pictures."""
    (path,) = sorted((store / DRAWING).glob("*/*"))
    return DECODER.decode(path.read_bytes()[CHECK:])


def pictures(store: Path) -> list[bytes]:
    return [made for name, made in baked(store).items() if name.endswith(".jpg")]


def marks(pdf: bytes) -> list[Mark]:
    with pikepdf.open(io.BytesIO(pdf)) as whole:
        return take_inventory(1, whole.pages[0]).marks


def seen(pdf: bytes) -> Image.Image:
    """Return what a page looks like, in grey and so fine that edges hardly count."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture: Image.Image = document[0].render(scale=4).to_pil().convert("L")
        return picture


STRICT = replace(PRINTER, pdf="X-1a:2003")
# What a file is besides its pages, and a page besides a drawing.
DRAWN = {
    *("press-rgb", "press-transparency", "press-gradient", "press-picture-ink"),
    *("press-ink", "press-resolution", "press-content", "press-filter"),
}


@pytest.mark.parametrize("kind", ["X-4", "X-1a:2001", "X-1a:2003"])
@pytest.mark.parametrize("inside", DRAWINGS.values(), ids=DRAWINGS.keys())
def test_nothing_reaches_the_press_that_it_cannot_print(
    inside: str, kind: str, tmp_path: Path, renderer: Renderer
) -> None:
    printer = replace(PRINTER, pdf=kind)
    pdf = rendered(svg(inside), tmp_path / "store", renderer, printer)
    (tmp_path / "page.pdf").write_bytes(pdf)
    found = preflight(tmp_path / "page.pdf", printer, "page.pdf")
    wrong = [n for n in found.notes if n.severity is Severity.ERROR and n.code in DRAWN]
    assert wrong == []
    kinds = {mark.kind for mark in marks(pdf)}
    if kind == "X-4":
        assert set(found.pages[0].spaces) <= {"DeviceCMYK", "Pattern"}
    else:
        assert found.pages[0].spaces == ("DeviceCMYK",)
        assert MarkKind.SHADING not in kinds


@pytest.mark.parametrize("inside", DRAWINGS.values(), ids=DRAWINGS.keys())
def test_it_looks_as_it_was_drawn(
    inside: str, tmp_path: Path, renderer: Renderer
) -> None:
    # In grey no profile stands between the two.
    press = rendered(svg(inside), tmp_path / "a", renderer, STRICT, ink="mono")
    screen = rendered(
        svg(inside), tmp_path / "b", renderer, STRICT, edition=Edition.SCREEN
    )
    drawn = seen(screen)
    apart = ImageChops.difference(drawn, seen(press))
    assert ImageStat.Stat(drawn).mean[0] < 240, "nothing is drawn"
    assert ImageStat.Stat(apart).mean[0] < 2.5
    assert sorted(apart.tobytes())[-len(apart.tobytes()) // 100] < 32


def test_type_above_it_stays_type(tmp_path: Path, renderer: Renderer) -> None:
    text = svg(f"{DRAWINGS['gradient']}{WORDS}")
    pdf = rendered(text, tmp_path, renderer, STRICT)
    first, *others = [mark.kind for mark in marks(pdf)]
    assert (first, set(others)) == (MarkKind.PICTURE, {MarkKind.TEXT})
    with pypdfium2.PdfDocument(pdf) as document:
        assert "Words" in document[0].get_textpage().get_text_range()


def test_type_under_it_is_made_finer(tmp_path: Path, renderer: Renderer) -> None:
    under = svg(f'{WORDS}<rect {ALL} fill="#c00000" opacity=".2"/>')
    (mark,) = marks(rendered(under, tmp_path, renderer, STRICT))
    assert mark.ppi == pytest.approx(1.8 * STRICT.ppi, rel=0.01)


def test_only_what_is_painted_is_in_the_picture(
    tmp_path: Path, renderer: Renderer
) -> None:
    text = svg(f'{RAMP}<rect x="50" y="25" width="100" height="50" fill="url(#g)"/>')
    (mark,) = marks(rendered(text, tmp_path, renderer, STRICT))
    assert mark.box == pytest.approx((75, 37.5, 225, 112.5), abs=0.4)
    assert mark.ppi == pytest.approx(STRICT.ppi, rel=0.01)


def test_transparency_stays_where_the_press_knows_it(
    tmp_path: Path, renderer: Renderer
) -> None:
    pdf = rendered(svg(DRAWINGS["opacity"]), tmp_path, renderer, PRINTER)
    assert {mark.kind for mark in marks(pdf)} == {MarkKind.FILL}
    with pikepdf.open(io.BytesIO(pdf)) as whole:
        states = take_inventory(1, whole.pages[0]).states
        assert 0.5 in {float(state.get("/ca", 1)) for state in states}


def test_a_gradient_stays_one_and_looks_like_its_picture(
    tmp_path: Path, renderer: Renderer
) -> None:
    text = svg(DRAWINGS["gradient"])
    drawn = rendered(text, tmp_path / "a", renderer, PRINTER)
    assert [mark.kind for mark in marks(drawn)] == [MarkKind.SHADING]
    baked = rendered(text, tmp_path / "b", renderer, STRICT)
    assert [mark.kind for mark in marks(baked)] == [MarkKind.PICTURE]
    apart = ImageChops.difference(seen(drawn), seen(baked))
    assert ImageStat.Stat(apart).mean[0] < 10


def test_a_gradient_that_is_seen_through_is_a_picture(
    tmp_path: Path, renderer: Renderer
) -> None:
    text = svg(DRAWINGS["gradient"].replace("/>", ' stop-opacity=".5"/>', 1))
    (mark,) = marks(rendered(text, tmp_path, renderer, PRINTER))
    assert mark.kind is MarkKind.PICTURE


def test_greys_of_a_drawing_are_black_alone(tmp_path: Path, renderer: Renderer) -> None:
    text = svg(f'<rect {ALL} fill="#808080" opacity=".5"/>')
    rendered(text, tmp_path / "store", renderer, STRICT)
    (content,) = pictures(tmp_path / "store")
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.mode == "CMYK"
        inks = picture.getpixel((picture.width // 2, 50))
    assert isinstance(inks, tuple)
    assert max(inks[:3]) <= 2
    assert inks[3] == pytest.approx(64, abs=3)


def test_a_black_page_has_it_in_grey(tmp_path: Path, renderer: Renderer) -> None:
    pdf = rendered(svg(DRAWINGS["mask"]), tmp_path, renderer, STRICT, ink="mono")
    assert [m.colour.space for m in marks(pdf)] == ["DeviceGray"]


def test_a_drawing_without_any_of_it_is_the_very_file(
    tmp_path: Path, renderer: Renderer
) -> None:
    text = svg(f'<rect {ALL} fill="#c00000"/>{WORDS}')
    rendered(text, tmp_path, renderer, STRICT)
    assert list(baked(tmp_path).values()) == [text.encode()]


def test_it_is_made_once_and_always_the_same(
    tmp_path: Path, renderer: Renderer
) -> None:
    text = svg(DRAWINGS["gradient"])
    first = rendered(text, tmp_path / "a", renderer, STRICT)
    assert rendered(text, tmp_path / "b", renderer, STRICT) == first
    assert len(pictures(tmp_path / "a")) == 1
    before = baked(tmp_path / "a")
    assert rendered(text, tmp_path / "a", renderer, STRICT) == first
    assert baked(tmp_path / "a") == before


@pytest.mark.parametrize(
    ("head", "frame"),
    [
        ('width="200" height="100"', (0, 0, 200, 100)),
        ("", (0, 0, 200, 100)),
        ('width="400" height="100"', (-100, 0, 400, 100)),
        ('width="200" height="200"', (0, -50, 200, 200)),
        (
            'width="200" height="200" preserveAspectRatio="xMidYMax meet"',
            (0, -100, 200, 200),
        ),
        ('width="400" height="100" preserveAspectRatio="none"', (0, 0, 200, 100)),
        (
            'width="400" height="100" preserveAspectRatio="xMinYMin slice"',
            (0, 0, 200, 50),
        ),
    ],
)
def test_the_pictures_frame_is_the_drawings(
    head: str, frame: tuple[float, float, float, float]
) -> None:
    found = parted(svg(DRAWINGS["gradient"], head).encode(), strict=True)
    assert astuple(found.frame) == pytest.approx(frame)


def test_what_is_referred_to_is_found_in_both_parts() -> None:
    text = svg(
        f'<rect id="a" {ALL}/>{RAMP}<rect fill="url(#g)" {ALL}/><use href="#a"/>'
    )
    found = parted(text.encode(), strict=True)
    assert found.under is not None
    for part in (found.under, found.over):
        assert part.find(".//*[@id='a']") is not None
    drawn = [child.tag.rpartition("}")[2] for child in found.over]
    assert drawn == ["defs", "linearGradient", "defs", "use"]
