"""Each check of a page at its threshold: marks that it lets pass, and the next worse.

The marks are made by hand here; that files give such marks is what `test_inventory`
and `test_faults` show.
"""

from collections.abc import Iterable
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Dictionary, Object

from layout.codes import Severity
from layout.desk.printer import Printer
from layout.pdf.colours import Colour, Inks
from layout.pdf.marks import Mark, MarkKind, PageInventory
from layout.pdf.matrix import Box
from layout.proof.preflight.checks import (
    black_knockout,
    double_profile,
    ink_colour,
    ink_picture,
    mono,
    page_empty,
    page_size,
    page_turned,
    resolution,
    rgb,
    rules,
    shading,
    spots,
    stencil_resolution,
    text_black,
    text_small,
    tint,
    transparency,
    unprintable,
    waste,
    white_overprint,
)
from layout.proof.preflight.ink import InkMeter
from layout.proof.preflight.measures import measure
from layout.proof.preflight.subject import PageCheck, PageSubject, PreflightFinding
from tests.proof.preflight.cleanly import HEIGHT, PRINTER, WIDTH, picture, press

BLACK = Colour("DeviceCMYK", (0, 0, 0, 1), Inks(black=1.0))
WHITE = Colour("DeviceCMYK", (0, 0, 0, 0), Inks())
RICH = Colour("DeviceCMYK", (0.5, 0.4, 0.4, 0.9), Inks(0.5, 0.4, 0.4, 0.9))
LIGHT = Colour("DeviceRGB", (1, 0, 0))
PLACE = Box(100, 100, 300, 300)
LIMITS = PRINTER.limits
# Pages live as long as their file.
DESK = pikepdf.new()


def four(*shares: float) -> Colour:
    return Colour("DeviceCMYK", shares, Inks(*shares))


def text(size: float = 10.0, colour: Colour = BLACK) -> Mark:
    return Mark(kind=MarkKind.TEXT, box=PLACE, colour=colour, size=size, font="Serif")


def fill(colour: Colour = BLACK, size: float = 200.0, box: Box = PLACE) -> Mark:
    return Mark(kind=MarkKind.FILL, box=box, colour=colour, size=size)


def stroke(width: float, colour: Colour = BLACK) -> Mark:
    return Mark(kind=MarkKind.STROKE, box=PLACE, colour=colour, size=width)


def drawn(ppi: float, kind: MarkKind = MarkKind.PICTURE, box: Box = PLACE) -> Mark:
    return Mark(kind=kind, box=box, colour=Colour("DeviceCMYK"), ppi=ppi)


def subject(marks: Iterable[Mark], printer: Printer = PRINTER) -> PageSubject:
    """Return a page with marks."""
    DESK.add_blank_page(page_size=(WIDTH, HEIGHT))
    inventory = PageInventory(number=3, page=DESK.pages[-1], marks=list(marks))
    return PageSubject(page=inventory, printer=printer, whole=True, meter=InkMeter())


def findings(
    check: PageCheck, *marks: Mark, **printer: object
) -> list[PreflightFinding]:
    return list(check.check(subject(marks, press(**printer))))


def passes(check: PageCheck, *marks: Mark, **printer: object) -> bool:
    found = findings(check, *marks, **printer)
    assert all(finding.message and finding.hint for finding in found)
    return not found


# --- Type.


@pytest.mark.parametrize(
    ("colour", "least"),
    [
        (BLACK, LIMITS.type),
        (four(0, 0, 0, 0.5), LIMITS.type_tinted),
        (four(1, 1, 0, 0), LIMITS.type_inks),
        (WHITE, LIMITS.type_reversed),
    ],
    ids=["plain", "tinted", "several", "reversed"],
)
def test_type_has_a_least_size_by_how_it_is_printed(
    colour: Colour, least: float
) -> None:
    assert passes(text_small, text(least, colour))
    assert passes(text_small, text(least - 0.05, colour)), "a size that was rounded"
    assert not passes(text_small, text(least - 0.1, colour))
    assert passes(text_small, replace(text(1, colour), hidden=True))


