"""What a site leaves above the headline and below the copy, in any language."""

import pytest

from layout.copy.subbing.above import clear_above, clear_below
from layout.copy.subbing.script import Given, Script
from tests.copy.making import COPY, left_out, script_of

HEAD = "Bridge at Marl closed by surveyor"
# Of no language: only place and form may tell.
MENU = ("Hjem", "Arkiv", "Om oss")


def top(script: Script) -> list[str]:
    """Return the lines above the copy that are left."""
    places = list(range(script.first_long))
    return [script.items[place].text for place in clear_above(script, places)]


def test_a_run_of_thin_lines_and_what_is_above_it_go() -> None:
    script = script_of("Vann og brød", *MENU, HEAD, *COPY)
    assert top(script) == [HEAD]
    assert left_out(script) == ["Vann og brød", *MENU]


def test_a_kicker_of_which_the_copy_speaks_stays() -> None:
    assert top(script_of(*MENU, "Lorries", HEAD, *COPY)) == ["Lorries", HEAD]


def test_two_lines_may_be_a_section_and_a_kicker() -> None:
    assert top(script_of("Lorries", "Masons", HEAD, *COPY)) == [
        "Lorries",
        "Masons",
        HEAD,
    ]


@pytest.mark.parametrize("head", ["Bridge shut", "Ford"])
def test_one_line_is_always_left(head: str) -> None:
    assert top(script_of(*MENU, head, *COPY))[-1:] == [head]
    assert top(script_of(*MENU, *COPY)) == [MENU[-1]]


def test_the_papers_title_goes_alone_or_with_what_it_stands_for() -> None:
    given = Given(paper="The Marl Lantern")
    for line in ("Marl Lantern", "THE MARL LANTERN – a light", "The Marl Lantern 7"):
        assert top(script_of(line, HEAD, *COPY, given=given)) == [HEAD]
    fair = "The Marl Lantern fair opens"
    assert top(script_of(fair, HEAD, *COPY, given=given)) == [fair, HEAD]


def test_of_a_whole_page_the_line_that_says_most_of_the_copy_is_the_head() -> None:
    offers = [f"Ten things to do in the month of {n} storms" for n in range(9)]
    script = script_of(*offers, HEAD, "Foto", *COPY)
    assert top(script) == [HEAD]
    assert left_out(script) == [*offers, "Foto"]


def test_a_menu_below_the_copy_goes() -> None:
    script = script_of(HEAD, *COPY, *MENU)
    clear_below(script)
    assert left_out(script) == [*MENU]
    script = script_of(HEAD, *COPY, "Lorries", "Masons", "Hay")
    clear_below(script)
    assert left_out(script) == []
