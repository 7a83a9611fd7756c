"""SVG from outside is read before it is believed: nothing live, nothing from elsewhere.

A drawing that fetches a file when it is rendered is not the same drawing tomorrow,
and one that runs a script is not a drawing. A family that fonts.toml lacks would be
replaced by whatever the machine has. And what the renderer cannot read it leaves out:
so every value is one that it can, and all of it together no more than it has time for.
"""

import re
from dataclasses import dataclass, field
from math import inf
from xml.parsers import expat

from layout.codes import Code
from layout.desk.files.svg_judging import EnoughError, Judge
from layout.desk.files.svg_notes import SvgNotes
from layout.desk.files.svg_numbers import spaced, value_of
from layout.desk.files.svg_promises import Promises
from layout.desk.files.svg_styles import (
    Declaration,
    StyleError,
    StyleRule,
    read_rules,
)
from layout.desk.files.svg_tables import (
    CHECKED,
    HANDED_ON,
    LIVE,
    MOST_ATTRIBUTES,
    OTHERWISE,
    PAINTED,
    SVG,
    TEXT,
)
from layout.desk.files.svg_values import references
from layout.desk.files.svg_weights import dashes, letters, outline, weight_of
from layout.desk.files.unfolding import DEEPEST, MOST_ELEMENTS, Unfolding
from layout.notebook import Notebook

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
ENCODING = re.compile(r"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)")
# How the rules of style sheets are called among the parts of a drawing.
RULE, PAINT, MARKERS = "rule ", "paint ", "markers "
# Elements around one that take as long to look at as it takes to draw it.
LOOKS = 100
# A drawing can be wrong in every line; nobody reads more than these of it.
MOST_NOTES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSize:
    """Width and height: points of a drawing, pixels of a raster picture.

    `colour` says whether it has any.
    """

    width: float
    height: float
    colour: bool = True


def svg_size(
    data: bytes, families: frozenset[str], book: Notebook
) -> PictureSize | None:
    """Return the size of a safe SVG, or None with a note for each thing that is wrong.

    Args:
        data: the file's bytes.
        families: the font families that the drawing may name; empty: not checked.
        book: the notebook on this file.
    """
    told = SvgNotes(book=book)
    judge = Judge(families=families, told=told)
    found = len(book.notes)
    reader = _SvgReader(
        judge=judge,
        book=book,
        told=told,
        before=found,
        styled=b"<style" in data or b":style" in data,
    )
    if _is_utf8(data):
        reader.read(data)
    else:
        reader.told.broken("the SVG is not UTF-8 text", None, "save it as plain SVG")
    if len(book.notes) > found:
        return None
    return reader.size()


