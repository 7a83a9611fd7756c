"""Supplied PDFs on pages: at their place to a hundredth of a point, all alone."""

import io
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name, Object, Stream
from PIL import Image

from layout.desk.adverts.supplied import supplied
from layout.desk.issue import Ad, AdKind
from layout.disk.cache import Cache
from layout.errors import Refused
from layout.pdf.marks import Mark, MarkKind
from layout.plate.pictures.choosing import PictureTarget, ad_recipe
from layout.plate.pictures.etching import etch
from layout.plate.pictures.inserting import insert
from layout.plate.tasks import Edition, Insert, PictureRecipe
from layout.proof.preflight.inventory import take_inventory
from layout.units import points
from tests import supplying
from tests.plate.dummies import PRINTER
from tests.proof.preflight.cleanly import HEIGHT, clean, saved
from tests.supplying import DEPTH, INSETS, ONE, WORDS, advert

BOX = (34.0, 500.0, points(ONE), points(DEPTH))
EXACT = 0.01


def recipe_of(
    folder: Path, pdf: bytes, edition: Edition = Edition.PRESS
) -> PictureRecipe:
    path = folder / "fair.pdf"
    path.write_bytes(pdf)
    ad = Ad(
        name="fair",
        kind=AdKind.PDF,
        path=path,
        sha256=sha256(pdf).hexdigest(),
        columns=1,
        depth_mm=DEPTH,
        trim=(points(ONE), points(DEPTH)),
    )
    return ad_recipe(
        ad, points(ONE), PictureTarget(edition=edition, ink="colour", printer=PRINTER)
    )


def laid(
    folder: Path, pdf: bytes, box: tuple[float, float, float, float] = BOX
) -> bytes:
    """Return a page with an advertisement in the middle of a box from the top left."""
    recipe = recipe_of(folder, pdf)
    made = {recipe.name: etch(recipe, Cache())}
    one = Insert(name=recipe.name, left=box[0], top=box[1], width=box[2], height=box[3])
    return insert(saved(clean()), [one], made)


def marks(pdf: bytes) -> list[Mark]:
    with pikepdf.open(io.BytesIO(pdf)) as whole:
        page = take_inventory(1, whole.pages[0])
        assert page.faults == []
        return page.marks


def block(pdf: bytes) -> tuple[float, float, float, float]:
    """Return where the cyan block of an advertisement lies."""
    cyan = [m for m in marks(pdf) if m.colour.values == (0.3, 0, 0, 0)]
    return cyan[-1].box


@pytest.mark.parametrize("unit", [1.0, 2.0])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_it_stands_upright_unscaled_at_its_place(
    turn: int, unit: float, tmp_path: Path
) -> None:
    found = block(laid(tmp_path, saved(advert(turn=turn, unit=unit))))
    left, top, wide, deep = BOX
    foot = HEIGHT - top - deep
    due = (
        left + INSETS[0],
        foot + INSETS[1],
        left + wide - INSETS[2],
        foot + deep - INSETS[3],
    )
    assert found == pytest.approx(due, abs=EXACT)


