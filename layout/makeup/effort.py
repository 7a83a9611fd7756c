"""How much work planning may be: counted, not timed, so that each machine stops alike.

A step is a handful of stories parted in two to cut a page: what planning takes its
time for. An issue is searched with all the patience that the bounds have, until so many
steps are taken; from there on the first good way is taken for each room, and no other
flatplan is sought. So the work grows with the pages of an issue and ends in any case.
"""

from dataclasses import dataclass

from layout.makeup.bounds import BOUNDS


@dataclass(slots=True)
class Effort:
    """The steps that were taken in planning an issue."""

    steps: int = 0
    most: int = BOUNDS.issue.steps

    @property
    def spent(self) -> bool:
        """Whether there is no patience left."""
        return self.steps >= self.most
