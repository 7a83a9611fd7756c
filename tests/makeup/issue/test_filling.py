"""Fillers in rows and bands: how they stand together, and in what turn."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.desk.adverts.fillerkeys import FillerRun
from layout.desk.adverts.fillers import with_fillers
from layout.desk.issue import (
    Ad,
    AdKind,
    Area,
    Article,
    Filler,
    Issue,
    PagePlan,
)
from layout.galley.composing import ComposingRoom
from layout.makeup.areas import PageLayout
from layout.makeup.issue.filling import Stock, band_slots
from layout.makeup.issue.flatplanning import flatplan
from layout.makeup.making import make_pages
from layout.makeup.plot import Plot
from layout.makeup.story.fit_memory import Fitter
from layout.makeup.story.shapes import Shaper
from tests.makeup.pagecheck import outside, overlaps, twice
from tests.makeup.stories import GRID, STYLE, article, issue

SHOP = ComposingRoom(STYLE)
SHAPER = Shaper(SHOP)
# The depth of a grid line of the house style, and so of a row of advertisements.
LINE_MM = 10.5 / 72 * 25.4


def advertisement(name: str, columns: int, lines: int) -> Filler:
    ad = Ad(
        name=name,
        kind=AdKind.VECTOR,
        path=Path(f"{name}.svg"),
        sha256="0" * 64,
        columns=columns,
        depth_mm=lines * LINE_MM,
        house=True,
    )
    return Filler(name=f"ad:{name}", piece=ad)


def brief(name: str, paragraphs: int) -> Filler:
    slug = f"filler:{name}"
    piece = article(
        paragraphs, slug=slug, rank=5, section="", byline="", kicker="", sha256=slug
    )
    return Filler(name=slug, piece=replace(piece, jump=False))


LIBRARY = (
    advertisement("strip", 5, 10),
    advertisement("wide", 3, 20),
    advertisement("side", 2, 20),
    advertisement("half", 5, 40),
    advertisement("one", 1, 21),
    advertisement("four", 4, 21),
    brief("saying", 1),
    brief("files", 2),
    brief("letter", 2),
    brief("rates", 1),
)


def stock(*fillers: Filler, **changes: object) -> Stock:
    return Stock(issue(fillers=fillers, **changes), SHAPER)


def names(layouts: tuple[PageLayout, ...]) -> list[str]:
    return [slot.name for page in layouts for slot in page.slots]


def test_rows_are_as_wide_as_the_room() -> None:
    for columns in (1, 2, 3, 5):
        bands = stock(*LIBRARY).bands(columns, frozenset())
        assert bands
        for row in (row for band in bands for row in band.rows):
            assert sum(option.columns for option in row.options) == columns


def test_what_stands_side_by_side_is_level_within_a_line() -> None:
    for band in stock(*LIBRARY).bands(5, frozenset()):
        for row in band.rows:
            assert row.lines == max(option.least for option in row.options)
            assert all(row.lines - option.most <= 1 for option in row.options)


def test_no_filler_is_in_a_band_twice() -> None:
    for band in stock(*LIBRARY).bands(5, frozenset()):
        used = [option.name for row in band.rows for option in row.options]
        assert len(used) == len(set(used)) == len(band.names)


def test_what_was_used_is_not_in_stock() -> None:
    used = frozenset({"ad:strip", "ad:wide"})
    for band in stock(*LIBRARY).bands(5, used):
        assert not band.names & used


def test_of_two_alike_the_one_runs_that_has_not_for_longer() -> None:
    late = replace(
        advertisement("a", 5, 10),
        last=FillerRun(filler="ad:a", issue="2", date=date(2026, 11, 6)),
    )
    early = replace(
        advertisement("b", 5, 10),
        last=FillerRun(filler="ad:b", issue="1", date=date(2026, 10, 2)),
    )
    best = min(stock(early, late).bands(5, frozenset()), key=lambda b: b.cost)
    assert best.names == {"ad:b"}


def test_the_issues_own_house_advertisements_come_first() -> None:
    own = advertisement("own", 5, 10).piece
    assert isinstance(own, Ad)
    found = stock(advertisement("a", 5, 10), ads=(own,))
    best = min(found.bands(5, frozenset()), key=lambda b: b.cost)
    assert best.names == {"ad:own"}


def test_what_a_plan_names_is_not_in_stock() -> None:
    area = Area(name="ad:strip", column=0, columns=5, row=80, rows=10, exact=True)
    plan = PagePlan(number=2, areas=(area,))
    left = {filler.name for filler in stock(*LIBRARY, plans=(plan,)).fillers}
    assert left == {filler.name for filler in LIBRARY} - {"ad:strip"}


def test_advertisements_stand_at_the_outer_edge() -> None:
    pair = stock(advertisement("side", 2, 20), brief("files", 6))
    band = next(b for b in pair.bands(5, frozenset()) if len(b.names) == 2)
    plot = Plot(column=0, columns=5, line=10, lines=80)
    right, left = (
        {s.name: s.plot.column for s in band_slots(band, plot, mirror=mirror)}
        for mirror in (False, True)
    )
    assert (right["ad:side"], left["ad:side"]) == (3, 0)


@given(st.integers(20, 90), st.booleans())
@settings(max_examples=40, deadline=None)
def test_a_band_stands_at_the_foot_and_nothing_overlaps(
    lines: int, mirror: bool
) -> None:
    plot = Plot(column=0, columns=5, line=3, lines=lines)
    for band in stock(*LIBRARY).bands(5, frozenset()):
        slots = band_slots(band, plot, mirror=mirror)
        cells = [
            (column, line)
            for slot in slots
            for column in range(slot.plot.column, slot.plot.column + slot.plot.columns)
            for line in range(slot.plot.line, slot.plot.foot)
        ]
        assert len(cells) == len(set(cells))
        assert max(slot.plot.foot for slot in slots) == plot.foot
        # The white above the first row is the band's too.
        first = min(slot.plot.line for slot in slots)
        assert plot.foot - first + band.rows[0].gap == band.lines


# --- Whole issues.


def stories(lengths: list[int]) -> tuple[Article, ...]:
    return tuple(
        article(length, slug=f"story{n:02}", sha256=f"{n:064}", rank=2 + n % 4)
        for n, length in enumerate(lengths)
    )


def planned(whole: Issue) -> tuple[PageLayout, ...]:
    return flatplan(whole, Fitter(SHOP))


@given(
    st.lists(st.integers(2, 30), min_size=3, max_size=9),
    st.sampled_from([None, 4, 8]),
)
@settings(max_examples=12, deadline=None)
def test_a_filler_never_displaces_a_story(
    lengths: list[int], pages: int | None
) -> None:
    own = stories(lengths)
    without = names(planned(issue(*own, pages=pages)))
    layouts = planned(issue(*own, pages=pages, fillers=LIBRARY))
    found = names(layouts)
    slugs = {story.slug for story in own}
    assert slugs & set(found) >= slugs & set(without)
    library = [name for name in found if name in {f.name for f in LIBRARY}]
    assert len(library) == len(set(library))


def test_fillers_close_the_pages_and_lose_no_line() -> None:
    whole = issue(*stories([12, 20, 9, 30, 16, 25]), pages=8, fillers=LIBRARY)
    dummy, notes = make_pages(whole, SHOP)
    assert twice(dummy) == []
    for page in dummy.pages:
        assert overlaps(page) == []
        assert outside(page) == []
    ran = {position.name for position in dummy.plan} & {f.name for f in LIBRARY}
    assert ran
    assert not [note for note in notes if note.code in {"overset", "unplaced"}]
    fits = {fit.slug for fit in dummy.stories}
    assert {name for name in ran if name.startswith("filler:")} <= fits


def test_the_front_page_does_not_point_to_a_filler() -> None:
    whole = issue(*stories([12, 20, 9, 30, 16, 25]), pages=8, fillers=LIBRARY)
    dummy, _ = make_pages(whole, SHOP)
    targets = {
        text.slug
        for piece in dummy.pages[0].furniture
        if hasattr(piece, "texts")
        for text in piece.texts
        if text.target
    }
    assert targets
    assert not [slug for slug in targets if slug.startswith("filler:")]


def test_a_filler_that_is_drawn_stands_where_it_is_drawn() -> None:
    areas = (
        Area(name="story00", column=0, columns=3, row=0, rows=1),
        Area(name="filler:files", column=3, columns=2, row=0, rows=1),
    )
    plan = PagePlan(number=1, areas=areas, rows=1)
    whole = issue(*stories([9]), pages=1, plans=(plan,), fillers=LIBRARY)
    dummy, _ = make_pages(whole, SHOP)
    assert [frame.slug for frame in dummy.pages[0].frames] == [
        "story00",
        "filler:files",
    ]
    made = with_fillers(whole, ["filler:files"])
    assert [a.slug for a in made.articles] == ["story00", "filler:files"]


def test_an_empty_page_is_told_with_what_would_fill_it() -> None:
    _, notes = make_pages(issue(*stories([9]), pages=4), SHOP)
    empty = [note for note in notes if note.code == "empty-page"]
    assert empty
    lines = GRID.lines - 2
    assert (
        f"its {lines} lines take about {round(lines * 30, -2)} words" in empty[0].hint
    )
    assert "5 house advertisements" in empty[0].hint
