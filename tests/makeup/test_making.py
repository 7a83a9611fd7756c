"""Whole issues made up: by hand, from a folder, and the sample."""

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from layout.desk.issue import Ad, AdKind, Area, Article, Issue, PagePlan
from layout.desk.reading import read_issue
from layout.desk.style.styling import read_stylebook
from layout.galley.composing import ComposingRoom
from layout.makeup.dummy import Dummy, Furniture, PlacedAd, Rule
from layout.makeup.issue.booking import ad_lines
from layout.makeup.making import make_pages
from layout.notes import Note, errors
from tests.makeup.pagecheck import drawn, lines_of, outside, overlaps, twice
from tests.makeup.stories import GRID, SENTENCE, STYLE, article, issue, picture

SAMPLE = Path(__file__).parents[2] / "issues" / "2026-12"
SLUGS = ("alder", "bridge", "council", "drum", "elms", "figs", "goats", "hydro")


def stories(count: int = 8) -> tuple[Article, ...]:
    """Return stories of all ranks and lengths, some with a picture."""
    return tuple(
        article(
            3 + 5 * number % 11,
            slug=slug,
            rank=1 + number % 5,
            section=("News", "Sport")[number * 2 // count],
            pictures=(picture(name=f"{slug}.jpg"),) if number % 3 == 0 else (),
        )
        for number, slug in enumerate(SLUGS[:count])
    )


def advertisement(name: str, **changes: object) -> Ad:
    plain = Ad(
        name=name,
        kind=AdKind.VECTOR,
        path=Path(f"{name}.svg"),
        sha256="0" * 64,
        columns=2,
        depth_mm=60,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def made(whole: Issue) -> tuple[Dummy, tuple[Note, ...]]:
    return make_pages(whole, ComposingRoom(STYLE))


def check(dummy: Dummy) -> None:
    for page in dummy.pages:
        assert overlaps(page) == []
        assert outside(page) == []
    assert twice(dummy) == []


def placed(dummy: Dummy) -> list[str]:
    frames = [frame for page in dummy.pages for frame in page.frames]
    return sorted(frame.slug for frame in frames if not frame.part)


def test_every_story_is_placed_once_or_told() -> None:
    dummy, notes = made(issue(*stories()))
    check(dummy)
    missing = [note.file for note in notes if note.code == "unplaced"]
    assert len(placed(dummy)) + len(missing) == len(SLUGS)
    assert len(set(placed(dummy))) == len(placed(dummy))


def test_enough_pages_hold_all_stories() -> None:
    dummy, notes = made(issue(*stories(), pages=8))
    assert placed(dummy) == sorted(SLUGS)
    assert not [note for note in notes if note.code == "unplaced"]


def test_pages_are_counted_in_fours_where_not_told() -> None:
    dummy, _ = made(issue(*stories(), pages=None))
    assert len(dummy.pages) % 4 == 0
    assert [page.number for page in dummy.pages] == list(range(1, len(dummy.pages) + 1))


def test_making_twice_and_in_another_order_is_the_same() -> None:
    first, notes = made(issue(*stories()))
    again, more = made(issue(*stories()))
    assert (first, notes) == (again, more)
    back, _ = made(issue(*reversed(stories())))
    assert back.pages == first.pages


def test_no_line_is_lost() -> None:
    shop = ComposingRoom(STYLE)
    dummy, _ = make_pages(issue(*stories(), pages=8), shop)
    over = {fit.slug: fit.overset_lines for fit in dummy.stories}
    for story in stories():
        blocks = [block for block, _ in lines_of(dummy, story.slug)]
        assert blocks == sorted(blocks)
        if not over[story.slug]:
            assert set(blocks) == set(range(len(story.blocks)))


def plans(*rows: str, number: int = 1) -> PagePlan:
    """Return a plan whose letters are the stories' initials, one a column."""
    names = {slug[0]: slug for slug in SLUGS} | {
        "X": "ad:fair",
        "I": "contents",
        "M": "masthead",
    }
    areas = []
    for letter in sorted(set("".join(rows))):
        columns = [c for row in rows for c, sign in enumerate(row) if sign == letter]
        lines = [r for r, row in enumerate(rows) if letter in row]
        areas.append(
            Area(
                name=names[letter],
                column=min(columns),
                columns=max(columns) - min(columns) + 1,
                row=min(lines),
                rows=len(lines),
            )
        )
    return PagePlan(number=number, areas=tuple(areas), rows=len(rows))


def test_a_drawn_page_is_followed_exactly() -> None:
    plan = plans("aaabb", "aaabb", "cccbb", "cccbb")
    dummy, _ = made(issue(*stories(3), pages=1, plans=(plan,)))
    check(dummy)
    rows = drawn(dummy.pages[0])
    assert [row for n, row in enumerate(rows) if n == 0 or rows[n - 1] != row] == [
        ".....",
        "aaabb",
        "cccbb",
    ]


def test_a_thread_runs_over_two_pages() -> None:
    whole = issue(
        article(24, slug="alder", rank=1),
        article(6, slug="bridge"),
        pages=2,
        plans=(plans("aaabb"), plans("aaaaa", number=2)),
    )
    dummy, notes = made(whole)
    check(dummy)
    first, second = (page.frames[0] for page in dummy.pages)
    assert (first.continued_on, second.continued_from) == (2, 1)
    assert [first.part, second.part] == [0, 1]
    assert not errors(notes)


def test_advertisements_stand_at_the_foot_of_their_area() -> None:
    plan = plans("aaabb", "aaaXX", "aaaXX")
    ad = advertisement("fair")
    dummy, notes = made(issue(*stories(2), pages=1, plans=(plan,), ads=(ad,)))
    check(dummy)
    (found,) = [p for p in dummy.pages[0].furniture if isinstance(p, PlacedAd)]
    assert found.rect.foot == GRID.lines
    assert found.rect.lines == ad_lines(ad, GRID.leading)
    assert found.rect.width == pytest.approx(GRID.span(2))
    assert "ad-too-large" not in {note.code for note in notes}


def test_too_large_an_advertisement_is_an_error() -> None:
    plan = plans("aaabb", "aaaXX")
    ad = advertisement("fair", depth_mm=300)
    _, notes = made(issue(*stories(2), pages=1, plans=(plan,), ads=(ad,)))
    assert "ad-too-large" in {note.code for note in errors(notes)}


def test_free_advertisements_find_a_page_and_stories_keep_off() -> None:
    ads = tuple(advertisement(f"ad{n}", columns=n + 1) for n in range(4))
    dummy, notes = made(issue(*stories(), pages=8, ads=ads))
    check(dummy)
    names = [
        p.ad.name for g in dummy.pages for p in g.furniture if isinstance(p, PlacedAd)
    ]
    assert sorted(names) == ["ad0", "ad1", "ad2", "ad3"]
    assert not [note for note in notes if note.code == "ad-unplaced"]


def test_an_advertisement_without_a_page_is_an_error() -> None:
    plan = plans("aaabb")
    ads = (advertisement("fair"), advertisement("house-a", house=True))
    _, notes = made(issue(*stories(2), pages=1, plans=(plan,), ads=ads))
    found = [note.message for note in errors(notes) if note.code == "ad-unplaced"]
    assert len(found) == 1
    assert '"fair"' in found[0]


def test_pointers_lead_to_the_pages_where_stories_stand() -> None:
    plan = plans("aaaII", "aaaII", "aaaMM")
    dummy, _ = made(issue(*stories(), pages=8, plans=(plan,)))
    check(dummy)
    (box,) = [
        item
        for item in dummy.pages[0].furniture
        if isinstance(item, Furniture) and item.name == "contents"
    ]
    where = {f.slug: page.number for page in dummy.pages for f in page.frames}
    found = [text for text in box.texts if text.target is not None]
    assert found
    assert all(where[text.slug] == text.target != 1 for text in found)
    assert all(f"{t.target}" in t.text.text for t in found if t.role == "pointer")


def test_a_masthead_too_long_is_an_error() -> None:
    paper = structs.replace(issue().publication, contact=("Write to us.",) * 90)
    plan = plans("aaabb", "aaaMM")
    whole = issue(*stories(2), pages=1, plans=(plan,), publication=paper)
    assert "masthead-overset" in {note.code for note in errors(made(whole)[1])}


def test_an_overset_story_keeps_the_issue_from_the_press() -> None:
    plan = plans("aaabb")
    lead = article(90, slug="alder")
    dummy, notes = made(issue(lead, *stories(2)[1:], pages=1, plans=(plan,)))
    (note,) = [n for n in errors(notes) if n.code == "overset"]
    over = {fit.slug: fit.overset_lines for fit in dummy.stories}
    assert f"{over['alder']} lines over" in note.message


def write(folder: Path) -> Path:
    """Write a small publication with one drawn page and three left to the tool."""
    home = folder / "issues" / "one"
    (home / "articles").mkdir(parents=True)
    (folder / "paper.toml").write_text(
        'title = "The Test"\nsections = ["News"]\nimprint = ["Printed here."]\n'
    )
    plan = '[[page]]\nnumber = 1\nplan = """\nalder alder alder bridge bridge\n"""\n'
    (home / "issue.toml").write_text(
        f"number = 1\ndate = 2026-12-04\npages = 4\n\n{plan}"
    )
    for number, slug in enumerate(SLUGS):
        copy = "\n\n".join([SENTENCE * 4] * (5 + 2 * number))
        front = f"headline: The story of {slug}\nsection: News\nrank: {2 + number % 4}"
        path = home / "articles" / f"{slug}.md"
        path.write_text(f"---\n{front}\n---\n{copy}\n\n## And then\n\n{copy}\n")
    return home


def test_an_issue_from_a_folder(tmp_path: Path) -> None:
    read, _ = read_issue(write(tmp_path))
    style = read_stylebook(read.style, read.publication.folder)
    dummy, _ = make_pages(read, ComposingRoom(style))
    check(dummy)
    assert [f.slug for f in dummy.pages[0].frames] == ["alder", "bridge"]
    for page in dummy.pages:
        assert any(isinstance(piece, Rule) for piece in page.furniture)


@pytest.fixture(scope="module")
def sample() -> tuple[Issue, Dummy, tuple[Note, ...]]:
    read, _ = read_issue(SAMPLE)
    style = read_stylebook(read.style, read.publication.folder)
    return (read, *make_pages(read, ComposingRoom(style)))


def test_the_sample_is_made_without_overlap(
    sample: tuple[Issue, Dummy, tuple[Note, ...]],
) -> None:
    _, dummy, _ = sample
    check(dummy)


def test_the_samples_stories_are_all_accounted_for(
    sample: tuple[Issue, Dummy, tuple[Note, ...]],
) -> None:
    read, dummy, notes = sample
    unplaced = {note.file for note in notes if note.code == "unplaced"}
    on_pages = set(placed(dummy))
    for story in read.articles:
        assert (story.slug in on_pages) != (story.file in unplaced)


def test_the_samples_copy_stands_in_order(
    sample: tuple[Issue, Dummy, tuple[Note, ...]],
) -> None:
    read, dummy, _ = sample
    shop = ComposingRoom(STYLE)
    over = {fit.slug for fit in dummy.stories if fit.overset_lines}
    for story in read.articles:
        blocks = [block for block, _ in lines_of(dummy, story.slug)]
        assert blocks == sorted(blocks)
        if story.slug in set(placed(dummy)) - over:
            galley = shop.galley(story, GRID.measure).blocks
            assert set(blocks) == {n for n, b in enumerate(galley) if not b.table}
