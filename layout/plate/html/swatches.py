"""A style's palette as one page in one printer's hands has it."""

from layout.codes import Code
from layout.desk.printer import Printer
from layout.desk.stylebook import Stylebook
from layout.notes import Note
from layout.plate.tasks import Inking, PaletteColour


def inking(style: Stylebook, printer: Printer, ink: str) -> Inking:
    """Return what decides the colours of a page; `ink` is the page's."""
    full = {s.spot: s.cmyk for s in style.palette.values() if s.spot and s.tint == 1}
    return Inking(
        palette=tuple(
            PaletteColour(
                rgb=swatch.rgb,
                cmyk=swatch.cmyk,
                spot=swatch.spot if printer.spots else "",
                tint=swatch.tint,
                full=full.get(swatch.spot),
            )
            for swatch in style.palette.values()
        ),
        profile=printer.profile,
        profile_sha256=printer.profile_sha256,
        ink="mono" if printer.space == "grey" else ink,
        space=printer.space,
        tint_least=printer.limits.tint_least,
        tint_most=printer.limits.tint_most,
        limit=printer.ink_limit,
    )


def spot_notes(style: Stylebook, printer: Printer) -> tuple[Note, ...]:
    """Return advice if a style has spot colours and the printer only the four inks."""
    spots = dict.fromkeys(s.spot for s in style.palette.values() if s.spot)
    four = printer.space == "cmyk" and printer.process
    if not spots or printer.spots or not four:
        return ()
    return (
        Note(
            code=Code.SPOT_IN_CMYK,
            file=f"styles/{style.name}/style.toml",
            message=f"{', '.join(spots)} is printed in the four inks: "
            f"{printer.name} has no plate for it",
            hint="if it has, put spots = true into its [colour]",
        ),
    )
