"""A tree of HTML as the items of an article, with every word."""

import re

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.copy.manuscript import (
    Break,
    Footnote,
    ListBlock,
    Quote,
    SourceTable,
)
from layout.copy.markup import plain_of
from layout.copy.web.block_tags import holds_blocks
from layout.copy.web.flow import Flow, Head, Para, texts_of_item
from layout.copy.web.flowing import class_role, flow_of


def flow(html: str) -> Flow:
    return flow_of(lxml.html.fragment_fromstring(html, create_parent="div"))


def texts(html: str) -> list[str]:
    return [text for item in flow(html).items for text in texts_of_item(item)]


def kinds(html: str) -> list[str]:
    return [type(item).__name__ for item in flow(html).items]


@pytest.mark.parametrize(
    ("html", "paragraphs"),
    [
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("one<p>two</p>three", ["one", "two", "three"]),
        ("<div>one<div>two</div></div>", ["one", "two"]),
        ("<section><article>one</article></section>", ["one"]),
        ("<p>one<br><br>two</p>", ["one", "two"]),
        ("<p>one<br>two</p>", ["one two"]),
        ("<p>one<br> <br>two</p>", ["one", "two"]),
        ("<p></p><p> </p>", []),
        ("<span>one <p>two</p> three</span>", ["one", "two", "three"]),
        ("<details><summary>one</summary>two</details>", ["**one**", "two"]),
        ("<dl><dt>one</dt><dd>two</dd></dl>", ["**one**", "two"]),
        ("<address>one</address>", ["one"]),
        ("<center><font>one</font></center>", ["one"]),
        ("<noscript>one</noscript><p>two</p>", ["two"]),
        ("<pre>one\n  two\n\nthree</pre>", ["one", "two", "three"]),
        ("<unknown><p>one</p></unknown>", ["one"]),
    ],
)
def test_paragraphs(html: str, paragraphs: list[str]) -> None:
    assert texts(html) == paragraphs


@pytest.mark.parametrize("level", range(1, 7))
def test_headings_have_their_level_and_no_bold(level: int) -> None:
    (item,) = flow(f"<h{level}><b>The</b> <i>pier</i></h{level}>").items
    assert item == Head(text="The *pier*", level=level, line=1)


def test_an_empty_heading_is_none() -> None:
    assert flow("<h2> </h2><h3><img src='a.png'></h3>").items == []
    assert len(flow("<h3><img src='a.png'></h3>").shots) == 1


@pytest.mark.parametrize(
    ("html", "lists"),
    [
        ("<ul><li>a<li>b</ul>", [(("a", "b"), False, 1)]),
        ("<ol><li>a<li>b</ol>", [(("a", "b"), True, 1)]),
        ("<ol start='4'><li>a</ol>", [(("a",), True, 4)]),
        ("<ol start='x'><li>a</ol>", [(("a",), True, 1)]),
        ("<ul><li><p>a</p><li><b>b</b></ul>", [(("a", "**b**"), False, 1)]),
        ("<ul>a<li>b</li>c</ul>", [(("a", "b", "c"), False, 1)]),
        (
            "<ul><li>a<ul><li>b</ul><li>c</ul>",
            [(("a",), False, 1), (("b",), False, 1), (("c",), False, 1)],
        ),
        (
            "<ol><li>a<ul><li>b</ul><li>c</ol>",
            [(("a",), True, 1), (("b",), False, 1), (("c",), True, 2)],
        ),
        ("<ul></ul>", []),
    ],
)
def test_lists(html: str, lists: list[tuple[tuple[str, ...], bool, int]]) -> None:
    found = [i for i in flow(html).items if isinstance(i, ListBlock)]
    # Bullets count nothing.
    starts = [b.start if b.numbered else 1 for b in found]
    assert [(b.items, b.numbered) for b in found] == [own[:2] for own in lists]
    assert starts == [own[2] for own in lists]


def test_a_list_in_a_list_is_counted_as_odd() -> None:
    assert flow("<ul><li>a<ul><li>b</ul></ul>").odd["nested-list"] == 1
    assert flow("<ul><li>a</ul>").odd["nested-list"] == 0


