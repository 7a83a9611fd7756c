"""Credits told apart from captions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.copy.crediting import credited
from layout.copy.manuscript import SourcePicture


def told_apart(caption: str, credit: str = "") -> tuple[str, str]:
    picture = SourcePicture(file="a.jpg", data=b"", caption=caption, credit=credit)
    found = credited(picture)
    return found.caption, found.credit


@pytest.mark.parametrize(
    ("caption", "words", "credit"),
    [
        ("The weir. Photo: Nell Harrow", "The weir.", "Nell Harrow"),
        ("The weir. Photograph: Nell Harrow/Alder", "The weir.", "Nell Harrow/Alder"),
        ("The weir. Photograph by Nell Harrow.", "The weir.", "Nell Harrow"),
        ("The weir (Photo: Nell Harrow)", "The weir", "Nell Harrow"),
        ("The weir [Picture: Nell Harrow]", "The weir", "Nell Harrow"),
        ("The weir | Photo: Nell Harrow", "The weir", "Nell Harrow"),
        ("The weir – Foto: Nell Harrow", "The weir", "Nell Harrow"),
        ("The weir! © Nell Harrow", "The weir!", "Nell Harrow"),
        ("“So it is.” Picture: Nell", "“So it is.”", "Nell"),
        ("Photo: Nell Harrow", "", "Nell Harrow"),
        ("Photo credit: Nell Harrow", "", "Nell Harrow"),
        ("Image courtesy of: Marl Society", "", "Marl Society"),
        ("Illustration by Ada Tarn", "", "Ada Tarn"),
        ("The weir. Photo: *Nell* Harrow", "The weir.", "Nell Harrow"),
        ("The weir. Photo: www.alder.example", "The weir.", "www.alder.example"),
    ],
)
def test_a_credit_behind_a_caption_is_taken_out(
    caption: str, words: str, credit: str
) -> None:
    assert told_apart(caption) == (words, credit)


@pytest.mark.parametrize(
    "caption",
    [
        "",
        "The weir",
        "A photo of the weir: it is old",
        "The weir. It was built in 1931.",
        "The picture by the door",
        "Photo: ",
        "The weir. Photo: " + "word " * 30,
        "The weir (photographed in 1931)",
    ],
)
def test_a_caption_without_a_credit_stays(caption: str) -> None:
    assert told_apart(caption) == (caption, "")


def test_a_credit_that_is_known_is_kept() -> None:
    caption = "The weir. Photo: Nell Harrow"
    assert told_apart(caption, "Ada Tarn") == (caption, "Ada Tarn")


@given(st.text(max_size=60))
def test_no_caption_grows(text: str) -> None:
    caption, credit = told_apart(text)
    assert text.strip().startswith(caption.strip())
    assert len(credit) <= len(text)
