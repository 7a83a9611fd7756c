"""Lines that stay lines, and lines that were only broken."""

import lxml.html
import pytest

from layout.copy.manuscript import Verse
from layout.copy.web.flow import texts_of_item
from layout.copy.web.flowing import flow_of

LONG = "a line of running copy that was broken where the window of its typist ended so"


def verses(html: str) -> list[tuple[str, ...]]:
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    return [item.lines for item in flow_of(tree).items if isinstance(item, Verse)]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>Oak<br>and elm<br>and ash</p>", ("Oak", "and elm", "and ash")),
        ("<p>Mill Lane 3<br>Alderbeck</p>", ("Mill Lane 3", "Alderbeck")),
        (
            "<blockquote>Oak<br>and elm<br>and ash</blockquote>",
            ("Oak", "and elm", "and ash"),
        ),
        (
            "<pre class='wp-block-verse'>Oak\n<b>and</b> elm</pre>",
            ("Oak", "**and** elm"),
        ),
        ("<div class='poem'><p>Oak</p><p>and elm</p></div>", ("Oak", "and elm")),
    ],
)
def test_lines_of_a_verse_or_an_address_stay(html: str, lines: tuple[str, ...]) -> None:
    assert verses(html) == [lines]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Oak<br>and elm</p>",
        f"<p>{LONG}<br>{LONG}<br>{LONG}</p>",
        "<p><a href='/a'>Oak</a><br><a href='/b'>Elm</a><br><a href='/c'>Ash</a></p>",
        "<p>Oak, elm and ash</p>",
    ],
)
def test_other_lines_are_a_paragraph(html: str) -> None:
    assert verses(html) == []


def test_stanzas_are_verses_of_their_own() -> None:
    assert verses("<pre class='verse'>Oak\nElm\n\nAsh\nYew</pre>") == [
        ("Oak", "Elm"),
        ("Ash", "Yew"),
    ]


def test_what_is_quoted_around_a_verse_stays_quoted() -> None:
    html = "<blockquote><p>So:</p><p>Oak<br>elm<br>ash</p><p>he said</p></blockquote>"
    items = flow_of(lxml.html.fragment_fromstring(html, create_parent="div")).items
    assert [type(item).__name__ for item in items] == ["Quote", "Verse", "Quote"]
    assert [text for item in items for text in texts_of_item(item)] == [
        *("So:", "Oak", "elm", "ash", "he said"),
    ]
