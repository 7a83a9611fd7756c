"""How much work a drawing is when everything that it uses again is written out.

Ten elements that each use the one before ten times are ten thousand million; so are a
mask of a thousand pieces on a thousand shapes, and a marker on every point of a map.
An element with an id is a part of its own: it is counted once, and as often again as
something refers to it.
"""

from dataclasses import dataclass, field
from math import inf

# In elements, each of which takes the renderer a tenth of a millisecond.
MOST_ELEMENTS = 100_000
# Elements within elements, those that are referred to included; the renderer calls
# itself for each, and a program that draws goes down a dozen.
DEEPEST = 120
# What it takes to look for something that is referred to, and to make it ready.
REFERENCE = 2.0


@dataclass(slots=True)
class _Use:
    """How often a part uses another, and how deep in it."""

    times: float = 0.0
    deep: int = 0


@dataclass(slots=True)
class _Part:
    """What an element with an id weighs without the parts in it and those it uses."""

    weight: float = 0.0
    deep: int = 0
    uses: dict[str, _Use] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Painted:
    """A part that uses another whose elements are painted by a third."""

    part: str
    used: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfolded:
    """A drawing written out; without end where something refers to itself."""

    weight: float
    deep: int


_ENDLESS = Unfolded(weight=inf, deep=0)
_NOTHING = Unfolded(weight=0.0, deep=0)


@dataclass(slots=True, kw_only=True)
class Unfolding:
    """Told of every element as it begins and ends."""

    open: list[tuple[str, int]] = field(default_factory=lambda: [("", 0)])
    parts: dict[str, _Part] = field(default_factory=lambda: {"": _Part()})
    depth: int = 0
    # Of a part that is used: in which part, and what all in it is painted with.
    painted: list[_Painted] = field(default_factory=list)

    def begin(self, name: str) -> None:
        """Note an element that begins, with its id; empty if it has none."""
        self.depth += 1
        if name and all(name != outer for outer, _ in self.open):
            self._use(name, 0.0 if name in self.parts else 1.0, self._within)
            self.parts.setdefault(name, _Part())
            self.open.append((name, self.depth))
        else:
            self.open.append(self.open[-1])
        self.weigh(1.0)

    def weigh(self, weight: float) -> None:
        """Add to what the element that is open weighs."""
        part = self._part
        part.weight += weight
        part.deep = max(part.deep, self._within)

    def refer(self, name: str, times: float = 1.0) -> None:
        """Note that the element that is open uses something so many times."""
        self._use(name, times, self._within + 1)

    def share(self, name: str, used: list[str]) -> None:
        """Note what something uses that is no element: a rule of a style sheet."""
        part = self.parts.setdefault(name, _Part())
        for one in used:
            part.uses.setdefault(one, _Use()).times += 1

    def paint(self, used: str, paints: list[str]) -> None:
        """Note what all elements of something that is used are painted with."""
        part = self.open[-1][0]
        self.painted += [_Painted(part=part, used=used, by=one) for one in paints]

    def end(self) -> None:
        """Note the end of the last element that began."""
        self.open.pop()
        self.depth -= 1

    @property
    def too_deep(self) -> bool:
        """Whether elements are nested deeper than any drawing program does."""
        return self.depth > DEEPEST

    def unfolded(self) -> Unfolded:
        """Return the drawing as it is when all of it is written out."""
        known = self._known()
        if any(one.by in self.parts for one in self.painted):
            for one in self.painted:
                used = known.get(one.used) or _NOTHING
                use = self.parts[one.part].uses.setdefault(one.by, _Use())
                use.times += used.weight
            self.painted.clear()
            known = self._known()
        return known[""] or _ENDLESS

    def _known(self) -> dict[str, Unfolded | None]:
        """Return every part that is drawn, written out; None inside a circle."""
        known: dict[str, Unfolded | None] = {}
        todo = [""]
        while todo:
            name = todo[-1]
            part = self.parts[name]
            if name not in known:
                # Whoever meets it before it is worked out is inside it.
                known[name] = None
                new = [use for use in part.uses if use in self.parts]
                if any(known.get(use, _ENDLESS) is None for use in new):
                    return {"": None}
                todo += [use for use in new if use not in known]
                continue
            todo.pop()
            if known[name] is None:
                known[name] = _summed(part, known)
        return known

    def _use(self, name: str, times: float, deep: int) -> None:
        use = self._part.uses.setdefault(name, _Use())
        use.times += times
        use.deep = max(use.deep, deep)

    @property
    def _part(self) -> _Part:
        return self.parts[self.open[-1][0]]

    @property
    def _within(self) -> int:
        """How deep in its part the element that is open is."""
        return self.depth - self.open[-1][1]


def _summed(part: _Part, known: dict[str, Unfolded | None]) -> Unfolded:
    """Return a part with all that it uses."""
    weight, deep = part.weight, part.deep
    for name, use in part.uses.items():
        one = known.get(name)
        if one is not None:
            weight += use.times * (one.weight + REFERENCE)
            deep = max(deep, use.deep + one.deep)
    return Unfolded(weight=weight, deep=deep)
