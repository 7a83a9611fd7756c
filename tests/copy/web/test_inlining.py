"""Inline HTML as inline Markdown, and what of it no paragraph can hold."""

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.copy.markup import plain_of
from layout.copy.web.inlining import (
    InlineMarkdown,
    StyledRun,
    classes_of,
    inline_nodes,
    inline_of,
    is_note_mark,
    shot_of,
    shown_tag,
    tag_of,
    written,
)


def element(html: str) -> lxml.html.HtmlElement:
    return lxml.html.fragment_fromstring(html)


def inline(html: str) -> InlineMarkdown:
    return inline_of(element(f"<p>{html}</p>"))


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("so", "so"),
        ("a <b>word</b>", "a **word**"),
        ("a <strong>word </strong>more", "a **word** more"),
        ("a <i>word</i>", "a *word*"),
        ("a <cite>word</cite> and <dfn>word</dfn>", "a *word* and *word*"),
        ("<b>a <i>word</i></b>", "**a *word***"),
        ("<i>a <b>word</b></i>", "*a* ***word***"),
        ("<b>a</b><b>b</b>", "**ab**"),
        ("<b>a</b> <b>b</b>", "**a** **b**"),
        ("x<sup>2</sup>", "x^2^"),
        ("H<sub>2</sub>O", "H2O"),
        ("<u>a</u> <span>b</span> <font>c</font>", "a b c"),
        ("<b>, </b>and", ", and"),
        ("<b> </b>", ""),
        ('<a href="https://a.example/b">map</a>', "[map](https://a.example/b)"),
        (
            '<a href="https://a.example/b"><b>map</b></a>',
            "[**map**](https://a.example/b)",
        ),
        ('<a href="mailto:a@b.example">post</a>', "[post](mailto:a@b.example)"),
        ('<a href="/b">map</a>', "map"),
        ('<a href="#b">map</a>', "map"),
        ("<a>map</a>", "map"),
        ("a<br>b", "a b"),
        ("a\n  b", "a b"),
        ("<code>a_b</code>", "a_b"),
        ("2 * 3", r"2 \* 3"),
        ("<!-- not -->so", "so"),
        ("<script>not</script>so", "so"),
        ("<button>not</button>so", "so"),
        ("<unknown>so</unknown>", "so"),
        ("Мост, 桥, مغلق", "Мост, 桥, مغلق"),
    ],
)
def test_elements_are_marks(html: str, markdown: str) -> None:
    assert inline(html).markdown() == markdown


def test_blocks_side_by_side_are_parted_by_a_space() -> None:
    assert inline_of(element("<div><p>a</p><p>b</p></div>")).markdown() == "a b"
    assert inline_of(element("<ul><li>a<li>b</ul>")).markdown() == "a b"


def test_struck_words_are_kept_apart_with_what_is_in_them() -> None:
    found = inline('a <del>b <img src="c.png"> <s>d</s></del> e')
    assert found.markdown() == "a e"
    assert found.struck == ["b", "d"]
    assert [shot.source for shot in found.shots] == ["c.png"]


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ('<iframe src="https://a.example/f"></iframe>', "<iframe> https://a.example/f"),
        ('<video src="f.mp4"></video>', "<video> f.mp4"),
        ('<object data="f.swf"></object>', "<object> f.swf"),
        ("<canvas></canvas>", "<canvas>"),
        ("<svg><text>a</text></svg>", "<svg>"),
    ],
)
def test_what_paper_cannot_show_is_named(html: str, name: str) -> None:
    found = inline(f"a {html} b")
    assert found.embedded == [name]
    assert found.markdown() == "a b"
    assert shown_tag(element(f"<div>{html}</div>")[0]) == name


def test_code_and_dead_links_are_counted() -> None:
    found = inline('<code>a</code> <a href="/b">c</a> <a href="#d">e</a> <kbd>f</kbd>')
    assert (found.code, found.stale_links) == (2, 1)


@pytest.mark.parametrize(
    ("html", "bold", "italic"),
    [
        ("<b>so</b>", True, False),
        ("<b>so</b> <b>it is</b>", True, False),
        ("<b>so</b> it", False, False),
        ("<i>so</i>", False, True),
        ("<b><i>so</i></b>", True, True),
        ("", False, False),
        (" ", False, False),
    ],
)
def test_a_paragraph_may_be_in_one_style(html: str, bold: bool, italic: bool) -> None:
    found = inline(html)
    assert (found.bold, found.italic) == (bold, italic)


