"""Where template tags begin and end in copy, found in one pass.

A tag whose end was lost takes nothing of the copy behind it: it ends within so many
characters, before another of its kind begins, or it is none.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from layout.enclosed import CodeSpans, EndFinder

# The longest that houses write are galleries, with a line a picture.
LONGEST: Final = 5000
FENCE: Final = re.compile(
    r"^(?P<fence>`{3,}+|~{3,}+)[^\n]*+\n.*?(?:^(?P=fence)[`~]*+[ \t]*+$|\Z)",
    re.DOTALL | re.MULTILINE,
)
RAW: Final = re.compile(r"\{%-?\s*+(?:raw|verbatim)\s*+-?%\}")
RAW_END: Final = re.compile(r"\{%-?\s*+end(?:raw|verbatim)\s*+-?%\}")
COMMENT: Final = re.compile(r"\{%-?\s*+comment\s*+-?%\}")
COMMENT_END: Final = re.compile(r"\{%-?\s*+endcomment\s*+-?%\}")
# What else hides words: its beginning and its end.
HIDING: Final = (
    ("{#", re.compile(r"#\}")),
    ("{::comment}", re.compile(r"\{:/(?:comment)?\}")),
    ("{{/*", re.compile(r"\*/\}\}")),
)
# Hugo's way to write a shortcode that is not one.
LITERAL: Final = {"{{</*": re.compile(r"\*/>\}\}"), "{{%/*": re.compile(r"\*/%\}\}")}
# WordPress: only names that are its own; "[sic]" is a word.
WORDPRESS: Final = re.compile(
    r"\[(?P<inside>/?(?:gallery|caption|embed|audio|video|playlist|youtube|vimeo"
    r"|gist|tweet|contact-form(?:-7)?|wp_caption|soundcloud|instagram|googlemaps)"
    r"(?:[\s=][^\[\]\n]*+)?)\](?!\()"
)
WIKI: Final = re.compile(r"(?P<embed>!?)\[\[(?P<inside>[^\[\]\n]++)\]\]")
# kramdown's and Pandoc's lists of attributes; `[BBC]{.smallcaps}` keeps its word.
ATTRIBUTES: Final = re.compile(
    r"\{:{1,2}/?[^{}\n]*+\}|(?<=[)\]\w*_\"' #])\{\s*+[.#][\w-][^{}\n]*+\}"
    r"|(?<=\))\{\s*+[\w-]++=[^{}\n]*+\}"
)
# A string may hold what would end the tag.
STRINGS: Final = r"""(?P<string>"[^"]*+"|'[^'\n]*+'|`[^`]*+`)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTag:
    """A tag, comment or code: its kind, its inside, where it begins and ends."""

    kind: str
    inside: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tag:
    """How a house writes tags; `tokens` are strings, ends, and where another begins."""

    kind: str
    begins: re.Pattern[str]
    ends: re.Pattern[str]
    tokens: re.Pattern[str]


def _tag(kind: str, begins: str, again: str, ends: str) -> _Tag:
    return _Tag(
        kind=kind,
        begins=re.compile(begins),
        ends=re.compile(ends),
        tokens=re.compile(f"{STRINGS}|(?P<again>{again})|(?P<end>{ends})"),
    )


TAGS: Final = (
    _tag("hugo", r"\{\{[<%]\s*+", r"\{\{[<%]", r"[>%]\}\}"),
    _tag("liquid", r"\{%[-~]?\s*+", r"\{%", r"[-~]?%\}"),
    _tag("output", r"\{\{[-{]?\s*+", r"\{\{", r"-?\}\}\}?"),
)
OPENING: Final = re.compile(r"[`~\[{!]")


def tags_in(text: str) -> Iterator[FoundTag]:
    """Yield the tags, comments and code of copy, in order."""
    finder = _TagFinder(text)
    place = 0
    while (opening := OPENING.search(text, place)) is not None:
        found = finder.at(opening.start())
        if found is not None:
            yield found
        place = found.end if found else opening.end()


