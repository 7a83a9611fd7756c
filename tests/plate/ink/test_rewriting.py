"""Streams rewritten for the press, read by the interpreter that preflight has."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from PIL.ImageCms import ImageCmsProfile, createProfile

from layout.desk.files.decoding import LinedData
from layout.desk.style.palette import Palette, read_palette
from layout.desk.style.stylekeys import SwatchKeys
from layout.notebook import Notebook
from layout.pdf.marks import Mark, MarkKind
from layout.plate.html.swatches import inking
from layout.plate.ink.mixing import Mixer
from layout.plate.ink.rewriting import RULE_MOST, TYPE_MOST, InkRewriter, PageBench
from layout.plate.tasks import Inking, PaletteColour
from layout.proof.preflight.inventory import take_inventory
from tests.plate.dummies import BLACK, PRINTER, STYLE

RED = PaletteColour(
    rgb="#da291c",
    cmyk=(0.0, 0.95, 1.0, 0.0),
    spot="ALDER RED",
    full=(0.0, 0.95, 1.0, 0.0),
)
ROSE = PaletteColour(
    rgb="#f0a9a4",
    cmyk=(0.0, 0.38, 0.4, 0.0),
    spot="ALDER RED",
    tint=0.4,
    full=RED.full,
)
INKING = replace(BLACK, palette=(RED, ROSE))
MONO = replace(BLACK, ink="mono", tint_least=0.05, tint_most=0.85)
TWO = replace(INKING, ink="spot")
INKINGS = {"spots": INKING, "mono": MONO, "two": TWO}


def rewritten(lines: Iterable[str], inking: Inking = INKING) -> list[str]:
    bench = PageBench(mixer=Mixer(inking), plates={"ALDER RED": "spot1"}, spaces={})
    made = InkRewriter(bench).rewrite([line.encode() for line in lines])
    return [item.decode() for item in made if isinstance(item, bytes)]


def marks(lines: Iterable[str]) -> list[Mark]:
    """Read a stream on a page that has the two states, the spot and a face."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(600, 800))
    page = pdf.pages[0]
    mix = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0] * 4, C1=[0, 1, 1, 0], N=1)
    red = Array([Name.Separation, Name("/ALDER RED"), Name.DeviceCMYK, mix])
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Times)
    page.obj.Resources = Dictionary(
        ExtGState=Dictionary(
            overprint=Dictionary(OP=True, op=True, OPM=1),
            knockout=Dictionary(OP=False, op=False, OPM=0),
        ),
        ColorSpace=Dictionary(spot1=red),
        Font=Dictionary(F=font),
    )
    page.obj.Contents = pdf.make_stream("\n".join(lines).encode())
    found = take_inventory(1, page)
    assert found.faults == []
    return found.marks


def is_solid(mark: Mark) -> bool:
    return mark.colour.inks == (0, 0, 0, 1) and not mark.colour.spots


def overprints(mark: Mark) -> bool:
    """Say what the rule is, from the mark alone."""
    most = TYPE_MOST if mark.kind is MarkKind.TEXT else RULE_MOST
    # In grey is only what a stream begins with, and nobody chose.
    chosen = mark.colour.space != "DeviceGray"
    return chosen and is_solid(mark) and mark.size <= most


number = st.sampled_from(["0", "0.05", "0.4", "0.95", "1"])
colour = st.one_of(
    st.sampled_from(["0 0 0 1 k", "0 0 0 1 K", "0 g", "1 g", "0 0 0 rg", "0 0 0 0 k"]),
    st.tuples(number, number, number, number, st.sampled_from(["k", "K"])),
    st.tuples(number, number, number, st.sampled_from(["rg", "RG"])),
    st.just("/DeviceCMYK cs 0 0 0 1 scn"),
    st.just("/lab-d50 CS 50 40 -20 SCN"),
    st.just("0 0.95 1 0 k"),
    st.just("0 0.38 0.4 0 K"),
)
length = st.sampled_from(["1", "3.9", "4.1", "90"])
piece = st.one_of(
    st.tuples(length, st.sampled_from(["w", "w 10 20 m 300 20 l S"])),
    st.tuples(length, length, st.sampled_from(["f", "f*"])),
    st.tuples(length, length, st.just("B")),
    st.tuples(st.sampled_from(["8", "71", "73"]), st.sampled_from(["text", "turned"])),
    st.just("2 0 0 2 0 0 cm"),
)


