"""Each page as a PDF of its own, cut out of the whole issue."""

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from pikepdf import Array, Object

from layout.desk.issue import Issue
from layout.disk.contents import opened
from layout.plate.file.identity import Claims, describe, identity


def leaves(pdf: Path, issue: Issue) -> Iterator[bytes]:
    """Yield the pages of an issue's PDF one by one.

    Links to other pages lead nowhere there and are taken off; the tags are in the
    whole file.
    """
    with opened(pdf) as file, pikepdf.open(file) as source:
        for page in source.pages:
            _cut_loose(page.obj)
        for page in source.pages:
            with pikepdf.new() as leaf:
                leaf.pages.append(page)
                describe(leaf, identity(issue, ""), Claims())
                out = io.BytesIO()
                leaf.save(
                    out,
                    deterministic_id=True,
                    object_stream_mode=pikepdf.ObjectStreamMode.generate,
                )
            yield out.getvalue()


def _cut_loose(page: Object) -> None:
    """Take off what leads from a page to others or to the structure of the whole."""
    for key in ("/StructParents", "/Tabs"):
        if key in page:
            del page[key]
    annotations = page.get("/Annots")
    if annotations is None:
        return
    kept = [a for a in annotations if "/Dest" not in a and "/A" in a]
    for annotation in kept:
        for key in ("/StructParent", "/P"):
            if key in annotation:
                del annotation[key]
    if kept:
        page.Annots = Array(kept)
    else:
        del page.Annots
