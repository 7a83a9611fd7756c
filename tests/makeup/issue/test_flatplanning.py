"""The flatplan: wishes, sections, and what a drawn page leaves to the tool."""

from layout.desk.issue import Area, PagePlan
from layout.galley.composing import ComposingRoom
from layout.makeup.areas import FREE, PageLayout
from layout.makeup.issue.flatplanning import flatplan
from layout.makeup.plot import GAP
from layout.makeup.story.fit_memory import Fitter
from tests.makeup.stories import GRID, STYLE, article, issue

SHOP = ComposingRoom(STYLE)


def plan(*articles: object, **changes: object) -> tuple[PageLayout, ...]:
    return flatplan(issue(*articles, **changes), Fitter(SHOP))  # type: ignore[arg-type]


def pages_of(layouts: tuple[PageLayout, ...]) -> dict[str, int]:
    return {slot.name: page.number for page in layouts for slot in page.slots}


def stories(count: int, **changes: object) -> list[object]:
    return [
        article(6 + n % 5, slug=f"story{n:02}", sha256=f"{n:064}", **changes)
        for n in range(count)
    ]


def test_a_story_stands_on_the_page_that_it_asks_for() -> None:
    wish = article(5, slug="wish", sha256="f" * 64, page=3)
    found = pages_of(plan(wish, *stories(24)))
    assert found["wish"] == 3


def test_sections_follow_one_another() -> None:
    news = stories(10, section="News")
    sport = [
        article(7, slug=f"sport{n}", sha256=f"a{n:063}", section="Sport")
        for n in range(10)
    ]
    layouts = plan(*sport, *news)
    sections = [page.section for page in layouts if page.slots]
    assert sections == sorted(sections, key=["News", "Sport"].index)
    opening = [page.number for page in layouts if page.opens_section]
    assert opening == [sections.index("Sport") + 1]


def test_what_a_drawn_page_leaves_open_is_filled() -> None:
    lead = article(12, slug="lead", sha256="e" * 64, rank=1)
    drawn = PagePlan(
        number=1,
        rows=2,
        areas=(
            Area(name="lead", column=0, columns=5, row=0, rows=1),
            Area(name=FREE, column=0, columns=5, row=1, rows=1),
        ),
    )
    layouts = plan(lead, *stories(20), plans=(drawn,))
    first = layouts[0]
    own = next(slot.plot for slot in first.slots if slot.name == "lead")
    others = [slot.plot for slot in first.slots if slot.name != "lead"]
    assert others
    assert FREE not in {slot.name for slot in first.slots}
    assert min(plot.line for plot in others) == own.foot + GAP
    assert max(plot.foot for plot in others) == GRID.lines


def test_a_lead_goes_on_inside_where_the_front_page_is_full() -> None:
    lead = article(60, slug="lead", sha256="d" * 64, rank=1, jump_head="Lead")
    layouts = plan(lead, *stories(16))
    pages = [page.number for page in layouts for s in page.slots if s.name == "lead"]
    assert pages[0] == 1
    assert len(pages) == 2
    assert pages == sorted(pages)


def test_a_story_that_may_not_jump_stands_on_one_page() -> None:
    lead = article(40, slug="lead", sha256="c" * 64, rank=1, jump=False)
    layouts = plan(lead, *stories(16))
    pages = [page.number for page in layouts for s in page.slots if s.name == "lead"]
    assert len(pages) == 1
