"""A page that the renderer has not written yet, as the interpreter reads it.

The renderer keeps a stream as a list with each operator by itself, in bytes, and names
what it uses by rules of its own.
"""

from layout.pdf.spaces import CMYK, GRAY, RGB, ColourSpace
from layout.pdf.state import SetFont, StateChange

LAB = ("/lab-d50", "/lab-d65")
DEVICE = {"/DeviceGray": GRAY, "/DeviceRGB": RGB, "/DeviceCMYK": CMYK}
UNCHANGED = StateChange()


class RenderedOperator:
    """One item of a stream: an operator after its operands, or what is none."""

    __slots__ = ("item", "name")

    def __init__(self, item: object) -> None:
        self.item = item
        last = item[item.rfind(b" ") + 1 :] if isinstance(item, bytes) else b""
        self.name = last.decode("latin-1")

    def numbers(self) -> tuple[float, ...]:
        """Return the operands that are no names."""
        parts = self._parts()
        try:
            # Nearly always all of them are numbers.
            return tuple(map(float, parts))
        except ValueError:
            return tuple(float(part) for part in parts if part[:1] != b"/")

    def named(self) -> str | None:
        """Return the operand that is a name, with its slash; None if none is."""
        for part in self._parts():
            if part[:1] == b"/":
                return part.decode("latin-1")
        return None

    def _parts(self) -> list[bytes]:
        return self.item.split()[:-1] if isinstance(self.item, bytes) else []


class RenderedResources:
    """What a stream of the renderer's calls by name.

    A colour space keeps its name as its family. Of graphics states nothing is taken:
    whoever rewrites the stream knows what their names say.
    """

    def __init__(self) -> None:
        self._spaces: dict[str, ColourSpace] = {}

    def space(self, name: str) -> ColourSpace:
        """Return a colour space."""
        if name in DEVICE:
            return DEVICE[name]
        if name not in self._spaces:
            count = 3 if name in LAB else 0
            self._spaces[name] = ColourSpace(family=name[1:], count=count)
        return self._spaces[name]

    def change(self, name: str) -> StateChange:
        """Return that nothing changes."""
        return UNCHANGED

    def pattern(self, name: str) -> None:
        """Return nothing: patterns are rewritten after the stream that uses them."""

    def font(self, name: str) -> SetFont:
        """Return a face."""
        return SetFont(name=name[1:])
