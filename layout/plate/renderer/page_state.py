"""What the replaced functions know of the page that is being rendered.

WeasyPrint calls them with boxes and streams, and nothing in those says which page they
are of, or what its PDF will be. So it is said for the time of one rendering, and
forgotten at its end: a page cannot depend on the one before.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from layout.plate.renderer.objects import LayoutBox, PageStream


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupContent:
    """A group that is still to be drawn, and the first box with content in it."""

    stream: PageStream
    box: LayoutBox


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawingFault:
    """What of the drawing at an `asset:` address cannot be drawn, and why."""

    address: str
    problem: str


@dataclass(slots=True, kw_only=True)
class PageState:
    """One rendering, from its HTML to its PDF.

    `tagged` says what the PDF will be, `hidden` which elements are artifacts of it.
    `groups` are by the identity of their stream. `carried` is what rounding owes to
    the next glyph, in thousandths of an em. `faults` are those of drawings so far.
    """

    tagged: bool = False
    hidden: frozenset[Element] = frozenset()
    groups: dict[int, GroupContent] = field(default_factory=dict)
    carried: float = 0.0
    faults: list[DrawingFault] = field(default_factory=list)

    def round(self, number: float) -> int:
        """Return a number plus what is carried, rounded; the rest is carried on."""
        exact = number + self.carried
        whole = round(exact)
        self.carried = exact - whole
        return whole


_in_hand: ContextVar[PageState | None] = ContextVar("page in hand", default=None)


@contextmanager
def rendering(state: PageState) -> Iterator[PageState]:
    """Render a page: within this, the replaced functions find its state."""
    token = _in_hand.set(state)
    try:
        yield state
    finally:
        _in_hand.reset(token)


def page_in_hand() -> PageState | None:
    """Return the state of the page that is being rendered; None between pages."""
    return _in_hand.get()
