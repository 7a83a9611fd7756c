"""What a content stream's colours, overprint and patterns come to on one plate."""

from dataclasses import dataclass, replace

from pikepdf import Object

from layout.proof.plates.plate_spaces import GRAY
from layout.proof.plates.tints import InkSpace, Tint

BLACK = GRAY.tint((0.0,))
INVISIBLE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatePaint:
    """A colour to fill or to stroke with: its space, its tint, its overprint.

    `bare` is a pattern that leaves this plate alone as it is.
    """

    space: InkSpace = GRAY
    tint: Tint = BLACK
    overprint: bool = False
    pattern: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlateState:
    """The graphics state, as far as it decides what is on a plate.

    `shown` is the text rendering mode that the page asks for, `said` the one that was
    written last.
    """

    fill: PlatePaint = PlatePaint()
    stroke: PlatePaint = PlatePaint()
    mode: int = 0
    shown: int = 0
    said: int = 0

    def paint(self, *, stroke: bool) -> PlatePaint:
        """Return what is filled or stroked with."""
        return self.stroke if stroke else self.fill

    def painting(self, paint: PlatePaint, *, stroke: bool) -> "PlateState":
        """Return the state with another paint."""
        if stroke:
            return replace(self, stroke=paint)
        return replace(self, fill=paint)

    def share(self, plate: str, *, stroke: bool) -> float | None:
        """Return the ink that is laid on a plate; None if it keeps what it has."""
        paint = self.paint(stroke=stroke)
        if paint.pattern:
            return None if paint.bare else 0.0
        return paint.tint.on(plate, overprint=paint.overprint, mode=self.mode)

    def text_mode(self, plate: str) -> int:
        """Return the rendering mode by which type shows on a plate (9.3.6)."""
        mode, clips = self.shown % 4, self.shown // 4 * 4
        fills = mode in (0, 2) and self.share(plate, stroke=False) is not None
        strokes = mode in (1, 2) and self.share(plate, stroke=True) is not None
        shown = {(True, True): 2, (True, False): 0, (False, True): 1}
        return clips + shown.get((fills, strokes), INVISIBLE)

    def asked(self, given: Object) -> "PlateState":
        """Return the state after a graphics state's word on overprinting (8.6.7)."""
        hand = self
        if "/OP" in given:
            both = bool(given.OP)
            hand = replace(
                hand,
                stroke=replace(hand.stroke, overprint=both),
                fill=replace(hand.fill, overprint=both),
            )
        if "/op" in given:
            hand = replace(hand, fill=replace(hand.fill, overprint=bool(given["/op"])))
        return replace(hand, mode=int(given.get("/OPM", hand.mode)))
