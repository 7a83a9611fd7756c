"""What the commands are asked for, all in one place, and what most of them give back.

Apart from the stages, so that `layout --help` need not load the renderer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from layout.geometry import Lattice
from layout.notes import Note, errors

# Where a bag can be looked at from the folder that it lies in, with Python alone.
HERE = "http://localhost:8000/"

# Two pages side by side.
TWO_UP = Lattice(2, 1)

# All editions, and those that are built where none is asked for.
ALL_EDITIONS = ("press", "screen", "archive")
EDITIONS = ("press", "screen")

# Told the name of a stage, how much of it is done and how much there is.
Watch = Callable[[str, int, int], None]


# Returns the signature of a message, as it is written into a file.
Sign = Callable[[bytes], bytes]


def unwatched(stage: str, done: int, total: int) -> None:
    """Watch nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRequest:
    """An issue's folder to build into the folder `out`.

    No `pages` are all pages. `jobs` are processes; 0 is one for each processor.
    `anew` follows only what is locked in plan.toml. `printer` is the name of another
    printer's profile than the issue's. `restyle` sets a locked issue in today's style;
    `lock` writes issue.lock. `moment` is what the files are dated, in seconds since
    1970, where it is not the issue's date. Without `record`, which fillers ran is not
    written down: a back issue that is built again runs nothing. `sign` signs the lock.
    """

    issue: Path
    out: Path
    printer: str = ""
    editions: tuple[str, ...] = EDITIONS
    pages: tuple[int, ...] = ()
    draft: bool = False
    jobs: int = 0
    cache: bool = True
    anew: bool = False
    restyle: bool = False
    lock: bool = False
    moment: int | None = None
    record: bool = True
    sign: Sign | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofRequest:
    """An issue's folder to make page pictures of, into the folder `out`.

    `ppi` is their resolution in pixels an inch. `simulate` makes the soft proof too:
    the pages on newsprint, their ink and their plates.
    """

    issue: Path
    out: Path
    printer: str = ""
    jobs: int = 0
    cache: bool = True
    anew: bool = False
    restyle: bool = False
    ppi: float = 100.0
    simulate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRequest:
    """An issue's folder, or the file of a PDF, to preflight for a printer.

    `start` is where the command was given. The certificate is written into `out`, if
    that is given. With `separations` ink is measured on the plates of each page.
    """

    subject: Path
    start: Path
    out: Path | None = None
    printer: str = ""
    jobs: int = 0
    cache: bool = True
    restyle: bool = False
    separations: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRequest:
    """An issue's folder to plan; with `write` its plan.toml is written."""

    issue: Path
    printer: str = ""
    write: bool = False
    cache: bool = True
    anew: bool = False
    restyle: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RebuildRequest:
    """Issues' folders to build again, each into a folder of its name in `out`.

    `jobs` issues are built side by side; 0 is one for each processor. `scheduler` is
    the address of a Dask cluster that is to do it. `anew` rebuilds those too whose
    finished files are up to date. `archive` packs each into a bag as well. `moment` is
    as for a build.
    """

    issues: tuple[Path, ...]
    out: Path
    jobs: int = 0
    scheduler: str = ""
    cache: bool = True
    anew: bool = False
    archive: bool = False
    moment: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RebuildTask:
    """One issue of a shelf, to be built into the folder `out` by some process.

    Its bag goes into the folder `bags`, if there is to be one.
    """

    issue: Path
    out: Path
    bags: Path | None = None
    cache: bool = True
    anew: bool = False
    moment: int | None = None


class Outcome(StrEnum):
    """What became of an issue of a shelf."""

    REBUILT = "rebuilt"
    CURRENT = "up to date"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """An issue of a shelf, done. `seconds` is only ever shown, never written."""

    task: RebuildTask
    outcome: Outcome
    pages: int = 0
    seconds: float = 0.0
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveRequest:
    """An issue's folder to pack into a bag in the folder `out`.

    `shape` is folder, zip or tar. `alto` is the version of ALTO, `ppi` the resolution
    of the page images, `base` the address that the bag will be published under, and
    `edition` counts the day's editions from 1. `moment` is as for a build. `sign`
    signs the bag, and the lock in it.
    """

    issue: Path
    out: Path
    shape: str = "folder"
    alto: str = "4.4"
    ppi: int = 300
    base: str = HERE
    edition: int = 1
    jobs: int = 0
    cache: bool = True
    restyle: bool = False
    moment: int | None = None
    sign: Sign | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyRequest:
    """A locked issue or a bag, called `name` as seen from `start`, to be set again.

    `against` is a folder with the files that it was locked with, `report` one to write
    pictures of the differences into, `signers` a file with the keys that may sign.
    """

    name: str
    start: Path
    against: Path | None = None
    report: Path | None = None
    signers: Path | None = None
    jobs: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """Foreign copy to bring into the issue, or folder of issues, called `into`.

    `into` is as typed, seen from `start`. `number` and `day` are the issue's, where
    the copy does not say them or is wrong.
    """

    sources: tuple[Path, ...]
    into: str
    start: Path
    keep_all: bool = False
    number: int | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImposeRequest:
    """A PDF to impose into the file `out`; `creep` in mm, `paper` as people say it.

    `fold` are the pages of one folded sheet, `signature` those of a signature, `up`
    the columns and rows of pages side by side.
    """

    file: Path
    out: Path
    scheme: str
    fold: int = 4
    signature: int = 16
    up: Lattice = TWO_UP
    paper: str = ""
    creep: float = 0.0
    marks: bool = False
    tumble: bool = False
    dummy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverRequest:
    """The issue called `issue`, built into the folder `out`, to be delivered.

    `dry` only tells what would be sent.
    """

    issue: str
    out: Path
    dry: bool = False


# What an issue is read and made up for.
Request = BuildRequest | ProofRequest | PlanRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """How many seconds a stage took. Only ever shown, never written to a file."""

    stage: str
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run made: `report` is report.json's own text, `files` what was written."""

    report: str
    notes: tuple[Note, ...]
    files: tuple[Path, ...] = ()
    timings: tuple[Timing, ...] = ()

    @property
    def status(self) -> int:
        """0, or 1 where an error keeps the issue from the press."""
        return 1 if errors(self.notes) else 0
