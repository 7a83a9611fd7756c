"""What a person is told of a shelf that was rebuilt: a table, and what went wrong."""

import os
from collections import Counter

from rich import box
from rich.table import Table
from rich.text import Text

from layout.commands.rebuild import ShelfResult
from layout.notes import errors, in_order
from layout.requests import Outcome, Rebuilt
from layout.show.voice import Voice

STYLES = {
    Outcome.REBUILT: "green",
    Outcome.CURRENT: "dim",
    Outcome.FAILED: "bold red",
}


def show(result: ShelfResult, voice: Voice) -> None:
    """Show the notes and a table of the issues, or the report as JSON.

    Notes of issues that came out well are many: they are counted in the table, and told
    with -v. Each issue's report.json has its own.
    """
    told = [
        note
        for done in result.issues
        for note in done.notes
        if voice.verbose or done.outcome is Outcome.FAILED
    ]
    failed = errors(told)
    voice.notes(in_order(told if voice.verbose else failed))
    if voice.as_json:
        voice.text(result.report)
        return
    console = voice.console()
    console.print(_table(result.issues, seconds=console.is_terminal))
    voice.lines(_summary(result.issues), *map(os.path.relpath, result.files))


def _table(issues: tuple[Rebuilt, ...], *, seconds: bool) -> Table:
    """Return the table; what is not the same in every run is for a terminal only."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("issue")
    table.add_column("pages", justify="right")
    if seconds:
        table.add_column("seconds", justify="right")
    table.add_column("notes")
    table.add_column("result", no_wrap=True)
    for done in issues:
        time = f"{done.seconds:.1f}" if done.seconds else ""
        table.add_row(
            done.task.issue.name,
            str(done.pages) if done.pages else "",
            *((time,) if seconds else ()),
            _notes(done),
            Text(done.outcome.value, STYLES[done.outcome]),
        )
    return table


def _notes(done: Rebuilt) -> str:
    counts = Counter(note.severity.value for note in done.notes)
    words = {"error": "error", "warning": "warning", "advice": "advice"}
    return ", ".join(
        f"{counts[kind]} {word}{'s' * (counts[kind] > 1 and kind != 'advice')}"
        for kind, word in words.items()
        if counts[kind]
    )


def _summary(issues: tuple[Rebuilt, ...]) -> str:
    counts = Counter(done.outcome for done in issues)
    return ", ".join(
        f"{counts[outcome]} {outcome.value}" for outcome in Outcome if counts[outcome]
    )
