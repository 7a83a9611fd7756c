"""The walk: what visitors see, how deep it goes, how much of it there may be."""

import pikepdf
import pytest
from hypothesis import given
from pikepdf import Array, Dictionary, Name, Object, Pdf

from layout.pdf.interpreter import (
    FileVisitor,
    FileWalk,
    Interpreter,
    StreamWalk,
    Visitor,
)
from layout.pdf.limits import (
    DEEPEST,
    MOST_DRAWS,
    MOST_OPERATORS,
    NESTED,
    Budget,
    Cost,
    TooDeepError,
    TooMuchError,
)
from layout.pdf.operators import FileOperator
from layout.pdf.state import GraphicsState
from tests.pdf.streams import DRAWING, Witness, followed, form, page, seen, written


def with_forms(content: bytes, **forms: bytes) -> Pdf:
    """Return a page with forms, each of which may draw all of them."""
    pdf = page(content)
    own = Dictionary({f"/{name}": form(pdf, data) for name, data in forms.items()})
    pdf.pages[0].obj.Resources.XObject = own
    return pdf


def chain(deep: int) -> Pdf:
    """Return a page with so many forms in each other."""
    forms = {f"F{n}": f"/F{n + 1} Do".encode() for n in range(deep - 1)}
    return with_forms(b"/F0 Do", **forms, **{f"F{deep - 1}": b"0 0 9 9 re f"})


# --- What is seen.


def test_every_operator_is_seen_once_and_in_order() -> None:
    content = b"q 1 0 0 rg 0 0 9 9 re f BT /F 9 Tf (a) Tj ET Q"
    assert seen(content).seen == ["q", "rg", "re", "f", "BT", "Tf", "Tj", "ET", "Q"]


@given(DRAWING)
def test_a_visitor_that_writes_all_writes_the_page(drawn: object) -> None:
    """Parse, follow, write back: nothing is lost and nothing changed."""

    class Scribe(FileVisitor):
        def __init__(self) -> None:
            super().__init__()
            self.out: list[pikepdf.ContentStreamInstruction] = []
            self.rest = self.write

        def write(self, _: FileWalk, operator: FileOperator) -> None:
            assert isinstance(operator.given, pikepdf.ContentStreamInstruction)
            self.out.append(operator.given)

    pdf = page(written([drawn]).encode())
    before = pikepdf.parse_content_stream(pdf.pages[0])
    scribe, interpreter = Scribe(), Interpreter(glyphs=True)
    whole = pdf.pages[0].obj
    own = interpreter.resources(whole.Resources)
    interpreter.walk(whole, StreamWalk(scribe, own, GraphicsState()))
    data = pikepdf.unparse_content_stream(scribe.out)
    assert data == pikepdf.unparse_content_stream(before)


@given(DRAWING)
def test_states_are_kept_and_brought_back_in_pairs(drawn: object) -> None:
    """Invariant: at no place were more states brought back than kept."""
    names = seen(f"Q {written([drawn])} Q Q {written([drawn])} Q".encode()).seen
    depth = 0
    for name in names:
        depth += {"q": 1, "Q": -1}.get(name, 0)
        assert depth >= 0
    assert depth == 0


def test_one_look_for_some_operators_and_another_for_the_rest() -> None:
    some: list[str] = []
    interpreter = Interpreter()
    witness = Witness(interpreter)
    witness.sees = {"w": lambda walk, operator: some.append(operator.name)}
    pdf = page(b"q 1 w Q")
    own = interpreter.resources(pdf.pages[0].obj.Resources)
    interpreter.walk(pdf.pages[0].obj, StreamWalk(witness, own, GraphicsState()))
    assert some == ["w"]
    assert witness.seen == ["q", "Q"]


def test_a_visitor_may_look_at_nothing() -> None:
    class Blind(FileVisitor):
        pass

    pdf = page(b"q 1 w 5 gs Q")
    interpreter = Interpreter()
    own = interpreter.resources(pdf.pages[0].obj.Resources)
    walk: FileWalk = StreamWalk(Blind(), own, GraphicsState())
    interpreter.walk(pdf.pages[0].obj, walk)
    assert walk.state.width == 1


