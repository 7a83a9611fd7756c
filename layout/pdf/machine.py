"""The state that operators change: colours, matrix, path, text position, and a stack.

What the interpreter keeps of a stream while it follows it. Two tables say what each
operator does to the state: whoever asks for inks alone needs the first of them.
"""

from collections.abc import Callable, Mapping

from pikepdf import Matrix

from layout.pdf.limits import MOST_KEPT, TooMuchError
from layout.pdf.matrix import IDENTITY, Box, matrix_of, overlap, placed
from layout.pdf.operators import COLOURS, DEVICE_COLOURS, SPACES, Operator
from layout.pdf.path import DrawnPath
from layout.pdf.resources import Resources
from layout.pdf.spaces import CMYK, GRAY, RGB, ColourSpace
from layout.pdf.state import GraphicsState, Paint


class StateMachine:
    """The graphics state of one stream, its stack, its path and its text position.

    `path` is in the space of its numbers; `text` leads from type to that space.
    """

    def __init__(self, resources: Resources, state: GraphicsState) -> None:
        self.resources = resources
        self.state = state
        self.path = DrawnPath()
        self.text = self.line = IDENTITY
        self.kept: list[GraphicsState] = []
        self._clipping = False

    # --- State.

    def save(self, _: Operator) -> None:
        """q: keep the state."""
        if len(self.kept) >= MOST_KEPT:
            raise TooMuchError
        self.kept.append(self.state.kept())

    def restore(self, _: Operator) -> None:
        """Q: take the state back that was kept last."""
        self.state = self.kept.pop()

    def concat(self, operator: Operator) -> None:
        """cm: transform all that follows."""
        self.state.matrix = matrix_of(operator.numbers()) @ self.state.matrix

    def set_width(self, operator: Operator) -> None:
        """w: set the width of strokes."""
        self.state.width = operator.numbers()[0]

    def set_state(self, operator: Operator) -> None:
        """gs: take over what a graphics state says."""
        self.state.take(self.resources.change(_name(operator)))

    # --- Colour.

    def set_space(self, operator: Operator) -> None:
        """cs, CS: choose a colour space and the colour that it begins with."""
        space = self.resources.space(_name(operator))
        self._paint(operator, Paint(space, space.first))

    def set_colour(self, operator: Operator) -> None:
        """sc, scn, SC, SCN: choose a colour or a pattern."""
        name = operator.named()
        space = self.state.paint(stroke=operator.name.isupper()).space
        values = operator.numbers()
        if name is None:
            self._paint(operator, Paint(space, values))
        else:
            pattern = self.resources.pattern(name)
            self._paint(operator, Paint(space, values, pattern, patterned=True))

    def set_device_colour(self, operator: Operator) -> None:
        """g, rg, k and their like: choose a colour and its space at once."""
        space = _DEVICE[operator.name.lower()]
        self._paint(operator, Paint(space, operator.numbers()))

    def _paint(self, operator: Operator, paint: Paint) -> None:
        if operator.name.isupper():
            self.state.stroke = paint
        else:
            self.state.fill = paint

    # --- Paths.

    def go(self, operator: Operator) -> None:
        """m, l, c, v, y: go on with the path."""
        self.path.go(operator.numbers())

    def add_box(self, operator: Operator) -> None:
        """re: add a rectangle to the path."""
        self.path.add_box(operator.numbers())

    def close(self, _: Operator) -> None:
        """h: close the path."""
        self.path.close()

    def clip(self, _: Operator) -> None:
        """W, W*: take the path that ends next as the edge of all that follows."""
        self._clipping = True

    @property
    def path_box(self) -> Box | None:
        """The box on the page around the path; None if there is no path."""
        points = self.path.points
        return placed(self.state.matrix, points) if points else None

    def end_path(self) -> None:
        """S, f, n and their like: clip if that was asked for, and begin anew."""
        if self._clipping:
            box = self.path_box
            if box is not None:
                self.state.clip = overlap(self.state.clip, box)
            self._clipping = False
        if self.path.parts:
            self.path = DrawnPath()

    # --- Text.

    def begin_text(self, _: Operator) -> None:
        """BT: begin at the origin."""
        self.text = self.line = IDENTITY

    def set_font(self, operator: Operator) -> None:
        """Tf: choose a face and a size."""
        self.state.font = self.resources.font(_name(operator))
        self.state.size = operator.numbers()[0]

    def set_any_font(self, operator: Operator) -> None:
        """Tf where only ink counts: a face that is missing has as much of it."""
        try:
            self.state.font = self.resources.font(_name(operator))
        except (LookupError, TypeError, AttributeError):
            self.state.font = None

    def set_mode(self, operator: Operator) -> None:
        """Tr: choose how type is painted."""
        self.state.mode = int(operator.numbers()[0])

    def set_rise(self, operator: Operator) -> None:
        """Ts: raise the baseline."""
        self.state.rise = operator.numbers()[0]

    def set_leading(self, operator: Operator) -> None:
        """TL: set how far lines are apart."""
        self.state.leading = operator.numbers()[0]

    def move(self, operator: Operator) -> None:
        """Td: begin the next line so far away."""
        across, up = operator.numbers()
        self._move(across, up)

    def move_leading(self, operator: Operator) -> None:
        """TD: the same, and lead like that from here on."""
        across, up = operator.numbers()
        self.state.leading = -up
        self._move(across, up)

    def next_line(self, _: Operator) -> None:
        """T*, ' and ": begin the next line."""
        self._move(0.0, -self.state.leading)

    def _move(self, across: float, up: float) -> None:
        self.text = self.line = Matrix(1, 0, 0, 1, across, up) @ self.line

    def set_text_matrix(self, operator: Operator) -> None:
        """Tm: place and transform the type that follows."""
        self.text = self.line = matrix_of(operator.numbers())


def _name(operator: Operator) -> str:
    name = operator.named()
    if name is None:
        raise ValueError("it names nothing")
    return name


_DEVICE: Mapping[str, ColourSpace] = {"g": GRAY, "rg": RGB, "k": CMYK}
Work = Callable[[StateMachine, Operator], None]
# What an operator does to the state, as far as it decides which ink is painted...
COLOUR_WORKS: Mapping[str, Work] = {
    "q": StateMachine.save,
    "Q": StateMachine.restore,
    "gs": StateMachine.set_state,
    **dict.fromkeys(DEVICE_COLOURS, StateMachine.set_device_colour),
    **dict.fromkeys(SPACES, StateMachine.set_space),
    **dict.fromkeys(COLOURS, StateMachine.set_colour),
    "Tf": StateMachine.set_any_font,
    "Tr": StateMachine.set_mode,
}
# ... and where.
ALL_WORKS: Mapping[str, Work] = {
    **COLOUR_WORKS,
    "Tf": StateMachine.set_font,
    "cm": StateMachine.concat,
    "w": StateMachine.set_width,
    **dict.fromkeys(("m", "l", "c", "v", "y"), StateMachine.go),
    "re": StateMachine.add_box,
    "h": StateMachine.close,
    **dict.fromkeys(("W", "W*"), StateMachine.clip),
    "BT": StateMachine.begin_text,
    "Ts": StateMachine.set_rise,
    "TL": StateMachine.set_leading,
    "Td": StateMachine.move,
    "TD": StateMachine.move_leading,
    "Tm": StateMachine.set_text_matrix,
    **dict.fromkeys(("T*", "'", '"'), StateMachine.next_line),
}
