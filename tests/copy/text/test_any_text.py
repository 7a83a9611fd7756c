"""Any text in: an article, or a clear refusal. Words out are words in."""

import re
from collections import Counter
from dataclasses import replace

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from layout.copy.block_texts import texts_of
from layout.copy.importing import Folder, import_into, read_stories
from layout.copy.manuscript import Manuscript, Source
from layout.copy.markup import plain_of
from layout.copy.text.old_typography import Mended, words_in
from layout.desk.articles.words import source_words
from layout.notes import errors
from layout.requests import unwatched

WORDS = st.sampled_from(
    (
        *("bridge", "Corn", "river", "The", "county", "said", "By", "Tam", "Birkett"),
        *("112", "March", "2019", "Share", "Facebook", "cookies", "Related", "news"),
        *(
            "long-",
            "term",
            "£12",
            "*",
            "**",
            "_a_",
            "[x]",
            "(y)",
            "<b>",
            "&amp;",
            "{z}",
        ),
        *(
            "“quoted”",
            '"straight"',
            "it's",
            "—",
            "-",
            "1.",
            "#",
            ">",
            "|",
            "^2^",
            "`c`",
        ),
        *("café", "www.example.org", "Home", "Comments", "!!!", "...", "\u00a0", "Ã©"),
    )
)
LINES = st.lists(WORDS, min_size=0, max_size=30).map(" ".join)
DUMPS = st.lists(LINES, min_size=1, max_size=14).map("\n\n".join)
WRAPPED = st.lists(LINES, min_size=1, max_size=14).map("\n".join)
# By words that a line is known by, not by what it says: "By", "Words:", "Posted on".
LABELS = frozenset(
    {"by", "words", "word", "text", "story", "posted", "on", "published", "from"}
)
FAST = settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])


def stories_of(data: bytes) -> list[Manuscript]:
    """Return what an import makes of bytes; nothing if it refuses them."""
    source = Source(name="any.txt", data=data)
    stories, notes = read_stories([source], unwatched, keep_all=False)
    assert bool(stories) != bool(errors(notes))
    for note in errors(notes):
        assert note.hint
    return [story.manuscript for story in stories]


def letters(text: str) -> Counter[str]:
    """Count runs of letters and digits; a hyphen that closed up parts none."""
    return Counter(re.findall(r"[^\W_]+", text.casefold()))


def all_words(manuscript: Manuscript) -> Counter[str]:
    """Count the words of an article, and of what was left out of it."""
    lines = [
        *(manuscript.headline, manuscript.kicker, manuscript.byline),
        *(manuscript.dateline, manuscript.section),
        *map(plain_of, texts_of(manuscript.blocks)),
        *(plain_of(text) for text in (manuscript.standfirst, *manuscript.pull_quotes)),
        *(plain_of(leftover.text) for leftover in manuscript.dropped),
    ]
    return letters("\n".join(lines))


@FAST
@given(st.one_of(DUMPS, WRAPPED))
def test_words_out_are_words_in(text: str) -> None:
    found = stories_of(text.encode())
    assume(found)
    (manuscript,) = found
    mended = Mended(words=words_in(text)).text(text)
    lost = letters(mended) - all_words(manuscript)
    assert not set(lost) - LABELS, lost
    # Nothing is added; a headline may be the file's name.
    # A section may be named by a breadcrumb, which is listed as well.
    once = replace(manuscript, section="")
    extra = all_words(once) - letters(mended)
    assert not set(extra) - {"any"}, extra


@FAST
@given(st.one_of(DUMPS, WRAPPED))
def test_the_article_says_what_the_manuscript_says(text: str) -> None:
    source = Source(name="any.txt", data=text.encode())
    stories, _ = read_stories([source], unwatched, keep_all=False)
    assume(stories)
    files = import_into(Folder(name="one"), stories).files
    (name,) = [name for name in files if name.startswith("articles/")]
    copy = files[name].decode().split("---\n", 2)[2]
    wanted = " ".join(map(plain_of, texts_of(stories[0].manuscript.blocks)))
    assert letters(" ".join(source_words(copy))) == letters(wanted)


@settings(max_examples=150)
@given(st.binary(max_size=400))
def test_any_bytes_are_an_article_or_refused(data: bytes) -> None:
    stories_of(data)


@settings(max_examples=150)
@given(st.text(max_size=300))
def test_any_text_is_an_article_or_refused(text: str) -> None:
    stories_of(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=60)
@given(DUMPS)
def test_the_same_text_gives_the_same_article(text: str) -> None:
    assert stories_of(text.encode()) == stories_of(text.encode())
