"""A page's content walked as a press's interpreter would: every mark noted."""

import pikepdf
from pikepdf import Dictionary

from layout.pdf.interpreter import Operands, StreamWalk, Walker, Work
from layout.pdf.marks import PageInventory
from layout.pdf.matrix import Matrix
from layout.pdf.spaces import CMYK, GRAY, RGB, ColourSpace, colour_in
from layout.pdf.state import State


def walk(number: int, page: pikepdf.Page) -> PageInventory:
    """Return all that is on a page; `number` is the page's, from 1."""
    found = PageInventory(number=number, page=page)
    resources = page.obj.get("/Resources", Dictionary())
    walker = Walker(found, OPERATORS)
    walker.run(page.obj, resources, State(Matrix()), ())
    return found


def _device(space: ColourSpace, *, stroke: bool) -> Work:
    def work(run: StreamWalk, operands: Operands) -> None:
        run.paint(space, colour_in(space, operands), stroke=stroke)

    return work


def _painted(fill: bool, stroke: bool) -> Work:
    def work(run: StreamWalk, _: Operands) -> None:
        run.paint_path(fill, stroke)

    return work


def _number(name: str) -> Work:
    def work(run: StreamWalk, operands: Operands) -> None:
        value = float(operands[0])
        setattr(run.state, name, int(value) if name == "mode" else value)

    return work


def _set_leading(run: StreamWalk, operands: Operands) -> None:
    run.leading = float(operands[0])


OPERATORS: dict[str, Work] = {
    "q": StreamWalk.save,
    "Q": StreamWalk.restore,
    "cm": StreamWalk.concat,
    "w": StreamWalk.set_width,
    "gs": StreamWalk.set_state,
    "g": _device(GRAY, stroke=False),
    "G": _device(GRAY, stroke=True),
    "rg": _device(RGB, stroke=False),
    "RG": _device(RGB, stroke=True),
    "k": _device(CMYK, stroke=False),
    "K": _device(CMYK, stroke=True),
    "cs": lambda run, given: run.set_space(given, stroke=False),
    "CS": lambda run, given: run.set_space(given, stroke=True),
    "sc": lambda run, given: run.set_colour(given, stroke=False),
    "scn": lambda run, given: run.set_colour(given, stroke=False),
    "SC": lambda run, given: run.set_colour(given, stroke=True),
    "SCN": lambda run, given: run.set_colour(given, stroke=True),
    "m": StreamWalk.point,
    "l": StreamWalk.point,
    "c": StreamWalk.point,
    "v": StreamWalk.point,
    "y": StreamWalk.point,
    "re": StreamWalk.rectangle,
    "S": _painted(False, True),
    "s": _painted(False, True),
    "f": _painted(True, False),
    "F": _painted(True, False),
    "f*": _painted(True, False),
    "B": _painted(True, True),
    "B*": _painted(True, True),
    "b": _painted(True, True),
    "b*": _painted(True, True),
    "n": _painted(False, False),
    "W": StreamWalk.clip,
    "W*": StreamWalk.clip,
    "sh": StreamWalk.shade,
    "BT": StreamWalk.begin_text,
    "Tf": StreamWalk.set_font,
    "Tz": _number("stretch"),
    "Ts": _number("rise"),
    "Tr": _number("mode"),
    "TL": _set_leading,
    "Td": StreamWalk.move,
    "TD": StreamWalk.move_leading,
    "T*": StreamWalk.next_line,
    "Tm": StreamWalk.set_text_matrix,
    "Tj": StreamWalk.show,
    "TJ": StreamWalk.show,
    "'": StreamWalk.show_next,
    '"': StreamWalk.show_next,
    "Do": StreamWalk.do,
}
