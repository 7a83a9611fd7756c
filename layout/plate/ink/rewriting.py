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

from layout.plate.ink.mixing import BLACK, Mixer
from layout.plate.ink.ruling import (
    IDENTITY,
    Matrix,
    Sides,
    extent,
    overlap,
    spread,
    then,
    thickness,
)
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


@dataclass(slots=True)
class _InkState:
    """What of the graphics state decides whether something overprints."""

    matrix: Matrix
    scale: float
    fill_black: bool = False
    fill_colour: float = 0.0
    stroke_black: bool = False
    fill_space: str = ""
    stroke_space: str = ""
    width: float = 1.0
    size: float = 0.0
    mode: int = 0
    plain: bool = True
    on: bool = False


@dataclass(slots=True)
class InkRewriter:
    """Rewrites one stream. What the stream uses is known afterwards.

    `spaces` are colour spaces that bring their own profile, `plates` the resource
    names of spots. `switched` says that overprint was, `masked` that a mask or a way
    of blending is in it. `matrix` leads to the page. `grounds` are the places on the
    page that bear no more ink.
    """

    mixer: Mixer
    plates: dict[str, str]
    spaces: dict[str, bytes]
    matrix: Matrix = IDENTITY
    grounds: list[Sides] = field(default_factory=list)
    forms: list[Placed] = field(default_factory=list)
    patterns: list[str] = field(default_factory=list)
    spots: dict[str, PaletteColour] = field(default_factory=dict)
    switched: bool = False
    masked: bool = False
    _out: list[object] = field(default_factory=list)
    _stack: list[_InkState] = field(default_factory=list)
    _state: _InkState = field(default_factory=lambda: _InkState(IDENTITY, 1.0))
    _path: int | None = None
    _turned: float = 1.0

    def rewrite(self, items: list[object]) -> list[object]:
        """Return a stream's operators, each still an item, rewritten."""
        self._out, self._stack = [], []
        self._state = _InkState(self.matrix, spread(self.matrix))
        add = self._out.append
        for item in items:
            if isinstance(item, bytes):
                work = _WORK.get(item[item.rfind(b" ") + 1 :])
                if work is not None:
                    work(self, item)
                    continue
            add(item)
        self._want(False)
        return self._out

    # --- What is switched, and where.

    def _want(self, on: bool, place: int | None = None) -> None:
        """See that overprint is on or off for what is painted next."""
        if on == self._state.on:
            return
        self._state.on, self.switched = on, True
        self._out.insert(len(self._out) if place is None else place, _SWITCH[on])

    def state(self, item: bytes) -> None:
        """gs: ours switches overprint; the renderer's are transparency."""
        name = item[1:-3].decode()
        if name in (OVERPRINT, KNOCKOUT):
            self._state.on, self.switched = name == OVERPRINT, True
        elif name not in ("a1", "a1.0") and not name.startswith("A"):
            self._state.plain = False
            self.masked |= not name.startswith("a")
        self._out.append(item)

    def save(self, item: bytes) -> None:
        """q: keep the state."""
        self._stack.append(replace(self._state))
        self._out.append(item)

    def restore(self, item: bytes) -> None:
        """Q: take the state back that was kept last."""
        if self._stack:
            self._state = self._stack.pop()
        self._out.append(item)

    def concat(self, item: bytes) -> None:
        """cm: transform all that follows."""
        self._state.matrix = then(_matrix(item), self._state.matrix)
        self._state.scale = spread(self._state.matrix)
        self._out.append(item)

    # --- Colours.

    def device(self, item: bytes) -> None:
        """g, rg, k and their like: a colour and its space at once."""
        *values, name = item.split()
        stroke = name.isupper()
        inks = self._inks(_DEVICE[name.lower()], _numbers(values))
        self._space(stroke, "")
        self._paint(inks, stroke, item)

    def space(self, item: bytes) -> None:
        """cs, CS: choose a space; its first colour is not ours to overprint."""
        name, operator = item.split()
        stroke = operator == b"CS"
        self._space(stroke, name[1:].decode())
        self._black(stroke, False)
        self._out.append(item)

    def colour(self, item: bytes) -> None:
        """sc, scn and their like: a colour in the space that was chosen."""
        *values, name = item.split()
        stroke = name.isupper()
        space = self._state.stroke_space if stroke else self._state.fill_space
        if values and values[-1].startswith(b"/"):
            self.patterns.append(values[-1][1:].decode())
            self._black(stroke, False)
            self._out.append(item)
            return
        inks = self._inks(space, _numbers(values))
        # The operator that chose the space has no more to say.
        chosen = f"/{space} {'CS' if stroke else 'cs'}".encode()
        if inks is not None and self._out and self._out[-1] == chosen:
            self._out.pop()
        self._paint(inks, stroke, item)

    def _inks(self, space: str, values: Numbers) -> Shares | PaletteColour | None:
        """Return the inks of a colour, None where nobody knows them."""
        if space in self.spaces:
            return self.mixer.profiled(values, self.spaces[space])
        known = _SPACES.get(space)
        if known is None or known[0] != len(values):
            return None
        return known[1](self.mixer, values)

    def _paint(
        self, inks: Shares | PaletteColour | None, stroke: bool, item: bytes
    ) -> None:
        """Write a colour: shares of the four inks, of a spot's plate, or as it is."""
        self._black(stroke, inks == BLACK)
        if not stroke:
            self._state.fill_colour = sum(inks[:3]) if isinstance(inks, tuple) else 0.0
        if inks is None:
            self._out.append(item)
        elif isinstance(inks, PaletteColour):
            self.spots[inks.spot] = inks
            plate = self.plates[inks.spot]
            self._space(stroke, plate)
            self._out.append(f"/{plate} {'CS' if stroke else 'cs'}".encode())
            tint = _written(inks.tint)
            self._out.append(f"{tint} {'SCN' if stroke else 'scn'}".encode())
        else:
            self._space(stroke, "DeviceCMYK")
            numbers = " ".join(_written(share) for share in inks)
            self._out.append(f"{numbers} {'K' if stroke else 'k'}".encode())

    def _space(self, stroke: bool, name: str) -> None:
        if stroke:
            self._state.stroke_space = name
        else:
            self._state.fill_space = name

    def _black(self, stroke: bool, black: bool) -> None:
        if stroke:
            self._state.stroke_black = black
        else:
            self._state.fill_black = black

    # --- Paths.

    def begin(self, item: bytes) -> None:
        """m, re: a path begins here; nothing may be switched inside it (8.5.2)."""
        if self._path is None:
            self._path = len(self._out)
        self._out.append(item)

    def fill(self, item: bytes) -> None:
        """f, f*: fill a path."""
        black = self._state.fill_black and self._is_thin() and self._is_bearable()
        self._cover()
        self._paint_path(item, black)

    def stroke(self, item: bytes) -> None:
        """S, s: stroke a path."""
        black = self._state.stroke_black and self._is_fine() and self._is_bearable()
        self._paint_path(item, black)

    def both(self, item: bytes) -> None:
        """B, b and their like: fill and stroke a path."""
        black = self._state.fill_black and self._state.stroke_black
        black = black and self._is_fine() and self._is_thin() and self._is_bearable()
        self._cover()
        self._paint_path(item, black)

    def end(self, item: bytes) -> None:
        """n: a path that only clips."""
        self._path = None
        self._out.append(item)

    def _paint_path(self, item: bytes, on: bool) -> None:
        self._want(on, self._path)
        self.end(item)

    def _cover(self) -> None:
        """Keep in mind where a ground is so dark that it bears no black on top."""
        if self._state.fill_colour + 1 > self.mixer.limit and not self._is_thin():
            self.grounds.append(extent(self._drawn(), self._state.matrix))

    def _is_bearable(self) -> bool:
        """Say whether the paper bears black where the path is."""
        if not self.grounds:
            return True
        own = extent(self._drawn(), self._state.matrix)
        return not any(overlap(own, ground) for ground in self.grounds)

    def _drawn(self) -> list[object]:
        """Return the path as far as it is drawn."""
        return self._out[len(self._out) if self._path is None else self._path :]

    def _is_thin(self) -> bool:
        most = RULE_MOST / self._state.scale if self._state.scale else 0.0
        return thickness(self._drawn(), most) <= most

    def _is_fine(self) -> bool:
        return self._state.width * self._state.scale <= RULE_MOST

    # --- Type, and what is none.

    def begin_text(self, item: bytes) -> None:
        """BT: begin without a matrix."""
        self._turned = 1.0
        self._out.append(item)

    def turn(self, item: bytes) -> None:
        """Tm: place type and scale it; ours is only placed."""
        self._turned = 1.0 if item.startswith(b"1 0 0 -1 ") else spread(_matrix(item))
        self._out.append(item)

    def number(self, item: bytes) -> None:
        """w, Tf, Tr: a line's width, a size of type, how type is painted."""
        *_, value, operator = item.split()
        if operator == b"Tf":
            self._state.size = float(value)
        elif operator == b"w":
            self._state.width = float(value)
        else:
            self._state.mode = int(float(value)) & 3
        self._out.append(item)

    def show(self, item: bytes) -> None:
        """Tj, TJ: paint type; mode 3 paints none (9.3.6)."""
        state = self._state
        if state.mode != 3:
            black = (
                state.fill_black,
                state.stroke_black,
                state.fill_black and state.stroke_black,
            )[state.mode]
            size = state.size * self._turned * state.scale
            self._want(black and size <= TYPE_MOST)
        self._out.append(item)

    def draw(self, item: bytes) -> None:
        """Do: a picture or a form; each form begins with overprint off."""
        self._want(False)
        state = self._state
        name = item[1:-3].decode()
        self.forms.append(Placed(name=name, matrix=state.matrix, plain=state.plain))
        self._out.append(item)

    def other(self, item: bytes) -> None:
        """sh, EI: a gradient, a picture within the stream."""
        self._want(False)
        self._out.append(item)