@pytest.mark.parametrize(
    ("html", "is_mark"),
    [
        ('<a href="#fn1">1</a>', True),
        ('<a href="#footnote-3">[3]</a>', True),
        ('<a href="#fn1">the map</a>', False),
        ('<a class="footnote-ref" href="#a">a</a>', True),
        ('<a href="https://a.example">1</a>', False),
        ('<a href="#map">1</a>', False),
    ],
)
def test_marks_of_footnotes(html: str, is_mark: bool) -> None:
    assert is_note_mark(element(f"<p>{html}</p>")[0]) == is_mark
    if is_mark:
        assert inline(f"so{html}").markdown().startswith("so[^")


@pytest.mark.parametrize("back", ["↩", "^", "↑", "↩︎"])
def test_what_leads_back_from_a_footnote_is_no_word(back: str) -> None:
    assert inline(f'a note <a href="#fnref1">{back}</a>').markdown() == "a note"
    assert inline('a <a class="reversefootnote" href="#a">back</a>').text.strip() == "a"


@pytest.mark.parametrize(
    ("html", "source", "alt", "caption", "credit"),
    [
        ('<img src="a.jpg">', "a.jpg", "", "", ""),
        ('<img src="a.jpg" alt=" A  weir ">', "a.jpg", "A weir", "", ""),
        ('<img src="a.jpg" title="In *flood*">', "a.jpg", "", r"In \*flood\*", ""),
        ('<img src="data:x" data-src="a.jpg">', "a.jpg", "", "", ""),
        ('<img src="s.gif" data-lazy-src="a.jpg">', "a.jpg", "", "", ""),
        (
            '<img src="data:image/png;base64,AA">',
            "data:image/png;base64,AA",
            "",
            "",
            "",
        ),
        ('<img data-original="a.jpg" data-credit="Nell">', "a.jpg", "", "", "Nell"),
        ("<img>", "", "", "", ""),
    ],
)
def test_the_picture_that_an_img_names(
    html: str, source: str, alt: str, caption: str, credit: str
) -> None:
    shot = shot_of(element(html))
    assert (shot.source, shot.alt, shot.caption, shot.credit) == (
        source,
        alt,
        caption,
        credit,
    )


def test_names_and_classes_of_elements() -> None:
    assert tag_of(element("<DIV class='A b'>x</DIV>")) == "div"
    assert classes_of(element("<div class='A b'>x</div>")) == {"a", "b"}
    assert classes_of(element("<div>x</div>")) == frozenset()
    assert tag_of(element("<div><!-- a --></div>")[0]) == ""


def test_texts_and_elements_side_by_side() -> None:
    found = inline_nodes(["a ", element("<b>word</b>"), " of ", element("<i>it</i>")])
    assert found.markdown() == "a **word** of *it*"
    assert inline_nodes([]).markdown() == ""


RUNS = st.lists(
    st.builds(
        StyledRun,
        text=st.sampled_from(["bridge", " ", "Marl ", "*", " _a_", "1931", "桥", ", "]),
        bold=st.booleans(),
        italic=st.booleans(),
        href=st.sampled_from(["", "https://a.example/"]),
    ),
    max_size=8,
)


@given(RUNS)
def test_words_of_runs_come_back_from_markdown(runs: list[StyledRun]) -> None:
    text = " ".join("".join(run.text for run in runs).split())
    assert plain_of(written(runs)) == text


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<img alt='T' src='t.png'>he mill", "The mill"),
        ("<img alt='“T' src='t.png'>he mill", "“The mill"),
        ("<input type='checkbox' checked> fed", "☒ fed"),
        ("<input type='checkbox'> fed", "☐ fed"),
        ("<input type='text' value='x'>fed", "fed"),
    ],
)
def test_initials_and_boxes_are_characters(html: str, markdown: str) -> None:
    found = inline(html)
    assert found.markdown() == markdown
    assert found.shots == []


def test_a_picture_of_more_than_a_letter_is_a_picture() -> None:
    assert len(inline("<img alt='The mill' src='t.png'>he").shots) == 1
    assert len(inline("<img alt='T' src='t.png'> The mill").shots) == 1
