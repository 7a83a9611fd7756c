"""What each template tag stands for: a picture, an address, words, or nothing.

Pictures leave a mark in the copy that outlives Markdown, wherever they stand: in a
paragraph, in a link, in HTML. The marks are characters that no text may hold.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from layout.copy.manuscript import Leftover
from layout.copy.markdown.template_tags import (
    TaggedPiece,
    TemplateTag,
    pieces,
    template_tag,
)
from layout.copy.markup import escaped
from layout.copy.web.inlining import Shot

# Noncharacters (Unicode 16, 23.7): for use inside a program, never in a text.
OPENING: Final = "\ufdd0"
CLOSING: Final = "\ufdd1"
MARK: Final = re.compile(f"{OPENING}(\\d+){CLOSING}")
NONCHARACTERS: Final = re.compile("[\ufdd0-\ufdef]")

PICTURE: Final = re.compile(
    r"\.(?:jpe?g|png|gif|svg|webp|tiff?|bmp|avif|heic)(?:[?#]\S*)?$", re.IGNORECASE
)
# Tags that stand for an address, in the words of any of the houses.
ADDRESSES: Final = frozenset(
    (
        *("link", "post_url", "ref", "relref", "url", "asset_path", "asset_url"),
        *("static", "static_path", "img_url", "image_url", "page_url", "baseurl"),
    )
)
# Variables that stand before an address and mean the site itself.
SITE: Final = re.compile(
    r"^(?:site\.(?:base_?url|url)|base_?url|BASE_?URL|\.Site\.BaseURL|root|pathPrefix"
    r"|SITEURL|siteurl|static|config\.base_url)$"
)
NOT_PRINTED: Final = ("embed", "youtube", "video", "iframe", "audio", "jsonify")
CAPTIONS: Final = ("caption", "cap", "figcaption", "description")
CREDITS: Final = ("credit", "attr", "attribution", "copyright", "photographer")
# A value of these is words that a reader of the web site sees.
WORDED: Final = (*CAPTIONS, *CREDITS, "title", "text", "content", "quote", "summary")
PARTED: Final = re.compile(r"(?<=[.!?…])$")


@dataclass(slots=True, kw_only=True)
class Resolved:
    """Copy without tags. Captions of its pictures are Markdown as written.

    `lines` are pairs: a line of the text, and the line of the source that it was.
    """

    text: str = ""
    shots: list[Shot] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    odd: Counter[str] = field(default_factory=Counter)
    lines: list[tuple[int, int]] = field(default_factory=list)

    def line(self, line: int) -> int:
        """Return the source's line of a line of the text."""
        before = [pair for pair in self.lines if pair[0] <= line]
        own, source = before[-1] if before else (1, 1)
        return source + line - own


def resolved(text: str, keys: dict[str, object], first_line: int) -> Resolved:
    """Return copy with every tag resolved, or left out with its words and reason."""
    text = NONCHARACTERS.sub("", text)
    resolver = _Resolver(keys=keys, out=Resolved())
    parts: list[str] = []
    own, source, at = 1, first_line, 0
    for piece in pieces(text):
        source += text.count("\n", at, piece.start)
        at = piece.start
        resolver.line = source
        resolver.out.lines.append((own, source))
        parts.append(resolver.piece(piece))
        own += parts[-1].count("\n")
    resolver.out.text = "".join(parts)
    return resolver.out


