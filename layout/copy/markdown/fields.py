"""The keys of other houses' front matter, as what an article has.

A house has its own word for a standfirst, another for who wrote it, and some name
their writers by the ids of a staff list. All are known here, the house's own first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from layout.copy.subbing.people import listed
from layout.copy.web.inlining import Shot

HEADLINE: Final = ("headline", "title", "heading", "name", "linktitle")
STANDFIRST: Final = (
    *("standfirst", "dek", "deck", "subtitle", "subheading", "subhead", "sub_title"),
    *("excerpt", "custom_excerpt", "lede", "lead", "summary", "description"),
    *("abstract", "teaser", "intro", "tagline", "meta_description"),
)
BYLINE: Final = (
    *("byline", "author", "authors", "by", "writer", "writers", "author_name"),
    *("primary_author", "contributors", "contributor", "guest_author"),
)
KICKER: Final = ("kicker", "eyebrow", "overline", "strapline")
DATELINE: Final = ("dateline", "location", "place")
SECTION: Final = ("section", "category", "categories", "primary_tag", "tags", "tag")
TAGS: Final = frozenset(["primary_tag", "tags", "tag"])
LANGUAGE: Final = ("language", "lang", "locale")
PICTURE: Final = (
    *("image", "cover", "feature_image", "featured_image", "featuredimage", "images"),
    *("hero", "hero_image", "heroimage", "header", "banner", "cover_image", "photo"),
    *("coverimage", "thumbnail", "og_image", "featured", "picture", "img", "pictures"),
)
# Keys that hold further keys: Hugo's, Zola's, and those of themes.
HOLDERS: Final = ("params", "extra", "taxonomies", "fields", "data")
SOURCES: Final = ("file", "src", "path", "url", "image", "feature", "overlay_image")
IS_PICTURE: Final = re.compile(r"[\w%)]\.[A-Za-z]{3,4}(?:[?#]\S*)?$")
ID: Final = re.compile(r"[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*")
BY: Final = re.compile(
    r"^(?:(?:written|words|story|text)\s+)?by(?:\s*+:)?\s++", re.IGNORECASE
)
LOCALE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?")
# What a machine needs to know, and no reader.
MACHINE: Final = frozenset(
    ["layout", "permalink", "date", "slug", "draft", "published", "redirect_from"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What front matter says of its article; texts are as written.

    `ids` are those of the byline's names that were made of ids. `standfirsts` are all
    that might be it, the best first. `others` are keys of which nothing was made.
    """

    headline: str = ""
    standfirsts: tuple[str, ...] = ()
    byline: str = ""
    ids: tuple[str, ...] = ()
    kicker: str = ""
    dateline: str = ""
    section: str = ""
    language: str = ""
    jump_head: str = ""
    rank: int | None = None
    pull_quotes: tuple[str, ...] = ()
    shots: tuple[Shot, ...] = ()
    others: tuple[str, ...] = field(default=())


def fields_of(keys: dict[str, object], sections: tuple[str, ...] = ()) -> Fields:
    """Return what the keys say, whatever the house calls it.

    `sections` are the paper's: a tag is a section only if it is one of them, or if
    the paper has none.
    """
    keys = _flat(keys)
    names = [name for key in BYLINE for name in _names(keys.get(key))]
    names = list(dict.fromkeys(name for name in names if name))
    rank = _first(keys, ("rank",))
    language = _first(keys, LANGUAGE).replace("_", "-")
    known = {*HEADLINE, *STANDFIRST, *BYLINE, *KICKER, *DATELINE, *SECTION, *LANGUAGE}
    known |= {*PICTURE, "jump_head", "rank", "pull_quotes", *MACHINE}
    return Fields(
        headline=_first(keys, HEADLINE),
        standfirsts=tuple(text for key in STANDFIRST if (text := _text(keys.get(key)))),
        byline=listed([_named(name) for name in names]),
        ids=tuple(name for name in names if ID.fullmatch(name)),
        kicker=_first(keys, KICKER),
        dateline=_first(keys, DATELINE),
        section=_section(keys, sections),
        language=language if LOCALE.fullmatch(language) else "",
        jump_head=_first(keys, ("jump_head",)),
        rank=int(rank) if rank in ("1", "2", "3", "4", "5") else None,
        pull_quotes=tuple(_texts(keys.get("pull_quotes"))),
        shots=tuple(_shots(keys)),
        others=tuple(key for key in keys if key not in known),
    )


