"""`layout deliver`: what was sent to the printer, and what has to be sent again."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table

from layout.cli.commanding import command, late
from layout.cli.options import DEFAULT_OUT, ISSUE
from layout.disk.places import issue_folder
from layout.show.voice import Voice

if TYPE_CHECKING:
    from layout.commands.deliver import DeliverResult
    from layout.sheet.delivery import SentPageChange

# So many figures of a sha256 tell files apart by eye.
SHOWN = 12


@command("layout deliver issues/2026-12 --dry-run")
@ISSUE
@click.option(
    "-o",
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder that was built into.  [default: build/ISSUE]",
)
@click.option(
    "--dry-run",
    "dry",
    is_flag=True,
    help="Show what would be sent; write nothing.",
)
def deliver(voice: Voice, issue: str, out: Path | None, **options: Any) -> int:
    """Put on record what of ISSUE goes to the printer.

    ISSUE is an issue's folder, or its name under issues/. It has to be built.

    After the first delivery, resend.pdf tells the printer which pages to replace.
    """
    folder = issue_folder(issue, Path.cwd())
    delivering = late("commands.deliver")
    request = delivering.DeliverRequest(
        issue=folder.name,
        out=Path.cwd() / (out or DEFAULT_OUT / folder.name),
        dry=options["dry"],
    )
    with voice.watching() as watch:
        result: DeliverResult = delivering.deliver(request, watch)
    if voice.as_json:
        voice.text(result.report)
        return 0
    _show(result, voice.console())
    voice.lines(_said(result, dry=options["dry"]))
    voice.lines(*(os.path.relpath(path) for path in result.files))
    return 0


def _said(result: "DeliverResult", *, dry: bool) -> str:
    if result.last is None:
        said = f"Delivery {result.now.delivery}: all {len(result.now.pages)} pages."
    elif not result.new:
        return f"Nothing has changed since delivery {result.last.delivery}."
    else:
        numbers = f"{result.now.delivery}, after {result.last.delivery}"
        summary = late("sheet.resending").summary(result.pages)
        said = f"Delivery {numbers}: {summary}"
    return f"{said} Nothing was written." if dry else said


def _show(result: "DeliverResult", console: Console) -> None:
    """Show every page: what to do with it, its file, since when the printer has it."""
    words, table = late("sheet.resending").WORDS, Table(box=None, pad_edge=False)
    for heading in ("Page", "To do", "File", "sha256", "since"):
        table.add_column(heading, justify="right" if heading == "Page" else "left")
    for change in result.pages:
        todo = words[change.action] if result.last else "send"
        table.add_row(*_row(change, todo, result))
    new = result.last is None or result.last.press != result.now.press
    todo = ("replace" if result.last else "send") if new else "keep"
    press = result.now.press
    table.add_row("all", todo, press.file, press.sha256[:SHOWN], "")
    console.print(table)


def _row(
    change: "SentPageChange", todo: str, result: "DeliverResult"
) -> tuple[str, ...]:
    held = late("sheet.resending").since(change, result.now)
    style = "bold" if todo != "keep" else ""
    todo = f"[{style}]{todo}[/]" if style else todo
    digest = change.now.sha256[:SHOWN] if change.now else ""
    return str(change.number), todo, change.page.file, digest, str(held or "")