@settings(max_examples=30)
@given(left=st.floats(0, 500), top=st.floats(0, 800), more=st.floats(-1.4, 1.4))
def test_it_stands_in_the_middle_of_what_was_booked(
    left: float, top: float, more: float, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("laid")
    wide, deep = points(ONE) + more, points(DEPTH) - more
    found = block(laid(folder, saved(advert()), (left, top, wide, deep)))
    assert found[0] == pytest.approx(left + more / 2 + INSETS[0], abs=EXACT)
    assert found[3] == pytest.approx(HEIGHT - top + more / 2 - INSETS[3], abs=EXACT)
    assert found[2] - found[0] == pytest.approx(points(ONE) - 40, abs=EXACT)


def test_what_stands_beside_its_trim_is_not_seen(tmp_path: Path) -> None:
    pdf = advert()
    supplying.add(pdf, b"0 1 0 0 k 0 0 400 400 re f")
    (found,) = [
        m for m in marks(laid(tmp_path, saved(pdf))) if m.colour.values == (0, 1, 0, 0)
    ]
    with pikepdf.open(io.BytesIO(laid(tmp_path, saved(pdf)))) as whole:
        form = whole.pages[0].obj.Resources.XObject.Ad0
        box = [float(side) for side in form.BBox]
    assert found.kind is MarkKind.FILL
    assert [box[2] - box[0], box[3] - box[1]] == pytest.approx(BOX[2:], abs=EXACT)


def test_the_page_below_is_as_it_was(tmp_path: Path) -> None:
    before, after = marks(saved(clean())), marks(laid(tmp_path, saved(advert())))
    kept, more = after[: len(before)], after[len(before) :]
    assert [_plain(mark) for mark in kept] == [_plain(mark) for mark in before]
    assert [mark.kind for mark in more] == [MarkKind.FILL, MarkKind.TEXT]
    assert not more[0].overprint, "the page's state is not its own"


def _plain(mark: Mark) -> Mark:
    return replace(mark, picture=None)


def test_nothing_but_the_drawing_is_taken_along(tmp_path: Path) -> None:
    pdf = advert()
    supplying.layers(pdf, hidden=False)
    page = pdf.pages[0].obj
    page.Annots = pikepdf.Array([Dictionary(Subtype=Name.Link, Rect=page.TrimBox)])
    page.PieceInfo = Dictionary(Studio=Dictionary(LastModified="D:2026"))
    page.Thumb = pdf.make_indirect(Stream(pdf, b"thumb"))
    page.Resources.XObject.Im.Metadata = pdf.make_indirect(Stream(pdf, b"<x/>"))
    page.Resources.XObject.Im.OC = page.Resources.Properties.L
    out = laid(tmp_path, saved(pdf))
    with pikepdf.open(io.BytesIO(out)) as whole:
        form = whole.pages[0].obj.Resources.XObject.Ad0
        assert not {"/Annots", "/PieceInfo", "/Thumb"} & set(form.keys())
        assert "/Properties" not in form.Resources
        assert b"BDC" not in form.read_bytes()
        assert not {"/OC", "/Metadata"} & set(form.Resources.XObject.Im.keys())
        assert not [thing for thing in whole.objects if _is_layer(thing)]
    magenta = [m for m in marks(out) if m.colour.values == (0, 1, 0, 0)]
    assert len(magenta) == 1, "what stood on the layer is printed"


def _is_layer(thing: Object) -> bool:
    return isinstance(thing, Dictionary) and thing.get("/Type") == "/OCG"


def test_two_that_draw_alike_are_not_taken_for_one(tmp_path: Path) -> None:
    recipe = recipe_of(tmp_path, saved(advert()))
    with pikepdf.open(io.BytesIO(etch(recipe, Cache()))) as ready:
        form = ready.pages[0].obj.Resources.XObject.Ad
        assert form.read_bytes().startswith(f"%{recipe.sha256}".encode())


def test_the_same_page_is_the_same_bytes(tmp_path: Path) -> None:
    pdf = saved(advert(turn=90))
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    assert laid(first, pdf) == laid(second, pdf)


@given(data=st.data())
@settings(max_examples=60)
def test_what_the_desk_lets_pass_can_be_placed(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    torn = bytearray(saved(advert(turn=90)))
    for _ in range(data.draw(st.integers(1, 6))):
        torn[-data.draw(st.integers(1, 4000))] = data.draw(st.integers(0, 255))
    recipe = recipe_of(tmp_path_factory.mktemp("torn"), bytes(torn))
    try:
        supplied(recipe.source, recipe.sha256, "fair.pdf")
    except Refused as refused:
        hints = [note.hint for note in refused.notes]
    else:
        hints = [str(len(etch(recipe, Cache())))]
    assert all(hints)


def test_several_stand_on_one_page(tmp_path: Path) -> None:
    recipe = recipe_of(tmp_path, saved(advert()))
    made = {recipe.name: etch(recipe, Cache())}
    places = [
        Insert(name=recipe.name, left=x, top=400, width=BOX[2], height=BOX[3])
        for x in (30.0, 230.0)
    ]
    out = insert(saved(clean()), places, made)
    lefts = [m.box[0] for m in marks(out) if m.colour.values == (0.3, 0, 0, 0)][-2:]
    assert lefts == pytest.approx([40, 240], abs=EXACT)


def test_screens_get_a_picture_of_its_trim(tmp_path: Path) -> None:
    recipe = recipe_of(tmp_path, saved(advert(turn=90)), Edition.SCREEN)
    with Image.open(io.BytesIO(etch(recipe, Cache()))) as picture:
        size, middle = picture.size, picture.getpixel((picture.width // 2, 130))
        corner = picture.getpixel((4, 4))
    assert size == pytest.approx((ONE / 25.4 * 200, DEPTH / 25.4 * 200), abs=1)
    assert isinstance(middle, tuple)
    assert isinstance(corner, tuple)
    assert min(corner) > 250
    assert middle[0] < middle[2] - 30, "cyan is seen as cyan"


def test_its_words_can_be_found_on_the_page(tmp_path: Path) -> None:
    with pypdfium2.PdfDocument(laid(tmp_path, saved(advert()))) as document:
        assert WORDS in document[0].get_textpage().get_text_range()


def test_pdfs_are_made_ready_once_for_all_pages(tmp_path: Path) -> None:
    recipe = recipe_of(tmp_path, saved(advert()))
    cache = Cache(folder=tmp_path / "cache")
    made = etch(recipe, cache)
    recipe.source.unlink()
    assert etch(recipe, cache) == made
