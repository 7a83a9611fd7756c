"""Real articles of another house, as their authors left them, beside the checkout."""

import html
import json
import re
from pathlib import Path

import pytest

from layout.copy.block_texts import texts_of
from layout.copy.gathering import gathered
from layout.copy.manuscript import Crosshead, Manuscript, Source
from layout.copy.markdown.posts import read_markdown
from layout.copy.markup import plain_of
from tests.building import run

ROOT = Path(__file__).parents[3]
PLACES = (ROOT.parent / "shared" / "cases" / "posts", ROOT / "shared/cases/posts")
POSTS = next((place for place in PLACES if place.is_dir()), None)
pytestmark = pytest.mark.skipif(
    POSTS is None, reason="shared/cases/posts is not beside the checkout"
)

# By the first eleven characters of a file's name: byline, crossheads, pictures.
KEYS = {
    "2015-06-03": ("Mbland", [], ["bitly_oauth_github.jpg"]),
    "2015-06-08": ("Eric and Gray", [], ["whitehouse-small.png"]),
    "2015-06-11": (
        "Gray, Kara, David and Mhz",
        [],
        ["hacking-day-tucson.jpg", "hacking-day-dc.jpg"],
    ),
    "2015-06-15": ("Vdavez, Chrisc and Noah", [], ["team.jpg"]),
    "2016-02-10": ("Jamie and Bill", ["How did we get here?", "What’s next?"], []),
    "2016-04-08": ("Egoodman and Bradnunnally", [], ["design-principles-guide.jpg"]),
    "2016-06-20": (
        "Andrewmaier",
        [
            *("What are stakeholder interviews?", "Plan the interviews"),
            *("Consider context", "Draft your questions", "Solicit critiques"),
            "Let’s get this show on the road",
        ],
        [],
    ),
    "2016-08-11": ("Melody", [], ["holly.jpg"]),
    "2016-12-13": ("Andre", [], ["singapore.png"]),
    "2017-11-30": (
        "Mchopson",
        [
            "The role of the Uniform Contract Format",
            "What the Agile Contract Format (ACF) improves",
            *("How to make an ACF", "Learning the hard way"),
            "Towards better contracting",
        ],
        [],
    ),
    "2018-06-14": ("Dahianna and Kara Reinsel", [], []),
    "2019-02-28": (
        "Waldo Jaquith",
        [
            *("Agile software development", "Product thinking"),
            *("User-centered design", "DevSecOps"),
            *("Components loosely coupled via APIs", "Each prerequisite matters"),
        ],
        ["acquisition-post-header.png"],
    ),
    "2019-11-07": (
        "Lalitha Jonnalagadda and Andrewmaier",
        [
            *("“We don’t have time, money, or expertise.”", "How to address this:"),
            *("“Isn’t research a one-time thing?”", "How to address this:"),
            *("Saving money isn’t always celebrated", "How to address this:"),
            *("“We just need something to show”", "How to address this:"),
        ],
        [],
    ),
    "2020-03-05": (
        "Alex Soble",
        [
            *("Personal README template", "Who am I?", "Non-work", "Work", "Goals"),
            *("Learning goals", "Career goals", "You can lean on me to ..."),
            "How to support me as we work together",
            *("How to support me as a person", "Ways of working together"),
            *("Teamwork preferences", "Technical preferences"),
            *("Feedback preferences", "Giving feedback on this document"),
        ],
        ["icebergs-with-moon.jpg"],
    ),
    "2022-08-18": (
        "Colin Murphy, Allison Press and Jeffrey Durland",
        [],
        ["example1-senior-executives-part4.png"],
    ),
    "2024-12-10": (
        "Matt Cloyd",
        [
            *("Training product owner skills", "Adding a measurable framework"),
            *("Using multiple types of assessments", "In conclusion"),
        ],
        [],
    ),
}

LINK = r"\]\((?:\{\{[^}]*\}\}|[^()\s]|\([^()]*\))*\)"
# What is no copy: tags, HTML, marks of Markdown and where links lead.
MARKS = re.compile(
    r"\{%.*?%\}|\{\{.*?\}\}|<style>.*?</style>|</?\w[^>]*>"
    r"|^\s*(?:```|#+|[-=|: ]+$|>|\d+\.|[-*] )|[*_`|\\\[\]]",
    re.DOTALL | re.MULTILINE,
)


def words(text: str) -> str:
    """Bring text to words with single spaces, for comparison."""
    plain = html.unescape(text).casefold().replace("_", "").replace("’", "'")
    return " ".join(re.findall(r"[^\W_]+(?:'[^\W_]+)*", plain))


def sentences(copy: str) -> list[str]:
    """Return a post's sentences by a short road of our own, marks apart."""
    copy = re.sub(LINK, "]", copy, flags=re.DOTALL)
    paragraphs = re.split(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*]|\d+\.|>) ?)", copy)
    found: list[str] = []
    for paragraph in paragraphs:
        text = MARKS.sub("", paragraph)
        rows = (
            text.split("\n") if paragraph.lstrip().startswith(("|", "```")) else [text]
        )
        for row in rows:
            found += re.split(r"(?<=[.!?])\s+", row)
    return [words(sentence) for sentence in found if words(sentence)]


def read(name: str) -> tuple[Source, Manuscript]:
    assert POSTS is not None
    (source,) = [s for s in gathered((POSTS,)).sources if f"/{name}" in s.name]
    (manuscript,), _ = read_markdown(source)
    return source, manuscript


@pytest.mark.parametrize("name", sorted(KEYS))
def test_post_is_right(name: str) -> None:
    source, manuscript = read(name)
    byline, crossheads, pictures = KEYS[name]
    text = source.data.decode()
    title = re.search(r"^title: (.*(?:\n\S.*\")?)$", text, re.MULTILINE)
    assert title is not None
    assert words(manuscript.headline) == words(title[1])
    assert manuscript.byline == byline
    heads = [b.text for b in manuscript.blocks if isinstance(b, Crosshead)]
    assert [plain_of(head) for head in heads] == crossheads
    assert [picture.file for picture in manuscript.pictures] == pictures


@pytest.mark.parametrize("name", sorted(KEYS))
def test_every_sentence_of_a_post_is_there(name: str) -> None:
    source, manuscript = read(name)
    copy = source.data.decode().split("\n---\n", 1)[1]
    there = [plain_of(text) for text in texts_of(manuscript.blocks)]
    there += [plain_of(picture.caption) for picture in manuscript.pictures]
    said = words(" ".join(there)).replace(" ", "")
    wanted = sentences(copy)
    assert len(wanted) > 15
    assert [s for s in wanted if s.replace(" ", "") not in said] == []


def imported(folder: Path) -> Path:
    assert POSTS is not None
    issue = folder / "issues" / "posts"
    when = ("--number", "1", "--date", "2026-12-04")
    done = run("import", POSTS, "--into", issue, *when)
    assert done.exit_code == 0, done.stderr
    return issue


@pytest.mark.slow
def test_posts_are_imported_together(tmp_path: Path) -> None:
    issue = imported(tmp_path)
    assert len(list((issue / "articles").glob("*.md"))) == 16
    assert len(list((issue / "pictures").iterdir())) == 11


@pytest.mark.slow
def test_posts_make_an_issue(tmp_path: Path) -> None:
    built = run("build", imported(tmp_path), "-o", tmp_path / "out")
    assert built.exit_code == 0, built.stderr
    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    stories = report["stories"]
    assert len(stories) == 16
    assert [s["slug"] for s in stories if s["words"] != s["words_set"]] == []
    assert sum(story["words"] for story in stories) > 13_000