def test_a_fault_of_a_visitor_is_one_of_the_file() -> None:
    interpreter = Interpreter()
    witness = Witness(interpreter)

    def stumble(_: FileWalk, operator: FileOperator) -> None:
        raise ValueError("a stone")

    witness.sees = {"w": stumble}
    pdf = page(b"1 w n")
    own = interpreter.resources(pdf.pages[0].obj.Resources)
    interpreter.walk(pdf.pages[0].obj, StreamWalk(witness, own, GraphicsState()))
    assert witness.faults == ["the operator w is wrong: a stone"]
    assert witness.seen == ["n"]


@pytest.mark.parametrize("packing", [Name.LZWDecode, Name.DCTDecode])
def test_a_stream_that_cannot_be_read_is_told(packing: Name) -> None:
    pdf = page(b"q Q")
    broken = pikepdf.Stream(pdf, b"")
    broken.write(b"this is not packed", filter=packing)
    pdf.pages[0].obj.Contents = pdf.make_indirect(broken)
    witness = followed(pdf)
    assert witness.seen == []
    [fault] = witness.faults
    assert fault.startswith("a content stream cannot be read")


# --- Forms and patterns.


def test_a_form_begins_with_the_state_around_it_and_leaves_it_alone() -> None:
    pdf = with_forms(b"0.3 g 2 0 0 2 0 0 cm /A Do n", A=b"f 5 w 1 0 0 rg S")
    witness = followed(pdf)
    assert witness.seen == ["g", "cm", "Do", "f", "w", "rg", "S", "n"]
    assert witness.after("f").fill.values == (0.3,)
    assert witness.after("S").fill.values == (1, 0, 0)
    assert witness.after("n").fill.values == (0.3,)
    assert witness.after("n").width == 1


def test_a_form_is_placed_by_its_matrix_and_cut_at_its_box() -> None:
    pdf = with_forms(b"2 0 0 2 10 10 cm /A Do n", A=b"f")
    pdf.pages[0].obj.Resources.XObject.A.Matrix = Array([1, 0, 0, 1, 5, 0])
    witness = followed(pdf)
    assert witness.after("f").matrix.shorthand == (2, 0, 0, 2, 20, 10)
    assert witness.after("f").clip == (20, 10, 220, 210)
    assert witness.after("n").clip is None


def test_a_form_uses_its_own_resources_or_those_around_it() -> None:
    pdf = with_forms(b"/A Do /B Do", A=b"/F 9 Tf n", B=b"/G 9 Tf n")
    courier = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)
    forms = pdf.pages[0].obj.Resources.XObject
    forms.B.Resources = Dictionary(Font=Dictionary(G=courier))
    witness = followed(pdf)
    assert witness.faults == []
    both = zip(witness.seen, witness.states, strict=True)
    fonts = [state.font for name, state in both if name == "n"]
    assert [font.name if font else "" for font in fonts] == ["Times", "Courier"]


def test_a_form_within_a_form_is_in_both() -> None:
    witness = followed(with_forms(b"/A Do", A=b"/B Do", B=b"n"))
    last = witness.walks[-1]
    assert witness.seen == ["Do", "Do", "n"]
    assert len(last.above) == 2
    assert len(set(last.above)) == 2


def test_a_form_that_is_drawn_again_is_no_circle() -> None:
    witness = followed(with_forms(b"/A Do /B Do /A Do", A=b"n", B=b"/A Do"))
    assert witness.faults == []
    assert witness.seen.count("n") == 3


@pytest.mark.parametrize(
    "forms",
    [
        {"A": b"/A Do"},
        {"A": b"/B Do", "B": b"/A Do"},
        {"A": b"q /B Do Q", "B": b"/A Do"},
    ],
)
def test_a_circle_is_told(forms: dict[str, bytes]) -> None:
    assert followed(with_forms(b"/A Do n", **forms)).faults == [NESTED]


def test_forms_may_be_so_deep_and_no_deeper() -> None:
    assert followed(chain(DEEPEST)).faults == []
    assert followed(chain(DEEPEST)).seen[-1] == "f"
    deeper = followed(chain(DEEPEST + 1))
    assert deeper.faults == [NESTED]
    assert "f" not in deeper.seen


