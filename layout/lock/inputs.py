"""The files that an issue is made from: its own, and what all issues share."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pyphen

from layout.desk.adverts.fillers import FOLDER as FILLERS
from layout.desk.adverts.fillers import RAN, Record, record_text, without_fillers
from layout.desk.issue import Issue
from layout.desk.manifest import RunKeys
from layout.desk.planned import PLAN
from layout.desk.printer import Printer
from layout.desk.printers.profile import PRINTERS
from layout.desk.publications import PAPER
from layout.desk.style.faces import FONTS
from layout.desk.stylebook import Stylebook
from layout.disk.digests import digest_of_file

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
    for name in (MANIFEST, PLAN):
        if (issue.folder / name).is_file():
            found[name] = digest_of_file(issue.folder / name)
    return found


def publication_files(
    issue: Issue, style: Stylebook, printers: tuple[Printer, ...]
) -> dict[str, bytes]:
    """Return what the issue takes from its publication: paper, style, fonts, fillers.

    All faces of fonts.toml are among them, since a template may name any.
    """
    paper = issue.publication.home_of(PAPER) / PAPER
    paths = {PAPER: paper} if paper.is_file() else {}
    for path in _visible(style.folder):
        name = path.relative_to(style.folder).as_posix()
        paths[f"styles/{style.name}/{name}"] = path
    for printer in printers:
        folder = printer.profile.parent
        names = (f"{printer.name}.toml", printer.profile.name, NOTICE)
        for name in names:
            if (folder / name).is_file():
                paths[(PRINTERS / name).as_posix()] = folder / name
    paths |= _fonts(style)
    files = {name: path.read_bytes() for name, path in paths.items()}
    return files | _fillers(issue)


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
    files = {
        f"{FILLERS}/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in _visible(folder)
        if path != folder / RAN
    }
    runs = tuple(
        RunKeys(filler=filler.name, issue=filler.last.issue, date=filler.last.date)
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
