"""Articles as an issue has them: every key read, typeset, checked with its line."""

from pathlib import Path

import pytest

from layout.desk.articles.inline import text_of
from layout.desk.issue import Article
from tests.desk.paper import ISSUE, PICTURE, STORY, jpeg, notes_on, publication, read
from tests.desk.paper import story as bridge


def article(
    folder: Path, text: str, files: dict[str, str | bytes | None] | None = None
) -> Article:
    """Return the article of a text, in the small publication."""
    own: dict[str, str | bytes | None] = {STORY: text}
    (found,) = [
        a for a in read(folder, own | (files or {})).articles if a.slug == "bridge"
    ]
    return found


def noted(folder: Path, text: str) -> list[tuple[str, int | None]]:
    """Return the notes on the article of a text."""
    _, notes = notes_on(publication(folder, {STORY: text}))
    return [(note.code.value, note.line) for note in notes if note.file == STORY]


@pytest.mark.parametrize(
    ("front", "name", "value"),
    [
        ("kicker: 'The \"old\" pier'", "kicker", "The “old” pier"),
        ("byline: Nell's own", "byline", "Nell’s own"),
        ("dateline: Marl", "dateline", "Marl"),
        (
            "standfirst: Go *round* -- by the ford",
            "standfirst",
            "Go round – by the ford",
        ),
        ("section: Sport", "section", "Sport"),
        ("language: de-AT", "language", "de-AT"),
        ("rank: 1", "rank", 1),
        ("page: 8", "page", 8),
        ("jump: false", "jump", False),
        ("jump_head: The pier", "jump_head", "The pier"),
        ("pull_quotes: ['The bridge shuts']", "pull_quotes", ("The bridge shuts",)),
        ("subtitle: Go round", "standfirst", "Go round"),
        ("description: Go round", "standfirst", "Go round"),
        ("excerpt: Go round", "standfirst", "Go round"),
        ("subtitle: One\ndescription: Two", "standfirst", "One"),
        ("author: Ada Tarn", "byline", "Ada Tarn"),
        ("authors: Ada Tarn", "byline", "Ada Tarn"),
        ("authors: [Ada Tarn, Odd Fell]", "byline", "Ada Tarn and Odd Fell"),
        ("authors: [A, B, C]", "byline", "A, B and C"),
        ("language: de\nauthors: [A, B, C]", "byline", "A, B, C"),
        ("byline: Ada\nauthor: Odd", "byline", "Ada"),
    ],
)
def test_a_key_is_a_part_of_the_article(
    front: str, name: str, value: object, tmp_path: Path
) -> None:
    assert getattr(article(tmp_path, bridge(front)), name) == value


def test_an_article_has_its_files_name_and_the_papers_defaults(tmp_path: Path) -> None:
    found = article(tmp_path, bridge("kicker: Roads"))
    assert (found.slug, found.file) == ("bridge", STORY)
    assert (found.language, found.rank, found.page) == ("en-GB", 3, None)
    assert (found.jump, found.pictures, found.pull_quotes) == (None, (), ())
    assert len(found.sha256) == 64


def test_another_houses_title_is_a_headline(tmp_path: Path) -> None:
    assert (
        article(tmp_path, "---\ntitle: So it is\n---\nCopy.\n").headline == "So it is"
    )


@pytest.mark.parametrize("end", ["---", "...", "---  "])
def test_front_matter_ends_with_hyphens_or_dots(end: str, tmp_path: Path) -> None:
    found = article(tmp_path, f"---\nheadline: So\n{end}\nCopy of it.\n")
    (block,) = found.blocks
    assert text_of(getattr(block, "spans", ())) == "Copy of it."
    assert block.line == 4


def test_pictures_of_the_front_matter_come_before_those_of_the_copy(
    tmp_path: Path,
) -> None:
    files: dict[str, str | bytes | None] = {
        f"{ISSUE}/pictures/ford.jpg": jpeg(32, 32),
    }
    front = (
        "pictures:\n  - file: weir.jpg\n    caption: The *weir*\n    credit: Nell's\n"
        "    alt: Water\n    columns: 2\n    focus: [0.1, 0.9]"
    )
    copy = 'It rained.\n\n![A ford](../pictures/ford.jpg "In flood")\n\nStill.'
    weir, ford = article(tmp_path, bridge(front, copy), files).pictures
    assert (weir.name, weir.columns, weir.focus) == ("weir.jpg", 2, (0.1, 0.9))
    assert (text_of(weir.caption), weir.credit, weir.alt) == (
        "The weir",
        "Nell’s",
        "Water",
    )
    assert (weir.width, weir.height, weir.colour) == (16, 8, False)
    assert (ford.name, text_of(ford.caption), ford.alt) == (
        "ford.jpg",
        "In flood",
        "A ford",
    )


