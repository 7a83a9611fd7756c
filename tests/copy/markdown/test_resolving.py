"""What each template tag stands for, and what is left out with its words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.copy.markdown.resolving import MARK, Resolved, resolved
from layout.copy.web.inlining import Shot


def resolve(text: str, keys: dict[str, object] | None = None) -> Resolved:
    return resolved(text, keys or {}, 1)


def words(text: str) -> str:
    return MARK.sub("#", resolve(text).text)


@pytest.mark.parametrize(
    ("text", "stands_for"),
    [
        ("see [[The weir]]", "see The weir"),
        ("see [[The weir|the old weir]]", "see the old weir"),
        ("[map]({% link maps/a.md %})", "[map](maps/a.md)"),
        ("[map]({% post_url 2019-03-12-a %})", "[map](2019-03-12-a)"),
        ('[map]({{< ref "a.md" >}})', "[map](a.md)"),
        ('[map]({{ "/maps/a" | relative_url }})', "[map](/maps/a)"),
        ("[map]({{ site.url }}/maps/a)", "[map](/maps/a)"),
        ("[map]({{ site.baseurl }}/maps/a)", "[map](/maps/a)"),
        ("[map]({{ SITEURL }}/maps/a)", "[map](/maps/a)"),
        ("a {# hidden #}word", "a word"),
        ("a {% comment %}hidden{% endcomment %}word", "a word"),
        ("{% raw %}{{ a }}{% endraw %}", "{{ a }}"),
        ("`{{ a }}` is code", "`{{ a }}` is code"),
        ("[Alder]{.small} Press", "[Alder] Press"),
        ("{% highlight ruby %}a{% endhighlight %}", "\n```\na\n```\n"),
    ],
)
def test_a_tag_is_what_it_stands_for(text: str, stands_for: str) -> None:
    assert resolve(text).text == stands_for


def test_a_key_of_the_front_matter_is_its_words() -> None:
    keys: dict[str, object] = {"title": "Bridge shut", "draft": True}
    assert resolve("{{ page.title }}", keys).text == "Bridge shut"
    assert resolve("{{ title }}", keys).text == "Bridge shut"
    unknown = resolve("{{ page.draft }}{{ page.weather }}", keys)
    assert unknown.text == ""
    assert len(unknown.leftovers) == 2


@pytest.mark.parametrize(
    ("text", "shot"),
    [
        ('{% figure src="a.jpg" %}', Shot(source="a.jpg")),
        (
            '{% include image.html url="a.jpg" caption="The weir" %}',
            Shot(source="a.jpg", caption="The weir"),
        ),
        (
            '{{< figure src="a.png" title="The weir" alt="A weir" >}}',
            Shot(source="a.png", caption="The weir", alt="A weir"),
        ),
        (
            '{{< figure src="a.png" title="The weir" caption="In flood" >}}',
            Shot(source="a.png", caption="The weir. In flood"),
        ),
        (
            '{{< figure src="a.png" title="Is it?" caption="It is" >}}',
            Shot(source="a.png", caption="Is it? It is"),
        ),
        (
            '{{< figure src="a.png" caption="The weir" attr="Nell Harrow" >}}',
            Shot(source="a.png", caption="The weir", credit="Nell Harrow"),
        ),
        (
            '{% img left /a.jpg 200 100 "The weir in flood" %}',
            Shot(source="/a.jpg", alt="The weir in flood"),
        ),
        (
            '{% figure /a.jpg "The weir in flood" %}',
            Shot(source="/a.jpg", caption="The weir in flood"),
        ),
        ("![[weir.jpg]]", Shot(source="weir.jpg")),
        ("![[weir.jpg|The old weir]]", Shot(source="weir.jpg", caption="The old weir")),
        ("![[weir.jpg|200x100]]", Shot(source="weir.jpg")),
        (
            '{% responsive_image path: "b/a.webp" alt: "A weir" %}',
            Shot(source="b/a.webp", alt="A weir"),
        ),
    ],
)
def test_a_tag_with_a_picture_is_one(text: str, shot: Shot) -> None:
    found = resolve(f"Before.\n\n{text}\n\nBehind.")
    (own,) = found.shots
    assert (own.source, own.alt, own.caption, own.credit) == (
        shot.source,
        shot.alt,
        shot.caption,
        shot.credit,
    )
    assert words(f"Before.\n\n{text}\n\nBehind.") == "Before.\n\n#\n\nBehind."
    assert found.leftovers == []


def test_a_pictures_line_is_that_of_the_source() -> None:
    found = resolved('One.\n\nTwo.\n\n{% figure src="a.jpg" %}', {}, 10)
    assert found.shots[0].line == 14


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("{{< youtube abc >}}", "youtube abc"),
        ("{% include share.html %}", "include share.html"),
        ("{{ content | jsonify }}", "content | jsonify"),
        ("![[The weir]]", r"!\[\[The weir\]\]"),
        ('{% pullquote text="The river rose" %}', "The river rose"),
        ('{{< card title="Roads" caption="Shut until May" >}}', "Shut until May Roads"),
    ],
)
def test_what_only_a_site_can_set_is_left_out_with_its_words(
    text: str, left: str
) -> None:
    found = resolve(text)
    assert found.text == ""
    assert [leftover.text for leftover in found.leftovers] == [left]
    assert found.odd["template-tag"] == 1
    assert "only a web site" in found.leftovers[0].reason


def test_a_very_long_tag_is_shown_in_part() -> None:
    (left,) = resolve("{% include " + "word " * 60 + "%}").leftovers
    assert left.text.endswith("...")
    assert len(left.text) <= 80


def test_words_between_two_tags_are_copy() -> None:
    found = resolve("{% aside %}The river rose.{% endaside %}")
    assert found.text == "The river rose."


def test_a_caption_of_wordpress_is_a_figure() -> None:
    text = '[caption id="a"]<img src="a.jpg"> The weir[/caption]'
    assert resolve(text).text == (
        '\n\n<figure><figcaption><img src="a.jpg"> The weir</figcaption></figure>\n\n'
    )


def test_comments_and_attributes_are_counted() -> None:
    found = resolve("{# a #}{: .b}\n{::comment}c{:/comment}")
    assert found.odd["comment"] == 2
    assert found.odd["attribute"] == 1


def test_characters_of_ours_never_come_from_outside() -> None:
    assert resolve("a\ufdd00\ufdd1b").text == "a0b"
    assert resolve("a\ufdd00\ufdd1b").shots == []


def test_lines_of_the_text_are_lines_of_the_source() -> None:
    text = "One.\n{% comment %}\n\n\n{% endcomment %}\nTwo.\nThree."
    found = resolved(text, {}, 5)
    lines = found.text.split("\n")
    assert found.line(lines.index("One.") + 1) == 5
    assert found.line(lines.index("Two.") + 1) == 10
    assert found.line(lines.index("Three.") + 1) == 11


PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]))


@given(PLAIN.filter(lambda text: not re.search(r"[{}\[\]`~\ufdd0-\ufdef]", text)))
def test_copy_without_tags_stays_as_it_is(text: str) -> None:
    found = resolve(text)
    assert found.text == text
    assert (found.shots, found.leftovers) == ([], [])
