"""Front matter of many houses, as fields of an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.copy.markdown.fields import fields_of
from layout.copy.markdown.front_matter import read_matter
from layout.copy.web.inlining import Shot

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


@pytest.mark.parametrize(
    ("keys", "headline"),
    [
        ({"title": "Bridge shut"}, "Bridge shut"),
        ({"headline": "Bridge shut", "title": "A page"}, "Bridge shut"),
        ({"heading": "  Bridge\n shut "}, "Bridge shut"),
        ({"Title": "Bridge shut"}, "Bridge shut"),
        ({"title": 1931}, "1931"),
        ({"title": ["Bridge"]}, ""),
        ({"title": "null", "name": "Bridge"}, "Bridge"),
        ({"params": {"title": "Bridge shut"}}, "Bridge shut"),
        ({"title": "Bridge shut", "extra": {"title": "Ford"}}, "Bridge shut"),
        ({}, ""),
    ],
)
def test_headlines(keys: dict[str, object], headline: str) -> None:
    assert fields_of(keys).headline == headline


def test_standfirsts_are_all_that_may_be_one_the_best_first() -> None:
    keys: dict[str, object] = {
        "description": "For machines",
        "subtitle": "Shut until May",
        "excerpt": "",
        "summary": None,
        "dek": "Lorries go round",
    }
    assert fields_of(keys).standfirsts == (
        "Lorries go round",
        "Shut until May",
        "For machines",
    )


@pytest.mark.parametrize(
    ("value", "language"),
    [
        ("en", "en"),
        ("de-AT", "de-AT"),
        ("pt_BR", "pt-BR"),
        ("fil", "fil"),
        ("English", ""),
        ("DE", ""),
        ("", ""),
    ],
)
def test_languages(value: str, language: str) -> None:
    assert fields_of({"lang": value}).language == language


@pytest.mark.parametrize(
    ("value", "rank"), [("1", 1), (5, 5), ("6", None), ("0", None), ("high", None)]
)
def test_ranks(value: object, rank: int | None) -> None:
    assert fields_of({"rank": value}).rank == rank


def test_other_parts_of_the_head() -> None:
    fields = fields_of(
        {
            "eyebrow": "Roads",
            "location": "Marl",
            "jump_head": "Bridge",
            "pull_quotes": ["Shut it", "", "Now"],
        }
    )
    assert (fields.kicker, fields.dateline, fields.jump_head) == (
        "Roads",
        "Marl",
        "Bridge",
    )
    assert fields.pull_quotes == ("Shut it", "Now")


def test_ids_are_told_from_names() -> None:
    fields = fields_of({"author": ["ada-tarn", "Odd Fell"]})
    assert fields.byline == "Ada Tarn and Odd Fell"
    assert fields.ids == ("ada-tarn",)


def test_an_author_named_twice_signs_once() -> None:
    fields = fields_of({"author": "Ada Tarn", "authors": ["Ada Tarn", "Odd Fell"]})
    assert fields.byline == "Ada Tarn and Odd Fell"


@pytest.mark.parametrize(
    ("keys", "sections", "section"),
    [
        ({"section": "roads"}, (), "Roads"),
        ({"category": "home-news"}, (), "Home news"),
        ({"categories": ["roads", "Marl"]}, ("Marl",), "Marl"),
        ({"categories": "roads, marl"}, ("Marl",), "Marl"),
        ({"primary_tag": {"name": "Roads"}}, (), "Roads"),
        ({"tags": ["a"]}, ("Roads",), ""),
        ({"section": "Sea", "tags": ["roads"]}, ("Roads",), "Roads"),
        ({}, ("Roads",), ""),
    ],
)
def test_sections(
    keys: dict[str, object], sections: tuple[str, ...], section: str
) -> None:
    assert fields_of(keys, sections).section == section


@pytest.mark.parametrize(
    ("keys", "shot"),
    [
        ({"image": "a.jpg"}, Shot(source="a.jpg")),
        ({"cover": "/img/a.png?v=2"}, Shot(source="/img/a.png?v=2")),
        (
            {"feature_image": "a.jpg", "feature_image_alt": "A weir"},
            Shot(source="a.jpg", alt="A weir"),
        ),
        (
            {"image": "a.jpg", "image_caption": "In flood", "image_credit": "Nell"},
            Shot(source="a.jpg", caption="In flood", credit="Nell"),
        ),
        (
            {"header": {"image": "a.jpg", "caption": "In flood", "alt": "A weir"}},
            Shot(source="a.jpg", caption="In flood", alt="A weir"),
        ),
        (
            {"image": {"path": "a.jpg", "photographer": "Nell"}},
            Shot(source="a.jpg", credit="Nell"),
        ),
    ],
)
def test_pictures_of_the_head(keys: dict[str, object], shot: Shot) -> None:
    assert fields_of(keys).shots == (shot,)


@pytest.mark.parametrize(
    "value", ["true", "yes", "none", True, None, 12, "the weir", {"src": "x"}, []]
)
def test_what_is_no_picture(value: object) -> None:
    assert fields_of({"image": value}).shots == ()


def test_many_pictures_come_in_order() -> None:
    keys: dict[str, object] = {"images": ["a.jpg", {"src": "b.png"}, "no"]}
    assert [shot.source for shot in fields_of(keys).shots] == ["a.jpg", "b.png"]


def test_keys_of_which_nothing_was_made_are_told() -> None:
    fields = fields_of({"title": "Bridge", "layout": "post", "weather": "rain"})
    assert fields.others == ("weather",)


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=12)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.text(max_size=8), inner, max_size=3),
    ),
    max_leaves=6,
)
KEYS = st.sampled_from(
    ("title", "author", "authors", "image", "tags", "section", "rank", "params", "lang")
)


@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_any_values_are_fields(keys: dict[str, object]) -> None:
    fields = fields_of(keys)
    assert "\n" not in fields.headline + fields.byline + fields.section
