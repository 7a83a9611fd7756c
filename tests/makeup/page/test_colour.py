"""Colour pictures go to colour pages."""

from pathlib import Path

import pytest

from layout.desk.issue import Ad, AdKind, Article, PagePlan
from layout.galley.composing import ComposingRoom
from layout.makeup.dummy import Dummy
from layout.makeup.making import make_pages
from layout.makeup.page.colour import said
from layout.notes import Note
from tests.makeup.stories import STYLE, article, issue, picture


def stories(*, grey: bool = False) -> list[Article]:
    """Return a lead and stories of one rank, every third with a picture."""
    return [
        article(
            8 + n % 3,
            slug=f"story{n:02}",
            sha256=f"{n:064}",
            rank=1 if n == 0 else 3,
            pictures=(picture(name=f"{n}.jpg", colour=not grey),) if n % 3 == 0 else (),
        )
        for n in range(12)
    ]


def made(*inks: str, grey: bool = False) -> tuple[Dummy, list[Note]]:
    plans = tuple(PagePlan(number=n, ink=ink) for n, ink in enumerate(inks, 1))
    whole = issue(*stories(grey=grey), plans=plans)
    dummy, notes = make_pages(whole, ComposingRoom(STYLE))
    return dummy, [note for note in notes if note.code == "printed-grey"]


@pytest.fixture(scope="module")
def mixed() -> tuple[Dummy, list[Note]]:
    return made("colour", "mono", "colour", "mono")


def printed_grey(dummy: Dummy, pages: tuple[int, ...]) -> list[str]:
    """Return the stories with pictures on some pages."""
    names = {story.slug for story in stories() if story.pictures}
    return [
        frame.slug
        for number in pages
        for frame in dummy.pages[number - 1].frames
        if frame.slug in names and not frame.part
    ]


def test_colour_pictures_leave_pages_in_black_alone(
    mixed: tuple[Dummy, list[Note]],
) -> None:
    dummy, notes = mixed
    grey = printed_grey(dummy, (2, 4))
    anyhow = printed_grey(made("colour", "colour", "colour", "colour")[0], (2, 4))
    assert len(grey) < len(anyhow)
    assert [note.page for note in notes] == [2] * len(grey)


def test_the_reasons_say_so(mixed: tuple[Dummy, list[Note]]) -> None:
    dummy, _ = mixed
    inks = {page.number: page.ink for page in dummy.pages}
    pictured = [
        p for p in dummy.plan if p.name[:5] == "story" and not int(p.name[5:]) % 3
    ]
    assert pictured
    for position in pictured:
        told = "on a colour page for its picture" in position.why
        assert told == (inks[position.page] == "colour")


def test_what_is_printed_grey_is_told_with_the_pages_that_have_colour() -> None:
    _, notes = made("mono", "mono", "mono", "colour")
    assert notes
    assert all(note.message.endswith("page 4 has colour") for note in notes)
    assert notes[0].page == 1


def test_grey_pictures_and_grey_issues_do_not_mind() -> None:
    assert made("mono", "mono", "mono", "colour", grey=True)[1] == []
    dummy, notes = made("mono", "mono", "mono", "mono")
    assert notes == []
    assert not any("grey" in position.why for position in dummy.plan)


@pytest.mark.parametrize(
    ("asked", "press", "inks"),
    [
        ((), ("colour", "mono"), ["colour", "mono", "colour", "mono"]),
        (("mono",), ("colour",), ["mono", "colour", "colour", "colour"]),
        (("colour", "mono"), ("spot",), ["spot", "mono", "spot", "spot"]),
    ],
)
def test_a_page_has_the_ink_that_is_asked_for_and_there(
    asked: tuple[str, ...], press: tuple[str, ...], inks: list[str]
) -> None:
    plans = tuple(PagePlan(number=n, ink=ink) for n, ink in enumerate(asked, 1))
    whole = issue(*stories(grey=True), plans=plans, inks=press, pages=4)
    dummy, _ = make_pages(whole, ComposingRoom(STYLE))
    assert [page.ink for page in dummy.pages] == inks


def test_a_paid_advertisement_that_is_printed_grey_is_told() -> None:
    ads = tuple(
        Ad(
            name=name,
            kind=AdKind.VECTOR,
            path=Path(name),
            sha256="0" * 64,
            columns=2,
            depth_mm=60,
            page=page,
            colour=name != "grey",
        )
        for page, name in enumerate(("fair", "grey", "shop"), 1)
    )
    whole = issue(*stories(), ads=ads, inks=("mono", "mono", "colour", "mono"), pages=4)
    _, notes = make_pages(whole, ComposingRoom(STYLE))
    told = [note for note in notes if note.code == "ad-printed-grey"]
    assert [(note.page, note.message[:20]) for note in told] == [
        (1, 'advertisement "fair"')
    ]


def test_pages_are_named_in_words() -> None:
    assert said([4]) == "page 4 has"
    assert said([1, 4, 5]) == "pages 1, 4 and 5 have"
