"""The stages in press order: read, set, make up, plate, prove, and move into place."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import cast

from layout.desk.builtin import builtin_folder
from layout.desk.issue import Issue
from layout.errors import Unreadable
from layout.makeready import Copy, Log, MadeUp, cache_of, make_up
from layout.makeup.dummy import Dummy
from layout.notes import Note, Severity, errors
from layout.orders import BuildRequest, ProofRequest, Result, Watch, unwatched
from layout.output import REPORT, Staging, staged
from layout.plate.plate import Edition, Errand, PlateJob, Plates
from layout.plate.plating import make_plates
from layout.plate.pressroom import Pressroom
from layout.plate.writing import rehearsal
from layout.proof import proof as proofs
from layout.proof.marked import mark
from layout.proof.pictures import contact_sheet, page_images, png
from layout.proof.proofing import prove
from layout.proof.report import report

PROFILE = Path("styles", "printers", "SNAP_TR002_newsprint.icc")
DRAFT = "draft.pdf"
PAGES = "press"
CONTACT_SHEET = "contact-sheet.png"

# How many pages a worker reads back before it is asked again.
BATCH = 3

# What a build or proof of a longer issue may have left in the same folder.
BUILT = ("html/page-*.html", "html/assets/*", "press/*.pdf")
PROOFED = ("page-*.png", "marked-*.png")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Forme(MadeUp):
    """An issue made up, ready for plates in `room`."""

    room: Pressroom


def build(request: BuildRequest, watch: Watch = unwatched) -> Result:
    """Build an issue's files into `request.out`.

    Nothing is moved there if there is an error, but for the draft of a draft run.

    Raises:
        LayoutError: the issue or the output folder cannot be used at all.
    """
    log = Log(watch)
    with staged(request.out) as staging, Pressroom(request.jobs) as room:
        forme = _make_up(request, room, log)
        _check_pages(request.pages, forme.dummy, log)
        if errors(log.notes) and not request.draft:
            return log.result(_report(forme, (), log, proofs.Proof(stories=())))

        # One HTML document, then one PDF a page; put together by edition.
        plates = _plate(forme, request, staging.folder, log)

        # The PDFs read back: every word, every line.
        editions = _editions(plates, staging.folder)
        proof = _prove(forme, request, editions, log)

        text = _report(forme, editions, log, proof, request.pages)
        if request.draft:
            files = _publish_draft(plates, staging)
        elif errors(log.notes):
            files = ()
        else:
            (staging.folder / REPORT).write_text(text, "utf-8")
            files = staging.publish(() if request.pages else BUILT)
    return log.result(text, _chief(files))


def proof(request: ProofRequest, watch: Watch = unwatched) -> Result:
    """Make pictures of an issue's pages in `request.out`, whatever its errors.

    A picture as printed and one with the grid and the frames marked for each page,
    and a contact sheet.

    Raises:
        LayoutError: the issue or the output folder cannot be used at all.
    """
    log = Log(watch)
    with staged(request.out) as staging, Pressroom(request.jobs) as room:
        forme = _make_up(request, room, log)
        work = staging.folder / ".plates"
        order = BuildRequest(
            issue=request.issue,
            out=work,
            editions=(Edition.SCREEN,),
            jobs=request.jobs,
            cache=request.cache,
        )
        plates = _plate(forme, order, work, log)
        editions = _editions(plates, work)
        found = _prove(forme, order, editions, log)
        with log.stage("pictures"):
            pictures = _pictures(forme, plates, request.ppi)
        for name, content in pictures.items():
            (staging.folder / name).write_bytes(content)
        files = staging.publish(PROOFED, mark=CONTACT_SHEET)
    return log.result(_report(forme, (), log, found), files)


def _make_up(request: BuildRequest | ProofRequest, room: Pressroom, log: Log) -> _Forme:
    # The renderer takes half a second to load: meanwhile, one loads that most runs
    # need. A run that finds all its pages in the cache ends it unused.
    room.warm(2)
    editions: tuple[str, ...] = (Edition.SCREEN,)
    if isinstance(request, BuildRequest) and not request.draft:
        editions = request.editions

    def rehearse(copy: Copy) -> None:
        room.rehearse(rehearsal(copy.issue, copy.style, editions))

    made = make_up(request, log, rehearse)
    return _Forme(issue=made.issue, style=made.style, dummy=made.dummy, room=room)


def _plate(forme: _Forme, request: BuildRequest, folder: Path, log: Log) -> Plates:
    names = (Edition.SCREEN,) if request.draft else request.editions
    with log.stage("plate"):
        job = PlateJob(
            issue=forme.issue,
            dummy=forme.dummy,
            style=forme.style,
            folder=folder,
            profile=_profile(forme.issue),
            editions=tuple(Edition(name) for name in names),
            pages=request.pages or None,
            jobs=request.jobs,
            cache=cache_of(forme.issue, request, "plates"),
            draft=request.draft,
            progress=log.watch,
        )
        plates = make_plates(job, forme.room)
        log.notes.extend(plates.notes)
    return plates


def _prove(
    forme: _Forme,
    request: BuildRequest,
    editions: tuple[proofs.Edition, ...],
    log: Log,
) -> proofs.Proof:
    with log.stage("proof"):
        evidence = _evidence(forme, editions, request)
        proof, notes = prove(evidence)
        # Overset words are missing from the PDF too; to say it twice helps nobody.
        overset = errors(log.notes)
        log.notes.extend(note for note in notes if not overset)
    return proof


def _evidence(
    forme: _Forme, editions: tuple[proofs.Edition, ...], request: BuildRequest
) -> proofs.Evidence:
    by_name = {edition.name: edition for edition in editions}
    press = by_name.get(Edition.PRESS)
    screen = by_name.get(Edition.SCREEN)
    return proofs.Evidence(
        issue=forme.issue,
        dummy=forme.dummy,
        grid=forme.style.grid,
        press=press.path if press else None,
        screen=screen.path if screen else None,
        pages=request.pages,
        press_pages=press.rendered if press else (),
        screen_pages=screen.rendered if screen else (),
        cache=cache_of(forme.issue, request, "words"),
        readers=_readers(forme.room),
    )


def _readers(room: Pressroom) -> proofs.Readers:
    """Have the press's own workers, idle now, read the pages back."""

    def ask(
        read: proofs.PageReader, path: Path, pages: Sequence[int]
    ) -> tuple[bytes, ...]:
        errands = tuple(
            Errand(
                number=pages[at] + 1,
                edition=path.stem,
                call=read,
                arguments=(path, pages[at : at + BATCH]),
            )
            for at in range(0, len(pages), BATCH)
        )
        answers = cast(tuple[tuple[bytes, ...], ...], room.run(errands))
        return tuple(chain.from_iterable(answers))

    return ask


