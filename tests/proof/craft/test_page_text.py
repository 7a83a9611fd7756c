"""What a page prints, as text: words whole, every piece, in reading order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.galley.galley import Line, SetBox
from layout.makeup.dummy import Furniture, PlacedBox
from layout.proof.craft.page_text import joined, printed
from tests.proof.craft.pages import (
    broken,
    frame,
    furniture,
    leg,
    line,
    page,
    part,
    picture,
    rect,
    text,
)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        pytest.param((), "", id="none"),
        pytest.param((line("the weir"), line("is dry")), "the weir is dry", id="two"),
        pytest.param((broken("engi-"), line("neers")), "engineers", id="our hyphen"),
        pytest.param(
            (line("long-"), line("postponed")), "long- postponed", id="its own hyphen"
        ),
        pytest.param((broken("engi-"),), "engi", id="cut off"),
    ],
)
def test_lines_are_joined_to_words(lines: tuple[Line, ...], said: str) -> None:
    assert joined(lines) == said


def test_a_page_says_its_furniture_then_its_stories() -> None:
    folio = furniture("folio", text("folio", rect(0, 5, 0, 1), "Friday"))
    story = frame(
        text("headline", rect(0, 2, 2, 3), "Weir", "shuts"),
        leg(part(broken("the engi-"), at=0)),
        leg(part("neers wait"), column=1),
        picture(2, 2, 10, 8),
    )
    said = [words for words in printed(page(story, furniture=(folio,))) if words]
    assert said == ["Friday", "Weir shuts", "the engineers wait"]


def test_a_mastheads_pieces_are_read_in_one() -> None:
    place = rect(0, 5, 0, 4)
    masthead = Furniture(
        name="masthead",
        rect=place,
        texts=(text("name", place, "The Larks"), text("name", place, "Mill Lane")),
        plain=(("day", "Friday"), ("price", "10p")),
    )
    said = list(printed(page(furniture=(masthead,))))
    assert said == ["The Larks Mill Lane", "Friday 10p"]


def test_a_fact_box_is_read_with_its_title() -> None:
    place = rect(0, 1, 10, 6)
    box = SetBox(
        title=text("title", place, "In short").text,
        blocks=tuple(text("item", place, word).text for word in ("Dry.", "Shut.")),
        markers=("", ""),
        padding=4,
        width=place.width,
        lines_deep=6,
    )
    story = frame(PlacedBox(rect=place, box=box))
    assert "In short Dry. Shut." in list(printed(page(story)))


def test_an_empty_page_says_nothing() -> None:
    assert list(printed(page())) == []


WORDS = st.lists(st.text("abcxyz", min_size=1, max_size=8), min_size=1, max_size=20)


@given(words=WORDS, cuts=st.lists(st.integers(1, 100), max_size=10))
def test_however_copy_is_broken_it_says_the_same(
    words: list[str], cuts: list[int]
) -> None:
    whole, lines, start = " ".join(words), list[Line](), 0
    for cut in sorted({cut for cut in cuts if 0 < cut < len(whole)}):
        piece = whole[start:cut]
        inside = " " not in whole[cut - 1 : cut + 1]
        lines.append(broken(f"{piece.strip()}-") if inside else line(piece.strip()))
        start = cut
    lines.append(line(whole[start:].strip()))
    assert joined(lines).split() == words
