"""What a person is told of a delivery: every page, and what to do with it."""

import os

from rich.table import Table

from layout.commands.deliver import DeliverResult
from layout.sheet.delivery import SentPageChange
from layout.sheet.resending import WORDS, since, summary
from layout.show.voice import Voice

# So many figures of a sha256 tell files apart by eye.
SHOWN = 12


def show(result: DeliverResult, voice: Voice, *, dry: bool) -> None:
    """Show a delivery, or its report as JSON; a `dry` one has written nothing."""
    if voice.as_json:
        voice.text(result.report)
        return
    voice.console().print(_table(result))
    voice.lines(_said(result, dry=dry), *map(os.path.relpath, result.files))


def _said(result: DeliverResult, *, dry: bool) -> str:
    if result.last is None:
        said = f"Delivery {result.now.delivery}: all {len(result.now.pages)} pages."
    elif not result.new:
        return f"Nothing has changed since delivery {result.last.delivery}."
    else:
        numbers = f"{result.now.delivery}, after {result.last.delivery}"
        said = f"Delivery {numbers}: {summary(result.pages)}"
    return f"{said} Nothing was written." if dry else said


def _table(result: DeliverResult) -> Table:
    """Return every page: what to do with it, its file, since when it is delivered."""
    table = Table(box=None, pad_edge=False)
    for heading in ("Page", "To do", "File", "sha256", "since"):
        table.add_column(heading, justify="right" if heading == "Page" else "left")
    for change in result.pages:
        todo = WORDS[change.action] if result.last else "send"
        table.add_row(*_row(change, todo, result))
    new = result.last is None or result.last.press != result.now.press
    todo = ("replace" if result.last else "send") if new else "keep"
    press = result.now.press
    table.add_row("all", todo, press.file, press.sha256[:SHOWN], "")
    return table


def _row(change: SentPageChange, todo: str, result: DeliverResult) -> tuple[str, ...]:
    held = since(change, result.now)
    style = "bold" if todo != "keep" else ""
    todo = f"[{style}]{todo}[/]" if style else todo
    digest = change.now.sha256[:SHOWN] if change.now else ""
    return str(change.number), todo, change.page.file, digest, str(held or "")
