"""A saved page read as a whole: encodings, head, copy, pictures, refusals."""

from datetime import date

import pytest

from layout.copy.manuscript import Manuscript, Source
from layout.copy.web.webpage import MOST_ELEMENTS, read_html
from layout.errors import Unreadable
from layout.notes import Note
from tests.copy.making import (
    COPY,
    beside,
    codes,
    crossheads,
    dropped,
    paragraphs,
    picture_bytes,
)

STORY = "".join(f"<p>{text}</p>" for text in COPY)


def read(
    text: str | bytes, files: dict[str, bytes] | None = None
) -> tuple[Manuscript, tuple[Note, ...]]:
    data = text.encode() if isinstance(text, str) else text
    (found,), notes = read_html(beside(files or {}, "bridge.html", data))
    return found, notes


PAGE = f"""<!doctype html><html><head><title>Bridge shut | The Alder Courier</title>
<meta property="og:description" content="Lorries go round"></head><body>
<nav>Home News</nav><header>The Alder Courier</header>
<article><h1>Bridge shut</h1><p class="byline">By Ada Tarn</p>
<time datetime="2019-03-12">12 March 2019</time>
<p>MARL — {COPY[0]}</p><h2>The pier</h2><p>{COPY[1]}</p>
<div class="share">Share on Facebook</div></article>
<footer>© 2019 The Alder Courier</footer><script>alert(1)</script></body></html>"""


def test_a_page_is_an_article() -> None:
    found, notes = read(PAGE)
    assert (found.headline, found.byline) == ("Bridge shut", "Ada Tarn")
    assert (found.dateline, found.issue.day) == ("Marl", date(2019, 3, 12))
    assert paragraphs(found) == list(COPY)
    assert crossheads(found) == ["The pier"]
    assert "raw-html" in codes(notes)


def test_all_that_is_the_sites_is_listed() -> None:
    found, _ = read(PAGE)
    listed = " ".join(dropped(found))
    for words in ("Home News", "Share on Facebook", "© 2019 The Alder Courier"):
        assert words in listed
    assert "alert" not in listed
    assert [left.line for left in found.dropped] == sorted(
        left.line for left in found.dropped
    )


def test_a_fragment_is_an_article_too() -> None:
    found, _ = read(f"<h1>Bridge shut</h1>{STORY}")
    assert found.headline == "Bridge shut"
    assert paragraphs(found) == list(COPY)


def test_a_headline_outside_the_article_is_brought_in() -> None:
    found, _ = read(
        "<title>Bridge shut</title><header><h1>Bridge shut</h1></header>"
        f"<article>{STORY}</article>"
    )
    assert found.headline == "Bridge shut"
    assert paragraphs(found) == list(COPY)


def test_a_page_laid_out_with_tables_is_read() -> None:
    found, _ = read(
        "<table><tr><td width=120><a href='/'>Home</a></td>"
        f"<td><h1>Bridge shut</h1>{STORY}</td></tr></table>"
    )
    assert found.headline == "Bridge shut"
    assert paragraphs(found) == list(COPY)


@pytest.mark.parametrize(
    ("encoding", "declared", "name"),
    [
        ("cp1252", "windows-1252", "windows-1252"),
        ("cp1252", "iso-8859-1", "iso-8859-1"),
        ("iso8859-2", "iso-8859-2", "iso-8859-2"),
        ("cp1251", "windows-1251", "windows-1251"),
        ("utf-8", "utf-8", "utf-8"),
        ("utf-8", "iso-8859-1", "utf-8"),
    ],
)
def test_a_page_says_its_encoding(encoding: str, declared: str, name: str) -> None:
    word = {"iso8859-2": "Łódź", "cp1251": "Мост"}.get(encoding, "Café")
    text = (
        f'<html><head><meta charset="{declared}"></head><body><h1>{word}</h1>'
        f"<p>{word}: {COPY[0]}</p></body></html>"
    )
    found, notes = read(text.encode(encoding))
    assert found.headline == word
    assert found.encoding == name
    assert ("import-encoding" in codes(notes)) == (name != "utf-8")