class _TagFinder:
    """Tries each way to write a tag at a place, the surest first."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._code = CodeSpans(text, whole=True)
        ends = (RAW_END, COMMENT_END, *(end for _, end in HIDING), *LITERAL.values())
        self._ends = {end: EndFinder(text, end) for end in ends}
        self._ways: dict[str, tuple[Callable[[int], FoundTag | None], ...]] = {
            "`": (self._fenced, self._span),
            "~": (self._fenced,),
            "[": (self._wordpress, self._wiki),
            "!": (self._wiki,),
            "{": (self._kept, self._hidden, self._tag, self._attributes),
        }

    def at(self, place: int) -> FoundTag | None:
        """Return what begins at a place."""
        ways = self._ways[self._text[place]]
        return next((found for way in ways if (found := way(place)) is not None), None)

    def _fenced(self, place: int) -> FoundTag | None:
        match = FENCE.match(self._text, place)
        return match and self._whole("code", match)

    def _span(self, place: int) -> FoundTag | None:
        span = self._code.at(place)
        if span is None:
            return None
        inside = self._text[span.start : span.end]
        return FoundTag(kind="code", inside=inside, start=span.start, end=span.end)

    def _wordpress(self, place: int) -> FoundTag | None:
        match = WORDPRESS.match(self._text, place)
        return match and self._of("wordpress", match)

    def _wiki(self, place: int) -> FoundTag | None:
        match = WIKI.match(self._text, place)
        return match and self._of("wiki-embed" if match["embed"] else "wiki", match)

    def _kept(self, place: int) -> FoundTag | None:
        """Find what is printed to the letter: raw copy, a shortcode that is none."""
        begun = RAW.match(self._text, place)
        ended = self._ends[RAW_END].after(begun.end()) if begun else None
        if begun and ended:
            inside = self._text[begun.end() : ended.start()]
            return FoundTag(kind="raw", inside=inside, start=place, end=ended.end())
        mark = self._text[place : place + 5]
        end = self._ends[LITERAL[mark]].after(place + 5) if mark in LITERAL else None
        if end is None:
            return None
        inside = f"{mark[:3]}{self._text[place + 5 : end.start()]}{end[0][2:]}"
        return FoundTag(kind="raw", inside=inside, start=place, end=end.end())

    def _hidden(self, place: int) -> FoundTag | None:
        begun = COMMENT.match(self._text, place)
        ended = self._ends[COMMENT_END].after(begun.end()) if begun else None
        for mark, end in HIDING:
            if ended is None and self._text.startswith(mark, place):
                ended = self._ends[end].after(place + len(mark))
        if ended is None:
            return None
        inside = self._text[place : ended.end()]
        return FoundTag(kind="comment", inside=inside, start=place, end=ended.end())

    def _tag(self, place: int) -> FoundTag | None:
        for tag in TAGS:
            begun = tag.begins.match(self._text, place)
            ended = None if begun is None else self._end(tag, begun.end())
            if begun is not None and ended is not None:
                inside = self._text[begun.end() : ended.start(ended.lastgroup or 0)]
                end = ended.end()
                return FoundTag(kind=tag.kind, inside=inside, start=place, end=end)
        return None

    def _end(self, tag: _Tag, place: int) -> re.Match[str] | None:
        """Find a tag's end behind its strings; where none is, a quote is but a mark."""
        stop = min(len(self._text), place + LONGEST)
        for token in tag.tokens.finditer(self._text, place, stop):
            if token.lastgroup == "again":
                break
            if token.lastgroup == "end":
                return token
        again = tag.begins.search(self._text, place, stop)
        return tag.ends.search(self._text, place, again.start() if again else stop)

    def _attributes(self, place: int) -> FoundTag | None:
        match = ATTRIBUTES.match(self._text, place)
        return match and self._whole("attribute", match)

    def _whole(self, kind: str, match: re.Match[str]) -> FoundTag:
        return FoundTag(
            kind=kind, inside=match[0], start=match.start(), end=match.end()
        )

    def _of(self, kind: str, match: re.Match[str]) -> FoundTag:
        return FoundTag(
            kind=kind, inside=match["inside"], start=match.start(), end=match.end()
        )
