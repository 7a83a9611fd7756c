"""The state that operators change, its stack, its path and its text position."""

import pytest
from hypothesis import given
from pikepdf import Array, Dictionary, Name

from layout.pdf.interpreter import FileWalk
from layout.pdf.limits import FULL, MOST_KEPT, TooMuchError
from layout.pdf.machine import ALL_WORKS, COLOUR_WORKS
from layout.pdf.operators import SHOWS, FileOperator
from layout.pdf.state import GraphicsState
from tests.pdf.streams import DRAWING, followed, looked, page, seen, written


def told(state: GraphicsState) -> tuple[object, ...]:
    """Return what a state says, by value."""
    paints = [(p.space.family, p.values) for p in (state.fill, state.stroke)]
    kept = {k: v for k, v in vars(state).items() if k not in ("fill", "stroke")}
    return paints, kept | {"matrix": state.matrix.shorthand}


@given(DRAWING)
def test_what_is_kept_comes_back(drawn: object) -> None:
    """Invariant: q ... Q changes nothing of the state."""
    witness = seen(f"0.3 g 2 w n {written([drawn])} n".encode())
    before, after = witness.seen.index("n"), len(witness.seen) - 1
    assert witness.faults == []
    assert told(witness.states[before]) == told(witness.states[after])


@given(DRAWING)
def test_whoever_asks_for_inks_alone_sees_the_same_inks(drawn: object) -> None:
    content = written([drawn]).encode()
    whole, inks = seen(content), followed(page(content), places=False)
    assert whole.seen == inks.seen
    for one, other in zip(whole.states, inks.states, strict=True):
        assert told(one)[0] == told(other)[0]
        assert (one.mode, one.overprint_fill) == (other.mode, other.overprint_fill)
        assert other.matrix.shorthand == (1, 0, 0, 1, 0, 0)


@given(DRAWING)
def test_states_that_were_seen_do_not_change_any_more(drawn: object) -> None:
    once = [told(state) for state in seen(written([drawn]).encode()).states]
    witness = seen(f"{written([drawn])} 9 w 1 0 0 rg 3 Tr".encode())
    assert [told(state) for state in witness.states[: len(once)]] == once


def test_a_state_too_many_ends_the_walk() -> None:
    assert seen(b"q " * MOST_KEPT + b"n").seen[-1] == "n"
    with pytest.raises(TooMuchError, match=FULL):
        seen(b"q " * (MOST_KEPT + 1))


def test_a_state_brought_back_in_vain_is_dropped() -> None:
    witness = seen(b"Q 2 w Q Q q 3 w Q n")
    assert witness.seen == ["w", "q", "w", "Q", "n"]
    assert witness.after("n").width == 2
    assert witness.faults == []


def test_matrices_add_up() -> None:
    witness = seen(b"2 0 0 2 10 10 cm 1 0 0 1 5 0 cm n")
    assert witness.after("n").matrix.shorthand == (2, 0, 0, 2, 20, 10)


@pytest.mark.parametrize(
    ("operators", "family", "values"),
    [
        ("0.2 g", "DeviceGray", (0.2,)),
        ("0.1 0.2 0.3 rg", "DeviceRGB", (0.1, 0.2, 0.3)),
        ("0.1 0.2 0.3 0.4 k", "DeviceCMYK", (0.1, 0.2, 0.3, 0.4)),
        ("/DeviceRGB cs", "DeviceRGB", (0, 0, 0)),
        ("/DeviceCMYK cs", "DeviceCMYK", (0, 0, 0, 1)),
        ("/Spot cs", "Separation", (1,)),
        ("/Spot cs 0.4 scn", "Separation", (0.4,)),
        ("/Spot cs 0.4 sc", "Separation", (0.4,)),
        ("/Odd cs", "unknown", ()),
        ("/Pattern cs", "Pattern", ()),
    ],
)
def test_colours_are_taken(
    operators: str, family: str, values: tuple[float, ...]
) -> None:
    spot = Array([Name.Separation, Name.Red, Name.DeviceCMYK, Dictionary()])
    spaces = Dictionary(Spot=spot)
    fill = seen(operators.encode() + b" n", ColorSpace=spaces).after("n").fill
    assert (fill.space.family, fill.values) == (family, values)
    # The same in capitals is for strokes.
    words = [w if w.startswith("/") else w.upper() for w in operators.split()]
    last = seen(" ".join([*words, "n"]).encode(), ColorSpace=spaces).after("n")
    assert (last.stroke.space.family, last.stroke.values) == (family, values)
    assert last.fill.space.family == "DeviceGray"


def test_a_pattern_is_taken_with_the_colour_that_is_given_with_it() -> None:
    space = Dictionary(Dotted=Array([Name.Pattern, Name.DeviceRGB]))
    pdf = page(b"/Dotted cs 1 0 0 /Dots scn n 0.5 g S", ColorSpace=space)
    tile = pdf.make_stream(b"", PatternType=1)
    pdf.pages[0].obj.Resources.Pattern = Dictionary(Dots=tile)
    witness = followed(pdf)
    dotted, plain = witness.after("n").fill, witness.after("S").fill
    assert dotted.patterned
    assert dotted.pattern is not None
    assert dotted.values == (1, 0, 0)
    assert dotted.space.base is not None
    assert dotted.space.base.family == "DeviceRGB"
    assert dotted.colour.space == "Pattern"
    assert not plain.patterned