def operators(drawn: object) -> list[str]:
    """Return what is drawn as the renderer keeps it: each operator by itself."""
    if isinstance(drawn, list):
        return ["q", *(line for part in drawn for line in operators(part)), "Q"]
    words = [str(word) for word in drawn] if isinstance(drawn, tuple) else [str(drawn)]
    *values, what = words
    if what in ("f", "f*", "B"):
        return [f"20 30 {' '.join(values)} re", what]
    if what in ("text", "turned"):
        matrix = "1 0 0 -1 9 9 Tm" if what == "text" else "0 1 -1 0 9 9 Tm"
        return ["BT", f"/F {values[0]} Tf", matrix, "[<41>] TJ", "ET"]
    found, line = [], ""
    for word in " ".join(words).split():
        line = f"{line} {word}".strip()
        if word[0].isalpha():
            found.append(line)
            line = ""
    return found


drawing = st.recursive(
    st.lists(st.one_of(colour, piece), max_size=6),
    lambda inner: st.lists(st.one_of(colour, piece, inner), max_size=6),
    max_leaves=12,
)


@given(drawing)
def test_all_that_is_black_and_small_overprints_and_nothing_else(drawn: object) -> None:
    lines = operators(drawn)
    made = marks(rewritten(lines))
    both = [i for i, (a, b) in enumerate(pairwise(made)) if a.box == b.box]
    paired = {*both, *(i + 1 for i in both)}
    for at, mark in enumerate(made):
        if at in paired:
            # Filled and stroked at once: there is one state for both.
            assert not mark.overprint or is_solid(mark)
        else:
            assert mark.overprint == overprints(mark), rewritten(lines)
        assert mark.overprint_mode == int(mark.overprint)
        assert mark.colour.space in ("DeviceCMYK", "Separation", "DeviceGray")


@given(drawing, st.sampled_from(list(INKINGS)))
def test_what_is_rewritten_is_not_rewritten_again(drawn: object, name: str) -> None:
    once = rewritten(operators(drawn), INKINGS[name])
    assert rewritten(once, INKINGS[name]) == once


@given(drawing)
def test_nothing_is_moved(drawn: object) -> None:
    before, after = operators(drawn), rewritten(operators(drawn))
    shapes = [(m.kind, m.box, m.size) for m in marks(without_lab(before))]
    assert [(m.kind, m.box, m.size) for m in marks(after)] == shapes


def without_lab(lines: list[str]) -> list[str]:
    return [line for line in lines if "lab" not in line and "SCN" not in line]


@given(drawing)
def test_a_page_in_black_has_black_alone(drawn: object) -> None:
    for mark in marks(rewritten(operators(drawn), MONO)):
        inks = mark.colour.inks
        assert inks is not None
        assert not any(inks[:3])
        assert inks[3] in (0, 1) or 0.05 <= inks[3] <= 0.85


def test_overprint_is_switched_at_a_change_only() -> None:
    text = ["BT", "/F 9 Tf", "1 0 0 -1 0 0 Tm", "[<41>] TJ", "[<42>] TJ", "ET"]
    black = ["0 0 0 1 k", *text, *text]
    made = rewritten(["q", *black, "0 0 0 0 k", *text, "Q", *black])
    switches = [line for line in made if line.endswith("gs")]
    assert switches == [
        "/overprint gs",
        "/knockout gs",
        "/overprint gs",
        "/knockout gs",
    ]


def test_nothing_is_switched_inside_a_path() -> None:
    path = ["10 10 m", "90 10 l", "90 12 l", "h", "f"]
    made = rewritten(["0 0 0 1 k", *path])
    assert made == ["0 0 0 1 k", "/overprint gs", *path, "/knockout gs"]


