"""What MDX puts into Markdown for machines: imports, exports, expressions."""

import re
from collections.abc import Iterator
from typing import Final

from layout.copy.manuscript import Leftover
from layout.copy.markup import escaped

SUFFIX: Final = ".mdx"
REASON: Final = "it is code of the web site"
IMPORT: Final = re.compile(
    r"^import\s++(?:[\w$*{}, ]{1,200}?\sfrom\s+)?[\"'][^\"'\n]++[\"'];?\s*+$"
)
EXPORT: Final = re.compile(
    r"^export\s+(?:const|let|var|function|default|async|class|\{)"
)
FENCE: Final = re.compile(r"^\s{0,3}(?:```|~~~)")
# {fare}, {props.title}, {/* a remark */}: no word of theirs is meant for a reader.
EXPRESSION: Final = re.compile(
    r"\{/\*.{0,1000}?\*/\}|\{[\w$]+(?:\.[\w$]+|\(\)|\[\w+\])*\}"
)


def without_code(text: str, name: str, line: int) -> tuple[str, list[Leftover]]:
    """Return Markdown without code of MDX, and what that was; lines stay.

    Args:
        text: the copy.
        name: the source's name: only MDX may have exports and expressions.
        line: the copy's first line in the source.
    """
    left: list[Leftover] = []
    whole = name.casefold().endswith(SUFFIX)
    lines = list(_lines(text, left, line, whole=whole))
    return "\n".join(lines), left


def _lines(
    text: str, left: list[Leftover], first: int, *, whole: bool
) -> Iterator[str]:
    fenced = exported = False
    for number, line in enumerate(text.split("\n"), first):
        fenced ^= FENCE.match(line) is not None
        # An export goes on to the next empty line.
        exported = (
            whole and bool(line.strip()) and (exported or bool(EXPORT.match(line)))
        )
        if not fenced and (exported or IMPORT.match(line)):
            left.append(Leftover(text=escaped(line), reason=REASON, line=number))
            yield ""
            continue
        if whole and not fenced:
            for match in EXPRESSION.finditer(line):
                left.append(
                    Leftover(text=escaped(match[0]), reason=REASON, line=number)
                )
            line = EXPRESSION.sub("", line)
        yield line
