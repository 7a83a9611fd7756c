"""Copy poured into columns: every column full, no line where it hurts.

Dynamic programming over the paragraphs of a story. The state is a place (column and
line); a step sets the next paragraph in one of its settings. Widows, orphans,
stranded crossheads and hyphens at a column's foot are paid for, as are looser
paragraphs and short columns, so that a story is fitted by what is seen least
(Mittelbach, "A General Framework for Globally Optimized Pagination", 2016, whose
paragraph variants these are).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from layout.galley.galley import SetBlock, Setting

# What hurts, in units of a paragraph set a whole degree looser.
WIDOW = 400.0
ORPHAN = 250.0
FOOT_HYPHEN = 60.0
STRANDED = 900.0
SHORT_COLUMN = 40.0
SHORT_MORE = 160.0
OPEN_LINE = 8.0
OVERSET_LINE = 5000.0
# A column may end this many lines above its foot to avoid something worse.
GIVE = 2
# Lines that must follow a crosshead in its column.
AFTER_CROSSHEAD = 2
# A looser setting's demerits count this much.
LOOSENESS = 1.0
# So many ways to a place are kept at most; the rest are never the best in the end.
BEAM = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Well:
    """A column to be filled: `lines` of room; `jump` if its foot is a jump's end."""

    lines: int
    jump: bool = False


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
class _State:
    cost: float
    well: int
    line: int
    back: "_State | None"
    slices: tuple[Slice, ...]


@dataclass(frozen=True, slots=True)
class Pour:
    """Copy in its columns: slices in order, lines left open, lines without room."""

    slices: tuple[Slice, ...]
    cost: float
    open_lines: int
    overset: int


def pour(blocks: Sequence[SetBlock], wells: Sequence[Well]) -> Pour:
    """Fill wells with blocks; what does not fit stands in a well after the last.

    Returns the cheapest way; `overset` counts the lines in that extra well.
    """
    vessel = _Vessel(wells)
    states = {(0, 0): _State(0.0, 0, 0, None, ())}
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        led = number > 0 and blocks[number - 1].keeps
        steps = [
            _Step(number, choice, block, setting, _follow(block, following), led)
            for choice, setting in enumerate(block.settings)
        ]
        found: dict[tuple[int, int], _State] = {}
        for state in states.values():
            for step in steps:
                for after in vessel.place(state, step):
                    key = (after.well, after.line)
                    known = found.get(key)
                    if known is None or after.cost < known.cost:
                        found[key] = after
        states = _thin(found)
    return vessel.best(states)


def _thin(states: dict[tuple[int, int], _State]) -> dict[tuple[int, int], _State]:
    if len(states) <= BEAM:
        return states
    kept = sorted(states.items(), key=lambda item: (item[1].cost, item[0]))[:BEAM]
    return dict(kept)


@dataclass(frozen=True, slots=True)
class _Step:
    number: int
    choice: int
    block: SetBlock
    setting: Setting
    follow: int
    led: bool


