"""import.json: what came from where, so that nothing is imported twice or undone."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from layout.copy.remarks import refusal
from layout.notebook import Notebook

NAME = "import.json"
VERSION = 1
# What names the file of an article that an import has written.
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportEntry:
    """One imported article.

    `source` is the name it was imported by, `sha256` the digest of its source's bytes
    and `part` its place in that source, from 0. `written` is the digest of the article
    as the import wrote it: another one today means that somebody has edited it.
    """

    slug: str
    source: str
    sha256: str
    written: str
    part: int = 0
    told: dict[str, Any] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """Return the entry as JSON has it."""
        return {
            "slug": self.slug,
            "source": self.source,
            "sha256": self.sha256,
            "part": self.part,
            "written": self.written,
            **self.told,
        }


def read_record(data: bytes | None, remarks: Notebook) -> tuple[ImportEntry, ...]:
    """Return the entries of an import.json.

    Raises:
        Unreadable: it is not what an import wrote.
    """
    if data is None:
        return ()
    try:
        return tuple(_entry(entry) for entry in json.loads(data)["articles"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise refusal(
            remarks,
            f"{NAME} is damaged, so what was imported before is not known",
            "bring it back from a backup; or delete it, and the articles of the import",
        ) from problem


def record_text(entries: list[ImportEntry]) -> str:
    """Return the text of import.json, sorted by slug.

    What of a source's name is no text stands there as JSON's escapes, and is read as
    it was.
    """
    ordered = sorted(entries, key=lambda entry: entry.slug)
    content = {"version": VERSION, "articles": [entry.plain() for entry in ordered]}
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    return text.encode(errors="backslashreplace").decode()


def _entry(data: dict[str, Any]) -> ImportEntry:
    known = ("slug", "source", "sha256", "written")
    texts = {name: str(data[name]) for name in known}
    if not SLUG.fullmatch(texts["slug"]):
        # It names a file, which is written: nobody's else but the article's.
        raise ValueError(f"no import has written the slug {texts['slug']!r}")
    told = {k: v for k, v in data.items() if k not in (*known, "part")}
    return ImportEntry(part=int(data.get("part", 0)), told=told, **texts)
