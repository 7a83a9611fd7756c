"""A folder made a bag: manifests, and who packed what and when (RFC 8493).

The bag is written here and not by the library of that name, which dates a bag by the
clock and signs it with its own version: a bag is to come out the same years later.
"""

from collections.abc import Iterable
from pathlib import Path

from layout.disk.atomic import put
from layout.disk.contents import is_file, size_of
from layout.disk.digests import digest_of_file
from layout.disk.listing import entries, files_below
from layout.library.fixity import DECLARATION, INFO, PAYLOAD

# Of 1.0 and 0.97, which differ in per cents in file names alone, the one that the
# Library of Congress's own tool reads as it is written.
DECLARED = "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n"
# What `digest_of_file` takes.
ALGORITHM = "sha256"


MANIFEST, TAGS = f"manifest-{ALGORITHM}.txt", f"tagmanifest-{ALGORITHM}.txt"


def bag_up(folder: Path, info: Iterable[tuple[str, str]]) -> None:
    """Turn a folder that has its payload in data/ into a bag.

    `info` are labels and values for bag-info.txt; the payload's count is added.
    """
    put(folder / DECLARATION, DECLARED)
    put(folder / INFO, info_text(folder, info))
    put(folder / MANIFEST, manifest_text(folder))
    put(folder / TAGS, tags_text(folder))


def info_text(folder: Path, info: Iterable[tuple[str, str]]) -> str:
    """Return bag-info.txt of the payload that lies in a folder."""
    payload = files_below(folder / PAYLOAD)
    size = sum(map(size_of, payload))
    lines = [*info, ("Payload-Oxum", f"{size}.{len(payload)}")]
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in lines)


def manifest_text(folder: Path) -> str:
    """Return the manifest of the payload that lies in a folder."""
    return _listed(folder, files_below(folder / PAYLOAD))


def tags_text(folder: Path) -> str:
    """Return the manifest of the tag files that lie in a folder."""
    tags = [path for path in entries(folder) if is_file(path)]
    return _listed(folder, [path for path in tags if not path.name.startswith(TAGS)])


def _listed(folder: Path, paths: Iterable[Path]) -> str:
    lines = []
    for path in paths:
        lines.append((path.relative_to(folder).as_posix(), digest_of_file(path)))
    return "".join(f"{digest}  {_encoded(path)}\n" for path, digest in sorted(lines))


def _encoded(name: str) -> str:
    """Write a file's name as a manifest may have it: on one line."""
    return name.replace("\r", "%0D").replace("\n", "%0A")
