"""What a page is printed in: black alone, black and the spot colours, or all inks."""

MONO, SPOT, COLOUR = "mono", "spot", "colour"
IN_WORDS = {
    MONO: "black alone",
    SPOT: "black and spot colours",
    COLOUR: "colour",
}
_RISING = (MONO, SPOT, COLOUR)


def poorer(one: str, other: str) -> str:
    """Return which of two inks of a page has fewer plates."""
    return min(one, other, key=_RISING.index)
