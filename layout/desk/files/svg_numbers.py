"""Numbers of a drawing, read as the renderer reads them: lengths, lists, paths.

A number that the renderer cannot read ends its drawing in the middle, and a unit that
it does not know is a length of nothing. So each is held against what it understands,
word by word: no pattern here looks twice at a place.
"""

import re
from collections import deque
from dataclasses import dataclass

# No plane of a drawing is larger; past it, places on a page are lost to rounding.
MOST = 1e9
# Characters of a path or of a list of points. The renderer copies what is left of one
# at each of its points: a second for this, and four times that for twice as much.
MOST_TEXT = 500_000

NUMBER = re.compile(r"[+-]?(?:\d++(?:\.\d*+)?|\.\d++)(?:e[+-]?\d+)?")
# Numbers stand together without a space where a sign or a point parts them.
SIGN = re.compile(r"(?<!e)([+-])")
SPACES = re.compile(r"[ \n\r\t,]+")
POINTS = re.compile(r"(\.[0-9-]+)(?=\.)")

LENGTHS = frozenset(["", "px", "pt", "pc", "in", "cm", "mm", "em", "ex", "rem", "%"])
ANGLES = frozenset(["", "deg", "rad", "grad", "turn"])
A_NUMBER = "a number of at most a thousand million"
A_LENGTH = "a number, or one with px, pt, mm, cm, in, em or % right behind it"
A_PATH = "commands and their numbers: M 0 0 L 9 9 C 1 2 3 4 5 6 Z"
POINTS_WANTED = "pairs of numbers: 0,0 9,0 9,9"
TRANSFORMS = (
    "matrix, translate, scale, rotate, skewX and skewY with their numbers in brackets"
)

# How many numbers a path's commands take.
TAKES = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7, "z": 0}
COMMANDS = "achlmqstvzACHLMQSTVZ"
# How many numbers a transform's functions take, and in what they are measured.
FUNCTIONS = {
    "matrix": ((6,), frozenset([""])),
    "translate": ((1, 2), LENGTHS - {"%"}),
    "scale": ((1, 2), frozenset([""])),
    "rotate": ((1, 3), ANGLES),
    "skewX": ((1,), ANGLES),
    "skewY": ((1,), ANGLES),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What a path or a list of points comes to.

    `length` is at least that of the line, in the units of its numbers. `fault` says
    what it has to be, if it cannot be read.
    """

    points: int = 0
    length: float = 0.0
    fault: str = ""


def spaced(text: str) -> list[str]:
    """Part a list of numbers as the renderer does."""
    parted = SIGN.sub(r" \1", text.replace("E", "e"))
    return POINTS.sub(r"\1 ", SPACES.sub(" ", parted)).split()


def is_number(word: str) -> bool:
    """Say whether a word is a number, not too large."""
    return NUMBER.fullmatch(word) is not None and abs(float(word)) <= MOST


def measured(word: str, units: frozenset[str]) -> bool:
    """Say whether a word is a number with one of the units."""
    found = NUMBER.match(word)
    return (
        found is not None
        and word[found.end() :] in units
        and abs(float(found[0])) <= MOST
    )


def value_of(word: str) -> float:
    """Return the number that a word begins with; 0 if with none."""
    found = NUMBER.match(word.strip().replace("E", "e"))
    return float(found[0]) if found else 0.0


def read_points(text: str) -> Outline:
    """Read the points of a polygon or polyline."""
    if len(text) > MOST_TEXT:
        return Outline(fault=f"of {MOST_TEXT} characters at most: simplify it")
    words = spaced(text)
    if len(words) % 2 or not all(map(is_number, words)):
        return Outline(fault=POINTS_WANTED)
    places = list(map(float, words))
    length = sum(
        abs(here - before) for before, here in zip(places, places[2:], strict=False)
    )
    return Outline(points=len(words) // 2, length=2 * length)


def read_path(text: str) -> Outline:
    """Read a path; it begins with a move, and every command has all its numbers."""
    if len(text) > MOST_TEXT:
        return Outline(fault=f"of {MOST_TEXT} characters at most: simplify it")
    for letter in COMMANDS:
        text = text.replace(letter, f" {letter} ")
    words = deque(spaced(text))
    if words and words[0] not in "Mm":
        return Outline(fault=A_PATH)
    pen = _Pen()
    while words:
        letter = words.popleft()
        if letter not in TAKES and letter.lower() not in TAKES:
            return Outline(fault=A_PATH)
        again = True
        while again:
            numbers = _taken(words, letter.lower())
            if numbers is None:
                return Outline(fault=A_PATH)
            pen.go(letter, numbers)
            again = bool(words) and words[0] not in COMMANDS
            if again and letter in "zZ":
                return Outline(fault=A_PATH)
    return Outline(points=pen.points, length=pen.length)


def _taken(words: deque[str], command: str) -> list[float] | None:
    """Take a command's numbers from what follows it; None if they are not there."""
    numbers: list[float] = []
    for place in range(TAKES[command]):
        if not words:
            return None
        word = words.popleft()
        if command == "a" and place in (3, 4):
            # The two flags of an arc may stand before what follows without a space.
            if word[0] not in "01":
                return None
            if rest := word[1:]:
                words.appendleft(rest)
            word = word[0]
        if not is_number(word):
            return None
        numbers.append(float(word))
    return numbers


@dataclass(slots=True)
class _Pen:
    """Follows a path; a curve is no longer than the way along its handles."""

    points: int = 0
    length: float = 0.0
    across: float = 0.0
    down: float = 0.0

    def go(self, letter: str, numbers: list[float]) -> None:
        command, near = letter.lower(), letter.islower()
        self.points += 1
        if command == "z":
            return
        if command == "a":
            self.length += 7 * (abs(numbers[0]) + abs(numbers[1]))
            numbers = numbers[5:]
        from_across = self.across if near else 0.0
        from_down = self.down if near else 0.0
        if command == "v":
            numbers = [self.across - from_across, *numbers]
        elif command == "h":
            numbers = [*numbers, self.down - from_down]
        for across, down in zip(numbers[::2], numbers[1::2], strict=True):
            across, down = across + from_across, down + from_down
            self.length += abs(across - self.across) + abs(down - self.down)
            self.across, self.down = across, down


def transform_fault(text: str) -> str:
    """Say what a transform has to be, if it is something else."""
    if text.strip() in ("", "none"):
        return ""
    for part in text.strip().rstrip(")").split(")"):
        name, bracket, inside = part.partition("(")
        name = name.strip(" \n\r\t,")
        if not bracket or name not in FUNCTIONS or text.strip()[-1] != ")":
            return TRANSFORMS
        counts, units = FUNCTIONS[name]
        words = spaced(inside)
        if len(words) not in counts or not all(measured(w, units) for w in words):
            return TRANSFORMS
        if _is_flat(name, words):
            return "one that leaves something to see: it makes all of it flat"
    return ""


def _is_flat(name: str, words: list[str]) -> bool:
    """Say whether a transform presses everything into a line."""
    numbers = [value_of(word) for word in words]
    if name == "scale":
        return 0.0 in numbers
    return name == "matrix" and numbers[0] * numbers[3] == numbers[1] * numbers[2]
