"""What a stream's operators call by name: its resources (ISO 32000-2, 7.8.3)."""

from typing import Protocol

from pikepdf import Array, Dictionary, Name, Object

from layout.pdf.spaces import ColourSpace, space_of
from layout.pdf.state import SetFont, StateChange


class Resources(Protocol):
    """What the interpreter asks of a stream's resources; names have their slash.

    Each raises a LookupError, a TypeError or a ValueError for what is not there or is
    not what it should be.
    """

    def space(self, name: str) -> ColourSpace:
        """Return a colour space."""
        ...

    def change(self, name: str) -> StateChange:
        """Return what a graphics state sets."""
        ...

    def pattern(self, name: str) -> Object | None:
        """Return a pattern."""
        ...

    def font(self, name: str) -> SetFont:
        """Return a face."""
        ...


class FileResources:
    """The resources of a stream of a PDF, each looked at once."""

    def __init__(self, given: Object) -> None:
        self.given = given
        self._spaces: dict[str, ColourSpace] = {}
        self._changes: dict[str, StateChange] = {}
        self._fonts: dict[str, SetFont] = {}

    @property
    def named_spaces(self) -> Object | None:
        """The resources' own colour spaces, by name."""
        return self.given.get("/ColorSpace")

    def object(self, kind: str, name: str) -> Object:
        """Return a resource of a kind, such as `/XObject`.

        Raises:
            LookupError: there is none of this name.
        """
        found = self.given.get(kind, Dictionary()).get(name)
        if found is None:
            raise LookupError(f"there is no {kind[1:]} {name}")
        return found

    def space(self, name: str) -> ColourSpace:
        """Return a colour space."""
        if name not in self._spaces:
            self._spaces[name] = space_of(Name(name), self.named_spaces)
        return self._spaces[name]

    def change(self, name: str) -> StateChange:
        """Return what a graphics state sets."""
        if name not in self._changes:
            self._changes[name] = _change(self.object("/ExtGState", name))
        return self._changes[name]

    def pattern(self, name: str) -> Object:
        """Return a pattern."""
        return self.object("/Pattern", name)

    def font(self, name: str) -> SetFont:
        """Return a face."""
        if name not in self._fonts:
            self._fonts[name] = _font(self.object("/Font", name))
        return self._fonts[name]


def _font(given: Object) -> SetFont:
    name = str(given.get("/BaseFont", given.get("/Name", "/unnamed")))[1:]
    drawn = given.get("/Subtype") == "/Type3"
    return SetFont(name=name, given=given, drawn=drawn)


def _change(given: Object) -> StateChange:
    overprint = bool(given["/OP"]) if "/OP" in given else None
    blend = given.get("/BM")
    if isinstance(blend, Array):
        # The first that is known counts (11.3.5).
        blend = blend[0]
    font, size = _set_font(given)
    return StateChange(
        font=font,
        size=size,
        width=_number(given, "/LW"),
        overprint_stroke=overprint,
        # What /OP says is for both, unless /op is there too (8.6.7).
        overprint_fill=bool(given["/op"]) if "/op" in given else overprint,
        overprint_mode=int(given["/OPM"]) if "/OPM" in given else None,
        alpha_stroke=_number(given, "/CA"),
        alpha_fill=_number(given, "/ca"),
        blend=None if blend is None else str(blend)[1:],
        soft_mask=not isinstance(given["/SMask"], Name) if "/SMask" in given else None,
    )


def _set_font(given: Object) -> tuple[SetFont | None, float | None]:
    if "/Font" not in given:
        return None, None
    font, size = given["/Font"]
    return _font(font), float(size)


def _number(given: Object, key: str) -> float | None:
    return float(given[key]) if key in given else None
