"""A stream of operators rewritten for the press: colours in ink, black overprinting.

Every colour operator becomes a `k` or the plate of a spot. Small black type and thin
black rules leave what they stand on as it is: knocked out, they would need the plates
to meet within a twentieth of a millimetre, and a coldset press misses by six times
that (0.3 mm in one printer's own words).
All else knocks out, white above all, which would vanish (ISO 32000-2, 8.6.7).

Overprint is off wherever a stream begins and ends, and switched only where something
is painted that wants the other. So what anyone puts before or after is not touched, and
a colour that is not understood knocks out, which never loses anything.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from pikepdf import Matrix

from layout.pdf.interpreter import StreamWalk, Visitor
from layout.pdf.limits import Budget
from layout.pdf.matrix import IDENTITY, Box, placed_box, reaches, spread
from layout.pdf.operators import COLOURS, DEVICE_COLOURS, PAINTS, SHOWS, SPACES
from layout.pdf.state import GraphicsState
from layout.plate.ink.mixing import BLACK, Mixer
from layout.plate.ink.rendered import RenderedOperator, RenderedResources
from layout.plate.ink.ruling import thickness
from layout.plate.tasks import PaletteColour, Shares

OVERPRINT, KNOCKOUT = "overprint", "knockout"
_SWITCH = {
    on: f"/{name} gs".encode() for on, name in ((True, OVERPRINT), (False, KNOCKOUT))
}
# Points. A letter of an inch has stems of an eighth: no rule any more but a ground, and
# through it one would see the edge of a picture under a half of it.
TYPE_MOST = 72.0
# Rules of so many points or less are printed in one ink (press.md): more is a panel.
RULE_MOST = 4.0

Numbers = tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A form or a pattern where a stream uses it.

    `matrix` leads from there to the page; `plain` says that nothing about
    transparency was set when it was drawn.
    """

    name: str
    matrix: Matrix
    plain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBench:
    """What all streams of a page share while they are rewritten.

    `spaces` are colour spaces that bring their own profile, `plates` the resource
    names of spots. `grounds` are the places on the page that bear no more ink.
    """

    mixer: Mixer
    plates: dict[str, str]
    spaces: dict[str, bytes]
    grounds: list[Box] = field(default_factory=list)
    budget: Budget = field(default_factory=Budget)


@dataclass(slots=True)
class _InkHand:
    """What decides whether something overprints, next to the graphics state.

    `fill_colour` is all ink but black that is filled with, `plain` that nothing about
    transparency was set, `on` that overprint is.
    """

    fill_black: bool = False
    fill_colour: float = 0.0
    stroke_black: bool = False
    plain: bool = True
    on: bool = False


InkWalk = StreamWalk[RenderedResources, RenderedOperator]


