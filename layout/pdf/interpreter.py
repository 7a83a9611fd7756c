"""The one interpreter of content streams: it draws nothing, and lets visitors look.

A page is a program for a small machine: operators change a graphics state, build a
path, move a text cursor, and now and then paint. Three of our tasks have to run it.
Preflight notes each mark with its inks and its size, the separations write a page again
in the grey of one plate, and the press inks write ours again so that black overprints.
All three ask the same first: which colour, which overprint, which matrix is it now? So
one walk keeps the state, and a visitor looks at every operator with the state as it is
after it. (What painting operators do to the state, to end the path and to clip, comes
after the visitor has looked.)

    for each operator:   change the state  ->  visitor looks, may write  ->  end a path

Invariants:

* A visitor sees `q` and `Q` in pairs: a `Q` without its `q` is dropped, so that a
  visitor can keep a stack of its own next to ours.
* Nothing descends by itself. A form, a pattern or a glyph that draws is entered by the
  visitor (`enter_form`, `below`), as it alone knows whether it was there before;
  but how deep, and how much in all, is counted here, whoever visits.
* A malformed operator is a fault that is told and left out; the state stays as far as
  it was changed. Only too much of anything ends a walk, by a TooMuchError.
* Operators may come from a file or from elsewhere (`Operator`, `Resources`), so that a
  page that is not written yet can be followed too.

A visitor that does not ask where things are (`places`) does not pay for matrices,
paths and text positions, which are two thirds of the work.
"""

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

import pikepdf
from pikepdf import Object

from layout.pdf.limits import DEEPEST, Budget, Cost, TooDeepError
from layout.pdf.machine import ALL_WORKS, COLOUR_WORKS, StateMachine
from layout.pdf.matrix import box_of, matrix_of, overlap, placed_box
from layout.pdf.operators import PAINTS, FileOperator, Operator, operators_of
from layout.pdf.resources import FileResources, Resources
from layout.pdf.state import GraphicsState

# What comes of objects that are not what they should be.
MALFORMED = (
    *(TypeError, ValueError, LookupError, AttributeError, ArithmeticError),
    *(RuntimeError, pikepdf.PdfError, zlib.error),
)
UNREADABLE = (pikepdf.PdfError, RuntimeError, zlib.error)
UNTURNED = (1, 0, 0, 1, 0, 0)
# An object in a file, by number and generation.
ObjectKey = tuple[int, int]
Above = tuple[ObjectKey, ...]
# Where operators and the resources that they name are from.
R = TypeVar("R", bound=Resources)
Op = TypeVar("Op", bound=Operator)


class Visitor(Generic[R, Op]):
    """Looks at operators while they are followed.

    `sees` are the operators that it looks at and how; `rest` is called for all others.
    `places` says whether it asks for matrices, paths and text positions.
    """

    places = True

    def __init__(self) -> None:
        self.sees: Mapping[str, Callable[[StreamWalk[R, Op], Op], None]] = {}
        self.rest: Callable[[StreamWalk[R, Op], Op], None] | None = None

    def fault(self, words: str) -> None:
        """Hear what could not be followed."""


