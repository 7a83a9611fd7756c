"""A printer's TOML into a Printer; its ICC profile is looked at before it is used."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from layout.codes import Code
from layout.desk.braces import braces_problem
from layout.desk.files.checking import Checker
from layout.desk.files.decoding import LinedData, read_toml
from layout.desk.files.named import Wanted, located
from layout.desk.files.sources import nearest, read_bytes
from layout.desk.issue import Publication
from layout.desk.keytypes import MOST_COLUMNS
from layout.desk.printer import Limits, Printer, SheetPlan
from layout.desk.printers.icc import icc_problem
from layout.desk.printers.papersizes import paper_size
from layout.desk.printers.printerkeys import PrinterKeys, SheetsKeys
from layout.desk.style.builtin import builtin_folder
from layout.desk.stylebook import Stylebook
from layout.disk.confined import climbs
from layout.disk.contents import is_file
from layout.disk.digests import digest_of
from layout.disk.listing import matching
from layout.errors import Defect, Unreadable
from layout.geometry import Grid
from layout.notebook import Notebook
from layout.notes import Note
from layout.units import points

PRINTERS = Path("styles", "printers")
# What a file name may be made of.
FIELDS = {"paper", "issue", "number", "date", "page", "section"}
# A page is this much wider than its margins, or nothing is left to set type in (mm).
LEAST_TYPE = 40.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """A printer's file, as read; `home` is the folder with the `styles/` it is in."""

    name: str
    home: Path
    keys: PrinterKeys
    document: LinedData
    book: Notebook


@dataclass(frozen=True, slots=True, kw_only=True)
class _Profile:
    """An ICC file, and what it had in it when it was looked at."""

    path: Path
    sha256: str


def read_printer(name: str, publication: Path | None) -> Printer:
    """Read a printer's profile by its name: the publication's own, else a built-in.

    Raises:
        Unreadable: there is no such printer, or its file cannot be read.
        Refused: the file has errors. Both carry every note there is.
    """
    home = _home(name, publication)
    folder = home / PRINTERS
    file = (PRINTERS / f"{name}.toml").as_posix()
    book = Notebook().about(file)
    document = read_toml(folder / f"{name}.toml", book, root=home)
    keys = None
    if document is not None:
        keys = Checker(document=document, book=book).struct(PrinterKeys, document.data)
    if document is None or keys is None:
        book.close()
        raise Defect()
    sheet = _Sheet(name=name, home=home, keys=keys, document=document, book=book)
    profile = _profile(sheet)
    _check(sheet)
    book.close()
    if profile is None:
        raise Defect()
    return _printer(sheet, profile)


def read_press(name: str, publication: Publication) -> Printer:
    """Read the printer of a publication's issue: as it was kept, or as it is.

    Raises what `read_printer` does.
    """
    return read_printer(name, publication.home_of(PRINTERS / f"{name}.toml"))


def _home(name: str, publication: Path | None) -> Path:
    """Return the publication, or the built-in one, that has the printer's file."""
    homes = [] if publication is None else [publication]
    homes.append(builtin_folder())
    if not climbs(name):
        for home in homes:
            if is_file(home / PRINTERS / f"{name}.toml"):
                return home
    known = {p.stem for home in homes for p in matching(home / PRINTERS, "*.toml")}
    raise Unreadable(
        Note(
            code=Code.NO_PRINTER,
            message=f'there is no printer "{name}"',
            file=PRINTERS.as_posix(),
            hint=nearest(name, known),
        )
    )


def _profile(sheet: _Sheet) -> _Profile | None:
    """Return the ICC file, if it is one that pages can be printed with."""
    name, line = sheet.keys.colour.profile, sheet.document.line(("colour", "profile"))
    wanted = Wanted(
        name=name,
        folder=sheet.home / PRINTERS,
        root=sheet.home,
        book=sheet.book,
        line=line,
        key="colour.profile",
    )
    path = located(wanted)
    if path is None:
        return None
    file = sheet.book.about((PRINTERS / name).as_posix())
    content = read_bytes(path, file, root=sheet.home)
    if content is None:
        return None
    if problem := icc_problem(content):
        sheet.book.note(
            Code.BAD_ICC,
            f'colour.profile: "{name}" {problem}',
            line=line,
            hint="ask the printer for the output profile of the press, in CMYK",
        )
        return None
    return _Profile(path=path, sha256=digest_of(content))


def _check(sheet: _Sheet) -> None:
    """Check what one key alone cannot tell."""
    for key, message, hint in _problems(sheet.keys):
        sheet.book.note(
            Code.PRINTER_VALUE,
            f"{'.'.join(key)}: {message}",
            line=sheet.document.line(key),
            hint=hint,
        )


class KeyProblem(NamedTuple):
    """A key that does not go with the others: what is wrong, and what to do."""

    key: tuple[str, str]
    message: str
    hint: str


