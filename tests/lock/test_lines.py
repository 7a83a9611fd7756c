"""Lines of a page before and after: paired, and told whose they are."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from layout.geometry import Grid, Rect
from layout.lock.lines import FURNITURE, line_changes, lines_of, same_words
from layout.makeup.dummy import Frame, Page
from layout.proof.readback.printed_words import ReadPage, Word

GRID = Grid(
    page_width=300,
    page_height=400,
    left=20,
    right=20,
    top=30,
    foot=30,
    columns=2,
    gutter=10,
    leading=10,
)
RECT = Rect(x=0, line=2, width=125, lines=20)
PAGE = Page(
    number=1,
    section="",
    ink="colour",
    frames=(
        Frame(slug="bridge", headline="", language="en", part=0, rect=RECT, items=()),
    ),
    furniture=(),
)


def word(text: str, left: float, baseline: float) -> Word:
    return Word(
        text=text,
        left=left,
        right=left + 10,
        baseline=baseline,
        height=9,
        spaced=True,
    )


def read(*words: Word) -> ReadPage:
    return ReadPage(words=words)


def column(texts: list[str], left: float = 20.0) -> list[Word]:
    return [word(text, left, 58.0 + 10 * n) for n, text in enumerate(texts)]


def test_words_of_one_baseline_are_a_line_unless_a_gutter_is_between() -> None:
    page = read(word("the", 20, 60), word("bridge", 32, 60), word("other", 150, 60))
    assert [line.text for line in lines_of(page)] == ["the bridge", "other"]


@given(st.lists(st.sampled_from("abc"), max_size=8), st.floats(-0.01, 0.01))
def test_a_page_like_itself_has_no_changes(texts: list[str], shift: float) -> None:
    before = read(*column(texts))
    after = read(*column(texts, 20 + shift))
    assert line_changes(before, after, PAGE, GRID) == ()
    assert same_words(before, after)


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=8), st.floats(0.1, 5))
def test_what_moves_says_what_it_said(texts: list[str], shift: float) -> None:
    before, after = read(*column(texts)), read(*column(texts, 20 + shift))
    found = line_changes(before, after, PAGE, GRID)
    assert [change.moved for change in found] == [True] * len(texts)
    assert [change.line for change in found] == list(range(1, len(texts) + 1))
    assert {change.story for change in found} == {"bridge"}
    assert not same_words(before, after)


def test_a_changed_line_is_named_with_its_story_and_number() -> None:
    before, after = column(["a", "b", "c"]), column(["a", "B", "c"])
    [change] = line_changes(read(*before), read(*after), PAGE, GRID)
    assert (change.story, change.line, change.moved) == ("bridge", 2, False)
    texts = [line.text for line in (change.before, change.after) if line]
    assert texts == ["b", "B"]


def test_a_line_that_is_gone_has_the_place_where_it_stood() -> None:
    whole = column(["a", "b", "c"])
    [change] = line_changes(read(*whole), read(*whole[:2]), PAGE, GRID)
    assert (change.story, change.line, change.after) == ("bridge", 2, None)


def test_what_belongs_to_no_story_is_furniture() -> None:
    folio = word("Page", 20, 20)
    moved = structs.replace(folio, left=40.0, right=50.0)
    [change] = line_changes(read(folio), read(moved), PAGE, GRID)
    assert (change.story, change.moved) == (FURNITURE, True)
