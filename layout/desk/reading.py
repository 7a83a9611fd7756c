"""The desk's driver: an issue's folder is read, checked and handed on."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from msgspec import structs

from layout.codes import Code
from layout.desk.adverts.ads import read_ads
from layout.desk.adverts.fillers import read_fillers
from layout.desk.adverts.fullpages import with_full_pages
from layout.desk.articles.article import read_articles
from layout.desk.dates import date_label
from layout.desk.files.checking import Checker
from layout.desk.files.decoding import LinedData, read_toml
from layout.desk.inks import COLOUR, IN_WORDS, poorer
from layout.desk.issue import Ad, Article, Issue, PagePlan, Publication
from layout.desk.issuekeys import IssueKeys
from layout.desk.numbering import check_numbers
from layout.desk.planned import read_planned
from layout.desk.plans import AD, FURNITURE, Drawing, drawn_areas, drawn_rows
from layout.desk.printer import Printer
from layout.desk.printers.pageprinters import Wish, own_printer
from layout.desk.printers.profile import fitted, read_press
from layout.desk.publications import read_publication
from layout.desk.room import ReadingRoom
from layout.desk.style.proportions import grid_problem
from layout.desk.style.styling import read_style
from layout.disk.cache import Cache
from layout.disk.listing import matching
from layout.errors import LayoutError, Unreadable
from layout.notebook import Notebook
from layout.notes import Note

MANIFEST = "issue.toml"
NO_CACHE = Cache()
# Printers fold sheets of four pages; some of eight.


@dataclass(frozen=True, slots=True, kw_only=True)
class _Manifest:
    """issue.toml: what it says, and where."""

    keys: IssueKeys
    document: LinedData
    book: Notebook


def read_issue(
    folder: Path,
    *,
    anew: bool = False,
    printer: str = "",
    cache: Cache = NO_CACHE,
    kept: Path | None = None,
    plan: Path | None = None,
) -> tuple[Issue, tuple[Note, ...]]:
    """Read an issue and return it with what the desk remarked.

    Args:
        folder: the issue's folder; its publication is looked for upwards.
        anew: of plan.toml, follow only what is locked there.
        printer: the name of another printer's profile than the manifests name.
        cache: where to keep what takes long to find out.
        kept: a folder like the publication's, with what the issue is to be set with
            instead of what lies there today.
        plan: a plan.toml to follow where the issue has none.

    Raises:
        Unreadable: no folder, no issue.toml, or a file that cannot be read at all.
        Refused: the content has errors. Both carry every note there is.
    """
    folder = _checked_folder(folder.absolute())
    book = Notebook()
    # The publication, and what the manifest says.
    publication = read_publication(folder, book, kept)
    manifest = _read_manifest(folder, publication, book)
    # The room: what articles, pictures and plans are checked against.
    publication = structs.replace(publication, printer=printer or publication.printer)
    if manifest and printer:
        # Asked for on the command line, a printer prints every page.
        drawn = tuple(structs.replace(p, printer=None) for p in manifest.keys.page)
        keys = structs.replace(manifest.keys, printer=None, page=drawn)
        manifest = replace(manifest, keys=keys)
    room = _room(folder, publication, manifest, book)
    room = replace(room, plan=plan, memory=cache)
    articles = read_articles(room)
    if manifest is None:
        book.close()
        raise AssertionError("a manifest that cannot be used has a note")
    ads = read_ads(manifest.keys.ad, manifest.document, room, manifest.book)
    # What may close the holes: the publication's own.
    day = _plain_date(manifest.keys.date)
    fillers = read_fillers(room, day, ads)
    names = _names(manifest, articles, room) | {filler.name for filler in fillers}
    plans = _read_plans(manifest, names, room)
    plans = with_full_pages(plans, ads, room, manifest.book)
    # What the tool planned before, where the manifest does not say otherwise.
    planned = read_planned(plans, room, names, anew=anew)
    notes = book.close()
    issue = _issue(manifest, room, articles=articles, ads=ads, plans=planned.plans)
    pages = issue.pages or planned.pages
    issue = replace(issue, pages=pages, fillers=fillers, plan_sha256=planned.sha256)
    return issue, notes


def _is_text(name: str) -> bool:
    """Say whether a name can be written into a file: a disk's may be any bytes."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _checked_folder(folder: Path) -> Path:
    for usable, code, message, hint in (
        (
            folder.is_dir(),
            Code.NO_FOLDER,
            "there is no such folder",
            "name an issue's folder",
        ),
        (
            (folder / MANIFEST).is_file(),
            Code.NO_MANIFEST,
            f"the folder has no {MANIFEST}",
            "add one with number and date, or name another folder",
        ),
        (
            _is_text(folder.name),
            Code.BAD_NAME,
            "the folder's name is no text in UTF-8, and stands in what is made of it",
            "rename the folder with letters, digits, - and _",
        ),
    ):
        if not usable:
            raise Unreadable(
                Note(
                    code=code,
                    message=message,
                    file=folder.name,
                    hint=hint,
                )
            )
    return folder


def _read_manifest(
    folder: Path, publication: Publication, book: Notebook
) -> _Manifest | None:
    path = folder / MANIFEST
    book = book.about(path.relative_to(publication.folder).as_posix())
    document = read_toml(path, book, root=publication.folder)
    if document is None:
        return None
    keys = Checker(document=document, book=book).struct(IssueKeys, document.data)
    if keys is None:
        return None
    return _Manifest(keys=keys, document=document, book=book)


