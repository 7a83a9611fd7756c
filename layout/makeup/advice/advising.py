"""What an editor is told: what is wrong, and the remedies that were tried."""

import math
from collections.abc import Mapping

from layout.codes import Code
from layout.desk.issue import Article, Issue
from layout.makeup.advice.faults import StoryFault
from layout.makeup.advice.scene import Scene
from layout.makeup.advice.wording import sentence
from layout.makeup.bounds import BOUNDS
from layout.makeup.remedy import Remedy
from layout.makeup.story.parting import copy_lines
from layout.notes import Note
from layout.units import counted

# What may help where nothing that was tried does.
ELSE = {
    Code.OVERSET: "cut it, give it more room, or let it continue on another page",
    Code.NO_ROOM: "give the story more room, or take it out of the article",
    Code.SHORT_JUMP: "give its first page less room, or keep it on one page",
    Code.EMPTY_JUMP: "give its first page less room, or keep it on one page",
}

# The faults that are told here; tables have a note of their own.
TOLD = {*ELSE, Code.UNDERSET}


def fit_notes(scene: Scene, remedies: Mapping[str, tuple[Remedy, ...]]) -> list[Note]:
    """Return the notes on how stories fit: overset, open lines, what has no room."""
    notes = []
    for slug, wrong in scene.wrong.items():
        told = sentence(remedies.get(slug, ()))
        for fault in wrong:
            if fault.code in TOLD:
                hint = told or _guess(slug, fault, scene)
                notes.append(_fit_note(slug, fault, scene.issue, hint))
                # What cures the first cures them all.
                told = told if fault.grave else ""
    return notes


def _guess(slug: str, fault: StoryFault, scene: Scene) -> str:
    """Return what may help where nothing that was tried does, or nothing was tried."""
    if fault.code != Code.UNDERSET:
        return ELSE[fault.code]
    fit = scene.fits[slug]
    words = round(fault.lines * len(fit.article.words) / max(1, copy_lines(fit.galley)))
    return f"add about {counted(words, 'word')}, or give it less room"


def _fit_note(slug: str, fault: StoryFault, issue: Issue, hint: str) -> Note:
    code = fault.code
    return Note(
        code=code,
        weight=fault.severity,
        file=issue.file,
        page=fault.page,
        message=f'"{slug}" {_message(fault)}',
        hint=hint,
    )


def _message(fault: StoryFault) -> str:
    match fault.code:
        case Code.OVERSET:
            return f"is {counted(fault.lines, 'line')} over"
        case Code.UNDERSET:
            return f"leaves {fault.lines} lines open"
        case Code.NO_ROOM:
            room = counted(fault.lines, "line")
            return f"has no room for {fault.inset} in its {room}"
        case Code.SHORT_JUMP:
            return f"has only {counted(fault.lines, 'line')} here"
    return "is told to the end before this page"


def stopped(steps: int, issue: Issue) -> Note:
    """Return the advice on an issue whose planning stopped before it was done."""
    return Note(
        code=Code.PLAN_STOPPED,
        file=issue.file,
        message=f"planning stopped to improve after {steps:,} steps: of later pages "
        "the first good cut is taken",
        hint="lock pages that are good (layout plan --write), or draw some",
    )


def unplaced(article: Article, lines: int, remedies: tuple[Remedy, ...]) -> Note:
    """Return the error for a story of so many lines of copy that is on no page."""
    return Note(
        code=Code.UNPLACED,
        file=article.file,
        message=f'"{article.slug}" ({counted(lines, "line")} of copy) is on no page',
        hint=sentence(remedies)
        or "draw it into a plan, add pages, or take it out of the issue",
    )


def empty_page(number: int, issue: Issue, *, columns: int, lines: int) -> Note:
    """Return the warning for a page on which nothing stands.

    `columns` and `lines` are what it has for copy or fillers.
    """
    words = round(columns * lines * BOUNDS.advice.words_a_line, -2)
    ads = math.ceil(lines / BOUNDS.advice.house_lines)
    return Note(
        code=Code.EMPTY_PAGE,
        file=issue.file,
        page=number,
        message="nothing stands on this page",
        hint=f"its {lines} lines take about {words} words, or {ads} house "
        "advertisements as wide as the page in fillers/; or set pages",
    )


def unplaced_ad(name: str, issue: Issue) -> Note:
    """Return the error for an advertisement that is on no page."""
    return Note(
        code=Code.AD_UNPLACED,
        file=issue.file,
        message=f'the advertisement "{name}" is on no page',
        hint="draw it into a plan as "
        f'"ad:{name}", set its page, or leave a page to the tool',
    )
