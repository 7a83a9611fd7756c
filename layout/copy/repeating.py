"""Lines that the files of one import share: what a site puts on every page of it."""

from collections import Counter, defaultdict
from dataclasses import replace

from layout.copy.manuscript import Source
from layout.copy.recognising import MOST_TEXT, PACKED

# A site's lines stand near both ends of a page, and are no paragraphs.
ENDS, LONGEST = 40, 200
# So many files of a folder share them at least, and so large a share of these.
FEWEST, SHARE = 3, 0.5


def with_repeated(sources: list[Source]) -> list[Source]:
    """Tell each source which of its folder's lines stand in most files there."""
    folders: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        if len(source.data) <= MOST_TEXT and not source.data.startswith(PACKED):
            folders[source.folder].append(source)
    shared = {name: _shared(own) for name, own in folders.items()}
    return [
        replace(source, repeated=shared.get(source.folder, frozenset()))
        for source in sources
    ]


def _shared(sources: list[Source]) -> frozenset[str]:
    if len(sources) < FEWEST:
        return frozenset()
    counts: Counter[str] = Counter()
    for source in sources:
        counts.update(_lines(source.data))
    most = max(FEWEST, len(sources) * SHARE)
    return frozenset(line for line, count in counts.items() if count >= most)


def _lines(data: bytes) -> set[str]:
    """Return the lines near both ends of a text, as a reader has them."""
    lines = [line for line in data.splitlines() if line.strip()]
    near = {*lines[:ENDS], *lines[-ENDS:]}
    return {
        " ".join(line.decode("utf-8", "replace").split())
        for line in near
        if len(line) <= LONGEST
    }