@pytest.mark.parametrize(
    ("html", "paragraphs"),
    [
        ("<blockquote>one</blockquote>", ("one",)),
        ("<blockquote><p>one</p><p>two</p></blockquote>", ("one", "two")),
        ("<blockquote><h3>one</h3>two</blockquote>", ("**one**", "two")),
        ("<blockquote><ul><li>one<li>two</ul></blockquote>", ("one", "two")),
        ("<blockquote><blockquote>one</blockquote>two</blockquote>", ("one", "two")),
    ],
)
def test_quotations_have_every_word_in_them(
    html: str, paragraphs: tuple[str, ...]
) -> None:
    (item,) = flow(html).items
    assert isinstance(item, Quote)
    assert item.paragraphs == paragraphs


def test_an_empty_quotation_is_none() -> None:
    assert flow("<blockquote> </blockquote>").items == []


def table(html: str) -> SourceTable:
    (item,) = flow(f"<table>{html}</table>").items
    assert isinstance(item, SourceTable)
    return item


def test_a_table_has_a_head_and_rows_of_one_width() -> None:
    found = table(
        "<tr><th>Day<th>Hour<th>Boat</tr><tr><td>Mon<td>9</tr>"
        "<tr><td colspan='2'>Tue<td>Ada</tr>"
    )
    assert found.header == ("Day", "Hour", "Boat")
    assert found.rows == (("Mon", "9", ""), ("Tue", "", "Ada"))


@pytest.mark.parametrize(
    ("cell", "side"),
    [
        ("align='right'", "right"),
        ("style='text-align: center'", "center"),
        ("style='text-align:right'", "right"),
        ("align='justify'", "left"),
        ("", "left"),
    ],
)
def test_columns_stand_as_the_first_row_does(cell: str, side: str) -> None:
    found = table(f"<tr><td>a<td {cell}>b</tr><tr><td>c<td>d</tr>")
    assert found.align == ("left", side)


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>one</td></tr><tr><td>two</td></tr></table>",
        "<table><tr><td>one</td><td>two</td></tr></table>",
    ],
)
def test_a_table_of_one_row_or_column_is_a_frame(html: str) -> None:
    found = flow(html)
    assert [item.text for item in found.items if isinstance(item, Para)] == [
        "one",
        "two",
    ]
    assert found.odd["frame"] == 1


def test_words_beside_the_cells_are_kept() -> None:
    rows = "<tr><td>a<td>b</tr><tr><td>c<td>d</tr>"
    html = f"<table><caption>Boats</caption>{rows}</table>"
    assert texts(html)[0] == "Boats"


def test_a_table_in_a_cell_keeps_its_words_once() -> None:
    inner = "<table><tr><td>x<td>y</tr><tr><td>z<td>w</tr></table>"
    said = " ".join(
        texts(f"<table><tr><td>a<td>b</tr><tr><td>c<td>{inner}</tr></table>")
    )
    for word in "abcxyzw":
        assert len(re.findall(rf"\b{word}\b", said)) == 1, word


@pytest.mark.parametrize(
    ("html", "captions"),
    [
        (
            "<figure><img src='a.png'><figcaption>In flood</figcaption></figure>",
            ["In flood"],
        ),
        (
            "<figure><figcaption>In flood</figcaption><img src='a.png'></figure>",
            ["In flood"],
        ),
        ("<figure><a href='b'><img src='a.png'></a></figure>", [""]),
        ("<p><img src='a.png'></p><p><em>In flood</em></p>", ["*In flood*"]),
        ("<p><img src='a.png'><em>In flood</em></p>", ["*In flood*"]),
        ("<p><img src='a.png'></p><p class='caption'>In flood</p>", ["In flood"]),
        ("<p><img src='a.png'></p><p>It rained.</p><p><em>So</em></p>", [""]),
        ("<p><img src='a.png'></p><p><em>" + "word " * 60 + "</em></p>", [""]),
        (
            "<figure><img src='a.png'><img src='b.png'>"
            "<figcaption>Two</figcaption></figure>",
            ["Two", ""],
        ),
    ],
)
def test_captions_of_pictures(html: str, captions: list[str]) -> None:
    assert [shot.caption for shot in flow(html).shots] == captions


