"""The publication's library of fillers: house advertisements and briefs, kept ready.

They close what an issue's own copy leaves open. Which of them ran when is on record
in ran.toml: the one that has not been seen for longest comes first.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import tomlkit
from msgspec import structs

from layout.codes import Code
from layout.desk.adverts.ads import read_ads
from layout.desk.adverts.fillerkeys import FillerRun, FillersKeys, RanKeys
from layout.desk.articles.article import is_visible, read_article
from layout.desk.files.checking import Checker
from layout.desk.files.decoding import read_toml
from layout.desk.files.sources import note_case_clashes
from layout.desk.issue import Ad, Article, Filler, Issue
from layout.desk.issuekeys import AdKeys
from layout.desk.plans import AD, FILLER
from layout.desk.room import ReadingRoom
from layout.disk.contents import is_file, is_folder
from layout.disk.listing import entries

FOLDER = "fillers"
LIBRARY = "fillers.toml"
RAN = "ran.toml"
# What lies in the folder besides briefs.
KNOWN = frozenset({LIBRARY, RAN, "ads", "pictures"})
# A brief's rank, where it names none.
RANK = 5

HEAD = """\
# Which filler ran in which issue, written by layout build when the files for the press
# are made. Of the fillers that would close a hole, the one runs that has not run for
# longest; what ran on or after an issue's own date does not count for it.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """ran.toml: every run there is a record of."""

    runs: tuple[FillerRun, ...] = ()

    def last(self, name: str, day: date) -> FillerRun | None:
        """Return a filler's latest run in an issue dated before a day."""
        before = [r for r in self.runs if r.filler == name and r.date < day]
        return max(before, key=lambda run: (run.date, run.issue), default=None)


def read_fillers(
    room: ReadingRoom, day: date, ads: tuple[Ad, ...]
) -> tuple[Filler, ...]:
    """Return the library, in the order in which fillers are to be used.

    Never-ran ones come first, then those that ran longest ago, ties by name.

    Args:
        room: the issue's; the library lies in its publication.
        day: the issue's date.
        ads: the issue's own; each takes the place of the library's of that name.
    """
    # Of a locked issue, those that there were; if there were none, none.
    home = room.publication.kept or room.publication.folder
    folder = home / FOLDER
    if not is_folder(folder):
        return ()
    publication = structs.replace(room.publication, folder=home)
    room = replace(room, publication=publication, folder=folder, pages=None, rank=RANK)
    own = {ad.name for ad in ads}
    found: dict[str, Article | Ad] = {a.slug: a for a in _briefs(room)}
    found |= {AD + ad.name: ad for ad in _house(room) if ad.name not in own}
    record = read_record(room)
    fillers = [
        Filler(name=name, piece=piece, last=record.last(name, day))
        for name, piece in found.items()
    ]
    return tuple(sorted(fillers, key=_turn))


def _turn(filler: Filler) -> tuple[date, str]:
    return filler.last.date if filler.last else date.min, filler.name


def _briefs(room: ReadingRoom) -> Iterable[Article]:
    note_case_clashes(room.folder, room.book.about(room.name_of(room.folder)))
    for path in entries(room.folder):
        if path.name in KNOWN or not is_visible(path):
            continue
        if path.suffix != ".md":
            room.book.about(room.name_of(path)).note(
                Code.NO_ARTICLE, "this is not read: briefs end in .md", hint="rename it"
            )
        elif (article := read_article(path, room)) is not None:
            # No brief asks for a page or runs on: it goes where a hole is.
            yield replace(article, slug=FILLER + article.slug, page=None, jump=False)


def _house(room: ReadingRoom) -> tuple[Ad, ...]:
    path = room.folder / LIBRARY
    if not is_file(path):
        return ()
    book = room.book.about(room.name_of(path))
    document = read_toml(path, book, root=room.publication.folder)
    if document is None:
        return ()
    keys = Checker(document=document, book=book).struct(FillersKeys, document.data)
    if keys is None:
        return ()
    entries = tuple(
        AdKeys(house=True, **structs.asdict(entry))
        # One for a wider page waits for it.
        for entry in keys.ad
        if room.columns is None or entry.columns <= room.columns
    )
    return read_ads(entries, document, room, book)


def read_record(room: ReadingRoom) -> Record:
    """Return what ran, as far as it is on record; `room` is the library's."""
    path = room.folder / RAN
    if not is_file(path):
        return Record()
    book = room.book.about(room.name_of(path))
    document = read_toml(path, book, root=room.publication.folder)
    keys = None
    if document is not None:
        checker = Checker(document=document, book=book)
        keys = checker.struct(RanKeys, document.data)
    return Record(runs=keys.ran if keys else ())


def with_fillers(issue: Issue, names: Iterable[str]) -> Issue:
    """Return an issue with the named fillers among its articles and advertisements."""
    wanted = set(names)
    ran = [filler.piece for filler in issue.fillers if filler.name in wanted]
    have = {article.slug for article in issue.articles}
    briefs = [p for p in ran if isinstance(p, Article) and p.slug not in have]
    booked = {ad.name for ad in issue.ads}
    ads = [p for p in ran if isinstance(p, Ad) and p.name not in booked]
    return replace(
        issue,
        articles=(*issue.articles, *sorted(briefs, key=lambda a: a.slug)),
        ads=(*issue.ads, *sorted(ads, key=lambda a: a.name)),
    )


def without_fillers(issue: Issue) -> Issue:
    """Return an issue as it was read, whatever fillers ran in it."""
    library = {filler.piece for filler in issue.fillers}
    return replace(
        issue,
        articles=tuple(a for a in issue.articles if a not in library),
        ads=tuple(ad for ad in issue.ads if ad not in library),
    )


def record_text(record: Record, issue: Issue, names: Iterable[str]) -> str:
    """Return ran.toml's text with an issue's runs: these, whatever ran in it before."""
    runs = [run for run in record.runs if run.issue != issue.name]
    runs += [FillerRun(filler=n, issue=issue.name, date=issue.date) for n in names]
    parts = [HEAD]
    for run in sorted(runs, key=lambda r: (r.date, r.issue, r.filler)):
        parts.append(
            f"[[ran]]\nfiller = {_string(run.filler)}\n"
            f"issue = {_string(run.issue)}\ndate = {run.date.isoformat()}\n"
        )
    return "\n".join(parts)


def _string(text: str) -> str:
    return tomlkit.string(text).as_string()