@dataclass(slots=True, kw_only=True)
class _Resolver:
    keys: dict[str, object]
    out: Resolved
    line: int = 1

    def piece(self, piece: TaggedPiece) -> str:
        """Return what a piece of the copy stands for."""
        match piece.kind:
            case "text" | "code" | "raw":
                return piece.text
            case "comment":
                self.out.odd["comment"] += 1
                return ""
            case "attribute":
                self.out.odd["attribute"] += not piece.text.startswith("{::")
                return ""
            case "wiki" | "wiki-embed":
                return self.wiki(piece)
            case "output":
                return self.output(template_tag(piece))
        return self.tag(template_tag(piece))

    def wiki(self, piece: TaggedPiece) -> str:
        """Resolve `[[page|words]]` and `![[file.jpg|caption]]`."""
        target, _, words = piece.text.partition("|")
        if piece.kind == "wiki":
            return words or target
        if PICTURE.search(target):
            caption = "" if re.fullmatch(r"[\dx ]*", words) else words
            return self.shot(Shot(source=target.strip(), caption=caption))
        return self.left_out(TemplateTag(name="[[]]", shown=f"![[{piece.text}]]"))

    def output(self, tag: TemplateTag) -> str:
        """Resolve `{{ "/path" | url }}` and `{{ page.title }}`."""
        if any(name in tag.filters for name in NOT_PRINTED):
            return self.left_out(tag)
        bare = [value for value in tag.values if value not in ("+", "~")]
        if len(bare) == 1 and not tag.named:
            name = bare[0]
            if SITE.match(name):
                return ""
            known = self.keys.get(name.rsplit(".", 1)[-1].lower())
            if re.fullmatch(r"[\w$.]+", name) and isinstance(known, str) and known:
                return known
            if f'"{name}"' in tag.shown or f"'{name}'" in tag.shown:
                return name
        return self.left_out(tag)

    def tag(self, tag: TemplateTag) -> str:
        """Resolve a tag or shortcode by its name and what it is given."""
        name = tag.name.lower()
        if name == "highlight":
            return "\n```\n"
        if tag.closing:
            return "</figcaption></figure>\n\n" if name.endswith("caption") else ""
        if name.endswith("caption") and not _pictured(tag):
            return "\n\n<figure><figcaption>"
        if name in ADDRESSES and tag.values:
            return tag.values[0]
        if _pictured(tag):
            return self.shot(_shot(tag, self.line))
        return self.left_out(tag)

    def shot(self, shot: Shot) -> str:
        """Keep a picture and return the mark of its place."""
        self.out.shots.append(shot)
        return f"{OPENING}{len(self.out.shots) - 1}{CLOSING}"

    def left_out(self, tag: TemplateTag) -> str:
        """Leave a tag out, with the words in it that were to be read."""
        words = " ".join(tag.named[key] for key in WORDED if key in tag.named)
        shown = tag.shown if len(tag.shown) <= 80 else tag.shown[:77] + "..."
        self.out.odd["template-tag"] += 1
        self.out.leftovers.append(
            Leftover(
                text=escaped(words or shown),
                reason=f'only a web site can set the tag "{tag.name or "{{...}}"}"',
                line=self.line,
            )
        )
        return ""


def _sources(tag: TemplateTag) -> list[str]:
    """Return the values of a tag that name pictures, the likeliest first."""
    likely = ("src", "url", "file", "path", "image", "image_path", "name")
    named = [tag.named[key] for key in likely if key in tag.named]
    named += [value for key, value in tag.named.items() if key not in likely]
    return [value for value in (*named, *tag.values) if PICTURE.search(value)]


def _pictured(tag: TemplateTag) -> bool:
    return bool(_sources(tag))


def _shot(tag: TemplateTag, line: int) -> Shot:
    """Make a picture of a tag's values: by name, or in the order that houses use."""
    source = _sources(tag)[0]
    values = [value for value in tag.values if value != source]
    # Octopress has classes before the address and sizes behind it.
    behind = tag.values[tag.values.index(source) + 1 :] if source in tag.values else ()
    words = [v for v in behind if " " in v or not re.fullmatch(r"[\w%(),.:-]*", v)]
    words = words or [v for v in behind if v and not re.fullmatch(r"\d\w*", v)]
    captioned = tag.name.lower() in ("figure", "imgcap", "imagecaption", "fig")
    caption = next((tag.named[key] for key in CAPTIONS if key in tag.named), "")
    title = tag.named.get("title", "")
    if title and caption and title != caption:
        caption = f"{title}{'' if title[-1] in '.!?:…' else '.'} {caption}"
    alt = tag.named.get("alt", "")
    if words and captioned and not (caption or title):
        caption = words[0]
    elif words and not alt and values:
        alt = words[0]
    return Shot(
        source=source,
        alt=alt,
        caption=caption or title,
        credit=next((tag.named[key] for key in CREDITS if key in tag.named), ""),
        line=line,
    )
