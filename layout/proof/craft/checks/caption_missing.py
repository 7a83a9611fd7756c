"""Caption missing: a photograph that nobody explains.

A picture without a caption asks who and where, and does not answer. Captions are
read before the copy, and twice as often. Drawings may explain themselves.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.craft.photographs import photographs
from layout.proof.craft.specimen import CraftFinding, Specimen

CODE = Code.CAPTION_MISSING


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find placed photographs without a caption."""
    for photograph in photographs(specimen):
        if not photograph.picture.caption:
            yield CraftFinding(
                page=photograph.page,
                file=specimen.file(photograph.slug),
                message=f'the picture "{photograph.picture.name}" has no caption',
                hint="write one: who, where, and what cannot be seen",
            )
