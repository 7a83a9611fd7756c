"""Template tags and shortcodes of other houses, found in their copy.

Jekyll, Eleventy, Hugo, WordPress and Obsidian each let a writer put more into an
article than Markdown has. A tag that names a picture is one, an address is itself,
and what only a web site can do is left out by its name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

CODE: Final = (
    r"(?P<code>^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?P<ticks>(?<!`)`+(?!`)).+?(?<!`)(?P=ticks)(?!`))"
)
RAW: Final = (
    r"\{%-?\s*(?:raw|verbatim)\s*-?%\}(?P<raw>.*?)"
    r"\{%-?\s*end(?:raw|verbatim)\s*-?%\}"
)
# Hugo's way to write a shortcode that is not one.
LITERAL: Final = r"\{\{(?P<angle>[<%])/\*(?P<literal>.*?)\*/[>%]\}\}"
COMMENT: Final = (
    r"(?P<comment>\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}"
    r"|\{#.*?#\}|\{::comment\}.*?\{:/(?:comment)?\}|\{\{/\*.*?\*/\}\})"
)
# A string may hold what would end the tag.
INSIDE: Final = r"""(?:"[^"]*"|'[^'\n]*'|`[^`]*`|(?!{end}).)*?"""
HUGO: Final = (
    r"\{\{(?P<kind>[<%])\s*(?P<hugo>" + INSIDE.format(end=r"[>%]\}\}") + r")[>%]\}\}"
)
LIQUID: Final = r"\{%[-~]?\s*(?P<liquid>" + INSIDE.format(end=r"%\}") + r")[-~]?%\}"
OUTPUT: Final = r"\{\{[-{]?\s*(?P<output>" + INSIDE.format(end=r"\}\}") + r")-?\}\}\}?"
# WordPress: only names that are its own; "[sic]" is a word.
WORDPRESS: Final = (
    r"\[(?P<wordpress>/?(?:gallery|caption|embed|audio|video|playlist|youtube|vimeo"
    r"|gist|tweet|contact-form(?:-7)?|wp_caption|soundcloud|instagram|googlemaps)"
    r"(?:[\s=][^\]\n]*)?/?)\](?!\()"
)
WIKI: Final = r"(?P<embed>!?)\[\[(?P<wiki>[^\[\]\n]+)\]\]"
# kramdown's and Pandoc's lists of attributes; `[BBC]{.smallcaps}` keeps its word.
ATTRIBUTES: Final = (
    r"(?P<attribute>\{:{1,2}/?[^{}\n]*\}|(?<=[)\]\w*_\"' #])\{\s*[.#][\w-][^{}\n]*\}"
    r"|(?<=\))\{\s*[\w-]+=[^{}\n]*\})"
)
TAG: Final = re.compile(
    "|".join(
        (
            *(CODE, RAW, LITERAL, COMMENT, HUGO, LIQUID, OUTPUT),
            *(WORDPRESS, WIKI, ATTRIBUTES),
        )
    ),
    re.DOTALL | re.MULTILINE,
)
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
    for match in TAG.finditer(text):
        kind, inside = _kind(match)
        yield TaggedPiece(kind="text", text=text[end : match.start()], start=end)
        yield TaggedPiece(kind=kind, text=inside, start=match.start())
        end = match.end()
    yield TaggedPiece(kind="text", text=text[end:], start=end)


def _kind(match: re.Match[str]) -> tuple[str, str]:
    if match["code"] is not None:
        return "code", match["code"]
    if match["literal"] is not None:
        opens, closes = match["angle"], ">" if match["angle"] == "<" else "%"
        return "raw", f"{{{{{opens}{match['literal']}{closes}}}}}"
    if match["wiki"] is not None:
        return ("wiki-embed" if match["embed"] else "wiki"), match["wiki"]
    named = ("raw", "comment", "hugo", "liquid", "output", "wordpress", "attribute")
    return next((name, match[name]) for name in named if match[name] is not None)


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
