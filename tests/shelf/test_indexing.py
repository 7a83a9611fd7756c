"""The search of a shelf: which pages have a word, and what is shown of them."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.shelf.indexing import Postings, postings, shards, written
from layout.shelf.shelf import (
    FOLDER,
    RECORD,
    SCREEN,
    ShelfEntry,
    ShelfPage,
    StoryOnPage,
    entry_text,
    picture_name,
    read_words,
    standing,
    words_name,
    words_script,
)
from layout.shelf.shelving import FILES, INDEX, LIST, index
from tests.building import tree
from tests.desk.paper import jpeg
from tests.shelf.test_terms import in_node, needs_node

WEIR = StoryOnPage(
    slug="weir",
    headline="Café on the weir",
    text="Nobody asked the baker. " * 20 + "The Corn Bridge is shut, says “Ada”. " * 3,
)
BRIDGE = StoryOnPage(slug="bridge", headline="Bridge shuts", text="It opens in May.")


def stand(
    shelf: Path, name: str, *pages: tuple[StoryOnPage, ...], number: int = 1
) -> None:
    """Put an issue on a shelf, as a rebuild would."""
    leaves = tuple(
        ShelfPage(number=place, section="News", stories=pieces)
        for place, pieces in enumerate(pages, 1)
    )
    entry = ShelfEntry(
        inputs="0" * 64,
        outputs={SCREEN: "0" * 64},
        paper="The <Test>",
        language="en-GB",
        issue=name,
        number=number,
        date=f"{name}-04",
        label="",
        pages=leaves,
    )
    folder = shelf / name / FOLDER
    folder.mkdir(parents=True)
    (shelf / name / SCREEN).write_bytes(b"%PDF-")
    for leaf in leaves:
        script = words_script(name, leaf)
        (folder / words_name(leaf.number)).write_text(script, "utf-8")
        (folder / picture_name(leaf.number)).write_bytes(jpeg())
    (folder / RECORD).write_text(entry_text(entry), "utf-8")


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    stand(tmp_path / "shelf", "2019-02", (BRIDGE,))
    stand(tmp_path / "shelf", "2018-11", (WEIR, BRIDGE), (WEIR,), number=7)
    return tmp_path / "shelf"


@given(
    st.lists(st.builds(StoryOnPage, slug=st.text(), headline=st.text(), text=st.text()))
)
def test_a_pages_words_can_be_read_back(pieces: list[StoryOnPage]) -> None:
    leaf = ShelfPage(number=3, section="", stories=tuple(pieces))
    assert read_words(words_script('it"s', leaf)) == tuple(pieces)


@pytest.mark.parametrize("script", ["", "layoutShelf.page(", "layoutShelf.page(1);"])
def test_a_broken_page_is_told(script: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        read_words(script)


def test_pages_of_words(shelf: Path) -> None:
    found = postings(shelf, standing(shelf))
    # Pages 0 and 1 are of November, 2 of February; an odd number is a headline's.
    assert list(found["bridge"]) == [1, 2, 5]
    assert list(found["cafe"]) == [1, 3]
    assert list(found["may"]) == [0, 4]
    assert written(found["bridge"]) == "0! 1 1!"


def test_a_page_whose_words_are_gone_is_left_out(shelf: Path) -> None:
    (shelf / "2018-11" / FOLDER / words_name(1)).write_text("layoutShelf.page(")
    assert list(postings(shelf, standing(shelf))["bridge"]) == [2, 5]


def test_an_issue_without_its_record_does_not_stand(shelf: Path) -> None:
    (shelf / "2019-02" / FOLDER / RECORD).write_text("{")
    assert [place.name for place in standing(shelf)] == ["2018-11"]


WORDS = st.text(st.characters(categories=["Ll", "Lo", "Nd"]), min_size=1, max_size=6)
SOME = st.dictionaries(WORDS, st.lists(st.integers(0, 90_000), min_size=1))


@given(SOME, st.integers(1, 400))
def test_shards_have_every_word_in_order(found: Postings, size: int) -> None:
    made = shards({term: sorted(set(pages)) for term, pages in found.items()}, size)  # type: ignore[misc]
    terms = [term for shard in made for term in shard]
    assert terms == sorted(found, key=lambda term: term.encode("utf-16-be"))
    assert all(made)


@needs_node
def test_a_search_finds_what_was_written() -> None:
    words = ["bridge", "bridges", "brie", "weir", "weird", "zoo", "a"]
    found = {word: [2 * n + n % 2, 2 * (n + 40)] for n, word in enumerate(words)}
    made = shards(found, 12)  # type: ignore[arg-type]
    script = """
        const starts = given.shards.map((shard) => Object.keys(shard)[0]);
        tell(given.asked.map((query) => {
            const { words } = find.parse(query);
            const loaded = words.map((word) =>
                find.shardsOf(word, starts).map((number) => given.shards[number]));
            const pages = Array.from(find.pagesWith(words, loaded));
            return pages.sort((a, b) => a[0] - b[0]);
        }));
    """
    asked = ["Bridge", '"bridge"', "bri", "BR", "weir weird", "", "nowhere", "zöo", "a"]
    assert len(made) > 3, "the words should not be in one shard"
    assert in_node(script, {"shards": made, "asked": asked}) == [
        [[0, 2], [1, 4], [40, 2], [41, 1]],
        [[0, 2], [40, 2]],
        [[0, 1], [1, 4], [2, 1], [40, 1], [41, 1], [42, 1]],
        [],
        [[4, 3], [44, 3]],
        [],
        [],
        [[5, 8], [45, 2]],
        [[6, 2], [46, 2]],
    ]


@needs_node
def test_a_snippet_marks_what_was_asked_for() -> None:
    script = """
        const { words, phrases } = find.parse(given.query);
        tell([find.snippet(given.text, words), find.hits(given.text, words),
              find.hasPhrases(given.text, phrases)]);
    """
    asked = {"query": 'bridg "corn bridge" cafe', "text": WEIR.text}
    parts, hits, phrases = in_node(script, asked)
    marked = [part["text"] for part in parts if part["hit"]]
    assert marked[:2] == ["Corn", "Bridge"]
    whole = "".join(part["text"] for part in parts)
    assert whole.strip("… ") in WEIR.text
    assert whole.startswith("… asked the baker. ")
    assert (hits, phrases) == (3, True)
    asked["query"] = '"bridge corn"'
    assert in_node(script, asked)[2] is False


def test_the_index_is_the_same_each_time(shelf: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for into in (one, other):
        into.mkdir()
        assert index(shelf, into) == 2
    assert tree(one) == tree(other)
    page = (one / INDEX).read_text("utf-8")
    assert "The &lt;Test&gt;" in page
    assert page.index('id="y2019"') < page.index('id="y2018"'), "the newest year first"
    assert 'href="2018-11/screen.pdf"' in page
    november = (one / FILES / "2018-11.html").read_text("utf-8")
    assert 'href="../2018-11/screen.pdf#page=2"' in november
    assert "Café on the weir" in november
    assert 'rel="next" href="2019-02.html"' in november
    assert '"headline": "Bridge shuts"' in (one / LIST).read_text("utf-8")


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
BROWSER = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--virtual-time-budget=5000", "--dump-dom"),
)


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium, which opens it, is not here")
def test_a_browser_finds_pages_on_a_disk(shelf: Path, tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    index(shelf, tmp_path / "made")
    shutil.copytree(tmp_path / "made", shelf, dirs_exist_ok=True)
    address = f"{(shelf / INDEX).as_uri()}#q=CAFE%20bridge"
    profile = f"--user-data-dir={tmp_path / 'browser'}"
    done = subprocess.run(
        [str(CHROMIUM), *BROWSER, profile, address],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    results = done.stdout.partition('<ol id="results">')[2].partition("</ol>")[0]
    links = [part.partition('"')[0] for part in results.split('<a href="')[1:]]
    assert links == ["2018-11/screen.pdf#page=1", "2018-11/screen.pdf#page=2"]
    assert "<mark>Bridge</mark>" in results
    assert ">2 pages</p>" in done.stdout
