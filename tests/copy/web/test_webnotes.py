"""Footnotes of pages, by the links between mark and note."""

import lxml.html
import pytest

from layout.copy.manuscript import Footnote
from layout.copy.web.flow import Flow, Para
from layout.copy.web.flowing import flow_of

WORD = (
    "<p>Oak{}<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a> it is.</p>"
    "<div><hr><div id='ftn1'><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Or elm.</p>"
    "</div></div>"
)
LIBRE = (
    "<p>Oak{}<a name='sdfootnote1anc' href='#sdfootnote1sym'><sup>1</sup></a> it is."
    "</p><div id='sdfootnote1'><p><a name='sdfootnote1sym' href='#sdfootnote1anc'>1</a>"
    "Or elm.</p></div>"
)
LETTER = (
    "<p>Oak{}<a id='footnote-anchor-1' href='#footnote-1'>1</a> it is.</p>"
    "<div class='footnote'><a id='footnote-1' href='#footnote-anchor-1'>1</a>"
    "<div><p>Or elm.</p></div></div>"
)
WIKI = (
    "<p>Oak{}<sup id='cite_ref-1'><a href='#cite_note-1'>[1]</a></sup> it is.</p>"
    "<ol><li id='cite_note-1'><span><a href='#cite_ref-1'>^</a></span> Or elm.</li>"
    "</ol>"
)


def flow(html: str) -> Flow:
    return flow_of(lxml.html.fragment_fromstring(html, create_parent="div"))


@pytest.mark.parametrize("html", [WORD, LIBRE, LETTER, WIKI])
@pytest.mark.parametrize("between", ["", " "])
def test_a_note_is_known_by_the_link_back(html: str, between: str) -> None:
    found = [i for i in flow(html.format(between)).items if hasattr(i, "text")]
    assert found[0].text == "Oak[^1] it is."
    assert [i for i in found if isinstance(i, Footnote)] == [
        Footnote(label="1", text="Or elm.", line=found[-1].line)
    ]
    assert len(found) == 2


def test_comments_on_a_draft_are_told_and_not_printed() -> None:
    found = flow(
        "<p>Oak<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup> it is.</p>"
        "<div><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a><span>Sure?</span></p></div>"
    )
    assert [i.text for i in found.items if isinstance(i, Para)] == ["Oak it is."]
    assert [left.text for left in found.leftovers] == ["Sure?"]
    assert found.odd["comment"] == 1


def test_links_to_chapters_are_no_marks() -> None:
    found = flow("<p><a href='#c1' id='t1'>1</a></p><h2 id='c1'>Oak</h2><p>So.</p>")
    assert not any(isinstance(item, Footnote) for item in found.items)
