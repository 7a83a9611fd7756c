"""Drawings watched while WeasyPrint draws them: what fails is told, not left out.

WeasyPrint logs that a drawing cannot be drawn and goes on, with what of it was painted
by then. A page without its drawing is worse than none, so what went wrong is noted with
the element that it went wrong in; whoever asked for the page gets that as an error.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from math import isfinite
from types import FrameType
from xml.etree.ElementTree import Element

from weasyprint.svg import SVG, Node

from layout.desk.files.unfolding import MOST_ELEMENTS
from layout.plate.renderer.page_state import DrawingFault, page_in_hand

# Seconds of the processor for one element; the longest path takes three.
PATIENCE = 10.0
# Elements painted, patterns not counted; the desk has let no more through.
MOST_PAINTED = 2 * MOST_ELEMENTS


class SlowElement(BaseException):
    """An element takes without end: no library's handler is to take it for its own."""


class DrawingError(Exception):
    """A drawing that must not be gone on with."""


class WatchedSVG(SVG):  # type: ignore[misc]  # weasyprint has no types
    """A drawing that tells the page in hand what of it cannot be drawn."""

    def __init__(
        self,
        tree: Element,
        url: str,
        font_config: object,
        url_fetcher: object = None,
    ) -> None:
        self._told = False
        self._painted = 0
        self._address = url
        with self._telling(""):
            super().__init__(tree, url, font_config, url_fetcher)

    def get_intrinsic_size(self, font_size: float) -> tuple[float | None, float | None]:
        """Return width and height; an unreadable one does not end the page."""
        with suppress(Exception), self._telling("<svg>"):
            size: tuple[float | None, float | None] = super().get_intrinsic_size(
                font_size
            )
            return size
        return None, None

    def draw(self, *arguments: object) -> None:
        """Draw all of it."""
        with _patience(), self._telling("<svg>"):
            super().draw(*arguments)

    def draw_node(self, node: Node, *arguments: object, **options: object) -> None:
        """Draw an element with all that is in it."""
        self._painted += 1
        _again()
        with self._telling(node):
            if self._painted > MOST_PAINTED:
                raise DrawingError(f"more than {MOST_PAINTED} elements are painted")
            super().draw_node(node, *arguments, **options)
            if not all(map(isfinite, self.stream.ctm.values)):
                raise DrawingError("its sizes are beyond all measure")

    @contextmanager
    def _telling(self, where: Node | str) -> Iterator[None]:
        """Note what goes wrong, once: at the innermost element it goes wrong in."""
        try:
            yield
        except (Exception, SlowElement) as problem:
            page = page_in_hand()
            if page is not None and not self._told:
                page.faults.append(
                    DrawingFault(
                        address=self._address,
                        problem=f"{_name(where)}: {_words(problem)}",
                    )
                )
            self._told = True
            raise


def _name(where: Node | str) -> str:
    if isinstance(where, str):
        return where or "<svg>"
    named = where.get("id")
    return f'<{where.tag} id="{named[:40]}">' if named else f"<{where.tag}>"


def _words(problem: BaseException) -> str:
    if isinstance(problem, SlowElement):
        return f"it takes longer than {PATIENCE:.0f} s"
    said = " ".join(str(problem).split())[:100]
    return said or type(problem).__name__


@contextmanager
def _patience() -> Iterator[None]:
    """Count the processor's time for each element while a drawing is drawn."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _stop)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _again() -> None:
    if threading.current_thread() is threading.main_thread():
        signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)


def _stop(number: int, frame: FrameType | None) -> None:
    raise SlowElement
