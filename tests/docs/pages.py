"""The pages of the documentation taken apart: examples, and what is to be done to them.

A comment of HTML before an example says what it is: `file: NAME` is to be written into
that file, `piece of: NAME` is a part of such a file, `not run: WHY` is told and not
done.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PARTS = re.compile(
    r"^(?:<!-- (?P<what>file|piece of|not run): (?P<name>[^\n]+) -->\n)?"
    r"```(?P<language>\w*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A fenced block of a page, and what its comment says."""

    page: str
    language: str
    text: str
    what: str
    name: str


def examples(*folders: str) -> Iterator[Example]:
    """Yield the examples of all pages below some folders, in order."""
    for folder in folders:
        top = ROOT / folder
        for path in sorted(top.rglob("*.md")) if top.is_dir() else [top]:
            yield from of_page(path)


def of_page(path: Path) -> Iterator[Example]:
    """Yield the examples of one page."""
    page = path.relative_to(ROOT).as_posix()
    for match in PARTS.finditer(path.read_text("utf-8")):
        found = {key: value or "" for key, value in match.groupdict().items()}
        yield Example(page=page, **found)
