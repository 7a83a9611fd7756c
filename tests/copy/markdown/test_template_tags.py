"""Template tags of many houses, found in copy and taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.copy.markdown.template_tags import TaggedPiece, pieces, template_tag


def kinds(text: str) -> list[tuple[str, str]]:
    """Return the pieces that are no plain text, by kind."""
    return [(p.kind, p.text) for p in pieces(text) if p.kind != "text"]


@pytest.mark.parametrize(
    ("text", "kind", "inside"),
    [
        ('{% figure src="a.jpg" %}', "liquid", 'figure src="a.jpg" '),
        ("{%- include a.html -%}", "liquid", "include a.html "),
        ("{{< youtube abc >}}", "hugo", "youtube abc "),
        ("{{% notice %}}", "hugo", "notice "),
        ("{{ page.title }}", "output", "page.title "),
        ("{{- site.url -}}", "output", "site.url "),
        ("{{{ title }}}", "output", "title "),
        ("[gallery ids=1,2]", "wordpress", "gallery ids=1,2"),
        ("[/caption]", "wordpress", "/caption"),
        ("[embed]", "wordpress", "embed"),
        ("[[The weir|the old weir]]", "wiki", "The weir|the old weir"),
        ("![[weir.jpg]]", "wiki-embed", "weir.jpg"),
        ("{% raw %}{{ kept }}{% endraw %}", "raw", "{{ kept }}"),
        ("{%- verbatim -%}a{%- endverbatim -%}", "raw", "a"),
        ("{{</* figure */>}}", "raw", "{{< figure >}}"),
        ("{{/* a comment */}}", "comment", "{{/* a comment */}}"),
        ("{# a comment #}", "comment", "{# a comment #}"),
        ("{% comment %}a{% endcomment %}", "comment", "{% comment %}a{% endcomment %}"),
        ("{::comment}a{:/}", "comment", "{::comment}a{:/}"),
        ("{: .small}", "attribute", "{: .small}"),
        ("`{{ code }}`", "code", "`{{ code }}`"),
        ("```\n{{ code }}\n```", "code", "```\n{{ code }}\n```"),
        ("~~~ruby\n{% a %}\n~~~", "code", "~~~ruby\n{% a %}\n~~~"),
    ],
)
def test_every_houses_tag_is_found(text: str, kind: str, inside: str) -> None:
    assert kinds(text) == [(kind, inside)]
    assert kinds(f"Before\n{text}\nbehind") == [(kind, inside)]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge [sic] is shut",
        "[gallery](https://alder.example)",
        "[galleries of the mill]",
        "50 % of {those} asked",
        "a { b } c",
        "f(x) = {1, 2}",
        "[one] [two]",
        "{% open and never shut",
        "{{ open and never shut",
        "5 > 3 %}",
    ],
)
def test_what_is_no_tag_is_text(text: str) -> None:
    assert kinds(text) == []


def test_a_string_in_a_tag_may_hold_its_end() -> None:
    assert kinds('{% quote "a %} b" %}') == [("liquid", 'quote "a %} b" ')]
    assert kinds("{{ 'a }} b' }}") == [("output", "'a }} b' ")]


def test_attributes_stand_behind_what_they_are_of() -> None:
    assert kinds("[Alder]{.small}") == [("attribute", "{.small}")]
    assert kinds("![a](b.jpg){ width=50% }") == [("attribute", "{ width=50% }")]
    assert kinds("# Head {#head}") == [("attribute", "{#head}")]
    assert kinds("a set {1, 2}") == []


@pytest.mark.parametrize(
    ("kind", "text", "name", "values", "named"),
    [
        (
            "liquid",
            'figure src="a.jpg" alt=\'A "b"\'',
            "figure",
            (),
            {"src": "a.jpg", "alt": 'A "b"'},
        ),
        (
            "liquid",
            "post_url 2019-03-12-bridge",
            "post_url",
            ("2019-03-12-bridge",),
            {},
        ),
        (
            "liquid",
            "include image.html src=a.jpg",
            "include",
            ("image.html",),
            {"src": "a.jpg"},
        ),
        (
            "hugo",
            "figure src=`a.jpg` title=`The  weir`",
            "figure",
            (),
            {"src": "a.jpg", "title": "The weir"},
        ),
        ("hugo", "youtube abc /", "youtube", ("abc",), {}),
        (
            "liquid",
            'img left a.jpg 200 "The weir"',
            "img",
            ("left", "a.jpg", "200", "The weir"),
            {},
        ),
        (
            "liquid",
            'image "a.jpg", caption: "The weir"',
            "image",
            ("a.jpg",),
            {"caption": "The weir"},
        ),
        (
            "wordpress",
            'caption id="a" width="3"',
            "caption",
            (),
            {"id": "a", "width": "3"},
        ),
    ],
)
def test_a_tag_is_a_name_values_and_named_values(
    kind: str, text: str, name: str, values: tuple[str, ...], named: dict[str, str]
) -> None:
    tag = template_tag(TaggedPiece(kind=kind, text=text, start=0))
    assert (tag.name, tag.values, tag.named) == (name, values, named)
    assert not tag.closing


@pytest.mark.parametrize(
    ("kind", "text", "name"),
    [
        ("liquid", "endfigure", "figure"),
        ("liquid", "end", "end"),
        ("hugo", "/figure", "figure"),
        ("wordpress", "/caption", "caption"),
    ],
)
def test_a_closing_tag_has_the_name_of_what_it_closes(
    kind: str, text: str, name: str
) -> None:
    tag = template_tag(TaggedPiece(kind=kind, text=text, start=0))
    assert (tag.name, tag.closing) == (name, text != "end")


@pytest.mark.parametrize(
    ("text", "values", "filters"),
    [
        ('"/a.jpg" | relative_url', ("/a.jpg",), " relative_url"),
        ("page.title", ("page.title",), ""),
        ('"a | b" | url | escape', ("a | b",), " url | escape"),
        ("site.url ~ '/a'", ("site.url", "~", "/a"), ""),
    ],
)
def test_a_value_is_parted_from_its_filters(
    text: str, values: tuple[str, ...], filters: str
) -> None:
    tag = template_tag(TaggedPiece(kind="output", text=text, start=0))
    assert (tag.name, tag.values, tag.filters) == ("", values, filters)


COPY = st.lists(
    st.sampled_from(
        (
            *("bridge ", "{{ a }}", "{% b %}", "{{< c >}}", "[[d]]", "![[e.jpg]]"),
            *("`", "```\n", "\n", "{# f #}", "{: .g}", "[gallery]", "{{", "}}", "{%"),
            *("%}", "桥 ", '"', "'", "[/embed]", "{% raw %}", "{% endraw %}"),
        )
    ),
    max_size=20,
).map("".join)


@given(COPY)
def test_plain_text_stays_in_its_place(text: str) -> None:
    for piece in pieces(text):
        if piece.kind in ("text", "code"):
            assert text.startswith(piece.text, piece.start)


@given(COPY)
def test_pieces_follow_each_other(text: str) -> None:
    starts = [piece.start for piece in pieces(text)]
    assert starts == sorted(starts)
    assert starts[0] == 0
