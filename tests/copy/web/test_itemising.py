"""What stands before the items of a list, as the page counts them."""

import lxml.html
import pytest

from layout.copy.manuscript import ListBlock
from layout.copy.web.flow import Para
from layout.copy.web.flowing import flow_of
from layout.copy.web.itemising import counted, letters, roman


def marks(html: str) -> list[list[str]]:
    """Return the marks of each list of a page."""
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    lists = [item for item in flow_of(tree).items if isinstance(item, ListBlock)]
    return [
        list(found.marks) or [f"{found.start + n}." for n in range(len(found.items))]
        for found in lists
    ]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<ol><li>a<li>b</ol>", ["1.", "2."]),
        ("<ol start='3'><li>a<li>b</ol>", ["3.", "4."]),
        ("<ol><li>a<li value='7'>b<li>c</ol>", ["1.", "7.", "8."]),
        ("<ol reversed><li>a<li>b<li>c</ol>", ["3.", "2.", "1."]),
        ("<ol type='a'><li>a<li>b</ol>", ["a.", "b."]),
        ("<ol type='I' start='4'><li>a<li>b</ol>", ["IV.", "V."]),
        ("<ol style='list-style-type: lower-roman'><li>a<li>b</ol>", ["i.", "ii."]),
        ("<ol><li style='list-style: upper-alpha'>a</ol>", ["A."]),
    ],
)
def test_a_page_counts_in_many_ways(html: str, found: list[str]) -> None:
    assert marks(html) == [found]


def test_a_list_goes_on_behind_one_within_it() -> None:
    html = "<ol><li>one<ol type='a'><li>x<li>y</ol>more<li>two</ol>"
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    said = [
        (item.items if isinstance(item, ListBlock) else item)
        for item in flow_of(tree).items
    ]
    assert said == [("one",), ("x", "y"), ("more", "two")]
    assert marks(html) == [["1."], ["a.", "b."], ["", "2."]]


def test_words_processors_save_items_as_paragraphs() -> None:
    item = (
        "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>{}<span>"
        "&nbsp;&nbsp;</span></span>{}</p>"
    )
    html = item.format("(a)", "Oak.") + item.format("(b)", "Elm.") + "<p>So.</p>"
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    listed, plain = flow_of(tree).items
    assert isinstance(listed, ListBlock)
    assert (listed.items, listed.marks) == (("Oak.", "Elm."), ("(a)", "(b)"))
    assert isinstance(plain, Para)
    assert marks(item.format("·", "Ash.")) == [[""]]


@pytest.mark.parametrize(
    ("number", "small", "letter"),
    [(1, "i", "a"), (4, "iv", "d"), (26, "xxvi", "z"), (27, "xxvii", "aa")],
)
def test_numbers_in_letters(number: int, small: str, letter: str) -> None:
    assert (roman(number), letters(number)) == (small, letter)
    assert counted(number, "upper-roman") == small.upper()
    assert counted(0, "lower-alpha") == "0"
