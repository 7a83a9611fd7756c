"""ALTO: words once and in order, in the units and the words of each version."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from layout.library.alto import VERSIONS, Alto, AltoPage
from layout.library.printed import (
    PrintedFigure,
    PrintedGroup,
    PrintedPage,
    PrintedText,
    WordPart,
)
from tests.library.leaves import box, page, story, text
from tests.makeup.stories import STYLE

Element = Any  # lxml comes without types

BOTH = pytest.mark.parametrize("version", VERSIONS)


def made(printed: PrintedPage, version: str = "4.4", ppi: int = 300) -> AltoPage:
    alto = Alto(style=STYLE, language="en-GB", version=version, ppi=ppi)
    return alto.page(printed, "0001.jp2")


def tree(printed: PrintedPage, version: str = "4.4", ppi: int = 300) -> Element:
    return etree.fromstring(made(printed, version, ppi).content)


def all_of(root: Element, name: str) -> list[Element]:
    return list(root.iter(f"{{*}}{name}"))


def words(root: Element) -> list[str]:
    return [word.get("CONTENT") for word in all_of(root, "String")]


def places(element: Element) -> tuple[float, ...]:
    names = ("HPOS", "VPOS", "WIDTH", "HEIGHT")
    return tuple(float(element.get(name)) for name in names)


WEIR = page(
    story(
        text("headline", "Weir shuts"), text("paragraph", "the weir", "is dry", top=60)
    )
)


@BOTH
def test_every_word_stands_once_and_in_order(version: str) -> None:
    root = tree(WEIR, version)
    assert words(root) == ["Weir", "shuts", "the", "weir", "is", "dry"]
    assert len(all_of(root, "TextLine")) == 3
    # Between two words of a line, and nowhere else.
    assert len(all_of(root, "SP")) == 3


def test_a_new_file_has_pixels_of_its_image() -> None:
    root = tree(WEIR, ppi=144)
    assert root.find("{*}Description/{*}MeasurementUnit").text == "pixel"
    [sheet] = all_of(root, "Page")
    assert (sheet.get("WIDTH"), sheet.get("HEIGHT")) == ("600", "800")
    assert places(all_of(root, "String")[0]) == (40, 60, 40, 20)


def test_an_old_file_has_twelve_hundredths_of_an_inch() -> None:
    root = tree(WEIR, "2.0", ppi=144)
    assert root.find("{*}Description/{*}MeasurementUnit").text == "inch1200"
    [sheet] = all_of(root, "Page")
    assert (sheet.get("WIDTH"), sheet.get("HEIGHT")) == ("5000", "6667")
    for block in all_of(root, "TextBlock") + all_of(root, "ComposedBlock"):
        assert all(float(side).is_integer() for side in places(block))


def test_an_old_files_blocks_are_rounded_outwards() -> None:
    root = tree(WEIR, "2.0")
    for block in all_of(root, "TextBlock"):
        left, top, width, height = places(block)
        for word in block.iter("{*}String"):
            x, y, wide, high = places(word)
            assert left <= x
            assert top <= y
            assert x + wide <= left + width + 0.01
            assert y + high <= top + height + 0.01


def test_tags_and_order_are_for_new_files_alone() -> None:
    assert all_of(tree(WEIR), "ReadingOrder")
    old = tree(WEIR, "2.0")
    for name in ("ReadingOrder", "Tags", "StructureTag"):
        assert all_of(old, name) == []
    assert old.get("SCHEMAVERSION") is None


def test_reading_order_names_every_block_once() -> None:
    root = tree(WEIR)
    order = [ref.get("REF") for ref in all_of(root, "ElementRef")]
    assert order == [block.get("ID") for block in all_of(root, "TextBlock")]


def test_a_role_is_a_tag_once() -> None:
    two = page(story(text("paragraph", "one"), text("paragraph", "two", top=60)))
    root = tree(two)
    [tag] = all_of(root, "StructureTag")
    assert (tag.get("LABEL"), tag.get("ID")) == ("paragraph", "ROLE_PARAGRAPH")
    tags = {block.get("TAGREFS") for block in all_of(root, "TextBlock")}
    assert tags == {"ROLE_PARAGRAPH"}


def test_an_empty_page_is_a_page() -> None:
    root = tree(page())
    assert words(root) == []
    assert len(all_of(root, "PrintSpace")) == 1
    assert all_of(root, "ReadingOrder") == []


def cut(printed: PrintedText, number: int, part: WordPart, whole: str) -> PrintedText:
    """Return a text whose line's last word is a part of another."""
    lines = list(printed.lines)
    *others, last = lines[number].words
    last = replace(last, part=part, whole=whole)
    lines[number] = replace(lines[number], words=(*others, last))
    return replace(printed, lines=tuple(lines))


