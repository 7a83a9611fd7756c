"""NITF: an article's words once and in order, whatever they are set in."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from layout.desk.issue import Article, BlockKind, FactBox, Span, Table, TextBlock
from layout.library.nitf import NAMESPACE, nitf
from tests.library.leaves import article, issue
from tests.makeup.stories import picture

Element = Any  # lxml comes without types


def tree(story: Article, pages: tuple[int, ...] = (1,), **paper: object) -> Element:
    return etree.fromstring(nitf(story, issue(story, **paper), pages))


def block(
    *spans: Span | str, kind: BlockKind = BlockKind.PARAGRAPH, marker: str = ""
) -> TextBlock:
    made = tuple(s if isinstance(s, Span) else Span(text=s) for s in spans)
    return TextBlock(kind=kind, spans=made, line=1, marker=marker)


def content(*blocks: TextBlock | Table | FactBox) -> list[str]:
    """Return what stands in the body's content, as plain XML without namespace."""
    [body] = tree(article(blocks=blocks)).iter("{*}body.content")
    return [plain(child) for child in body]


def plain(element: Element) -> str:
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return str(text.replace(f' xmlns="{NAMESPACE}"', ""))


def item(words: str, marker: str) -> TextBlock:
    return block(words, kind=BlockKind.ITEM, marker=marker)


@pytest.mark.parametrize(
    ("given_block", "said"),
    [
        pytest.param(block("The weir."), "<p>The weir.</p>", id="paragraph"),
        pytest.param(
            block("Dry", kind=BlockKind.CROSSHEAD), "<hl2>Dry</hl2>", id="head"
        ),
        pytest.param(
            block(
                "The ",
                Span(text="weir", italic=True),
                " is ",
                Span(text="dry", bold=True),
                ".",
            ),
            '<p>The <em>weir</em> is <em class="bold">dry</em>.</p>',
            id="styles",
        ),
        pytest.param(
            block("400 m", Span(text="2", superscript=True)),
            "<p>400 m<sup>2</sup></p>",
            id="superscript",
        ),
        pytest.param(
            block(Span(text="Lo", italic=True), Span(text="rd", bold=True)),
            '<p><em>Lo</em><em class="bold">rd</em></p>',
            id="a word in two styles",
        ),
        pytest.param(
            block(Span(text="owls", href="https://owls.example/?a&b", bold=True)),
            '<p><a href="https://owls.example/?a&amp;b">owls</a></p>',
            id="link",
        ),
        pytest.param(
            block(Span(text="BBC", small_caps=True), " says"),
            "<p>BBC says</p>",
            id="caps",
        ),
        pytest.param(block("a < b & c"), "<p>a &lt; b &amp; c</p>", id="marks of XML"),
    ],
)
def test_a_paragraph_keeps_its_words_and_styles(
    given_block: TextBlock, said: str
) -> None:
    assert content(given_block) == [said]


def test_a_quotation_is_a_block_quote() -> None:
    [quote] = tree(article(blocks=(block("Dry.", kind=BlockKind.QUOTE),))).iter("{*}bq")
    assert "".join(quote.itertext()).split() == ["Dry."]


def test_items_that_follow_one_another_are_a_list() -> None:
    made = tree(
        article(
            blocks=(
                block("Before"),
                item("owls", "•"),
                item("larks", "•"),
                item("first", "1."),
                block("between"),
                item("last", "•"),
            )
        )
    )
    [body] = made.iter("{*}body.content")
    kinds = [(etree.QName(child).localname, len(child)) for child in body]
    assert kinds == [("p", 0), ("ul", 2), ("ol", 1), ("p", 0), ("ul", 1)]


def test_a_sign_off_stands_at_the_end() -> None:
    made = tree(article(blocks=(block("A.", kind=BlockKind.SIGN_OFF), block("Copy."))))
    [end] = made.iter("{*}body.end")
    assert "".join(end.itertext()).split() == ["A."]
    [body] = made.iter("{*}body.content")
    assert "".join(body.itertext()).split() == ["Copy."]


def test_an_article_without_sign_off_has_no_end() -> None:
    assert list(tree(article()).iter("{*}body.end")) == []


def cells(*words: str) -> tuple[tuple[Span, ...], ...]:
    return tuple((Span(text=word),) for word in words)


