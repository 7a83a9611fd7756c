"""The press files that lie in an output folder, held against their build's report."""

from pathlib import Path

import msgspec
from msgspec import Struct

from layout.codes import Code
from layout.disk.contents import content as read
from layout.disk.digests import digest_of_file
from layout.errors import Refused, Unreadable
from layout.notes import Note
from layout.sheet.delivery import DeliveredFile, DeliveredPage, Delivery

REPORT = "report.json"
PRESS = "press"


class ReportPage(Struct, frozen=True, kw_only=True):
    """A page of report.json: its own files by edition, if it has any.

    `rendered` is of its PDF before it was joined with others.
    """

    number: int
    sha256: dict[str, str] = {}
    files: dict[str, str] = {}
    rendered: dict[str, str] = {}


class ReportEdition(Struct, frozen=True, kw_only=True):
    """An edition of report.json; `numbers` are those of its pages."""

    name: str
    file: str
    pages: int
    sha256: str
    numbers: tuple[int, ...] = ()


class Report(Struct, frozen=True, kw_only=True):
    """What of report.json a delivery needs."""

    paper: str
    issue: str
    number: int | str
    date: str
    pages: tuple[ReportPage, ...]
    editions: tuple[ReportEdition, ...]


def pressed(folder: Path, issue: str) -> Delivery:
    """Return what the last build left in a folder for the press, not yet delivered.

    Every file is read and compared: what goes to a printer is what was proofed.

    Raises:
        Unreadable: there is no build of that issue in the folder.
        Refused: the files are not all, or not those, that the build has written.
    """
    report = _report(folder, issue)
    # Pages with a printer of their own come in a file of their own.
    presses = [e for e in report.editions if e.name.partition("-")[0] == PRESS]
    if not presses:
        hint = f"say layout build {issue} --edition press"
        raise Refused(
            _note(Code.NOT_PRESSED, "the last build made no press files", hint)
        )
    made = sum(press.pages for press in presses)
    if made != len(report.pages):
        raise Refused(
            _note(
                Code.NOT_PRESSED,
                f"the last build made {made} of {len(report.pages)} pages",
                f"build the whole issue: layout build {issue}",
            )
        )
    single = {
        page.files[PRESS]: page.sha256[PRESS]
        for page in report.pages
        if PRESS in page.files
    }
    wanted = single | {press.file: press.sha256 for press in presses}
    _compare(folder, wanted, issue)
    press = presses[0]
    wholes = {number: whole.file for whole in presses for number in whole.numbers}
    return Delivery(
        paper=report.paper,
        issue=report.issue,
        number=report.number,
        date=report.date,
        press=DeliveredFile(file=press.file, sha256=press.sha256),
        pages=tuple(
            _page(page, wholes.get(page.number, press.file)) for page in report.pages
        ),
    )


def _page(page: ReportPage, whole: str) -> DeliveredPage:
    """Return a page by its own file, or else by the file that it is in."""
    digest = page.sha256.get(PRESS, page.rendered.get(PRESS, ""))
    file = page.files.get(PRESS, whole)
    return DeliveredPage(number=page.number, file=file, sha256=digest)


def _report(folder: Path, issue: str) -> Report:
    hint = f"build it first: layout build {issue}"
    try:
        content = read(folder / REPORT)
    except OSError as problem:
        words = f"there is no build in {folder}"
        raise Unreadable(_note(Code.NOT_BUILT, words, hint)) from problem
    try:
        report = msgspec.json.decode(content, type=Report)
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        words = f"{REPORT} is no report of a build: {problem}"
        raise Unreadable(_note(Code.NOT_BUILT, words, hint)) from problem
    if report.issue != issue:
        words = f'the files in {folder} are of the issue "{report.issue}"'
        raise Unreadable(
            _note(Code.NOT_BUILT, words, f"name its folder with -o, or {hint}")
        )
    return report


def _compare(folder: Path, wanted: dict[str, str], issue: str) -> None:
    notes = []
    for file, digest in sorted(wanted.items()):
        try:
            same = digest_of_file(folder / file) == digest
            trouble = (
                "" if same else f"{file} is not the file that the build has written"
            )
        except OSError:
            trouble = f"{file} is not there"
        if trouble:
            hint = f"layout build {issue} writes it anew; send no other"
            notes.append(_note(Code.PRESS_DIFFERS, trouble, hint))
    if notes:
        raise Refused(*notes)


def _note(code: Code, message: str, hint: str) -> Note:
    return Note(code=code, message=message, hint=hint)
