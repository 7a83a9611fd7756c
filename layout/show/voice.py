"""What a person at a terminal, or a script on a pipe, is told."""

import json
import os
import platform
import re
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import layout
from layout import __version__
from layout.notes import Note, errors, in_order
from layout.requests import Result, Timing, Watch, unwatched
from layout.show import late
from layout.show.seeing import UNSEEN, on_a_line, seen

if TYPE_CHECKING:
    from rich.console import Console

# What Python makes of a file name's bytes that are not UTF-8 (PEP 383).
NO_TEXT = "\ud800-\udfff"
IN_JSON = re.compile(f"[{NO_TEXT}{UNSEEN}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How much to say: errors only when `quiet`, timings and tracebacks if `verbose`.

    Notes go to standard error. Standard output has the names of the files that were
    written, or with `as_json` the report and nothing else.
    """

    quiet: bool = False
    verbose: bool = False
    as_json: bool = False

    def result(self, result: Result) -> None:
        """Tell what a run has made."""
        self.notes(result.notes)
        self.timings(result.timings)
        if self.as_json:
            _out_json(result.report)
        else:
            self.written(result.files)

    def written(self, files: tuple[Path, ...]) -> None:
        """Tell which files were written."""
        self.lines(*(on_a_line(_from_here(path)) for path in files))

    def notes(self, notes: tuple[Note, ...]) -> None:
        """Write the notes, one line each, sorted by file and line."""
        for note in in_order(errors(notes) if self.quiet else notes):
            _err(on_a_line(str(note)))

    def console(self) -> "Console":
        """Return the console of what a person wants and a script does not."""
        return late.console(quiet=self.quiet or self.as_json)

    def lines(self, *lines: str) -> None:
        """Write lines that a person wants and a script does not."""
        if not self.quiet and not self.as_json:
            for line in lines:
                _out(line)

    def text(self, report: str) -> None:
        """Write the report of a command, as JSON."""
        _out_json(report)

    def made(self, **report: object) -> None:
        """Write the report of a command that has no report.json."""
        if self.as_json:
            _out_json(json.dumps({**report, "notes": []}, ensure_ascii=False, indent=2))

    def failed(self, notes: tuple[Note, ...]) -> None:
        """Tell why a command ended without a result."""
        self.notes(notes)
        if self.as_json:
            plain = [note.plain() for note in in_order(notes)]
            _out_json(json.dumps({"notes": plain}, ensure_ascii=False, indent=2))

    def timings(self, timings: tuple[Timing, ...]) -> None:
        """Write how long each stage took."""
        if self.verbose:
            for timing in timings:
                _err(f"{timing.stage:<12}{timing.seconds:8.3f} s")

    def defect(self, problem: BaseException) -> None:
        """Own up to a fault of ours, with a report that fits in a letter."""
        if self.verbose:
            _err("".join(traceback.format_exception(problem)).rstrip())
        _err(f"layout: defect: {_named(problem)}")
        _err("The fault is Layout's, not your issue's. Please report these lines:")
        _err(f"  layout {__version__}, Python {platform.python_version()}")
        _err(f"  {platform.system()} {platform.release()} {platform.machine()}")
        _err(f"  layout {' '.join(sys.argv[1:])}")
        for frame in _our_frames(problem):
            _err(f"  {frame}")
        if not self.verbose:
            _err("The same command with -v tells more.")

    def waiting(self, folder: Path) -> None:
        """Tell why nothing seems to happen."""
        if not self.quiet:
            _err(f"another run is writing in {_from_here(folder)}: waiting for it")

    @contextmanager
    def watching(self) -> Iterator[Watch]:
        """Yield something to tell the progress to; it is shown on a terminal only."""
        if self.quiet or not sys.stderr.isatty():
            yield unwatched
            return
        with late.bar() as watch:
            yield watch


def _our_frames(problem: BaseException) -> list[str]:
    """Return the last places of our own that the fault went through."""
    root = Path(layout.__file__).parent
    frames = traceback.extract_tb(problem.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(root)]
    return [
        f"{Path(frame.filename).relative_to(root.parent)}:{frame.lineno} {frame.name}"
        for frame in ours[-4:]
    ]


def _named(problem: BaseException) -> str:
    return "".join(traceback.format_exception_only(problem)).strip()


def _from_here(path: Path) -> str:
    return os.path.relpath(path)


def _out_json(text: str) -> None:
    """Write a report; what is no text, or steers a terminal, is escaped as JSON can."""
    escaped = IN_JSON.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)
    sys.stdout.write(escaped.rstrip("\n") + "\n")


def _out(text: str) -> None:
    sys.stdout.write(seen(text.rstrip("\n")) + "\n")


def _err(text: str) -> None:
    sys.stderr.write(seen(text) + "\n")
