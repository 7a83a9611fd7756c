"""The files that an issue is made from: its own, and what all issues share."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyphen

from layout.desk.adverts.fillers import FOLDER as FILLERS
from layout.desk.adverts.fillers import RAN, Record, record_text, without_fillers
from layout.desk.issue import Ad, Issue
from layout.desk.planned import PLAN
from layout.desk.printer import Printer
from layout.desk.printers.profile import PRINTERS
from layout.desk.publications import PAPER
from layout.desk.style.faces import FONTS
from layout.desk.stylebook import Stylebook
from layout.disk.digests import digest_of_file
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
    paper = issue.publication.home_of(PAPER) / PAPER
    paths = {PAPER: paper} if paper.is_file() else {}
    for name in style.files:
        paths[f"styles/{style.name}/{name}"] = style.folder / name
    for printer in printers:
        folder = printer.profile.parent
        names = (f"{printer.name}.toml", printer.profile.name, NOTICE)
        for name in names:
            if (folder / name).is_file():
                paths[(PRINTERS / name).as_posix()] = folder / name
    paths |= _fonts(style)
    known = {paper: issue.publication.sha256} if issue.publication.sha256 else {}
    known |= {style.folder / name: digest for name, digest in style.files.items()}
    known |= {face.path: face.sha256 for face in style.faces.values()}
    known |= {printer.profile: printer.profile_sha256 for printer in printers}
    files = {name: _as_read(path, known) for name, path in paths.items()}
    return files | _fillers(issue)


def _as_read(path: Path, known: Mapping[Path, str]) -> bytes:
    """Return a file's bytes: those that the desk has read, where that is known."""
    digest = known.get(path)
    return path.read_bytes() if digest is None else read_unchanged(path, digest)


def _visible(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder but for those that are hidden."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith(".") for part in parts):
            yield path


def _fonts(style: Stylebook) -> dict[str, Path]:
    """Return the faces of a style, their list and their licences."""
    folders = {face.path.parent for face in style.faces.values()}
    files: dict[str, Path] = {}
    for folder in sorted(folders):
        listed = tomllib.loads((folder / FONTS).read_text("utf-8-sig"))
        names = {FONTS}
        for face in listed.values():
            names |= {str(face["file"]), str(face["licence"])}
        for name in sorted(names):
            if (folder / name).is_file():
                files[f"fonts/{name}"] = folder / name
    return files


def _fillers(issue: Issue) -> dict[str, bytes]:
    """Return the library of fillers, and of its record what the issue's turn made.

    All of it counts: which filler closes a hole depends on which others there are.
    """
    folder = (issue.publication.kept or issue.publication.folder) / FILLERS
    if not folder.is_dir() or not issue.fillers:
        return {}
    home, pieces = folder.parent, [filler.piece for filler in issue.fillers]
    known = {
        piece.path if isinstance(piece, Ad) else home / piece.file: piece.sha256
        for piece in pieces
    }
    files = {
        f"{FILLERS}/{path.relative_to(folder).as_posix()}": _as_read(path, known)
        for path in _visible(folder)
        if path != folder / RAN
    }
    runs = tuple(
        filler.last
        for filler in sorted(issue.fillers, key=lambda filler: filler.name)
        if filler.last
    )
    if runs:
        text = record_text(Record(runs=runs), issue, ())
        files[f"{FILLERS}/{RAN}"] = text.encode()
    return files


def hyphenation_files(issue: Issue) -> dict[str, str]:
    """Return the names of the dictionaries that words are broken by, and sha256."""
    languages = {issue.publication.language, *(a.language for a in issue.articles)}
    known = {pyphen.language_fallback(language) for language in languages}
    paths = [pyphen.LANGUAGES[name] for name in sorted(known - {None})]
    return {path.name: digest_of_file(path) for path in paths}