def test_a_pattern_begins_with_nothing_from_around_it() -> None:
    pdf = page(b"0.3 g 3 w 2 0 0 2 0 0 cm n")
    cell = pdf.make_stream(b"f", Matrix=Array([1, 0, 0, 1, 7, 7]))
    interpreter = Interpreter()
    witness = Witness(interpreter)

    def enter(walk: FileWalk, _: FileOperator) -> None:
        interpreter.enter_pattern(cell, walk)

    witness.sees = {"n": enter}
    own = interpreter.resources(pdf.pages[0].obj.Resources)
    interpreter.walk(pdf.pages[0].obj, StreamWalk(witness, own, GraphicsState()))
    state = witness.after("f")
    assert state.fill.values == (0,)
    assert state.width == 1
    assert state.matrix.shorthand == (1, 0, 0, 1, 7, 7)


def test_whoever_enters_alone_is_told_how_deep_it_is() -> None:
    pdf = with_forms(b"", A=b"")
    thing: Object = pdf.pages[0].obj.Resources.XObject.A
    own = Interpreter().resources(Dictionary())
    visitor: FileVisitor = Visitor()
    walk: FileWalk = StreamWalk(visitor, own, GraphicsState(), ((1, 0), (2, 0)))
    assert walk.below(thing) == ((1, 0), (2, 0), thing.objgen)
    walk = StreamWalk(visitor, own, GraphicsState(), (thing.objgen,))
    with pytest.raises(TooDeepError):
        walk.below(thing)


# --- How much.


def test_a_page_that_draws_too_often_ends() -> None:
    """Ten forms in ten forms: few operators in the file, and more than any on paper."""
    forms = {f"F{n}": f"/F{n + 1} Do ".encode() * 10 for n in range(8)}
    pdf = with_forms(b"/F0 Do", **forms, F8=b"n")
    interpreter = Interpreter()
    witness = Witness(interpreter)
    own = interpreter.resources(pdf.pages[0].obj.Resources)
    with pytest.raises(TooMuchError):
        interpreter.walk(pdf.pages[0].obj, StreamWalk(witness, own, GraphicsState()))
    assert interpreter.budget.spent.draws == MOST_DRAWS + 1


def test_a_form_costs_as_much_whenever_it_is_drawn() -> None:
    pdf = with_forms(b"/A Do " * 5, A=b"n " * 100)
    interpreter = Interpreter()
    witness = Witness(interpreter)
    own = interpreter.resources(pdf.pages[0].obj.Resources)
    interpreter.walk(pdf.pages[0].obj, StreamWalk(witness, own, GraphicsState()))
    assert interpreter.budget.spent == Cost(operators=505, draws=6)
    interpreter.begin()
    assert interpreter.budget.spent == Cost()
    assert interpreter.budget.operators_left == MOST_OPERATORS


def test_a_form_is_parsed_once() -> None:
    pdf = with_forms(b"/A Do /A Do", A=b"1 w")
    witness = followed(pdf)
    interpreter = Interpreter()
    one, other = (interpreter._operators(pdf.pages[0].obj) for _ in range(2))
    assert one is other
    assert witness.seen == ["Do", "w", "Do", "w"]


def test_what_is_left_bounds_the_next_stream() -> None:
    interpreter = Interpreter()
    interpreter.budget = Budget(most=10)
    pdf = page(b"q Q " * 5 + b"n")
    witness = Witness(interpreter)
    own = interpreter.resources(pdf.pages[0].obj.Resources)
    with pytest.raises(TooMuchError):
        interpreter.walk(pdf.pages[0].obj, StreamWalk(witness, own, GraphicsState()))
    assert witness.seen == []


def test_resources_are_looked_at_once() -> None:
    pdf = page(b"")
    own = pdf.make_indirect(Dictionary(Font=Dictionary()))
    interpreter = Interpreter()
    assert interpreter.resources(own) is interpreter.resources(own)
    loose = Dictionary()
    assert interpreter.resources(loose) is not interpreter.resources(loose)
