"""Import: sources gathered, read, mended, grouped by issue, named, ranked, written.

Nothing here touches the disk but to read: what an issue's folder is to hold is
returned, and the caller moves it into place at once or not at all.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from layout.codes import Code, Severity
from layout.copy.article_file import article_text
from layout.copy.crediting import credited
from layout.copy.issuing import (
    Printed,
    day_of_name,
    grouped,
    issue_of,
    laid_over,
    same_title,
)
from layout.copy.leftovers import kept
from layout.copy.manifests import NAME as MANIFEST
from layout.copy.manifests import manifest_of
from layout.copy.manuscript import IssueLine, Manuscript, Source
from layout.copy.picture_names import named_pictures
from layout.copy.ranking import Rank, ranked
from layout.copy.readers import read_source
from layout.copy.record import NAME as RECORD
from layout.copy.record import ImportEntry, read_record, record_text
from layout.copy.remarks import guess, shown
from layout.copy.repeating import with_repeated
from layout.copy.slugging import free_slug, slug_of
from layout.copy.text.old_typography import mended_manuscript
from layout.disk.digests import digest_of
from layout.errors import LayoutError
from layout.notebook import Notebook
from layout.notes import Note

UNKNOWN = IssueLine()
Watch = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A manuscript, where it came from and which article of its source it is."""

    manuscript: Manuscript
    source: Source
    part: int
    sha256: str
    notes: tuple[Note, ...] = ()

    @property
    def key(self) -> tuple[str, int]:
        """What tells the story from all others, whatever its file is called."""
        return self.sha256, self.part


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """An issue's folder as it is: its name, and its files by their paths in it."""

    name: str
    files: dict[str, bytes] = field(default_factory=dict)
    line: IssueLine = UNKNOWN


@dataclass(slots=True, kw_only=True)
class Imported:
    """What an issue's folder is to get: files by their paths in it, and remarks."""

    files: dict[str, bytes] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    slugs: dict[str, str] = field(default_factory=dict)


def read_stories(
    sources: list[Source], watch: Watch, *, keep_all: bool
) -> tuple[list[Story], list[Note]]:
    """Return the stories of sources; a source that cannot be read is only noted."""
    stories: list[Story] = []
    notes: list[Note] = []
    seen: dict[str, str] = {}
    for place, source in enumerate(with_repeated(sources)):
        watch("import", place, len(sources))
        sha256 = digest_of(source.data)
        if sha256 in seen:
            remarks = Notebook(file=source.name)
            remarks.note(
                Code.IMPORT_TWICE,
                f"this is the same file as {seen[sha256]}: imported once",
            )
            notes += remarks.notes
            continue
        seen[sha256] = source.name
        try:
            stories += _read(source, sha256, keep_all=keep_all)
        except LayoutError as problem:
            notes += _refused(source, problem)
    return stories, notes


def _refused(source: Source, problem: LayoutError) -> tuple[Note, ...]:
    """Make warnings of a refusal if nobody named that very file: the rest goes on."""
    if not source.found:
        return problem.notes
    return tuple(
        replace(note, weight=Severity.WARNING, message=f"skipped: {note.message}")
        for note in problem.notes
    )


def _read(source: Source, sha256: str, *, keep_all: bool) -> Iterator[Story]:
    manuscripts, notes = read_source(source)
    for part, raw in enumerate(manuscripts):
        remarks = Notebook(file=source.name)
        raw = replace(raw, pictures=tuple(map(credited, raw.pictures)))
        mended, mends = mended_manuscript(raw)
        if mends.summary():
            remarks.note(Code.IMPORT_MENDED, f"put right: {mends.summary()}")
        manuscript = kept(mended, remarks, keep_all=keep_all)
        own = notes if part == 0 else ()
        yield Story(
            manuscript=_headed(manuscript, source, remarks),
            source=source,
            part=part,
            sha256=sha256,
            notes=(*own, *remarks.notes),
        )


