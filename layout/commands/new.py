"""Follow an issue with the next: its manifest advanced, its news left behind."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT

from layout.codes import Code
from layout.disk.atomic import place, put
from layout.disk.confined import Confined, LeadsOutError
from layout.disk.contents import text
from layout.disk.listing import files_below
from layout.disk.places import (
    ISSUES,
    MANIFEST,
    issues_of,
    not_led_out,
    publication_folder,
)
from layout.disk.removing import remove_empty
from layout.disk.staging import staged, tidy
from layout.errors import Refused, Unreadable
from layout.notes import Note

# As printed in labels; the machine's own language has no say in a newspaper's.
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
FOLDERS = ("articles", "pictures", "ads")
WEEK = timedelta(days=7)
HOUSE = "house-"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewIssue:
    """An issue that was begun: where, with what number and date, and remarks."""

    folder: Path
    number: int | str
    day: date
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Last:
    """The issue that a new one follows, and the date of the one before it."""

    folder: Path
    manifest: tomlkit.TOMLDocument
    day: date
    before: date | None


def start_issue(
    name: str, start: Path, *, day: date | None = None, pages: int | None = None
) -> NewIssue:
    """Make a new issue's folder in the publication at or above `start`.

    Its manifest is the last issue's with the next number and date. The date is
    `day`, or what a name like 2027-01 or 2027-01-08 says, or the last date and the
    interval before it.

    Raises:
        Unreadable: there is no publication or no issue, or the folder exists.
    """
    folder = _new_folder(name, start)
    last = _last_issue(folder.parent.parent)
    day = day or _date_of_name(folder.name, last.day) or _next_date(last)
    dropped = _advance(last.manifest, day, pages)
    _write(folder, last)
    return NewIssue(
        folder=folder,
        number=last.manifest["number"],
        day=day,
        notes=_remarks(folder, last, dropped),
    )


def _new_folder(name: str, start: Path) -> Path:
    typed = start / name
    publication = publication_folder(typed if "/" in name else start)
    if publication is None:
        raise Unreadable(
            _remark(
                Code.NO_PUBLICATION,
                "there is no paper.toml here or above",
                "go to a publication's folder, or make one with layout init",
            )
        )
    folder = not_led_out(publication / ISSUES / Path(name).name)
    beside = "/" in name and typed.parent.resolve() != folder.parent
    if beside or not re.fullmatch(r"\w[\w.-]*", Path(name).name):
        raise Unreadable(
            _remark(
                Code.BAD_NAME,
                f'"{name}" cannot name an issue\'s folder',
                "use letters, digits, - and _: the folder is made in issues/",
            )
        )
    tidy(folder)
    # One that was killed leaves empty folders, which nobody has to take away by hand.
    if folder.is_file() or files_below(folder):
        raise Unreadable(
            _remark(
                Code.EXISTS, f"{folder} exists", "choose another name for the issue"
            )
        )
    return folder


def _last_issue(publication: Path) -> _Last:
    """Return the issue with the latest date."""
    read = [(folder, _manifest(folder)) for folder in issues_of(publication)]
    if not read:
        raise Unreadable(
            _remark(
                Code.NO_ISSUE,
                f"{publication / ISSUES} has no issue to start from",
                f"write the first one's {MANIFEST} with its number and date",
            )
        )
    dated = sorted(
        ((_date(folder, manifest), folder.name) for folder, manifest in read),
    )
    latest, latest_name = dated[-1]
    folder, manifest = next(pair for pair in read if pair[0].name == latest_name)
    before = dated[-2][0] if len(dated) > 1 else None
    return _Last(folder=folder, manifest=manifest, day=latest, before=before)


def _manifest(folder: Path) -> tomlkit.TOMLDocument:
    path = folder / MANIFEST
    try:
        return tomlkit.parse(text(path))
    except (TOMLKitError, UnicodeDecodeError, OSError) as problem:
        raise Unreadable(
            _remark(
                Code.BAD_TOML,
                f"cannot be read: {problem}",
                "mend it first",
                file=f"{ISSUES}/{folder.name}/{MANIFEST}",
            )
        ) from problem


def _date(folder: Path, manifest: tomlkit.TOMLDocument) -> date:
    value = manifest.get("date")
    if not isinstance(value, date):
        raise Refused(
            _remark(
                Code.NO_DATE,
                "the issue has no date",
                "write date = 2027-01-08",
                file=f"{ISSUES}/{folder.name}/{MANIFEST}",
            )
        )
    return date(value.year, value.month, value.day)


def _date_of_name(name: str, last: date) -> date | None:
    """Return the date in a name: a day, or in a month the last one's weekday.

    The last issue's first Friday becomes that month's first Friday.
    """
    match = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", name)
    if match is None:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3] or 1))
    except ValueError:
        return None
    if match[3]:
        return day
    first = day + timedelta(days=(last.weekday() - day.weekday()) % 7)
    # A month with a fifth Friday is followed by one without: then it is the fourth.
    nth = first + WEEK * ((last.day - 1) // 7)
    return nth if nth.month == day.month else nth - WEEK


def _next_date(last: _Last) -> date:
    return last.day + (last.day - last.before if last.before else WEEK)


def _advance(
    manifest: tomlkit.TOMLDocument, day: date, pages: int | None
) -> tuple[str, ...]:
    """Turn the last manifest into the next; return the advertisements left out."""
    if isinstance(manifest.get("number"), int):
        manifest["number"] = int(manifest["number"]) + 1
    _advance_label(manifest, day)
    manifest["date"] = day
    if pages is not None:
        manifest["pages"] = pages
    _keep_pages(manifest, pages)
    return _keep_house_ads(manifest)


def _advance_label(manifest: tomlkit.TOMLDocument, day: date) -> None:
    """Write the month anew where the label was one; another label is not guessed."""
    old = manifest.get("date")
    if isinstance(old, date) and manifest.get("label") == _month(old):
        manifest["label"] = _month(day)
    else:
        manifest.pop("label", None)


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def _keep_pages(manifest: tomlkit.TOMLDocument, pages: int | None) -> None:
    """Keep the pages' sections and inks, but not the drawings of last month's news."""
    drawn = manifest.get("page")
    if not isinstance(drawn, AoT):
        return
    for page in reversed(range(len(drawn))):
        drawn[page].pop("plan", None)
        if pages is not None and int(drawn[page].get("number", 0)) > pages:
            del drawn[page]
    if not drawn:
        del manifest["page"]


def _keep_house_ads(manifest: tomlkit.TOMLDocument) -> tuple[str, ...]:
    """Keep the house's own advertisements: others were booked for one issue."""
    ads = manifest.get("ad")
    if not isinstance(ads, AoT):
        return ()
    dropped = []
    for ad in reversed(range(len(ads))):
        house = str(ads[ad].get("file", "")).startswith(HOUSE) or ads[ad].get("house")
        if not house:
            dropped.append(str(ads[ad].get("name", ads[ad].get("file", "?"))))
            del ads[ad]
    if not ads:
        del manifest["ad"]
    return tuple(sorted(dropped))


