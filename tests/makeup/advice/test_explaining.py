"""Each story says why it stands where it does; exact areas stand where told."""

import tomllib
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from layout.desk.issue import Area, Article, PagePlan
from layout.galley.composing import ComposingRoom
from layout.makeup.advice.explaining import cut_of
from layout.makeup.areas import FREE, Slot, drawn_slots
from layout.makeup.issue.recording import plan_text
from layout.makeup.making import make_pages
from layout.makeup.placing.furnishing import IMPRINT
from layout.makeup.placing.pointing import CONTENTS
from layout.makeup.plot import GAP, Plot
from layout.makeup.story.shapes import Shaper
from tests.makeup.stories import GRID, STYLE, article, issue

SHOP = ComposingRoom(STYLE)
NEWS = article(7, slug="bridge", rank=2)
MORE = [
    article(4 + n % 3, slug=f"story{n}", sha256=f"{n:064}", section="News")
    for n in range(12)
]


def slot(name: str, place: tuple[int, int, int, int]) -> Slot:
    column, columns, line, lines = place
    plot = Plot(column=column, columns=columns, line=line, lines=lines)
    return Slot(name=name, plot=plot)


def area(name: str, place: tuple[int, int, int, int], *, locked: bool = False) -> Area:
    column, columns, row, rows = place
    return Area(
        name=name,
        column=column,
        columns=columns,
        row=row,
        rows=rows,
        exact=True,
        locked=locked,
    )


# --- The cut.


def test_a_cut_is_written_with_bars_and_strokes() -> None:
    slots = (
        slot("lead", (0, 5, 2, 30)),
        slot("left", (0, 2, 34, 60)),
        slot("top", (2, 3, 34, 20)),
        slot("foot", (2, 3, 56, 38)),
    )
    assert cut_of(slots) == "lead / (left | (top / foot))"


def test_a_cut_does_not_depend_on_the_order_of_reading() -> None:
    slots = (slot("b", (2, 3, 2, 30)), slot("a", (0, 2, 2, 30)))
    assert cut_of(slots) == cut_of(slots[::-1]) == "a | b"


def test_a_pinwheel_is_a_list() -> None:
    slots = (
        slot("a", (0, 3, 0, 10)),
        slot("b", (3, 2, 0, 20)),
        slot("c", (2, 3, 20, 10)),
        slot("d", (0, 2, 10, 20)),
    )
    assert cut_of(slots) == "a, b, c, d"


# --- The reasons.


def test_every_planned_story_has_a_reason() -> None:
    dummy, _ = make_pages(issue(NEWS, *MORE), SHOP)
    frames = {(page.number, f.slug) for page in dummy.pages for f in page.frames}
    told = [p for p in dummy.plan if p.name not in {IMPRINT, CONTENTS}]
    assert {(p.page, p.name) for p in told} == frames
    for position in told:
        assert position.why.startswith("Rank ")
        assert position.why.endswith(".")
        assert f"{position.lines} lines deep" in position.why


def test_the_depth_is_held_against_the_natural_one() -> None:
    natural = Shaper(SHOP).shape(NEWS, 3).natural
    for off, words in (
        (0, f"{natural} lines deep, its natural depth"),
        (2, f"{natural + 2} lines deep, 2 over its natural depth"),
        (-1, f"{natural - 1} lines deep, 1 under its natural depth"),
    ):
        own = area("bridge", (0, 3, 11, natural + off))
        plan = PagePlan(number=1, areas=(own,))
        dummy, _ = make_pages(issue(NEWS, plans=(plan,)), SHOP)
        assert dummy.plan[0].why == (
            f"Rank 2 in News, 3 columns wide as suits its rank, {words}, "
            "alone on its page."
        )


def test_locks_wishes_and_odd_widths_are_named() -> None:
    wishing = replace(NEWS, page=2, section="")
    own = area("bridge", (0, 1, 11, 80), locked=True)
    plan = PagePlan(number=1, areas=(own,), open=True)
    dummy, _ = make_pages(issue(wishing, *MORE, plans=(plan,)), SHOP)
    why = next(p.why for p in dummy.plan if p.name == "bridge")
    assert why.startswith(
        "Locked in plan.toml: rank 2, 1 column wide where 3 to 5 would suit it, 80 "
    )
    assert "not on page 2 that it asks for" in why


def test_a_drawn_story_says_so() -> None:
    drawn = Area(name="bridge", column=0, columns=5, row=0, rows=1)
    plan = PagePlan(number=1, rows=1, areas=(drawn,))
    dummy, _ = make_pages(issue(NEWS, plans=(plan,)), SHOP)
    assert dummy.plan[0].why == "Drawn in issue.toml."


def test_both_parts_of_a_jump_name_the_other() -> None:
    first, second = area("bridge", (0, 5, 11, 20)), area("bridge", (0, 5, 2, 20))
    plans = (
        PagePlan(number=1, areas=(first,)),
        PagePlan(number=3, areas=(second,)),
    )
    long = article(20, slug="bridge", rank=1)
    dummy, _ = make_pages(issue(long, plans=plans), SHOP)
    assert "to go on on page 3" in dummy.plan[0].why
    assert "continued from page 1" in dummy.plan[1].why


def planned(left: Article, right: Article) -> list[str]:
    """Return why two stories stand where a plan has them, side by side."""
    own = (area(left.slug, (0, 3, 11, 60)), area(right.slug, (3, 2, 11, 60)))
    plan = PagePlan(number=1, areas=own)
    dummy, _ = make_pages(issue(left, right, plans=(plan,)), SHOP)
    return [position.why for position in dummy.plan[:2]]


