"""A paragraph as one strip of type, with every place where it may be cut.

The strip is what Knuth & Plass call boxes, glue and penalties, kept as parallel
lists: at break `j` a line may end at `end[j]` (a hyphen included, where one is
added) and the next begin at `start[j]`. A line from break i to break j is then
`end[j] - start[i]` em wide, whatever stands between. Break 0 is the beginning,
the last break the end.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from layout.desk.issue import Span
from layout.desk.stylebook import Element
from layout.galley.hyphenating import Hyphenator
from layout.galley.shaping import Typecase, Typeface
from layout.galley.tokens import Token, TokenPiece, TypeLook, ink_of, tokens_of

# The kinds of breaks: at a space; inside a word by its language; at a hyphen, dash or
# stroke of the copy; anywhere, because a word is wider than its line.
SPACE, HYPHEN, SOFT, FORCED = range(4)
# A line cut at these gets a hyphen that the copy does not have.
ADDED = frozenset((HYPHEN, FORCED))

# A line may end after these without anything added; one letter must precede.
DASHES = re.compile(r"(?<=\w)[-–—/](?=\w)|(?<=\S)—(?=\S)")
# Where an address breaks when it must: after these, with nothing added.
SUPERIOR = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
ADDRESS = re.compile(r"(?<=[./_@&=?#-])(?=\w)")


@dataclass(frozen=True, slots=True)
class StripLine:
    """A line of a strip: from break `first` to break `last`."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Cut:
    """A place inside a token where a line may end: `offset` characters in.

    `head` is the width in em of what stays before it, an added hyphen included; what
    goes over to the next line begins `tail` em in.
    """

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
    """The strip; all widths are em of the element's size.

    `end_spaces` and `end_letters` count what can be stretched before a break's `end`,
    the `start_` ones what is before its `start`; `kind` is one of the four above, and
    `token` and `offset` say where in the words it is.
    Invariant: the counts never fall from one break to the next, nor do `end` and
    `start` but for a hyphen that is wider than the letters after it.
    """

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
        *,
        end: float,
        start: float,
        spaces: int,
        letters: int,
        kind: int = SPACE,
        token: int = 0,
        offset: int = 0,
    ) -> None:
        """Add a break with so many spaces and letters before it.

        The space of a break stands between its `end` and its `start`; the first break,
        at the beginning, has none. An added hyphen is a letter of the line it ends.
        """
        behind = 1 if kind == SPACE and self.end else 0
        self.end.append(end)
        self.start.append(start)
        self.end_spaces.append(spaces)
        self.start_spaces.append(spaces + behind)
        self.end_letters.append(letters + (kind in ADDED))
        self.start_letters.append(letters + behind)
        self.kind.append(kind)
        self.token.append(token)
        self.offset.append(offset)

    def width(self, line: StripLine) -> float:
        """Return a line's natural width in em, an added hyphen included."""
        return self.end[line.last] - self.start[line.first]

    def spaces(self, line: StripLine) -> int:
        """Return how many spaces of a line can be stretched."""
        return self.end_spaces[line.last] - self.start_spaces[line.first]

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
        self._small = typecase.style.superscript.scale(element.size)
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
        tokens, blanks = tokens_of(self._superior(spans), self.element)
        strip = Strip(tokens=tokens, blanks=blanks, space=self.space)
        self._fill(strip, room)
        if strip.start:
            strip.start[0] -= indent
        return strip

    def _superior(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """Set raised figures in the face's own superior figures, where it has them.

        They are drawn for that size: figures that are only made small are too thin,
        and smaller than a press prints.
        """
        return tuple(self._own(span) if span.superscript else span for span in spans)

    def _own(self, span: Span) -> Span:
        figures = span.text.translate(SUPERIOR)
        drawn = span.text.isascii() and span.text.isdecimal()
        face = self.face(ink_of(span, self.element)._replace(superscript=False))
        if not drawn or face.missing(figures):
            return span
        return replace(span, text=figures, superscript=False)

    def _fill(self, strip: Strip, room: float) -> None:
        """Set the tokens one after the other, noting every place to cut."""
        measured, known = self.measured, self._measured
        last = len(strip.tokens) - 1
        x, spaces, letters = 0.0, 0, 0
        strip.add(end=0.0, start=0.0, spaces=0, letters=0)
        for number, token in enumerate(strip.tokens):
            word = known.get((token, room)) or measured(token, room)
            if number:
                x += word.kern_before
                strip.start[-1] = x
            for cut in word.cuts:
                strip.add(
                    end=x + cut.head,
                    start=x + cut.tail,
                    spaces=spaces,
                    letters=letters + cut.offset,
                    kind=cut.kind,
                    token=number,
                    offset=cut.offset,
                )
            x += word.width
            spaces += word.stretchable
            letters += word.characters
            blank = 0.0
            if number != last:
                blank = self._blank(strip.blanks[number]) + word.kern_after
            strip.add(
                end=x, start=x + blank, spaces=spaces, letters=letters, token=number + 1
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
            scale = self._small if piece.ink.superscript else 1.0
            total += scale * self.face(piece.ink).width(piece.text)
            total += self.element.tracking * len(piece.text)
        return total

    def _cuts(self, token: Token, text: str, width: float) -> tuple[Cut, ...]:
        # A compound breaks at its own hyphen or not at all: "well-tem-pered" is worse
        # to read than a loose line. Nor does a word of several faces break inside.
        kind, offsets = SOFT, [mark.end() for mark in DASHES.finditer(text)]
        if not offsets and self._hyphenator and len(token) == 1:
            kind, offsets = HYPHEN, list(self._hyphenator.points(text))
        return tuple(self._cut(token, at, kind, width) for at in offsets)

    def _forced(
        self, token: Token, text: str, cuts: tuple[Cut, ...], room: float
    ) -> tuple[Cut, ...]:
        """Add cuts inside those parts of a token that no line has room for.

        An address first gets its own; where that is not enough, any letter will do.
        Every cut more is a line more to weigh, so none is made where none is needed.
        """
        width = self._width(token)
        gentle = [mark.start() for mark in ADDRESS.finditer(text)]
        for kind, offsets in ((SOFT, gentle), (FORCED, range(1, len(text)))):
            # What the cuts so far leave too wide, seen anew after the gentle ones.
            whole = Cut(len(text), SPACE, width, width)
            wide = _too_wide((*cuts, whole), room)
            stuck = [at for at in offsets if any(at in part for part in wide)]
            more = tuple(self._cut(token, at, kind, width) for at in stuck)
            cuts = tuple(sorted((*cuts, *more), key=lambda cut: cut.offset))
        return cuts

    def _cut(self, token: Token, offset: int, kind: int, width: float) -> Cut:
        """Return a cut of a token that is `width` em wide, its parts measured."""
        front, back = split_token(token, offset)
        if kind in ADDED:
            front = (*front[:-1], TokenPiece(front[-1].text + "-", front[-1].ink))
        return Cut(offset, kind, self._width(front), width - self._width(back))


def _too_wide(cuts: Sequence[Cut], room: float) -> list[range]:
    """Return the offsets inside those parts that are wider than a line of `room` em.

    The last of the cuts is the token's end.
    """
    parts = pairwise((Cut(0, SPACE, 0.0, 0.0), *cuts))
    return [
        range(before.offset + 1, after.offset)
        for before, after in parts
        if after.head - before.tail > room
    ]


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
