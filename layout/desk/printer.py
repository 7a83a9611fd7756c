"""A printer: what its presses take, as data. Printers differ; the code does not."""

from dataclasses import dataclass, replace
from operator import itemgetter
from pathlib import Path

from layout.desk.inks import COLOUR, MONO, SPOT
from layout.desk.printers.printerkeys import Marks
from layout.disk.unchanged import FileAsRead


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The smallest that a press can print: type and rules in points, tints as shares.

    `type` is for one full ink, `type_tinted` for a tint of one, `type_inks` for several
    inks, `type_reversed` for white out of a ground. Rules under `rule_poor` are a
    warning, under `rule` an error; `rule_inks` is for several inks.
    """

    type: float
    type_tinted: float
    type_inks: float
    type_reversed: float
    rule: float
    rule_poor: float
    rule_inks: float
    tint_least: float
    tint_most: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPlan:
    """How a printer's pages are put on sheets; `creep` is in points.

    `scheme` is one of `layout impose`, `paper` a size's name or millimetres.
    """

    scheme: str
    paper: str
    creep: float = 0.0
    marks: bool = False
    tumble: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Presses:
    """The printers of one issue: the `main` one, and others by the number of a page."""

    main: "Printer"
    own: tuple[tuple[int, "Printer"], ...] = ()

    def of(self, page: int) -> "Printer":
        """Return the printer of a page."""
        return dict(self.own).get(page, self.main)

    @property
    def all(self) -> tuple["Printer", ...]:
        """Every printer once, the main one first, the others in the order of pages."""
        others = {
            printer.name: printer for _, printer in sorted(self.own, key=itemgetter(0))
        }
        return (self.main, *others.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Printer:
    """A printer's profile. Lengths are points, shares of ink 1 for one full ink.

    `bleed` is how far ink goes beyond the trim, `marks` what stands outside of that.
    `pdf` is the kind of PDF/X that is asked for, or "plain"; with `pdfa` its files are
    PDF/A-2u as well. `space` is "cmyk", "rgb" or "grey": what files are coloured in.
    `sheets` are what a plain file is put on as well, if it is.
    `profile` is the ICC file of the press and `condition` what its output intent is
    called. Pictures are sized down to `ppi` at their place; under `poor_ppi` a note
    warns, under `least_ppi` it is an error. `multiple` is what page counts are
    rounded up to. `colour` are the pages of each run of `signature` pages that the
    press prints in colour; none means all. `singles` says whether the printer gets a
    file a page too, named by `pattern`; `spots` whether it prints other inks than
    the four. Without `process` it has no cyan, magenta and yellow on any page.
    `sha256` is of its own file, as it was read.
    """

    name: str
    title: str
    width: float
    height: float
    unprintable: float
    profile: Path
    profile_sha256: str
    condition: str
    ink_limit: float
    ppi: int
    poor_ppi: int
    least_ppi: int
    multiple: int
    signature: int
    colour: tuple[int, ...]
    singles: bool
    pattern: str
    pdf: str
    spots: bool
    limits: Limits
    marks: Marks
    bleed: float = 0.0
    pdfa: bool = False
    space: str = "cmyk"
    sheets: SheetPlan | None = None
    process: bool = True
    sha256: str = ""

    @property
    def icc(self) -> FileAsRead:
        """The ICC file of the press, as the desk has read it."""
        return FileAsRead(path=self.profile, sha256=self.profile_sha256)

    @property
    def plain(self) -> bool:
        """Whether its files are no PDF/X: for an office's copier."""
        return self.pdf == "plain"

    @property
    def anywhere(self) -> "Printer":
        """The printer by content: where its profile lies decides nothing."""
        return replace(self, profile=Path(), sha256="")

    def in_colour(self, page: int) -> bool:
        """Say whether the press prints a page, counted from 1, in all its inks."""
        if self.space == "grey" or not self.process:
            return False
        return not self.colour or (page - 1) % self.signature + 1 in self.colour

    @property
    def inks(self) -> tuple[str, ...]:
        """What the pages of a signature are printed in, from its first page on."""
        alone = SPOT if self.spots and not self.process else MONO
        pages = range(1, self.signature + 1)
        return tuple(COLOUR if self.in_colour(page) else alone for page in pages)
