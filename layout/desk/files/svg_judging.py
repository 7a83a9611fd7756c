"""What is in the attributes of a drawing, judged one by one."""

from contextlib import suppress
from dataclasses import dataclass

from layout.desk.files.drawing_pictures import pixels_of
from layout.desk.files.looking import PictureError
from layout.desk.files.sources import nearest
from layout.desk.files.svg_notes import SvgNotes
from layout.desk.files.svg_numbers import spaced
from layout.desk.files.svg_styles import (
    Declaration,
    StyleError,
    read_declarations,
    without_comments,
)
from layout.desk.files.svg_tables import CHECKED, TEXT
from layout.desk.files.svg_values import fault_of, is_effect
from layout.desk.files.svg_words import (
    fetches,
    first_family,
    harmless,
    unescaped,
    urls_outside,
)

# Pixels of all pictures in a drawing: a page of a broadsheet has twenty million.
MOST_EMBEDDED = 100_000_000
# Without one of these nothing in a style leads anywhere.
MARKS = frozenset("(@\\")


class EnoughError(Exception):
    """Stops the reader: what follows cannot be judged, or need not be."""


@dataclass(slots=True, kw_only=True)
class Judge:
    """Tells what is wrong with values at `line`; `clips` says they are a clip's.

    `pixels` are those of all pictures so far.
    """

    families: frozenset[str]
    told: SvgNotes
    line: int = 1
    clips: bool = False
    pixels: int = 0

    def address(self, name: str, local: str, value: str) -> None:
        """Judge where an attribute leads, whatever it is for."""
        if name.startswith("on"):
            self.told.live(f"the event handler {name}", self.line)
        elif name in ("href", "src"):
            if not harmless(value):
                self.told.outside(f'a link to "{value[:60]}"', self.line)
            elif local == "image":
                self._embedded(value)
        elif name == "base":
            self.told.outside("xml:base", self.line, "delete it")
        else:
            self.outside(value, self.line)

    def outside(self, css: str, line: int) -> bool:
        """Say whether a style asks for what is not in the file."""
        found = _leading_out(css)
        for what in found:
            self.told.outside(what[:60], line)
        return bool(found)

    def values(self, where: str, local: str, given: dict[str, str]) -> dict[str, str]:
        """Return an element's attributes and what its style says, each judged."""
        values = {name: value for name, value in given.items() if "}" not in name}
        style = values.pop("style", "")
        try:
            own = read_declarations(style) if style else ()
        except StyleError as problem:
            if not _leading_out(style):
                self.told.broken(
                    f"the style of {where} is not plain CSS: {problem}", self.line
                )
            own = ()
        values |= {one.name: one.value for one in own}
        if local in CHECKED:
            for name, value in values.items():
                self.value(where, local, Declaration(name=name, value=value))
        return values

    def value(self, where: str, local: str, one: Declaration, line: int = 0) -> None:
        """Judge an attribute or property of an element, or of a style sheet."""
        line = line or self.line
        if is_effect(one.name, one.value) or (
            one.name == "clip-rule" and one.value == "evenodd" and self.clips
        ):
            self.told.effect(f"{one.name} of {where}", line)
        wanted = fault_of(one.name, one.value)
        if one.name in ("x", "y") and local.lower() not in TEXT and not wanted:
            wanted = "one length" if len(spaced(one.value)) > 1 else ""
        if wanted and not _leading_out(one.value):
            self.told.value(where, one, line, wanted)
        elif one.name in ("font", "font-family"):
            words = one.value
            if one.name == "font":
                words = words.strip().partition(" ")[2]
            family = first_family(words)
            if family and self.families and family not in self.families:
                hint = nearest(family, self.families)
                self.told.font(f'the font "{family}"', line, hint)

    def _embedded(self, value: str) -> None:
        """Open a picture that is inside."""
        if not value.strip() or value.strip().startswith("#"):
            self.told.broken("an <image> has no picture", self.line, "delete it")
            return
        try:
            self.pixels += pixels_of(value)
        except PictureError as problem:
            if problem.large:
                self.told.enormous(f"a picture of {problem}", self.line)
            else:
                self.told.broken_picture(str(problem), self.line)
            return
        if self.pixels > MOST_EMBEDDED:
            what = f"pictures of {self.pixels / 1e6:.0f} megapixels in all"
            self.told.enormous(what, self.line)
            raise EnoughError


def _leading_out(css: str) -> list[str]:
    """Return what in a style asks for what is not in the file."""
    if not MARKS.intersection(css):
        return []
    plain = unescaped(css)
    with suppress(StyleError):
        plain = without_comments(plain)
    word = fetches(plain)
    return [*list(urls_outside(plain))[:1], *([word] if word else [])]