class _Vessel:
    """The wells, and the rules for setting a paragraph into them."""

    def __init__(self, wells: Sequence[Well]) -> None:
        self.wells = wells
        self.rooms = [well.lines for well in wells] + [1_000_000]
        self.last = len(wells)

    def place(self, state: _State, step: _Step) -> list[_State]:
        """Return the states after a paragraph, one for each way of breaking it."""
        cost = state.cost + LOOSENESS * step.setting.cost
        well, line = state.well, state.line
        if line and step.block.before:
            line += step.block.before
        lines = len(step.setting.lines)
        if well < self.last and line + lines + step.follow <= self.rooms[well]:
            # Most paragraphs stand whole in the column that they begin in.
            piece = Slice(step.number, step.choice, well, line, 0, lines)
            if step.block.table is None:
                return [_State(cost, well, line + lines, state, (piece,))]
        return [
            _State(cost + extra, end_well, end_line, state, slices)
            for extra, end_well, end_line, slices in self._flow(step, well, line)
        ]

    def _flow(
        self, step: _Step, well: int, line: int
    ) -> list[tuple[float, int, int, tuple[Slice, ...]]]:
        """Run a paragraph's lines from a place on, column after column."""
        if step.block.table is not None:
            return self._whole(step, (well, line))
        total = len(step.setting.lines)
        pending = [(0.0, well, line, 0, ())]  # type: list[tuple[float, int, int, int, tuple[Slice, ...]]]
        done = []
        while pending:
            cost, well, line, first, slices = pending.pop()
            room = self.rooms[well] - line
            left = total - first
            need = left + step.follow
            if room >= need or well == self.last:
                piece = Slice(step.number, step.choice, well, line, first, total)
                tail = self._tail_cost(first, left)
                over = OVERSET_LINE * left if well == self.last else 0.0
                done.append((cost + tail + over, well, line + left, (*slices, piece)))
                continue
            for take, extra in self._cuts(step, first, (well, room, line)):
                piece_slices = slices
                if take:
                    piece = Slice(
                        step.number, step.choice, well, line, first, first + take
                    )
                    piece_slices = (*slices, piece)
                pending.append((cost + extra, well + 1, 0, first + take, piece_slices))
        return done

    def _whole(
        self, step: _Step, place: tuple[int, int]
    ) -> list[tuple[float, int, int, tuple[Slice, ...]]]:
        """Set a block that cannot be cut: here, or at the head of a later column."""
        well, line = place
        depth, cost = step.block.depth, 0.0
        while well < self.last and self.rooms[well] - line < depth:
            cost += _short(self.rooms[well] - line, self.wells[well].jump)
            well, line = well + 1, 0
        if well == self.last:
            cost += OVERSET_LINE * depth
        piece = Slice(step.number, step.choice, well, line, 0, depth)
        return [(cost, well, line + depth, (piece,))]

    def _tail_cost(self, first: int, left: int) -> float:
        """Return the price of a paragraph's end alone at a column's head."""
        return WIDOW if first and left == 1 else 0.0

    def _cuts(
        self, step: _Step, first: int, place: tuple[int, int, int]
    ) -> list[tuple[int, float]]:
        """Return how many lines may stay in this column, each with its price."""
        well, room, _line = place
        room = max(0, room)
        left = len(step.setting.lines) - first
        jump = self.wells[well].jump
        if step.follow:
            return [(0, _short(min(room, self.rooms[well]), jump))]
        ways = []
        for short in range(min(GIVE, room) + 1):
            take = min(room - short, left - 1)
            if take < 0 or (take == 0 and short < room):
                continue
            cost = _short(room - take, jump)
            if take == 1 and first == 0:
                cost += ORPHAN
            if take and step.setting.lines[first + take - 1].hyphenated:
                cost += FOOT_HYPHEN * (3 if jump else 1)
            ways.append((take, cost))
        if room <= GIVE and all(take for take, _ in ways):
            ways.append((0, _short(room, jump)))
        if not ways:
            ways.append((0, _short(room, jump)))
        if step.led and first == 0:
            return [(n, c + STRANDED * (n < AFTER_CROSSHEAD)) for n, c in ways]
        return ways

    def best(self, states: dict[tuple[int, int], _State]) -> Pour:
        """Return the cheapest end, its open lines counted in."""
        ends = []
        for state in states.values():
            over = state.line if state.well == self.last else 0
            rest = 0
            if state.well < self.last:
                rest = self.rooms[state.well] - state.line
                rest += sum(self.rooms[state.well + 1 : self.last])
            ends.append((state.cost + OPEN_LINE * rest, rest, over, state))
        cost, rest, over, state = min(ends, key=lambda end: end[:3])
        slices: list[tuple[Slice, ...]] = []
        walk: _State | None = state
        while walk is not None:
            slices.append(walk.slices)
            walk = walk.back
        ordered = tuple(piece for part in reversed(slices) for piece in part)
        return Pour(ordered, cost, rest, over)


def _follow(block: SetBlock, following: SetBlock | None) -> int:
    """Return how many lines must stand below a block in its column."""
    if not block.keeps or following is None:
        return 0
    if following.table is not None:
        return following.before + following.depth
    return AFTER_CROSSHEAD


def _short(lines: int, jump: bool) -> float:
    """Return the price of a column that ends some lines above its foot."""
    if lines <= 0:
        return 0.0
    return SHORT_COLUMN + SHORT_MORE * (lines - 1) + (SHORT_COLUMN if jump else 0.0)
