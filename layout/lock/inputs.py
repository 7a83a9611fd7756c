"""The files that an issue is made from: its own, and what all issues share."""

from pathlib import Path

import pyphen

from layout.desk.adverts.fillers import FOLDER as FILLERS
from layout.desk.adverts.fillers import RAN, Record, record_text, without_fillers
from layout.desk.issue import Ad, Issue
from layout.desk.planned import PLAN
from layout.desk.printer import Printer
from layout.desk.printers.profile import PRINTERS
from layout.desk.publications import PAPER
from layout.desk.style.faces import FOLDER as FONTS
from layout.desk.stylebook import Stylebook
from layout.disk.confined import Confined, LeadsOutError, content_within
from layout.disk.contents import is_file
from layout.disk.digests import digest_of_file
from layout.disk.refusing import refusal
from layout.disk.unchanged import read_unchanged

MANIFEST = "issue.toml"
# Said beside the printers' profiles: whose they are.
NOTICE = "NOTICE.md"


def issue_files(issue: Issue) -> dict[str, str]:
    """Return the issue's own files, from its folder, with their sha256."""
    own = without_fillers(issue)
    found = {f"articles/{a.slug}.md": a.sha256 for a in own.articles}
    for article in own.articles:
        found |= {f"pictures/{p.name}": p.sha256 for p in article.pictures}
    for ad in own.ads:
        found[ad.path.relative_to(issue.folder).as_posix()] = ad.sha256
    found[MANIFEST] = issue.sha256
    if issue.plan_sha256:
        found[PLAN] = issue.plan_sha256
    return found


def publication_files(
    issue: Issue, style: Stylebook, printers: tuple[Printer, ...]
) -> dict[str, bytes]:
    """Return what the issue takes from its publication: paper, style, fonts, fillers.

    All faces of fonts.toml are among them, since a template may name any.

    Raises:
        Refused: a file has changed since the issue was read.
    """
    files: dict[str, bytes] = {}
    paper = issue.publication
    if paper.sha256:
        files[PAPER] = read_unchanged(paper.home_of(PAPER) / PAPER, paper.sha256)
    for name, digest in style.files.items():
        content = read_unchanged(style.folder / name, digest)
        files[f"styles/{style.name}/{name}"] = content
    for name, digest in style.font_files.items():
        files[f"{FONTS}/{name}"] = read_unchanged(style.fonts / name, digest)
    for printer in printers:
        files |= _press(printer)
    return files | _fillers(issue)


def _press(printer: Printer) -> dict[str, bytes]:
    """Return a printer's file, its profile and whose that is, if it is said."""
    folder, profile = printer.profile.parent, printer.profile
    own = f"{printer.name}.toml"
    files = {
        own: read_unchanged(folder / own, printer.sha256),
        profile.name: read_unchanged(profile, printer.profile_sha256),
    }
    # Nobody has read it before, and it is read once.
    if is_file(folder / NOTICE):
        files[NOTICE] = _first_read(folder / NOTICE, folder.parent.parent)
    return {(PRINTERS / name).as_posix(): data for name, data in files.items()}


def _fillers(issue: Issue) -> dict[str, bytes]:
    """Return the library of fillers, and of its record what the issue's turn made.

    All of it counts: which filler closes a hole depends on which others there are.
    """
    folder = (issue.publication.kept or issue.publication.folder) / FILLERS
    if not issue.fillers:
        return {}
    home, pieces = folder.parent, [filler.piece for filler in issue.fillers]
    known = {
        piece.path if isinstance(piece, Ad) else home / piece.file: piece.sha256
        for piece in pieces
    }
    files = {}
    for name in _names(folder, home):
        digest, path = known.get(folder / name), folder / name
        if name != RAN:
            files[f"{FILLERS}/{name}"] = (
                _first_read(path, home)
                if digest is None
                else read_unchanged(path, digest)
            )
    runs = tuple(
        filler.last
        for filler in sorted(issue.fillers, key=lambda filler: filler.name)
        if filler.last
    )
    if runs:
        text = record_text(Record(runs=runs), issue, ())
        files[f"{FILLERS}/{RAN}"] = text.encode()
    return files


def _names(folder: Path, home: Path) -> tuple[str, ...]:
    try:
        return Confined(folder=folder, root=home).files()
    except LeadsOutError as problem:
        raise refusal(problem, f"{folder.name}/{problem.name}") from None


def _first_read(path: Path, home: Path) -> bytes:
    """Return what a file has that the desk has not read.

    Raises:
        Refused: it is a link that leads out of the publication.
    """
    try:
        return content_within(path, home)
    except LeadsOutError as problem:
        raise refusal(problem, path.relative_to(home).as_posix()) from None


def hyphenation_files(issue: Issue) -> dict[str, str]:
    """Return the names of the dictionaries that words are broken by, and sha256."""
    languages = {issue.publication.language, *(a.language for a in issue.articles)}
    known = {pyphen.language_fallback(language) for language in languages}
    paths = [pyphen.LANGUAGES[name] for name in sorted(known - {None})]
    return {path.name: digest_of_file(path) for path in paths}
