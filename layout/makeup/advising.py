"""What an editor is told: how many lines over or open, and the next move."""

import math

from layout.desk.issue import Article, Issue
from layout.makeup.fitting import JUMP_LINES, Fit, part_lines
from layout.makeup.parting import copy_lines
from layout.notes import Note, Severity


def count(number: int, thing: str) -> str:
    """Return a number of things in words: 1 line, 2 lines."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def words_in_lines(fit: Fit, lines: int) -> int:
    """Return about how many words of a story take so many lines, rounded up."""
    words = sum(
        len(line.text.split())
        for block in fit.galley.blocks
        if block.settings
        for line in block.settings[0].lines
    )
    return math.ceil(lines * words / max(1, copy_lines(fit.galley)))


def fit_notes(fit: Fit, issue: Issue) -> list[Note]:
    """Return the notes on a story's fit: overset, open lines, insets left out."""
    page = fit.parts[-1].page
    notes = []
    if fit.overset:
        notes.append(_overset(fit, issue, page))
    elif fit.pour.open_lines > max(1, sum(len(c.columns) for c in fit.carvings)):
        lines = fit.pour.open_lines
        notes.append(
            Note(
                code="underset",
                severity=Severity.ADVICE,
                file=issue.file,
                page=page,
                message=f'"{fit.article.slug}" leaves {lines} lines open',
                hint=f"add {words_in_lines(fit, lines)} words, or give it less room",
            )
        )
    notes += _jump_notes(fit, issue)
    for carving in fit.carvings:
        for inset in carving.dropped:
            notes.append(
                Note(
                    code="no-room",
                    severity=Severity.ADVICE
                    if type(inset).__name__ == "SetQuote"
                    else Severity.ERROR,
                    file=issue.file,
                    page=page,
                    message=f'"{fit.article.slug}" has no room for '
                    f"{_name(inset)} in its {count(carving.plot.lines, 'line')}",
                    hint="give the story more room, or take it out of the article",
                )
            )
    return notes


def _jump_notes(fit: Fit, issue: Issue) -> list[Note]:
    """Return what is wrong with a story's jumps: nothing, or too little, to jump."""
    counts = part_lines(fit.pour, fit.carvings)
    notes = []
    for part, lines in zip(fit.parts, counts, strict=True):
        if len(counts) == 1 or lines >= JUMP_LINES or fit.overset:
            continue
        slug = fit.article.slug
        notes.append(
            Note(
                code="short-jump" if lines else "empty-jump",
                severity=Severity.WARNING if lines else Severity.ERROR,
                file=issue.file,
                page=part.page,
                message=f'"{slug}" has only {lines} lines here'
                if lines
                else f'"{slug}" is told to the end before this page',
                hint="give its first page less room, or keep it on one page",
            )
        )
    return notes


def _name(inset: object) -> str:
    names = {
        "SetPicture": "a picture",
        "SetTable": "its table",
        "SetBox": "its fact box",
        "SetQuote": "a pull quote",
    }
    return names[type(inset).__name__]


def _overset(fit: Fit, issue: Issue, page: int) -> Note:
    lines = fit.overset
    words = words_in_lines(fit, lines)
    hint = f"cut {words} words"
    if fit.article.may_jump and len(fit.parts) == 1:
        hint += ", or let it continue on another page"
    pictures = list(fit.depths)
    if pictures:
        hint += ", or drop or narrow a picture"
    return Note(
        code="overset",
        severity=Severity.ERROR,
        file=issue.file,
        page=page,
        message=f'"{fit.article.slug}" is {count(lines, "line")} over',
        hint=hint,
    )


def unplaced(article: Article, lines: int, page: int) -> Note:
    """Return the error for a story that is on no page.

    `lines` are its copy's, `page` the lines of copy that a whole page takes.
    """
    hint = "draw it into a plan, add pages, or take it out of the issue"
    if lines > page:
        words = math.ceil((lines - page) * len(article.words) / lines)
        hint = f"it is longer than a page: cut {words} words, or set jump: true"
    return Note(
        code="unplaced",
        severity=Severity.ERROR,
        file=article.file,
        message=f'"{article.slug}" ({count(lines, "line")} of copy) is on no page',
        hint=hint,
    )


def empty_page(number: int, issue: Issue) -> Note:
    """Return the warning for a page on which nothing stands."""
    return Note(
        code="empty-page",
        severity=Severity.WARNING,
        file=issue.file,
        page=number,
        message="nothing stands on this page",
        hint="add copy, advertisements of the house or larger pictures, or set pages",
    )


def unplaced_ad(name: str, issue: Issue) -> Note:
    """Return the error for an advertisement that is on no page."""
    return Note(
        code="ad-unplaced",
        severity=Severity.ERROR,
        file=issue.file,
        message=f'the advertisement "{name}" is on no page',
        hint="draw it into a plan as "
        f'"ad:{name}", set its page, or leave a page to the tool',
    )
