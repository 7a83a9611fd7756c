"""The styles of a word processor's file, as the parts of an article they stand for.

A newsroom has styles of its own; each goes back to one that every word processor
knows, or has a name that says what it is.
"""

import re
from dataclasses import dataclass
from typing import Final

# The parts of an article by the names of styles, in lower case. Word's built-in names
# are English in every language (ECMA-376 part 1, 17.7.4.9).
NAMES: Final = {
    **dict.fromkeys(("title", "headline", "head", "hed"), "headline"),
    **dict.fromkeys(("subtitle", "standfirst", "deck", "dek", "intro"), "standfirst"),
    **dict.fromkeys(("byline", "author", "author name", "by line"), "byline"),
    **dict.fromkeys(("kicker", "strapline", "eyebrow", "overline"), "kicker"),
    **dict.fromkeys(
        ("caption", "figure", "illustration", "picture caption"), "caption"
    ),
    **dict.fromkeys(("quote", "intense quote", "block text", "quotations"), "quote"),
    **dict.fromkeys(("pull quote", "pullquote", "block quote", "blockquote"), "quote"),
    **dict.fromkeys(("verse", "poem", "poetry", "stanza", "lyrics"), "verse"),
    **dict.fromkeys(("crosshead", "cross head", "subhead", "subheading"), "h2"),
    "dateline": "dateline",
    "heading": "h1",
}
HEADING: Final = re.compile(r"heading (\d)")
# The parts that stand in an article by themselves, as classes of paragraphs.
ROLES: Final = (
    *("headline", "standfirst", "byline", "kicker", "caption", "dateline"),
    "verse",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style: its name, the one that it is based on, its outline level from 0.

    `number` is the list that its paragraphs belong to, by the file's own number, and
    `level` their level in it, from 0.
    """

    name: str
    parent: str = ""
    outline: int | None = None
    number: str = ""
    level: str = ""


def role_of(style_id: str, styles: dict[str, Style]) -> str:
    """Return the part of an article that a style stands for, or nothing."""
    seen: set[str] = set()
    while style_id in styles and style_id not in seen:
        seen.add(style_id)
        style = styles[style_id]
        name = " ".join(re.sub(r"[_\s-]+", " ", style.name).lower().split())
        heading = HEADING.fullmatch(name)
        if heading is not None:
            return f"h{min(max(int(heading[1]), 1), 6)}"
        if name in NAMES:
            return NAMES[name]
        if style.outline is not None and 0 <= style.outline < 9:
            return f"h{min(style.outline + 1, 6)}"
        style_id = style.parent
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleNumber:
    """The list that a style's paragraphs belong to, and the style that says so."""

    number: str = ""
    level: str = ""
    style: str = ""


def number_of(style_id: str, styles: dict[str, Style]) -> StyleNumber:
    """Return the list that a style's paragraphs belong to, if any."""
    seen: set[str] = set()
    level = ""
    while style_id in styles and style_id not in seen:
        seen.add(style_id)
        style = styles[style_id]
        level = level or style.level
        if style.number:
            return StyleNumber(number=style.number, level=level, style=style_id)
        style_id = style.parent
    return StyleNumber()
