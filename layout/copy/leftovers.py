"""What becomes of leftovers and rules: listed, or with --keep-all back in the copy."""

from dataclasses import replace

from layout.codes import Code, Severity
from layout.copy.block_texts import texts_of
from layout.copy.manuscript import Block, Break, Leftover, Manuscript, Paragraph
from layout.copy.markup import plain_of
from layout.copy.remarks import shown
from layout.copy.subbing.alphabets import word_count
from layout.copy.subbing.script import is_paragraph
from layout.notebook import Notebook

# An article that keeps a smaller share of its words may have lost some of its own.
KEPT = 2 / 3
RULE = "a rule; newspaper copy has crossheads"


def kept(manuscript: Manuscript, remarks: Notebook, *, keep_all: bool) -> Manuscript:
    """Return a manuscript with its leftovers noted, or put back at their lines."""
    if keep_all:
        return _restored(manuscript)
    rules = tuple(
        Leftover(text="* * *", reason=RULE, line=block.line)
        for block in manuscript.blocks
        if isinstance(block, Break)
    )
    dropped = tuple(
        sorted((*manuscript.dropped, *rules), key=lambda leftover: leftover.line)
    )
    if _is_cut(manuscript):
        remarks.note(
            Code.IMPORT_CUT,
            "under two thirds of the words that read as copy are in the article",
            hint="see what is left out; --keep-all leaves out nothing",
        )
    for leftover in dropped:
        remarks.note(
            Code.IMPORT_DROPPED,
            f'left out, {leftover.reason}: "{shown(plain_of(leftover.text))}"',
            line=leftover.line,
        )
    if dropped and len(rules) == len(manuscript.blocks) and not manuscript.pictures:
        remarks.note(
            Code.IMPORT_DROPPED,
            "all of the copy was left out",
            hint="import it again with --keep-all, and delete what you do not want",
            weight=Severity.WARNING,
        )
    blocks = tuple(b for b in manuscript.blocks if not isinstance(b, Break))
    return replace(manuscript, blocks=blocks, dropped=dropped)


def _is_cut(manuscript: Manuscript) -> bool:
    """Say whether much was left out that reads as copy: sentences, not menus."""
    kept_words = sum(word_count(plain_of(t)) for t in texts_of(manuscript.blocks))
    left = (plain_of(leftover.text) for leftover in manuscript.dropped)
    lost = sum(word_count(text) for text in left if is_paragraph(text))
    return lost > 0 and kept_words < KEPT * (kept_words + lost)


def _restored(manuscript: Manuscript) -> Manuscript:
    """Put leftovers back among the blocks, each at its line."""
    back: list[Block] = [
        Paragraph(text=leftover.text, line=leftover.line)
        for leftover in manuscript.dropped
    ]
    # Sorting is stable, so what shares a line stays in the order of the copy.
    blocks = sorted([*manuscript.blocks, *back], key=lambda block: block.line)
    return replace(manuscript, blocks=tuple(blocks), dropped=())
