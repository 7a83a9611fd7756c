"""What a page says of itself: linked data, meta elements, classes, times."""

import json
from datetime import date

import pytest
from lxml import html

from layout.copy.subbing.script import Given
from layout.copy.web.webfacts import facts_of


def facts(head: str, body: str = "<h1>Bridge shut</h1>") -> Given:
    page = html.document_fromstring(
        f"<html><head>{head}</head><body>{body}</body></html>"
    )
    return facts_of(page)


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


ARTICLE: dict[str, object] = {
    "@type": "NewsArticle",
    "headline": "Bridge shut",
    "description": "Lorries go round",
    "author": {"@type": "Person", "name": "Ada Tarn"},
    "articleSection": "Roads",
    "datePublished": "2019-03-12T09:00:00+01:00",
}


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [ARTICLE],
        {"@graph": [{"@type": "WebSite", "name": "Alder"}, ARTICLE]},
        [{"@type": "Organization"}, [ARTICLE]],
        ARTICLE | {"@type": ["Thing", "BlogPosting"]},
    ],
)
def test_linked_data_of_every_shape(data: object) -> None:
    found = facts(linked(data))
    assert found.headline == "Bridge shut"
    assert found.standfirst == "Lorries go round"
    assert found.byline == "Ada Tarn"
    assert found.section == "Roads"
    assert found.issue.day == date(2019, 3, 12)


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("Ada Tarn", "Ada Tarn"),
        ({"name": "Ada Tarn"}, "Ada Tarn"),
        (["Ada Tarn", {"name": "Odd Fell"}], "Ada Tarn and Odd Fell"),
        (["A B", "C D", "E F"], "A B, C D and E F"),
        ({"url": "https://a.example"}, ""),
        (None, ""),
        (["", None, 3], ""),
    ],
)
def test_authors_of_linked_data(author: object, byline: str) -> None:
    assert facts(linked(ARTICLE | {"author": author})).byline == byline


@pytest.mark.parametrize(
    "script",
    [
        '<script type="application/ld+json">{broken</script>',
        '<script type="application/ld+json"></script>',
        linked({"@type": "WebSite", "headline": "Alder"}),
        linked("a word"),
        linked(None),
        linked([1, "a"]),
    ],
)
def test_linked_data_that_says_nothing(script: str) -> None:
    assert facts(script, "<p>It rained.</p>") == Given()


def test_meta_elements_say_the_same() -> None:
    found = facts(
        '<meta property="og:title" content="Bridge shut | Alder">'
        '<meta property="og:description" content="Lorries  go round">'
        '<meta name="author" content="By Ada Tarn">'
        '<meta property="article:section" content="Roads">'
        '<meta property="article:published_time" content="2019-03-12T09:00Z">'
    )
    assert (found.headline, found.standfirst) == ("Bridge shut", "Lorries go round")
    assert (found.byline, found.section) == ("Ada Tarn", "Roads")
    assert found.issue.day == date(2019, 3, 12)


@pytest.mark.parametrize(
    ("head", "body", "headline"),
    [
        ("<title>Bridge shut - Alder</title>", "<h1>Bridge shut</h1>", "Bridge shut"),
        ("<title>BRIDGE SHUT!</title>", "<h1>Bridge shut</h1>", "Bridge shut"),
        ("", "<h1>Bridge shut</h1>", "Bridge shut"),
        (
            "<title>Bridge shut</title>",
            "<h1>Alder</h1><h1>Bridge shut</h1>",
            "Bridge shut",
        ),
        ("<title>Ford open</title>", "<h1>Bridge shut</h1>", ""),
        ("", "<h1>Alder</h1><h1>Bridge shut</h1>", ""),
        ("<title>Bridge shut</title>", "<p>It rained.</p>", ""),
        ("<title>Bridge shut</title>", "<h1> </h1>", ""),
    ],
)
def test_a_headline_is_one_that_the_page_shows_and_its_marks_confirm(
    head: str, body: str, headline: str
) -> None:
    assert facts(head, body).headline == headline


@pytest.mark.parametrize(
    ("body", "byline"),
    [
        ('<p itemprop="author"><b itemprop="name">Ada Tarn</b></p>', "Ada Tarn"),
        ('<p itemprop="author">Ada Tarn</p>', "Ada Tarn"),
        ('<a rel="author" href="/ada">Ada Tarn</a>', "Ada Tarn"),
        ('<p class="byline">By Ada Tarn</p>', "Ada Tarn"),
        ('<p class="post author">Words: Ada Tarn</p>', "Ada Tarn"),
        ('<p class="byline">12 March 2019</p>', ""),
        ('<p class="byline">' + "Tarn " * 13 + "</p>", ""),
        ('<p class="bylines">Ada Tarn</p>', ""),
        ('<p class="byline"></p><a rel="author">Odd Fell</a>', "Odd Fell"),
    ],
)
def test_a_byline_that_the_page_marks(body: str, byline: str) -> None:
    assert facts("", body).byline == byline


def test_an_address_is_no_name() -> None:
    meta = '<meta property="article:author" content="https://a.example/ada">'
    assert facts(meta).byline == ""


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ('<time datetime="2019-03-12">then</time>', date(2019, 3, 12)),
        ('<time datetime="2019-03-12T23:59:59-05:00">then</time>', date(2019, 3, 12)),
        ('<time datetime="never">then</time>', None),
        ("<time>12 March 2019</time>", None),
        ("<p>12 March 2019</p>", None),
    ],
)
def test_a_day_that_the_page_marks(body: str, day: date | None) -> None:
    assert facts("", body).issue.day == day


def test_a_head_of_the_second_order_is_the_articles_if_the_marks_say_so() -> None:
    page = html.document_fromstring(
        "<html><head><title>Ferry fares rise | Tarn Courier</title></head><body>"
        "<h2>Ferry fares rise</h2><p>It rained.</p><h1>See fewer ads</h1></body></html>"
    )
    assert facts_of(page).headline == "Ferry fares rise"
