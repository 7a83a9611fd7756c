"""Every mark of a page, with its kind, its place, its size, its inks and its state."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Object, Pdf

from layout.pdf.limits import FULL, MOST_DRAWS
from layout.pdf.marks import Mark, MarkKind, PageInventory
from layout.proof.preflight.inventory import take_inventory
from tests.pdf.streams import DRAWING, form, page, written


def inventory(content: str, **resources: Object) -> PageInventory:
    return of(page(content.encode(), **resources))


def of(pdf: Pdf) -> PageInventory:
    return take_inventory(1, pdf.pages[0])


def marks(content: str, **resources: Object) -> list[Mark]:
    found = inventory(content, **resources)
    assert found.faults == []
    return found.marks


def mark(content: str, **resources: Object) -> Mark:
    [only] = marks(content, **resources)
    return only


# --- Paths.


@pytest.mark.parametrize("operator", ["f", "F", "f*"])
def test_a_fill_is_as_thin_as_its_smaller_side(operator: str) -> None:
    found = mark(f"0.3 0 0 0 k 10 20 200 4 re {operator}")
    assert found.kind is MarkKind.FILL
    assert found.box == (10, 20, 210, 24)
    assert found.size == 4
    assert found.colour.inks == (0.3, 0, 0, 0)


@pytest.mark.parametrize("operator", ["S", "s"])
def test_a_stroke_is_as_wide_as_it_is_drawn(operator: str) -> None:
    found = mark(f"2 w 0 0 0 1 K 10 20 m 90 20 l {operator}")
    assert found.kind is MarkKind.STROKE
    assert found.box == (10, 20, 90, 20)
    assert found.size == 2
    assert found.colour.black_alone


@pytest.mark.parametrize(
    ("matrix", "width"),
    [("3 0 0 3 0 0", 6), ("3 0 0 1 0 0", 2), ("0 3 -3 0 300 0", 6), ("1 0 0 0 0 9", 0)],
)
def test_a_stroke_is_measured_where_it_is_thinnest(matrix: str, width: float) -> None:
    found = mark(f"2 w {matrix} cm 10 20 m 90 20 l S")
    assert found.size == pytest.approx(width)


@pytest.mark.parametrize("operator", ["B", "B*", "b", "b*"])
def test_fill_and_stroke_are_two_marks(operator: str) -> None:
    fill, stroke = marks(f"1 0 0 0 k 0 1 0 0 K 0 0 9 9 re {operator}")
    assert (fill.kind, stroke.kind) == (MarkKind.FILL, MarkKind.STROKE)
    assert fill.colour.inks == (1, 0, 0, 0)
    assert stroke.colour.inks == (0, 1, 0, 0)


def test_what_is_not_painted_is_no_mark() -> None:
    assert marks("0 0 9 9 re n f S BT ET q Q") == []


def test_a_mark_is_cut_where_nothing_can_be_painted() -> None:
    found = mark("20 20 30 30 re W n 0 0 40 40 re f")
    assert found.box == (20, 20, 40, 40)
    assert found.size == 40


def test_marks_beyond_the_bleed_are_kept_apart() -> None:
    found = inventory("0 0 9 9 re f 700 0 9 9 re f 590 0 90 9 re f")
    assert [m.box for m in found.marks] == [(0, 0, 9, 9), (590, 0, 680, 9)]
    assert [m.box for m in found.outside] == [(700, 0, 709, 9)]


# --- Type.


def test_type_is_an_em_at_its_origin() -> None:
    found = mark("BT /F 12 Tf 0 0 0 1 k 60 650 Td (a) Tj ET")
    assert found.kind is MarkKind.TEXT
    assert found.box == (60, 650, 72, 662)
    assert (found.size, found.font) == (12, "Times")
    assert found.colour.black_alone


@pytest.mark.parametrize(
    ("operators", "size"),
    [
        ("/F 12 Tf 2 0 0 2 0 0 Tm", 24),
        ("2 0 0 2 0 0 cm /F 12 Tf", 24),
        ("1 0 0 -1 0 99 cm /F 12 Tf 1 0 0 -1 0 0 Tm", 12),
        ("/F -12 Tf", 12),
        ("/F 12 Tf 0 1 -1 0 50 0 Tm", 12),
        ("/F 1 Tf 9 0 0 7 0 0 Tm", 7),
    ],
)
def test_type_is_measured_as_it_is_printed(operators: str, size: float) -> None:
    assert mark(f"BT {operators} (a) Tj ET").size == pytest.approx(size)


@pytest.mark.parametrize(
    ("mode", "kinds"),
    [
        (0, [(True, False)]),
        (1, [(False, False)]),
        (2, [(True, False), (False, False)]),
        (3, [(True, True)]),
        (4, [(True, False)]),
        (5, [(False, False)]),
        (7, []),
    ],
)
def test_type_is_filled_stroked_or_hidden(
    mode: int, kinds: list[tuple[bool, bool]]
) -> None:
    """Of each mark: whether it is in the colour of fills, and whether it is hidden."""
    found = marks(f"1 0 0 0 k 0 1 0 0 K BT /F 9 Tf {mode} Tr (a) Tj ET")
    fills = [m.colour.inks == (1, 0, 0, 0) for m in found]
    assert list(zip(fills, [m.hidden for m in found], strict=True)) == kinds


def test_raised_type_stands_higher() -> None:
    assert mark("BT /F 9 Tf 5 Ts 10 10 Td (a) Tj ET").box.foot == 15


def test_faces_are_noted_once() -> None:
    found = inventory("BT /F 9 Tf (a) Tj /F 12 Tf (b) Tj ET")
    assert list(found.fonts) == ["Times"]
    assert len(found.marks) == 2


# --- State.


def test_states_are_noted_once_and_used() -> None:
    over = Dictionary(OP=True, OPM=1, ca=0.5, CA=0.25, BM=Name.Multiply)
    pdf = page(b"/G gs /G gs 0 0 9 9 re B")
    over = pdf.make_indirect(over)
    pdf.pages[0].obj.Resources.ExtGState = Dictionary(G=over)
    found = of(pdf)
    assert len(found.states) == 1
    fill, stroke = found.marks
    assert (fill.overprint, fill.overprint_mode, fill.alpha) == (True, 1, 0.5)
    assert (stroke.overprint, stroke.alpha, stroke.blend) == (True, 0.25, "Multiply")
    assert fill.see_through


def test_a_state_may_set_the_face() -> None:
    font = Dictionary(Type=Name.Font, BaseFont=Name.Courier)
    states = Dictionary(G=Dictionary(Font=Array([font, 7])))
    found = inventory("/G gs BT (a) Tj ET", ExtGState=states)
    assert list(found.fonts) == ["Courier"]
    assert (found.marks[0].font, found.marks[0].size) == ("Courier", 7)


# --- Pictures, gradients, patterns, forms.


def picture(pdf: Pdf, space: Object = Name.DeviceCMYK, **keys: object) -> Object:
    made = pdf.make_stream(b"", Subtype=Name.Image, Width=300, Height=100)
    made.ColorSpace, made.BitsPerComponent = space, 8
    for key, value in keys.items():
        made[f"/{key}"] = value
    return made


def with_picture(content: str, space: Object = Name.DeviceCMYK, **keys: object) -> Pdf:
    pdf = page(content.encode())
    own = Dictionary(Im=picture(pdf, space, **keys))
    pdf.pages[0].obj.Resources.XObject = own
    return pdf


def test_a_picture_has_its_resolution_where_it_is_drawn() -> None:
    found = of(with_picture("72 0 0 72 10 20 cm /Im Do /Im Do"))
    assert [m.kind for m in found.marks] == [MarkKind.PICTURE] * 2
    assert found.marks[0].box == (10, 20, 82, 92)
    assert found.marks[0].ppi == pytest.approx(100), "the worse of both directions"
    assert found.marks[0].colour.space == "DeviceCMYK"
    assert len(found.pictures) == 1


def test_a_picture_in_a_palette_has_the_colours_of_its_base() -> None:
    palette = Array([Name.Indexed, Name.DeviceRGB, 0, b"abc"])
    [found] = of(with_picture("9 0 0 9 0 0 cm /Im Do", palette)).marks
    assert found.colour.space == "DeviceRGB"


def test_a_stencil_is_in_the_colour_of_fills() -> None:
    pdf = with_picture("1 0 0 0 k 9 0 0 9 0 0 cm /Im Do", ImageMask=True)
    [found] = of(pdf).marks
    assert found.kind is MarkKind.STENCIL
    assert found.colour.inks == (1, 0, 0, 0)


def test_a_masked_picture_is_seen_through() -> None:
    pdf = with_picture("9 0 0 9 0 0 cm /Im Do")
    thing = pdf.pages[0].obj.Resources.XObject.Im
    assert not of(pdf).marks[0].see_through
    thing.SMask = picture(pdf, Name.DeviceGray)
    assert of(pdf).marks[0].see_through


def test_a_picture_in_the_stream_is_one() -> None:
    found = mark("36 0 0 36 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI")
    assert found.kind is MarkKind.PICTURE
    assert found.ppi == pytest.approx(4)
    assert found.picture is None


def shading(space: Object = Name.DeviceRGB) -> Dictionary:
    return Dictionary(ShadingType=2, ColorSpace=space, Coords=[0, 0, 1, 1])


def test_a_gradient_is_over_all_that_can_be_painted() -> None:
    given = Dictionary(Sh=shading())
    found = mark("0 0 50 50 re W n /Sh sh", Shading=given)
    assert found.kind is MarkKind.SHADING
    assert found.colour.space == "DeviceRGB"
    assert found.box == (0, 0, 50, 50)


def test_a_path_may_be_filled_with_a_gradient() -> None:
    pattern = Dictionary(PatternType=2, Shading=shading(Name.DeviceCMYK))
    given = Dictionary(P=pattern)
    found = mark("/Pattern cs /P scn 10 10 20 20 re f", Pattern=given)
    assert (found.kind, found.box) == (MarkKind.SHADING, (10, 10, 30, 30))
    assert found.colour.space == "DeviceCMYK"


def test_a_pattern_is_followed_for_its_marks() -> None:
    pdf = page(b"/Pattern cs /P scn 0 0 90 90 re f 0 g 0 0 9 9 re f")
    cell = pdf.make_stream(b"1 0 0 rg 0 0 5 5 re f", Matrix=[2, 0, 0, 2, 0, 0])
    pdf.pages[0].obj.Resources.Pattern = Dictionary(P=cell)
    inside, after = of(pdf).marks
    assert inside.colour.space == "DeviceRGB"
    assert inside.box == (0, 0, 10, 10)
    assert after.colour.black_alone


def test_forms_are_noted_and_followed() -> None:
    pdf = page(b"0.5 g /A Do /A Do")
    own = form(pdf, b"0 0 900 900 re f", Matrix=Array([1, 0, 0, 1, 50, 0]))
    pdf.pages[0].obj.Resources.XObject = Dictionary(A=own)
    found = of(pdf)
    assert len(found.forms) == 1
    assert [m.box for m in found.marks] == [(50, 0, 150, 100)] * 2
    assert {m.colour.values for m in found.marks} == {(0.5,)}


def test_what_is_neither_form_nor_picture_is_noted() -> None:
    pdf = page(b"/P Do")
    odd = pdf.make_stream(b"", Subtype=Name.PS)
    pdf.pages[0].obj.Resources.XObject = Dictionary(P=odd)
    found = of(pdf)
    assert (len(found.forms), found.marks, found.faults) == (1, [], [])


# --- Faults and bounds.


def test_faults_are_in_the_order_of_the_page() -> None:
    found = inventory("/No Do 0 0 9 9 re f /No gs")
    assert found.faults == [
        "the operator Do is wrong: there is no XObject /No",
        "the operator gs is wrong: there is no ExtGState /No",
    ]
    assert len(found.marks) == 1


def test_too_much_is_said_once_and_ends_the_page() -> None:
    pdf = page(b"/A Do " * (MOST_DRAWS + 1) + b"0 0 9 9 re f")
    pdf.pages[0].obj.Resources.XObject = Dictionary(A=form(pdf, b"n"))
    found = of(pdf)
    assert found.faults == [FULL]
    assert found.marks == []


@given(DRAWING, st.sampled_from(["f", "S"]))
def test_nothing_that_was_drawn_before_decides_about_what_follows(
    drawn: object, operator: str
) -> None:
    """Marks of a drawing in a state of its own leave the next mark as it would be."""
    last = f"5 5 20 20 re {operator}"
    alone = mark(last)
    after = inventory(f"{written([drawn])} {last}")
    assert after.marks[-1] == alone