def _room(
    folder: Path, publication: Publication, manifest: _Manifest | None, book: Notebook
) -> ReadingRoom:
    """Gather what the readers need; without a manifest they check what they can."""
    keys = None if manifest is None else manifest.keys
    language = (keys and keys.language) or publication.language
    sections = (keys and keys.sections) or publication.sections
    room = ReadingRoom(
        publication=structs.replace(publication, language=language),
        folder=folder,
        book=book,
        language=language,
        pages=keys.pages if keys else None,
        sections=sections,
    )
    style = (keys and keys.style) or publication.style
    try:
        stylebook = read_style(style, publication)
        name = (keys and keys.printer) or publication.printer
        printer = read_press(name, publication)
    except LayoutError as problem:
        book.copy_in(problem.notes)
        if isinstance(problem, Unreadable):
            book.fatal.extend(problem.notes)
        return room
    families = frozenset(face.family for face in stylebook.faces.values())
    grid = fitted(stylebook.grid, printer)
    if wrong := grid_problem(grid):
        book.about(f"styles/printers/{name}.toml").note(
            Code.PRINTER_VALUE,
            f"page: the style {style} is for another page; {wrong}",
            hint="give the page in millimetres, or take another style",
        )
        return room
    if manifest is not None:
        _check_count(manifest, printer.multiple)
    return replace(
        room,
        grid=grid,
        bleed=printer.bleed,
        families=families,
        multiple=printer.multiple,
        inks=printer.inks,
        printer=printer.name,
    )


def _check_count(manifest: _Manifest, multiple: int) -> None:
    """Warn of pages that do not fill the printer's sheets."""
    pages = manifest.keys.pages
    if pages and pages % multiple:
        manifest.book.note(
            Code.PAGE_COUNT,
            f"pages: {pages} is no multiple of {multiple}",
            line=manifest.document.line(("pages",)),
            hint=f"the printer folds sheets of {multiple} pages; ask for others",
        )


def _read_plans(
    manifest: _Manifest, names: frozenset[str], room: ReadingRoom
) -> tuple[PagePlan, ...]:
    """Return the manifest's pages in order, their plans as areas."""
    numbers = {n: page.number for n, page in enumerate(manifest.keys.page)}
    check_numbers(numbers, manifest.document, room.pages, manifest.book)
    plans = []
    for index, page in enumerate(manifest.keys.page):
        wish = Wish(
            keys=page, index=index, document=manifest.document, book=manifest.book
        )
        printer = own_printer(wish, room)
        press = _ink_there(page.number, printer, room)
        _check_ink(wish, press)
        rows = drawn_rows(page.plan)
        drawing = Drawing(
            page=page.number,
            text=page.plan,
            names=names,
            columns=room.columns,
            lines=_row_lines(
                manifest.document.line(("page", index, "plan")), page.plan
            ),
            book=manifest.book,
        )
        plans.append(
            PagePlan(
                number=page.number,
                section=page.section,
                ink=page.ink or COLOUR,
                printer=printer.name if printer else "",
                press=press if printer else "",
                areas=drawn_areas(drawing),
                rows=len(rows),
            )
        )
    return tuple(sorted(plans, key=lambda plan: plan.number))


def _ink_there(number: int, printer: Printer | None, room: ReadingRoom) -> str:
    """Return what the press has on a page: its own printer's, or the issue's."""
    inks = printer.inks if printer else room.inks
    return inks[(number - 1) % len(inks)]


def _check_ink(wish: Wish, press: str) -> None:
    """Warn of an ink that the press does not have on a page."""
    page = wish.keys
    if page.ink and poorer(page.ink, press) != page.ink:
        wish.book.note(
            Code.PAGE_INK,
            f"page {page.number} is to be in {IN_WORDS[page.ink]}, and the press "
            f"prints it in {IN_WORDS[press]}",
            line=wish.document.line(("page", wish.index, "ink")),
            hint="ask the printer for another position, or leave ink out",
        )


def _names(
    manifest: _Manifest, articles: tuple[Article, ...], room: ReadingRoom
) -> frozenset[str]:
    """Return what may stand on a page."""
    return frozenset(
        {article.slug for article in articles}
        # Articles that could not be read are stories all the same.
        | {path.stem for path in matching(room.folder / "articles", "*.md")}
        | {AD + ad.name for ad in manifest.keys.ad}
        | FURNITURE
    )


def _row_lines(first: int | None, plan: str) -> tuple[int | None, ...]:
    """Return each row's line: a plan begins on the line below its key."""
    if first is None:
        return (None,) * len(drawn_rows(plan))
    below = 1 if "\n" in plan else 0
    lines = enumerate(plan.split("\n"), first + below)
    return tuple(number for number, line in lines if line.strip())


def _issue(
    manifest: _Manifest,
    room: ReadingRoom,
    *,
    articles: tuple[Article, ...],
    ads: tuple[Ad, ...],
    plans: tuple[PagePlan, ...],
) -> Issue:
    keys, paper = manifest.keys, room.publication
    return Issue(
        folder=room.folder,
        name=room.folder.name,
        file=manifest.book.file,
        publication=paper,
        number=keys.number,
        date=_plain_date(keys.date),
        label=keys.label or date_label(keys.date, room.language),
        pages=keys.pages,
        price=paper.price if keys.price is None else keys.price,
        ears=paper.ears if keys.ears is None else keys.ears,
        style=keys.style or paper.style,
        printer=keys.printer or paper.printer,
        multiple=room.multiple,
        inks=room.inks,
        sections=_sections(room.sections, articles),
        plans=plans,
        ads=ads,
        articles=articles,
        volume=str(keys.volume),
        sha256=manifest.document.sha256,
    )


def _plain_date(day: date) -> date:
    return date(day.year, day.month, day.day)


def _sections(given: tuple[str, ...], articles: tuple[Article, ...]) -> tuple[str, ...]:
    """Return the order given, then what the articles name besides, as they come."""
    named = (article.section for article in articles if article.section)
    return tuple(dict.fromkeys((*given, *named)))
