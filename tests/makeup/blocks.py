"""Hand-made set paragraphs: only the number of lines and the hyphens matter."""

from layout.desk.issue import BlockKind
from layout.galley.galley import Line, Run, SetBlock, Setting


def line(*, hyphenated: bool = False) -> Line:
    text = "so-" if hyphenated else "so"
    runs = (Run(text=text, face="text"),)
    return Line(runs=runs, width=9, spaces=0, measure=100, hyphenated=hyphenated)


def setting(lines: int, cost: float = 0.0, hyphens: tuple[int, ...] = ()) -> Setting:
    """Return a setting; `hyphens` are the lines, from 0, that end in one."""
    made = tuple(line(hyphenated=number in hyphens) for number in range(lines))
    return Setting(lines=made, cost=cost)


def para(lines: int, *others: Setting, hyphens: tuple[int, ...] = ()) -> SetBlock:
    """Return a paragraph of so many lines, and its other settings."""
    return SetBlock(
        kind=BlockKind.PARAGRAPH,
        element="paragraph",
        settings=(setting(lines, hyphens=hyphens), *others),
        before=0,
        source_line=1,
    )


def crosshead(lines: int = 1) -> SetBlock:
    """Return a crosshead with a line of white above."""
    return SetBlock(
        kind=BlockKind.CROSSHEAD,
        element="crosshead",
        settings=(setting(lines),),
        before=1,
        source_line=1,
        keeps=True,
    )