def _editions(plates: Plates, folder: Path) -> tuple[proofs.Edition, ...]:
    return tuple(
        proofs.Edition(
            name=edition.edition.value,
            file=edition.pdf.relative_to(folder).as_posix(),
            path=edition.pdf,
            bytes=edition.pdf.stat().st_size,
            sha256=_sha256(edition.pdf),
            page_sha256=tuple(_sha256(path) for _, path in edition.pages),
            rendered=edition.rendered,
        )
        for edition in plates.editions
    )


def _report(
    forme: _Forme,
    editions: tuple[proofs.Edition, ...],
    log: Log,
    proof: proofs.Proof,
    pages: tuple[int, ...] = (),
) -> str:
    evidence = proofs.Evidence(
        issue=forme.issue, dummy=forme.dummy, grid=forme.style.grid, pages=pages
    )
    return report(evidence, proof, notes=log.notes, editions=editions)


def _publish_draft(plates: Plates, staging: Staging) -> tuple[Path, ...]:
    """Leave the draft alone: the press files of a good run are not its to replace."""
    with staged(staging.out) as draft:
        plates.editions[0].pdf.rename(draft.folder / DRAFT)
        return draft.publish()


def _pictures(forme: _Forme, plates: Plates, ppi: float) -> dict[str, bytes]:
    """Return PNGs by their file names."""
    pages = forme.dummy.pages
    images = list(page_images(plates.editions[0].pdf, ppi=ppi))
    pictures = {}
    for page, image in zip(pages, images, strict=True):
        pictures[f"page-{page.number:02}.png"] = png(image)
        marked = mark(image, page, forme.style.grid)
        pictures[f"marked-{page.number:02}.png"] = png(marked)
    sheet = contact_sheet(images, [page.number for page in pages])
    pictures[CONTACT_SHEET] = png(sheet)
    return pictures


def _check_pages(numbers: tuple[int, ...], dummy: Dummy, log: Log) -> None:
    made = [page.number for page in dummy.pages]
    missing = [str(number) for number in numbers if number not in made]
    if missing:
        note = Note(
            code="no-such-page",
            severity=Severity.ERROR,
            message=f"the issue has no page {', '.join(missing)}",
            hint=f"its pages are {made[0]} to {made[-1]}" if made else "",
        )
        raise Unreadable(*log.notes, note)


def _profile(issue: Issue) -> Path:
    """Return the printer's colour profile: the publication's, or the built-in."""
    own = issue.publication.folder / PROFILE
    return own if own.is_file() else builtin_folder() / PROFILE


def _chief(files: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the files that a person looks for, not the pages one by one."""
    whole = (path for path in files if path.parent.name != PAGES)
    return tuple(path for path in whole if path.suffix in {".pdf", ".json"})


def _sha256(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
