"""What elements of a drawing need of others, looked at when all of it is read.

The renderer measures a mask and a clip by the width and height that an element says it
has, and a symbol by those of its use. A path has none: behind such a mask it would
vanish without a word.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from layout.desk.files.svg_notes import SvgNotes
from layout.desk.files.svg_values import references

OBJECT = "objectBoundingBox"
# They say how wide and high they are.
SIZED = frozenset(["rect", "image", "svg"])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Promise:
    """An element, how it is called, and the id of what it needs."""

    where: str
    line: int
    target: str


@dataclass(slots=True, kw_only=True)
class Promises:
    """Told of every element with its values; `used` are uses, `sized` those with sizes.

    `by_object` are the ids of what is measured by its object, `symbols` those of
    symbols with a view box and no size.
    """

    ids: set[str] = field(default_factory=set)
    by_object: set[str] = field(default_factory=set)
    symbols: set[str] = field(default_factory=set)
    used: list[_Promise] = field(default_factory=list)
    unsized: list[_Promise] = field(default_factory=list)
    masked: list[_Promise] = field(default_factory=list)

    def see(
        self, local: str, where: str, values: Mapping[str, str], href: str, line: int
    ) -> None:
        """Note what an element is, and what it needs."""
        name = values.get("id", "")
        self.ids.add(name)
        sized = "width" in values and "height" in values
        units = values.get("clipPathUnits" if local == "clipPath" else "maskUnits", "")
        if units == OBJECT or (local == "mask" and not units):
            self.by_object.add(name)
        if local == "symbol" and "viewBox" in values and not sized:
            self.symbols.add(name)
        if local == "use" and href:
            one = _Promise(where=where, line=line, target=href)
            self.used.append(one)
            self.unsized += [] if sized else [one]
        for key in ("mask", "clip-path") if local not in SIZED else ():
            # In a group everything is masked together, at its own size.
            if key == "mask" and local == "g":
                continue
            for target in references(key, values.get(key, "")):
                self.masked.append(_Promise(where=where, line=line, target=target))

    def tell(self, told: SvgNotes) -> None:
        """Write down what is not as it was promised."""
        for one in self.used:
            if one.target not in self.ids:
                told.broken(
                    f'{one.where} uses "#{one.target[:40]}", which is not in the SVG',
                    one.line,
                    "delete it, or put in what it uses",
                )
        for one in self.unsized:
            if one.target in self.symbols:
                told.broken(
                    f"{one.where} does not say how large it is",
                    one.line,
                    "give it a width and a height",
                )
        for one in self.masked:
            if one.target in self.by_object:
                told.effect(
                    f'"#{one.target[:40]}", which is measured by {one.where}', one.line
                )
