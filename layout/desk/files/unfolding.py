"""How large a drawing is when everything that it uses again is written out.

Ten elements that each use the one before ten times are ten thousand million.
"""

from dataclasses import dataclass, field

# A map with every house of a town, each a symbol with a dozen lines.
MOST_ELEMENTS = 500_000
# Elements within elements; a program that draws goes down as deep.
DEEPEST = 120


@dataclass(slots=True, kw_only=True)
class Unfolding:
    """Told of every element as it begins and ends; `within` are the open ones' ids."""

    count: int = 0
    within: list[str] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)
    uses: dict[str, list[str]] = field(default_factory=dict)

    def begin(self, name: str, used: str) -> None:
        """Note an element's id and the id of what it uses, empty if none."""
        self.count += 1
        self.within.append(name)
        for outer in {"", *self.within}:
            self.sizes[outer] = self.sizes.get(outer, 0) + 1
            if used:
                self.uses.setdefault(outer, []).append(used)

    def end(self) -> None:
        """Note the end of the last element that began."""
        self.within.pop()

    @property
    def too_deep(self) -> bool:
        """Whether elements are nested deeper than any drawing program does."""
        return len(self.within) > DEEPEST

    def elements(self) -> int:
        """Return how many elements are drawn; more than MOST_ELEMENTS without end."""
        return self._unfolded("", {})

    def _unfolded(self, name: str, known: dict[str, int]) -> int:
        if name not in known:
            # Whoever meets it again while it is worked out is inside it.
            known[name] = MOST_ELEMENTS + 1
            total = self.sizes.get(name, 0)
            for used in self.uses.get(name, ()):
                total += self._unfolded(used, known)
                if total > MOST_ELEMENTS:
                    break
            known[name] = min(total, MOST_ELEMENTS + 1)
        return known[name]
