"""A shelf's issues as its index shows them: by year and month, with their pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from layout.desk.dates import MONTHS, date_label
from layout.disk.contents import opened
from layout.shelf.shelf import FOLDER, ShelfPage, ShelfPlace, picture_name


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPage:
    """A page: its picture's file and pixels, and the headlines on it."""

    number: int
    section: str
    picture: str
    width: int
    height: int
    headlines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownVolume:
    """An issue: `folder` is its folder on the shelf, `name` what it is called there."""

    folder: str
    title: str
    language: str
    name: str
    label: str
    number: str
    day: date
    pages: tuple[ShownPage, ...]

    @property
    def front(self) -> ShownPage:
        """Page one."""
        return self.pages[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The issues of a month."""

    name: str
    volumes: tuple[ShownVolume, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The months of a year that have issues."""

    name: str
    months: tuple[Month, ...]


def shown(shelf: Path, places: Sequence[ShelfPlace]) -> tuple[ShownVolume, ...]:
    """Return the issues; on a shelf of several papers, names begin with the paper."""
    several = len({place.entry.paper for place in places}) > 1
    return tuple(_volume(shelf, place, several=several) for place in places)


def _volume(shelf: Path, place: ShelfPlace, *, several: bool) -> ShownVolume:
    entry = place.entry
    day = date.fromisoformat(entry.date)
    label = entry.label or date_label(day, entry.language)
    number = (
        f"No.\N{NO-BREAK SPACE}{entry.number}"
        if isinstance(entry.number, int)
        else entry.number
    )
    name = f"{label}, {number}"
    folder = shelf / place.name / FOLDER
    return ShownVolume(
        folder=place.name,
        title=entry.paper,
        language=entry.language,
        name=f"{entry.paper}, {name}" if several else name,
        label=label,
        number=number,
        day=day,
        pages=tuple(_page(folder, leaf) for leaf in entry.pages),
    )


def _page(folder: Path, leaf: ShelfPage) -> ShownPage:
    picture = picture_name(leaf.number)
    width, height = _size(folder / picture)
    headlines = dict.fromkeys(piece.headline for piece in leaf.stories)
    return ShownPage(
        number=leaf.number,
        section=leaf.section,
        picture=picture,
        width=width,
        height=height,
        headlines=tuple(headlines),
    )


def _size(path: Path) -> tuple[int, int]:
    """Return a picture's pixels, so that the page keeps room for it."""
    try:
        with opened(path) as file, Image.open(file, formats=("WEBP",)) as image:
            return image.width, image.height
    except (OSError, UnidentifiedImageError):
        return 1, 1


def by_year(volumes: Sequence[ShownVolume]) -> tuple[Year, ...]:
    """Return the issues by year and month, the newest year first."""
    years = [
        Year(name=str(year), months=_months(tuple(group)))
        for year, group in groupby(volumes, key=lambda volume: volume.day.year)
    ]
    return tuple(reversed(years))


def _months(volumes: tuple[ShownVolume, ...]) -> tuple[Month, ...]:
    names = MONTHS["en"].split()
    return tuple(
        Month(name=names[month - 1], volumes=tuple(group))
        for month, group in groupby(volumes, key=lambda volume: volume.day.month)
    )