def _is_utf8(data: bytes) -> bool:
    """Say whether a drawing is text that has one reading only."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    declared = ENCODING.match(text[:200])
    name = declared[1].lower() if declared else "utf-8"
    plain = ("us-ascii", "iso-8859-1", "windows-1252")
    return name in ("utf-8", "utf8") or (data.isascii() and name in plain)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """An element that is open, and what it hands on to those in it.

    If its font is known, how long its dashes are, what its fill, stroke and markers
    refer to.
    """

    tag: str
    named: bool = False
    dash: float = 0.0
    paints: dict[str, list[str]] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class _SvgReader:
    """Follows the parser; `before` are the notes that others have written.

    Only a drawing that is `styled` by a sheet has elements that one may know.
    """

    judge: Judge
    book: Notebook
    told: SvgNotes
    before: int
    styled: bool
    root: dict[str, str] | None = None
    open: list[_Open] = field(default_factory=list)
    css: list[str] = field(default_factory=list)
    sheets: list[tuple[str, int]] = field(default_factory=list)
    unnamed: list[int] = field(default_factory=list)
    unfolding: Unfolding = field(default_factory=Unfolding)
    promises: Promises = field(default_factory=Promises)
    # Of the whole drawing: its elements, how deep they stand, the length of its lines.
    count: int = 0
    deepest: int = 0
    length: float = 0.0

    def read(self, data: bytes) -> None:
        """Parse all of it, then judge the style sheets and the whole."""
        parser = expat.ParserCreate(namespace_separator="}")
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
            said = expat.ErrorString(problem.code)
            self.told.broken(f"the SVG is not well-formed: {said}", problem.lineno)
        except EnoughError:
            return
        self._style_sheets()
        self.promises.tell(self.told)
        self._weigh()

    def size(self) -> PictureSize | None:
        """Return the root's size, from width and height or else the viewBox."""
        root = self.root or {}
        box = [value_of(part) for part in spaced(root.get("viewBox", "0 0 0 0"))]
        width = _points(root.get("width", "")) or box[2] * 0.75
        height = _points(root.get("height", "")) or box[3] * 0.75
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
        space, _, local = tag.rpartition("}")
        self.judge.line = line
        self.judge.clips = any(one.tag == "clippath" for one in self.open)
        if self.root is None:
            self._begin(space, local, line)
            self.root = given
        self._bound(local, given, line)
        where = f'<{local} id="{given["id"][:40]}">' if "id" in given else f"<{local}>"
        if local.lower() in LIVE:
            self.told.live(f"<{local}>", line)
        elif space == SVG and local.lower() in OTHERWISE:
            self.told.effect(f"<{local}>", line)
        for name, value in given.items():
            self.judge.address(name.rpartition("}")[2].lower(), local, value)
        values = self.judge.values(where, local, given)
        self.open.append(self._opened(local, given, values))
        if local in TEXT and not self.open[-1].named:
            self.unnamed.append(line)
        if local in CHECKED:
            self._draw(where, local, values)
            self._refer(local, given, values)
        if local == "image" and not any(_name(key) == "href" for key in given):
            self.told.broken("an <image> has no picture", line, "delete it")
        self.promises.see(local, where, values, _target(given), line)

    def _opened(
        self, local: str, given: dict[str, str], values: dict[str, str]
    ) -> _Open:
        """Return what an element hands on to those in it."""
        outer = self.open[-1] if self.open else _Open(tag="")
        dash = values.get("stroke-dasharray", "inherit")
        paints = {
            name: references(name, value)
            for name, value in values.items()
            if name in HANDED_ON and value.strip() != "inherit"
        }
        for key in _keys(local, given) if self.styled else ():
            paints[f"paint {key}"] = [f"{PAINT}{key}"]
            paints[f"marker {key}"] = [f"{MARKERS}{key}"]
        return _Open(
            tag=local.lower(),
            named=outer.named
            or any(name in values for name in ("font", "font-family")),
            dash=outer.dash if dash == "inherit" else _sum(dash),
            paints=outer.paints | paints,
        )

    def _begin(self, space: str, local: str, line: int) -> None:
        if local != "svg":
            self.told.broken("this XML is no SVG", line)
        elif space != SVG:
            hint = f'write xmlns="{SVG}" into its first element'
            self.told.broken("the SVG does not say that it is one", line, hint)

    def _bound(self, local: str, given: dict[str, str], line: int) -> None:
        """Stop where there is too much to go on."""
        self.count += 1
        self.unfolding.begin(given.get("id", ""))
        self.deepest = max(self.deepest, self.unfolding.depth)
        if self.unfolding.too_deep:
            self.told.enormous(f"more than {DEEPEST} elements in each other", line)
        elif self.count > MOST_ELEMENTS:
            self.told.enormous(f"more than {MOST_ELEMENTS} elements", line)
        elif len(given) > MOST_ATTRIBUTES:
            self.told.broken(f"<{local}> has {len(given)} attributes", line)
        elif len(self.book.notes) < self.before + MOST_NOTES:
            return
        raise EnoughError

    def _draw(self, where: str, local: str, values: dict[str, str]) -> None:
        """Weigh an element's own lines, and note what it is painted with."""
        shape = outline(local, values)
        if local in ("polygon", "polyline") and not values.get("points", "").strip():
            self.told.broken(f"{where} has no points", self.judge.line, "delete it")
        if shape.fault:
            name = "d" if "d" in values else "points"
            one = Declaration(name=name, value=values[name])
            self.told.value(where, one, self.judge.line, shape.fault)
        text = len(values.get("d", "")) or len(values.get("points", ""))
        self.unfolding.weigh(weight_of(shape, text))
        self.unfolding.weigh(dashes(shape.length, self.open[-1].dash))
        self.length += shape.length
        if local in PAINTED:
            for key, targets in self.open[-1].paints.items():
                for target in targets:
                    times = shape.points if key.startswith("marker") else 1
                    self.unfolding.refer(target, times)

    def _refer(self, local: str, given: dict[str, str], values: dict[str, str]) -> None:
        """Note what else an element is drawn with: what it uses, clips, masks."""
        for name in ("clip-path", "mask"):
            for target in references(name, values.get(name, "")):
                self.unfolding.refer(target)
        for key in _keys(local, given) if self.styled else ():
            self.unfolding.refer(f"{RULE}{key}")
        if local == "image":
            return
        if target := _target(given):
            self.unfolding.refer(target)
            for painted in self.open[-1].paints.values() if local == "use" else ():
                self.unfolding.paint(target, painted)

    def _end(self, tag: str) -> None:
        self.unfolding.end()
        self.open.pop()
        if tag == f"{SVG}}}style" and self.css:
            self.sheets.append(("".join(self.css), self.judge.line))
            self.css.clear()

    def _text(self, text: str) -> None:
        tag = self.open[-1].tag if self.open else ""
        if tag == "style":
            self.css.append(text)
        elif tag in TEXT or tag == "a":
            self.unfolding.weigh(letters(text))

    def _doctype(self, *said: object) -> None:
        if said[-1]:
            hint = "delete it, or save the drawing as plain SVG"
            self.told.outside("a DOCTYPE with things of its own", 1, hint)
            raise EnoughError

    def _instruction(self, target: str, line: int) -> None:
        if target == "xml-stylesheet":
            self.told.outside("a style sheet", line, "put the styles into the file")

    def _style_sheets(self) -> None:
        named = False
        for sheet, line in self.sheets:
            if self.judge.outside(sheet, line):
                continue
            try:
                rules = read_rules(sheet, line)
            except StyleError as problem:
                self.told.broken(
                    f"the style sheet is not plain CSS: {problem}",
                    line + problem.line,
                    "write it with classes and ids alone, or into each element",
                )
                continue
            for rule in rules:
                self._rule(rule)
                named = named or any(
                    one.name in ("font", "font-family") for one in rule.declarations
                )
        if self.unnamed and not named:
            self.told.font("text without a font-family", self.unnamed[0])

    def _rule(self, rule: StyleRule) -> None:
        for one in rule.declarations:
            self.judge.value("the style sheet", "", one, rule.line)
            used = references(one.name, one.value)
            kind = PAINT if one.name in HANDED_ON else RULE
            kind = MARKERS if one.name.startswith("marker") else kind
            for key in rule.keys if used else ():
                self.unfolding.share(f"{kind}{key}", used)
            if one.name == "stroke-dasharray":
                self.unfolding.weigh(dashes(self.length, _sum(one.value)))
        looks = self.deepest**rule.looks
        if rule.looks or any(key[0] not in ".#" for key in rule.keys):
            self.unfolding.weigh(self.count * looks / LOOKS)

    def _weigh(self) -> None:
        whole = self.unfolding.unfolded()
        if whole.weight == inf:
            self.told.enormous("something in it refers to itself", self.judge.line)
        elif whole.weight > MOST_ELEMENTS:
            self.told.enormous(
                "what it uses again and again is as much as "
                f"{whole.weight:.2g} elements, and {MOST_ELEMENTS} is the most",
                self.judge.line,
            )
        elif whole.deep > DEEPEST:
            what = f"more than {DEEPEST} elements in each other, used ones included"
            self.told.enormous(what, self.judge.line)


def _target(given: dict[str, str]) -> str:
    """Return the id that an element refers to, if it does."""
    found = (v for k, v in given.items() if _name(k) == "href")
    address = next(found, "").strip()
    return address[1:] if address.startswith("#") else ""


def _name(attribute: str) -> str:
    """Return an attribute's name without its name space."""
    return attribute.rpartition("}")[2]


def _keys(local: str, given: dict[str, str]) -> list[str]:
    """Return by what a style sheet may know an element."""
    classes = [f".{one}" for one in given.get("class", "").split()]
    return [f"#{given.get('id', '')}", *classes, local, "*"]


def _sum(dashes: str) -> float:
    """Return how long a dash is, with its gap; 0 for a line without them."""
    return sum(value_of(word) for word in spaced(dashes))


def _points(text: str) -> float:
    """Return a length in points; 0 for percentages and what is no length."""
    number = value_of(text)
    unit = text.strip().lower().lstrip("+-.0123456789e")
    return number * POINTS.get(unit, 0.0)
