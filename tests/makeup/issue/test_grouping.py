"""Briefs in a column, letters in a block, the masthead with the leader."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.desk.issue import Area, Article, PagePlan
from layout.desk.style.stylekeys import Briefs, Opinion
from layout.galley.composing import ComposingRoom
from layout.makeup.areas import BRIEFS_HEAD, Slot, briefs_of
from layout.makeup.costs import COSTS
from layout.makeup.dummy import Dummy, Furniture, Page, Position, Rule
from layout.makeup.issue.grouping import gathered, masthead_box
from layout.makeup.making import make_pages
from layout.makeup.page.briefing import BriefsColumn
from layout.makeup.page.planning import Planner
from layout.makeup.placing.furnishing import rules
from layout.makeup.plot import BRIEF_GAP, Plot
from layout.makeup.story.fit_memory import Fitter
from layout.makeup.take import GroupKind, Take
from layout.notes import errors
from tests.makeup.pagecheck import outside, overlaps
from tests.makeup.stories import GRID, STYLE, article, issue, paragraph, picture

SHOP = ComposingRoom(STYLE)
SECTIONS = ("News", "Opinion", "Sport")


def story(slug: str, paragraphs: int, **changes: object) -> Article:
    plain = {"kicker": "", "byline": "", "slug": slug, "sha256": f"{slug:0>64}"}
    return article(paragraphs, **(plain | changes))


def briefs(count: int) -> list[Article]:
    return [story(f"brief{n}", 1 + n % 3, rank=5) for n in range(count)]


def opinion(letters: int) -> list[Article]:
    short = [
        story(f"letter{n}", 4 + n, section="Opinion", rank=4) for n in range(letters)
    ]
    return [story("leader", 16, section="Opinion", rank=2), *short]


def news(count: int) -> list[Article]:
    return [story(f"news{n:02}", 6 + n % 5, rank=2 + n % 2) for n in range(count)]


def takes(*articles: Article, **changes: object) -> list[Take]:
    style = replace(STYLE, **changes)  # type: ignore[arg-type]
    planner = Planner(Fitter(ComposingRoom(style)))
    return gathered(list(articles), issue(*articles), planner.shop)


def made(*articles: Article, **changes: object) -> tuple[Dummy, list[str]]:
    whole = issue(*articles, **({"sections": SECTIONS} | changes))
    dummy, notes = make_pages(whole, SHOP)
    return dummy, [note.message for note in errors(notes)]


def positions(dummy: Dummy, *names: str) -> list[Position]:
    return [p for p in dummy.plan if p.name.startswith(names)]


def page_of(dummy: Dummy, name: str) -> int:
    return next(p.page for p in dummy.plan if p.name == name)


# --- What is put together.


def test_briefs_of_a_section_make_one_take() -> None:
    found = takes(*news(2), *briefs(4))
    assert [take.name[0] for take in found] == [
        "news00",
        "news01",
        "brief0+brief1+brief2+brief3",
    ]
    assert [take.stories for take in found] == [1, 1, 4]


@pytest.mark.parametrize(
    "changes",
    [
        {"rank": 4},
        {"page": 2},
        {"pictures": (picture(),)},
        {"standfirst": "The county pays"},
        {"pull_quotes": ("The county",)},
        {"blocks": (paragraph(),) * 20},
    ],
    ids=str,
)
def test_what_is_no_brief_stands_alone(changes: dict[str, object]) -> None:
    third = story("third", 1, **({"rank": 5} | changes))
    found = takes(*briefs(2), third)
    assert all(take.group is None for take in found)


def test_the_style_says_how_many_briefs_make_a_column() -> None:
    assert len(takes(*briefs(4), briefs=Briefs(least=5))) == 4
    assert len(takes(*briefs(4), briefs=Briefs(least=0))) == 4
    assert len(takes(*briefs(2), briefs=Briefs(least=2))) == 1


def test_many_briefs_make_even_columns() -> None:
    assert [take.stories for take in takes(*briefs(17))] == [6, 6, 5]


def test_letters_are_those_of_their_section_and_short_opinion() -> None:
    own = [story(f"own{n}", 9, section="Letters", rank=2) for n in range(2)]
    found = takes(*opinion(3), *own)
    assert [take.name[0] for take in found] == [
        "leader",
        "letter0+letter1+letter2",
        "own0+own1",
    ]


def test_one_letter_stands_alone() -> None:
    assert [take.group for take in takes(*opinion(1))] == [None, None]


# --- The column.


@settings(max_examples=20)
@given(
    counts=st.lists(st.integers(1, 4), min_size=3, max_size=7), extra=st.integers(0, 9)
)
def test_a_column_is_divided_without_gap_or_overlap(
    counts: list[int], extra: int
) -> None:
    own = tuple(story(f"b{n}", count, rank=5) for n, count in enumerate(counts))
    column = BriefsColumn(own, SHOP, COSTS.page)
    whole = column.fillings[0]
    lines = min(whole.most, whole.least + extra)
    label, *slots = column.slots(Plot(column=4, columns=1, line=11, lines=lines))
    assert label.name == BRIEFS_HEAD
    assert [slot.name for slot in slots] == [brief.slug for brief in own]
    foot = label.plot.foot
    for slot, need in zip(slots, column.lines, strict=True):
        assert slot.plot.line == foot + BRIEF_GAP
        assert 0 <= slot.plot.lines - need <= 1
        foot = slot.plot.foot
    assert foot == 11 + lines


@settings(max_examples=20)
@given(counts=st.lists(st.integers(1, 5), min_size=3, max_size=8))
def test_every_depth_of_a_leaf_is_that_of_some_briefs(counts: list[int]) -> None:
    own = tuple(story(f"b{n}", count, rank=5) for n, count in enumerate(counts))
    column = BriefsColumn(own, SHOP, COSTS.page)
    found = column.shapes(GRID.lines, whole=False)
    for leaf in found:
        for lines in range(leaf.least, leaf.most + 1):
            chosen = column.chosen(lines, whole=False)
            assert len(chosen) >= STYLE.briefs.least
            assert leaf.cut == (len(chosen) < len(own))
            part = BriefsColumn(chosen, SHOP, COSTS.page).fillings[0]
            assert part.least <= lines <= part.most


# --- The pages.


@pytest.fixture(scope="module")
def paper() -> tuple[Dummy, list[str]]:
    return made(*news(10), *briefs(4), *opinion(3))


def test_all_finds_room(paper: tuple[Dummy, list[str]]) -> None:
    dummy, problems = paper
    assert problems == []
    for page in dummy.pages:
        assert (overlaps(page), outside(page)) == ([], [])


def test_briefs_stand_below_their_label(paper: tuple[Dummy, list[str]]) -> None:
    dummy, _ = paper
    page = dummy.pages[page_of(dummy, BRIEFS_HEAD) - 1]
    own = positions(dummy, BRIEFS_HEAD, "brief")
    assert len({(p.page, p.column, p.columns) for p in own}) == 1
    for above, below in pairwise(own):
        assert below.line == above.line + above.lines + BRIEF_GAP
    rules = [r for r in page.furniture if isinstance(r, Rule) and r.kind == "brief"]
    assert [rule.rect.line + 1 for rule in rules] == [p.line for p in own[1:]]
    assert furniture(page, "briefs_head").texts[0].text.text == "In brief"
    assert all("in the briefs column" in p.why for p in own[1:])


def test_a_brief_has_a_small_head_and_its_own_frame(
    paper: tuple[Dummy, list[str]],
) -> None:
    dummy, _ = paper
    smallest = STYLE.heads[5].sizes[-1].size
    frames = [f for page in dummy.pages for f in page.frames if "brief" in f.slug]
    assert sorted(frame.slug for frame in frames) == [f"brief{n}" for n in range(4)]
    for frame in frames:
        head = next(i for i in frame.items if getattr(i, "role", "") == "headline")
        assert head.text.size == smallest  # type: ignore[union-attr]


def test_letters_stand_as_one_block(paper: tuple[Dummy, list[str]]) -> None:
    dummy, _ = paper
    own = positions(dummy, "letter")
    assert len({p.page for p in own}) == 1
    block = {(c, n) for p in own for c in across(p) for n in down(p)}
    others = [p for p in dummy.plan if p.page == own[0].page and p not in own]
    columns = range(min(p.column for p in own), max(p.column + p.columns for p in own))
    lines = range(min(p.line for p in own), max(p.line + p.lines for p in own))
    assert block <= {(c, n) for c in columns for n in lines}
    for other in others:
        crossed = {(c, n) for c in across(other) for n in down(other)}
        assert not crossed & {(c, n) for c in columns for n in lines}
    assert all("with the letters" in p.why for p in own)


def across(position: Position) -> range:
    return range(position.column, position.column + position.columns)


def down(position: Position) -> range:
    return range(position.line, position.line + position.lines)


def test_the_masthead_stands_with_the_leader_and_no_imprint_elsewhere(
    paper: tuple[Dummy, list[str]],
) -> None:
    dummy, _ = paper
    (box,) = positions(dummy, "masthead")
    assert box.page == page_of(dummy, "leader")
    assert box.why.startswith("The masthead stands with the first story of opinion")
    assert not positions(dummy, "imprint")
    words = {
        t.text.text for t in furniture(dummy.pages[box.page - 1], "masthead").texts
    }
    assert "Published in Alderbeck." in words
    leader = next(p for p in dummy.plan if p.name == "leader")
    assert "with the masthead" in leader.why


def furniture(page: Page, name: str) -> Furniture:
    (found,) = [
        item
        for item in page.furniture
        if isinstance(item, Furniture) and item.name == name
    ]
    return found


def test_the_pages_of_a_written_plan_are_the_same(
    paper: tuple[Dummy, list[str]],
) -> None:
    dummy, _ = paper
    plans = tuple(
        PagePlan(
            number=page.number,
            section=page.section,
            areas=tuple(area(p) for p in dummy.plan if p.page == page.number),
        )
        for page in dummy.pages
    )
    again, _ = made(*news(10), *briefs(4), *opinion(3), plans=plans)
    assert again.pages == dummy.pages
    assert again.plan == dummy.plan


def area(position: Position) -> Area:
    return Area(
        name=position.name,
        column=position.column,
        columns=position.columns,
        row=position.line,
        rows=position.lines,
        exact=True,
    )


def test_without_opinion_the_imprint_stands_on_the_last_page() -> None:
    dummy, _ = made(*news(10), *briefs(4))
    assert [p.page for p in positions(dummy, "imprint")] == [len(dummy.pages)]


def test_no_masthead_where_the_style_wants_none() -> None:
    planner = Planner(
        Fitter(ComposingRoom(replace(STYLE, opinion=Opinion(masthead=False))))
    )
    whole = issue(*opinion(0))
    own = [Take(article=a) for a in whole.articles]
    assert masthead_box(own, whole, planner.shop) is None


def test_no_second_masthead_beside_a_drawn_one() -> None:
    planner = Planner(Fitter(SHOP))
    area = Area(name="masthead", column=0, columns=1, row=0, rows=1)
    drawn = PagePlan(number=2, areas=(area,), rows=1)
    whole = issue(*opinion(0), plans=(drawn,))
    own = [Take(article=a) for a in whole.articles]
    assert masthead_box(own, issue(*opinion(0)), planner.shop) is not None
    assert masthead_box(own, whole, planner.shop) is None


# --- On the grid.


def slot(name: str, line: int, lines: int, column: int = 0) -> Slot:
    return Slot(name=name, plot=Plot(column=column, columns=1, line=line, lines=lines))


def test_only_what_hangs_line_by_line_below_a_label_is_a_brief() -> None:
    slots = (
        slot(BRIEFS_HEAD, 10, 2),
        slot("one", 13, 8),
        slot("two", 22, 8),
        slot("story", 32, 20),
        slot("beside", 13, 8, column=1),
    )
    assert [own.name for own in briefs_of(slots)] == ["one", "two"]
    found = rules(slots, 2, GRID)
    upright = [rule for rule in found if rule.kind == "column"]
    # One rule along the whole column, not one a brief.
    assert [(rule.rect.line, rule.rect.lines) for rule in upright] == [(13, 8)]
    assert [rule.rect.line for rule in found if rule.kind == "brief"] == [12, 21]
    assert sorted(r.rect.line for r in found if r.kind == "story") == [9, 12, 31]


def test_a_group_names_its_kind() -> None:
    found = takes(*briefs(3), *opinion(2))
    kinds = [take.group.kind for take in found if take.group is not None]
    assert kinds == [GroupKind.BRIEFS, GroupKind.LETTERS]