def _headed(manuscript: Manuscript, source: Source, remarks: Notebook) -> Manuscript:
    """Give a manuscript without a headline its file's name for one."""
    headline = " ".join(manuscript.headline.split())
    if not headline:
        stem = PurePosixPath(source.name).stem.replace("-", " ").replace("_", " ")
        headline = stem[:1].upper() + stem[1:]
        remarks.note(
            Code.IMPORT_HEADLINE,
            f'no headline was found; it has the file\'s name, "{headline}"',
            hint="write one",
        )
    return replace(manuscript, headline=headline)


def by_issue(stories: list[Story]) -> list[list[Story]]:
    """Return the stories of each issue, in order."""
    printed = [_printed(story) for story in stories]
    return [[stories[place] for place in group] for group in grouped(printed)]


def issue_line(stories: list[Story]) -> IssueLine:
    """Return what stories say of their issue together."""
    return issue_of([_printed(story) for story in stories])


def _printed(story: Story) -> Printed:
    """Return what is known of a story's issue; many archives date file names."""
    line = story.manuscript.issue
    if line.day is None:
        line = replace(line, day=day_of_name(PurePosixPath(story.source.name).stem))
    return Printed(line=line, folder=story.source.folder)


def import_into(folder: Folder, stories: list[Story]) -> Imported:
    """Return what an issue's folder gets from stories."""
    done = Imported()
    remarks = Notebook(file=f"{folder.name}/{RECORD}" if folder.name else RECORD)
    entries = {
        (entry.sha256, entry.part): entry
        for entry in read_record(folder.files.get(RECORD), remarks)
    }
    stories_in = [
        s for s in stories if not _edited(s, _known(s, entries), folder, done)
    ]
    _write_articles(stories_in, entries, folder, done)
    if done.files:
        done.files[RECORD] = record_text(list(entries.values())).encode()
    if MANIFEST not in folder.files:
        _write_manifest(folder, stories, done)
    return done


def _edited(
    story: Story, entry: ImportEntry | None, folder: Folder, done: Imported
) -> bool:
    """Say whether a story's article was edited since its import; then it stays."""
    name = f"articles/{entry.slug}.md" if entry else ""
    there = folder.files.get(name)
    if entry is None or there is None or digest_of(there) == entry.written:
        return False
    remarks = Notebook(file=story.source.name)
    remarks.note(
        Code.IMPORT_EDITED,
        f"{name} was imported from this and edited since: it stays as it is",
        hint="rename or delete the article to have the source imported again",
    )
    done.slugs[story.source.name] = entry.slug
    done.notes += remarks.notes
    return True


Entries = dict[tuple[str, int], ImportEntry]


def _known(story: Story, entries: Entries) -> ImportEntry | None:
    """Return the entry of a story, or of an earlier state of the same file."""
    same = (
        entry
        for entry in entries.values()
        if (entry.source, entry.part) == (story.source.name, story.part)
    )
    return entries.get(story.key) or next(same, None)


def _write_articles(
    stories: list[Story], entries: Entries, folder: Folder, done: Imported
) -> None:
    taken = {
        PurePosixPath(name).stem.casefold()
        for name in folder.files
        if name.startswith("articles/")
    }
    there = {n: data for n, data in folder.files.items() if n.startswith("pictures/")}
    known = [_known(story, entries) for story in stories]
    # A story that was imported before keeps its slug and its rank.
    fresh = [s for s, old in zip(stories, known, strict=True) if old is None]
    led = any(entry.told.get("rank") == 1 for entry in entries.values())
    ranks = iter(ranked([story.manuscript for story in fresh], led=led))
    for story, old in zip(stories, known, strict=True):
        rank = _old_rank(old) if old else next(ranks)
        slug = old.slug if old else _slug(story, taken)
        taken.add(slug)
        named = named_pictures(story.manuscript, slug, there)
        text = article_text(named.manuscript, rank).encode()
        entry = _entry(slug, text, story, _told(named.manuscript, rank, story))
        done.slugs[story.source.name] = slug
        if old is not None:
            entries.pop((old.sha256, old.part))
        entries[story.key] = entry
        if folder.files.get(f"articles/{slug}.md") == text:
            _note_known(story, slug, done)
            continue
        there |= named.files
        done.files |= named.files
        done.files[f"articles/{slug}.md"] = text
        done.notes += [replace(note, file=story.source.name) for note in named.notes]
        done.notes += story.notes


