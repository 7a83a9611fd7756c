"""The index of a shelf: a page with every issue on it, and a search of all their words.

All of it is files: the index opens from a disk, without a server, and works as a plain
list without JavaScript. The same shelf gives the same bytes.
"""

import json
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from layout.disk.atomic import put
from layout.disk.contents import content
from layout.shelf.index_page import ShownVolume, by_year, shown
from layout.shelf.indexing import (
    directory_script,
    postings,
    shard_script,
    shards,
)
from layout.shelf.shelf import FOLDER as SHELF
from layout.shelf.shelf import SCREEN, ShelfPlace, picture_name, standing
from layout.units import counted

INDEX = "index.html"
LIST = "index.json"
FILES = "index_files"
# Where the bags of a shelf lie.
BAGS = "archive"
# What an index has made and may remove: a shorter shelf has fewer files.
RECORD = f"{FILES}/files.json"

_PAGES = Path(__file__).parent / "pages"
_AS_THEY_ARE = ("shelf.css", "find.js", "search.js")


def index(shelf: Path, into: Path) -> int:
    """Write the index of all issues that stand on a shelf; return how many there are.

    The files are written into the folder `into`, to be moved to the shelf's own.
    """
    places = tuple(standing(shelf))
    volumes = shown(shelf, places)
    for name in _AS_THEY_ARE:
        put(into / FILES / name, content(_PAGES / name))
    _write_pages(volumes, into)
    _write_search(shelf, places, volumes, into)
    put(into / LIST, list_text(places))
    return len(places)


def _write_pages(volumes: tuple[ShownVolume, ...], into: Path) -> None:
    pages = Environment(
        loader=FileSystemLoader(_PAGES),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    titles = tuple(dict.fromkeys(volume.title for volume in volumes))
    one = len(titles) == 1
    years = by_year(volumes)
    count = counted(len(volumes), "issue")
    span = "–".join(dict.fromkeys((years[-1].name, years[0].name))) if years else ""
    text = pages.get_template("index.html.j2").render(
        title=titles[0] if one else "The shelf",
        language=volumes[0].language if one else "en",
        years=years,
        count=count,
        span=span,
    )
    put(into / INDEX, text)
    template = pages.get_template("issue.html.j2")
    neighbours = zip((None, *volumes), volumes, (*volumes[1:], None), strict=False)
    for before, volume, after in neighbours:
        text = template.render(volume=volume, before=before, after=after)
        put(into / FILES / f"{volume.folder}.html", text)


def _write_search(
    shelf: Path,
    places: tuple[ShelfPlace, ...],
    volumes: tuple[ShownVolume, ...],
    into: Path,
) -> None:
    made = shards(postings(shelf, places))
    for number, shard in enumerate(made):
        path = into / FILES / f"words-{number:03}.js"
        put(path, shard_script(number, shard))
    issues: list[dict[str, object]] = [
        {
            "folder": volume.folder,
            "name": volume.name,
            "language": volume.language,
            "pages": [page.number for page in volume.pages],
        }
        for volume in volumes
    ]
    text = directory_script(issues, [next(iter(shard)) for shard in made])
    put(into / FILES / "directory.js", text)


def list_text(places: tuple[ShelfPlace, ...]) -> str:
    """Return index.json: what stands on the shelf, for scripts."""
    issues = [_plain(place) for place in places]
    return json.dumps({"issues": issues}, ensure_ascii=False, indent=2) + "\n"


def _plain(place: ShelfPlace) -> dict[str, object]:
    entry = place.entry
    return {
        "paper": entry.paper,
        "issue": entry.issue,
        "number": entry.number,
        "date": entry.date,
        "label": entry.label,
        "language": entry.language,
        "folder": place.name,
        "screen": f"{place.name}/{SCREEN}",
        "bag": f"{BAGS}/{entry.bag}" if entry.bag else None,
        "outputs": entry.outputs,
        "pages": [
            {
                "number": leaf.number,
                "section": leaf.section,
                "picture": f"{place.name}/{SHELF}/{picture_name(leaf.number)}",
                "stories": [
                    {"slug": piece.slug, "headline": piece.headline}
                    for piece in leaf.stories
                ],
            }
            for leaf in entry.pages
        ],
    }