def test_only_plain_type_that_is_too_small_is_an_error() -> None:
    [plain] = findings(text_small, text(3))
    [tinted] = findings(text_small, text(3, four(0, 0, 0, 0.5)))
    assert plain.severity is None
    assert tinted.severity is Severity.WARNING


def test_each_way_to_print_is_said_once_with_its_smallest() -> None:
    found = findings(text_small, text(3), text(2), text(4), text(2, WHITE))
    assert len(found) == 2
    assert "plain type of 2.0 pt" in found[0].message
    assert "reversed type" in found[1].message


@pytest.mark.parametrize(
    ("mark", "good"),
    [
        (text(10, BLACK), True),
        (text(10, RICH), False),
        (text(23.9, RICH), False),
        (text(24, RICH), True),
        (text(10, four(0.1, 0.1, 0.1, 0.7)), False),
        (text(10, four(0.1, 0.1, 0.09, 0.7)), True),
        (text(10, four(0.1, 0.1, 0.1, 0.69)), True),
        (text(10, LIGHT), True),
        (fill(RICH), True),
        (replace(text(10, RICH), hidden=True), True),
    ],
)
def test_small_type_is_black_in_one_ink(mark: Mark, good: bool) -> None:
    assert passes(text_black, mark) is good


def test_black_type_overprints_where_anything_lies_under_it() -> None:
    ground, over = fill(four(0.3, 0, 0, 0)), replace(text(), overprint=True)
    assert passes(black_knockout, text())
    assert not passes(black_knockout, ground, text())
    assert passes(black_knockout, ground, over)
    assert passes(black_knockout, fill(WHITE), text())
    assert passes(black_knockout, fill(BLACK), text())
    assert passes(black_knockout, fill(four(1, 0, 0, 0), box=Box(0, 0, 9, 9)), text())
    assert not passes(black_knockout, drawn(200), text())


# --- Rules and grounds.


def test_rules_have_a_least_width() -> None:
    assert passes(rules, stroke(LIMITS.rule_poor))
    [poor] = findings(rules, stroke((LIMITS.rule + LIMITS.rule_poor) / 2))
    [thin] = findings(rules, stroke(LIMITS.rule - 0.05))
    assert poor.severity is Severity.WARNING
    assert thin.severity is None
    assert passes(rules, stroke(0.01, WHITE)), "what is not printed is no rule"


def test_rules_of_several_inks_are_wider() -> None:
    both = four(1, 1, 0, 0)
    assert passes(rules, stroke(LIMITS.rule_inks, both))
    assert not passes(rules, stroke(LIMITS.rule_inks - 0.05, both))


def test_a_long_thin_ground_is_a_rule() -> None:
    thin = fill(size=0.01, box=Box(0, 0, 200, 0.01))
    assert not passes(rules, thin)
    assert passes(rules, replace(thin, box=Box(0, 0, 0.05, 0.01)))


@pytest.mark.parametrize(
    ("share", "good"),
    [
        (LIMITS.tint_least, True),
        (LIMITS.tint_least - 0.01, False),
        (LIMITS.tint_most, True),
        (LIMITS.tint_most + 0.01, False),
        (1.0, True),
    ],
)
def test_a_tint_is_within_what_the_press_prints(share: float, good: bool) -> None:
    assert passes(tint, fill(four(0, 0, 0, share))) is good
    # Of several inks one stands in for the other; what is thin is no ground.
    assert passes(tint, fill(four(0.5, 0, 0, share)))
    assert passes(tint, fill(four(0, 0, 0, share), size=5.9))


@given(st.lists(st.floats(0, 1), min_size=4, max_size=4))
def test_no_colour_has_more_ink_than_the_limit(shares: list[float]) -> None:
    heavy = sum(shares) > PRINTER.ink_limit + ink_colour.SLACK
    assert passes(ink_colour, fill(four(*shares))) is not heavy


