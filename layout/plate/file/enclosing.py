"""Sources put into an archive file, as attachments that it says are its sources.

Whoever finds only the PDF has the copy as it was written too, and the plan by which
it was set (ISO 19005-3, 6.8, and its annex E).
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import md5

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from layout.desk.issue import Issue
from layout.disk.unchanged import read_unchanged
from layout.plate.file.archival import ENDS

MANIFEST, PAPER, PLAN = "issue.toml", "paper.toml", "plan.toml"
ABOUT = {
    MANIFEST: "the issue's manifest",
    PLAN: "where everything stands in the issue",
    PAPER: "the publication's manifest",
}
# Media types by the end of a file's name (RFC 7763; TOML's is registered too).
KINDS = {".md": "text/markdown", ".markdown": "text/markdown"}
TOML = "application/toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file to put into another: its path in the publication, media type, content."""

    name: str
    kind: str
    about: str
    content: bytes


def sources_of(issue: Issue) -> tuple[Enclosure, ...]:
    """Return an issue's articles and manifests, sorted by their paths.

    Raises:
        Refused: one has changed since the issue was read.
    """
    publication = issue.publication
    plan = issue.file.removesuffix(MANIFEST) + PLAN
    paper = publication.home_of(PAPER) / PAPER
    manifests = (
        (issue.file, issue.folder / MANIFEST, issue.sha256),
        (plan, issue.folder / PLAN, issue.plan_sha256),
        (PAPER, paper, publication.sha256),
    )
    found = {
        name: Enclosure(
            name=name,
            kind=TOML,
            about=ABOUT[path.name],
            content=read_unchanged(path, digest),
        )
        for name, path, digest in manifests
        if digest
    }
    for article in issue.articles:
        path = publication.home_of(article.file) / article.file
        if path.is_file():
            found[article.file] = Enclosure(
                name=article.file,
                kind=KINDS.get(path.suffix, "text/plain"),
                about=f"the copy of “{article.headline}”",
                content=read_unchanged(path, article.sha256),
            )
    return tuple(found[name] for name in sorted(found))


def enclose(whole: Pdf, enclosures: Sequence[Enclosure], moment: datetime) -> None:
    """Attach files to a PDF, each once, dated `moment`."""
    stamp = f"D:{moment:%Y%m%d%H%M%S}Z"
    names, associated = Array(), Array()
    for enclosure in enclosures:
        file = whole.make_indirect(_attachment(whole, enclosure, stamp))
        names.extend(Array([String(enclosure.name), file]))
        associated.append(file)
    tree = whole.make_indirect(Dictionary(Names=names))
    whole.Root.Names = Dictionary(EmbeddedFiles=tree)
    whole.Root.AF = associated


def _attachment(whole: Pdf, enclosure: Enclosure, stamp: str) -> Dictionary:
    content = Stream(whole, b"")
    deflated = zlib.compress(enclosure.content)
    if deflated.endswith(ENDS):
        # Some readers doubt a stream that ends like a line; so this one is spelt out.
        filters = Array([Name.ASCIIHexDecode, Name.FlateDecode])
        content.write(deflated.hex().encode() + b">", filter=filters)
    else:
        content.write(deflated, filter=Name.FlateDecode)
    content.Type = Name.EmbeddedFile
    content.Subtype = Name(f"/{enclosure.kind}")
    content.Params = Dictionary(
        Size=len(enclosure.content),
        CreationDate=String(stamp),
        ModDate=String(stamp),
        CheckSum=String(md5(enclosure.content, usedforsecurity=False).digest()),
    )
    name = String(enclosure.name)
    return Dictionary(
        Type=Name.Filespec,
        F=name,
        UF=name,
        Desc=String(enclosure.about),
        AFRelationship=Name.Source,
        EF=Dictionary(F=content, UF=content),
    )