def test_an_encoding_that_nobody_knows_is_guessed() -> None:
    text = f'<meta charset="klingon"><h1>Café</h1><p>Café: {COPY[0]}</p>' + STORY
    found, _ = read(text.encode("cp1252"))
    assert found.headline == "Café"


def test_pictures_beside_a_page_come_along() -> None:
    figure = (
        "<figure><img src='bridge_files/weir.png' alt='A weir'><figcaption>In flood. "
        "<span class='credit'>Nell Harrow</span></figcaption></figure>"
    )
    files = {"bridge_files/weir.png": picture_bytes()}
    found, _ = read(f"<h1>Bridge shut</h1><article>{figure}{STORY}</article>", files)
    (picture,) = found.pictures
    assert (picture.file, picture.alt) == ("weir.png", "A weir")
    assert picture.caption == "In flood. (Photo: Nell Harrow)"


def test_a_picture_on_the_web_is_told_and_not_fetched() -> None:
    image = "<img src='https://a.example/weir.png'>"
    found, notes = read(f"<h1>Bridge shut</h1><article>{image}{STORY}</article>")
    assert found.pictures == ()
    (told,) = [note for note in notes if note.code == "import-picture"]
    assert "on the web" in told.message


def test_lists_tables_and_quotations_stay() -> None:
    found, _ = read(
        f"<h1>Bridge shut</h1><article>{STORY}<ul><li>Hay<li>Oats</ul>{STORY}"
        "<blockquote>Shut it for all of the winter.</blockquote>"
        f"<table><tr><th>Day<th>Hour<tr><td>Mon<td>9</table>{STORY}</article>"
    )
    kinds = {type(block).__name__ for block in found.blocks}
    assert kinds == {"Paragraph", "ListBlock", "Quote", "SourceTable"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<html><body></body></html>", "no words"),
        ("<html><body><script>a()</script></body></html>", "no words"),
        ("<p>" + "<b>" * 3000 + "a", "nested too deeply"),
    ],
)
def test_a_page_without_copy_is_refused(text: str, why: str) -> None:
    with pytest.raises(Unreadable) as error:
        read(text)
    (note,) = error.value.notes
    assert why in note.message
    assert note.hint


def test_a_declaration_of_xml_is_no_hindrance() -> None:
    text = f'<?xml version="1.0" encoding="utf-8"?><html><body><h1>Brücke</h1>{STORY}'
    assert read(text)[0].headline == "Brücke"


def test_the_publications_sections_are_known() -> None:
    text = f"<div>Roads</div><h1>Bridge shut</h1>{STORY}"
    source = Source(name="a.html", data=text.encode(), sections=("Roads",))
    (found,), _ = read_html(source)
    assert found.section == "Roads"


def test_the_same_page_gives_the_same_article() -> None:
    assert read(PAGE) == read(PAGE)


@pytest.mark.parametrize(
    "attribute", ["a{}=1", "b{}", "c{}='> d'", 'e{} = "<p>"', "f{}/"]
)
def test_a_tag_of_very_many_attributes_is_refused_before_it_is_parsed(
    attribute: str,
) -> None:
    many = " ".join(map(attribute.format, range(20_000)))
    with pytest.raises(
        Unreadable, match="a tag has more than 200 attributes"
    ) as caught:
        read(f"<html>\n<p x='1' {many}>words</p>")
    assert caught.value.notes[0].line == 2


def test_some_attributes_and_apostrophes_in_text_are_no_reason() -> None:
    some = " ".join(f"data-a{number}='it is'" for number in range(100))
    found, _ = read(PAGE.replace("<article>", f"<article {some} title=it's>"))
    assert found.headline == "Bridge shut"


def test_more_than_a_page_with_an_article_is_refused_before_it_is_parsed() -> None:
    data = b"<p>" * (MOST_ELEMENTS + 1)
    with pytest.raises(Unreadable, match="60,001 tags, far more than a page"):
        read_html(beside({}, "bridge.html", data))
