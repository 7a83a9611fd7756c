"""`layout impose`: sheets in printer's order."""

from pathlib import Path

import click

from layout.cli.command import command
from layout.geometry import Lattice
from layout.requests import ImposeRequest
from layout.show.voice import Voice

SCHEMES = ("saddle", "booklet", "nested", "gathered", "pairs", "nup")


def _up(context: click.Context, option: click.Parameter, value: str) -> Lattice:
    columns, _, rows = value.lower().partition("x")
    if not (columns.isdecimal() and rows.isdecimal()):
        raise click.BadParameter(f'"{value}" is no grid; write it like 2x2')
    grid = Lattice(int(columns), int(rows))
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
def impose(
    voice: Voice,
    file: str,
    out: Path | None,
    *,
    scheme: str,
    sheet: str,
    fold: str,
    signature: int,
    up: Lattice,
    creep: float,
    marks: bool,
    tumble: bool,
    dummy: bool,
) -> int:
    """Impose FILE.pdf: put its pages on sheets in the printer's order.

    Pages keep their colours, fonts and output intent, so what was PDF/X still is.
    """
    from layout.commands.impose import impose_file
    from layout.show.impose import show

    if signature % int(fold):
        raise click.UsageError("--signature must be a multiple of --fold")
    source = Path(file)
    request = ImposeRequest(
        file=source,
        out=out or source.with_name(f"{source.stem}-{scheme}.pdf"),
        scheme=scheme,
        fold=int(fold),
        signature=signature,
        up=up,
        paper=sheet,
        creep=creep,
        marks=marks,
        tumble=tumble,
        dummy=dummy,
    )
    show(impose_file(request), voice)
    return 0