@pytest.mark.parametrize(
    "image", ["weir.jpg", "/assets/img/weir.jpg", "https://alder.example/weir.jpg"]
)
def test_another_houses_image_is_a_picture_by_its_name(
    image: str, tmp_path: Path
) -> None:
    found = article(tmp_path, bridge(f"image: {image}"))
    assert [picture.name for picture in found.pictures] == ["weir.jpg"]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("No front matter.\n", "no-front-matter", 1),
        ("---\nheadline: So\nCopy.\n", "no-front-matter", 1),
        ("---\nkicker: So\n---\nCopy.\n", "no-headline", 1),
        ("---\nheadline: ' '\n---\nCopy.\n", "no-headline", 2),
        ("---\nheadline: So: it\n---\nCopy.\n", "broken-yaml", 2),
        ("---\nheadline: So\nheadline: It\n---\nCopy.\n", "key-twice", 3),
        (bridge("page: 9"), "unknown-page", 3),
        (bridge("page: 0"), "bad-value", 3),
        (bridge("rank: 6"), "bad-value", 3),
        (bridge("rank: first"), "bad-value", 3),
        (bridge("jump: maybe"), "bad-value", 3),
        (bridge("language: English"), "bad-value", 3),
        (bridge("section: Sprot"), "unknown-section", 3),
        (bridge("headlin: So"), "unknown-key", 3),
        (bridge("kicker: We are #1"), "matter-comment", 3),
        (bridge("kicker: “So”"), "matter-quotes", 3),
        ("+++\ntitle = 'A'\n+++\nCopy.\n", "no-front-matter", 1),
        (bridge("pull_quotes: [Never said]"), "pull-quote", 3),
        (bridge("pictures:\n  - file: none.jpg"), "missing-file", 4),
        (bridge("pictures:\n  - file: weir.jpg\n    columns: 9"), "picture-columns", 4),
        (bridge("pictures:\n  - caption: So"), "missing-key", 4),
        (bridge("pictures:\n  - file: weir.jpg\n    focus: [2, 0]"), "bad-value", 5),
        (bridge("kicker: So", ""), "no-copy", None),
        (bridge("kicker: So", "# Head\n\nCopy."), "head-in-copy", 5),
        (bridge("kicker: So", "One.\n\n---\n\nTwo."), "rule-in-copy", 5),
        (bridge("kicker: So", "a `b` c"), "code", 5),
        (bridge("kicker: So", "a<br>b"), "raw-html", 5),
        (bridge("kicker: So", "One.\n\n{{ so }}\n"), "template-tag", 7),
        (bridge("kicker: So", "One  \ntwo."), "line-break", 5),
        (bridge("kicker: So", '!!! note "A"\n    B.'), "unknown-box", 5),
        (bridge("kicker: So", "- a\n    - b"), "nested-list", 6),
    ],
)
def test_what_is_wrong_or_odd_is_noted_with_its_line(
    text: str, code: str, line: int | None, tmp_path: Path
) -> None:
    assert (code, line) in noted(tmp_path, text)


def test_an_article_that_is_right_has_no_notes(tmp_path: Path) -> None:
    text = bridge(
        "kicker: Roads\nrank: 2\ndate: 2019-03-04",
        "One.\n\n## The pier\n\n- a\n- b\n\nTwo.",
    )
    assert noted(tmp_path, text) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Bridge_2.md", "bad-slug"),
        ("bridge--2.md", "bad-slug"),
        ("masthead.md", "bad-slug"),
        ("bridge.txt", "no-article"),
        (".bridge.md.swp", ""),
        ("~bridge.md", ""),
        ("bridge.md~", ""),
    ],
)
def test_names_of_articles(name: str, code: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        f"{ISSUE}/articles/{name}": bridge("kicker: So")
    }
    _, notes = notes_on(publication(tmp_path, files))
    own = [note.code.value for note in notes if note.file.endswith(name)]
    assert own == ([code] if code else [])


def test_an_issue_without_articles_says_so(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        STORY: None,
        f"{ISSUE}/articles/school.md": None,
        PICTURE: None,
    }
    _, notes = notes_on(publication(tmp_path, files))
    assert "empty-issue" in [note.code.value for note in notes]


def test_words_of_an_article_are_all_that_is_printed(tmp_path: Path) -> None:
    front = "standfirst: Go *round*\nbyline: Ada Tarn\nkicker: Not counted"
    found = article(tmp_path, bridge(front, "One [map](https://a.example) of it."))
    assert " ".join(found.words) == "bridge shuts go round ada tarn one map of it"