def test_hidden_ink_is_none() -> None:
    full = four(1, 1, 1, 1)
    assert not passes(ink_colour, fill(full))
    assert passes(ink_colour, replace(fill(full), hidden=True))


def test_white_knocks_out() -> None:
    over = replace(fill(WHITE), overprint=True, overprint_mode=1)
    assert not passes(white_overprint, over)
    assert passes(white_overprint, replace(over, overprint=False))
    assert passes(white_overprint, replace(over, overprint_mode=0))
    assert passes(white_overprint, replace(over, colour=BLACK))
    grey = Colour("DeviceGray", (1.0,), Inks())
    assert passes(white_overprint, replace(over, colour=grey))


# --- Colours.


def test_light_is_found_wherever_it_is() -> None:
    assert passes(rgb, fill(), drawn(200))
    [found] = findings(rgb, fill(LIGHT), text(9, LIGHT))
    assert "fill in DeviceRGB" in found.message
    assert "text in DeviceRGB" in found.message


def test_spots_are_for_presses_that_have_them() -> None:
    red = Colour("Separation", (1,), Inks(), ("Red",))
    every = Colour("Separation", (1,), Inks(1, 1, 1, 1), ("All",))
    assert not passes(spots, fill(red), spots=False)
    assert passes(spots, fill(red), spots=True)
    assert not passes(spots, fill(every), spots=True)


@pytest.mark.parametrize(("kind", "severity"), [("X-4", Severity.WARNING)])
def test_inks_have_no_profile_of_their_own(kind: str, severity: Severity) -> None:
    own = Colour("ICCBased4", (0, 0, 0, 1), Inks(black=1))
    [found] = findings(double_profile, fill(own), pdf=kind)
    assert found.severity is severity
    [strict] = findings(double_profile, fill(own), pdf="X-1a:2003")
    assert strict.severity is Severity.ERROR
    assert passes(double_profile, fill(BLACK))


def test_a_page_in_black_has_no_colour() -> None:
    grey = replace(drawn(200), colour=Colour("DeviceGray"))
    for mark, good in (
        (fill(BLACK), True),
        (fill(four(0.1, 0, 0, 0)), False),
        (fill(LIGHT), False),
        (drawn(200), False),
        (grey, True),
    ):
        assert passes(mono, mark, space="grey") is good
        assert passes(mono, mark)
    advertisement = replace(subject([fill(LIGHT)], press(space="grey")), whole=False)
    assert not list(mono.check(advertisement)), "it goes to any page"


@pytest.mark.parametrize("change", [{"alpha": 0.9}, {"blend": "Multiply"}])
def test_what_is_seen_through_is_no_x1a(change: dict[str, object]) -> None:
    mark = replace(fill(), **change)  # type: ignore[arg-type]
    assert not passes(transparency, mark, pdf="X-1a:2003")
    assert passes(transparency, mark, pdf="X-4")
    assert passes(transparency, fill(), pdf="X-1a:2003")


def test_gradients_are_no_x1a() -> None:
    mark = Mark(kind=MarkKind.SHADING, box=PLACE, colour=BLACK)
    assert not passes(shading, mark, pdf="X-1a:2003")
    assert passes(shading, mark, pdf="X-4")


# --- Pictures.


def test_pictures_have_a_least_resolution() -> None:
    assert passes(resolution, drawn(PRINTER.poor_ppi))
    [poor] = findings(resolution, drawn(PRINTER.poor_ppi - 1))
    [bad] = findings(resolution, drawn(PRINTER.least_ppi - 1))
    assert poor.severity is Severity.WARNING
    assert bad.severity is None
    assert passes(resolution, drawn(10, box=Box(0, 0, 19, 90))), "an ornament"
    assert passes(resolution, drawn(0)), "a picture of no size"


def test_line_art_has_more() -> None:
    least = stencil_resolution.LEAST
    assert passes(stencil_resolution, drawn(least, MarkKind.STENCIL))
    assert not passes(stencil_resolution, drawn(least - 1, MarkKind.STENCIL))
    assert passes(stencil_resolution, drawn(least - 1))


