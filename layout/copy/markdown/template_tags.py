"""Template tags and shortcodes of other houses, found in their copy.

Jekyll, Eleventy, Hugo, WordPress and Obsidian each let a writer put more into an
article than Markdown has. A tag that names a picture is one, an address is itself,
and what only a web site can do is left out by its name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from layout.copy.markdown.tag_finding import tags_in

ARGUMENT: Final = re.compile(
    r"""(?:(?P<key>[A-Za-z][\w-]*)\s*[:=]\s*)?"""
    r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|`(?P<tick>[^`]*)`|(?P<bare>[^\s,|]+))""",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateTag:
    """A tag, taken apart. `filters` are what a value is sent through, in order."""

    name: str
    values: tuple[str, ...] = ()
    named: dict[str, str] = field(default_factory=dict)
    filters: str = ""
    closing: bool = False
    shown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedPiece:
    """A piece of copy: plain text, or what a tag's kind says it is."""

    kind: str
    text: str
    start: int


def pieces(text: str) -> Iterator[TaggedPiece]:
    """Cut copy into text and tags, in order. Code is text, whatever it looks like."""
    end = 0
    for tag in tags_in(text):
        yield TaggedPiece(kind="text", text=text[end : tag.start], start=end)
        yield TaggedPiece(kind=tag.kind, text=tag.inside, start=tag.start)
        end = tag.end
    yield TaggedPiece(kind="text", text=text[end:], start=end)


def template_tag(piece: TaggedPiece) -> TemplateTag:
    """Take a tag apart: its name, its values, its named values."""
    text = piece.text.strip().rstrip("/").strip()
    closing = text.startswith("/")
    name_match = re.match(r"[\w./-]+", text.lstrip("/ "))
    name = "" if piece.kind == "output" or not name_match else name_match[0]
    rest = text.lstrip("/ ")[len(name) :] if name else text
    filters = ""
    if piece.kind == "output":
        rest, filters = _unpiped(rest)
    values, named = _arguments(rest)
    ends = piece.kind == "liquid" and name.startswith("end") and len(name) > 3
    return TemplateTag(
        name=name.removeprefix("end") if ends else name,
        values=values,
        named=named,
        filters=filters,
        closing=closing or ends,
        shown=" ".join(piece.text.split()),
    )


def _unpiped(text: str) -> tuple[str, str]:
    """Part an output tag at its first bar that is not in a string."""
    match = re.match(r"""((?:"[^"]*"|'[^']*'|[^|"'])*)\|?(.*)""", text, re.DOTALL)
    return (match[1], match[2]) if match else (text, "")


def _arguments(text: str) -> tuple[tuple[str, ...], dict[str, str]]:
    values: list[str] = []
    named: dict[str, str] = {}
    for match in ARGUMENT.finditer(text):
        given = [match[form] for form in ("double", "single", "tick", "bare")]
        value = next(" ".join(g.split()) for g in given if g is not None)
        if match["key"]:
            named[match["key"].lower()] = value
        else:
            values.append(value)
    return tuple(values), named
