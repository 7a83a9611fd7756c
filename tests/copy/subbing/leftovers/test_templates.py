"""What a site's templates leave in a text."""

import pytest

from layout.copy.manuscript import Paragraph, Source
from layout.copy.plaintext import read_text
from layout.copy.subbing.leftovers.templates import matches
from tests.copy.making import COPY, codes, item


@pytest.mark.parametrize(
    "text",
    [
        "{% include share.html %}",
        "{{ page.title }} {{ page.date }}",
        "{# a remark #}",
        "<!-- more -->",
        "[/caption]",
        "[gallery ids=1,2]",
    ],
)
def test_a_line_for_a_program_is_one(text: str) -> None:
    assert matches(item(text))


@pytest.mark.parametrize("text", ["It was {sic} shut", "[sic]", "", "{% a %} shut"])
def test_a_line_with_words_is_none(text: str) -> None:
    assert not matches(item(text))


@pytest.mark.parametrize(
    "mark", ["{: .float-left}", " {.float-left}", "{#weir .wide}", '{: width="40"}']
)
def test_attribute_lists_are_never_printed(mark: str) -> None:
    text = f"Weir shut\n\n{COPY[0]}{mark}\n\n{COPY[1]}\n"
    ((found,), notes) = read_text(Source(name="weir.txt", data=text.encode()))
    assert [b.text for b in found.blocks if isinstance(b, Paragraph)] == [*COPY]
    assert "attribute" in codes(notes)


@pytest.mark.parametrize("words", ["{it rained}", "{1, 2}", "{ or so }"])
def test_braces_around_words_are_copy(words: str) -> None:
    text = f"Weir shut\n\n{COPY[0]} {words}\n\n{COPY[1]}\n"
    (_, notes) = read_text(Source(name="weir.txt", data=text.encode()))
    assert "attribute" not in codes(notes)
