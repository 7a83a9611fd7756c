"""Copy poured into columns: every column full, no line where it hurts.

Dynamic programming over the paragraphs of a story. The state is a place (column and
line); a step sets the next paragraph in one of its settings. Columns that do not end
level, widows, orphans, stranded crossheads and hyphens at a column's foot are paid
for, as are looser paragraphs and white above crossheads, so that a story is fitted by
what is seen least (Mittelbach, "A General Framework for Globally Optimized
Pagination", 2016, whose paragraph variants these are).

What holds on the way: every line of every block stands once, in order; a state is the
cheapest way to its place, so its past need not be known (what follows depends on the
place alone); the last well has no foot and takes what is over, at a price that nothing
else comes near; of more than `ways` states the dearest are dropped, where Mittelbach
keeps all, since a story has a few dozen places that matter.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from layout.galley.galley import SetBlock
from layout.makeup.bounds import BOUNDS
from layout.makeup.costs import COSTS, StoryCosts
from layout.makeup.story.anatomy import Well
from layout.makeup.story.column_foot import Step, Way, steps_of


@dataclass(frozen=True, slots=True)
class Slice:
    """Lines `first` to `last` (excluded) of a block at a line of a well."""

    block: int
    setting: int
    well: int
    line: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Pour:
    """Copy in its columns: slices in order, lines left open, lines without room."""

    slices: tuple[Slice, ...]
    cost: float
    open_lines: int
    overset: int


@dataclass(slots=True)
class _PourState:
    """The cheapest way to a place (a line of a well).

    `slices` are those of the last paragraph on it, `back` is the way before that.
    """

    well: int
    line: int
    cost: float
    back: "_PourState | None"
    slices: tuple[Slice, ...]


States = dict[tuple[int, int], _PourState]


def pour(
    blocks: Sequence[SetBlock],
    wells: Sequence[Well],
    costs: StoryCosts = COSTS.story,
) -> Pour:
    """Fill wells with blocks; what does not fit stands in a well after the last.

    Returns the cheapest way; `overset` counts the lines in that extra well.
    """
    jumps = any(well.jump for well in wells)
    return flow(steps_of(blocks, jumps=jumps), wells, costs)


def flow(
    steps: Sequence[Step],
    wells: Sequence[Well],
    costs: StoryCosts = COSTS.story,
) -> Pour:
    """Fill wells with the steps of a story's blocks, as `pour` does."""
    vessel = _Vessel(wells, costs)
    states: States = {(0, 0): _PourState(0, 0, 0.0, None, ())}
    for step in steps:
        found: States = {}
        for state in states.values():
            vessel.spread(step, state, found)
        states = _thin(found)
    return vessel.best(states)


def _thin(states: States) -> States:
    """Drop the dearest states; ties are broken by place, for the same bytes."""
    if len(states) <= BOUNDS.story.ways:
        return states
    kept = sorted(states.items(), key=lambda item: (item[1].cost, item[0]))[
        : BOUNDS.story.ways
    ]
    return dict(kept)


@dataclass(slots=True)
class _Run:
    """A paragraph that is being broken: the lines before `first` are set.

    `white` are the lines above it at its place, which go if it does not begin there.
    """

    cost: float
    well: int
    line: int
    first: int
    slices: tuple[Slice, ...]
    white: int = 0


