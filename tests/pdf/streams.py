"""Content streams for tests, and visitors that write down what they see."""

from collections.abc import Callable

import pikepdf
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from layout.pdf.interpreter import (
    FileVisitor,
    FileWalk,
    Interpreter,
    StreamWalk,
)
from layout.pdf.operators import FileOperator
from layout.pdf.state import GraphicsState

FONT = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Times)


def page(content: bytes, **resources: Object) -> Pdf:
    """Return a file of one page of 600 by 800 points."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(600, 800))
    given = {f"/{kind}": things for kind, things in resources.items()}
    pdf.pages[0].obj.Resources = Dictionary({"/Font": Dictionary(F=FONT)} | given)
    pdf.pages[0].obj.Contents = pdf.make_stream(content)
    return pdf


def form(pdf: Pdf, content: bytes, **keys: Object | int) -> Object:
    """Return a form of 100 by 100 points."""
    made = Stream(pdf, content)
    made.Type, made.Subtype = Name.XObject, Name.Form
    made.BBox = Array([0, 0, 100, 100])
    for key, value in keys.items():
        made[f"/{key}"] = value
    return pdf.make_indirect(made)


class Witness(FileVisitor):
    """Writes down each operator with the state after it, and enters forms."""

    def __init__(self, interpreter: Interpreter, *, places: bool = True) -> None:
        super().__init__()
        self.places = places
        self.seen: list[str] = []
        self.states: list[GraphicsState] = []
        self.walks: list[FileWalk] = []
        self.faults: list[str] = []
        self._interpreter = interpreter
        self.rest = self.write_down
        self.sees = {"Do": self.enter}

    def fault(self, words: str) -> None:
        self.faults.append(words)

    def write_down(self, walk: FileWalk, operator: FileOperator) -> None:
        self.seen.append(operator.name)
        self.states.append(walk.state.kept())
        self.walks.append(walk)

    def enter(self, walk: FileWalk, operator: FileOperator) -> None:
        self.write_down(walk, operator)
        thing = walk.resources.object("/XObject", operator.named() or "")
        self._interpreter.enter_form(thing, walk)

    def after(self, name: str) -> GraphicsState:
        """Return the state after the last of some operators."""
        place = len(self.seen) - 1 - self.seen[::-1].index(name)
        return self.states[place]


def followed(pdf: Pdf, *, places: bool = True) -> Witness:
    """Follow the first page of a file."""
    interpreter = Interpreter()
    witness = Witness(interpreter, places=places)
    _follow(pdf, interpreter, witness)
    return witness


def looked(pdf: Pdf, look: Callable[[FileWalk, FileOperator], None]) -> list[str]:
    """Follow the first page of a file with a look of one's own; return the faults."""
    interpreter = Interpreter()
    witness = Witness(interpreter)
    witness.rest = look
    _follow(pdf, interpreter, witness)
    return witness.faults


def _follow(pdf: Pdf, interpreter: Interpreter, witness: Witness) -> None:
    whole = pdf.pages[0].obj
    resources = interpreter.resources(whole.Resources)
    interpreter.walk(whole, StreamWalk(witness, resources, GraphicsState()))


def seen(content: bytes, **resources: Object) -> Witness:
    """Follow a page of operators."""
    return followed(page(content, **resources))


# --- Any drawing: operators that follow each other as they may.

SHARE = st.integers(0, 100).map(lambda whole: f"{whole / 100:g}")
PLACE = st.integers(-900, 900).map(lambda whole: f"{whole / 10:g}")


def operator(
    name: str, count: int, of: st.SearchStrategy[str]
) -> st.SearchStrategy[str]:
    return st.lists(of, min_size=count, max_size=count).map(
        lambda numbers: " ".join([*numbers, name])
    )


COLOUR = st.one_of(
    *(operator(name, count, SHARE) for name, count in (("g", 1), ("rg", 3), ("k", 4))),
    *(operator(name, count, SHARE) for name, count in (("G", 1), ("RG", 3), ("K", 4))),
)
MOVE = st.one_of(
    operator("cm", 6, PLACE),
    operator("w", 1, SHARE),
    st.just("/F 12 Tf"),
    operator("TL", 1, PLACE),
    st.sampled_from(["0 Tr", "1 Tr", "2 Tr", "3 Tr"]),
)
BOX = st.tuples(
    operator("re", 4, PLACE), st.sampled_from(["f", "S", "B", "n", "W n", "f*"])
).map(" ".join)
TEXT = st.tuples(operator("Td", 2, PLACE), st.just("(a word) Tj")).map(
    lambda parts: " ".join(["BT", *parts, "ET"])
)
STEP = st.one_of(COLOUR, MOVE, BOX, TEXT)
DRAWING = st.recursive(
    st.lists(STEP, max_size=6),
    lambda inner: st.lists(st.one_of(STEP, inner), max_size=6),
    max_leaves=12,
)


def written(drawn: object) -> str:
    """Return a drawing as operators; a list in it has a state of its own."""
    if isinstance(drawn, list):
        return " ".join(["q", *(written(part) for part in drawn), "Q"])
    return str(drawn)