def _numbers(values: list[bytes]) -> Numbers:
    return tuple(float(value) for value in values)


def _matrix(item: bytes) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in item.split()[:6])
    return (a, b, c, d, e, f)


def _written(share: float) -> str:
    return f"{share:.3f}".rstrip("0").rstrip(".")


Mix = Callable[[Mixer, Numbers], Shares | PaletteColour]


# Colour spaces by name: how many values they take, and how they are mixed.
_SPACES: dict[str, tuple[int, Mix]] = {
    "DeviceGray": (1, lambda mixer, v: mixer.grey(v[0])),
    "DeviceRGB": (3, lambda mixer, v: mixer.rgb((v[0], v[1], v[2]))),
    "DeviceCMYK": (4, lambda mixer, v: mixer.cmyk((v[0], v[1], v[2], v[3]))),
    "lab-d50": (3, lambda mixer, v: mixer.lab((v[0], v[1], v[2]))),
    "lab-d65": (3, lambda mixer, v: mixer.lab((v[0], v[1], v[2]))),
}
_DEVICE = {b"g": "DeviceGray", b"rg": "DeviceRGB", b"k": "DeviceCMYK"}

_WORK: dict[bytes, Callable[[InkRewriter, bytes], None]] = {
    b"q": InkRewriter.save,
    b"Q": InkRewriter.restore,
    b"cm": InkRewriter.concat,
    b"gs": InkRewriter.state,
    **dict.fromkeys((b"g", b"G", b"rg", b"RG", b"k", b"K"), InkRewriter.device),
    **dict.fromkeys((b"cs", b"CS"), InkRewriter.space),
    **dict.fromkeys((b"sc", b"SC", b"scn", b"SCN"), InkRewriter.colour),
    **dict.fromkeys((b"m", b"re"), InkRewriter.begin),
    **dict.fromkeys((b"f", b"F", b"f*"), InkRewriter.fill),
    **dict.fromkeys((b"S", b"s"), InkRewriter.stroke),
    **dict.fromkeys((b"B", b"B*", b"b", b"b*"), InkRewriter.both),
    b"n": InkRewriter.end,
    b"BT": InkRewriter.begin_text,
    b"Tm": InkRewriter.turn,
    **dict.fromkeys((b"w", b"Tf", b"Tr"), InkRewriter.number),
    **dict.fromkeys((b"Tj", b"TJ"), InkRewriter.show),
    b"Do": InkRewriter.draw,
    **dict.fromkeys((b"sh", b"EI"), InkRewriter.other),
}
