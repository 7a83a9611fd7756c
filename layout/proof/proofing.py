"""Prove an issue: read the finished PDFs back and check them against the copy."""

from pathlib import Path

from layout.errors import Defect
from layout.makeup.dummy import Page
from layout.notes import Note, Severity, in_order
from layout.proof.finding import find
from layout.proof.ledger import check_ledger
from layout.proof.linecheck import check_lines
from layout.proof.proof import Evidence, Found, Proof
from layout.proof.reading import read_pages


def prove(evidence: Evidence) -> tuple[Proof, tuple[Note, ...]]:
    """Check the PDFs of an issue; what is wrong is in the notes.

    Both editions are read where both are there: they are the same pages, but were
    rendered apart. The counts are of the press edition, or else of the screen's.

    Raises:
        Defect: a PDF cannot be read, or has not the pages that were made up.
    """
    proofs: list[Proof] = []
    notes: list[Note] = []
    for path, sha256 in (
        (evidence.press, evidence.press_pages),
        (evidence.screen, evidence.screen_pages),
    ):
        if path is not None:
            proof, remarks = _prove_edition(evidence, path, sha256)
            proofs.append(proof)
            notes += remarks
    first = proofs[0] if proofs else Proof(stories=())
    return first, in_order(notes)


def _prove_edition(
    evidence: Evidence, path: Path, sha256: tuple[str, ...]
) -> tuple[Proof, tuple[Note, ...]]:
    # The words of the PDF, each piece of the dummy at its place among them.
    found = _found(evidence, path, sha256)
    # Every word of every story that stands wholly on these pages.
    proof, lost = check_ledger(evidence.issue, found, _whole_stories(evidence))
    # Every line of copy, its baseline and its edge.
    files = {article.slug: article.file for article in evidence.issue.articles}
    return proof, lost + check_lines(found, evidence.grid, files)


def _found(evidence: Evidence, path: Path, sha256: tuple[str, ...]) -> Found:
    pages = _pages(evidence)
    read = read_pages(
        path, sha256=sha256, cache=evidence.cache, readers=evidence.readers
    )
    if len(read) != len(pages):
        raise Defect(
            Note(
                code="pages-differ",
                severity=Severity.ERROR,
                file=path.name,
                message=f"{len(read)} pages were written and {len(pages)} made up",
                hint="send us the issue",
            )
        )
    return find(zip(pages, read, strict=True), evidence.grid)


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