def _problems(keys: PrinterKeys) -> Iterator[KeyProblem]:
    page, pictures, files, run = keys.page, keys.pictures, keys.files, keys.pages
    for side in ("width", "height"):
        room = getattr(page, side) - 2 * page.unprintable
        if room < LEAST_TYPE:
            yield KeyProblem(
                ("page", side),
                f"only {room:g} mm of it can be printed",
                "give the trimmed page in millimetres",
            )
    if page.bleed and page.unprintable:
        yield KeyProblem(
            ("page", "bleed"),
            f"{page.unprintable:g} mm at the edge cannot be printed, and ink cannot "
            "go beyond it",
            "leave out unprintable, or bleed",
        )
    if keys.colour.space != "cmyk" and files.pdf != "plain":
        yield KeyProblem(
            ("colour", "space"),
            f"a PDF/{files.pdf} is in the press's four inks",
            'leave it out, or [files] pdf = "plain"',
        )
    if keys.sheets and paper_size(keys.sheets.paper) is None:
        yield KeyProblem(
            ("sheets", "paper"),
            f'"{keys.sheets.paper}" is no size of paper',
            "say A3, SRA3, A4 or so, or millimetres like 450x320",
        )
    if files.pdfa and files.pdf != "X-4":
        yield KeyProblem(
            ("files", "pdfa"),
            f"a PDF/{files.pdf} is never a PDF/A-2u as well",
            'leave it out, or pdf = "X-4"',
        )
    if not pictures.least <= pictures.poor <= pictures.ppi:
        yield KeyProblem(
            ("pictures", "ppi"),
            "least, poor and ppi do not rise",
            "such as least = 100, poor = 150, ppi = 250",
        )
    if problem := _pattern_problem(files.pattern):
        hint = 'such as "{paper}_{issue}_{page}"'
        yield KeyProblem(("files", "pattern"), problem, hint)
    beyond = [page for page in run.colour if page > run.signature]
    if beyond:
        yield KeyProblem(
            ("pages", "colour"),
            f"a signature of {run.signature} pages has no page {beyond[0]}",
            "count from 1 within a signature, or make signature larger",
        )


def _pattern_problem(pattern: str) -> str:
    """Say why pages cannot be named by a pattern."""
    if problem := braces_problem(pattern, FIELDS):
        return problem
    if "{page}" not in pattern:
        return "without {page} all pages have one name"
    if set(pattern) & set('/\\:*?"<>|') or climbs(pattern):
        return "a file's name cannot have / \\ : * ? \" < > |"
    return ""


def _printer(sheet: _Sheet, profile: _Profile) -> Printer:
    keys = sheet.keys
    return Printer(
        name=sheet.name,
        title=keys.title,
        width=points(keys.page.width),
        height=points(keys.page.height),
        unprintable=points(keys.page.unprintable),
        bleed=points(keys.page.bleed),
        marks=keys.marks,
        profile=profile.path,
        profile_sha256=profile.sha256,
        sha256=sheet.document.sha256,
        condition=keys.colour.condition,
        ink_limit=keys.colour.ink_limit / 100,
        ppi=keys.pictures.ppi,
        poor_ppi=keys.pictures.poor,
        least_ppi=keys.pictures.least,
        multiple=keys.pages.multiple,
        signature=keys.pages.signature,
        colour=keys.pages.colour,
        singles=keys.files.singles,
        pattern=keys.files.pattern,
        pdf=keys.files.pdf,
        pdfa=keys.files.pdfa,
        space=keys.colour.space,
        sheets=_sheets(keys.sheets),
        spots=keys.colour.spots,
        process=keys.colour.process,
        limits=_limits(keys),
    )


def _sheets(keys: SheetsKeys | None) -> SheetPlan | None:
    if keys is None:
        return None
    return SheetPlan(
        scheme=keys.scheme,
        paper=keys.paper,
        creep=points(keys.creep),
        marks=keys.marks,
        tumble=keys.tumble,
    )


def _limits(keys: PrinterKeys) -> Limits:
    return Limits(
        type=keys.type.plain,
        type_tinted=keys.type.tinted,
        type_inks=keys.type.inks,
        type_reversed=keys.type.reversed,
        rule=keys.rules.least,
        rule_poor=keys.rules.poor,
        rule_inks=keys.rules.inks,
        tint_least=keys.tints.least / 100,
        tint_most=keys.tints.most / 100,
    )


def on_page(style: Stylebook, printer: Printer) -> Stylebook:
    """Return a style for a printer's page; set for another, it has another hash."""
    grid = fitted(style.grid, printer)
    if grid == style.grid:
        return style
    digest = digest_of(f"{style.sha256} {grid}".encode())
    return replace(style, grid=grid, sha256=digest)


def fitted(grid: Grid, printer: Printer) -> Grid:
    """Return a style's grid on a printer's page: as many columns as keep its measure.

    Margins are the style's, but never less than the printer cannot print. What the
    page's depth has over whole lines goes to its head.
    """
    if (grid.page_width, grid.page_height) == (printer.width, printer.height):
        return grid
    left, right, top, foot = (
        max(margin, printer.unprintable)
        for margin in (grid.left, grid.right, grid.top, grid.foot)
    )
    room = printer.width - left - right + grid.gutter
    columns = round(room / (grid.measure + grid.gutter))
    lines = int((printer.height - top - foot + 0.01) / grid.leading)
    return replace(
        grid,
        page_width=printer.width,
        page_height=printer.height,
        left=left,
        right=right,
        top=printer.height - foot - lines * grid.leading,
        foot=foot,
        columns=min(max(1, columns), MOST_COLUMNS),
    )
