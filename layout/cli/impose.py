"""`layout impose`: sheets in printer's order."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table

from layout.cli.commanding import command, late
from layout.show.voice import Voice

if TYPE_CHECKING:
    from layout.commands.impose import ImposeResult

SCHEMES = ("saddle", "booklet", "nested", "gathered", "pairs", "nup")


def _up(context: click.Context, option: click.Parameter, value: str) -> tuple[int, int]:
    columns, _, rows = value.lower().partition("x")
    if not (columns.isdecimal() and rows.isdecimal()):
        raise click.BadParameter(f'"{value}" is no grid; write it like 2x2')
    grid = int(columns), int(rows)
    if not all(1 <= side <= 16 for side in grid):
        raise click.BadParameter("a sheet has 1 to 16 columns and rows")
    return grid


@command("layout impose build/2026-12/press.pdf --scheme saddle --dummy")
@click.argument("file", metavar="FILE.pdf", type=click.Path())
@click.option(
    "--scheme",
    type=click.Choice(SCHEMES),
    required=True,
    help="saddle: sheets one inside the other. booklet: the same, scaled to half of "
    "--sheet. nested: folded signatures one inside the other. gathered: one behind "
    "the other. pairs: printer's pairs. nup: pages in rows.",
)
@click.option(
    "--sheet", metavar="SIZE", default="", help="Paper: A3, SRA3, 450x320 (mm)..."
)
@click.option(
    "--fold",
    type=click.Choice(("4", "8", "16", "32")),
    default="4",
    show_default=True,
    help="Pages of one folded sheet (nested, gathered).",
)
@click.option(
    "--signature",
    metavar="N",
    type=click.IntRange(4, 128),
    default=16,
    show_default=True,
    help="Pages of a signature (gathered).",
)
@click.option(
    "--up",
    metavar="CxR",
    default="2x1",
    show_default=True,
    callback=_up,
    help="Columns and rows of pages on a sheet (nup).",
)
@click.option(
    "--creep",
    metavar="MM",
    type=click.FloatRange(0, 10),
    default=0.0,
    help="Move the innermost leaf so far towards the spine, the others in proportion.",
)
@click.option("--marks", is_flag=True, help="Draw trim and fold marks and a slug line.")
@click.option(
    "--tumble", is_flag=True, help="Turn backs head down, for a long-edge duplexer."
)
@click.option("--dummy", is_flag=True, help="Write a folding dummy too.")
@click.option(
    "-o",
    "--out",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write into FILE.  [default: FILE-SCHEME.pdf beside FILE.pdf]",
)
def impose(voice: Voice, file: str, out: Path | None, **options: Any) -> int:
    """Impose FILE.pdf: put its pages on sheets in the printer's order.

    Pages keep their colours, fonts and output intent, so what was PDF/X still is.
    """
    late_imposition = late("commands.impose")
    if int(options["signature"]) % int(options["fold"]):
        raise click.UsageError("--signature must be a multiple of --fold")
    source = Path(file)
    scheme = options["scheme"]
    request = late_imposition.ImposeRequest(
        file=source,
        out=out or source.with_name(f"{source.stem}-{scheme}.pdf"),
        scheme=scheme,
        folds=late_imposition.Folds(
            fold=int(options["fold"]),
            signature=options["signature"],
            up=options["up"],
        ),
        paper=options["sheet"],
        creep=options["creep"],
        marks=options["marks"],
        tumble=options["tumble"],
        dummy=options["dummy"],
    )
    result: ImposeResult = late_imposition.impose_file(request)
    voice.notes(result.notes)
    if voice.as_json:
        voice.text(result.report)
        return 0
    _show(result, voice.console())
    voice.lines(*(path.as_posix() for path in result.files))
    return 0


def _show(result: "ImposeResult", console: Console) -> None:
    """Show the pages of each sheet; those in colour are marked."""
    table = Table(box=None, pad_edge=False)
    for heading in ("Signature", "Sheet", "Front", "Back", "Colour pages"):
        table.add_column(heading)
    colours = set(result.colours)
    for sheet in result.sheets:
        front, back = (
            "  ".join("blank" if cell.page is None else str(cell.page) for cell in side)
            for side in (sheet.front, sheet.back)
        )
        own = ", ".join(str(page) for page in sheet.pages if page in colours)
        table.add_row(str(sheet.signature), str(sheet.number), front, back, own or "-")
    console.print(table)
