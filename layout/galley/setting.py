"""From chosen breaks to lines: the runs of each, with the hyphens written out."""

from layout.galley.galley import Line, Run
from layout.galley.strip import ADDED, SPACE, Strip, StripLine, split_token
from layout.galley.tokens import TokenPiece, TypeLook


def line_of(
    strip: Strip,
    row: StripLine,
    *,
    width: float,
    measure: float,
    offset: float,
    justified: bool,
    letter_space: float = 0.0,
) -> Line:
    """Return a line of a strip as it stands on a page.

    `width`, `measure` and `offset` are points, `letter_space` em; see `galley.Line`.
    """
    first, last = row.first, row.last
    pieces = _pieces(strip, first, last)
    added = strip.kind[last] in ADDED
    if added:
        pieces[-1] = TokenPiece(pieces[-1].text + "-", pieces[-1].ink)
    return Line(
        runs=_runs(pieces),
        width=width,
        spaces=strip.spaces(row),
        measure=measure,
        offset=offset,
        justified=justified,
        hyphenated=added,
        cut=strip.kind[last] != SPACE,
        letter_space=letter_space,
    )


def _pieces(strip: Strip, first: int, last: int) -> list[TokenPiece]:
    """Collect a line's pieces; spaces between words are pieces too."""
    token, stop = strip.token[first], strip.token[last]
    skip, cut = strip.offset[first], strip.offset[last]
    pieces: list[TokenPiece] = []
    for number in range(token, stop + (1 if strip.kind[last] != SPACE else 0)):
        word = strip.tokens[number]
        if number == stop and cut:
            word = split_token(word, cut)[0]
        if number == token and skip:
            word = split_token(word, skip)[1]
        if pieces:
            pieces.append(TokenPiece(" ", strip.blanks[number - 1]))
        pieces.extend(word)
    return pieces


def _runs(pieces: list[TokenPiece]) -> tuple[Run, ...]:
    """Join neighbouring pieces of one ink."""
    runs: list[Run] = []
    ink: TypeLook | None = None
    texts: list[str] = []
    for piece in pieces:
        if piece.ink != ink and texts and ink is not None:
            runs.append(_run("".join(texts), ink))
            texts = []
        ink = piece.ink
        texts.append(piece.text)
    if texts and ink is not None:
        runs.append(_run("".join(texts), ink))
    return tuple(runs)


def _run(text: str, ink: TypeLook) -> Run:
    return Run(
        text=text,
        face=ink.face,
        small_caps=ink.small_caps,
        superscript=ink.superscript,
        href=ink.href,
    )
