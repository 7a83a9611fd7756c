"""What pages promise: jumps, pointers, and who answers for the paper."""

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from layout.desk.issue import Publication
from layout.makeup.dummy import Frame, Page, PlacedText
from layout.proof.craft.checks import (
    imprint_missing,
    imprint_unnamed,
    jump_lost,
    pointer_wrong,
)
from tests.proof.craft.pages import found, frame, furniture, leg, page, part, rect, text

ROW = rect(0, 1, 40, 1)


def jump_line(role: str, words: str, target: int) -> PlacedText:
    return text(role, ROW, words, size=8, target=target, slug="bridge")


START = frame(jump_line("continued_on", "Continued on page 2", 2), continued_on=2)
END = frame(jump_line("continued_from", "From page 1", 1), continued_from=1, part=1)


def pages(start: Frame, end: Frame, *, number: int = 2) -> tuple[Page, Page]:
    return page(start), page(end, number=number)


def test_a_jump_that_lands_is_right() -> None:
    assert not found(jump_lost, *pages(START, END))


@pytest.mark.parametrize(
    ("both", "said"),
    [
        (pages(START, END, number=3), "continues on page 2, but is not taken up there"),
        (pages(START, replace(END, slug="school")), "is not taken up there"),
        (pages(START, replace(END, continued_from=3)), "is not taken up there"),
        (pages(replace(START, continued_on=None), END), "does not send the reader"),
        (pages(replace(START, items=()), END), "has no line that names page 2"),
        (pages(START, replace(END, items=())), "has no line that names page 1"),
    ],
    ids=["page", "story", "back", "one-sided", "no line on", "no line from"],
)
def test_a_jump_that_does_not_land_is_told(both: tuple[Page, Page], said: str) -> None:
    messages = [finding.message for finding in found(jump_lost, *both)]
    assert any(said in message for message in messages)


@pytest.mark.parametrize(("words", "target"), [("on page 12", 2), ("on page 2", 3)])
def test_a_jump_line_that_says_another_page_is_told(words: str, target: int) -> None:
    start = replace(START, items=(jump_line("continued_on", words, target),))
    (finding,) = found(jump_lost, *pages(start, END))
    assert finding.message == f'"bridge" says "{words}" where page 2 is meant'


def test_a_story_of_three_parts_lands_twice() -> None:
    middle = replace(
        END,
        items=(*END.items, jump_line("continued_on", "Continued on page 3", 3)),
        continued_on=3,
    )
    last = frame(jump_line("continued_from", "From page 2", 2), continued_from=2)
    assert not found(
        jump_lost, page(START), page(middle, number=2), page(last, number=3)
    )


def front(
    name: str, role: str, words: str, target: int | None = None, slug: str = ""
) -> tuple[Page, Page]:
    """Page one with a piece of furniture, and page two with a story."""
    placed = text(role, rect(0, 1, 0, 1), words, target=target, slug=slug)
    item = furniture(name, placed)
    return page(furniture=(item,)), page(frame(slug="school"), number=2)


def test_a_pointer_leads_to_its_story() -> None:
    right = front("contents", "pointer", "Page 2", target=2, slug="school")
    assert not found(pointer_wrong, *right)
    head = front("contents", "pointer_head", "School", target=2, slug="school")
    assert not found(pointer_wrong, *head)


@pytest.mark.parametrize(
    ("words", "target", "slug"),
    [("Page 2", 2, "bridge"), ("Page 5", 5, "school"), ("Page 12", 2, "school")],
    ids=["another story", "no such page", "another number"],
)
def test_a_pointer_that_leads_elsewhere_is_told(
    words: str, target: int, slug: str
) -> None:
    wrong = front("contents", "pointer", words, target=target, slug=slug)
    (finding,) = found(pointer_wrong, *wrong)
    assert finding.page == 1
    assert words in finding.message


def test_an_ear_names_pages_that_there_are() -> None:
    assert not found(pointer_wrong, *front("ears", "ear", "Crossword: pages 1 and 2"))
    (finding,) = found(pointer_wrong, *front("ears", "ear", "Puzzles: pages 2 to 9"))
    assert finding.message.endswith("names a page that there is not: 9")
    assert not found(pointer_wrong, *front("ears", "ear", "£1.50, 16 pages in all"))


PAPER = Publication(
    folder=Path(),
    title="The Test",
    publisher="Alder Press",
    printer_name="Mill Print",
    imprint=(
        "Published by Alder Press, Tanner's Yard.",
        "Printed by Mill Print, Mill Lane.",
    ),
)


def masthead(*lines: str, number: int = 2) -> tuple[Page, Page, Page]:
    """Three pages of which one has the box."""
    box = furniture("masthead", *(text("masthead", ROW, line) for line in lines))
    first, second, third = (
        page(number=n, furniture=(box,) if n == number else ()) for n in (1, 2, 3)
    )
    return first, second, third


def test_an_imprint_in_the_masthead_is_enough_however_it_breaks() -> None:
    lines = ("Published by Alder Press, Tanner’s", "Yard. Printed by Mill")
    box = masthead(*lines, "Print, Mill Lane.")
    assert not found(imprint_missing, *box, publication=PAPER)


def test_an_imprint_in_the_copy_counts_on_the_last_page_only() -> None:
    copy = frame(leg(part(*PAPER.imprint)))
    inside = (page(), page(copy, number=2), page(number=3))
    assert found(imprint_missing, *inside, publication=PAPER)
    assert not found(imprint_missing, page(), page(copy, number=2), publication=PAPER)


def test_what_is_missing_is_told() -> None:
    (finding,) = found(imprint_missing, *masthead(PAPER.imprint[0]), publication=PAPER)
    assert '"Printed by Mill Print, Mill Lane."' in finding.message
    assert "Alder" not in finding.message


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "Alder Press. Mill Print, 1 Mill Lane.",
            '"Alder Press" has no address',
        ),
        ("Alder Press, Tanner's Yard.", ': "Mill Print"'),
    ],
)
def test_names_want_their_addresses(line: str, said: str) -> None:
    paper = structs.replace(PAPER, imprint=())
    (finding,) = found(imprint_missing, *masthead(line), publication=paper)
    assert said in finding.message


def test_a_name_that_has_its_address_in_it_needs_no_other() -> None:
    paper = structs.replace(
        PAPER, imprint=(), publisher="Alder, 4 Yard", printer_name=""
    )
    assert not found(imprint_missing, *masthead("Alder, 4 Yard"), publication=paper)


def test_a_paper_without_imprint_is_told_so_and_no_more() -> None:
    bare = structs.replace(PAPER, imprint=(), publisher="", printer_name="")
    assert not found(imprint_missing, page(), publication=bare)
    (finding,) = found(imprint_unnamed, page(), publication=bare)
    assert finding.file == "paper.toml"
    assert not found(imprint_unnamed, page(), publication=PAPER)
    assert not found(
        imprint_unnamed, page(), publication=structs.replace(PAPER, imprint=())
    )