@pytest.mark.parametrize(
    ("paths", "thin"),
    [
        (["10 10 200 2 re"], True),
        (["10 10 200 20 re"], False),
        (["10 10 200 200 re", "12 12 196 196 re"], True),  # the frame of a box
        (["10 10 200 200 re", "20 20 180 180 re"], False),
        (["10 10 50 50 re", "100 100 50 50 re"], False),  # two panels
        (["10 10 m", "90 10 l", "90 13 l", "h"], True),
        (["10 10 m", "90 10 l", "90 50 l", "h"], False),
    ],
)
def test_what_a_rule_is(paths: list[str], thin: bool) -> None:
    made = rewritten(["0 0 0 1 k", *paths, "f*"])
    assert ("/overprint gs" in made) is thin


def test_a_small_drawing_drawn_large_has_thick_rules() -> None:
    lines = ["q", "8 0 0 8 0 0 cm", "0 0 0 1 k", "1 1 50 1 re", "f", "Q"]
    assert "/overprint gs" not in rewritten(lines)
    assert "/overprint gs" in rewritten(["0.3 0 0 0.3 0 0 cm", *lines])


def test_an_unknown_colour_knocks_out() -> None:
    text = ["BT", "/F 9 Tf", "1 0 0 -1 0 0 Tm", "[<41>] TJ", "ET"]
    lines = ["/Odd cs", "0.1 0.2 scn", *text]
    made = rewritten(["0 0 0 1 k", *text, *lines])
    assert made[made.index("/Odd cs") :].count("/knockout gs") == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("0 0 0 rg", "0 0 0 1 k"),
        ("0.5 0.5 0.5 RG", "0 0 0 0.5 K"),
        ("0.25 g", "0 0 0 0.75 k"),
        ("1 0 0 rg", "0.1 0.2 0.3 0.4 k"),
        ("/g1 gs", "/g1 gs"),
    ],
)
def test_operators_become_ink(before: str, after: str) -> None:
    paint = PaletteColour(rgb="#ff0000", cmyk=(0.1, 0.2, 0.3, 0.4))
    assert rewritten([before], replace(BLACK, palette=(paint,))) == [after]


def test_light_goes_through_the_profile() -> None:
    *inks, operator = rewritten(["0.1 0.5 0.2 rg"])[0].split()
    lab = rewritten(["/lab-d50 CS", "48 -46 40 SCN"])
    assert operator == "k"
    assert sum(map(float, inks)) > 1
    assert [float(ink) for ink in lab[0].split()[:4]] == [
        pytest.approx(float(ink), abs=0.15) for ink in inks
    ]


def test_what_is_converted_keeps_the_limit_of_ink() -> None:
    dark = "0.2 0.05 0.3 rg"
    free, held = (
        [float(share) for share in rewritten([dark], inks)[0].split()[:4]]
        for inks in (INKING, replace(INKING, limit=1.5))
    )
    assert sum(free) > 1.6
    assert sum(held) == pytest.approx(1.5, abs=0.002)
    assert held[3] == free[3]
    assert held[0] / held[1] == pytest.approx(free[0] / free[1], rel=0.02)


@given(
    st.tuples(*[st.floats(0, 100).map(lambda share: round(share, 3))] * 4),
    st.floats(0.1, 100).map(lambda tint: round(tint, 2)),
)
def test_a_spot_is_known_again_however_it_was_written(
    shares: tuple[float, float, float, float], tint: float
) -> None:
    keys = {
        "full": SwatchKeys(spot="ALDER RED", cmyk=shares, rgb="#da291c"),
        "tint": SwatchKeys(spot="ALDER RED", tint=tint),
    }
    document = LinedData(data={"palette": {"full": {}, "tint": {}}}, lines={})
    book = Notebook()
    read = read_palette(Palette(keys=keys, document=document, book=book))
    style = replace(STYLE, palette=read)
    palette = inking(style, replace(PRINTER, spots=True), "colour")
    for swatch in () if book.notes else read.values():
        # As the style sheet has it, and as the renderer writes that.
        numbers = [float(f"{share:g}") for share in swatch.cmyk]
        line = " ".join(f"{number:f}".rstrip("0") for number in numbers)
        made = rewritten([f"{line} k"], palette)
        assert made[0] == "/spot1 cs"
        assert float(made[1].split()[0]) == pytest.approx(swatch.tint, abs=0.00051)


