"""A palette in the hands of printers with and without plates for its spot colours."""

from dataclasses import replace

import pytest

from layout.codes import Code
from layout.desk.printer import Printer
from layout.desk.stylebook import Stylebook, Swatch
from layout.plate.html.swatches import inking, spot_notes
from tests.plate.dummies import PRINTER, STYLE

GOLD = replace(
    next(iter(STYLE.palette.values())),
    rgb="#b08d2a",
    cmyk=(0.0, 0.2, 0.8, 0.3),
    spot="Gold",
    tint=1.0,
)
PALE = replace(GOLD, rgb="#e7dcbf", cmyk=(0.0, 0.06, 0.24, 0.09), tint=0.3)


def style(*swatches: Swatch) -> Stylebook:
    named = {f"own-{n}": swatch for n, swatch in enumerate(swatches)}
    return replace(STYLE, palette={**STYLE.palette, **named})


def press(**changed: object) -> Printer:
    return replace(PRINTER, **changed)  # type: ignore[arg-type]


def test_every_colour_of_the_palette_is_known_to_the_press() -> None:
    found = inking(STYLE, PRINTER, "colour").palette
    assert [paint.rgb for paint in found] == [s.rgb for s in STYLE.palette.values()]
    assert [paint.cmyk for paint in found] == [s.cmyk for s in STYLE.palette.values()]


def test_a_tint_is_of_its_spots_full_ink() -> None:
    full, pale = inking(style(GOLD, PALE), press(spots=True), "colour").palette[-2:]
    assert (full.spot, full.tint, full.full) == ("Gold", 1.0, GOLD.cmyk)
    assert (pale.spot, pale.tint, pale.full) == ("Gold", 0.3, GOLD.cmyk)


def test_a_printer_without_the_plate_gets_the_four_inks() -> None:
    gold = inking(style(GOLD), press(spots=False), "colour").palette[-1]
    assert gold.spot == ""
    assert gold.cmyk == GOLD.cmyk


@pytest.mark.parametrize(
    ("space", "ink", "wanted"),
    [
        ("cmyk", "colour", "colour"),
        ("cmyk", "mono", "mono"),
        ("rgb", "colour", "colour"),
        ("grey", "colour", "mono"),
    ],
)
def test_a_grey_copier_has_one_ink(space: str, ink: str, wanted: str) -> None:
    found = inking(STYLE, press(space=space), ink)
    assert (found.ink, found.space) == (wanted, space)


def test_limits_are_the_printers() -> None:
    found = inking(STYLE, PRINTER, "colour")
    assert found.limit == PRINTER.ink_limit
    assert found.tint_least == PRINTER.limits.tint_least
    assert found.tint_most == PRINTER.limits.tint_most


def test_an_editor_is_told_of_a_spot_that_has_no_plate() -> None:
    [note] = spot_notes(style(GOLD, PALE), press(spots=False))
    assert note.code == Code.SPOT_IN_CMYK
    assert note.message.startswith("Gold is printed in the four inks")


@pytest.mark.parametrize(
    ("swatches", "changed"),
    [
        ((), {}),
        ((GOLD,), {"spots": True}),
        ((GOLD,), {"space": "rgb"}),
    ],
    ids=["no spot", "a plate for it", "a copier"],
)
def test_otherwise_there_is_nothing_to_tell(
    swatches: tuple[Swatch, ...], changed: dict[str, object]
) -> None:
    assert spot_notes(style(*swatches), press(**changed)) == ()
