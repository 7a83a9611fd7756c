"""A manuscript as an article's file: YAML front matter and Markdown, for people."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

import yaml

from layout.copy.manuscript import (
    Block,
    Break,
    Crosshead,
    Footnote,
    ListBlock,
    Manuscript,
    Paragraph,
    Quote,
    Slogan,
    SourceTable,
    Verse,
)
from layout.copy.markup import escaped, opened
from layout.copy.ranking import Rank

# Long lines stay whole: an editor's own program wraps them.
WIDTH = 1_000_000
# What a numbered list of Markdown counts by itself.
FIGURES: Final = re.compile(r"\d{1,9}\.")


def article_text(manuscript: Manuscript, rank: Rank) -> str:
    """Return the text of an article's file."""
    keys = {
        "headline": manuscript.headline,
        "kicker": manuscript.kicker,
        "standfirst": manuscript.standfirst,
        "byline": manuscript.byline,
        "dateline": manuscript.dateline,
        "section": manuscript.section,
        "language": manuscript.language,
        "jump_head": manuscript.jump_head,
    }
    given: dict[str, object] = {key: text for key, text in keys.items() if text}
    pictures = [_picture_keys(picture) for picture in manuscript.pictures]
    lists: dict[str, object] = {"pictures": pictures} if pictures else {}
    if manuscript.pull_quotes:
        lists["pull_quotes"] = list(manuscript.pull_quotes)
    head = _yaml(given) + f"rank: {rank.rank} # {rank.reason}\n"
    head += _yaml(lists) if lists else ""
    body = "\n\n".join(text for text in map(_markdown, manuscript.blocks) if text)
    return f"---\n{head}---\n{body}\n" if body else f"---\n{head}---\n"


def _picture_keys(picture: object) -> dict[str, str]:
    names = ("file", "caption", "credit", "alt")
    keys = {name: str(getattr(picture, name)) for name in names}
    return {name: text for name, text in keys.items() if text}


def _yaml(keys: dict[str, object]) -> str:
    text: str = yaml.safe_dump(
        keys, allow_unicode=True, sort_keys=False, width=WIDTH, default_flow_style=False
    )
    return text


def _markdown(block: Block) -> str:
    match block:
        case Paragraph():
            text = opened(block.text)
        case Crosshead():
            text = f"## {block.text.strip().rstrip('#').rstrip()}"
        case ListBlock():
            text = _list(block)
        case Quote():
            text = "\n>\n".join(f"> {opened(part)}" for part in block.paragraphs)
        case SourceTable():
            text = "\n".join(_rows(block))
        case Slogan():
            text = f"!!! slogan\n{_set_in(block.text)}"
        case Verse():
            text = "\n".join(("!!! verse", *map(_set_in, block.lines)))
        case Footnote():
            text = f"[^{block.label}]: {block.text.strip()}"
        case Break():
            text = "* * *"
    return text


def _set_in(line: str) -> str:
    return f"    {opened(line)}"


def _list(block: ListBlock) -> str:
    """Return a list; items of two kinds in it are two lists, one below the other."""
    items = zip(_marks(block), block.items, strict=True)
    runs = groupby(items, key=lambda item: FIGURES.fullmatch(item[0]) is not None)
    return "\n\n".join(
        "\n".join(_item(mark, text, counts=counts) for mark, text in run)
        for counts, run in runs
    )


def _marks(block: ListBlock) -> tuple[str, ...]:
    if block.marks or not block.numbered:
        return block.marks or ("",) * len(block.items)
    return tuple(f"{block.start + place}." for place in range(len(block.items)))


def _item(mark: str, text: str, *, counts: bool) -> str:
    """Return an item. A mark that Markdown does not count opens its words."""
    if counts:
        return f"{mark} {opened(text)}"
    return f"- {opened(f'{escaped(mark)} {text}') if mark else opened(text)}"


def _rows(table: SourceTable) -> Iterator[str]:
    marks = {"right": "--:", "center": ":-:", "left": ":--"}
    align = table.align or ("",) * len(table.header)
    yield _row(table.header)
    yield _row(tuple(marks.get(side, "---") for side in align))
    for row in table.rows:
        yield _row(row)


def _row(cells: tuple[str, ...]) -> str:
    # A bar parts cells even behind a backslash, for the word ledger.
    return f"| {' | '.join(cell.strip().replace('|', '&#124;') for cell in cells)} |"
