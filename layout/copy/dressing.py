"""What a reader found, dressed as an article: its head, its copy, its pictures."""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from layout.codes import Code, Severity
from layout.copy.manuscript import (
    Block,
    Break,
    Crosshead,
    Manuscript,
    Paragraph,
    Quote,
    Source,
)
from layout.copy.markdown.fields import BY, Fields
from layout.copy.markup import escaped, plain_of
from layout.copy.remarks import guess, shown
from layout.copy.source_pictures import pictures_of
from layout.copy.subbing.people import listed
from layout.copy.web.flow import Flow, FlowItem, Head, Para
from layout.notebook import Notebook

# A head of more words is a paragraph. The Guardian's longest have some twenty.
LONGEST_HEAD: Final = 25
LONGEST_BYLINE: Final = 12
# A byline stands among the first things of an article.
OPENING: Final = 4
# A style that names a part of the head means it only there.
HEADING: Final = 8
MOST_LINES: Final = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Odd:
    """What was set as the nearest thing, as a remark says it."""

    code: Code
    message: str
    hint: str


ODD: Final = {
    "code": _Odd(
        code=Code.CODE, message="code is set as plain text", hint="write it as words"
    ),
    "nested-list": _Odd(
        code=Code.NESTED_LIST,
        message="a list within a list is set at one level",
        hint="write it as one list",
    ),
    "frame": _Odd(
        code=Code.IMPORT_MENDED,
        message="a table of a single row or column is set as paragraphs",
        hint="nothing to do, if it was only a frame",
    ),
    "stale-link": _Odd(
        code=Code.IMPORT_LINK,
        message="a link within the web site is printed as its words",
        hint="write the whole address, if readers of screen.pdf should have it",
    ),
    "script": _Odd(
        code=Code.RAW_HTML,
        message="a script or style sheet is left out",
        hint="nothing to do",
    ),
    "comment": _Odd(
        code=Code.COMMENT, message="a comment is not printed", hint="nothing to do"
    ),
    "attribute": _Odd(
        code=Code.ATTRIBUTE,
        message="an attribute list is left out",
        hint="nothing to do",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDraft:
    """Everything that a reader knows: the flow of the source, and its keys.

    `markup` says that headings are marked as such, so that bold lines are not.
    """

    source: Source
    flow: Flow
    fields: Fields
    encoding: str = "utf-8"
    markup: bool = True


def dressed(draft: SourceDraft, remarks: Notebook) -> Manuscript:
    """Return the article that a draft is, its guesses remarked."""
    items = list(draft.flow.items)
    parts = {role: _taken(items, role) for role in ("headline", "kicker")}
    parts["byline"] = listed(
        [BY.sub("", plain_of(name)) for name in _roles(items, "byline")]
    )
    standfirst = " ".join(_roles(items, "standfirst"))
    dateline = draft.fields.dateline or _taken(items, "dateline")
    headline = draft.fields.headline or parts["headline"]
    headline = _headline(headline, items, remarks)
    byline = draft.fields.byline or parts["byline"] or _byline(items, remarks)
    _remark_ids(draft.fields, remarks)
    standfirst = standfirst or _standfirst(draft.fields, items, remarks)
    shots = [*draft.fields.shots, *draft.flow.shots]
    pictures, captions = pictures_of(shots, draft.source, remarks)
    _remark_odd(draft.flow, remarks)
    dropped = (*draft.flow.leftovers, *captions)
    return Manuscript(
        headline=headline,
        kicker=draft.fields.kicker or parts["kicker"],
        standfirst=standfirst,
        byline=BY.sub("", byline),
        dateline=dateline,
        section=draft.fields.section,
        language=draft.fields.language,
        jump_head=draft.fields.jump_head,
        rank=draft.fields.rank,
        pull_quotes=draft.fields.pull_quotes,
        blocks=_blocks(items, draft, remarks),
        pictures=pictures,
        dropped=tuple(sorted(dropped, key=lambda leftover: leftover.line)),
        encoding=draft.encoding,
    )


def dressed_apart(draft: SourceDraft, remarks: Notebook) -> tuple[Manuscript, ...]:
    """Return the articles of a draft: each headline begins one."""
    items, flow = draft.flow.items, draft.flow
    roles = ["", *map(_role, items)]
    starts = [
        place
        for place, (before, role) in enumerate(pairwise(roles))
        if role == "headline" != before
    ]
    if len(starts) < 2:
        return (dressed(draft, remarks),)
    guess(remarks, f"the file is taken for {len(starts)} articles, one for each title")
    # A kicker stands above its headline.
    starts = [at - (at > 0 and _role(items[at - 1]) == "kicker") for at in starts]
    starts[0] = 0
    ends = [*starts[1:], len(items)]
    first = [0, *(items[at].line for at in starts[1:])]
    last = [*first[1:], MOST_LINES]
    articles: list[Manuscript] = []
    for start, end, low, high in zip(starts, ends, first, last, strict=True):
        part = Flow(
            items=items[start:end],
            shots=[shot for shot in flow.shots if low <= shot.line < high],
            leftovers=[left for left in flow.leftovers if low <= left.line < high],
        )
        articles.append(dressed(replace(draft, flow=part), remarks))
    _remark_odd(flow, remarks)
    return tuple(articles)


def _role(item: FlowItem) -> str:
    return item.role if isinstance(item, Para) else ""


def _roles(items: list[FlowItem], role: str) -> list[str]:
    """Take the paragraphs of a role out of an article's first items."""
    found = [item for item in items[:HEADING] if _role(item) == role]
    items[:] = [item for item in items if item not in found]
    return [item.text for item in found if isinstance(item, Para)]


def _taken(items: list[FlowItem], role: str) -> str:
    return plain_of(" ".join(_roles(items, role)))


def _headline(given: str, items: list[FlowItem], remarks: Notebook) -> str:
    """Return the headline; a heading that says it again is taken out of the copy."""
    first = next((item for item in items if isinstance(item, Head)), None)
    words = first and plain_of(first.text)
    opens = first is not None and items.index(first) <= 1
    if given:
        if first is not None and opens and _same(words or "", given):
            items.remove(first)
        return given
    if first is not None and (first.level == 1 or opens):
        items.remove(first)
        return words or ""
    # Who wrote it may stand above the headline.
    opening = next((item for item in items[:2] if not _name_in(item)), None)
    if isinstance(opening, Para) and _is_head(plain_of(opening.text)):
        items.remove(opening)
        text = plain_of(opening.text)
        said = f'the first line is taken for the headline: "{shown(text)}"'
        guess(remarks, said, opening.line)
        return text
    return ""


def _same(one: str, other: str) -> bool:
    return _words(one) == _words(other)


def _words(text: str) -> list[str]:
    kept = (c if c.isalnum() else " " for c in text.casefold() if c not in "'’")
    return "".join(kept).split()


def _is_head(text: str) -> bool:
    return 0 < len(text.split()) <= LONGEST_HEAD and text.strip()[-1] not in ".,;:"


def _byline(items: list[FlowItem], remarks: Notebook) -> str:
    """Take a line that begins with "By" from among an article's first."""
    for item in items[:OPENING]:
        name = _name_in(item)
        if name and isinstance(item, Para):
            items.remove(item)
            text = plain_of(item.text)
            guess(remarks, f'this line is taken for the byline: "{text}"', item.line)
            return name
    return ""


def _name_in(item: FlowItem) -> str:
    """Return the name in a line that begins with "By", else nothing."""
    text = plain_of(item.text) if isinstance(item, Para) else ""
    name = BY.sub("", text)
    short = len(text.split()) <= LONGEST_BYLINE and text[-1:] not in ".,;:!?"
    return name if name != text and short and name[:1].isupper() else ""


def _remark_ids(fields: Fields, remarks: Notebook) -> None:
    if fields.ids:
        known = ", ".join(f'"{name}"' for name in fields.ids)
        guess(remarks, f'the byline "{fields.byline}" is made of ids: {known}', 1)


def _standfirst(fields: Fields, items: list[FlowItem], remarks: Notebook) -> str:
    """Return the first summary that says more than the copy's own beginning."""
    opening: list[str] = []
    for item in items[:OPENING]:
        opening += _words(plain_of(item.text)) if isinstance(item, Para) else []
    said = " ".join(opening)
    for text in dict.fromkeys(fields.standfirsts):
        words = " ".join(_words(plain_of(text)))
        if words and words not in said:
            return text
        if words:
            guess(
                remarks,
                "the summary says what the copy begins with, and is left out: "
                f'"{shown(text)}"',
                1,
            )
    return ""


def _blocks(
    items: list[FlowItem], draft: SourceDraft, remarks: Notebook
) -> tuple[Block, ...]:
    """Return the copy's blocks: headings of any level as crossheads."""
    headed = any(isinstance(item, Head) for item in items)
    blocks: list[Block] = []
    for item in items:
        block = _block(item, guess=not headed and not draft.markup)
        if isinstance(block, Crosshead) and isinstance(item, Para) and item.bold:
            text = shown(plain_of(item.text))
            guess(
                remarks, f'this bold line is taken for a crosshead: "{text}"', item.line
            )
        last = blocks[-1] if blocks else None
        if isinstance(block, Quote) and isinstance(last, Quote):
            both = (*last.paragraphs, *block.paragraphs)
            blocks[-1] = replace(last, paragraphs=both)
        else:
            blocks.append(block)
    while blocks and isinstance(blocks[-1], Break):
        blocks.pop()
    return tuple(blocks)


def _block(item: FlowItem, *, guess: bool) -> Block:
    if isinstance(item, Head):
        return Crosshead(text=item.text, line=item.line)
    if not isinstance(item, Para):
        return item
    text = plain_of(item.text)
    if item.role != "code" and not any(char.isalnum() for char in text):
        return Break(line=item.line)
    if item.role in ("headline", "standfirst", "kicker") and _is_head(text):
        return Crosshead(text=item.text, line=item.line)
    if guess and item.bold and _is_head(text) and len(text.split()) <= LONGEST_BYLINE:
        return Crosshead(text=escaped(text), line=item.line)
    return Paragraph(text=item.text, line=item.line)


def _remark_odd(flow: Flow, remarks: Notebook) -> None:
    """Say once for each kind of odd thing how often it was met."""
    counts: Counter[str] = flow.odd
    for kind, odd in ODD.items():
        if counts[kind]:
            often = f" ({counts[kind]} times)" if counts[kind] > 1 else ""
            remarks.note(
                odd.code, odd.message + often, hint=odd.hint, weight=Severity.ADVICE
            )
    if flow.notes:
        remarks.note(
            Code.IMPORT_FOOTNOTE,
            f"{flow.notes} footnotes stand at the end of the article",
            hint="work them into the copy, if there is room for them there",
        )
