"""What Word and OpenDocument files share: one description, one outcome."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layout.copy.manuscript import Footnote, ListBlock, Quote, SourceTable
from layout.copy.markup import plain_of
from tests.copy import test_sources as keyed
from tests.copy.making import crossheads, dropped, paragraphs, said
from tests.copy.office.descriptions import painted
from tests.copy.office.processors import BOTH, COPY, ODT, WORD, Processor

DESCRIPTIONS = Path(__file__).parents[1] / "sources" / "processors"
CHECKS = (
    keyed.test_the_parts_of_the_head_are_found,
    keyed.test_every_sentence_is_there_and_nothing_else,
    keyed.test_crossheads_are_those_of_the_key,
    keyed.test_no_leftover_is_in_the_article_and_each_is_listed,
    keyed.test_the_pictures_are_there_with_their_words,
)


@BOTH
@pytest.mark.parametrize("name", sorted(p.stem for p in DESCRIPTIONS.glob("*.txt")))
def test_file_is_right(name: str, kind: Processor, tmp_path: Path) -> None:
    description = (DESCRIPTIONS / f"{name}.txt").read_text("utf-8")
    key = tmp_path / f"{name}.key.toml"
    key.write_bytes((DESCRIPTIONS / key.name).read_bytes())
    (tmp_path / f"{name}.{kind.suffix}").write_bytes(kind.make(description, None))
    for check in CHECKS:
        check(key)


@BOTH
def test_each_change_and_comment_is_told(kind: Processor) -> None:
    found = kind.read(
        COPY + "He {del Anna|ran}{ins Ben|walked} home.{comment Anna|Sure?}"
    )
    assert said(found.article).endswith("He walked home.")
    assert found.told("import-change", "comment") == [
        'a comment by Anna is not printed: "Sure?"',
        'a tracked deletion by Anna is not printed: "ran"',
        'a tracked insertion by Ben is printed: "walked"',
    ]


@BOTH
def test_two_titles_are_two_articles(kind: Processor) -> None:
    found = kind.read(
        "[Title] One\n\nCopy of one.\n\n{picture a.png|A}\n\n[Title] Two\n\nIts copy."
    )
    assert [article.headline for article in found.articles] == ["One", "Two"]
    assert [said(article) for article in found.articles] == [
        "Copy of one.",
        "Its copy.",
    ]
    assert [len(article.pictures) for article in found.articles] == [1, 0]
    assert any("2 articles" in message for message in found.told("import-guess"))


@BOTH
def test_a_kicker_above_a_second_title_is_its_own(kind: Processor) -> None:
    found = kind.read(
        "[Title] One\n\nCopy of one.\n\n[Kicker] Roads\n\n[Title] Two\n\nIts copy."
    )
    assert [a.kicker for a in found.articles] == ["", "Roads"]
    assert [a.headline for a in found.articles] == ["One", "Two"]


@BOTH
def test_a_title_style_far_down_is_a_crosshead(kind: Processor) -> None:
    text = COPY + "More.\n\n" * 8 + "[Subtitle] What comes next\n\nThe end of it."
    found = kind.read(text).article
    assert found.standfirst == ""
    assert crossheads(found) == ["What comes next"]


@BOTH
def test_macros_stay_behind(kind: Processor) -> None:
    found = kind.read(COPY, {kind.macro: b"<x/>"})
    assert found.codes == ["import-macro"]
    assert said(found.article) == "The copy of the article stands here."


@BOTH
@pytest.mark.parametrize("goal", ["https://example.org/weir.jpg", "../../weir.jpg"])
def test_a_picture_outside_is_named_and_not_fetched(kind: Processor, goal: str) -> None:
    found = kind.read(COPY + f"{{linked {goal}|The weir}}\n\nMore of it.")
    assert found.codes == ["import-picture"]
    assert goal in found.notes[0].message
    assert found.article.pictures == ()


@BOTH
def test_a_picture_is_there_with_its_words(kind: Processor) -> None:
    text = COPY + "{picture weir.png|The weir}\n\n[caption] In flood\n\nMore of it."
    (picture,) = kind.read(text).article.pictures
    assert picture.data == painted("weir.png")
    assert (picture.file, picture.caption) == ("bridge-1.png", "In flood")
    assert picture.alt == "The weir"


@BOTH
def test_pictures_whose_names_clash_are_both_there(kind: Processor) -> None:
    text = COPY + "{picture Weir.png|One}\n\n{picture weir.png|Two}\n\nMore of it."
    names = [picture.file for picture in kind.read(text).article.pictures]
    assert names == ["bridge-1.png", "bridge-2.png"]


@BOTH
def test_a_picture_of_another_kind_goes_and_its_caption_is_kept(
    kind: Processor,
) -> None:
    emf = {f"{kind.media}/plan.png": b"\x01\x00\x00\x00" + bytes(100)}
    text = COPY + "{picture plan.png|A plan}\n\n[caption] The plan of 1968\n\nMore."
    found = kind.read(text, emf)
    assert "import-picture" in found.codes
    assert dropped(found.article) == ["The plan of 1968"]


@BOTH
def test_page_margins_are_left_out_and_listed(kind: Processor) -> None:
    found = kind.read(COPY, kind.margin).article
    assert dropped(found) == ["Page proof"]
    assert found.dropped[0].reason == "it stands in the pages' margin"


@BOTH
@pytest.mark.parametrize(
    ("line", "markdown"),
    [
        ("a **bold** word", "a **bold** word"),
        ("a _slanted_ word", "a *slanted* word"),
        ("the 2^nd^ pier", "the 2^nd^ pier"),
        ("{link https://example.org/a|the map}", "[the map](https://example.org/a)"),
        ("{link javascript:x|the map}", "the map"),
        ("one{br}two", "one two"),
        ("It took {field|12} days.", "It took 12 days."),
        ("and {formula|a+b} more", "and a+b more"),
        ("2 * 3 [sic]", r"2 \* 3 \[sic\]"),
        ("Brücke, café, Мост, 桥", "Brücke, café, Мост, 桥"),
        ("AT&T < all", "AT&T < all"),
    ],
)
def test_inline_marks(kind: Processor, line: str, markdown: str) -> None:
    found = kind.read(f"{COPY}{line}").article
    assert [getattr(b, "text", "") for b in found.blocks[1:]] == [markdown]


@BOTH
@pytest.mark.parametrize(
    ("line", "left", "reason"),
    [
        ("He is {strike|late} dead.", "late", "it is struck out"),
        ("He is {hidden|not} dead.", "not", "it is hidden text"),
    ],
)
def test_words_that_are_not_to_be_read_are_listed(
    kind: Processor, line: str, left: str, reason: str
) -> None:
    found = kind.read(f"{COPY}{line}").article
    assert paragraphs(found)[-1] == "He is dead."
    assert [(plain_of(d.text), d.reason) for d in found.dropped] == [(left, reason)]


@BOTH
def test_a_box_is_a_paragraph(kind: Processor) -> None:
    found = kind.read(COPY + "It rained.{box|In a box.}\n\nThe end.").article
    assert "In a box." in said(found)
    assert said(found).count("In a box.") == 1


@BOTH
def test_footnotes_stand_at_the_end(kind: Processor) -> None:
    found = kind.read(COPY + "Built{note|In oak.} in 1931{note|By Fell.}.\n\nThe end.")
    assert found.article.blocks[-2:] == (
        Footnote(label="1", text="In oak.", line=found.article.blocks[-2].line),
        Footnote(label="2", text="By Fell.", line=found.article.blocks[-1].line),
    )
    assert "Built[^1] in 1931[^2]." in [
        getattr(b, "text", "") for b in found.article.blocks
    ]
    assert "import-footnote" in found.codes


@BOTH
def test_lists_with_marks_and_with_numbers(kind: Processor) -> None:
    found = kind.read(COPY + "- Hay\n- Oats\n\nThen:\n\n# One\n# Two").article
    lists = [b for b in found.blocks if isinstance(b, ListBlock)]
    assert [(item, b.numbered) for b in lists for item in b.items] == [
        ("Hay", False),
        ("Oats", False),
        ("One", True),
        ("Two", True),
    ]


@BOTH
def test_a_quotation(kind: Processor) -> None:
    found = kind.read(COPY + "[Quote] Shut it.\n\n[Quote] Now.\n\nThe end.").article
    (quote,) = [b for b in found.blocks if isinstance(b, Quote)]
    assert quote.paragraphs == ("Shut it.", "Now.")


@BOTH
def test_a_table(kind: Processor) -> None:
    text = COPY + "| Day | Hour |\n| Mon | **9** |\n| Tue |  |\n\nThe end."
    found = kind.read(text).article
    (table,) = [b for b in found.blocks if isinstance(b, SourceTable)]
    assert table.header == ("Day", "Hour")
    assert table.rows == (("Mon", "**9**"), ("Tue", ""))


@BOTH
@pytest.mark.parametrize("level", [1, 2, 3])
def test_headings_of_any_level_are_crossheads(kind: Processor, level: int) -> None:
    text = COPY + f"One.\n\n[heading {level}] The pier\n\nTwo."
    found = kind.read(text).article
    assert crossheads(found) == ["The pier"]
    assert paragraphs(found)[1:] == ["One.", "Two."]


@BOTH
def test_bold_lines_are_crossheads_where_nothing_is_marked_as_one(
    kind: Processor,
) -> None:
    text = "Bridge shut\n\nOne of it.\n\n**The pier**\n\nTwo of it."
    found = kind.read(text)
    assert found.article.headline == "Bridge shut"
    assert crossheads(found.article) == ["The pier"]
    assert any("bold line" in message for message in found.told("import-guess"))


@BOTH
def test_a_file_without_styles_has_its_head_guessed(kind: Processor) -> None:
    found = kind.read("Bridge shut\n\nBy Ada Tarn\n\nOne of it.\n\nTwo of it.").article
    assert (found.headline, found.byline) == ("Bridge shut", "Ada Tarn")
    assert paragraphs(found) == ["One of it.", "Two of it."]


@BOTH
def test_entities_are_refused(kind: Processor) -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    part = "content.xml" if kind is ODT else "word/styles.xml"
    assert "document type" in kind.refused(kind.make(COPY, {part: laughs}))


@BOTH
def test_half_a_file_is_refused(kind: Processor) -> None:
    whole = kind.make(COPY, None)
    assert "damaged" in kind.refused(whole[: len(whole) // 2])


@BOTH
def test_broken_xml_is_refused(kind: Processor) -> None:
    part = "content.xml" if kind is ODT else "word/document.xml"
    assert "not XML" in kind.refused(kind.make(COPY, {part: b"<w:document"}))


@BOTH
def test_the_same_bytes_give_the_same_article(kind: Processor) -> None:
    data = kind.make(COPY + "{picture weir.png|The weir}", None)
    assert kind.read_bytes(data) == kind.read_bytes(data)


STYLES = st.sampled_from(
    (
        "",
        "[heading 2] ",
        "[Quote] ",
        "[Subtitle] ",
        "[Byline] ",
        "- ",
        "# ",
        "[caption] ",
    )
)
WORDS = st.sampled_from(
    (
        *(
            "bridge",
            "Marl",
            "**bold**",
            "_slanted_",
            "^2^",
            "1931",
            "Мост",
            "桥",
            "café",
        ),
        *("{br}", "{field|twelve}", "{link https://a.example/|map}", "{hidden|secret}"),
        *("{strike|late}", "{note|See the map.}", "{box|A box.}", "{formula|a+b}"),
    )
)
LINES = st.builds(
    lambda style, words: style + " ".join(words),
    STYLES,
    st.lists(WORDS, min_size=1, max_size=6),
)
DOCUMENTS = st.lists(LINES, min_size=1, max_size=8).map("\n\n".join)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(DOCUMENTS)
def test_both_processors_say_the_same_words(text: str) -> None:
    told = []
    for kind in (WORD, ODT):
        (found,) = kind.read(f"[Title] A head\n\n{text}").articles
        there = [found.headline, found.standfirst, found.byline, said(found)]
        there += dropped(found)
        told.append(sorted(plain_of(" ".join(there)).split()))
    assert told[0] == told[1]