def _flat(keys: dict[str, object]) -> dict[str, object]:
    """Bring up the keys that a house keeps one level down."""
    flat = {str(key).lower(): value for key, value in keys.items()}
    for holder in HOLDERS:
        inner = flat.get(holder)
        if isinstance(inner, dict):
            del flat[holder]
            flat |= {
                str(key).lower(): value
                for key, value in inner.items()
                if str(key).lower() not in flat
            }
    return flat


def _text(value: object) -> str:
    """Return a value as one line of text; lists and tables are none."""
    if isinstance(value, bool) or value is None or isinstance(value, dict | list):
        return ""
    text = " ".join(str(value).split())
    return "" if text.lower() in ("false", "null", "none", "~") else text


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text for item in values if (text := _text(item))]


def _first(keys: dict[str, object], names: tuple[str, ...]) -> str:
    return next((text for name in names if (text := _text(keys.get(name)))), "")


def _names(value: object) -> Iterator[str]:
    """Yield the names in a byline's value: a name, an id, a list of either."""
    if isinstance(value, list):
        for item in value[:20]:
            if not isinstance(item, list):
                yield from _names(item)
    elif isinstance(value, dict):
        parts = ("name", "display_name", "title", "id", "slug", "username")
        yield next((text for part in parts if (text := _text(value.get(part)))), "")
    else:
        text = re.sub(r" ?<[^<>@]*+@[^<>]*+>", "", BY.sub("", _text(value)))
        ids = [part.strip() for part in text.split(",")]
        yield from ids if all(ID.fullmatch(part) for part in ids) else [text]


def _named(name: str) -> str:
    """Return an id as the name it most likely stands for."""
    if not ID.fullmatch(name):
        return name
    return " ".join(part.capitalize() for part in re.split(r"[-_.]", name))


def _section(keys: dict[str, object], sections: tuple[str, ...]) -> str:
    """Return the paper's section that is named, or the first named, as a heading."""
    given = {key: _section_names(keys.get(key)) for key in SECTION}
    known = {section.casefold(): section for section in sections}
    names = [name for key in SECTION for name in given[key]]
    own = [known[name.casefold()] for name in names if name.casefold() in known]
    named = [name for key in SECTION if key not in TAGS for name in given[key]]
    return (own or named or ([] if sections else names) or [""])[0]


def _section_names(value: object) -> list[str]:
    """Return the names in a section's value: one, a list, or parted by commas."""
    texts: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        text = _text(item.get("name")) if isinstance(item, dict) else _text(item)
        texts += [part.strip() for part in text.split(",")]
    plain = (t.replace("-", " ") if ID.fullmatch(t) else t for t in texts if t)
    return [text[:1].upper() + text[1:] for text in plain]


def _shots(keys: dict[str, object]) -> Iterator[Shot]:
    """Yield the pictures that front matter names, with captions of whatever key."""
    for key in PICTURE:
        value = keys.get(key)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                yield from _shot_of(item)
            elif IS_PICTURE.search(_text(item)):
                yield Shot(
                    source=_text(item),
                    alt=_first(keys, (f"{key}_alt", f"{key}-alt", "image_alt")),
                    caption=_first(keys, (f"{key}_caption", f"{key}-caption")),
                    credit=_first(keys, (f"{key}_credit", f"{key}-credit")),
                )


def _shot_of(item: dict[object, object]) -> Iterator[Shot]:
    named = {str(key).lower(): value for key, value in item.items()}
    source = _first(named, SOURCES)
    if IS_PICTURE.search(source):
        yield Shot(
            source=source,
            alt=_first(named, ("alt", "image_alt", "description")),
            caption=_first(named, ("caption", "title")),
            credit=_first(named, ("credit", "attribution", "photographer")),
        )
