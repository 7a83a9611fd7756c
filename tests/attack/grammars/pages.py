"""Web pages to import: odd tags, names, namespaces, entities, encodings, nesting."""

from pathlib import Path

from hypothesis import strategies as st

from layout.copy.importing import Folder, import_into, read_stories
from layout.copy.manuscript import Source
from layout.requests import unwatched
from tests.attack.grammars.door import Door
from tests.attack.grammars.pieces import TEXTS, spoilt

TAGS = st.sampled_from(
    (
        *(
            "p",
            "h1",
            "h6",
            "div",
            "article",
            "main",
            "table",
            "tr",
            "td",
            "th",
            "ul",
            "ol",
        ),
        *("li", "a", "b", "em", "sup", "s", "br", "img", "figure", "figcaption", "pre"),
        *(
            "blockquote",
            "script",
            "style",
            "svg",
            "math",
            "template",
            "iframe",
            "dl",
            "dt",
        ),
        *(
            "br<br",
            "o:p",
            "v:shape",
            "st1:place",
            "x-y",
            "a:b:c",
            ":x",
            "p/",
            "é",
            "p\x00",
        ),
        *(
            "html",
            "body",
            "head",
            "title",
            "meta",
            "base",
            "frameset",
            "form",
            "ruby",
            "rt",
        ),
    )
)
ATTRIBUTES = st.sampled_from(
    (
        *(
            "",
            "",
            "",
            " class='byline'",
            " class=share",
            " id=comments",
            " href='#fn1'",
        ),
        *(" href='javascript:x'", " src='a.jpg'", " src='data:image/png;base64,xx'"),
        *(
            " colspan=99999",
            " start=999999999",
            " start=²",
            " data-line=x",
            " data-line='²'",
        ),
        *(
            " layout-caption='*'",
            " xmlns:o='urn:x'",
            " a=b a=c",
            " =x",
            " '\"",
            " class",
        ),
        *(" style='text-align:right'", " datetime='2019-99-99'", " charset=utf-7"),
    )
)
ENTITIES = st.sampled_from(
    (
        "&nbsp;",
        "&#0;",
        "&#x110000;",
        "&#xD800;",
        "&bogus;",
        "&amp",
        "&#",
        "<![CDATA[x]]>",
    )
)


def _wrapped(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    parts = st.lists(inside, max_size=4).map(" ".join)
    times = st.sampled_from((1, 1, 1, 3, 120))
    return st.tuples(TAGS, ATTRIBUTES, parts, times, st.booleans()).map(
        lambda t: (
            f"<{t[0]}{t[1]}>" * t[3] + t[2] + (f"</{t[0]}>" * t[3] if t[4] else "")
        )
    )


BODIES = st.recursive(st.one_of(TEXTS, ENTITIES), _wrapped, max_leaves=20)
HEADS = st.sampled_from(
    (
        "<html><head><title>Fair</title></head><body>",
        "<!DOCTYPE html><meta charset=utf-16><article>",
        "<?xml version='1.0' encoding='x'?><html xmlns='http://www.w3.org/1999/xhtml'>",
        '<script type="application/ld+json">{"@type": "Article", "author": 1}</script>',
        "<!DOCTYPE x [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><p>&b;",
        "<html>",
    )
)
FILES = st.tuples(HEADS, BODIES).map("".join)


def imported(name: str, data: bytes) -> object:
    """Import the bytes as a file of a folder."""
    source = Source(name=name, data=data, found=True)
    stories, notes = read_stories([source], unwatched, keep_all=False)
    done = import_into(Folder(name="one"), stories)
    return done.files, notes


def read(data: bytes, folder: Path) -> object:
    """Import the bytes as a web page."""
    return imported("page.html", data)


DOOR = Door(name="pages", inputs=spoilt(FILES), opened=read)
