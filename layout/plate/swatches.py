"""A style's palette as one page in one printer's hands has it."""

from layout.desk.printer import Printer
from layout.desk.stylebook import Stylebook
from layout.plate.tasks import Inking, Paint


def inking(style: Stylebook, printer: Printer, ink: str) -> Inking:
    """Return what decides the colours of a page; `ink` is the page's."""
    return Inking(
        palette=tuple(
            Paint(rgb=swatch.rgb, cmyk=swatch.cmyk) for swatch in style.palette.values()
        ),
        profile=printer.profile,
        ink=ink,
        tint_least=printer.limits.tint_least,
        tint_most=printer.limits.tint_most,
    )
