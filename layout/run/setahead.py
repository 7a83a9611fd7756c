"""Stories set by a worker while this process goes on with the first ones.

Setting is a pure function of story, measure and style, so it does not matter who
does it. The worker begins with the last story, for makeup begins with the first, and
what it has not begun when makeup asks for it is set here.
"""

import pickle
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial

from layout.desk.issue import Article, Issue
from layout.desk.stylebook import Stylebook
from layout.errors import LayoutError
from layout.galley.composing import ComposingRoom
from layout.workers.pool import WorkerPool

# For fewer stories a worker need not load what sets them.
FEWEST = 5

# A worker's shops, by their style's hash and bytes.
_SHOPS: dict[bytes, ComposingRoom] = {}


@dataclass(frozen=True, slots=True)
class SetAhead:
    """The stories that a worker was asked to set, at one measure."""

    measure: float
    answers: dict[Article, Future[bytes]]

    def __call__(self, article: Article, measure: float) -> bytes | None:
        """Return a story as a worker has set it; None if none has begun to."""
        answer = self.answers.get(article)
        if answer is None or measure != self.measure or answer.cancel():
            return None
        try:
            return answer.result()
        except LayoutError:
            # A worker that is gone is missed at its next page, where it matters.
            return None


def set_ahead(issue: Issue, shop: ComposingRoom, room: WorkerPool) -> None:
    """Have an issue's stories set at the measure that makeup asks for first."""
    measure = shop.style.grid.measure
    due = [story for story in issue.articles if not shop.is_set(story, measure)]
    if len(due) < FEWEST or room.jobs < 2:
        return
    style = pickle.dumps(shop.style, pickle.HIGHEST_PROTOCOL)
    answers = {
        story: room.begin(partial(set_story, style, story, measure))
        for story in reversed(due)
    }
    shop.ahead = SetAhead(measure, answers)


def set_story(style: bytes, story: Article, measure: float) -> bytes:
    """Set a story in a worker; `style` is the pickled stylebook, the same for all."""
    if style not in _SHOPS:
        # Packed by the process that started this worker.
        read: Stylebook = pickle.loads(style)  # nosec B301
        _SHOPS[style] = ComposingRoom(read)
    return _SHOPS[style].set_ahead(story, measure)