class _Vessel:
    """The wells, and the rules for setting a paragraph into them."""

    def __init__(self, wells: Sequence[Well], costs: StoryCosts) -> None:
        self.costs = costs
        self.wells = wells
        self.rooms = [well.lines for well in wells] + [1_000_000]
        self.last = len(wells)

    def spread(self, step: Step, state: _PourState, found: States) -> None:
        """Set a paragraph from a place on in all ways, keeping the cheapest."""
        well, line = state.well, state.line
        # White above a paragraph goes where it would head a column.
        whites = [(0, 0.0)]
        if line:
            whites = [(step.before, 0.0)]
            if step.keeps and step.before and well < self.last:
                whites.append((step.before + 1, self.costs.air_line))
        room = self.rooms[well]
        for white, air in whites:
            start = line + white
            for way in step.ways:
                cost = state.cost + way.cost + air
                foot = start + way.lines
                if step.table or foot + step.follow > room or well == self.last:
                    run = _Run(cost, well, start, 0, (), white)
                    for end in self._broken(step, way, run):
                        _keep(found, end, state)
                    continue
                # Most paragraphs stand whole in the column that they begin in.
                known = found.get((well, foot))
                if known is None or cost < known.cost:
                    piece = Slice(step.number, way.choice, well, start, 0, way.lines)
                    found[well, foot] = _PourState(well, foot, cost, state, (piece,))

    def _broken(self, step: Step, way: Way, run: _Run) -> Iterator[_Run]:
        """Run a paragraph's lines from a place on, column after column."""
        if step.table:
            yield self._whole(step, way, run)
            return
        # Depth first over the columns that a long paragraph runs through: at each foot
        # it may leave a line or two less than go in, to spare a widow or a hyphen.
        pending = [run]
        while pending:
            run = pending.pop()
            room = self.rooms[run.well] - run.line
            left = way.lines - run.first
            if room >= left + step.follow or run.well == self.last:
                yield self._ended(step, way, run)
                continue
            for take, cost in self._cuts(step, way, run):
                slices = run.slices
                if take:
                    slices = (*slices, _slice(step, way, run, take))
                pending.append(
                    _Run(run.cost + cost, run.well + 1, 0, run.first + take, slices)
                )

    def _ended(self, step: Step, way: Way, run: _Run) -> _Run:
        """Set the rest of a paragraph; one line alone at a column's head is a widow."""
        left = way.lines - run.first
        cost = run.cost + (self.costs.widow if run.first and left == 1 else 0.0)
        if run.well == self.last:
            cost += self.costs.overset_line * left
        slices = (*run.slices, _slice(step, way, run, left))
        return _Run(cost, run.well, run.line + left, way.lines, slices)

    def _whole(self, step: Step, way: Way, run: _Run) -> _Run:
        """Set a block that cannot be cut: here, or at the head of a later column."""
        well, line, cost = run.well, run.line, run.cost
        white = run.white
        deep = way.lines + (0 if line else step.head)
        while well < self.last and self.rooms[well] - line < deep:
            cost += self._short(self.rooms[well] - line + white)
            well, line, white = well + 1, 0, 0
            deep = way.lines + step.head
        if well == self.last:
            cost += self.costs.overset_line * way.lines
        piece = Slice(step.number, way.choice, well, line, 0, way.lines)
        return _Run(cost, well, line + deep, way.lines, (piece,))

    def _cuts(self, step: Step, way: Way, run: _Run) -> list[tuple[int, float]]:
        """Return how many lines may stay in this column, each with its price."""
        room = max(0, self.rooms[run.well] - run.line)
        jump = self.wells[run.well].jump
        none = self._short(self.rooms[run.well] - run.line + run.white)
        if jump and (step.keeps or (step.quoted and not run.first)):
            none += (
                self.costs.jump_at_crosshead
                if step.keeps
                else self.costs.jump_in_quotation
            )
        most = room
        if step.follow:
            # A question of many lines is broken as a paragraph is, a crosshead never.
            most = min(room, way.lines - run.first - BOUNDS.story.carried)
            if way.lines <= BOUNDS.story.headlike:
                return [(0, none)]
        ways = []
        if room == 0 or most < 1 or not run.first:
            ways.append((0, none + self.costs.stranded * (step.led and not run.first)))
        for take in range(max(1, most - BOUNDS.story.give), most + 1):
            at = run.first + take
            cost = self._short(room - take) + self._opening(step, at)
            if way.hyphens[at - 1]:
                cost += self.costs.foot_hyphen * (1 + jump)
            if jump and way.quoted[at - 1]:
                cost += self.costs.jump_in_quotation
            if step.led and at < BOUNDS.story.after_crosshead:
                cost += self.costs.stranded
            ways.append((take, cost))
        return ways

    def _opening(self, step: Step, lines: int) -> float:
        """Return the price of so many first lines alone in their column."""
        if lines < step.least:
            return self.costs.hanging_initial
        return self.costs.orphan if lines == 1 else 0.0

    def best(self, states: States) -> Pour:
        """Return the cheapest end; columns that the copy does not reach are short."""
        ends = []
        for state in states.values():
            well, line = state.well, state.line
            over = line if well == self.last else 0
            cost = state.cost
            if well < self.last:
                cost += self._short(self.rooms[well] - line)
                cost += sum(map(self._short, self.rooms[well + 1 : self.last]))
            ends.append((cost, well, over, state))
        cost, _, over, state = min(ends, key=lambda end: end[:3])
        slices = []
        walk: _PourState | None = state
        while walk is not None:
            slices.append(walk.slices)
            walk = walk.back
        ordered = tuple(piece for part in reversed(slices) for piece in part)
        return Pour(ordered, cost, self._open_lines(ordered), over)

    def _open_lines(self, slices: tuple[Slice, ...]) -> int:
        """Return the lines left open at the columns' feet."""
        ends = [0] * (self.last + 1)
        for piece in slices:
            ends[piece.well] = piece.line + piece.last - piece.first
        return sum(self.rooms[well] - ends[well] for well in range(self.last))

    def _short(self, lines: int) -> float:
        """Return the price of a column that ends some lines above its foot."""
        if lines <= BOUNDS.story.give:
            return self.costs.short_line * max(0, lines)
        return self.costs.uneven + self.costs.uneven_line * (
            lines - BOUNDS.story.give - 1
        )


def _keep(found: States, end: _Run, back: _PourState) -> None:
    """Keep the end of a paragraph that was broken, if no other way is as cheap."""
    key = (end.well, end.line)
    known = found.get(key)
    if known is None or end.cost < known.cost:
        found[key] = _PourState(end.well, end.line, end.cost, back, end.slices)


def _slice(step: Step, way: Way, run: _Run, take: int) -> Slice:
    last = run.first + take
    return Slice(step.number, way.choice, run.well, run.line, run.first, last)
