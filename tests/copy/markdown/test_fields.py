"""Front matter of many houses, as fields of an article."""

import pytest

from layout.copy.markdown.fields import fields_of
from layout.copy.markdown.front_matter import read_matter

FENCES = [
    '---\ntitle: "Weir: lights on"\nauthor: Tam Birkett\n---\nCopy.\n',
    '+++\ntitle = "Weir: lights on"\nauthor = "Tam Birkett"\n+++\nCopy.\n',
    '{"title": "Weir: lights on",\n "author": "Tam Birkett"}\nCopy.\n',
    ';;;\n"title": "Weir: lights on",\n"author": "Tam Birkett"\n;;;\nCopy.\n',
    '---json\n{"title": "Weir: lights on", "author": "Tam Birkett"}\n---\nCopy.\n',
    "---toml\ntitle = 'Weir: lights on'\nauthor = 'Tam Birkett'\n---\nCopy.\n",
    'title: "Weir: lights on"\nauthor: Tam Birkett\n---\nCopy.\n',
    "Title: Weir: lights on\nAuthor: Tam Birkett\n\nCopy.\n",
    # Broken YAML is read line by line.
    "---\ntitle: Weir: lights on\nauthor: Tam Birkett\n---\nCopy.\n",
    # A program is not run.
    "---js\ntitle: 'Weir: lights on',\nauthor: 'Tam Birkett',\n---\nCopy.\n",
]


@pytest.mark.parametrize("text", FENCES)
def test_every_fence(text: str) -> None:
    matter = read_matter(text)
    assert matter.copy == "Copy.\n"
    assert text.split("\n")[matter.line - 1] == "Copy."
    fields = fields_of(matter.keys)
    assert (fields.headline, fields.byline) == ("Weir: lights on", "Tam Birkett")


@pytest.mark.parametrize(
    "text", ["Note: this is copy.\n\nMore.", "A head\n---\n\nCopy.", "--- \nnothing"]
)
def test_copy_that_looks_like_front_matter(text: str) -> None:
    assert read_matter(text).copy == text


@pytest.mark.parametrize(
    ("value", "byline"),
    [
        ("Tam Birkett", "Tam Birkett"),
        ("By Tam Birkett <tam@example.org>", "Tam Birkett"),
        ("jane-doe", "Jane Doe"),
        (["jane-doe", "Tam Birkett"], "Jane Doe and Tam Birkett"),
        (["a-b", "c-d", "e-f"], "A B, C D and E F"),
        ([{"name": "Jane Doe"}, {"id": "tam_birkett"}], "Jane Doe and Tam Birkett"),
        ({"display_name": "Jane Doe"}, "Jane Doe"),
        ("jane-doe, tam-birkett", "Jane Doe and Tam Birkett"),
        ("", ""),
    ],
)
def test_bylines(value: object, byline: str) -> None:
    assert fields_of({"authors": value}).byline == byline


def test_a_tag_is_a_section_if_the_paper_has_it() -> None:
    keys: dict[str, object] = {"tags": ["open-source", "events"]}
    assert fields_of(keys).section == "Open source"
    assert fields_of(keys, ("News", "Events")).section == "Events"
    assert fields_of(keys, ("News",)).section == ""
    assert fields_of(keys | {"category": "music"}, ("News",)).section == "Music"


def test_yes_is_a_word_and_false_is_none() -> None:
    matter = read_matter("---\ntitle: Yes\nsubtitle: 2024\nhero: false\n---\n")
    fields = fields_of(matter.keys)
    assert (fields.headline, fields.standfirsts) == ("Yes", ("2024",))
    assert fields.shots == ()