@pytest.mark.parametrize(
    ("header", "names"),
    [(cells("Day", "Time"), ["th", "th", "td", "td"]), (((), ()), ["td", "td"])],
)
def test_a_table_has_a_head_where_it_has_words(
    header: tuple[tuple[Span, ...], ...], names: list[str]
) -> None:
    table = Table(
        header=header, rows=(cells("Friday", "9"),), align=("left", "left"), line=1
    )
    made = tree(article(blocks=(table,)))
    rows = list(made.iter("{*}tr"))
    assert [etree.QName(cell).localname for row in rows for cell in row] == names


def test_a_fact_box_is_a_block_of_its_own() -> None:
    box = FactBox(title="In short", blocks=(block("Dry."), block("Shut.")), line=1)
    made = tree(article(blocks=(box,)))
    [found] = [b for b in made.iter("{*}block") if b.get("class") == "fact-box"]
    assert [child.text for child in found] == ["In short", "Dry.", "Shut."]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("weir.jpg", "jpeg"),
        ("weir.JPEG", "jpeg"),
        ("weir.svg", "svg+xml"),
        ("weir.webp", "webp"),
        ("weir.bmp", "octet-stream"),
    ],
)
def test_a_picture_is_named_where_the_bag_has_it(name: str, kind: str) -> None:
    from_disk = picture(name=name).path.with_name(name)
    made = tree(article(pictures=(picture(name=name, path=from_disk),)))
    [reference] = made.iter("{*}media-reference")
    assert reference.get("source") == f"../source/issues/one/pictures/{name}"
    assert reference.get("mime-type") == f"image/{kind}"
    assert [p.text for p in made.iter("{*}media-producer")] == ["A. Berasategi"]


def test_a_fillers_pictures_lie_with_the_fillers() -> None:
    filler = article("filler:owls", pictures=(picture(),))
    [reference] = tree(filler).iter("{*}media-reference")
    assert reference.get("source") == "../source/fillers/pictures/weir.jpg"


def test_the_head_says_where_and_when_it_was_printed() -> None:
    made = tree(article(), pages=(1, 3), publisher="Larks Ltd", issn="1234-5679")
    [facts] = made.iter("{*}pubdata")
    assert facts.get("position.sequence") == "1,3"
    assert facts.get("position.section") == "News"
    assert facts.get("date.publication") == "20261204"
    assert facts.get("issn") == "1234-5679"
    [rights] = made.iter("{*}doc.copyright")
    assert (rights.get("holder"), rights.get("year")) == ("Larks Ltd", "2026")
    [name] = made.iter("{*}doc-id")
    assert name.get("id-string") == "one/weir"


def test_what_nobody_said_is_left_out() -> None:
    made = tree(article())
    [facts] = made.iter("{*}pubdata")
    assert {"issn", "volume"}.isdisjoint(facts.keys())
    for name in ("doc.copyright", "byline", "dateline", "abstract"):
        assert list(made.iter(f"{{*}}{name}")) == []


def test_pull_quotes_do_not_repeat_the_copy() -> None:
    made = tree(article(blocks=(block("It is dry."),), pull_quotes=("It is dry.",)))
    assert "".join(made.itertext()).count("It is dry.") == 1


SPANS = st.lists(
    st.builds(
        Span,
        text=st.text("abc <&é", min_size=1, max_size=6),
        bold=st.booleans(),
        italic=st.booleans(),
        superscript=st.booleans(),
        href=st.sampled_from(["", "https://owls.example"]),
    ),
    min_size=1,
    max_size=5,
)
KINDS = [kind for kind in BlockKind if kind is not BlockKind.SIGN_OFF]
BLOCKS = st.lists(
    st.builds(block, kind=st.sampled_from(KINDS), marker=st.just("•")).flatmap(
        lambda made: SPANS.map(
            lambda spans: TextBlock(
                kind=made.kind, spans=tuple(spans), line=1, marker=made.marker
            )
        )
    ),
    max_size=6,
)


@settings(max_examples=50)
@given(blocks=BLOCKS)
def test_all_words_stand_once_and_in_order(blocks: list[TextBlock]) -> None:
    [body] = tree(article(blocks=tuple(blocks))).iter("{*}body.content")
    source = " ".join("".join(span.text for span in b.spans) for b in blocks)
    leaves = ["".join(e.itertext()) for e in body.iter("{*}p", "{*}hl2", "{*}li")]
    assert " ".join(leaves).split() == source.split()
