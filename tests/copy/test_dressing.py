"""What a reader found, dressed: head, copy, pictures, and what is told of it."""

import pytest

from layout.codes import Severity
from layout.copy.dressing import SourceDraft, dressed, dressed_apart
from layout.copy.manuscript import (
    Break,
    ListBlock,
    Manuscript,
    Quote,
    Source,
)
from layout.copy.markdown.fields import Fields
from layout.copy.web.flow import Flow, FlowItem, Head, Para
from layout.notebook import Notebook
from tests.copy.making import (
    COPY,
    crossheads,
    dropped,
    fresh_remarks,
    leftover,
    paragraphs,
    told,
)

SOURCE = Source(name="a.md", data=b"x")


def para(text: str, line: int = 1, role: str = "", *, bold: bool = False) -> Para:
    return Para(text=text, line=line, role=role, bold=bold)


def head(text: str, level: int = 1, line: int = 1) -> Head:
    return Head(text=text, level=level, line=line)


def dress(
    *items: FlowItem, fields: Fields | None = None, markup: bool = True
) -> tuple[Manuscript, Notebook]:
    remarks = fresh_remarks()
    draft = SourceDraft(
        source=SOURCE,
        flow=Flow(items=list(items)),
        fields=fields or Fields(),
        markup=markup,
    )
    return dressed(draft, remarks), remarks


def test_the_first_heading_is_the_headline() -> None:
    found, _ = dress(head("Bridge *shut*"), para(COPY[0]))
    assert found.headline == "Bridge shut"
    assert paragraphs(found) == [COPY[0]]
    assert crossheads(found) == []


@pytest.mark.parametrize(
    ("level", "place", "headline"),
    [(1, 0, "Pier"), (2, 0, "Pier"), (2, 1, "Pier"), (1, 3, "Pier"), (2, 3, "")],
)
def test_a_heading_far_down_is_a_headline_only_by_its_level(
    level: int, place: int, headline: str
) -> None:
    items: list[FlowItem] = [para(f"{n} {COPY[0]}") for n in range(4)]
    items.insert(place, head("Pier", level))
    found, _ = dress(*items)
    assert found.headline == headline


def test_a_headline_of_the_keys_is_not_said_again() -> None:
    fields = Fields(headline="Bridge’s end!")
    for text in ("Bridge's end", "BRIDGE’S END", "**Bridge’s** end!"):
        found, _ = dress(head(text), para(COPY[0]), fields=fields)
        assert (found.headline, crossheads(found)) == ("Bridge’s end!", [])
    found, _ = dress(head("The pier"), para(COPY[0]), fields=fields)
    assert crossheads(found) == ["The pier"]


def test_a_first_line_that_is_no_sentence_is_a_guess_at_the_headline() -> None:
    found, remarks = dress(para("Bridge shut"), para(COPY[0]))
    assert found.headline == "Bridge shut"
    assert told(remarks) == ['the first line is taken for the headline: "Bridge shut"']
    for text in ("It is shut.", "Shut:", "word " * 26, COPY[0]):
        found, _ = dress(para(text), para(COPY[0]))
        assert found.headline == ""


@pytest.mark.parametrize("role", ["headline", "kicker", "byline", "dateline"])
def test_a_style_names_a_part_of_the_head(role: str) -> None:
    found, _ = dress(para("So *it* is", role=role), para(COPY[0]))
    assert getattr(found, role) == "So it is"
    assert paragraphs(found) == [COPY[0]]


def test_a_standfirst_by_its_style_keeps_its_marks() -> None:
    items = (head("Bridge shut"), para("Go *round*", role="standfirst"), para(COPY[0]))
    found, _ = dress(*items)
    assert found.standfirst == "Go *round*"


def test_what_the_keys_say_is_surer_than_a_style() -> None:
    fields = Fields(byline="Ada Tarn", kicker="Roads", dateline="Marl", section="News")
    found, _ = dress(para("Odd Fell", role="byline"), para(COPY[0]), fields=fields)
    assert (found.byline, found.kicker) == ("Ada Tarn", "Roads")
    assert (found.dateline, found.section) == ("Marl", "News")


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("By Ada Tarn", "Ada Tarn"),
        ("by Ada Tarn", "Ada Tarn"),
        ("Words by Ada Tarn", "Ada Tarn"),
        ("By: *Ada Tarn*", "Ada Tarn"),
        ("By the river", ""),
        ("By Ada Tarn.", ""),
        ("By Ada " + "Tarn " * 14, ""),
        ("Ada Tarn", ""),
    ],
)
def test_a_line_that_begins_with_by_is_the_byline(text: str, byline: str) -> None:
    found, remarks = dress(head("Bridge shut"), para(text, 2), para(COPY[0], 3))
    assert found.byline == byline
    assert len(paragraphs(found)) == (1 if byline else 2)
    assert len(told(remarks)) == bool(byline)


def test_a_byline_far_down_is_copy() -> None:
    items = [para(f"{n} {COPY[0]}") for n in range(4)]
    found, _ = dress(head("Bridge shut"), *items, para("By Ada Tarn"))
    assert found.byline == ""


