"""A paragraph as one strip of type, with every place where it may be cut.

The strip is what Knuth & Plass call boxes, glue and penalties, kept as parallel
lists: at break `j` a line may end at `end[j]` (a hyphen included, where one is
added) and the next begin at `start[j]`. A line from break i to break j is then
`end[j] - start[i]` em wide, whatever stands between. Break 0 is the beginning,
the last break the end.
"""

import re
from dataclasses import dataclass, field

from layout.desk.issue import Span
from layout.desk.stylebook import Element
from layout.galley.hyphenating import Hyphenator
from layout.galley.shaping import SUPERSCRIPT_SCALE, Typecase, Typeface
from layout.galley.tokens import Token, TokenPiece, TypeLook, tokens_of

SPACE, HYPHEN, SOFT, FORCED = range(4)
# A line cut at these gets a hyphen that the copy does not have.
ADDED = frozenset((HYPHEN, FORCED))

# A line may end after these without anything added; one letter must precede.
DASHES = re.compile(r"(?<=\w)[-–—/](?=\w)|(?<=\S)—(?=\S)")
# Where an address breaks when it must: after these, with nothing added.
ADDRESS = re.compile(r"(?<=[./_@&=?#-])(?=\w)")


@dataclass(frozen=True, slots=True)
class Cut:
    """A place inside a token where a line may end: `offset` characters in."""

    offset: int
    kind: int
    head: float
    tail: float


@dataclass(frozen=True, slots=True)
class MeasuredToken:
    """A token's width in em, its cuts, and its kerns with a space on either side."""

    width: float
    characters: int
    stretchable: int
    cuts: tuple[Cut, ...]
    kern_before: float
    kern_after: float


@dataclass(slots=True)
class Strip:
    """The strip; all widths are em of the element's size."""

    tokens: list[Token]
    blanks: list[TypeLook]
    end: list[float] = field(default_factory=list)
    start: list[float] = field(default_factory=list)
    end_spaces: list[int] = field(default_factory=list)
    start_spaces: list[int] = field(default_factory=list)
    end_letters: list[int] = field(default_factory=list)
    start_letters: list[int] = field(default_factory=list)
    kind: list[int] = field(default_factory=list)
    token: list[int] = field(default_factory=list)
    offset: list[int] = field(default_factory=list)
    space: float = 0.25

    def add(
        self,
        edges: tuple[float, float],
        spaces: tuple[int, int],
        letters: tuple[int, int],
        place: tuple[int, int, int],
    ) -> None:
        """Add a break: (end, start) of edges, spaces and letters; kind and place."""
        self.end.append(edges[0])
        self.start.append(edges[1])
        self.end_spaces.append(spaces[0])
        self.start_spaces.append(spaces[1])
        self.end_letters.append(letters[0])
        self.start_letters.append(letters[1])
        self.kind.append(place[0])
        self.token.append(place[1])
        self.offset.append(place[2])

    def ends_in_hyphen(self, at: int) -> bool:
        """Say whether a line cut at this break ends in a hyphen of the copy."""
        token, offset = self.tokens[self.token[at]], self.offset[at]
        front, _ = split_token(token, offset)
        return front[-1].text.endswith("-")


