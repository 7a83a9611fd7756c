"""Whether a bag is whole: every file there, none more, each with the bytes it had.

RFC 8493, or its draft 0.97, has the rules. They are kept strictly: whatever the
manifests do not account for is named, because a bag is asked for years later, by
someone who cannot ask back.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from layout.codes import Code
from layout.disk import listing
from layout.disk.confined import climbs
from layout.disk.contents import content, is_file, is_folder, opened
from layout.errors import Unreadable
from layout.notes import Note, errors, in_order

DECLARATION = "bagit.txt"
INFO = "bag-info.txt"
FETCH = "fetch.txt"
PAYLOAD = "data"
SOURCE = "data/source"
MANIFEST = re.compile(r"(tag)?manifest-([a-z0-9]+)\.txt")
VERSION = re.compile(
    r"BagIt-Version: (?:0\.97|1\.0)\r?\n"
    r"Tag-File-Character-Encoding: UTF-8(?:\r?\n)?",
)
ENTRY = re.compile(r"([0-9a-fA-F]+)[ \t]++\*?(.+)")
OXUM = re.compile(r"(\d+)\.(\d+)")
# Manifests that somebody computes with (RFC 8493, 2.4); a digest whose length has to be
# said, as in SHAKE, is nobody's.
ALGORITHMS = frozenset({"md5", "sha1", "sha224", "sha256", "sha384", "sha512"})
# More than any bag of an issue has: files, folders in folders, bytes of a list of them.
MOST_FILES, DEEPEST, MOST_LISTED = 100_000, 40, 32_000_000
# So many things that are wrong with a bag are told, and no more.
TOLD = 100
FETCH_AGAIN = "fetch the bag again from where it came"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bag:
    """A bag on disk, and what its bag-info.txt says as (label, value)."""

    folder: Path
    info: tuple[tuple[str, str], ...]

    @property
    def source(self) -> Path:
        """The publication that the issue was set from, as it is in the bag."""
        return self.folder / SOURCE

    def value(self, label: str) -> str:
        """Return the first value of a label, or nothing."""
        return next((value for name, value in self.info if name == label), "")


def whole_bag(folder: Path) -> Bag:
    """Return a bag that is whole.

    Raises:
        Unreadable: it is no bag, or not as it was packed; all that is wrong is named.
    """
    bag, notes = check_bag(folder)
    if errors(notes):
        raise Unreadable(*notes)
    return bag


def check_bag(folder: Path) -> tuple[Bag, tuple[Note, ...]]:
    """Check a bag against its own manifests; what is wrong with it is in the notes.

    Raises:
        Unreadable: the folder is no bag at all.
    """
    if folder.is_symlink() or not is_file(folder / DECLARATION):
        raise Unreadable(_no_bag(folder))
    desk = _Desk(folder)
    files = desk.files()
    desk.check_declaration(files)
    listed = {name: desk.entries(name) for name in files if MANIFEST.fullmatch(name)}
    desk.check_listed(listed, files)
    info = desk.info(files)
    desk.check_oxum(info, files)
    return Bag(folder=folder, info=info), in_order(desk.notes)[:TOLD]


@dataclass(frozen=True, slots=True)
class _Desk:
    """A bag being checked; `notes` are gathered."""

    folder: Path
    notes: list[Note] = field(default_factory=list)

    def _note(
        self, code: Code, file: str, message: str, line: int | None = None
    ) -> None:
        if len(self.notes) > TOLD:
            # One more, so that nobody takes a part for all.
            return
        self.notes.append(
            Note(
                code=code,
                file=file,
                line=line,
                message=message,
                hint=FETCH_AGAIN,
            )
        )

    def files(self) -> dict[str, Path]:
        """Return the files by their names in the bag; links are not followed."""
        found: dict[str, Path] = {}
        for count, path in enumerate(below(self.folder)):
            name = path.relative_to(self.folder).as_posix()
            if count >= MOST_FILES or name.count("/") >= DEEPEST:
                raise Unreadable(_too_much(name))
            if path.is_symlink():
                target = path.readlink()
                self._note(Code.BAG_OUTSIDE, name, f"it is a link to {target}")
            elif is_file(path):
                found[name] = path
            elif not is_folder(path):
                self._note(Code.BAG_OUTSIDE, name, "it is neither a file nor a folder")
            elif name != PAYLOAD and not listing.entries(path):
                # RFC 8493, 2.1.3: a manifest has files, and never a folder.
                self._note(Code.BAG_EXTRA, name, "it is an empty folder")
        return found

    def check_declaration(self, files: dict[str, Path]) -> None:
        """Check bagit.txt, and that nothing is to be fetched from elsewhere."""
        text = self._text(DECLARATION, files)
        if text is not None and not VERSION.fullmatch(text):
            message = "it does not declare BagIt 0.97 or 1.0 in UTF-8"
            self._note(Code.BAG_BROKEN, DECLARATION, message)
        if FETCH in files:
            self._note(Code.BAG_BROKEN, FETCH, "parts of the bag are elsewhere")
        for kind in ("", "tag"):
            names = (MANIFEST.fullmatch(name) for name in files)
            if not any(match and (match[1] or "") == kind for match in names):
                name = f"{kind}manifest-sha256.txt"
                self._note(Code.BAG_MISSING, name, "the bag has no such manifest")

    def entries(self, manifest: str) -> dict[str, str]:
        """Return the digests that a manifest has, by file."""
        found: dict[str, str] = {}
        text = self._text(manifest, {manifest: self.folder / manifest}) or ""
        tags = manifest.startswith("tag")
        written_out = "BagIt-Version: 1.0" in (
            self._text(DECLARATION, {DECLARATION: self.folder / DECLARATION}) or ""
        )
        for number, line in enumerate(text.splitlines(), 1):
            match = ENTRY.fullmatch(line)
            name = _decoded(match[2], per_cents=written_out) if match else ""
            if match is None or name in found:
                message = f'"{line[:80]}" is no entry, or a second one of a file'
                self._note(Code.BAG_BROKEN, manifest, message, number)
            elif climbs(name) or name.startswith("~"):
                message = f"{name} is not in the bag"
                self._note(Code.BAG_OUTSIDE, manifest, message, number)
            elif tags == name.startswith(f"{PAYLOAD}/"):
                message = f"{name} belongs in the other manifest"
                self._note(Code.BAG_BROKEN, manifest, message, number)
            else:
                found[name] = match[1].lower()
        return found

    def check_listed(
        self, listed: dict[str, dict[str, str]], files: dict[str, Path]
    ) -> None:
        """Hold the files against the manifests, one by one."""
        payload = {name for name in files if name.startswith(f"{PAYLOAD}/")}
        tags = {name for name in files.keys() - payload if name[:12] != "tagmanifest-"}
        for manifest, entries in sorted(listed.items()):
            due = tags if manifest.startswith("tag") else payload
            for name in sorted(due - entries.keys()):
                message = f"{manifest} does not have it"
                self._note(Code.BAG_EXTRA, name, message)
            for name, digest in sorted(entries.items()):
                if name not in files:
                    self._note(
                        Code.BAG_MISSING, name, f"{manifest} has it, the bag not"
                    )
                else:
                    self._check_digest(manifest, digest, name)

    def _check_digest(self, manifest: str, digest: str, name: str) -> None:
        match = MANIFEST.fullmatch(manifest)
        algorithm = match[2] if match else ""
        if algorithm not in ALGORITHMS:
            self._note(Code.BAG_BROKEN, manifest, f"{algorithm} is not known")
            return
        path = self.folder / name
        try:
            with opened(path, through_link=False) as file:
                found = hashlib.file_digest(file, algorithm).hexdigest()
        except OSError as problem:
            reason = (problem.strerror or "it cannot be read").lower()
            self._note(Code.BAG_CHANGED, name, f"it cannot be read: {reason}")
            return
        if found != digest:
            size = path.stat().st_size
            message = (
                f"it is not the file that was packed: its {algorithm} is {found[:12]} "
                f"and not {digest[:12]}, its length {size} bytes"
            )
            self._note(Code.BAG_CHANGED, name, message)

    def info(self, files: dict[str, Path]) -> tuple[tuple[str, str], ...]:
        """Return what bag-info.txt says; a line that begins with a space goes on."""
        text = self._text(INFO, files) if INFO in files else ""
        pairs: list[tuple[str, str]] = []
        for number, line in enumerate((text or "").splitlines(), 1):
            label, colon, value = line.partition(":")
            if line[:1] in (" ", "\t") and pairs:
                label, before = pairs.pop()
                pairs.append((label, f"{before} {line.strip()}"))
            elif colon:
                pairs.append((label.strip(), value.strip()))
            elif line.strip():
                message = f'"{line[:80]}" has no label'
                self._note(Code.BAG_BROKEN, INFO, message, number)
        return tuple(pairs)

    def check_oxum(
        self, info: tuple[tuple[str, str], ...], files: dict[str, Path]
    ) -> None:
        """Compare the number of the payload's files and bytes with what was packed."""
        value = dict(info).get("Payload-Oxum")
        if value is None:
            return
        paths = [path for name, path in files.items() if name.startswith(f"{PAYLOAD}/")]
        found = f"{sum(path.stat().st_size for path in paths)}.{len(paths)}"
        if not OXUM.fullmatch(value) or value != found:
            message = f"Payload-Oxum is {value}, and the payload's {found}"
            self._note(Code.BAG_OXUM, INFO, message)

    def _text(self, name: str, files: dict[str, Path]) -> str | None:
        """Return a tag file's text; None, with a note, if it is none."""
        try:
            return content(files[name], most=MOST_LISTED).decode("utf-8")
        except UnicodeDecodeError:
            self._note(Code.BAG_BROKEN, name, "it is no text in UTF-8")
        except (KeyError, OSError) as problem:
            reason = getattr(problem, "strerror", None) or "it is no file"
            self._note(Code.BAG_BROKEN, name, reason.lower())
        return None


def _decoded(name: str, *, per_cents: bool) -> str:
    """Undo what is done to file names with line ends, and in 1.0 with per cents."""
    parts = {"%0A": "\n", "%0D": "\r"}
    if per_cents:
        parts["%25"] = "%"
    pattern = "|".join(parts)
    return re.sub(pattern, lambda m: parts[m[0].upper()], name, flags=re.I)


def below(folder: Path) -> Iterator[Path]:
    """Yield what is below a folder, sorted, and nothing behind a link."""
    due = [folder]
    while due:
        here = listing.entries(due.pop())
        yield from here
        due += [path for path in here if is_folder(path) and not path.is_symlink()]


def _too_much(name: str) -> Note:
    return Note(
        code=Code.BAG_BROKEN,
        file=name[:200],
        message=f"a bag has at most {MOST_FILES:,} files, and {DEEPEST} folders in one "
        "another",
        hint=FETCH_AGAIN,
    )


def _no_bag(folder: Path) -> Note:
    return Note(
        code=Code.NO_BAG,
        file=folder.name,
        message=f"this is no bag: it has no {DECLARATION}",
        hint="name the folder that layout archive wrote, unpacked",
    )
