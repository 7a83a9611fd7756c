"""Page one as the tool makes it: the lead, a second or two, pointers inside."""

from dataclasses import replace

import pytest

from layout.desk.style.stylekeys import Front
from layout.desk.stylebook import Stylebook
from layout.galley.composing import ComposingRoom
from layout.makeup.dummy import Dummy, Furniture, Page, PlacedText, Rule
from layout.makeup.making import make_pages
from layout.makeup.placing.furnishing import NAMEPLATE, Pointer
from layout.makeup.placing.pointing import strip
from layout.makeup.plot import GAP, Plot
from tests.makeup.pagecheck import overlaps
from tests.makeup.stories import GRID, STYLE, article, issue, picture


def pool() -> list[object]:
    """Return enough stories for a front page and two inside."""
    lead = article(22, slug="lead", sha256="a" * 64, rank=1, pictures=(picture(),))
    seconds = [
        article(14, slug=f"second{n}", sha256=f"b{n:063}", rank=2) for n in range(2)
    ]
    rest = [
        article(6 + n % 4, slug=f"story{n:02}", sha256=f"{n:064}", rank=3 + n % 2)
        for n in range(14)
    ]
    return [lead, *seconds, *rest]


def made(style: Stylebook = STYLE) -> Dummy:
    return make_pages(issue(*pool()), ComposingRoom(style))[0]  # type: ignore[arg-type]


def contents(page: Page) -> Furniture:
    (box,) = [
        item
        for item in page.furniture
        if isinstance(item, Furniture) and item.name == "contents"
    ]
    return box


def pointers(box: Furniture) -> list[PlacedText]:
    return [text for text in box.texts if text.role == "pointer"]


@pytest.fixture(scope="module")
def front() -> Dummy:
    return made()


def test_the_front_page_has_the_lead_and_a_second_or_two(front: Dummy) -> None:
    frames = sorted(front.pages[0].frames, key=lambda f: (f.rect.line, f.rect.x))
    assert frames[0].slug == "lead"
    assert 2 <= len(frames) <= 3
    assert all(frame.rect.width <= frames[0].rect.width for frame in frames)
    assert overlaps(front.pages[0]) == []


def test_pointers_stand_at_the_foot_and_lead_to_where_stories_begin(
    front: Dummy,
) -> None:
    box = contents(front.pages[0])
    assert box.rect.foot == GRID.lines
    assert box.rect.lines == STYLE.front.lines
    assert max(f.rect.foot for f in front.pages[0].frames) == box.rect.line - GAP
    begun = {
        frame.slug: page.number
        for page in front.pages
        for frame in page.frames
        if not frame.part
    }
    found = pointers(box)
    assert len(found) == STYLE.front.pointers
    assert [begun[text.slug] for text in found] == [text.target for text in found]
    assert [text.target for text in found] == sorted(t.target or 0 for t in found)
    assert all(text.target != 1 for text in found)
    assert {t.target for t in found} == {p.number for p in front.pages[1:] if p.frames}


def test_pointers_stand_at_the_top_where_the_style_says_so() -> None:
    front = Front(pointers=3, where="top", lines=8)
    page = made(replace(STYLE, front=front)).pages[0]
    box = contents(page)
    assert (box.rect.line, box.rect.lines) == (NAMEPLATE, 8)
    assert min(f.rect.line for f in page.frames) == NAMEPLATE + 8 + GAP
    assert len(pointers(box)) == 3
    rules = [item for item in page.furniture if isinstance(item, Rule)]
    assert any(rule.rect.line == box.rect.foot + GAP - 1 for rule in rules)


def test_no_pointers_where_the_style_wants_none() -> None:
    page = made(replace(STYLE, front=Front(pointers=0))).pages[0]
    names = {item.name for item in page.furniture if isinstance(item, Furniture)}
    assert "contents" not in names


def test_pointers_stand_abreast_between_rules(shop: ComposingRoom) -> None:
    plot = Plot(column=0, columns=5, line=70, lines=7)
    four = [Pointer(article=article(slug=f"s{n}"), page=n + 2) for n in range(4)]
    box, *rules = strip(plot, four, issue(), shop)
    assert isinstance(box, Furniture)
    left = [text.rect.x for text in pointers(box)]
    step = (GRID.span(5) + GRID.gutter) / 4
    assert left == pytest.approx([n * step for n in range(4)])
    assert [rule.rect.x for rule in rules] == pytest.approx(
        [x - GRID.gutter / 2 for x in left[1:]]
    )
    assert all(text.rect.foot <= plot.foot for text in box.texts)


def test_a_pointer_too_deep_leaves_its_room_to_the_others(shop: ComposingRoom) -> None:
    plot = Plot(column=0, columns=5, line=70, lines=6)
    endless = article(slug="endless", headline="Of the bridge " * 40)
    three = [
        Pointer(article=endless, page=2),
        Pointer(article=article(slug="one"), page=3),
        Pointer(article=article(slug="two"), page=4),
    ]
    box, *_ = strip(plot, three, issue(), shop)
    assert isinstance(box, Furniture)
    assert [text.slug for text in pointers(box)] == ["one", "two"]
    half = (GRID.span(5) - GRID.gutter) / 2
    assert pointers(box)[0].rect.width == pytest.approx(half)