def test_what_speaks_for_a_place_is_said() -> None:
    left, right = planned(article(20, slug="a", rank=1), article(12, slug="b", rank=4))
    assert 'leading its page, beside "b" whose head is smaller' in left
    assert 'beside "a" whose head is larger' in right


def test_what_speaks_against_a_place_is_said() -> None:
    left, right = planned(article(20, slug="a", rank=4), article(12, slug="b", rank=2))
    assert 'larger than "b", which is of better rank' in left
    assert 'smaller than "a", though of better rank' in right
    assert "leading" not in left + right
    first, second = (
        article(count, slug=slug, headline="The bridge", kicker="", rank=3)
        for slug, count in (("a", 20), ("b", 12))
    )
    for why, other in zip(planned(first, second), "ba", strict=True):
        assert f'its head too like that of "{other}" beside it' in why


# --- Exact areas.


@given(
    column=st.integers(0, 4),
    row=st.integers(11, 80),
    columns=st.integers(1, 5),
    rows=st.integers(1, 15),
)
def test_an_exact_area_is_its_plot(
    column: int, row: int, columns: int, rows: int
) -> None:
    place = (column, min(columns, GRID.columns - column), row, rows)
    plan = PagePlan(number=1, areas=(area("bridge", place),))
    assert drawn_slots(plan, 11, GRID) == (slot("bridge", place),)


def test_an_area_in_the_pages_head_is_an_error_and_is_cut_off() -> None:
    plan = PagePlan(number=1, areas=(area("bridge", (0, 5, 3, 40)),))
    dummy, notes = make_pages(issue(NEWS, plans=(plan,)), SHOP)
    (note,) = [note for note in notes if note.code == "plan-head"]
    assert note.file == "issues/one/plan.toml"
    assert "line 4" in note.message
    assert "line 12" in note.hint
    assert (dummy.plan[0].line, dummy.plan[0].lines) == (11, 32)


def test_an_area_over_a_drawn_one_is_an_error() -> None:
    drawn = (
        Area(name="bridge", column=0, columns=3, row=0, rows=1),
        Area(name=FREE, column=3, columns=2, row=0, rows=1),
    )
    for place, codes in (((2, 3, 20, 30), ["area-overlap"]), ((3, 2, 11, 30), [])):
        own = area("story0", place)
        plan = PagePlan(number=1, rows=1, areas=(*drawn, own))
        _, notes = make_pages(issue(NEWS, MORE[0], plans=(plan,)), SHOP)
        assert [n.code for n in notes if n.code == "area-overlap"] == codes


def test_a_sliver_of_an_area_is_overset_and_no_more() -> None:
    plan = PagePlan(number=1, areas=(area("bridge", (0, 1, 11, 1)),))
    _, notes = make_pages(issue(NEWS, plans=(plan,)), SHOP)
    assert "overset" in {note.code for note in notes}


def test_what_lies_beside_a_locked_story_is_planned() -> None:
    own = area("bridge", (0, 3, 30, 40), locked=True)
    plan = PagePlan(number=2, section="News", areas=(own,), open=True)
    dummy, _ = make_pages(issue(NEWS, *MORE, plans=(plan,)), SHOP)
    second = [p for p in dummy.plan if p.page == 2]
    kept = next(p for p in second if p.name == "bridge")
    assert (kept.column, kept.columns, kept.line, kept.lines) == (0, 3, 30, 40)
    others = [p for p in second if p.name != "bridge"]
    assert others
    for other in others:
        across = other.column < 3
        assert not across or other.line + other.lines + GAP <= 30 or other.line >= 72


# --- plan.toml.


def test_the_text_says_what_was_planned() -> None:
    made = issue(NEWS, *MORE, sections=('The "News"', "Sport"))
    dummy, _ = make_pages(made, SHOP)
    read = tomllib.loads(plan_text(made, dummy, GRID))
    assert read["pages"] == len(dummy.pages)
    said = [
        (page["number"], a["name"], a["column"], a["columns"], a["line"], a["lines"])
        for page in read["page"]
        for a in page.get("area", ())
    ]
    assert said == [
        (p.page, p.name, p.column + 1, p.columns, p.line + 1, p.lines)
        for p in dummy.plan
    ]


def test_locks_are_written_again() -> None:
    own = area("bridge", (0, 5, 11, 40), locked=True)
    plans = (
        PagePlan(number=1, areas=(own,), open=True),
        PagePlan(number=2, areas=(area("story0", (0, 5, 2, 40)),), locked=True),
    )
    made = issue(NEWS, *MORE, plans=plans)
    dummy, _ = make_pages(made, SHOP)
    read = tomllib.loads(plan_text(made, dummy, GRID))
    first, second = read["page"][:2]
    locked = {a["name"]: a.get("locked", False) for a in first["area"]}
    assert locked.pop("bridge") is True
    assert not any(locked.values())
    assert second["locked"] is True


def test_a_drawn_page_is_not_written_but_what_fills_it_is() -> None:
    def drawn(*names: str) -> tuple[Area, ...]:
        return tuple(
            Area(name=name, column=0, columns=5, row=n, rows=1)
            for n, name in enumerate(names)
        )

    plans = (
        PagePlan(number=1, rows=1, areas=drawn("bridge")),
        PagePlan(number=2, rows=2, areas=drawn("story0", FREE)),
    )
    made = issue(NEWS, *MORE, plans=plans)
    dummy, _ = make_pages(made, SHOP)
    read = tomllib.loads(plan_text(made, dummy, GRID))
    assert [page["number"] for page in read["page"]] == [2, 3, 4]
    names = [a["name"] for a in read["page"][0]["area"]]
    assert names
    assert "story0" not in names
