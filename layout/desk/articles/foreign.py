"""What newspaper copy cannot hold is taken out of the Markdown, with a note each.

HTML tags, template tags, comments and attribute lists go; the words between them
stay. No line is added or lost, so that line numbers stay true.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from layout.codes import Code
from layout.desk.articles.footnotes import with_raised_marks
from layout.enclosed import CodeSpans, MarkedPassage, PassageFinder
from layout.notebook import Notebook

FENCE = re.compile(r"^\s*(```+|~~~+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """A kind of foreign matter: what begins it, and what ends it if that has an end.

    One of the `signs` is in all of it.
    """

    code: Code
    signs: tuple[str, ...]
    begins: re.Pattern[str]
    ends: re.Pattern[str] | None = None
    message: str
    hint: str

    def passages(self, text: str) -> Iterator[MarkedPassage]:
        """Yield what is of this kind in a text, but in its code spans."""
        own = _Whole(text, self.begins)
        found = PassageFinder(text, self.begins, self.ends) if self.ends else own
        code = CodeSpans(text)
        passage, span = found.after(0), code.after(0)
        while passage is not None:
            if span is not None and span.start < passage.start:
                place = span.end
            else:
                yield passage
                place = passage.end
            if passage.start < place:
                passage = found.after(place)
            if span is not None and span.start < place:
                span = code.after(place)


@dataclass(frozen=True, slots=True)
class _Whole:
    """Passages that one pattern has from beginning to end."""

    text: str
    pattern: re.Pattern[str]

    def after(self, place: int) -> MarkedPassage | None:
        match = self.pattern.search(self.text, place)
        return match and MarkedPassage(start=match.start(), end=match.end())


KINDS = (
    _Kind(
        code=Code.COMMENT,
        signs=("<!--",),
        begins=re.compile("<!--"),
        ends=re.compile("-->"),
        message="a comment is not printed",
        hint="nothing to do, if it was meant so",
    ),
    _Kind(
        code=Code.RAW_HTML,
        signs=("<script", "<style"),
        begins=re.compile(r"<(?:script|style)\b"),
        ends=re.compile(r"</(?:script|style)\s*+>"),
        message="a script or style sheet is left out",
        hint="delete it",
    ),
    *(
        _Kind(
            code=Code.TEMPLATE_TAG,
            signs=(sign,),
            begins=re.compile(re.escape(sign)),
            ends=re.compile(end),
            message="a template tag is left out",
            hint="write what it stands for",
        )
        for sign, end in (("{%", "%}"), ("{{", "}}"))
    ),
    _Kind(
        code=Code.RAW_HTML,
        signs=("<",),
        begins=re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>"),
        message="an HTML tag is left out; its words are kept",
        hint="write it as Markdown",
    ),
    _Kind(
        code=Code.ATTRIBUTE,
        signs=("{:", "{.", "{#"),
        begins=re.compile(r"\{:[^{}\n]*\}|\{[.#](?!smallcaps\})[\w-][^{}\n]*\}"),
        message="an attribute list is left out",
        hint="delete it; only [BBC]{.smallcaps} is known",
    ),
)


def without_foreign(markdown: str, book: Notebook) -> str:
    """Return the Markdown without what cannot be set; lines stay where they were."""
    text = with_raised_marks(_unfenced(markdown, book), book)
    for kind in KINDS:
        text = _without(text, kind, book)
    return text


def _without(text: str, kind: _Kind, book: Notebook) -> str:
    if not any(sign in text for sign in kind.signs):
        return text
    noted: set[int] = set()
    parts: list[str] = []
    at, line = 0, 1
    for passage in kind.passages(text):
        line += text.count("\n", at, passage.start)
        foreign = text[passage.start : passage.end]
        if line not in noted:
            noted.add(line)
            _note(kind, foreign, line, book)
        # A tag inside a word joins; one that spans lines keeps their number.
        lines = foreign.count("\n")
        mark = "\n" * lines or (" " if foreign.startswith("<br") else "")
        parts += [text[at : passage.start], mark]
        at, line = passage.end, line + lines
    cleaned = "".join([*parts, text[at:]])
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