class StripCutter:
    """Makes strips for one element and language; remembers what it measured."""

    def __init__(
        self, typecase: Typecase, element: Element, hyphenator: Hyphenator | None
    ) -> None:
        self._typecase = typecase
        self.element = element
        self._hyphenator = hyphenator
        self._measured: dict[tuple[Token, float], MeasuredToken] = {}
        self._faces: dict[TypeLook, Typeface] = {}
        self.space = self.face(TypeLook(element.face)).width(" ")

    def face(self, ink: TypeLook) -> Typeface:
        """Return the typeface of an ink with the element's features."""
        found = self._faces.get(ink)
        if found is None:
            features = self.element.features + (("smcp",) if ink.small_caps else ())
            found = self._faces[ink] = self._typecase.face(ink.face, features)
        return found

    def typeface(self, key: str) -> Typeface:
        """Return a plain typeface by its key, for what stands beside the copy."""
        return self._typecase.face(key)

    def strip(self, spans: tuple[Span, ...], room: float, indent: float = 0) -> Strip:
        """Lay out spans in a strip; `room` (em) is the narrowest line to come.

        `indent` (em) is taken from the first line. A token wider than `room` may
        be cut anywhere: words are not lost, even absurd ones.
        """
        tokens, blanks = tokens_of(spans, self.element)
        strip = Strip(tokens=tokens, blanks=blanks, space=self.space)
        self._fill(strip, room)
        if strip.start:
            strip.start[0] -= indent
        return strip

    def _fill(self, strip: Strip, room: float) -> None:
        """Set the tokens one after the other, noting every place to cut."""
        measured, known = self.measured, self._measured
        last = len(strip.tokens) - 1
        x, spaces, letters = 0.0, 0, 0
        strip.add((0.0, 0.0), (0, 0), (0, 0), (SPACE, 0, 0))
        for number, token in enumerate(strip.tokens):
            word = known.get((token, room)) or measured(token, room)
            if number:
                x += word.kern_before
                strip.start[-1] = x
            for cut in word.cuts:
                at = letters + cut.offset
                strip.add(
                    (x + cut.head, x + cut.tail),
                    (spaces, spaces),
                    (at + (cut.kind in ADDED), at),
                    (cut.kind, number, cut.offset),
                )
            x += word.width
            spaces += word.stretchable
            letters += word.characters
            blank = 0.0
            if number != last:
                blank = self._blank(strip.blanks[number]) + word.kern_after
            strip.add(
                (x, x + blank),
                (spaces, spaces + 1),
                (letters, letters + 1),
                (SPACE, number + 1, 0),
            )
            x += blank
            spaces += 1
            letters += 1

    def _blank(self, ink: TypeLook) -> float:
        return self.face(ink).width(" ") + self.element.tracking

    def measured(self, token: Token, room: float) -> MeasuredToken:
        """Measure a token once; `room` decides whether it must be cut anywhere."""
        width = self._width(token)
        text = "".join(piece.text for piece in token)
        cuts = self._cuts(token, text, width)
        if width > room:
            cuts = self._forced(token, text, cuts, room)
        result = MeasuredToken(
            width=width,
            characters=len(text),
            stretchable=text.count("\u00a0"),
            cuts=cuts,
            kern_before=self._kern(token[0], " ", ""),
            kern_after=self._kern(token[-1], "", " "),
        )
        self._measured[token, room] = result
        return result

    def _kern(self, piece: TokenPiece, before: str, after: str) -> float:
        """Return what a piece gains or loses beside a space; small ones do not kern."""
        if piece.ink.superscript:
            return 0.0
        face, text = self.face(piece.ink), piece.text
        return face.width(before + text + after) - face.width(" ") - face.width(text)

    def _width(self, token: Token) -> float:
        total = 0.0
        for piece in token:
            scale = SUPERSCRIPT_SCALE if piece.ink.superscript else 1.0
            total += scale * self.face(piece.ink).width(piece.text)
            total += self.element.tracking * len(piece.text)
        return total

    def _cuts(self, token: Token, text: str, width: float) -> tuple[Cut, ...]:
        marks = [(m.end(), SOFT) for m in DASHES.finditer(text)]
        if not marks and self._hyphenator and len(token) == 1:
            marks = [(at, HYPHEN) for at in self._hyphenator.points(text)]
        return tuple(self._cut(token, mark, width) for mark in marks)

    def _forced(
        self, token: Token, text: str, cuts: tuple[Cut, ...], room: float
    ) -> tuple[Cut, ...]:
        """Add cuts inside those parts of a token that no line has room for.

        An address first gets its own; where that is not enough, any letter will do.
        Every cut more is a line more to weigh, so none is made where none is needed.
        """
        width = self._width(token)
        gentle = [(m.start(), SOFT) for m in ADDRESS.finditer(text)]
        anywhere = [(at, FORCED) for at in range(1, len(text))]
        for marks in (gentle, anywhere):
            wide = _wide(cuts, text, (width, room))
            stuck = [mark for mark in marks if _is_within(mark[0], wide)]
            more = tuple(self._cut(token, mark, width) for mark in stuck)
            cuts = tuple(sorted((*cuts, *more), key=lambda cut: cut.offset))
        return cuts

    def _cut(self, token: Token, mark: tuple[int, int], width: float) -> Cut:
        offset, kind = mark
        front, back = split_token(token, offset)
        if kind in ADDED:
            front = (*front[:-1], TokenPiece(front[-1].text + "-", front[-1].ink))
        return Cut(offset, kind, self._width(front), width - self._width(back))


def _wide(
    cuts: tuple[Cut, ...], text: str, widths: tuple[float, float]
) -> list[tuple[int, int]]:
    """Return the parts between cuts that are wider than a line, as offsets.

    `widths` are the whole token's and the line's, in em.
    """
    whole, room = widths
    starts = [(0, 0.0), *((cut.offset, cut.tail) for cut in cuts)]
    ends = [*((cut.offset, cut.head) for cut in cuts), (len(text), whole)]
    pairs = zip(starts, ends, strict=True)
    return [(first, last) for (first, x), (last, end) in pairs if end - x > room]


def _is_within(offset: int, parts: list[tuple[int, int]]) -> bool:
    return any(first < offset < last for first, last in parts)


def split_token(token: Token, offset: int) -> tuple[Token, Token]:
    """Cut a token after `offset` characters; neither part is empty."""
    front: list[TokenPiece] = []
    back: list[TokenPiece] = []
    for piece in token:
        size = len(piece.text)
        if offset >= size:
            front.append(piece)
        elif offset <= 0:
            back.append(piece)
        else:
            front.append(TokenPiece(piece.text[:offset], piece.ink))
            back.append(TokenPiece(piece.text[offset:], piece.ink))
        offset -= size
    return tuple(front), tuple(back)