def stored(wide: int, high: int) -> Object:
    return Dictionary(Width=wide, Height=high)


def test_large_pictures_are_not_finer_than_they_are_printed() -> None:
    fine = 2 * PRINTER.ppi + 1
    large, small = stored(1000, 501), stored(1000, 500)
    assert not passes(waste, replace(drawn(fine), picture=large))
    assert passes(waste, replace(drawn(fine), picture=small))
    assert passes(waste, replace(drawn(fine - 1), picture=large))
    assert passes(waste, drawn(fine)), "one that stands in the stream"


@pytest.mark.parametrize(
    ("inks", "good"), [((0, 0, 0, 255), True), ((255, 255, 255, 255), False)]
)
def test_pictures_have_no_more_ink_than_the_limit(
    inks: tuple[int, ...], good: bool
) -> None:
    page = subject([drawn(200)])
    page.page.pictures.append(picture(DESK, (60, 40), inks))
    assert (not list(ink_picture.check(page))) is good


# --- The page.


def test_a_page_has_something_on_it() -> None:
    assert passes(page_empty, text())
    assert not passes(page_empty)
    assert not passes(page_empty, replace(text(), hidden=True))


@pytest.mark.parametrize(("more", "good"), [(0.4, True), (0.6, False)])
def test_a_page_has_the_size_that_is_trimmed(more: float, good: bool) -> None:
    """Millimetres off."""
    page = subject([])
    off = more * 72 / 25.4
    page.page.page.obj.TrimBox = [0, 0, WIDTH + off, HEIGHT]
    assert (not list(page_size.check(page))) is good
    small = replace(page, whole=False)
    assert not list(page_size.check(small))


@pytest.mark.parametrize(
    ("key", "value", "good"),
    [
        ("/Rotate", 0, True),
        ("/Rotate", 360, True),
        ("/Rotate", 90, False),
        ("/UserUnit", 1, True),
        ("/UserUnit", 2, False),
    ],
)
def test_a_page_stands_upright_in_points(key: str, value: int, good: bool) -> None:
    page = subject([])
    page.page.page.obj[key] = value
    assert (not list(page_turned.check(page))) is good


def test_nothing_stands_where_the_press_holds_the_paper() -> None:
    edge = Box(4, 4, 14, 14)
    inside, outside = text(), replace(text(), box=edge)
    assert passes(unprintable, inside, unprintable=10.0)
    [type_] = findings(unprintable, outside, unprintable=10.0)
    [ink] = findings(unprintable, fill(box=edge), unprintable=10.0)
    assert type_.severity is None
    assert ink.severity is Severity.WARNING
    assert passes(unprintable, outside, unprintable=0.0)
    assert passes(unprintable, fill(WHITE, box=edge), unprintable=10.0)


# --- Measures.


def test_a_page_is_measured_by_its_marks() -> None:
    found = measure(
        subject(
            [
                text(9),
                text(7, four(0.5, 0.5, 0, 0)),
                stroke(0.3),
                drawn(210),
                fill(Colour("Separation", (1,), Inks(), ("Red",))),
                replace(text(1), hidden=True),
            ]
        )
    )
    assert (found.number, found.type, found.rule, found.ppi) == (3, 7, 0.3, 210)
    assert found.ink == 1
    assert found.plates == ("Cyan", "Magenta", "Yellow", "Black", "Red")
    assert found.spaces == ("DeviceCMYK", "Separation")
    assert found.width == pytest.approx(WIDTH * 25.4 / 72, abs=0.01)


def test_of_an_empty_page_nothing_is_measured() -> None:
    found = measure(subject([]))
    assert (found.ink, found.type, found.rule, found.ppi) == (0, 0, 0, 0)
    assert found.plates == found.spaces == found.fonts == ()


def test_a_grey_picture_prints_on_black_alone() -> None:
    grey = replace(drawn(200), colour=Colour("DeviceGray"))
    assert measure(subject([grey])).plates == ("Black",)
