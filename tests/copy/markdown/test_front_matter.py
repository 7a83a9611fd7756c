"""Front matter of other houses: fences, languages, and what is no front matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.copy.markdown.front_matter import read_matter


@pytest.mark.parametrize(
    ("head", "keys"),
    [
        ("title: Bridge shut", {"title": "Bridge shut"}),
        ("title: 'Bridge: shut'", {"title": "Bridge: shut"}),
        ("Title: Yes", {"title": "Yes"}),
        ("date: 2019-03-12", {"date": "2019-03-12"}),
        ("rank: 2", {"rank": "2"}),
        ("tags: [bridge, Marl]", {"tags": ["bridge", "Marl"]}),
        ("tags:\n- bridge\n- Marl", {"tags": ["bridge", "Marl"]}),
        ("dek: >\n  Shut\n  until May", {"dek": "Shut until May"}),
        ("dek: |-\n  Shut\n  until May", {"dek": "Shut\nuntil May"}),
        (
            "image:\n  src: a.jpg\n  alt: A weir",
            {"image": {"src": "a.jpg", "alt": "A weir"}},
        ),
        ("title: Мост закрыт", {"title": "Мост закрыт"}),
        ("title: 桥已关闭", {"title": "桥已关闭"}),
        ("title:\tBridge shut", {"title": "Bridge shut"}),
        ("# only a remark", {}),
    ],
)
def test_yaml_values_stay_the_text_that_they_are(
    head: str, keys: dict[str, object]
) -> None:
    matter = read_matter(f"---\n{head}\n---\nCopy.\n")
    assert matter.keys == keys
    assert matter.copy == "Copy.\n"
    assert matter.problem == ""


@pytest.mark.parametrize(
    ("head", "keys"),
    [
        ('title = "Bridge shut"', {"title": "Bridge shut"}),
        ("tags = ['bridge', 'Marl']", {"tags": ["bridge", "Marl"]}),
        ("weight = 3", {"weight": 3}),
        ('[extra]\nauthor = "Ada Tarn"', {"extra": {"author": "Ada Tarn"}}),
        ('[[authors]]\nname = "Ada"', {"authors": [{"name": "Ada"}]}),
    ],
)
def test_toml_between_pluses(head: str, keys: dict[str, object]) -> None:
    matter = read_matter(f"+++\n{head}\n+++\nCopy.\n")
    assert (matter.keys, matter.copy, matter.problem) == (keys, "Copy.\n", "")


@pytest.mark.parametrize(
    "text",
    [
        '{"title": "Bridge shut", "tags": ["a"]}\nCopy.\n',
        '{\n  "title": "Bridge shut",\n  "tags": ["a"]\n}\nCopy.\n',
        ';;;\n"title": "Bridge shut", "tags": ["a"]\n;;;\nCopy.\n',
        '"title": "Bridge shut",\n"tags": ["a"]\n;;;\nCopy.\n',
        '---json\n{"title": "Bridge shut", "tags": ["a"]}\n---\nCopy.\n',
    ],
)
def test_json_in_every_fence(text: str) -> None:
    matter = read_matter(text)
    assert matter.keys == {"title": "Bridge shut", "tags": ["a"]}
    assert matter.copy == "Copy.\n"
    assert text.split("\n")[matter.line - 1] == "Copy."


def test_the_fence_of_yaml_may_close_with_dots() -> None:
    matter = read_matter("---\ntitle: Bridge\n...\nCopy.\n")
    assert (matter.keys, matter.copy) == ({"title": "Bridge"}, "Copy.\n")


def test_an_empty_head_has_no_keys() -> None:
    matter = read_matter("---\n---\nCopy.\n")
    assert (matter.keys, matter.copy, matter.line) == ({}, "Copy.\n", 3)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (
            "Title: Bridge\nAuthor: Ada Tarn\n\nCopy.\n",
            {"title": "Bridge", "author": "Ada Tarn"},
        ),
        (
            "Title: Bridge\nSummary: Shut\n  until May\n\nCopy.\n",
            {"title": "Bridge", "summary": "Shut until May"},
        ),
    ],
)
def test_keys_without_a_fence(text: str, keys: dict[str, object]) -> None:
    matter = read_matter(text)
    assert (matter.keys, matter.copy) == (keys, "Copy.\n")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("---\ntitle: Bridge: shut\n---\nCopy.\n", "mapping values"),
        ("---\n- a\n- b\n---\nCopy.\n", "no list of keys"),
        ('---\ntitle: "\\Uffffffff"\n---\nCopy.\n', "that no letter has"),
        ("+++\ntitle = Bridge\n+++\nCopy.\n", "Invalid value"),
        ("---json\n{title: 1}\n---\nCopy.\n", "property name"),
        ("---js\ntitle: 'Bridge',\n---\nCopy.\n", "a program"),
    ],
)
def test_a_broken_head_is_read_line_by_line(text: str, problem: str) -> None:
    matter = read_matter(text)
    assert problem in matter.problem
    assert matter.copy == "Copy.\n"


def test_lists_are_read_line_by_line_too() -> None:
    text = "---\ntitle: Bridge: shut\ntags:\n  - bridge\n  - 'Marl'\n---\nCopy.\n"
    matter = read_matter(text)
    assert matter.keys == {"title": "Bridge: shut", "tags": ["bridge", "Marl"]}


@pytest.mark.parametrize(
    "text",
    [
        "Plain copy.\n\nMore of it.\n",
        "---\n\nA rule stands above.\n",
        "--- a dash opens this line\n",
        "Note: this is copy.\n\nMore.\n",
        "{a brace} opens this\n",
        '{"quoted" words and a brace}\n',
        "Alder: the river\nMarl: the town\n\nMore.\n",
        "",
    ],
)
def test_copy_without_front_matter_stays_whole(text: str) -> None:
    matter = read_matter(text)
    assert (matter.copy, matter.keys, matter.line) == (text, {}, 1)


NAMES = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)
VALUES = st.from_regex(r"[A-Za-zäöЖ][A-Za-zäöЖ ]{0,12}[a-z]", fullmatch=True)


@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=5), st.text(max_size=40))
def test_keys_and_copy_come_back(keys: dict[str, str], copy: str) -> None:
    copy = copy.replace("\r", "")
    head = "\n".join(f"{key}: {value}" for key, value in keys.items())
    matter = read_matter(f"---\n{head}\n---\n{copy}")
    assert matter.keys == keys
    assert matter.copy == copy
    assert matter.line == len(keys) + 3


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    matter = read_matter(text)
    assert text.endswith(matter.copy)


ALIASES = "\n".join(f"k{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 20))


@pytest.mark.parametrize(
    "head",
    [
        f"---\ntitle: A\nk0: &a0 so\n{ALIASES}\n---\n",
        "---\ntitle: A\nk: " + "[" * 30 + "]" * 30 + "\n---\n",
        "+++\ntitle = 'A'\nk = " + "[" * 30 + "]" * 30 + "\n+++\n",
    ],
)
def test_it_has_the_bounds_of_our_own(head: str) -> None:
    """What an article of ours may not have is read line by line, and told."""
    found = read_matter(f"{head}Copy.\n")
    assert "more than any front matter" in found.problem
    assert found.keys["title"] == "A"
    assert found.copy == "Copy.\n"


def test_half_a_letter_in_yaml_is_told() -> None:
    matter = read_matter('---\ntitle: Shut\nalt: "Soup \\ud800 x"\n---\nCopy.\n')
    assert matter.keys == {"title": "Shut", "alt": r"Soup \ud800 x"}
    assert matter.problem == "a letter is given by a number that no letter has"


@pytest.mark.parametrize("text", ["{%s}\nCopy.\n", ";;;\n%s\n;;;\nCopy.\n"])
def test_half_a_letter_in_json_is_marked(text: str) -> None:
    title = r'"title": "\ud83d\ude00 \ud800 \\ud800 \ude00"'
    matter = read_matter(text % title)
    assert matter.keys == {"title": "\U0001f600 \ufffd \\ud800 \ufffd"}
    assert matter.copy == "Copy.\n"
