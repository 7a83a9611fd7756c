"""The article among what belongs to the site."""

import pytest
from lxml import html

from layout.copy.web.webmain import main_of, site_parts
from tests.copy.making import COPY

STORY = "".join(f"<p>{text} {text}</p>" for text in COPY)


def body(text: str) -> html.HtmlElement:
    return html.document_fromstring(f"<html><body>{text}</body></html>").body


def parts(text: str) -> list[tuple[str, str]]:
    """Return the words of each part that is the site's, and the reason."""
    page = body(text)
    main = main_of(page)
    return [
        (" ".join(part.text_content().split()), reason)
        for part, reason in site_parts(main, page)
    ]


@pytest.mark.parametrize(
    "frame",
    [
        "<article id='x'>{}</article>",
        "<main id='x'><div>{}</div></main>",
        "<div><div><section id='x'>{}</section></div></div>",
    ],
)
def test_the_element_around_the_paragraphs_is_found(frame: str) -> None:
    page = body(f"<div>Menu of the site</div>{frame.format(STORY)}<div>Foot</div>")
    assert main_of(page).get("id") == "x"


def test_without_paragraphs_all_of_the_page_is_meant() -> None:
    page = body("It rained.")
    assert main_of(page).tag == "body"


def test_of_many_articles_the_one_with_the_copy_is_meant() -> None:
    page = body(
        f"<main><article id='x'>{STORY}</article>"
        "<article><p>Ferry laid up</p></article><article><p>Choir</p></article></main>"
    )
    assert main_of(page).get("id") == "x"


def test_marks_of_ours_do_not_stay_in_the_page() -> None:
    page = body(f"<div>{STORY}</div>")
    before = html.tostring(page)
    main_of(page)
    assert html.tostring(page) == before


def test_what_stands_around_the_article_is_the_sites() -> None:
    found = parts(
        f"<div>Top of it</div><article>{STORY}</article><div>Foot of it</div>"
    )
    reason = "it stands outside the page's main text"
    assert found == [("Top of it", reason), ("Foot of it", reason)]


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<nav>Home News</nav>", "it is the site's (nav)"),
        ("<form>Your name</form>", "it is the site's (form)"),
        ("<button>Send</button>", "it is the site's (button)"),
        ("<div class='share'>Share</div>", 'the site calls it "share"'),
        ("<div class='post-tags tags'>Roads</div>", 'the site calls it "tags"'),
        ("<div id='comments'>Ada: no</div>", 'the site calls it "comments"'),
        ("<aside class='related'>Ferry</aside>", 'the site calls it "related"'),
        ("<div class='ad'>Buy hay</div>", 'the site calls it "ad"'),
        ("<ul class='breadcrumb'><li>Home</ul>", 'the site calls it "breadcrumb"'),
    ],
)
def test_parts_inside_the_article_are_the_sites_by_tag_or_name(
    inside: str, reason: str
) -> None:
    ((words, why),) = parts(f"<article>{STORY}{inside}</article>")
    assert words == html.fromstring(inside).text_content().strip()
    assert why == reason


@pytest.mark.parametrize(
    "inside",
    [
        "<div class='shared-bridge'>The bridge is shared.</div>",
        "<div class='reading'>It rained.</div>",
        "<p class='ad'>It rained.</p>",
        "<h1 class='banner'>Bridge shut</h1>",
        f"<div class='related'>{STORY}</div>",
        "<section><div>It rained.</div></section>",
    ],
)
def test_copy_inside_the_article_stays_whatever_it_is_called(inside: str) -> None:
    assert parts(f"<article>{STORY}{inside}</article>") == []


def test_a_long_list_of_links_is_no_copy() -> None:
    links = "<a href='/a'>Ferry laid up for the whole of the winter</a> " * 12
    found = parts(f"<article>{STORY}<div class='related'>{links}</div></article>")
    assert [reason for _, reason in found] == ['the site calls it "related"']


def test_the_outermost_part_is_named_once() -> None:
    inside = "<div class='share'><div class='share'><nav>Share</nav></div></div>"
    assert len(parts(f"<article>{STORY}{inside}</article>")) == 1


def test_a_thread_longer_than_the_article_is_the_readers() -> None:
    thread = f"<div class='comment-list'>{STORY * 8}</div>"
    found = parts(f"<article><h1>Bridge shut</h1>{STORY * 2}{thread}</article>")
    assert [reason for _, reason in found] == ['the site calls it "comment"']


def test_an_article_that_is_called_like_a_thread_is_none() -> None:
    assert parts(f"<article><div class='comments'>{STORY * 8}</div></article>") == []
