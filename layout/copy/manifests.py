"""The manifest of an imported issue: its number and date as the copy says them."""

import tomllib
from dataclasses import dataclass
from datetime import date

import tomlkit

from layout.copy.manuscript import IssueLine

# An issue must have both; these say that nobody knows.
NO_NUMBER, NO_DATE = 1, date(2000, 1, 1)
NAME = "issue.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """An issue.toml's text, and what of it is not known."""

    text: str
    missing: tuple[str, ...] = ()


def manifest_of(line: IssueLine) -> Manifest:
    """Return the manifest of an issue."""
    document = tomlkit.document()
    document.add(tomlkit.comment("From the copy's issue lines; mend what is wrong."))
    missing = []
    number = tomlkit.item(line.number if line.number is not None else NO_NUMBER)
    day = tomlkit.item(line.day or NO_DATE)
    if line.number is None:
        number.comment("not found in the copy")
        missing.append("number")
    if line.day is None:
        day.comment("not found in the copy")
        missing.append("date")
    document.add("number", number)
    document.add("date", day)
    if line.volume:
        volume = int(line.volume) if line.volume.isdecimal() else line.volume
        document.add("volume", tomlkit.item(volume))
    if line.label:
        label = tomlkit.item(line.label)
        if line.day is not None:
            # A date must have a day; which one it was, the label does not say.
            label.comment("printed in place of the date, whose day is not known")
        document.add("label", label)
    return Manifest(text=tomlkit.dumps(document), missing=tuple(missing))


def line_of(data: bytes) -> IssueLine:
    """Return the number and date of an issue.toml; nothing where it has none."""
    try:
        keys = tomllib.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return IssueLine()
    number, day = keys.get("number"), keys.get("date")
    return IssueLine(
        number=number if isinstance(number, int) else None,
        day=day if type(day) is date else None,
        label=str(keys.get("label", "")),
    )