def test_a_figure_without_a_picture_is_words() -> None:
    html = (
        "<figure><figcaption>A poem</figcaption><blockquote>One</blockquote></figure>"
    )
    assert texts(html) == ["A poem", "One"]


def test_footnotes_open_with_their_mark() -> None:
    html = (
        "<p>One<sup><a href='#fn1'>1</a></sup></p><section class='footnotes'><ol>"
        "<li id='fn1'>In oak. <a href='#fnref1'>↩</a></li><li>By Fell.</li></ol>"
        "</section>"
    )
    found = flow(html)
    assert found.items[1:] == [
        Footnote(label="1", text="In oak.", line=1),
        Footnote(label="2", text="By Fell.", line=1),
    ]
    assert texts(html)[0] == "One[^1]"
    assert found.notes == 2


@pytest.mark.parametrize(
    "name", ["headline", "standfirst", "byline", "kicker", "caption", "dateline"]
)
def test_a_class_may_say_what_a_paragraph_is(name: str) -> None:
    (item,) = flow(f"<p class='big {name.upper()}'>So</p>").items
    assert isinstance(item, Para)
    assert item.role == name
    assert class_role(lxml.html.fragment_fromstring("<p class='other'>So</p>")) == ""


def test_a_line_all_in_bold_is_known() -> None:
    bold, plain = flow("<p><b>So it is</b></p><p><b>So</b> it is</p>").items
    assert isinstance(bold, Para)
    assert isinstance(plain, Para)
    assert (bold.bold, plain.bold) == (True, False)


def test_rules_scripts_and_films() -> None:
    found = flow("<hr><script>a</script><style>b</style><iframe src='f'></iframe>")
    assert found.items == [Break(line=1)]
    assert found.odd["script"] == 2
    assert [left.text for left in found.leftovers] == [r"&lt;iframe> f"]


def test_lines_of_the_source_are_kept() -> None:
    found = flow(
        "<p data-line='3'>a</p><div data-line='5'>b<h2 data-line='7'>c</h2></div>"
    )
    assert [item.line for item in found.items] == [3, 5, 7]


@pytest.mark.parametrize(
    ("html", "holds"),
    [
        ("<p>a</p>", True),
        ("<span><p>a</p></span>", True),
        ("<span>a</span>", False),
        ("<del><p>a</p></del>", False),
        ("<video><p>a</p></video>", False),
    ],
)
def test_what_holds_blocks(html: str, holds: bool) -> None:
    root = lxml.html.fragment_fromstring(f"<div>{html}</div>")
    assert holds_blocks(root[0]) == holds


def test_the_words_of_each_kind_of_item() -> None:
    assert texts_of_item(Head(text="a", level=2, line=1)) == ("**a**",)
    assert texts_of_item(Break(line=1)) == ()
    rows = SourceTable(header=("a", ""), rows=(("b", "c"),), line=1)
    assert texts_of_item(rows) == ("a", "b; c")


TAGS = st.sampled_from(
    (
        *("<p>", "</p>", "<div>", "</div>", "<ul>", "<li>", "</ul>", "<b>", "</b>"),
        *("<table>", "<tr>", "<td>", "</table>", "<blockquote>", "</blockquote>"),
        *("<h2>", "</h2>", "<figure>", "</figure>", "<figcaption>", "<i>", "</i>"),
        *("<img src='a.png'>", "<br>", "<hr>", "<pre>", "</pre>", "<ol>", "</ol>"),
        *("<a href='https://a.example/'>", "</a>", "<dl><dt>", "<dd>", "<section>"),
        *("<details><summary>", "<caption>", "<th>", "<sup>", "</sup>", "<code>"),
    )
)
PAGES = st.lists(st.one_of(TAGS, st.text("αβγ", min_size=1, max_size=3)), max_size=24)


@given(PAGES.map("".join))
def test_every_letter_of_a_tree_is_once_in_its_flow(html: str) -> None:
    found = flow(html)
    said = [plain_of(t) for item in found.items for t in texts_of_item(item)]
    said += [plain_of(left.text) for left in found.leftovers]
    said += [plain_of(shot.caption) for shot in found.shots]
    wanted = re.findall("[αβγ]", html)
    assert sorted(re.findall("[αβγ]", " ".join(said))) == sorted(wanted)