def _write(folder: Path, last: _Last) -> None:
    """Write the new folder whole, or not at all."""
    with staged(folder) as staging:
        kept = last.manifest.get("ad", ())
        (staging.folder / "ads").mkdir()
        # One that leads out stays behind: the desk says so when the issue is read.
        ads = Confined(folder=last.folder / "ads")
        for file in sorted({str(ad.get("file", "")) for ad in kept}):
            with suppress(FileNotFoundError, LeadsOutError):
                place(ads.file(file), staging.folder / "ads" / file)
        put(staging.folder / MANIFEST, tomlkit.dumps(last.manifest))
        try:
            # Before the manifest, which makes an issue of the folder.
            for name in FOLDERS:
                (folder / name).mkdir(exist_ok=True)
            staging.publish()
        except BaseException:
            for name in FOLDERS:
                remove_empty(folder / name)
            raise


def _remarks(folder: Path, last: _Last, dropped: tuple[str, ...]) -> tuple[Note, ...]:
    file = f"{ISSUES}/{folder.name}/{MANIFEST}"
    notes = []
    if not isinstance(last.manifest.get("number"), int):
        message = f"the number is still {last.manifest.get('number')!r}"
        notes.append(_remark(Code.SAME_NUMBER, message, "change it", file))
    if dropped:
        message = f"advertisements not taken over: {', '.join(dropped)}"
        notes.append(_remark(Code.ADS_DROPPED, message, "book them again", file))
    return tuple(notes)


def _remark(code: Code, message: str, hint: str, file: str = "") -> Note:
    return Note(code=code, message=message, hint=hint, file=file)