@BOTH
def test_a_cut_word_is_told_whole_on_both_lines(version: str) -> None:
    copy = cut(text("paragraph", "the engi", "neers"), 0, WordPart.FIRST, "engineers")
    copy = cut(copy, 1, WordPart.LATER, "engineers")
    first = replace(copy.lines[0], hyphen=box(60, 30, 5))
    copy = replace(copy, lines=(first, copy.lines[1]))
    root = tree(page(story(copy)), version)
    parts = [
        (word.get("CONTENT"), word.get("SUBS_TYPE"), word.get("SUBS_CONTENT"))
        for word in all_of(root, "String")
    ]
    assert parts == [
        ("the", None, None),
        ("engi", "HypPart1", "engineers"),
        ("neers", "HypPart2", "engineers"),
    ]
    [hyphen] = all_of(root, "HYP")
    assert hyphen.get("CONTENT") == "-"
    assert hyphen.getparent() is all_of(root, "TextLine")[0]
    # Version 2.0 knows no height of a hyphen.
    assert (hyphen.get("HEIGHT") is None) == (version == "2.0")


def test_styles_are_declared_once_for_each_face_and_size() -> None:
    bold = text("crosshead", "Dry", top=60, face="display-bold")
    root = tree(
        page(story(text("paragraph", "one"), bold, text("paragraph", "two", top=90)))
    )
    styles = {s.get("ID"): s for s in all_of(root, "TextStyle")}
    assert len(styles) == 2
    used = [block.get("STYLEREFS") for block in all_of(root, "TextBlock")]
    assert used[0] == used[2] != used[1]
    assert "bold" in styles[used[1]].get("FONTSTYLE")
    assert styles[used[0]].get("FONTSIZE") == "9"


def test_a_figure_is_an_illustration_with_its_texts() -> None:
    figure = PrintedFigure(
        role="ad",
        name="mill",
        box=box(20, 200, 100, 80),
        texts=(text("caption", "Flour", top=290),),
    )
    root = tree(replace(page(), below=(figure,)))
    [picture] = all_of(root, "Illustration")
    assert picture.get("TYPE") == "advertisement"
    group = picture.getparent()
    assert group.get("TYPE") == "advertisement"
    assert [w.get("CONTENT") for w in group.iter("{*}String")] == ["Flour"]
    # The group holds the words under the picture too.
    assert places(group)[3] == pytest.approx((300 - 200) / 72 * 300, abs=0.01)


def test_furniture_stands_around_the_stories_in_reading_order() -> None:
    top = PrintedGroup(
        role="folio", box=box(20, 5, 100), texts=(text("folio", "Friday", top=5),)
    )
    foot = PrintedGroup(
        role="imprint",
        box=box(20, 380, 100),
        texts=(text("line", "Mill Lane", top=380),),
    )
    root = tree(replace(WEIR, above=(top,), below=(foot,)))
    said = words(root)
    assert (said[0], said[-2:]) == ("Friday", ["Mill", "Lane"])


def test_mets_is_told_where_stories_are() -> None:
    both = page(
        story(text("headline", "Weir")), story(text("headline", "Owls"), slug="owls")
    )
    found = made(both)
    known = {e.get("ID") for e in etree.fromstring(found.content).iter() if e.get("ID")}
    assert [located.slug for located in found.stories] == ["weir", "owls"]
    for located in found.stories:
        assert located.page == 1
        assert located.block in known
        assert [role for role, _ in located.blocks] == ["headline"]
        assert {block for _, block in located.blocks} <= known


def test_blocks_are_named_by_their_page() -> None:
    one, two = (made(page(story(text("headline", "Weir")), number=n)) for n in (1, 2))
    names = [
        {e.get("ID") for e in etree.fromstring(p.content).iter()} for p in (one, two)
    ]
    assert names[0] & names[1] <= {None, "PROCESSING", "TS1", "ROLE_HEADLINE"}


def test_languages_are_in_three_letters_and_as_they_were() -> None:
    welsh = replace(story(text("paragraph", "afon")), language="cy")
    [block] = all_of(tree(page(welsh)), "TextBlock")
    assert (block.get("language"), block.get("LANG")) == ("wel", "cy")
    [old] = all_of(tree(page(welsh), "2.0"), "TextBlock")
    assert (old.get("language"), old.get("LANG")) == ("wel", None)


LINES = st.lists(
    st.lists(st.text('abc<&"é', min_size=1, max_size=5), min_size=1, max_size=4).map(
        " ".join
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=40)
@given(texts=st.lists(LINES, min_size=1, max_size=4), version=st.sampled_from(VERSIONS))
def test_whatever_is_printed_stands_once_and_in_order(
    texts: list[list[str]], version: str
) -> None:
    pieces = (
        text("paragraph", *lines, top=20.0 + 60 * n) for n, lines in enumerate(texts)
    )
    root = tree(page(story(*pieces)), version)
    assert words(root) == [
        word for lines in texts for each in lines for word in each.split()
    ]
    names = [e.get("ID") for e in root.iter() if e.get("ID")]
    assert len(names) == len(set(names))
