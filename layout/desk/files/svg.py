"""SVG from outside is read before it is believed: nothing live, nothing from elsewhere.

A drawing that fetches a file when it is rendered is not the same drawing tomorrow,
and one that runs a script is not a drawing. A family that fonts.toml lacks would be
replaced by whatever the machine has.
"""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from layout.codes import Code
from layout.desk.files.drawing_pictures import too_large
from layout.desk.files.sources import nearest
from layout.desk.files.unfolding import DEEPEST, MOST_ELEMENTS, Unfolding
from layout.notebook import Notebook

LIVE = frozenset(
    [
        "script",
        "foreignobject",
        "iframe",
        "audio",
        "video",
        "canvas",
        "handler",
        "listener",
    ]
)
TEXT = frozenset(["text", "tspan", "textpath"])
DATA = re.compile(r"^data:image/(png|jpe?g|gif|webp)[;,]", re.IGNORECASE)
# Arguments of url(): quoted or bare.
URL = re.compile(r"url\(\s*(\"[^\"]*\"|'[^']*'|[^)]*)\s*\)", re.IGNORECASE)
FETCHING = re.compile(r"@import|@namespace|image-set\(|\bsrc\(", re.IGNORECASE)
FAMILY = re.compile(r"font-family\s*:\s*([^;}!]+)", re.IGNORECASE)
# The families of the shorthand stand behind its size.
FONT = re.compile(
    r"(?<![\w-])font\s*:[^;}]*?[\d.]+(?:px|pt|em|mm|cm|in|pc|%|rem)\S*\s+([^;}!]+)",
    re.IGNORECASE,
)
# What the renderer leaves out or draws as something else.
EFFECT = re.compile(
    r"(?<![\w-])(filter|mix-blend-mode|backdrop-filter)\s*:\s*(?!none\b|normal\b)[^;}\s]",
    re.IGNORECASE,
)
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
LENGTH = re.compile(r"^\s*([+-]?[\d.]+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$", re.IGNORECASE)
# CSS pixels are a 96th of an inch, points a 72nd.
POINTS = {
    "": 0.75,
    "px": 0.75,
    "pt": 1.0,
    "pc": 12.0,
    "in": 72.0,
    "mm": 72 / 25.4,
    "cm": 72 / 2.54,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSize:
    """Width and height: points of a drawing, pixels of a raster picture.

    `colour` says whether it has any.
    """

    width: float
    height: float
    colour: bool = True


class _DoctypeError(Exception):
    """Stops the parser before it expands an entity."""


class _DepthError(Exception):
    """Stops the parser where nobody could follow."""


def svg_size(
    data: bytes, families: frozenset[str], book: Notebook
) -> PictureSize | None:
    """Return the size of a safe SVG, or None with a note for each thing that is wrong.

    Args:
        data: the file's bytes.
        families: the font families that the drawing may name; empty: not checked.
        book: the notebook on this file.
    """
    reader = _SvgReader(families=families, book=book)
    found = len(book.notes)
    reader.read(data)
    if len(book.notes) > found:
        return None
    return reader.size()


@dataclass(slots=True, kw_only=True)
class _SvgReader:
    """Follows the parser; `named` says of each open element if its font is known."""

    families: frozenset[str]
    book: Notebook
    line: int = 1
    root: dict[str, str] | None = None
    tags: list[str] = field(default_factory=list)
    named: list[bool] = field(default_factory=list)
    css: list[tuple[str, int]] = field(default_factory=list)
    unnamed: list[int] = field(default_factory=list)
    unfolding: Unfolding = field(default_factory=Unfolding)

    def read(self, data: bytes) -> None:
        """Parse all of it, then judge the style sheets."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda tag, given: self._start(
            tag, given, parser.CurrentLineNumber
        )
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = lambda target, _: self._instruction(
            target, parser.CurrentLineNumber
        )
        parser.buffer_text = True
        try:
            parser.Parse(data, True)
        except expat.ExpatError as problem:
            self.book.note(
                Code.BROKEN_SVG,
                f"the SVG is not well-formed: {expat.ErrorString(problem.code)}",
                line=problem.lineno,
                hint="export it again",
            )
        except _DoctypeError:
            self._outside("a DOCTYPE", parser.CurrentLineNumber, "delete it")
        except _DepthError:
            return
        self._sheets()
        if self.unfolding.elements() > MOST_ELEMENTS:
            self._enormous("a drawing of more elements than any page has", self.line)

    def size(self) -> PictureSize | None:
        """Return the root's size, from width and height or else the viewBox."""
        root = self.root or {}
        box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
        parts = [_number(part) for part in box] if len(box) == 4 else [0.0] * 4
        width = _points(root.get("width", "")) or parts[2] * 0.75
        height = _points(root.get("height", "")) or parts[3] * 0.75
        if width <= 0 or height <= 0:
            self.book.note(
                Code.ZERO_SIZED,
                "the SVG has no size",
                line=1,
                hint="give it a width and a height, or a viewBox",
            )
            return None
        return PictureSize(width=width, height=height)

    def _start(self, tag: str, given: dict[str, str], line: int) -> None:
        local = tag.rpartition(":")[2].lower()
        self.line = line
        self._unfold(tag, given, line)
        if self.root is None:
            self.root = given
            if local != "svg":
                self.book.note(Code.BROKEN_SVG, "this XML is no SVG", line=line)
        if local in LIVE:
            self._live(f"<{tag}>", line)
        for name, value in given.items():
            self._attribute(name.rpartition(":")[2].lower(), value, line)
        self._effects(tag, given, line)
        style = f"font-family:{given.get('font-family', '')};{given.get('style', '')}"
        known = any(name for name in _families(style))
        self.named.append(known or (bool(self.named) and self.named[-1]))
        self.tags.append(local)
        if local in TEXT and not self.named[-1]:
            self.unnamed.append(line)

    def _unfold(self, tag: str, given: dict[str, str], line: int) -> None:
        """Count an element, with all that it uses."""
        links = (v for k, v in given.items() if k.rpartition(":")[2].lower() == "href")
        used = next(links, "") if tag.rpartition(":")[2].lower() == "use" else ""
        self.unfolding.begin(given.get("id", ""), used.strip().removeprefix("#"))
        if self.unfolding.too_deep:
            self._enormous(f"more than {DEEPEST} elements in each other", line)
            raise _DepthError

    def _effects(self, tag: str, given: dict[str, str], line: int) -> None:
        """Refuse what would be drawn as something else than its maker saw."""
        style = f"filter:{given.get('filter', 'none')};{given.get('style', '')}"
        if (found := EFFECT.search(style)) is not None:
            name = f' id="{given["id"]}"' if "id" in given else ""
            self._effect(f"{found[1]} of <{tag}{name}>", line)

    def _end(self, tag: str) -> None:
        self.unfolding.end()
        self.tags.pop()
        self.named.pop()

    def _text(self, text: str) -> None:
        if self.tags and self.tags[-1] == "style":
            self.css.append((text, self.line))

    def _doctype(self, *_: object) -> None:
        raise _DoctypeError

    def _instruction(self, target: str, line: int) -> None:
        if target == "xml-stylesheet":
            self._outside("a style sheet", line, "put the styles into the file")

    def _attribute(self, name: str, value: str, line: int) -> None:
        if name.startswith("on"):
            self._live(f"the event handler {name}", line)
        elif name in ("href", "src"):
            if not _harmless(value):
                self._outside(f'a link to "{value[:60]}"', line)
            elif not value.strip().startswith("#"):
                self._embedded(value, line)
        elif name == "base":
            self._outside("xml:base", line, "delete it")
        elif name == "font-family":
            self._style(f"font-family:{value}", line)
        else:
            self._style(value, line)

    def _sheets(self) -> None:
        for sheet, line in self.css:
            self._style(sheet, line)
            if (found := EFFECT.search(CSS_COMMENT.sub("", sheet))) is not None:
                self._effect(f"{found[1]} of the style sheet", line)
        everywhere = any(_families(sheet) for sheet, _ in self.css)
        if self.unnamed and not everywhere:
            self._font("text without a font-family", self.unnamed[0])

    def _style(self, css: str, line: int) -> None:
        plain = CSS_COMMENT.sub("", CSS_ESCAPE.sub(_unescaped, css))
        if found := FETCHING.search(plain):
            self._outside(found[0], line)
        for match in URL.finditer(plain):
            if not _harmless(match[1].strip("\"' ")):
                self._outside(match[0][:60], line)
        for family in _families(plain):
            if self.families and family not in self.families:
                self._font(f'the font "{family}"', line, nearest(family, self.families))

    def _outside(self, what: str, line: int, hint: str = "") -> None:
        self.book.note(
            Code.SVG_OUTSIDE,
            f"the SVG reaches outside its file: {what}",
            line=line,
            hint=hint or "embed what it needs as a data: image, or refer to an #id",
        )

    def _embedded(self, value: str, line: int) -> None:
        """Open a picture that is inside."""
        if not value.strip():
            return
        try:
            size = too_large(value)
        except ValueError as problem:
            self.book.note(
                Code.BROKEN_PICTURE,
                f"a picture in the SVG does not open: {problem}",
                line=line,
                hint="embed it again",
            )
            return
        if size:
            self._enormous(f"a picture of {size}", line)

    def _enormous(self, what: str, line: int) -> None:
        self.book.note(
            Code.ENORMOUS_PICTURE,
            f"the SVG is too large to draw: {what}",
            line=line,
            hint="simplify it, or make a picture of it",
        )

    def _effect(self, what: str, line: int) -> None:
        self.book.note(
            Code.SVG_EFFECT,
            f"the SVG has an effect that cannot be drawn: {what}",
            line=line,
            hint="make a picture of what has it, or draw it without",
        )

    def _live(self, what: str, line: int) -> None:
        self.book.note(
            Code.SVG_LIVE,
            f"the SVG holds something that is no drawing: {what}",
            line=line,
            hint="delete it",
        )

    def _font(self, what: str, line: int, hint: str = "") -> None:
        self.book.note(
            Code.SVG_FONT,
            f"the SVG uses {what}, which is not in fonts.toml",
            line=line,
            hint=hint
            or "name one of the publication's families, or turn text to paths",
        )


def _families(css: str) -> list[str]:
    """Return the first family of each declaration: the one that will be used."""
    lists = [m[1] for pattern in (FAMILY, FONT) for m in pattern.finditer(css)]
    first = [names.split(",")[0].strip("\"' \n\t") for names in lists]
    return [name for name in first if name and name != "inherit"]


def _harmless(address: str) -> bool:
    target = address.strip()
    return target.startswith("#") or not target or DATA.match(target) is not None


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0x110000 else ""


def _number(text: str) -> float:
    match = LENGTH.match(text)
    try:
        return float(match[1]) if match else 0.0
    except ValueError:
        return 0.0


def _points(text: str) -> float:
    """Return a length in points; 0 for percentages and what is no length."""
    match = LENGTH.match(text)
    return _number(match[1]) * POINTS.get(match[2].lower(), 0.0) if match else 0.0