def test_a_graphics_state_sets_what_it_names() -> None:
    states = Dictionary(
        Over=Dictionary(OP=True, OPM=1, LW=3, BM=Array([Name.Multiply, Name.Normal])),
        Fill=Dictionary(op=False, ca=0.5, CA=0.25, SMask=Dictionary(S=Name.Alpha)),
        Plain=Dictionary(SMask=Name("/None"), BM=Name.Normal),
        Type=Dictionary(Font=Array([Dictionary(BaseFont=Name.Courier), 7])),
    )
    witness = seen(b"/Over gs n /Fill gs S /Plain gs f /Type gs s", ExtGState=states)
    over, fill = witness.after("n"), witness.after("S")
    assert (over.overprint_fill, over.overprint_stroke) == (True, True)
    assert (over.overprint_mode, over.width, over.blend) == (1, 3, "Multiply")
    assert (fill.overprint_fill, fill.overprint_stroke) == (False, True)
    assert (fill.alpha_fill, fill.alpha_stroke, fill.soft_mask) == (0.5, 0.25, True)
    assert fill.overprint_mode == 1
    plain, last = witness.after("f"), witness.after("s")
    assert (plain.soft_mask, plain.blend, plain.alpha_fill) == (False, "Normal", 0.5)
    assert last.font is not None
    assert (last.font.name, last.size) == ("Courier", 7)


# --- Paths.


@pytest.mark.parametrize(
    ("path", "clip"),
    [
        ("10 20 30 40 re", (10, 20, 40, 60)),
        ("40 60 -30 -40 re", (10, 20, 40, 60)),
        ("1 2 m 5 9 l", (1, 2, 5, 9)),
        ("1 2 m 3 3 9 9 4 4 c", (1, 2, 9, 9)),
        ("2 0 0 2 1 1 cm 10 20 30 40 re", (21, 41, 81, 121)),
        ("0 1 -1 0 0 0 cm 10 20 30 40 re", (-60, 10, -20, 40)),
    ],
)
def test_a_path_clips_what_follows(path: str, clip: tuple[float, ...]) -> None:
    assert seen(f"{path} W n 0 g".encode()).after("g").clip == clip


def test_clips_get_smaller_until_the_state_comes_back() -> None:
    witness = seen(b"0 0 50 50 re W n q 20 20 90 90 re W n 0 g Q 0 G")
    assert witness.after("g").clip == (20, 20, 50, 50)
    assert witness.after("G").clip == (0, 0, 50, 50)


def test_a_path_is_seen_by_what_paints_it_and_is_gone_then() -> None:
    found: list[object] = []

    def look(walk: FileWalk, _: FileOperator) -> None:
        found.append(walk.path_box)

    assert looked(page(b"1 2 3 4 re f n"), look) == []
    assert found == [(1, 2, 4, 6), (1, 2, 4, 6), None]


# --- Text.


def places(content: str) -> list[tuple[float, float]]:
    """Return where type is shown, on the page."""
    found: list[tuple[float, float]] = []

    def look(walk: FileWalk, operator: FileOperator) -> None:
        if operator.name in SHOWS:
            found.append((walk.text @ walk.state.matrix).transform((0, 0)))

    assert looked(page(content.encode()), look) == []
    return found


@pytest.mark.parametrize(
    ("operators", "shown"),
    [
        ("(a) Tj", [(0, 0)]),
        ("9 8 Td (a) Tj", [(9, 8)]),
        ("9 8 Td 1 1 Td (a) Tj", [(10, 9)]),
        ("9 -8 TD (a) Tj T* (b) Tj", [(9, -8), (9, -16)]),
        ("12 TL (a) Tj (b) ' 1 2 (c) \"", [(0, 0), (0, -12), (0, -24)]),
        ("2 0 0 2 5 5 Tm (a) Tj 1 1 Td (b) Tj", [(5, 5), (7, 7)]),
        ("9 8 Td ET BT (a) Tj", [(0, 0)]),
        ("1 0 0 -1 0 800 cm 9 8 Td [(a)] TJ", [(9, 792)]),
    ],
)
def test_type_is_where_it_is_moved(
    operators: str, shown: list[tuple[float, float]]
) -> None:
    assert places(f"/F 9 Tf BT {operators} ET") == shown


def test_leading_is_kept_with_the_state() -> None:
    assert places("/F 9 Tf 5 TL q 9 TL Q BT T* (a) Tj ET") == [(0, -5)]


def test_faces_are_known_and_missing_ones_told() -> None:
    witness = seen(b"/F 12 Tf n /Missing 9 Tf S")
    font = witness.after("n").font
    assert font is not None
    assert (font.name, witness.after("n").size) == ("Times", 12)
    assert witness.faults == ["the operator Tf is wrong: there is no Font /Missing"]
    assert witness.after("S").font == font
    # Where only ink counts, type in a face that is missing is type.
    inks = followed(page(b"/F 12 Tf n /Missing 9 Tf S"), places=False)
    assert inks.faults == []
    assert inks.after("S").font is None


def test_inks_are_a_part_of_all_there_is() -> None:
    assert set(COLOUR_WORKS) < set(ALL_WORKS)
    assert "cm" not in COLOUR_WORKS


@pytest.mark.parametrize(
    "content",
    ["1 2 cm", "(a) w", "1 2 3 re", "1 m", "/Missing gs", "5 gs", "cs", "1 Td", "Tm"],
)
def test_a_malformed_operator_is_told_and_left_out(content: str) -> None:
    witness = seen(f"3 w {content} n".encode())
    name = content.split()[-1]
    [fault] = witness.faults
    assert fault.startswith(f"the operator {name} is wrong: ")
    assert witness.seen == ["w", "n"]
    assert witness.after("n").width == 3