class InkRewriter(Visitor[RenderedResources, RenderedOperator]):
    """Rewrites one stream. What the stream uses is known afterwards.

    `forms` and `patterns` are what it draws, `spots` the spots that it prints.
    `switched` says that overprint was, `masked` that a mask or a way of blending is in
    it.
    """

    def __init__(self, bench: PageBench, matrix: Matrix = IDENTITY) -> None:
        super().__init__()
        self.forms: list[Placed] = []
        self.patterns: list[str] = []
        self.spots: dict[str, PaletteColour] = {}
        self.switched = self.masked = False
        self._bench = bench
        self._matrix = matrix
        self._out: list[object] = []
        self._hand = _InkHand()
        self._kept: list[_InkHand] = []
        # Where the path begins in what is written.
        self._begun: int | None = None
        self.rest = self.keep
        self.sees = {
            "q": self.save,
            "Q": self.restore,
            "gs": self.set_state,
            **dict.fromkeys(DEVICE_COLOURS, self.set_colour),
            **dict.fromkeys(SPACES, self.set_space),
            **dict.fromkeys(COLOURS, self.set_colour),
            **dict.fromkeys(("m", "re"), self.begin),
            **dict.fromkeys(PAINTS, self.paint),
            **dict.fromkeys(SHOWS, self.show),
            "Do": self.draw,
            **dict.fromkeys(("sh", "EI"), self.paint_other),
        }

    def rewrite(self, items: list[object]) -> list[object]:
        """Return a stream's operators, each still an item, rewritten.

        Raises:
            TooMuchError: there are more on the page than on any.
        """
        state = GraphicsState(matrix=self._matrix)
        walk = StreamWalk(self, RenderedResources(), state)
        walk.run(map(RenderedOperator, items), len(items), self._bench.budget)
        self._want(False)
        return self._out

    def fault(self, words: str) -> None:
        """Stop: a page of ours may lose nothing."""
        raise ValueError(words)

    def keep(self, _: InkWalk, operator: RenderedOperator) -> None:
        """Write an operator as it is."""
        self._out.append(operator.item)

    # --- What is switched, and where.

    def _want(self, on: bool, place: int | None = None) -> None:
        """See that overprint is on or off for what is painted next."""
        if on == self._hand.on:
            return
        self._hand.on, self.switched = on, True
        self._out.insert(len(self._out) if place is None else place, _SWITCH[on])

    def set_state(self, walk: InkWalk, operator: RenderedOperator) -> None:
        """gs: ours switches overprint; the renderer's are transparency."""
        name = (operator.named() or "/")[1:]
        if name in (OVERPRINT, KNOCKOUT):
            self._hand.on, self.switched = name == OVERPRINT, True
        elif name not in ("a1", "a1.0") and not name.startswith("A"):
            self._hand.plain = False
            self.masked |= not name.startswith("a")
        self.keep(walk, operator)

    def save(self, walk: InkWalk, operator: RenderedOperator) -> None:
        """q: keep the state."""
        self._kept.append(replace(self._hand))
        self.keep(walk, operator)

    def restore(self, walk: InkWalk, operator: RenderedOperator) -> None:
        """Q: take the state back that was kept last."""
        self._hand = self._kept.pop()
        self.keep(walk, operator)

    # --- Colours.

    def set_space(self, walk: InkWalk, operator: RenderedOperator) -> None:
        """cs, CS: choose a space; its first colour is not ours to overprint."""
        self._black(operator.name.isupper(), False)
        self.keep(walk, operator)

    def set_colour(self, walk: InkWalk, operator: RenderedOperator) -> None:
        """g, scn and their like: write a colour in ink."""
        stroke = operator.name.isupper()
        paint = walk.state.paint(stroke=stroke)
        if paint.patterned:
            self.patterns.append((operator.named() or "/")[1:])
            self._black(stroke, False)
            self.keep(walk, operator)
            return
        family = paint.space.family
        inks = self._inks(family, paint.values)
        # The operator that chose the space has no more to say.
        chosen = f"/{family} {'CS' if stroke else 'cs'}".encode()
        if inks is not None and self._out and self._out[-1] == chosen:
            self._out.pop()
        self._black(stroke, inks == BLACK)
        if not stroke:
            colour = sum(inks[:3]) if isinstance(inks, tuple) else 0.0
            self._hand.fill_colour = colour
        if inks is None:
            self.keep(walk, operator)
        else:
            self._say(inks, stroke=stroke)

    def _inks(self, space: str, values: Numbers) -> Shares | PaletteColour | None:
        """Return the inks of a colour, None where nobody knows them."""
        bench = self._bench
        if space in bench.spaces:
            return bench.mixer.profiled(values, bench.spaces[space])
        known = _SPACES.get(space)
        if known is None or known.count != len(values):
            return None
        return known.mix(bench.mixer, values)

    def _say(self, inks: Shares | PaletteColour, *, stroke: bool) -> None:
        """Write a colour: shares of the four inks, or of a spot's plate."""
        if isinstance(inks, PaletteColour):
            self.spots[inks.spot] = inks
            plate = self._bench.plates[inks.spot]
            self._out.append(f"/{plate} {'CS' if stroke else 'cs'}".encode())
            tint = _written(inks.tint)
            self._out.append(f"{tint} {'SCN' if stroke else 'scn'}".encode())
        else:
            numbers = " ".join(_written(share) for share in inks)
            self._out.append(f"{numbers} {'K' if stroke else 'k'}".encode())

    def _black(self, stroke: bool, black: bool) -> None:
        if stroke:
            self._hand.stroke_black = black
        else:
            self._hand.fill_black = black

    # --- Paths.

    def begin(self, walk: InkWalk, operator: RenderedOperator) -> None:
        """m, re: a path begins here; nothing may be switched inside it (8.5.2)."""
        if self._begun is None:
            self._begun = len(self._out)
        self.keep(walk, operator)

    def paint(self, walk: InkWalk, operator: RenderedOperator) -> None:
        """f, S, B, n and their like: overprint a path if it is a black rule."""
        painting, hand = PAINTS[operator.name], self._hand
        if painting.fill or painting.stroke:
            black = (hand.fill_black or not painting.fill) and (
                hand.stroke_black or not painting.stroke
            )
            if black and painting.fill:
                black = _is_thin(walk)
            if black and painting.stroke:
                black = _is_fine(walk)
            black = black and self._is_bearable(walk)
            if painting.fill:
                self._cover(walk)
            self._want(black, self._begun)
        self._begun = None
        self.keep(walk, operator)

    def _cover(self, walk: InkWalk) -> None:
        """Keep in mind where a ground is so dark that it bears no black on top."""
        if self._hand.fill_colour + 1 > self._bench.mixer.limit and not _is_thin(walk):
            ground = _extent(walk)
            if ground is not None:
                self._bench.grounds.append(ground)

    def _is_bearable(self, walk: InkWalk) -> bool:
        """Say whether the paper bears black where the path is."""
        own = _extent(walk) if self._bench.grounds else None
        return own is None or not any(
            reaches(own, ground) for ground in self._bench.grounds
        )

    # --- Type, and what is none.

    def show(self, walk: InkWalk, operator: RenderedOperator) -> None:
        """Tj, TJ: paint type; mode 3 paints none (9.3.6)."""
        state, hand = walk.state, self._hand
        mode = state.mode & 3
        if mode != 3:
            black = (
                hand.fill_black,
                hand.stroke_black,
                hand.fill_black and hand.stroke_black,
            )[mode]
            self._want(black and _size(walk) <= TYPE_MOST)
        self.keep(walk, operator)

    def draw(self, walk: InkWalk, operator: RenderedOperator) -> None:
        """Do: a picture or a form; each form begins with overprint off."""
        self._want(False)
        name = (operator.named() or "/")[1:]
        placed = Placed(name=name, matrix=walk.state.matrix, plain=self._hand.plain)
        self.forms.append(placed)
        self.keep(walk, operator)

    def paint_other(self, walk: InkWalk, operator: RenderedOperator) -> None:
        """sh, EI: a gradient, a picture within the stream."""
        self._want(False)
        self.keep(walk, operator)


