"""What a content stream's colours and patterns come to on one plate."""

from dataclasses import dataclass, replace

from layout.pdf.state import GraphicsState
from layout.proof.plates.plate_spaces import GRAY
from layout.proof.plates.tints import Tint

BLACK = GRAY.tint((0.0,))
INVISIBLE = 3
# The rendering mode of type that is filled, or stroked, or both (ISO 32000-2, 9.3.6).
_MODES = {(True, True): 2, (True, False): 0, (False, True): 1, (False, False): 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatePaint:
    """A colour to fill or to stroke with, taken apart.

    `bare` is a pattern that leaves this plate alone as it is.
    """

    tint: Tint = BLACK
    pattern: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlateHand:
    """What a plate's own state is, next to the graphics state; kept by q like that.

    `said` is the text rendering mode that was written last.
    """

    fill: PlatePaint = PlatePaint()
    stroke: PlatePaint = PlatePaint()
    said: int = 0

    def painting(self, paint: PlatePaint, *, stroke: bool) -> "PlateHand":
        """Return the hand with another paint."""
        return replace(self, stroke=paint) if stroke else replace(self, fill=paint)

    def share(self, state: GraphicsState, plate: str, *, stroke: bool) -> float | None:
        """Return the ink that is laid on a plate; None if it keeps what it has."""
        paint = self.stroke if stroke else self.fill
        if paint.pattern:
            return None if paint.bare else 0.0
        overprint = state.overprint(stroke=stroke)
        return paint.tint.on(plate, overprint=overprint, mode=state.overprint_mode)

    def text_mode(self, state: GraphicsState, plate: str) -> int:
        """Return the rendering mode by which type shows on a plate."""
        mode, clips = state.mode % 4, state.mode // 4 * 4
        fills = mode in (0, 2) and self.share(state, plate, stroke=False) is not None
        strokes = mode in (1, 2) and self.share(state, plate, stroke=True) is not None
        return clips + _MODES[fills, strokes]
