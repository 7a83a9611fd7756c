"""A word is as wide as its glyphs' advances and kerns say."""

import pytest

from layout.galley.composing import ComposingRoom
from tests.galley.kerning import Ruler
from tests.galley.quadshop import COURIER

WORDS = "Avenue Tower Yorkshire bridge LAWYER weir Tyne parish Vote a rewrote"


@pytest.mark.parametrize("key", ["text", "text-italic", "sans", "display-bold"])
def test_widths_are_advances_and_kerns(courier: ComposingRoom, key: str) -> None:
    face, ruler = courier.typecase.face(key), Ruler(COURIER.faces[key].path)
    found = {word: face.width(word) for word in WORDS.split()}
    assert found == pytest.approx({word: ruler.width(word) for word in found})


def test_kerning_is_seen_at_all(courier: ComposingRoom) -> None:
    face = courier.typecase.face("text")
    assert face.width("Tower") < sum(face.width(letter) for letter in "Tower")


@pytest.mark.parametrize(
    ("feature", "text"), [("pnum", "1,118"), ("smcp", "nasa"), ("c2sc", "NASA")]
)
def test_features_change_widths(
    courier: ComposingRoom, feature: str, text: str
) -> None:
    plain = courier.typecase.face("text")
    special = courier.typecase.face("text", (feature,))
    assert special.width(text) != pytest.approx(plain.width(text))


def test_tabular_figures_are_of_one_width(courier: ComposingRoom) -> None:
    face = courier.typecase.face("text", ("tnum", "lnum"))
    assert len({round(face.width(figure), 6) for figure in "0123456789"}) == 1


def test_every_quad_is_one_em(quad: ComposingRoom) -> None:
    assert quad.typecase.face("text").width("the quick fox") == 13.0


def test_missing_characters_are_named_once_and_sorted(courier: ComposingRoom) -> None:
    face = courier.typecase.face("text")
    assert face.missing("wąż\n – “é”") == ""
    assert face.missing("漢a字漢") == "字漢"