def _is_thin(walk: InkWalk) -> bool:
    scale = spread(walk.state.matrix)
    return thickness(walk.path) <= (RULE_MOST / scale if scale else 0.0)


def _is_fine(walk: InkWalk) -> bool:
    return walk.state.width * spread(walk.state.matrix) <= RULE_MOST


def _extent(walk: InkWalk) -> Box | None:
    """Return what the path covers on the page at the most; None if it is nothing."""
    bounds = walk.path.bounds
    return None if bounds is None else placed_box(walk.state.matrix, bounds)


def _size(walk: InkWalk) -> float:
    """Return the size of type as it is printed, in points."""
    return walk.state.size * spread(walk.text) * spread(walk.state.matrix)


def _written(share: float) -> str:
    return f"{share:.3f}".rstrip("0").rstrip(".")


@dataclass(frozen=True, slots=True)
class _Known:
    """A space of the renderer's: how many values it takes, how they are mixed."""

    count: int
    mix: Callable[[Mixer, Numbers], Shares | PaletteColour]


_SPACES = {
    "DeviceGray": _Known(1, lambda mixer, v: mixer.grey(v[0])),
    "DeviceRGB": _Known(3, lambda mixer, v: mixer.rgb(*v)),
    "DeviceCMYK": _Known(4, lambda mixer, v: mixer.cmyk((v[0], v[1], v[2], v[3]))),
    "lab-d50": _Known(3, lambda mixer, v: mixer.lab(*v)),
    "lab-d65": _Known(3, lambda mixer, v: mixer.lab(*v)),
}