def _old_rank(old: ImportEntry) -> Rank:
    rank = old.told.get("rank")
    reason = str(old.told.get("rank_reason", "proposed"))
    return Rank(rank=rank if isinstance(rank, int) else 3, reason=reason)


def _note_known(story: Story, slug: str, done: Imported) -> None:
    remarks = Notebook(file=story.source.name)
    remarks.note(Code.IMPORT_TWICE, f"this was imported before, as articles/{slug}.md")
    done.notes += remarks.notes


def _entry(slug: str, text: bytes, story: Story, told: dict[str, Any]) -> ImportEntry:
    return ImportEntry(
        slug=slug,
        source=story.source.name,
        sha256=story.sha256,
        part=story.part,
        written=digest_of(text),
        told=told,
    )


def _slug(story: Story, taken: set[str]) -> str:
    name = slug_of(story.manuscript.headline, story.source.name, story.source.data)
    return free_slug(name, taken)


def _told(manuscript: Manuscript, rank: Rank, story: Story) -> dict[str, Any]:
    """Return what an editor may want to look up of an import."""
    line = manuscript.issue
    return {
        "headline": manuscript.headline,
        "encoding": manuscript.encoding,
        "rank": rank.rank,
        "rank_reason": rank.reason,
        "paper": line.paper,
        "volume": line.volume,
        "number": line.number,
        "date": line.day.isoformat() if line.day else None,
        "label": line.label,
        "pictures": [picture.file for picture in manuscript.pictures],
        "guesses": [
            {"line": note.line, "guess": note.message}
            for note in story.notes
            if note.code == "import-guess"
        ],
        "dropped": [
            {"line": left.line, "reason": left.reason, "text": left.text}
            for left in manuscript.dropped
        ],
    }


def _write_manifest(folder: Folder, stories: list[Story], done: Imported) -> None:
    """Write issue.toml: what the editor says is surest, then the folder's name."""
    line = laid_over(issue_line(stories), folder.name)
    line = replace(
        line,
        number=folder.line.number if folder.line.number is not None else line.number,
        day=folder.line.day or line.day,
        label="" if folder.line.day else line.label,
    )
    manifest = manifest_of(line)
    done.files[MANIFEST] = manifest.text.encode()
    remarks = Notebook(file=f"{folder.name}/{MANIFEST}" if folder.name else MANIFEST)
    for key in manifest.missing:
        remarks.note(
            Code.IMPORT_ISSUE,
            f"the copy does not say the issue's {key}, so a stand-in is written",
            hint=f"write the {key} there, or import with --{key}",
        )
    if not manifest.missing:
        said = f"number {line.number} of {line.label or line.day}"
        guess(remarks, f"the issue is {shown(said)}")
    if line.day and line.label:
        remarks.note(
            Code.IMPORT_DAY,
            f'the day is not known: the date is {line.day}, and "{shown(line.label)}"'
            " is printed",
            hint="write the day as date there and delete label, if it has one",
        )
    _offer_title(line.paper, stories, remarks)
    done.notes += remarks.notes


def _offer_title(title: str, stories: list[Story], remarks: Notebook) -> None:
    """Tell what the copy calls the paper, if paper.toml calls it otherwise."""
    said = next((story.source.paper for story in stories), "")
    if title and not same_title(title, said):
        other = f'paper.toml has "{said}"' if said else "paper.toml does not say it"
        remarks.note(
            Code.IMPORT_PAPER,
            f'the copy calls the paper "{title}", {other}',
            hint=f'if that is its name, write title = "{title}" in paper.toml',
        )
