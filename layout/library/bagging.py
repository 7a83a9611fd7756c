"""A folder made a bag: manifests, and who packed what and when (RFC 8493).

The bag is written here and not by the library of that name, which dates a bag by the
clock and signs it with its own version: a bag is to come out the same years later.
"""

from collections.abc import Iterable
from pathlib import Path

from layout.disk.digests import digest_of_file
from layout.library.fixity import DECLARATION, INFO, PAYLOAD

# Of 1.0 and 0.97, which differ in per cents in file names alone, the one that the
# Library of Congress's own tool reads as it is written.
DECLARED = "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n"
# What `digest_of_file` takes.
ALGORITHM = "sha256"


def bag_up(folder: Path, info: Iterable[tuple[str, str]]) -> None:
    """Turn a folder that has its payload in data/ into a bag.

    `info` are labels and values for bag-info.txt; the payload's count is added.
    """
    payload = sorted(path for path in (folder / PAYLOAD).rglob("*") if path.is_file())
    size = sum(path.stat().st_size for path in payload)
    lines = [*info, ("Payload-Oxum", f"{size}.{len(payload)}")]
    (folder / DECLARATION).write_text(DECLARED, "utf-8")
    text = "".join(f"{label}: {' '.join(value.split())}\n" for label, value in lines)
    (folder / INFO).write_text(text, "utf-8")
    _write_manifest(folder, f"manifest-{ALGORITHM}.txt", payload)
    tags = sorted(path for path in folder.iterdir() if path.is_file())
    _write_manifest(folder, f"tagmanifest-{ALGORITHM}.txt", tags)


def _write_manifest(folder: Path, name: str, paths: list[Path]) -> None:
    lines = []
    for path in paths:
        lines.append((path.relative_to(folder).as_posix(), digest_of_file(path)))
    text = "".join(f"{digest}  {_encoded(path)}\n" for path, digest in sorted(lines))
    (folder / name).write_text(text, "utf-8")


def _encoded(name: str) -> str:
    """Write a file's name as a manifest may have it: on one line."""
    return name.replace("\r", "%0D").replace("\n", "%0A")
