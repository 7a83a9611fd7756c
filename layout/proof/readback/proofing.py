"""Prove an issue: the finished PDFs, read back, are checked against the copy."""

from operator import is_

from layout.codes import Code
from layout.errors import Defect
from layout.makeup.dummy import Page
from layout.notes import Note, in_order
from layout.proof.readback.evidence import Evidence, FoundPage, Proof, ReadFile
from layout.proof.readback.finding import gathered
from layout.proof.readback.ledger import check_ledger
from layout.proof.readback.linecheck import check_lines


def prove(evidence: Evidence) -> tuple[Proof, tuple[Note, ...]]:
    """Check the PDFs of an issue; what is wrong is in the notes.

    All editions are proved: they are the same pages, but were rendered apart. Those
    that were joined from the same rendered ones are proved once. The counts are of
    the first edition.
    """
    proofs: list[Proof] = []
    notes: list[Note] = []
    proved: list[tuple[FoundPage, ...]] = []
    for file in evidence.files:
        if any(all(map(is_, found, file.pages)) for found in proved):
            continue
        proof, remarks = _prove_file(evidence, file)
        proved.append(file.pages)
        proofs.append(proof)
        notes += remarks
    first = proofs[0] if proofs else Proof(stories=())
    return first, in_order(notes)


def _prove_file(evidence: Evidence, file: ReadFile) -> tuple[Proof, tuple[Note, ...]]:
    found = gathered(file.pages)
    # Every word of every story that stands wholly on these pages.
    proof, lost = check_ledger(evidence.issue, found, _whole_stories(evidence))
    # Every line of copy, its baseline and its edge.
    files = {article.slug: article.file for article in evidence.issue.articles}
    return proof, lost + check_lines(found, evidence.grid, files)


def check_joined(
    evidence: Evidence, file: ReadFile, characters: tuple[int, ...]
) -> None:
    """Compare a finished file with the pages that it was joined from.

    `characters` are how many each page of the file has.

    Raises:
        Defect: the file has not the pages that were made up, or not all of them.
    """
    pages = _pages(evidence)
    if len(characters) != len(pages):
        raise _differ(
            file, f"{len(characters)} pages were written and {len(pages)} made up"
        )
    for page, found, count in zip(pages, file.pages, characters, strict=True):
        if found.characters != count:
            raise _differ(
                file,
                f"page {page.number} has {count} characters, "
                f"and had {found.characters} before the pages were joined",
            )


def _differ(file: ReadFile, message: str) -> Defect:
    return Defect(
        Note(
            code=Code.PAGES_DIFFER,
            file=file.name,
            message=message,
            hint="send us the issue",
        )
    )


def _pages(evidence: Evidence) -> tuple[Page, ...]:
    """Return the made-up pages that the PDFs hold, in the issue's order."""
    pages = evidence.dummy.pages
    return tuple(
        page for page in pages if not evidence.pages or page.number in evidence.pages
    )


def _whole_stories(evidence: Evidence) -> frozenset[str]:
    """Return the stories that have no part on a page which the PDFs leave out."""
    shown = {page.number for page in _pages(evidence)}
    slugs = {article.slug for article in evidence.issue.articles}
    placed = {
        (frame.slug, page.number)
        for page in evidence.dummy.pages
        for frame in page.frames
    }
    cut = {slug for slug, number in placed if number not in shown}
    if evidence.pages:
        # Of a part of the issue, nobody can say that an unplaced story is lost.
        slugs &= {slug for slug, _ in placed}
    return frozenset(slugs - cut)
