"""Ghost's export: one piece of JSON with a site's posts, their authors and tags.

https://ghost.org/docs/migration/custom/ says what is in it. A post has its copy as
HTML; one that was never published may have none.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from layout.codes import Code
from layout.copy.exports.feeds import Post, articles_of
from layout.copy.manuscript import Reading, Source
from layout.copy.remarks import refusal
from layout.copy.text.encodings import decoded
from layout.copy.text.json_text import read_json
from layout.notebook import Notebook

MOST_POSTS = 20_000


def read_ghost(source: Source) -> Reading:
    """Return the articles of Ghost's export.

    Raises:
        Unreadable: it is no JSON, or has no posts.
    """
    remarks = Notebook(file=source.name)
    text = decoded(source.data, remarks).text
    try:
        data = read_json(text)
    except (ValueError, RecursionError):
        data = None
    posts = [post for tables in _tables(data) for post in _posts(tables, remarks)]
    if not posts:
        raise refusal(
            remarks, "there is no article in it", "export the articles as HTML or text"
        )
    return articles_of(posts, source, remarks), tuple(remarks.notes)


def _tables(data: object) -> Iterator[dict[str, Any]]:
    """Yield the tables of an export, however deep it holds them."""
    whole = data.get("db", [data]) if isinstance(data, dict) else []
    for part in whole if isinstance(whole, list) else [whole]:
        inner = part.get("data", part) if isinstance(part, dict) else None
        if isinstance(inner, dict):
            yield inner


def _posts(tables: dict[str, Any], remarks: Notebook) -> Iterator[Post]:
    names = {row.get("id"): _text(row.get("name")) for row in _rows(tables, "users")}
    tags = {row.get("id"): _text(row.get("name")) for row in _rows(tables, "tags")}
    authors = _joined(tables, "posts_authors", "author_id", names)
    sections = _joined(tables, "posts_tags", "tag_id", tags)
    drafts = 0
    for row in _rows(tables, "posts")[:MOST_POSTS]:
        if _text(row.get("status")) == "draft":
            drafts += 1
            continue
        key = row.get("id")
        by = authors.get(key) or [names.get(row.get("author_id"), "")]
        own = [tag for tag in sections.get(key, []) if not tag.startswith("#")]
        yield Post(
            title=_text(row.get("title")),
            html=_text(row.get("html")) or _text(row.get("plaintext")),
            byline=" and ".join(filter(None, by)),
            summary=_text(row.get("custom_excerpt")),
            section=next(iter(own), ""),
            day=_day(_text(row.get("published_at"))),
            picture=_text(row.get("feature_image")),
        )
    if drafts:
        remarks.note(
            Code.IMPORT_DROPPED,
            f"{drafts} posts that were not published are left out",
            hint="publish them, or import their texts by themselves",
        )


def _rows(tables: dict[str, Any], name: str) -> list[dict[str, Any]]:
    rows = tables.get(name)
    found = rows if isinstance(rows, list) else []
    return [row for row in found if isinstance(row, dict)]


def _joined(
    tables: dict[str, Any], name: str, key: str, texts: dict[object, str]
) -> dict[object, list[str]]:
    """Return what a table of pairs gives each post, in its order."""
    found: dict[object, list[str]] = {}
    for row in _rows(tables, name):
        post, text = row.get("post_id"), texts.get(_key(row.get(key)), "")
        if text and isinstance(post, str | int):
            found.setdefault(post, []).append(text)
    return found


def _key(value: object) -> object:
    return value if isinstance(value, str | int) else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
