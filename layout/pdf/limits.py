"""How much of everything a page may have before it is no page any more.

A few kilobytes of PDF can ask for hours of work: a stream that unpacks to gigabytes, a
form that draws a form ten times that draws a form ten times, a million states kept. So
whoever follows content spends a budget, and is refused when there is nothing left.
"""

from dataclasses import dataclass

# Forms in forms deeper than this are a bomb or a circle.
DEEPEST = 16
# So many operators are no newspaper page (a map with every house has a million).
MOST_OPERATORS = 1_500_000
# So often no form is drawn on one: a symbol for each house of a town.
MOST_DRAWS = 20_000
# States kept at once. Annex C of ISO 32000-1 asks for 28; drawings have a few hundred.
MOST_KEPT = 2_000
# Unpacked bytes of one stream of operators. A page of a paper has a quarter of a
# megabyte, one with a map of a town ten.
MOST_BYTES = 64 << 20
# Unpacked bytes of any other stream: a picture in four inks as large as a broadsheet's
# page has 109 million at 300 pixels an inch.
MOST_UNPACKED = 200_000_000
# Objects of a file; those of 128 pages that are tagged come to a third of it.
MOST_OBJECTS = 500_000
# Of whole files, so many operators and forms drawn are followed, and one more for so
# many bytes: what is really there may take its time, what is only multiplied may not.
FREE_OPERATORS, BYTES_AN_OPERATOR = 400_000, 4
FREE_DRAWS, BYTES_A_DRAW = 20_000, 100
FULL = "it has more on it than any page of a paper"
NESTED = "a form is inside itself, or too deep in others"


class TooMuchError(Exception):
    """A page has more on it than a page can have; nothing more of it is followed."""

    def __init__(self) -> None:
        super().__init__(FULL)


class TooDeepError(ValueError):
    """A form is inside itself, or inside more others than any is."""

    def __init__(self) -> None:
        super().__init__(NESTED)


@dataclass(frozen=True, slots=True)
class Cost:
    """What was followed: operators, and streams that they stand in."""

    operators: int = 0
    draws: int = 0

    def since(self, before: "Cost") -> "Cost":
        """Return what was followed after an earlier count."""
        return Cost(self.operators - before.operators, self.draws - before.draws)

    def most(self, other: "Cost") -> "Cost":
        """Return the higher of two costs, of each of the counts."""
        return Cost(max(self.operators, other.operators), max(self.draws, other.draws))

    def times(self, count: int) -> "Cost":
        """Return the cost of following the same so many times."""
        return Cost(self.operators * count, self.draws * count)


class Budget:
    """What may still be followed of one page."""

    def __init__(self, most: int = MOST_OPERATORS, draws: int = MOST_DRAWS) -> None:
        self._most = Cost(most, draws)
        self.spent = Cost()

    @classmethod
    def of_file(cls, size: int) -> "Budget":
        """Return what may be followed of all pages of a file of `size` bytes."""
        return cls(
            FREE_OPERATORS + size // BYTES_AN_OPERATOR,
            FREE_DRAWS + size // BYTES_A_DRAW,
        )

    @property
    def operators_left(self) -> int:
        """How many operators may still come."""
        return self._most.operators - self.spent.operators

    def spend(self, cost: Cost) -> None:
        """Count what is followed next.

        Raises:
            TooMuchError: it is more than any page has.
        """
        spent, most = self.spent, self._most
        self.spent = Cost(spent.operators + cost.operators, spent.draws + cost.draws)
        if self.spent.operators > most.operators or self.spent.draws > most.draws:
            raise TooMuchError
