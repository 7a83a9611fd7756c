"""Articles of exports and feeds."""

from datetime import date

import pytest

from layout.copy.exports.feeds import read_feed, words_of_html
from layout.copy.exports.ghost import read_ghost
from layout.copy.manuscript import Manuscript, Source
from layout.copy.readers import read_source
from layout.errors import Unreadable
from tests.copy.making import paragraphs
from tests.copy.office.descriptions import painted

WORDPRESS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Courier</title>
<wp:author><wp:author_login>ada</wp:author_login>
<wp:author_display_name>Ada Tarn</wp:author_display_name></wp:author>
<item><title>A lane &amp; its mill</title><dc:creator>ada</dc:creator>
<content:encoded><![CDATA[<!-- wp:paragraph -->It turns.

[gallery ids="1"]It stands.<!-- /wp:paragraph -->]]></content:encoded>
<excerpt:encoded>Two of them</excerpt:encoded>
<wp:post_date>2019-03-04 10:00:00</wp:post_date>
<wp:post_type>post</wp:post_type><wp:status>publish</wp:status>
<category domain="category">News</category><category domain="post_tag">mills</category>
<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>7</wp:meta_value>
</wp:postmeta></item>
<item><title>Not yet</title><content:encoded>So.</content:encoded>
<wp:post_type>post</wp:post_type><wp:status>draft</wp:status></item>
<item><title>mill</title><wp:post_id>7</wp:post_id><wp:post_type>attachment</wp:post_type>
<wp:attachment_url>https://a.example/wp-content/uploads/mill.png</wp:attachment_url></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Courier</title><entry>
<title type="html">A &lt;b&gt;lane&lt;/b&gt;</title>
<author><name>Ada Tarn</name></author>
<updated>2019-03-04T10:00:00Z</updated><content type="xhtml"><div
xmlns="http://www.w3.org/1999/xhtml"><p>It <b>turns</b>.</p></div></content>
</entry></feed>"""
GHOST = """{"db": [{"data": {"posts": [{"id": 1, "title": "A lane",
"status": "published", "html": "<p>It turns.</p>",
"published_at": "2019-03-04T10:00:00.000Z"},
{"id": 2, "title": "Not yet", "status": "draft", "html": "<p>So.</p>"}],
"users": [{"id": 5, "name": "Ada Tarn"}, {"id": 6, "name": "Odd Fell"}],
"posts_authors": [{"post_id": 1, "author_id": 5}, {"post_id": 1, "author_id": 6}],
"tags": [{"id": 3, "name": "News"}], "posts_tags": [{"post_id": 1, "tag_id": 3}]}}]}"""


def read(text: str, name: str = "a.xml") -> tuple[tuple[Manuscript, ...], list[str]]:
    pictures = {"../wp-content/uploads/mill.png": painted("mill.png")}
    source = Source(name=name, data=text.encode(), neighbour=pictures.get)
    found, notes = read_source(source)
    return found, [note.message for note in notes]


def test_a_wordpress_export_is_an_article_a_post() -> None:
    (found,), notes = read(WORDPRESS)
    assert (found.headline, found.byline) == ("A lane & its mill", "Ada Tarn")
    assert (found.standfirst, found.section) == ("Two of them", "News")
    assert paragraphs(found) == ["It turns.", "It stands."]
    assert found.issue.day == date(2019, 3, 4)
    assert [picture.file for picture in found.pictures] == ["mill.png"]
    assert any("1 posts that were not published" in note for note in notes)


def test_a_feed_is_an_article_an_entry() -> None:
    (found,), _ = read(ATOM)
    assert (found.headline, found.byline) == ("A lane", "Ada Tarn")
    assert paragraphs(found) == ["It turns."]


def test_ghosts_export_is_an_article_a_post() -> None:
    (found,), notes = read(GHOST, "a.json")
    assert (found.headline, found.section) == ("A lane", "News")
    assert found.byline == "Ada Tarn and Odd Fell"
    assert paragraphs(found) == ["It turns."]
    assert any("not published" in note for note in notes)


def test_half_a_letter_of_an_export_is_marked() -> None:
    (found,), _ = read(GHOST.replace("It turns", r"It \ud83dturns"), "a.json")
    assert paragraphs(found) == ["It \ufffdturns."]


@pytest.mark.parametrize("data", [b"<rss></rss>", b"<rss><channel><item/>", b"no"])
def test_a_feed_without_articles_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="no article"):
        read_feed(Source(name="a.xml", data=data))


@pytest.mark.parametrize(
    "data", [b"{}", b'{"db": 1}', b'{"data": {"posts": [1]}}', b"[" * 9999]
)
def test_json_without_articles_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="no article"):
        read_ghost(Source(name="a.json", data=data))


@pytest.mark.parametrize(
    ("html", "words"), [("A <i>lane</i>", "A lane"), ("A &amp; B", "A & B"), (" ", "")]
)
def test_words_of_a_title(html: str, words: str) -> None:
    assert words_of_html(html) == words
