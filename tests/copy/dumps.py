"""Many dumps of several issues, made of the sources: an old archive in small."""

import re
from pathlib import Path

SOURCES = Path(__file__).parent / "sources" / "text"
NAMES = (
    *("bridge", "choir", "demands", "ferry", "flood", "hydro", "march", "museum"),
    *("school", "tram"),
)
ENCODINGS = {"hydro": "cp1252", "march": "latin-1", "tram": "utf-8-sig"}
# Every source without its own issue line and date, which an issue's own replaces.
OWN = re.compile(
    r"^.*The Alder Courier(?: no\.|, issue)? \(?\d+.*$|^12 March 2019$|^Published: .*$",
    re.MULTILINE,
)


def dump(name: str, issue_line: str) -> str:
    """Return a source as if it had been printed in another issue."""
    data = (SOURCES / f"{name}.txt").read_bytes()
    text = data.decode(ENCODINGS.get(name, "utf-8")).replace("\r\n", "\n")
    bare = OWN.sub("", text).rstrip()
    # In the place of the source's own line, if that stood behind the copy.
    own = OWN.search(text)
    if own and own.start() > len(text) // 4:
        return OWN.sub("", text[: own.start()]) + issue_line + text[own.end() :]
    return f"{issue_line}\n\n{bare.lstrip()}\n"


def write_archive(folder: Path, issue_lines: tuple[str, ...]) -> Path:
    """Write ten dumps for each issue line into one folder."""
    folder.mkdir(parents=True)
    for place, line in enumerate(issue_lines):
        for name in NAMES:
            (folder / f"{name}-{place}.txt").write_text(dump(name, line), "utf-8")
    return folder
