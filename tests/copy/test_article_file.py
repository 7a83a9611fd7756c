"""An article's file: front matter and Markdown that a person may edit."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from layout.copy.article_file import article_text
from layout.copy.manuscript import (
    Block,
    Break,
    Crosshead,
    Footnote,
    ListBlock,
    Manuscript,
    Paragraph,
    Quote,
    SourcePicture,
    SourceTable,
)
from layout.copy.markdown.front_matter import read_matter
from layout.copy.markup import escaped
from layout.copy.ranking import Rank
from layout.desk.articles.words import source_words, words_of

RANK = Rank(rank=3, reason="proposed: 12 words")


def head_of(manuscript: Manuscript) -> dict[str, object]:
    text = article_text(manuscript, RANK)
    head: dict[str, object] = yaml.safe_load(text.split("---\n")[1])
    return head


def body_of(*blocks: Block) -> str:
    manuscript = Manuscript(headline="A", blocks=blocks)
    return article_text(manuscript, RANK).split("---\n", 2)[2]


def test_only_what_is_known_is_written() -> None:
    assert head_of(Manuscript(headline="Bridge shut", blocks=())) == {
        "headline": "Bridge shut",
        "rank": 3,
    }


def test_every_part_of_the_head_is_written() -> None:
    manuscript = Manuscript(
        headline="Bridge: shut",
        kicker="Roads",
        standfirst="Lorries go *round*",
        byline="Ada Tarn",
        dateline="Marl",
        section="News",
        language="nl",
        jump_head="Bridge",
        blocks=(),
        pull_quotes=("Shut it", "“Now”"),
        pictures=(
            SourcePicture(file="weir.jpg", data=b"x", caption="In flood", alt="A weir"),
        ),
    )
    assert head_of(manuscript) == {
        "headline": "Bridge: shut",
        "kicker": "Roads",
        "standfirst": "Lorries go *round*",
        "byline": "Ada Tarn",
        "dateline": "Marl",
        "section": "News",
        "language": "nl",
        "jump_head": "Bridge",
        "rank": 3,
        "pictures": [{"file": "weir.jpg", "caption": "In flood", "alt": "A weir"}],
        "pull_quotes": ["Shut it", "“Now”"],
    }


def test_the_reason_of_the_rank_is_a_remark() -> None:
    text = article_text(Manuscript(headline="A", blocks=()), RANK)
    assert "rank: 3 # proposed: 12 words\n" in text


@pytest.mark.parametrize(
    ("block", "markdown"),
    [
        (Paragraph(text="It rained.", line=1), "It rained.\n"),
        (Paragraph(text="- it rained", line=1), "&#45; it rained\n"),
        (Paragraph(text="1931. A dry year", line=1), "1931\\. A dry year\n"),
        (Crosshead(text="The pier", line=1), "## The pier\n"),
        (Crosshead(text=" The pier ## ", line=1), "## The pier\n"),
        (ListBlock(items=("Hay", "- Oats"), line=1), "- Hay\n- &#45; Oats\n"),
        (
            ListBlock(items=("Hay", "Oats"), line=1, numbered=True, start=4),
            "4. Hay\n5. Oats\n",
        ),
        (Quote(paragraphs=("Shut it.", "Now."), line=1), "> Shut it.\n>\n> Now.\n"),
        (
            SourceTable(
                header=("Day", "Hour", "Pier"),
                rows=(("Mon", "9", "a | b"),),
                line=1,
                align=("left", "right", "center"),
            ),
            "| Day | Hour | Pier |\n| :-- | --: | :-: |\n| Mon | 9 | a &#124; b |\n",
        ),
        (
            SourceTable(header=("a", ""), rows=(("b", "c"),), line=1),
            "| a |  |\n| --- | --- |\n| b | c |\n",
        ),
        (Break(line=1), "* * *\n"),
    ],
)
def test_each_block_is_markdown(block: Block, markdown: str) -> None:
    assert body_of(block) == markdown


def test_blocks_are_parted_by_an_empty_line() -> None:
    body = body_of(
        Paragraph(text="One.", line=1), Paragraph(text="", line=2), Break(line=3)
    )
    assert body == "One.\n\n* * *\n"


def test_an_article_without_copy_has_a_head_alone() -> None:
    assert body_of() == ""


WORDS = st.lists(
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1),
    min_size=1,
    max_size=5,
).map(" ".join)


@given(WORDS, WORDS)
def test_the_head_comes_back_as_it_was(headline: str, byline: str) -> None:
    text = article_text(Manuscript(headline=headline, byline=byline, blocks=()), RANK)
    keys = read_matter(text).keys
    assert (keys["headline"], keys["byline"]) == (headline, byline)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_the_desk_counts_the_words_that_were_written(texts: list[str]) -> None:
    blocks: list[Block] = [Paragraph(text=escaped(text), line=1) for text in texts]
    assert list(source_words(body_of(*blocks))) == [
        w for text in texts for w in words_of(text)
    ]


def test_a_list_keeps_its_marks() -> None:
    text = body_of(
        ListBlock(
            items=("a", "b", "c"), line=1, numbered=True, marks=("1.", "(a)", "2)")
        )
    )
    assert text == "1. a\n\n- (a) b\n- 2\\) c\n"


def test_footnotes_have_markdowns_own_form() -> None:
    assert body_of(Footnote(label="2", text="So.", line=1)) == "[^2]: So.\n"