def test_a_byline_made_of_ids_is_told() -> None:
    _, remarks = dress(
        para(COPY[0]), fields=Fields(byline="Ada Tarn", ids=("ada-tarn",))
    )
    assert told(remarks) == ['the byline "Ada Tarn" is made of ids: "ada-tarn"']


def test_the_first_summary_that_says_something_new_is_the_standfirst() -> None:
    copy = para("The old bridge at Marl is shut until May.")
    fields = Fields(
        headline="A", standfirsts=("The old bridge at Marl", "Lorries go round")
    )
    found, remarks = dress(copy, fields=fields)
    assert found.standfirst == "Lorries go round"
    assert "is left out" in told(remarks)[0]
    found, _ = dress(copy, fields=Fields(headline="A", standfirsts=("",)))
    assert found.standfirst == ""


def test_bold_lines_are_crossheads_only_where_nothing_else_marks_them() -> None:
    items = (para("A head"), para(COPY[0]), para("**The pier**", bold=True))
    assert crossheads(dress(*items, markup=False)[0]) == ["The pier"]
    assert crossheads(dress(*items, markup=True)[0]) == []
    assert crossheads(dress(head("B"), *items, head("C", 2), markup=False)[0]) == ["C"]


def test_a_bold_sentence_is_copy() -> None:
    found, _ = dress(
        para("A head"), para("**It is shut.**", bold=True), para(COPY[0]), markup=False
    )
    assert crossheads(found) == []


def test_headings_of_any_level_are_crossheads() -> None:
    found, _ = dress(head("A"), *(head(f"H{n}", n) for n in range(2, 7)), para(COPY[0]))
    assert crossheads(found) == ["H2", "H3", "H4", "H5", "H6"]


def test_quotations_that_follow_each_other_are_one() -> None:
    quotes = [Quote(paragraphs=(text,), line=1) for text in ("One.", "Two.")]
    found, _ = dress(head("A"), *quotes, para(COPY[0]), quotes[0])
    kinds = [b.paragraphs for b in found.blocks if isinstance(b, Quote)]
    assert kinds == [("One.", "Two."), ("One.",)]


def test_a_line_of_stars_is_a_rule_and_none_ends_an_article() -> None:
    found, _ = dress(head("A"), para("One."), para("* * *"), para("Two."), para("---"))
    assert [type(block).__name__ for block in found.blocks] == [
        "Paragraph",
        "Break",
        "Paragraph",
    ]


def test_code_of_signs_alone_is_no_rule() -> None:
    found, _ = dress(head("A"), para("{ }", role="code"), para("One."))
    assert not any(isinstance(block, Break) for block in found.blocks)


def test_lists_stay() -> None:
    block = ListBlock(items=("Hay",), line=1)
    found, _ = dress(head("A"), block)
    assert found.blocks == (block,)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("code", "code"),
        ("nested-list", "nested-list"),
        ("frame", "import-mended"),
        ("stale-link", "import-link"),
        ("script", "raw-html"),
        ("comment", "comment"),
        ("attribute", "attribute"),
    ],
)
def test_what_is_odd_is_told_once_and_weighs_little(kind: str, code: str) -> None:
    remarks = fresh_remarks()
    flow = Flow(items=[head("A")])
    flow.odd[kind] = 3
    dressed(SourceDraft(source=SOURCE, flow=flow, fields=Fields()), remarks)
    (note,) = remarks.notes
    assert (note.code, note.severity) == (code, Severity.ADVICE)
    assert note.message.endswith("(3 times)")


def test_leftovers_are_in_the_order_of_the_source() -> None:
    flow = Flow(items=[head("A")], leftovers=[leftover("b", 9), leftover("a", 2)])
    draft = SourceDraft(source=SOURCE, flow=flow, fields=Fields())
    assert dropped(dressed(draft, fresh_remarks())) == ["a", "b"]


def apart(*items: FlowItem, left: tuple[int, ...] = ()) -> tuple[Manuscript, ...]:
    flow = Flow(
        items=list(items), leftovers=[leftover(f"at {line}", line) for line in left]
    )
    draft = SourceDraft(source=SOURCE, flow=flow, fields=Fields())
    return dressed_apart(draft, fresh_remarks())


def test_each_title_begins_an_article_with_what_stands_there() -> None:
    one, two = apart(
        para("One", 1, "headline"),
        para("Copy of one.", 2),
        para("Roads", 3, "kicker"),
        para("Two", 4, "headline"),
        para("Copy of two.", 5),
        left=(2, 4),
    )
    assert (one.headline, one.kicker) == ("One", "")
    assert (two.headline, two.kicker) == ("Two", "Roads")
    assert (paragraphs(one), paragraphs(two)) == (["Copy of one."], ["Copy of two."])
    assert (dropped(one), dropped(two)) == (["at 2"], ["at 4"])


def test_a_title_in_two_lines_is_one() -> None:
    (only,) = apart(
        para("Bridge", 1, "headline"), para("shut", 2, "headline"), para(COPY[0], 3)
    )
    assert only.headline == "Bridge shut"


def test_what_stands_above_the_first_title_is_the_first_articles() -> None:
    one, _ = apart(
        para("Before.", 1),
        para("One", 2, "headline"),
        para("Copy.", 3),
        para("Two", 4, "headline"),
    )
    assert paragraphs(one) == ["Before.", "Copy."]
