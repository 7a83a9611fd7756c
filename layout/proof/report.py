"""report.json: everything about a build that a script wants to know.

The same issue gives the same bytes: the order of keys is fixed, paths are relative,
and no time or machine is in it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict

from layout.desk.issue import Issue
from layout.disk.owned import FILES
from layout.disk.program import chief_versions
from layout.makeup.dummy import Dummy, Page, Position, StoryFit
from layout.makeup.remedy import Remedy
from layout.notes import Note, in_order
from layout.proof.plates.figures import PageInks
from layout.proof.readback.evidence import EditionFile, Evidence, Proof

_NO_FIT = StoryFit(slug="", lines=0, overset_lines=0, elastic=())


def report(
    evidence: Evidence,
    proof: Proof,
    *,
    notes: Iterable[Note] = (),
    editions: tuple[EditionFile, ...] = (),
    inks: tuple[PageInks, ...] = (),
    files: Mapping[str, str] | None = None,
) -> str:
    """Return report.json's text: indented by two spaces, ending in a line feed.

    Args:
        evidence: the issue and its made-up pages; of them `evidence.pages` if given.
        proof: the counts of words.
        notes: all notes of the build; they are put in order here.
        editions: the files written, in the order of the editions.
        inks: what a soft proof measured of the pages.
        files: everything that is written but the report, with its sha256, and if it
            is some pages, what an earlier run has made that is still as made. Of
            these a later run removes what it does not write again.
    """
    issue, dummy = evidence.issue, evidence.dummy
    numbers = tuple(
        page.number
        for page in dummy.pages
        if not evidence.pages or page.number in evidence.pages
    )
    whole = {
        "paper": issue.publication.title,
        "issue": issue.name,
        "number": issue.number,
        "date": issue.date.isoformat(),
        "versions": chief_versions(),
        "pages": [
            _page(page) | _files(page, numbers, editions) | _inks(page, inks)
            for page in dummy.pages
        ],
        "stories": list(_stories(issue, dummy, proof)),
        "notes": [note.plain() for note in in_order(tuple(notes))],
        "editions": [
            _edition(edition, len(edition.numbers or numbers)) for edition in editions
        ],
        "plan": [_position(position) for position in dummy.plan],
        "fillers": list(_fillers(issue, dummy)),
        FILES: dict(sorted((files or {}).items())),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _page(page: Page) -> dict[str, object]:
    return {
        "number": page.number,
        "section": page.section,
        "ink": page.ink,
        "stories": list(dict.fromkeys(frame.slug for frame in page.frames)),
        "unused_lines": sum(frame.open_lines for frame in page.frames),
    }


def _files(
    page: Page, numbers: tuple[int, ...], editions: tuple[EditionFile, ...]
) -> dict[str, object]:
    """Return a page's own PDF by edition and its sha256, where there is one."""
    own = [
        (edition.edition or edition.name, file, sha256)
        for edition in editions
        for number, file, sha256 in zip(
            edition.numbers or numbers,
            edition.page_files,
            edition.page_sha256,
            strict=False,
        )
        if number == page.number
    ]
    return {
        "sha256": {name: sha256 for name, _, sha256 in own},
        "files": {name: file for name, file, _ in own},
        "rendered": {
            edition.edition or edition.name: sha256
            for edition in editions
            for number, sha256 in zip(
                edition.numbers or numbers, edition.rendered, strict=False
            )
            if number == page.number
        },
    }


def _inks(page: Page, inks: tuple[PageInks, ...]) -> dict[str, object]:
    """Return what was measured of a page's ink, if it was."""
    own = [found.plain() for found in inks if found.number == page.number]
    return {"inks": own[0]} if own else {}


def _stories(issue: Issue, dummy: Dummy, proof: Proof) -> Iterator[dict[str, object]]:
    fits = {fit.slug: fit for fit in dummy.stories}
    counts = {count.slug: count for count in proof.stories}
    for article in issue.articles:
        fit = fits.get(article.slug, _NO_FIT)
        count = counts.get(article.slug)
        yield {
            "slug": article.slug,
            "headline": article.headline,
            "rank": article.rank,
            "words": len(article.words),
            "words_set": count.words_set if count else 0,
            "pages": _pages_of(article.slug, dummy),
            "lines": fit.lines,
            "overset_lines": fit.overset_lines,
            "elastic": list(fit.elastic),
            "remedies": [_remedy(r) for r in dummy.remedies if r.story == article.slug],
        }


def _pages_of(slug: str, dummy: Dummy) -> list[int]:
    return [
        page.number
        for page in dummy.pages
        if any(frame.slug == slug for frame in page.frames)
    ]


def _position(position: Position) -> dict[str, object]:
    """Return where a story stands; columns and lines count from 1, as plan.toml's."""
    return {
        "page": position.page,
        "slug": position.name,
        "column": position.column + 1,
        "columns": position.columns,
        "line": position.line + 1,
        "lines": position.lines,
        "why": position.why,
    }


def _remedy(remedy: Remedy) -> dict[str, object]:
    """Return what to do about a story; areas are in plan.toml's own terms."""
    return {
        "kind": remedy.kind.value,
        "cures": remedy.cures,
        "text": remedy.text,
        "cost": round(remedy.cost, 2),
        "amount": remedy.amount,
        "unit": remedy.unit,
        "other": remedy.other,
        "page": remedy.page,
        "patches": [asdict(patch) for patch in remedy.patches],
        "areas": [
            {
                "page": area.page,
                "name": area.name,
                "column": area.column + 1,
                "columns": area.columns,
                "line": area.line + 1,
                "lines": area.lines,
            }
            for area in remedy.areas
        ],
        "gone": list(remedy.gone),
        "size": list(remedy.size) if remedy.size else None,
    }


def _fillers(issue: Issue, dummy: Dummy) -> Iterator[dict[str, object]]:
    """Yield the library's fillers that run, and where each ran last before."""
    library = {filler.name: filler for filler in issue.fillers}
    for position in dummy.plan:
        if position.name in library:
            last = library[position.name].last
            yield {
                "name": position.name,
                "page": position.page,
                "last_issue": last.issue if last else None,
                "last_date": last.date.isoformat() if last else None,
            }


def _edition(edition: EditionFile, pages: int) -> dict[str, object]:
    return {
        "name": edition.name,
        "file": edition.file,
        "pages": pages,
        "numbers": list(edition.numbers),
        "bytes": edition.bytes,
        "sha256": edition.sha256,
    }