def test_a_profile_of_its_own_is_followed() -> None:
    profile = ImageCmsProfile(createProfile("sRGB")).tobytes()
    lines = [b"/--own cs", b"0.1 0.5 0.2 scn"]
    mixer = Mixer(INKING)
    own = InkRewriter(PageBench(mixer=mixer, plates={}, spaces={"--own": profile}))
    assert own.rewrite(list(lines)) == [
        line.encode() for line in rewritten(["0.1 0.5 0.2 rg"])
    ]
    broken = InkRewriter(
        PageBench(mixer=mixer, plates={}, spaces={"--own": b"no profile"})
    )
    assert broken.rewrite(list(lines)) == lines


def test_a_spot_goes_to_its_own_plate() -> None:
    made = rewritten(["0 0.95 1 0 k", "/DeviceCMYK CS", "0 0.38 0.4 0 SCN"])
    assert made == ["/spot1 cs", "1 scn", "/spot1 CS", "0.4 SCN"]
    assert rewritten(["0.85490 0.16078 0.10980 rg"]) == ["/spot1 cs", "1 scn"]


def test_a_page_in_black_and_red_has_nothing_else() -> None:
    assert rewritten(["0 0.95 1 0 k", "0 0.96 1 0 k", "0 0 0 1 k"], TWO) == [
        "/spot1 cs",
        "1 scn",
        "0 0 0 0.545 k",
        "0 0 0 1 k",
    ]
    # Where the press has no such plate, the alternative stands for it.
    paints = tuple(replace(paint, spot="") for paint in (RED, ROSE))
    four = replace(TWO, palette=paints)
    assert rewritten(["0 0.95 1 0 k"], four) == ["0 0.95 1 0 k"]
    assert rewritten(["0 0.95 1 0 k"], replace(four, ink="mono")) != ["0 0.95 1 0 k"]


def test_grey_keeps_how_dark_a_colour_is() -> None:
    inks = ["0 0 1 0", "1 0 0 0", "0 0.95 0.85 0.2", "0.8 0.3 0.75 0.4", "1 1 0 0.9"]
    greys = [float(rewritten([f"{ink} k"], MONO)[0].split()[3]) for ink in inks]
    assert greys == sorted(greys)
    assert greys[0] == pytest.approx(0.05, abs=0.03), "yellow is nearly paper"
    assert greys[-1] == 1, "what black alone cannot reach is black"
    assert rewritten(["0 0 0 0.02 k", "0 0 0 0.9 k", "0 0 0 0.99 k"], MONO) == [
        "0 0 0 0.05 k",
        "0 0 0 0.85 k",
        "0 0 0 1 k",
    ]


@pytest.mark.parametrize(
    ("ground", "over"),
    [("0 0.1 0.2 0 k", True), ("0 0.95 0.85 0.2 k", False), ("0 0 0 1 k", True)],
)
def test_black_lines_spare_a_ground_that_bears_no_more(ground: str, over: bool) -> None:
    inking = replace(INKING, limit=2.4)
    drawn = [ground, "0 0 50 50 re", "f", "0 0 0 1 K", "1 w", "0 0 m", "9 9 l", "S"]
    assert ("/overprint gs" in rewritten(drawn, inking)) == over


@pytest.mark.parametrize(
    ("place", "over"),
    [("0 0", False), ("60 0", True), ("0 -60", True), ("45 45", False)],
)
def test_only_lines_on_that_ground_are_spared(place: str, over: bool) -> None:
    inking = replace(INKING, limit=2.4)
    ground = ["q", "2 0 0 2 0 0 cm", "0 0.95 0.85 0.2 k", "0 0 25 25 re", "f", "Q"]
    rule = ["q", f"1 0 0 1 {place} cm", "0 0 0 1 k", "1 1 9 1 re", "f", "Q"]
    assert ("/overprint gs" in rewritten([*ground, *rule], inking)) == over
    assert "/overprint gs" in rewritten([*rule, *ground], inking)


def test_thin_coloured_rules_are_no_ground() -> None:
    inking = replace(INKING, limit=2.4)
    drawn = [
        "0 0.95 0.85 0.2 k",
        "0 0 50 1 re",
        "f",
        "0 0 0 1 K",
        "0 0 m",
        "9 9 l",
        "S",
    ]
    assert "/overprint gs" in rewritten(drawn, inking)
