"""Sub a script: find what each item is, and make a manuscript of it.

The order is that of certainty. What a line shows by itself goes first; then what its
place shows; what nobody knows is copy.
"""

import re

from layout.copy.manuscript import (
    Block,
    Break,
    Crosshead,
    ListBlock,
    Manuscript,
    Paragraph,
    Slogan,
    SourcePicture,
)
from layout.copy.remarks import guess, refusal
from layout.copy.subbing.above import clear_below
from layout.copy.subbing.bylines import drop_repeated, find_byline
from layout.copy.subbing.crossheads import find_crossheads, find_pull_quotes
from layout.copy.subbing.datelines import split_dateline
from layout.copy.subbing.headlines import (
    find_headline,
    find_section,
    find_standfirst,
)
from layout.copy.subbing.issuelines import find_issue_line
from layout.copy.subbing.labels import find_labels
from layout.copy.subbing.leftovers.clearing import (
    clear_boxes,
    clear_closings,
    clear_comments,
    clear_lines,
    clear_menus,
    clear_sentences,
    clear_tags,
    clear_tail,
)
from layout.copy.subbing.mailheads import find_mail, take_sender
from layout.copy.subbing.script import Given, Item, Role, Script
from layout.copy.subbing.slogans import find_slogan
from layout.copy.subbing.verses import verses_of
from layout.notebook import Notebook

# A whole book has fewer paragraphs.
MOST_ITEMS = 6_000
# A head, and all that a site has above it, are a hundred lines.
MOST_BEFORE = 1000


def subbed(
    items: list[Item],
    given: Given,
    remarks: Notebook,
    pictures: tuple[SourcePicture, ...] = (),
) -> Manuscript:
    """Return the manuscript that the items of a source make.

    Raises:
        Unreadable: they are more than any article has.
    """
    _refuse_excess(items, remarks)
    script = Script(items=items, given=given, remarks=remarks)
    script.issue = given.issue
    # What the site left.
    clear_lines(script)
    clear_comments(script)
    clear_boxes(script)
    clear_tags(script)
    clear_menus(script)
    clear_sentences(script)
    find_mail(script)
    find_labels(script)
    # Lines about the issue and the author, before or behind the copy.
    find_issue_line(script)
    find_section(script)
    find_byline(script)
    take_sender(script)
    drop_repeated(script)
    find_slogan(script)
    clear_below(script)
    clear_tail(script)
    clear_closings(script)
    # Display.
    find_headline(script)
    find_standfirst(script)
    find_pull_quotes(script)
    find_crossheads(script)
    return _manuscript(script, pictures)


def _refuse_excess(items: list[Item], remarks: Notebook) -> None:
    """Refuse more than any article has: what looks at a line looks at others too."""
    if len(items) > MOST_ITEMS:
        raise refusal(
            remarks,
            f"it has {len(items)} paragraphs, far more than an article",
            "split it into its articles",
        )
    first = next((at for at, item in enumerate(items) if item.long), len(items))
    if first > MOST_BEFORE:
        raise refusal(
            remarks,
            f"{first} short lines stand before its first paragraph",
            "see that it is an article; make a list or a table of what is none",
        )


def _manuscript(script: Script, pictures: tuple[SourcePicture, ...]) -> Manuscript:
    given, found = script.given, script.fields
    blocks = _blocks(script)
    dateline = _take_dateline(blocks, script.remarks)
    return Manuscript(
        headline=found.get("headline", ""),
        kicker=found.get("kicker", ""),
        standfirst=_unmarked(found.get("standfirst", "")),
        byline=found.get("byline", given.byline),
        dateline=dateline,
        section=found.get("section") or found.get("category") or given.section,
        language=given.language,
        blocks=tuple(blocks),
        pictures=pictures,
        pull_quotes=tuple(
            item.text.strip("\"“”„«»‘’'")
            for place, item in enumerate(script.items)
            if script.roles.get(place) is Role.PULL_QUOTE
        ),
        issue=script.issue,
        dropped=script.leftovers(),
        encoding=given.encoding,
    )


def _blocks(script: Script) -> list[Block]:
    """Return the copy's blocks, lines of verse together."""
    verses = verses_of(script)
    blocks: list[Block] = []
    place = 0
    while place < len(script.items):
        verse = verses.get(place)
        blocks += [verse] if verse else _block(script, place)
        place += len(verse.lines) if verse else 1
    return blocks


def _block(script: Script, place: int) -> list[Block]:
    item, role = script.items[place], script.roles.get(place)
    if role is Role.CROSSHEAD:
        return [Crosshead(text=_unmarked(item.markdown), line=item.line)]
    if role is Role.SLOGAN:
        return [Slogan(text=_unmarked(item.markdown), line=item.line)]
    if role is not None:
        return []
    if item.block is not None:
        return [item.block]
    return [Paragraph(text=item.markdown, line=item.line)] if item.text else []


def _unmarked(markdown: str) -> str:
    """Take bold and italic off a line that is so as a whole: display needs no mark."""
    match = re.fullmatch(r"\*{1,3}((?:[^*\\]|\\.)+?)\*{1,3}", markdown.strip())
    return match[1] if match else markdown


def _take_dateline(blocks: list[Block], remarks: Notebook) -> str:
    """Take the dateline off the first paragraph."""
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            dateline, rest = split_dateline(block.text)
            if dateline:
                blocks[place] = Paragraph(text=rest, line=block.line)
                guess(remarks, f'the dateline is "{dateline}"', block.line)
            return dateline
        if isinstance(block, Break | Crosshead | ListBlock):
            continue
        return ""
    return ""
