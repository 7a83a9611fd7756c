"""A palette with spot colours is whole, and no two of its colours are alike."""

from pathlib import Path

import pytest

from layout.desk.style.styling import read_stylebook
from layout.desk.stylebook import Swatch
from layout.errors import Refused
from tests.desk.style.test_styling import STYLE, change, house

__all__ = ["house"]

ACCENT = 'accent = { cmyk = [0, 95, 85, 20], rgb = "#a8201a" }'
RED = 'accent = { spot = "PANTONE 485 C", cmyk = [0, 95, 100, 0], rgb = "#DA291C" }'
ROSE = 'rose = { spot = "PANTONE 485 C", tint = 40 }'


def palette(house: Path, *lines: str) -> dict[str, Swatch]:
    change(house, STYLE, ACCENT, "\n".join(lines))
    return read_stylebook("courier", house).palette


def test_a_spot_has_a_plate_and_shares(house: Path) -> None:
    assert palette(house, RED)["accent"] == Swatch(
        name="accent", cmyk=(0, 0.95, 1, 0), rgb="#da291c", spot="PANTONE 485 C"
    )


def test_a_tint_is_so_much_of_the_full_colour(house: Path) -> None:
    rose = palette(house, RED, ROSE)["rose"]
    assert (rose.spot, rose.tint, rose.rgb) == ("PANTONE 485 C", 0.4, "#f0a9a4")
    assert rose.cmyk == pytest.approx((0, 0.38, 0.4, 0))
    own = 'rose = { spot = "PANTONE 485 C", tint = 40, cmyk = [0, 50, 35, 0] }'
    change(house, STYLE, ROSE, own)
    changed = read_stylebook("courier", house).palette["rose"]
    assert (changed.cmyk, changed.rgb) == ((0, 0.5, 0.35, 0), "#f0a9a4")


@pytest.mark.parametrize(
    ("lines", "code", "words"),
    [
        ([RED.replace("PANTONE 485 C", "Black")], "palette", '"Black" cannot be'),
        ([RED.replace("PANTONE 485 C", " ")], "palette", '" " cannot be'),
        ([RED.replace("PANTONE 485 C", "x" * 31)], "bad-value", "accent.spot"),
        ([RED.replace("rgb", "tint = 0, rgb")], "bad-value", "accent.tint"),
        ([RED.replace("rgb", "tint = 50, rgb")], "palette", "in full"),
        ([RED.replace('spot = "PANTONE 485 C"', "tint = 9")], "palette", "has a tint"),
        ([RED.replace(', rgb = "#DA291C"', "")], "missing-key", "accent.rgb"),
        (['accent = { rgb = "#DA291C" }'], "missing-key", "accent.cmyk is missing"),
        (
            [RED, 'alarm = { cmyk = [0, 95, 100, 0], rgb = "#ff0000" }'],
            "palette",
            "alarm: it cannot be told from accent: both have the same shares of ink",
        ),
        (
            [RED, 'alarm = { cmyk = [0, 90, 90, 0], rgb = "#da291c" }'],
            "palette",
            "alarm: it cannot be told from accent: both are #da291c in a drawing",
        ),
        (
            [RED, RED.replace("accent", "alarm").replace("95, 100", "90, 100")],
            "palette",
            'alarm: "PANTONE 485 C" has other shares than in accent',
        ),
        (
            [RED, ROSE, ROSE.replace("rose", "pink").replace("40", "40.02")],
            "palette",
            "pink: it cannot be told from rose",
        ),
    ],
)
def test_a_bad_palette_is_refused(
    house: Path, lines: list[str], code: str, words: str
) -> None:
    with pytest.raises(Refused) as problem:
        palette(house, *lines)
    found = [note for note in problem.value.notes if words in note.message]
    assert [note.code for note in found] == [code], problem.value.notes
    assert all(note.line and note.hint for note in found)


def test_a_wrong_value_is_noted_once(house: Path) -> None:
    with pytest.raises(Refused) as problem:
        palette(house, 'accent = { cmyk = [0, 95, 100, 0], rgb = "red" }')
    assert [note.code for note in problem.value.notes] == ["bad-value"]


def test_colours_of_the_four_inks_may_be_alike(house: Path) -> None:
    found = palette(house, ACCENT, ACCENT.replace("accent", "alarm"))
    assert found["accent"].cmyk == found["alarm"].cmyk
