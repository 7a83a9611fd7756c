"""What newspaper copy cannot hold is taken out of the Markdown, with a note each.

HTML tags, template tags, comments, footnotes and attribute lists go; the words
between them stay. No line is added or lost, so that line numbers stay true.
"""

import re
from dataclasses import dataclass

from layout.codes import Code
from layout.notebook import Notebook

CODE = r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
FENCE = re.compile(r"^\s*(```+|~~~+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """A kind of foreign matter. One of the `signs` is in all of it."""

    code: Code
    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    message: str
    hint: str
    code_spans: bool = True


def _pattern(text: str) -> re.Pattern[str]:
    """Return the pattern, or a code span, which is passed over."""
    return re.compile(f"{CODE}|(?P<foreign>{text})", re.DOTALL)


KINDS = (
    _Kind(
        code=Code.COMMENT,
        signs=("<!--",),
        pattern=_pattern(r"<!--.*?-->"),
        message="a comment is not printed",
        hint="nothing to do, if it was meant so",
    ),
    _Kind(
        code=Code.RAW_HTML,
        signs=("<script", "<style"),
        pattern=_pattern(r"<(?:script|style)\b.*?</(?:script|style)\s*>"),
        message="a script or style sheet is left out",
        hint="delete it",
    ),
    _Kind(
        code=Code.TEMPLATE_TAG,
        signs=("{%", "{{"),
        pattern=_pattern(r"\{%.*?%\}|\{\{.*?\}\}"),
        message="a template tag is left out",
        hint="write what it stands for",
    ),
    _Kind(
        code=Code.RAW_HTML,
        signs=("<",),
        pattern=_pattern(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>"),
        message="an HTML tag is left out; its words are kept",
        hint="write it as Markdown",
    ),
    _Kind(
        code=Code.FOOTNOTE,
        signs=("[^",),
        pattern=_pattern(r"\[\^[^\]\s]+\](?::[ \t]*)?"),
        message="footnotes are not set; the mark is left out, the note's text stays",
        hint="work the note into the copy",
    ),
    _Kind(
        code=Code.ATTRIBUTE,
        signs=("{:", "{.", "{#"),
        pattern=_pattern(r"\{:[^{}\n]*\}|\{[.#](?!smallcaps\})[\w-][^{}\n]*\}"),
        message="an attribute list is left out",
        hint="delete it; only [BBC]{.smallcaps} is known",
    ),
)


def without_foreign(markdown: str, book: Notebook) -> str:
    """Return the Markdown without what cannot be set; lines stay where they were."""
    text = _unfenced(markdown, book)
    for kind in KINDS:
        text = _without(text, kind, book)
    return text


def _without(text: str, kind: _Kind, book: Notebook) -> str:
    if not any(sign in text for sign in kind.signs):
        return text
    noted: set[int] = set()

    def blank(match: re.Match[str]) -> str:
        foreign = match["foreign"]
        if foreign is None:
            return match[0]
        line = text.count("\n", 0, match.start()) + 1
        if line not in noted:
            noted.add(line)
            _note(kind, foreign, line, book)
        # A tag inside a word joins; one that spans lines keeps their number.
        lines = foreign.count("\n")
        return "\n" * lines or (" " if foreign.startswith("<br") else "")

    cleaned = kind.pattern.sub(blank, text)
    return _dedented(cleaned, noted) if kind.code is Code.RAW_HTML else cleaned


def _note(kind: _Kind, foreign: str, line: int, book: Notebook) -> None:
    shown = " ".join(foreign.split())
    shown = shown if len(shown) <= 60 else shown[:57] + "..."
    book.note(kind.code, f"{kind.message}: {shown}", line=line, hint=kind.hint)


def _dedented(text: str, lines: set[int]) -> str:
    """Take the indent off lines that had tags: it was HTML's, and reads as code."""
    return "\n".join(
        line.lstrip() if number in lines else line
        for number, line in enumerate(text.split("\n"), 1)
    )


def _unfenced(text: str, book: Notebook) -> str:
    """Turn fenced code into indented code, which the parser knows as plain lines."""
    lines = text.split("\n")
    fence = ""
    for place, line in enumerate(lines):
        match = FENCE.match(line)
        if fence and line.strip().startswith(fence):
            fence, lines[place] = "", ""
        elif fence:
            lines[place] = f"    {line}" if line.strip() else ""
        elif match and not line.strip().strip(match[1][0]).count("`"):
            fence, lines[place] = match[1], ""
    return "\n".join(lines)