class StreamWalk(StateMachine, Generic[R, Op]):
    """One stream of operators being followed; `above` are the streams that it is in."""

    def __init__(
        self,
        visitor: Visitor[R, Op],
        resources: R,
        state: GraphicsState,
        above: Above = (),
    ) -> None:
        super().__init__(resources, state)
        self.resources: R = resources
        self.visitor = visitor
        self.above = above
        self._works = ALL_WORKS if visitor.places else COLOUR_WORKS
        self._ends = PAINTS if visitor.places else {}
        self._sees = visitor.sees
        self._rest = visitor.rest

    def run(self, operators: Iterable[Op], count: int, budget: Budget) -> None:
        """Follow operators, `count` of them.

        Raises:
            TooMuchError: they, or what they draw, are more than a page can have.
        """
        budget.spend(Cost(count, 1))
        for operator in operators:
            self.step(operator)

    def step(self, operator: Op) -> None:
        """Follow one operator; what cannot be followed is a fault of the file."""
        name = operator.name
        if name == "Q" and not self.kept:
            return
        try:
            work = self._works.get(name)
            if work is not None:
                work(self, operator)
            look = self._sees.get(name, self._rest)
            if look is not None:
                look(self, operator)
        except TooDeepError as problem:
            self.visitor.fault(str(problem))
        except MALFORMED as problem:
            self.visitor.fault(f"the operator {name} is wrong: {problem}")
        if name in self._ends:
            self.end_path()

    def below(self, thing: Object) -> Above:
        """Return what a form, a pattern or a glyph in this stream is in.

        Raises:
            TooDeepError: it is in itself, or in too many others.
        """
        key = thing.objgen
        if key in self.above or len(self.above) >= DEEPEST:
            raise TooDeepError
        return (*self.above, key)


FileWalk = StreamWalk[FileResources, FileOperator]
FileVisitor = Visitor[FileResources, FileOperator]


class Interpreter:
    """Follows the streams of one page; each is parsed once, however often it is drawn.

    `glyphs` says whether visitors need what type says, which takes the most time.
    """

    def __init__(self, *, glyphs: bool = False) -> None:
        self.budget = Budget()
        self._glyphs = glyphs
        self._desk = pikepdf.new()
        self._parsed: dict[ObjectKey, Sequence[FileOperator]] = {}
        self._resources: dict[ObjectKey, FileResources] = {}

    def begin(self) -> None:
        """Begin a page once more, with all that a page may have."""
        self.budget = Budget()

    def walk(self, content: Object, walk: FileWalk) -> None:
        """Follow a page or a form.

        Raises:
            TooMuchError: there is more on the page than on any.
        """
        try:
            operators = self._operators(content)
        except UNREADABLE as problem:
            walk.visitor.fault(f"a content stream cannot be read: {problem}")
            return
        walk.run(operators, len(operators), self.budget)

    def enter_form(self, form: Object, walk: FileWalk) -> None:
        """Follow a form where it is drawn, with the visitor that came to it.

        Raises:
            TooDeepError: it is in itself, or in too many others.
        """
        above = walk.below(form)
        state = walk.state.kept()
        state.matrix = matrix_of(form.get("/Matrix", UNTURNED)) @ state.matrix
        # A form is cut at its box (ISO 32000-2, 8.10.1).
        edge = placed_box(state.matrix, box_of(form.BBox))
        state.clip = overlap(state.clip, edge)
        self._enter(form, walk, state, above)

    def enter_pattern(self, pattern: Object, walk: FileWalk) -> None:
        """Follow a pattern's cell; its matrix is to the page, not to the stream.

        Raises:
            TooDeepError: it is in itself, or in too many others.
        """
        above = walk.below(pattern)
        matrix = matrix_of(pattern.get("/Matrix", UNTURNED))
        self._enter(pattern, walk, GraphicsState(matrix=matrix), above)

    def _enter(
        self, thing: Object, walk: FileWalk, state: GraphicsState, above: Above
    ) -> None:
        own = self.resources(thing.get("/Resources", walk.resources.given))
        self.walk(thing, StreamWalk(walk.visitor, own, state, above))

    def resources(self, given: Object) -> FileResources:
        """Return the resources that a dictionary of a file has, looked at once."""
        key = given.objgen
        if key == (0, 0):
            return FileResources(given)
        if key not in self._resources:
            self._resources[key] = FileResources(given)
        return self._resources[key]

    def _operators(self, content: Object) -> Sequence[FileOperator]:
        key = content.objgen
        if key not in self._parsed:
            left = self.budget.operators_left
            self._parsed[key] = operators_of(
                content, self._desk, left, glyphs=self._glyphs
            )
        return self._parsed[key]
