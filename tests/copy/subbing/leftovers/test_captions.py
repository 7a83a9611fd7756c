"""Lines of pictures that did not come with the text."""

import pytest

from layout.copy.subbing.leftovers.captions import MOST_WORDS, matches
from tests.copy.making import item


@pytest.mark.parametrize(
    "text",
    [
        "Photo: Nell Harrow",
        "Photos: Nell Harrow and Tam Birkett",
        "Photograph by: Nell Harrow",
        "Picture courtesy of: the Marl Society",
        "Image © Alder Archive",
        "Illustration: Ada Tarn.",
        "Cartoon: Odd Fell",
        "Image caption: The weir in flood",
        "[Photo of the weir]",
        "[image: bridge.jpg]",
        "[Gallery]",
        "(Photo: Nell Harrow)",
        "(Picture by Nell Harrow)",
        "Photo by Nell Harrow",
        "pictures courtesy of the Marl Society",
    ],
)
def test_a_credit_or_label_is_one(text: str) -> None:
    assert matches(item(text))


@pytest.mark.parametrize(
    "text",
    [
        "Photography is taught on Mondays",
        "A picture of the weir hangs in the hall",
        "[sic]",
        "Picture the scene: a bridge, and no road to it",
        "(photographed in 1931)",
        "Images of the flood were shown by the board",
    ],
)
def test_a_line_about_pictures_is_none(text: str) -> None:
    assert not matches(item(text))


def test_a_whole_paragraph_is_no_caption() -> None:
    text = "Photo: " + "word " * (MOST_WORDS + 1)
    assert not matches(item(text))
