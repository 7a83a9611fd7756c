"""What is proved: which stories, which files, and pages that were joined."""

from dataclasses import replace

import pytest

from layout.errors import Defect
from layout.geometry import Rect
from layout.makeup.dummy import Dummy, Frame, Page
from layout.proof.readback.evidence import Evidence, FoundPage, ReadFile, WordsFound
from layout.proof.readback.finding import gathered
from layout.proof.readback.proofing import check_joined, prove
from tests.proof.readback.founds import (
    GRID,
    SLUG,
    article,
    found,
    issue,
    leg,
    reread,
    text,
)


def page(number: int, *slugs: str) -> Page:
    frames = tuple(
        Frame(
            slug=slug,
            headline=slug,
            language="en-GB",
            part=0,
            rect=Rect(x=0, line=0, width=100, lines=10),
            items=(),
        )
        for slug in slugs
    )
    return Page(number=number, section="", ink="mono", frames=frames, furniture=())


def evidence(*pages: Page, **changes: object) -> Evidence:
    stories = (article("the weir is dry"), article("owls", slug="owls"))
    plain = Evidence(
        issue=issue(*stories), dummy=Dummy(pages=pages, stories=()), grid=GRID
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def read(*words: WordsFound, name: str = "press.pdf") -> ReadFile:
    return ReadFile(
        name=name, pages=tuple(FoundPage(found=each, characters=9) for each in words)
    )


WEIR = found(leg("the weir", "is dry"))
OWLS = found(text("Owls", slug="owls", page=2))
BOTH = (page(1, SLUG), page(2, "owls"))


def test_without_files_there_is_nothing_to_say() -> None:
    proof, notes = prove(evidence(*BOTH))
    assert (proof.stories, notes) == ((), ())


def test_all_words_in_all_pages_are_proved() -> None:
    proof, notes = prove(evidence(*BOTH, files=(read(WEIR, OWLS),)))
    assert notes == ()
    assert [(c.slug, c.words, c.words_set) for c in proof.stories] == [
        (SLUG, 4, 4),
        ("owls", 1, 1),
    ]


def test_a_story_that_is_on_no_page_is_lost() -> None:
    _, [note] = prove(evidence(page(1, SLUG), files=(read(WEIR),)))
    assert note.message == 'none of the 1 words of "owls" is in the pages'


def test_of_some_pages_a_story_elsewhere_is_not_missed() -> None:
    shown = evidence(*BOTH, pages=(1,), files=(read(WEIR),))
    proof, notes = prove(shown)
    assert notes == ()
    assert [count.slug for count in proof.stories] == [SLUG]


def test_of_some_pages_a_story_that_goes_on_elsewhere_is_not_counted() -> None:
    jumps = (page(1, SLUG), page(2, "owls", SLUG))
    shown = evidence(*jumps, pages=(1,), files=(read(found(leg("the weir"))),))
    proof, notes = prove(shown)
    assert (proof.stories, notes) == ((), ())


def test_every_edition_is_proved_and_the_first_is_counted() -> None:
    short = found(leg("the weir", "is"))
    files = (read(WEIR, OWLS), read(short, OWLS, name="screen.pdf"))
    proof, notes = prove(evidence(*BOTH, files=files))
    assert proof.stories[0].words_set == 4
    assert [note.code for note in notes] == ["words-lost"]


def test_editions_of_the_same_rendered_pages_are_proved_once() -> None:
    one = read(found(leg("the weir", "is")), OWLS)
    again = replace(one, name="screen.pdf")
    _, notes = prove(evidence(*BOTH, files=(one, again)))
    assert [note.code for note in notes] == ["words-lost"]


def test_pages_that_were_rendered_apart_are_both_proved() -> None:
    one, two = (read(found(leg(*lines)), OWLS) for lines in (("the", "is"), ("weir",)))
    _, notes = prove(evidence(*BOTH, files=(one, two)))
    assert [note.code for note in notes] == ["words-lost", "words-lost"]


def test_lines_are_compared_too() -> None:
    off = found(reread(leg("the weir", "is dry"), 0, text="the weir is"))
    _, notes = prove(evidence(*BOTH, files=(read(off, OWLS),)))
    assert "line-rebroken" in {note.code for note in notes}


def test_what_is_found_on_pages_is_gathered_in_their_order() -> None:
    pages = read(WEIR, OWLS, WEIR).pages
    whole = gathered(pages)
    assert [each.slug for each in whole.legs] == [SLUG, SLUG]
    assert whole.texts == OWLS.texts
    assert gathered(()) == found()


def joined(characters: tuple[int, ...], **changes: object) -> None:
    check_joined(evidence(*BOTH, **changes), read(WEIR, OWLS), characters)


def test_joined_pages_have_what_they_had() -> None:
    joined((9, 9))


@pytest.mark.parametrize(
    ("characters", "said"),
    [
        ((9, 8), "page 2 has 8 characters, and had 9"),
        ((9,), "1 pages were written and 2 made up"),
        ((9, 9, 9), "3 pages were written and 2 made up"),
        ((), "0 pages were written and 2 made up"),
    ],
)
def test_joined_pages_that_differ_are_a_defect(
    characters: tuple[int, ...], said: str
) -> None:
    with pytest.raises(Defect, match=said) as caught:
        joined(characters)
    [note] = caught.value.notes
    assert (note.code, note.file) == ("pages-differ", "press.pdf")


def test_pages_left_out_are_not_joined() -> None:
    made = evidence(*BOTH, pages=(2,))
    check_joined(made, read(OWLS), (9,))
    with pytest.raises(Defect, match="page 2 has 7 characters"):
        check_joined(made, read(OWLS), (7,))
