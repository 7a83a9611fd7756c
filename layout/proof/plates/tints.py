"""Colours as a press has them: how much ink on which plate (ISO 32000-2, 8.6)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from layout.pdf.colours import PROCESS, REGISTRATION
from layout.pdf.functions import Edges


@dataclass(frozen=True, slots=True, kw_only=True)
class Tint:
    """A colour taken apart: `shares` are plates and their ink, 1 for a full one.

    Plates that are not named get none; under overprinting they keep what they have.
    `direct` is a colour given in DeviceCMYK itself, where in overprint mode 1 a nought
    says the same (8.6.7).
    """

    shares: tuple[tuple[str, float], ...]
    direct: bool = False

    def on(self, plate: str, *, overprint: bool, mode: int) -> float | None:
        """Return a plate's share of ink; None if the plate keeps what it has."""
        for name, share in self.shares:
            if name in (plate, REGISTRATION):
                spared = overprint and self.direct and mode == 1 and share == 0
                return None if spared else share
        if overprint or not self.shares:
            return None
        return 0.0


def process(shares: Sequence[float], *, direct: bool = False) -> Tint:
    """Return the tint of shares of cyan, magenta, yellow and black."""
    return Tint(shares=tuple(zip(PROCESS, shares, strict=True)), direct=direct)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class InkSpace:
    """A colour space: how many values a colour has in it and what they come to.

    `first` is the colour that it begins with (8.6.5.1 and following). `channels` are
    the plates that its values are the ink of, where that is all there is to it; ""
    is for none. `kind` is what else pictures have to know. `ranges` are its values'.
    """

    kind: str
    first: tuple[float, ...]
    tint: Callable[[Sequence[float]], Tint]
    channels: tuple[str, ...] = ()
    ranges: tuple[Edges, ...] = ()
    base: "InkSpace | None" = None

    @property
    def count(self) -> int:
        """How many values a colour has."""
        return len(self.first)

    def paints(self, plate: str) -> bool:
        """Say whether its colours print on a plate where they overprint."""
        return self.tint(self.first).on(plate, overprint=True, mode=0) is not None
