"""Foreign matter taken out of copy: words and lines stay, each kind is noted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.desk.articles.foreign import without_foreign
from layout.notebook import Notebook


def cleaned(markdown: str) -> tuple[str, list[tuple[str, int | None]]]:
    book = Notebook()
    text = without_foreign(markdown, book)
    assert all(note.hint for note in book.notes)
    return text, [(note.code.value, note.line) for note in book.notes]


@pytest.mark.parametrize(
    ("markdown", "text", "code"),
    [
        ("a <!-- not --> b", "a  b", "comment"),
        ("a <b>word</b> b", "a word b", "raw-html"),
        ("a<br>b", "a b", "raw-html"),
        ("<div class='x'>a</div>", "a", "raw-html"),
        ("<script>a()</script>b", "b", "raw-html"),
        ("<style>p {}</style>b", "b", "raw-html"),
        ("a {% include x %}b", "a b", "template-tag"),
        ("a {{ x }}b", "a b", "template-tag"),
        ("a[^1] b", "a^1^ b", "footnote"),
        ("[^1]: In oak.", "^1^ In oak.", "footnote"),
        ("a {: .x} b", "a  b", "attribute"),
        ("# a {#x}", "# a ", "attribute"),
        ("  <p>indented</p>", "indented", "raw-html"),
    ],
)
def test_each_kind_goes_and_is_noted(markdown: str, text: str, code: str) -> None:
    found, notes = cleaned(markdown)
    assert found == text
    assert notes == [(code, 1)]


@pytest.mark.parametrize(
    "markdown",
    [
        "a < b and c > d",
        "3 <4",
        "{a} and {1, 2}",
        "[BBC]{.smallcaps}",
        "`<b>` and `{{ x }}`",
        "``a ` <b>``",
        "[a] and [b](c)",
        "<https://a.example/b>",
        "<ada@a.example>",
        "5 % of them",
        "",
    ],
)
def test_what_copy_may_hold_stays(markdown: str) -> None:
    assert cleaned(markdown) == (markdown, [])


def test_a_kind_is_noted_once_a_line() -> None:
    _, notes = cleaned("<b>a</b> <i>b</i>\n\n<u>c</u>")
    assert notes == [("raw-html", 1), ("raw-html", 3)]


@pytest.mark.parametrize(
    "foreign", ["<!-- a\nb\nc -->", "<script>\na()\n</script>", "{{ a\n\nb }}"]
)
def test_lines_below_keep_their_numbers(foreign: str) -> None:
    text, _ = cleaned(f"one\n{foreign}\n<b>two</b>")
    assert text.split("\n")[-1] == "two"
    assert text.count("\n") == foreign.count("\n") + 2


@pytest.mark.parametrize("fence", ["```", "~~~~", "```python"])
def test_fenced_code_is_indented_code(fence: str) -> None:
    close = fence.removesuffix("python")
    text, notes = cleaned(f"a\n{fence}\nb\n\nc\n{close}\nd")
    assert text == "a\n\n    b\n\n    c\n\nd"
    assert notes == []


COPY = st.lists(
    st.sampled_from(
        (
            *("bridge", " ", "\n", "\n\n", "<b>", "</b>", "<!--", "-->", "{{", "}}"),
            *("{%", "%}", "[^1]", "{: a}", "`", "```\n", "<", ">", "<script>"),
            *("</script>", "[a]{.smallcaps}", "    ", "桥"),
        )
    ),
    max_size=24,
).map("".join)


@given(COPY)
def test_no_line_is_added_or_lost(markdown: str) -> None:
    assert cleaned(markdown)[0].count("\n") == markdown.count("\n")


@given(
    COPY.filter(
        lambda text: (
            "<script>" not in text
            and "<!--" not in text
            and "{{" not in text
            and "{%" not in text
        )
    )
)
def test_words_outside_of_tags_stay(markdown: str) -> None:
    text, _ = cleaned(markdown)
    assert text.count("桥") == markdown.count("桥")
